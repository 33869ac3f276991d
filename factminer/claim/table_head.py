"""What the head of a column or a row says of its numbers: a measure, a unit, a change and its base, a period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factminer.lexicon.table_words import alternatives, has_role, words_of
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
# 2024年计划数, but 计划产量 is an amount.
_PLANNED = re.compile(rf"(?:年度|{alternatives('planned')})+[数值量]?\Z")
_ITEM = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.、．](?![0-9])")
_TAIL = re.compile(r"[/／]([^/／]{1,6})\Z")
_PERCENT = re.compile(r"[±(（]?[%％][)）]?\Z")
_TRIM = " :：，、,.±·_-—()（）%％"
# What a change is measured against holds no period of the column: 比2020年增长, 较上年末增减.
_BASE = re.compile(r"(?:比|较|与)(?:上|去|前|年初|(?:19|20)[0-9]{2})[^，。]{0,6}?(?=增|减|下|上|提|升|降|变|相比|±|\Z)")
# 投资同比增长（%）: the row's own measure has changed; 增长速度（%）: a row of changes below the row of what changed.
_CHANGE_OF_ROW = re.compile(rf"(?:{alternatives('base')})?(?:{alternatives('grown')})\Z")
_CHANGE_ALONE = re.compile(
    rf"(?:{alternatives('base')})?(?:{alternatives('grown', 'growth')})(?:速度|率|幅度)?|{alternatives('base')}"
)
_NO_CHANGE = re.compile(alternatives("no change"))
# 增减额, 增量, 增加数: a change in the unit of what changed.
_ABSOLUTE_CHANGE = re.compile(rf"(?:{alternatives('changing')})(?:{alternatives('absolute')})")
_CHANGE_WORDS = re.compile(rf"(?:{alternatives('yoy', 'mom', 'rise', 'fall', 'rate')}|（|）)+\Z")


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
    """`string` without its blanks, its digits half as wide.

    >>> squeezed("人　口 ２０２０")
    '人口2020'
    """
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
    planned = has_role(name, "planned") and not has_role(name, "no plan")
    if has_role(name, "index") or has_role(name, "share"):
        share = has_role(name, "share")
        if name.endswith("100"):
            rest = f"（{name}）"
        if share and unit is None:
            unit = read_unit("%")
        return Head(printed, rest, unit, period=said, planned=planned, share=True)
    if any(has_role(plain, role) for role in ("rise", "fall", "yoy", "mom")):
        if unit is None and not _ABSOLUTE_CHANGE.search(plain):
            unit = read_unit("%")
        basis = _basis(plain, base.group() if base else "")
        return Head(printed, _without_change(rest), unit, "change", basis, _falls(plain), said, planned)
    if has_role(rest or name, "prior"):
        return Head(printed, "", unit, "prior", period=said)
    if planned:
        rest = _PLANNED.sub("", rest)
    return Head(
        printed, "" if has_role(rest, "generic") else _without_generic(rest), unit, period=said, planned=planned
    )


def opens_item(name: str) -> bool:
    """True for the head of a numbered row.

    >>> opens_item("五、人均可支配收入"), opens_item("1.5亿元以上企业")
    (True, False)
    """
    return _ITEM.match(name.strip()) is not None


def opens_part(name: str) -> bool:
    """True for the head of a row that is a part of the one above it.

    >>> opens_part("其中：住宅"), opens_part("#轻工业"), opens_part("住宅")
    (True, True, False)
    """
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
    relative = unit is not None and unit.kind in ("share", "points")
    change = _CHANGE_OF_ROW.search(name)
    if relative and change and change.start():
        words = change.group()
        return Head(printed, name[: change.start()], unit, "change", _basis(words), _falls(words))
    if (relative or unit is None) and _CHANGE_ALONE.fullmatch(name):
        return Head(printed, "", unit or read_unit("%"), "change", _basis(name), _falls(name))
    return Head(printed, name.strip(" :：，、"), unit, planned=has_role(name, "target"))


def _basis(words: str, base: str = "") -> str:
    """What a change is measured against, as its words or those of its `base` say."""
    if has_role(words, "mom"):
        return "mom"
    return "yoy" if has_role(words, "yoy") or "上年" in base or "去年" in base else "other"


def _falls(words: str) -> bool:
    """True where the numbers below count a decrease: 降幅, but not 升降."""
    return has_role(words, "fall") and not has_role(words, "rise")


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


def _without_change(rest: str) -> str:
    """What has changed, where the head names it: 产量比上年增长 is 产量."""
    found = _CHANGE_WORDS.search(rest)
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
    """The units in the brackets of a title.

    >>> [unit.power for unit in bracketed_units("主要产品产量（万吨）")]
    [4]
    """
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
