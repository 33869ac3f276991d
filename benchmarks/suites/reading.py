"""What is read in a text, held against an expectation: the figures it is made of, value, unit and qualifier."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from benchmarks.suites.exclusion import NUMERAL
from benchmarks.suites.expectation import Amount, Expectation
from benchmarks.suites.kind import NUMBER, PERCENT, RANGE, is_of_type
from benchmarks.suites.peer_unit import factors
from factminer.quantity.number import number_value
from factminer.quantity.quantity import Numeral, Quantity

_NUMERAL = re.compile(f"[{NUMERAL}半兆幺倆俩參]")
_SHARE = re.compile(r"分\s*之|[%％‰成]")
_OF_HUNDRED = re.compile(r"[一壹]?[百千万佰仟萬]+\s*分\s*之")


def find_reading(text: str, numerals: tuple[Numeral, ...], expected: Expectation) -> Numeral | None:
    """The numeral that is made of the expected figures and says what is expected."""
    for numeral in numerals:
        if expected.vague and numeral.verdict == "vague" and _covers(text, numeral.start, numeral.end, expected):
            return numeral
        quantity = numeral.quantity
        if quantity is not None and _same_figures(text, quantity, expected) and _says(quantity, expected):
            return numeral
    return None


def is_read_as_number(text: str, expected: Expectation) -> bool:
    """True where the whole text is the number and the converter of numbers reads it as expected.

    A number without a sentence is no quantity of a text; the ledger may call it a label that holds none. This is asked
    in suites of converters, and elsewhere only where the ledger reads nothing at all.
    """
    if expected.item.type not in NUMBER or expected.value is None or expected.unit is not None or expected.vague:
        return False
    if expected.item.start > 0 or text[expected.item.end :].strip():
        return False
    value = number_value(text.strip())
    return value is not None and same_amount(Fraction(value), expected.value)


def same_amount(ours: Fraction, theirs: Amount) -> bool:
    """Equal; or equal as far as the peer prints it.

    Peers print a float with fifteen digits (2.02107211321364E+23, 0.333333333333333) and money with two decimals; the
    guidelines print a quotient that does not end with six (三分之一 is 0.333333).
    """
    if ours == theirs.value:
        return True
    printed = theirs.printed
    if not printed or "/" in printed:
        return abs(ours - theirs.value) * 2_000_000 <= 1 and not _ends(theirs.value)
    digits = len(Decimal(printed).normalize().as_tuple().digits)
    if digits >= 12 and ("." in printed or "e" in printed.lower()):
        if "e" not in printed.lower() or abs(theirs.value) < 1:
            return abs(ours - theirs.value) * 2_000_000 <= 1
        return abs(ours - theirs.value) <= abs(theirs.value) * Fraction(f"1e{1 - digits}")
    if re.fullmatch(r"-?[0-9]+\.[0-9]{2}", printed):
        return round(ours, 2) == theirs.value
    return False


def _ends(value: Fraction) -> bool:
    """True where the decimal places of a value come to an end."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def _covers(text: str, start: int, end: int, expected: Expectation) -> bool:
    """True where all numerals of the expected span lie between start and end; letters and units may lie outside."""
    item = expected.item
    figures = [found.start() for found in _NUMERAL.finditer(text, item.start, item.end)]
    return bool(figures) and start <= figures[0] and figures[-1] < end


def _same_figures(text: str, quantity: Quantity, expected: Expectation) -> bool:
    """True where quantity and expectation are made of the same numerals; the unit joins the number here, not there."""
    item = expected.item
    first, last = quantity.number_start, quantity.number_end
    if last <= first:
        first, last = quantity.start, quantity.end
    of_hundred = _OF_HUNDRED.match(text, first, last)
    if of_hundred and of_hundred.end() <= item.start:  # 百分之 is the sign of per cent in words
        first = of_hundred.end()
    if any(not item.start <= found.start() < item.end for found in _NUMERAL.finditer(text, first, last)):
        return False
    return expected.part or _covers(text, quantity.start, quantity.end, expected)


def _says(quantity: Quantity, expected: Expectation) -> bool:
    """True where qualifier, unit and value are as expected."""
    if expected.qualifiers is not None and quantity.qualifier not in expected.qualifiers:
        return False
    if expected.value is None and expected.low is None:
        return is_of_type(quantity, expected.item.type)
    return any(_has_amount(quantity, expected, factor) for factor in _factors(quantity, expected))


def _has_amount(quantity: Quantity, expected: Expectation, factor: Fraction) -> bool:
    if expected.value is not None:
        return quantity.value is not None and same_amount(Fraction(quantity.value), expected.value.times(factor))
    if expected.low is None or expected.high is None or quantity.low is None or quantity.high is None:
        return False
    return same_amount(Fraction(quantity.low), expected.low.times(factor)) and same_amount(
        Fraction(quantity.high), expected.high.times(factor)
    )


def _factors(quantity: Quantity, expected: Expectation) -> tuple[Fraction, ...]:
    """By what the peer's value may be multiplied to be ours, for the unit that is read."""
    item = expected.item
    if expected.unit is not None:
        return (Fraction(1),) if quantity.unit == expected.unit else ()
    if item.type in PERCENT:
        return _per_cent(quantity)
    if item.type in NUMBER | RANGE and item.unit is None:
        # A share has its unit here and is a plain number there: 一百分之二 is 2 % or 0.02.
        times = {"%": 100, "‰": 1000}.get(quantity.unit, 1) if _SHARE.search(item.text) else 1
        return (Fraction(times), Fraction(1)) if item.type in RANGE else (Fraction(times),)
    return factors(item, quantity.unit)


def _per_cent(quantity: Quantity) -> tuple[Fraction, ...]:
    """The same fact in per cent: 2折 is 20 %, 75折 is 75 %, 三分之一 a share of 0.333333; points are per cent there."""
    if quantity.unit in ("%", "百分点"):
        return (Fraction(1),)
    if quantity.unit == "‰":
        return (Fraction(10),)
    if quantity.unit == "折" and quantity.value is not None:
        return (Fraction(1, 10),) if quantity.value <= 10 else (Fraction(1),)
    return (Fraction(1, 100),) if quantity.unit == "" and quantity.kind == "share" else ()
