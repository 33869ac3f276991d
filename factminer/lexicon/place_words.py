"""Row types of the vocabularies of places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division, county level and above, in force or of the past; the file's head tells the columns."""

    FILE: ClassVar[str] = "places.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("code",)
    code: str
    name: str
    short: str
    parent: str
    current: str
    plain: bool


@dataclass(frozen=True, slots=True)
class ForeignPlace:
    """A part or a city of another country."""

    FILE: ClassVar[str] = "foreign_places.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("place",)
    place: str
    country: str
    name: str

    @property
    def full_name(self) -> str:
        """The usual name behind that of the country."""
        return self.country + (self.name or self.place).removeprefix(self.country)


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A word that stands for a place, or that tells what a place name before or behind it is part of."""

    FILE: ClassVar[str] = "place_words.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("word", "kind")
    word: str
    kind: str
    value: str
