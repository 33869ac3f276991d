"""The year in which a text was written, where it shows it without stating it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factminer.context.period_calendar import Point
from factminer.context.period_frame import BASE, REPORT, SCOPE, Framed
from factminer.context.period_pattern import YEAR, end_of_sentence, read_number
from factminer.context.period_phrase import Year, first_year
from factminer.context.period_publication import occasions_of

# 刚刚过去的2031年, 即将过去的1994年
_PASSED = re.compile(rf"(?:(?P<just>刚刚?|已经)|即将)过去的(?P<year>{YEAR})年")
# 1998年将是…之年
_TO_BE = re.compile(rf"(?P<year>{YEAR})年(?:必?将(?:会)?(?:继续)?|注定)是")
# 今年是“十五五”开局之年
_IN_PLAN = re.compile(
    r"今年(?:既?是|作为|正是)[^，。；\n“]{0,8}[“‘]?(?P<plan>十?[一二三四五六七八九]?五)[”’]?(?:规划|计划|时期)?的?"
    r"(?:(?:开局|起步|首|第一|开启)(?:之)?年?|(?P<last>收官|最后一年|收尾|完成|决胜))"
)
# 三、2032年重点工作; 完成1994年的各项任务
_WORK_AHEAD = re.compile(
    rf"(?:(?:完成|做好|搞好|抓好|实现|落实)(?:了)?|(?:\n|^)[一二三四五][、.．])(?P<year>{YEAR})年(?:度|全年)?的?(?:各项|经济|社会|主要|重点|改革|政府|国民|民生|农业|农村|工业|生产)?[^，。；：\n0-9回总“]{{0,10}}(?:工作|任务|目标|安排|部署|计划)(?!回顾|总结|情况|完成)"
)
# 与1996年同期相比，去年…; 去年…比1996年同期下降; without 同期 it may be any year
_LAST_YEAR_ON = re.compile(
    rf"[与同和](?P<one>{YEAR})年同期相?比较?，?(?:去年)|去年(?![同末底])[^。；\n]{{0,60}}?[比较](?P<two>{YEAR})年同期(?!以来)"
)
# For years after 2019 everything was compared with it.
_COMPARED_FOR_YEARS = 2019
_ON_YEAR = re.compile("比上年|比去年|同比|比前一年|较上年")
_UP_TO = re.compile("截至|截止|到")
# A whole year is reported until so many months after it.
_FIRST_MONTHS = 3
# The headline, and those above and below it, up to a dateline if there is one.
_HEADLINES = re.compile(r"(?:[^。\n]{0,80}\n){0,3}")
_DATELINE = re.compile(r"(?:新华社|本报|中新[社网])[^\n，。]{0,30}?[电讯]")
_DATELINE_WITHIN = 300
_PLAN_OF_YEAR = re.compile(
    r"(?:与|占|完成|达到?|超过?|距)(?P<year>(?:19|20)[0-9]{2})年(?:度|全年|年度)?(?:计划|预算|预期|目标|任务)"
)
_VIEWED_LAST_YEAR = re.compile(r"[^，。；\n0-9]{0,12}看，[^，。；\n0-9]{0,12}去年")
_WORK_THIS_YEAR = re.compile(r"[^，。；\n0-9]{2,40}(?:工作|活动|行动|任务|目标|计划)，今年")
_SET_THIS_YEAR = re.compile(r"今年的?[^，。；\n0-9]{0,8}(?:报告|计划|方案)提出，[^，。；\n0-9]{0,12}$")


def _year_entered(framed: Sequence[Framed], text: str) -> int | None:
    """进入1964年: the year that the text is written in, if it names no later one."""
    years = [(year.known, item.phrase.start) for item in framed if (year := item.phrase.low.year) and year.known]
    latest = max((year for year, _ in years), default=None)
    return latest if any(year == latest and text.endswith("进入", 0, start) for year, start in years) else None


def _year_of_work(framed: Sequence[Framed], text: str) -> int | None:
    """开展2022年普查工作，今年: the year is the one it names, if the text names no later one; 从2021年情况看，去年: the one after."""
    years = [(low.known, item.phrase) for item in framed if (low := item.phrase.low.year) and low.known]
    latest = max((year for year, _ in years), default=0)
    for year, phrase in years:
        if _VIEWED_LAST_YEAR.match(text, phrase.end) and year + 1 >= latest:
            return year + 1
        attributive = text[phrase.start - 1 : phrase.start] not in ("", *"，。；：、（ 　\n")
        reported = _SET_THIS_YEAR.search(text[max(0, phrase.start - 40) : phrase.start])
        if year == latest and (reported or (attributive and _WORK_THIS_YEAR.match(text, phrase.end))):
            return year
    return None


def _last_report(framed: Sequence[Framed]) -> Point | None:
    """2020年1月15日，记者获悉: the month of the last report whose year is told, if the text tells of no later year."""
    reports = [
        Point(low.year.known, low.month)
        for number, item in enumerate(framed)
        if (item.role == REPORT or (item.role == SCOPE and not number))
        and (low := item.phrase.low).day
        and low.year
        and low.year.known
        and low.month
    ]
    last = max(reports, key=lambda point: point.rank, default=None)
    latest = max(
        (item.phrase.low.year.known or 0 for item in framed if item.phrase.low.year and not item.until), default=0
    )
    return last if last and last.possible and (last.year or 0) >= latest else None


def _year_passed(text: str) -> int | None:
    """刚刚过去的2031年: the year is the one after; 一九九八年将是…之年: it is that one."""
    if found := _PASSED.search(text):
        return read_number(found["year"]) + (found["just"] is not None)
    years = {read_number(found["year"]) for found in _TO_BE.finditer(text)}
    return years.pop() if len(years) == 1 else None


def _year_of_term(text: str) -> int | None:
    """今年是“十五五”开局之年: 2026, the first year of that plan."""
    found = _IN_PLAN.search(text)
    if found is None:
        return None
    first = first_year(found["plan"])
    return first and first + (4 if found["last"] else 0)


def _latest(framed: Sequence[Framed]) -> int:
    """The latest year that is named by its number, plans for later ones left out; 0 where none is."""
    return max((low.known or 0 for item in framed if (low := item.phrase.low.year) and not item.until), default=0)


def _year_ahead(framed: Sequence[Framed], text: str) -> int | None:
    """三、2032年重点工作, 完成1994年的任务: the year whose work is set, if the text names no later one."""
    ahead = {read_number(found["year"]) for found in _WORK_AHEAD.finditer(text)}
    return ahead.pop() if len(ahead) == 1 and _latest(framed) <= max(ahead) else None


def _year_compared(framed: Sequence[Framed], text: str) -> int | None:
    """与1996年同期相比，去年: last year is the one after the year that it is compared with, if the text names no later one."""
    told = {read_number(found["one"] or found["two"]) for found in _LAST_YEAR_ON.finditer(text)}
    year = told.pop() if len(told) == 1 else None
    return year + 2 if year and _latest(framed) <= year + 1 and year != _COMPARED_FOR_YEARS else None


def _year_closed(framed: Sequence[Framed], text: str) -> int | None:
    """1997年，全市完成…，比上年增长 with 去年 after it: the year that is told as a whole and closed is the last one."""
    latest = max((low.known or 0 for item in framed if (low := item.phrase.low.year)), default=0)
    if not latest or not any(_offset(item) == -1 and item.role == SCOPE for item in framed):
        return None
    for item in framed:
        if item.phrase.low != item.phrase.high or item.phrase.low.year != Year(latest) or item.since:
            continue
        month, told = item.phrase.low.month, text[item.end : end_of_sentence(text, item.end)]
        if item.role == SCOPE and month is None and not item.until and _ON_YEAR.search(told):
            return latest + 1
        if item.until and month == 12 and _UP_TO.match(text, item.start):
            return latest + 1
    return None


def infer_publication(framed: Sequence[Framed], text: str = "") -> Point | None:
    """The date of publication where the text shows it without stating it; None, rather than a guess, where it does not."""
    if dateline := _dateline(framed, text):
        return dateline
    year = (
        _year_of_occasion(framed)
        or _year_entered(framed, text)
        or _year_passed(text)
        or _year_of_term(text)
        or _year_of_work(framed, text)
        or _year_ahead(framed, text)
    )
    if year is not None:
        return Point(year)
    known = _last_report(framed) or _year_reported(framed, text) or _year_of_plan(framed, text)
    year = None if known else _year_compared(framed, text) or _year_closed(framed, text)
    return Point(year) if year else known


def _dateline(framed: Sequence[Framed], text: str) -> Point | None:
    """新华社北京1985年5月6日电."""
    for item in framed:
        low = item.phrase.low
        if low.year and low.year.known and low.day and text.startswith(("电", "讯"), item.phrase.end):
            return Point(low.year.known, low.month, low.day)
    return None


def _year_of_occasion(framed: Sequence[Framed]) -> int | None:
    """今年元旦 beside 2026年元旦: two names of one occasion."""
    known = occasions_of(framed)
    years = []
    for item in framed:
        low, high = item.phrase.low, item.phrase.high
        year = known.get((low.month or 0, high.month, item.phrase.name))
        offset = _offset(item)
        named = item.phrase.name or (low.month is not None and item.role != BASE)
        if year is not None and offset is not None and named:
            years.append((offset, year))
    if not years:
        return None
    # 今年双11, 去年双11 and 2017年双11: the year told by its number is the past one.
    offset, year = min(years)
    return year - offset


def _offset(item: Framed) -> int | None:
    """0 for 今年, -1 for 去年, None for a year that is not counted from publication."""
    year = item.phrase.low.year
    return year.offset if year and year.same is None else None


def _year_reported(framed: Sequence[Framed], text: str) -> Point | None:
    """The year after the one that 去年 shows itself to be; the running one where its opening months are reported.

    A year that is only told of, 1983年承包…；去年又贷款, may lie anywhere before last year.
    """
    offsets = {offset for item in framed if item.role != BASE and (offset := _offset(item)) is not None}
    compared = any(_offset(item) == -1 for item in framed if item.role == BASE)
    told = [
        item for item in framed if item.role == SCOPE and not item.since and not item.until and not item.phrase.name
    ]
    years = {year.known: item for item in told if (year := item.phrase.low.year) and year.known}
    latest = max((year for year in years if year), default=None)
    if (headed := _year_of_headline(framed, told, text)) is not None:
        return Point(headed)
    if latest is None or not (offsets & {0, -1} or compared):
        return None
    first = next(item for item in told if (year := item.phrase.low.year) and year.known == latest)
    if any(_is_running(item, latest, text) for item in told):
        return Point(latest)
    compares = latest - 1 in {year.known for item in framed if item.role == BASE and (year := item.phrase.low.year)}
    if _opens_year(framed, first) and (compares or 0 not in offsets):
        return Point(latest + 1, framed[0].phrase.low.month)
    twice = sum(item.phrase.low.year == Year(latest) for item in told) > 1
    return Point(latest + 1) if 0 not in offsets and -1 in offsets and (twice or compares) else None


def _year_of_plan(framed: Sequence[Framed], text: str) -> Point | None:
    """一季度…，与2013年目标持平: what is held against a year's plan is told within that year, unless 去年 is told of."""
    if any(item.role != BASE and not item.since and _offset(item) == -1 for item in framed):
        return None
    years = {int(found["year"]) for found in _PLAN_OF_YEAR.finditer(text)}
    later = (year.known or 0 for item in framed if item.role == SCOPE and (year := item.phrase.low.year))
    return Point(years.pop()) if len(years) == 1 and max(later, default=0) <= max(years) else None


def _is_running(item: Framed, year: int, text: str) -> bool:
    """True for 2016年一季度, and for a month in the first sentence: months are told of the year that has not ended."""
    low, high = item.phrase.low, item.phrase.high
    if low.year != Year(year) or low.month is None or low.day is not None or (high.month or 12) >= 12:
        return False
    return item.start <= _lead(text) or (low.month == 1 and low != high)


def _year_of_headline(framed: Sequence[Framed], told: Sequence[Framed], text: str) -> int | None:
    """去年建成的… in the headline, 1964年建成的… in the first sentence below it: the same year."""
    headline = _headline(text)
    offset = next((found for item in framed if item.end <= headline and (found := _offset(item)) is not None), None)
    first = next((item.phrase.low.year for item in told if headline <= item.start <= _lead(text)), None)
    return first.known - offset if offset is not None and first and first.known else None


def _opens_year(framed: Sequence[Framed], first: Framed) -> bool:
    """True for 1月4日电 before 1997年 and 去年: the first months report on the year before."""
    before = framed[: framed.index(first)]
    opening = before[0].phrase.low.month if before else None
    return all(item.role == REPORT for item in before) and opening is not None and opening <= _FIRST_MONTHS


def _headline(text: str) -> int:
    """Where the lines at the head of a text end: with its dateline, or else those that hold no sentence."""
    head = _DATELINE.search(text, 0, _DATELINE_WITHIN) or _HEADLINES.match(text)
    return head.end() if head else 0


def _lead(text: str) -> int:
    """Where the first sentence of a text ends, its headline passed."""
    end = text.find("。", _headline(text))
    return len(text) if end < 0 else end
