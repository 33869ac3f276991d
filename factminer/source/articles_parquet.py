"""Parquet: a record a row, read a few at a time.

A damaged row group costs the rest of its own rows only. The list of the row groups stands at the end of the file: where
that is lost, all is.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from factminer.source.articles import Columns, Table, find_columns, read_record
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.options import ReadOptions

MARK = b"PAR1"
MEDIA_TYPE = "application/vnd.apache.parquet"
# Rows are read in batches of about so many bytes, by what the table says of its size. Of few rows at the most, for a text
# that stands in a dictionary counts once there and takes its room in each row that names it.
_BATCH_BYTES = 8_000_000
_MOST_ROWS = 64
_BUFFER = 1 << 20


def read_parquet(
    stream: io.BufferedReader, source: str, given: Given, options: ReadOptions
) -> Iterator[Document | SourceError]:
    """The documents of the rows of a file that can be read at any place, and in its place what is wrong with one."""
    import pyarrow.parquet as pq

    table = Table(source, given, options, MEDIA_TYPE)
    try:
        # With a buffer, and without reading ahead, a column of a row group is not read as a whole.
        parquet = pq.ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False)
        names = [str(name) for name in parquet.schema_arrow.names]
        groups = parquet.metadata.num_row_groups
    except Exception as fault:  # a hostile footer calls forth more than Arrow's own exceptions
        yield table.fault(None, "damaged", f"a Parquet table that cannot be opened: {_reason(fault)}")
        return
    columns = find_columns(names, options.columns)
    for said in columns.faults:
        yield table.fault(None, "columns", said)
    if "text" not in columns.positions:
        yield table.fault(None, "columns", columns.without_text)
        return
    first = 1
    for index in range(groups):
        rows = max(0, parquet.metadata.row_group(index).num_rows)
        yield from _read_group(parquet, index, table, columns, range(first, first + rows))
        first += rows


def _read_group(
    parquet: Any, index: int, table: Table, columns: Columns, numbers: range
) -> Iterator[Document | SourceError]:
    done = 0
    try:
        for batch in parquet.iter_batches(
            _batch_size(parquet.metadata.row_group(index)),
            row_groups=[index],
            columns=[columns.names[position] for position in columns.positions.values()],
            use_threads=False,
        ):
            for row in range(batch.num_rows):
                yield from _read_row(batch, row, table, columns, numbers[done])
                done += 1
    except Exception as fault:  # as above
        yield _lost(table, numbers[done:], _reason(fault))
    else:
        if done < len(numbers):
            yield _lost(table, numbers[done:], "it holds fewer rows than it says")


def _batch_size(group: Any) -> int:
    row = max(1, group.total_byte_size // max(1, group.num_rows))
    return max(1, min(_MOST_ROWS, int(_BATCH_BYTES // row)))


def _read_row(batch: Any, row: int, table: Table, columns: Columns, number: int) -> Iterator[Document | SourceError]:
    cells: dict[str, object] = {}
    for name, position in columns.positions.items():
        try:
            cells[name] = batch.column(columns.names[position])[row].as_py()
        except (ValueError, OverflowError) as fault:
            # Not UTF-8, or a time beyond the year 9999.
            if name == "text":
                yield table.fault(number, "encoding", f"the text is not Unicode: {_reason(fault)}", stage="decode")
                return
            yield table.fault(
                number, "column", f"{name} cannot be read: {_reason(fault)}; the record is read without it"
            )
    yield from read_record(table, number, cells)


def _lost(table: Table, numbers: range, reason: str) -> SourceError:
    rows = f"rows {numbers[0]} to {numbers[-1]}" if numbers else "a row group"
    return table.fault(numbers[0] if numbers else None, "damaged", f"{rows} cannot be read: {reason}")


def _reason(fault: Exception) -> str:
    """What a library says, in one line."""
    said = " ".join(str(fault).split())[:200]
    return said if said.isprintable() and said else type(fault).__name__
