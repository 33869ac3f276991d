"""What the tables metadata.csv of several folders say, by file: the deepest folder speaks first."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from factminer.source.error import SourceError, printable
from factminer.source.given import NOTHING, Given
from factminer.source.metadata import NAME, read_metadata


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a file, and of its members or records by name, in this order."""

    given: Given
    members: tuple[tuple[str, Given], ...]


class Beside:
    """The tables of `folders`; `faults` are their rows that cannot be used, named from the folder `base`.

    A further table `apart` lies anywhere; the files that it names count from `base`, and it speaks last.
    """

    def __init__(self, folders: Iterable[Path], base: Path, apart: Path | None = None) -> None:
        self.faults: list[SourceError] = []
        self._files: dict[str, dict[str, Given]] = defaultdict(dict)
        for folder in sorted(set(folders), key=lambda folder: (-len(folder.parts), folder)):
            path = folder / NAME
            if os.path.isfile(path):
                self._add(path, printable(path.relative_to(base).as_posix()), folder)
        if apart is not None:
            self._add(apart, printable(apart.name), base)

    def _add(self, path: Path, source: str, folder: Path) -> None:
        """Take in a table; where another has spoken of a file already, it lies deeper."""
        lines: dict[str, int] = {}
        for entry in read_metadata(path, source):
            if isinstance(entry, SourceError):
                self.faults.append(entry)
                continue
            place = _file_and_member(folder, entry.file)
            if entry.file in lines:
                said = f"line {entry.line}: {entry.file!r} stands in line {lines[entry.file]} already, which holds"
                self.faults.append(SourceError(source, "find", said, error="metadata"))
            elif place is None:
                said = f"line {entry.line}: no such file: {entry.file!r}"
                self.faults.append(SourceError(source, "find", said, error="metadata"))
            else:
                lines[entry.file] = entry.line
                file, member = place
                self._files[file][member] = self._files[file].get(member, NOTHING).over(entry.given)

    def of(self, path: Path) -> Told:
        """What the tables say of the file at this path."""
        members = self._files.get(os.fspath(path), {})
        named = sorted((item for item in members.items() if item[0]), key=lambda item: item[0])
        return Told(members.get("", NOTHING), tuple(named))


def _file_and_member(folder: Path, name: str) -> tuple[str, str] | None:
    """The path of the file, and behind it the name of a member or record, empty for the file as a whole."""
    path = os.path.join(folder, name)
    if os.path.isfile(path):
        return path, ""
    cuts = [k for k, character in enumerate(name) if character in "/#"]
    for cut in cuts:
        file = os.path.join(folder, name[:cut])
        if os.path.isfile(file):
            return file, name[cut:].removeprefix("/")
    return None
