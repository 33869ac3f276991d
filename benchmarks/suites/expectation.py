"""A peer's case in the terms of the guidelines.

What a type does not say is not compared: a peer's number has no qualifier, its money may have no value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from benchmarks.suites.case import Item
from benchmarks.suites.kind import MONEY, NUMBER, PERCENT, RANGE

_INTERVAL = re.compile(r"\s*[\[(]\s*(?P<low>[^,\s]*)\s*,\s*(?P<high>[^,\s]*)\s*[\])]\s*\Z")
_VAGUE = re.compile("[几幾]|数(?=[十百千万亿])")
_COMPARATORS = re.compile(
    "大于|小于|多于|少于|高于|低于|超过|不足|不到|以上|以下|以内|最多|最少|至多|至少|比|[<>≤≥＜＞]"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A value as exact fraction, and how the peer printed it: a rounded float is compared by its digits."""

    value: Fraction
    printed: str

    def times(self, factor: Fraction) -> Amount:
        """The amount in another unit; only an unchanged one keeps its printed digits."""
        return self if factor == 1 else Amount(self.value * factor, "")


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is to be read in the span of `item`: a value, or low and high, or a vague amount.

    `qualifiers` is None where the peer's type does not tell one. `part` says that the span holds two quantities by the
    guidelines, of which this is one.
    """

    item: Item
    value: Amount | None = None
    low: Amount | None = None
    high: Amount | None = None
    qualifiers: frozenset[str] | None = None
    vague: bool = False
    part: bool = False
    unit: str | None = None

    def __str__(self) -> str:
        """In one line, for the list of failures."""
        if self.vague:
            return f"{self.item.text}: vague"
        amount = "any value"
        if self.value is not None:
            amount = _shown(self.value)
        elif self.low is not None and self.high is not None:
            amount = f"{_shown(self.low)}..{_shown(self.high)}"
        words = "/".join(sorted(self.qualifiers)) if self.qualifiers else ""
        unit = "%" if self.item.type in PERCENT else self.unit or self.item.unit or ""
        return " ".join(part for part in (f"{self.item.text}:", amount, unit, words) if part)


def expectations(item: Item) -> tuple[Expectation, ...] | str:
    """What the guidelines make of one thing that the peer expects; or the reason why it cannot be told."""
    if _VAGUE.search(item.text):
        return (_vague(item),)
    if item.value is None:
        return (Expectation(item),)
    if isinstance(item.value, list):
        return _of_list(item, item.value)
    if isinstance(item.value, dict):
        return _of_object(item, item.value)
    if isinstance(item.value, str) and (interval := _INTERVAL.match(item.value)):
        return _bounded(item, amount(interval["low"]), amount(interval["high"]))
    value = amount(item.value)
    if value is None:
        return "the value cannot be read"
    if item.type in NUMBER and str(item.value).strip().endswith("%"):
        return (Expectation(replace(item, type="percentage"), value),)
    if item.text.endswith("打"):  # the peer counts dozens out, the guidelines keep the unit as written
        return (Expectation(item, value.times(Fraction(1, 12)), unit="打"),)
    return (Expectation(item, value),)


def amount(printed: object) -> Amount | None:
    """The value of a number of the file: 6E-05%, 12000.00, 0.5, 1/3; None where it is none."""
    if isinstance(printed, bool) or not isinstance(printed, int | str | Decimal):
        return None
    text = str(printed).strip().removesuffix("%").replace(",", "").strip()
    if re.fullmatch(r"-?[0-9]{1,30}/[1-9][0-9]{0,29}", text):
        return Amount(Fraction(text), text)
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    # An exponent beyond any figure of a text would only cost memory.
    return Amount(Fraction(value), text) if value.is_finite() and abs(value.adjusted()) < 100 else None


def _vague(item: Item) -> Expectation:
    """几十万, 数十亿, 十几: vague by the guidelines; the peer's lower bound, read with over, is right as well."""
    bound = item.value[0] if isinstance(item.value, list) and item.value else item.value
    if isinstance(bound, str) and (interval := _INTERVAL.match(bound)):
        bound = interval["low"]
    return Expectation(item, amount(bound), qualifiers=frozenset({"over"}), vague=True)


def _of_list(item: Item, values: list[object]) -> tuple[Expectation, ...] | str:
    """Two bounds: a range; but 3000多 is by the guidelines 3000, over."""
    bounds = [amount(value) for value in values]
    if len(bounds) != 2 or bounds[0] is None or bounds[1] is None:
        return "the value cannot be read"
    if item.type in MONEY and re.search("[多余]", item.text):
        return (Expectation(item, bounds[0], qualifiers=frozenset({"over"})),)
    return _bounded(item, bounds[0], bounds[1])


def _of_object(item: Item, value: dict[str, object]) -> tuple[Expectation, ...] | str:
    """An object with value and unit, or with the ends of an interval."""
    if "value" in value:
        unit = value.get("unit", item.unit)
        inner = replace(item, value=value["value"], unit=None if unit is None else str(unit))
        return expectations(inner) if not isinstance(inner.value, dict) else "the value is an object in an object"
    ends = [_end(value, names) for names in (("from", "min", "low"), ("to", "max", "high"))]
    low, high = (amount(end["value"]) if end else None for end in ends)
    if low is None and high is None:
        return "the value is an object of another kind"
    unit = next((end["unit"] for end in ends if end and end["unit"] is not None), item.unit)
    return _bounded(replace(item, unit=None if unit is None else str(unit)), low, high)


def _end(value: dict[str, object], names: tuple[str, ...]) -> dict[str, object] | None:
    """Value and unit of one end of an interval, which may be a number or an object."""
    for name in names:
        end = value.get(name)
        if isinstance(end, dict):
            return {"value": end.get("value"), "unit": end.get("unit")}
        if end is not None:
            return {"value": end, "unit": None}
    return None


def _bounded(item: Item, low: Amount | None, high: Amount | None) -> tuple[Expectation, ...] | str:
    """An interval of the peer: a range, one bound as over or under, one point as exact, or two quantities.

    大于10小于20 are two quantities with their qualifiers by the guidelines, not one range.
    """
    # 最多 and 最少 set a figure off without bounding it, by the guidelines; either reading is right.
    over = frozenset({"over", "exact"} if "最少" in item.text else {"over"})
    under = frozenset({"under", "exact"} if re.search("最多|最高", item.text) else {"under"})
    if low is not None and high is not None:
        if low.value == high.value:
            return (Expectation(item, low, qualifiers=frozenset({"exact"})),)
        if item.type in RANGE and len(_COMPARATORS.findall(item.text)) >= 2:
            return (
                Expectation(item, low, qualifiers=over, part=True),
                Expectation(item, high, qualifiers=under, part=True),
            )
        return (Expectation(item, low=low, high=high, qualifiers=frozenset({"range"})),)
    if low is not None:
        return (Expectation(item, low, qualifiers=over),)
    if high is not None:
        return (Expectation(item, high, qualifiers=under),)
    return "the value cannot be read"


def _shown(amount: Amount) -> str:
    return amount.printed or str(amount.value)
