"""Which year 今年, 8月 and 全年 belong to. A year that neither the document nor the text gives stays unknown."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from factminer.context.period_calendar import Point, Stretch
from factminer.context.period_frame import BASE, NOW, REPORT, SCOPE, Framed, states_publication
from factminer.context.period_pattern import words
from factminer.context.period_phrase import Day, Year


@dataclass(frozen=True, slots=True)
class Mention:
    """A framed phrase with the stretch of the calendar it names; None where it names no period."""

    framed: Framed
    stretch: Stretch | None

    @property
    def role(self) -> str:
        """What the phrase is to the figures that follow it."""
        return self.framed.role


# First month, last month and name of an occasion, and its year.
Occasions = dict[tuple[int, int | None, str], int]

_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_SENTENCE_END = re.compile(r"[。！？\n]")


@lru_cache(maxsize=1)
def _review() -> re.Pattern[str]:
    """2023年国民经济和社会发展统计公报: 全年 below that headline is its year."""
    kinds = "|".join(map(re.escape, words().of["review"]))
    return re.compile(rf"[^，。；：！？\n0-9]{{0,24}}(?:{kinds})[^，。；\n]{{0,12}}(?:\n|$)")


def date_of_publication(given: str | None, framed: Sequence[Framed], text: str) -> Point | None:
    """The date given, or else the first one that a line of the page's head states."""
    match = _EDTF.match(given or "")
    if match:
        point = Point(*(int(n) if n else None for n in match.groups()))
        if point.possible:
            return point
    for item in framed:
        if states_publication(item, text):
            low = item.phrase.low
            point = Point(low.year.known if low.year else None, low.month, low.day)
            if point.possible:
                return point
    return None


def _occasions(framed: Sequence[Framed]) -> Occasions:
    """The months and feasts that are named with their year, and that year."""
    known: Occasions = {}
    for item in framed:
        low, high = item.phrase.low, item.phrase.high
        if low.year and low.year.known and (low.month is not None or item.phrase.name):
            known.setdefault((low.month or 0, high.month, item.phrase.name), low.year.known)
    return known


def infer_publication(framed: Sequence[Framed]) -> Point | None:
    """The year of publication where the text shows it without stating it.

    今年元旦 beside 2026年元旦: two names of one occasion. 去年 beside 2000年 and no 今年 anywhere: the latest year that
    is told as past is last year, for the year of publication itself is called 今年.
    """
    known = _occasions(framed)
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


def resolve_years(framed: Sequence[Framed], text: str, publication: Point | None) -> list[Mention]:
    """The stretch of every phrase, years and months taken from the publication and from what was spoken of before."""
    resolver = _Resolver(text, publication, _told_year(framed), _occasions(framed))
    return [resolver.mention(item) for item in framed]


def _told_year(framed: Sequence[Framed]) -> int | None:
    """The latest year the article tells of: that of a month or day which the text gives none."""
    years = [
        item.phrase.low.year.known
        for item in framed
        if item.role == SCOPE and not item.until and not item.phrase.name
        if item.phrase.low.year and item.phrase.low.year.known
    ]
    return max(years, default=None)


class _Resolver:
    """Walks the phrases in order and remembers the year and month last spoken of."""

    def __init__(self, text: str, publication: Point | None, told_year: int | None, occasions: Occasions) -> None:
        self.text = text
        self.publication = publication
        self.told_year = told_year
        self.occasions = occasions
        self.spoken: Point | None = None
        self.at = 0
        self.reviewed: int | None = None

    def mention(self, item: Framed) -> Mention:
        if item.role == NOW:
            return Mention(item, None)
        stretch = self._stretch(item)
        if stretch is None or not stretch.possible:
            return Mention(item, None)
        if item.role != BASE and not (item.role == REPORT and item.phrase.low.year and item.phrase.low.year.known):
            self.spoken = stretch.low or stretch.high
            if stretch.high is not None and not item.since:
                self.spoken = stretch.high
            self.at = item.end
            if self.spoken is not None and self.spoken.month is None and _review().match(self.text, item.end):
                self.reviewed = self.spoken.year
        return Mention(item, stretch)

    def _stretch(self, item: Framed) -> Stretch | None:
        phrase = item.phrase
        if phrase.shift is not None:
            return self._shifted(phrase.shift)
        if phrase.past_years is not None:
            return self._past(phrase.past_years)
        if phrase.low.year and phrase.low.year.same == "same" and self.spoken is None:
            # 自认定当年起: the year of no particular date.
            return None
        if phrase.low == Day():
            # A feast that the moon sets, without its year: 春节.
            return None
        if phrase.low.year is None and phrase.low.month is not None and phrase.high.year is None:
            # 1—12月 told in January: its last month says which year it is.
            last = phrase.high.month or phrase.low.month
            found = self._year_of_month(last, item)
            if self.spoken is None and self.publication is None:
                found = self.occasions.get((phrase.low.month, phrase.high.month, phrase.name), found)
            opening = Point(found, phrase.low.month, phrase.low.day)
            return self._between(opening, Point(found, last, phrase.high.day), item)
        low = self._point(phrase.low, item)
        high = low if phrase.high == phrase.low else self._point(phrase.high, item, low)
        if low is None or high is None:
            return None
        if low.year is None and high.year is not None and phrase.low.year is None:
            low = Point(high.year, low.month, low.day)
        return self._between(low, high, item)

    @staticmethod
    def _between(low: Point, high: Point, item: Framed) -> Stretch | None:
        if item.since and item.until:
            return None
        return Stretch(None if item.until else low, None if item.since else high)

    def _shifted(self, days: int) -> Stretch | None:
        """昨天: known only where the day of publication is."""
        day = self.publication
        if day is None or day.year is None or day.month is None or day.day is None or day.month > 12:
            return None
        date = datetime.date(day.year, day.month, day.day) + datetime.timedelta(days)
        point = Point(date.year, date.month, date.day)
        return Stretch(point, point)

    def _past(self, years: int) -> Stretch | None:
        """过去五年: up to the year spoken of, or to the one before publication."""
        last = self._year(Year(same="past"), None)
        if last is None or not 1 < years < 100:
            return None
        return Stretch(Point(last - years + 1), Point(last))

    def _point(self, day: Day, item: Framed, low: Point | None = None) -> Point | None:
        month = day.month
        if month is None and day.day is not None:
            return self._bare_day(day.day, low)
        if day.year is not None:
            return Point(self._year(day.year, item), month, day.day)
        return Point(self._year_of_month(month or 1, item), month, day.day)

    def _bare_day(self, day: int, low: Point | None) -> Point | None:
        """7日: of the month of publication if that day has come, else of the month spoken of."""
        if low is not None:
            return Point(low.year, low.month, day)
        published = self.publication
        if self.spoken and self.spoken.month and self.spoken.month <= 12 and self.spoken.day is not None:
            return Point(self.spoken.year, self.spoken.month, day)
        if published and published.year and published.month and published.day:
            if day <= published.day:
                return Point(published.year, published.month, day)
            month = published.month - 1 or 12
            return Point(published.year - (month == 12), month, day)
        if self.spoken and self.spoken.month and self.spoken.month <= 12:
            return Point(self.spoken.year, self.spoken.month, day)
        return None

    def _year(self, year: Year, item: Framed | None) -> int | None:
        if year.known is not None:
            return year.known
        published = self.publication.year if self.publication else None
        if year.same is not None:
            if year.same == "past" and published is not None:
                return published - 1
            if year.same == "whole" and self.reviewed is not None:
                return self.reviewed
            told = self.spoken.year if self.spoken is not None else published
            return None if told is None else told + (year.offset or 0)
        if published is not None:
            return published + (year.offset or 0)
        # 2023年7月，全总启动…，到今年底: a month told with its year in the same sentence.
        spoken = self.spoken
        if (
            item
            and year.offset == 0
            and spoken
            and spoken.month
            and not _SENTENCE_END.search(self.text, self.at, item.start)
        ):
            return spoken.year
        return None

    def _year_of_month(self, month: int, item: Framed) -> int | None:
        published, spoken = self.publication, self.spoken
        if spoken is not None:
            same_paragraph = "\n" not in self.text[self.at : item.start]
            later = spoken.month is None or _month_key(month) >= _month_key(spoken.month)
            if later and (same_paragraph or published is None):
                return spoken.year
        if published is not None and published.year is not None:
            if published.month is None or item.until or _month_key(month) <= published.month:
                return published.year
            return published.year - 1
        return self.told_year


def _month_key(month: int) -> int:
    """The month, or the opening one of a season."""
    return 3 * (month - 21) + 3 if month > 20 else month
