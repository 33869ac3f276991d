"""Row type of the vocabulary that the heads of tables are read by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from factminer.lexicon import load


@dataclass(frozen=True, slots=True)
class TableWord:
    """A word in the head of a table: `role` is what it says of its column or row, `where` how it stands there.

    `where` is whole (the head is this word), start (the head begins with it), end (it ends with it) or any.
    """

    FILE: ClassVar[str] = "table_words.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("word", "role")
    word: str
    role: str
    where: str


@cache
def _by_role(role: str) -> tuple[TableWord, ...]:
    return tuple(row for row in load(TableWord) if row.role == role)


def has_role(head: str, role: str) -> bool:
    """True where a head, blanks left out, has a word of this role in its place.

    >>> has_role("同比增长", "yoy"), has_role("单位名称", "unit"), has_role("全省排名", "rank")
    (True, False, True)
    """
    return any(
        head == row.word
        or (row.where == "start" and head.startswith(row.word))
        or (row.where == "end" and head.endswith(row.word))
        or (row.where == "any" and row.word in head)
        for row in _by_role(role)
    )


def words_of(role: str) -> tuple[str, ...]:
    """The words of a role, longest first.

    >>> words_of("slice")[-2:]
    ('女', '男')
    """
    return tuple(sorted((row.word for row in _by_role(role)), key=lambda word: (-len(word), word)))


def alternatives(*roles: str) -> str:
    """The words of the roles for a pattern, longest first.

    >>> alternatives("slice").split("|")[-1]
    '男'
    """
    words = {word for role in roles for word in words_of(role)}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
