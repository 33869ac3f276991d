"""Plain text and Markdown: the decoded file is the document's text."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from factminer.source.document import Document
from factminer.source.encoding import DecodeError, decode
from factminer.source.error import SourceError
from factminer.source.given import Given

_MEDIA_TYPES = {".md": "text/markdown", ".markdown": "text/markdown"}


def read_plain(data: bytes, source: str, given: Given) -> Document:
    """The document that `data` holds; any file that is text is one, whatever its ending."""
    try:
        decoded = decode(data)
    except DecodeError as fault:
        raise SourceError(
            source, "decode", fault.message, fault.start, fault.end, error=fault.error, data=data
        ) from None
    return Document(
        text=decoded.text,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=_MEDIA_TYPES.get(PurePosixPath(source).suffix.lower(), "text/plain"),
        encoding=decoded.encoding,
        published=given.published,
        publication=given.publication,
        place=given.place,
        url=given.url,
        title=given.title,
    )
