"""Rows to a Parquet file as they come, so that a dataset may be larger than the memory of the machine.

The same rows give the same bytes, however they were handed over: row groups are cut by what is in the rows alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from factminer.dataset.schema import Table

# A row group holds so many rows, or fewer where their texts reach so many bytes: some ten megabytes in memory.
GROUP_ROWS = 16_384
GROUP_BYTES = 8_000_000


class TableWriter:
    """Writes one table to `path` in row groups; the file is whole once it is closed."""

    def __init__(self, table: Table, path: Path) -> None:
        self._writer = pq.ParquetWriter(path, table.schema, compression="zstd", compression_level=3)
        self._held: list[pa.Table] = []
        self._held_rows = 0
        self._held_bytes = 0

    def add(self, part: pa.Table) -> None:
        """Rows under the table's schema, behind those that were added before."""
        if not part.num_rows:
            return
        self._held.append(part)
        self._held_rows += part.num_rows
        # nbytes counts a part of a larger table by its own rows; more than the texts, so that it is a bound.
        self._held_bytes += part.nbytes
        while self._held_rows >= GROUP_ROWS or self._held_bytes >= 4 * GROUP_BYTES:
            if not self._write_group(full=True):
                break

    def close(self) -> None:
        """Write what is held: the file is whole."""
        try:
            while self._held_rows:
                self._write_group()
        except BaseException:
            self.abandon()
            raise
        close(self._writer)

    def abandon(self) -> None:
        """Let go of the file as it is, of a build that failed."""
        with suppress(OSError):
            close(self._writer)

    def _write_group(self, *, full: bool = False) -> bool:
        """Write the next row group; with `full` only if it is known where it ends. False where nothing was written."""
        held = pa.concat_tables(self._held).combine_chunks()
        ends = np.cumsum(_text_bytes(held))
        # The row that reaches the limit is the last of its group.
        count = min(int(np.searchsorted(ends, GROUP_BYTES)) + 1, GROUP_ROWS)
        if full and count > held.num_rows:
            self._held, self._held_bytes = [held], int(ends[-1])
            return False
        count = min(count, held.num_rows)
        self._writer.write_table(held.slice(0, count).combine_chunks(), row_group_size=count)
        rest = held.slice(count)
        self._held, self._held_rows, self._held_bytes = [rest] * bool(rest.num_rows), rest.num_rows, rest.nbytes
        return True


@contextmanager
def writing(path: Path, schema: pa.Schema) -> Iterator[pq.ParquetWriter]:
    """A writer that is closed in the end, after a fault too."""
    writer = pq.ParquetWriter(path, schema, compression="zstd")
    try:
        yield writer
    except BaseException:
        with suppress(OSError):
            close(writer)
        raise
    close(writer)


def close(writer: pq.ParquetWriter) -> None:
    """Close a writer for good: one that cannot write its end would try again when it is forgotten, and complain."""
    try:
        writer.close()
    finally:
        writer.is_open = False


def _text_bytes(arrow: pa.Table) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The length of each row's long text, the column `text` where there is one, in bytes of UTF-8."""
    if "text" not in arrow.schema.names:
        return np.zeros(arrow.num_rows, np.int64)
    lengths: np.ndarray[tuple[int], np.dtype[np.int64]] = pc.binary_length(arrow.column("text")).to_numpy()
    return lengths.astype(np.int64)
