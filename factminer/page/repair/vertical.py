"""Vertical lines: a caption set from top to bottom comes out one glyph a line, blank lines at the column breaks.

A mark stands on the line of the glyph after it (`，江`), a number together on its own line, and the vertical quotation
marks ﹃﹄ stand for 『』. A run of at least eight lines of one glyph or number each, among which a few may hold two or
three, is such a text; a table of one-character cells has no marks in it and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factminer.page.glyphs import CJK
from factminer.text import Edit

REPAIR = "vertical text"
_FORMS = {"﹃": "『", "﹄": "』", "﹁": "「", "﹂": "」"}
_MARKS = "，。、；：！？“”‘’（）《》〈〉『』「」﹃﹄﹁﹂·—…?!,.()"
_GLYPH = re.compile(f"[{_MARKS}]{{0,3}}(?:[{CJK}]?|[0-9０-９A-Za-z.．%％/+&~-]{{1,8}})[{_MARKS}]{{0,3}}")
_SHORT = re.compile(f"[{_MARKS}{CJK}0-9A-Za-z%％.]{{1,4}}")
_STANDING = re.compile(f"[{_MARKS}]{{0,3}}[{CJK}][{_MARKS}]{{0,3}}")
_PAUSES = frozenset("，。、；：（）﹃﹄﹁﹂")
_FEWEST = 8


def find_vertical_runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Ranges of `lines` (blank ones left out) that are one vertical text each.

    >>> list(find_vertical_runs([*"近年来", "，江", *"西吉安永丰", "。", "横排的一行"]))
    [(0, 10)]
    """
    start = 0
    while start < len(lines):
        end = start
        singles = marks = 0
        while end < len(lines) and len(lines[end]) <= 8 and (_GLYPH.fullmatch(lines[end]) or _is_bridge(lines, end)):
            singles += bool(_STANDING.fullmatch(lines[end]))
            marks += any(c in _PAUSES for c in lines[end])
            end += 1
        if singles >= _FEWEST and marks and singles * 2 >= end - start:
            yield start, end
        start = max(end, start + 1)


def _is_bridge(lines: Sequence[str], index: int) -> bool:
    """A line of two to four glyphs counts among vertical ones where single glyphs stand on both sides of it."""
    if not _SHORT.fullmatch(lines[index]):
        return False
    before = lines[max(0, index - 2) : index]
    after = lines[index + 1 : index + 3]
    return any(map(_GLYPH.fullmatch, before)) and any(map(_GLYPH.fullmatch, after))


def find_vertical_forms(string: str) -> Iterator[Edit]:
    """The edits that put the horizontal form of a mark for its vertical one."""
    for index, character in enumerate(string):
        if character in _FORMS:
            yield Edit(index, index + 1, _FORMS[character], REPAIR)
