"""When a claim of the table says what a gold claim says."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import ClassVar

from factminer.dataset.gold.annotation import FIELDS, Annotation, Prediction
from factminer.lexicon import read

# An indicator in other words than the gold's must hold its head and share this much of its characters.
_LIKE = 0.6


@dataclass(frozen=True)
class UnitAlias:
    """Two writings of one unit."""

    FILE: ClassVar[str] = "unit_aliases.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("unit",)

    unit: str
    same_as: str


def overlap(a: Annotation | Prediction, b: Annotation | Prediction) -> int:
    """Number of characters that both cover; not above zero where they share none."""
    return min(a.end, b.end) - max(a.start, b.start)


def same_quantity(gold: Annotation, found: Prediction) -> bool:
    """True where unit and value, or both bounds, agree. Half of something may be 0.5 or 50 %."""
    wanted, got = _unit(gold.unit), _unit(found.unit)
    if wanted == "" and got == "%" and gold.value is not None and found.value is not None:
        return _close(100 * gold.value, found.value)
    if wanted != got:
        return False
    if gold.is_range:
        return _close(gold.low, found.low) and _close(gold.high, found.high)
    return _close(gold.value, found.value)


def wrong_fields(gold: Annotation, found: Prediction) -> tuple[str, ...]:
    """The fields in which the two differ."""
    return tuple(field for field in FIELDS if not _agrees(field, gold, found))


def _agrees(field: str, gold: Annotation, found: Prediction) -> bool:
    got = _plain(found.fields[field])
    accepted = [_plain(answer) for answer in gold.accepted[field]]
    if field == "indicator":
        return _same_indicator(got, [answer for answer in accepted if answer], [_plain(head) for head in gold.heads])
    if field == "place" and got:
        return any(_same_place(got, answer) for answer in accepted)
    return got in accepted


def _same_indicator(got: str, accepted: list[str], heads: list[str]) -> bool:
    if not accepted or got in accepted:
        return True
    return any(head in got for head in heads) and max(_likeness(got, answer) for answer in accepted) >= _LIKE


def _same_place(got: str, wanted: str) -> bool:
    """Names of one place with more or less of the chain above it: 西宁市 and 青海省西宁市."""
    return bool(wanted) and len(got) > 1 and (got.endswith(wanted) or wanted.endswith(got))


def _likeness(a: str, b: str) -> float:
    """F1 of the characters, their order left aside."""
    if not a or not b:
        return 0.0
    return 2 * (Counter(a) & Counter(b)).total() / (len(a) + len(b))


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is None and b is None
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))


def _plain(text: str | None) -> str:
    """Without white space, full-width forms as their plain ones; nothing as the empty string."""
    return unicodedata.normalize("NFKC", "".join((text or "").split()))


def _unit(text: str) -> str:
    unit = _plain(text)
    return _aliases().get(unit, unit)


@cache
def _aliases() -> dict[str, str]:
    rows = read(UnitAlias, files(__package__) / UnitAlias.FILE)
    return {row.unit: row.same_as for row in rows}
