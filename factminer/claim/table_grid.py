"""The shape of a table: which of its lines are heads, and which column holds what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from factminer.claim.table_head import Head, read_column, read_row, squeezed
from factminer.lexicon.table_words import has_role
from factminer.page.cell import WIDTH, YEAR, is_mark, is_number
from factminer.quantity.cell import read_unit
from factminer.quantity.unit import UNITS, Units
from factminer.span import Span

Row = tuple[Span, ...]
# A cell that stands below no head that is known.
NOWHERE = -2
_LONGEST_HEAD = 200


class Grid:
    """The `captions` above a table, the `heads` of its columns, its `rows`; what each of its `columns` holds.

    `named` is what the heads of the rows say; `width` is the number of cells of most rows; `name` and `unit` are the
    columns of the rows' heads and of their units (-1: none), and `first` is the one in which their numbers begin.
    """

    def __init__(self, text: str, span: Span, units: Units = UNITS) -> None:
        self.text = text
        self.units = units
        rows = list(_rows(text, span))
        top = next((k for k, row in enumerate(rows) if len(row) > 1), len(rows))
        self.captions = rows[:top]
        heads = top
        while heads < len(rows) and len(rows[heads]) > 1 and not self._has_figures(rows[heads]):
            heads += 1
        self.heads, self.rows = rows[top:heads], rows[heads:]
        counts = Counter(len(row) for row in self.rows if len(row) > 1)
        self.width = counts.most_common(1)[0][0] if counts else 0
        self.columns = [self._column(k) for k in range(self.width)]
        self._find_roles()
        self.named = [read_row(self._name(row), units) for row in self.rows]

    def string(self, cell: Span) -> str:
        """What a cell holds."""
        return cell.of(self.text)

    def is_unit(self, cell: Span) -> bool:
        """True for a cell that holds a unit and nothing else."""
        unit = read_unit(self.string(cell), self.units)
        return unit is not None and bool(unit.unit)

    def places(self, row: Row) -> list[int]:
        """The columns of a row's cells: of a row that lost a cell only the head is known.

        The numbers of a row without its unit stand below the same heads as all others.
        """
        if len(row) == self.width:
            return list(range(self.width))
        counted = sum(is_number(self.string(cell)) or is_mark(self.string(cell)) for cell in row[self.first :])
        whole = len(row) == self.width - 1 and self.unit > 0 and counted >= self.width - self.first - 1
        if whole and not self.is_unit(row[1]):
            return [self.name if self.name == 0 else NOWHERE, *range(2, self.width)]
        return [k if k == self.name else NOWHERE for k in range(len(row))]

    def _has_figures(self, row: Row) -> bool:
        numbers = [self.string(cell).translate(WIDTH) for cell in row if is_number(self.string(cell))]
        return any(not YEAR.fullmatch(number) for number in numbers) or bool(numbers and is_number(self.string(row[0])))

    def _column(self, k: int) -> Head:
        """The head of column `k`, those above one another joined."""
        printed = dict.fromkeys(self._head(row, k) for row in self.heads)
        return read_column("".join(printed)[:_LONGEST_HEAD], self.units)

    def _head(self, row: Row, k: int) -> str:
        """What a row of heads says of column `k`: it may leave the corner out, or stand over several columns each."""
        last = row is self.heads[-1]
        if len(row) == self.width:
            string = self.string(row[k])
            before = () if string or last else range(k - 1, 0, -1)
            return string or next((self.string(row[n]) for n in before if len(row[n])), "")
        if len(row) > self.width:
            return ""
        if last:
            return self.string(row[k - self.width + len(row)]) if k >= self.width - len(row) else ""
        left = next((n for n, cell in enumerate(row) if not self._is_left(cell)), len(row))
        below = len(self.heads[-1]) if len(self.heads[-1]) < self.width else self.width - max(left, 1)
        if k < left:
            return self.string(row[k])
        over = len(row) - left
        if not over or below % over or k < self.width - below:
            return ""
        return self.string(row[left + (k - self.width + below) * over // below])

    def _is_left(self, cell: Span) -> bool:
        """True for the head of a column that holds no numbers: 指标, 单位."""
        string = squeezed(self.string(cell))
        return any(has_role(string, role) for role in ("corner", "places", "times", "serial", "unit"))

    def _find_roles(self) -> None:
        """Which columns hold serial numbers, the rows' heads, the units; the other ones hold numbers."""
        body = [row for row in self.rows if len(row) == self.width]
        self.name = self.unit = -1
        for k, head in enumerate(self.columns):
            cells = [self.string(row[k]) for row in body]
            filled = [row[k] for row in body if not is_mark(self.string(row[k]))]
            united = sum(map(self.is_unit, filled))
            if head.role == "unit" or (united and united * 3 >= len(filled) * 2):
                self.unit = k if united else self.unit
            elif (
                self.name < 0
                and k == 0
                and not head.printed
                and [cell.strip() for cell in cells] == [str(n + 1) for n in range(len(cells))]
                and self.width > 2
            ):
                self.columns[k] = replace(head, role="serial")
            elif self.name < 0 and head.role != "serial":
                self.name = k
        self.first = max(self.name, self.unit) + 1

    def _name(self, row: Row) -> str:
        """The head of a row."""
        return self.string(row[self.name]) if len(row) > 1 and 0 <= self.name < len(row) else ""


def _rows(text: str, span: Span) -> Iterator[Row]:
    """The rows of a table and the places of their cells."""
    at = span.start
    for line in span.of(text).split("\n"):
        cells = []
        start = at
        for cell in line.split("\t"):
            cells.append(Span(start, start + len(cell)))
            start += len(cell) + 1
        yield tuple(cells)
        at += len(line) + 1
