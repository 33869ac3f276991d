"""What the path of a file says of it: archives carry the date in the names of folders and files.

The pattern is the user's: it is searched with a time limit, and what it finds must be a date of the calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from factminer.source.error import SourceError
from factminer.source.given import NOTHING, Given, GivenError
from factminer.source.published import find_date

# No search may take longer, in seconds.
LIMIT = 0.2
_DATES = ("published", "year")
_GROUPS = ("published", "year", "month", "day", "place", "publication")


class PathError(ValueError):
    """A path in which the pattern finds no date of the calendar, or finds nothing in time; `given` is what it found."""

    def __init__(self, error: str, message: str, given: Given) -> None:
        super().__init__(message)
        self.error = error
        self.message = message
        self.given = given


@dataclass(frozen=True)
class PathPattern:
    """A pattern with the groups published, or year, month and day; and place and publication, where there are any."""

    written: str
    compiled: Any

    @classmethod
    @cache
    def of(cls, written: str) -> PathPattern:
        """The pattern as the user wrote it. Raises GivenError where it is no regex, or could find nothing.

        >>> PathPattern.of("(?P<published>[0-9]{8})").find("石桥晚报/20230918/03版.txt").published
        '2023-09-18'
        >>> PathPattern.of("[0-9]{8}")
        Traceback (most recent call last):
        factminer.source.given.GivenError: the pattern '[0-9]{8}' has no group of the form (?P<published>…)
        """
        try:
            compiled = regex.compile(written)
        except regex.error as fault:
            raise GivenError(f"the pattern {written!r} is no regex: {fault}") from None
        groups = set(compiled.groupindex)
        unknown = sorted(groups.difference(_GROUPS))
        if unknown:
            raise GivenError(f"the pattern has a group {unknown[0]!r}; groups are {', '.join(_GROUPS)}")
        if not groups:
            raise GivenError(f"the pattern {written!r} has no group of the form (?P<published>…)")
        if groups.intersection(("year", "month", "day")):
            if "published" in groups:
                raise GivenError("the pattern has the group published and its parts: one of them is enough")
            if "year" not in groups or ("day" in groups and "month" not in groups):
                raise GivenError("a pattern with month has year too, and one with day has month")
        return cls(written, compiled)

    def find(self, source: str, limit: float = LIMIT) -> Given:
        """What the path says; nothing where the pattern does not match. Raises PathError."""
        try:
            match = self.compiled.search(source, timeout=limit)
        except TimeoutError:
            said = f"the pattern for its path took more than {limit} s; it is read without what that would give"
            raise PathError("timeout", said, Given()) from None
        found = {key: value.strip() for key, value in match.groupdict().items() if value} if match else {}
        given = Given(place=found.get("place"), publication=found.get("publication"))
        parts = [found[key] for key in ("published", "year", "month", "day") if key in found]
        if not parts:
            return given
        published = find_date("-".join(parts))
        if published is None:
            raise PathError("date", f"no date in its path: {'-'.join(parts)!r}; it is read without", given)
        return Given(published).over(given)


def find_in_path(pattern: PathPattern | None, path: str, source: str, told: Given) -> tuple[Given, SourceError | None]:
    """What the path says, and what is wrong with it, under the name `source`.

    Nothing is wrong with a path without a date of the calendar where the date is `told` already.
    """
    try:
        return (pattern.find(path) if pattern else NOTHING), None
    except PathError as fault:
        is_needed = told.published is None or fault.error == "timeout"
        return fault.given, SourceError(source, "find", fault.message, error=fault.error) if is_needed else None
