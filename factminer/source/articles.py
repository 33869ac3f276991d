"""Tables of articles: what their columns mean, and one record to its document. The formats have a module each."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from factminer.lexicon import load
from factminer.lexicon.column_words import ColumnName
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.options import COLUMNS, ReadOptions, over_limit
from factminer.source.published import DateError, read_date

# Of a cell and of a table's columns, so much is shown in a message.
_SHOWN = 40
_SHOWN_COLUMNS = 20


@dataclass(frozen=True)
class Table:
    """A table of articles: what holds for all its records."""

    source: str
    given: Given
    options: ReadOptions
    media_type: str
    encoding: str = "utf-8"

    def source_of(self, number: int) -> str:
        """The name of a record, by its number from 1."""
        return f"{self.source}#{number}"

    def fault(
        self,
        number: int | None,
        error: str,
        message: str,
        place: tuple[int, int] | None = None,
        *,
        stage: str = "read",
    ) -> SourceError:
        """What is wrong with a record, or with the table where there is no number; `place` counts bytes of the table."""
        start, end = place or (None, None)
        source = self.source if number is None else self.source_of(number)
        return SourceError(source, stage, message, start, end, error=error)


@dataclass(frozen=True)
class Columns:
    """Where each of the columns known here stands among those of a table, and what is wrong with the others."""

    names: tuple[str, ...]
    positions: dict[str, int]
    faults: tuple[str, ...]

    @property
    def without_text(self) -> str:
        """What is said where no column holds the text."""
        names = ", ".join(repr(_short(name)) for name in self.names[:_SHOWN_COLUMNS]) or "none"
        more = f" and {len(self.names) - _SHOWN_COLUMNS} more" if len(self.names) > _SHOWN_COLUMNS else ""
        return f"no column of text: its columns are {names}{more}; name the one with the text by --column text=NAME"


def find_columns(names: Sequence[str], asked: Sequence[tuple[str, str]]) -> Columns:
    """The columns that were asked for, else those with a heading of the vocabulary: the first that a table has.

    >>> find_columns(["编号", "标题", "正文"], []).positions
    {'text': 2, 'title': 1}
    """
    places: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        places.setdefault(_plain(name), []).append(index)
    wished = {known: _plain(column) for known, column in asked}
    positions: dict[str, int] = {}
    faults: list[str] = []
    for known in COLUMNS:
        headings = (wished[known],) if known in wished else _headings(known)
        heading = next((heading for heading in headings if heading in places), None)
        if heading is None:
            if known in wished and known != "text":
                faults.append(f"no column {_short(dict(asked)[known])!r}, which was to hold {known}")
        elif len(places[heading]) > 1:
            faults.append(f"{len(places[heading])} columns are called {heading!r}: none is taken for {known}")
        else:
            positions[known] = places[heading][0]
    return Columns(tuple(names), positions, tuple(faults))


@cache
def _headings(known: str) -> tuple[str, ...]:
    return tuple(row.heading for row in load(ColumnName) if row.column == known)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()


def read_record(
    table: Table, number: int, cells: dict[str, object], place: tuple[int, int] | None = None
) -> Iterator[Document | SourceError]:
    """The document of a record, `cells` by the names known here, behind what is wrong with its further columns.

    The record's own date, place and publication come before those that were given for the whole table.
    """
    try:
        text, data = _text(table, number, cells.get("text"), place)
    except SourceError as fault:
        yield fault
        return
    said: dict[str, str | None] = {}
    for name in COLUMNS[1:]:
        try:
            said[name] = read_date(cells.get(name)) if name == "published" else _label(cells.get(name))
        except DateError as fault:
            shown = _short(str(cells[name]))
            message = f"no date of publication: {fault}: {shown!r}; the record is read without it"
            yield table.fault(number, "date", message, place)
        except ValueError as fault:
            yield table.fault(number, "column", f"{name} is {fault}; the record is read without it", place)
    yield Document(
        text=text,
        source=table.source_of(number),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=table.media_type,
        encoding=table.encoding,
        published=said.get("published") or table.given.published,
        published_basis="stated" if said.get("published") else "given",
        publication=said.get("publication") or table.given.publication,
        place=said.get("place") or table.given.place,
        url=said.get("url") or table.given.url,
        title=said.get("title") or table.given.title,
    )


def _text(table: Table, number: int, cell: object, place: tuple[int, int] | None) -> tuple[str, bytes]:
    """The text exactly as it stands in its cell, and in UTF-8; an empty cell is an empty text."""
    try:
        text = cell.decode("utf-8") if isinstance(cell, bytes) else "" if cell is None else cell
        if not isinstance(text, str):
            raise table.fault(number, "column", f"the text is {_kind(cell)}, not a string", place)
        data = text.encode("utf-8")
    except UnicodeError as fault:
        message = f"the text is not Unicode: {fault.reason if isinstance(fault, UnicodeDecodeError) else 'half a pair'}"
        raise table.fault(number, "encoding", message, place, stage="decode") from None
    if "\0" in text:
        message = f"not a text: character {text.index(chr(0))} of it is zero"
        raise table.fault(number, "binary", message, place, stage="decode")
    if len(data) > table.options.size_limit:
        raise table.fault(number, "size limit", over_limit(len(data), table.options.size_limit), place)
    return text, data


def _label(cell: object) -> str | None:
    """A short cell, None where it is empty. Raises ValueError with what it is instead."""
    if isinstance(cell, bytes):
        cell = cell.decode("utf-8", "replace")
    if isinstance(cell, int) and not isinstance(cell, bool):
        cell = str(cell)
    if cell is not None and not isinstance(cell, str):
        raise ValueError(f"{_kind(cell)}, not a string")
    if cell is None or not cell.strip():
        return None
    if any("\ud800" <= character <= "\udfff" for character in cell) or "\0" in cell:
        raise ValueError("not Unicode")
    return cell.strip()


def _kind(cell: object) -> str:
    if isinstance(cell, bool):
        return "true or false"
    if isinstance(cell, int | float):
        return "a number"
    return {"list": "a list", "dict": "an object"}.get(type(cell).__name__, f"a {type(cell).__name__}")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
