"""Which piece goes on with a sentence that was cut: by a column's end, a picture, another article or the page's foot.

A piece that stops in mid-sentence looks for its other half among the pieces after it. In a column the other half shows
by its missing indent and by its width; where lines are not wrapped, by the seam: characters that the page joins
elsewhere (`教育、医` + `疗`), a first character that begins no word. The best half wins, and there may be none: text
can be lost. What only fits by its topic is put into the same article, but not joined to the sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from factminer.lexicon import load
from factminer.lexicon.page_words import Opener
from factminer.page.piece import Piece
from factminer.page.roles import find_opening, opens_list_item, turned_from

_REACH = 24
_ENOUGH = 2.5
_TORN_START = re.compile(r"[^\s“‘（《0-9A-Za-z][，。、；：）”]")
_SHORT_CLAUSE = re.compile(r"[^，。、；：！？“‘（《]{1,7}[；。]")
_DATE_START = re.compile(r"(?:[0-9０-９]{4}年|[0-9０-９]{1,2}月[0-9０-９]{1,2}日)")


@dataclass(frozen=True, slots=True)
class Seam:
    """Piece `before` goes on in piece `after`; `joined` tells that the two make one paragraph."""

    before: int
    after: int
    joined: bool


def find_seams(pieces: Sequence[Piece]) -> list[Seam]:
    """The seams of a page, in the order of their first halves."""
    evidence: _Evidence | None = None
    taken: set[int] = set()
    seams = []
    for index, piece in enumerate(pieces):
        if not piece.open:
            continue
        best: tuple[float, int, bool] | None = None
        for other, between in _candidates(pieces, index):
            if other in taken:
                continue
            evidence = evidence or _Evidence(pieces)
            known = evidence.seam(piece.string, pieces[other].string)
            score = _score(piece, pieces[other], between) + known - 0.04 * between
            score -= 0.25 * min(3, sum(pieces[k].kind == "heading" for k in range(index + 1, other)))
            if score >= _ENOUGH and (best is None or score > best[0]):
                shape = bool(piece.column and pieces[other].column)
                best = (score, other, known > 0 or shape or other == index + 1)
        if best:
            taken.add(best[1])
            seams.append(Seam(index, best[1], best[2]))
    return seams


def _candidates(pieces: Sequence[Piece], index: int) -> Iterator[tuple[int, int]]:
    """Pieces after `index` that may go on with it, each with the number of other pieces between."""
    for other in range(index + 1, min(len(pieces), index + 1 + _REACH)):
        piece = pieces[other]
        if piece.kind != "body" or find_opening(piece.string) or turned_from(piece.string):
            continue
        yield other, other - index - 1


def _score(piece: Piece, other: Piece, between: int) -> float:
    score = 0.0
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
