"""The tables as one database file, of SQLite or DuckDB, with the meaning of the columns in a table of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from factminer.dataset.exporting.exported import DESCRIBED, DESCRIPTIONS, Exported, describe
from factminer.dataset.schema import BY_NAME
from factminer.dataset.show import show_cell

# "fact" in the header of a SQLite file, where programs put their mark.
_MARK = int.from_bytes(b"fact", "big")


def write_sqlite(tables: Sequence[Exported], path: Path) -> tuple[str, ...]:
    """A SQLite file: lists as JSON, dates in ISO 8601, decimals as text, true as 1."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        # The file is written aside and synced when it is whole.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute(f"PRAGMA application_id = {_MARK}")
        database.execute("BEGIN")
        _fill(database, DESCRIPTIONS, [f'"{name}" TEXT' for name in DESCRIBED], describe(tables))
        for table in tables:
            columns = [f'"{field.name}" {_affinity(field.type)}' for field in table.schema]
            _fill(database, table.name, columns, (tuple(map(_plain, row)) for row in table.rows()))
        database.execute("COMMIT")
    return ()


def write_duckdb(tables: Sequence[Exported], path: Path) -> tuple[str, ...]:
    """A DuckDB file with the types of the Parquet files."""
    settings: dict[str, str | bool | int | float | list[str]] = {"threads": 1, "temp_directory": str(path.parent)}
    with closing(duckdb.connect(str(path), config=settings)) as database:
        database.execute("SET enable_progress_bar = false")
        rows = [dict(zip(DESCRIBED, row, strict=True)) for row in describe(tables)]
        database.register(
            "incoming", pa.Table.from_pylist(rows, pa.schema([(name, pa.string()) for name in DESCRIBED]))
        )
        database.execute(f"CREATE TABLE {DESCRIPTIONS} AS SELECT * FROM incoming")
        for table in tables:
            database.register("incoming", table.opened)
            database.execute(f"CREATE TABLE {table.name} AS SELECT * FROM incoming")
    return ()


def is_ours(head: bytes, path: Path, to: str) -> bool:
    """True where one of the two above made the file that begins with `head`."""
    if to == "sqlite":
        return head.startswith(b"SQLite format 3\0") and int.from_bytes(head[68:72], "big") == _MARK
    if head[8:12] != b"DUCK":
        return False
    try:
        with closing(duckdb.connect(str(path), read_only=True)) as database:
            names = {str(row[0]) for row in database.execute("SHOW TABLES").fetchall()}
    except duckdb.Error:
        return False
    return DESCRIPTIONS in names and names <= {DESCRIPTIONS, *BY_NAME}


def _fill(database: sqlite3.Connection, name: str, columns: Sequence[str], rows: Any) -> None:
    database.execute(f'CREATE TABLE "{name}" ({", ".join(columns)})')
    database.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(columns))})', rows)


def _affinity(kind: pa.DataType) -> str:
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        return "INTEGER"
    return "REAL" if pa.types.is_floating(kind) else "TEXT"


def _plain(value: Any) -> str | int | float | None:
    return value if value is None or isinstance(value, str | int | float) else show_cell(value)
