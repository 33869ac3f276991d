"""Something to read: a file, what was sent to standard input, or what is inside an archive."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from factminer.source.error import SourceError
from factminer.source.options import over_limit
from factminer.source.packed import Budget

_PIECE = 1 << 16
_LARGE_PIECE = 1 << 20


@dataclass(frozen=True)
class Item:
    """`open` gives its bytes from the first, each time anew, one reader at a time; `size` is None inside an archive.

    `source` is its name in the tables, `name` the one that its ending is taken from; `depth` counts the archives around
    it, and `budget` is what they may still be unpacked to.
    """

    source: str
    name: str
    open: Callable[[], io.BufferedReader]
    size: int | None = None
    depth: int = 0
    budget: Budget | None = None

    def unpacking(self) -> Budget:
        """The budget of the archives around it, else one for this archive."""
        return self.budget or Budget(self.size or 0)

    def read_whole(self, head: bytes, stream: io.BufferedReader, limit: int) -> bytes:
        """All its bytes, `head` those that were read already. Raises SourceError where they are over the limit."""
        if self.size is not None and self.size > limit:
            raise SourceError(self.source, "read", over_limit(self.size, limit), error="size limit")
        pieces = [head]
        size = len(head)
        while size <= limit and (piece := stream.read1(_LARGE_PIECE)):
            pieces.append(piece)
            size += len(piece)
        if size > limit:
            raise SourceError(self.source, "read", over_limit(self.size, limit), error="size limit")
        return b"".join(pieces)

    @contextmanager
    def at_any_place(self, limit: int) -> Iterator[io.BufferedReader]:
        """A reader that can go back and forth: what is inside an archive is unpacked to a file without a name."""
        if self.size is not None:
            yield self.open()
            return
        with tempfile.TemporaryFile() as file, self.open() as stream:
            size = 0
            while piece := stream.read1(_PIECE):
                size += len(piece)
                if size > limit:
                    raise SourceError(self.source, "read", over_limit(None, limit), error="size limit")
                file.write(piece)
            file.seek(0)
            yield io.BufferedReader(io.FileIO(file.fileno(), closefd=False))


def item_of_file(source: str, descriptor: int) -> Item:
    """The item of an open regular file, which must stay open as long as it is read."""

    def open_() -> io.BufferedReader:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return io.BufferedReader(io.FileIO(descriptor, closefd=False), _PIECE)

    return Item(source, source, open_, os.fstat(descriptor).st_size)


@contextmanager
def item_of_stream(source: str, head: bytes, stream: BinaryIO) -> Iterator[Item]:
    """The item of a stream that is read but once: it is written to a file without a name."""
    with tempfile.TemporaryFile() as file:
        file.write(head)
        while piece := stream.read(_PIECE):
            file.write(piece)
        file.flush()
        yield item_of_file(source, file.fileno())
