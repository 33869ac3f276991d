"""Which year 今年, 8月 and 全年 belong to. A year that neither the document nor the text gives stays unknown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factminer.context.period_calendar import Point, Stretch
from factminer.context.period_frame import SCOPE, Framed
from factminer.context.period_pattern import SENTENCE, SENTENCE_END, YEAR, end_of_sentence, read_number
from factminer.context.period_phrase import Year
from factminer.context.period_publication import Occasions

# 将于12月5日, 计划今年9月
_TO_COME = re.compile(r"(?:将[于在]?|[定拟][于在]|计划|预计|有望|力争)(?:在|于|到)?$")
# 随着9月1日期限的临近
_APPROACHING = re.compile(r"[^，。；：\n]{0,6}的?(?:临近|来临|将至|即将到来)")
# What starts within so many months is still to come.
_SOON = 3
# 全年 is the year before until this month, where growth is told of it and nothing is planned.
_REPORTED_UNTIL, _LED = 4, 10
_ON_YEAR = re.compile("比上年|同比")
_PLANNING = re.compile("今年|计划|力争|预计|目标|确保|争取|任务|将")
# 关于印发《某县2023年防汛方案》的通知
_PLAN_HEADLINE = re.compile(
    rf"[^。\n0-9]{{0,40}}(?P<year>{YEAR})年度?[^。\n0-9]{{0,40}}(?:方案|要点|计划|安排|通知|意见)[》”]?(?:的通知)?[ 　]*\n"
)
# A year named so early is that of the whole article, with a month or without.
_OPENING = 80


def told_year(framed: Sequence[Framed], text: str) -> int | None:
    """The one year the article tells of: that of a month or day which the text gives none."""
    years = set()
    # 2月9日开工。2021年投资9亿元，今年…: the year of the day is not the one told by its number.
    counted = int(any(item.phrase.low.year == Year(offset=0) and item.role == SCOPE for item in framed))
    for item in framed:
        year = item.phrase.low.year
        if year and year.offset is not None and year.same is None:
            counted = item.end  # 今年出口9吨，1977年的最高纪录为8吨: another year than the one spoken of
        if item.role != SCOPE or item.until or item.phrase.name:
            continue
        # 自2009年起 tells of a past, 2023年以来 of the present.
        if item.since and not text.endswith("以来", item.start, item.end):
            continue
        if item.phrase.low.month is None and item.start >= _OPENING:
            continue
        if not counted or (
            item.phrase.low.month and SENTENCE_END.search(text, counted, min(item.start, counted + SENTENCE))
        ):
            years |= {end.known for end in (year, item.phrase.high.year) if end and end.known}
    return max(years) if len(years) == 1 else None


class Years:
    """What is known of the years of a text on the way through its phrases; `spoken` is the point last spoken of, `at`
    where it was named."""

    def __init__(
        self,
        text: str,
        publication: Point | None,
        told_year: int | None,
        occasions: Occasions,
        plans: Sequence[Framed] = (),
    ) -> None:
        self.text = text
        self.publication = publication
        self.told_year = told_year
        self.occasions = occasions
        self.plans = plans
        self.spoken: Point | None = None
        # The year that 上一年 was, and from which it was counted.
        self.counted: dict[int, int] = {}
        self.at = 0
        self.reviewed: int | None = None
        # Where the last heading that reviews or plans a year named it.
        self.headed: int | None = None
        # The year in which a review or plan was written, by its heading.
        headed = _PLAN_HEADLINE.match(text)
        self.written = read_number(headed["year"]) if headed else None
        self.planned = self.written
        self.scope: Stretch | None = None
        # The last one of the sentence that names its months.
        self.months: Stretch | None = None
        # What was last said to hold since its beginning.
        self.opened: Stretch | None = None
        # The day of a dateline.
        self.reported: Point | None = None
        # 上周 in a report on a numbered week is that week.
        self.week_reported: Stretch | None = None
        # The days of the holiday that the text is on.
        self.holiday: Framed | None = None

    def year(self, year: Year, item: Framed | None) -> int | None:
        """The year that the words of `item` mean; None where nothing tells it."""
        if year.known is not None:
            return year.known
        published = self.publication.year if self.publication else None
        if year.same is not None:
            if year.same in ("now", "term") and published is not None:
                return published
            if year.same == "past" and published is not None:
                # 2017年，… 一年来: told of the year that the paragraph opened with.
                told = self.spoken.year if self.spoken and self.spoken == Point(self.spoken.year) else None
                same_paragraph = item is not None and "\n" not in self.text[self.at : item.start]
                return told if told == published and same_paragraph else published - 1
            if year.same in ("whole", "within") and self.reviewed is not None:
                return self.reviewed
            if year.same == "whole" and item and self._is_closed(item):
                return (published or 0) - 1  # 全年…，比上年增长 told in its first months
            if year.same == "within":
                return published or self.told_year or self.written
            told = self.spoken.year if self.spoken is not None else published
            if told is None:
                return None
            if year.same == "before":
                # 上一年 again, where no other year was named since, is the same one.
                told = self.counted.get(told, told)
                self.counted = {told + (year.offset or 0): told}
            return told + (year.offset or 0)
        if published is not None:
            return published + (year.offset or 0)
        # 2023年7月，全总启动…，到今年底: a month told with its year in the same sentence.
        spoken = self.spoken
        if (
            item
            and year.offset == 0
            and spoken
            and spoken.month
            and not SENTENCE_END.search(self.text, self.at, item.start)
        ):
            return spoken.year
        return self.written + (year.offset or 0) if self.written is not None else None

    def _is_closed(self, item: Framed) -> bool:
        """True for the 全年 of a report on the year before, printed in the first months of a year."""
        if (
            self.publication is None
            or not self.publication.year
            or not 0 < (self.publication.month or 0) <= _REPORTED_UNTIL
        ):
            return False
        sentence = self.text[max(0, item.start - _LED) : end_of_sentence(self.text, item.end)]
        return _ON_YEAR.search(sentence) is not None and _PLANNING.search(sentence) is None

    def year_of_month(self, month: int, item: Framed) -> int | None:
        """The year of a month that is printed without one."""
        published, spoken = self.publication, self.spoken
        if self.planned and published is not None and published.year is not None and self.planned > published.year:
            return self.planned  # 2019年放假安排, told in 2018
        if (months := self.months) is not None and months.low and months.high and months.low.year == months.high.year:
            # 2020年4至8月，4月5万吨，5月…
            told = not SENTENCE_END.search(self.text, self.at, item.start)
            if told and months.low.month and months.high.month and months.low.month <= month <= months.high.month:
                return months.high.year
        if spoken is not None:
            same_paragraph = "\n" not in self.text[self.at : item.start]
            later = spoken.month is None or month_key(month) >= month_key(spoken.month)
            reviewed = spoken.year is not None and spoken.year == self.reviewed
            if later and (same_paragraph or published is None or reviewed or spoken.rank > published.rank):
                return spoken.year
        if published is not None and published.year is not None:
            if published.month is None and self.reviewed is not None:
                return self.reviewed
            if published.month is not None and self.is_to_come(month, item):
                return published.year + (month_key(month) < published.month)
            if published.month is None or item.until or month_key(month) <= published.month:
                return published.year
            return published.year - 1
        return self.reviewed or self.told_year or self.written

    def is_to_come(self, month: int, item: Framed) -> bool:
        """True for 将于12月5日, and for 从9月1日起 told some months before."""
        before = self.text[max(0, item.phrase.start - 12) : item.phrase.start]
        if _TO_COME.search(before) or _APPROACHING.match(self.text, item.phrase.end):
            return True
        published = self.publication.month if self.publication else None
        starts = item.since and "起" in self.text[item.phrase.end : item.end]
        return starts and published is not None and 0 < month_key(month) - published <= _SOON


def month_key(month: int) -> int:
    """The month, or the opening one of a season."""
    return 3 * (month - 21) + 3 if month > 20 else month
