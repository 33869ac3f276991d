"""The rows of an earlier build, a document at a time: what was mined once is copied, not mined again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from factminer.dataset.schema import DOCUMENTS, Table
from factminer.dataset.tables import Row

# So many decoded row groups of a table are at hand: documents mostly come in the order they had.
_GROUPS = 4


class OldTable:
    """One table, of which the rows of a document stand together."""

    def __init__(self, path: Path) -> None:
        self._file = pq.ParquetFile(path)
        groups = [self._file.metadata.row_group(i).num_rows for i in range(self._file.num_row_groups)]
        self._group_starts = np.cumsum([0, *groups])
        numbers, starts = [], []
        for index, first in enumerate(self._group_starts[:-1]):
            ids = self._file.read_row_group(index, columns=["document_id"]).column(0).combine_chunks()
            turns = np.flatnonzero(_turns(ids))
            numbers.append(np.array([int(text, 16) for text in ids.take(pa.array(turns)).to_pylist()], np.uint64))
            starts.append(turns + first)
        number = np.concatenate(numbers) if numbers else np.zeros(0, np.uint64)
        start = np.concatenate(starts) if starts else np.zeros(0, np.int64)
        end = np.append(start[1:], self._group_starts[-1])
        order = np.argsort(number, kind="stable")
        self._number, self._start, self._end = number[order], start[order], end[order]
        self._group = lru_cache(_GROUPS)(self._file.read_row_group)

    def rows(self, number: int) -> list[pa.Table]:
        """The document's rows, in as many parts as there are row groups that hold some."""
        wanted = np.uint64(number)
        first, last = np.searchsorted(self._number, wanted), np.searchsorted(self._number, wanted, "right")
        return [
            part
            for start, end in zip(self._start[first:last], self._end[first:last], strict=True)
            for part in self._slices(int(start), int(end))
        ]

    def _slices(self, start: int, end: int) -> list[pa.Table]:
        parts = []
        while start < end:
            index = int(np.searchsorted(self._group_starts, start, "right")) - 1
            stop = min(end, int(self._group_starts[index + 1]))
            parts.append(self._group(index).slice(start - int(self._group_starts[index]), stop - start))
            start = stop
        return parts


class OldTables:
    """The tables of an earlier build that are copied from."""

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        self._tables = {table.name: OldTable(folder / f"{table.name}.parquet") for table in (DOCUMENTS, *tables)}

    def document(self, number: int) -> Row:
        """The document's row of documents."""
        (row,) = self._tables[DOCUMENTS.name].rows(number)[0].to_pylist()
        return dict(row)

    def rows(self, number: int, source: str) -> Mapping[str, list[pa.Table]]:
        """The document's rows of the other tables, under the name that its source has now."""
        return {
            name: [_renamed(part, source) for part in table.rows(number)]
            for name, table in self._tables.items()
            if name != DOCUMENTS.name
        }


def _turns(ids: pa.StringArray) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """True where another document begins."""
    if len(ids) < 2:
        return np.ones(len(ids), np.bool_)
    differs = pc.not_equal(ids.slice(1), ids.slice(0, len(ids) - 1))
    return np.concatenate([[True], differs.to_numpy(zero_copy_only=False)])


def _renamed(part: pa.Table, source: str) -> pa.Table:
    at = part.schema.get_field_index("source")
    if not part.num_rows or part.column(at)[0].as_py() == source:
        return part
    return part.set_column(at, part.schema.field(at), pa.array([source] * part.num_rows, pa.string()))
