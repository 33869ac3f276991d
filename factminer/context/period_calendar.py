"""Points and stretches of the calendar, with or without their year, and how EDTF (ISO 8601-2) writes them."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

SPRING, WINTER = 21, 24


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month, season (months 21 to 24) or day; `year` is None where the text does not give it.

    >>> Point(2023, 7).edtf, Point(None, 3, 5).edtf, Point(2011, 21).edtf
    ('2023-07', 'XXXX-03-05', '2011-21')
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def edtf(self) -> str:
        """The point in EDTF, an unknown year as XXXX."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        month = "" if self.month is None else f"-{self.month:02d}"
        return year + month + ("" if self.day is None else f"-{self.day:02d}")

    @property
    def possible(self) -> bool:
        """False for the thirteenth month, the thirtieth of February and the like."""
        if self.year is not None and not 1 <= self.year <= 9998:
            return False
        if self.month is None:
            return self.day is None
        if self.day is None:
            return 1 <= self.month <= 12 or SPRING <= self.month <= WINTER
        if not 1 <= self.month <= 12:
            return False
        # 2000 was a leap year: a 29 February without its year is possible.
        return 1 <= self.day <= calendar.monthrange(2000 if self.year is None else self.year, self.month)[1]

    @property
    def first(self) -> datetime.date | None:
        """Its first day, None while the year is unknown."""
        if self.year is None:
            return None
        return datetime.date(self.year, _opening_month(self.month or 1), self.day or 1)

    @property
    def last(self) -> datetime.date | None:
        """Its last day, None while the year is unknown. Winter ends in the next year."""
        if self.year is None:
            return None
        if self.day is not None:
            return self.first
        month = 12 if self.month is None else self.month
        year = self.year
        if month >= SPRING:
            month = _opening_month(month) + 2
            year, month = (year + 1, month - 12) if month > 12 else (year, month)
        return datetime.date(year, month, calendar.monthrange(year, month)[1])

    @property
    def rank(self) -> tuple[int, int, int]:
        """A key to put points of known or of equally unknown year in order."""
        return (self.year or 0, _opening_month(self.month or 1), self.day or 1)


def _opening_month(month: int) -> int:
    """The month itself, or the first one of a season: March, June, September, December."""
    return 3 * (month - SPRING) + 3 if month >= SPRING else month


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `low` to `high`; None is an open end, two equal points are one point.

    >>> Stretch(Point(2021), None).edtf, Stretch(None, Point(2020, 12)).edtf, Stretch(Point(2020), Point(2020)).edtf
    ('2021/..', '../2020-12', '2020')
    """

    low: Point | None
    high: Point | None

    @property
    def edtf(self) -> str:
        """The stretch in EDTF."""
        low, high = self.low, self.high
        if low is not None and low == high:
            return low.edtf
        return f"{low.edtf if low else '..'}/{high.edtf if high else '..'}"

    @property
    def possible(self) -> bool:
        """False where a point is impossible or the end stands before the beginning."""
        if self.low is None and self.high is None:
            return False
        if any(point is not None and not point.possible for point in (self.low, self.high)):
            return False
        if self.low is None or self.high is None or self.low.year is None or self.high.year is None:
            return True
        return self.low.rank <= self.high.rank

    @property
    def start(self) -> datetime.date | None:
        """The first day, None where it is open or of unknown year."""
        return self.low.first if self.low else None

    @property
    def end(self) -> datetime.date | None:
        """The last day, None where it is open or of unknown year."""
        return self.high.last if self.high else None
