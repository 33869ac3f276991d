"""Rows to Arrow tables, and tables to files: the same rows give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from factminer.dataset.rows import Row
from factminer.dataset.schema import Table
from factminer.lexicon.user import Lexicon


def to_arrow(table: Table, rows: Sequence[Row]) -> pa.Table:
    """The rows under the table's schema. Raises ValueError where a row does not fit it."""
    arrow = pa.Table.from_pylist(list(rows), table.schema)
    for column in table.columns:
        if not column.nullable and arrow.column(column.name).null_count:
            raise ValueError(f"{table.name}.{column.name} is null where it may not be")
    return arrow


def join(table: Table, parts: Iterable[pa.Table]) -> pa.Table:
    """The parts one after the other in one chunk a column: how rows lie in chunks would show in the file's bytes."""
    return pa.concat_tables([table.schema.empty_table(), *parts]).combine_chunks()


def named_after(arrow: pa.Table, lexicon: Lexicon) -> pa.Table:
    """The table with the user's words that made it in its metadata: the SHA-256 of each of their files, as JSON."""
    told = json.dumps(dict(lexicon.hashes), sort_keys=True)
    return arrow.replace_schema_metadata({**(arrow.schema.metadata or {}), "factminer.lexicon": told})


def write_file(arrow: pa.Table, path: Path) -> None:
    """One Parquet file, of the rows and the schema alone: no clock, no host, no pandas."""
    pq.write_table(arrow, path, compression="zstd", compression_level=3)


def read_file(path: Path) -> pa.Table:
    """A table from its file, or from the directory of parts that a cluster writes."""
    if path.is_dir():
        parts = sorted(path.glob("*.parquet"))
        return pa.concat_tables([pq.ParquetFile(part).read() for part in parts])
    return pq.ParquetFile(path).read()


def is_same(path: Path, arrow: pa.Table) -> bool:
    """True where the file holds these rows under this schema already, whatever program version wrote it."""
    if not path.is_file():
        return False
    try:
        old = read_file(path)
    except (OSError, pa.ArrowException):
        return False
    return bool(old.schema.equals(arrow.schema, check_metadata=True) and old.equals(arrow))
