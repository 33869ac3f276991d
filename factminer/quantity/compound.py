"""An amount in several units: 123元1角1分, 3小时20分, 三年六个月, 1米75, 两块五. It is one quantity.

The value is in the first unit where its decimals end (2小时30分 is 2.5 小时), else in the last (1小时20分 is 80 分钟).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Context, Decimal, Inexact
from functools import lru_cache

from factminer.lexicon import load
from factminer.lexicon.number_words import UnitPart
from factminer.quantity.number import number_at
from factminer.quantity.quantity import Quantity

# 1米75, 两块五, 46秒40: the digits behind are decimals of the unit; a unit, a digit or a counted noun behind them forbids it.
_DECIMALS = frozenset({"米", "块", "毛", "角", "秒"})
_TRAILING = re.compile(
    r"(?P<digits>[0-9]{1,2}|零?[一二三四五六七八九]{1,2})(?![0-9.一二三四五六七八九十百千万亿个名家人元块米厘公多余几至到角毛分、%-])"
)
# What a unit means in such company: 块 is money, 分 before 秒 minutes.
_MEANT = {
    **{(unit, part): (unit, "money") for unit in ("块", "毛") for part in ("块", "毛", "角", "分")},
    ("分", "秒"): ("分钟", "time"),
}


def with_parts(text: str, first: Quantity) -> Quantity:
    """The amount with the parts printed behind it; the amount itself where there are none.

    >>> from factminer.quantity.amount import amount_at
    >>> [(str(q.value), q.unit) for t in ("123元1角1分", "1小时20分", "三年六个月", "1米75，") if (q := amount_at(t, 0))]
    [('123.11', '元'), ('80', '分钟'), ('3.5', '年'), ('1.75', '米')]
    """
    if first.value is None or first.qualifier != "exact" or first.value != first.value.to_integral_value():
        return first
    total, end, last = Decimal(0), first.end, first.unit
    parts = Decimal(1)  # how many of the last unit make the first
    while (part := _part_at(text, end, last)) is not None:
        value, end, last, ratio = part
        parts *= ratio
        total = total * ratio + value
    if last in _DECIMALS and (found := _TRAILING.match(text, end)) and (number := number_at(text, end)):
        total, end = total + number.value.scaleb(-len(found["digits"])), found.end()
    if end == first.end:
        return first
    unit, kind = _MEANT.get((first.unit, last), (first.unit, first.kind))
    context = Context(prec=40)
    whole = context.add(first.value, context.divide(total, parts))
    if context.flags[Inexact]:
        whole, unit = first.value * parts + total, "分钟" if last == "分" else last
    return replace(first, value=whole.normalize() + 0, unit=unit, kind=kind, end=end)


def _part_at(text: str, at: int, unit: str) -> tuple[Decimal, int, str, Decimal] | None:
    """Value, end, name and ratio of the part of `unit` printed at `at`."""
    here = at + 1 if text[at : at + 1] in ("零", "又") else at
    number = number_at(text, here)
    if number is None:
        return None
    for name, ratio in _parts().get(unit, ()):
        if text.startswith(name, number.end) and number.value < ratio:
            return number.value, number.end + len(name), name, ratio
    return None


@lru_cache(maxsize=1)
def _parts() -> dict[str, tuple[tuple[str, Decimal], ...]]:
    """The parts of each unit, longest name first."""
    index: dict[str, list[tuple[str, Decimal]]] = {}
    for row in sorted(load(UnitPart), key=lambda r: -len(r.part)):
        index.setdefault(row.unit, []).append((row.part, row.ratio))
    return {unit: tuple(parts) for unit, parts in index.items()}
