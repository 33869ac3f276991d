"""A half-open range of characters, after the Web Annotation TextPositionSelector."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of some text, in Unicode code points.

    >>> Span(2, 5).of("abcdefg")
    'cde'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no range of characters: {self.start}-{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]


def merge_spans(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """`spans` in their own order, neighbours joined where nothing but white space of `text` lies between them.

    >>> merge_spans([Span(0, 2), Span(3, 5), Span(7, 8)], "ab cd-.e")
    (Span(start=0, end=5), Span(start=7, end=8))
    """
    merged: list[Span] = []
    for span in spans:
        if merged:
            last = merged[-1]
            gap = text[last.end : span.start]
            if last.end == span.start or (last.end < span.start and gap.isspace()):
                merged[-1] = Span(last.start, span.end)
                continue
        merged.append(span)
    return tuple(merged)
