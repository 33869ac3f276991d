"""What the tables metadata.csv of several folders say, by file: the deepest folder speaks first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from factminer.source.error import SourceError
from factminer.source.given import NOTHING, Given
from factminer.source.metadata import read_metadata

# A record of a table behind the table's name; other names may have this sign in them.
_RECORD = re.compile("#[0-9]+")


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a file, and of its members or records by name (`b.txt`, `#12`, `b.jsonl#12`), in their order."""

    given: Given = NOTHING
    members: tuple[tuple[str, Given], ...] = ()

    def of_member(self, name: str) -> Told:
        """What is said of a member, and of its own members and records.

        >>> told = Told(members=(("b.jsonl", Given("2023")), ("b.jsonl#12", Given("2022"))))
        >>> told.of_member("b.jsonl") == Told(Given("2023"), (("#12", Given("2022")),))
        True
        """
        own = [given for _, given in self.members[self._at(name) : self._at(f"{name}\0")]]
        within = [
            (named[len(name) :].removeprefix("/"), given)
            for mark in "#/"
            for named, given in self.members[self._at(name + mark) : self._at(name + chr(ord(mark) + 1))]
            if mark == "/" or _RECORD.fullmatch(named, len(name))
        ]
        return Told(own[0] if own else NOTHING, tuple(sorted(within, key=_name)))

    def over(self, other: Told) -> Told:
        """All that is said here, and of what the `other` says what is not."""
        if not self.members:
            return Told(self.given.over(other.given), other.members)
        members = dict(other.members)
        for name, given in self.members:
            members[name] = given.over(members.get(name, NOTHING))
        return Told(self.given.over(other.given), tuple(sorted(members.items(), key=_name)))

    def not_of(self, names: Container[str]) -> list[str]:
        """The members and records that are none of `names`, nor in one of them."""
        return [named for named, _ in self.members if not any(named[:cut] in names for cut in _cuts(named))]

    def _at(self, name: str) -> int:
        return bisect_left(self.members, name, key=_name)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table metadata.csv: the files that it names count from `folder`, and `read` gives its bytes or a SourceError."""

    source: str
    folder: str
    read: Callable[[], bytes]


class Beside:
    """What `sheets` say, the first of them first; `faults` are their rows that cannot be used.

    `is_file` tells whether there is a file at a path, made of the folder of a sheet and what a row of it names.
    """

    def __init__(self, sheets: Iterable[Sheet], is_file: Callable[[str], bool]) -> None:
        self.faults: list[SourceError] = []
        self._files: dict[str, dict[str, Given]] = defaultdict(dict)
        self._is_file = is_file
        for sheet in sheets:
            self._add(sheet)

    def of(self, path: str) -> Told:
        """What the sheets say of the file at this path."""
        members = self._files.get(path, {})
        return Told(members.get("", NOTHING), tuple(sorted((item for item in members.items() if item[0]), key=_name)))

    def _add(self, sheet: Sheet) -> None:
        try:
            data = sheet.read()
        except SourceError as fault:
            self.faults.append(SourceError(sheet.source, "find", fault.message, error="metadata"))
            return
        lines: dict[str, int] = {}
        for entry in read_metadata(data, sheet.source):
            if isinstance(entry, SourceError):
                self.faults.append(entry)
                continue
            place = self._file_and_member(sheet.folder, entry.file)
            if entry.file in lines:
                said = f"line {entry.line}: {entry.file!r} stands in line {lines[entry.file]} already, which holds"
                self.faults.append(SourceError(sheet.source, "find", said, error="metadata"))
            elif place is None:
                said = f"line {entry.line}: no such file: {entry.file!r}"
                self.faults.append(SourceError(sheet.source, "find", said, error="metadata"))
            else:
                lines[entry.file] = entry.line
                file, member = place
                self._files[file][member] = self._files[file].get(member, NOTHING).over(entry.given)

    def _file_and_member(self, folder: str, name: str) -> tuple[str, str] | None:
        """The path of the file, and behind it the name of a member or record, empty for the file as a whole."""
        return next(
            (
                (file, name[cut:].removeprefix("/"))
                for cut in _cuts(name)
                if self._is_file(file := (PurePosixPath(folder) / name[:cut]).as_posix())
            ),
            None,
        )


def not_there(source: str, told: Told, names: Container[str]) -> Iterator[SourceError]:
    """What is said of members or records that the file `source` does not have: it has `names`."""
    for name in told.not_of(names):
        shown = f"{source}{name}" if name.startswith("#") else f"{source}/{name}"
        yield SourceError(source, "find", f"metadata.csv names what is not there: {shown!r}", error="metadata")


def _cuts(name: str) -> Iterator[int]:
    yield len(name)
    yield from (k for k, character in enumerate(name) if character == "/" or _RECORD.fullmatch(name, k))


def _name(named: tuple[str, Given]) -> str:
    return named[0]
