"""The date in a cell, a tag or a name: the usual writings of a year, a month or a day, as EDTF.

A time of day behind the date is let go, and no time zone is reckoned with: the date is the one that is written. A number
of days since 1900 (Excel) or of seconds since 1970 is no date here, for it looks like any other number; nor is 202309 in
a cell, which is a month to one and a day to another: in the name of a file or a folder it is a month.
"""

from __future__ import annotations

import datetime
import re
import unicodedata

from factminer.source.given import FIRST_YEAR

_CLOCK = r"[0-9]{1,2}(?::[0-9]{2}){1,2}(?:[.,][0-9]{1,9})?\s?(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?"
_BEHIND = rf"""
    (?:\s?(?:星期|周)[一二三四五六日天])?
    (?:(?:T|\s){_CLOCK}|\s?[0-9]{{1,2}}[时点](?:[0-9]{{1,2}}分(?:[0-9]{{1,2}}秒)?)?)?   # T08:30:00Z, 8时30分
"""
_DATES = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        r"(?P<year>[0-9]{4})",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?:[0-9]{4}|[0-9]{6})?",  # 20230918, 20230918083000
        r"(?P<year>[0-9]{4})(?P<sep>[-/._])(?P<month>[0-9]{1,2})",
        rf"(?P<year>[0-9]{{4}})(?P<sep>[-/._])(?P<month>[0-9]{{1,2}})(?P=sep)(?P<day>[0-9]{{1,2}}){_BEHIND}",
        r"(?P<year>[0-9]{4})\s?年(?:\s?(?P<month>[0-9]{1,2})\s?月)?",
        rf"(?P<year>[0-9]{{4}})\s?年\s?(?P<month>[0-9]{{1,2}})\s?月\s?(?P<day>[0-9]{{1,2}})\s?[日号]{_BEHIND}",
    )
)
_MONTH = re.compile(r"([0-9]{4})([0-9]{2})")
# A cell with more than that holds more than a date.
_LONGEST = 64


class DateError(ValueError):
    """A cell that holds no date."""


def read_date(cell: object) -> str | None:
    """The date in EDTF, None for an empty cell. Raises DateError.

    >>> read_date("2023/9/18 08:30"), read_date("2023年9月"), read_date(20230918), read_date(" ")
    ('2023-09-18', '2023-09', '2023-09-18', None)
    """
    if cell is None:
        return None
    if isinstance(cell, datetime.date):
        return datetime.date(cell.year, cell.month, cell.day).isoformat()
    if not isinstance(cell, str | int) or isinstance(cell, bool):
        raise DateError("not a date")
    if isinstance(cell, int) and not 0 <= cell < 10**14:
        raise DateError("not a date")
    text = unicodedata.normalize("NFKC", str(cell).strip()[: _LONGEST + 1])
    if not text:
        return None
    match = next((match for pattern in _DATES if (match := pattern.fullmatch(text))), None)
    if match is None or len(text) > _LONGEST:
        raise DateError("not a date")
    found = {name: int(number) for name, number in match.groupdict().items() if number and name != "sep"}
    try:
        if found["year"] < FIRST_YEAR:
            raise ValueError
        day = datetime.date(found["year"], found.get("month", 1), found.get("day", 1)).isoformat()
    except ValueError:
        raise DateError("no such day") from None
    return day[: (4, 7, 10)[len(found) - 1]]


def find_date(written: str) -> str | None:
    """The date in a tag or a name, None for what is no date of the calendar.

    >>> [find_date(text) for text in ("202309", "2023_09_18", "2023-13-40", "18.9.2023")]
    ['2023-09', '2023-09-18', None, None]
    """
    month = _MONTH.fullmatch(written.strip())
    try:
        return read_date("-".join(month.groups()) if month else written)
    except DateError:
        return None
