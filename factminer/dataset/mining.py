"""One file to its part of the tables. Whatever goes wrong with it stays with it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pyarrow as pa

from factminer import pipeline
from factminer.claim.claim import Claim
from factminer.claim.own import LIMIT, ShapeFault
from factminer.dataset.problem import Problem
from factminer.dataset.rows import Row, document_row, rows_of
from factminer.dataset.schema import ARTICLES, CHECKS, CLAIMS, NUMERALS
from factminer.dataset.tables import to_arrow
from factminer.lexicon.user import Lexicon
from factminer.pipeline import Mined
from factminer.source.discover import Found
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.read import read_documents


@dataclass(frozen=True)
class Outcome:
    """What came of one file: its row of documents, if its bytes could be read, and its rows of the other tables."""

    document: Row | None
    problems: tuple[Problem, ...] = ()
    tables: Mapping[str, pa.Table] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()

    @property
    def failed(self) -> bool:
        """True where the file gave nothing."""
        return not self.tables


def mine_file(found: Found, given: Given, lexicon: Lexicon | None = None) -> Outcome:
    """Read and mine one file. Raises nothing: a fault becomes a problem."""
    try:
        document = next(iter(read_documents(replace(found, given=given))))
    except Exception as fault:
        return Outcome(None, (Problem.of_exception(fault, found.source, "read"),))
    if isinstance(document, SourceError):
        return _unread(document)
    if not document.text.strip():
        reason = "nothing but white space" if document.text else "the file is empty"
        problem = Problem(document.source, "text", "no text", f"no text: {reason}", document.document_id)
        return Outcome(document_row(document, None, status="failed"), (problem,))
    return mine_document(document, lexicon)


def mine_document(document: Document, lexicon: Lexicon | None = None) -> Outcome:
    """Mine one document that was read."""
    stage = "mine"
    try:
        mined = pipeline.mine(document, lexicon=lexicon)
        stage = "table"
        return _tabulate(mined)
    except Exception as fault:
        problem = Problem.of_exception(fault, document.source, stage, document.document_id)
        return Outcome(document_row(document, None, status="failed"), (problem,))


def _tabulate(mined: Mined) -> Outcome:
    rows = rows_of(mined)
    document = mined.document
    unread = [Problem(document.source, "text", "unread", said, document.document_id) for said in document.unread]
    late = [_late(document, fault) for fault in mined.faults]
    problems = (*unread, *rows.problems, *late)
    tables = {
        ARTICLES.name: to_arrow(ARTICLES, rows.articles),
        CLAIMS.name: to_arrow(CLAIMS, rows.claims),
        NUMERALS.name: to_arrow(NUMERALS, rows.numerals),
        CHECKS.name: to_arrow(CHECKS, rows.checks),
    }
    status = "partial" if problems else "ok"
    return Outcome(document_row(document, mined, status=status), problems, tables, mined.claims)


def _late(document: Document, fault: ShapeFault) -> Problem:
    """A shape of the user's that took too long."""
    said = f"shape {fault.shape!r} took more than {LIMIT} s for one search; it was left out from there on"
    return Problem(document.source, "shape", "timeout", said, document.document_id)


def _unread(fault: SourceError) -> Outcome:
    """A file without a text; where there are bytes, they still name a document."""
    if fault.data is None:
        return Outcome(None, (Problem.of_source(fault),))
    sha256 = hashlib.sha256(fault.data).hexdigest()
    document = Document("", fault.source, sha256, media_type="application/octet-stream", encoding="unknown")
    row = document_row(document, None, status="failed", id_=sha256[:16])
    return Outcome(row, (Problem.of_source(fault, sha256[:16]),))
