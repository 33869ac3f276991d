"""The record of one calculation that the page allows to be redone."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Check:
    """A printed figure held against what other printed figures give.

    `claims` are (claim_id, role) pairs; `expression` is the calculation as a reader would write it (`30 ÷ 31`);
    `printed`, `computed`, `difference` and `tolerance` are in the unit of the printed figure; `verdict` is `agrees` or
    `differs`; `finding` is what else the arithmetic proves.
    """

    kind: str
    claims: tuple[tuple[str, str], ...]
    expression: str
    printed: Decimal
    computed: Decimal
    tolerance: Decimal
    sentence: str
    document_id: str | None = None
    source: str | None = None
    finding: str | None = None

    @property
    def difference(self) -> Decimal:
        """Printed less computed."""
        return self.printed - self.computed

    @property
    def verdict(self) -> str:
        """Whether the printed figure is what the calculation gives, within the rounding it was printed with."""
        return "agrees" if abs(self.difference) <= self.tolerance else "differs"
