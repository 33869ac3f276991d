"""Paths and folders to files, each with the name it goes by in the tables."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from factminer.source.beside import Beside
from factminer.source.error import SourceError, printable
from factminer.source.given import NOTHING, Given, GivenError
from factminer.source.metadata import NAME as METADATA
from factminer.source.path_date import PathError, PathPattern

# A folder with these files is one that a build wrote: its tables have texts in them, but are none.
_OURS = ("datapackage.json", "documents.parquet", "numerals.parquet")


@dataclass(frozen=True, order=True)
class Found:
    """A file to read: `source` is its name in the tables, with `/` as separator, `path` where it lies.

    `given` is what the user says of it, on the command line, in its path or in the metadata beside it. `members` is what
    that metadata says of single members or records of the file, by name: `b.txt`, `#12`, `b.jsonl#12`, in this order.
    """

    source: str
    path: Path
    given: Given = field(default=NOTHING, compare=False)
    members: tuple[tuple[str, Given], ...] = field(default=(), compare=False)

    def said_of(self, member: str) -> Given:
        """What the metadata says of a member or record of the file by its own name.

        >>> found = Found("a.zip", Path("a.zip"), members=(("b.txt", Given(place="石桥市")),))
        >>> found.said_of("b.txt").place, found.said_of("c.txt").place
        ('石桥市', None)
        """
        at = bisect_left(self.members, member, key=lambda named: named[0])
        is_named = at < len(self.members) and self.members[at][0] == member
        return self.members[at][1] if is_named else NOTHING


def find_files(
    named: Sequence[str | os.PathLike[str]],
    leave_out: Path | None = None,
    given: Given = NOTHING,
    published_from_path: str | None = None,
    metadata: str | os.PathLike[str] | None = None,
) -> tuple[tuple[Found, ...], tuple[SourceError, ...]]:
    """The files under the named paths in the order of their names, and the paths at which there is no file to read.

    Names count from the folder that was named, from the common parent of several. Files and folders whose name opens
    with a dot are passed over in a folder, and so are `leave_out` and whatever else holds tables of ours: the tables may
    lie among the texts.

    What is given for a file is, the most specific first: what the tables metadata.csv beside it say, then the table
    `metadata`, what the pattern `published_from_path` finds in its name (`path_date`), what is `given` for all. Raises
    GivenError for a pattern or a table that cannot be used.
    """
    pattern = PathPattern.of(published_from_path) if published_from_path is not None else None
    apart = Path(os.path.abspath(metadata)) if metadata is not None else None
    if apart is not None and not apart.is_file():
        raise GivenError(f"{metadata}: no such file")
    paths = [Path(os.path.abspath(path)) for path in named]
    base = _common_parent(paths)
    found: dict[Path, Found] = {}
    faults: list[SourceError] = []
    folders: set[Path] = set()
    for name, path in zip(named, paths, strict=True):
        if not os.path.exists(path):
            faults.append(SourceError(printable(os.fspath(name)), "find", "no such file or folder", error="missing"))
            continue
        count = 0
        if not os.path.isdir(path):
            folders.add(path.parent)
        for item in _walk(path, base, leave_out and leave_out.resolve(), ()):
            count += 1
            if isinstance(item, SourceError):
                faults.append(item)
            elif item.path.name == METADATA:
                folders.add(item.path.parent)
            elif item.path != apart:
                found.setdefault(item.path, item)
        if not count:
            faults.append(
                SourceError(printable(os.fspath(name)), "find", "no file to read in this folder", error="empty folder")
            )
    beside = Beside(folders, base, apart)
    files = []
    for item in sorted(found.values()):
        told = beside.of(item.path)
        try:
            in_path = pattern.find(item.source) if pattern else NOTHING
        except PathError as fault:
            in_path = fault.given
            # A date that the metadata give needs none in the path.
            if told.given.published is None or fault.error == "timeout":
                faults.append(SourceError(item.source, "find", fault.message, error=fault.error))
        whole = told.given.over(in_path).over(given)
        files.append(replace(item, given=whole, members=told.members))
    faults += beside.faults
    return tuple(files), tuple(sorted(faults, key=lambda fault: (fault.source, fault.message)))


def _common_parent(paths: Iterable[Path]) -> Path:
    folders = [path if os.path.isdir(path) else path.parent for path in paths if os.path.exists(path)]
    return Path(os.path.commonpath(folders)) if folders else Path.cwd()


def _walk(path: Path, base: Path, leave_out: Path | None, above: tuple[Path, ...]) -> Iterator[Found | SourceError]:
    """What lies under `path`; `above` are the real folders it was reached through, so that a link's loop ends."""
    source = path.relative_to(base).as_posix()
    if os.path.isdir(path):
        real = path.resolve()
        if real == leave_out or all((path / name).is_file() for name in _OURS):
            return
        if real in above:
            yield SourceError(printable(source), "find", "a link to a folder above it: a loop", error="loop")
            return
        try:
            names = sorted(name for name in os.listdir(path) if not name.startswith("."))
        except OSError as fault:
            reason = os.strerror(fault.errno) if fault.errno else str(fault)
            yield SourceError(printable(source), "find", f"cannot be read: {reason}", error=type(fault).__name__)
            return
        for name in names:
            yield from _walk(path / name, base, leave_out, (*above, real))
    elif not _is_unicode(source):
        yield SourceError(printable(source), "find", "the file's name is not UTF-8", error="name")
    elif os.path.isfile(path):
        yield Found(source, path)
    elif os.path.islink(path):
        yield SourceError(source, "find", "a link that leads nowhere", error="missing")
    else:
        yield SourceError(source, "find", "neither a file nor a folder", error="not a file")


def _is_unicode(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
