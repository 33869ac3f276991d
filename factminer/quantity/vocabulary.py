"""The words that a reading of numerals goes by: the package's, and those that a user adds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from factminer.lexicon.own_shapes import OwnShape
from factminer.lexicon.user import Lexicon
from factminer.quantity.unit import UNITS, Units
from factminer.quantity.word import WORDS, Words


@dataclass(frozen=True)
class Vocabulary:
    """Units, and words in which a numeral counts nothing; the user's own come before anything else. `shapes` are the
    user's sentence shapes, for the reading of claims."""

    units: Units = UNITS
    words: Words = WORDS
    own: Words | None = None
    shapes: tuple[OwnShape, ...] = ()


VOCABULARY = Vocabulary()


@lru_cache(maxsize=4)
def vocabulary_with(lexicon: Lexicon | None) -> Vocabulary:
    """The package's vocabulary with the user's words; put together once, for the indexes it makes of them."""
    if lexicon is None:
        return VOCABULARY
    units = Units(lexicon.units) if lexicon.units else UNITS
    return Vocabulary(units, own=Words(lexicon.words) if lexicon.words else None, shapes=lexicon.shapes)
