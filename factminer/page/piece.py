"""Pieces of a page: lines that surely belong together, joined, with what their edges say about what comes next to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factminer.page.column import Setting
from factminer.page.glyphs import CONTINUERS, display_width, ends_sentence
from factminer.page.line import Line
from factminer.page.repair.line_wrap import join_lines
from factminer.page.repair.spacing import find_spacing
from factminer.page.roles import (
    ends_with_byline,
    ends_with_credit,
    find_opening,
    is_byline,
    is_credit,
    is_table_row,
    opens_list_item,
    turned_from,
)
from factminer.text import Text

_LONG = 60
_UNWRAPPED = 60
_PAUSE = re.compile("[，。；]")
_NOTE = re.compile(r"[。！？][（(][^（）()]{1,40}[）)]$")


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
        if index == len(lines) or lines[index].start in barred or not _joins(lines, settings, start, index):
            pieces.append(_piece(lines[start:index], settings, start, index))
            start = index
    return pieces


def _joins(lines: Sequence[Line], settings: Sequence[Setting], start: int, index: int) -> bool:
    """True where line `index` goes on with the piece that runs from `start`."""
    above, below = lines[index - 1], lines[index]
    if above.vertical or below.vertical or above.level or below.level:
        return False
    if above.overprinted or below.overprinted:
        return False
    upper, lower = above.string, below.string
    if _stands_alone(upper) or _stands_alone(lower) or find_opening(lower) or turned_from(lower):
        return False
    if lower[0] in CONTINUERS and not opens_list_item(lower):
        return True
    setting = settings[index - 1]
    # A quotation mark hangs out of the column, and the line that it opens stands apart for no other reason.
    gap = 0 if lower[0] == "“" and below.gap == 1 else below.gap
    ended = is_finished(upper)
    paused = upper[-1] in "；：;:"
    indented = settings[index].indented
    if opens_list_item(lower) and (ended or paused or indented is not False):
        return False
    if not setting.column:
        if opens_list_item(lower):
            return False
        return (upper[-1] in "，、" and above.width > 24) or (
            not ended and not paused and not gap and _is_prose(above) and bool(_PAUSE.search(lower))
        )
    first = index - 1 == start and (not ended or settings[start].indented is True)
    if ended and below.width > setting.column * 5 // 4 + 2:
        return False
    full = setting.full or (setting.full_indented and first)
    if not full and not ended and not paused and indented is False:
        # Uneven justification leaves a line short of its column; no paragraph ends without a mark, so it goes on.
        full = setting.nearly or (first and setting.nearly_indented)
    if not full:
        return upper[-1] in "，、" and indented is not True
    if ended or paused:
        return indented is False if gap else indented is not True
    if gap:
        # Over a column's end a sentence goes on in the same measure; a cut by another text is mended later, by its seam.
        if _differ(setting.behind, settings[index].ahead) or _is_heading_alone(lines, settings, start, index):
            return False
        return indented is not True and not _is_inserted_heading(lines, settings, index)
    opens_unindented = index - 1 == start and settings[start].indented is not True
    return indented is not True or (setting.full and not opens_unindented)


def is_finished(string: str) -> bool:
    """True where nothing can follow in the same paragraph's sentence: a full stop, or the writer named after it.

    >>> is_finished("走在前。（记者 王一明）"), is_finished("共有55个（分别来自39个")
    (True, False)
    """
    if ends_sentence(string[-4:]):
        return True
    return string[-1] in "）)摄" and (
        ends_with_byline(string) or ends_with_credit(string) or bool(_NOTE.search(string[-44:]))
    )


def _is_prose(line: Line) -> bool:
    """True for a line too long for a heading or a cell, with a pause in it."""
    return line.width >= _UNWRAPPED and ("，" in line.string or "。" in line.string)


def _stands_alone(string: str) -> bool:
    return is_table_row(string) or is_byline(string) or is_credit(string)


def _differ(left: int, right: int) -> bool:
    return bool(left and right) and abs(left - right) >= 4 and 5 * max(left, right) > 6 * min(left, right)


def _is_heading_alone(lines: Sequence[Line], settings: Sequence[Setting], start: int, index: int) -> bool:
    """True where the lines so far are set like a headline (no indent, no mark) and what comes is running text."""
    unmarked = not any(_PAUSE.search(line.string) for line in lines[start:index])
    return unmarked and settings[start].indented is False and "。" in lines[index].string[:-1]


def _is_inserted_heading(lines: Sequence[Line], settings: Sequence[Setting], index: int) -> bool:
    """True where up to three lines from `index` on are a headline dropped into a sentence: short at its end, no full stop."""
    for k in range(index, min(index + 3, len(lines))):
        if lines[k].string[-1] in "。，、；：？！" or ends_sentence(lines[k].string[-4:]):
            return False
        if not settings[k].full:
            return True
    return False


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
        is_open = not ended and (last.full or (end - start == 1 and last.full_indented))
    else:
        is_open = not ended and (display_width(string) > _LONG or string.count("，") > 1)
    orphan = (
        None if not first.column else first.indented is False and not lines[0].vertical and not opens_list_item(string)
    )
    return Piece(tuple(lines), text, kind, first.ahead, is_open and kind == "body", orphan, last.behind)


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
