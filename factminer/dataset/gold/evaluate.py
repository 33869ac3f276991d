"""A folder of gold held against the claims table."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from factminer.dataset.gold.annotation import FIELDS, predictions, read_gold
from factminer.dataset.gold.score import CORE, Comparison, compare, figures
from factminer.dataset.reading.reader import read_table

_COLUMNS = ["source", "start", "end", "quote", "value", "low", "high", "unit", *FIELDS]


@dataclass(frozen=True)
class Evaluation:
    """The comparison of each gold file, by its name."""

    files: dict[str, Comparison]

    def table(self) -> tuple[tuple[str, ...], list[tuple[str | float, ...]]]:
        """Columns and rows: the figures of each file and, under `all`, of all of them."""
        by_file = {name: comparison.counts for name, comparison in self.files.items()}
        by_file["all"] = sum(by_file.values(), Counter[str]())
        rows = [(name, figures(counts)) for name, counts in by_file.items()]
        return ("file", *rows[0][1]), [(name, *row.values()) for name, row in rows]

    def overall(self) -> dict[str, float]:
        """The figures of all files together."""
        return figures(sum((comparison.counts for comparison in self.files.values()), Counter[str]()))

    def misses(self) -> Iterator[str]:
        """A line for each gold claim that was missed, each wrong claim, each right one with a wrong field."""
        for name, comparison in self.files.items():
            for gold in comparison.missed:
                yield f"missed  {name}:{gold.start}-{gold.end} {gold.quote} = {gold.amount}"
            for found in comparison.wrong:
                yield f"wrong   {name}:{found.start}-{found.end} {found.quote} = {found.amount}"
            for gold, found, differing in comparison.right:
                for field in differing:
                    wanted = " | ".join(str(answer) for answer in gold.accepted[field])
                    got = found.fields[field]
                    yield f"field   {name}:{gold.start}-{gold.end} {gold.quote} {field}: {got}, wanted {wanted}"


def evaluate(
    gold: str | os.PathLike[str], data: str | os.PathLike[str] | None = None, *, tables: bool = False
) -> Evaluation:
    """Compare every gold file in the folder `gold` with the claims of its text; `tables` counts cells of tables too."""
    found = predictions(read_table("claims", data).select(_COLUMNS).to_pylist())
    files = {}
    for name, wanted in read_gold(Path(gold)):
        counted = [replace(a, tier=CORE) if tables and a.tier == "table" else a for a in wanted]
        files[name] = compare(counted, found.get(name, []))
    return Evaluation(files)
