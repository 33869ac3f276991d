"""The batches of an answer as text or Parquet, none of it held longer than it takes to write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from factminer.dataset.querying.query_fault import QueryError
from factminer.dataset.show import csv_lines, json_lines

_ROW_GROUP = 100_000
_ROW_GROUP_BYTES = 64_000_000


def write_csv(reader: pa.RecordBatchReader, out: IO[str], *, raw: bool = False) -> None:
    """The rows as CSV with a header."""
    out.writelines(csv_lines(reader.schema.names, rows_of(reader), raw=raw))


def write_json(reader: pa.RecordBatchReader, out: IO[str]) -> None:
    """The rows as a JSON array. Raises QueryError where two columns have one name."""
    _check_names(reader.schema)
    out.writelines(json_lines(reader.schema.names, rows_of(reader)))


def write_parquet(reader: pa.RecordBatchReader, out: IO[bytes]) -> None:
    """The rows as one Parquet file of the same types. Raises QueryError for what Parquet has no form for."""
    _check_names(reader.schema)
    try:
        with pq.ParquetWriter(out, reader.schema, compression="zstd", compression_level=3) as writer:
            for table in _groups(reader):
                writer.write_table(table, row_group_size=_ROW_GROUP)
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid) as fault:
        raise QueryError(f"Parquet cannot hold a column of the answer: {' '.join(str(fault).split())}") from None


def rows_of(batches: pa.RecordBatchReader) -> Iterator[tuple[Any, ...]]:
    """The rows of the batches as Python has them; whole numbers of any length are int, maps are dict."""
    for batch in batches:
        yield from zip(*map(_values, batch.columns), strict=True)


def _values(column: pa.Array) -> list[Any]:
    values: list[Any] = column.to_pylist(maps_as_pydicts="lossy")
    if pa.types.is_decimal(column.type) and column.type.scale == 0:
        return [None if value is None else int(value) for value in values]
    return values


def _groups(reader: pa.RecordBatchReader) -> Iterator[pa.Table]:
    """Batches put together to row groups of a decent size."""
    held: list[pa.RecordBatch] = []
    for batch in reader:
        held.append(batch)
        if sum(b.num_rows for b in held) >= _ROW_GROUP or sum(b.nbytes for b in held) >= _ROW_GROUP_BYTES:
            yield pa.Table.from_batches(held)
            held = []
    if held:
        yield pa.Table.from_batches(held)


def _check_names(schema: pa.Schema) -> None:
    counts: Mapping[str, int] = {name: schema.names.count(name) for name in schema.names}
    for name, count in counts.items():
        if count > 1:
            raise QueryError(
                f"{count} columns of the answer are named {name}; give them names of their own: … as {name}_2"
            )
