"""Figures of an article to claims: each sentence shape is asked in turn, and the first that reads speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from factminer.claim.basis import told_basis
from factminer.claim.befallen import read_befallen
from factminer.claim.carried import with_object
from factminer.claim.changed import RELATIVE, read_change
from factminer.claim.completed import complete
from factminer.claim.counted import read_count
from factminer.claim.distributed import read_distribution
from factminer.claim.headed import with_heading
from factminer.claim.inherited import read_inherited
from factminer.claim.measured import read_measure
from factminer.claim.per import per_in, per_of
from factminer.claim.reckoned import read_sum
from factminer.claim.setting import Reading, Setting, read_setting
from factminer.claim.shared import read_share
from factminer.claim.singled import read_singled
from factminer.claim.sized import read_size
from factminer.claim.taken import read_taken
from factminer.claim.traded import read_traded
from factminer.context.phrase import noun_before
from factminer.quantity.quantity import Numeral, Quantity
from factminer.quantity.unit import UNITS, Units
from factminer.span import Span

# 降价二百元, 每人涨薪800元
_CHANGING = re.compile(r"(?:(?P<up>[加提涨]价|[加涨提]薪|加息|增重|升温)|[降减]价|[降减]薪|降息|降准|降温|减重)\Z")
# 新增工厂3家、园区2个
_LINK = re.compile(r"[^，。；：、0-9]{0,10}(?:、|以?及|和)(?P<thing>[^，。；：、0-9]{0,16})")
_MOVING = re.compile(r"[、和及与，](?:同比|环比)?(?:增长|增加|上升|上涨|提高|下降|减少|下跌|降低|回落)了?")
_NUMERALS = frozenset("一二三四五六七八九十〇两")
# The order is the rules' right of way: the narrower the shape, the earlier it is asked.
SHAPES: tuple[Callable[[Setting], Reading | None], ...] = (
    read_sum,
    read_distribution,
    read_share,
    read_befallen,
    read_taken,
    read_traded,
    read_singled,
    read_size,
    read_change,
    read_count,
    read_measure,
    read_inherited,
)


def find_readings(
    text: str, numerals: tuple[Numeral, ...], places: tuple[str, ...] = (), units: Units = UNITS
) -> Iterator[tuple[Quantity, Reading, Span]]:
    """Every asserted quantity of `text` with its reading and its sentence, in order.

    `places` are the names the article uses.
    """
    read: list[tuple[Quantity, Reading]] = []
    quantities = [n.quantity for n in numerals if n.quantity is not None and n.verdict == "claim"]
    text = _in_digits(text, quantities)
    starts = [*(quantity.start for quantity in quantities), len(text)][1:]
    lists = _lists(text, quantities)
    for number, (quantity, following, siblings) in enumerate(zip(quantities, starts, lists, strict=True)):
        last = number - siblings[0] + siblings[1] - 1
        members = quantities[number - siblings[0] : last + 1]
        paired = len({member.unit for member in members}) == 1 and _joined_list(text, members)
        setting = read_setting(
            text, quantity, read, following, places, siblings, units, (quantities[last].end, starts[last]), paired
        )
        reading = next((r for shape in SHAPES if (r := shape(setting)) is not None), Reading("", "nothing named"))
        if reading.change == "level":
            reading = _changed(setting, reading, read)
        indicator = with_object(complete(with_heading(reading, setting), setting), setting, read)
        reading = replace(
            reading,
            indicator=indicator,
            per=setting.per or per_in(indicator) or per_of(setting, reading, read),
            basis=told_basis(setting, reading, read) if reading.change != "level" else None,
        )
        yield quantity, reading, setting.sentence
        read.append((quantity, reading))


def _changed(setting: Setting, reading: Reading, read: list[tuple[Quantity, Reading]]) -> Reading:
    """`reading` with the change that its name tells (农药降价), or that of the figure before in a list of things (新增工厂
    3家、园区2个)."""
    named = _CHANGING.search(reading.indicator)
    if named and setting.quantity.kind in ("share", "ratio", "points", "money", "mass"):
        return replace(reading, change="increase" if named["up"] else "decrease")
    if not read or setting.predicate.words or {setting.quantity.kind, read[-1][0].kind} & RELATIVE:
        return reading
    before, earlier = read[-1]
    link = _LINK.fullmatch(setting.text, before.end, setting.quantity.start)
    if earlier.change == "level" or link is None:
        return reading
    phrase = noun_before(link["thing"])
    if phrase.verb and (not phrase.noun or link["thing"].startswith(phrase.verb)):
        return reading  # 新设网点3家、上市挂牌企业2家: a verb within the name is no deed
    return replace(reading, change=earlier.change, basis=earlier.basis)


def _in_digits(text: str, quantities: list[Quantity]) -> str:
    """`text` with the numerals of its figures in digits, a place each: what holds a figure shows it."""
    chars = list(text)
    for quantity in quantities:
        for at in range(quantity.start, quantity.end):
            if chars[at] in _NUMERALS:
                chars[at] = "0"
    return "".join(chars)


def _lists(text: str, quantities: list[Quantity]) -> list[tuple[int, int]]:
    """For each figure its place in a list x、y和z, and the list's length: nothing but list commas stands between."""
    lists: list[list[Quantity]] = []
    for quantity in quantities:
        if lists and _adjacent(text, lists[-1][-1], quantity):
            lists[-1].append(quantity)
        else:
            lists.append([quantity])
    return [(place, len(members)) for members in lists for place in range(len(members))]


def _joined_list(text: str, members: list[Quantity]) -> bool:
    """True where 、 or 和 stands between each of `members` and the next."""
    return all(text[a.end : b.start].strip(" ") in ("、", "和", "及", "与") for a, b in pairwise(members))


def _adjacent(text: str, a: Quantity, b: Quantity) -> bool:
    between = text[a.end : b.start]
    if not between:
        return a.kind != "money"  # 120户460人受灾
    if _MOVING.fullmatch(between):
        # 分别下降2.7%和增长1.5%; 分别为5元、6元，增长2%、3% are two lists
        alike = a.kind == b.kind or not between.startswith("，")
        return alike and "分别" in text[max(0, a.start - 12) : a.start]
    return len(between) <= 2 and between.strip(" ") in ("、", "和", "及", "与", "，", ",", ":", "：", "∶")
