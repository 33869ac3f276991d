"""Overprinted lines: a heavy headline is drawn twice, and each run of glyphs comes out of the PDF twice.

The doubling goes run by run as the font changes: `88月份优良率为月份优良率为9696..88%%` is 8|月份优良率为|96|.|8|%, each
printed twice. A line is only taken for overprinted where all of it falls into doubled runs and one of them is a word of
two different characters or more: 2020, 天天, 高高兴兴 are no overprints, nor is a line with one doubled word in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factminer.page.glyphs import CJK
from factminer.text import Edit

REPAIR = "overprint"
_LONGEST = 160
_SHORTEST = 6
_WORD = re.compile(f"[{CJK}]")


def find_overprint(line: str) -> Iterator[Edit]:
    """The edits that leave each doubled run of an overprinted line once.

    >>> from factminer.text import Text
    >>> str(Text.of("海龙海龙 摄摄").edit(find_overprint("海龙海龙 摄摄")))
    '海龙 摄'
    """
    runs = _doubled_runs(line)
    if runs and any(_is_word(line[start : start + length]) for start, length in runs):
        for start, length in runs:
            yield Edit(start, start + 2 * length, line[start : start + length], REPAIR)


def _is_word(run: str) -> bool:
    return len(set(_WORD.findall(run))) >= 2


def _doubled_runs(line: str) -> list[tuple[int, int]] | None:
    """`line` as doubled runs (start, length of one copy), as few as possible; None where it does not fall into them."""
    size = len(line)
    if not _SHORTEST <= size <= _LONGEST or sum(not c.isspace() for c in line) % 2:
        return None
    # best[i]: the fewest runs that cover line[:i], and the length of the last of them (0: a blank)
    best: dict[int, tuple[int, int]] = {0: (0, 0)}
    for start in range(size):
        if start not in best:
            continue
        count = best[start][0]
        if line[start].isspace() and (start + 1 not in best or best[start + 1][0] > count):
            best[start + 1] = (count, 0)
        for length in range(1, (size - start) // 2 + 1):
            end = start + 2 * length
            if line[start : start + length] != line[start + length : end]:
                continue
            if end not in best or best[end][0] > count + 1:
                best[end] = (count + 1, length)
    if size not in best:
        return None
    runs = []
    at = size
    while at:
        length = best[at][1]
        at -= 2 * length or 1
        if length:
            runs.append((at, length))
    return runs[::-1]
