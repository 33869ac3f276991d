"""A document: one text with where it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Document:
    """A decoded text and what is known of it from outside.

    `source` is the path as given, relative to the folder named on the command line, with `/` as separator; `sha256` is
    of the file's bytes; `text` is the decoded file, in which every offset counts (code points, newlines as they stand,
    a byte order mark not counted). `published` is an EDTF date; `published_basis` says whether somebody gave it (`given`),
    the file states it beside its text (`stated`) or a library found it there (`inferred`). `title` is the one that
    the file, its record or metadata.csv states; `reader` names the library and its version that took the text out of the file
    ("pypdfium2 5.15.2"), empty where this package did, for another version may take out another text.

    Of a file that is made of pages (PDF), `text` is what was taken out of it, and `page_starts` the offset of each page
    in it, in order; a page without text starts and ends nonetheless. `unread` tells what of the file is not in `text`,
    a sentence each.
    """

    text: str
    source: str = "-"
    sha256: str = ""
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    published: str | None = None
    published_basis: str = "given"
    publication: str | None = None
    place: str | None = None
    url: str | None = None
    title: str | None = None
    reader: str = ""
    page_starts: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()

    @cached_property
    def document_id(self) -> str:
        """16 hexadecimal digits of the SHA-256 of the text: the same text has the same id wherever it lies."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
