"""Cells of a table to figures: a row says what, a column which measure of it, when, and in what unit.

The unit is the cell's own, else the row's, else the column's, else the one that stands above the table; a column of
changes or shares has its own. What a head does not say is not guessed: a number below no known head stays in the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factminer.claim.table_grid import NOWHERE, Grid, Row
from factminer.claim.table_head import (
    Head,
    named_units,
    opens_item,
    opens_part,
    read_column,
    read_row,
    squeezed,
    stated_units,
)
from factminer.claim.table_period import TablePeriods
from factminer.claim.table_title import read_title
from factminer.context.period import Period, read_periods
from factminer.context.place import Place, read_places
from factminer.lexicon.table_words import has_role
from factminer.page.cell import WIDTH, YEAR, is_mark, is_number, is_unit
from factminer.page.table import UNIT_LINE
from factminer.quantity.cell import HeadUnit, cell_quantity, range_at, read_cell, read_unit
from factminer.quantity.ledger import find_numerals
from factminer.quantity.quantity import Numeral, Quantity
from factminer.quantity.vocabulary import VOCABULARY, Vocabulary
from factminer.span import Span

_VERDICTS = {"serial": ("list", "serial number of a row"), "rank": ("ordinal", "rank"), "code": ("identifier", "code")}
_DIRECTION = re.compile(
    r"(?:同比|环比)?(?:(?P<up>增长|上升|提高|增加|上涨)|(?P<down>下降|减少|降低|回落|下跌))(?=[0-9])"
)
_DIVISION = re.compile(r"[\u4e00-\u9fff]{1,10}[省市县区州盟旗乡镇村]|[\u4e00-\u9fff]{1,10}街道")
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article says that holds for its table: main place, period of headline or lead, date of publication.

    `title` is the headline; the table is the `first` of the article where no prose stands above it.
    """

    place: Place | None
    period: Period | None
    published: str | None
    title: str = ""
    first: bool = False


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
    table = _Table(text, span, around, vocabulary)
    cells: list[Cell] = []
    numerals: list[Numeral] = []
    for found in table.read():
        if isinstance(found, Cell):
            cells.append(found)
            quantity = found.quantity
            numerals.append(Numeral(quantity.start, quantity.end, "claim", quantity.rule, quantity))
        else:
            numerals.append(found)
    return ReadTable(tuple(cells), tuple(sorted(numerals, key=lambda numeral: numeral.start)))


class _Table(Grid):
    """A table with what its title and the heads of its rows say: when, where, what of."""

    def __init__(self, text: str, span: Span, around: Surroundings, vocabulary: Vocabulary) -> None:
        super().__init__(text, span)
        self.around = around
        self.vocabulary = vocabulary
        titles = [string for row in self.captions if not UNIT_LINE.fullmatch(string := self.string(row[0]))]
        self.named_units = {
            name: unit for row in self.captions for name, unit in named_units(self.string(row[0])).items()
        }
        self.units = tuple(unit for row in self.captions for unit in stated_units(self.string(row[0])))
        self._find_context((" ".join(titles) or (around.title if around.first else ""))[:_LONGEST_TITLE])

    def _find_context(self, title: str) -> None:
        """Place, period and topic of the whole table, and which rows and columns are places."""
        around = self.around
        given = around.place.name if around.place else None
        places = read_places(title, given=given)
        named = [mention for mention in places.mentions if mention.place]
        self.place = (places.main or named[0].place) if named else around.place
        periods = [m for m in read_periods(title, published=around.published).mentions if m.period]
        self.periods = TablePeriods(periods[0].period if periods else around.period, around.published)
        names = [squeezed(self.name_of(row)) for row in self.rows]
        columns = [squeezed(head.printed) for head in self.columns]
        joined = "\n".join([*(read_row(name).name for name in names), *(read_column(name).printed for name in columns)])
        whole = {m.span: m.place for m in read_places(joined, given=self.place.name if self.place else given).mentions}
        found: list[Place | None] = []
        at = 0
        for line in joined.split("\n"):
            found.append(whole.get(Span(at, at + len(line))))
            at += len(line) + 1
        self.row_places, self.column_places = found[: len(names)], found[len(names) :]
        corner = squeezed(self.columns[self.name].printed) if 0 <= self.name < self.width else ""
        known = sum(place is not None for place in self.row_places)
        self.of_places = has_role(corner, "places") or known * 2 > len([row for row in self.rows if len(row) > 1])
        if self.of_places:
            self.row_places = [p or self._division(n) for p, n in zip(self.row_places, names, strict=True)]
        self.title = read_title(title, [mention.span for mention in named], self.units)
        self.inherited = self._inherited()

    def _division(self, name: str) -> Place | None:
        """A town or a county that no list of places knows, by the ending of its name."""
        if has_role(name, "total"):
            return self.place
        if not _DIVISION.fullmatch(name):
            return None
        above = self.place
        return Place(above.name + name if above and not above.name.endswith(name) else name)

    def _inherited(self) -> list[tuple[HeadUnit | None, bool]]:
        """For each row the unit of the last row whose head names one, and whether it is a part of that row.

        其中：税收收入 is counted as 财政收入（亿元） is, and what follows 五、人均可支配收入（元） up to 六、 as that is.
        """
        units: list[tuple[HeadUnit | None, bool]] = []
        last: HeadUnit | None = None
        numbered = False
        for row in self.rows:
            name = self.name_of(row)
            own = read_row(name).unit
            part = opens_part(name) or (numbered and not opens_item(name))
            if own is not None or not part:
                numbered = own is not None and opens_item(name)
            last = own or last
            units.append((last, part and last is not None))
        return units

    def read(self) -> Iterator[Cell | Numeral]:
        """The figures in order, and all other numerals with their verdicts."""
        for row in (*self.captions, *self.heads):
            for cell in row:
                yield from self._words(cell, "head of a table")
        for number, row in enumerate(self.rows):
            if len(row) == 1:
                yield from self._words(row[0], "head of a table")
                continue
            numbers = sum(is_number(self.string(cell)) or is_mark(self.string(cell)) for cell in row[self.first :])
            for k, cell in enumerate(row):
                place = k
                if len(row) != self.width:
                    # The numbers of a row without a unit stand below the same heads; of one that lost a cell nobody knows.
                    whole = (
                        k > 0
                        and len(row) == self.width - 1
                        and self.unit > 0
                        and numbers >= self.width - self.first - 1
                    )
                    place = k + 1 if whole and not is_unit(self.string(row[1])) else k if k == self.name else NOWHERE
                yield from self._cell(number, row, cell, place)

    def _words(self, cell: Span, rule: str) -> Iterator[Numeral]:
        """The numerals of a cell of words: none of them counts anything by itself."""
        for numeral in find_numerals(self.string(cell), self.vocabulary):
            verdict = "label" if numeral.verdict in ("claim", "unknown", "vague") else numeral.verdict
            yield Numeral(
                cell.start + numeral.start,
                cell.start + numeral.end,
                verdict,
                rule if verdict == "label" else numeral.rule,
            )

    def _cell(self, number: int, row: Row, cell: Span, place: int) -> Iterator[Cell | Numeral]:
        string = self.string(cell)
        if not string:
            return
        if place in (self.name, self.unit):
            if YEAR.fullmatch(string.translate(WIDTH)):
                yield Numeral(cell.start, cell.end, "date", "year of a row")
            elif is_number(string):
                yield Numeral(cell.start, cell.end, "label", "head of a row")
            else:
                yield from self._words(cell, "head of a row" if place == self.name else "unit of a row")
            return
        found = read_cell(string)
        head = self.columns[place] if 0 <= place < self.width else None
        if found is None:
            yield from self._told(number, row, cell, place)
            return
        start, end = cell.start + found.start, cell.start + found.end
        if head is None:
            yield Numeral(start, end, "unknown", "cell of no known column")
        elif YEAR.fullmatch(string.translate(WIDTH)) and squeezed(head.printed).endswith(("年", "年份", "时间")):
            yield Numeral(start, end, "date", "year in a cell")
        elif head.role in _VERDICTS:
            yield Numeral(start, end, *_VERDICTS[head.role])
        else:
            named = read_row(self.name_of(row))
            change, basis = self._change(head, named, found.down, found.unit)
            unit = self._unit(number, row, head, named)
            if not head.printed and found.unit is None and (unit is None or place != self.first):
                yield Numeral(start, end, "unknown", "cell of no known column")
                return
            quantity = cell_quantity(found, cell.start, unit, signed=change == "level")
            yield self._figure(number, row, place, quantity, change, basis)
        if found.second:
            yield Numeral(
                cell.start + found.second[0], cell.start + found.second[1], "unknown", "second number of a cell"
            )

    def _told(self, number: int, row: Row, cell: Span, place: int) -> Iterator[Cell | Numeral]:
        """A cell of words and numbers: 约3000人, 3—5%, 增长5.3%; anything else is a remark."""
        string = self.string(cell)
        head = self.columns[place] if 0 <= place < self.width else None
        numerals = find_numerals(string, self.vocabulary)
        quantity = range_at(string) or (numerals[0].quantity if len(numerals) == 1 else None)
        told = _DIRECTION.match(string.translate(WIDTH))
        if (
            head is None
            or quantity is None
            or quantity.end != len(string)
            or quantity.start != (told.end() if told else 0)
        ):
            yield from self._words(cell, "words in a cell")
            return
        if not quantity.unit and (unit := self._unit(number, row, head, read_row(self.name_of(row)))):
            scaled = [
                None if v is None else v.scaleb(unit.power) for v in (quantity.value, quantity.low, quantity.high)
            ]
            quantity = replace(
                quantity,
                value=scaled[0],
                low=scaled[1],
                high=scaled[2],
                unit=unit.unit,
                kind=unit.kind,
                unit_code=unit.code,
                multiplier=quantity.multiplier + unit.power,
            )
        change, basis = self._change(head, read_row(self.name_of(row)), bool(told and told["down"]), None)
        if told and change == "level":
            change, basis = ("decrease" if told["down"] else "increase"), "other"
        quantity = replace(
            quantity,
            start=cell.start + quantity.start,
            end=cell.start + quantity.end,
            number_start=cell.start + quantity.number_start,
            number_end=cell.start + quantity.number_end,
            rule="words in a cell",
        )
        yield self._figure(number, row, place, quantity, change, basis)

    def _change(self, head: Head, row: Head, down: bool, unit: HeadUnit | None) -> tuple[str, str | None]:
        """Whether a number is the size of a change: the sign says which way, unless the head does."""
        told = (
            self.title.head
            if self.title.head and head.role == "level" and head.unit is None and not head.share
            else None
        )
        for said in (head, row, told):
            if said is not None and said.role == "change":
                return ("decrease" if down != said.down else "increase"), said.basis
        return "level", None

    def _unit(self, number: int, row: Row, head: Head, named: Head) -> HeadUnit | None:
        """The unit of a number that prints none: its row's, its column's, or that of the whole table."""
        if (head.role == "change" or head.share) and head.unit is not None:
            return head.unit
        own = None
        if self.unit >= 0 and len(row) == self.width:
            own = read_unit(self.string(row[self.unit]), stated=not is_mark(self.string(row[self.unit])))
        elif len(row) > 1 and self.name >= 0 and self.name + 1 < len(row) and is_unit(self.string(row[self.name + 1])):
            own = read_unit(self.string(row[self.name + 1]))
        if head.share and own is None:
            return None
        of_measure = next(
            (unit for name, unit in self.named_units.items() if name in head.name or name in named.name), None
        )
        levels = [unit for unit in self.units if unit.unit != "%"] or self.units
        inherited, part = self.inherited[number]
        if own is None and named.unit is None and has_role(named.name, "index"):
            return None
        of_whole = inherited if part or not levels else levels[0]
        return own or named.unit or head.unit or of_measure or of_whole

    def _figure(self, number: int, row: Row, k: int, quantity: Quantity, change: str, basis: str | None) -> Cell:
        head, named = self.columns[k], read_row(self.name_of(row))
        indicator, place = self._indicator(number, k, head, named)
        planned = head.planned or named.planned
        return Cell(
            quantity,
            indicator,
            change,
            basis,
            place,
            self._period(k, self.name_of(row)),
            "planned" if planned else "actual",
            Span(row[0].start, row[-1].end),
            "row and column of a table" if head.printed else "row of a table",
        )

    def _indicator(self, number: int, k: int, head: Head, named: Head) -> tuple[str, Place | None]:
        name, measure = named.name or self._named_above(number), head.name
        if not measure and (left := self._changed(k)) is not None:
            measure = left.name
        row_place, column_place = self.row_places[number], self.column_places[k]
        timed = YEAR.fullmatch(name.translate(WIDTH)) or (self.periods.whole(name) is not None)
        if self.of_places and row_place is not None:
            return measure or self.title.topic, row_place
        if timed or has_role(name, "total"):
            return measure or self.title.topic or ("" if timed else name), self.place
        if column_place is not None:
            return name, column_place
        if (
            not measure
            and not head.share
            and self.title.measure
            and not name.endswith(self.title.measure)
            and head.role != "prior"
        ):
            measure = self.title.measure
        if has_role(measure, "total"):
            return name, self.place
        if has_role(measure, "slice"):
            return measure + name, self.place
        # 发电量 has its measure in its name.
        if measure and measure not in name and not (measure[-1] in "量额值数率价费" and name.endswith(measure[-1])):
            return name + measure, self.place
        return name, self.place

    def _named_above(self, number: int) -> str:
        """What a row of changes is of: the last row above it that has a name."""
        above = (read_row(self.name_of(self.rows[n])).name for n in range(number - 1, max(-1, number - 4), -1))
        return next((name for name in above if name), "")

    def _changed(self, k: int) -> Head | None:
        """The column left of a column of changes whose amounts have changed."""
        if self.columns[k].role != "change":
            return None
        left = (self.columns[n] for n in range(k - 1, self.first - 1, -1))
        return next((head for head in left if head.role == "level" and not head.share), None)

    def _period(self, k: int, name: str) -> Period | None:
        """The period of a cell: its row's, its column's, that of the amount left of a change, or the table's."""
        of_row = self.periods.whole(squeezed(name))
        if of_row is not None:
            return of_row
        head = self.columns[k]
        if head.role == "prior":
            return self.periods.read(head.period) if head.period else None
        if not head.period:
            head = self._changed(k) or head
        if found := self.periods.read(head.period) if head.period else None:
            return found
        return self.periods.spread(squeezed(head.printed))
