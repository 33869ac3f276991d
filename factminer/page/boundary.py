"""What the page's form says about two neighbouring paragraphs: of one article, of two, or nothing certain.

Some starts are said in words: 本报讯, 某报某地电, (上接01版), an archive's fields above a text. The other signs only speak for
or against, each with its weight in nats: the piece before named its writer, the column changes its width, the numbering
of parts goes on or begins again, a sentence goes on over the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import cn2an

from factminer.page.continuation import Seam, goes_on
from factminer.page.piece import Piece
from factminer.page.roles import (
    ends_with_byline,
    ends_with_credit,
    find_opening,
    is_names,
    opens_list_item,
    turned_from,
    turned_to,
)
from factminer.span import Span

_NUMERAL = "一二三四五六七八九十百"
_NUMBERINGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"([{_NUMERAL}]{{1,3}})、",
        rf"第([{_NUMERAL}]{{1,4}})章",
        rf"[（(]([{_NUMERAL}]{{1,3}})[）)]",
        rf"([{_NUMERAL}]{{1,3}})是",
        r"(\d{1,2})[.、．](?!\d)",
        r"[（(](\d{1,2})[）)]",
    )
)
# Which of them number the main parts of a text.
_MAIN = (0, 1)
# How much each sign speaks for one article (against it where negative), in nats: rounded from a logistic model fitted on
# pages put together from known texts. Those of 0 were tried and tell nothing by themselves.
WEIGHTS = {
    "turned page": 5.0,
    "sentence goes on": 0.0,
    "not indented": -0.7,
    "numbering goes on": 0.8,
    "numbering begins again": -3.5,
    "signed above": -1.8,
    "title between": -0.3,
    "short heading between": 1.0,
    "numbered heading between": 0.0,
    "first level": -0.6,
    "many headings": -0.9,
    "subtitle between": -1.5,
    "names between": -1.0,
    "heap of blank lines": -2.4,
    "blank lines": -0.5,
    "other measure": -1.2,
    "slightly other measure": -1.8,
    "vertical beside horizontal": -1.5,
    "introduced": 0.5,
    "torn start": -0.5,
}
_BEGINNINGS = frozenset(
    ("numbering begins again", "first level", "many headings", "subtitle between", "names between", "title between")
)


@dataclass(frozen=True, slots=True)
class Frames:
    """What stood between a piece and the one before it: lines of an archive's `head`, and lines that end an article."""

    head: tuple[Span, ...] = ()
    ends: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Boundary:
    """The place before a paragraph.

    `opens`: an article surely begins here; `cut`: what stood before does not go on here; `signs`: what else the form
    says, by the names in `WEIGHTS`.
    """

    opens: bool = False
    cut: bool = False
    signs: tuple[str, ...] = ()

    @property
    def same(self) -> float:
        """How much the form speaks for one article on both sides of the place, in nats."""
        return sum(WEIGHTS[sign] for sign in self.signs)

    @property
    def begun(self) -> float:
        """How much it speaks against the text below going on with any above, in nats: it begins something."""
        return sum(WEIGHTS[sign] for sign in self.signs if sign in _BEGINNINGS)


def says_start(piece: Piece) -> bool:
    """True where a text opens as only an article does, or as one that comes from another page."""
    return find_opening(piece.string) is not None or turned_from(piece.string) is not None


def find_boundaries(
    pieces: Sequence[Piece], bodies: Sequence[int], seams: Sequence[Seam], frames: Sequence[Frames]
) -> list[Boundary]:
    """The boundary before each of the paragraphs `bodies` (indices of `pieces`); that before the first opens."""
    after = {seam.before: seam.after for seam in seams}
    usual_gap = median([piece.gap for piece in pieces[1:]]) if len(pieces) > 1 else 0
    numbering = _Numbering()
    found: list[Boundary] = []
    previous = -1
    for index in bodies:
        pending = range(previous + 1, index)
        numbers = [numbering.read(pieces[k].string) for k in (*pending, index)]
        if previous < 0:
            found.append(Boundary(opens=True, cut=True))
        else:
            found.append(_boundary(pieces, previous, pending, index, after, frames, usual_gap, numbers))
        previous = index
    return found


class _Numbering:
    """The numbers that the parts of a text have had so far, of each kind (一、 （一） 一是 1.)."""

    def __init__(self) -> None:
        self.last: dict[int, int] = {}

    def read(self, string: str) -> str:
        """What the number that opens `string` is to those before it: "goes on", "begins again", or nothing.

        Only the main parts (一、 第一章) are told to begin again: the finer ones do so in every part.
        """
        for kind, pattern in enumerate(_NUMBERINGS):
            match = pattern.match(string)
            if match:
                number = _number(match[1])
                if number is None:
                    return ""
                before = self.last.get(kind, 0)
                self.last[kind] = number
                if before and number == before + 1:
                    return "goes on"
                return "begins again" if before and number <= before and kind in _MAIN else ""
        return ""


def _number(numeral: str) -> int | None:
    """The number that a numeral says; None for one that says none, such as 百十."""
    try:
        return int(numeral) if numeral.isdigit() else int(cn2an.cn2an(numeral, "smart"))
    except ValueError:
        return None


def _boundary(
    pieces: Sequence[Piece],
    last: int,
    pending: Sequence[int],
    index: int,
    after: dict[int, int],
    frames: Sequence[Frames],
    usual_gap: float,
    numbers: Sequence[str],
) -> Boundary:
    piece, above = pieces[index], pieces[last]
    if turned_from(piece.string) and turned_to(above.string) and not pending:
        return Boundary(signs=("turned page",))
    between = [frames[k] for k in (*pending, index)]
    sewn = after.get(last) == index
    opens = (
        says_start(piece)
        or any(turned_from(pieces[k].string) for k in pending)
        or (any(f.head for f in between) and not sewn)
    )
    cut = opens or any(f.ends for f in between) or (above.open and after.get(last, index) != index)
    signs = tuple(_signs(pieces, last, pending, index, after, usual_gap, numbers))
    return Boundary(opens, cut, signs)


def _signs(
    pieces: Sequence[Piece],
    last: int,
    pending: Sequence[int],
    index: int,
    after: dict[int, int],
    usual_gap: float,
    numbers: Sequence[str],
) -> Iterator[str]:
    piece, above = pieces[index], pieces[last]
    if after.get(last) == index:
        yield "sentence goes on"
    elif piece.orphan:
        yield "not indented"
    if "begins again" in numbers:
        yield "numbering begins again"
    elif "goes on" in numbers:
        yield "numbering goes on"
    closing = [k for k in (last, *pending) if pieces[k].kind in ("credit", "byline")]
    if closing or ends_with_byline(above.string) or ends_with_credit(above.string):
        yield "signed above"
    headings = [k for k in pending if pieces[k].kind == "heading"]
    titles = [k for k in headings if not opens_list_item(pieces[k].string)]
    if titles:
        yield "title between" if any(len(pieces[k].string) >= 9 for k in titles) else "short heading between"
    elif headings:
        yield "numbered heading between"
    if any(pieces[k].level == 1 for k in headings):
        yield "first level"
    if len(titles) > 2:
        yield "many headings"
    if any(pieces[k].string.startswith("——") for k in headings[1:]):
        yield "subtitle between"
    elif any(is_names(pieces[k].string) for k in headings[1:]):
        yield "names between"
    gaps = [pieces[k].gap for k in (*pending, index)]
    if max(gaps) >= 3 and max(gaps) > usual_gap + 1:
        yield "heap of blank lines"
    elif max(gaps) > usual_gap:
        yield "blank lines"
    left, right = _set_width(above, -1), _set_width(piece, 0)
    if left and right and abs(left - right) >= 4:
        yield "other measure" if max(left, right) > 1.4 * min(left, right) else "slightly other measure"
    if piece.lines[0].vertical != above.lines[0].vertical:
        yield "vertical beside horizontal"
    if above.string[-1] in "：:":
        yield "introduced"
    if goes_on(piece.string):
        yield "torn start"


def _set_width(piece: Piece, line: int) -> int:
    """The width a piece is set in at its first (0) or last (-1) line; that of its longest line where no column shows."""
    column = piece.column_end if line else piece.column
    return column or (max(part.width for part in piece.lines) if len(piece.lines) > 1 else 0)
