"""One file to its document, by the reader of its format."""

from __future__ import annotations

import os
from pathlib import Path

from factminer.source import pdf
from factminer.source.discover import Found
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.plain import read_plain


def read(found: Found, given: Given | None = None) -> Document:
    """The document in a file. Raises SourceError where there is none; an empty text is a document all the same."""
    return read_data(read_bytes(found.path, found.source), found.source, given or Given())


def read_data(data: bytes, source: str, given: Given) -> Document:
    """The document that `data` holds, whatever its name: a format is known by its first bytes."""
    if data.startswith(pdf.MARK):
        return pdf.read_pdf(data, source, given)
    return read_plain(data, source, given)


def read_bytes(path: Path, source: str) -> bytes:
    """The bytes of a file, or a SourceError with what the system says."""
    try:
        return path.read_bytes()
    except OSError as fault:
        reason = os.strerror(fault.errno) if fault.errno else str(fault)
        raise SourceError(source, "read", f"cannot be read: {reason}", error=type(fault).__name__) from None
