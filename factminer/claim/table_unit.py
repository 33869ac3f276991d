"""In what unit the numbers of a table are counted, where they print none.

It is the row's, else the column's, else the one that stands above the table; a column of changes or shares has its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factminer.claim.table_grid import Grid
from factminer.claim.table_head import Head, bracketed_units, opens_item, opens_part, split_units, squeezed
from factminer.lexicon.table_words import has_role
from factminer.page.cell import is_mark
from factminer.quantity.cell import HeadUnit, read_unit
from factminer.quantity.unit import UNITS, Units

_STATED = re.compile(r"单位\s{0,2}[:：]")
_NAMED = re.compile(r"([\u4e00-\u9fff]{1,8})\s?[：:]\s?([^\s：:、，,；;]{1,8})")


@dataclass(frozen=True, slots=True)
class TableUnits:
    """The units `stated` above a table, those `named` there for single measures, and what is left for each row.

    `own` is what a row prints in its column of units, `rest` what it is counted in where neither it nor its column says.
    """

    stated: tuple[HeadUnit, ...]
    named: dict[str, HeadUnit]
    own: tuple[HeadUnit | None, ...]
    rest: tuple[HeadUnit | None, ...]

    def of(self, number: int, row: Head, column: Head) -> HeadUnit | None:
        """The unit of a cell in row `number` that prints none: of an index or a share without one there is none."""
        if (column.role == "change" or column.share) and column.unit is not None:
            return column.unit
        own = self.own[number]
        if own is None and (column.share or (row.unit is None and has_role(row.name, "index"))):
            return None
        measured = (unit for name, unit in self.named.items() if name in column.name or name in row.name)
        return own or row.unit or column.unit or next(measured, None) or self.rest[number]


def read_table_units(grid: Grid, captions: Sequence[str]) -> TableUnits:
    """The units of a table with these `captions`."""
    stated = tuple(unit for caption in captions for unit in stated_units(caption, grid.units))
    named = {name: unit for caption in captions for name, unit in named_units(caption, grid.units).items()}
    # Of 单位：亿元、% the levels have the first.
    levels = [unit for unit in stated if unit.unit != "%"] or list(stated)
    rest = tuple(unit if part or not levels else levels[0] for unit, part in _inherited(grid.named))
    return TableUnits(stated, named, tuple(_own_units(grid)), rest)


def _own_units(grid: Grid) -> Iterator[HeadUnit | None]:
    for row in grid.rows:
        if grid.unit >= 0 and len(row) == grid.width:
            string = grid.string(row[grid.unit])
            yield read_unit(string, grid.units, stated=not is_mark(string))
        elif len(row) > 1 and 0 <= grid.name < len(row) - 1 and grid.is_unit(row[grid.name + 1]):
            yield read_unit(grid.string(row[grid.name + 1]), grid.units)
        else:
            yield None


def _inherited(rows: Sequence[Head]) -> Iterator[tuple[HeadUnit | None, bool]]:
    """For each row the unit of the last one whose head names one, and whether it is a part of that row.

    其中：税收收入 is counted as 财政收入（亿元） is, and what follows 五、人均可支配收入（元） up to 六、 as that is.
    """
    last: HeadUnit | None = None
    numbered = False
    for row in rows:
        part = opens_part(row.printed) or (numbered and not opens_item(row.printed))
        if row.unit is not None or not part:
            numbered = row.unit is not None and opens_item(row.printed)
        last = row.unit or last
        yield last, part and last is not None


def stated_units(caption: str, units: Units = UNITS) -> tuple[HeadUnit, ...]:
    """The units that a line above a table states for all of it, or those in the brackets of its title.

    >>> [unit.unit for unit in stated_units("单位：亿元、%")], [unit.unit for unit in stated_units("主要产品产量（万吨）")]
    (['元', '%'], ['吨'])
    """
    if not _STATED.search(caption):
        return tuple(bracketed_units(squeezed(caption), units))
    parts = split_units(squeezed(caption).rpartition("单位")[2].lstrip(":："))
    found = (read_unit(part, units) or read_unit(part, units, stated=len(parts) == 1) for part in parts)
    return tuple(unit for unit in found if unit is not None)


def named_units(caption: str, units: Units = UNITS) -> dict[str, HeadUnit]:
    """The units that a line states for measures by their names: 单位：面积：万亩 产量：万担.

    >>> [(name, unit.unit) for name, unit in named_units("单位：面积：万亩　产量：万担").items()]
    [('面积', '亩'), ('产量', '担')]
    """
    pairs = ((pair[1], read_unit(pair[2], units)) for pair in _NAMED.finditer(caption.partition("单位")[2]))
    return {name: unit for name, unit in pairs if unit is not None}
