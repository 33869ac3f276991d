"""What a paragraph that names no period takes over: from its heading, or from the paragraph before."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from factminer.context.period_frame import SCOPE
from factminer.context.period_mention import Mention
from factminer.context.period_timeline import Timeline
from factminer.context.period_told import is_term, words_of

# A paragraph that opens so goes on with what the one before told.
CARRIES_ON = re.compile(
    r"""[\s　—●■◆▲·]*(?:
        与此同时 | 同时 | 同期 | 此外 | 另外 | 其中 | 同比 | 环比
      | [在从分按][^，。\n]{1,20}(?:方面|上|中|看|来看|来说|分)，
    )""",
    re.VERBOSE,
)
# 截至6月30日，各县灾情如下：
_AS_FOLLOWS = re.compile(r"(?:如下|以下[^，。；：:\n]{0,16}|(?:目标|任务|工作)(?:是|为)?)[:：]$")
# What a year's work report sets as its goals holds for the tasks named below.
_GOALS = re.compile(r"主要预期目标")
# 一、 is a heading above （一）, and that above 1.: one without a mark stands with 一、
_SECOND = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")
# 2018年工作回顾, without a mark, stands above 一、
_UNMARKED = re.compile(r"[0-9]{4}|[^一二三四五六七八九十（(0-9]")
_DEEPEST = 3
# A paragraph that compares with the period before speaks of the period that the report is on.
COMPARING = re.compile(
    r"[同环]比|[比较与][上前][一]?(?:期|周|旬|月|年|季度)|[比较与同](?:昨|去年|上年)|[由从](?:上月|[一二三四五六七八九十0-9]{1,3}月份)的|完成(?:全?年度?|上半年|[一二三四]?季度)计划"
)
_MOVED = re.compile(rf"{COMPARING.pattern}|[涨跌降升][0-9]|持平")
# So many comparisons make a text a report on one period.
_REPORT = 4
_WORK_REPORT = re.compile(r"工作(?:报告|总结|情况)(?:[（(][^（）()]{1,8}[）)])?(?=$|[ 　—])")
# A period told so often, and so early, is that of the whole text.
_TOLD_AGAIN, _LEAD = 2, 120
_SAID = re.compile(r"表示|告诉|说[，：]|介绍")
# A paragraph as short as this that ends without a full stop is a heading.
_HEADING = 40
# 二、畜牧业稳步发展。 is a heading though it is closed.
_NUMBERED_HEAD = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。；：\n]{2,40}[。]?"
)
_FIGURE = re.compile(r"[0-9０-９](?![0-9０-９]{0,3}(?:年|月|[-—–至]))")
# 统计公报（3）
_NUMBERED = re.compile(r"[（(][一二三四五六七八九十0-9]{1,2}[）)]$")
_CLOSED = "。！？!?”；;：:，,）)…"


def inherit(line: Timeline) -> list[Mention | None]:
    """For each paragraph what it takes over where it names no period: from the one before, or from its heading."""
    # A report on a year's work: its opening names the year.
    reports = _WORK_REPORT.search(line.text.partition("\n")[0]) is not None
    only = _only(line)
    inherited: list[Mention | None] = []
    headings: dict[int, Mention] = {}  # by the depth of the heading
    previous: Mention | None = None
    open_ended = False
    compared = len(_MOVED.findall(line.text))
    reporting = compared >= _REPORT and 2 * compared >= len(re.findall("[。；;]", line.text))
    text, bounds = line.text, [*line.paragraphs, len(line.text) + 1]
    for low, high in pairwise(bounds):
        paragraph = text[low : high - 1].strip()
        if not paragraph:
            inherited.append(None)
            continue
        unclosed = len(paragraph) <= _HEADING and _NUMBERED.sub("", paragraph)[-1:] not in _CLOSED
        unclosed = unclosed or _NUMBERED_HEAD.fullmatch(paragraph) is not None
        first = line.first(low, high)
        carried = reporting or open_ended or CARRIES_ON.match(paragraph) or COMPARING.search(paragraph)
        taken = previous if carried else None
        inherited.append(
            headings[max(headings)] if headings else taken or (None if _SAID.search(paragraph[:_HEADING]) else only)
        )
        if first is None and unclosed:
            first = _plan_of(line, low, high)
        reviewed = unclosed and first is not None and words_of("review").search(paragraph) is not None
        last = line.last(low, high)
        if reviewed or (unclosed and not _FIGURE.search(paragraph)):
            depth = _depth(paragraph) if low and not (reviewed and _UNMARKED.match(paragraph)) else 0
            above = {} if first is not None and not reviewed else headings
            headings = {level: told for level, told in above.items() if level < depth}
            if first is not None and reviewed:
                headings[depth] = first
        elif not headings and reports and first is not None and _is_year(first) and first.framed.start - low < 4:
            headings[0] = first
        elif first is not None and is_term(first):
            headings[_DEEPEST] = first
        elif last is not None and _announces(paragraph, last):
            headings[_DEEPEST] = last
        if last is not None or not (unclosed and not _FIGURE.search(paragraph)):  # a heading tells no period
            previous = last if last is not None else taken
        # A line of a poster: the next one goes on.
        open_ended = unclosed and _FIGURE.search(paragraph) is not None
    return inherited


def _only(line: Timeline) -> Mention | None:
    """The months that a report is on, where it tells of no other period: 1至7月 in its headline and first sentence."""
    told = [m for m in line.mentions if m.role == SCOPE and m.stretch and not m.framed.until and not m.framed.since]
    first = told[0] if told else None
    stretch = first.stretch if first else None
    if first is None or stretch is None or stretch.low == stretch.high or len(told) < _TOLD_AGAIN:
        return None
    if stretch.low is None or stretch.low.month is None or stretch.low.day is not None:
        return None
    return first if all(m.stretch == stretch for m in told) and first.framed.start < _LEAD else None


def _plan_of(line: Timeline, low: int, high: int) -> Mention | None:
    """二、“十五五”主要目标任务: the plan that a heading names."""
    near = line.mentions[bisect_left(line.starts, low) : bisect_left(line.starts, high)]
    return next((mention for mention in near if mention.framed.phrase.bare), None)


def _depth(heading: str) -> int:
    """How deep a heading stands: 1 for 一、 and one without a mark, 2 for （一）, 3 for 1.

    >>> _depth("一、综合"), _depth("（二）农业"), _depth("3.林业"), _depth("对外开放")
    (1, 2, 3, 1)
    """
    if _SECOND.match(heading):
        return 2
    return 3 if heading[0].isdecimal() else 1


def _is_year(mention: Mention) -> bool:
    """True for a whole year."""
    stretch = mention.stretch
    return stretch is not None and stretch.low == stretch.high and stretch.low is not None and stretch.low.month is None


def _announces(paragraph: str, last: Mention) -> bool:
    """True for a paragraph whose period is that of what is listed below it."""
    return (_AS_FOLLOWS.search(paragraph) is not None and _is_reckoned(last)) or _GOALS.search(paragraph) is not None


def _is_reckoned(mention: Mention) -> bool:
    """True for a period that figures are drawn up for: a month or more, or up to a day."""
    phrase = mention.framed.phrase
    return mention.role == SCOPE and (mention.framed.until or (phrase.low.day is None and phrase.shift is None))
