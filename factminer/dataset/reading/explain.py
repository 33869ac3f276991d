"""One claim with everything that led to it."""

from __future__ import annotations

import os

import pyarrow as pa
import pyarrow.compute as pc

from factminer.dataset.reading.reader import read_table
from factminer.dataset.show import show_cell
from factminer.dataset.tables import DatasetError, Row

# Said in the heading already, or spelled out below.
_SAID = frozenset({"claim_id", "document_id", "article_id", "source", "start", "end", "quote", "sentence", "spans"})
_AROUND = 30


def explain(claim_id: str, data: str | os.PathLike[str] | None = None) -> str:
    """The claim's words in their surroundings, its fields that are not empty, and the checks it takes part in."""
    claim = _find(read_table("claims", data), "claim_id", claim_id)
    if claim is None:
        raise DatasetError(
            f"no claim {claim_id!r}; list them with: factminer query 'select claim_id, quote from claims'"
        )
    document = _find(read_table("documents", data), "document_id", claim["document_id"])
    lines = [f"{claim['claim_id']}  {claim['source']}:{claim['start']}-{claim['end']}"]
    if document:
        lines.append(f"  {'printed':13} {_marked(document['text'], claim['spans'])}")
    lines.append(f"  {'sentence':13} {claim['sentence']}")
    lines.append("")
    for name, value in claim.items():
        if name not in _SAID and value not in (None, [], ""):
            lines.append(f"  {name:13} {show_cell(value)}")
    checks = read_table("checks", data).to_pylist()
    for check in checks:
        if any(part["claim_id"] == claim_id for part in check["claims"]):
            lines.append(f"  check         {check['kind']}: {check['expression']} {check['verdict']}")
    return "\n".join(lines) + "\n"


def _find(table: pa.Table, column: str, value: str) -> Row | None:
    rows: list[Row] = table.filter(pc.equal(table.column(column), value)).to_pylist()
    return rows[0] if rows else None


def _marked(text: str, spans: list[Row]) -> str:
    """The document around the spans, each span in 【 】, line ends as ⏎."""
    first, last = min(s["start"] for s in spans), max(s["end"] for s in spans)
    parts = []
    at = max(0, first - _AROUND)
    for span in sorted(spans, key=lambda s: s["start"]):
        parts.append(f"{text[at : span['start']]}【{text[span['start'] : span['end']]}】")
        at = span["end"]
    parts.append(text[at : last + _AROUND])
    return "".join(parts).replace("\r", "").replace("\n", "⏎")
