"""How files are to be read, whatever their format."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class ReadOptions:
    """What the user asks of the readers.

    `columns` are pairs of a name known here (text, title, published, publication, place, url) and the column of a table
    of articles that holds it; `size_limit` is the most bytes that one document may have, a file, a member of an archive
    or a record of a table, when it is unpacked.
    """

    columns: tuple[tuple[str, str], ...] = ()
    size_limit: int = 256 * MEGABYTE
