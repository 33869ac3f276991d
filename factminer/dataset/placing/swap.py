"""A folder that is replaced as a whole: readers find the old files or the new ones, never some of each.

The new files are written to a folder beside the old one, brought to the disk, and the two folders change names in one
step (`renameat2` with RENAME_EXCHANGE on Linux, `renamex_np` with RENAME_SWAP on macOS). Where the system or the file
system has no such step, the old folder is renamed away and the new one takes its place; what stands between the two
renames is told by the names alone, and the next command finishes it. A build holds a lock (`factminer.dataset.placing.lock`), so
that there is one such folder at a time and whatever else bears these names was left by one that was killed.

Source: renameat2(2), "Atomically exchange oldpath and newpath"; fsync(2) on why the parent folder is synced too.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import errno
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factminer.dataset.placing.lock import LockedError, lock
from factminer.source.error import printable

_NEW = "factminer-new"
_OLD = "factminer-old"
_LOCK = "factminer-lock"
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2, RENAME_SWAP of renamex_np
_AT_FDCWD = -100
# What a system or file system answers that cannot exchange two names.
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}


class FolderError(Exception):
    """A folder that tables must not be written to."""


@contextmanager
def writing(out: Path) -> Iterator[Path]:
    """An empty folder beside `out` that no one else writes to; gone in the end, unless `exchange` put it in place.

    What a killed build left is finished or removed first. Raises LockedError where another build is at work, FolderError
    where nothing can be put beside `out`.
    """
    if (named := printable(str(out))) != out.as_posix():
        raise FolderError(f"{named}: the folder's name is not UTF-8")
    if os.path.ismount(out):
        raise FolderError(f"{out}: a mounted file system cannot be replaced in one step; give a folder inside it")
    out.parent.mkdir(parents=True, exist_ok=True)
    with lock(_beside(out, _LOCK), out):
        _finish(out)
        new = _beside(out, _NEW)
        new.mkdir()
        try:
            yield new
        finally:
            remove(new)


def exchange(new: Path, out: Path) -> None:
    """Put the folder `new` in the place of `out`, all of it on the disk before; the old folder is removed."""
    if out.exists():
        shutil.copymode(out, new)
    for entry in new.iterdir():
        sync(entry)
    sync(new)
    old = _beside(out, _OLD)
    if not out.exists():
        os.rename(new, out)
    elif _exchange_names(new, out):
        # The old tables bear the name of the new ones now: a build that is killed here has left them to the next.
        old = new
    else:
        os.rename(out, old)
        os.rename(new, out)
    sync(out.parent)
    # The new tables are in place: what cannot be removed now is left to the next build.
    with suppress(OSError):
        remove(old)


def heal(out: Path) -> bool:
    """Finish what a build that was killed between two renames left undone; true where `out` is there again.

    Does nothing while the build is still at work: the folder will be there in a moment.
    """
    if not out.exists() and _beside(out, _OLD).is_dir():
        # Another build's lock, or a folder that may only be read: then there is nothing to be done from here.
        with suppress(LockedError, PermissionError), lock(_beside(out, _LOCK), out):
            _put_in_place(out)
    return out.exists()


def remove(folder: Path) -> None:
    """Remove a folder and what is in it, if it is there."""
    if os.path.lexists(folder):
        os.chmod(folder, 0o700)  # a folder that may only be read may still be replaced, and its mode is passed on
        shutil.rmtree(folder)


def sync(path: Path) -> None:
    """Bring a file or the names in a folder to the disk."""
    flags = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) if path.is_dir() else os.O_RDONLY
    if os.name == "nt":  # folders cannot be opened there
        return
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def check_holds_only(out: Path, names: Collection[str], wish: str) -> None:
    """Raises FolderError where `out` is no folder, or holds anything but files of these names."""
    if not os.path.lexists(out):
        return
    if not out.is_dir():
        raise FolderError(f"{out}: not a folder")
    if others := sorted(entry.name for entry in out.iterdir() if entry.name not in names):
        shown = ", ".join(others[:3]) + (" …" if len(others) > 3 else "")
        raise FolderError(f"{out}: holds other files ({shown}); give a folder that is new, empty or {wish}")


def _finish(out: Path) -> None:
    _put_in_place(out)
    remove(_beside(out, _OLD))
    remove(_beside(out, _NEW))


def _put_in_place(out: Path) -> None:
    """The second rename, where the first was made: the new tables are whole by then."""
    old, new = _beside(out, _OLD), _beside(out, _NEW)
    if old.exists() and not out.exists():
        os.rename(new if new.exists() else old, out)
        sync(out.parent)


def _beside(out: Path, role: str) -> Path:
    return out.with_name(f".{out.name}.{role}")


def _exchange_names(new: Path, out: Path) -> bool:
    """True where the two folders changed names in one step, false where that cannot be done here."""
    call = _exchange_call()
    if call is None or call(os.fsencode(new), os.fsencode(out)) == 0:
        return call is not None
    fault = ctypes.get_errno()
    if fault in _CANNOT:
        return False
    raise OSError(fault, os.strerror(fault), str(out))


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    """The system's call that exchanges two paths, given as bytes; None where it has none."""
    libc = ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        return lambda new, out: libc.renameat2(_AT_FDCWD, new, _AT_FDCWD, out, _EXCHANGE)  # type: ignore[union-attr]
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        return lambda new, out: libc.renamex_np(new, out, _EXCHANGE)
    return None
