"""Where each phrase lies in the calendar: days, weeks and months counted from the publication or from what was spoken of."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from factminer.context.period_calendar import Point, Stretch
from factminer.context.period_feast import feast_of, feast_stretch
from factminer.context.period_frame import BASE, NOW, REPORT, SCOPE, Framed
from factminer.context.period_mention import Mention
from factminer.context.period_pattern import SENTENCE_END, end_of_sentence, words
from factminer.context.period_phrase import Day, Year
from factminer.context.period_publication import occasions_of
from factminer.context.period_told import TERM
from factminer.context.period_year import Years, told_year

_LATELY = re.compile(r"[。\n　 ](?:近日|日前|近期|最近)")
_NEAR = 60
_ALIKE = re.compile("同[期月]")
# The days of a holiday stand so near its name, and are no more.
_BESIDE, _LONGEST_HOLIDAY = 14, 10


@lru_cache(maxsize=1)
def _review() -> re.Pattern[str]:
    """2023年国民经济和社会发展统计公报: 全年 below that headline is its year."""
    kinds = "|".join(map(re.escape, words().of["review"]))
    return re.compile(rf"[^，。；：！？\n0-9]{{0,24}}(?:{kinds})[^，。；\n]{{0,12}}(?:\n|$)")


@lru_cache(maxsize=1)
def _feasts() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, [*words().of["feast"], "除夕", "假日"])))


def resolve_mentions(framed: Sequence[Framed], text: str, publication: Point | None) -> list[Mention]:
    """The stretch of every phrase, years and months taken from the publication and from what was spoken of before."""
    plans = [item for item in framed if item.phrase.name.endswith("五") and item.phrase.low != item.phrase.high]
    resolver = _Resolver(text, publication, told_year(framed, text), occasions_of(framed), plans)
    resolver.holiday = next((item for item in framed if _is_holiday(item, text)), None)
    return [resolver.mention(item) for item in framed]


def _is_holiday(item: Framed, text: str) -> bool:
    """True for 2月4日至10日 beside the name of the holiday: 春节假期, （2月4日至10日）长假."""
    low, high = item.phrase.low, item.phrase.high
    if item.role == BASE or not low.day or not high.day or low == high or not low.month or not high.month:
        return False
    if 31 * (high.month - low.month) + high.day - low.day > _LONGEST_HOLIDAY:
        return False
    near = text[max(0, item.start - _BESIDE) : item.end + _BESIDE]
    return _feasts().search(near) is not None


class _Resolver(Years):
    """Walks the phrases in order."""

    def mention(self, item: Framed) -> Mention:
        if item.role == NOW:
            if self.text.startswith(tuple(words().of["today"]), item.start):
                self.spoken = None  # 1960年要三十天，现在…: what follows is not told of 1960
            if self.spoken and self.spoken.month is None and _LATELY.match(self.text, item.start - 1):
                self.spoken = self.told_year = None  # 2002年…。近日，…。7月13日
            return Mention(item, None)
        stretch = self._stretch(item)
        if stretch is None or not stretch.possible:
            return Mention(item, None)
        if item.role == REPORT and stretch.low is not None and stretch.low.day is not None and self.reported is None:
            self.reported = stretch.low
        year = item.phrase.low.year
        aside = year is not None and (year.same in ("now", "term") or (item.role == REPORT and year.known is not None))
        if item.role == SCOPE and item.phrase.past_years is None:
            if item.since or stretch.low != stretch.high:
                self.opened = stretch
            elif self.opened is not None and self.opened.high is None:
                self.opened = None
        if item.role == SCOPE:
            self.scope = stretch
            if SENTENCE_END.search(self.text, self.at, item.start) or (stretch.high and stretch.high.month):
                self.months = stretch
        if item.role != BASE and not aside:
            self.spoken = stretch.low or stretch.high
            if stretch.high is not None and not item.since:
                self.spoken = stretch.high
            self.at = item.end
            review = _review().match(self.text, item.end)
            if self.spoken is not None and review and not self._is_second(item):
                # 2020年工作总结: 今年 is its year; 2020年工作回顾: 去年 is.
                self.written = self.spoken.year + ("回顾" in review.group()) if self.spoken.year else None
                if self.spoken.month is None:
                    self.reviewed = self.spoken.year
        return Mention(item, stretch)

    def _is_second(self, item: Framed) -> bool:
        """True for the year to come of 2023年工作总结和2024年工作打算, which the body has a heading for."""
        second = self.headed is not None and "\n" not in self.text[self.headed : item.start]
        self.headed = item.end
        return second

    def _stretch(self, item: Framed) -> Stretch | None:
        phrase = item.phrase
        if phrase.shift is not None:
            return self._open(self._shifted(phrase.shift), item)
        if phrase.week is not None:
            return self.week_reported if phrase.week == -1 and self.week_reported else self._week(phrase.week)
        if phrase.month_shift is not None:
            return self._month(phrase.month_shift, item, spoken=phrase.low.year is not None)
        if phrase.weekday is not None:
            today = self._day_of_publication()
            return self._shifted(-((today.weekday() - phrase.weekday) % 7)) if today else None
        if phrase.week_number is not None:
            self.week_reported = self._numbered_week(item)
            return self.week_reported
        if phrase.clock:
            return self._until_clock()
        if phrase.past_years is not None:
            return self._since_opening(item) or self._past(phrase.past_years, phrase.low.year, item.start)
        if phrase.low.year and phrase.low.year.same == "same" and self.spoken is None:
            # 自认定当年起: the year of no particular date.
            return None
        if phrase.low.year and phrase.low.year.same == "before" and self.spoken is None and phrase.low.year.offset == 1:
            return None
        if phrase.low.year and phrase.low.year.same == "goal":
            told = self.at and not SENTENCE_END.search(self.text, self.at, item.start)
            year = self.publication.year if self.publication and not told else None
            return Stretch(Point(year), Point(year)) if year else None
        if phrase.low.year and phrase.low.year.same == "day":
            day = self.spoken if self.spoken and self.spoken.day is not None else None
            return Stretch(day, day) if day else None
        if phrase.name and phrase.low.month is None and not phrase.past_years:
            feast = feast_of(phrase.name)
            if (days := self._holiday(phrase.low.year, feast)) is not None:
                return days
            if feast:
                return self._feast(feast, item)
        if phrase.low == Day():
            return None
        if phrase.low.year is None and phrase.low.month is not None and phrase.high.year is None:
            # 1—12月 told in January: its last month says which year it is.
            last = phrase.high.month or phrase.low.month
            found = self.year_of_month(last, item)
            named = self.occasions.get((phrase.low.month, phrase.high.month, phrase.name))
            if named and ((self.spoken is None and self.publication is None) or phrase.low.month != last):
                found = named  # 2021年1—2月…。2019年…。1—2月
            opening = Point(found, phrase.low.month, phrase.low.day)
            return self._between(opening, Point(found, last, phrase.high.day), item)
        if item.role == BASE and (alike := self._same_months(item)):
            return alike
        low = self._point(phrase.low, item)
        high = low if phrase.high == phrase.low else self._point(phrase.high, item, low)
        if low is None or high is None:
            return None
        if low.year is None and high.year is not None and phrase.low.year is None:
            low = Point(high.year, low.month, low.day)
        return self._between(low, high, item)

    def _same_months(self, item: Framed) -> Stretch | None:
        """去年同期: the months spoken of, a year before."""
        scope, year = self.scope, item.phrase.low.year
        if scope is not None and scope.high is not None and scope.high.month is None:
            scope = self.months  # 9月优良29天，为今年最多，去年同期为25天
        if scope is None or scope.high is None or scope.high.month is None or year is None:
            return None
        if item.phrase.low != Day(year) or (scope.low is not None and scope.low.year != scope.high.year):
            return None
        told = self.year(year, item)
        again = Stretch(replace(scope.low, year=told) if scope.low else None, replace(scope.high, year=told))
        # 去年同期 in a sentence of its own, where nothing else was spoken of since
        opens = self.text[item.start - 1 : item.start] == "。"
        alone = (
            (scope.low is None or opens)
            and item.start - self.at < _NEAR
            and "\n" not in self.text[self.at : item.start]
        )
        if not _ALIKE.match(self.text, item.phrase.end) or (
            SENTENCE_END.search(self.text, self.at, item.start) and not alone
        ):
            return None
        return again

    @staticmethod
    def _open(stretch: Stretch | None, item: Framed) -> Stretch | None:
        """截至今天: the day is the end of the period."""
        return Stretch(None, stretch.high) if stretch and item.until else stretch

    @staticmethod
    def _between(low: Point, high: Point, item: Framed) -> Stretch | None:
        if item.since and item.until:
            return None
        return Stretch(None if item.until else low, None if item.since else high)

    def _shifted(self, days: int) -> Stretch | None:
        """昨天: known only where the day of publication is."""
        today = self._day_of_publication()
        point = _point_of(today + datetime.timedelta(days)) if today else None
        if point is None and (told := self.reported) and told.day and told.day + days > 0 >= days:
            point = replace(told, day=told.day + days)  # 1月17日电　截至今天上午
        return Stretch(point, point) if point else None

    def _week(self, weeks: int) -> Stretch | None:
        """本周: Monday to Sunday of the week of publication."""
        today = self._day_of_publication()
        if today is None:
            return None
        monday = today + datetime.timedelta(7 * weeks - today.weekday())
        return Stretch(_point_of(monday), _point_of(monday + datetime.timedelta(6)))

    def _month(self, months: int, item: Framed, *, spoken: bool) -> Stretch | None:
        """上月: the month before that of publication, or of the report that opens the text; 当月: the one spoken of."""
        today = self.spoken if spoken else self.publication
        if today is None or today.month is None:
            today = self.spoken if spoken or not self.reported else self.reported
        if today is None or today.month is None or today.month > 12:
            return None
        count = 12 * (today.year or 0) + today.month - 1 + months
        point = Point(None if today.year is None else count // 12, count % 12 + 1)
        return self._between(point, point, item)

    def _numbered_week(self, item: Framed) -> Stretch | None:
        """2019年第8周: the weeks of ISO 8601, from Monday to Sunday."""
        year, number = item.phrase.low.year, item.phrase.week_number
        told = self.year(year, item) if year else None
        try:
            monday = datetime.date.fromisocalendar(told or 0, number or 0, 1)
        except ValueError:
            return None
        return Stretch(_point_of(monday), _point_of(monday + datetime.timedelta(6)))

    def _until_clock(self) -> Stretch | None:
        """截至17时: of the day last spoken of, or else of publication."""
        day = self.spoken if self.spoken is not None and self.spoken.day is not None else self.publication
        return Stretch(None, day) if day is not None and day.day is not None else None

    def _day_of_publication(self) -> datetime.date | None:
        day = self.publication
        if day is None or day.year is None or day.month is None or day.day is None or day.month > 12:
            return None
        return datetime.date(day.year, day.month, day.day)

    def _holiday(self, year: Year | None, feast: str | None) -> Stretch | None:
        """长假期间, 春节: the days that the text gives for its holiday, unless the year is another."""
        item = self.holiday
        if item is None or year is not None or feast not in (None, "春节", "中秋节"):
            return None
        low = self._point(item.phrase.low, item)
        high = self._point(item.phrase.high, item, low)
        return Stretch(low, high) if low and high else None

    def _feast(self, feast: str, item: Framed) -> Stretch | None:
        """春节: of the year named, or else the one last kept by the day of publication."""
        year = self.year(item.phrase.low.year, item) if item.phrase.low.year else None
        if item.phrase.low.year is None and self.publication is not None and self.publication.year is not None:
            year = self.publication.year
            if self.spoken and self.spoken.year and self.spoken.rank > self.publication.rank:
                year = self.spoken.year
            known = feast_stretch(feast, year)
            if (
                year == self.publication.year
                and known
                and known.low
                and self.publication.month
                and known.low.rank > self.publication.rank
            ):
                ahead = known.low.rank[1] - self.publication.rank[1]
                year -= ahead > 1
        elif item.phrase.low.year is None:
            year = self.told_year
        stretch = feast_stretch(feast, year) if year is not None else None
        if stretch is None:
            return Stretch(Point(year), Point(year)) if year is not None and item.phrase.low.year else None
        return Stretch(None if item.until else stretch.low, None if item.since else stretch.high)

    def _since_opening(self, item: Framed) -> Stretch | None:
        """自2018年成立…，五年来: from the year that the paragraph says it began in, or over the years it names."""
        opened = self.opened
        if opened is None or "\n" in self.text[self.at : item.start]:
            return None
        # 2018年至2020年，… 三年累计: the years just named
        last = opened.high.year if opened.high else None
        named = opened.low.year if opened.low else None
        counted = last is None or (named is not None and last - named + 1 == item.phrase.past_years)
        return opened if counted else None

    def _past(self, years: int, year: Year | None, at: int) -> Stretch | None:
        """过去五年: up to the year spoken of, or to the one before publication; 十年来: from ten years before it."""
        last = self.year(year, None) if year else None
        if last is None and years == TERM:
            return self._plan_near(at)
        if last is None or not 1 < years < 100:
            return None
        if year is not None and year.same == "term":
            return Stretch(Point(last), Point(last + years - 1))
        now = year is not None and year.same == "now"
        return Stretch(Point(last - years + (not now)), Point(last))

    def _plan_near(self, at: int) -> Stretch | None:
        """“十四五”收官。五年来: the plan last named, or else the next one in the sentence."""
        index = bisect_left(self.plans, at, key=lambda item: item.start)
        before = self.plans[index - 1] if index and at - self.plans[index - 1].end < _NEAR else None
        behind = self.plans[index] if index < len(self.plans) else None
        plan = before or (behind if behind and behind.start < end_of_sentence(self.text, at) else None)
        low, high = (plan.phrase.low.year, plan.phrase.high.year) if plan else (None, None)
        return Stretch(Point(low.known), Point(high.known)) if low and high else None

    def _point(self, day: Day, item: Framed, low: Point | None = None) -> Point | None:
        month = day.month
        if month is None and day.day is not None:
            return self._bare_day(day.day, low, item)
        if day.year is not None:
            return Point(self.year(day.year, item), month, day.day)
        return Point(self.year_of_month(month or 1, item), month, day.day)

    def _bare_day(self, day: int, low: Point | None, item: Framed) -> Point | None:
        """7日: of the month of publication if that day has come, else of the month spoken of."""
        if low is not None:
            return Point(low.year, low.month, day)
        published = self.publication
        spoken = self.spoken
        if spoken and spoken.month and spoken.month <= 12 and spoken.day is not None:
            if spoken != self.reported or day <= spoken.day or self.is_to_come(spoken.month, item):
                return Point(spoken.year, spoken.month, day)
            # 5月3日电　交易会30日闭幕
            return Point(spoken.year and spoken.year - (spoken.month == 1), spoken.month - 1 or 12, day)
        if published and published.year and published.month and published.day:
            if day <= published.day:
                return Point(published.year, published.month, day)
            month = published.month - 1 or 12
            return Point(published.year - (month == 12), month, day)
        if self.spoken and self.spoken.month and self.spoken.month <= 12:
            return Point(self.spoken.year, self.spoken.month, day)
        return None


def _point_of(date: datetime.date) -> Point:
    return Point(date.year, date.month, date.day)
