"""Which piece goes on with a sentence that was cut: by a column's end, a picture, another article or the page's foot.

A piece that stops in mid-sentence looks for its other half among the pieces after it. In a column the other half shows
by its missing indent and by its width; where lines are not wrapped, by the seam: characters that the page joins
elsewhere (`教育、医` + `疗`), a first character that begins no word. The best half wins, and there may be none: text
can be lost. What only fits by its topic is put into the same article, but not joined to the sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factminer.lexicon import load
from factminer.lexicon.page_words import Opener
from factminer.page.piece import Piece
from factminer.page.portrait import Portrait, log_odds
from factminer.page.roles import find_opening, opens_list_item, turned_from

_REACH = 24
_ENOUGH = 2.5
_GOES_ON = 3.0

_CONTEXT = 2.0
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


def find_seams(pieces: Sequence[Piece], order: Sequence[int] | None = None) -> list[Seam]:
    """The seams among the pieces `order` (all of them where it is None), in the order of their first halves.

    The best pair of halves is sewn first, so that a half which fits in one place only is not taken for another.
    """
    order = range(len(pieces)) if order is None else order
    evidence: _Evidence | None = None
    looks: dict[int, Portrait] = {}
    found: list[tuple[float, int, int, bool]] = []
    for place, index in enumerate(order):
        if not pieces[index].open:
            continue
        context: Portrait | None = None
        for between, other in enumerate(order[place + 1 : place + 2 + _REACH]):
            piece = pieces[other]
            if piece.kind != "body" or find_opening(piece.string) or turned_from(piece.string):
                continue
            evidence = evidence or _Evidence(pieces)
            known = evidence.seam(pieces[index].string, piece.string)
            score = _score(pieces[index], piece, between) + known - 0.04 * between
            score -= 0.25 * min(3, sum(pieces[k].kind == "heading" for k in order[place + 1 : place + 1 + between]))
            if score >= _ENOUGH - _CONTEXT:
                looks = looks or {k: Portrait.of(pieces[k].string) for k in order}
                context = context or Portrait.together(looks[k] for k in order[max(0, place - 2) : place + 1])
                below = Portrait.together(looks[k] for k in order[place + 1 + between : place + 4 + between])
                odds = log_odds(context, below) / 4
                score += _CONTEXT * max(-1.0, min(1.0, odds))
            if score >= _ENOUGH:
                shape = bool(pieces[index].column and piece.column)
                found.append((score, index, other, known > 0 or shape or other == index + 1))
    halves: set[tuple[str, int]] = set()
    seams = []
    for score, index, other, joined in sorted(found, key=lambda seam: (-seam[0], seam[1], seam[2])):
        if ("open", index) not in halves and ("torn", other) not in halves:
            halves |= {("open", index), ("torn", other)}
            seams.append(Seam(index, other, joined, score))
    return sorted(seams, key=lambda seam: seam.before)


def _score(piece: Piece, other: Piece, between: int) -> float:
    score = _GOES_ON if other.torn and not between else 0.0
    if piece.column and other.column:
        # Right below the cut an indent may be an uneven line; farther away it is an indent.
        score += {True: 2.0, False: -3.0 if between else -1.5, None: 0.0}[other.orphan]
        score += 1.0 if abs(piece.column - other.column) <= 4 else -1.0
        score += 2.0 if not between else 0.0
    elif not between:
        score += 3.0
    string = other.string
    if opens_list_item(string) or _DATE_START.match(string):
        score -= 2.0
    if _TORN_START.match(string):
        score += 4.0
    elif _SHORT_CLAUSE.match(string):
        score += 1.0
    return score + {"continues": 3.0, "opens": -2.0, "": 0.0}[_role(string)]


def goes_on(string: str) -> bool:
    """True where the first word of `string` begins no sentence.

    >>> goes_on("的工作"), goes_on("近日，")
    (True, False)
    """
    return _role(string) == "continues"


def _role(string: str) -> str:
    role = _roles()
    return next((role[string[:length]] for length in (4, 3, 2, 1) if string[:length] in role), "")


@cache
def _roles() -> dict[str, str]:
    return {row.word: row.role for row in load(Opener)}


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
