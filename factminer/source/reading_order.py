"""The order in which the segments of a page are read: cut into columns and rows, over and over.

A gutter is white that runs down between two parts, each of which looks like a column of text; white between the cells
of a table is none. The longest stretch of the page with a gutter through it is read left part first, after all above it
and before all below it, and each part is cut again in the same way. Where a row of headings closes other gutters over
the whole stretch, new articles begin, and the stretch ends above them. What has no gutter is read line by line.

Many files draw their text in the order in which it is read, also round pictures and boxes that no cut of this kind can
part. So the two orders are compared, and the one in which the eye leaps less is taken; of two alike, the file's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from factminer.source.segment import WIDE, Segment

# A column holds at least so many glyphs a line, and a third of its lines are nearly full: cells of tables are not.
_NARROWEST = 5
_FULL = 0.85
# A running head or foot is parted from the text by more white than this, in lines of text.
_APART = 1.0
_LARGER = 1.1
# The columns of an article end within so many lines of each other.
_UNEVEN = 3

Row = list[Segment]
Gutter = tuple[float, float]


def in_reading_order(segments: Sequence[Segment]) -> list[Segment]:
    """The segments as they are read."""
    if not segments:
        return []
    drawn = sorted(segments, key=lambda segment: segment.order)
    cut = list(_cut_page(segments))
    return drawn if _leaps(drawn) <= _leaps(cut) else cut


def type_size(segments: Iterable[Segment]) -> float:
    """The size of type that most characters are set in."""
    characters: dict[float, int] = {}
    for segment in segments:
        size = round(segment.size, 1)
        characters[size] = characters.get(size, 0) + len(segment.text)
    return max(characters, key=lambda size: (characters[size], -size))


def _leaps(order: Sequence[Segment]) -> int:
    return sum(_leap(a, b) for a, b in pairwise(order))


def _leap(above: Segment, below: Segment) -> int:
    """0 for a step to the next line, 1 for a leap where reading goes on, 2 for one back to what was passed."""
    if above.is_beside(below):
        return 1 if below.left >= above.left else 2
    is_lower = below.top >= above.top
    if above.is_over_or_under(below):
        near = below.top - above.bottom <= 1.5 * max(above.size, below.size)
        return (0 if near else 1) if is_lower else 2
    return 1 if is_lower or below.left > above.left else 2


def _cut_page(segments: Sequence[Segment]) -> Iterator[Segment]:
    """The segments of a page in order, its running head and foot first and last: they stand in no column."""
    size = type_size(segments)
    rows = _rows(segments)
    start, end = 0, len(rows)
    while start < min(2, end - 1) and _is_frame(rows[start], rows[start + 1], size):
        start += 1
    while end > max(len(rows) - 2, start + 1) and _is_frame(rows[end - 1], rows[end - 2], size):
        end -= 1
    yield from _printed_lines(rows[:start])
    yield from _cut(rows[start:end], size)
    yield from _printed_lines(rows[end:])


def _is_frame(row: Row, inner: Row, size: float) -> bool:
    gap = max(_top(row) - _bottom(inner), _top(inner) - _bottom(row))
    return _is_printed_line(row) and gap > _APART * size and max(s.size for s in row) <= _LARGER * size


def _cut(rows: Sequence[Row], size: float) -> Iterator[Segment]:
    """The segments of `rows` in order, by the longest stretch of them that a gutter runs through."""
    found = _longest_stretch(rows, size)
    if found is None:
        yield from _printed_lines(rows)
        return
    start, end, gutter = found
    middle = (gutter[0] + gutter[1]) / 2
    stretch = [segment for row in rows[start:end] for segment in row]
    yield from _cut(rows[:start], size)
    yield from _cut(_rows(segment for segment in stretch if segment.right <= middle), size)
    yield from _cut(_rows(segment for segment in stretch if segment.left >= middle), size)
    yield from _cut(rows[end:], size)


def _longest_stretch(rows: Sequence[Row], size: float) -> tuple[int, int, Gutter] | None:
    """The rows `start` to `end` that a gutter runs through, the tallest that there are, and the gutter."""
    best: tuple[int, int, Gutter] | None = None
    tallest = 0.0
    seen: list[tuple[int, int, Gutter]] = []
    for index, row in enumerate(rows):
        for gutter in _gutters(row, size):
            if any(start <= index < end and g[0] < gutter[1] and gutter[0] < g[1] for start, end, g in seen):
                continue
            whole = _extend(rows, index, gutter, size)
            seen.append(whole)
            for start, end in _by_articles(rows, *whole, size):
                start, end = _without_headings(rows, start, end, whole[2], size)
                height = _bottom(rows[end - 1]) - _top(rows[start])
                if height > tallest and _parts_columns(rows[start:end], whole[2], size):
                    best, tallest = (start, end, whole[2]), height
    return best


def _extend(rows: Sequence[Row], index: int, gutter: Gutter, size: float) -> tuple[int, int, Gutter]:
    """How far a gutter seen at one row runs up and down; it may become narrower on the way."""
    start, end = index, index + 1
    while end < len(rows) and (narrowed := _narrowed(gutter, rows[end], size)):
        gutter, end = narrowed, end + 1
    while start > 0 and (narrowed := _narrowed(gutter, rows[start - 1], size)):
        gutter, start = narrowed, start - 1
    return start, end, gutter


def _narrowed(gutter: Gutter, row: Row, size: float) -> Gutter | None:
    """What a row leaves of a gutter, None where it closes it."""
    left, right = gutter
    for segment in row:
        if segment.left < right and segment.right > left:
            # Of the white on both sides of the segment the wider part remains.
            left, right = max((left, min(segment.left, right)), (max(segment.right, left), right), key=_width)
    return (left, right) if right - left >= WIDE * size else None


def _width(gutter: Gutter) -> float:
    return gutter[1] - gutter[0]


def _gutters(segments: Iterable[Segment], size: float) -> list[Gutter]:
    """The white between segments, from left to right, that nothing of them stands in."""
    found = []
    right: float | None = None
    for segment in sorted(segments, key=lambda segment: segment.left):
        if right is not None and segment.left - right >= WIDE * size:
            found.append((right, segment.left))
        right = segment.right if right is None else max(right, segment.right)
    return found


def _by_articles(rows: Sequence[Row], start: int, end: int, gutter: Gutter, size: float) -> Iterator[tuple[int, int]]:
    """The stretch, cut above each row where new articles begin.

    All that stands there spans other gutters of the rows above it; or there are headings and nothing else, and text goes
    on below them on both sides of the gutter, though they themselves may be short.
    """
    above: list[Segment] = list(rows[start])
    for index in range(start + 1, end):
        gutters = _gutters(above, size)
        spans = all(any(s.left < left and s.right > right for left, right in gutters) for s in rows[index])
        heads = _is_heading(rows[index], size) and index + 1 < end and _side(rows[index + 1], gutter) is None
        if spans or heads:
            yield start, index
            start, above = index, []
        above += rows[index]
    yield start, end


def _side(row: Row, gutter: Gutter) -> str | None:
    """The side of the gutter that all of a row stands on, None where there is something on both."""
    if all(segment.right <= gutter[0] for segment in row):
        return "left"
    return "right" if all(segment.left >= gutter[1] for segment in row) else None


def _without_headings(rows: Sequence[Row], start: int, end: int, gutter: Gutter, size: float) -> tuple[int, int]:
    """The stretch without what stands on one side of the gutter at its ends, down to a heading or from a heading on.

    At the top a heading is over what is on both sides, short as it is, and parts it from what is above; at the foot it
    comes after both sides, where they end above it but a few lines apart, or where it heads what spans the page.
    """
    both = [index for index in range(start, end) if _side(rows[index], gutter) is None]
    if not both:
        return start, end
    first = max((k + 1 for k in range(start, both[0]) if _is_heading(rows[k], size)), default=start)
    for k in range(both[-1] + 1, end):
        heads_what_spans = end < len(rows) and all(_is_heading(row, size) for row in rows[k:end])
        if _is_heading(rows[k], size) and (k - both[-1] <= _UNEVEN or heads_what_spans):
            return first, k
    return first, end


def _is_heading(row: Row, size: float) -> bool:
    return all(segment.size > _LARGER * size for segment in row)


def _parts_columns(rows: Sequence[Row], gutter: Gutter, size: float) -> bool:
    """True where what stands on either side of the white is set in a column, and it is more than one line of print."""
    # Headings may be wider than the columns, and say nothing of how full these are.
    segments = [segment for row in rows for segment in row if not _is_heading([segment], size)]
    left = [segment for segment in segments if segment.right <= gutter[0]]
    right = [segment for segment in segments if segment.left >= gutter[1]]
    several = len(rows) > 1 or not _is_printed_line(rows[0])
    return bool(several and left and right) and _is_column(left, size) and _is_column(right, size)


def _is_column(segments: Sequence[Segment], size: float) -> bool:
    if any(segment.upright for segment in segments):
        return True
    left, right = min(s.left for s in segments), max(s.right for s in segments)
    widths = [max(s.right for s in row) - min(s.left for s in row) for row in _rows(segments)]
    full = sum(width >= _FULL * (right - left) for width in widths)
    return right - left >= _NARROWEST * size and 3 * full >= len(widths)


def _rows(segments: Iterable[Segment]) -> list[Row]:
    """The segments from top to bottom, those together between which no white runs over the whole width."""
    rows: list[Row] = []
    bottom = 0.0
    for segment in sorted(segments, key=lambda segment: (segment.top, segment.left)):
        if rows and segment.top < bottom:
            rows[-1].append(segment)
            bottom = max(bottom, segment.bottom)
        else:
            rows.append([segment])
            bottom = segment.bottom
    return rows


def _is_printed_line(row: Sequence[Segment]) -> bool:
    """True where all segments of a row stand beside each other."""
    return max(segment.top for segment in row) < min(segment.bottom for segment in row)


def _printed_lines(rows: Iterable[Row]) -> Iterator[Segment]:
    for row in rows:
        if _is_printed_line(row):
            yield from sorted(row, key=lambda segment: segment.left)
        else:
            yield from row


def _top(row: Row) -> float:
    return min(segment.top for segment in row)


def _bottom(row: Row) -> float:
    return max(segment.bottom for segment in row)
