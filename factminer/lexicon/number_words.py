"""Row types of the vocabularies that the quantity stage reads."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or classifier as printed.

    `code` is UCUM where there is one; an amount times `factor` is in `base`; `not_before` lists, separated by blanks,
    the characters that make the unit a part of another word when they stand next.
    """

    FILE: ClassVar[str] = "units.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("unit",)
    unit: str
    kind: str
    code: str | None
    base: str | None
    factor: Decimal | None
    not_before: str


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A word beside a number that says how exact it is.

    `side` is before, after or magnitude (before a bare 百, 千, 万 or 亿); `not_after` and `not_before` list the characters
    that make it a part of another word; `!环节` excepts a word that ends in one of them.
    """

    FILE: ClassVar[str] = "qualifiers.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("word", "side")
    word: str
    side: str
    qualifier: str
    not_after: str
    not_before: str


@dataclass(frozen=True, slots=True)
class NumeralWord:
    """A word or name in which a numeral counts nothing, with the verdict on it.

    `not_after` and `not_before` list, separated by blanks, what may not stand next to it (十分 but 十分钟).
    """

    FILE: ClassVar[str] = "numeral_words.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("word",)
    word: str
    verdict: str
    not_after: str
    not_before: str


@dataclass(frozen=True, slots=True)
class UnitPart:
    """A smaller unit that may stand behind an amount with a number of its own: 元 has 角, `ratio` of them to one."""

    FILE: ClassVar[str] = "unit_parts.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("unit", "part")
    unit: str
    part: str
    ratio: Decimal


@dataclass(frozen=True, slots=True)
class CurrencySign:
    """A sign or code of a currency that stands before the number, and the unit that it is recorded as."""

    FILE: ClassVar[str] = "currency_signs.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("sign",)
    sign: str
    unit: str


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word beside which a number is part of a name: 863计划, 八一路, 波音737.

    `side` is where the word stands, before or after the number; `digits` which numbers it makes a name; `not_before`
    lists, separated by blanks, what may not stand behind the word.
    """

    FILE: ClassVar[str] = "name_words.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("word", "side", "digits")
    word: str
    side: str
    digits: str
    verdict: str
    rule: str
    not_before: str


@dataclass(frozen=True, slots=True)
class Traditional:
    """A traditional character and its simplified form, among those that stand about numbers."""

    FILE: ClassVar[str] = "traditional.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("traditional",)
    traditional: str
    simplified: str
