"""What the heads of row and column say of a figure: what it measures, where, when, and whether it is a change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factminer.claim.table_grid import Grid
from factminer.claim.table_head import Head, squeezed
from factminer.claim.table_setting import Setting
from factminer.context.period import Period
from factminer.context.place import Place
from factminer.lexicon.table_words import has_role
from factminer.page.cell import WIDTH, YEAR
from factminer.quantity.cell import CellNumber, HeadUnit, in_unit
from factminer.quantity.quantity import Quantity
from factminer.span import Span

# 发电量 has its measure in its name.
_MEASURING = "量额值数率价费"
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a table with what its heads say of it; `row` is where its row stands."""

    quantity: Quantity
    indicator: str
    change: str
    basis: str | None
    place: Place | None
    period: Period | None
    status: str
    row: Span
    rule: str


def read_figure(grid: Grid, setting: Setting, number: int, k: int, at: int, found: CellNumber) -> Cell | None:
    """The figure `found` in the cell of row `number` and column `k` that begins at `at`.

    None where no head says what it is: only the first number of a row without heads is what the row names.
    """
    head, named, row = grid.columns[k], grid.named[number], grid.rows[number]
    unit = setting.units.of(number, named, head)
    own = found.worded or found.quantity.unit or found.quantity.multiplier
    if not head.printed and not own and (unit is None or k != grid.first):
        return None
    change, basis = _change(setting, head, named, found)
    indicator, place = _indicator(grid, setting, number, k)
    return Cell(
        _quantity(found, unit, at, change),
        indicator,
        change,
        basis,
        place,
        _period(grid, setting, number, k),
        "planned" if head.planned or named.planned else "actual",
        Span(row[0].start, row[-1].end),
        "row and column of a table" if head.printed else "row of a table",
    )


def _quantity(found: CellNumber, unit: HeadUnit | None, at: int, change: str) -> Quantity:
    """In the value of a change the sign is left out: it tells the direction."""
    return in_unit(found.quantity, unit, at, negative=found.down and change == "level")


def _change(setting: Setting, head: Head, row: Head, found: CellNumber) -> tuple[str, str | None]:
    """Whether a number is the size of a change: its sign or its own word says which way, unless the head does."""
    down = found.down or found.told == "down"
    title = setting.title.head if head.role == "level" and head.unit is None and not head.share else None
    for said in (head, row, title):
        if said is not None and said.role == "change":
            return ("decrease" if down != said.down else "increase"), said.basis
    return (("decrease" if down else "increase"), "other") if found.told else ("level", None)


def _indicator(grid: Grid, setting: Setting, number: int, k: int) -> tuple[str, Place | None]:
    """What is measured, and where: of the heads of row and column one may be a place, a time, or the whole."""
    head = grid.columns[k]
    name = grid.named[number].name or _named_above(grid, number)
    measure = head.name or (left.name if (left := _changed(grid, k)) else "")
    row_place, column_place = setting.row_places[number], setting.column_places[k]
    if setting.of_places and row_place is not None:
        return measure or setting.title.topic, row_place
    timed = YEAR.fullmatch(name.translate(WIDTH)) or setting.periods.whole(name) is not None
    if timed or has_role(name, "total"):
        return measure or setting.title.topic or ("" if timed else name), setting.place
    if column_place is not None:
        return name, column_place
    if not measure and not head.share and head.role != "prior":
        measure = setting.title.measure
    if not measure or has_role(measure, "total"):
        return name, setting.place
    if has_role(measure, "slice"):
        return measure + name, setting.place
    said = measure in name or (measure[-1] in _MEASURING and name.endswith(measure[-1]))
    return (name if said else name + measure), setting.place


def _named_above(grid: Grid, number: int) -> str:
    """What a row of changes is of: the last row above it that has a name."""
    return next((head.name for head in grid.named[max(0, number - _NEAR) : number][::-1] if head.name), "")


def _changed(grid: Grid, k: int) -> Head | None:
    """The column left of a column of changes whose amounts have changed."""
    if grid.columns[k].role != "change":
        return None
    left: Iterator[Head] = (grid.columns[n] for n in range(k - 1, grid.first - 1, -1))
    return next((head for head in left if head.role == "level" and not head.share), None)


def _period(grid: Grid, setting: Setting, number: int, k: int) -> Period | None:
    """The period of a cell: its row's, its column's, that of the amount left of a change, or the table's."""
    periods, head = setting.periods, grid.columns[k]
    of_row = periods.whole(squeezed(grid.named[number].printed))
    if of_row is not None:
        return of_row
    if head.role == "prior":
        return periods.read(head.period) if head.period else None
    if not head.period:
        head = _changed(grid, k) or head
    of_column = periods.read(head.period) if head.period else None
    return of_column or periods.spread(squeezed(head.printed))
