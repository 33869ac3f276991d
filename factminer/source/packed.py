"""What is inside an archive as a stream of bytes: counted against bombs, its faults told in one way."""

from __future__ import annotations

import io
import lzma
import zlib
from collections.abc import Callable
from zipfile import BadZipFile

# How archives begin; the third is a ZIP archive without a member.
MARKS = ((b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"))
# Deflate packs at most 1,032 bytes into one; text is seldom packed to less than a twentieth.
_RATIO = 1000
# Below that nothing is a bomb, whatever it is packed to.
_FLOOR = 64_000_000
# So little at a time is unpacked, for what comes with a fault is lost with it.
_PIECE = 4096


class UnpackError(Exception):
    """Why a stream cannot be read on: `error` is a short name."""

    def __init__(self, error: str, message: str) -> None:
        super().__init__(error, message)
        self.error = error
        self.message = message


class Budget:
    """The bytes that an archive may be unpacked to, all in all, archives within it and second readings included."""

    def __init__(self, packed: int) -> None:
        self._left = max(_FLOOR, _RATIO * packed)

    @property
    def is_spent(self) -> bool:
        """True once a bomb was met: nothing more of the archive may be read."""
        return self._left < 0

    def spend(self, count: int) -> None:
        """Count bytes that were unpacked. Raises UnpackError."""
        self._left -= count
        if self._left < 0:
            message = f"unpacked to more than {_RATIO} times its size, as by a bomb: the archive is read no further"
            raise UnpackError("bomb", message)


class Unpacked(io.RawIOBase):
    """The bytes that `open_` unpacks, at most a few thousand at once. Reading raises UnpackError."""

    def __init__(self, open_: Callable[[], io.BufferedIOBase], budget: Budget) -> None:
        self._open = open_
        self._stream: io.BufferedIOBase | None = None
        self._budget = budget

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next; 0 at the end."""
        try:
            if self._stream is None:
                self._stream = self._open()
            data = self._stream.read1(min(len(buffer), _PIECE))
        except EOFError:
            raise UnpackError("truncated", "the archive ends too soon: it may be cut short") from None
        except NotImplementedError:
            raise UnpackError("compression", "packed in a way that cannot be unpacked here") from None
        except (zlib.error, lzma.LZMAError, BadZipFile, OSError, RuntimeError, ValueError) as fault:
            raise UnpackError("damaged", f"a damaged archive: {_reason(fault)}") from None
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


def _reason(fault: Exception) -> str:
    """What a library says, in one line that holds no bytes of the archive."""
    said = str(fault).partition(" for file")[0].partition(": ")[0]
    return said if said.isprintable() and said else type(fault).__name__
