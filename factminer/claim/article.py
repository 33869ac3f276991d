"""The claims and numerals of one article: its body and its headings, each figure in the article's context."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from factminer.claim.basis import basis_in
from factminer.claim.claim import Claim
from factminer.claim.own import OwnMatch, ShapeFault, find_own, with_own_figures, with_own_reading
from factminer.claim.reader import find_readings
from factminer.claim.table_figure import Cell
from factminer.claim.table_period import leading_periods
from factminer.claim.table_setting import Surroundings
from factminer.claim.tabled import ReadTable, read_table
from factminer.context.indicator import indicator_id
from factminer.context.period import Period, Periods, read_periods
from factminer.context.place import Place, read_places
from factminer.context.speaker import read_speaker
from factminer.context.status import AND_ALSO, Stance, is_over, is_to_come, read_stance, read_status
from factminer.page.article import Article
from factminer.quantity.ledger import find_numerals
from factminer.quantity.quantity import Numeral, Quantity
from factminer.quantity.unit import Units
from factminer.quantity.vocabulary import VOCABULARY, Vocabulary
from factminer.source.document import Document
from factminer.text import Text


@dataclass(frozen=True)
class ReadArticle:
    """An article's claims, its numerals with the text they were read in, and its own place and date.

    `dated` is the date it was read with in the end, stated in its text or shown by it included.
    """

    claims: tuple[Claim, ...]
    numerals: tuple[tuple[Numeral, Text], ...]
    place: Place | None
    published: str | None
    faults: tuple[ShapeFault, ...] = ()
    dated: str | None = None


def read_article(
    document: Document,
    article: Article,
    published: str | None = None,
    frame: str = "",
    vocabulary: Vocabulary = VOCABULARY,
    before: Place | None = None,
    dated: str | None = None,
    told: str | None = None,
) -> ReadArticle:
    """Everything that is claimed in one article of `document`.

    `published` is the date in EDTF, given or stated; `frame` what the page's frame says: masthead, running head, source;
    `before` the place of the article that this one, without a headline, follows on the page; `dated` the date of the
    articles above it on the page, taken where neither the frame nor the article states its own; `told` a headline
    that does not stand on the page.
    """
    body = _prose(article)
    title = "\n".join([*([told] if told else []), *map(str, article.headings)]) or None
    places = read_places(body, title=title, frame=frame, given=document.place, before=before)
    periods = read_periods(body, published=published, year=dated, title=title)
    names = tuple(dict.fromkeys(m.span.of(body) for m in places.mentions))
    reading = _Reading(document, article, body, read_stance(body, title), names, vocabulary.units, periods.stated)
    own, faults = find_own(body, vocabulary.shapes)
    found = with_own_figures(body, find_numerals(body, vocabulary), own, vocabulary.units)
    claims = list(reading.claims(article.body, found, places.of, periods.of, own=own))
    numerals = [(numeral, article.body) for numeral in found]
    for read in _tables(article, body, title, places.main, periods, vocabulary):
        claims.extend(map(reading.cell, read.cells))
        numerals.extend((numeral, article.body) for numeral in read.numerals)
    claims.sort(key=lambda claim: claim.quantity.start)
    at = 0
    for heading in article.headings:
        period_of = partial(_period_of_heading, read_periods(str(heading), published=periods.published), periods, at)
        at += len(heading) + 1
        matches, late = find_own(str(heading), vocabulary.shapes)
        faults = (*faults, *late)
        found = with_own_figures(str(heading), find_numerals(str(heading), vocabulary), matches, vocabulary.units)
        place_of = partial(places.of_title, str(heading))
        claims.extend(reading.claims(heading, found, place_of, period_of, section="title", own=matches))
        numerals.extend((numeral, heading) for numeral in found)
    return ReadArticle(tuple(_repeated(claims)), tuple(numerals), places.main, published, faults, periods.published)


def _period_of_heading(own: Periods, periods: Periods, at: int, start: int, end: int) -> Period | None:
    """What a heading says of a figure's period, with the year that the body gives: 一季度…, below it 2022年一季度…."""
    period = own.of(start, end)
    if period is None or "XXXX" not in period.edtf:
        return period
    return periods.of_title(start + at, end + at) or period


def _prose(article: Article) -> str:
    """The body with line ends for its tables: what is read of the prose is what it would be without them."""
    body = str(article.body)
    parts = []
    at = 0
    for table in article.tables:
        parts += [body[at : table.start], "\n" * len(table)]
        at = table.end
    return "".join([*parts, body[at:]])


def _tables(
    article: Article, prose: str, title: str | None, place: Place | None, periods: Periods, vocabulary: Vocabulary
) -> Iterator[ReadTable]:
    """The tables of an article, each read with what its headline and the words above it say."""
    if not article.tables:
        return
    titled = [m.period for m in read_periods(title or "", published=periods.published).mentions if m.period]
    mentions = [(m.span, m.period) for m in periods.mentions if m.period]
    body = str(article.body)
    leads = leading_periods(prose, article.tables, mentions)
    for table, (period, first) in zip(article.tables, leads, strict=True):
        period = period or (titled[0] if titled else None)
        around = Surroundings(place, period, periods.published, title or "", first)
        yield read_table(body, table, around, vocabulary)


# So much of its paragraph before and behind a sentence tells whether it looks back.
_LED = 240
_AGAIN = re.compile(r"今年[^。；]{0,12}[又已]")
# Old pages print dates as １９９０年８月; the shapes read them in one form.
_DIGITS = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


@dataclass(frozen=True)
class _Reading:
    """What is the same for all texts of an article."""

    document: Document
    article: Article
    prose: str
    stance: Stance
    places: tuple[str, ...]
    units: Units
    published: str | None

    def claims(
        self,
        text: Text,
        numerals: tuple[Numeral, ...],
        place_of: Callable[[int, int], Place | None],
        period_of: Callable[[int, int], Period | None],
        section: str | None = None,
        own: Sequence[OwnMatch] = (),
    ) -> Iterator[Claim]:
        string = self.prose if text is self.article.body else str(text)
        starts = [p.start for p in self.article.paragraphs]
        plain = string.translate(_DIGITS)
        for quantity, reading, span in find_readings(plain, numerals, self.places, self.units):
            period = period_of(quantity.start, quantity.end)
            status = read_status(
                span.of(plain),
                at := quantity.start - span.start,
                at + quantity.end - quantity.start,
                None if section else self.stance,
                span.start,
                is_over(period, self.published) or _goes_on_behind(plain, span.end, period),
                _led(plain, span.start),
            )
            kind = section or (
                self.article.paragraphs[bisect_right(starts, quantity.start) - 1].kind if starts else "body"
            )
            claim = Claim(
                document_id=self.document.document_id,
                article=self.article.number,
                section=kind,
                spans=text.source_spans(quantity.start, quantity.end),
                anchor=_anchor(text, quantity),
                quote=text.quote(quantity.start, quantity.end),
                sentence=span.of(string).strip(),
                quantity=quantity,
                indicator=reading.indicator,
                text_start=None if section else quantity.start,
                text_end=None if section else quantity.end,
                indicator_id=indicator_id(reading.indicator),
                action=reading.action,
                per=reading.per,
                place=place_of(quantity.start, quantity.end),
                period=period,
                status="planned" if status == "actual" and is_to_come(period, self.published) else status,
                change=reading.change,
                basis=basis_in(reading, quantity, period) if reading.change != "level" else None,
                speaker=read_speaker(span.of(string)),
                rule=f"{quantity.rule}; {reading.rule}",
                repairs=text.repairs_in(quantity.start, quantity.end),
            )
            yield with_own_reading(claim, own, self.published) if own else claim

    def cell(self, cell: Cell) -> Claim:
        """The claim of a table's cell."""
        text, quantity = self.article.body, cell.quantity
        return Claim(
            document_id=self.document.document_id,
            article=self.article.number,
            section="table",
            spans=text.source_spans(quantity.start, quantity.end),
            anchor=_anchor(text, quantity),
            quote=text.quote(quantity.start, quantity.end),
            sentence=cell.row.of(str(text)).strip(),
            quantity=quantity,
            indicator=cell.indicator,
            text_start=quantity.start,
            text_end=quantity.end,
            indicator_id=indicator_id(cell.indicator),
            place=cell.place,
            period=cell.period,
            status=cell.status,
            change=cell.change,
            basis=cell.basis,
            rule=f"{quantity.rule}; {cell.rule}",
            repairs=text.repairs_in(quantity.start, quantity.end),
        )


def _led(text: str, at: int) -> str:
    """What the paragraph says before its sentence at `at`, with the paragraph before where it goes on with that."""
    low = text.rfind("\n", 0, at) + 1
    if low and AND_ALSO.match(text, low):
        low = text.rfind("\n", 0, low - 1) + 1
    return text[max(low, at - _LED) : at].strip("\n")


def _goes_on_behind(text: str, at: int, period: Period | None) -> bool:
    """True where the paragraph goes on behind `at` with 今年又 or the year after `period`: what it told before is past."""
    if period is None or period.end is None:
        return False
    behind = text[at : at + _LED].partition("\n")[0]
    return f"{period.end.year + 1}年" in behind or _AGAIN.search(behind) is not None


def _anchor(text: Text, quantity: Quantity) -> int:
    """The source place of the first numeral character of the quote."""
    return text.source_span(quantity.number_start, quantity.number_start + 1).start


def _repeated(claims: list[Claim]) -> Iterator[Claim]:
    """`claims` with each repeated figure pointing to its first mention; a headline takes the body's period from it."""
    first: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        q = claim.quantity
        key = (q.value, q.low, q.high, q.unit)
        earlier = first.get(key)
        if earlier is None or not _says_again(earlier, claim):
            first.setdefault(key, claim)
            yield claim
            continue
        if claim.section == "title":
            claim = replace(claim, period=claim.period or earlier.period, place=claim.place or earlier.place)
        yield replace(claim, same_as=earlier.claim_id)


def _says_again(earlier: Claim, claim: Claim) -> bool:
    """True where a claim repeats an earlier one. The rows of a table are named alike: there the whole name must be one."""
    if claim.section == "table":
        told, again = ((c.indicator, c.change, c.place, c.period.edtf if c.period else None) for c in (earlier, claim))
        return told == again
    return _alike(earlier.indicator, claim.indicator)


def _alike(a: str, b: str) -> bool:
    """True where two indicators end alike or share most of their characters."""
    common = len(set(a) & set(b))
    return bool(a and b) and (
        a.endswith(b[-2:]) or b.endswith(a[-2:]) or 2 * common >= len(set(a)) + len(set(b)) - common
    )
