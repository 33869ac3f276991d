"""Cells of a table to figures: a row says what, a column which measure of it, when, and in what unit.

What a head does not say is not guessed: a number below no known head stays in the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factminer.claim.table_figure import Cell, read_figure
from factminer.claim.table_grid import NOWHERE, Grid
from factminer.claim.table_head import squeezed
from factminer.claim.table_setting import Setting, Surroundings, read_setting
from factminer.lexicon.table_words import has_role
from factminer.page.cell import WIDTH, YEAR, is_number
from factminer.quantity.cell import read_cell
from factminer.quantity.ledger import find_numerals
from factminer.quantity.quantity import Numeral
from factminer.quantity.vocabulary import VOCABULARY, Vocabulary
from factminer.span import Span

_VERDICTS = {"serial": ("list", "serial number of a row"), "rank": ("ordinal", "rank"), "code": ("identifier", "code")}
_UNSAID = ("unknown", "cell of no known column")


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The figures of a table and all its numerals."""

    cells: tuple[Cell, ...]
    numerals: tuple[Numeral, ...]


def read_table(text: str, span: Span, around: Surroundings, vocabulary: Vocabulary = VOCABULARY) -> ReadTable:
    """The table at `span` of an article's body, a row a line and tabs between the cells.

    >>> body = "指标\\t单位\\t2023年\\t同比增长（%）\\n原煤产量\\t万吨\\t321.0\\t-3.2"
    >>> cells = read_table(body, Span(0, len(body)), Surroundings(None, None, None)).cells
    >>> [(c.indicator, f"{c.quantity.value:f}", c.quantity.unit, c.change, c.period.edtf) for c in cells]
    [('原煤产量', '3210000', '吨', 'level', '2023'), ('原煤产量', '3.2', '%', 'decrease', '2023')]
    """
    grid = Grid(text, span, vocabulary.units)
    found = list(_Reading(grid, read_setting(grid, around), vocabulary).everything())
    cells = tuple(item for item in found if isinstance(item, Cell))
    figures = (cell.quantity for cell in cells)
    numerals = [Numeral(quantity.start, quantity.end, "claim", quantity.rule, quantity) for quantity in figures]
    numerals += [item for item in found if isinstance(item, Numeral)]
    return ReadTable(cells, tuple(sorted(numerals, key=lambda numeral: numeral.start)))


@dataclass(frozen=True, slots=True)
class _Reading:
    grid: Grid
    setting: Setting
    vocabulary: Vocabulary

    def everything(self) -> Iterator[Cell | Numeral]:
        """The figures, and all other numerals with their verdicts."""
        for row in (*self.grid.captions, *self.grid.heads):
            for cell in row:
                yield from self._words(cell, "head of a table")
        for number, row in enumerate(self.grid.rows):
            if len(row) == 1:
                yield from self._words(row[0], "head of a table")
                continue
            for cell, k in zip(row, self.grid.places(row), strict=True):
                if k in (self.grid.name, self.grid.unit):
                    yield from self._head(cell, "head of a row" if k == self.grid.name else "unit of a row")
                else:
                    yield from self._cell(number, cell, k)

    def _words(self, cell: Span, rule: str) -> Iterator[Numeral]:
        """The numerals of a cell of words: none of them counts anything by itself."""
        for numeral in find_numerals(self.grid.string(cell), self.vocabulary):
            start, end = cell.start + numeral.start, cell.start + numeral.end
            if numeral.verdict in ("claim", "unknown", "vague", "label"):
                yield Numeral(start, end, "label", rule)
            else:
                yield Numeral(start, end, numeral.verdict, numeral.rule)

    def _head(self, cell: Span, rule: str) -> Iterator[Numeral]:
        """The numerals in the head of a row, or in its cell of the column of units."""
        string = self.grid.string(cell)
        if YEAR.fullmatch(string.translate(WIDTH)):
            yield Numeral(cell.start, cell.end, "date", "year of a row")
        elif is_number(string):
            yield Numeral(cell.start, cell.end, "label", "head of a row")
        else:
            yield from self._words(cell, rule)

    def _cell(self, number: int, cell: Span, k: int) -> Iterator[Cell | Numeral]:
        string = self.grid.string(cell)
        head = None if k == NOWHERE else self.grid.columns[k]
        found = read_cell(string, self.vocabulary) if string else None
        if found is None or (head is None and found.worded):
            yield from self._words(cell, "words in a cell")
            return
        start, end = cell.start + found.quantity.start, cell.start + found.quantity.end
        if head is None:
            yield Numeral(start, end, *_UNSAID)
        elif YEAR.fullmatch(string.translate(WIDTH)) and has_role(squeezed(head.printed), "year"):
            yield Numeral(start, end, "date", "year in a cell")
        elif head.role in _VERDICTS:
            yield Numeral(start, end, *_VERDICTS[head.role])
        else:
            figure = read_figure(self.grid, self.setting, number, k, cell.start, found)
            yield figure or Numeral(start, end, *_UNSAID)
        if found.second:
            yield Numeral(
                cell.start + found.second[0], cell.start + found.second[1], "unknown", "second number of a cell"
            )
