"""Words, idioms and proper names in which a numeral counts nothing: from the vocabulary, longest word first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import regex

from factminer.lexicon import load
from factminer.lexicon.number_words import NumeralWord
from factminer.lexicon.place_words import Division
from factminer.quantity.quantity import Numeral
from factminer.quantity.unit import UNITS, Units

# 一个个, 一项一项; 看一看
_REDUPLICATED = regex.compile(r"一(\p{Han})一?\1(?![0-9])|(\p{Han})一\2(?![0-9])")
NUMERALS = frozenset("0123456789０１２３４５６７８９〇零一二两三四五六七八九十百千万亿廿卅")
_NUMERAL = re.compile(f"[{''.join(sorted(NUMERALS))}]")
NUMERAL_BEFORE = NUMERALS | {"几", "数", "余", "多"}
_DIGITS = frozenset("零一二三四五六七八九")
_COUNTING = "零一二两三四五六七八九十百千万亿"
_ARABIC = frozenset("0123456789")
# Behind these, what is a word elsewhere is a count: 新增四处, 共三门.
_COUNTED = re.compile("(?:共有|共计|合计|新增|增加|增至|达到?|只有|仅有|购买|购置|建成|建有|设有|拥有)\\Z")
_MAGNITUDES = frozenset("十百千万亿")


@dataclass(frozen=True, slots=True)
class _Word:
    word: str
    verdict: str
    rule: str
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    counted: int  # where a unit would begin if the word were a count, 0 where it cannot be one


def _word(row: NumeralWord, rule: str) -> _Word:
    numerals = len(row.word) - len(row.word.lstrip(_COUNTING))
    counted = numerals if 0 < numerals < len(row.word) else 0
    return _Word(row.word, row.verdict, rule, tuple(row.not_after.split()), tuple(row.not_before.split()), counted)


def _packaged() -> dict[str, _Word]:
    rows = {row.word: _word(row, "word of the vocabulary") for row in load(NumeralWord)}
    for division in load(Division):
        for name in (division.name, division.short):
            if name in rows:
                rows[name] = replace(rows[name], verdict="name", rule="administrative division")
        # A short name may be a count (三台, 三门): those that may not are words of the vocabulary.
        if len(division.name) > 2 and "（" not in division.name:
            rows.setdefault(division.name, _word(NumeralWord(division.name, "name", "", ""), "administrative division"))
    return rows


@dataclass(frozen=True)
class Words:
    """Words, idioms and names that a reading knows: the package's with the divisions of China, or the user's `own`."""

    own: tuple[NumeralWord, ...] | None = None

    @cached_property
    def _index(self) -> dict[tuple[int, str], tuple[_Word, ...]]:
        """Words by the place of their first numeral and their first two characters, longest first."""
        rows = (
            _packaged()
            if self.own is None
            else {row.word: _word(row, "word of the user's lexicon") for row in self.own}
        )
        index: dict[tuple[int, str], list[_Word]] = {}
        for word in sorted(rows, key=lambda w: -len(w)):
            at = next((i for i, char in enumerate(word) if char in NUMERALS), None)
            if at is not None:
                index.setdefault((at, word[:2]), []).append(rows[word])
        return {key: tuple(words) for key, words in index.items()}

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where in a word its first numeral may stand, the furthest first."""
        return tuple(sorted({at for at, _ in self._index}, reverse=True))

    def beginning(self, place: int, head: str) -> tuple[_Word, ...]:
        """The words with their first numeral at `place` that begin with the two characters of `head`, longest first."""
        return self._index.get((place, head), ())


WORDS = Words()


def find_words(text: str, words: Words = WORDS, units: Units = UNITS) -> Iterator[Numeral]:
    """Words of the vocabulary, where their neighbours allow them.

    >>> [(n.start, n.end, n.verdict) for n in find_words("二七区千方百计增产三百年")]
    [(0, 3, 'name'), (3, 7, 'idiom')]
    """
    done = 0
    # From numeral to numeral: a word is looked for only where its first numeral stands.
    for numeral in _NUMERAL.finditer(text):
        if numeral.start() < done:
            continue
        for place in words.places:
            start = numeral.start() - place
            if start < done:
                continue
            candidates = words.beginning(place, text[start : start + 2])
            word = next((w for w in candidates if _stands(text, start, w, units)), None)
            if word is not None:
                done = start + len(word.word)
                yield Numeral(start, done, word.verdict, word.rule)
                break


def find_reduplicated(text: str) -> Iterator[Numeral]:
    """Reduplicated classifiers: 一个个, 一项一项."""
    for found in _REDUPLICATED.finditer(text):
        if (found.group(1) or found.group(2)) not in NUMERALS:  # 一百百帕
            yield Numeral(found.start(), found.end(), "idiom", "reduplicated classifier")


def _stands(text: str, start: int, word: _Word, units: Units) -> bool:
    if not text.startswith(word.word, start):
        return False
    end = start + len(word.word)
    before, after = text[start - 1 : start], text[end : end + 1]
    # Behind another numeral a word is a piece of a number, and so it is before a magnitude: 三百年, 二十分, 这一百人.
    if word.word[0] in NUMERALS and before in NUMERAL_BEFORE and (len(word.word) < 4 or before not in _ARABIC):
        return False
    # 一点五 and 二点二元 are decimals.
    if after in _DIGITS and word.word[-1] == "点" and word.word[0] in NUMERALS:
        return False
    if word.word[-1] in NUMERALS and after == "点" and text[end + 1 : end + 2] in _DIGITS:
        return False
    if word.word[0] in NUMERALS and before == "点" and text[start - 2 : start - 1] in NUMERALS:
        return False
    # 三公里 is no 三公, 四平方米 no 四平: a unit that begins in the word and ends behind it makes a count.
    unit = units.simple(text, start + word.counted) if word.counted else None
    counted = unit is not None and unit.end == end and _COUNTED.search(text, max(0, start - 3), start)
    if counted or (unit is not None and unit.end > end):
        return False
    if word.word[-1] in NUMERALS and after in _MAGNITUDES and not text.startswith("万一", end):
        return False
    if word.not_after and text.endswith(word.not_after, 0, start):
        return False
    return not (word.not_before and text.startswith(word.not_before, end))
