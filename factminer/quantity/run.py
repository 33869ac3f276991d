"""The numerals of a long stretch that counts nothing as a whole: a title, a quotation, an address on the net.

A row of the ledger is a numeral with what belongs to it, not the sentence around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factminer.span import Span

_NUMERAL = re.compile("[0-9〇零一二两三四五六七八九十百千万亿廿卅]")
# So short a stretch is one word; so many characters between two numerals make them two; a stop always does.
_WORD, _GAP = 8, 3
_TAIL = re.compile(r"[\u4e00-\u9fff%]{1,2}(?![\u4e00-\u9fff])")
_STOP = re.compile("[、，；;,]")


def find_runs(text: str, span: Span) -> Iterator[Span]:
    """The numerals in `span`, neighbours together; the whole of it where it is no longer than a word.

    >>> title = "绿色发展五年行动计划（2024—2028年）"
    >>> [run.of(title) for run in find_runs(title, Span(0, len(title)))]
    ['五', '2024—2028年']
    """
    if len(span) <= _WORD:
        yield span
        return
    start = end = -1
    for found in _NUMERAL.finditer(text, span.start, span.end):
        if start >= 0 and (found.start() - end >= _GAP or _STOP.search(text, end, found.start())):
            yield Span(start, end)
            start = -1
        start = found.start() if start < 0 else start
        end = found.end()
    if start >= 0:
        tail = _TAIL.match(text, end, span.end)
        yield Span(start, tail.end() if tail else end)
