"""Words beside a number that say how exact it is: 近, 超过, 余, 以上, 左右.

Words that set a figure off without bounding it (高达, 仅, 只, 最多) are no qualifiers: they stay outside the quote.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from factminer.lexicon import load
from factminer.lexicon.number_words import Qualifier

_MAGNITUDES = ("百", "千", "万", "亿")
# 约占…的40%, 约降1.0%, 约为2896公里: a word before the verb qualifies the figure behind it without touching it.
_REMOTE = re.compile(
    r"(?<![节合签制条预公纽契特违集])(?P<word>约|大约|近|超|超过)(?:为|占|降|增长?|下降|上升|合|计|有|需|达)(?:了|到)?(?P<between>[^，。；：、！？\n0-9]{0,24})\Z"
)
_MEANING = {"约": "about", "大约": "about", "近": "nearly", "超": "over", "超过": "over"}


@lru_cache(maxsize=3)
def _by_edge(side: str) -> Mapping[str, tuple[tuple[Qualifier, tuple[str, ...], tuple[str, ...]], ...]]:
    """Words of one side by the character next to the number's near end, longest first."""
    edge = 0 if side == "after" else -1
    index: dict[str, list[tuple[Qualifier, tuple[str, ...], tuple[str, ...]]]] = {}
    for word in sorted(load(Qualifier), key=lambda q: -len(q.word)):
        if word.side == side:
            parts = (word, tuple(word.not_after.split()), tuple(word.not_before.split()))
            index.setdefault(word.word[edge], []).append(parts)
    return {char: tuple(words) for char, words in index.items()}


def qualifier_before(text: str, at: int) -> tuple[int, str] | None:
    """Start and meaning of the qualifier that ends at `at`.

    >>> qualifier_before("职工近2.6万人", 3), qualifier_before("最近3天", 2), qualifier_before("高达94%", 2)
    ((2, 'nearly'), None, None)
    """
    sides = ("before", "magnitude") if text[at : at + 1] in _MAGNITUDES else ("before",)
    for side in sides:
        for word, not_after, _ in _by_edge(side).get(text[at - 1 : at], ()):
            start = at - len(word.word)
            touching = start >= 0 and text.startswith(word.word, start)
            if touching and not (not_after and text.endswith(not_after, 0, start)):
                return start, word.qualifier
    return None


def qualifier_after(text: str, at: int) -> tuple[int, str] | None:
    """End and meaning of the qualifier that begins at `at`.

    >>> qualifier_after("2.8万元以上。", 5), qualifier_after("2个以上海为", 2)
    ((7, 'over'), None)
    """
    for word, _, not_before in _by_edge("after").get(text[at : at + 1], ()):
        end = at + len(word.word)
        if text.startswith(word.word, at) and not (not_before and text.startswith(not_before, end)):
            return end, word.qualifier
    return None


def qualifier_before_verb(text: str, at: int) -> str | None:
    """Meaning of a qualifier that stands before the verb of the clause in which a number begins at `at`.

    >>> qualifier_before_verb("约占收入总额的40%", 7)
    'about'
    """
    found = _REMOTE.search(text, max(0, at - 30), at)
    return _MEANING[found["word"]] if found else None
