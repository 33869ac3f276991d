"""Flattened tables: one cell a line, as the text of a web page or a PDF is copied.

What is left of the columns is their period: a row's head, perhaps its unit, and always the same number of numbers.

    指标 / 单位 / 绝对量 / 同比增长（%） / 地区生产总值 / 亿元 / 123.4 / 5.3 / 第一产业 / 亿元 / 12.3 / 3.1
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise, zip_longest

from factminer.lexicon.table_words import has_role
from factminer.page.cell import WIDTH, YEAR, is_mark, is_name, is_number, is_unit
from factminer.page.furniture import Frame
from factminer.page.line import Line
from factminer.page.table import (
    UNIT_LINE,
    Table,
    first_caption,
    heads_column,
    is_caption,
    is_corner,
    is_heading,
    is_measure,
    make_table,
    stretches,
)
from factminer.span import Span

_WORDS, _NUMBER, _OTHER = range(3)
_FEWEST_CELLS, _FEWEST_ROWS = 6, 3
_WIDEST = 16
# More words than this between two rows are no group's name: another table begins.
_BETWEEN = 2
_CAPTIONS = 2


@dataclass(frozen=True, slots=True)
class _Record:
    """Words `start` to `numbers`, then numbers up to `end`: places in the run; `united` where the words end with a unit."""

    start: int
    numbers: int
    end: int
    united: bool

    @property
    def width(self) -> int:
        """How many numbers there are."""
        return self.end - self.numbers

    @property
    def names(self) -> int:
        """How many words there are but for the unit."""
        return self.numbers - self.start - self.united


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that may all be cells, as records end to end; `opens` where the first line opens the page."""

    cells: Sequence[str]
    records: Sequence[_Record]
    opens: bool

    def captions(self, top: int, start: int) -> list[int]:
        """What above the heads, which begin at `top`, belongs to the table; words before `start` do not."""
        return list(range(first_caption(self.cells, top, start, opens=self.opens and not start), top))


# The places of the cells of each row (-1: an empty one), None where there is no table; and the record behind them.
_Found = tuple[list[list[int]] | None, int]


def find_flattened(lines: Sequence[Line], frames: Sequence[Frame | None], taken: Collection[int]) -> Iterator[Table]:
    """Tables of one cell a line among the lines that are not `taken` by another table, in order.

    The lines of a narrow column are none, whose numbers stand alone now and then.

    >>> from factminer.page.line import split_lines
    >>> lines = split_lines("县区\\n面积\\n产量\\n青石县\\n120\\n33\\n白水县\\n98\\n21")
    >>> [table.text.string for table in find_flattened(lines, [None] * 9, ())]
    ['县区\\t面积\\t产量\\n青石县\\t120\\t33\\n白水县\\t98\\t21']
    >>> lines = split_lines("全县造林\\n3200\\n亩，改造\\n12\\n处，绿化\\n98\\n里")
    >>> list(find_flattened(lines, [None] * 7, ()))
    []
    """
    for stretch in stretches(lines, frames, taken):
        for cells, run in groupby(stretch.order, lambda k: _kind(lines[k]) != _OTHER):
            if cells:
                yield from _in_run(lines, list(run), stretch.opening)


def _string(line: Line) -> str:
    return line.text.source[line.start : line.end]


def _kind(line: Line) -> int:
    if line.vertical or is_heading(line):
        return _OTHER
    string = _string(line)
    if is_number(string) or is_mark(string):
        return _NUMBER
    return _WORDS if is_name(string) or UNIT_LINE.fullmatch(string) or is_caption(string) else _OTHER


def _in_run(lines: Sequence[Line], places: Sequence[int], opening: int) -> Iterator[Table]:
    """The tables in a run of lines that may all be cells."""
    if len(places) < _FEWEST_CELLS:
        return
    spans = [Span(lines[k].start, lines[k].end) for k in places]
    run = _Run([_string(lines[k]) for k in places], list(_records(lines, places)), places[0] == opening)
    at = 0
    while at < len(run.records):
        for rows_at in (_by_years, _numbered, _regular):
            found, end = rows_at(run, at)
            if found is not None:
                break
        at = max(end, at + 1)
        if found is not None:
            held = [k for row in found for k in row if k >= 0]
            nothing = Span(spans[held[0]].start, spans[held[0]].start)
            rows = [tuple(spans[k] if k >= 0 else nothing for k in row) for row in found]
            yield make_table(lines, places[min(held)], places[max(held)], rows)


def _records(lines: Sequence[Line], places: Sequence[int]) -> Iterator[_Record]:
    start = at = 0
    for kind, group in groupby(_kind(lines[k]) for k in places):
        numbers, at = at, at + sum(1 for _ in group)
        if kind == _NUMBER:
            united = numbers - start > 1 and is_unit(_string(lines[places[numbers - 1]]))
            yield _Record(start, numbers, at, united)
            start = at


def _regular(run: _Run, at: int) -> _Found:
    """Rows with the same number of numbers each, from record `at` on."""
    cells, first = run.cells, run.records[at]
    width = first.width
    if first.numbers == first.start or width > _WIDEST:
        return None, at
    end = _regular_end(run, at)
    rows = run.records[at:end]
    # 2023 / 年 / 12 / 月, 3200 / 万元 / 新建 / 12: a sentence cut at its numbers, whose units stand below them.
    below = sum(is_unit(cells[record.start]) for record in rows[1:])
    if below * 3 >= len(rows) - 1 > 0:
        return None, end
    united = sum(record.united for record in rows) * 2 > len(rows)
    # Two words in each row: a town and its weather.
    pairs = len(rows) >= _FEWEST_ROWS and all(record.names == 2 for record in rows[1:])
    if first.names < 1 + pairs:
        return None, at
    columns = 1 + pairs + united + width
    if len(rows) > 1 and all(YEAR.fullmatch(cells[k].translate(WIDTH)) for k in range(first.numbers, first.end)):
        # The heads of the columns are years.
        rows = rows[1:]
        top = max(first.start, first.numbers - columns + width)
        captions, heads, evidence = run.captions(top, first.start), list(range(top, first.end)), True
    else:
        name = first.start + first.names - 1 - pairs
        captions, heads = _above(run, first.start, name, columns, width)
        evidence = any(UNIT_LINE.fullmatch(cells[k]) for k in captions) or any(heads_column(cells[k]) for k in heads)
    group = heads[-1:] if len(heads) == columns + 1 and not is_measure(cells[heads[-1]]) else []
    heads = heads[: len(heads) - len(group)]
    whole = sum(record.width == width for record in rows)
    fewest = 2 if evidence and width > 1 else _FEWEST_ROWS
    if whole < fewest or whole * columns < _FEWEST_CELLS or whole * 4 < len(rows) * 3 or (width == 1 and not evidence):
        return None, end
    laid = [[k] for k in captions] + _head_rows(heads, columns, width) + [[k] for k in group]
    for record in rows:
        head = record.start + record.names - 1 - pairs
        laid += [[k] for k in range(record.start, head)] if record is not first else []
        unit = [record.numbers - 1] if record.united else [-1] if united else []
        laid.append([*range(head, head + 1 + pairs), *unit, *range(record.numbers, record.end)])
    return laid, end


def _regular_end(run: _Run, at: int) -> int:
    """The record behind those that have as many numbers as record `at`; one between two may have lost a cell."""
    width = run.records[at].width
    widths = [width]
    for record, following in zip_longest(islice(run.records, at + 1, None), islice(run.records, at + 2, None)):
        if record.start == record.numbers or record.names > _BETWEEN or _breaks(run.cells, record):
            break
        lost = record.width < width == widths[-1] and following is not None and following.width == width
        if record.width != width and not lost:
            break
        widths.append(record.width)
    return at + len(widths)


def _breaks(cells: Sequence[str], record: _Record) -> bool:
    return any(
        UNIT_LINE.fullmatch(cells[k]) or (is_caption(cells[k]) and k + 1 < record.numbers)
        for k in range(record.start, record.numbers)
    )


def _above(run: _Run, start: int, name: int, columns: int, width: int) -> tuple[list[int], list[int]]:
    """Of the words before the first row's head: the table's title with its unit, and the heads of its columns."""
    cells = run.cells
    words = list(range(max(start, name - 3 * columns - _CAPTIONS - 1), name))
    units = [k for k in words if UNIT_LINE.fullmatch(cells[k])]
    corners = [k for k in words if is_corner(cells[k])]
    if units:
        top = units[-1] + 1
    elif corners:
        top = corners[0]
    else:
        # Without a word that surely heads the first column only as many as there are columns.
        cued = [k for k in words[-columns:] if is_measure(cells[k])]
        top = (
            cued[0] - (cued[0] > name - columns and cued[0] - 1 >= start and name - cued[0] < columns) if cued else name
        )
        if name - top not in (columns, columns - 1, width):
            top = name
    return run.captions(top, start), list(range(top, name))


def _head_rows(heads: Sequence[int], columns: int, width: int) -> list[list[int]]:
    """The heads in one row, or in two where there are more than columns: the last stand right above the numbers."""
    if not heads:
        return []
    if len(heads) <= columns:
        return [list(heads)]
    return [list(heads[:-width]), list(heads[-width:])]


def _numbered(run: _Run, at: int) -> _Found:
    """Rows with a serial number before their heads: it stands behind the numbers of the row above."""
    cells, opening = run.cells, run.records[at]
    if [cells[k].translate(WIDTH) for k in range(opening.numbers, opening.end)] != ["1"]:
        return None, at
    serial = [k for k in range(opening.start, opening.numbers) if has_role(cells[k], "serial")]
    if not serial:
        return None, at
    rows: list[list[int]] = []
    number = opening.numbers
    for count, record in enumerate(islice(run.records, at + 1, None), 2):
        if record.names != 1:
            break
        last = record.end - 1
        following = cells[last].translate(WIDTH) == str(count) and record.width > 1
        rows.append([number, *range(record.start, last if following else record.end)])
        number = last
        if not following:
            break
    width = len(rows[0]) if rows else 0
    if len(rows) < 2 or sum(len(row) == width for row in rows) * 4 < len(rows) * 3:
        return None, at
    captions = run.captions(serial[-1], opening.start)
    heads = _head_rows(range(serial[-1], opening.numbers), width, width - 2)
    return [[k] for k in captions] + heads + rows, at + 1 + len(rows)


def _by_years(run: _Run, at: int) -> _Found:
    """Rows whose heads are bare years: all numbers, every so many a year."""
    record = run.records[at]
    numbers = [run.cells[k].translate(WIDTH) for k in range(record.numbers, record.end)]
    if len(numbers) < _FEWEST_CELLS or not YEAR.fullmatch(numbers[0]):
        return None, at
    step = next((n for n in range(2, min(_WIDEST, len(numbers))) if _beside(numbers[0], numbers[n])), 0)
    if not step or len(numbers) % step or not all(_beside(a, b) for a, b in pairwise(numbers[::step])):
        return None, at
    captions, heads = _above(run, record.start, record.numbers, step, step - 1)
    if not heads:
        return None, at
    rows = [list(range(k, k + step)) for k in range(record.numbers, record.end, step)]
    return [[k] for k in captions] + _head_rows(heads, step, step - 1) + rows, at + 1


def _beside(a: str, b: str) -> bool:
    """True for two years next to each other."""
    return bool(YEAR.fullmatch(a) and YEAR.fullmatch(b)) and abs(int(a) - int(b)) == 1
