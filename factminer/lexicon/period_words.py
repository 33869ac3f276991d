"""Row type of the words that name periods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PeriodWord:
    """A word that names a period or says what a named period is to a figure; the file's head tells the kinds."""

    FILE: ClassVar[str] = "period_words.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("word", "kind")
    word: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class FeastDay:
    """The day (month-day) on which a feast that the moon sets falls in a year."""

    FILE: ClassVar[str] = "feast_days.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("feast", "year")
    feast: str
    year: int
    day: str
