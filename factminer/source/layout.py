"""The text of a printed page: a printed line a line, blank lines between blocks.

What the page says by white is written as such, for the reading of pages knows it: a blank line where a column ends, the
type changes or the white between two lines is wider than beside it; two full-width blanks where a paragraph is indented;
a tab between the cells of a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factminer.source.reading_order import in_reading_order
from factminer.source.segment import Glyph, Segment, find_segments, separator

# White between segments on one printed line from which on they are cells, in widths of a glyph.
_CELL = 2.0
_INDENT = "\u3000\u3000"
_INDENTED = (1.5, 2.6)
_SAME_SIZE = 1.12
# The distance between baselines that parts blocks: against that of the lines beside, and in any case, in type sizes.
_WIDER = 1.35
_WIDEST = 2.6

Line = list[Segment]


def text_of_page(glyphs: Sequence[Glyph]) -> str:
    """The text of a page in reading order, without a newline at its end; empty for a page without print."""
    lines = list(_printed_lines(in_reading_order(find_segments(glyphs))))
    indents = _indents(lines)
    text = ""
    for index, line in enumerate(lines):
        if index:
            text += "\n\n" if _parts_blocks(lines, index) else "\n"
        text += indents[index] + _text(line)
    return text


def _printed_lines(segments: Sequence[Segment]) -> Iterator[Line]:
    """Segments that are read one after the other and stand on one line, together."""
    line: Line = []
    for segment in segments:
        if line and not (_is_next_on_line(line[-1], segment)):
            yield line
            line = []
        line.append(segment)
    if line:
        yield line


def _is_next_on_line(before: Segment, after: Segment) -> bool:
    return after.left >= before.right and before.is_beside(after) and not (before.upright or after.upright)


def _text(line: Line) -> str:
    text = line[0].text
    for before, after in pairwise(line):
        gap, size = after.left - before.right, max(before.size, after.size)
        text += "\t" if gap >= _CELL * size else separator(gap, size, before.text[-1], after.text[0])
        text += after.text
    return text


def _parts_blocks(lines: Sequence[Line], index: int) -> bool:
    """True where line `index` opens a block."""
    pitch = _pitch(lines, index)
    if pitch is None:
        return True
    beside = [p for k in (index - 1, index + 1) if (p := _pitch(lines, k)) is not None]
    return pitch > _WIDEST * lines[index][0].size or (bool(beside) and pitch > _WIDER * min(beside))


def _pitch(lines: Sequence[Line], index: int) -> float | None:
    """How far line `index` stands below the one before it, where both are of one column and one type; else None."""
    if not 0 < index < len(lines):
        return None
    above, below = lines[index - 1][0], lines[index][0]
    if above.upright or below.upright or max(above.size, below.size) > _SAME_SIZE * min(above.size, below.size):
        return None
    apart = lines[index - 1][-1].right <= below.left or lines[index][-1].right <= above.left
    return None if apart or below.top <= above.top else below.bottom - above.bottom


def _indents(lines: Sequence[Line]) -> list[str]:
    """For each line the blanks of its indent: a paragraph's first line, which stands two glyphs in from its column.

    Two lines are too few to tell: they may be a centred headline.
    """
    indents: list[str] = []
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or _pitch(lines, index) is None:
            margin = min(line[0].left for line in lines[start:index])
            for line in lines[start:index]:
                moved = (line[0].left - margin) / line[0].size
                indents.append(_INDENT if index - start > 2 and _INDENTED[0] <= moved <= _INDENTED[1] else "")
            start = index
    return indents
