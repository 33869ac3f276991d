"""DuckDB in memory over the tables of a folder, shut off from every other file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from factminer.dataset.parts import open_all
from factminer.dataset.schema import BY_NAME

# A query may take this much, or half of a smaller machine; then it goes on in temporary files, or ends with a fault.
_MEMORY_MB = 2_000
_DISK_MB = 20_000

# In this order: the last line keeps a query from undoing the others.
_SETTINGS = (
    "SET errors_as_json = true",
    "SET enable_external_access = false",
    "SET python_enable_replacements = false",
    "SET lock_configuration = true",
)


@contextmanager
def connect() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in memory. What does not fit there goes to a temporary folder, never to the working folder."""
    with tempfile.TemporaryDirectory(prefix="factminer-") as spill:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": spill,
            "memory_limit": f"{_memory_mb()}MB",
            "max_temp_directory_size": f"{_DISK_MB}MB",
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        connection = duckdb.connect(":memory:", config=settings)
        # It would be drawn on standard output, among the rows.
        connection.execute("SET enable_progress_bar = false")
        try:
            yield connection
        finally:
            connection.close()


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
