"""Suites that give a text back with its numerals in digits: which numeral became which number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from benchmarks.suites.expectation import Amount, amount
from benchmarks.suites.reading import same_amount
from factminer.quantity.number import number_value
from factminer.quantity.quantity import Numeral

_NUMBER = re.compile(r"(?P<number>(?:(?<![0-9])-)?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:/[1-9][0-9]{0,9})?)(?P<sign>%|℃)?")

# The longest numeral in words that is looked for, in characters.
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A stretch of the text that the peer writes as a number; `sign` is the % or ℃ written with it."""

    start: int
    end: int
    words: str
    value: Amount
    sign: str

    def __str__(self) -> str:
        """In one line, for the list of failures."""
        return f"{self.words}: {self.value.printed}{self.sign}"


def find_rewritten(text: str, rewritten: str) -> tuple[Rewritten, ...] | None:
    """The stretches that were rewritten; None where more than numerals was.

    >>> [str(r) for r in find_rewritten("上涨了百分之八", "上涨了8%") or ()]
    ['百分之八: 8%']
    """
    numbers = list(_NUMBER.finditer(rewritten))
    ends = [0, *(number.end() for number in numbers)]
    starts = [*(number.start() for number in numbers), len(rewritten)]
    spans = _place(text, [rewritten[a:b] for a, b in zip(ends, starts, strict=True)])
    if spans is None:
        return None
    stretches = []
    for (start, end), number in zip(spans, numbers, strict=True):
        value = amount(number["number"])
        if value is None:
            return None
        if text[start:end] != number.group():
            stretches.append(Rewritten(start, end, text[start:end], value, number["sign"] or ""))
    return tuple(stretches)


def _place(text: str, between: list[str]) -> list[tuple[int, int]] | None:
    """The stretches of the text between pieces that stand in it word for word, each stretch as short as can be."""
    if not text.startswith(between[0]):
        return None
    # One step a piece: each place where it may end, with the place where the stretch before it began.
    reached: list[dict[int, int]] = [{len(between[0]): 0}]
    for piece in between[1:]:
        ends: dict[int, int] = {}
        for start in reached[-1]:
            for end in range(start + 1, min(start + _LONGEST, len(text)) + 1):
                if text.startswith(piece, end):
                    ends.setdefault(end + len(piece), start)
        reached.append(ends)
    at = len(text)
    if at not in reached[-1]:
        return None
    spans = []
    for piece, ends in zip(reversed(between[1:]), reversed(reached[1:]), strict=True):
        spans.append((ends[at], at - len(piece)))
        at = ends[at]
    return spans[::-1]


def is_read(numerals: tuple[Numeral, ...], expected: Rewritten) -> bool:
    """True where a numeral covers the stretch and has its value; a date or an ordinal has it as a number."""
    for numeral in numerals:
        if numeral.start > expected.start or numeral.end < expected.end:
            continue
        quantity = numeral.quantity
        if quantity is not None and quantity.value is not None:
            sign = "℃" if quantity.unit in ("℃", "摄氏度") else quantity.unit
            if (not expected.sign or sign == expected.sign) and same_amount(Fraction(quantity.value), expected.value):
                return True
        value = number_value(expected.words)
        if value is None or not same_amount(Fraction(value), expected.value):
            continue
        # 十万 becomes 10万, 十二块五毛 12块5毛: the number that is read holds the stretch as one of its figures.
        if quantity is None or expected.start >= quantity.start:
            return True
    return False
