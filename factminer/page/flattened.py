"""Flattened tables: one cell a line, as the text of a web page or a PDF is copied.

What is left of the columns is their period: a row's head, perhaps its unit, and always the same number of numbers.

    指标 / 单位 / 绝对量 / 同比增长（%） / 地区生产总值 / 亿元 / 123.4 / 5.3 / 第一产业 / 亿元 / 12.3 / 3.1
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

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
    opening_line,
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
    """Words `start` to `numbers`, then numbers up to `end`: places in the run of cells."""

    start: int
    numbers: int
    end: int


def find_flattened(lines: Sequence[Line], frames: Sequence[Frame | None], taken: Collection[int]) -> Iterator[Table]:
    """Tables of one cell a line among the lines that are not `taken` by another table, in order."""
    opening = opening_line(frames)
    for stretch in stretches(lines, frames, taken):
        run: list[int] = []
        for index in stretch:
            if _kind(lines[index]) != _OTHER:
                run.append(index)
                continue
            yield from _in_run(lines, run, opening)
            run = []
        yield from _in_run(lines, run, opening)


def _string(line: Line) -> str:
    return line.text.source[line.start : line.end]


def _kind(line: Line) -> int:
    if line.vertical or is_heading(line):
        return _OTHER
    string = _string(line)
    if is_number(string) or is_mark(string):
        return _NUMBER
    return _WORDS if is_name(string) or UNIT_LINE.fullmatch(string) or is_caption(string) else _OTHER


def _in_run(lines: Sequence[Line], run: Sequence[int], opening: int) -> Iterator[Table]:
    """The tables in a run of lines that may all be cells."""
    if len(run) < _FEWEST_CELLS:
        return
    cells = [_string(lines[k]) for k in run]
    records = list(_records(lines, run))
    at = 0
    used = 0
    opens = run[0] == opening
    while at < len(records):
        found, end = _by_years(cells, records, at, used, opens)
        if found is None:
            found, end = _numbered(cells, records, at, used, opens)
        if found is None:
            found, end = _regular(cells, records, at, used, opens)
        at = max(end, at + 1)
        if found is not None:
            used = records[at - 1].end
            places = [k for row in found for k in row if k >= 0]
            nothing = Span(lines[run[places[0]]].start, lines[run[places[0]]].start)
            rows = [tuple(_span(lines[run[k]]) if k >= 0 else nothing for k in row) for row in found]
            yield make_table(lines, run[min(places)], run[max(places)], rows)


def _span(line: Line) -> Span:
    return Span(line.start, line.end)


def _records(lines: Sequence[Line], run: Sequence[int]) -> Iterator[_Record]:
    kinds = [_kind(lines[k]) for k in run]
    start = 0
    at = 0
    while at < len(kinds):
        while at < len(kinds) and kinds[at] == _WORDS:
            at += 1
        numbers = at
        while at < len(kinds) and kinds[at] == _NUMBER:
            at += 1
        if at > numbers:
            yield _Record(start, numbers, at)
        start = at


# The places of the cells of each row (-1: an empty one), None where there is no table; and the record behind them.
_Found = tuple[list[list[int]] | None, int]


def _regular(cells: Sequence[str], records: Sequence[_Record], at: int, used: int, opens: bool) -> _Found:
    """Rows with the same number of numbers each, from record `at` on."""
    first = records[at]
    width = first.end - first.numbers
    if first.numbers == first.start or width > _WIDEST:
        return None, at
    end = at
    while end < len(records):
        record = records[end]
        words = record.numbers - record.start
        if end > at and (words < 1 or words > _BETWEEN + _united(cells, record) or _breaks(cells, record)):
            break
        if record.end - record.numbers != width:
            # A row in which an empty cell was lost, between two whole ones.
            following = records[end + 1] if end + 1 < len(records) else None
            if record.end - record.numbers > width or not following or following.end - following.numbers != width:
                break
            if end == at or records[end - 1].end - records[end - 1].numbers != width:
                break
        end += 1
    rows = records[at:end]
    united = sum(_united(cells, record) for record in rows) * 2 > len(rows)
    whole = sum(record.end - record.numbers == width for record in rows)
    # Two words in each row: a town and its weather.
    pairs = len(rows) >= _FEWEST_ROWS and all(
        record.numbers - record.start - _united(cells, record) == 2 for record in rows[1:]
    )
    name = first.numbers - 1 - pairs - _united(cells, first)
    if name < max(first.start, used):
        return None, at
    columns = 1 + pairs + united + width
    if len(rows) > 1 and all(YEAR.fullmatch(cells[k].translate(WIDTH)) for k in range(first.numbers, first.end)):
        # The heads of the columns are years.
        rows, whole = rows[1:], whole - 1
        top = max(first.start, used, first.numbers - columns + width)
        captions = list(range(first_caption(cells, top, max(first.start, used), opens=opens and not used), top))
        heads, evidence = list(range(top, first.end)), True
    else:
        captions, heads = _above(cells, max(first.start, used), name, columns, width, opens and not used)
        evidence = _is_headed(cells, captions, heads)
    group = heads[-1:] if len(heads) == columns + 1 and not is_measure(cells[heads[-1]]) else []
    heads = heads[: len(heads) - len(group)]
    if (
        whole * columns < _FEWEST_CELLS
        or whole < (2 if evidence and width > 1 else _FEWEST_ROWS)
        or (width == 1 and not evidence)
    ):
        return None, end
    if whole * 4 < len(rows) * 3:
        return None, end
    laid = [[k] for k in captions] + _head_rows(heads, columns, width) + [[k] for k in group]
    for record in rows:
        own = _united(cells, record)
        head = record.numbers - 1 - pairs - own
        laid += [[k] for k in range(record.start, head)] if record is not first else []
        numbers = list(range(record.numbers, record.end))
        laid.append(
            [*range(head, head + 1 + pairs), *([record.numbers - 1] if own else [-1] if united else []), *numbers]
        )
    return laid, end


def _united(cells: Sequence[str], record: _Record) -> bool:
    """True where the words of a record end with a unit."""
    return record.numbers - record.start > 1 and is_unit(cells[record.numbers - 1])


def _breaks(cells: Sequence[str], record: _Record) -> bool:
    return any(
        UNIT_LINE.fullmatch(cells[k]) or (is_caption(cells[k]) and k + 1 < record.numbers)
        for k in range(record.start, record.numbers)
    )


def _above(
    cells: Sequence[str], start: int, name: int, columns: int, width: int, opens: bool
) -> tuple[list[int], list[int]]:
    """Of the words before the first row's head: the table's title with its unit, and the heads of its columns."""
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
    return list(range(first_caption(cells, top, start, opens=opens), top)), list(range(top, name))


def _is_headed(cells: Sequence[str], captions: Sequence[int], heads: Sequence[int]) -> bool:
    return bool(any(UNIT_LINE.fullmatch(cells[k]) for k in captions) or any(heads_column(cells[k]) for k in heads))


def _head_rows(heads: Sequence[int], columns: int, width: int) -> list[list[int]]:
    """The heads in one row, or in two where there are more than columns: the last stand right above the numbers."""
    if not heads:
        return []
    if len(heads) <= columns:
        return [list(heads)]
    return [list(heads[:-width]), list(heads[-width:])]


def _numbered(cells: Sequence[str], records: Sequence[_Record], at: int, used: int, opens: bool) -> _Found:
    """Rows with a serial number before their heads: it stands behind the numbers of the row above."""
    opening = records[at]
    heads = range(max(used, opening.start), opening.numbers)
    if [cells[k].translate(WIDTH) for k in range(opening.numbers, opening.end)] != ["1"]:
        return None, at
    serial = [k for k in heads if has_role(cells[k], "serial")]
    if not serial:
        return None, at
    rows: list[list[int]] = []
    number = opening.numbers
    end = at + 1
    for count, record in enumerate(islice(records, at + 1, None), 2):
        own = _united(cells, record)
        words = record.numbers - record.start - own
        last = record.end - 1
        following = cells[last].translate(WIDTH) == str(count) and record.end - record.numbers > 1
        if words != 1:
            break
        stop = last if following else record.end
        rows.append([number, record.start, *([record.numbers - 1] if own else []), *range(record.numbers, stop)])
        end += 1
        number = last
        if not following:
            break
    width = len(rows[0]) if rows else 0
    if len(rows) < 2 or sum(len(row) == width for row in rows) * 4 < len(rows) * 3:
        return None, at
    first = serial[-1]
    captions = list(range(first_caption(cells, first, max(used, opening.start), opens=opens), first))
    laid = [[k] for k in captions] + _head_rows(range(first, opening.numbers), width, width - 2) + rows
    return laid, end


def _by_years(cells: Sequence[str], records: Sequence[_Record], at: int, used: int, opens: bool) -> _Found:
    """Rows whose heads are bare years: all numbers, every so many a year."""
    record = records[at]
    numbers = [cells[k].translate(WIDTH) for k in range(record.numbers, record.end)]
    if len(numbers) < _FEWEST_CELLS or not YEAR.fullmatch(numbers[0]):
        return None, at
    step = next((n for n in range(2, min(_WIDEST, len(numbers))) if _beside(numbers[0], numbers[n])), 0)
    years = numbers[:: step or 1]
    if not step or len(numbers) % step or not all(_beside(a, b) for a, b in pairwise(years)):
        return None, at
    captions, heads = _above(cells, max(record.start, used), record.numbers, step, step - 1, opens and not used)
    if not heads:
        return None, at
    rows = [list(range(k, k + step)) for k in range(record.numbers, record.end, step)]
    return [[k] for k in captions] + _head_rows(heads, step, step - 1) + rows, at + 1


def _beside(a: str, b: str) -> bool:
    """True for two years next to each other."""
    return bool(YEAR.fullmatch(a) and YEAR.fullmatch(b)) and abs(int(a) - int(b)) == 1
