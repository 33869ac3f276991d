"""The peers' names of units beside the units as a Chinese text writes them; the table is peer_units.tsv."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from benchmarks.suites.case import Item
from benchmarks.suites.kind import DURATION
from factminer.quantity.unit import UNITS

_TABLE = Path(__file__).with_name("peer_units.tsv")
# What stands behind the last character of the number: the unit as printed.
_TAIL = re.compile(r"[^0-9零〇一二两兩三四五六七八九十百千万亿萬億兆壹贰貳叁參肆伍陆陸柒捌玖拾佰仟半多余来几幾.\s]*\Z")
# A duration in the peer's seconds, where it names no unit; a month has 30 days there and a year 365.
_SECONDS = {"秒": 1, "天": 86400, "周": 604800, "月": 2592000, "年": 31536000}


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[tuple[str, Fraction], ...]]:
    rows: dict[str, list[tuple[str, Fraction]]] = {}
    lines = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        name, unit, factor = line.split("\t")
        rows.setdefault(name, []).append((unit, Fraction(factor)))
    return {name: tuple(found) for name, found in rows.items()}


def printed_unit(item: Item) -> str:
    """The unit as printed behind the last numeral of what is expected, empty where none is."""
    found = _TAIL.search(item.text)
    return found.group() if found else ""


def factors(item: Item, unit: str) -> tuple[Fraction, ...]:
    """By what an amount in the peer's unit may be multiplied to be one in ours; none where the units differ.

    3 Kilobit are 3000 比特; 300 Chinese yuan are 300 块钱; where no unit is printed (三百万) the peer's 元 is ours left
    out (guidelines: a number whose unit is left out has the unit "").
    """
    base, factor = UNITS.base(unit)
    if item.unit is None:
        if item.type in DURATION and base in _SECONDS:
            return (Fraction(1) / (_SECONDS[base] * Fraction(factor)),)
        return (Fraction(1),)
    if not unit:
        return (Fraction(1),) if not printed_unit(item) else ()
    name = item.unit.lower()
    rows = _rows().get(name) or _rows().get(name.removesuffix("s"), ())
    found = []
    for peer, times in (*rows, (item.unit, Fraction(1))):
        peer_base, peer_factor = UNITS.base(peer)
        if peer == unit or peer_base == base:
            found.append(times * Fraction(peer_factor) / Fraction(factor))
    if not rows and not found and item.unit.isascii() and printed_unit(item).startswith(unit):
        found.append(Fraction(1))
    return tuple(found)
