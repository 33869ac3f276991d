"""The date of publication: given, stated at the head of the page, or shown by how the text speaks of its years."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factminer.context.period_calendar import Point
from factminer.context.period_frame import BASE, REPORT, SCOPE, Framed, states_publication
from factminer.context.period_phrase import Day, Year

# First month, last month and name of an occasion, and its year.
Occasions = dict[tuple[int, int | None, str], int]

_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def date_of_publication(given: str | None, framed: Sequence[Framed], text: str) -> Point | None:
    """The date given, or else the first one that a line of the page's head states."""
    match = _EDTF.match(given or "")
    if match:
        point = Point(*(int(n) if n else None for n in match.groups()))
        if point.possible:
            return point
    stated = [point for item in framed if states_publication(item, text) if (point := stated_date(item)).possible]
    # 发布时间：2018-07-12 below 2017年…工作报告: the day says more than the year of the headline.
    return next((point for point in stated if point.day), next(iter(stated), None))


def stated_date(item: Framed) -> Point:
    """The date of the head of a page as a point."""
    low = item.phrase.low
    return Point(low.year.known if low.year else None, low.month, low.day)


def occasions_of(framed: Sequence[Framed]) -> Occasions:
    """The months and feasts that are named with their year, and that year."""
    known: Occasions = {}
    for item in framed:
        low, high = item.phrase.low, item.phrase.high
        if low.year and low.year.known and (low.month is not None or item.phrase.name) and item.role != BASE:
            known.setdefault((low.month or 0, high.month, item.phrase.name), low.year.known)
    return known


def _year_told_alike(framed: Sequence[Framed], text: str) -> int | None:
    """去年建成的… in the headline and 1964年建成的… below it: the same words follow both."""
    told: dict[str, int] = {}
    for item in framed:
        year, words = item.phrase.low.year, text[item.phrase.end : item.phrase.end + 5].lstrip("，在")[:4]
        if year and year.known and item.phrase.low == Day(year) and item.role == SCOPE and len(words) == 4:
            told.setdefault(words, year.known)
    for item in framed:
        year, words = item.phrase.low.year, text[item.phrase.end : item.phrase.end + 5].lstrip("，在")[:4]
        if year and year.offset is not None and year.same is None and item.phrase.low == Day(year) and words in told:
            # 去年…，比2003年增长: last year is a later one than the base.
            bases = {base.phrase.low.year for base in framed if base.role == BASE and base.start > item.end}
            return None if Year(told[words]) in bases else told[words] - year.offset
    return None


def _year_entered(framed: Sequence[Framed], text: str) -> int | None:
    """进入1964年: the year that the text is written in, if it names no later one."""
    years = [(year.known, item.phrase.start) for item in framed if (year := item.phrase.low.year) and year.known]
    latest = max((year for year, _ in years), default=None)
    return latest if any(year == latest and text.endswith("进入", 0, start) for year, start in years) else None


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


def infer_publication(framed: Sequence[Framed], text: str = "") -> Point | None:
    """The year of publication where the text shows it without stating it.

    今年元旦 beside 2026年元旦: two names of one occasion. 去年 beside 2000年 and no 今年 anywhere: the latest year that
    is told as past is last year, for the year of publication itself is called 今年.
    """
    known = occasions_of(framed)
    offsets: set[int] = set()
    compared: set[int] = set()
    occasions = []
    for item in framed:
        low, high = item.phrase.low, item.phrase.high
        if low.year and low.year.offset is not None and low.year.same is None:
            (compared if item.role == BASE else offsets).add(low.year.offset)
            year = known.get((low.month or 0, high.month, item.phrase.name))
            if year is not None and (low.month is not None or item.phrase.name):
                occasions.append((low.year.offset, year))
    if occasions:
        # 今年双11, 去年双11 and 2017年双11: the year told by its number is the past one.
        offset, year = min(occasions)
        return Point(year - offset)
    year = _year_told_alike(framed, text) or _year_entered(framed, text)
    if year is not None:
        return Point(year)
    if report := _last_report(framed):
        return report
    if 0 in offsets:
        return None
    told = [
        item.phrase.low
        for item in framed
        if item.role == SCOPE and not item.since and not item.until and not item.phrase.name
        if item.phrase.low.year and item.phrase.low.year.known and item.phrase.low == item.phrase.high
    ]
    latest = max((day.year.known for day in told if day.year and day.year.known), default=None)
    if latest is not None and -1 in offsets:
        # Months are told of the running year: 2020年1—6月 beside 去年 is this year's.
        running = any(day.month for day in told if day.year and day.year.known == latest)
        return Point(latest if running else latest + 1)
    # 2020年6月…，比去年同期增长: the base is the year before the one spoken of.
    return Point(latest) if latest is not None and -1 in compared else None
