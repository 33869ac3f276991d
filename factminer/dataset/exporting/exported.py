"""A table on its way into another form, and the description of its columns that goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.dataset as arrow_dataset

from factminer.dataset.reading.parts import read_batches
from factminer.dataset.schema import BY_NAME

DESCRIPTIONS = "columns"
DESCRIBED = ("table", "column", "type", "may_be_empty", "meaning")
# Excel cuts what is longer, in a workbook as in a CSV file that it opens.
LONGEST_CELL = 32_767


@dataclass(frozen=True)
class Exported:
    """A table to be written: its name, its rows, and its schema with the descriptions that its file carries."""

    name: str
    opened: arrow_dataset.Dataset

    @property
    def schema(self) -> pa.Schema:
        """The columns with their descriptions."""
        return self.opened.schema

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """The rows in their order, only some thousand of them at a time in memory."""
        for batch in read_batches(self.opened):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def describe(tables: Sequence[Exported]) -> Iterator[tuple[str, str, str, str, str]]:
    """A row a table and a row a column: DESCRIBED. The meanings are those that the files carry."""
    for table in tables:
        yield table.name, "", "", "", _meaning(table.schema.metadata)
        for field in table.schema:
            known = BY_NAME[table.name].columns
            kind = next((c.type_name for c in known if c.name == field.name and c.type.equals(field.type)), None)
            empty = "yes" if field.nullable else "no"
            yield table.name, field.name, kind or str(field.type), empty, _meaning(field.metadata)


def _meaning(metadata: Mapping[bytes, bytes] | None) -> str:
    return (metadata or {}).get(b"description", b"").decode()
