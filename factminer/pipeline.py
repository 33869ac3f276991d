"""The whole river for one document: `mine` is a pure function from a document to its records."""

from __future__ import annotations

from dataclasses import dataclass

from factminer.check.check import Check
from factminer.claim.claim import Claim
from factminer.context.place import Place
from factminer.page.article import Article, Noise
from factminer.quantity.quantity import Numeral
from factminer.source.document import Document
from factminer.span import Span


@dataclass(frozen=True)
class LedgerRow:
    """A numeral of the page in its place in the document, and the claim it is part of, if any."""

    numeral: Numeral
    spans: tuple[Span, ...]
    quote: str
    claim_id: str | None = None


@dataclass(frozen=True)
class MinedArticle:
    """An article with what was found out about it as a whole: its place, and its date in EDTF where the page states one."""

    article: Article
    place: Place | None = None
    published: str | None = None


@dataclass(frozen=True)
class Mined:
    """All that was found in one document."""

    document: Document
    articles: tuple[MinedArticle, ...]
    noise: tuple[Noise, ...]
    claims: tuple[Claim, ...]
    ledger: tuple[LedgerRow, ...]
    checks: tuple[Check, ...]
