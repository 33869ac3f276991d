"""Which headline belongs to which article: an assignment over the whole page, with the answer that it belongs to none.

On a damaged page headlines stand before their text, after it, or collected at the end of the file. What a headline says
is repeated in its text, so the characters they share decide; the place decides only between equals. A headline of several
lines stays together where no blank line parts them; a further line is joined to its neighbour if it speaks of the same
article. A line that opens with —— is a subtitle; a line of names below a headline is the byline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factminer.page.division import Divider, Division
from factminer.page.piece import Piece
from factminer.page.roles import is_label, is_names, opens_list_item, turned_from
from factminer.page.vocabulary import pairs_in

_ALIKE = 0.35
_TOUCHES = 0.04
_NEAR = 40
_SHORTEST = 6
# A headline of more lines than this is none.
_MOST_LINES = 8
_SIGNATURE = re.compile(r"[日号]$|(?:政府|厅|局|部|办公室|委员会|法院|检察院|协会|编辑部)$")


@dataclass(frozen=True)
class Unit:
    """Heading lines that belong together: `overline`, `main` and `subtitle`, the `names` below, and where they stand on the page.

    `follows` and `precedes` are the numbers of the drafts before and after it, -1 where there is none; `opens` tells that
    it is the first thing on the page, `foot` that no text comes after it.
    """

    main: tuple[int, ...]
    run: int
    follows: int
    precedes: int
    opens: bool = False
    foot: bool = False
    overline: tuple[int, ...] = ()
    subtitle: tuple[int, ...] = ()
    names: tuple[int, ...] = ()

    @property
    def lines(self) -> tuple[int, ...]:
        """All lines of the headline, in reading order."""
        return (*self.overline, *self.main, *self.subtitle)


@dataclass(frozen=True)
class Headlines:
    """What the headings of a page are: per draft its units in order, and the pieces that are no headline after all."""

    units: dict[int, list[Unit]]
    leftover: tuple[tuple[int, int, int], ...]
    names: tuple[int, ...]


def assign_headlines(pieces: Sequence[Piece], division: Division, divider: Divider) -> Headlines:
    """Every heading of the page's loose runs to a draft, or to none.

    `leftover` lists (piece, draft before, draft after) for headings that head no article.
    """
    wrapped = any(piece.column for piece in pieces)
    first = {draft.members[0]: n for n, draft in enumerate(division.drafts)}
    owner = {k: n for n, draft in enumerate(division.drafts) for k in draft.members}
    units: list[Unit] = []
    leftover: list[tuple[int, int, int]] = []
    for number, run in enumerate(division.loose):
        follows = owner.get(run[0] - 1, -1)
        precedes = first.get(run[-1] + 1, -1)
        after = owner.get(run[-1] + 1, -1)
        made, rest = _units(pieces, run, number, follows, precedes, after, wrapped)
        units.extend(made)
        leftover.extend((k, follows, after) for k in rest)
    bodies = [divider.bag_of(draft) for draft in division.drafts]
    units = [part for unit in units for part in _parted(pieces, unit, bodies, divider)]
    chosen = _choose(pieces, units, bodies, divider)
    joined = _join_neighbours(pieces, units, chosen, bodies, divider, wrapped)
    result: dict[int, list[Unit]] = {}
    for index, unit in enumerate(units):
        if index in joined:
            result.setdefault(joined[index], []).append(unit)
        else:
            after = owner.get(division.loose[unit.run][-1] + 1, -1)
            leftover.extend((k, unit.follows, after) for k in unit.lines)
    names = tuple(k for unit in units for k in unit.names)
    return Headlines(result, tuple(leftover), names)


def _units(
    pieces: Sequence[Piece], run: Sequence[int], number: int, follows: int, precedes: int, after: int, wrapped: bool
) -> tuple[list[Unit], list[int]]:
    """The units of a run of headings, and the pieces of it that cannot head an article."""
    units: list[Unit] = []
    rest: list[int] = []
    turned = False
    headings = [k for k in run if pieces[k].kind == "heading"]
    for k in headings:
        piece = pieces[k]
        string = piece.string
        if turned_from(string):
            turned = True
        elif (
            turned
            or (string[-1] in "：:" and not wrapped)
            # At the foot of a page a numbered heading has lost its place; elsewhere it heads what follows it.
            or (opens_list_item(string) and not string.startswith("——") and not (wrapped and precedes == after == -1))
        ):
            rest.append(k)
        elif units and string.startswith("——"):
            units[-1] = replace(units[-1], subtitle=(*units[-1].subtitle, k))
        elif units and not piece.level and pieces[units[-1].main[-1]].level and units[-1].main[-1] == k - 1:
            units[-1] = replace(units[-1], subtitle=(k,))
        elif units and units[-1].main == (k - 1,) and pieces[k - 1].level > piece.level > 0:
            # A heading of a lower rank right above one of a higher, without text between.
            units[-1] = replace(units[-1], main=(k,), overline=(k - 1,))
        elif units and is_names(string) and precedes != -1:
            units[-1] = replace(units[-1], names=(*units[-1].names, k))
        elif units and wrapped and _goes_on(pieces, units[-1], k):
            units[-1] = replace(units[-1], main=(*units[-1].main, k))
        else:
            units.append(Unit((k,), number, follows, precedes))
    if units and follows == -1 and number == 0:
        units[0] = replace(units[0], opens=True)
    return [replace(unit, foot=wrapped and precedes == after == -1) for unit in units], rest


def _goes_on(pieces: Sequence[Piece], unit: Unit, k: int) -> bool:
    last = unit.main[-1]
    piece, above = pieces[k], pieces[last]
    if unit.subtitle or unit.names or last != k - 1 or piece.level or above.level:
        return False
    if piece.lines[0].overprinted or above.lines[0].overprinted or is_label(piece.string) or is_label(above.string):
        return False
    return piece.gap == 0 or (piece.gap == 1 and piece.string.startswith("“"))


def _shared(pieces: Sequence[Piece], unit: Unit, body: Counter[str], divider: Divider) -> float:
    """Share of the weight of a headline's pairs that a draft's text has as well."""
    own = Counter(pairs_in(" ".join(pieces[k].string for k in unit.lines)))
    return divider.words.share(own, body)


def _parted(pieces: Sequence[Piece], unit: Unit, bodies: Sequence[Counter[str]], divider: Divider) -> Iterator[Unit]:
    """A displaced unit as it is, or in two where its lines are the headlines of two articles, set close."""
    for cut in range(1, len(unit.main)) if unit.foot and len(unit.main) <= _MOST_LINES else ():
        halves = replace(unit, main=unit.main[:cut], subtitle=()), replace(unit, main=unit.main[cut:], overline=())
        shares = [[_shared(pieces, half, body, divider) for body in bodies] for half in halves]
        best = [max(range(len(bodies)), key=lambda n: share[n], default=-1) for share in shares]
        clear = all(
            share[n] >= _ALIKE and sum(2 * other > share[n] for other in share) == 1
            for share, n in zip(shares, best, strict=True)
            if n >= 0
        )
        if best[0] != best[1] and clear:
            yield halves[0]
            yield from _parted(pieces, halves[1], bodies, divider)
            return
    yield unit


def _choose(
    pieces: Sequence[Piece], units: Sequence[Unit], bodies: Sequence[Counter[str]], divider: Divider
) -> dict[int, int]:
    """The best pairs of unit and draft, each used once."""
    scored = []
    # Where the page is one text, what stands first on it is its title; on a page of several that says little.
    opening = 0.6 if len(bodies) == 1 else 0.1
    for index, unit in enumerate(units):
        center = max(unit.follows, unit.precedes, 0)
        numbers = range(max(0, center - _NEAR), min(len(bodies), center + _NEAR))
        shares = [_shared(pieces, unit, bodies[number], divider) for number in numbers]
        for number, shared in zip(numbers, shares, strict=True):
            place = 0.0
            if unit.precedes == number:
                place = 0.4 + (opening if unit.opens else 0.0) + (0.15 if pieces[unit.main[0]].level else 0.0)
            elif unit.follows == number:
                place = 0.12
            clearly = shared >= _ALIKE / 2 and sum(2 * other >= shared for other in shares) == 1
            if place >= 0.4 or shared >= _ALIKE or clearly:
                scored.append((shared + place, -index, number))
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, negative, number in sorted(scored, reverse=True):
        if -negative not in chosen and number not in taken:
            chosen[-negative] = number
            taken.add(number)
    return chosen | _choose_displaced(pieces, units, bodies, divider, chosen)


def _choose_displaced(
    pieces: Sequence[Piece],
    units: Sequence[Unit],
    bodies: Sequence[Counter[str]],
    divider: Divider,
    chosen: dict[int, int],
) -> dict[int, int]:
    """The headings at the foot of the page that head none yet, to the articles that have no headline, by elimination.

    A heading below all text has lost its place, so it need share less with its article: some words more than with the
    others, or nothing but being the last of both.
    """
    found: dict[int, int] = {}
    waiting = [n for n, unit in enumerate(units) if n not in chosen and unit.foot and _is_headline(pieces, unit)]
    taken = set(chosen.values())
    bare = [number for number in range(len(bodies)) if number not in taken][-_NEAR:]
    shares = {(n, number): _shared(pieces, units[n], bodies[number], divider) for n in waiting for number in bare}
    while shares:
        (unit, number), best = max(shares.items(), key=lambda item: (item[1], -item[0][0], -item[0][1]))
        rest = {pair: share for pair, share in shares.items() if unit != pair[0] and number != pair[1]}
        rivals = [share for pair, share in shares.items() if pair[0] == unit and pair[1] != number]
        if len(shares) == 1 or (best >= _TOUCHES and best > 1.5 * max(rivals, default=0.0)):
            found[unit] = number
        shares = rest
    return found


def _is_headline(pieces: Sequence[Piece], unit: Unit) -> bool:
    """False for a line that signs or dates a text at its foot."""
    string = "".join(pieces[k].string for k in unit.main)
    return len(string) >= _SHORTEST and not _SIGNATURE.search(string)


def _join_neighbours(
    pieces: Sequence[Piece],
    units: Sequence[Unit],
    chosen: dict[int, int],
    bodies: Sequence[Counter[str]],
    divider: Divider,
    wrapped: bool,
) -> dict[int, int]:
    """`chosen`, and the units beside a chosen one that go with it: further lines, and a subtitle below a marked heading."""
    joined = dict(chosen)
    for index, unit in enumerate(units):
        if index in joined:
            continue
        for near in (index - 1, index + 1):
            if near not in chosen or units[near].run != unit.run:
                continue
            marked = near < index and pieces[units[near].main[0]].level and not pieces[unit.main[0]].level
            between = near < index and bool(units[near].names)
            if between or not (wrapped or marked):
                continue
            shared = _shared(pieces, unit, bodies[chosen[near]], divider)
            others = [
                _shared(pieces, unit, body, divider) for n, body in enumerate(bodies[:_NEAR]) if n != chosen[near]
            ]
            if shared >= _TOUCHES and shared > 1.5 * max(others, default=0.0):
                joined[index] = chosen[near]
                break
    return joined
