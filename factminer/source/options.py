"""How files are to be read, whatever their format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MEGABYTE = 1_000_000
DEFAULT_LIMIT = 256 * MEGABYTE
# What a column of a table of articles may hold.
COLUMNS = ("text", "title", "published", "publication", "place", "url")


class ColumnError(ValueError):
    """A wish for a column that cannot be met."""


@dataclass(frozen=True)
class ReadOptions:
    """What the user asks of the readers.

    `columns` are pairs of a name known here (text, title, published, publication, place, url) and the column of a table
    of articles that holds it; `size_limit` is the most bytes that one document may have, a file, a member of an archive
    or a record of a table, when it is unpacked; `published_from_path` is the pattern that finds dates in names (`path_date`).
    """

    columns: tuple[tuple[str, str], ...] = ()
    size_limit: int = DEFAULT_LIMIT
    published_from_path: str | None = None


def parse_columns(wishes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The pairs for `ReadOptions.columns`, as the command line has them. Raises ColumnError.

    >>> parse_columns(["text=正文", "url=a=b"])
    (('text', '正文'), ('url', 'a=b'))
    """
    pairs: dict[str, str] = {}
    for wish in wishes:
        name, equals, column = (part.strip() for part in wish.partition("="))
        if not equals or not column:
            raise ColumnError(f"not of the form text=正文: {wish!r}")
        if name not in COLUMNS:
            raise ColumnError(f"no column of articles is called {name!r}; there are {', '.join(COLUMNS)}")
        if name in pairs:
            raise ColumnError(f"two columns for {name}: {pairs[name]!r} and {column!r}")
        pairs[name] = column
    return tuple(pairs.items())


def over_limit(size: int | None, limit: int) -> str:
    """What is said of a document over the limit; `size` is None where nobody counted to its end."""
    held = f"{_megabytes(size)} MB, " if size is not None else ""
    return f"{held}over the limit of {_megabytes(limit)} MB for one document (--size-limit)"


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.6f}".rstrip("0").rstrip(".")
