"""Letter-spaced lines: justified so widely that every glyph comes out with a blank after it (`查 并 作 出 相 应 处`).

Five glyphs or more must stand alone, and no Chinese word together; a shorter line counts only beside another such
line. Names in a list (`张 三 张三丰`) are so left alone. Where the blanks themselves are doubled, one was in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factminer.page.glyphs import CJK
from factminer.text import Edit

REPAIR = "letter spacing"
_BLANKS = re.compile(r"[ \u00a0\u3000]+")
_MARKS = "，。、；：！？“”‘’（）《》()·—…"
_SINGLE = re.compile(f"[{_MARKS}]{{0,2}}[{CJK}][{_MARKS}]{{0,2}}")
_OTHER = re.compile(f"[^{CJK}]{{1,12}}")
_ENOUGH = 5


def count_spaced(line: str) -> int:
    """How many glyphs of `line` stand alone between blanks; 0 where any Chinese characters stand together.

    >>> count_spaced("查 并 作 出 相 应 处"), count_spaced("白云 飘 过 天 空 去 了")
    (7, 0)
    """
    if (" " not in line and "\u3000" not in line) or len(line) > 400:
        return 0
    singles = 0
    tokens = _BLANKS.split(line)
    for token in tokens:
        if _SINGLE.fullmatch(token):
            singles += 1
        elif not _OTHER.fullmatch(token):
            return 0
    if singles >= 3 and len(tokens) >= 7 and all(len(token) == 1 for token in tokens):
        return len(tokens)
    return singles if singles * 2 > line.count(" ") else 0


def is_letter_spaced(line: str, neighbours: tuple[str, ...] = ()) -> bool:
    """True for a line set wide; a line of two to four glyphs is so only beside a `neighbour` of at least three."""
    singles = count_spaced(line)
    return singles >= _ENOUGH or (singles >= 2 and any(count_spaced(other) >= 3 for other in neighbours))


def find_letter_spacing(line: str) -> Iterator[Edit]:
    """The edits that close up a letter-spaced line.

    >>> from factminer.text import Text
    >>> line = "增 长  2 5"
    >>> str(Text.of(line).edit(find_letter_spacing(line)))
    '增长25'
    """
    for blank in _BLANKS.finditer(line):
        before, after = line[: blank.start()][-1:], line[blank.end() :][:1]
        doubled = len(blank.group()) > 1
        keep = doubled and bool(re.fullmatch(f"[{CJK}]{{2}}", before + after))
        yield Edit(blank.start(), blank.end(), " " if keep else "", REPAIR)
