"""Files to their parts of the tables. Whatever goes wrong with a file, or with a document in it, stays with it.

A worker reads some files and hands back batches: what it met, in order, and the rows of the tables that belong to it. It
is told what an earlier build knew (`factminer.dataset.building.state`), and reads nothing twice: of a file that has not changed
it hands back its name only, of a document that was mined before only what the file says of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pyarrow as pa

from factminer import pipeline
from factminer.claim.own import LIMIT, ShapeFault
from factminer.dataset.building.state import FileMark, State, mark_of, mining_key
from factminer.dataset.contract import ContractError, check_rows
from factminer.dataset.problem import Problem
from factminer.dataset.rows import DocumentRows, document_row, rows_of
from factminer.dataset.schema import ARTICLES, CHECKS, CLAIMS, DOCUMENTS, NUMERALS, Table
from factminer.dataset.tables import Row, to_arrow
from factminer.lexicon.user import Lexicon
from factminer.source.discover import Found
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.options import ReadOptions
from factminer.source.read import read_documents

MINED = (ARTICLES, CLAIMS, NUMERALS, CHECKS)
# A batch is handed on when its documents reach so many characters, or so many rows of the tables of MINED: rows in the
# making take most of a build's memory, some kilobytes each, and a text may be all figures.
_BATCH_CHARACTERS = 500_000
_BATCH_ROWS = 10_000


@dataclass(frozen=True)
class Item:
    """One document of a file, or one fault of its reading (then there are problems only).

    `counts` tells how many rows of each table of MINED are its own, the next ones in the batch; `row` is its row of
    documents, its copies left out. `known` is true where an earlier build mined the same text with the same key: then
    the row lacks what mining finds out, and the rows are in the old tables. `faults` are those of mining, `problems` those
    of reading, which a second file with the same text has of its own.
    """

    source: str
    row: Row | None = None
    key: int = 0
    counts: tuple[int, ...] = (0,) * len(MINED)
    known: bool = False
    problems: tuple[Problem, ...] = ()
    faults: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """True where nothing could be read or mined."""
        return self.row is None or self.row["status"] == "failed"


@dataclass(frozen=True)
class FileEnd:
    """The end of a file, after its items. `unchanged` is true where its items are those of the earlier build."""

    mark: FileMark
    unchanged: bool = False


Event = Item | FileEnd


@dataclass(frozen=True)
class Batch:
    """Events in order, and the rows of the tables of MINED that belong to the items among them, in the same order."""

    events: tuple[Event, ...]
    tables: Mapping[str, pa.Table]


@dataclass(frozen=True)
class Work:
    """What is the same for all files of a build."""

    options: ReadOptions = field(default_factory=ReadOptions)
    lexicon: Lexicon | None = None
    state: State | None = None


class _Held:
    """A batch in the making: events, and the rows of each item that has some."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Begin the next batch. In place: a file whose documents are still coming goes on filling this one."""
        self.events: list[Event] = []
        self.rows: dict[int, DocumentRows] = {}
        self.first: dict[str, Item] = {}
        self.characters = 0
        self.count = 0

    @property
    def is_full(self) -> bool:
        """True where the batch is to be handed on."""
        return self.characters >= _BATCH_CHARACTERS or self.count >= _BATCH_ROWS

    def take(self) -> Batch:
        """The batch; rows that no table takes, or that break a rule of the contract, cost their own document alone."""
        tables = self._sound_tables(list(self.rows))
        return Batch(tuple(self.events), tables if tables is not None else self._tables(list(self.rows)))

    def _sound_tables(self, held: Sequence[int]) -> Mapping[str, pa.Table] | None:
        """The tables of MINED with the rows of some items; None where some did not fit and are failed items now."""
        try:
            return self._tables(held)
        except OSError:
            raise  # no fault of any row
        except Exception as fault:
            if len(held) == 1:
                del self.rows[held[0]]
                self.events[held[0]] = _untabled(self._item(held[0]), fault)
            else:
                half = len(held) // 2
                self._sound_tables(held[:half])
                self._sound_tables(held[half:])
            return None

    def _tables(self, held: Sequence[int]) -> Mapping[str, pa.Table]:
        """The tables of MINED with the rows of some items. Raises a fault of Arrow's, or ContractError."""
        tables = {
            table.name: to_arrow(table, [row for index in held for row in _of(self.rows[index], table)])
            for table in MINED
        }
        if held:
            documents = to_arrow(DOCUMENTS, [_row(self._item(index)) for index in held])
            if breaches := check_rows({**tables, DOCUMENTS.name: documents}):
                raise ContractError(breaches)
        return tables

    def _item(self, index: int) -> Item:
        event = self.events[index]
        assert isinstance(event, Item)
        return event


def mine_files(files: Iterable[Found], work: Work) -> Iterator[Batch]:
    """Read and mine files, in their order. Raises nothing for what is wrong with a file."""
    held = _Held()
    for found in files:
        for event in _events(found, work, held):
            held.events.append(event)
            if held.is_full:
                yield held.take()
                held.clear()
    if held.events:
        yield held.take()


def mine_document(document: Document, lexicon: Lexicon | None = None) -> tuple[Item, DocumentRows | None]:
    """One document that was read, as an item and its rows of the tables of MINED, None where it failed."""
    unread = tuple(Problem(document.source, "text", "unread", said, document.document_id) for said in document.unread)
    if not document.text.strip():
        reason = "nothing but white space" if document.text else "the file is empty"
        empty = Problem(document.source, "text", "no text", f"no text: {reason}", document.document_id)
        return Item(document.source, document_row(document, None, status="failed"), problems=(*unread, empty)), None
    stage = "mine"
    try:
        mined = pipeline.mine(document, lexicon=lexicon)
        stage = "table"
        rows = rows_of(mined)
        faults = (*rows.problems, *(_late(document, fault) for fault in mined.faults))
        row = document_row(document, mined, status="partial" if unread or faults else "ok")
    except Exception as fault:
        problem = Problem.of_exception(fault, document.source, stage, document.document_id)
        row = document_row(document, None, status="failed")
        return Item(document.source, row, problems=unread, faults=(problem,)), None
    counts = tuple(len(_of(rows, table)) for table in MINED)
    return Item(document.source, row, mining_key(document), counts, problems=unread, faults=faults), rows


def _events(found: Found, work: Work, held: _Held) -> Iterator[Event]:
    """The items of a file, then its end."""
    mark = mark_of(found, work.options)
    if work.state is not None and work.state.holds(mark):
        yield FileEnd(mark, unchanged=True)
        return
    reader = ""
    try:
        for document in read_documents(found, work.options):
            if isinstance(document, SourceError):
                yield _unread(document)
            else:
                reader = reader or document.reader
                yield _item(document, work, held)
    except Exception as fault:
        yield Item(found.source, problems=(Problem.of_exception(fault, found.source, "read"),))
    yield FileEnd(replace(mark, reader=reader))


def _item(document: Document, work: Work, held: _Held) -> Item:
    if (fault := _not_unicode(document)) is not None:
        return Item(document.source, problems=(fault,))
    key = mining_key(document)
    held.characters += len(document.text)
    if (first := held.first.get(document.document_id)) is not None:
        # A second file with the same text, whatever else is known of it: what it says of itself is all that is wanted.
        row = document_row(document, None, status="failed" if first.failed else "ok")
        own = tuple(replace(problem, source=document.source) for problem in first.problems)
        return Item(document.source, row, key, problems=own)
    if work.state is not None and work.state.knows(document.document_id, key):
        item = Item(document.source, document_row(document, None), key, known=True)
    else:
        item, rows = mine_document(document, work.lexicon)
        if rows is not None:
            held.rows[len(held.events)] = rows
            held.count += sum(item.counts)
    held.first[document.document_id] = item
    return item


def _not_unicode(document: Document) -> Problem | None:
    """A text with half of a surrogate pair, as JSON can write it: no table can hold it."""
    try:
        for text in (document.text, document.title, document.url, document.publication, document.place):
            (text or "").encode("utf-8")
    except UnicodeEncodeError as fault:
        said = f"not Unicode: half of a surrogate pair at character {fault.start}"
        return Problem(document.source, "decode", "surrogate", said)
    return None


def _untabled(item: Item, fault: Exception) -> Item:
    """The item whose rows do not fit into the tables, as one that failed."""
    row = {**_row(item), "status": "failed", "noise": [], "articles": 0, "claims": 0}
    problem = Problem.of_exception(fault, item.source, "table", row["document_id"])
    return Item(item.source, row, problems=item.problems, faults=(problem,))


def _row(item: Item) -> Row:
    assert item.row is not None
    return item.row


def _of(rows: DocumentRows, table: Table) -> tuple[Row, ...]:
    found: tuple[Row, ...] = getattr(rows, table.name)
    return found


def _late(document: Document, fault: ShapeFault) -> Problem:
    """A shape of the user's that took too long."""
    said = f"shape {fault.shape!r} took more than {LIMIT} s for one search; it was left out from there on"
    return Problem(document.source, "shape", "timeout", said, document.document_id)


def _unread(fault: SourceError) -> Item:
    """A file without a text; where there are bytes, they still name a document.

    Its id is the other end of their hash: the same bytes may be the text of a file that could be read.
    """
    if fault.data is None:
        return Item(fault.source, problems=(Problem.of_source(fault),))
    sha256 = hashlib.sha256(fault.data).hexdigest()
    document = Document("", fault.source, sha256, media_type="application/octet-stream", encoding="unknown")
    row = document_row(document, None, status="failed", id_=sha256[-16:])
    return Item(fault.source, row, problems=(Problem.of_source(fault, sha256[-16:]),))
