"""What a printed cell holds: a number, a mark for nothing, a unit, or a few words.

Read from its form alone: the page stage asks it to tell rows from lines of prose, the claim stage to read the number.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factminer.lexicon import load
from factminer.lexicon.number_words import Unit
from factminer.lexicon.table_words import alternatives, has_role

# As long as what it replaces, so that places in the cell stay.
WIDTH = str.maketrans("０１２３４５６７８９．％＋－（），　\u00a0", "0123456789.%+-(),  ")
_SIGN = r"[+\-–—−↑↓▲▼±]"
# 1,234.5 and 1 234.5, -3.2, ↓3.2, 12.3%, 1.2万吨, 12.3(-0.4): number, what follows it, and a second one in brackets.
NUMBER_CELL = re.compile(
    rf"(?P<sign>{_SIGN}?) ?(?P<number>[0-9]{{1,3}}(?:[, ][0-9]{{3}}){{1,5}}(?:\.[0-9]{{1,8}})?|[0-9]{{1,16}}(?:\.[0-9]{{1,8}})?)"
    rf" ?(?P<unit>[^\s\d()+\-,.，。；：、！？]{{1,8}})?"
    rf"(?: ?\((?P<second>{_SIGN}? ?[0-9]{{1,12}}(?:\.[0-9]{{1,8}})?%?)\))?"
)
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TOLD = re.compile(
    rf"(?:{alternatives('risen', 'fallen', 'before')})(?=[0-9])|(?<=[0-9%])(?:{alternatives('behind')})\Z"
)
MAGNITUDE = re.compile(r"[十百千]?[万亿]{0,2}")
_IDENTIFIER = 11
_LONGEST_NAME = 32
_STOPS = re.compile(r"[。！？；!?;]")
_IN_BRACKETS = re.compile(r"[（(][^（）()]{0,24}[）)]")


@lru_cache(maxsize=1)
def _units() -> frozenset[str]:
    return frozenset(row.unit for row in load(Unit))


@lru_cache(maxsize=4096)
def is_unit(string: str) -> bool:
    """True for a unit and nothing else, with its 万 or 亿: what stands in a column of units.

    >>> is_unit("亿元"), is_unit("万千瓦时"), is_unit("元/吨"), is_unit("原煤")
    (True, True, True, False)
    """
    bare = string.strip().replace("％", "%").removeprefix("±")
    if not bare or len(bare) > 12:
        return False
    if bare in _units():
        return True
    head, slash, tail = bare.partition("/")
    if slash:
        return is_unit(head) and is_unit(tail)
    rest = bare[match.end() :] if (match := MAGNITUDE.match(bare)) else bare
    return rest in _units() and len(rest) < len(bare)


def is_number(string: str) -> bool:
    """True for a cell that holds a number, with or without its unit.

    >>> [is_number(cell) for cell in ("-3.2", "１ ２３４．５", "12.3（-0.4）", "5.3%", "约3.2万", "近9亿元")]
    [True, True, True, True, True, True]
    >>> [is_number(cell) for cell in ("2023年", "13800000000", "第一产业", "3.2万亩林")]
    [False, False, False, False]
    """
    if len(string) > 32:
        return False
    plain = _TOLD.sub("", string.translate(WIDTH).strip())
    found = NUMBER_CELL.fullmatch(plain)
    if found is None or (found["number"].isdigit() and len(found["number"]) >= _IDENTIFIER):
        return False
    if found["unit"] is None or MAGNITUDE.fullmatch(found["unit"]):
        return True
    return is_unit(found["unit"]) and not has_role(found["unit"], "place in a row")


def is_mark(string: str) -> bool:
    """True for a cell that says that there is nothing, and for an empty one.

    >>> is_mark("—"), is_mark(" "), is_mark("持平"), is_mark("0")
    (True, True, True, False)
    """
    bare = string.strip().translate(WIDTH)
    return not bare or has_role(bare, "nothing")


def is_name(string: str) -> bool:
    """True for the few words of a row's or a column's head: no sentence, no part of one.

    >>> is_name("其中：文化、体育和娱乐业"), is_name("全市新增绿地3公顷。"), is_name("近日，记者从")
    (True, False, False)
    """
    if not string or len(string) > _LONGEST_NAME or _STOPS.search(string):
        return False
    return "，" not in _IN_BRACKETS.sub("", string)
