"""What stops a file from becoming a document."""

from __future__ import annotations

import os


class SourceError(Exception):
    """One file that cannot be read, with the stage that found out: it becomes a row of the table of problems.

    `stage` is `find`, `read`, `decode` or `text`; `error` a short name of the fault; `start` and `end` count bytes of
    the file, for there is no text yet. `data` holds the bytes, where they could be read.
    """

    def __init__(
        self,
        source: str,
        stage: str,
        message: str,
        start: int | None = None,
        end: int | None = None,
        *,
        error: str = "unreadable",
        data: bytes | None = None,
    ) -> None:
        super().__init__(source, stage, message, start, end)
        self.source = source
        self.stage = stage
        self.message = message
        self.start = start
        self.end = end
        self.error = error
        self.data = data

    def __str__(self) -> str:
        return f"{self.source}: {self.message}"


def printable(name: str) -> str:
    """A path with bytes that are no UTF-8 written as `\\xNN`: a table holds Unicode only."""
    return os.fsencode(name).decode("utf-8", "backslashreplace").replace(os.sep, "/")
