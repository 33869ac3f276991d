"""A number that fills a cell, and the unit that its head prints for it.

In a table number and unit stand apart: 亿元 in the head multiplies what is printed below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factminer.lexicon.table_words import alternatives
from factminer.page.cell import MAGNITUDE, NUMBER_CELL, WIDTH, YEAR
from factminer.quantity.amount import amount_at
from factminer.quantity.ledger import find_numerals
from factminer.quantity.number import number_value
from factminer.quantity.quantity import Quantity
from factminer.quantity.unit import UNITS, Units
from factminer.quantity.vocabulary import VOCABULARY, Vocabulary

_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z℃℉°³²㎡/／·]{1,8}")
_DOWN = frozenset("-–—−↓▼")
_TOLD = re.compile(rf"(?:同比|环比)?(?:(?P<up>{alternatives('risen')})|(?P<down>{alternatives('fallen')}))(?=[0-9])")


@dataclass(frozen=True, slots=True)
class HeadUnit:
    """A unit without its 万 or 亿, which is the `power` of ten."""

    unit: str
    power: int = 0
    kind: str = "number"
    code: str | None = None


def read_unit(printed: str, units: Units = UNITS, *, stated: bool = False) -> HeadUnit | None:
    """The unit that `printed` is, None where it is none; one that is `stated` (单位：万标准箱) need not be known.

    >>> read_unit("亿元"), read_unit("千公顷").power, read_unit("千瓦时").power, read_unit("现价")
    (HeadUnit(unit='元', power=8, kind='money', code='{CNY}'), 3, 0, None)
    """
    bare = printed.strip().translate(WIDTH).removeprefix("±").strip()
    magnitude = MAGNITUDE.match(bare)
    for start in (0, magnitude.end() if magnitude else 0):
        found = units.at(bare, start) if start < len(bare) else None
        if found is not None and found.end == len(bare):
            return HeadUnit(found.recorded, _power(bare[:start]), found.kind, found.code)
    if magnitude and magnitude.end() == len(bare) > 0:
        return HeadUnit("", _power(bare))
    rest = bare[magnitude.end() :] if magnitude else bare
    if stated and _WORD.fullmatch(rest):
        return HeadUnit(rest, _power(bare[: len(bare) - len(rest)]), "count")
    return None


def _power(magnitude: str) -> int:
    value = number_value(magnitude)
    return value.adjusted() if value else 0


@dataclass(frozen=True, slots=True)
class CellNumber:
    """The quantity of a cell, in its own unit if it prints one, at its places in the cell.

    `down` is a minus or an arrow, which the value leaves out; `told` is up or down where a word says it (下降3.1%);
    `second` is where a second number stands in brackets.
    """

    quantity: Quantity
    down: bool = False
    told: str = ""
    worded: bool = False
    second: tuple[int, int] | None = None


def read_cell(cell: str, vocabulary: Vocabulary = VOCABULARY) -> CellNumber | None:
    """The quantity that fills `cell`, None where there is more in it or less, or only the likes of a date.

    >>> [read_cell(cell).quantity.value for cell in ("-3.2", "1 234.5", "约3000", "1.2亿")]
    [Decimal('3.2'), Decimal('1234.5'), Decimal('3000'), Decimal('1.2E+8')]
    >>> read_cell("１２．３％").quantity.unit, read_cell("下降3.1%").told, read_cell("第一产业"), read_cell("2021年底")
    ('%', 'down', None, None)
    """
    plain = cell.translate(WIDTH)
    found = NUMBER_CELL.fullmatch(plain.strip())
    if found is None:
        return _in_words(cell, vocabulary)
    unit = read_unit(found["unit"], vocabulary.units) if found["unit"] else HeadUnit("")
    value = number_value(found["number"].replace(" ", "").replace(",", ""))
    if value is None or unit is None:
        return _in_words(cell, vocabulary)
    left = len(plain) - len(plain.lstrip())
    end = left + found.end("unit" if found["unit"] else "number")
    quantity = Quantity(
        left + found.start("sign" if found["sign"] else "number"),
        end,
        value.scaleb(unit.power),
        unit.unit,
        multiplier=unit.power,
        kind=unit.kind,
        unit_code=unit.code,
        number_start=left + found.start("number"),
        number_end=end,
        rule="number of a cell",
    )
    second = (left + found.start("second"), left + found.end("second")) if found["second"] else None
    return CellNumber(quantity, found["sign"] in _DOWN, second=second)


def _in_words(cell: str, vocabulary: Vocabulary) -> CellNumber | None:
    """约3000人, 3—5%, 增长5.3%: what is a quantity in a sentence is one in a cell, too."""
    plain = cell.translate(WIDTH)
    told = _TOLD.match(plain)
    start = told.end() if told else 0
    quantity = amount_at(cell, start, vocabulary.units) if plain[start : start + 1].isdigit() else None
    if quantity is None or quantity.qualifier != "range" or quantity.unit or _is_years(quantity):
        numerals = find_numerals(cell, vocabulary)
        quantity = numerals[0].quantity if len(numerals) == 1 else None
    if quantity is None or (quantity.start, quantity.end) != (start, len(cell)):
        return None
    direction = "" if told is None else "down" if told["down"] else "up"
    return CellNumber(replace(quantity, rule="words in a cell"), told=direction, worded=True)


def _is_years(quantity: Quantity) -> bool:
    return all(bound is not None and YEAR.fullmatch(str(bound)) for bound in (quantity.low, quantity.high))


def in_unit(quantity: Quantity, unit: HeadUnit | None, at: int, *, negative: bool = False) -> Quantity:
    """The quantity of a cell that begins at `at`, in the unit of its head where it prints none itself.

    A 万 of its own stands for that of the head: 3.2万 below 万人 is 32,000.
    """
    moved = quantity.moved(lambda place: at + place)
    if negative and moved.value is not None:
        moved = replace(moved, value=-moved.value)
    if unit is None or moved.unit:
        return moved
    power = 0 if moved.multiplier else unit.power
    value, low, high = (v.scaleb(power) if v is not None and power else v for v in (moved.value, moved.low, moved.high))
    return replace(
        moved,
        value=value,
        low=low,
        high=high,
        unit=unit.unit,
        kind=unit.kind,
        unit_code=unit.code,
        multiplier=moved.multiplier + power,
    )
