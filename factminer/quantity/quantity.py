"""The two types of this stage: a quantity, and a numeral with its verdict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its unit and qualifier, as printed, from `start` to `end` of the text that was read.

    `value` has the multipliers applied (近2.6万人: 26000) and is None for a range, which has `low` and `high`.
    `unit` is the unit as printed without the multiplier (万元: 元; 亩/栋 keeps its slash), empty where none is printed;
    `multiplier` the 万 or 亿 printed with the number, as a power of ten; `qualifier` one of exact, about, nearly, over,
    under, range; `kind` what sort of amount the unit tells: count, share, money, area, length, mass, time …
    """

    start: int
    end: int
    value: Decimal | None
    unit: str
    qualifier: str = "exact"
    low: Decimal | None = None
    high: Decimal | None = None
    multiplier: int = 0
    kind: str = "count"
    unit_code: str | None = None
    number_start: int = 0
    number_end: int = 0
    rule: str = ""

    def moved(self, start: Callable[[int], int], end: Callable[[int], int] | None = None) -> Quantity:
        """The quantity at other places: what begins at p then begins at `start(p)`; ends move alike unless told."""
        end = end or start
        return replace(
            self,
            start=start(self.start),
            end=end(self.end),
            number_start=start(self.number_start),
            number_end=end(self.number_end),
        )


@dataclass(frozen=True, slots=True)
class Numeral:
    """A run of digits or Chinese numerals, with what surrounds it, and the verdict on it.

    `verdict` is `claim` where the numeral is a quantity that the text asserts; otherwise the reason why it is none:
    date, time, duration, ordinal, label, idiom, identifier, vague, article, name, list, age, score, per, unknown.
    `rule` names what decided. `quantity` is what was read, whether the text asserts it or not; None where the numeral is part of a word or a date.
    """

    start: int
    end: int
    verdict: str
    rule: str
    quantity: Quantity | None = None
