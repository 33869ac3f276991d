"""What a line shows of how it was set, and what the words on both sides of a line break say about it.

Some words settle a break alone: nothing goes on over 本报讯 or a bullet, a line that opens with ，or follows an open
bracket always goes on. Others only weigh: a name, a date or a row of figures is seldom a part of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factminer.page.glyphs import CONTINUERS, OPENERS, ends_sentence, leading_token_width
from factminer.page.line import Line
from factminer.page.repair.letter_spacing import REPAIR as LETTER_SPACING
from factminer.page.roles import (
    BULLETS,
    find_opening,
    is_byline,
    is_credit,
    is_finished,
    is_label,
    is_names,
    is_row,
    is_table_row,
    opener_role,
    opens_list_item,
    turned_from,
)
from factminer.page.vocabulary import pairs_in

NEVER = 1e6

# Marks may be set on half their square; digits that stand wide may have been set narrow.
_ELASTIC = re.compile("[，。、；：！？（）《》“”０-９]")
_PAUSE = re.compile("[，。；]")
# 职工3. at the end of a line waits for the decimals; 3. alone is the number of a list item.
_DECIMAL_POINT = re.compile(r"[^\d\s.．]\d{1,4}[.．]$")
_UNWRAPPED = 60
# Costs of a join: before a list item, at a name, a date, between rows of figures, by the first word, after a signature.
_ITEM, _NAMES, _LABEL, _ROW, _OPENER, _CONTINUER, _SIGNED = 3.0, 1.5, 4.0, 4.0, 0.8, -1.5, 4.5
# After a headline, which the text below says again.
_ECHO = 3.0


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line shows.

    `width` in half-width columns, of which its marks may give way by `elastic`; `moved` tells that blanks move it in,
    `following` is the width of the next line's first word; `end` its last character; `stopped` that it ends a sentence,
    `paused` that it has a mark, `prose` that it is no heading; `item` that it opens a list item; `spaced` that it
    was letter-spaced.
    """

    width: int
    elastic: int
    moved: bool
    following: int
    end: str
    stopped: bool
    paused: bool
    prose: bool
    item: bool
    spaced: bool


def find_shapes(lines: Sequence[Line]) -> list[Shape]:
    """The shape of each of `lines`."""
    return [_shape(line, _moved(lines, k), _following(lines, k)) for k, line in enumerate(lines)]


def _shape(line: Line, moved: bool, following: int) -> Shape:
    string = line.string
    return Shape(
        0 if line.vertical else line.width + (line.level + 1 if line.level else 0),
        len(_ELASTIC.findall(string)),
        moved,
        following,
        string[-1],
        is_finished(string),
        bool(_PAUSE.search(string)) or "、" in string,
        "。" in string[:-1] or string.count("，") > 1 or find_opening(string) is not None,
        opens_list_item(string),
        any(repair.name == LETTER_SPACING for repair in line.text.repairs),
    )


def _moved(lines: Sequence[Line], k: int) -> bool:
    """True where a line is moved in against those near by."""
    return lines[k].indent >= 2 and lines[k].indent >= 2 + min(line.indent for line in lines[max(0, k - 4) : k + 5])


def _following(lines: Sequence[Line], k: int) -> int:
    return leading_token_width(lines[k + 1].string) if k + 1 < len(lines) else 2


def find_links(lines: Sequence[Line]) -> list[float]:
    """What it costs to join each line to the one before, by their words alone; -NEVER where it must be joined."""
    return [_link(lines, k) if k else NEVER for k in range(len(lines))]


def _link(lines: Sequence[Line], k: int) -> float:
    above, below = lines[k - 1], lines[k]
    if above.vertical or below.vertical or below.level or above.overprinted or below.overprinted:
        return NEVER
    if above.level and (below.gap or _PAUSE.search(below.string) or ends_sentence(below.string[-4:])):
        return NEVER
    upper, lower = above.string, below.string
    if upper[-1] in OPENERS or (_DECIMAL_POINT.search(upper[-8:]) and lower[0].isdigit()):
        return -NEVER
    if is_byline(upper) and not is_byline(upper + lower) and is_credit(upper + lower):
        return -NEVER
    if _stands_alone(lines, k - 1) or _stands_alone(lines, k) or find_opening(_words(lines, k)) or turned_from(lower):
        return NEVER
    item = opens_list_item(lower)
    if lower[0] in BULLETS:
        return NEVER
    if lower[0] in CONTINUERS and not item:
        return -NEVER
    if item:
        return NEVER if is_finished(upper) or upper[-1] in "；：;:" else _ITEM
    cost = _SIGNED if is_finished(upper) and not ends_sentence(upper[-4:]) else 0.0
    # In a column of three glyphs a part of a sentence may look like a name.
    if (is_names(upper) or is_names(lower)) and abs(above.width - below.width) > 4:
        cost += _NAMES
    if is_row(upper) and is_row(lower):
        cost += _ROW
    if is_label(upper) or is_label(lower):
        cost += _LABEL
    if _is_echoed(lines, k - 1):
        cost += _ECHO
    return max(0.0, cost + {"opens": _OPENER, "continues": _CONTINUER}.get(opener_role(lower) or "", 0.0))


def _is_echoed(lines: Sequence[Line], k: int) -> bool:
    """True for a line without marks after a sentence whose words the next lines say again at once, as a headline's are."""
    string = lines[k].string
    if _PAUSE.search(string) or (k and not (lines[k].gap or is_finished(lines[k - 1].string))):
        return False
    said = set(pairs_in(string))
    if len(said.intersection(pairs_in(lines[k + 1].string))) < 2:
        return False
    again = said.intersection(pairs_in("".join(line.string for line in lines[k + 1 : k + 4])))
    return len(again) >= 3 and len(again) * 3 >= len(said)


def _words(lines: Sequence[Line], k: int) -> str:
    """Line `k` with the next one: in a narrow column the words that open a report take two lines."""
    return lines[k].string + (lines[k + 1].string if k + 1 < len(lines) and len(lines[k].string) < 24 else "")


def runs_on(above: Line, below: Line) -> bool:
    """True where text that is not wrapped goes on below: a long line without a mark at its end, no blank line after it."""
    upper, lower = above.string, below.string
    if opens_list_item(lower) or below.gap or above.width < _UNWRAPPED:
        return False
    unfinished = not is_finished(upper) and upper[-1] not in "；：;:"
    return unfinished and bool(_PAUSE.search(upper) and _PAUSE.search(lower))


def _stands_alone(lines: Sequence[Line], k: int) -> bool:
    """True for a row of a table, and for who wrote or photographed unless a bracket before it is still open."""
    string = lines[k].string
    if is_table_row(string):
        return True
    return (is_byline(string) or is_credit(string)) and not (k and lines[k - 1].string[-1] in OPENERS)
