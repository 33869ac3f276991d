"""DuckDB in memory over the tables of a folder, shut off from every other file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from factminer.dataset.engine import open_engine
from factminer.dataset.reading.parts import open_all
from factminer.dataset.schema import BY_NAME

# A query may take this much, or half of a smaller machine; then it goes on in temporary files, or ends with a fault.
_MEMORY_MB = 2_000
_DISK = "20GB"

# In this order: the last line keeps a query from undoing the others.
_SETTINGS = (
    "SET errors_as_json = true",
    "SET enable_external_access = false",
    "SET python_enable_replacements = false",
    "SET lock_configuration = true",
)


@contextmanager
def connect() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in memory."""
    with open_engine(f"{_memory_mb()}MB", disk=_DISK) as connection:
        yield connection


def register_tables(connection: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, tuple[str, ...]]:
    """Hang the tables of a folder at the connection by their names, and give the columns of each.

    A table is read only as far as a query needs it.
    """
    columns = {}
    for name, opened in open_all(folder, BY_NAME).items():
        connection.register(name, opened)
        columns[name] = tuple(opened.schema.names)
    return columns


def lock(connection: duckdb.DuckDBPyConnection) -> None:
    """From here on no query reads or writes a file, sees a variable of Python, or changes a setting."""
    for setting in _SETTINGS:
        connection.execute(setting)


def _memory_mb() -> int:
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1_000_000
    return min(_MEMORY_MB, machine // 2)
