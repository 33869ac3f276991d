"""Files written aside first: whoever opens them finds the old ones or the new ones, whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factminer.dataset.placing.swap import FolderError, sync
from factminer.dataset.schema import CLAIMS, DOCUMENTS
from factminer.dataset.tables import file_name


@contextmanager
def file_aside(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; the file takes its place at the end, or vanishes where there was a fault.

    Raises FolderError where `path` is no regular file, or lies among the tables of a dataset.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        raise FolderError(f"{path}: not a regular file")
    with folder_aside(target) as aside:
        written = aside / "export"  # DuckDB takes a ? in a name for something else
        yield written
        sync(written)
        os.replace(written, target)


@contextmanager
def folder_aside(path: Path) -> Iterator[Path]:
    """A folder beside `path` that is removed at the end; it lies on the same disk, so a rename is one step."""
    # Both, for a claims.parquet alone may be the answer to a query.
    if all((path.parent / file_name(table.name)).exists() for table in (DOCUMENTS, CLAIMS)):
        raise FolderError(f"{path}: lies among the tables of {path.parent}; give a place outside")
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".factminer-", dir=path.parent))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def put_files(aside: Path, out: Path) -> None:
    """Move the files of one folder into another, each in one step, once all of them are on the disk."""
    for file in sorted(aside.iterdir()):
        sync(file)
    out.mkdir(exist_ok=True)
    for file in sorted(aside.iterdir()):
        os.replace(file, out / file.name)
