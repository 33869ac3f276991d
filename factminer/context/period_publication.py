"""The date of publication where it is given or stated at the head or the foot of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factminer.context.period_calendar import Point
from factminer.context.period_frame import BASE, Framed, states_publication

# First month, last month and name of an occasion, and its year.
Occasions = dict[tuple[int, int | None, str], int]

_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
# http://www.example.cn/content/2013-06/13/content_55.htm
_LINK = re.compile(
    r"https?://[!-~]{3,80}?/(?P<year>(?:19|20)[0-9]{2})[-/]?(?P<month>[01][0-9])[-/]?(?P<day>[0-3][0-9])/"
)


def date_of_publication(given: str | None, framed: Sequence[Framed], text: str) -> Point | None:
    """The date given, or else the first one that a line of the page's head states."""
    match = _EDTF.match(given or "")
    if match:
        point = Point(*(int(n) if n else None for n in match.groups()))
        if point.possible:
            return point
    stated = [point for item in framed if states_publication(item, text) if (point := stated_date(item)).possible]
    if not any(point.year for point in stated) and (linked := _LINK.search(text)):
        found = Point(int(linked["year"]), int(linked["month"]), int(linked["day"]))
        stated = [found] if found.possible else stated
    # 发布时间：2018-07-12 below 2017年…工作报告: the day says more than the year of the headline.
    return next((point for point in stated if point.day), next(iter(stated), None))


def stated_date(item: Framed) -> Point:
    """The date of the head of a page as a point."""
    low = item.phrase.low
    return Point(low.year.known if low.year else None, low.month, low.day)


def occasions_of(framed: Sequence[Framed]) -> Occasions:
    """The months and feasts that are named with their year, and that year; months of two years are left out."""
    known: Occasions = {}
    twice = set()
    for item in framed:
        low, high = item.phrase.low, item.phrase.high
        if low.year and low.year.known and (low.month is not None or item.phrase.name) and item.role != BASE:
            key = (low.month or 0, high.month, item.phrase.name)
            if known.setdefault(key, low.year.known) != low.year.known and low.month != high.month:
                twice.add(key)
    return {key: year for key, year in known.items() if key not in twice}
