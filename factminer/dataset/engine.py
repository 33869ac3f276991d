"""DuckDB in memory: how much of it, and where that goes which does not fit."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import duckdb


@contextmanager
def open_engine(
    memory: str | None = None, *, threads: int | None = None, temporary: Path | None = None, disk: str | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that takes no more than `memory`, such as 512MB, on all cores or on so many `threads`.

    What does not fit goes to a folder of its own in `temporary`, of no more than `disk` where that is said, and never to
    the working folder. It is removed again. Without `memory` nothing is laid down anywhere. Nothing is fetched.
    """
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "temp_directory": "",
    }
    if threads is not None:
        settings["threads"] = threads
    if disk is not None:
        settings["max_temp_directory_size"] = disk
    with ExitStack() as held:
        if memory is not None:
            settings["memory_limit"] = memory
            settings["temp_directory"] = held.enter_context(
                tempfile.TemporaryDirectory(prefix="factminer-", dir=temporary)
            )
        connection = held.enter_context(closing(duckdb.connect(":memory:", config=settings)))
        # It would be drawn on standard output, among the rows.
        connection.execute("SET enable_progress_bar = false")
        try:
            yield connection
        except RuntimeError as fault:
            # What a signal raises while DuckDB works in the main thread, DuckDB makes a fault like any other of.
            if str(fault) == "Query interrupted":
                raise KeyboardInterrupt from None
            raise
