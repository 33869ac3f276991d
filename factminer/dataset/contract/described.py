"""The rules that the schema itself lays down: no nulls, unique keys, accepted values, finite numbers, references."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from factminer.dataset.contract.rule import Rule, across, key_of, of_rows, quoted
from factminer.dataset.schema import BY_NAME, TABLES, Column, Reference, Table


def described_rules() -> Iterator[Rule]:
    """The rules of every table, in the order of the tables."""
    for table in TABLES:
        yield _nulls(table)
        for columns in filter(None, (table.key, *table.unique)):
            yield _unique(table, columns)
        for column in table.columns:
            if column.values:
                yield _values(table, column)
        numbers = [quoted(column.name) for column in table.columns if pa.types.is_floating(column.type)]
        if numbers:
            infinite = " OR ".join(f"NOT isfinite({name})" for name in numbers)
            yield of_rows(table.name, "finite", "numbers are finite", infinite)
        for reference in table.references:
            yield _reference(table, reference)


def _nulls(table: Table) -> Rule:
    """A column that may not be null is not, nor is anything in a list."""
    faults = {f"{quoted(c.name)} IS NULL": c.name for c in table.columns if not c.nullable}
    faults |= {_gap(c): f"in {c.name}" for c in table.columns if pa.types.is_list(c.type)}
    named = ", ".join(f"CASE WHEN {fault} THEN '{name}' END" for fault, name in faults.items())
    description = "a column is null only where the schema says that it may be, and no list has gaps"
    return of_rows(table.name, "nulls", description, " OR ".join(faults), f"concat_ws(', ', {named})")


def _gap(column: Column) -> str:
    kind = column.type.value_type
    fields = [f"i.{quoted(f.name)}" for f in kind] if pa.types.is_struct(kind) else []
    missing = " OR ".join(f"{part} IS NULL" for part in ("i", *fields))
    return f"len([i FOR i IN {quoted(column.name)} IF {missing}]) > 0"


def _unique(table: Table, columns: tuple[str, ...]) -> Rule:
    name = "key" if columns == table.key else f"unique.{'.'.join(columns)}"
    listed = ", ".join(map(quoted, columns))
    sql = (
        f"SELECT concat_ws(' ', {listed}), concat(count(*), ' rows') FROM {table.name} "
        f"GROUP BY {listed} HAVING count(*) > 1"
    )
    return across(table.name, name, f"no two rows have the same {' and '.join(columns)}", sql)


def _values(table: Table, column: Column) -> Rule:
    listed = ", ".join(f"'{value}'" for value in column.values)
    description = f"{column.name} is one of {', '.join(column.values)}"
    return of_rows(table.name, f"values.{column.name}", description, f"{column.name} NOT IN ({listed})", column.name)


def _reference(table: Table, reference: Reference) -> Rule:
    """What a column names is there."""
    column = quoted(reference.column)
    key = BY_NAME[reference.table].key[0]
    named = f"unnest({column})" if pa.types.is_list(table[reference.column].type) else column
    item = f".{reference.item}" if reference.item else ""
    sql = (
        f"SELECT name, missing FROM (SELECT name, item{item} AS missing FROM "
        f"(SELECT {key_of(table.name)} AS name, {named} AS item FROM {table.name})) AS named "
        f"WHERE missing IS NOT NULL AND NOT EXISTS "
        f"(SELECT 1 FROM {reference.table} AS target WHERE target.{key} = missing)"
    )
    description = f"{reference.column} names rows of {reference.table}"
    return across(table.name, f"reference.{reference.column}", description, sql, reference.table)
