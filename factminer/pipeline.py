"""The whole river for one document: `mine` is a pure function from a document to its records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from factminer.check.check import Check
from factminer.check.reader import find_checks
from factminer.claim.article import read_article
from factminer.claim.claim import Claim
from factminer.claim.own import ShapeFault
from factminer.context.place import Place
from factminer.context.publication import find_publication, find_signature, find_stated_date
from factminer.lexicon.user import Lexicon
from factminer.page.article import Article, Noise
from factminer.page.line import split_lines
from factminer.page.reader import read_page
from factminer.quantity.ledger import NUMERAL, find_numerals
from factminer.quantity.quantity import Numeral
from factminer.quantity.vocabulary import vocabulary_with
from factminer.source.document import Document
from factminer.span import Span
from factminer.text import Text


@dataclass(frozen=True)
class LedgerRow:
    """A numeral of the page in its place in the document, and the claim it is part of, if any."""

    numeral: Numeral
    spans: tuple[Span, ...]
    quote: str
    claim_id: str | None = None


@dataclass(frozen=True)
class MinedArticle:
    """An article with what was found out about it as a whole: its place, and its date in EDTF, given or stated."""

    article: Article
    place: Place | None = None
    published: str | None = None


@dataclass(frozen=True)
class Mined:
    """All that was found in one document; `publication` is the paper that its pages name, `faults` are the user's
    shapes that took too long."""

    document: Document
    articles: tuple[MinedArticle, ...]
    noise: tuple[Noise, ...]
    claims: tuple[Claim, ...]
    ledger: tuple[LedgerRow, ...]
    checks: tuple[Check, ...]
    publication: str | None = None
    faults: tuple[ShapeFault, ...] = ()


def mine(
    text: str | Document,
    *,
    source: str = "-",
    published: str | None = None,
    place: str | None = None,
    lexicon: Lexicon | None = None,
) -> Mined:
    """Read one document, from damaged page to checked claims.

    `text` is a Document or plain text; `published` (EDTF) and `place` say what the page does not,
    `lexicon` holds words and shapes of the user's. Pure: the same
    document gives the same records, in the order of the page.

    >>> claim = mine("2023年，全市签订集体合同149份。").claims[0]
    >>> claim.quote, claim.indicator, str(claim.value), claim.period.edtf
    ('149份', '集体合同', '149', '2023')
    """
    document = text if isinstance(text, Document) else Document(text, source, published=published, place=place)
    vocabulary = vocabulary_with(lexicon)
    page = read_page(document)
    articles: list[MinedArticle] = []
    claims: list[Claim] = []
    ledger: list[LedgerRow] = []
    faults: dict[str, ShapeFault] = {}
    outside = list(_lines(document.text, (noise.span for noise in page.noise)))
    running = (noise.span for noise in page.noise if noise.reason == "running head")
    heads = list(dict.fromkeys(_lines(document.text, running)))
    dated: str | None = None
    # Articles stamped with their own days were put together from elsewhere: the date of one says nothing of the next.
    stamps = {find_stated_date(_lines(document.text, article.frame)) for article in page.articles} - {None}
    for article, after in zip_longest(page.articles, page.articles[1:]):
        # The archive's lines beside an article speak of it, then the page's own head; of one article all lines do.
        beside = list(_lines(document.text, article.frame)) or (outside if len(page.articles) == 1 else [])
        frame = beside + heads
        published = _published(document, find_stated_date(frame))
        before = articles[-1].place if articles and not article.headings else None
        signed = find_signature(str(after.body)) if after else ""
        told = _told_headline(document) if len(page.articles) == 1 else None
        read = read_article(document, article, published, "\n".join([*frame, signed]), vocabulary, before, dated, told)
        dated = (read.dated or dated) if len(stamps) < 2 else None
        articles.append(MinedArticle(article, read.place, read.published))
        claims.extend(read.claims)
        faults.update({fault.shape: fault for fault in read.faults if fault.shape not in faults})
        ids = {claim.anchor: claim.claim_id for claim in read.claims}
        for numeral, held in read.numerals:
            ledger.append(_row(numeral, held, ids))
    for noise in page.noise:
        held = Text.of(document.text, noise.span)
        for numeral in find_numerals(str(held), vocabulary):
            verdict = numeral.verdict if numeral.verdict != "claim" else "noise"
            ledger.append(_row(replace(numeral, verdict=verdict, quantity=None), held, {}))
    ledger.extend(_left_over(document.text, ledger))
    claims.sort(key=lambda claim: (claim.span.start, claim.span.end))
    ledger.sort(key=lambda row: (row.spans[0].start, row.spans[0].end))
    checks = tuple(find_checks(claims))
    publication = find_publication(outside)
    return Mined(
        document, tuple(articles), page.noise, tuple(claims), tuple(ledger), checks, publication, tuple(faults.values())
    )


def _published(document: Document, stated: str | None) -> str | None:
    """The date of an article: what was given or the file states comes before its own words, a guess behind them."""
    if document.published_basis == "inferred":
        return stated or document.published
    return document.published or stated


def _told_headline(document: Document) -> str | None:
    """The title that a table of articles has for a text beside it; one that was found in the text is no news."""
    title = " ".join((document.title or "").split())
    return title if title and title not in document.text else None


def _lines(text: str, spans: Iterable[Span]) -> Iterator[str]:
    """The printed lines of parts of a page, repaired."""
    return (line.string for span in spans for line in split_lines(span.of(text)))


def _row(numeral: Numeral, held: Text, ids: dict[int, str]) -> LedgerRow:
    spans = held.source_spans(numeral.start, numeral.end)
    claim_id = None
    if numeral.quantity is not None and numeral.verdict == "claim":
        claim_id = ids[held.source_span(numeral.quantity.number_start, numeral.quantity.number_start + 1).start]
    return LedgerRow(numeral, spans, held.quote(numeral.start, numeral.end), claim_id)


def _left_over(text: str, ledger: list[LedgerRow]) -> Iterator[LedgerRow]:
    """Numerals of the page that no repaired text holds: the second prints of overprinted glyphs."""
    held = bytearray(len(text))
    for row in ledger:
        for span in row.spans:
            held[span.start : span.end] = b"\1" * len(span)
    for found in NUMERAL.finditer(text):
        at = found.start()
        if held[at]:
            continue
        end = at + 1
        while end < len(text) and not held[end] and NUMERAL.match(text, end):
            end += 1
        held[at:end] = b"\1" * (end - at)
        yield LedgerRow(Numeral(at, end, "copy", "overprinted glyphs"), (Span(at, end),), text[at:end])
