"""The words that tell what a text speaks of, without a dictionary: its pairs of neighbouring characters.

A pair with a particle, a pronoun or a number of the calendar in it (的人, 在市, 年上) says nothing and is left out. What is
left stands for words (西宁, 宁市, 快递), and needs no list of them, so that it holds for any paper and any year.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from factminer.page.glyphs import CJK

_CHINESE_RUN = re.compile(f"[{CJK}]+|[A-Za-z]{{2,}}")
_EMPTY = frozenset(
    "的了在是和与及等为对中上下将也就都而并以其之于这那有不一个年月日们到从由被把让使向至或但还又更最各该此"
)


def pairs_in(string: str) -> list[str]:
    """The telling pairs of `string` in order, each as often as it stands there; a Latin word counts as one.

    >>> pairs_in("西宁市的GDP，宁夏")
    ['西宁', '宁市', 'gdp', '宁夏']
    """
    found: list[str] = []
    for run in _CHINESE_RUN.findall(string):
        if run.isascii():
            found.append(run.lower())
        else:
            found.extend(
                run[k : k + 2] for k in range(len(run) - 1) if run[k] not in _EMPTY and run[k + 1] not in _EMPTY
            )
    return found


class Vocabulary:
    """How rare each pair is among the paragraphs of a page, given by the Counters of their pairs."""

    def __init__(self, bags: Sequence[Counter[str]]) -> None:
        self._spread = Counter(pair for bag in bags for pair in bag)
        self._count = len(bags)

    def weight(self, pair: str) -> float:
        """How telling a pair is on this page, the logarithm of its rarity: near 0 where every paragraph has it."""
        return math.log((self._count + 1) / (self._spread[pair] + 0.5))

    def share(self, small: Counter[str], large: Counter[str]) -> float:
        """The share of the weight of `small` that `large` has as well, from 0 to 1."""
        total = sum(max(0.05, self.weight(pair)) for pair in small)
        return sum(max(0.05, self.weight(pair)) for pair in small if pair in large) / total if total else 0.0
