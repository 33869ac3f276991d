"""The tables as one Excel workbook: a sheet a table, the meaning of the columns in front."""

from __future__ import annotations

import datetime
import errno
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from factminer.dataset.exporting.exported import DESCRIBED, DESCRIPTIONS, LONGEST_CELL, Exported, describe
from factminer.dataset.show import show_cell

# What Excel can hold: rows of a sheet, digits of a number, days since this one.
ROWS = 1_048_576
_DIGITS = 15
_FIRST_DAY = datetime.date(1900, 3, 1)  # before it, Excel counts a 29 February 1900 that never was

_AUTHOR = "factminer export"
# The day in the file is not the day of the export, so that the same tables give the same bytes.
_CREATED = datetime.datetime(2000, 1, 1)


def write_workbook(tables: Sequence[Exported], path: Path) -> tuple[str, ...]:
    """Write the workbook; a note for each table that Excel's limits have changed comes back."""
    try:
        return _write(tables, path)
    except FileCreateError as fault:
        raise OSError(errno.EIO, str(fault), str(path)) from None


def _write(tables: Sequence[Exported], path: Path) -> tuple[str, ...]:
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(path.parent),
    }
    notes = []
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"author": _AUTHOR, "created": _CREATED})
        sheets = _Sheets(book)
        sheets.write(DESCRIPTIONS, DESCRIBED, describe(tables), widths=(14, 18, 26, 14, 120))
        for table in tables:
            number, cut = sheets.write(table.name, table.schema.names, table.rows())
            if cut:
                notes.append(
                    f"{table.name}: {cut} cells were cut at {LONGEST_CELL:,} characters, which is all that Excel holds"
                )
            if number > 1:
                notes.append(f"{table.name}: goes on in {number - 1} further sheets, for a sheet holds {ROWS:,} rows")
    return tuple(notes)


def is_ours(path: Path) -> bool:
    """True where write_workbook made the file."""
    try:
        with zipfile.ZipFile(path) as file:
            return f"<dc:creator>{_AUTHOR}</dc:creator>".encode() in file.read("docProps/core.xml")
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


class _Sheets:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self.bold = book.add_format({"bold": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})

    def write(
        self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], widths: Sequence[int] = ()
    ) -> tuple[int, int]:
        """Write a table to as many sheets as it takes; their number and that of the cells cut come back."""
        cut = number = 0
        for number, part in enumerate(_pieces(iter(rows), ROWS - 1), 1):
            sheet = self.book.add_worksheet(name if number == 1 else f"{name}_{number}")
            for at in range(len(columns)):
                sheet.set_column(at, at, widths[at] if widths else 14)
            sheet.freeze_panes(1, 0)
            for at, column in enumerate(columns):
                sheet.write_string(0, at, column, self.bold)
            last = 0
            for last, row in enumerate(part, 1):
                for at, value in enumerate(row):
                    cut += self._put(sheet, last, at, value)
            sheet.autofilter(0, 0, last, len(columns) - 1)
        return number, cut

    def _put(self, sheet: Any, row: int, at: int, value: Any) -> bool:
        """Write a cell; True where it had to be cut."""
        if value is None:
            return False
        if isinstance(value, bool):
            sheet.write_boolean(row, at, value)
        elif isinstance(value, int | float | Decimal) and _is_exact(value):
            sheet.write_number(row, at, float(value))
        elif isinstance(value, datetime.date) and not isinstance(value, datetime.datetime) and value >= _FIRST_DAY:
            sheet.write_datetime(row, at, datetime.datetime(value.year, value.month, value.day), self.day)
        else:
            text, is_cut = _fit(show_cell(value))
            sheet.write_string(row, at, text)
            return is_cut
        return False


def _is_exact(value: int | float | Decimal) -> bool:
    """True for what Excel keeps to the last digit; other numbers are written as text, so that none is lost."""
    if isinstance(value, float):
        return value - value == 0  # neither infinite nor no number
    return len(Decimal(value).normalize().as_tuple().digits) <= _DIGITS


def _fit(text: str) -> tuple[str, bool]:
    """The text, cut with a mark where it is longer than a cell; Excel counts in UTF-16."""
    units = len(text.encode("utf-16-le")) // 2
    if units <= LONGEST_CELL:
        return text, False
    mark = f" …[cut: {len(text):,} characters]"
    kept = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - len(mark))].decode("utf-16-le", errors="ignore")
    return kept + mark, True


def _pieces(rows: Iterator[Sequence[Any]], size: int) -> Iterator[Iterator[Sequence[Any]]]:
    """The rows in pieces of a size, at least one piece; a piece must be read before the next one is taken."""
    ahead = next(rows, None)
    if ahead is None:
        yield iter(())

    def piece() -> Iterator[Sequence[Any]]:
        nonlocal ahead
        for _ in range(size):
            if ahead is None:
                return
            yield ahead
            ahead = next(rows, None)

    while ahead is not None:
        yield piece()
