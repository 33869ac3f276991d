"""Which piece goes on with a sentence that was cut: by a column's end, a picture, another article or the page's foot.

A piece that stops in mid-sentence looks for its other half among the pieces after it. In a column the other half shows
by its missing indent and by its width; where lines are not wrapped, by the seam: characters that the page joins
elsewhere (`教育、医` + `疗`), a first character that begins no word. The best half wins, and there may be none: text
can be lost. What only fits by its topic is put into the same article, but not joined to the sentence.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factminer.page.piece import Piece
from factminer.page.portrait import Portrait, log_odds
from factminer.page.roles import find_opening, opener_role, opens_list_item, turned_from

# So many pieces ahead the other half is looked for, and so many points make a seam.
_REACH = 48
_ENOUGH = 2.5
# Points where only blank lines stand between; the most that the words of both sides give or take, and at what odds.
_GOES_ON = 3.0
_CONTEXT, _CERTAIN = 2.0, 4.8
_TORN_START = re.compile(r"[^\s“‘（《0-9A-Za-z][，。、；：）”]")
_SHORT_CLAUSE = re.compile(r"[^，。、；：！？“‘（《]{1,7}[；。]")
_DATE_START = re.compile(r"(?:[0-9０-９]{4}年|[0-9０-９]{1,2}月[0-9０-９]{1,2}日)")


@dataclass(frozen=True, slots=True)
class Seam:
    """Piece `before` goes on in piece `after`; `joined` tells that the two make one paragraph, `score` how well they fit."""

    before: int
    after: int
    joined: bool
    score: float = 0.0


class Seams:
    """Looks for the seams of a page: what fits together by its form, its characters and its words."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self._evidence: _Evidence | None = None
        self._portraits: dict[int, Portrait] = {}
        # The open pieces near by all ask for the same few neighbours together.
        self._portrait = lru_cache(maxsize=4 * _REACH)(self._together)

    def find(self, order: Sequence[int]) -> list[Seam]:
        """The seams among the pieces `order`, in the order of their first halves.

        The best pair of halves is sewn first, so that a half which fits in one place only is not taken for another.
        """
        found = [
            seam
            for place, index in enumerate(order)
            if self.pieces[index].open
            for seam in self._seams_of(order, place)
        ]
        halves: set[tuple[str, int]] = set()
        seams = []
        for seam in sorted(found, key=lambda seam: (-seam.score, seam.before, seam.after)):
            if ("open", seam.before) not in halves and ("torn", seam.after) not in halves:
                halves |= {("open", seam.before), ("torn", seam.after)}
                seams.append(seam)
        return sorted(seams, key=lambda seam: seam.before)

    def _seams_of(self, order: Sequence[int], place: int) -> Iterator[Seam]:
        """What the piece at a place of `order` may go on with."""
        index = order[place]
        context: Portrait | None = None
        headings = 0
        for between, other in enumerate(order[place + 1 : place + 2 + _REACH]):
            score = self.fit(index, other, between) - 0.25 * min(3, headings)
            if score >= _ENOUGH - _CONTEXT:
                context = context or self._portrait(tuple(order[max(0, place - 2) : place + 1]))
                below = self._portrait(tuple(order[place + 1 + between : place + 4 + between]))
                score += _CONTEXT * max(-1.0, min(1.0, log_odds(context, below) / _CERTAIN))
            if score >= _ENOUGH:
                yield Seam(index, other, self.is_join(index, other), score)
            headings += self.pieces[other].kind == "heading"

    def fit(self, index: int, other: int, between: int) -> float:
        """How well piece `other` goes on with piece `index`, so many pieces `between`, the words of both left out."""
        piece, below = self.pieces[index], self.pieces[other]
        if below.kind != "body" or find_opening(below.string) or turned_from(below.string):
            return -math.inf
        return _score(piece, below, between) + self._known(index, other) - 0.03 * between

    def is_join(self, index: int, other: int) -> bool:
        """True where the two halves of a seam make one paragraph; else text may be lost between them."""
        shape = self.pieces[index].column and self.pieces[other].column
        return bool(shape) or other == index + 1 or self._known(index, other) > 0

    def _known(self, index: int, other: int) -> float:
        self._evidence = self._evidence or _Evidence(self.pieces)
        return self._evidence.seam(self.pieces[index].string, self.pieces[other].string)

    def portrait(self, index: int) -> Portrait:
        """The portrait of a piece, made once."""
        if index not in self._portraits:
            self._portraits[index] = Portrait.of(self.pieces[index].string)
        return self._portraits[index]

    def _together(self, indices: tuple[int, ...]) -> Portrait:
        return Portrait.together(map(self.portrait, indices))


def _score(piece: Piece, other: Piece, between: int) -> float:
    score = _GOES_ON if other.torn and not between else 0.0
    if piece.column and other.column:
        # Right below the cut an indent may be an uneven line; farther away it is an indent. Lines that were set as one
        # need no such sign.
        joined = other.torn and not between
        score += 2.0 if joined else {True: 2.0, False: -3.0 if between else -1.5, None: 0.0}[other.orphan]
        score += 1.0 if abs(piece.column - other.column) <= 4 else -1.0
        score += 2.0 if not between else 0.0
    elif not between:
        score += 3.0
    string = other.string
    score += _balance(piece.string, string)
    if opens_list_item(string) or _DATE_START.match(string):
        score -= 2.0
    if _TORN_START.match(string):
        score += 4.0
    elif _SHORT_CLAUSE.match(string):
        score += 1.0
    return score + {"continues": 3.0, "opens": -2.0, None: 0.0}[opener_role(string)]


def _balance(above: str, below: str) -> float:
    """Points for and against a seam from quotation marks and brackets: what is left open above is closed below."""
    points = 0.0
    for opening, closing in ("“”", "（）", "《》"):
        is_open = above.rfind(opening) > above.rfind(closing)
        closes = 0 <= below.find(closing) < (below.find(opening) if opening in below else len(below))
        points += 2.0 if is_open and closes else -2.0 if is_open != closes else 0.0
    return points


def goes_on(string: str) -> bool:
    """True where the first word of `string` begins no sentence.

    >>> goes_on("的工作"), goes_on("近日，")
    (True, False)
    """
    return opener_role(string) == "continues"


class _Evidence:
    """How often the page joins the characters on both sides of a seam elsewhere."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pairs: Counter[str] = Counter()
        self.triples: set[str] = set()
        for piece in pieces:
            string = piece.string
            self.pairs.update(string[k : k + 2] for k in range(len(string) - 1))
            self.triples.update(string[k : k + 3] for k in range(len(string) - 2))

    def seam(self, left: str, right: str) -> float:
        """Up to four points: the pair at the seam is known on the page, and the triples over it."""
        count = self.pairs[left[-1:] + right[:1]]
        points = (1.0 + min(1.0, count / 3)) if count else 0.0
        points += left[-2:] + right[:1] in self.triples
        points += left[-1:] + right[:2] in self.triples
        return points
