"""Words of a clause: the likeliest division by the frequencies of general words, those of the clause's own vocabulary first.

Chinese writes no word borders. A clause is divided into the words whose costs add up to the least; the vocabulary of
`phrase_words.tsv` costs less than any chance division, and a stretch that no word covers falls into single characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factminer.lexicon import load
from factminer.lexicon.phrase_words import GeneralWords, PhraseWord
from factminer.lexicon.place_words import Division

# Kinds of the clause's vocabulary that say what a word does at the edge of a phrase, not what it is.
EDGES = frozenset({"tail", "head", "opener", "closer", "prenominal", "classing", "division", "part", "describing"})
# The costs of a word of the clause's vocabulary, of a division's name and of a character of no known word.
_OWN, _DIVISION, _UNKNOWN = 11, 18, 32
# Characters that alone are words of the clause's structure.
_SINGLES = frozenset("要被把由从向让使将与在对给共已均都也还仅其该占有为是达屡以于按他她我你能可才再又很更就呈拨")
# Kinds of words that name something or what is done.
_NAMES = frozenset({"noun", "quality", "deed", "act", "time"})
_PLAIN = re.compile(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ.．%％]+")
_QUOTES = {"“": "”", "《": "》", "（": "）", "(": ")", "『": "』", "‘": "’", "「": "」"}


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a clause with its kind; `text` for what no word covers and for what stands in quotation marks."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class _Vocabulary:
    kinds: dict[str, tuple[int, str]]
    # The greatest length of a word by its first two characters.
    reach: dict[str, int]


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    kinds: dict[str, tuple[int, str]] = {}
    for group in load(GeneralWords):
        entry = (group.cost, group.kind)
        for word in group.words.split():
            kinds[word] = entry
    for row in load(Division):
        for name in (row.name, row.short):
            if len(name) > 1 and name not in kinds:
                kinds[name] = (_DIVISION, "noun")
    for row in load(PhraseWord):
        if row.kind not in EDGES and (len(row.word) > 1 or row.word in _SINGLES):
            kinds[row.word] = (min(_OWN, kinds.get(row.word, (_OWN,))[0]), row.kind)
    reach: dict[str, int] = {}
    for word in kinds:
        head = word[:2]
        if len(word) > reach.get(head, 1):
            reach[head] = len(word)
    return _Vocabulary(kinds, reach)


def find_words(text: str) -> tuple[Word, ...]:
    """The words of `text`, without gaps.

    >>> text = "大学生一齐表演节目"
    >>> [(text[w.start:w.end], w.kind) for w in find_words(text)]
    [('大学生', 'noun'), ('一齐', 'adverb'), ('表演', 'deed'), ('节目', 'noun')]
    """
    return _find_words(text)


def is_word(text: str) -> bool:
    """True for a word of the language, not only a division's name."""
    entry = _vocabulary().kinds.get(text)
    return entry is not None and entry != (_DIVISION, "noun")


def parts_at(text: str, at: int) -> bool:
    """True where no noun or deed of `text` runs on over `at`: only there does a verb of one character begin.

    >>> parts_at("自由泳", 1), parts_at("中签率由", 3), parts_at("指标分别达到", 4)
    (False, True, True)
    """
    return not any(word.start < at < word.end and word.kind in _NAMES for word in find_words(text))


@lru_cache(maxsize=4096)
def _find_words(text: str) -> tuple[Word, ...]:
    return tuple(_walk(text))


def _walk(text: str) -> Iterator[Word]:
    vocabulary = _vocabulary()
    kinds, reach = vocabulary.kinds, vocabulary.reach
    size = len(text)
    best = [0] * (size + 1)
    ends = [0] * size
    for at in range(size - 1, -1, -1):
        whole = _whole(text, at)
        if whole:
            best[at], ends[at] = best[whole], whole
            continue
        cost, end = best[at + 1] + kinds.get(text[at], (_UNKNOWN,))[0], at + 1
        longest = reach.get(text[at : at + 2], 1)
        for length in range(2, min(longest, size - at) + 1):
            entry = kinds.get(text[at : at + length])
            if entry is not None:
                found = entry[0] + best[at + length]
                if found <= cost:
                    cost, end = found, at + length
        best[at], ends[at] = cost, end
    at = 0
    while at < size:
        end = ends[at]
        kind = kinds.get(text[at:end], (0, "text"))[1]
        yield Word(at, end, "text" if kind == "single" else kind)
        at = end


def _whole(text: str, at: int) -> int:
    """The end of what is no words: a stretch in quotation marks or brackets, a number, a Latin name; 0 for none."""
    close = _QUOTES.get(text[at])
    if close:
        return text.find(close, at + 1) + 1
    plain = _PLAIN.match(text, at)
    return plain.end() if plain else 0
