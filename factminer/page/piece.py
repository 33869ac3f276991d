"""Pieces of a page: lines that surely belong together, joined, with what their edges say about what comes next to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factminer.page.column import Setting
from factminer.page.glyphs import display_width
from factminer.page.line import Line
from factminer.page.repair.line_wrap import join_lines
from factminer.page.repair.spacing import find_spacing
from factminer.page.roles import (
    ends_with_credit,
    is_byline,
    is_credit,
    is_finished,
    is_table_row,
    opens_list_item,
)
from factminer.text import Text

_LONG = 60


@dataclass(frozen=True)
class Piece:
    """A paragraph, a heading or a part of either.

    `kind` is body, heading, byline, credit or table; `column` the width it is set in where it starts, `column_end` where it ends (0: none seen); `open` tells that
    it stops in mid-sentence at a full line, `orphan` that it starts without a paragraph's indent (None: cannot tell), `torn` that it would go on with
    the sentence of the piece above but for blank lines between.
    """

    lines: tuple[Line, ...]
    text: Text
    kind: str
    column: int
    open: bool
    orphan: bool | None
    column_end: int = 0
    torn: bool = False

    @property
    def string(self) -> str:
        """The repaired characters."""
        return self.text.string

    @property
    def gap(self) -> int:
        """Blank lines before it."""
        return self.lines[0].gap

    @property
    def level(self) -> int:
        """Markdown level, 0 where it has no heading marks."""
        return self.lines[0].level


def cut_pieces(lines: Sequence[Line], settings: Sequence[Setting], barred: frozenset[int] = frozenset()) -> list[Piece]:
    """`lines` as pieces, in order; nothing goes on over a line that starts at an offset in `barred`."""
    pieces: list[Piece] = []
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].start in barred or not settings[index].joins:
            pieces.append(_piece(lines[start:index], settings, start, index))
            start = index
    return pieces


def _piece(lines: Sequence[Line], settings: Sequence[Setting], start: int, end: int) -> Piece:
    text = join_lines([line.text for line in lines], [line.gap for line in lines])
    kind = _kind(text.string, lines, settings[start:end])
    if kind != "table":
        edits = list(find_spacing(text.string, heading=kind == "heading"))
        text = text.edit(edits) if edits else text
    last, first = settings[end - 1], settings[start]
    string = text.string
    ended = is_finished(string) or string[-1] in "；：;:"
    if last.column and last.column <= _LONG:
        is_open = not ended and last.full
    else:
        is_open = not ended and (display_width(string) > _LONG or string.count("，") > 1)
    orphan = first.flush and not lines[0].vertical and not opens_list_item(string) if first.column else None
    return Piece(tuple(lines), text, kind, first.column, is_open and kind == "body", orphan, last.column)


def _kind(string: str, lines: Sequence[Line], settings: Sequence[Setting]) -> str:
    if is_table_row(string):
        return "table"
    if is_credit(string):
        return "credit"
    if is_byline(string):
        return "byline"
    if lines[0].level:
        return "heading"
    if len(lines) > 1 and settings[-1].full and "，" in string and not is_finished(string):
        return "body"
    return "heading" if looks_like_heading(string) and not ends_with_credit(string) else "body"


def looks_like_heading(string: str) -> bool:
    """True for a short line that is no sentence.

    >>> looks_like_heading("一处失信，处处受限！"), looks_like_heading("全市新增绿地3公顷。")
    (True, False)
    """
    width = display_width(string)
    if len(string) < 2 or width > 80 or string[-1] in "。；，、;," or "。" in string:
        return False
    return width <= 44 or string.count("，") < 2
