"""Tables whose rows stand on a line each, tabs or blanks between the cells: 原煤 万吨 123.4 3.2."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from factminer.page.cell import WIDTH, YEAR, is_mark, is_name, is_number, is_unit
from factminer.page.furniture import Frame
from factminer.page.line import Line
from factminer.page.table import (
    UNIT_LINE,
    Row,
    Stretch,
    Table,
    heads_column,
    is_caption,
    is_heading,
    is_numbered,
    stretches,
    trimmed,
    whole,
)
from factminer.span import Span

_WIDE = re.compile(r"\t|[ \u00a0]{2,}|\u3000+")
_TAB = re.compile("\t")
_BLANKS = re.compile(r"[ \u00a0\u3000\t]+")
_OUTER = " \t\u3000\u00a0"
_THREE = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")
_UP_TO_THREE = re.compile(r"[+\-－]?[0-9]{1,3}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_HEADS = 3
# A row has one head, or two (province and town), and a unit.
_MOST_WORDS = 3
_LONGEST_ROW = 400


def find_aligned(lines: Sequence[Line], frames: Sequence[Frame | None], taken: Collection[int]) -> Iterator[Table]:
    """Rows of words and numbers, the same number of them in each, among the lines that no other table has `taken`.

    Names with a single number beside them are a list unless a head says what they count.

    >>> from factminer.page.line import split_lines
    >>> lines = split_lines("品种  产量\\n小麦  12\\n玉米  13\\n油料  4\\n王一  34\\n李二  41")
    >>> [table.text.string for table in find_aligned(lines, [None] * 6, ())]
    ['品种\\t产量\\n小麦\\t12\\n玉米\\t13\\n油料\\t4\\n王一\\t34\\n李二\\t41']
    >>> list(find_aligned(lines[1:], [None] * 5, ()))
    []
    """
    for stretch in stretches(lines, frames, taken):
        page = _Page(stretch, [_raw(lines[k]) for k in stretch.order])
        tabbed = _tabbed(page)
        free = at = 0
        while at < len(page.raw):
            table: Table | None
            if at in tabbed:
                end = tabbed[at]
                rows = [_cells(page.source, raw, False) for raw in page.raw[at:end]]
                table = stretch.table(at, end, rows, stretch.captions(at, free))
            else:
                table, end = _aligned(page, at, free)
            if table is not None:
                yield table
                free = end
            at = max(end, at + 1)


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a stretch, `raw` with the blanks around them."""

    stretch: Stretch
    raw: Sequence[Span]

    @property
    def source(self) -> str:
        return self.stretch.lines[0].text.source

    def is_heading(self, at: int) -> bool:
        return is_heading(self.stretch.line(at))


def _raw(line: Line) -> Span:
    """The line in the source with the blanks around it, in which empty cells show."""
    source = line.text.source
    start, end = line.start, line.end
    while start and line.start - start < 40 and source[start - 1] in _OUTER:
        start -= 1
    while end < len(source) and end - line.end < 40 and source[end] in _OUTER:
        end += 1
    return Span(start, end)


@dataclass(frozen=True, slots=True)
class _Split:
    """A line's cells: `words` before its numbers, and the `numbers`, marks included; `key` is the same for all rows.

    Between tabs an empty cell shows and the cells are counted; between blanks only the numbers are.
    """

    words: Row
    numbers: Row
    key: tuple[bool, int]


def _split(source: str, raw: Span, grouped: bool) -> _Split | None:
    """A row of words and numbers, None for any other line; `grouped` joins 1 234.5 set with a single blank."""
    if len(raw) > _LONGEST_ROW:
        return None
    cells = _cells(source, raw, grouped)
    tabbed = "\t" in raw.of(source).strip()
    end = len(cells)
    while end and _counted(cells[end - 1].of(source)):
        end -= 1
    if not end and cells and _is_year(cells[0].of(source)):
        end = 1
    words, numbers = cells[:end], cells[end:]
    if not 1 <= len(words) <= _MOST_WORDS or not all(is_name(cell.of(source)) for cell in words):
        return None
    if all(_is_year(cell.of(source)) for cell in numbers if not is_mark(cell.of(source))):
        return None
    return _Split(words, numbers, (tabbed, len(cells) if tabbed else len(numbers)))


def _is_year(string: str) -> bool:
    return YEAR.fullmatch(string.translate(WIDTH).removesuffix("年")) is not None


def _cells(source: str, raw: Span, grouped: bool) -> Row:
    """The cells of a line, parted by tabs where it has any, else by blanks."""
    string = raw.of(source)
    if "\t" in string.strip():
        return tuple(_parts(source, raw, _TAB))
    inner = trimmed(source, raw.start, raw.end)
    parts = list(_parts(source, inner, _BLANKS))
    joined: list[Span] = []
    for part in parts:
        text = part.of(source)
        above = joined[-1].of(source) if joined else ""
        gap = source[joined[-1].end : part.start] if joined else ""
        # 人 口, 合 计: glyphs set apart; 1 234.5: thousands; words with one blank between them are one head.
        spread = (
            len(text) == 1
            and len(above.replace(" ", "").replace("\u3000", "")) <= 2
            and _CHINESE.match(text)
            and _CHINESE.match(above)
        )
        wide = _WIDE.fullmatch(gap)
        thousands = (
            grouped
            and not wide
            and _THREE.fullmatch(text)
            and _UP_TO_THREE.fullmatch(above.replace(" ", "")[-4:])
            and (len(above) <= 4 or above[-4] == " ")
        )
        if joined and ((spread and not is_unit(text)) or thousands):
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return _with_heads(source, joined)


def _with_heads(source: str, cells: Sequence[Span]) -> Row:
    """其中： 工业 万吨 12.3: the words before unit and numbers are one head where single blanks part them."""
    end = len(cells)
    while end and _counted(cells[end - 1].of(source)):
        end -= 1
    if end == len(cells):
        return tuple(cells)
    if end > 1 and is_unit(cells[end - 1].of(source)):
        end -= 1
    kept: list[Span] = []
    for cell in cells[:end]:
        if kept and not _WIDE.fullmatch(source[kept[-1].end : cell.start]):
            kept[-1] = Span(kept[-1].start, cell.end)
        else:
            kept.append(cell)
    return (*kept, *cells[end:])


def _counted(string: str) -> bool:
    return is_number(string) or is_mark(string)


def _parts(source: str, raw: Span, pattern: re.Pattern[str]) -> Iterator[Span]:
    at = raw.start
    for match in pattern.finditer(source, raw.start, raw.end):
        yield trimmed(source, at, match.start())
        at = match.end()
    yield trimmed(source, at, raw.end)


def _tabbed(page: _Page) -> dict[int, int]:
    """Where tables begin whose lines have the same number of tabs, and where they end: places in `order`.

    A head of words, and below it one column at least that holds numbers only, whatever the others do.
    """
    found: dict[int, int] = {}
    run: list[list[str]] = []
    for place, raw in enumerate(page.raw):
        string = raw.of(page.source)
        cells = [cell.strip() for cell in string.split("\t")]
        fits = "\t" in string.strip() and len(string) <= _LONGEST_ROW and not page.is_heading(place)
        if run and not (fits and len(cells) == len(run[0])):
            found |= _headed(run, place)
            run = []
        if fits:
            run.append(cells)
    return found | _headed(run, len(page.raw))


def _headed(run: Sequence[Sequence[str]], end: int) -> dict[int, int]:
    """Those lines of a run up to `end` that head a table of the lines below them."""
    found: dict[int, int] = {}
    counted = [True] * len(run[0]) if run else []
    for up, cells in enumerate(reversed(run), 1):
        words = len(cells) >= _FEWEST_COLUMNS and all(is_name(cell) and not is_number(cell) for cell in cells)
        if up >= _FEWEST_ROWS and words and any(counted[1:]):
            found[end - up] = end
        counted = [still and _counted(cell) for still, cell in zip(counted, cells, strict=True)]
    return found


def _aligned(page: _Page, at: int, free: int) -> tuple[Table | None, int]:
    """The rows of words and numbers that begin at a place of the stretch, if they are a table, and the place behind them."""
    stretch = page.stretch
    if page.is_heading(at) or not _BLANKS.search(page.raw[at].of(page.source).strip()):
        return None, at
    runs = [_run(page, at, grouped) for grouped in (False, True)]
    rows, count, end = max(runs, key=lambda run: run[1])
    if count < _FEWEST_ROWS - 1:
        return None, at
    split = _split(page.source, page.raw[at], False)
    width = len(split.numbers) if split else 0
    heads = _heads(page, at, free, width, max(map(len, rows)))
    if not heads and at > free and _is_group(stretch.line(at - 1)):
        heads = _heads(page, at - 1, free, width, max(map(len, rows)))
        heads += [whole(stretch.line(at - 1))] if heads else []
    top = at - len(heads)
    above = stretch.captions(top, free)
    united = any(UNIT_LINE.fullmatch(stretch.string(place)) for place in above)
    # Over a single column of numbers any two words may stand: 主编 王一.
    headed = united or (
        any(heads_column(cell.of(page.source)) for row in heads for cell in row) if width == 1 else bool(heads)
    )
    if count < (_FEWEST_ROWS if width == 1 or not headed else _FEWEST_ROWS - 1) or (width == 1 and not headed):
        return None, end
    return stretch.table(top, end, [*heads, *rows], above), end


def _run(page: _Page, at: int, grouped: bool) -> tuple[list[Row], int, int]:
    """Rows with the same number of numbers from a place of the stretch on, groups' names between them, and their count."""
    start = _split(page.source, page.raw[at], grouped)
    rows: list[Row] = []
    if start is None:
        return rows, 0, at
    count, end, kept = 0, at, 0
    for place in range(at, len(page.raw)):
        line = page.stretch.line(place)
        split = None if is_heading(line) else _split(page.source, page.raw[place], grouped)
        if split is not None and split.key == start.key:
            rows.append((*split.words, *split.numbers))
            count, end, kept = count + 1, place + 1, len(rows)
            continue
        # One line between two rows may be the name of a group.
        if split is not None or end < place or not _is_group(line):
            break
        rows.append(whole(line))
    return rows[:kept], count, end


def _is_group(line: Line) -> bool:
    """True for a few words that may name the rows below."""
    string = line.text.source[line.start : line.end]
    named = is_name(string) and not UNIT_LINE.fullmatch(string) and not is_caption(string)
    return named and not is_heading(line) and not _BLANKS.search(string)


def _heads(page: _Page, at: int, free: int, width: int, cells: int) -> list[Row]:
    """The lines of words right above the rows that name their columns, from top to bottom."""
    found: list[Row] = []
    for place in range(at - 1, max(free, at - _HEADS) - 1, -1):
        string = page.stretch.string(place)
        if page.is_heading(place) or len(string) > 120 or UNIT_LINE.fullmatch(string) or is_numbered(string):
            break
        raw, pattern = page.raw[place], _TAB
        if "\t" not in string:
            raw, pattern = trimmed(page.source, raw.start, raw.end), _BLANKS
        parts = tuple(_parts(page.source, raw, pattern))
        words = [part.of(page.source) for part in parts if len(part)]
        if len(words) < 2 or not all((is_name(word) and not is_number(word)) or _is_year(word) for word in words):
            break
        if not (len(parts) in (cells, cells - 1, width, width + 1) or found):
            break
        found.insert(0, parts)
    return found
