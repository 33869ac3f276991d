"""Mined documents to rows: one function a table, each giving dictionaries with the columns of its schema."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from factminer.check.check import Check
from factminer.claim.claim import Claim
from factminer.context.period import Period
from factminer.context.place import Place
from factminer.dataset.number import double, exact, is_cut
from factminer.dataset.problem import Problem
from factminer.dataset.tables import Row
from factminer.observation import Observation
from factminer.page.article import Article
from factminer.pipeline import LedgerRow, Mined, MinedArticle
from factminer.source.document import Document
from factminer.span import Span, merge_spans
from factminer.text import Text


def document_row(
    document: Document, mined: Mined | None, *, copies: Sequence[str] = (), status: str = "ok", id_: str | None = None
) -> Row:
    """A row of documents. `mined` is None where nothing came of it, `id_` stands in where there is no text."""
    articles = mined.articles if mined else ()
    published, basis = _published(document, articles)
    places = {article.place.name for article in articles if article.place}
    return {
        "document_id": id_ or document.document_id,
        "source": document.source,
        "copies": list(copies),
        "sha256": document.sha256 or hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "media_type": document.media_type,
        "encoding": document.encoding,
        "text": document.text,
        "characters": len(document.text),
        "title": document.title,
        "url": document.url,
        "publication": document.publication or (mined.publication if mined else None),
        "published": published,
        "published_basis": basis,
        "place": document.place or (places.pop() if len(places) == 1 else None),
        "noise": [_range(noise.span) | {"reason": noise.reason} for noise in mined.noise] if mined else [],
        "articles": len(articles),
        "claims": len(mined.claims) if mined else 0,
        "status": status,
    }


def _published(document: Document, articles: Sequence[MinedArticle]) -> tuple[str | None, str]:
    """The document's date and where it comes from: what was given or the file states, else what all dated articles state
    alike, else what was inferred."""
    if document.published and document.published_basis != "inferred":
        return document.published, document.published_basis
    stated = {article.published for article in articles if article.published} - {document.published}
    if len(stated) == 1:
        return stated.pop(), "stated"
    return document.published, document.published_basis if document.published else "none"


def article_row(document: Document, mined: MinedArticle) -> Row:
    """A row of articles."""
    article = mined.article
    return {
        "article_id": article_id(document.document_id, article.number),
        "document_id": document.document_id,
        "source": document.source,
        "number": article.number,
        "page": article.page,
        "title": _string(article.title),
        "overline": _string(article.overline),
        "subtitle": _string(article.subtitle),
        "title_spans": [_range(span) for span in title_spans(article)],
        "byline": article.byline,
        "dateline": article.dateline,
        "genre": article.genre,
        "text": article.body.string,
        "text_map": text_map(article.body),
        "body_spans": [_range(span) for span in article.body.source_spans()],
        "place": mined.place.name if mined.place else None,
        "published": mined.published,
        "continued_from": article.continued_from,
        "continues_to": article.continues_to,
    }


def article_id(document_id: str, number: int) -> str:
    """The article's name in the tables."""
    return f"{document_id}-a{number}"


def title_spans(article: Article) -> tuple[Span, ...]:
    """Where overline, title and subtitle stand in the document, those that touch joined."""
    spans = [span for heading in article.headings for span in heading.source_spans()]
    return merge_spans(spans, article.body.source or (article.headings[0].source if spans else ""))


def text_map(text: Text) -> list[Row]:
    """The runs of a text with their places in it and in the source, those without a source left out."""
    return [
        {"text": offset, "source": run.start, "length": run.length}
        for offset, run in zip(text.offsets, text.runs, strict=False)
        if run.start < run.end
    ]


def claim_row(document: Document, page: str | None, claim: Claim) -> Row:
    """A row of claims."""
    quantity = claim.quantity
    return {
        "claim_id": claim.claim_id,
        "document_id": document.document_id,
        "article_id": article_id(document.document_id, claim.article),
        "source": document.source,
        "page": page,
        "section": claim.section,
        **_place_in_document(document, claim.spans),
        "text_start": claim.text_start,
        "text_end": claim.text_end,
        "sentence": claim.sentence,
        "value": double(quantity.value),
        "value_exact": exact(quantity.value),
        "low": double(quantity.low),
        "high": double(quantity.high),
        "unit": quantity.unit,
        "unit_code": quantity.unit_code,
        "multiplier": quantity.multiplier,
        "kind": quantity.kind,
        "qualifier": quantity.qualifier,
        "indicator": claim.indicator,
        "indicator_id": claim.indicator_id,
        "action": claim.action,
        "per": claim.per,
        **_place(claim.place),
        **_period(claim.period),
        "period_text": claim.period.text if claim.period else None,
        "status": claim.status,
        "change": claim.change,
        "basis": claim.basis,
        "speaker": claim.speaker,
        "same_as": claim.same_as,
        "rule": claim.rule,
        "repairs": list(claim.repairs),
    }


def numeral_row(document: Document, row: LedgerRow) -> Row:
    """A row of numerals."""
    return {
        "source": document.source,
        "document_id": document.document_id,
        **_place_in_document(document, row.spans),
        "verdict": row.numeral.verdict,
        "claim_id": row.claim_id,
        "rule": row.numeral.rule,
    }


def check_row(document: Document, check: Check) -> Row:
    """A row of checks, of a document that was held against itself."""
    return {
        "check_id": check_id(check),
        "document_id": document.document_id,
        "source": document.source,
        "kind": check.kind,
        "claims": [{"claim_id": claim_id, "role": role} for claim_id, role in check.claims],
        "expression": check.expression,
        "printed": double(check.printed),
        "computed": double(check.computed),
        "difference": double(check.difference),
        "tolerance": double(check.tolerance),
        "verdict": check.verdict,
        "finding": check.finding,
        "sentence": check.sentence,
    }


def check_id(check: Check) -> str:
    """The check's name in the tables, from what it holds against what."""
    parts = [check.kind, *(f"{claim_id} {role}" for claim_id, role in check.claims), check.expression]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def observation_row(observation: Observation) -> Row:
    """A row of observations."""
    return {
        "observation_id": observation.observation_id,
        "indicator": observation.indicator,
        "indicator_id": observation.indicator_id,
        "dimensions": list(observation.dimensions),
        "place": observation.place,
        "place_code": observation.place_code,
        "period": observation.period,
        "period_start": observation.period_start,
        "period_end": observation.period_end,
        "value": double(observation.value),
        "low": double(observation.low),
        "high": double(observation.high),
        "qualifier": observation.qualifier,
        "unit": observation.unit,
        "unit_code": observation.unit_code,
        "printed_value": None if observation.printed_value is None else float(observation.printed_value),
        "printed_unit": observation.printed_unit,
        "change": observation.change,
        "basis": observation.basis,
        "per": observation.per,
        "status": observation.status,
        "claims": list(observation.claims),
        "sources": observation.sources,
        "agreed": observation.agreed,
    }


def problem_row(problem: Problem) -> Row:
    """A row of problems."""
    return asdict(problem)


@dataclass(frozen=True)
class DocumentRows:
    """What one document adds to the tables, and what of it does not fit into them."""

    articles: tuple[Row, ...]
    claims: tuple[Row, ...]
    numerals: tuple[Row, ...]
    checks: tuple[Row, ...]
    problems: tuple[Problem, ...]


def rows_of(mined: Mined) -> DocumentRows:
    """The rows of one document, each table in the order of the text."""
    document = mined.document
    pages = {article.article.number: article.article.page for article in mined.articles}
    claims = sorted(mined.claims, key=lambda claim: (claim.span.start, claim.span.end, claim.claim_id))
    return DocumentRows(
        articles=tuple(article_row(document, article) for article in _bydouble(mined.articles)),
        claims=tuple(claim_row(document, pages.get(claim.article), claim) for claim in claims),
        numerals=_in_order(numeral_row(document, row) for row in mined.ledger),
        checks=tuple(check_row(document, check) for check in mined.checks),
        problems=tuple(_too_exact(document, claim) for claim in claims if is_cut(claim.value, claim.quote)),
    )


def _bydouble(articles: Iterable[MinedArticle]) -> list[MinedArticle]:
    return sorted(articles, key=lambda article: article.article.number)


def _in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: (row["start"], row["end"])))


def _place_in_document(document: Document, spans: Sequence[Span]) -> Row:
    if not spans:
        raise ValueError("a quote without a place in the document")
    return {
        "start": min(span.start for span in spans),
        "end": max(span.end for span in spans),
        "spans": [_range(span) for span in spans],
        "quote": "".join("".join(span.of(document.text).split()) for span in spans),
    }


def _range(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _string(text: Text | None) -> str | None:
    return None if text is None else text.string


def _place(place: Place | None) -> Row:
    return {"place": place.name if place else None, "place_code": place.code if place else None}


def _period(period: Period | None) -> Row:
    if period is None:
        return {"period": None, "period_start": None, "period_end": None}
    return {"period": period.edtf, "period_start": period.start, "period_end": period.end}


def _too_exact(document: Document, claim: Claim) -> Problem:
    span = claim.span
    message = f"{claim.quote} has more digits than value_exact can hold"
    return Problem(document.source, "table", "too many digits", message, document.document_id, span.start, span.end)
