"""Which lines fill their column, and which stand indented in it: what the widths of neighbouring lines tell.

A paragraph set in a column shows its shape also where indents are lost: all its lines are full but the last, and the
first is two glyphs short. The column's width is measured anew for each line, from the lines before and after it, since
widths change from one article to the next and beside a picture. Lines that are sentences of their own (clean text, one
paragraph a line) have no width in common, so no column is seen there and nothing is joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from factminer.page.glyphs import ends_sentence, leading_token_width
from factminer.page.line import Line
from factminer.page.repair.letter_spacing import REPAIR as LETTER_SPACING

_MARKS = re.compile("[，。、；：！？（）《》“”]")
_REACH = 5
_SLACK = 2
_INDENT = 4
_NARROWEST = 6
_WIDEST = 140


@dataclass(frozen=True, slots=True)
class Setting:
    """How a line stands in its column.

    `column` is the column's width (0: no column seen), `behind` and `ahead` that of the lines up to it and from it on; `full` that the next line's first word had no place on it;
    `full_indented` that it would be full with the indent of a first line, `nearly` and `nearly_indented` that it comes
    within a fifth of that, as uneven justification does; `indented` that it looks like a first line (True), surely
    does not (False), or may (None).
    """

    column: int = 0
    behind: int = 0
    ahead: int = 0
    full: bool = False
    full_indented: bool = False
    nearly: bool = False
    nearly_indented: bool = False
    indented: bool | None = None


def measure(lines: Sequence[Line]) -> list[Setting]:
    """The setting of each of `lines`, blank lines and the page's frame left out."""
    widths = [0 if line.vertical or line.level else line.width for line in lines]
    shape = _Shape(
        widths,
        [ends_sentence(line.string[-4:]) for line in lines],
        [any(mark in line.string[:-1] for mark in "，。、；") for line in lines],
        [line.gap for line in lines],
        # Each full-width mark may have been set on half its square to fit the line.
        [len(_MARKS.findall(line.string)) for line in lines],
    )
    page_columns = shape.page_columns()
    tokens = [leading_token_width(line.string) for line in lines]
    settings = [
        _setting(lines[k], k, shape, tokens[k + 1] if k + 1 < len(lines) else 2, page_columns)
        for k in range(len(lines))
    ]
    # A line that is not full and yet followed by one that opens no paragraph must be short because it is indented.
    for k in range(len(settings) - 2, -1, -1):
        setting = settings[k]
        below = settings[k + 1]
        short = setting.column and setting.indented is None and not setting.full and setting.full_indented
        if short and below.indented is False and below.column and not lines[k + 1].gap:
            settings[k] = replace(setting, indented=True)
    return settings


@dataclass(frozen=True, slots=True)
class _Shape:
    widths: Sequence[int]
    ends: Sequence[bool]
    inner: Sequence[bool]
    gaps: Sequence[int]
    marks: Sequence[int]

    def column(self, low: int, high: int, index: int) -> int:
        """The width that the lines `low` to `high` are set in; 0 where line `index` is not one of a column's.

        Prose in a column: two lines of that width at least, half of the full ones without the end of a sentence,
        and marks within the lines near by (a list of names or cells has none).
        """
        widths = self.widths
        low, high = max(0, low), min(len(widths), high)
        ranked = sorted((widths[k] for k in range(low, high)), reverse=True)
        top = next((a for a, b in pairwise(ranked) if a - b <= 3), 0)
        if not _NARROWEST <= top <= _WIDEST or widths[index] - self.marks[index] > top + 3:
            return 0
        common = [w for w in ranked if top - 3 <= w <= top]
        column = max(common, key=lambda w: (sum(abs(w - v) <= 1 for v in common), w))
        near = [k for k in range(low, high) if column - 6 <= widths[k] <= column + 3]
        running = sum(not self.ends[k] for k in near)
        marked = any(self.inner[max(0, index - 9) : index + 10])
        enough = len(near) >= 3 and len(near) * 2 >= high - low
        close = sum(self.gaps[k] == 0 for k in range(low + 1, high)) * 2 >= high - low - 1
        return column if enough and close and running * 2 >= len(near) and marked else 0

    def page_columns(self) -> list[int]:
        """Widths that many lines of the whole page share, most of them without the end of a sentence."""
        counts = Counter(w for w in self.widths if _NARROWEST <= w <= _WIDEST)
        running = Counter(w for w, e in zip(self.widths, self.ends, strict=True) if not e)
        found = []
        for width in counts:
            lines = counts[width] + counts[width - 1]
            wider = sum(w > width + 4 for w in self.widths)
            if wider * 20 > len(self.widths):
                continue
            if lines >= max(5, len(self.widths) // 12) and (running[width] + running[width - 1]) * 10 >= lines * 7:
                found.append(width)
        return sorted(found) if any(self.inner) else []


def _setting(line: Line, index: int, shape: _Shape, following: int, page_columns: Sequence[int]) -> Setting:
    width = shape.widths[index]
    behind = shape.column(index - _REACH, index + 1, index)
    ahead = shape.column(index, index + _REACH + 1, index)
    column = min(behind, ahead) or max(behind, ahead)
    if not column:
        # Among headings and single lines the column shows only on the page as a whole.
        column = ahead = next((c for c in page_columns if c - 6 <= width <= c), 0)
    if not width or not column:
        return Setting()
    moved = line.indent if line.indent >= 2 else 0
    indented: bool | None = None
    settled = ahead or behind
    if width + moved >= settled - 2:
        indented = False
    elif not shape.ends[index] and width + following < settled and width + following + _INDENT >= settled - 1:
        indented = True
    spaced = any(repair.name == LETTER_SPACING for repair in line.text.repairs)
    return Setting(
        column,
        behind or column,
        ahead or column,
        # A line is letter-spaced because it was justified: it is full whatever its width, and no paragraph's last.
        spaced or _is_full(width + moved, following, column),
        _is_full(width + _INDENT, following, column),
        (width + moved) * 5 >= column * 4,
        (width + _INDENT) * 5 >= column * 4,
        True if moved else indented,
    )


def _is_full(width: int, following: int, column: int) -> bool:
    """True where no further glyph had place, or the word after the break had none."""
    return width + 2 >= column - _SLACK + 1 or width + following > column
