"""The record that everything else is for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factminer.context.period import Period
from factminer.context.place import Place
from factminer.quantity.quantity import Quantity
from factminer.span import Span


@dataclass(frozen=True)
class Claim:
    """One quantity that the text asserts of something, as printed.

    `spans` are its places in the document's text (several where the quote is cut), `text_start` and `text_end` its
    place in the article's repaired body (None for a headline). `rule` names the quantity's and the sentence's shape.
    """

    document_id: str
    article: int
    section: str
    spans: tuple[Span, ...]
    anchor: int
    quote: str
    sentence: str
    quantity: Quantity
    indicator: str
    text_start: int | None = None
    text_end: int | None = None
    indicator_id: str | None = None
    action: str | None = None
    per: str | None = None
    place: Place | None = None
    period: Period | None = None
    status: str = "actual"
    change: str = "level"
    basis: str | None = None
    speaker: str | None = None
    same_as: str | None = None
    rule: str = ""
    repairs: tuple[str, ...] = ()

    @property
    def claim_id(self) -> str:
        """Document and place of the quote's first numeral: no change of the rules can change it."""
        return f"{self.document_id}-{self.anchor}"

    @property
    def span(self) -> Span:
        """The one range that encloses the quote."""
        return Span(min(s.start for s in self.spans), max(s.end for s in self.spans))

    @property
    def value(self) -> Decimal | None:
        """The quantity's value, None for a range."""
        return self.quantity.value
