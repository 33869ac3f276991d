"""What the user says of the files, because the pages do not."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class GivenError(ValueError):
    """A date that is none."""


@dataclass(frozen=True)
class Given:
    """Publication date (EDTF: a year, a month or a day), place and publication that hold for all files of a build.

    >>> Given(published="2023-09-18").published
    '2023-09-18'
    >>> Given(published="2023-13")
    Traceback (most recent call last):
    factminer.source.given.GivenError: no date of the form 2023, 2023-09 or 2023-09-18: '2023-13'
    """

    published: str | None = None
    place: str | None = None
    publication: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None and not _is_date(self.published):
            raise GivenError(f"no date of the form 2023, 2023-09 or 2023-09-18: {self.published!r}")


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.groups(default="01")
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
