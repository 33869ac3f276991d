"""A number that fills a cell, and the unit that its head prints for it.

In a table number and unit stand apart: 亿元 in the head multiplies what is printed below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from factminer.page.cell import NUMBER_CELL, WIDTH, YEAR
from factminer.quantity.number import number_value
from factminer.quantity.quantity import Quantity
from factminer.quantity.unit import UNITS

_MAGNITUDE = re.compile(r"[十百千]?[万亿]{0,2}")
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z℃℉°³²㎡/／·]{1,8}")
_DOWN = frozenset("-–—−↓▼")


@dataclass(frozen=True, slots=True)
class HeadUnit:
    """A unit without its 万 or 亿, which is the `power` of ten."""

    unit: str
    power: int = 0
    kind: str = "number"
    code: str | None = None


@lru_cache(maxsize=4096)
def read_unit(printed: str, *, stated: bool = False) -> HeadUnit | None:
    """The unit that `printed` is, None where it is none; one that is `stated` (单位：万标准箱) need not be known.

    >>> read_unit("亿元"), read_unit("千公顷").power, read_unit("千瓦时").power, read_unit("现价")
    (HeadUnit(unit='元', power=8, kind='money', code='{CNY}'), 3, 0, None)
    """
    bare = printed.strip().translate(WIDTH).replace("％", "%").removeprefix("±").strip()
    magnitude = _MAGNITUDE.match(bare)
    for start in (0, magnitude.end() if magnitude else 0):
        found = UNITS.at(bare, start) if start < len(bare) else None
        if found is not None and found.end == len(bare):
            written = {"个百分点": "百分点", "个基点": "基点"}.get(found.written, found.written)
            return HeadUnit(written, _power(bare[:start]), found.kind, found.code)
    if magnitude and magnitude.end() == len(bare) > 0:
        return HeadUnit("", _power(bare))
    rest = bare[magnitude.end() :] if magnitude else bare
    if stated and _WORD.fullmatch(rest):
        return HeadUnit(rest, _power(bare[: len(bare) - len(rest)]), "count")
    return None


def _power(magnitude: str) -> int:
    return sum(_POWERS[character] for character in magnitude)


_RANGE = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,6})?)[-–—~～至]([0-9]{1,9}(?:\.[0-9]{1,6})?)")


def range_at(cell: str) -> Quantity | None:
    """The range that fills a cell, in no unit: 1.2—1.5.

    >>> found = range_at("1.2—1.5")
    >>> str(found.low), str(found.high), range_at("2022-2024")
    ('1.2', '1.5', None)
    """
    found = _RANGE.fullmatch(cell.translate(WIDTH))
    if found is None or (low := Decimal(found[1])) >= (high := Decimal(found[2])):
        return None
    if YEAR.fullmatch(found[1]) and YEAR.fullmatch(found[2]):
        return None
    end = len(cell)
    return Quantity(0, end, None, "", "range", low, high, kind="number", number_end=end, rule="range")


@dataclass(frozen=True, slots=True)
class CellNumber:
    """The number of a cell: places in it, its value without the sign, and its own unit, if it has one.

    `second` is where a second number stands in brackets behind it.
    """

    start: int
    end: int
    digits: int
    value: Decimal
    down: bool
    unit: HeadUnit | None
    second: tuple[int, int] | None


def read_cell(cell: str) -> CellNumber | None:
    """The number that fills `cell`, None where there is more in it or less.

    >>> read_cell("-3.2").value, read_cell("1 234.5").value, read_cell("１２．３％").unit.unit, read_cell("第一产业")
    (Decimal('3.2'), Decimal('1234.5'), '%', None)
    """
    plain = cell.translate(WIDTH)
    found = NUMBER_CELL.fullmatch(plain.strip())
    if found is None:
        return None
    unit = read_unit(found["unit"]) if found["unit"] else None
    value = number_value(found["number"].replace(" ", "").replace(",", ""))
    if value is None or (found["unit"] and unit is None):
        return None
    left = len(plain) - len(plain.lstrip())
    end = found.end("unit") if unit else found.end("number")
    second = (left + found.start("second"), left + found.end("second")) if found["second"] else None
    start = found.start("sign") if found["sign"] else found.start("number")
    return CellNumber(
        left + start, left + end, left + found.start("number"), value, found["sign"] in _DOWN, unit, second
    )


def cell_quantity(number: CellNumber, at: int, unit: HeadUnit | None, *, signed: bool) -> Quantity:
    """The quantity of a cell that begins at `at` of its text, in the unit of its head where it prints none itself.

    `signed` keeps the sign in the value; of a change the sign tells the direction, and the value is positive.
    """
    own = number.unit
    if own is not None and own.unit:
        unit = own
    elif own is not None:  # 3.2万 below 人
        unit = HeadUnit(
            unit.unit if unit else "", own.power, unit.kind if unit else "number", unit.code if unit else None
        )
    power = unit.power if unit else 0
    value = number.value.scaleb(power) if power else number.value
    return Quantity(
        at + number.start,
        at + number.end,
        -value if signed and number.down else value,
        unit.unit if unit else "",
        multiplier=power,
        kind=unit.kind if unit else "number",
        unit_code=unit.code if unit else None,
        number_start=at + number.digits,
        number_end=at + number.end,
        rule="number of a cell",
    )
