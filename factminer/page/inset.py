"""Tables among the pieces of a page.

A table follows the paragraph that it stands below, into whatever article that comes: its few words and many numbers say
little of what it belongs to, and nothing of how its neighbours do. So it is taken out before the page is put together
and put back afterwards. Only one with a headline of its own, or alone on its page, is a piece like a paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from factminer.page.aligned import find_aligned
from factminer.page.barred import find_barred
from factminer.page.boundary import Frames, says_start
from factminer.page.flattened import find_flattened
from factminer.page.furniture import Frame
from factminer.page.line import Line
from factminer.page.piece import Piece
from factminer.page.roles import is_finished, opens_list_item
from factminer.page.table import Table
from factminer.span import Span
from factminer.text import Text


def find_tables(lines: Sequence[Line], frames: list[Frame | None]) -> list[Table]:
    """The tables of a page in order; what of them was taken for the page's frame is taken back from `frames`.

    >>> from factminer.page.line import split_lines
    >>> tables = find_tables(split_lines("今年丰收。\\n小麦 吨 12 1.1\\n玉米 吨 13 2.1\\n油料 吨 4 0.3\\n明年可期。"), [None] * 5)
    >>> [(table.first, table.last) for table in tables]
    [(1, 3)]
    """
    found: list[Table] = []
    taken: set[int] = set()
    for tables in (
        find_barred(lines, frames),
        find_aligned(lines, frames, taken),
        find_flattened(lines, frames, taken),
    ):
        new = list(tables)
        found += new
        taken |= {k for table in new for k in range(table.first, table.last + 1)}
    for table in found:
        rules = set(table.marks)
        for k in range(table.first, table.last + 1):
            if frames[k] is not None and Span(lines[k].start, lines[k].end) in rules:
                frames[k] = None
    return sorted(found, key=lambda table: table.first)


def without_tables(
    lines: Sequence[Line], frames: Sequence[Frame | None], tables: Iterable[Table]
) -> tuple[list[Line], frozenset[int]]:
    """The lines of prose, and where those begin that stand below a table and do not go on with a sentence above it."""
    held = {k for table in tables for k in range(table.first, table.last + 1)}
    flow: list[Line] = []
    behind: set[int] = set()
    cut = False
    for k, line in enumerate(lines):
        if k in held:
            cut = True
        elif frames[k] is None:
            if cut and not (flow and _is_broken_off(flow[-1])):
                behind.add(line.start)
            flow.append(line)
            cut = False
    return flow, frozenset(behind)


def _is_broken_off(line: Line) -> bool:
    """True for a line of prose that does not end its sentence."""
    string = line.string
    return "，" in string and not is_finished(string) and string[-1] not in "：:；;"


class Insets:
    """The tables of a page, and beside which pieces they stand.

    `pieces` are the page's with the tables that are pieces themselves; `frames` what stands above each of them.
    """

    def __init__(
        self, pieces: Sequence[Piece], tables: Sequence[Table], lines: Sequence[Line], above: Mapping[int, Frames]
    ) -> None:
        starts = [piece.lines[0].start for piece in pieces]
        self.pieces: list[Piece] = []
        self._beside: list[tuple[Table, int, int]] = []
        moved: dict[int, Frames] = {}
        done = 0
        for table in tables:
            opening = lines[table.first]
            below = bisect_left(starts, opening.start)
            self.pieces.extend(pieces[done:below])
            done = below
            last = self.pieces[-1] if self.pieces else None
            following = pieces[below] if below < len(pieces) else None
            # A frame may take a table's own first line: |---| below a folio.
            frames = next(
                (above[line.start] for line in lines[table.first : table.last + 1] if line.start in above), None
            )
            frames = frames or Frames()
            framed = _parts(frames)
            if last is not None and not framed and (last.kind != "heading" or opens_list_item(last.string)):
                self._beside.append((table, len(self.pieces) - 1, 1))
            elif following is not None and _goes_with(following, above):
                self._beside.append((table, len(self.pieces), 0))
                moved[following.lines[0].start] = frames
            else:
                own = tuple(line for line in lines[table.first : table.last + 1])
                self.pieces.append(Piece(own, table.text, "table", 0, False, None))
        self.pieces.extend(pieces[done:])
        self.frames = [
            moved.get(start) or above.get(start, Frames()) for start in (piece.lines[0].start for piece in self.pieces)
        ]

    def places(self, drafts: Iterable[Sequence[int]]) -> dict[tuple[int, int], list[Text]]:
        """For the pieces of the drafts the tables before (0) and behind (1) them."""
        owned = sorted({k for members in drafts for k in members})
        found: dict[tuple[int, int], list[Text]] = {}
        for table, index, side in self._beside:
            found.setdefault(self._place(index, side, owned), []).append(table.text)
        return found

    def _place(self, index: int, side: int, owned: Sequence[int]) -> tuple[int, int]:
        """The nearest piece that is part of an article: upwards, but below a headline downwards."""
        at = bisect_left(owned, index)
        if at == len(owned):
            return (owned[-1], 1) if owned else (index, side)
        if owned[at] == index:
            return index, side
        downwards = not at or not side or self.pieces[index].kind == "heading"
        return (owned[at], 0) if downwards else (owned[at - 1], 1)


def _parts(frames: Frames) -> bool:
    return bool(frames.head or frames.ends)


def _goes_with(piece: Piece, above: Mapping[int, Frames]) -> bool:
    """True for a paragraph that may belong to the table above it."""
    return piece.kind == "body" and not _parts(above[piece.lines[0].start]) and not says_start(piece)
