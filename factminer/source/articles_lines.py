"""The physical lines of a table of articles, in bounded memory, and the encoding that they are written in.

A whole table never stands in memory: the encoding is decided by a first pass over its lines, each by itself, and a line
that does not fit it costs its own record only. UTF-16 and UTF-32 are turned into UTF-8 on the way.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from factminer.source.encoding import DecodeError, decode
from factminer.source.error import SourceError
from factminer.source.packed import UnpackError

Open = Callable[[], io.BufferedReader]

# The longer mark first: that of UTF-16 opens that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
    ("\ufeff".encode("gb18030"), "gb18030", "gb18030"),
)
_WIDE = ("utf-16", "utf-32")
# So many bytes of the lines that are no UTF-8 tell which encoding they are in.
_SAMPLE = 1 << 18
_PIECE = 1 << 16


class Line(NamedTuple):
    """A line with its newline, its number from 1 and the bytes it is; `data` is None where it is over the limit.

    No dataclass, for there are millions and a tuple is made in a third of the time.
    """

    number: int
    start: int
    end: int
    data: bytes | None


@dataclass(frozen=True)
class Encoding:
    """`name` as the tables have it; `codec` of the file; `mark` is the length of the byte order mark."""

    name: str
    codec: str
    mark: int = 0

    @property
    def is_wide(self) -> bool:
        """True where the lines that are read are no longer the bytes of the file."""
        return self.codec.startswith(_WIDE)

    def read_lines(self, stream: io.BufferedReader, limit: int) -> Iterator[Line]:
        """The lines behind the mark, in UTF-8 if the encoding is wide, else as they are."""
        stream.read(self.mark)
        if self.is_wide:
            return _read_lines(io.BufferedReader(_InUtf8(stream, self.codec)), limit, 0)
        return _read_lines(stream, limit, self.mark)

    def decode(self, data: bytes, errors: str = "strict") -> str:
        """A line as text."""
        return data.decode("utf-8" if self.is_wide else self.codec, errors)


def find_encoding(open_: Open, limit: int, source: str) -> Encoding:
    """A byte order mark, else UTF-8 unless most of the lines beyond ASCII are none, else what a sample of them is in.

    Raises SourceError where the file is no text.
    """
    with open_() as stream:
        head = stream.peek(_PIECE)[:_PIECE]
        for mark, name, codec in _MARKS:
            if head.startswith(mark):
                return Encoding(name, codec, len(mark))
        if b"\0" in head and (wide := _unmarked_wide(head)):
            return wide
        count = _count_utf8(stream, limit)
    if count.right >= count.wrong:
        return Encoding("utf-8", "utf-8")
    try:
        encoding = decode(count.sample).encoding
    except DecodeError as fault:
        if fault.error == "binary" and count.is_at_odds:
            raise SourceError(source, "decode", fault.message, error=fault.error) from None
        # Damaged here and there: each record will tell.
        encoding = "gb18030" if _is_mostly_gb18030(count.sample) else "utf-8"
    return Encoding(encoding, encoding)


def _unmarked_wide(head: bytes) -> Encoding | None:
    try:
        encoding = decode(head[: len(head) // 4 * 4]).encoding
    except DecodeError:
        return None
    return Encoding(encoding, encoding) if encoding.startswith(_WIDE) else None


@dataclass
class _Count:
    """The lines beyond ASCII that are UTF-8 and those that are not, of all, and a sample of these."""

    right: int = 0
    wrong: int = 0
    lines: int = 0
    first_is_wrong: bool = False
    sample: bytes = b""

    @property
    def is_at_odds(self) -> bool:
        """True where the first line and most others are no UTF-8: then there may be no table at all."""
        return self.first_is_wrong and 2 * self.wrong > self.lines


def _count_utf8(stream: io.BufferedReader, limit: int) -> _Count:
    count = _Count()
    sample = bytearray()
    try:
        for line in _read_lines(stream, limit, 0):
            count.lines += 1
            if line.data is None or line.data.isascii():
                continue
            try:
                line.data.decode("utf-8")
                count.right += 1
            except UnicodeDecodeError:
                count.wrong += 1
                count.first_is_wrong |= line.number == 1
                if not sample or len(sample) + len(line.data) <= _SAMPLE:
                    sample += line.data
    except (UnpackError, OSError):
        # What stops here stops the reading of the records as well, which tells of it in its place.
        pass
    count.sample = bytes(sample)
    return count


def _is_mostly_gb18030(sample: bytes) -> bool:
    lines = sample.splitlines()
    right = 0
    for line in lines:
        try:
            line.decode("gb18030")
            right += 1
        except UnicodeDecodeError:
            pass
    return right * 2 > len(lines)


def _read_lines(stream: io.BufferedReader, limit: int, start: int) -> Iterator[Line]:
    number = 0
    while data := stream.readline(limit + 2):
        number += 1
        end = start + len(data)
        if len(data) > limit and len(data.rstrip(b"\r\n")) > limit:
            ended = data.endswith(b"\n")
            # The name is let go first: it would hold the bytes while the rest is passed over.
            data = b""
            while not ended and (rest := stream.readline(_PIECE)):
                end += len(rest)
                ended = rest.endswith(b"\n")
            yield Line(number, start, end, None)
        else:
            yield Line(number, start, end, data)
        start = end


class _InUtf8(io.RawIOBase):
    """A stream in UTF-16 or UTF-32, as UTF-8. Half a surrogate pair becomes bytes that are no UTF-8: its line tells."""

    def __init__(self, stream: io.BufferedReader, codec: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(codec)("surrogatepass")
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next; 0 at the end."""
        while not self._rest:
            piece = self._stream.read1(_PIECE)
            try:
                text = self._decoder.decode(piece, not piece)
            except UnicodeDecodeError as fault:
                raise UnpackError("encoding", f"not {fault.encoding.upper()}: {fault.reason}") from None
            self._rest = text.encode("utf-8", "surrogatepass")
            if not piece:
                break
        taken, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)
