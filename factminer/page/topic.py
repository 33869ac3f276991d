"""Where the words of a page change: the sign of a new article that needs no line between.

Each place between two paragraphs is compared with what is usual on the same page, in narrow and in wide windows, so that
neither an anecdote at the beginning nor a paragraph of its own in the middle decides. On top of that comes the motif:
what nearly every paragraph of an article names (a town, a firm) and what follows names no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from statistics import median

from factminer.page.cohesion import Cohesion

_Side = Iterable[frozenset[str]]
# Below these shares of what is usual on the page, a change of words is worth so many points.
_WORTH = ((0.45, 2.5), (0.56, 1.8), (0.68, 1.3), (0.78, 0.7), (0.9, 0.0))
_GOES_ON = -1.5
# Beyond this the page is no page, and comparing each place with its surroundings would take too long.
_MOST_PARAGRAPHS = 600
_WIDEST = 12
_AHEAD = 450


class Topic(Cohesion):
    """The words of a page's paragraphs, and how much they change from one to the next."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        super().__init__(paragraphs)
        self.lengths = [len(paragraph) for paragraph in paragraphs]
        # Characters before and after the place, weight, and by what the two sides are compared.
        self._views: list[tuple[int, int, float, Callable[[_Side, _Side], float]]] = [
            (700, 450, 1.0, self.likeness),
            (900, 900, 1.0, self.likeness),
            (1500, 1500, 1.0, self.likeness),
            (300, 300, 2.0, self.recurrence),
        ]
        size = len(paragraphs)
        self._usual: list[float] = []
        if 3 <= size <= _MOST_PARAGRAPHS:
            self._usual = [
                median(measure(self._back(range(n), left), self._ahead(n, right)) for n in range(1, size))
                for left, right, _, measure in self._views
            ]
        self.changes = [self._change(n, range(n)) if n else 1.0 for n in range(size)]

    def points(self, n: int, article: Sequence[int], resumed: bool) -> float:
        """Up to 3.5 points where paragraph `n` speaks of something else than the `article` so far, below 0 where not.

        `article` lists its last paragraphs. Where it was `resumed` after another had cut into it, these are what `n` is
        compared with, otherwise the paragraphs right before.
        """
        value = self._change(n, article) if resumed else self.changes[n]
        points = next((points for limit, points in _WORTH if value < limit), _GOES_ON)
        if points <= 0:
            return points
        if any(self.changes[k] < value for k in (n - 1, n + 1) if 0 < k < len(self.changes)):
            points -= 1.0
        return points + self._lost_motif(n, article)

    def window(self, n: int) -> list[frozenset[str]]:
        """The pairs of paragraph `n` and what follows it."""
        return self._ahead(n, _AHEAD)

    def _lost_motif(self, n: int, article: Sequence[int]) -> float:
        members = [self.pairs[k] for k in article][-_WIDEST:]
        if len(members) < 3:
            return 0.0
        counts = Counter(pair for pairs in members for pair in pairs)
        motif = {pair for pair, count in counts.items() if count * 10 >= len(members) * 7}
        ahead = frozenset[str]().union(*self.window(n))
        return 1.0 if len(motif) >= 2 and len(motif & ahead) * 4 <= len(motif) else 0.0

    def _change(self, n: int, article: Sequence[int]) -> float:
        """How much paragraph `n` and what follows have in common with the last paragraphs of `article`; 1 is usual."""
        if not self._usual:
            return 1.0
        total = weights = 0.0
        for (left, right, weight, measure), usual in zip(self._views, self._usual, strict=True):
            value = measure(self._back(article, left), self._ahead(n, right))
            total += weight * (value / usual if usual else 1.0)
            weights += weight
        return total / weights

    def _back(self, article: Sequence[int], characters: int) -> list[frozenset[str]]:
        found: list[frozenset[str]] = []
        for k in reversed(article):
            if characters <= 0 or len(found) == _WIDEST:
                break
            found.append(self.pairs[k])
            characters -= self.lengths[k]
        return found

    def _ahead(self, n: int, characters: int) -> list[frozenset[str]]:
        found: list[frozenset[str]] = []
        while n < len(self.pairs) and characters > 0 and len(found) < _WIDEST:
            found.append(self.pairs[n])
            characters -= self.lengths[n]
            n += 1
        return found
