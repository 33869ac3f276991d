"""One file to its documents, by the reader of its format.

A format is known by its first bytes: PDF, Parquet, gzip and ZIP. JSON Lines, CSV and TSV have none; there the ending of
the name tells. Anything else is a text.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from factminer.source import html, pdf
from factminer.source.beside import Told, not_there
from factminer.source.discover import Found
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import NOTHING, Given
from factminer.source.item import Item, item_of_file, item_of_stream
from factminer.source.options import ReadOptions, over_limit
from factminer.source.packed import MARKS, UnpackError
from factminer.source.path_date import PathPattern, find_in_path
from factminer.source.plain import read_plain

_OPTIONS = ReadOptions()
_MARKS = (*MARKS, (b"PAR1", "parquet"))
_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_JSON_LINES = (".jsonl", ".ndjson")
# The name of standard input.
NAMELESS = "-"
# Archives in archives, counted from the outermost.
_DEEPEST = 3
_HEAD = 1 << 16
# Of a stream so much is read before it is decided whether it is a single text.
_STREAM_HEAD = 1 << 20


def read_documents(found: Found, options: ReadOptions = _OPTIONS) -> Iterator[Document | SourceError]:
    """The documents in a file in their order, and in its place what could not be read. Raises nothing for bad input.

    An empty text is a document all the same.
    """
    try:
        # Without waiting: a pipe that has taken the place of a file would never open.
        descriptor = os.open(found.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as fault:
        yield _unreadable(found.source, fault)
        return
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            yield SourceError(found.source, "read", "not a regular file", error="not a file")
            return
        yield from _Reader(found.source, options).read(item_of_file(found.source, descriptor), found.told)
    finally:
        os.close(descriptor)


def read_stream(
    stream: BinaryIO, source: str, given: Given, options: ReadOptions = _OPTIONS
) -> Iterator[Document | SourceError]:
    """The same for a stream, such as standard input.

    Without a name, it is a table of articles where its first line is an object or a row of headings that holds a text.
    """
    try:
        head = b""
        while len(head) < _STREAM_HEAD and (piece := stream.read(_STREAM_HEAD - len(head))):
            head += piece
        if len(head) < _STREAM_HEAD and _kind(head, source, options) == "":
            if len(head) > options.size_limit:
                raise SourceError(source, "read", over_limit(len(head), options.size_limit), error="size limit")
            yield read_data(head, source, given)
            return
        with item_of_stream(source, head, stream) as item:
            yield from _Reader(source, options).read(item, Told(given))
    except SourceError as fault:
        yield fault
    except OSError as fault:
        yield _unreadable(source, fault)


def read_data(data: bytes, source: str, given: Given) -> Document:
    """The single document that `data` holds, by its first bytes. Raises SourceError."""
    if data.startswith(pdf.MARK):
        return pdf.read_pdf(data, source, given)
    if html.is_html(data, source):
        return html.read_html(data, source, given)
    return read_plain(data, source, given)


class _Reader:
    """Reads a file called `root`, and whatever is packed in it."""

    def __init__(self, root: str, options: ReadOptions) -> None:
        self._root = root
        self._options = options
        written = options.published_from_path
        self._pattern = PathPattern.of(written) if written is not None else None

    def read(self, item: Item, told: Told) -> Iterator[Document | SourceError]:
        """The documents of an item; `told` is what is said of it, its members and its records."""
        try:
            yield from self._read(item, told)
        except SourceError as fault:
            yield fault
        except UnpackError as fault:
            yield SourceError(item.source, "read", fault.message, error=fault.error)
        except OSError as fault:
            yield _unreadable(item.source, fault)

    def _read(self, item: Item, told: Told) -> Iterator[Document | SourceError]:
        with item.open() as stream:
            head, fault = _read_head(stream)
            kind = _kind(head, item.name, self._options)
            if not kind:
                if fault:
                    raise fault
                yield _read_single(item.read_whole(head, stream, self._options.size_limit), item, told.given)
                yield from not_there(item.source, told, ())
                return
        if kind in ("gzip", "zip") and item.depth >= _DEEPEST:
            raise SourceError(item.source, "read", f"more than {_DEEPEST} archives in one another", error="nesting")
        # What a plain text does not need is imported where it is needed.
        if kind == "gzip":
            from factminer.source.archive import read_gzip

            yield from self.read(read_gzip(item), told)
        elif kind == "zip":
            yield from self._read_members(item, told)
        else:
            yield from _read_records(kind, item, told, self._options)

    def _read_members(self, item: Item, told: Told) -> Iterator[Document | SourceError]:
        """What is said of a member, the most specific first: beside the archive, in it, by its name, of all."""
        from factminer.source.archive import read_members

        with item.at_any_place(self._options.size_limit) as stream:
            for read in read_members(item, stream, self._options.size_limit, told):
                if isinstance(read, SourceError):
                    yield read
                    continue
                member, said = read
                path = member.source.removeprefix(f"{self._root}/")
                in_path, wrong = find_in_path(self._pattern, path, member.source, said.given)
                if wrong:
                    yield wrong
                yield from self.read(member, said.over(Told(in_path)).over(Told(told.given)))


def _read_records(kind: str, item: Item, told: Told, options: ReadOptions) -> Iterator[Document | SourceError]:
    """The documents of a table of articles, with what is said of single records of it."""
    seen = set()
    is_empty = True
    for read in _records(kind, item, told.given, options):
        is_empty = False
        said = NOTHING
        if told.members and (name := read.source.removeprefix(item.source)):
            seen.add(name)
            said = told.of_member(name).given
        yield read if isinstance(read, SourceError) or said == NOTHING else _with_given(read, said)
    if is_empty:
        yield SourceError(item.source, "text", "no record in this table", error="empty table")
    yield from not_there(item.source, told, seen)


def _records(kind: str, item: Item, given: Given, options: ReadOptions) -> Iterator[Document | SourceError]:
    if kind == "parquet":
        from factminer.source.articles_parquet import read_parquet

        with item.at_any_place(options.size_limit) as stream:
            yield from read_parquet(stream, item.source, given, options)
    elif kind == "jsonl":
        from factminer.source.articles_jsonl import read_jsonl

        yield from read_jsonl(item.open, item.source, given, options)
    else:
        from factminer.source.articles_csv import read_csv

        yield from read_csv(item.open, item.source, given, options, kind)


def _with_given(document: Document, said: Given) -> Document:
    return replace(
        document,
        published=said.published or document.published,
        published_basis="given" if said.published else document.published_basis,
        place=said.place or document.place,
        publication=said.publication or document.publication,
        title=said.title or document.title,
        url=said.url or document.url,
    )


def is_over_limit(found: Found, options: ReadOptions) -> bool:
    """True for a file that is too large to be read at all: one that is no archive and no table of articles."""
    try:
        if os.stat(found.path).st_size <= options.size_limit:
            return False
        with open(found.path, "rb") as file:
            return not _kind(file.read(_HEAD), found.source, options)
    except OSError:
        return False


def _read_head(stream: io.BufferedReader) -> tuple[bytes, UnpackError | None]:
    """The first bytes, and why there are no more of them: of a table that is damaged farther on the records are read."""
    head = b""
    try:
        while len(head) < _HEAD and (piece := stream.read1(_HEAD - len(head))):
            head += piece
    except UnpackError as fault:
        return head, fault
    return head, None


def _kind(head: bytes, name: str, options: ReadOptions) -> str:
    """The format: gzip, zip, parquet, jsonl or the delimiter of a CSV; empty for a single text or PDF."""
    for mark, kind in _MARKS:
        if head.startswith(mark):
            return kind
    if head.startswith(pdf.MARK):
        return ""
    if name == NAMELESS:
        return _kind_by_first_line(head, options)
    ending = PurePosixPath(name).suffix.lower()
    return "jsonl" if ending in _JSON_LINES else _DELIMITERS.get(ending, "")


def _kind_by_first_line(head: bytes, options: ReadOptions) -> str:
    from factminer.source.articles_csv import is_csv
    from factminer.source.articles_jsonl import is_jsonl
    from factminer.source.encoding import DecodeError, decode

    whole = head if len(head) < _HEAD else head[: head.rfind(b"\n") + 1]
    try:
        text = decode(whole).text
    except DecodeError:
        return ""
    return "jsonl" if is_jsonl(text, options) else is_csv(text, options)


def _read_single(data: bytes, item: Item, given: Given) -> Document:
    """The document; in a gzip file its ending is the one before `.gz`."""
    if item.name == item.source:
        return read_data(data, item.source, given)
    try:
        return replace(read_data(data, item.name, given), source=item.source)
    except SourceError as fault:
        raise SourceError(
            item.source, fault.stage, fault.message, fault.start, fault.end, error=fault.error, data=fault.data
        ) from None


def _unreadable(source: str, fault: OSError) -> SourceError:
    """What the system says, or a library that reads for it."""
    reason = os.strerror(fault.errno) if fault.errno else str(fault)
    return SourceError(source, "read", f"cannot be read: {reason}", error=type(fault).__name__)
