"""What the title of a table says of all its cells: 表2 2023年主要工业产品产量."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factminer.claim.table_head import Head, read_column, squeezed
from factminer.context.period import read_periods
from factminer.lexicon.table_words import alternatives, words_of
from factminer.quantity.cell import HeadUnit
from factminer.span import Span

_NUMBERING = re.compile(
    r"[（(【]?(?:附|续)?(?:表|附件)\s?[0-9０-９一二三四五六七八九十]{0,3}(?:[-—.－][0-9]{1,3})?[】）)]?[\s:：　、.]{0,3}|指标[:：]"
)
_TAIL = re.compile(rf"(?:[（(][^（）()]{{0,16}}[）)]|{alternatives('title end')}|及其?(?:增长)?(?:速度|增速))+\Z")
_DIVIDED = re.compile(
    rf"(?:各|分|按)(?:地区(?!生产)|{alternatives('division')}){{1,3}}(?:（[^（）]{{1,8}}）)?|\A[年份度]"
)
_TOPIC = range(2, 21)


@dataclass(frozen=True, slots=True)
class Title:
    """What the title of a table says.

    `topic` is told of every row; `measure` is one that the rows' heads leave out (主要工业产品产量: 产量); `head` is the
    title read as a column's head, where it says that all cells are changes.
    """

    topic: str = ""
    measure: str = ""
    head: Head | None = None


def read_title(title: str, places: Sequence[Span], units: Sequence[HeadUnit]) -> Title:
    """The title without its number, period and `places`; `units` are those stated above the table.

    >>> read_title("表2 2023年各县区财政收入情况", [], ()).topic, read_title("主要农产品产量", [], ()).measure
    ('财政收入', '产量')
    """
    for place in sorted(places, reverse=True):
        title = title[: place.start] + title[place.end :]
    bare = squeezed(_NUMBERING.sub("", title, count=1))
    for mention in reversed(read_periods(bare).mentions):
        if bare[: mention.span.start].endswith(("比", "较")):
            continue
        bare = bare[: mention.span.start] + bare[mention.span.end :]
    bare = _DIVIDED.sub("", _TAIL.sub("", bare), count=1).strip(" :：的、_")
    if bare.startswith("主要"):
        return Title(measure=next((word for word in words_of("measure") if bare.endswith(word)), ""))
    if len(bare) not in _TOPIC:
        return Title()
    head = read_column(bare)
    if head.role == "change" and units and all(unit.unit in ("%", "百分点") for unit in units):
        return Title(head.name, "", head)
    return Title(bare)
