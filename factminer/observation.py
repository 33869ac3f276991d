"""Claims to observations: what remains once indicator, place and period are resolved."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factminer.context.period import Period
from factminer.context.place import Place


@dataclass(frozen=True)
class Observation:
    """One fact that one or several claims assert: indicator, place, period, value, unit.

    `value`, `low` and `high` are in the base `unit`; `printed_value` and `printed_unit` are as printed. `value` is None
    where the claims disagree (`agreed` is false). `sources` counts the documents that say it.
    """

    observation_id: str
    indicator: str
    indicator_id: str | None
    dimensions: tuple[str, ...]
    place: Place | None
    period: Period | None
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: str
    unit: str
    unit_code: str | None
    printed_value: Decimal | None
    printed_unit: str
    change: str
    basis: str | None
    per: str | None
    status: str
    claims: tuple[str, ...]
    sources: int
    agreed: bool
