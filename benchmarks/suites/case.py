"""A peer's test cases as data: one JSON object a line, with the text and what the peer expects of it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the peer finds in the text, in the peer's terms.

    `value` is as it stands in the file: a number, a string (50%, an interval), a list of two, an object, or None.
    """

    start: int
    end: int
    text: str
    type: str
    value: object
    unit: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a suite; without items, the peer says that there is nothing to be found."""

    id: str
    text: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Malformed:
    """A line of the file that is no case, with the reason."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Suite:
    """The cases of one file."""

    name: str
    cases: tuple[Case, ...]
    malformed: tuple[Malformed, ...]

    @property
    def types(self) -> frozenset[str]:
        """The types of what the suite finds, for the cases in which it finds nothing."""
        return frozenset(item.type for case in self.cases for item in case.items)

    @property
    def converts(self) -> bool:
        """True where every text is one number and nothing else: the peer is a converter, not a reader of text."""
        return all(
            item.type in ("number", "digit_string") and item.text.strip() == _plain(case.text).strip()
            for case in self.cases
            for item in case.items
        )


def read_suite(path: Path) -> Suite:
    """The cases of one file, and the lines that are none."""
    cases: list[Case] = []
    malformed: list[Malformed] = []
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            found = _case(line, f"{path.stem} line {number}")
            if isinstance(found, Case):
                cases.append(found)
            else:
                malformed.append(found)
    return Suite(path.stem, tuple(cases), tuple(malformed))


def read_suites(folder: Path) -> Iterator[Suite]:
    """The suites of a folder, by name."""
    for path in sorted(folder.glob("*.jsonl")):
        yield read_suite(path)


def normalised_type(name: str) -> str:
    """The peer's name of a type in one spelling: Amount-of-Money and amount_of_money are one."""
    return name.strip().lower().replace("-", "_").replace(" ", "_").removeprefix("builtin.").removeprefix("datetimev2.")


def _case(line: str, place: str) -> Case | Malformed:
    try:
        row = json.loads(line, parse_float=Decimal)
    except (ValueError, RecursionError):
        return Malformed(place, "the line is no JSON")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return Malformed(place, "the line has no text")
    expected = row.get("expected")
    if not isinstance(expected, list):
        return Malformed(place, "the line does not list what is expected")
    name = str(row.get("id", place))
    items = []
    for printed in expected:
        item = _item(row["text"], printed)
        if isinstance(item, str):
            return Malformed(name, item)
        items.append(item)
    return Case(name, row["text"], tuple(items))


def _item(text: str, printed: object) -> Item | str:
    """What is expected, its span checked against the text; or the reason why it cannot be used."""
    if not isinstance(printed, dict) or not isinstance(printed.get("type"), str):
        return "something expected has no type"
    words, unit = printed.get("text"), printed.get("unit")
    start, end = printed.get("start"), printed.get("end")
    item = Item(
        -1,
        -1,
        words if isinstance(words, str) else "",
        normalised_type(printed["type"]),
        printed.get("value"),
        None if unit is None else str(unit),
    )
    if item.type == "rewrite":
        return replace(item, start=0, end=len(text))
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        start = end = 0
    if start < end and (not item.text or _plain(text[start:end]) == _plain(item.text)):
        return replace(item, start=start, end=end, text=_plain(text[start:end]))
    at = _plain(text).find(_plain(item.text)) if item.text and len(_plain(text)) == len(text) else -1
    if at < 0:
        return "the span does not hold the words that are expected"
    return replace(item, start=at, end=at + len(item.text), text=_plain(item.text))


def _plain(text: str) -> str:
    """Width and case aside, character by character so that the offsets stay; peers print what they normalised."""
    return "".join(n if len(n := unicodedata.normalize("NFKC", c).lower()) == 1 else c for c in text)
