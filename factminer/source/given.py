"""What the user says of the files, because the pages do not."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, fields

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


# No archive is older, and what a text says of the year before must be a date as well.
FIRST_YEAR = 1000


class GivenError(ValueError):
    """A date that is none, or a pattern that finds none."""


@dataclass(frozen=True)
class Given:
    """Publication date (EDTF: a year, a month or a day), place, publication, title and address of a file.

    Title and address are those of one file; the others may hold for all files of a build.

    >>> Given(published="2023-09-18").published
    '2023-09-18'
    >>> Given(published="2023-13")
    Traceback (most recent call last):
    factminer.source.given.GivenError: no date of the form 2023, 2023-09 or 2023-09-18: '2023-13'
    """

    published: str | None = None
    place: str | None = None
    publication: str | None = None
    title: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None and not _is_date(self.published):
            raise GivenError(f"no date of the form 2023, 2023-09 or 2023-09-18: {self.published!r}")

    def over(self, other: Given) -> Given:
        """All that is given here, and of the `other` what is not.

        >>> Given(place="石桥市").over(Given("2023", "青石县"))
        Given(published='2023', place='石桥市', publication=None, title=None, url=None)
        """
        if self == NOTHING:
            return other
        named = [field.name for field in fields(self)]
        return Given(**{name: getattr(self, name) or getattr(other, name) for name in named})


NOTHING = Given()


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.groups(default="01")
    if int(year) < FIRST_YEAR:
        return False
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
