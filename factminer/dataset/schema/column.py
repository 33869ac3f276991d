"""What a column and a table are: name, type and meaning, from which everything else about them is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pyarrow as pa

from factminer.dataset.schema.version import SCHEMA_VERSION

TEXT = pa.string()
COUNT = pa.int64()
NUMBER = pa.float64()
DECIMAL = pa.decimal128(38, 9)
POWER = pa.int8()
DAY = pa.date32()
FLAG = pa.bool_()


def _list(kind: pa.DataType) -> pa.DataType:
    """A list without gaps, its items named as Parquet names them: so the type read back is the type written."""
    return pa.list_(pa.field("element", kind, nullable=False))


def _struct(*fields: tuple[str, pa.DataType]) -> pa.DataType:
    return pa.struct([pa.field(name, kind, nullable=False) for name, kind in fields])


TEXTS = _list(TEXT)
SPANS = _list(_struct(("start", COUNT), ("end", COUNT)))
NOISE = _list(_struct(("start", COUNT), ("end", COUNT), ("reason", TEXT)))
TEXT_MAP = _list(_struct(("text", COUNT), ("source", COUNT), ("length", COUNT)))
ROLES = _list(_struct(("claim_id", TEXT), ("role", TEXT)))

_TYPE_NAMES: tuple[tuple[pa.DataType, str], ...] = (
    (TEXT, "text"),
    (COUNT, "integer"),
    (NUMBER, "number"),
    (DECIMAL, "decimal(38, 9)"),
    (POWER, "integer"),
    (DAY, "date"),
    (FLAG, "true or false"),
    (TEXTS, "list of text"),
    (SPANS, "list of {start, end}"),
    (NOISE, "list of {start, end, reason}"),
    (TEXT_MAP, "list of {text, source, length}"),
    (ROLES, "list of {claim_id, role}"),
)


@dataclass(frozen=True)
class Column:
    """One column: `values` are the values it may hold, where they are a closed list; `unit` is what numbers count."""

    name: str
    type: pa.DataType
    description: str
    nullable: bool = False
    values: tuple[str, ...] = ()
    unit: str = ""

    @property
    def type_name(self) -> str:
        """The type in words."""
        return next(name for kind, name in _TYPE_NAMES if kind.equals(self.type))

    @property
    def meaning(self) -> str:
        """The description, followed by the accepted values."""
        return f"{self.description} One of: {', '.join(self.values)}." if self.values else self.description

    def optional(self) -> Column:
        """The same column where it may be null."""
        return replace(self, nullable=True)

    def of(self, description: str) -> Column:
        """The same column where another table gives it a meaning of its own."""
        return replace(self, description=description)

    @property
    def field(self) -> pa.Field:
        """The column for Arrow, its meaning and its unit along with it."""
        told = {"description": self.meaning} | ({"unit": self.unit} if self.unit else {})
        return pa.field(self.name, self.type, self.nullable, told)


@dataclass(frozen=True)
class Reference:
    """A column that names rows of another table by the first column of its key.

    Of a column that is a list, each item does; of a list of structures `item` is the field that does.
    """

    column: str
    table: str
    item: str = ""


@dataclass(frozen=True)
class Table:
    """One table: what a row of it is, its columns in order, which of them name a row, and which name rows elsewhere.

    `unique` are further columns whose values, taken together, stand in no two rows.
    """

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    references: tuple[Reference, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()

    @property
    def schema(self) -> pa.Schema:
        """The table for Arrow: meanings, units and the schema's version included, and nothing else."""
        told = {"description": self.description, "schema_version": SCHEMA_VERSION}
        return pa.schema([column.field for column in self.columns], told)

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns in order."""
        return tuple(column.name for column in self.columns)

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def names(items: Iterable[Table | Column]) -> tuple[str, ...]:
    """The names of tables or columns, in their order."""
    return tuple(item.name for item in items)
