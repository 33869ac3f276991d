"""Figures in a list that share what is printed once: parts of a hundred (8.4:41.2:50.4), a unit (0.7、0.9和1.2个百分点)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factminer.quantity.quantity import Numeral, Quantity

# 3:2:1 is the proportion of three parts to each other: no one value.
PROPORTION = re.compile(
    r"(?<![0-9.:：∶])[0-9]{1,4}(?:\.[0-9]{1,2})?(?:[:：∶][0-9]{1,4}(?:\.[0-9]{1,2})?){2,6}(?![0-9.:：∶])"
)
_PART = re.compile(r"[0-9.]+")
_AND = frozenset("、和与及")
_SEVERALLY = re.compile(r"[分各]别[^，。；！？\n]{0,40}\Z")
_BARE = frozenset({"claim", "unknown", "label", "list"})


def find_shares(text: str) -> Iterator[Numeral]:
    """The parts of a proportion that add up to a hundred: each is the share of one sector.

    >>> [(str(n.quantity.value), n.start) for n in find_shares("结构为8.4:41.2:50.4，按3:2:1混合") if n.quantity]
    [('8.4', 3), ('41.2', 7), ('50.4', 12)]
    """
    for found in PROPORTION.finditer(text):
        parts = [(Decimal(part.group()), found.start() + part.start()) for part in _PART.finditer(found.group())]
        if "." not in found.group() or abs(sum((value for value, _ in parts), Decimal(-100))) > 1:
            continue
        ends = [start - 1 for _, start in parts[1:]] + [found.end()]
        for (value, start), end in zip(parts, ends, strict=True):
            share = Quantity(
                start, end, value, "", kind="ratio", number_start=start, number_end=end, rule="part of a hundred"
            )
            yield Numeral(start, end, "claim", "part of a hundred", share)


def with_shared_units(text: str, found: list[Numeral]) -> None:
    """Writes the unit that the last of a list bears to the members before it: 分别提高0.7、0.9和1.2个百分点."""
    for place in range(len(found) - 2, -1, -1):
        bare, last = found[place].quantity, found[place + 1].quantity
        if (
            bare is not None
            and last is not None
            and found[place].verdict in _BARE
            and found[place + 1].verdict == "claim"
            and not bare.unit
            and last.unit
            and bare.kind == "number"
            and not bare.multiplier
            and last.value is not None
            and bare.value is not None
            and text[bare.end : last.start] in _AND
            and _alike(text, bare, last)
        ):
            power = last.multiplier - bare.multiplier
            shared = replace(
                bare, value=bare.value.scaleb(power), unit=last.unit, multiplier=last.multiplier, kind=last.kind,
                unit_code=last.unit_code, rule=last.rule,
            )  # fmt: skip
            found[place] = Numeral(bare.start, bare.end, "claim", "unit of the list", shared)


def _alike(text: str, bare: Quantity, last: Quantity) -> bool:
    """True where two numbers are printed alike and 分别, or a decimal point in both, makes them two figures: 3、4个月 is a range."""
    first, second = text[bare.number_start : bare.number_end], text[last.number_start : last.number_end]
    if not (first[:1].isdigit() and second[:1].isdigit()):
        return False
    return ("." in first and "." in second) or _SEVERALLY.search(text, max(0, bare.start - 48), bare.start) is not None
