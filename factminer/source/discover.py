"""Paths and folders to files, each with the name it goes by in the tables."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from factminer.source.beside import Beside, Sheet, Told
from factminer.source.error import SourceError, printable
from factminer.source.given import NOTHING, Given, GivenError
from factminer.source.metadata import NAME as METADATA
from factminer.source.packed import MARKS
from factminer.source.path_date import PathPattern, find_in_path

# A folder with these files is one that a build wrote: its tables have texts in them, but are none.
_OURS = ("datapackage.json", "documents.parquet", "numerals.parquet")


@dataclass(frozen=True, order=True)
class Found:
    """A file to read: `source` is its name in the tables, with `/` as separator, `path` where it lies.

    `told` is what the user says of it and of its members, on the command line, in its path or in the metadata beside it.
    """

    source: str
    path: Path
    told: Told = field(default=Told(), compare=False)


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
        shown = printable(os.fspath(name))
        if not os.path.exists(path):
            faults.append(SourceError(shown, "find", "no such file or folder", error="missing"))
            continue
        count = 0
        if not os.path.isdir(path):
            folders.add(path.parent)
        for item in _walk(path, base, leave_out):
            count += 1
            if isinstance(item, SourceError):
                faults.append(item)
            elif item.path.name == METADATA and item.path != path:
                folders.add(item.path.parent)
            elif item.path != apart:
                found.setdefault(item.path, item)
        if not count:
            faults.append(SourceError(shown, "find", "no file to read in this folder", error="empty folder"))
    sheets = list(_sheets(folders, base))
    if apart is not None and not (apart.name == METADATA and apart.parent in folders):
        sheets.append(Sheet(printable(apart.name), os.fspath(base), partial(_bytes_of, apart)))
    beside = Beside(sheets, os.path.isfile)
    files = []
    is_found = False
    for item in sorted(found.values()):
        told = beside.of(os.fspath(item.path))
        in_path, wrong = find_in_path(pattern, item.source, item.source, told.given)
        is_found = is_found or wrong is not None or in_path != NOTHING
        faults += [wrong] if wrong else []
        files.append(replace(item, told=told.over(Told(in_path)).over(Told(given))))
    if pattern and files and not is_found and not any(_is_packed(item.path) for item in files):
        said = f"the pattern {pattern.written!r} is in no name of a file, such as {files[0].source!r}"
        faults.append(SourceError("", "find", said, error="pattern"))
    faults += beside.faults
    return tuple(files), tuple(sorted(faults, key=lambda fault: (fault.source, fault.message)))


def _sheets(folders: Iterable[Path], base: Path) -> Iterator[Sheet]:
    """The tables metadata.csv in these folders, those of the deepest first."""
    for folder in sorted(folders, key=lambda folder: (-len(folder.parts), folder)):
        path = folder / METADATA
        if os.path.isfile(path):
            yield Sheet(printable(path.relative_to(base).as_posix()), os.fspath(folder), partial(_bytes_of, path))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise SourceError(path.name, "find", f"cannot be read: {fault.strerror or fault}") from None


def _is_packed(path: Path) -> bool:
    """True for an archive, whose members have names of their own."""
    try:
        with path.open("rb") as file:
            return file.read(4).startswith(tuple(mark for mark, _ in MARKS))
    except OSError:
        return False


def _common_parent(paths: Iterable[Path]) -> Path:
    folders = [path if os.path.isdir(path) else path.parent for path in paths if os.path.exists(path)]
    return Path(os.path.commonpath(folders)) if folders else Path.cwd()


def _walk(path: Path, base: Path, leave_out: Path | None) -> Iterator[Found | SourceError]:
    """What lies under `path`, in the order of the names. However deep the folders: no call is made within a call."""
    # With each are the folders it was reached through, links seen through, so that a link's loop ends.
    waiting: list[tuple[Path, frozenset[tuple[int, int]]]] = [(path, frozenset())]
    left_out = _identity(leave_out) if leave_out and leave_out.is_dir() else None
    while waiting:
        path, above = waiting.pop()
        source = path.relative_to(base).as_posix()
        if not os.path.isdir(path):
            yield _file(path, source)
            continue
        try:
            real = _identity(path)
            names = sorted((name for name in os.listdir(path) if not name.startswith(".")), reverse=True)
        except OSError as fault:
            reason = os.strerror(fault.errno) if fault.errno else str(fault)
            yield SourceError(printable(source), "find", f"cannot be read: {reason}", error=type(fault).__name__)
            continue
        if real == left_out or all(os.path.isfile(path / name) for name in _OURS):
            continue
        if real in above:
            yield SourceError(printable(source), "find", "a link to a folder above it: a loop", error="loop")
            continue
        waiting += ((path / name, above | {real}) for name in names)


def _identity(folder: Path) -> tuple[int, int]:
    found = folder.stat()
    return found.st_dev, found.st_ino


def _file(path: Path, source: str) -> Found | SourceError:
    if not _is_unicode(source):
        return SourceError(printable(source), "find", "the file's name is not UTF-8", error="name")
    if os.path.isfile(path):
        # A file of this name is not what is sent to standard input, which has the name to itself.
        return Found("./-" if source == "-" else source, path)
    if os.path.islink(path) and not os.path.exists(path):
        return SourceError(source, "find", "a link that leads nowhere", error="missing")
    return SourceError(source, "find", "neither a file nor a folder", error="not a file")


def _is_unicode(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
