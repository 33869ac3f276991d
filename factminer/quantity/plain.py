"""One number with its unit: 149份, 300多万人次, 1个多小时, 一吨半, 七五折, 1,234.5元/吨."""

from __future__ import annotations

import re
from decimal import Decimal

from factminer.quantity.half import HALF, half_after
from factminer.quantity.number import counts_up, multiplier, number_at, number_value
from factminer.quantity.qualifier import qualifier_after
from factminer.quantity.quantity import Quantity
from factminer.quantity.unit import UNITS, PrintedUnit, Units

_MAGNITUDE = re.compile(r"[十百千]?[万亿]{1,2}")
_INNER = ("多", "余", "来")
# 七成六, 九成九: the digit behind 成 is the next place.
_TENTH = re.compile(r"[一二三四五六七八九](?![一二三四五六七八九十百千万个名家人成年月])")
# 孕产妇死亡率7.8/10万: so many in a hundred thousand.
_OF_SO_MANY = re.compile("/(?:1|10|100)?[万千](?![0-9元吨])")


def plain_at(text: str, at: int, units: Units = UNITS) -> Quantity | None:
    """Number and unit at `at`, with 多, 余 or 来 between number, multiplier and unit, and 半 behind it; None without number.

    >>> [(str(q.value), q.unit, q.qualifier) for t in ("300多万人次", "1个多小时", "七五折", "三成半") if (q := plain_at(t, 0))]
    [('3.00E+6', '人次', 'over'), ('1', '个小时', 'over'), ('7.5', '折', 'exact'), ('35', '%', 'exact')]
    """
    number = number_at(text, at)
    if number is None or counts_up(text[at : number.end]):
        return None
    value, end, power, qualifier = number.value, number.end, number.multiplier, "exact"
    number_end = end
    if text.startswith("个亿", end):  # 两个亿, 3个亿元: said for 两亿
        value, power, end = value.scaleb(8), 8, end + 2
        number_end = end
    if text.startswith(_INNER, end):
        more = _MAGNITUDE.match(text, end + 1)
        if more and (grown := number_value(text[at:end] + more.group())) is not None:
            qualifier = "about" if text[end] == "来" else "over"
            value, power, end = grown, multiplier(text[at:end] + more.group()), more.end()
            number_end = end
        elif inner := qualifier_after(text, end):
            # 多 and 余 belong to the number only where a unit or a noun follows: 4000余人, not 结余.
            end, qualifier = inner
    if split := _split_unit(text, end, units):
        unit_end, written, half, over = split
        return Quantity(
            at, unit_end, value + half, written, over or qualifier, multiplier=power,
            kind="points" if written == "百分点" else "time", number_start=at, number_end=number_end,
            rule="number with unit",
        )  # fmt: skip
    unit = units.at(text, end)
    written, kind, stop = _printed(unit, end)
    if unit is None and (many := _OF_SO_MANY.match(text, end)):
        written, kind, stop = many.group(), "ratio", many.end()
    if written == "成":
        value, written = value * 10, "%"
        if half_after(text, stop, "成"):
            value, stop = value + 5, stop + 1
        elif tenth := _TENTH.match(text, stop):
            value, stop = value + (number_value(tenth.group()) or 0), tenth.end()
    elif written == "折":
        value = in_hundredths(value)
    elif half_after(text, stop, unit.written if unit else ""):
        value, stop = value + HALF, stop + 1
    return Quantity(
        at, stop, value, written, qualifier, multiplier=power, kind=kind, unit_code=unit.code if unit else None,
        number_start=at, number_end=number_end, rule="number with unit" if unit else "number",
    )  # fmt: skip


def in_hundredths(value: Decimal) -> Decimal:
    """七五折 and 75折 are 7.5 折, 九折 is 9.

    >>> str(in_hundredths(Decimal(75))), str(in_hundredths(Decimal(9)))
    ('7.5', '9')
    """
    return value.scaleb(-1) if value > 10 and value == value.to_integral_value() else value


def _printed(unit: PrintedUnit | None, end: int) -> tuple[str, str, int]:
    """Unit as it is recorded, kind of amount, and where it ends; a number alone has neither unit nor kind."""
    if unit is None:
        return "", "number", end
    return unit.recorded, unit.kind, unit.end


def _split_unit(text: str, end: int, units: Units) -> tuple[int, str, Decimal, str] | None:
    """1个多小时, 两个半月, 1个半百分点: 多 or 半 stands between 个 and what it counts, which keeps its 个."""
    if not text.startswith(("个多", "个半", "个来"), end):
        return None
    over = {"多": "over", "来": "about"}.get(text[end + 1], "")
    added = Decimal(0) if over else HALF
    if text.startswith("月", end + 2):
        return end + 3, "个月", added, over
    unit = units.at(text, end + 2)
    if unit is None or unit.unit.kind not in ("time", "points"):
        return None
    return unit.end, "百分点" if unit.unit.kind == "points" else f"个{unit.written}", added, over
