"""半 as a number: 一半, 过半, 半数; 半 before a unit (半小时, 半个百分点) and behind one (一吨半, 三年半, 两个半月)."""

from __future__ import annotations

import re
from decimal import Decimal

from factminer.quantity.quantity import Quantity
from factminer.quantity.unit import UNITS, Units

HALF = Decimal("0.5")
# 打对折: five tenths of the price.
_IN_HALF = re.compile("(?<=打)对折")
_HALVES = {"一半": "exact", "半数": "exact", "过半": "over", "大半": "over", "多半": "over"}
_GREAT_HALVES = ("一多半", "一大半")
_NO_HALF_OF_ALL = ("百", "个", "天", "年", "月", "径", "岛", "导", "球", "点", "身", "途", "夜", "价")
# Where 半 may stand by its own: 半小时, 半个百分点, 半吨; not in 上半年, 两吨半钢, 半岛, 半导体, 半天 (a while).
_HALF_UNIT = re.compile(
    r"(?<![上下前后大多一两过夜东西南北0-9二三四五六七八九十百千万亿])半(?=(?:个(?:多)?(?:小时|月|钟头|百分点|世纪|工作日)|小时|年|公里|公升|公顷|加仑|英里|海里|平方米|立方米|公斤|斤|吨|亩|里路|米|成|分钟|倍))"
)
_WHOLE_UNITS = frozenset(
    "天 年 吨 斤 公斤 亩 公顷 个月 小时 个小时 倍 里 公里 米 块 成 个百分点 平方米 元 岁 分钟 分 学期 个学期 个世纪 尺 丈 两 钱 石 担 升".split()
)
# 5块半 but 3天半数, 一年半导体.
_NOT_HALF = ("数", "径", "个", "价", "导", "岛", "球", "决", "成", "自", "月", "夜", "天", "年", "封", "程")


def half_at(text: str, at: int, units: Units = UNITS) -> Quantity | None:
    """一半, 过半, 半数: a half of something said before; 半小时: a half of a unit.

    >>> half_at("参保率过半，", 3).qualifier, str(half_at("提高半个百分点", 2).value), half_at("上半年", 1)
    ('over', '0.5', None)
    """
    if text.startswith(_GREAT_HALVES, at):
        return _half(at, at + 3, "", "over", "share", "half")
    word = text[at : at + 2]
    if word in _HALVES and text[at + 2 : at + 3] not in _NO_HALF_OF_ALL:
        return _half(at, at + 2, "", _HALVES[word], "share", "half")
    if _IN_HALF.match(text, at):
        return _half(at, at + 2, "折", "exact", "share", "half", Decimal(5))
    if not _HALF_UNIT.match(text, at):
        return None
    more = text.startswith("个多", at + 1)
    unit = units.at(text, at + (3 if more else 1))
    if text.startswith("个月", at + 1) or (more and text.startswith("月", at + 3)):
        return _half(at, at + (4 if more else 3), "个月", "over" if more else "exact", "time", "half of a unit")
    if unit is None:
        return None
    if unit.written == "成":
        return _half(at, unit.end, "%", "exact", "share", "half of a unit", Decimal(5))
    return _half(at, unit.end, unit.recorded, "over" if more else "exact", unit.kind, "half of a unit")


def half_after(text: str, end: int, written: str) -> bool:
    """True where 半 behind the unit that ends at `end` adds a half of it: 一吨半, 三年半, 每户二头半; not in 三天半数."""
    if not text.startswith("半", end) or not written:
        return False
    if written in _WHOLE_UNITS:
        return not text.startswith(_NOT_HALF, end + 1)
    return not text[end + 1 : end + 2].strip() or text[end + 1] in "，。；、）)"


def _half(start: int, end: int, unit: str, qualifier: str, kind: str, rule: str, value: Decimal = HALF) -> Quantity:
    return Quantity(start, end, value, unit, qualifier, kind=kind, number_start=start, number_end=start + 1, rule=rule)
