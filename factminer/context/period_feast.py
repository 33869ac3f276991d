"""The feasts that the moon sets: 春节 is the week from its eve, 端午 and the others are their day."""

from __future__ import annotations

import datetime
from functools import lru_cache

from factminer.context.period_calendar import Point, Stretch
from factminer.lexicon import load
from factminer.lexicon.period_words import FeastDay

_NAMES = {"春节": "春节", "新春佳节": "春节", "元宵": "元宵节", "端午": "端午节", "中秋": "中秋节", "重阳": "重阳节"}
# The holiday of seven days, kept since 1999, begins with the eve.
_WEEK = {"春节": (-1, 5)}


@lru_cache(maxsize=1)
def _days() -> dict[tuple[str, int], str]:
    return {(row.feast, row.year): row.day for row in load(FeastDay)}


def feast_of(name: str) -> str | None:
    """The feast that a printed name means; None for one with a day of its own.

    >>> feast_of("春节长假"), feast_of("国庆节")
    ('春节', None)
    """
    return next((feast for word, feast in _NAMES.items() if name.startswith(word)), None)


def feast_stretch(feast: str, year: int) -> Stretch | None:
    """The days of a feast in a year, None outside 1950 to 2050.

    >>> feast_stretch("春节", 2019).edtf, feast_stretch("端午节", 2023).edtf
    ('2019-02-04/2019-02-10', '2023-06-22')
    """
    day = _days().get((feast, year))
    if day is None:
        return None
    date = datetime.date(year, int(day[:2]), int(day[3:]))
    first, last = (date + datetime.timedelta(days) for days in _WEEK.get(feast, (0, 0)))
    return Stretch(Point(first.year, first.month, first.day), Point(last.year, last.month, last.day))
