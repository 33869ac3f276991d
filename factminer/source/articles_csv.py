"""CSV and TSV: a record a row below the row of headings, by the rules of RFC 4180, cells with newlines included.

A quotation mark that is not closed would swallow the records behind it. So a row that cannot be read ends where the next
good one begins: the first line behind its own first from which a record with the right number of cells can be read.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from factminer.source.articles import Table, find_columns, read_record
from factminer.source.articles_jsonl import undecoded
from factminer.source.articles_lines import Encoding, Line, Open, find_encoding
from factminer.source.cells import read_cells
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.options import ReadOptions, over_limit

MEDIA_TYPES = {"\t": "text/tab-separated-values"}
# A record of more lines is taken for one whose quotation mark is not closed.
_MOST_LINES = 1_000_000
_NAMED = re.compile(r'"?sep=([,;\t])"?\r?\n?')
# Lines that may be read a second time behind a broken record, against those that were read at all: no hostile table
# makes each line start a search through all the others.
_AGAIN, _ALWAYS_AGAIN = 4, 64_000_000


class _Piece(NamedTuple):
    """A line, or what of it a lone carriage return ends."""

    text: str
    line: Line
    fault: tuple[str, str, tuple[int, int] | None] | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A record's cells, or None and the `error` and `message` why they cannot be told."""

    cells: list[str] | None
    pieces: list[_Piece]
    error: str = ""
    message: str = ""


class _TooLongError(Exception):
    """A record over the limit."""


def read_csv(
    open_: Open, source: str, given: Given, options: ReadOptions, delimiter: str
) -> Iterator[Document | SourceError]:
    """The documents of the rows, and in its place what is wrong with one. Lines of blanks or commas alone are passed over.

    A line of commas counts as a row, as a spreadsheet counts it. A first line `sep=;`, as Excel writes it, names the
    delimiter; else, where no heading for the text is found with `delimiter`, a comma, a tab and a semicolon are tried.
    """
    encoding = find_encoding(open_, options.size_limit, source)
    with open_() as stream:
        lines = encoding.read_lines(stream, options.size_limit)
        first = list(islice(lines, 1))
        if first and (named := _NAMED.fullmatch(encoding.decode(first[0].data or b"", "replace"))):
            delimiter, first = named[1], []
        else:
            delimiter = _delimiter(first, encoding, options, delimiter)
        table = Table(source, given, options, MEDIA_TYPES.get(delimiter, "text/csv"), encoding.name)
        rows = _Rows(chain(first, lines), encoding, options.size_limit, delimiter)
        header = next((row for row in rows if not _is_bare(row, delimiter)), None)
        if header is None:
            yield SourceError(source, "text", "no text: the table is empty", error="no text")
            return
        if header.cells is None or header.pieces[0].fault:
            message = header.message or (header.pieces[0].fault or ("", ""))[1]
            yield table.fault(None, "columns", f"the row of headings cannot be read: {message}")
            return
        columns = find_columns(header.cells, options.columns)
        for fault in columns.faults:
            yield table.fault(None, "columns", fault)
        if "text" not in columns.positions:
            yield table.fault(None, "columns", columns.without_text)
            return
        for number, row in enumerate(rows.of_width(len(header.cells)), 1):
            place = None if encoding.is_wide else (row.pieces[0].line.start, row.pieces[-1].line.end)
            if _is_bare(row, delimiter):
                continue
            wrong = next((piece.fault for piece in row.pieces if piece.fault), None)
            if row.cells is None:
                yield table.fault(number, row.error, f"{row.message} ({_lines(row)})", place)
            elif len(row.cells) != len(header.cells):
                message = f"{len(row.cells)} cells, the row of headings has {len(header.cells)} ({_lines(row)})"
                yield table.fault(number, "cells", message, place)
            elif wrong:
                yield table.fault(number, *wrong, stage="decode")
            else:
                cells: dict[str, object] = {name: row.cells[index] for name, index in columns.positions.items()}
                yield from read_record(table, number, cells, place)


def is_csv(head: str, options: ReadOptions) -> str:
    """The delimiter, where the first line is a row of headings: how a stream without a name is told.

    A text may begin with a line 内容: beside that of the text another heading must be known, or one asked for.
    """
    line = head.partition("\n")[0]
    for delimiter in ",\t;":
        positions = _headings(line, delimiter, options)
        if "text" in positions and (len(positions) > 1 or options.columns):
            return delimiter
    return ""


def _headings(line: str, delimiter: str, options: ReadOptions) -> dict[str, int]:
    try:
        # A lone carriage return ends a line as well.
        (cells,) = read_cells([line.partition("\r")[0].rstrip("\n")], delimiter)
    except (csv.Error, ValueError):
        return {}
    return find_columns(cells, options.columns).positions


def _delimiter(first: list[Line], encoding: Encoding, options: ReadOptions, default: str) -> str:
    """The delimiter under which the first line holds a heading for the text."""
    head = encoding.decode(first[0].data or b"", "replace") if first else ""
    return next((tried for tried in (default, *",\t;") if "text" in _headings(head, tried, options)), default)


def _lines(row: _Row) -> str:
    first, last = row.pieces[0].line.number, row.pieces[-1].line.number
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _is_bare(row: _Row, delimiter: str) -> bool:
    """True for a row of delimiters alone, as a spreadsheet leaves where cells were emptied."""
    return row.cells is not None and not any(piece.text.strip(delimiter + " \r\n") for piece in row.pieces)


def _is_whole(row: _Row, width: int) -> bool:
    """False for what may be the rest of a broken record, which must not become a document."""
    marks = sum(piece.text.count('"') for piece in row.pieces)
    return row.cells is not None and len(row.cells) == width and marks % 2 == 0


class _Rows:
    """The rows of a table, one at a time."""

    def __init__(self, lines: Iterator[Line], encoding: Encoding, limit: int, delimiter: str) -> None:
        self._unread = _pieces(lines, encoding)
        self._again: deque[_Piece] = deque()
        self._taken: list[_Piece] = []
        self._size = self._read = self._read_again = 0
        self._limit = limit
        self._delimiter = delimiter

    def __iter__(self) -> Iterator[_Row]:
        return self

    def __next__(self) -> _Row:
        """The next row, with whatever number of cells."""
        while True:
            self._taken, self._size = [], 0
            reader = read_cells(self._feed(), self._delimiter)
            try:
                cells = next(reader)
            except csv.Error as fault:
                if not self._taken:
                    raise StopIteration from None
                closed = "unexpected end" not in str(fault)
                message = "text behind a closed quotation mark" if closed else "a quotation mark is not closed"
                return _Row(None, self._taken, "quote", message)
            except _TooLongError:
                return _Row(None, self._taken, "size limit", f"a record {over_limit(None, self._limit)}")
            if cells:
                return _Row(cells, self._taken)

    def of_width(self, width: int) -> Iterator[_Row]:
        """The rows; of one that cannot be read, all lines up to the next with `width` cells."""
        broken: _Row | None = None
        for row in self:
            if row.cells is None or (broken and not _is_whole(row, width)):
                self._give_back(row.pieces[1:])
                kept = row.pieces[:1] if self._again else row.pieces[:1] + row.pieces[-1:]
                if broken is None:
                    broken = _Row(None, kept, row.error, row.message)
                else:
                    broken.pieces[1:] = kept[-1:]
                continue
            if broken:
                yield broken
                broken = None
            yield row
        if broken:
            yield broken

    def _feed(self) -> Iterator[str]:
        while True:
            again = bool(self._again)
            piece = self._again.popleft() if again else next(self._unread, None)
            if piece is None:
                return
            size = piece.line.end - piece.line.start if piece.line.data is None else len(piece.text)
            self._taken.append(piece)
            self._size += size
            self._read += 0 if again else size
            if piece.line.data is None or self._size > self._limit or len(self._taken) > _MOST_LINES:
                raise _TooLongError
            yield piece.text

    def _give_back(self, pieces: list[_Piece]) -> None:
        self._read_again += sum(len(piece.text) for piece in pieces)
        if self._read_again <= _ALWAYS_AGAIN + _AGAIN * self._read:
            self._again.extendleft(reversed(pieces))


def _pieces(lines: Iterator[Line], encoding: Encoding) -> Iterator[_Piece]:
    """The lines as text, cut behind a lone carriage return, which ends a row as well; what is no text is replaced."""
    for line in lines:
        fault = None
        try:
            text = encoding.decode(line.data or b"")
        except UnicodeDecodeError as error:
            fault = undecoded(line, error, encoding)
            text = encoding.decode(line.data or b"", "replace")
        start = 0
        while 0 <= (cut := text.find("\r", start)) < len(text) - 1:
            if text[cut + 1] != "\n":
                yield _Piece(text[start : cut + 1], line, fault)
                start = cut + 1
            else:
                break
        yield _Piece(text[start:], line, fault)
