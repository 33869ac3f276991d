"""What the head of a column or a row says of its numbers: a measure, a unit, a change and its base, a period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factminer.lexicon.table_words import has_role, words_of
from factminer.quantity.cell import HeadUnit, read_unit
from factminer.quantity.unit import UNITS, Units

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_BLANK = re.compile(r"\s+")
_BRACKETS = re.compile(r"[（(]([^（）()]{1,16})[）)]")
_PARTS = re.compile(r"[、，,;；]")
_PERIOD = re.compile(
    r"(?:(?:19|20)[0-9]{2}年?(?:[-—–~至](?:19|20)[0-9]{2})?年?)?(?:(?:[0-9]{1,2}[-—–~至])?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|本)月(?:份|末|底)?"
    r"|第?[一二三四1-4]季度|前[三3]季度|[上下]半年|全年|年末|年底)|(?:19|20)[0-9]{2}年(?:度|末|底)?|(?:19|20)[0-9]{2}(?![0-9])"
)
# What a row's head has before its name: #轻工业, 其中：住宅, （一）农业, 1.工业, ——外资
_MARKER = re.compile(
    r"(?:[#＃*△▲·▪—\-－\s]{1,4}|其中\s?[:：、]?|[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)]|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.、．](?![0-9])|[①-⑳])"
)
_PLANNED = re.compile(r"(?:年度|预期|预计|预算|计划|目标|任务|数|值|量)+\Z")
_TARGET = re.compile(r"(?:目标|计划|任务)(?:数|值|量)?\Z")
_ITEM = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.、．]")
_DONE = re.compile(r"完成|占|预算(?:收入|支出)")
_TAIL = re.compile(r"[/／]([^/／]{1,6})\Z")
_PERCENT = re.compile(r"[±(（]?[%％][)）]?\Z")
_TRIM = " :：，、,.±·_-—()（）%％"
_CHANGE_OF_ROW = re.compile(r"(?:同比|环比|比上年|比上月|较上年)?(?:增长|增加|下降|减少)\Z")
# What a change is measured against holds no period of the column: 比2020年增长, 较上年末增减.
_BASE = re.compile(r"(?:比|较|与)(?:上|去|前|年初|(?:19|20)[0-9]{2})[^，。]{0,6}?(?=增|减|下|上|提|升|降|变|相比|±|\Z)")
# A row of changes below the row of what changed: 增长速度（%）.
_CHANGE_ALONE = re.compile(
    r"(?:(?:同比|环比|比上年|比上月|较上年|年均)(?:增长|增减|下降|±)?|增长|增减|下降)(?:速度|率|幅度)?|增速|增幅|涨幅|降幅|涨跌幅?"
)
# 增加值 is no change, and 上年同期 alone is no base of one.
_NO_CHANGE = re.compile(r"增加值|增值税|增值")
# 增减额, 增量, 增加数: a change in the unit of what changed.
_ANY_CHANGE = re.compile(r"(?:增减|增长|增加|减少|增|变动|下降)(?:额|量|数|值|绝对)")


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says.

    `name` is the rest when unit, change and period are taken off; `unit` the one it prints; `role` one of serial,
    rank, code, unit, prior, level, change; `basis` what a change is measured against, `down` that it counts a decrease;
    `period` the words of a period; `planned` that the numbers are targets.
    """

    printed: str
    name: str
    unit: HeadUnit | None = None
    role: str = "level"
    basis: str | None = None
    down: bool = False
    period: str = ""
    planned: bool = False
    share: bool = False


def squeezed(string: str) -> str:
    """`string` without its blanks, its digits half as wide: 人　口 is 人口."""
    return _BLANK.sub("", string).translate(_DIGITS)


def read_column(printed: str, units: Units = UNITS) -> Head:
    """The head of a column.

    >>> head = read_column("产量（万吨）")
    >>> head.name, head.unit.unit, head.unit.power, head.role
    ('产量', '吨', 4, 'level')
    >>> head = read_column("比上年增长（%）")
    >>> head.name, head.unit.unit, head.role, head.basis
    ('', '%', 'change', 'yoy')
    """
    bare = squeezed(printed)
    for role in ("serial", "rank", "code", "unit"):
        if has_role(bare, role):
            return Head(printed, bare, role=role)
    name, unit = _without_unit(bare, units)
    plain = _NO_CHANGE.sub("", name)
    base = _BASE.search(name)
    if base:
        name = name[: base.start()] + name[base.end() :]
    period = _PERIOD.search(name)
    rest = (name[: period.start()] + name[period.end() :] if period else name).strip(_TRIM)
    said = period.group() if period else ""
    planned = has_role(name, "planned") and not _DONE.search(name)
    if has_role(name, "index") or has_role(name, "share"):
        share = has_role(name, "share")
        if name.endswith("100"):
            rest = f"（{name}）"
        if share and unit is None:
            unit = read_unit("%")
        return Head(printed, rest, unit, period=said, planned=planned, share=True)
    up, fall = has_role(plain, "rise"), has_role(plain, "fall")
    yoy, mom = has_role(plain, "yoy"), has_role(plain, "mom")
    if up or fall or yoy or mom:
        if unit is None and not _ANY_CHANGE.search(plain):
            unit = read_unit("%")
        basis = "mom" if mom else "yoy" if yoy or (base and re.search("[上去]年", base.group())) else "other"
        return Head(printed, _without_change(rest), unit, "change", basis, fall and not up, said, planned)
    if has_role(rest or name, "prior"):
        return Head(printed, "", unit, "prior", period=said)
    if planned:
        rest = _PLANNED.sub("", rest)
    return Head(
        printed, "" if has_role(rest, "generic") else _without_generic(rest), unit, period=said, planned=planned
    )


def opens_item(name: str) -> bool:
    """True for the head of a numbered row: 五、人均可支配收入."""
    return _ITEM.match(name.strip()) is not None


def opens_part(name: str) -> bool:
    """True for the head of a row that is a part of the one above it: 其中：住宅, #轻工业."""
    return name.strip().startswith(("其中", "#", "＃"))


def read_row(printed: str, units: Units = UNITS) -> Head:
    """The head of a row.

    >>> head = read_row("其中：规模以上工业增加值（亿元）")
    >>> head.name, head.unit.power
    ('规模以上工业增加值', 8)
    """
    bare = squeezed(printed)
    while (marker := _MARKER.match(bare)) and marker.end() < len(bare):
        bare = bare[marker.end() :]
    name, unit = _without_unit(bare, units)
    change = _CHANGE_OF_ROW.search(name)
    if change and change.start() and unit is not None and unit.kind in ("share", "points"):
        words = change.group()
        basis = "mom" if has_role(words, "mom") else "yoy" if has_role(words, "yoy") else "other"
        return Head(printed, name[: change.start()], unit, "change", basis, "下降" in words or "减少" in words)
    if _CHANGE_ALONE.fullmatch(name) and (unit is None or unit.kind in ("share", "points")):
        basis = "mom" if has_role(name, "mom") else "yoy" if has_role(name, "yoy") else "other"
        return Head(printed, "", unit or read_unit("%"), "change", basis, "降" in name or "减少" in name)
    planned = bool(_TARGET.search(name))
    return Head(printed, name.strip(" :：，、"), unit, planned=planned)


def _without_unit(bare: str, units: Units) -> tuple[str, HeadUnit | None]:
    """A head without the unit in its brackets, or behind its slash or at its end, and the unit."""
    for found in _BRACKETS.finditer(bare):
        for part in _PARTS.split(found[1]):
            unit = read_unit(part.removeprefix("单位：").removeprefix("单位:"), units)
            if unit is not None:
                return bare[: found.start()] + bare[found.end() :], unit
    tail = _TAIL.search(bare)
    if tail and (unit := read_unit(tail[1], units)) is not None and read_unit(bare, units) is None:
        return bare[: tail.start()], unit
    if percent := _PERCENT.search(bare):
        return bare[: percent.start()], read_unit("%")
    if bare.endswith("百分点"):
        return bare.removesuffix("百分点").removesuffix("个"), read_unit("百分点")
    return bare, None


@lru_cache(maxsize=1)
def _change_words() -> re.Pattern[str]:
    words = {word for role in ("yoy", "mom", "rise", "fall") for word in words_of(role)}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("(?:" + "|".join(map(re.escape, ordered)) + "|同期|率|额|速度|幅度|情况|（|）)+\\Z")


def _without_change(rest: str) -> str:
    """What has changed, where the head names it: 产量比上年增长 is 产量."""
    found = _change_words().search(rest)
    left = rest[: found.start()] if found else rest
    return "" if has_role(left.strip(_TRIM), "generic") else left.strip(_TRIM)


def _without_generic(rest: str) -> str:
    """A measure without the words that only say which of its amounts stands below: 本年累计产量 is 产量."""
    for _ in range(3):
        for word in words_of("generic"):
            if rest == word:
                return ""
            if len(word) >= 2 and rest.startswith(word) and word.startswith(("本", "当", "累计")):
                rest = rest[len(word) :].strip(_TRIM)
                break
            if len(word) >= 2 and rest.endswith(word) and word.startswith(("累计", "绝对", "实际", "完成")):
                rest = rest[: -len(word)].strip(_TRIM)
                break
    return rest


def bracketed_units(string: str, units: Units = UNITS) -> Iterator[HeadUnit]:
    """The units in the brackets of a title: 主要产品产量（万吨）."""
    for found in _BRACKETS.finditer(string):
        for part in split_units(found[1]):
            if (unit := read_unit(part, units)) is not None:
                yield unit


def split_units(string: str) -> list[str]:
    """The parts of 亿元、%: what commas divide.

    >>> split_units("亿元、 %")
    ['亿元', '%']
    """
    parts = (part.strip(_TRIM.replace("%", "").replace("％", "")) for part in _PARTS.split(string))
    return [part for part in parts if part]
