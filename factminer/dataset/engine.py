"""DuckDB in memory: how much of it, and where that goes which does not fit."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb


@contextmanager
def open_engine(
    memory: str, *, threads: int | None = None, temporary: Path | None = None, disk: str | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that takes no more than `memory`, such as 512MB, on all cores or on so many `threads`.

    What does not fit goes to a folder of its own in `temporary`, of no more than `disk` where that is said, and never to
    the working folder. It is removed again. Nothing is fetched from anywhere.
    """
    with tempfile.TemporaryDirectory(prefix="factminer-", dir=temporary) as spilled:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": spilled,
            "memory_limit": memory,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        if threads is not None:
            settings["threads"] = threads
        if disk is not None:
            settings["max_temp_directory_size"] = disk
        connection = duckdb.connect(":memory:", config=settings)
        try:
            # It would be drawn on standard output, among the rows.
            connection.execute("SET enable_progress_bar = false")
            yield connection
        finally:
            connection.close()
