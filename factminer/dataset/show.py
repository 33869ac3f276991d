"""Rows for the eye and for other programs: an aligned table, CSV, JSON."""

from __future__ import annotations

import csv
import datetime
import io
import json
import math
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, chain
from typing import Any

_WIDEST = 60
# The full-width forms too: a spreadsheet set to Chinese or Japanese reads them as the others.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def show_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Columns one under the other, a Chinese character two wide; what is longer than 60 is cut with an ellipsis."""
    cells = [list(columns), *([_cut(show_cell(value)) for value in row] for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    numeric = [
        rows != [] and all(isinstance(row[i], int | float | Decimal) for row in rows) for i in range(len(columns))
    ]
    lines = ["  ".join(_pad(c, w, r) for c, w, r in zip(row, widths, numeric, strict=True)).rstrip() for row in cells]
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(lines) + "\n"


def show_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, raw: bool = False) -> str:
    """Comma-separated values with a header; lists and structures as JSON; text guarded unless `raw`."""
    return "".join(csv_lines(columns, rows, raw=raw))


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, raw: bool = False) -> Iterator[str]:
    """The lines of show_csv as the rows come."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    cell = show_cell if raw else _guarded_cell
    for row in chain([columns], rows):
        writer.writerow([cell(value) for value in row])
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def show_json(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A JSON array with one object a row, each on its own line."""
    return "".join(json_lines(columns, rows))


def json_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The lines of show_json as the rows come."""
    before = "["
    for row in rows:
        yield f"{before}\n{to_json(dict(zip(columns, row, strict=True)))}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def guard(text: str) -> str:
    """Text that a spreadsheet would take for a formula, behind an apostrophe (OWASP: CSV Injection).

    >>> guard("-3.5℃"), guard("=SUM(A1)"), guard("3.5℃")
    ("'-3.5℃", "'=SUM(A1)", '3.5℃')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def _guarded_cell(value: Any) -> str:
    return guard(show_cell(value)) if isinstance(value, str | bytes) else show_cell(value)


FORMATS: Mapping[str, Callable[[Sequence[str], Sequence[Sequence[Any]]], str]] = {
    "table": show_table,
    "csv": show_csv,
    "json": show_json,
}


def to_json(value: Any) -> str:
    """A value in one line of JSON: dates in ISO 8601, decimals as text so that no digit is lost, whole doubles whole.

    Bytes are written as SQL writes them: those of printable ASCII as they are, others as `\\xFF`.

    >>> to_json({"value": 26000.0, "value_exact": Decimal("96.800000000"), "period_start": datetime.date(2023, 8, 1)})
    '{"value": 26000, "value_exact": "96.8", "period_start": "2023-08-01"}'
    """
    return json.dumps(_whole(value), ensure_ascii=False, default=_text)


def _whole(value: Any) -> Any:
    """26000.0 as 26000, within lists and structures too; a double beyond 2^53 stays one, its digits would mislead."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return str(value)  # JSON has no such numbers
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    if isinstance(value, Mapping):
        return {key: _whole(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(item) for item in value]
    return value


def _text(value: Any) -> str:
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, datetime.date | datetime.datetime | datetime.time):
        return value.isoformat()
    if isinstance(value, bytes):
        return "".join(chr(byte) if 32 <= byte < 127 and byte != 92 else f"\\x{byte:02X}" for byte in value)
    return str(value)


def show_cell(value: Any) -> str:
    """One value without the quotation marks of JSON, nothing for null; lists and structures are JSON.

    >>> show_cell(26000.0), show_cell(Decimal("96.800000000")), show_cell(None)
    ('26000', '96.8', '')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(_whole(value))
    if isinstance(value, list | tuple | Mapping):
        return to_json(value)
    return _text(value)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _cut(text: str) -> str:
    text = " ".join(text[: 4 * _WIDEST].split())
    reached = list(accumulate(map(_width, text)))
    if not reached or reached[-1] <= _WIDEST:
        return text
    return text[: bisect_left(reached, _WIDEST)] + "…"


def _pad(text: str, width: int, right: bool) -> str:
    fill = " " * (width - _width(text))
    return fill + text if right else text + fill
