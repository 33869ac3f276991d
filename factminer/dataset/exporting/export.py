"""The tables in the forms of other programs, each with the description of its columns."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from factminer.dataset.exporting.exported import DESCRIBED, DESCRIPTIONS, LONGEST_CELL, Exported, describe
from factminer.dataset.placing.aside import file_aside, folder_aside, put_files
from factminer.dataset.placing.swap import FolderError, check_holds_only
from factminer.dataset.reading.parts import open_all
from factminer.dataset.reading.reader import find_folder
from factminer.dataset.schema import BY_NAME
from factminer.dataset.show import csv_lines
from factminer.dataset.tables import DatasetError, file_name


class ExportError(Exception):
    """An export that cannot be made; the message is one line."""


def export(
    data: str | os.PathLike[str],
    to: str,
    out: str | os.PathLike[str] | None = None,
    tables: Sequence[str] | None = None,
) -> tuple[Path, tuple[str, ...]]:
    """Write tables in another form; the path written to and what a reader must know of it come back.

    `to` is csv (a folder), xlsx, sqlite or duckdb (a file); without `out` it is named after the folder of the tables,
    in the working folder. Raises DatasetError for a table that is not there or damaged, FolderError where `out` holds what
    is not ours, ExportError where an extra is wanted, OSError where nothing can be written.
    """
    folder = find_folder(data)
    chosen = _chosen(folder, tables)
    name = folder.resolve().name
    target = Path(out) if out is not None else Path(f"{name}-csv" if to == "csv" else f"{name}.{to}")
    try:
        if to == "csv":
            return target, _export_csv(chosen, target)
        write = _writer(to)
        _check_file(target, to)
        with file_aside(target) as aside:
            return target, write(chosen, aside)
    except (pa.ArrowException, UnicodeDecodeError) as fault:
        raise _damaged(folder, fault) from None
    except OSError as fault:
        if fault.errno is None:  # not the system's, but Arrow's
            raise _damaged(folder, fault) from None
        fault.filename = str(target)
        raise
    except (duckdb.Error, sqlite3.Error) as fault:
        raise OSError(errno.EIO, " ".join(str(fault).split()), str(target)) from None


def _damaged(folder: Path, fault: Exception) -> DatasetError:
    return DatasetError(f"{folder}: a table cannot be read: {' '.join(str(fault).split())}")


def _export_csv(tables: Sequence[Exported], out: Path) -> tuple[str, ...]:
    check_holds_only(out, _csv_files(), "of an export")
    notes = []
    with folder_aside(Path(os.path.realpath(out))) as aside:
        _write_csv(aside / f"{DESCRIPTIONS}.csv", DESCRIBED, describe(tables))
        for table in tables:
            if cells := _write_csv(aside / f"{table.name}.csv", table.schema.names, table.rows()):
                longer = f"{cells} cells hold more than {LONGEST_CELL:,} characters"
                notes.append(f"{table.name}.csv: {longer}: the file has them whole, Excel does not show them whole")
        written = {file.name for file in aside.iterdir()}
        put_files(aside, out)
    for stale in _csv_files() - written:
        (out / stale).unlink(missing_ok=True)
    return tuple(notes)


def _write_csv(path: Path, columns: Sequence[str], rows: Iterator[Sequence[Any]]) -> int:
    """Write one table, guarded and with a byte order mark; the number of cells too long for Excel comes back."""
    long = 0

    def counted() -> Iterator[Sequence[Any]]:
        nonlocal long
        for row in rows:
            long += sum(1 for value in row if isinstance(value, str) and len(value) > LONGEST_CELL)
            yield row

    with path.open("w", encoding="utf-8-sig", newline="") as out:
        out.writelines(csv_lines(columns, counted()))
    return long


def _writer(to: str) -> Callable[[Sequence[Exported], Path], tuple[str, ...]]:
    if to == "xlsx":
        try:
            from factminer.dataset.exporting.workbook import write_workbook
        except ModuleNotFoundError:
            raise ExportError("a workbook needs an extra: pip install 'factminer[xlsx]'") from None
        return write_workbook
    from factminer.dataset.exporting import database

    return {"sqlite": database.write_sqlite, "duckdb": database.write_duckdb}[to]


def _chosen(folder: Path, wanted: Sequence[str] | None) -> list[Exported]:
    if wanted is not None and not wanted:
        raise DatasetError(f"no table is named; there are {', '.join(BY_NAME)}")
    for name in wanted or ():
        if name not in BY_NAME:
            raise DatasetError(f"no table {name!r}; there are {', '.join(BY_NAME)}")
    there = open_all(folder, [name for name in BY_NAME if not wanted or name in wanted])
    for name in wanted or ():
        if name not in there:
            raise DatasetError(f"{folder / file_name(name)}: no such table in this folder")
    return [Exported(name, opened) for name, opened in there.items()]


def _csv_files() -> set[str]:
    return {f"{name}.csv" for name in (DESCRIPTIONS, *BY_NAME)}


def _check_file(out: Path, to: str) -> None:
    """Raises FolderError where `out` is a file that no export made."""
    if not out.is_file() or out.stat().st_size == 0:
        return
    from factminer.dataset.exporting import database

    if to == "xlsx":
        from factminer.dataset.exporting.workbook import is_ours

        ours = is_ours(out)
    else:
        with closing(out.open("rb")) as file:
            ours = database.is_ours(file.read(4096), out, to)
    if not ours:
        raise FolderError(f"{out}: is there already, and factminer export did not make it")
