"""What made the rows: one digest over the code and the vocabulary that a row may depend on."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import factminer

# Nothing below these folders and files can change a row.
_OUTSIDE = ("cli.py", "__main__.py", "__init__.py", "command", "review", "spark.py", "dataset")
# But for what lies here.
_INSIDE = (
    "dataset/building/mining.py",
    "dataset/building/observing.py",
    "dataset/contract",
    "dataset/number.py",
    "dataset/rows.py",
    "dataset/schema",
)
_LIBRARIES = ("cn2an", "regex", "pyarrow")


@cache
def rules_digest() -> str:
    """SHA-256 over the names and bytes of every file that decides what the rows are, in hexadecimal."""
    root = Path(factminer.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*"), key=lambda path: path.relative_to(root).as_posix()):
        name = path.relative_to(root).as_posix()
        if path.suffix in (".py", ".tsv") and _decides(name):
            # Line ends differ between checkouts and mean nothing.
            data = path.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def program_version() -> str:
    """The version of this package, empty where it is not installed."""
    return _version("factminer")


def surroundings() -> tuple[str, ...]:
    """Python and the libraries that rows may depend on, with their versions: rows are read again where one differs."""
    python = ".".join(platform.python_version_tuple()[:2])
    return (f"python {python}", *(f"{name} {_version(name)}" for name in _LIBRARIES))


def _decides(name: str) -> bool:
    return _lies_in(name, _INSIDE) or not _lies_in(name, _OUTSIDE)


def _lies_in(name: str, places: tuple[str, ...]) -> bool:
    return any(name == place or name.startswith(f"{place}/") for place in places)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
