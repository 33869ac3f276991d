"""Figures of an article to claims: each sentence shape is asked in turn, and the first that reads speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from factminer.claim.befallen import read_befallen
from factminer.claim.carried import with_object
from factminer.claim.changed import RELATIVE, read_change
from factminer.claim.completed import complete
from factminer.claim.counted import read_count
from factminer.claim.distributed import read_distribution
from factminer.claim.inherited import read_inherited
from factminer.claim.measured import read_measure
from factminer.claim.setting import Reading, Setting, read_setting
from factminer.claim.shared import read_share
from factminer.claim.singled import read_singled
from factminer.claim.sized import read_size
from factminer.claim.taken import read_taken
from factminer.context.phrase import noun_before
from factminer.context.predicate import basis_of
from factminer.quantity.quantity import Numeral, Quantity
from factminer.quantity.unit import UNITS, Units
from factminer.span import Span

_AVERAGE = re.compile(r"(?P<base>[人户亩日月年])均(?!衡)")

# 比五五年增产粮食; 与上周价格相比，
_AGAINST = re.compile(r"[比较](?P<base>[^，。；：、比较]{2,14}?)(?:增|减|新|多|少)")
_OPENING_BASE = re.compile(r"[与和同跟比](?P<base>[^，。；：、]{2,14}?)(?:相比|比较|环?比)(?:来?看)?，")
# 降价二百元, 每人涨薪800元
_CHANGING = re.compile(r"(?:(?P<up>[加提涨]价|[加涨提]薪|加息|增重|升温)|[降减]价|[降减]薪|降息|降准|降温|减重)\Z")
# 一亩地能收700斤, 一天要送350件
_EVERY = re.compile(
    r"(?:\A|[，：“]|们|现在|如今|过去|以前|平均|大约|光租金)一个?(?P<base>亩|头|只|天|年|月|斤|公斤|小时|昼夜|株|棵|箱|趟|户|辆|台|人|季)"
    r"(?:地|田|下来)?(?:大?约|最多|至少|平均)?(?=[能可要就得只收产打挣赚卖接送省花用付拉跑干多少])"
)
# 羊肉60元, 分别提高到每月620元和430元, 由每小时4元降为3元
_DOWN_A_LIST = re.compile(
    r"[，、；和](?:其中)?(?P<thing>[^，。；：0-9总共全合一单由从最]{0,8}?)[则要卖]{0,2}|(?P<moved>[降涨提增减调上下][^，。；：、0-9]{0,5}[到至为])"
)
# 新增工厂3家、园区2个
_LINK = re.compile(r"[^，。；：、0-9]{0,10}(?:、|以?及|和)(?P<thing>[^，。；：、0-9]{0,16})")
_STOP, _HALT = re.compile("\n"), re.compile("[。；！？\n]")
# A change takes its base from so many figures before it.
_CARRIED = 8
_MOVING = re.compile(r"[、和及与，](?:同比|环比)?(?:增长|增加|上升|上涨|提高|下降|减少|下跌|降低|回落)了?")
_NUMERALS = frozenset("一二三四五六七八九十〇两")
# The order is the rules' right of way: the narrower the shape, the earlier it is asked.
SHAPES: tuple[Callable[[Setting], Reading | None], ...] = (
    read_distribution,
    read_share,
    read_befallen,
    read_taken,
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
        indicator = with_object(complete(reading.indicator, setting), setting, read)
        reading = replace(
            reading,
            indicator=indicator,
            per=setting.per or _per_in(indicator) or _per_of(setting, reading, read),
            basis=_basis(setting, reading, read) if reading.change != "level" else None,
        )
        yield quantity, reading, setting.sentence
        read.append((quantity, reading))


def _per_of(setting: Setting, reading: Reading, read: list[tuple[Quantity, Reading]]) -> str | None:
    """A base printed as 一亩地能收 or 日均, or that of the figure before: 猪肉每公斤26元，羊肉60元."""
    if found := _EVERY.search(setting.left):
        return found["base"]
    if reading.change != "level":
        return None
    if found := _AVERAGE.search(setting.left):
        return found["base"]
    if not read or read[-1][0].kind != setting.quantity.kind or read[-1][1].change != "level":
        return None
    before, earlier = read[-1]
    told = setting.text[setting.sentence.start : before.end]
    link = _DOWN_A_LIST.fullmatch(setting.text, before.end, setting.quantity.start)
    if link is None or "每" not in told or _AVERAGE.search(told, told.rfind("每")):
        return None
    if not link["moved"] and noun_before(link["thing"]).verb:
        return None
    return earlier.per if link.group()[0] == "、" or before.unit == setting.quantity.unit else None


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
    if earlier.change == "level" or link is None or noun_before(link["thing"]).verb:
        return reading
    return replace(reading, change=earlier.change, basis=earlier.basis)


def _basis(setting: Setting, reading: Reading, read: list[tuple[Quantity, Reading]]) -> str | None:
    """What a change is measured against: what its clause says, else what the sentence opens with, else as the change
    before it, a share's in the paragraph, an amount's in the sentence; None where nothing tells."""
    if reading.basis:
        return reading.basis
    if "一年来" in setting.left:
        return "yoy"
    before = setting.text[setting.sentence.start : setting.quantity.start]
    if told := _AGAINST.search(setting.left) or _OPENING_BASE.search(before):
        return basis_of(told["base"])
    if setting.predicate.words or setting.joined:
        for quantity, earlier in reversed(read[-_CARRIED:]):
            stop = _STOP if setting.quantity.kind in RELATIVE else _HALT
            if stop.search(setting.text, quantity.end, setting.quantity.start):
                break
            if earlier.change != "level" and earlier.basis:
                return earlier.basis
    return None


def _in_digits(text: str, quantities: list[Quantity]) -> str:
    """`text` with the numerals of its figures in digits, a place each: what holds a figure shows it."""
    chars = list(text)
    for quantity in quantities:
        for at in range(quantity.start, quantity.end):
            if chars[at] in _NUMERALS:
                chars[at] = "0"
    return "".join(chars)


def _per_in(indicator: str) -> str | None:
    """The base that an indicator names itself: 人均可支配收入 is per 人."""
    found = _AVERAGE.search(indicator)
    return found["base"] if found else None


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
        return "分别" in text[max(0, a.start - 12) : a.start]  # 分别下降2.7%和增长1.5%
    return len(between) <= 2 and between.strip(" ") in ("、", "和", "及", "与", "，", ",", ":", "：", "∶")
