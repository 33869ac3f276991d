"""Sentences and clauses: where the reader stops on the way back from a figure, and on the way on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factminer.span import Span

# ●建成校舍2万平方米●改造危房300间: the marks of a list of headlines stop as well.
_MARKS = "●■▲◆★"
_CLAUSE_STOP = re.compile(rf"[，。；：！？\n,;:!?…{_MARKS}]|——")
_CLOSING = re.compile(r"[）)。！？]")
# No reader goes further back for a figure's subject; it also keeps a page without a full stop from costing its square.
_FURTHEST = 400


@dataclass(frozen=True, slots=True)
class Clause:
    """The surroundings of one figure: the clause before it and after it, and the sentence that holds both."""

    start: int
    end: int
    sentence: Span

    @classmethod
    def around(cls, text: str, start: int, end: int) -> Clause:
        """The clause of `text` in which the figure `start` to `end` stands.

        >>> text = "全年增收5亿元。其中，粮食产量达40吨，增长5%。"
        >>> c = Clause.around(text, 16, 19)
        >>> text[c.start:c.end], c.sentence.of(text)
        ('粮食产量达40吨', '其中，粮食产量达40吨，增长5%。')
        """
        sentence = _around(text, start, end, f"。！？；\n!?;{_MARKS}")
        left = start
        while left > sentence.start and not _stop_before(text, left):
            opening = _closed_bracket(text, left, sentence.start)
            left = left - 1 if opening is None else opening
        if bracket := _open_bracket(text, left, start):
            left = bracket
        found = _CLAUSE_STOP.search(text, end, sentence.end)
        right = found.start() if found else sentence.end
        while right > end and text[right - 1] in "。！？；\n":
            right -= 1
        return cls(left, right, sentence)


def _stop_before(text: str, at: int) -> bool:
    char = text[at - 1]
    if char in ",:：" and at < len(text) and text[at].isdigit() and at >= 2 and text[at - 2].isdigit():
        return False
    return char in "，。；：！？\n,;:!?…—" or char in _MARKS


def _closed_bracket(text: str, at: int, start: int) -> int | None:
    """Where the bracket opens that closes right before `at`: what stands in it belongs to no clause."""
    if text[at - 1] not in "）)":
        return None
    opening = max(text.rfind("（", start, at - 1), text.rfind("(", start, at - 1))
    return opening if opening >= max(start, at - 60) and not _CLOSING.search(text, opening, at - 1) else None


def _open_bracket(text: str, left: int, start: int) -> int | None:
    """The place behind a bracket that opens before the figure and closes behind it."""
    depth = 0
    for at in range(start - 1, left - 1, -1):
        if text[at] in "）)":
            depth += 1
        elif text[at] in "（(":
            if depth == 0:
                return at + 1
            depth -= 1
    return None


def _around(text: str, start: int, end: int, stops: str) -> Span:
    left, first = start, max(0, start - _FURTHEST)
    while left > first and text[left - 1] not in stops:
        left -= 1
    right, last = end, min(len(text), end + _FURTHEST)
    while right < last and text[right] not in stops:
        right += 1
    if right < len(text) and text[right] != "\n":
        right += 1
    while left < start and text[left] in "”’ 　":
        left += 1
    return Span(left, right)
