"""Vocabulary as data: one tab-separated file a kind of word, read into typed rows.

`load(Unit)` gives the rows of `units.tsv`. Each row type names its file and its key; loading refuses an unknown or
missing column, a duplicate key and a cell that does not fit its column's type, and says in which file and line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, ClassVar, Protocol, TypeVar, get_type_hints


class Row(Protocol):
    """What a vocabulary's row type states beside its columns."""

    FILE: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]]
    __dataclass_fields__: ClassVar[dict[str, Any]]


R = TypeVar("R", bound=Row)


class LexiconError(ValueError):
    """A vocabulary file that cannot be used: the message names file, line and fault."""


@cache
def load(row_type: type[R]) -> tuple[R, ...]:
    """The rows of the vocabulary that comes with the package, in the order of the file."""
    return tuple(read(row_type, files(__package__) / row_type.FILE))


def read(row_type: type[R], path: Traversable, check: Callable[[R], None] | None = None) -> Iterator[R]:
    """The rows of one TSV file. Lines that open with `#` are remarks; an empty cell is None or the empty string.

    `check` raises ValueError with what is wrong with a row beyond its form.
    """
    hints = get_type_hints(row_type)
    names = [f.name for f in fields(row_type)]
    seen: dict[tuple[Any, ...], int] = {}
    header: list[str] | None = None
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = line.rstrip("\n").split("\t")
            if header is None:
                header = cells
                if sorted(header) != sorted(names):
                    raise LexiconError(f"{path}:{number}: columns {header}, wanted {names}")
                continue
            if len(cells) != len(header):
                raise LexiconError(f"{path}:{number}: {len(cells)} cells, wanted {len(header)}")
            try:
                row = row_type(**{name: _typed(cell, hints[name]) for name, cell in zip(header, cells, strict=True)})
                if check:
                    check(row)
            except (ValueError, InvalidOperation) as error:
                raise LexiconError(f"{path}:{number}: {error}") from None
            key = tuple(getattr(row, name) for name in row_type.KEY)
            if key in seen:
                raise LexiconError(f"{path}:{number}: {key} stands already in line {seen[key]}")
            seen[key] = number
            yield row
    if header is None:
        raise LexiconError(f"{path}: no line of column names")


def _typed(cell: str, hint: Any) -> Any:
    if hint is str:
        return cell
    if hint == str | None:
        return cell or None
    if hint is bool:
        if cell not in ("yes", ""):
            raise ValueError(f"{cell!r} is neither 'yes' nor empty")
        return cell == "yes"
    if hint is Decimal:
        return Decimal(cell)
    if hint is int:
        return int(cell)
    if hint == Decimal | None:
        return Decimal(cell) if cell else None
    raise TypeError(f"no reading for {hint}")
