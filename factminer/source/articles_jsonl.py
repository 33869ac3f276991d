"""JSON Lines: an object a line, each an article. A record has the number of its line, so that a person finds it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from factminer.source.articles import Columns, Table, find_columns, read_record
from factminer.source.articles_lines import Encoding, Line, Open, find_encoding
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.options import ReadOptions, over_limit

MEDIA_TYPE = "application/jsonl"
# A table of which so many records at its beginning have no text is read no further.
_WITHOUT_TEXT = 1000


class _LineError(ValueError):
    """A line that is no object."""


def read_jsonl(open_: Open, source: str, given: Given, options: ReadOptions) -> Iterator[Document | SourceError]:
    """The documents of the lines, and in its place what is wrong with one. Blank lines are passed over."""
    encoding = find_encoding(open_, options.size_limit, source)
    table = Table(source, given, options, MEDIA_TYPE, encoding.name)
    columns = find_columns((), ())
    has_text = False
    waiting: list[SourceError] = []
    seen: set[str] = set()
    with open_() as stream:
        for line in encoding.read_lines(stream, options.size_limit):
            place = None if encoding.is_wide else (line.start, line.end)
            if line.data is None:
                message = f"line {line.number} is {over_limit(line.end - line.start, options.size_limit)}"
                yield table.fault(line.number, "size limit", message, place)
                continue
            if not line.data.strip():
                continue
            try:
                record = _read_object(line.data, encoding)
            except UnicodeDecodeError as fault:
                yield table.fault(line.number, *undecoded(line, fault, encoding), stage="decode")
                continue
            except _LineError as fault:
                yield table.fault(line.number, "record", f"line {line.number} {fault}", place)
                continue
            if tuple(record) != columns.names:
                columns = find_columns(tuple(record), options.columns)
            seen.update(columns.positions)
            if "text" in columns.positions:
                # They came before this record: one table may have records of several kinds.
                yield from waiting
                waiting, has_text = [], True
                yield from read_record(table, line.number, _known(record, columns), place)
                continue
            fault_ = table.fault(line.number, "columns", columns.without_text, place)
            if has_text:
                yield fault_
                continue
            waiting.append(fault_)
            if len(waiting) == _WITHOUT_TEXT:
                break
    if waiting:
        yield table.fault(None, "columns", waiting[0].message)
    elif has_text:
        for name, column in options.columns:
            if name not in seen:
                yield table.fault(None, "columns", f"no record has a column {column!r}, which was to hold {name}")


def is_jsonl(head: str, options: ReadOptions) -> bool:
    """True where the first line is an object with a text: how a stream without a name is told."""
    line = head.lstrip().partition("\n")[0]
    try:
        record = json.loads(line) if line.startswith("{") else None
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "text" in find_columns(tuple(record), options.columns).positions


def undecoded(line: Line, fault: UnicodeDecodeError, encoding: Encoding) -> tuple[str, str, tuple[int, int] | None]:
    """The error, message and bytes of the table for a line that is not in the table's encoding."""
    shown = fault.object[fault.start : fault.end].hex(" ")
    if encoding.is_wide:
        return "encoding", f"not {encoding.name.upper()} in line {line.number}", None
    place = (line.start + fault.start, line.start + fault.end)
    return "encoding", f"not {encoding.name.upper()} at byte {place[0]}: {shown}", place


def _read_object(data: bytes, encoding: Encoding) -> Mapping[str, object]:
    try:
        record = json.loads(encoding.decode(data))
    except json.JSONDecodeError as fault:
        raise _LineError(f"is no JSON: {fault.msg} at character {fault.pos + 1}") from None
    except UnicodeDecodeError:
        raise
    except (ValueError, RecursionError):
        raise _LineError("is no JSON that can be read: numbers too long or brackets too deep") from None
    if not isinstance(record, dict):
        raise _LineError('is no object of columns, such as {"text": …}')
    return record


def _known(record: Mapping[str, object], columns: Columns) -> dict[str, object]:
    return {name: record[columns.names[index]] for name, index in columns.positions.items()}
