"""Words beside a number that say how exact it is: 近, 超过, 余, 以上, 左右.

Words that set a figure off without bounding it (高达, 仅, 只, 最多) are no qualifiers: they stay outside the quote.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from factminer.lexicon import load
from factminer.lexicon.number_words import Qualifier
from factminer.quantity.quantity import Quantity

_MAGNITUDES = ("百", "千", "万", "亿")
# 约占…的40%, 约降1.0%, 约为2896公里: a word before the verb qualifies the figure behind it without touching it.
_REMOTE = re.compile(
    r"(?P<word>约|大约|近|超|超过|至少|最少|起码|不足|不到)(?:为|是|占|降|增长?|下降|上升|合|计|有|需|要|达|得)(?:了|到)?(?P<between>[^，。；：、！？\n0-9]{0,24})\Z"
)
# 超过全国总量的30%, 不到存款余额的10%: a share of something named in between.
_OF_A_WHOLE = re.compile(r"(?P<word>超过|接近|不到|不足|不及|低于|高于)(?P<between>[^，。；：、！？\n0-9]{1,20})的\Z")
# 分别突破400亿和500亿元: the qualifier is said once of all members of the list.
_SEVERALLY = re.compile(r"分别(?:已|均|都|将|共|达到?|为)?\Z")
_INCLUDED = ("（含）", "(含)", "（含本数）")


class _Word(NamedTuple):
    """A qualifier with what makes it a part of another word: an ending before it but those `excepted`, or what follows."""

    word: str
    qualifier: str
    not_after: tuple[str, ...]
    excepted: tuple[str, ...]
    not_before: tuple[str, ...]


def _word(row: Qualifier) -> _Word:
    endings = row.not_after.split()
    return _Word(
        row.word,
        row.qualifier,
        tuple(ending for ending in endings if ending[0] != "!"),
        tuple(ending[1:] for ending in endings if ending[0] == "!"),
        tuple(row.not_before.split()),
    )


@lru_cache(maxsize=3)
def _by_edge(side: str) -> Mapping[str, tuple[_Word, ...]]:
    """Words of one side by the character next to the number's near end, longest first."""
    edge = 0 if side == "after" else -1
    index: dict[str, list[_Word]] = {}
    for row in sorted(load(Qualifier), key=lambda q: -len(q.word)):
        if row.side == side:
            index.setdefault(row.word[edge], []).append(_word(row))
    return {char: tuple(words) for char, words in index.items()}


def qualifier_before(text: str, at: int) -> tuple[int, str] | None:
    """Start and meaning of the qualifier that ends at `at`.

    >>> qualifier_before("职工近2.6万人", 3), qualifier_before("最近3天", 2), qualifier_before("高达94%", 2)
    ((2, 'nearly'), None, None)
    """
    sides = ("before", "magnitude") if text[at : at + 1] in _MAGNITUDES else ("before",)
    for side in sides:
        for word in _by_edge(side).get(text[at - 1 : at], ()):
            start = at - len(word.word)
            touching = start >= 0 and text.startswith(word.word, start)
            # 节约 is a word of its own; behind 环节, which ends in the same character, 约 qualifies.
            inside = text.endswith(word.not_after, 0, start) and not text.endswith(word.excepted, 0, start)
            if touching and not inside:
                return start, word.qualifier
    return None


def qualifier_after(text: str, at: int) -> tuple[int, str] | None:
    """End and meaning of the qualifier that begins at `at`.

    >>> qualifier_after("2.8万元以上。", 5), qualifier_after("2个以上海为", 2)
    ((7, 'over'), None)
    """
    if text.startswith(_INCLUDED, at):  # 50万元（含）以上
        bounded = qualifier_after(text, text.index(")" if text[at] == "(" else "）", at) + 1)
        return bounded if bounded and bounded[1] in ("over", "under") else None
    for word in _by_edge("after").get(text[at : at + 1], ()):
        end = at + len(word.word)
        if text.startswith(word.word, at) and not text.startswith(word.not_before, end):
            return end, word.qualifier
    return None


def qualifier_before_verb(text: str, at: int, kind: str = "") -> str | None:
    """Meaning of a qualifier that stands before the verb of the clause in which a number begins at `at`.

    A share may also be qualified before the whole that it is a share of.

    >>> qualifier_before_verb("约占收入总额的40%", 7), qualifier_before_verb("超过总量的三成", 5, "share")
    ('about', 'over')
    """
    window = max(0, at - 30)
    found = _REMOTE.search(text, window, at) or (_OF_A_WHOLE.search(text, window, at) if kind == "share" else None)
    named = qualifier_before(text, found.end("word")) if found else None
    return named[1] if named else None


def shares_qualifier(text: str, first: Quantity, second: Quantity) -> bool:
    """True where what is said before the first member of a list holds for the second: 分别突破400亿和500亿元.

    >>> from factminer.quantity.amount import amount_at
    >>> text = "分别超过30亿元和50亿元"
    >>> shares_qualifier(text, amount_at(text, 4), amount_at(text, 9))
    True
    """
    return (
        text[first.end : second.start] in ("和", "、", "及", "与")
        and second.qualifier == "exact"
        and first.qualifier in ("over", "nearly", "about", "under")
        and first.unit in ("", second.unit)
        and _SEVERALLY.search(text, max(0, first.start - 8), first.start) is not None
    )
