"""Drafts and headlines into articles: paragraphs joined and named, and everything else into noise with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factminer.page.article import Article, Noise, Paragraph
from factminer.page.copies import cut_loops
from factminer.page.division import Draft
from factminer.page.headline import Unit
from factminer.page.piece import Piece
from factminer.page.repair.line_wrap import join_lines
from factminer.page.roles import (
    ends_with_credit,
    find_opening,
    is_byline,
    opens_list_item,
    trailing_name,
    turned_from,
    turned_to,
)
from factminer.span import Span
from factminer.text import Text

_PICTURE = re.compile(r"图为|图片[:：]|（[^（）]{0,6}图[^（）]{0,4}）")
_EXPLAINS = re.compile(r"(?:什么是|是什么|为什么|怎么|如何|哪些|了解|解读|问答|小知识|提醒).{0,12}$|[？?]")


@dataclass(frozen=True)
class Surroundings:
    """What stands round an article without being part of it: names below its headline, credit, marker of a turned page."""

    names: tuple[str, ...] = ()
    credit: str | None = None
    continued_from: str | None = None


class Builder:
    """Builds one article out of a draft; `noise` gathers what is left over."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        joined: Mapping[int, int],
        wrapped: bool,
        tables: Mapping[tuple[int, int], Sequence[Text]],
    ) -> None:
        self.pieces = pieces
        self.joined = joined
        self.wrapped = wrapped
        self.tables = tables
        self.noise: list[Noise] = []

    def build(self, number: int, draft: Draft, units: Sequence[Unit], around: Surroundings) -> Article:
        """The article; its credits, bylines and markers go to `noise`."""
        # Each paragraph as its halves, and whether a column's end stood before each: they are joined once, all together.
        halves: list[tuple[list[Text], list[int]]] = []
        kinds: list[str] = []
        paragraph_of: dict[int, int] = {}
        byline = next(iter(around.names), None)
        continued_from = around.continued_from
        continues_to = None
        has_credit = around.credit is not None
        for index in self._with_tables(draft.members):
            if isinstance(index, Text):
                halves.append(([index], [0]))
                kinds.append("table")
                continue
            piece = self.pieces[index]
            if piece.kind in ("credit", "byline"):
                self.drop(piece.text, piece.kind)
                has_credit = has_credit or piece.kind == "credit"
                byline = byline or (piece.string.strip("（）() ") if piece.kind == "byline" else None)
                continue
            text = piece.text
            marker = turned_from(text.string)
            if marker:
                continued_from = marker[1].strip()
                self.drop(text[: marker.end()], "continuation marker")
                text = _stripped(text[marker.end() :])
            going_on = turned_to(text.string)
            if going_on:
                continues_to = going_on[1].strip()
                self.drop(text[going_on.start() :], "continuation marker")
                text = _stripped(text[: going_on.start()])
            text, loops = cut_loops(text)
            for loop in loops:
                self.drop(loop, "duplicate")
            if not text.string:
                continue
            before = self.joined.get(index)
            if before is not None and before in paragraph_of:
                place = paragraph_of[before]
                halves[place][0].append(text)
                halves[place][1].append(1)
            elif self._goes_on(index, kinds):
                place = len(halves) - 1
                halves[place][0].append(text)
                halves[place][1].append(0)
            else:
                halves.append(([text], [0]))
                kinds.append(_section(piece))
                place = len(halves) - 1
            paragraph_of[index] = place
        texts = [join_lines(*parts) for parts in halves]
        body = Text.join(texts, "\n")
        paragraphs = []
        tables = []
        at = 0
        for text, kind in zip(texts, kinds, strict=True):
            rows = text.string.split("\n") if kind == "table" else [text.string]
            if len(rows) > 1:
                tables.append(Span(at, at + len(text)))
            for row in rows:
                paragraphs.append(Paragraph(at, at + len(row), kind))
                at += len(row) + 1
        prose = [text for text, kind in zip(texts, kinds, strict=True) if kind != "table"]
        opening = find_opening(
            next((t.string[:80] for t, kind in zip(texts, kinds, strict=True) if kind == "body"), "")
        )
        if opening and opening[1]:
            byline = opening[1]
        elif byline is None and prose:
            byline = _trailing_byline(prose[-1].string)
        if byline is None and around.credit:
            byline = around.credit
        overline, title, subtitle = self._headings(units)
        return Article(
            number,
            body,
            tuple(paragraphs),
            title,
            overline,
            subtitle,
            byline,
            opening[0] if opening else None,
            _genre(texts, kinds, has_credit, opening is not None, continued_from, title),
            None,
            continued_from,
            continues_to,
            tables=tuple(tables),
        )

    def _with_tables(self, members: Sequence[int]) -> Iterator[int | Text]:
        """The pieces of a draft with the tables that stand before (0) and behind (1) them."""
        for index in members:
            yield from self.tables.get((index, 0), ())
            yield index
            yield from self.tables.get((index, 1), ())

    def drop(self, text: Text, reason: str) -> None:
        """Put what `text` stands for on the page down as noise."""
        self.noise.extend(Noise(span, reason) for span in text.source_spans())

    def _goes_on(self, index: int, kinds: Sequence[str]) -> bool:
        """True where a subhead is the second line of the one before it: no blank line between, both short."""
        if not self.wrapped or not kinds or kinds[-1] != "subhead" or index == 0:
            return False
        piece, above = self.pieces[index], self.pieces[index - 1]
        if piece.kind != "heading" or above.kind != "heading" or piece.gap or piece.level or above.level:
            return False
        if opens_list_item(piece.string) or above.string[-1] in "？！。；":
            return False
        return bool(piece.column and above.column) and above.gap > 0

    def _headings(self, units: Sequence[Unit]) -> tuple[Text | None, Text | None, Text | None]:
        """Overline, title and subtitle."""
        over = [k for unit in units for k in unit.overline]
        main: list[int] = []
        sub: list[int] = []
        for unit in units:
            below = main and self.pieces[main[0]].level and not self.pieces[unit.main[0]].level
            (sub if below else main).extend(unit.main)
            sub.extend(unit.subtitle)
        return self._joined(over), self._joined(main), self._joined(sub)

    def _joined(self, indices: Sequence[int]) -> Text | None:
        if not indices:
            return None
        return join_lines([self.pieces[k].text for k in indices])


def _stripped(text: Text) -> Text:
    bare = text.string
    start = len(bare) - len(bare.lstrip())
    return text[start : max(start, len(bare.rstrip()))]


def _section(piece: Piece) -> str:
    if piece.kind == "table":
        return "table"
    if piece.kind == "heading":
        return "subhead"
    return "caption" if piece.lines[0].vertical or ends_with_credit(piece.string) else "body"


def _trailing_byline(string: str) -> str | None:
    name = trailing_name(string)
    if name is None:
        return None
    return name if is_byline(name) or ends_with_credit(string) or re.search("记者|通讯员|社|网|报", name) else None


def _genre(
    texts: Sequence[Text],
    kinds: Sequence[str],
    has_credit: bool,
    reported: bool,
    continued_from: str | None,
    title: Text | None,
) -> str:
    """What sort of article it is, from its form.

    A picture's caption names the photographer at its end or says what the picture shows; an explainer asks questions in
    its headings; a fragment has lost its beginning or its end to another page.
    """
    if continued_from:
        return "fragment"
    length = sum(len(text) for text in texts)
    last = texts[-1].string if texts else ""
    captioned = has_credit or ends_with_credit(last) or any(_PICTURE.search(text.string) for text in texts)
    if not reported and title is None and captioned and length < 600:
        return "caption"
    headings = [text.string for text, kind in zip(texts, kinds, strict=True) if kind == "subhead"]
    asks = [heading for heading in (*headings, title.string if title else "") if _EXPLAINS.search(heading)]
    if not reported and len(headings) >= 3 and asks:
        return "explainer"
    return "news"
