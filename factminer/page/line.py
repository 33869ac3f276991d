"""The printed lines of a page, blank ones left out, each repaired within itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factminer.page.glyphs import display_width
from factminer.page.repair.letter_spacing import find_letter_spacing, is_letter_spaced
from factminer.page.repair.line_wrap import join_lines
from factminer.page.repair.overprint import REPAIR as OVERPRINT
from factminer.page.repair.overprint import find_overprint
from factminer.page.repair.vertical import REPAIR as VERTICAL
from factminer.page.repair.vertical import find_vertical_forms, find_vertical_runs
from factminer.page.stamp import stamp_end
from factminer.span import Span
from factminer.text import Edit, Text

_PRINTED = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_HEADING_MARK = re.compile(r"#{1,6}(?=[ \t\u3000]|[^#\s\d!])")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text without outer blanks, and how it stands on the page.

    `gap` counts the blank lines before it, `indent` the half-width columns it is moved in, `level` the Markdown marks
    before it (which lie in `mark`, outside the text); `vertical` tells that it was set from top to bottom.
    """

    text: Text
    start: int
    end: int
    gap: int
    indent: int
    level: int = 0
    mark: Span | None = None
    vertical: bool = False

    @property
    def string(self) -> str:
        """The line's repaired characters."""
        return self.text.string

    @property
    def overprinted(self) -> bool:
        """True where the line was printed twice: display type, which no line of body text joins."""
        return any(repair.name == OVERPRINT for repair in self.text.repairs)

    @property
    def width(self) -> int:
        """Half-width columns that the line takes up."""
        return display_width(self.text.string)


@dataclass(frozen=True, slots=True)
class _Raw:
    string: str
    start: int
    gap: int


def split_lines(source: str) -> list[Line]:
    """The lines of `source` that have print on them, in order.

    >>> [(line.string, line.gap) for line in split_lines("# 题\\n\\n查 并 作 出 相 应 处\\n理。")]
    [('题', 0), ('查并作出相应处', 1), ('理。', 0)]
    """
    raw = list(_printed_lines(source))
    strings = [line.string for line in raw]
    lines: list[Line] = []
    at = 0
    for start, end in find_vertical_runs(strings):
        lines.extend(_horizontal(source, raw, strings, at, start))
        lines.extend(_vertical(source, raw[start:end]))
        at = end
    lines.extend(_horizontal(source, raw, strings, at, len(raw)))
    return _with_whole_stamps(lines)


def _with_whole_stamps(lines: Sequence[Line]) -> list[Line]:
    strings = [line.string for line in lines]
    whole: list[Line] = []
    start = 0
    while start < len(lines):
        end = max(start + 1, stamp_end(strings, start))
        part = lines[start:end]
        text = join_lines([line.text for line in part], separator=" ")
        whole.append(replace(part[0], text=text, end=part[-1].end) if len(part) > 1 else part[0])
        start = end
    return whole


def _printed_lines(source: str) -> Iterator[_Raw]:
    end = 0
    for match in _PRINTED.finditer(source):
        string = match.group().strip()
        if not string:
            continue
        start = match.start() + match.group().index(string[0])
        between = source[end:start]
        breaks = max(between.count("\n"), between.count("\r"), between.count("\f"), between.count("\x85"))
        yield _Raw(string, start, max(0, breaks - 1))
        end = start + len(string)


def _horizontal(source: str, raw: Sequence[_Raw], strings: Sequence[str], start: int, end: int) -> Iterator[Line]:
    for index in range(start, end):
        line = raw[index]
        mark = _HEADING_MARK.match(line.string)
        offset = line.start
        string = line.string
        if mark:
            string = string[mark.end() :].lstrip()
            offset += len(line.string) - len(string)
        text = Text.of(source, Span(offset, offset + len(string)))
        if is_letter_spaced(string, (*strings[max(0, index - 2) : index], *strings[index + 1 : index + 3])):
            text = text.edit(find_letter_spacing(string))
        text = _edited(text, list(find_overprint(text.string)))
        yield Line(
            text,
            line.start,
            line.start + len(line.string),
            line.gap,
            _indent(source, line.start),
            len(mark.group()) if mark else 0,
            Span(line.start, line.start + len(mark.group())) if mark else None,
        )


def _indent(source: str, start: int) -> int:
    """Half-width columns between the line's start and its first character."""
    columns = 0
    while start > 0 and columns < 40 and source[start - 1] in " \t\u3000\u00a0":
        start -= 1
        columns += {"\u3000": 2, "\t": 4}.get(source[start], 1)
    return columns


def _vertical(source: str, raw: Sequence[_Raw]) -> Iterator[Line]:
    """A vertical run as lines: one a paragraph, which ends where blank lines follow the end of a sentence."""
    part: list[_Raw] = []
    for line in raw:
        if part and line.gap and part[-1].string[-1] in "。！？" and line.string[0] not in "。，、；：":
            yield _upright(source, part)
            part = []
        part.append(line)
    if part:
        yield _upright(source, part)


def _upright(source: str, part: Sequence[_Raw]) -> Line:
    texts = [Text.of(source, Span(line.start, line.start + len(line.string))) for line in part]
    joined = Text.join(texts, "\n")
    ends: list[int] = []
    at = -1
    for text in texts[:-1]:
        at += len(text) + 1
        ends.append(at)
    text = joined.edit([Edit(end, end + 1, "", VERTICAL) for end in ends])
    text = _edited(text, list(find_vertical_forms(text.string)))
    last = part[-1]
    return Line(text, part[0].start, last.start + len(last.string), part[0].gap, 0, vertical=True)


def _edited(text: Text, edits: Sequence[Edit]) -> Text:
    return text.edit(edits) if edits else text
