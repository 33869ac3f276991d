"""Row type of the headings of tables of articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ColumnName:
    """A `heading` under which a table of articles holds the `column` known here."""

    FILE: ClassVar[str] = "column_names.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("heading",)
    column: str
    heading: str
