"""Short news items that stand below each other in one text, each with its own headline and its own place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factminer.context.place_resolve import Site, Spot
from factminer.context.place_scope import Sites

# No headline of a short item is longer, no body shorter.
_HEADING, _BODY = 30, 40
_CLOSED = tuple("。！？；：，、”）)…")
# 据新华社河内九日电, 新华社九日讯, 新德里消息：…
_SENT = re.compile(
    r"[据（(]{0,2}(?:(?:新华|中新|路透|法新|塔斯|共同|合众国际|美联)社|本报)[^，。\n]{0,16}?[电讯](?!员)|[^，。：\n]{2,6}消息："
)
_CREDIT = re.compile(r"[（(]据?[^（）()\n]{0,6}(?:新华|中新)社[^（）()\n]{0,12}[电讯]?[）)]$")


class Items:
    """The sites of each item, asked by where the figure stands in the whole text."""

    def __init__(self, text: str, main: Site | None, items: Sequence[tuple[int, Sites]]) -> None:
        self.text = text
        self.main = main
        self.starts = [start for start, _ in items]
        self.items = [sites for _, sites in items]

    @property
    def spots(self) -> Iterator[tuple[int, Spot]]:
        """The spots with the start of their item."""
        return ((start, spot) for start, sites in zip(self.starts, self.items, strict=True) for spot in sites.spots)

    def of(self, start: int, end: int) -> Site | None:
        """The place of the figure at `start` to `end`."""
        number = bisect_right(self.starts, start) - 1
        first = self.starts[number]
        return self.items[number].of(start - first, end - first)


def find_items(text: str) -> list[tuple[int, int, int]]:
    """Start, end of the headline and end of each item of a text that was sent in; only 0 and the length for one article.

    An item opens with its headline or with where it was sent from.

    >>> item = "甲国受灾\\n新华社甲城九日电　" + "甲国大雨。" * 9 + "\\n"
    >>> len(find_items(item * 2)), len(find_items(item + "甲国大雨。" * 9))
    (2, 1)
    """
    found: list[tuple[int, int]] = []
    sent = at = 0
    heading: int | None = None
    for line in text.splitlines(keepends=True):
        told = line.strip()
        if len(told) >= _BODY:
            dispatch = _SENT.match(told) is not None
            if heading is not None or dispatch:
                found.append((at if heading is None else heading, at))
            sent += dispatch or _CREDIT.search(told) is not None
            heading = None
        elif told and len(told) <= _HEADING and not told.endswith(_CLOSED):
            heading = at if heading is None else heading
        at += len(line)
    if sent < 2 or len(found) < 2 or found[0][0] > 0:
        return [(0, 0, len(text))]
    ends = [start for start, _ in found[1:]] + [len(text)]
    return [(start, body, end) for (start, body), end in zip(found, ends, strict=True)]
