"""Suites that give a text back with its numerals in digits: which numeral became which number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from benchmarks.suites.expectation import Amount, amount
from benchmarks.suites.reading import same_amount
from factminer.quantity.number import number_value
from factminer.quantity.quantity import Numeral

_NUMBER = re.compile(r"(?P<number>-?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:/[1-9][0-9]{0,9})?)(?P<sign>%|℃)?")


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
    if len(numbers) > 20:
        return None
    pattern, end = "", 0
    for number in numbers:
        pattern += re.escape(rewritten[end : number.start()]) + "(.{1,40}?)"
        end = number.end()
    found = re.fullmatch(pattern + re.escape(rewritten[end:]), text)
    if found is None:
        return None
    stretches = []
    for group, number in enumerate(numbers, start=1):
        value = amount(number["number"])
        if value is None:
            return None
        if found[group] != number.group():
            stretches.append(Rewritten(*found.span(group), found[group], value, number["sign"] or ""))
    return tuple(stretches)


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
        if quantity is None and value is not None and same_amount(Fraction(value), expected.value):
            return True
    return False
