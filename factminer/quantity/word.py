"""Words, idioms and proper names in which a numeral counts nothing: from the vocabulary, longest word first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from factminer.lexicon import load
from factminer.lexicon.number_words import NumeralWord
from factminer.quantity.quantity import Numeral

_REDUPLICATED = regex.compile(r"一(\p{Han})一?\1(?![0-9])")
NUMERALS = frozenset("0123456789０１２３４５６７８９〇零一二两三四五六七八九十百千万亿廿卅")
NUMERAL_BEFORE = NUMERALS | {"几", "数", "余", "多"}


@lru_cache(maxsize=1)
def _index() -> tuple[regex.Pattern[str], dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]]:
    words = load(NumeralWord)
    # A named list is a set of strings to the engine, of which the longest matches: no alternation of 1,400 branches.
    pattern = regex.compile(r"\L<words>", words=[w.word for w in words])
    return pattern, {w.word: (w.verdict, tuple(w.not_after.split()), tuple(w.not_before.split())) for w in words}


def find_words(text: str) -> Iterator[Numeral]:
    """Words of the vocabulary and reduplicated classifiers (一个个, 一项一项), where their neighbours allow them."""
    pattern, words = _index()
    for found in pattern.finditer(text):
        word = found.group()
        verdict, not_after, not_before = words[word]
        # Behind another numeral a short word is a piece of a number: 三百年, 二十分.
        if len(word) < 4 and word[0] in NUMERALS and text[found.start() - 1 : found.start()] in NUMERAL_BEFORE:
            continue
        if not_after and text.endswith(not_after, 0, found.start()):
            continue
        if not_before and text.startswith(not_before, found.end()):
            continue
        yield Numeral(found.start(), found.end(), verdict, "word of the vocabulary")
    for found in _REDUPLICATED.finditer(text):
        yield Numeral(found.start(), found.end(), "idiom", "reduplicated classifier")
