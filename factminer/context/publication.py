"""The day a page says it was published: a full date in its masthead, running head or the lines an archive adds.

Such lines are noise to the article, but they give the year of 今年 and of a bare 8月. A date inside the text is left
to the periods: it is the date of what is told.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

_DATE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<mark>[-/.年])(?P<month>[0-9]{1,2})(?:[-/.月])(?P<day>[0-9]{1,2})(?![0-9])"
)
_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date of publication in EDTF and where the page states it."""

    at: int
    edtf: str


def find_stated_dates(lines: Iterable[tuple[int, str]]) -> tuple[StatedDate, ...]:
    """The full dates in lines outside the articles, given as (place in the page, line).

    >>> find_stated_dates([(9, "发布时间：2011-07-06 08:05"), (40, "第1版(要闻)")])
    (StatedDate(at=14, edtf='2011-07-06'),)
    """
    found = []
    for at, line in lines:
        for match in _DATE.finditer(line.translate(_WIDTH)):
            try:
                day = datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
            found.append(StatedDate(at + match.start(), day.isoformat()))
    return tuple(found)


def date_for(start: int, previous_end: int, dates: tuple[StatedDate, ...]) -> str | None:
    """The date that holds for an article which begins at `start`, the one before it having ended at `previous_end`.

    Of several the first between the two, else the last before, else the first on the page: an archive's own date
    (发布日期) follows the document's (成文日期).
    """
    between = [date for date in dates if previous_end <= date.at < start]
    before = [date for date in dates if date.at < start]
    chosen = between[:1] or before[-1:] or list(dates[:1])
    return chosen[0].edtf if chosen else None
