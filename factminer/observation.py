"""Claims to observations: what remains once indicator, place and period are resolved."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from factminer.quantity.unit import UNITS, Units

# A claim as the table of claims has it, column by column.
Row = Mapping[str, Any]
Key = tuple[object, ...]

# Words inside an indicator that tell which slice of a statistic it is.
_DIMENSIONS = ("新增", "累计", "人均", "户均", "年均", "日均", "平均", "城镇", "农村", "规模以上")


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
    place: str | None
    place_code: str | None
    period: str | None
    period_start: datetime.date | None
    period_end: datetime.date | None
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: str
    unit: str
    unit_code: str | None
    printed_value: Decimal | float | None
    printed_unit: str
    change: str
    basis: str | None
    per: str | None
    status: str
    claims: tuple[str, ...]
    sources: int
    agreed: bool


# The columns of claims that observations are made of.
COLUMNS = (
    "claim_id",
    "document_id",
    "indicator",
    "indicator_id",
    "action",
    "place",
    "place_code",
    "period",
    "period_start",
    "period_end",
    "value",
    "value_exact",
    "low",
    "high",
    "unit",
    "qualifier",
    "change",
    "basis",
    "per",
    "status",
    "same_as",
)


def find_observations(claims: Iterable[Row], units: Units = UNITS) -> list[Observation]:
    """The observations that `claims`, of one or many documents, support; sorted by their first claim.

    Claims are one observation where indicator (its id, if it has one), place, period, unit, status, change, base
    and what was done to the things counted agree. Without a period two claims are one observation only where the page
    repeats the figure. A claim without indicator or place is not resolved and supports none.
    """
    groups: dict[Key, list[Row]] = {}
    for key, claim in find_keys(claims, units):
        groups.setdefault(key, []).append(claim)
    found = (observe(name_of(key), group, units) for key, group in groups.items())
    return sorted(found, key=lambda o: (o.claims[0], o.observation_id))


def find_keys(claims: Iterable[Row], units: Units = UNITS) -> Iterator[tuple[Key, Row]]:
    """Each claim that supports an observation with what it shares with the others; repeated figures come last.

    The claims of a document stand together in `claims`, for a repeated figure goes with its first mention.
    """
    keys: dict[str, Key] = {}
    for claim in sorted(claims, key=lambda claim: claim["same_as"] is not None):
        if claim["indicator"] and claim["place"] is not None:
            key = keys.get(claim["same_as"] or "") or _key(claim, units)
            keys[claim["claim_id"]] = key
            yield key, claim


def name_of(key: Key) -> str:
    """The observation's name in the tables."""
    return hashlib.sha256(repr(key).encode()).hexdigest()[:16]


def observe(name: str, group: Sequence[Row], units: Units = UNITS) -> Observation:
    """The observation of this name that the claims support, the first mention first."""
    first = group[0]
    unit, _ = units.base(first["unit"])
    figures = {tuple(_based(v, c["unit"], units) for v in (_value(c), c["low"], c["high"])) for c in group}
    agreed = len(figures) == 1
    value, low, high = next(iter(figures)) if agreed else (None, None, None)
    return Observation(
        observation_id=name,
        indicator=first["indicator"],
        indicator_id=first["indicator_id"],
        dimensions=(*(word for word in _DIMENSIONS if word in first["indicator"]), *filter(None, [_deed(first)])),
        place=first["place"],
        place_code=first["place_code"],
        period=first["period"],
        period_start=first["period_start"],
        period_end=first["period_end"],
        value=value,
        low=low,
        high=high,
        qualifier=first["qualifier"],
        unit=unit,
        unit_code=units.code(unit),
        printed_value=_value(first) if agreed else None,
        printed_unit=first["unit"],
        change=first["change"],
        basis=first["basis"],
        per=first["per"],
        status=first["status"],
        claims=tuple(claim["claim_id"] for claim in group),
        sources=len({claim["document_id"] for claim in group}),
        agreed=agreed,
    )


def _key(claim: Row, units: Units) -> Key:
    own = None if claim["period"] else claim["same_as"] or claim["claim_id"]
    return (
        claim["indicator_id"] or claim["indicator"],
        claim["place"],
        claim["period"],
        units.base(claim["unit"])[0],
        claim["change"],
        claim["basis"],
        claim["per"],
        claim["status"],
        _deed(claim),
        own,
    )


def _deed(claim: Row) -> str | None:
    """What was done to the things counted: 覆盖职工 and 慰问职工 are two counts. A known statistic needs no verb."""
    return None if claim["indicator_id"] or claim["change"] != "level" else claim["action"]


def _value(claim: Row) -> Decimal | float | None:
    """The exact value, the double where the value has no exact decimal (a third)."""
    exact: Decimal | None = claim["value_exact"]
    value: float | None = claim["value"]
    return value if exact is None else exact


def _based(value: Decimal | float | None, unit: str, units: Units) -> Decimal | None:
    if value is None:
        return None
    return (value if isinstance(value, Decimal) else Decimal(repr(value))) * units.base(unit)[1]
