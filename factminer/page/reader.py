"""A damaged newspaper page becomes its articles again; a well-formed text stays as it is.

The stages, each in its own module: printed lines (`line`), the page's frame out of them (`furniture`), tables out of the
rest (`barred`, `aligned`, `flattened`; put back by `inset`), which lines were set as one paragraph (`column`), paragraphs
and headings (`piece`), copies (`copies`), sentences cut in two (`continuation`), articles (`boundary`, `topic`,
`portrait`, `parts`, `division`), their headlines (`headline`), the result (`assembly`) and its printed page (`folio`).
Nothing is lost: what is in no article is noise with its reason.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median_low

from factminer.page.article import Article, Noise, Page
from factminer.page.assembly import Builder, Surroundings
from factminer.page.boundary import Frames
from factminer.page.column import Setting, measure
from factminer.page.copies import find_copies
from factminer.page.division import Divider, Division, Draft
from factminer.page.folio import find_pages
from factminer.page.furniture import Frame, find_frames
from factminer.page.glyphs import CONTINUERS
from factminer.page.headline import Headlines, assign_headlines
from factminer.page.inset import Insets, find_tables, without_tables
from factminer.page.line import Line, split_lines
from factminer.page.piece import Piece, cut_pieces
from factminer.page.roles import is_finished, turned_from
from factminer.source.document import Document
from factminer.span import Span


def read_page(document: Document) -> Page:
    """The articles of a page and the noise round them.

    >>> page = read_page(Document("新增绿地3公顷\\n\\n本报讯（记者 王一）今年全市新增绿地3公顷。\\n\\n第3版"))
    >>> article = page.articles[0]
    >>> str(article.title), str(article.body), article.byline
    ('新增绿地3公顷', '本报讯（记者 王一）今年全市新增绿地3公顷。', '记者 王一')
    >>> [noise.reason for noise in page.noise]
    ['page number']
    """
    lines = _close_set(split_lines(document.text))
    frames = find_frames(lines)
    tables = find_tables(lines, frames)
    noise = [Noise(mark, "markup") for table in tables for mark in table.marks]
    noise += [
        Noise(Span(line.start, line.end), frame.reason) for line, frame in zip(lines, frames, strict=True) if frame
    ]
    above, below = _frames_above(lines, frames)
    barred = frozenset(start for start, frame in above.items() if frame.head or frame.ends)
    flow, behind = without_tables(lines, frames, tables)
    noise += [Noise(line.mark, "markup") for line in flow if line.mark]
    barred |= behind
    settings = measure(flow)
    breaks = _breaks(flow, settings) - barred
    cut = _torn(cut_pieces(flow, settings, barred | breaks), breaks)
    copies = find_copies(cut)
    noise += [Noise(span, "duplicate") for k in sorted(copies) for span in cut[k].text.source_spans()]
    insets = Insets([piece for k, piece in enumerate(cut) if k not in copies], tables, lines, above)
    pieces = insets.pieces
    divider = Divider(pieces, insets.frames, bool(copies))
    division = _never_empty(divider.divide(), pieces)
    headlines = assign_headlines(pieces, division, divider)
    drafts = _with_leftovers(division.drafts, division, headlines, pieces)
    sewn = [seam for draft in division.drafts for seam in divider.sewing.find(draft.members) if seam.joined]
    places = insets.places(draft.members for draft in drafts)
    builder = Builder(pieces, {seam.after: seam.before for seam in sewn}, any(piece.column for piece in pieces), places)
    for k in headlines.names:
        builder.drop(pieces[k].text, "byline")
    around = _surroundings(division, headlines, pieces)
    articles = []
    for number, draft in enumerate(drafts):
        units = headlines.units.get(number, [])
        article = builder.build(number + 1, draft, units, around.get(number, Surroundings()))
        articles.append(replace(article, frame=_frame_of(division.drafts[number], pieces, insets.frames, below)))
    for run in division.loose:
        for k in run:
            if pieces[k].kind in ("credit", "byline"):
                builder.drop(pieces[k].text, pieces[k].kind)
            elif turned_from(pieces[k].string):
                builder.drop(pieces[k].text, "continuation marker")
    articles = _printed(articles)
    noise = _complete(document.text, articles, [*noise, *builder.noise])
    pages = find_pages(document.text, articles, noise)
    return Page(
        tuple(
            replace(article, number=n, page=page)
            for n, (article, page) in enumerate(zip(articles, pages, strict=True), 1)
        ),
        tuple(noise),
    )


def _close_set(lines: Sequence[Line]) -> list[Line]:
    """`lines` without the blank lines that stand between all lines of a page, within its sentences too."""
    within = [
        line.gap
        for above, line in pairwise(lines)
        if not is_finished(above.string) and any(mark in above.string for mark in "，、")
    ]
    usual = median_low(within) if len(within) * 4 >= len(lines) > 1 else 0
    return [replace(line, gap=max(0, line.gap - usual)) for line in lines] if usual else list(lines)


def _breaks(lines: Sequence[Line], settings: Sequence[Setting]) -> frozenset[int]:
    """Where blank lines cut a sentence: most go on below, but another column may have come between."""
    return frozenset(
        line.start
        for (above, line), setting in zip(pairwise(lines), settings[1:], strict=True)
        if setting.joins
        and line.gap > (line.string[0] == "“")
        and not is_finished(above.string)
        and line.string[0] not in CONTINUERS
    )


def _torn(pieces: Sequence[Piece], breaks: frozenset[int]) -> list[Piece]:
    """`pieces`, the halves on both sides of the `breaks` marked as such."""
    torn = [piece.lines[0].start in breaks for piece in pieces]
    return [
        replace(piece, kind="body", torn=torn[k], open=piece.open or any(torn[k + 1 : k + 2]))
        if torn[k] or any(torn[k + 1 : k + 2])
        else piece
        for k, piece in enumerate(pieces)
    ]


def _frames_above(lines: Sequence[Line], frames: Sequence[Frame | None]) -> tuple[dict[int, Frames], Frames]:
    """For the start of each line of text what of the page's frame stood right before it, and what below the last."""
    found: dict[int, Frames] = {}
    head: list[Span] = []
    ends: list[Span] = []
    for line, frame in zip(lines, frames, strict=True):
        if frame is None:
            found[line.start] = Frames(tuple(head), tuple(ends))
            head, ends = [], []
        elif frame.head:
            head.append(Span(line.start, line.end))
        elif frame.ends:
            ends.append(Span(line.start, line.end))
    return found, Frames(tuple(head), tuple(ends))


def _frame_of(draft: Draft, pieces: Sequence[Piece], above: Sequence[Frames], below: Frames) -> tuple[Span, ...]:
    """The lines of an archive's head right above a draft, its headings between included, and those that end it."""
    if not draft.members:
        return ()
    first = draft.members[0]
    while first and pieces[first - 1].kind == "heading":
        first -= 1
    head = [span for k in range(first, draft.members[0] + 1) for span in above[k].head]
    after = draft.members[-1] + 1
    ending = above[after] if after < len(pieces) else below
    return (*head, *ending.ends)


def _never_empty(division: Division, pieces: Sequence[Piece]) -> Division:
    """A page of headings only is read as one article of short lines."""
    if division.drafts or not pieces:
        return division
    return Division((Draft(list(range(len(pieces)))),), ())


def _surroundings(division: Division, headlines: Headlines, pieces: Sequence[Piece]) -> dict[int, Surroundings]:
    """What the loose runs say about the drafts beside them.

    Names stand below a headline and above the text, a credit or a byline in brackets below the text it belongs to.
    """
    first = {draft.members[0]: n for n, draft in enumerate(division.drafts) if draft.members}
    owner = {k: n for n, draft in enumerate(division.drafts) for k in draft.members}
    found: dict[int, Surroundings] = {}
    for number, units in headlines.units.items():
        names = tuple(pieces[k].string for unit in units for k in unit.names)
        found[number] = Surroundings(names)
    for run in division.loose:
        headed = False
        below, above = owner.get(run[0] - 1, -1), first.get(run[-1] + 1, -1)
        for k in run:
            piece = pieces[k]
            marker = turned_from(piece.string)
            number = above if headed or below < 0 else below
            now = found.get(number, Surroundings())
            if marker and above >= 0:
                found[above] = replace(found.get(above, Surroundings()), continued_from=marker[1].strip())
            elif piece.kind == "byline" and number >= 0:
                found[number] = replace(now, names=now.names or (piece.string.strip("（）() "),))
            elif piece.kind == "credit" and not headed and below >= 0:
                found[below] = replace(found.get(below, Surroundings()), credit=piece.string)
            headed = headed or piece.kind == "heading"
    return found


def _with_leftovers(
    drafts: Sequence[Draft], division: Division, headlines: Headlines, pieces: Sequence[Piece]
) -> list[Draft]:
    """The drafts with the headings that head no article put back in their places, as subheads."""
    extra: dict[int, list[int]] = {}
    for piece, before, after in headlines.leftover:
        extra.setdefault(after if after >= 0 else before if before >= 0 else 0, []).append(piece)
    return [
        Draft(_inserted(draft.members, sorted(extra[n])) if n in extra else list(draft.members))
        for n, draft in enumerate(drafts)
    ]


def _inserted(members: Sequence[int], extra: Sequence[int]) -> list[int]:
    """`members` in their own order, each of `extra` before the first member that stands after it on the page."""
    result: list[int] = []
    waiting = deque(extra)
    for member in members:
        while waiting and waiting[0] < member:
            result.append(waiting.popleft())
        result.append(member)
    return [*result, *waiting]


def _printed(articles: Iterable[Article]) -> list[Article]:
    return [article for article in articles if article.body.string.strip() or article.headings]


def _complete(source: str, articles: Sequence[Article], noise: Sequence[Noise]) -> list[Noise]:
    """The noise, each character of the page in one place only, and whatever no stage has placed as `unplaced`."""
    taken = bytearray(len(source))
    for article in articles:
        for text in (article.body, *article.headings):
            for span in text.source_spans():
                taken[span.start : span.end] = b"\x01" * len(span)
    result: list[Noise] = []
    for item in sorted(noise, key=lambda n: (n.span.start, n.span.end)):
        if len(item.span) and not any(taken[item.span.start : item.span.end]):
            taken[item.span.start : item.span.end] = b"\x01" * len(item.span)
            result.append(item)
    at = 0
    while (start := taken.find(b"\x00", at)) >= 0:
        end = taken.find(b"\x01", start)
        end = len(source) if end < 0 else end
        part = source[start:end]
        if not part.isspace():
            left = start + len(part) - len(part.lstrip())
            result.append(Noise(Span(left, start + len(part.rstrip())), "unplaced"))
        at = end
    return sorted(result, key=lambda n: n.span.start)
