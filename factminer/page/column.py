"""Which lines were set as one paragraph: the cheapest account of a page's line breaks.

A paragraph set in a column shows its shape also where indents and blank lines are lost: all its lines are full but the
last, and the first may be two glyphs short. None of these signs is sure alone, so each line is given a cost for every
way it may stand (opening a paragraph or going on with one, in a column of this or that width, or in none), and the
cheapest way through the whole page is taken (Viterbi). The costs are rough negative logarithms of probabilities. How
paragraphs open (indented or flush) and whether blank lines part them differs from page to page: a first pass counts it,
the second uses the counts.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low

from factminer.page.glyphs import CONTINUERS
from factminer.page.line import Line
from factminer.page.shape import NEVER, Shape, find_links, find_shapes, runs_on

_NARROWEST, _WIDEST = 6, 140
# Columns are looked for among the widths of so many lines before and after a line; the best few are kept.
_REACH = 9
_MOST = 7
_INDENT = 4

# Costs. A line that goes on, and one that ends its paragraph:
_GOES_ON, _STOPS = 1.4, 0.9
_STOPPED_INSIDE, _PAUSED_INSIDE = 2.2, 2.9
_MARKLESS, _MARKLESS_MOST = 0.04, 2.4
_ROOM, _ROOM_STEP, _ROOM_NEAR, _ROOM_FAR = 1.6, 1.0, 7.8, 9.0
_STOPPED, _PAUSED, _COMMA = 0.1, 1.9, 5.0
_MARKLESS_END = (4.5, 5.5, 2.0)
_ITEM_END = 0.8
_CUT_GAP = 0.8
_SPACED_END = 2.0
_HEADING_LINE = 0.4
# A column of another width, at a paragraph's start and within it; no column.
_NEW_WIDTH, _NEW_WIDTH_INSIDE, _RARE = 2.0, 6.0, 1.4
_LOOSE_WIDTH, _LOOSE_START, _LOOSE_MARKLESS, _LOOSE_JOIN = 4.0, 1.0, 1.5, 4.5
# What the page never does elsewhere it may do here, beside a picture or in a box.
_RAREST = 2.5
# A line wider than its column.
_HANGS, _HANGS_OUT = 0.5, 2.3
# Indents that are printed as blanks.
_NOT_MOVED, _MOVED, _MOVED_FLUSH, _MOVED_INSIDE = 5.0, -0.8, 2.5, 5.0
# Lines without marks, such as cells, joined in a column of their own.
_BARE = 3.0
_FIRST, _PROSE, _HEADING = range(3)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a line stands on the page.

    `column` is the width of its column (0: none seen); `joins` tells that it goes on with the line before; `full` that
    the next line's first word had no place on it; `flush` that it is too wide to have been indented.
    """

    column: int = 0
    joins: bool = False
    full: bool = False
    flush: bool = False


@dataclass(frozen=True, slots=True)
class _Habits:
    """How a page parts its paragraphs, as costs: opening indented or flush, blank lines between and within them."""

    indented: float = 0.7
    flush: float = 0.7
    gap_between: float = 1.0
    close_between: float = 0.5
    gap_within: float = 3.0
    loose: float = 0.0


_Cell = tuple[int, int]
_Way = dict[_Cell, tuple[float, _Cell | None, bool]]
_LOOSE: _Cell = (0, _PROSE)


def measure(lines: Sequence[Line]) -> list[Setting]:
    """The setting of each of `lines`, the page's frame left out."""
    if not lines:
        return []
    page = _Breaks(lines)
    way = page.cheapest(_Habits())
    way = page.cheapest(page.habits(way))
    return page.settings(way)


class _Breaks:
    """The line breaks of a page, and what each account of them costs."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.shapes = find_shapes(lines)
        running = [b.gap for a, b in zip(self.shapes, lines[1:], strict=False) if not a.stopped]
        usual = median_low(running) if running else 0
        # A quotation mark hangs out of its column, and the line that it opens stands apart for no other reason.
        self.gaps = [max(0, line.gap - usual) if line.string[0] != "“" or line.gap > 1 else 0 for line in lines]
        self.links = find_links(lines)
        self.columns = _columns(self.shapes)
        self.printed_indents = sum(shape.moved for shape in self.shapes) * 12 > len(lines)

    def cheapest(self, habits: _Habits) -> list[tuple[_Cell, bool]]:
        """For each line the cell it stands in and whether it goes on with the line before, on the cheapest way."""
        ways: list[_Way] = []
        way: _Way = {}
        for k in range(len(self.lines)):
            way = self._step(k, way, habits)
            ways.append(way)
        last = len(ways) - 1
        cell = min(way, key=lambda c: way[c][0] + self._stop(last, c, habits))
        path: list[tuple[_Cell, bool]] = []
        for k in range(last, -1, -1):
            _, before, joined = ways[k][cell]
            path.append((cell, joined))
            if before is not None:
                cell = before
        return path[::-1]

    def _step(self, k: int, way: _Way, habits: _Habits) -> _Way:
        """The cheapest way to each cell that line `k` may stand in."""
        shape = self.shapes[k]
        entered: _Way = {}
        stops: dict[int, tuple[float, _Cell | None]] = {}
        for cell, (cost, _, _) in way.items():
            cost += self._stop(k - 1, cell, habits)
            if cell[0] not in stops or cost < stops[cell[0]][0]:
                stops[cell[0]] = cost, cell
        best = min(stops.values(), key=lambda s: s[0]) if stops else (0.0, None)
        link = self.links[k]
        apart = (habits.gap_between if self.gaps[k] else habits.close_between) - min(0.0, link)
        stay = stops.get(0, best)
        loose = min(stay, (best[0] + _LOOSE_START, best[1]), key=lambda s: s[0])
        entered[_LOOSE] = (loose[0] + apart + _LOOSE_WIDTH + habits.loose, loose[1], False)
        for column, price, _ in self.columns[k]:
            cost, source = stops.get(column, (NEVER, None))
            if best[0] + _NEW_WIDTH + price < cost:
                cost, source = best[0] + _NEW_WIDTH + price, best[1]
            cost += apart
            moved = _NOT_MOVED if self.printed_indents and not shape.moved else _MOVED if shape.moved else 0.0
            entered[column, _FIRST] = (cost + habits.indented + moved, source, False)
            flush = _MOVED_FLUSH if shape.moved else 0.0
            if shape.prose:
                entered[column, _PROSE] = (cost + habits.flush + flush, source, False)
            else:
                entered[column, _HEADING] = (cost + flush, source, False)
        if k and link < NEVER:
            self._join(k, way, habits, entered)
        low = min(cost for cost, _, _ in entered.values())
        return {cell: (cost - low, source, joined) for cell, (cost, source, joined) in entered.items()}

    def _join(self, k: int, way: _Way, habits: _Habits, entered: _Way) -> None:
        shape = self.shapes[k]
        within = max(0.0, self.links[k]) + (min(2, self.gaps[k]) * habits.gap_within if self.gaps[k] else 0.0)
        within += _MOVED_INSIDE if shape.moved else 0.0
        goes: dict[_Cell, tuple[float, _Cell]] = {}
        best: dict[int, tuple[float, _Cell]] = {}
        for cell, (cost, _, _) in way.items():
            if cell == _LOOSE:
                if self.links[k] == -NEVER or runs_on(self.lines[k - 1], self.lines[k]):
                    _enter(entered, _LOOSE, (cost + _LOOSE_JOIN, cell, True))
                continue
            column, role = cell
            cost += self._go(k - 1, cell) + within
            target = _HEADING
            if role != _HEADING or shape.prose:
                target = _PROSE
                cost += habits.flush if role == _HEADING else 0.0
            else:
                cost += _HEADING_LINE
            key = column, target
            if key not in goes or cost < goes[key][0]:
                goes[key] = cost, cell
            if target not in best or cost < best[target][0]:
                best[target] = cost, cell
        for column, price, bare in self.columns[k]:
            for target, (lowest, cheapest) in best.items():
                cost, source = goes.get((column, target), (NEVER, cheapest))
                if lowest + _NEW_WIDTH_INSIDE + price < cost:
                    cost, source = lowest + _NEW_WIDTH_INSIDE + price, cheapest
                _enter(entered, (column, target), (cost + bare, source, True))

    def _go(self, k: int, cell: _Cell) -> float:
        """The cost of line `k` in `cell` where the next line goes on with it."""
        column, role = cell
        shape = self.shapes[k]
        cost = _GOES_ON
        if shape.stopped:
            cost += _STOPPED_INSIDE
        elif shape.end in "；：;:":
            cost += _PAUSED_INSIDE
        if not shape.paused:
            cost += min(_MARKLESS_MOST, _MARKLESS * shape.width)
        width = shape.width + (_INDENT if role == _FIRST else 0)
        room = column - width - shape.following
        # A line is letter-spaced because it was justified: it is full whatever its width.
        if room >= 0 and not shape.spaced:
            return cost + min(_ROOM + _ROOM_STEP * room, _ROOM_NEAR if room * 5 <= column else _ROOM_FAR)
        return cost + _surplus(shape, width, column)

    def _stop(self, k: int, cell: _Cell, habits: _Habits) -> float:
        """The cost of line `k` in `cell` where it ends its paragraph."""
        column, role = cell
        shape = self.shapes[k]
        if shape.stopped:
            cost = _STOPPED + (habits.flush if role == _HEADING else 0.0)
        elif shape.end in "，、,":
            cost = _COMMA
        elif shape.end in "；：;:":
            cost = _PAUSED
        elif not column:
            return _LOOSE_MARKLESS
        else:
            cost = _MARKLESS_END[role]
            if role == _HEADING:
                cost -= _ITEM_END if shape.item else 0.0
            elif k + 1 < len(self.gaps) and self.gaps[k + 1]:
                cost -= _CUT_GAP
        if not column:
            return cost
        width = shape.width + (_INDENT if role == _FIRST else 0)
        cost += _SPACED_END if shape.spaced else 0.0
        return cost + _STOPS + math.log(max(column, 8) / 2) + _surplus(shape, width, column)

    def habits(self, path: Sequence[tuple[_Cell, bool]]) -> _Habits:
        """What the first pass tells of the page."""
        count: Counter[str] = Counter()
        for k, (cell, joined) in enumerate(path):
            count["within" if joined else "between"] += 1
            count["gap within" if joined else "gap between"] += self.gaps[k] > 0
            count["loose"] += cell == _LOOSE
            goes_on = k + 1 < len(path) and path[k + 1][1]
            if not joined and goes_on and cell[0]:
                count["indented"] += cell[1] == _FIRST
                count["flush"] += cell[1] == _PROSE or (cell[1] == _HEADING and path[k + 1][0][1] == _PROSE)
        opened = count["indented"] + count["flush"]
        return _Habits(
            _cost(count["indented"], opened),
            _cost(count["flush"], opened),
            _cost(count["gap between"], count["between"]),
            _cost(count["between"] - count["gap between"], count["between"]),
            _cost(count["gap within"], count["within"]),
            max(0.0, _cost(count["loose"], len(path)) - 0.7),
        )

    def settings(self, path: Sequence[tuple[_Cell, bool]]) -> list[Setting]:
        """The lines' settings; a column counts only where a run of lines in it holds a joined pair."""
        columns = [cell[0] for cell, _ in path]
        start = 0
        for k in range(1, len(path) + 1):
            if k == len(path) or columns[k] != columns[start]:
                if not any(joined for _, joined in path[start:k]):
                    columns[start:k] = [0] * (k - start)
                start = k
        result = []
        for k, ((cell, joined), column) in enumerate(zip(path, columns, strict=True)):
            shape = self.shapes[k]
            opens = not joined and cell[1] == _FIRST
            width = shape.width + (_INDENT if opens else 0)
            full = bool(column) and (shape.spaced or width + min(shape.following, 3) > column)
            result.append(Setting(column, joined, full, bool(column) and not opens and shape.width > column - 3))
        return result


def _cost(count: int, total: int) -> float:
    return min(_RAREST, -math.log((count + 0.5) / (total + 1.0)))


def _enter(entered: _Way, cell: _Cell, way: tuple[float, _Cell | None, bool]) -> None:
    if cell not in entered or way[0] < entered[cell][0]:
        entered[cell] = way


def _surplus(shape: Shape, width: int, column: int) -> float:
    """The cost of a line that is wider than its column: marks hang out of it or give way, glyphs do not."""
    over = width - column
    if over <= 0:
        return 0.0
    if shape.end in CONTINUERS:
        over = max(0, over - 2)
    return _HANGS * over if over <= shape.elastic else min(12.0, _HANGS_OUT * over)


def _columns(shapes: Sequence[Shape]) -> list[list[tuple[int, float, float]]]:
    """The widths that a line's column may have, for each line, the price of each, and that of joining lines in it.

    The rarer a width near by, the dearer; and prose has marks in some of its lines, a list of names or cells in none.
    """
    page = Counter(shape.width for shape in shapes if _NARROWEST <= shape.width <= _WIDEST)
    common = [width for width, _ in page.most_common(3) if page[width] > 2]
    page_marked = {shape.width for shape in shapes if shape.paused}
    columns = []
    for k, shape in enumerate(shapes):
        window = [s for s in shapes[max(0, k - _REACH) : k + _REACH + 1] if _NARROWEST <= s.width <= _WIDEST]
        near = Counter(s.width for s in window)
        marked = {s.width for s in window if s.paused}
        # A line with a mark set on half its square counts one column less.
        squeezed = {s.width - 1 for s in window if s.elastic}
        support = {w: near[w] + near[w - 1] + 0.5 * near[w - 2] for w in (*near, *squeezed, *common)}
        ranked = sorted(support, key=lambda w: (-support[w], -w))[:_MOST]
        priced = []
        for w in dict.fromkeys((*ranked, *common, *([shape.width] if shape.width in near else []))):
            if shape.width and shape.width - shape.elastic <= w + 4:
                prose = page_marked if w in common else marked
                bare = _BARE if prose.isdisjoint((w, w - 1, w - 2)) else 0.0
                priced.append((w, _RARE * math.log((len(window) + 1) / (support[w] + 0.5)), bare))
        columns.append(priced)
    return columns
