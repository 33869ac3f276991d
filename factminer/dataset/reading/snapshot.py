"""The tables of one dataset, held open while they are read, whatever builds do meanwhile.

A build replaces the folder as a whole, so all files that are opened through one handle of the folder are of one dataset,
and they can be read to the end though the folder is replaced. What other programs do, copying tables one by one say, is
found out by what datapackage.json tells of each file; then it is tried again for a moment, for the copying may be done.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from factminer.dataset.describing.package import Package, PackageError, read_package
from factminer.dataset.placing.swap import heal
from factminer.dataset.tables import DatasetError, file_name

_ATTEMPTS = 10
_PAUSE = 0.1  # seconds
# Reading a larger file twice would be felt; its size is compared alone.
_HASHED = 64_000_000
# A file that is open can be opened again by this name, even if it has no other name any more.
_OPEN_FILES = Path("/proc/self/fd")


class MixedError(DatasetError):
    """Tables in one folder that are not of one dataset."""


@contextmanager
def open_tables(folder: Path, names: Iterable[str]) -> Iterator[Mapping[str, Path]]:
    """Paths at which the named tables of the folder can be read, those that are there; good until the block is left.

    Raises MixedError where a table is not the one that the folder's datapackage.json tells of.
    """
    wanted = tuple(names)
    for attempt in range(_ATTEMPTS):
        with ExitStack() as held:
            try:
                paths = _open(folder, wanted, held)
            except (FileNotFoundError, MixedError, PackageError) as fault:
                if attempt == _ATTEMPTS - 1:
                    raise MixedError(str(fault)) from None
            else:
                yield paths
                return
        time.sleep(_PAUSE)
        heal(folder)


def _open(folder: Path, names: Iterable[str], held: ExitStack) -> Mapping[str, Path]:
    handle = _hold(folder, held)
    inside = _OPEN_FILES / str(handle) if _OPEN_FILES.is_dir() else folder
    package = read_package(inside)
    paths = {}
    for name in names:
        path = inside / file_name(name)
        if path.is_dir():  # the parts that a cluster writes, which no build of ours replaces
            paths[name] = folder / file_name(name)
        elif path.exists():
            file = _hold(path, held)
            _check(folder / file_name(name), file, package, name)
            paths[name] = _OPEN_FILES / str(file) if inside != folder else path
    # A build removes files from a folder only after another one has taken its place.
    if not os.path.samestat(os.fstat(handle), os.stat(folder)):
        raise FileNotFoundError(f"{folder}: was replaced while it was opened")
    return paths


def _hold(path: Path, held: ExitStack) -> int:
    handle = os.open(path, os.O_RDONLY)
    held.callback(os.close, handle)
    return handle


def _check(path: Path, handle: int, package: Package | None, name: str) -> None:
    """Raises MixedError where the open file is not the one that the package tells of."""
    if package is None or name not in package.resources:
        return
    told = package.resources[name]
    with open(handle, "rb", closefd=False) as file:
        size = os.fstat(handle).st_size
        is_told = size == told.bytes and (
            size > _HASHED or hashlib.file_digest(file, "sha256").hexdigest() == told.sha256
        )
    if not is_told:
        raise MixedError(f"{path}: not the table that datapackage.json tells of; build it again")
