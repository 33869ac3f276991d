"""A quantity as printed at a place: number, unit, sign and qualifiers, or a range.

`amount_at` reads the longest quantity whose number begins at a given place. It does not ask whether the text asserts
the quantity: that is the verdict's business.
"""

from __future__ import annotations

import re
from dataclasses import replace

from factminer.quantity.compound import with_parts
from factminer.quantity.fraction import fraction_at, ratio_at
from factminer.quantity.half import half_at
from factminer.quantity.plain import plain_at
from factminer.quantity.qualifier import qualifier_after, qualifier_before, qualifier_before_verb
from factminer.quantity.quantity import Quantity
from factminer.quantity.range import deviation_at, neighbours_at, qualified_range, range_from
from factminer.quantity.sign import below_zero, sign_before
from factminer.quantity.unit import UNITS, Units

# .5: a decimal without its nought.
_POINT_FIRST = re.compile(r"(?<![0-9A-Za-z.。])\.[0-9]{1,20}(?![0-9.万亿百千])")
# 华氏温度98.6度, 摄氏37°: the scale stands before the number.
_SCALE = re.compile(r"(?P<name>摄氏|华氏)(?:温度)?\Z")
_WITHIN = re.compile(r"内(?![容部在外地阁涵陆需销存衣])")


def amount_at(text: str, at: int, units: Units = UNITS) -> Quantity | None:
    """The quantity whose number begins at `at`, its sign and qualifiers taken in; None where no number can be read.

    >>> q = amount_at("覆盖职工近2.6万人，", 5)
    >>> q.start, q.end, int(q.value), q.unit, q.qualifier, q.multiplier
    (4, 10, 26000, '人', 'nearly', 4)
    >>> r = amount_at("5%—8%", 0)
    >>> str(r.low), str(r.high), r.unit, r.qualifier
    ('5', '8', '%', 'range')
    """
    found = _doubled(text, at, units) or neighbours_at(text, at, units)
    if found is None:
        zero = below_zero(text, at)
        single = _single(text, at if zero is None else zero, units)
        if single is None:
            return None
        found = _signed(text, single, at, zero, units)
        found = deviation_at(text, found.end, found, units) or range_from(text, found, units) or found
    if found.qualifier == "range":
        return qualified_range(text, found)
    return _qualified(text, found)


def _single(text: str, at: int, units: Units) -> Quantity | None:
    found = half_at(text, at, units) or fraction_at(text, at, units) or ratio_at(text, at, units)
    if found is None and (plain := plain_at(text, at, units)) is not None:
        found = with_parts(text, plain)
    return found


def _signed(text: str, found: Quantity, at: int, zero: int | None, units: Units) -> Quantity:
    """The amount with what is printed before its number and belongs to it: a sign, a currency."""
    assert found.value is not None
    if text[at - 1 : at] == "." and _POINT_FIRST.match(text, at - 1) and found.number_end - at <= 20:
        minus = sign_before(text, at - 1, found.kind)
        value = found.value.scaleb(at - found.number_end)
        return replace(found, start=at - 1 if minus is None else minus, value=value if minus is None else -value)
    if zero is not None:
        value = -found.value if text[at + 1] == "下" else found.value
        return replace(found, start=at, number_start=at, value=value)
    if (start := sign_before(text, at, found.kind)) is not None:
        return replace(found, start=start, value=-found.value)
    if found.unit in ("度", "°") and (scale := _SCALE.search(text, max(0, at - 6), at)):
        return replace(found, start=scale.start(), unit=f"{scale['name']}度", kind="temperature")
    if money := units.money_before(text, at, found.unit):
        start, unit = money
        return replace(found, start=start, unit=unit, kind="money")
    return found


def _doubled(text: str, at: int, units: Units) -> Quantity | None:
    """±5%: a range about nothing."""
    sign = (
        at - 1 if text[at - 1 : at] == "±" else at - 2 if text.startswith("正负", max(at - 2, 0)) and at >= 2 else None
    )
    return deviation_at(text, sign, None, units) if sign is not None and not text[sign - 1 : sign].isdigit() else None


def _qualified(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the qualifiers that touch it."""
    start, end, qualifier = quantity.start, quantity.end, quantity.qualifier
    if before := qualifier_before(text, start):
        start = before[0]
        qualifier = before[1] if qualifier == "exact" else qualifier
    # 11个多种经营: behind a classifier 多 begins the next word, behind a unit of measure it is more of it (3吨多).
    if (after := qualifier_after(text, end)) and text[end] not in ("来多余" if quantity.kind == "count" else "来"):
        # 以上 over a number already called 近 or 约 leaves the first word its say.
        end = after[0]
        qualifier = after[1] if qualifier == "exact" else qualifier
        if (second := qualifier_after(text, end)) and second[1] == "over":  # 500多万元以上
            end = second[0]
    elif quantity.kind == "time" and _WITHIN.match(text, end):
        end, qualifier = end + 1, "under"
    if qualifier == "exact":
        qualifier = qualifier_before_verb(text, start, quantity.kind) or qualifier
    if (start, end, qualifier) == (quantity.start, quantity.end, quantity.qualifier):
        return quantity
    return replace(quantity, start=start, end=end, qualifier=qualifier)
