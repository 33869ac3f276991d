"""Tables with bars between their cells, as Markdown sets them: | 指标 | 2023年 | above |---|---|."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factminer.page.cell import is_mark, is_number
from factminer.page.furniture import Frame
from factminer.page.line import Line
from factminer.page.table import (
    Row,
    Stretch,
    Table,
    is_heading,
    is_rule,
    stretches,
    trimmed,
)
from factminer.span import Span

_BAR = re.compile(r"[|｜│┃]")
_FEWEST_ROWS = 3
_MOST_CELLS = 100


def find_barred(lines: Sequence[Line], frames: Sequence[Frame | None]) -> Iterator[Table]:
    """Runs of lines with bars that have a rule below their head, or mostly numbers in their cells.

    Bars in a row of links or in a sentence make no table.

    >>> from factminer.page.line import split_lines
    >>> [table.text.string for table in find_barred(split_lines("| 产品 | 吨 |\\n|---|---|\\n| 小麦 | 12 |"), [None] * 3)]
    ['产品\\t吨\\n小麦\\t12']
    >>> list(find_barred(split_lines("首页 | 新闻\\n今日 | 昨日\\n青石 | 白水"), [None] * 3))
    []
    """
    for stretch in stretches(lines, frames):
        free = at = 0
        while at < len(stretch.order):
            table, end = _barred(stretch, at, free)
            if table is not None:
                yield table
                free = end
            at = max(end, at + 1)


def _barred(stretch: Stretch, at: int, free: int) -> tuple[Table | None, int]:
    """The run of lines with bars that begins at a place of the stretch, if it is a table, and the place behind it."""
    source = stretch.line(at).text.source
    rows: list[Row] = []
    marks: list[Span] = []
    ruled = False
    end = at
    while end < len(stretch.order):
        line = stretch.line(end)
        if not _BAR.search(source, line.start, line.end) or is_heading(line):
            break
        if is_rule(line):
            ruled = ruled or bool(rows)
            marks.append(Span(line.start, line.end))
        else:
            row, bars = _between_bars(source, line)
            marks += bars
            if row:
                rows.append(_closed(source, row))
        end += 1
    if end - at < 2 or not rows or not 2 <= max(map(len, rows)) <= _MOST_CELLS:
        return None, end
    usual = Counter(map(len, rows)).most_common(1)[0][1]
    if not (
        (ruled and len(rows) > 1)
        or (len(rows) >= _FEWEST_ROWS and usual * 5 >= len(rows) * 3 and _counts(source, rows))
    ):
        return None, end
    return stretch.table(at, end, rows, stretch.captions(at, free), marks), end


def _between_bars(source: str, line: Line) -> tuple[Row, list[Span]]:
    """The cells of a line with bars, and the bars; no cells where it has none."""
    bars = [match.start() + line.start for match in _BAR.finditer(source[line.start : line.end])]
    marks = [Span(bar, bar + 1) for bar in bars]
    edges = [line.start - 1, *bars, line.end]
    parts = [trimmed(source, a + 1, b) for a, b in pairwise(edges)]
    if bars and bars[0] == line.start:
        parts = parts[1:]
    if bars and bars[-1] == line.end - 1:
        parts = parts[:-1]
    return tuple(parts), marks


def _closed(source: str, row: Row) -> Row:
    """A row in which only the first cell holds something is a line of its own: a group's name, a note."""
    return row[:1] if row and len(row[0]) and not any(len(cell) for cell in row[1:]) else row


def _counts(source: str, rows: Sequence[Row]) -> bool:
    """True where most of what stands beside the rows' heads is numbers."""
    cells = [cell.of(source) for row in rows[1:] for cell in row[1:] if len(cell)]
    numbers = sum(map(is_number, cells))
    return numbers >= 3 and (numbers + sum(map(is_mark, cells))) * 2 >= len(cells)
