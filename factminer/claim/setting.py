"""What a sentence shape reads: a figure in its clause, and the claim before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factminer.claim.base import find_base
from factminer.context.clause import Clause
from factminer.context.phrase import trim
from factminer.context.predicate import Predicate, read_predicate
from factminer.quantity.date import DATE
from factminer.quantity.quantity import Quantity
from factminer.quantity.unit import UNITS, Units
from factminer.span import Span

_TIME = re.compile(
    r"(?:截至|截止|截止到|到|从|自|在|于|仅)?(?:今年以来|今年|去年|前年|明年|当年|本年|全年|上年|年内|本月|上月|当月|上半年|下半年|目前|当前|现在|近年来|近年|近日|日前|至今|以来|期间|年均|同期|往年|常年|历年|年底|年末|月末|月底|初|末|底|来)|(?:建成|投产|达产|建成投产|项目建成)后|连续[0-9一二三四五六七八九十]{1,3}年|(?:首|第[一二三])批"
)
_AREA = re.compile(
    r"(?:在|对|为|给|向)?(?:全国|全省|全市|全县|全区|全州|全镇|全乡|全村|全旗|全盟|全球|我国|我省|我市|我县|我区|我州|我镇|我村|本市|本省|本区|本县|该省|该市|该县|该区|该镇|该村|该国|当地|各地|辖区内|辖区|境内|区内|省内|市内(?!电话)|国内(?!生产|游客|外|旅游|居民|出游|贷款|投资))的?"
)
_BEFORE_NEXT = re.compile(r"(?:的|[、和及与][^、和及与为达增下]{0,6})\Z")
_LIST_COMMA = re.compile(r"[、和及与至到]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a shape makes of a figure: what is measured, by which rule, and how it has changed."""

    indicator: str
    rule: str
    action: str | None = None
    change: str = "level"
    basis: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A figure's surroundings as the shapes read them.

    `left` and `right` are the clause before and behind it, `left` cut where an earlier figure of the same clause ends;
    `clause_left` is the whole of it, an earlier figure left out; `joined` is true where only a list comma stands
    between the two; `previous` is the reading of the figure before, `recent` those of the same sentence; `earlier` what
    the sentence says before the clause; `siblings` place and length of the list that the figure stands in. The topic
    of `predicate` has no time and place at its head.
    """

    text: str
    quantity: Quantity
    left: str
    right: str
    predicate: Predicate
    joined: bool
    previous: Reading | None
    previous_quantity: Quantity | None
    recent: tuple[Reading, ...]
    earlier: str
    siblings: tuple[int, int]
    clause_left: str
    same_paragraph: bool
    sentence: Span
    per: str | None = None


def read_setting(
    text: str,
    quantity: Quantity,
    before: Sequence[tuple[Quantity, Reading]],
    following: int,
    places: tuple[str, ...],
    siblings: tuple[int, int],
    units: Units = UNITS,
) -> Setting:
    """The setting of `quantity` in `text`; `following` is where the next figure begins, `places` are the names to be
    taken off the head of a topic."""
    clause = Clause.around(text, quantity.start, quantity.end)
    previous = before[-1] if before else None
    start = clause.start
    joined = False
    if previous is not None and clause.start <= previous[0].end <= quantity.start:
        start = previous[0].end
        between = text[start : quantity.start]
        joined = len(between) <= 2 and bool(_LIST_COMMA.match(between or "x"))
        start += between.rfind("、") + 1
    left = without_setting(text[start : quantity.start], places)
    if joined:
        left = ""
    base = find_base(left, units)
    predicate = read_predicate(left[: base.start] + left[base.end :] if base else left)
    topic = without_setting(predicate.topic, places)
    if topic.removesuffix("的") in places:  # 山东3.9%，福建4.7%: a place is where, not what
        topic = ""
    predicate = replace(predicate, topic=topic)
    earlier = text[max(clause.sentence.start, clause.start - 80) : clause.start]
    right = text[quantity.end : clause.end]
    if following < clause.end:  # another figure stands in the clause: what belongs to it is not this one's noun
        right = _BEFORE_NEXT.sub("", text[quantity.end : following])
    return Setting(
        text,
        quantity,
        left,
        right,
        predicate,
        joined,
        previous[1] if previous else None,
        previous[0] if previous else None,
        tuple(reading for figure, reading in before[-8:] if figure.start >= clause.sentence.start),
        earlier,
        siblings,
        _without_figure(text, clause.start, quantity.start, previous[0] if previous else None),
        previous is not None and "\n" not in text[previous[0].end : quantity.start],
        clause.sentence,
        base.name if base else None,
    )


def _without_figure(text: str, start: int, end: int, figure: Quantity | None) -> str:
    """The clause from `start` to `end` without the figure in it."""
    if figure is None or not start <= figure.start < figure.end <= end:
        return text[start:end]
    return text[start : figure.start] + text[figure.end : end]


def without_setting(topic: str, places: tuple[str, ...] = ()) -> str:
    """`topic` without the time and place at its head.

    >>> without_setting("2020年九原区新增绿地面积", ("九原区",)), without_setting("今年1至8月，全市空气质量")
    ('新增绿地面积', '空气质量')
    """
    changed = True
    while changed and topic:
        topic, changed = topic.lstrip(" 　，、的在继"), False
        for pattern in (DATE, _TIME, _AREA):
            found = pattern.match(topic)
            if found and found.end() < len(topic):
                topic, changed = topic[found.end() :], True
        for place in places:
            if topic.startswith(place) and len(topic) > len(place) and topic[len(place)] not in "路街大银日人产话晚级":
                topic, changed = topic[len(place) :], True
    return topic


def clean(noun: str) -> str:
    """A noun phrase as an indicator."""
    noun = trim(without_setting(trim(noun)))
    return "" if DATE.fullmatch(noun) else noun
