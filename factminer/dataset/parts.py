"""The files of a table, opened to be read piece by piece: a table may be larger than the memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as arrow_dataset
import pyarrow.parquet as pq

from factminer.dataset.reader import DatasetError
from factminer.dataset.writer import file_name

# Rows of documents are whole pages of text: 5000 of them are some 50 MB.
_ROWS = 5_000


def table_path(folder: Path, table: str) -> Path:
    """The path of a table in a folder. Raises DatasetError where it is not there."""
    path = folder / file_name(table)
    if not path.exists():
        raise DatasetError(f"{path}: no such table in this folder")
    return path


def open_table(path: Path) -> arrow_dataset.Dataset:
    """A table as something that a query can be put to.

    Its files are opened here, not when the query reaches them: a build that swaps the folder meanwhile does not
    mix the old table with the new one.
    """
    form = arrow_dataset.ParquetFileFormat()
    try:
        pieces = [form.make_fragment(pa.OSFile(str(part))) for part in find_parts(path)]
        return arrow_dataset.FileSystemDataset(pieces, pieces[0].physical_schema, form)
    except (OSError, pa.ArrowException) as fault:
        raise unreadable(path, fault) from None


def read_schema(path: Path) -> pa.Schema:
    """The schema of a table with the descriptions that its file carries."""
    try:
        return pq.read_schema(find_parts(path)[0])
    except (OSError, pa.ArrowException) as fault:
        raise unreadable(path, fault) from None


def read_batches(path: Path) -> Iterator[pa.RecordBatch]:
    """The rows of a table in their order, some thousand at a time."""
    try:
        for part in find_parts(path):
            with pq.ParquetFile(part) as file:
                yield from file.iter_batches(_ROWS)
    except (OSError, pa.ArrowException) as fault:
        raise unreadable(path, fault) from None


def find_parts(path: Path) -> list[Path]:
    """The file of a table, or the parts of the directory that a cluster writes."""
    parts = sorted(path.glob("*.parquet")) if path.is_dir() else [path]
    if not parts:
        raise DatasetError(f"{path}: a directory without parts")
    return parts


def unreadable(path: Path, fault: Exception) -> DatasetError:
    """The fault of a file in one line."""
    return DatasetError(f"{path}: cannot be read: {' '.join(str(fault).split())}")
