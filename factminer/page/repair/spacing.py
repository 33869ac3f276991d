"""Blanks that the print does not have: round numbers and Latin letters, inside grouped numbers, beside marks.

`为 31 天` and `9 月 18 日` are read 为31天 and 9月18日, `1 200人` is 1200人. A blank between two Chinese words stays: it parts
the clauses of a headline or the names in a byline. So does one between two numbers (`2019 2020`) and any wider gap or
tab: those part the cells of a table. A headline's blank before a number that is closed up after it (`供应 9300万元`)
parts two clauses and stays as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factminer.page.glyphs import CJK
from factminer.text import Edit

REPAIR = "spacing"
_BLANKS = re.compile(r"(?<=\S)[ \u00a0]{1,2}(?=\S)")
_THOUSANDS = re.compile(rf"(?<![\d.,．])(?<!\d )\d{{1,3}}(?: \d{{3}}){{1,4}}(?=[ \u00a0]?[%％{CJK}])")
_CHINESE = re.compile(f"[{CJK}]")
_LATIN = re.compile(r"[0-9A-Za-z０-９]")
_MARKS = frozenset("，。、；：！？“”‘’（）《》〈〉【】「」『』％%—…~～")


def find_spacing(string: str, heading: bool = False) -> Iterator[Edit]:
    """The edits that drop the blanks which the print does not have.

    >>> from factminer.text import Text
    >>> str(Text.of("共 31 天，1 200人").edit(find_spacing("共 31 天，1 200人")))
    '共31天，1200人'
    """
    grouped = {
        match.start() + offset
        for match in _THOUSANDS.finditer(string)
        for offset, character in enumerate(match.group())
        if character == " "
    }
    for blank in _BLANKS.finditer(string):
        before, after = string[blank.start() - 1], string[blank.end()]
        if blank.start() in grouped or _is_spurious(before, after):
            if heading and _CHINESE.match(before) and _LATIN.match(after) and not _is_spaced(string, blank.end()):
                continue
            yield Edit(blank.start(), blank.end(), "", REPAIR)


def _is_spurious(before: str, after: str) -> bool:
    if before in _MARKS or after in _MARKS:
        return not (_LATIN.match(before) and before.isalpha() and after not in _MARKS)
    if _CHINESE.match(before):
        return bool(_LATIN.match(after))
    return bool(_LATIN.match(before) and _CHINESE.match(after))


def _is_spaced(string: str, start: int) -> bool:
    """True where the number or word that begins at `start` has a blank after it too, or ends the line."""
    end = start
    while end < len(string) and end < start + 40 and not _CHINESE.match(string[end]) and not string[end].isspace():
        end += 1
    return end == len(string) or string[end].isspace()
