"""A table of the page: its rows, its text, and the lines above that belong to it.

Prose must never be taken for a table, so the evidence asked for is strong: Markdown's rule below the head; three rows
of the same number of cells, most of them numbers (`barred`, `aligned`); or cells one a line that keep their period
(`flattened`). The text of a table is a row a line, tabs between the cells: its line breaks are real.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from factminer.lexicon.table_words import has_role
from factminer.page.cell import WIDTH, is_name, is_unit
from factminer.page.furniture import Frame
from factminer.page.line import Line
from factminer.span import Span
from factminer.text import Text

Row = tuple[Span, ...]

# 单位：亿元, （单位：万人、%）, 计量单位:吨 2023年: what the cells are counted in.
UNIT_LINE = re.compile(r"[^。；！？]{0,30}(?:计量)?单位\s{0,2}[:：][^。；！？]{1,30}")
_NUMBERED = re.compile(
    r"[（(【]?(?:附|续)?(?:表|附件)\s?[0-9０-９一二三四五六七八九十]{0,3}(?:[-—.－][0-9]{1,3})?(?=[\s:：　、.】）)]|[\u4e00-\u9fff0-9])[^。；！？]{0,50}"
)
_LONGEST_CAPTION = 50
_RULE = re.compile(r"[|｜│┃+\s:：\-—─━=]{3,}")
_LONGEST_RULE = 400
_PASSED = ("page number", "running head")


@dataclass(frozen=True, slots=True)
class Table:
    """Lines `first` to `last` of the page that are one table, its text, and the bars that are no part of it."""

    first: int
    last: int
    text: Text
    marks: tuple[Span, ...] = ()


def make_table(lines: Sequence[Line], first: int, last: int, rows: Sequence[Row], marks: Sequence[Span] = ()) -> Table:
    """The table of these rows, each the places of its cells in the source."""
    source = lines[first].text.source
    nothing = Text("", (), source)
    cells = [Text.join([Text.of(source, cell) if len(cell) else nothing for cell in row], "\t") for row in rows]
    return Table(first, last, Text.join(cells, "\n"), tuple(marks))


def is_caption(string: str) -> bool:
    """True for the title of a table: 表1 …, or a few words that end in 表, 情况, 指标.

    >>> is_caption("表2 主要工业产品产量"), is_caption("青石县主要经济指标"), is_caption("表示感谢。")
    (True, True, False)
    """
    bare = string.strip()
    if not bare or len(bare) > _LONGEST_CAPTION or bare[-1] in "。；！？，：:":
        return False
    if is_numbered(bare):
        return True
    return has_role(re.sub(r"[（(][^（）()]{1,16}[）)]$", "", bare), "caption") and "，" not in bare


def is_numbered(string: str) -> bool:
    """True for a title that calls the table one, mostly with its number.

    >>> is_numbered("表1 产量"), is_numbered("附表：各县产量"), is_numbered("表示感谢")
    (True, True, False)
    """
    return (
        len(string) <= _LONGEST_CAPTION
        and _NUMBERED.fullmatch(string) is not None
        and not has_role(string, "no caption")
    )


def is_corner(string: str) -> bool:
    """True for the head of the column in which the rows' heads stand.

    >>> is_corner("指 标"), is_corner("县区"), is_corner("产量")
    (True, True, False)
    """
    bare = "".join(string.split())
    return any(has_role(bare, role) for role in ("corner", "places", "times", "serial"))


def is_measure(string: str) -> bool:
    """True for words that head a column of numbers and are nothing else: 同比, 产量（吨）.

    >>> is_measure("同比增长（%）"), is_measure("产量（吨）"), is_measure("产量")
    (True, True, False)
    """
    bare = string.replace(" ", "")
    inner = bare.translate(WIDTH).rpartition("(")[2].rstrip(")")
    return any(has_role(bare, role) for role in ("generic", "yoy", "mom", "share", "prior")) or (
        inner != bare and is_unit(inner)
    )


def heads_column(string: str) -> bool:
    """True for a cell that can only be the head of a column."""
    return is_corner(string) or is_measure(string)


def is_heading(line: Line) -> bool:
    """True for a line that Markdown marks as a heading; #轻工业 is a part of the row above.

    >>> from factminer.page.line import split_lines
    >>> [is_heading(line) for string in ("## 一、农业", "#轻工业") for line in split_lines(string)]
    [True, False]
    """
    if not line.level or line.mark is None:
        return False
    return line.level > 1 or line.text.source[line.mark.end : line.mark.end + 1].isspace()


def first_caption(strings: Sequence[str], at: int, free: int = 0, *, opens: bool = False) -> int:
    """Where the lines above a table that belong to it begin: its title and the line of its unit.

    `strings` are the lines up to place `at`, where the table's heads begin; those before `free` are taken. Above the line
    of a unit any few words are a title. The first line where that `opens` the page heads all of it, unless it
    is numbered as a table.

    >>> first_caption(["今年丰收。", "主要农产品产量", "单位：吨"], 3), first_caption(["今年丰收。", "粮食"], 2)
    (1, 2)
    """
    first = at
    if first > free and _is_unit_line(strings[first - 1]):
        first -= 1
        if first > free + opens and is_name(strings[first - 1]) and strings[first - 1][-1] not in "：:，、":
            return first - 1
    numbered = first > free and is_numbered(strings[first - 1])
    if first > free + (opens and not numbered) and is_caption(strings[first - 1]):
        first -= 1
        if first > free and first == at - 1 and _is_unit_line(strings[first - 1]):
            first -= 1
    return first


def _is_unit_line(string: str) -> bool:
    return len(string) <= _LONGEST_CAPTION and UNIT_LINE.fullmatch(string) is not None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of the page between which nothing else stands: `order` are their places in it, `opening` the page's first."""

    lines: Sequence[Line]
    order: Sequence[int]
    opening: int

    def line(self, at: int) -> Line:
        """The line at a place of the stretch."""
        return self.lines[self.order[at]]

    def string(self, at: int) -> str:
        """What stands on that line in the source."""
        line = self.line(at)
        return line.text.source[line.start : line.end]

    def captions(self, at: int, free: int) -> list[int]:
        """The places right above `at` that belong to a table there; those before `free` do not."""
        top = at
        while top > max(free, at - 3) and not is_heading(self.line(top - 1)):
            top -= 1
        strings = [self.string(place) for place in range(top, at)]
        opens = top < at and self.order[top] == self.opening
        return list(range(top + first_caption(strings, len(strings), opens=opens), at))

    def table(self, at: int, end: int, rows: Sequence[Row], above: Sequence[int], marks: Sequence[Span] = ()) -> Table:
        """The table of the `rows` at places `at` to `end`, with the captions `above` it."""
        captions = [whole(self.line(place)) for place in above]
        return make_table(
            self.lines, self.order[above[0] if above else at], self.order[end - 1], [*captions, *rows], marks
        )


def stretches(lines: Sequence[Line], frames: Sequence[Frame | None], taken: Collection[int] = ()) -> Iterator[Stretch]:
    """The lines in which a table may stand, in stretches: a page number does not end one, an archive's lines do.

    Markdown's rule below a head counts as a line, whatever else it was taken for.
    """
    opening = next((k for k, frame in enumerate(frames) if frame is None), 0)
    stretch: list[int] = []
    for k, line in enumerate(lines):
        frame = frames[k]
        if k in taken or line.vertical or (frame and frame.reason not in _PASSED and not is_rule(line)):
            yield Stretch(lines, stretch, opening)
            stretch = []
        elif frame is None or is_rule(line):
            stretch.append(k)
    yield Stretch(lines, stretch, opening)


def is_rule(line: Line) -> bool:
    """True for the rule that Markdown sets below a head.

    >>> from factminer.page.line import split_lines
    >>> [is_rule(line) for line in split_lines("|---|---:|\\n| - | 12 |")]
    [True, False]
    """
    string = line.text.source[line.start : line.end]
    return "|" in string and "-" in string and len(string) <= _LONGEST_RULE and _RULE.fullmatch(string) is not None


def trimmed(source: str, start: int, end: int) -> Span:
    """The range without the blanks at its ends.

    >>> trimmed("| 12 |", 1, 5)
    Span(start=2, end=4)
    """
    part = source[start:end]
    left = len(part) - len(part.lstrip())
    return Span(start + left, max(start + left, start + len(part.rstrip())))


def whole(line: Line) -> Row:
    """A line as a row of one cell."""
    return (Span(line.start, line.end),)
