"""Tables into their folder: written aside first, then put in place, so that a stop half-way leaves the old ones."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from factminer.dataset.schema import TABLES
from factminer.dataset.tables import is_same, write_file


class FolderError(Exception):
    """A folder that tables must not be written to."""


def file_name(table: str) -> str:
    """The name of a table's file."""
    return f"{table}.parquet"


def check_folder(out: Path) -> None:
    """Raises FolderError where `out` is no folder, or holds anything that is no table of ours."""
    if not os.path.lexists(out):
        return
    if not out.is_dir():
        raise FolderError(f"{out}: not a folder")
    ours = {file_name(table.name) for table in TABLES}
    others = sorted(entry.name for entry in out.iterdir() if entry.name not in ours)
    if others:
        shown = ", ".join(others[:3]) + (" …" if len(others) > 3 else "")
        raise FolderError(f"{out}: holds other files ({shown}); give a folder that is new, empty or holds tables only")


def write_tables(tables: Mapping[str, pa.Table], out: Path) -> tuple[str, ...]:
    """Write the tables that differ from those in `out`, and name them. A table that is there already is left alone.

    All are written to a folder beside `out` before the first takes its place.
    """
    check_folder(out)
    changed = tuple(name for name, arrow in tables.items() if not is_same(out / file_name(name), arrow))
    if not changed:
        return changed
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        for name in changed:
            write_file(tables[name], aside / file_name(name))
        out.mkdir(exist_ok=True)
        for name in changed:
            os.replace(aside / file_name(name), out / file_name(name))
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return changed
