"""What a period that was told is to the sentences after it."""

from __future__ import annotations

import re
from functools import lru_cache

from factminer.context.period_feast import feast_of
from factminer.context.period_frame import REPORT, SCOPE
from factminer.context.period_mention import Mention
from factminer.context.period_pattern import words

# The years of a term of office and of a plan.
TERM = 5


@lru_cache(maxsize=8)
def words_of(kind: str) -> re.Pattern[str]:
    """The words of a kind of the vocabulary: habit (每年), befell (死亡), standing (下辖), review (工作回顾).

    >>> words_of("habit").search("粮食每年增产").group()
    '每年'
    """
    return re.compile("|".join(map(re.escape, words().of[kind])))


def is_term(mention: Mention) -> bool:
    """True for 五年来, 过去一年: what the paragraphs that follow review."""
    year = mention.framed.phrase.low.year
    return year is not None and year.same == "past" and not is_aside(mention)


def is_aside(mention: Mention) -> bool:
    """True for 十年来, which tells how long a thing has been so (五年来 is the term that a report reviews), and for 春节后."""
    phrase = mention.framed.phrase
    if feast_of(phrase.name) and (mention.framed.since or mention.framed.until):
        return True
    return phrase.past_years is not None and phrase.past_years != TERM


def is_month(mention: Mention) -> bool:
    """True for a single month."""
    stretch = mention.stretch
    low = stretch.low if stretch else None
    return stretch is not None and low == stretch.high and low is not None and low.month is not None and low.day is None


def is_founding(mention: Mention) -> bool:
    """True for 建于1958年: what the sentence tells is of no time in particular."""
    phrase = mention.framed.phrase
    return mention.role == REPORT and phrase.low.day is None and phrase.shift is None


def is_unknown_day(mention: Mention) -> bool:
    """True for 昨天, 春节, 五年来 where the date of publication is unknown: it ends the period before."""
    phrase = mention.framed.phrase
    return (
        mention.role == SCOPE
        and mention.stretch is None
        and (
            phrase.shift is not None
            or phrase.week is not None
            or phrase.month_shift is not None
            or phrase.past_years is not None
            or feast_of(phrase.name) is not None
        )
    )


def is_day(mention: Mention) -> bool:
    """True for a single day."""
    stretch = mention.stretch
    return (
        stretch is not None and stretch.low == stretch.high and stretch.low is not None and stretch.low.day is not None
    )
