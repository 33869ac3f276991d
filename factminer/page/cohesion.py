"""How much two parts of a page speak of the same thing, from the pairs of characters they share.

A pair that stands in most paragraphs of the page (发展, 工作) says nothing; one that stands in few (a place, a firm, a
term) says much. The weight is the usual logarithm of rarity over the page's own paragraphs, so no word list is needed.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from factminer.page.glyphs import CJK

_CHINESE_RUN = re.compile(f"[{CJK}A-Za-z]+")
_LONGEST = 4000


def pairs_of(string: str) -> frozenset[str]:
    """The pairs of neighbouring characters in the Chinese words of `string` (its first 4,000 characters).

    >>> sorted(pairs_of("西宁市，宁夏"))
    ['宁夏', '宁市', '西宁']
    """
    found: set[str] = set()
    for run in _CHINESE_RUN.findall(string[:_LONGEST]):
        found.update(run[k : k + 2] for k in range(len(run) - 1))
    return frozenset(found)


class Cohesion:
    """The weights of one page's pairs, and the likeness of its parts by them."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self.pairs = [pairs_of(paragraph) for paragraph in paragraphs]
        self._spread = Counter(pair for pairs in self.pairs for pair in pairs)
        self._count = len(paragraphs)

    def weight(self, pair: str) -> float:
        """How telling a pair is: 0 where every paragraph has it."""
        return math.log((self._count + 1) / (self._spread[pair] + 0.5))

    def likeness(self, left: Iterable[frozenset[str]], right: Iterable[frozenset[str]]) -> float:
        """Share of the weight of the smaller side that the other side has as well, from 0 to 1."""
        first = frozenset().union(*left)
        second = frozenset().union(*right)
        shared = sum(max(0.0, self.weight(pair)) for pair in first & second)
        total = min(sum(max(0.0, self.weight(pair)) for pair in side) for side in (first, second))
        return shared / total if total > 0 else 0.0

    def recurrence(self, left: Iterable[frozenset[str]], right: Iterable[frozenset[str]]) -> float:
        """Share of the recurring pairs of the poorer side that the other side has as well.

        Only pairs that stand in two paragraphs or more count, the rarer the more: names and terms, told once and again.
        """
        first = frozenset().union(*left)
        second = frozenset().union(*right)
        shared = sum(self._recurring(pair) for pair in first & second)
        total = min(sum(self._recurring(pair) for pair in side) for side in (first, second))
        return shared / total if total > 0 else 0.0

    def _recurring(self, pair: str) -> float:
        spread = self._spread[pair]
        return 1.0 / (spread - 1) if spread > 1 else 0.0
