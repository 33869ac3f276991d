"""The user's own sentence shapes: patterns with named groups in a TOML file.

```toml
[[shape]]
name = "attendance"
pattern = '(?P<indicator>\\p{Han}{2,8}出勤率)(?:高)?达(?:到)?(?P<number>[0-9.]+)(?P<unit>%)'

[[shape]]
name = "seedlings"
pattern = '出圃(?P<number>[0-9.]+万?)株'
indicator = "苗木"
action = "出圃"
```

A pattern names the figure's number; the other groups, and the keys beside the pattern, say what the figure is.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import regex

from factminer.lexicon import LexiconError

# What a group of the pattern may name, and what may stand beside the pattern for all its matches.
GROUPS = frozenset({"number", "unit", "indicator", "place", "period", "action", "per"})
CONSTANTS = frozenset({"unit", "indicator", "place", "action", "per", "status", "change", "basis"})
_VALUES = {
    "status": ("actual", "planned", "rule"),
    "change": ("level", "increase", "decrease"),
    "basis": ("yoy", "mom", "other"),
}


@dataclass(frozen=True, slots=True)
class OwnShape:
    """One shape: its name, its pattern as written, and what it says of every figure that it matches."""

    name: str
    pattern: str
    constants: tuple[tuple[str, str], ...] = ()

    @property
    def compiled(self) -> regex.Pattern[str]:
        """The pattern, compiled once."""
        return _compile(self.pattern)


@lru_cache(maxsize=256)
def _compile(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def read_shapes(file: str | os.PathLike[str]) -> tuple[tuple[OwnShape, ...], tuple[str, str]]:
    """The shapes of a TOML file, and the file's name with its SHA-256.

    Raises LexiconError with the file, the shape and the fault where the file is no TOML, a key or group is unknown, a
    value is none of those a column takes, or a pattern cannot be compiled.
    """
    path = Path(file)
    try:
        data = path.read_bytes()
        read = tomllib.loads(data.decode("utf-8-sig"))
    except OSError as fault:
        raise LexiconError(f"{path}: {fault.strerror or fault}") from None
    except UnicodeDecodeError as fault:
        raise LexiconError(f"{path}: not UTF-8 at byte {fault.start}") from None
    except tomllib.TOMLDecodeError as fault:
        raise LexiconError(f"{path}: {fault}") from None
    rows = read.get("shape")
    if set(read) != {"shape"} or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LexiconError(f"{path}: wanted tables [[shape]] and nothing else")
    shapes: list[OwnShape] = []
    for number, row in enumerate(rows, 1):
        try:
            shape = _shape(row)
            if shape.name in {known.name for known in shapes}:
                raise ValueError("the name stands already above")
        except ValueError as fault:
            raise LexiconError(f"{path}: shape {row.get('name', number)!r}: {fault}") from None
        shapes.append(shape)
    return tuple(shapes), (path.name, hashlib.sha256(data).hexdigest())


def _shape(row: dict[str, Any]) -> OwnShape:
    """One table of the file. Raises ValueError with what is wrong with it."""
    for key in ("name", "pattern"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise ValueError(f"no {key}")
    unknown = set(row) - CONSTANTS - {"name", "pattern"}
    if unknown:
        raise ValueError(f"key {min(unknown)!r} is none of name, pattern, {', '.join(sorted(CONSTANTS))}")
    for key, value in row.items():
        if not isinstance(value, str):
            raise ValueError(f"{key} is no string")
        if key in _VALUES and value not in _VALUES[key]:
            raise ValueError(f"{key} {value!r} is none of {', '.join(_VALUES[key])}")
    try:
        groups = set(_compile(row["pattern"]).groupindex)
    except regex.error as fault:
        raise ValueError(f"pattern: {fault}") from None
    if "number" not in groups:
        raise ValueError("the pattern has no group (?P<number>…)")
    if groups - GROUPS:
        raise ValueError(f"group {min(groups - GROUPS)!r} is none of {', '.join(sorted(GROUPS))}")
    constants = tuple(sorted((key, value) for key, value in row.items() if key in CONSTANTS))
    return OwnShape(row["name"], row["pattern"], constants)
