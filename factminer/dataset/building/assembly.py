"""Batches to the files of the tables: documents in the order of their files, each text once.

What is held in memory grows with the number of documents (an id each) and of faults, not with their size.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from factminer.dataset.building.mining import MINED, Batch, FileEnd, Item
from factminer.dataset.building.old import OldTables
from factminer.dataset.building.state import STATE, FileMark, State, StateWriter, number_of
from factminer.dataset.problem import Problem
from factminer.dataset.rows import problem_row
from factminer.dataset.schema import DOCUMENTS, NUMERALS, PROBLEMS
from factminer.dataset.schema.column import TEXTS
from factminer.dataset.tables import Row, file_name, to_arrow
from factminer.dataset.writer import TableWriter

# What a file says of a document that was mined before; all else in its row is what mining found out.
_OF_FILE = ("source", "copies", "sha256", "media_type", "encoding", "title", "url")


class Assembly:
    """The tables of a build in the making, in `folder`; `spool` is for what is held meanwhile.

    `state` and `old` are what an earlier build knew and made, None for a full build; `made_by` tells what decides the
    rows, for the state of this one.
    """

    def __init__(
        self, folder: Path, spool: Path, made_by: Sequence[str], state: State | None, old: OldTables | None
    ) -> None:
        self.problems: list[Problem] = []
        self.failed = 0
        self.read = 0
        self.claims = 0
        self.files: list[FileMark] = []
        self._folder = folder
        self._spool = spool / file_name(DOCUMENTS.name)
        with ExitStack() as opened:  # on a full disk not even all of them can be begun
            self._documents = _begun(opened, TableWriter(DOCUMENTS, self._spool))
            self._writers = {
                table.name: _begun(opened, TableWriter(table, folder / file_name(table.name))) for table in MINED
            }
            self._marks = StateWriter(folder / STATE, made_by)
            opened.pop_all()
        self._state, self._old = state, old
        self._seen: set[int] = set()
        self._copies: dict[str, list[str]] = {}
        self._rows: list[Row] = []
        self._items: list[tuple[str, int | None, int, bool]] = []

    def __enter__(self) -> Assembly:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """After a fault the files are let go of; they go with their folder."""
        if kind is not None:
            for writer in (self._documents, *self._writers.values()):
                writer.abandon()
            self._marks.abandon()

    def add(self, batch: Batch) -> None:
        """Take what a worker found, in its order."""
        at = [0] * len(MINED)
        for event in batch.events:
            if isinstance(event, FileEnd):
                self._end_file(event)
                continue
            parts = {}
            for index, (table, count) in enumerate(zip(MINED, event.counts, strict=True)):
                if count:
                    parts[table.name] = [batch.tables[table.name].slice(at[index], count)]
                    at[index] += count
            self._add_item(event, parts)
        self._documents.add(to_arrow(DOCUMENTS, self._rows))
        self._rows = []

    def fail(self, problem: Problem) -> None:
        """Note a fault that cost more than a part of a document."""
        self.problems.append(problem)
        self.failed += 1

    def close(self) -> None:
        """Bring what is held to the files: all tables but observations and problems are whole then."""
        for writer in (self._documents, *self._writers.values()):
            writer.close()
        self._finish_documents()
        with (self._folder / file_name(DOCUMENTS.name)).open("rb") as file:
            self._marks.close(hashlib.file_digest(file, "sha256").hexdigest())

    def write_problems(self) -> None:
        """The table of problems, in an order that does not tell which worker was faster."""
        self.problems.sort(key=lambda p: (p.source, p.stage, p.start or 0, p.error, p.message))
        with closing(TableWriter(PROBLEMS, self._folder / file_name(PROBLEMS.name))) as writer:
            writer.add(to_arrow(PROBLEMS, [problem_row(problem) for problem in self.problems]))

    def numerals(self) -> Counter[str]:
        """The numerals of all documents by verdict."""
        found: Counter[str] = Counter()
        with pq.ParquetFile(self._folder / file_name(NUMERALS.name)) as file:
            for batch in file.iter_batches(columns=["verdict"]):
                for count in pc.value_counts(batch.column(0)).to_pylist():
                    found[count["values"]] += count["counts"]
        return found

    def _end_file(self, end: FileEnd) -> None:
        mark = end.mark
        if end.unchanged:
            assert self._state is not None
            assert self._old is not None
            mark = self._state.mark(mark.source)
            for kept in self._state.items(mark.source):
                row = {**self._old.document(kept.document), "copies": []}
                self._add_document(row, kept.key, self._old.rows(kept.document, kept.source), clean=True)
                self.read += 1
        self._marks.add(mark, self._items)
        self.files.append(mark)
        self._items = []

    def _add_item(self, item: Item, parts: Mapping[str, Sequence[pa.Table]]) -> None:
        self.problems.extend(item.problems)
        self.failed += item.failed
        self.read += not item.failed
        if item.row is None:
            self._items.append((item.source, None, 0, False))
            return
        row = item.row
        number = number_of(row["document_id"])
        if item.known and number not in self._seen:
            assert self._old is not None
            row = self._old.document(number) | {name: row[name] for name in _OF_FILE}
            parts = self._old.rows(number, item.source)
        if self._add_document(row, item.key, parts, clean=row["status"] == "ok" and not item.problems):
            self.problems.extend(item.faults)

    def _add_document(self, row: Row, key: int, parts: Mapping[str, Sequence[pa.Table]], *, clean: bool) -> bool:
        """False where the text is there already: then its source is one more copy."""
        number = number_of(row["document_id"])
        if number in self._seen:
            self._copies.setdefault(row["document_id"], []).append(row["source"])
            self._items.append((row["source"], number, key, False))
            return False
        self._seen.add(number)
        self._rows.append(row)
        self._items.append((row["source"], number, key, clean))
        self.claims += row["claims"]
        for name, tables in parts.items():
            for table in tables:
                self._writers[name].add(table)
        return True

    def _finish_documents(self) -> None:
        """The documents with their copies, which are known only now."""
        out = self._folder / file_name(DOCUMENTS.name)
        if not self._copies:
            self._spool.replace(out)
            return
        at = DOCUMENTS.schema.get_field_index("copies")
        with pq.ParquetFile(self._spool) as file, closing(TableWriter(DOCUMENTS, out)) as writer:
            for batch in file.iter_batches(1024):
                named = zip(*(batch.column(name).to_pylist() for name in ("document_id", "source")), strict=True)
                # Two files may have one name: a member that stands in an archive twice.
                copies = [
                    [copy for copy in dict.fromkeys(self._copies.get(id_, ())) if copy != source]
                    for id_, source in named
                ]
                rows = pa.Table.from_batches([batch], file.schema_arrow)
                writer.add(rows.set_column(at, DOCUMENTS.schema.field(at), pa.array(copies, TEXTS)))
        self._spool.unlink()


def _begun(opened: ExitStack, writer: TableWriter) -> TableWriter:
    opened.callback(writer.abandon)
    return writer
