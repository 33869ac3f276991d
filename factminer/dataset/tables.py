"""Rows to Arrow tables, and the files of tables back to them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from factminer.dataset.schema import Table

Row = dict[str, Any]


class DatasetError(Exception):
    """Tables that are not there or cannot be read, or a name that no table has."""


def to_arrow(table: Table, rows: Sequence[Row]) -> pa.Table:
    """The rows under the table's schema. Raises ValueError where a row does not fit it."""
    arrow = pa.Table.from_pylist(list(rows), table.schema)
    for column in table.columns:
        if not column.nullable and arrow.column(column.name).null_count:
            raise ValueError(f"{table.name}.{column.name} is null where it may not be")
    return arrow


def file_name(table: str) -> str:
    """The name of a table's file."""
    return f"{table}.parquet"


def count_rows(path: Path) -> int:
    """The number of rows in a table's file."""
    with pq.ParquetFile(path) as file:
        return int(file.metadata.num_rows)


def parts_of(path: Path) -> list[Path]:
    """The file of a table, or the parts in a directory that a cluster writes. Raises DatasetError where it has none."""
    parts = sorted(path.glob("*.parquet")) if path.is_dir() else [path]
    if not parts:
        raise DatasetError(f"{path}: a directory without parts")
    return parts


def read_file(path: Path) -> pa.Table:
    """A table from its file, or from the directory of parts that a cluster writes."""
    return pa.concat_tables([pq.ParquetFile(part).read() for part in parts_of(path)])
