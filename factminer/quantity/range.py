"""Ranges: 5%—8%, 30至50元, 1—2万人, 五到六成, 百分之五至八, 二三十人, ±5%, 10与20亿元之间.

A unit or a multiplier printed once serves both ends. Intervals of dates and pages are none: they are told apart before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factminer.quantity.compound import with_parts
from factminer.quantity.fraction import fraction_at
from factminer.quantity.number import C, multiplier, number_value
from factminer.quantity.plain import in_hundredths, plain_at
from factminer.quantity.qualifier import qualifier_after, qualifier_before
from factminer.quantity.quantity import Quantity
from factminer.quantity.sign import PLUS_MINUS
from factminer.quantity.unit import UNITS, Units

# 5万元以上至8万元, 1万(含)-5万元: how the lower end is bounded is said between the two.
_JOIN = re.compile(
    r"(?:[（(]含[)）])?(?:及?以上|及其以上)?[ ]?(?:([-－–—―﹣~～−])\1?|至|到)[ ]?(?=(?P<sign>[-－−]|负|零下)?[^-－–—~～])"
)
_BETWEEN = re.compile(r"(?:与|和)(?=[^，。；\n]{1,16}(?:之)?间)")
# 2万元以上9万元以下: a floor and a ceiling.
_FLOOR = re.compile(r"(?:[（(]含[^）)]{0,4}[)）])?以上(?=[0-9一二两三四五六七八九十])")
_CEILING = re.compile(r"(?:[（(]不?含[^）)]{0,4}[)）])?以下")
_TAIL = re.compile(r"之?间(?!隔|接|断)")
_CHINESE_RUN = re.compile(rf"[{C}]{{2,8}}")
# 一千三四百: what stands above the two digits, the digits, and the magnitude that both have.
_PAIR = re.compile(
    r"(?P<head>(?:[一二两三四五六七八九]?[十百千万]){0,3})(?P<a>[一二三四五六七八九两])(?P<b>[二两三四五六七八九])(?P<tail>[十百千]?[万亿]{0,2})\Z"
)
_MAGNITUDES = {"十": 1, "百": 2, "千": 3, "拾": 1, "佰": 2, "仟": 3}


def range_from(text: str, first: Quantity, units: Units = UNITS) -> Quantity | None:
    """The range that begins with the amount `first`, None where none does.

    >>> from factminer.quantity.amount import amount_at
    >>> [(str(q.low), str(q.high), q.unit) for t in ("5%—8%", "1—2万人", "五到六成", "300克至1公斤") if (q := amount_at(t, 0))]
    [('5', '8', '%'), ('1E+4', '2E+4', '人'), ('50', '60', '%'), ('0.3', '1', '公斤')]
    """
    join = _JOIN.match(text, first.end) or _BETWEEN.match(text, first.end) or _FLOOR.match(text, first.end)
    if join is None or first.value is None:
        return None
    if text[join.start()] in "至到" and first.unit and text[join.end() : join.end() + 1] in ("", "，"):
        return None
    at, negative = join.end(), False
    if sign := join.groupdict().get("sign"):
        at, negative = at + len(sign), True
    second = fraction_at(text, at, units) or plain_at(text, at, units)
    second = second and with_parts(text, second)
    if second is None or second.value is None:
        return None
    low, high = _common(text, first, second, units)
    high = -high if negative else high
    if low is None or low >= high:
        return None
    tail = _TAIL.match(text, second.end) if join.re is _BETWEEN else None
    if join.re is _FLOOR and (tail := _CEILING.match(text, second.end)) is None:
        return None
    return replace(
        second, start=first.start, end=tail.end() if tail else second.end, value=None, low=low, high=high,
        unit=second.unit or first.unit, qualifier="range",
        number_start=first.number_start, kind=second.kind if second.unit else first.kind, rule="range",
    )  # fmt: skip


def _common(text: str, first: Quantity, second: Quantity, units: Units) -> tuple[Decimal | None, Decimal]:
    """Both ends in the unit and the magnitude that are printed once; no lower end where the two are of two kinds."""
    assert first.value is not None
    assert second.value is not None
    low, high = first.value, second.value
    before = first.unit != "" and first.end == first.number_end  # $100-500: the unit stands before the number
    if not first.unit or before:
        if second.unit == "%" and text.startswith("成", second.number_end):
            low *= 10
        elif second.unit == "折":
            low = in_hundredths(low)
        last = text[second.number_end - 1]
        shift = second.multiplier or _MAGNITUDES.get(last, 0) * (
            low < 10 and first.number_end == first.number_start + 1
        )
        if shift and not first.multiplier and low < high.scaleb(-shift):
            low = low.scaleb(shift)
        return low, high
    if second.unit in ("", first.unit) or second.unit.startswith(f"{first.unit}/"):
        # 2.5元—3元/斤: the part behind the slash stands with the last; 20%—30: the sign stands with the first.
        return (low if second.unit or first.unit == "%" else None), high
    (base, factor), (other, divisor) = units.base(first.unit), units.base(second.unit)
    return ((low * factor / divisor).normalize() if base == other and first.unit != second.unit else None), high


def neighbours_at(text: str, at: int, units: Units = UNITS) -> Quantity | None:
    """二三十人, 七八万, 六七成, 百分之二三十: two neighbouring digits are a range.

    >>> [(str(q.low), str(q.high)) for t in ("二三十人", "七八万", "三五个", "一千三四百元") if (q := neighbours_at(t, 0))]
    [('20', '30'), ('7E+4', '8E+4'), ('3', '5'), ('1300', '1400')]
    """
    share = text.startswith("百分之", at)
    here = at + 3 if share else at
    found = _CHINESE_RUN.match(text, here)
    pair = found and _PAIR.match(found.group())
    if not found or not pair:
        return None
    a, b = number_value(pair["a"]), number_value(pair["b"])
    if a is None or b is None or not (b == a + 1 or (int(a), int(b)) == (3, 5)):
        return None
    bare = bool(pair["head"]) and not pair["tail"]  # 一万四五: two digits that count the next lower place
    low, high = (number_value(pair["head"] + pair[digit] + pair["tail"]) for digit in ("a", "b"))
    if low is None or high is None:
        return None
    unit = None if share else units.at(text, found.end())
    if unit is None and not pair["tail"] and not share and not bare:
        return None
    written, kind = ("%", "share") if share else (unit.recorded, unit.kind) if unit else ("", "number")
    if written == "成":
        low, high, written = low * 10, high * 10, "%"
    return Quantity(
        at, unit.end if unit else found.end(), None, written, "range", low, high, multiplier(pair["tail"]), kind,
        unit.code if unit else None, at, found.end(), "neighbouring digits",
    )  # fmt: skip


def deviation_at(text: str, at: int, first: Quantity | None, units: Units = UNITS) -> Quantity | None:
    """±5% (from -5 to 5) and, behind an amount, 36.5±0.5℃ (from 36 to 37); `at` is the sign's place."""
    if not text.startswith(PLUS_MINUS, at):
        return None
    by = plain_at(text, at + (1 if text[at] == "±" else 2), units)
    if by is None or not by.value or (first is not None and (first.unit or first.value is None)):
        return None
    middle = first.value if first is not None and first.value is not None else Decimal(0)
    return replace(
        by, start=first.start if first else at, value=None, low=middle - by.value, high=middle + by.value,
        qualifier="range", number_start=first.number_start if first else by.number_start, rule="range",
    )  # fmt: skip


def qualified_range(text: str, found: Quantity) -> Quantity:
    """A range keeps its qualifier; 约 before and 左右, 以上 behind it belong to the quote."""
    before = qualifier_before(text, found.start)
    after = qualifier_after(text, found.end)
    return replace(
        found,
        start=before[0] if before and before[1] == "about" else found.start,
        end=after[0] if after and after[1] in ("about", "over") else found.end,
    )
