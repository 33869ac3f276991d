"""One file to its documents, by the reader of its format."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from factminer.source import html, pdf
from factminer.source.discover import Found
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.options import ReadOptions
from factminer.source.plain import read_plain

_OPTIONS = ReadOptions()


def read_documents(found: Found, options: ReadOptions = _OPTIONS) -> Iterator[Document | SourceError]:
    """The documents in a file in their order, and in its place what could not be read. Raises nothing for bad input.

    An empty text is a document all the same.
    """
    try:
        yield read_data(read_bytes(found.path, found.source), found.source, found.given)
    except SourceError as fault:
        yield fault


def read_data(data: bytes, source: str, given: Given) -> Document:
    """The document that `data` holds, by its first bytes; a page of HTML without its head by its name."""
    if data.startswith(pdf.MARK):
        return pdf.read_pdf(data, source, given)
    if html.is_html(data, source):
        return html.read_html(data, source, given)
    return read_plain(data, source, given)


def read_bytes(path: Path, source: str) -> bytes:
    """The bytes of a file, or a SourceError with what the system says."""
    try:
        return path.read_bytes()
    except OSError as fault:
        reason = os.strerror(fault.errno) if fault.errno else str(fault)
        raise SourceError(source, "read", f"cannot be read: {reason}", error=type(fault).__name__) from None
