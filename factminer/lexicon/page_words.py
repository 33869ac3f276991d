"""Row types of the vocabularies that the page stage reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Furniture:
    """A word that marks a line of a page's frame: `how` it stands in the line, and the `reason` it is noise for.

    `ends` tells that such a line stands below an article.
    """

    FILE: ClassVar[str] = "page_furniture.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("word", "how")
    word: str
    how: str
    reason: str
    ends: bool


@dataclass(frozen=True, slots=True)
class Opener:
    """A word that begins a paragraph (`opens`) or cannot begin one (`continues`)."""

    FILE: ClassVar[str] = "page_openers.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("word",)
    word: str
    role: str


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname, by which a line of names is told from a line of other words."""

    FILE: ClassVar[str] = "page_surnames.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("surname",)
    surname: str
