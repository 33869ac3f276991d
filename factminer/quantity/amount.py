"""The grammar of a quantity: qualifier, number, unit, qualifier; ranges, fractions, tenths, ratios.

`amount_at` reads the longest quantity whose number begins at a given place. It does not ask whether the text asserts
the quantity: that is the verdict's business.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factminer.quantity.fraction import C, D, fraction_at, half_at, ratio_at
from factminer.quantity.number import multiplier, number_value
from factminer.quantity.qualifier import qualifier_after, qualifier_before, qualifier_before_verb
from factminer.quantity.quantity import Quantity
from factminer.quantity.unit import PrintedUnit, unit_at

# Thousands separators only before exactly three digits; every quantifier is bounded, so that hostile text costs nothing.
ARABIC = rf"[{D}]{{1,24}}(?:[,，][{D}]{{3}}(?![{D}])){{0,6}}(?:[.．][{D}]{{1,16}})?"
NUMBER = re.compile(
    rf"""{ARABIC}(?:[百千]?[万亿萬億]{{1,2}}零?(?:{ARABIC}(?=[百千万亿]))?|[百千](?![分克瓦米伏])){{0,3}}
         (?:(?<=[万亿])[{D}]{{3,4}}(?![{D}.．]))?      # 3万4000
       | [{C}]{{1,24}}(?:点[〇零一二三四五六七八九]{{1,8}}[万亿]{{0,2}})?""",
    re.VERBOSE,
)
_TWO_DIGITS = re.compile(
    r"(?P<head>[一二三四五六七八九]?[十百千]|)(?P<a>[一二三四五六七八九两])(?P<b>[二三四五六七八九])(?P<tail>[十百千万亿]{0,3})\Z"
)
_JOIN = re.compile(r"(?:及?以上|及其以上)?(?:[-－–—―~～]{1,2}|至|到)")
_MAGNITUDE = re.compile(r"[十百千]?[万亿]{1,2}")
_CHINESE_RUN = re.compile(rf"[{C}]{{2,8}}")
_NO_HALF = ("数", "径", "个", "价", "导")
_HALF_AFTER = "天 年 吨 斤 亩 个月 小时 个小时 倍 里 公里 米 块 成".split()


def amount_at(text: str, at: int) -> Quantity | None:
    """The quantity whose number begins at `at`, its qualifiers taken in; None where no number can be read there.

    >>> q = amount_at("覆盖职工近2.6万人，", 5)
    >>> q.start, q.end, int(q.value), q.unit, q.qualifier, q.multiplier
    (4, 10, 26000, '人', 'nearly', 4)
    >>> r = amount_at("5%—8%", 0)
    >>> str(r.low), str(r.high), r.unit, r.qualifier
    ('5', '8', '%', 'range')
    """
    found = (
        half_at(text, at) or fraction_at(text, at) or ratio_at(text, at) or _two_digits(text, at) or _plain(text, at)
    )
    if found is None:
        return None
    if found.qualifier == "range":
        return found
    return _range(text, found) or _qualified(text, found)


def _printed(unit: PrintedUnit | None) -> tuple[str, str]:
    """Unit as it is recorded, and kind of amount; a number alone has neither."""
    if unit is None:
        return "", "number"
    # 个 belongs to the unit only where it counts months or working days.
    written = {"％": "%", "个百分点": "百分点", "个基点": "基点"}.get(unit.written, unit.written)
    return written, unit.kind


def _plain(text: str, at: int) -> Quantity | None:
    """Number and unit, with 多, 余 or 来 between number, multiplier and unit (300多万人次, 1个多小时), 半 after it."""
    found = NUMBER.match(text, at)
    if found is None:
        return None
    printed, end = found.group(), found.end()
    value, qualifier = None, "exact"
    while printed and value is None:  # 一百一个: the longest run that is one number
        value = number_value(printed)
        if value is None:
            printed = printed[:-1]
            end -= 1
    if value is None:
        return None
    if text.startswith(("多", "余", "来"), end):
        more = _MAGNITUDE.match(text, end + 1)
        if more and (grown := number_value(printed + more.group())) is not None:
            printed, value, qualifier, end = printed + more.group(), grown, "over", more.end()
    if qualifier == "exact" and (inner := qualifier_after(text, end)) and text[end] in "多余来":
        # 多 and 余 belong to the number only where a unit or a noun follows: 4000余人, not 结余.
        end, qualifier = inner
        if text[end : end + 1] in ("万", "亿") and (grown := number_value(printed + text[end])) is not None:
            printed, value, end = printed + text[end], grown, end + 1
    if odd := _split_by_ge(text, at, end, value, qualifier, printed):
        return odd
    unit = unit_at(text, end)
    written, kind = _printed(unit)
    stop = unit.end if unit else end
    half = Decimal(0)
    if written == "成":
        value, written, half = value * 10, "%", Decimal(5)
    elif unit is not None and unit.written in _HALF_AFTER:
        half = Decimal("0.5")
    if half and text.startswith("半", stop) and not text.startswith(_NO_HALF, stop + 1):
        value, stop = value + half, stop + 1
    return Quantity(
        at,
        stop,
        value,
        written,
        qualifier,
        multiplier=multiplier(printed),
        kind=kind,
        unit_code=unit.code if unit else None,
        number_start=at,
        number_end=at + len(printed),
        rule="number with unit" if unit else "number",
    )


def _split_by_ge(text: str, at: int, end: int, value: Decimal, qualifier: str, printed: str) -> Quantity | None:
    """1个多小时, 两个半月: 多 or 半 stands between 个 and the unit of time, which keeps its 个."""
    if not text.startswith(("个多", "个半"), end):
        return None
    unit = unit_at(text, end + 2)
    if text.startswith("月", end + 2):
        written, stop = "个月", end + 3
    elif unit is not None and unit.unit.kind == "time":
        written, stop = f"个{unit.written}", unit.end
    else:
        return None
    if text[end + 1] == "多":
        qualifier = "over"
    else:
        value += Decimal("0.5")
    return Quantity(
        at,
        stop,
        value,
        written,
        qualifier,
        multiplier=multiplier(printed),
        kind="time",
        number_start=at,
        number_end=at + len(printed),
        rule="number with unit",
    )


def _qualified(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the qualifiers that touch it."""
    start, end, qualifier = quantity.start, quantity.end, quantity.qualifier
    if before := qualifier_before(text, start):
        start = before[0]
        qualifier = before[1] if qualifier == "exact" else qualifier
    if (after := qualifier_after(text, end)) and text[end] != "来":
        # 以上 over a number already called 近 or 约 leaves the first word its say.
        end = after[0]
        qualifier = after[1] if qualifier == "exact" else qualifier
    elif (
        quantity.kind == "time"
        and text.startswith("内", end)
        and text[end + 1 : end + 2] not in ("容", "部", "在", "外", "地")
    ):
        end, qualifier = end + 1, "under"
    if qualifier == "exact":
        qualifier = qualifier_before_verb(text, start) or qualifier
    if (start, end, qualifier) == (quantity.start, quantity.end, quantity.qualifier):
        return quantity
    return replace(quantity, start=start, end=end, qualifier=qualifier)


def _range(text: str, first: Quantity) -> Quantity | None:
    """5%—8%, 30至50元, 1—2万人: a unit or multiplier printed once serves both ends."""
    join = _JOIN.match(text, first.end)
    if join is None or first.value is None:
        return None
    if text[join.start()] in "至到" and first.unit and text[join.end() : join.end() + 1] in ("", "，"):
        return None
    second = fraction_at(text, join.end()) or _plain(text, join.end())
    if second is None or second.value is None:
        return None
    low, high = first.value, second.value
    # 2.5元—3元/斤: the part behind the slash stands with the last.
    joined = first.unit in ("", second.unit) or second.unit.startswith(f"{first.unit}/")
    if not joined and (first.unit, second.unit) != ("%", ""):
        return None
    if second.multiplier and not first.multiplier and not first.unit and low < high.scaleb(-second.multiplier):
        low = low.scaleb(second.multiplier)
    if not second.unit and not first.unit and not second.multiplier:
        return None
    if low >= high:
        return None
    unit = second.unit or first.unit
    found = replace(
        second,
        start=first.start,
        value=None,
        low=low,
        high=high,
        unit=unit,
        qualifier="range",
        number_start=first.number_start,
        kind=second.kind if second.unit else first.kind,
        rule="range",
    )
    before = qualifier_before(text, found.start)
    after = qualifier_after(text, found.end)
    return replace(
        found,
        start=before[0] if before and before[1] == "about" else found.start,
        end=after[0] if after and after[1] in ("about", "over") else found.end,
    )


def _two_digits(text: str, at: int) -> Quantity | None:
    """二三十人, 七八万, 六七成: two neighbouring digits are a range."""
    found = _CHINESE_RUN.match(text, at)
    pair = found and _TWO_DIGITS.match(found.group())
    if not found or not pair:
        return None
    a, b = number_value(pair["a"]), number_value(pair["b"])
    if a is None or b is None or not (b == a + 1 or (int(a), int(b)) == (3, 5)):
        return None
    low, high = (
        number_value(pair["head"] + pair["a"] + pair["tail"]),
        number_value(pair["head"] + pair["b"] + pair["tail"]),
    )
    if low is None or high is None:
        return None
    unit = unit_at(text, found.end())
    if unit is None and not pair["tail"]:
        return None
    written, kind = _printed(unit)
    if written == "成":
        low, high, written = low * 10, high * 10, "%"
    return Quantity(
        at,
        unit.end if unit else found.end(),
        None,
        written,
        "range",
        low,
        high,
        multiplier(pair["tail"]),
        kind,
        None,
        at,
        found.end(),
        "neighbouring digits",
    )
