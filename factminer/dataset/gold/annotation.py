"""The two sides of the comparison: a claim that a person wrote down, and one from the table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

# Each is compared by itself; a claim is right as a whole when all are.
FIELDS = ("qualifier", "indicator", "place", "period", "status", "change")


class GoldError(Exception):
    """Gold that cannot be read: the message names file and line."""


@dataclass(frozen=True)
class Annotation:
    """A gold claim. `accepted` holds the right answers for each field, None among them where silence is right too."""

    start: int
    end: int
    quote: str
    unit: str
    value: float | None
    low: float | None
    high: float | None
    tier: str
    heads: tuple[str | None, ...]
    accepted: dict[str, tuple[str | None, ...]]

    @property
    def is_range(self) -> bool:
        """True where bounds are wanted, not a value."""
        return self.low is not None or self.high is not None

    @property
    def amount(self) -> str:
        """Value or bounds for a message."""
        return _amount(self.value, self.low, self.high, self.unit)


@dataclass(frozen=True)
class Prediction:
    """A row of claims, as far as it is compared."""

    start: int
    end: int
    quote: str
    unit: str
    value: float | None
    low: float | None
    high: float | None
    fields: dict[str, str | None]

    @property
    def amount(self) -> str:
        """Value or bounds for a message."""
        return _amount(self.value, self.low, self.high, self.unit)


def read_gold(folder: Path) -> Iterator[tuple[str, list[Annotation]]]:
    """Each gold file's name without its ending, and its claims. Files named .traps.jsonl hold no claims."""
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder")
    paths = [path for path in sorted(folder.glob("*.jsonl")) if not path.name.endswith(".traps.jsonl")]
    if not paths:
        raise GoldError(f"{folder}: holds no gold files (NAME.jsonl)")
    for path in paths:
        yield path.stem, list(_read_file(path))


def _read_file(path: Path) -> Iterator[Annotation]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise GoldError(f"{path}: cannot be read: {fault}") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _annotation(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as fault:
                raise GoldError(f"{path}:{number}: no gold claim: {type(fault).__name__}: {fault}") from None


def _annotation(record: dict[str, Any]) -> Annotation:
    return Annotation(
        start=record["start"],
        end=record["end"],
        quote=record.get("quote", ""),
        unit=record["unit"] or "",
        value=_number(record.get("value")),
        low=_number(record.get("low")),
        high=_number(record.get("high")),
        tier=record["tier"],
        heads=_answers(record.get("head")),
        accepted={field: _answers(record.get(field)) for field in FIELDS},
    )


def predictions(rows: Iterable[dict[str, Any]]) -> dict[str, list[Prediction]]:
    """The rows of claims by the name of their source without folder and ending, as gold files are named."""
    by_name: dict[str, list[Prediction]] = {}
    for row in rows:
        prediction = Prediction(
            start=row["start"],
            end=row["end"],
            quote=row.get("quote") or "",
            unit=row["unit"] or "",
            value=row["value"],
            low=row["low"],
            high=row["high"],
            fields={field: row[field] for field in FIELDS},
        )
        by_name.setdefault(PurePosixPath(row["source"]).stem, []).append(prediction)
    return by_name


def _answers(answer: Any) -> tuple[str | None, ...]:
    return tuple(answer) if isinstance(answer, list) else (answer,)


def _number(text: str | float | None) -> float | None:
    return None if text is None or text == "" else float(text)


def _amount(value: float | None, low: float | None, high: float | None, unit: str) -> str:
    return f"{value:g} {unit}" if value is not None else f"{low}–{high} {unit}"
