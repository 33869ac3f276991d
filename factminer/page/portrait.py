"""What a text looks like, to tell whether two texts are parts of one article: its words, its places, its typography.

None of them decides alone. Reports of one kind share their words, whoever wrote them, but not the towns that they name;
a writer who sets ％ and not %, or brackets of one width, does so throughout.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from factminer.lexicon import load
from factminer.lexicon.place_words import Division
from factminer.page.vocabulary import pairs_in

_HABITS = (
    ("％", "%"),
    ("（", "("),
    ("０１２３４５６７８９", "0123456789"),
    ("“", '"'),
    ("：", ":"),
    ("；", ";"),
    ("，", ","),
)
# A text of fewer different words than this says less than its figure.
_SURE = 40
# Weights of the logistic model fitted on pairs of parts of the same and of different reports.
WEIGHTS = {
    "base": 12.72,
    "shared words": 2.16,
    "sizes": -1.32,
    "carried motifs": 1.08,
    "motifs": -1.2,
    "other places": -1.8,
    "same places": 1.56,
    "other typography": -2.4,
    "other paragraphs": -0.96,
}


@dataclass
class Portrait:
    """A text's pairs of characters, the provinces of the places it names, which of two widths its marks have, its measure.

    `motifs` are the pairs that it has more than once; `habits` counts for each pair of marks the first and the second
    of them; `logs` is the sum of the logarithms of the lengths of its `paragraphs`.
    """

    words: Counter[str] = field(default_factory=Counter)
    motifs: set[str] = field(default_factory=set)
    provinces: Counter[str] = field(default_factory=Counter)
    habits: list[int] = field(default_factory=lambda: [0] * (2 * len(_HABITS)))
    logs: float = 0.0
    paragraphs: int = 0

    @classmethod
    def of(cls, string: str) -> Portrait:
        """The portrait of one paragraph."""
        words = Counter(pairs_in(string))
        provinces = Counter[str]()
        for pair in words.keys() & _provinces().keys():
            provinces[_provinces()[pair]] += words[pair]
        habits = [sum(map(string.count, marks)) for marks in (m for pair in _HABITS for m in pair)]
        motifs = {pair for pair, count in words.items() if count > 1}
        return cls(words, motifs, provinces, habits, math.log(len(string) or 1), 1)

    @classmethod
    def together(cls, portraits: Iterable[Portrait]) -> Portrait:
        """The portrait of several texts as one."""
        total = cls()
        for one in portraits:
            total.absorb(one)
        return total

    def absorb(self, other: Portrait) -> None:
        """Add another text to this one, in the time of the other."""
        self.words.update(other.words)
        self.motifs.update(pair for pair in other.words if self.words[pair] > 1)
        self.provinces.update(other.provinces)
        self.habits = [a + b for a, b in zip(self.habits, other.habits, strict=True)]
        self.logs += other.logs
        self.paragraphs += other.paragraphs


@cache
def _provinces() -> dict[str, str]:
    """The last two characters of a province's or a prefecture's short name, and the province's code."""
    found: dict[str, set[str]] = {}
    for row in load(Division):
        if row.code.endswith("00") and len(row.short) >= 2 and not row.plain:
            found.setdefault(row.short[-2:], set()).add(row.code[:2])
    return {pair: codes.pop() for pair, codes in found.items() if len(codes) == 1}


def log_odds(left: Portrait, right: Portrait) -> float:
    """How much more likely two texts are of one article than of two, in nats, by their looks alone.

    >>> rice, steel = (Portrait.of(word * 3) for word in ("稻谷种植水田农户收成", "钢铁高炉产能炼钢焦炭"))
    >>> log_odds(rice, rice) > 0 > log_odds(rice, steel)
    True
    """
    sure = min(1.0, min(len(left.words), len(right.words)) / _SURE)
    return sure * sum(WEIGHTS[sign] * value for sign, value in compare(left, right).items())


def compare(left: Portrait, right: Portrait) -> dict[str, float]:
    """The signs that two texts are of one article, each with its value."""
    carried = len(left.motifs & right.words.keys()) + len(right.motifs & left.words.keys())
    signs = {
        "base": 1.0,
        "shared words": math.log(len(left.words.keys() & right.words.keys()) + 0.5),
        "sizes": math.log(len(left.words) + 1) + math.log(len(right.words) + 1),
        "carried motifs": math.log(carried + 0.5),
        "motifs": math.log(len(left.motifs) + 0.5) + math.log(len(right.motifs) + 0.5),
        "other typography": float(min(2, _contrary_habits(left.habits, right.habits))),
        "other paragraphs": abs(left.logs / (left.paragraphs or 1) - right.logs / (right.paragraphs or 1)),
    }
    common = _common_provinces(left.provinces, right.provinces)
    if common is not None:
        signs["other places"] = float(common < 0.15)
        signs["same places"] = float(common > 0.6)
    return signs


def _common_provinces(left: Counter[str], right: Counter[str]) -> float | None:
    """How far two texts share out their places alike over the provinces, 0 to 1; None where either names fewer than two."""
    first, second = left.total(), right.total()
    if min(first, second) < 2:
        return None
    return sum(min(count / first, right[code] / second) for code, count in left.items())


def _contrary_habits(left: list[int], right: list[int]) -> int:
    """How many pairs of marks one text has nearly always in one width and the other in the other."""
    contrary = 0
    for k in range(0, len(left), 2):
        first, second = left[k] + left[k + 1], right[k] + right[k + 1]
        if min(first, second) >= 2:
            contrary += abs(left[k] / first - right[k] / second) > 0.8
    return contrary
