"""One writer at a time: a lock that names its holder and dies with it.

The lock is the system's own (`flock`), which is given back when its holder ends, however it ends: a killed build never
stands in the way of the next one. The file beside the tables is there to be locked and to tell the holder's process id.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no flock: two builds of one folder at a time are not kept apart there
    fcntl = None  # type: ignore[assignment]


class LockedError(Exception):
    """A folder that another process writes to; the message names the process."""


@contextmanager
def lock(path: Path, guarded: Path) -> Iterator[None]:
    """Hold the lock file `path` for the folder `guarded`. Raises LockedError at once where another process holds it."""
    handle = _acquire(path, guarded)
    try:
        yield
    finally:
        _release(handle, path)


def _acquire(path: Path, guarded: Path) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if fcntl is not None:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip()
            os.close(handle)
            by = f"process {holder}" if holder else "another process"
            raise LockedError(f"{guarded}: {by} is writing to it; wait until it is done, or stop it") from None
        if _is_named(handle, path):
            try:
                os.ftruncate(handle, 0)
                os.write(handle, f"{os.getpid()}\n".encode())
            except OSError:
                _release(handle, path)
                raise
            return handle
        os.close(handle)


def _release(handle: int, path: Path) -> None:
    # Removed while it is still held: whoever waits for this file sees that it has no name any more.
    path.unlink(missing_ok=True)
    os.close(handle)


def _is_named(handle: int, path: Path) -> bool:
    """False where the file was removed by its last holder between our opening it and our locking it."""
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except FileNotFoundError:
        return False
