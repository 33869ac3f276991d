"""Phrases that name a period, as printed: 2023年7月, 今年前三季度, 8月11日至18日, “十四五”期间, 目前.

The phrase keeps what the words say. Which year 今年 is, and which year 8月 belongs to, is for `period_year` to settle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from factminer.context.period_pattern import TO, YEAR, Words, read_number, words


@dataclass(frozen=True, slots=True)
class Year:
    """What the words say of the year: a number (`known`), years from publication (`offset`) or the one spoken of."""

    known: int | None = None
    offset: int | None = None
    same: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """One end of a phrase: its year, month (21 to 24 are seasons) and day, as far as the words give them."""

    year: Year | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A period as printed at `start` to `end`: `low` to `high`, equal where it is one point.

    `now` is the writer's present (目前), which is no period; `shift` counts days from publication (昨天), `week` weeks; `week_number` is that of 2019年第8周, `month_shift` counts months from that of publication, `weekday` 0 to 6 from Monday on; `clock` is 截至17时, of the day spoken of;
    `name` is what is celebrated (元旦), or the plan's (十四五), `bare` where 期间 does not follow the plan; `past_years`
    counts the years of 过去五年.
    """

    start: int
    end: int
    low: Day
    high: Day
    now: bool = False
    shift: int | None = None
    week: int | None = None
    week_number: int | None = None
    weekday: int | None = None
    month_shift: int | None = None
    clock: bool = False
    name: str = ""
    bare: bool = False
    past_years: int | None = None


# 2月4日（除夕）至10日（初六）, 5月14日10时至15日10时
_BETWEEN_ENDS = re.compile(
    rf"(?:[（(][^（）()\n]{{1,10}}[）)])?(?:以来)?(?:[上下中]午|凌晨|晚)?(?:[0-9０-９零]{{1,2}}[时点](?:[0-9０-９]{{1,2}}分)?)?{TO}"
)
# 3月8日、9日, 3月8日晚9时20分和9日
_NEXT_DAY = re.compile(r"(?:[上下中]午|凌晨|清晨|傍晚|晚上?|[0-9０-９]{1,2}[时分]){0,3}[、和及与]")
_BEGUN = re.compile(r"(?:实施|成立|施行|颁布|运行|开业|建立|创办|创建|试行|推行|挂牌|上任)$")
_NAME = re.compile(r"《[^《》\n]{1,80}》")


@lru_cache(maxsize=1)
def _false() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words().of["false"])))


def find_phrases(text: str) -> Iterator[Phrase]:
    """The phrases of `text`, in order; what stands between 《 and 》 is a name, and 成本年均 no 本年."""
    vocabulary = words()
    at = 0
    names = sorted((m.start(), m.end()) for pattern in (_NAME, _false()) for m in pattern.finditer(text))
    passed = 0
    pending: Phrase | None = None
    for head in vocabulary.head.finditer(text):
        start = head.start()
        if start < at:
            continue
        match = vocabulary.phrase.match(text, start)
        if match is None:
            continue
        while passed < len(names) and names[passed][1] <= start:
            passed += 1
        if passed < len(names) and names[passed][0] < start:
            continue
        phrase = _phrase(match, vocabulary)
        if phrase is None:
            continue
        at = match.end()
        if pending and phrase.name and phrase.low.year is None and pending.low.day and start - pending.end <= 1:
            # 10月1日至7日国庆假期: the feast only names the days again.
            continue
        joined = _join(pending, phrase, text) if pending else None
        if joined:
            pending = joined
            continue
        if pending:
            yield pending
        pending = phrase
    if pending:
        yield pending


def find_sources(text: str) -> Iterator[Phrase]:
    """《公报》 once 《2020年…公报》 has been named: the figures taken from it are those of its year."""
    years: dict[str, int] = {}
    for name in _NAME.finditer(text):
        kind = next((word for word in words().of["source"] if name.group().endswith(word + "》")), None)
        if kind is None:
            continue
        year = re.search(YEAR, name.group())
        if year:
            years[kind] = read_number(year.group())
        elif kind in years and len(name.group()) == len(kind) + 2:
            day = Day(Year(years[kind]))
            yield Phrase(name.start(), name.end(), day, day)


def _join(left: Phrase, right: Phrase, text: str) -> Phrase | None:
    """今年1月份至8月份, 2009年2月至2010年5月, 去冬今春: two phrases that are the ends of one."""
    between = text[left.end : right.start]
    if _NEXT_DAY.fullmatch(between) and _follows(left, right):
        return replace(left, end=right.end, high=replace(left.high, day=right.low.day))
    seasons = not between and left.low.month is not None and right.low.month is not None and left.low.month > 12
    if not seasons and not _BETWEEN_ENDS.fullmatch(between):
        return None
    if any(phrase.now or phrase.shift is not None or phrase.week is not None for phrase in (left, right)):
        return None
    if right.low.month is None and left.low.month is not None and right.low.day is None and not _known(left, right):
        return None
    high = right.high
    if high.year is None:
        high = replace(high, year=left.low.year)
    if high.month is None and high.day is not None:
        high = replace(high, month=left.low.month)
    return Phrase(left.start, right.end, left.low, high)


def _known(left: Phrase, right: Phrase) -> bool:
    """True for 1993年10月至1995年: the year of both ends is printed."""
    return all(phrase.low.year is not None and phrase.low.year.known is not None for phrase in (left, right))


def _follows(left: Phrase, right: Phrase) -> bool:
    """True for 3月8日、9日: a day and the one after it."""
    day = left.high.day
    return day is not None and right.low == right.high == Day(None, None, day + 1)


def _phrase(match: re.Match[str], vocabulary: Words) -> Phrase | None:
    """What one match says, None where the numbers are no date."""
    group = match.groupdict()
    start, end = match.span()

    def one(day: Day, **more: Any) -> Phrase:
        return Phrase(start, end, day, day, **more)

    if group["now"] or group["ago"] or ("年" in match[0] and _since_begun(match)):
        return one(Day(), now=True)
    if group["shift"]:
        return one(Day(), shift=int(vocabulary.of["day"][group["shift"]]))
    if group["clock"]:
        return one(Day(), clock=True)
    if group["month"]:
        months = vocabulary.of["month"][group["month"]]
        return one(
            Day(Year(same="same")) if months == "same" else Day(), month_shift=0 if months == "same" else int(months)
        )
    if group["era"]:
        return Phrase(start, end - len("以来"), *2 * (Day(Year(int(vocabulary.of["era"][group["era"]]))),))
    if group["weekday"]:
        return one(Day(), weekday="一二三四五六日".find(group["weekday"].replace("天", "日")))
    if group["week"]:
        return one(Day(), week=int(vocabulary.of["week"][group["week"]]))
    if group["iso"]:
        printed, month, day = (read_number(n) for n in re.split(r"[-./／]", group["iso"]))
        return one(Day(Year(printed), month, day))
    if group["crop"]:
        first = read_number(group["crop"])
        return Phrase(start, end, Day(Year(first)), Day(Year(first + 1)))
    if group["y1"]:
        return Phrase(start, end, Day(Year(read_number(group["y1"]))), Day(Year(read_number(group["y2"]))))
    if group["plan"] or group["bareplan"] or group["nth"]:
        return _plan(match)
    if group["past"]:
        if group["past"] in ("近", "最近"):
            return one(Day(), now=True)
        past = read_number(group["years"])
        if group["past"] in ("今后", "未来"):
            # Five years are a term of office, which begins in the year of the report.
            return one(Day(Year(same="term")), past_years=past) if past == 5 else one(Day(), now=True)
        return one(Day(Year(same="past")), past_years=past)
    if group["these"]:
        return one(Day(Year(same="past")), past_years=5)
    if group["last"]:
        count = read_number(group["last"])
        # 五年来 is a term that a report reviews, 十年来 runs up to the day of writing.
        now = count >= 10 and match.string.startswith("来", end)
        return one(Day(Year(same="now" if now else "past")), past_years=count)
    if group["called"]:
        return one(Day(None, None, read_number(group["called"])))
    if group["bd"]:
        low = Day(None, None, read_number(group["bd"]))
        return Phrase(start, end, low, Day(None, None, read_number(group["bd2"])) if group["bd2"] else low)
    year: Year | None = None
    prefix = "z"
    if group["y"] or group["yf"]:
        year, prefix = Year(read_number(group["y"] or group["yf"])), ""
    elif group["yw"]:
        years, before = vocabulary.of["year"], vocabulary.of["before"]
        word = group["yw"]
        year = Year(offset=int(years[word])) if word in years else Year(offset=int(before[word]), same="before")
        prefix = ""
    elif group["ysea"]:
        year, prefix = Year(offset="去今明".index(group["ysea"]) - 1), ""
    elif group["ys"]:
        year, prefix = Year(same=vocabulary.of["same"][group["ys"]]), ""
    if year and group["nweek"]:
        return one(Day(year), week_number=read_number(group["nweek"]))
    return _part(group, prefix, year, start, end, vocabulary)


def _since_begun(match: re.Match[str]) -> bool:
    """True for 条例实施一年来: since a day that is not told."""
    text, start, end = match.string, match.start(), match.end()
    return (
        text.startswith("来", end - match[0].endswith("来"))
        and _BEGUN.search(text[max(0, start - 6) : start]) is not None
    )


def _part(
    group: dict[str, str | None], prefix: str, year: Year | None, start: int, end: int, vocabulary: Words
) -> Phrase | None:
    """The part of a year that the groups with `prefix` name, or the whole of it."""
    name = ""
    low = high = Day(year)
    first, m1, month = (group[prefix + key] for key in ("first", "m1", "m"))
    m2, day, d2 = (group[prefix + key] for key in ("m2", "d", "d2"))
    part, feast, season = group[prefix + "part"], group[prefix + "feast"], group.get(prefix + "season")
    if first:
        low, high = Day(year, 1), Day(year, read_number(first))
    elif m1 and m2:
        low, high = Day(year, read_number(m1)), Day(year, read_number(m2))
    elif month:
        low = Day(year, read_number(month), read_number(day) if day else None)
        high = replace(low, day=read_number(d2)) if d2 else low
    elif part:
        a, b = vocabulary.of["part"][part].split("-")
        low, high = Day(year, int(a)), Day(year, int(b))
    elif season:
        low = high = Day(year, int(vocabulary.of["season"][season]))
    elif feast:
        name = feast
        days = [Day(year, int(date[:2]), int(date[3:])) for date in vocabulary.of["feast"][feast].split("/") if date]
        if days:
            low, high = days[0], days[-1]
    return Phrase(start, end, low, high, name=name)


def _opening(number: int) -> int | None:
    """The first year of a five-year plan."""
    return {1: 1953, 2: 1958}.get(number, 1966 + 5 * (number - 3)) if 1 <= number <= 20 else None


def first_year(plan: str) -> int | None:
    """The first year of the plan that is called so; None where there is none.

    >>> first_year("十四五"), first_year("七五"), first_year("五")
    (2021, 1986, None)
    """
    return _opening(read_number(plan[:-1])) if len(plan) > 1 else None


def _plan(match: re.Match[str]) -> Phrase | None:
    """“十四五”期间, 第二个五年计划期间: the first plan began in 1953, from the third (1966) on each has five years."""
    if match["nth"]:
        printed, part = match.group(), match["within"]
        opening = _opening(read_number(match["nth"]))
    else:
        printed, part = match["plan"] or match["bareplan"], match["planned"]
        opening = first_year(printed)
    if opening is None:
        return None
    low, high = Day(Year(opening)), Day(Year(opening + 4))
    if part and "末" in part:
        low = high
    elif part and "初" in part:
        high = low
    end = match.start("planned") if part == "以来" else match.end()
    return Phrase(match.start(), end, low, high, name=printed, bare=part is None)
