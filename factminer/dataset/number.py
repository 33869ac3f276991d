"""Decimal numbers to the columns' types: a double, and a decimal of nine places that is exact or not there."""

from __future__ import annotations

from decimal import Decimal

PLACES = 9
DIGITS = 38


def double(value: Decimal | None) -> float | None:
    """The nearest double; None as well for a number beyond all doubles, which would become infinite."""
    if value is None:
        return None
    number = float(value)
    return number if abs(number) != float("inf") else None


def exact(value: Decimal | None) -> Decimal | None:
    """The value as the column value_exact holds it, None where it has more digits than fit.

    >>> exact(Decimal("96.80")), exact(Decimal(1) / Decimal(3))
    (Decimal('96.8'), None)
    """
    if value is None or not value.is_finite():
        return None
    sign, digits, exponent = _stripped(value)
    if exponent < -PLACES or len(digits) + exponent > DIGITS - PLACES:
        return None
    return Decimal((sign, digits + (0,) * max(exponent, 0), min(exponent, 0)))


def is_cut(value: Decimal | None, printed: str) -> bool:
    """True where digits that stand in `printed` are lost in `exact(value)`; those of a third were never printed.

    >>> is_cut(Decimal("0.1234567891"), "0.1234567891吨"), is_cut(Decimal(1) / Decimal(3), "三分之一")
    (True, False)
    """
    if value is None or exact(value) is not None:
        return False
    return len(_stripped(value)[1]) <= sum(character.isnumeric() for character in printed)


def _stripped(value: Decimal) -> tuple[int, tuple[int, ...], int]:
    """Sign, digits without zeros at the end, exponent: `Decimal.normalize` would round to the context's precision."""
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return sign, digits, 0
    kept = len(digits)
    while kept > 1 and digits[kept - 1] == 0:
        kept -= 1
    return sign, digits[:kept], (exponent + len(digits) - kept) if any(digits) else 0
