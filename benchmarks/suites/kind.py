"""Which types of the peers are quantities here, and which of our claims would be of that type."""

from __future__ import annotations

from factminer.quantity.quantity import Quantity

NUMBER = frozenset({"number", "numeral", "integer", "decimal", "fraction", "cardinal", "ratio"})
RANGE = frozenset({"numberrange", "number_range"})
PERCENT = frozenset({"percentage", "percent"})
MONEY = frozenset({"money", "currency", "amount_of_money"})
DIMENSION = frozenset(
    "dimension distance length area volume weight mass speed information data data_rate energy power pressure frequency angle quantity"
    " measure count multiple".split()
)
AGE = frozenset({"age"})
TEMPERATURE = frozenset({"temperature"})
DURATION = frozenset({"duration"})
DIGITS = frozenset({"digit_string"})
REWRITE = frozenset({"rewrite"})

COVERED = NUMBER | RANGE | PERCENT | MONEY | DIMENSION | AGE | TEMPERATURE | DURATION | REWRITE

# What the guidelines call no quantity, whatever the peer makes of it.
UNCOVERED = {
    "ordinal": "an ordinal is no quantity by the guidelines",
    "ordinal_range": "an ordinal is no quantity by the guidelines",
    "digit_string": "a string of digits read one by one is a code by the guidelines, not an amount",
    **dict.fromkeys(
        "date time datetime daterange timerange datetimerange set timezone holiday datetimealt date_range time_range".split(),
        "a date, clock time or period is no quantity by the guidelines",
    ),
    **dict.fromkeys(
        "phone_number phonenumber ip email url guid hashtag mention credit_card_number".split(),
        "an identifier is no quantity by the guidelines",
    ),
    **dict.fromkeys(("boolean", "choice"), "a word of yes or no holds no figure"),
}

_SHARE = frozenset({"%", "‰", "百分点", "折", "成"})
_DIMENSIONS = frozenset(
    "length area volume mass energy power voltage current pressure frequency data dose level speed".split()
)


def uncovered(type_: str) -> str | None:
    """Why a type is not compared, None where it is."""
    return None if type_ in COVERED else UNCOVERED.get(type_, f"a type that is not known here: {type_}")


def is_of_type(quantity: Quantity, type_: str) -> bool:
    """True where a reader of this type would have to report the quantity, too.

    A peer's reader of numbers leaves money and percentages to its other readers, and each of those leaves the rest.
    """
    share = quantity.unit in _SHARE
    if type_ in NUMBER:
        return not share and quantity.kind != "money"
    if type_ in RANGE:
        return quantity.qualifier in ("range", "over", "under")
    if type_ in PERCENT:
        return share
    if type_ in MONEY:
        return quantity.kind == "money"
    if type_ in DIMENSION:
        return quantity.kind in _DIMENSIONS
    if type_ in AGE:
        return quantity.kind == "age"
    if type_ in TEMPERATURE:
        return quantity.kind in ("temperature", "degree")
    if type_ in DURATION:
        return quantity.kind == "time"
    return False
