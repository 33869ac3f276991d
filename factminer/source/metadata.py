"""metadata.csv: a table beside the files that says of each what its page does not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from factminer.source.cells import read_cells
from factminer.source.encoding import DecodeError, decode
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.published import find_date

NAME = "metadata.csv"
# No system takes a longer one.
_LONGEST_PATH = 4096
COLUMNS = ("published", "place", "publication", "title", "url")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: `file` counts from the folder of the table, with `/` as separator; `line` is its last, from 1."""

    file: str
    line: int
    given: Given


def read_metadata(data: bytes, source: str) -> Iterator[Entry | SourceError]:
    """The rows of a table in their order, and in its place what cannot be used. Raises nothing for bad input.

    A row without a date, or with one that is none, still gives its other cells. Columns of other names are passed over.
    """
    try:
        text = decode(data).text
    except DecodeError as fault:
        yield _fault(source, fault.message)
        return
    rows = read_cells(io.StringIO(text, newline=""))
    try:
        header = next(rows, [])
        yield from (_fault(source, said) for said in _faults_of(header))
        if header.count("file") == 1:
            for cells in rows:
                if any(cell.strip() for cell in cells):
                    yield from _entry(cells, header, rows.line_num, source)
    except csv.Error as fault:
        yield _fault(source, f"line {rows.line_num}: no CSV: {fault}; what stands below it is not used")


def _faults_of(header: list[str]) -> Iterator[str]:
    for name in ("file", *COLUMNS):
        if header.count(name) > 1:
            yield f"line 1: the column {name!r} stands there twice"
    for name in header:
        meant = name.strip().casefold()
        if name not in ("file", *COLUMNS) and meant in ("file", *COLUMNS):
            yield f"line 1: the column {name!r} is not used: its name is {meant!r}"
    if "file" not in header:
        yield "line 1: no column 'file': the table says nothing of any file"


def _entry(cells: list[str], header: list[str], line: int, source: str) -> Iterator[Entry | SourceError]:
    if len(cells) > len(header):
        yield _fault(source, f"line {line}: {len(cells)} cells under {len(header)} heads")
        return
    row = dict.fromkeys(header, "") | {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
    file = row["file"].replace("\\", "/")
    if not file or len(file) > _LONGEST_PATH or file.startswith("/") or ".." in PurePosixPath(file).parts:
        yield _fault(source, f"line {line}: no file below this folder: {row['file'][:80]!r}")
        return
    written = row.get("published")
    published = find_date(written) if written else None
    if written and published is None:
        yield _fault(source, f"line {line}: no date of the form 2023, 2023-09 or 2023-09-18: {written[:80]!r}")
    given = Given(published, *(row.get(name) or None for name in COLUMNS[1:]))
    yield Entry(PurePosixPath(file).as_posix(), line, given)


def _fault(source: str, message: str) -> SourceError:
    return SourceError(source, "find", message, error="metadata")
