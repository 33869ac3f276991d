"""What a build knows for the next one: which file gave which documents, and from what.

It lies beside the tables in a file of its own, which is no table: without it the next build reads everything again. A file
is known by the hash of its bytes, a document by its text and by all else that mining depends on, so a record added to a
table of articles, or a file moved, costs one document or none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from factminer.dataset.describing.package import PackageError, check_resource, read_package
from factminer.dataset.schema import DOCUMENTS
from factminer.dataset.writer import close
from factminer.source.discover import Found
from factminer.source.document import Document
from factminer.source.options import ReadOptions
from factminer.source.read import is_over_limit

STATE = ".state"
_MADE_BY = b"made_by"
_DOCUMENTS = b"documents"

# A row an item of a file; a file without items has one row with empty ones.
_SCHEMA = pa.schema(
    [
        pa.field("file", pa.string(), nullable=False),
        pa.field("sha256", pa.string()),
        pa.field("bytes", pa.int64()),
        pa.field("asked", pa.string(), nullable=False),
        pa.field("reader", pa.string(), nullable=False),
        pa.field("source", pa.string()),
        pa.field("document", pa.uint64()),
        pa.field("key", pa.uint64()),
        pa.field("clean", pa.bool_(), nullable=False),
    ]
)


@dataclass(frozen=True)
class FileMark:
    """A file as it was read: the SHA-256 of its bytes (None where they could not be read), how many they are, a digest
    of what the user asked and said of it, and the library that took the text out."""

    source: str
    sha256: str | None = None
    bytes: int | None = None
    asked: str = ""
    reader: str = ""


@dataclass(frozen=True)
class Kept:
    """An item as the state has it: the name of its source and its document's number."""

    source: str
    document: int
    key: int


def number_of(document_id: str) -> int:
    """The document's id as the 64 bits that it writes."""
    return int(document_id, 16)


def mining_key(document: Document) -> int:
    """64 bits of a hash over what mining depends on besides the text and the rules."""
    asked = (
        document.published,
        document.published_basis,
        document.publication,
        document.place,
        document.title,
        document.page_starts,
    )
    return int.from_bytes(hashlib.sha256(repr(asked).encode()).digest()[:8], "big")


def mark_of(found: Found, options: ReadOptions) -> FileMark:
    """The mark of a file as it lies there now. A file over the limit of size is not read through for it."""
    said = repr((found.told, options)).encode("utf-8", "surrogatepass")
    asked = hashlib.sha256(said).hexdigest()[:16]
    if is_over_limit(found, options):
        return FileMark(found.source, asked=asked)
    try:
        with found.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return FileMark(found.source, digest, file.tell(), asked)
    except OSError:
        return FileMark(found.source, asked=asked)


class State:
    """What the last build left, for looking things up; made in each worker from the file."""

    def __init__(self, path: Path) -> None:
        self._table = pq.ParquetFile(path, read_dictionary=["file", "sha256", "asked", "reader"]).read()
        columns = {name: self._table.column(name) for name in self._table.schema.names}
        known = np.asarray(columns["clean"].to_numpy()) & ~columns["document"].is_null().to_numpy()
        documents = columns["document"].fill_null(0).to_numpy()[known]
        keys = columns["key"].fill_null(0).to_numpy()[known]
        order = np.argsort(documents, kind="stable")
        self._documents, self._keys = documents[order], keys[order]
        names = columns["file"].to_pylist()
        self._files: dict[str, tuple[int, int]] = {}
        for index, name in enumerate(names):
            first, _ = self._files.get(name, (index, index))
            self._files[name] = (first, index + 1)

    def holds(self, mark: FileMark) -> bool:
        """True where the file gave what it would give now, without a fault."""
        if mark.sha256 is None or mark.source not in self._files:
            return False
        rows = self._rows(mark.source)
        old = rows[0]
        same = (old["sha256"], old["asked"]) == (mark.sha256, mark.asked)
        return same and all(row["clean"] for row in rows) and _is_current(old["reader"])

    def items(self, source: str) -> list[Kept]:
        """The documents that the file gave, in order."""
        return [
            Kept(row["source"], row["document"], row["key"])
            for row in self._rows(source)
            if row["document"] is not None
        ]

    def mark(self, source: str) -> FileMark:
        """The file as it was read."""
        row = self._rows(source)[0]
        return FileMark(row["file"], row["sha256"], row["bytes"], row["asked"], row["reader"])

    def knows(self, document_id: str, key: int) -> bool:
        """True where the document's rows were made under this key."""
        number = np.uint64(number_of(document_id))
        at = int(np.searchsorted(self._documents, number))
        return at < len(self._documents) and bool(self._documents[at] == number and self._keys[at] == np.uint64(key))

    def _rows(self, source: str) -> list[dict[str, Any]]:
        first, end = self._files[source]
        found: list[dict[str, Any]] = self._table.slice(first, end - first).to_pylist()
        return found


class StateWriter:
    """Writes the state of a build, a file at a time in order."""

    def __init__(self, path: Path, made_by: Sequence[str]) -> None:
        schema = _SCHEMA.with_metadata({_MADE_BY: json.dumps(list(made_by))})
        self._writer = pq.ParquetWriter(path, schema, compression="zstd")
        self._schema = schema
        self._rows: list[dict[str, Any]] = []

    def add(self, mark: FileMark, items: Sequence[tuple[str, int | None, int, bool]]) -> None:
        """A file with its items: source, the document's number, its key, and whether the tables hold it as it is."""
        own = {
            "file": mark.source,
            "sha256": mark.sha256,
            "bytes": mark.bytes,
            "asked": mark.asked,
            "reader": mark.reader,
        }
        if not items:
            self._rows.append({**own, "clean": True})
        for source, document, key, clean in items:
            self._rows.append({**own, "source": source, "document": document, "key": key, "clean": clean})
        if len(self._rows) >= 16_384:
            self._flush()

    def close(self, documents: str) -> None:
        """Write what is left, and the SHA-256 of the table of documents that it belongs to."""
        try:
            self._flush()
            self._writer.add_key_value_metadata({_DOCUMENTS: documents})
        except BaseException:
            self.abandon()
            raise
        close(self._writer)

    def abandon(self) -> None:
        """Let go of the file as it is, of a build that failed."""
        with suppress(OSError):
            close(self._writer)

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, self._schema))
            self._rows = []


def usable_state(folder: Path, made: Sequence[str]) -> Path | None:
    """The state that the last build left in `folder`, where its rows are what this one would make.

    That is where the same program made it with the same words, and where the tables are still the ones that it wrote.
    """
    path = folder / STATE
    try:
        told = pq.read_metadata(path).metadata or {}
        package = read_package(folder)
        if package is None or tuple(json.loads(told[_MADE_BY])) != tuple(made):
            return None
        if package.resources[DOCUMENTS.name].sha256.encode() != told[_DOCUMENTS]:
            return None
        is_whole = not any(fault for one in package.resources.values() for fault in check_resource(folder, one))
    except (OSError, pa.ArrowException, PackageError, KeyError, ValueError):
        return None
    return path if is_whole else None


def _is_current(reader: str) -> bool:
    """True where the library that read the file is here in the version that read it."""
    if not reader:
        return True
    name, _, read_with = reader.partition(" ")
    try:
        return version(name) == read_with
    except PackageNotFoundError:
        return False
