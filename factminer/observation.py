"""Claims to observations: what remains once indicator, place and period are resolved."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factminer.claim.claim import Claim
from factminer.context.period import Period
from factminer.context.place import Place
from factminer.quantity.unit import UNITS, Units

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


def find_observations(claims: Sequence[Claim], units: Units = UNITS) -> list[Observation]:
    """The observations that `claims`, of one or many documents, support; sorted by their first claim.

    Claims are one observation where indicator (its id, if it has one), place, period, unit, status, change, base
    and what was done to the things counted agree. Without a period two claims are one observation only where the page
    repeats the figure. A claim without indicator or place is not resolved and supports none.
    """
    groups: dict[tuple[object, ...], list[Claim]] = {}
    keys: dict[str, tuple[object, ...]] = {}
    for claim in sorted(claims, key=lambda c: c.same_as is not None):  # a repeated figure goes with its first mention
        if claim.indicator and claim.place is not None:
            key = keys.get(claim.same_as or "") or _key(claim, units)
            keys[claim.claim_id] = key
            groups.setdefault(key, []).append(claim)
    return sorted(
        (_observe(key, group, units) for key, group in groups.items()), key=lambda o: (o.claims[0], o.observation_id)
    )


def _key(claim: Claim, units: Units) -> tuple[object, ...]:
    quantity = claim.quantity
    own = None if claim.period else claim.same_as or claim.claim_id
    return (
        claim.indicator_id or claim.indicator,
        claim.place.name if claim.place else None,
        claim.period.edtf if claim.period else None,
        units.base(quantity.unit)[0],
        claim.change,
        claim.basis,
        claim.per,
        claim.status,
        _deed(claim),
        own,
    )


def _deed(claim: Claim) -> str | None:
    """What was done to the things counted: 覆盖职工 and 慰问职工 are two counts. A known statistic needs no verb."""
    return None if claim.indicator_id or claim.change != "level" else claim.action


def _observe(key: tuple[object, ...], group: list[Claim], units: Units) -> Observation:
    first = group[0]
    unit, _ = units.base(first.quantity.unit)
    figures = {
        tuple(_based(v, c.quantity.unit, units) for v in (c.value, c.quantity.low, c.quantity.high)) for c in group
    }
    agreed = len(figures) == 1
    value, low, high = next(iter(figures)) if agreed else (None, None, None)
    return Observation(
        observation_id=hashlib.sha256(repr(key).encode()).hexdigest()[:16],
        indicator=first.indicator,
        indicator_id=first.indicator_id,
        dimensions=(*(word for word in _DIMENSIONS if word in first.indicator), *filter(None, [_deed(first)])),
        place=first.place,
        period=first.period,
        value=value,
        low=low,
        high=high,
        qualifier=first.quantity.qualifier,
        unit=unit,
        unit_code=units.code(unit),
        printed_value=first.value,
        printed_unit=first.quantity.unit,
        change=first.change,
        basis=first.basis,
        per=first.per,
        status=first.status,
        claims=tuple(claim.claim_id for claim in group),
        sources=len({claim.document_id for claim in group}),
        agreed=agreed,
    )


def _based(value: Decimal | None, unit: str, units: Units) -> Decimal | None:
    return None if value is None else value * units.base(unit)[1]
