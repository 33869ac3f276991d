"""How far a printed figure may lie from the exact one: half of its last printed digit."""

from __future__ import annotations

from decimal import Decimal


def half_last_digit(value: Decimal) -> Decimal:
    """The rounding that a figure was printed with.

    >>> half_last_digit(Decimal("96.8")), half_last_digit(Decimal("159"))
    (Decimal('0.05'), Decimal('0.5'))
    """
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
