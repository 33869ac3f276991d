"""Where the words of a text change.

The division is the one of least description length: each part is coded with the words of its own, so that a cut pays
where both sides repeat their own words and not each other's (the model of Utiyama and Isahara, 2001, with a uniform
prior). It tells best among the cuts of one page, not whether there is any, for a long report changes its words too. So
its parts are only proposals; `factminer.page.portrait` judges each pair of them, whatever their lengths.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

# What a cut costs, in units of the logarithm of the number of words.
_CUT = 5.0


def cut_by_words(bags: Sequence[Counter[str]], against: Sequence[float]) -> list[int]:
    """Where to cut a sequence of paragraphs: indices of the first paragraph of each part but the first.

    `against` holds for each paragraph what else speaks against a cut before it, in nats (for it where negative).

    >>> rice, steel = Counter("稻谷 种植 水田".split()), Counter("钢铁 高炉 产能".split())
    >>> cut_by_words([rice] * 9 + [steel] * 9, [0.0] * 18)
    [9]
    """
    spread = Counter[str]()
    for bag in bags:
        spread.update(bag)
    kinds, words = max(1, len(spread)), spread.total()
    price = _CUT * math.log(words + 1)
    # A word that the page has once is coded alike in any part.
    recurring = [[(pair, count) for pair, count in bag.items() if spread[pair] > 1] for bag in bags]
    sizes = [bag.total() for bag in bags]
    code = _log_rising(kinds, words)
    best = [0.0] + [math.inf] * len(bags)
    back = [0] * (len(bags) + 1)
    for start in range(len(bags)):
        seen: dict[str, int] = {}
        repeats = 0.0
        size = 0
        opening = best[start] + (price + against[start] if start else 0.0)
        for end in range(start, len(bags)):
            for pair, count in recurring[end]:
                known = seen.get(pair, 0)
                seen[pair] = known + count
                repeats += math.lgamma(known + count + 1) - (math.lgamma(known + 1) if known > 1 else 0.0)
            size += sizes[end]
            cost = opening + code[size] - repeats
            if cost < best[end + 1]:
                best[end + 1], back[end + 1] = cost, start
    cuts: list[int] = []
    at = back[len(bags)]
    while at:
        cuts.append(at)
        at = back[at]
    return cuts[::-1]


def _log_rising(kinds: int, words: int) -> list[float]:
    """The logarithm of kinds · (kinds + 1) · … for each number of factors up to `words`."""
    code = [0.0]
    for factor in range(kinds, kinds + words):
        code.append(code[-1] + math.log(factor))
    return code
