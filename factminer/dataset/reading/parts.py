"""The files of a table, opened to be read piece by piece: a table may be larger than the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as arrow_dataset

from factminer.dataset.reading.snapshot import open_tables
from factminer.dataset.tables import DatasetError, file_name, parts_of

# Rows of documents are whole pages of text: 5000 of them are some 50 MB.
_ROWS = 5_000


def open_all(folder: Path, names: Iterable[str]) -> dict[str, arrow_dataset.Dataset]:
    """The named tables that are in the folder, all of one dataset, as something that a query can be put to."""
    with open_tables(folder, names) as paths:
        return {name: open_table(path, folder / file_name(name)) for name, path in paths.items()}


def open_table(path: Path, named: Path) -> arrow_dataset.Dataset:
    """A table as something that a query can be put to; `named` is its path for people.

    Its files are opened here, not when the query reaches them: a build that swaps the folder meanwhile does not
    mix the old table with the new one.
    """
    form = arrow_dataset.ParquetFileFormat()
    try:
        pieces = [form.make_fragment(pa.OSFile(str(part))) for part in parts_of(path)]
        return arrow_dataset.FileSystemDataset(pieces, pieces[0].physical_schema, form)
    except (OSError, pa.ArrowException) as fault:
        raise unreadable(named, fault) from None


def read_batches(opened: arrow_dataset.Dataset) -> Iterator[pa.RecordBatch]:
    """The rows of an open table in their order, some thousand at a time."""
    yield from opened.to_batches(batch_size=_ROWS, batch_readahead=1, fragment_readahead=1)


def unreadable(path: Path, fault: Exception) -> DatasetError:
    """The fault of a file in one line."""
    return DatasetError(f"{path}: cannot be read: {' '.join(str(fault).split())}")
