"""Which unit or classifier stands at a place of the text, as printed.

The vocabulary says which characters make a unit a part of another word (3部 but 部门). Compound units keep their slash:
亩/栋, 微克/立方米; the part printed behind the amount in words joins it: 25.5元每公斤 and 600元一斤 are 元/公斤 and 元/斤.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from factminer.lexicon import load
from factminer.lexicon.number_words import CurrencySign, Unit
from factminer.lexicon.user import merged

_SLASHES = "/／∕⁄"
# 以 makes 所以 and 则以, but 100所以上 is bounded.
_BOUNDS = ("以上", "以下", "以内")
_LATIN_WORD = re.compile("[A-Za-z](?=[A-Za-z0-9])")
# In these a number is sold or spent by one of something: 600元一斤, 30元每人.
_RATED = frozenset({"money", "mass", "energy", "volume"})
_EVEN = re.compile(r"(?<=[元圆])[整正](?![个理体形合治改式常规天点年数齐在是当确修顿])")
# 元/50公斤, 件/万人, 例/10万: how many of the part the amount is for.
_BASE = re.compile(r"(?:[0-9]{1,4}|[十百千]?(?=[万亿千百]))[百千]?[万亿]?")
# 3块钱, 5块一斤, 2块5: 块 is money only in such company; elsewhere it counts plots and pieces.
_MONEY_PIECE = re.compile(r"块(?=钱|多|一[斤个公]|左右|[0-9一二三四五六七八九](?:一斤)?[，。、])")
_PER = frozenset({"mass", "area", "volume", "length", "count", "time", "energy"})
# 个 belongs to the unit only where it counts months or working days.
_RECORDED = {"％": "%", "个百分点": "百分点", "个基点": "基点", "个点": "点"}


@cache
def currency_signs() -> Mapping[str, str]:
    """The signs and codes that name a currency before a number, with the unit of each."""
    return {row.sign: row.unit for row in load(CurrencySign)}


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """A unit found in the text: where it ends, how it is written, and what the vocabulary knows of its first part."""

    end: int
    written: str
    unit: Unit

    @property
    def recorded(self) -> str:
        """The unit as a quantity records it."""
        return _RECORDED.get(self.written, self.written)

    @property
    def code(self) -> str | None:
        """UCUM code, for units that stand alone."""
        return self.unit.code if self.written == self.unit.unit else None

    @property
    def kind(self) -> str:
        """The kind of amount; a compound unit tells a rate."""
        return "rate" if "/" in self.written else self.unit.kind


@dataclass(frozen=True)
class Units:
    """The units that a reading knows: those of the package's vocabulary, and those that the user adds.

    >>> Units().at("25.5元每公斤，", 4).written, Units().at("3个村", 1).written, Units().at("5部门", 1)
    ('元/公斤', '个', None)
    """

    added: tuple[Unit, ...] = ()

    @cached_property
    def _rows(self) -> tuple[Unit, ...]:
        return merged(load(Unit), self.added)

    @cached_property
    def _by_first(self) -> dict[str, tuple[tuple[Unit, tuple[str, ...]], ...]]:
        """Units by their first character, longest first, each with what may not follow it."""
        index: dict[str, list[tuple[Unit, tuple[str, ...]]]] = {}
        for unit in sorted(self._rows, key=lambda u: -len(u.unit)):
            index.setdefault(unit.unit[0], []).append((unit, tuple(unit.not_before.split())))
        return {first: tuple(units) for first, units in index.items()}

    @cached_property
    def _by_name(self) -> dict[str, Unit]:
        return {unit.unit: unit for unit in self._rows}

    @cached_property
    def latin(self) -> frozenset[str]:
        """The units that are written in Latin letters."""
        return frozenset(unit.unit for unit in self._rows if unit.unit.isascii())

    def simple(self, text: str, at: int) -> PrintedUnit | None:
        """The longest unit of the vocabulary that stands at `at` and is no part of another word."""
        for unit, not_before in self._by_first.get(text[at : at + 1], ()):
            end = at + len(unit.unit)
            if not text.startswith(unit.unit, at) or (
                not_before and text.startswith(not_before, end) and not text.startswith(_BOUNDS, end)
            ):
                continue
            # Latin letters and digits run on: 5G, 3m2.
            if _LATIN_WORD.match(text, end - 1):
                continue
            return PrintedUnit(end, unit.unit, unit)
        return None

    def at(self, text: str, at: int) -> PrintedUnit | None:
        """The unit at `at` with all that belongs to it: a currency, a slash and its part, brackets."""
        found = self.simple(text, at)
        if found is None:
            return None
        if _MONEY_PIECE.match(text, at):
            found = PrintedUnit(at + (2 if text.startswith("块钱", at) else 1), "块", self._by_name["块钱"])
        if found.unit.kind == "money" and (longer := self._whole_money(text, found)):
            return longer
        return self._rate(text, found) or self._bracketed(text, found) or found

    def base(self, written: str) -> tuple[str, Decimal]:
        """The unit that amounts of this kind are compared in, and the factor to it; one without is its own base.

        >>> UNITS.base("公斤"), UNITS.base("斤"), UNITS.base("家")
        (('千克', Decimal('1')), ('千克', Decimal('0.5')), ('家', Decimal('1')))
        """
        unit = self._by_name.get(written)
        if unit is None or unit.base is None or unit.factor is None:
            return written, Decimal(1)
        return unit.base, unit.factor

    def code(self, written: str) -> str | None:
        """The UCUM code of a unit as written, where the vocabulary has one."""
        unit = self._by_name.get(written)
        return unit.code if unit else None

    def money_before(self, text: str, at: int, unit: str) -> tuple[int, str] | None:
        """Where a currency printed before the number begins, and its name: ￥300, $20, 港币2960元.

        >>> UNITS.money_before("售价￥300，", 3, ""), UNITS.money_before("共计港币20元", 4, "元")
        ((2, '元'), (2, '港币'))
        """
        if not unit:
            before = at - 1 if text[at - 1 : at] == " " else at
            signs = currency_signs()
            # Longest first: HK$ ends in $.
            for start in range(max(0, before - 3), before):
                if name := signs.get(text[start:before]):
                    return start, name
            return None
        if unit in ("元", "圆"):
            for size in (4, 3, 2):
                found = self._by_name.get(text[at - size : at]) if at >= size else None
                if found is not None and found.kind == "money" and found.base not in ("元", None):
                    return at - size, found.unit
        return None

    def _whole_money(self, text: str, found: PrintedUnit) -> PrintedUnit | None:
        """壹仟元整, and 9000元日币: a currency named behind 元 is the unit."""
        if _EVEN.match(text, found.end):
            return PrintedUnit(found.end + 1, found.written, found.unit)
        if found.written == "元" and (named := self.simple(text, found.end)) and named.unit.kind == "money":
            return named if named.unit.base not in ("元", None) else None
        return None

    def _rate(self, text: str, found: PrintedUnit) -> PrintedUnit | None:
        """The unit with the part that it is for each of, behind it: 元/吨, 元每公斤, 元一斤, 元每人每月."""
        following = text[found.end : found.end + 1]
        if following and following in _SLASHES:
            return self._per(text, found)
        # 600元一斤 is a price; 80公里每小时, 3次每天 are rates of any kind.
        if following != "每" and not (following == "一" and found.unit.kind in _RATED):
            return None
        part = self.simple(text, found.end + 1)
        if part is None:
            return None
        if following == "每" and text.startswith("每", part.end) and (third := self._part(text, part.end + 1)):
            return PrintedUnit(third[1], f"{found.written}/{part.written}·{third[0]}", found.unit)
        boundary = text[part.end : part.end + 1]
        ends = not boundary or boundary in "，。；、）)！？的 \n"
        if found.unit.kind == "money" and following == "一":
            ends = ends or part.unit.kind == "mass" or boundary in "…—”～涨跌降到左卖买贵"  # 从8元一斤涨到
        if part.unit.kind in _PER and (ends or (following == "每" and found.unit.kind == "money")):
            return PrintedUnit(part.end, f"{found.written}/{part.written}", found.unit)
        return None

    def _per(self, text: str, found: PrintedUnit) -> PrintedUnit | None:
        """The unit with the part behind its slash: 元/吨, 元/人·月, 元/（平方米·月）, 元/50公斤, 件/万人, 克/每立方米."""
        after = found.end + 1
        bracket = text.startswith(("(", "（"), after)
        after += bracket
        if text.startswith("每", after):
            after += 1
        base = _BASE.match(text, after)
        here = base.end() if base else after
        part = self._part(text, here)
        if part is None:
            return None
        written, end = f"{found.written}/{text[after:here]}{part[0]}", part[1]
        # A second part only where it ends there, too: 元/人·月, 吨/公顷.
        if text[end : end + 1] in ("·", "/", "・", ".") and (third := self._part(text, end + 1)):
            written, end = f"{written}{text[end]}{third[0]}", third[1]
        if bracket:
            if not text.startswith((")", "）"), end):
                return None
            end += 1
        return PrintedUnit(end, written, found.unit)

    def _part(self, text: str, at: int) -> tuple[str, int] | None:
        """Name and end of the part behind a slash or 每: a unit, or a stretch of time that counts by its own (元/月)."""
        if text.startswith(("月", "季"), at):
            return text[at], at + 1
        found = self.simple(text, at)
        return (found.written, found.end) if found else None

    def _bracketed(self, text: str, found: PrintedUnit) -> PrintedUnit | None:
        """台（套）, 个(项), 省（区）: a second classifier in brackets."""
        if not text.startswith(("（", "("), found.end) or found.unit.kind == "money":
            return None
        inner = self.simple(text, found.end + 1)
        if inner is None or not text.startswith(("）", ")"), inner.end):
            return None
        return PrintedUnit(inner.end + 1, text[found.end - len(found.written) : inner.end + 1], found.unit)


UNITS = Units()
