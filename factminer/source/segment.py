"""The glyphs of a page to its segments: the stretches of print that stand together on a line.

All lengths are in points; x runs to the right and y downwards, as one reads. Glyphs come in the order in which the file
draws them. That order is used where it tells something (a headline drawn twice gives two segments' worth of text, one
after the other), but a page whose glyphs are drawn in any other order gives the same segments.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

# White between two glyphs, in widths of a full glyph: from here on they may stand in two columns or two cells.
WIDE = 0.8
# A gap that is printed as a blank: between Chinese glyphs, which justified lines part by up to half a glyph, and
# between Latin letters and digits, whose words stand a quarter of a glyph apart, less where a line is full.
_BLANK, _LATIN_BLANK = 0.5, 0.15
# Two glyphs are of one line where the second is no farther up or down than this: a raised 2 in m² is.
_RAISED = 0.5
_SAME_BASELINE = 0.3
_SAME_PLACE = 0.2
# A gap in which another glyph may stand, half as wide as most, that the file draws later.
_HOLE = 0.4
# A vertical line: so many glyphs below one another. Fewer are single glyphs of table cells or of a paragraph's last line.
_FEWEST_UPRIGHT = 5


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character, `left` to `right` on its `baseline`; `size` is that of its type. Blanks count as glyphs."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Segment:
    """Print without a wide gap in it, and the box it stands in; `order` is that of its first glyph in the file.

    `upright` is a text set from top to bottom: its glyphs are a line each, its lines, from right to left, are parted by
    blank lines.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    order: int
    upright: bool = False

    def is_beside(self, other: Segment) -> bool:
        """True where half of the lower one's height is beside the other: both stand on one printed line."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return 2 * shared > min(self.bottom - self.top, other.bottom - other.top)

    def is_over_or_under(self, other: Segment) -> bool:
        """True where the two share some of the page's width."""
        return min(self.right, other.right) > max(self.left, other.left)


@dataclass(frozen=True)
class _Run:
    """Glyphs that the file draws one after the other on one line, each with the blanks before it."""

    glyphs: tuple[Glyph, ...]
    blanks: tuple[str, ...]
    order: int

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @cached_property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs)

    @cached_property
    def size(self) -> float:
        return Counter(glyph.size for glyph in self.glyphs).most_common(1)[0][0]

    @cached_property
    def baseline(self) -> float:
        return next(glyph.baseline for glyph in self.glyphs if glyph.size == self.size)

    @cached_property
    def gaps(self) -> list[float]:
        return [b.left - a.right for a, b in pairwise(self.glyphs)]


def find_segments(glyphs: Sequence[Glyph]) -> list[Segment]:
    """The segments of a page, in no order that means anything."""
    runs = list(_runs(glyphs))
    upright = _find_upright(runs)
    level = [run for index, run in enumerate(runs) if not any(index in chain for chain in upright)]
    boxes = _boxes_of_upright([_upright_segment([runs[index] for index in chain]) for chain in upright])
    return [*(_segment(part) for row in _rows(level) for part in _parts(row)), *boxes]


def separator(gap: float, size: float, before: str, after: str) -> str:
    """What is written for the white between two characters that stand `gap` apart.

    >>> separator(2, 10, "园", "共"), separator(6, 10, "园", "共"), separator(2.5, 10, "a", "b")
    ('', ' ', ' ')
    """
    latin = before.isascii() and after.isascii()
    return " " if gap >= (_LATIN_BLANK if latin else _BLANK) * size else ""


def _runs(glyphs: Sequence[Glyph]) -> Iterator[_Run]:
    held: list[Glyph] = []
    blanks: list[str] = []
    blank = ""
    start = 0
    for index, glyph in enumerate(glyphs):
        if glyph.text.isspace():
            blank += glyph.text
            continue
        if held and not _goes_on(held[-1], glyph, WIDE if blank else _HOLE):
            yield _Run(tuple(held), tuple(blanks), start)
            held, blanks = [], []
        start = start if held else index
        held.append(glyph)
        blanks.append(blank)
        blank = ""
    if held:
        yield _Run(tuple(held), tuple(blanks), start)


def _goes_on(glyph: Glyph, following: Glyph, widest: float) -> bool:
    """True right behind `glyph`, and at its own place: what one glyph prints may be several characters (ﬁ)."""
    size = max(glyph.size, following.size)
    near = following.left >= glyph.left - _SAME_PLACE * size and following.left - glyph.right < widest * size
    return near and abs(glyph.baseline - following.baseline) <= _RAISED * size


def _rows(runs: Sequence[_Run]) -> Iterator[list[_Run]]:
    """The runs on one baseline, from left to right."""
    row: list[_Run] = []
    for run in sorted(runs, key=lambda run: (run.baseline, run.order)):
        if row and run.baseline - row[0].baseline > _SAME_BASELINE * min(run.size, row[0].size):
            yield sorted(row, key=lambda run: (run.left, run.order))
            row = []
        row.append(run)
    if row:
        yield sorted(row, key=lambda run: (run.left, run.order))


def _parts(row: Sequence[_Run]) -> Iterator[list[_Run]]:
    """A row cut at its wide gaps."""
    part: list[_Run] = []
    right = 0.0
    for index, run in enumerate(row):
        if part and _is_wide(row, index, run.left - right):
            yield part
            part = []
        right = max(right, run.right) if part else run.right
        part.append(run)
    yield part


def _is_wide(row: Sequence[_Run], index: int, gap: float) -> bool:
    """True where the gap before run `index` parts columns or cells.

    In a letter-spaced headline all gaps are wide: only one that is wider than those beside it parts anything.
    """
    size = max(row[index - 1].size, row[index].size)
    if gap < WIDE * size:
        return False
    before = row[index - 1].gaps or [row[k + 1].left - row[k].right for k in range(index - 2, index - 1) if k >= 0]
    after = row[index].gaps or [row[k + 1].left - row[k].right for k in range(index, min(index + 1, len(row) - 1))]
    beside = [*before[-1:], *after[:1]]
    return gap > 1.5 * min(beside) if beside else gap > 3 * size


def _segment(runs: Sequence[_Run]) -> Segment:
    text = ""
    right = 0.0
    for run in runs:
        for glyph, blank in zip(run.glyphs, run.blanks, strict=True):
            if text:
                # Blanks that were drawn elsewhere on the page stand before a run as well: at its start the gap decides.
                drawn = blank if glyph is not run.glyphs[0] else ""
                text += drawn or separator(glyph.left - right, glyph.size, text[-1], glyph.text[0])
            text += glyph.text
            right = max(right, glyph.right)
    size = max(runs, key=lambda run: len(run.glyphs)).size
    baseline = runs[0].baseline
    # Less than the type's full height: lines that are set tight do not touch.
    return Segment(
        text,
        runs[0].left,
        right,
        baseline - 0.8 * size,
        baseline + 0.1 * size,
        size,
        min(run.order for run in runs),
    )


def _find_upright(runs: Sequence[_Run]) -> list[range]:
    """The runs that are drawn one below the other, each no wider than a glyph: vertical lines, as ranges of `runs`.

    A line of fewer glyphs than usual counts where it stands to the left of a full one, at the same height: a text's last.
    """
    chains: list[range] = []
    start = 0
    for index in range(1, len(runs) + 1):
        if index == len(runs) or not _is_right_below(runs[index - 1], runs[index]):
            chain = range(start, index)
            words = {run.glyphs[0].text for run in runs[start:index]}
            last = bool(chains) and _is_left_of(runs[start], runs[chains[-1].start])
            # A column of a table's numbers, or of bullets, is no text from top to bottom.
            if (len(chain) >= _FEWEST_UPRIGHT and sum(not word.isascii() for word in words) > 1) or last:
                chains.append(chain)
            start = index
    return chains


def _is_right_below(above: _Run, below: _Run) -> bool:
    size = above.size
    narrow = above.right - above.left <= 1.3 * size and below.right - below.left <= 1.3 * size
    aligned = abs(above.left + above.right - below.left - below.right) <= 0.7 * size
    return narrow and aligned and 0.7 * size <= below.baseline - above.baseline <= 1.7 * size


def _is_left_of(run: _Run, right: _Run) -> bool:
    size = right.size
    narrow = run.right - run.left <= 1.3 * size
    return narrow and abs(run.baseline - right.baseline) <= size / 2 and 0 <= right.left - run.right <= 1.5 * size


def _upright_segment(runs: Sequence[_Run]) -> Segment:
    size = runs[0].size
    return Segment(
        "\n".join(_segment([run]).text for run in runs),
        min(run.left for run in runs),
        max(run.right for run in runs),
        runs[0].baseline - 0.8 * size,
        runs[-1].baseline + 0.1 * size,
        size,
        runs[0].order,
        upright=True,
    )


def _boxes_of_upright(lines: Sequence[Segment]) -> list[Segment]:
    """Vertical lines side by side as one segment, read from right to left."""
    boxes: list[Segment] = []
    for line in sorted(lines, key=lambda line: (-line.right, line.top)):
        for index, box in enumerate(boxes):
            if -0.5 * line.size <= box.left - line.right <= 1.5 * line.size and line.is_beside(box):
                boxes[index] = Segment(
                    f"{box.text}\n\n{line.text}",
                    line.left,
                    box.right,
                    min(box.top, line.top),
                    max(box.bottom, line.bottom),
                    box.size,
                    min(box.order, line.order),
                    upright=True,
                )
                break
        else:
            boxes.append(line)
    return boxes
