"""The files of a dataset: each table is there under the schema, and is the one that datapackage.json names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from factminer.dataset.contract.rule import Breach, Rule
from factminer.dataset.describing.package import FILE_NAME, PackageError, check_resource, read_package
from factminer.dataset.schema import SCHEMA_VERSION, TABLES, Table
from factminer.dataset.tables import file_name, parts_of

COLUMNS: Mapping[str, Rule] = {
    table.name: Rule(f"{table.name}.columns", table.name, f"the table has the columns of schema {SCHEMA_VERSION}")
    for table in TABLES
}
PACKAGED: Mapping[str, Rule] = {
    table.name: Rule(f"{table.name}.package", table.name, f"the file is the one that {FILE_NAME} names")
    for table in TABLES
}


def files_of(folder: Path, table: str) -> tuple[Path, ...]:
    """The file of a table, or its parts in their order where it is a directory, none where it is not there."""
    path = folder / file_name(table)
    return tuple(parts_of(path)) if path.exists() else ()


def check_columns(folder: Path, table: Table) -> Breach | None:
    """The breach of the table's schema, None where each of its files has it."""
    rule = COLUMNS[table.name]
    files = files_of(folder, table.name)
    if not files:
        return Breach(rule, 1, (f"{table.name}.parquet is not there",))
    faults = [f"{file.relative_to(folder)}: {fault}" for file in files if (fault := _fault(file, table))]
    return Breach(rule, len(faults), tuple(faults[:3])) if faults else None


def check_package(folder: Path) -> tuple[int, list[Breach]]:
    """How many tables datapackage.json was held against, none where there is no such file, and the breaches."""
    try:
        package = read_package(folder)
    except PackageError as fault:
        return 1, [Breach(PACKAGED[TABLES[0].name], 1, (str(fault),))]
    if package is None:
        return 0, []
    breaches = []
    for name, rule in PACKAGED.items():
        resource = package.resources.get(name)
        faults = tuple(check_resource(folder, resource)) if resource else (f"{FILE_NAME} does not name the table",)
        if faults:
            breaches.append(Breach(rule, len(faults), faults[:3]))
    return len(PACKAGED), breaches


def _fault(file: Path, table: Table) -> str:
    """What of a file's schema is not the table's. A cluster writes parts without metadata, all of it nullable."""
    is_part = file.parent.name == f"{table.name}.parquet"
    try:
        found = pq.read_schema(file)
    except (OSError, pa.ArrowException) as fault:
        return f"cannot be read: {' '.join(str(fault).split())}"
    stated = (found.metadata or {}).get(b"schema_version", b"" if not is_part else SCHEMA_VERSION.encode()).decode()
    if stated != SCHEMA_VERSION:
        return f"schema {stated or 'without a version'}, here is {SCHEMA_VERSION}"
    return next(_differences(found, table, is_part), "")


def _differences(found: pa.Schema, table: Table, is_part: bool) -> Iterator[str]:
    names = set(found.names)
    for column in table.columns:
        if column.name not in names:
            yield f"no column {column.name}"
            continue
        if found.names.count(column.name) > 1:
            yield f"more than one column {column.name}"
            continue
        field = found.field(column.name)
        wanted = _loose(column.type) if is_part else column.type
        if (_loose(field.type) if is_part else field.type) != wanted:
            yield f"{column.name} is {field.type}, not {column.type}"
        elif not is_part and field.nullable != column.nullable:
            yield f"{column.name} {'may' if field.nullable else 'may not'} be null"
    for name in found.names:
        if name not in table.column_names:
            yield f"the column {name} is not of the schema"
    if tuple(found.names) != table.column_names:
        yield "the columns are in another order"


def _loose(kind: pa.DataType) -> pa.DataType:
    """A type without the names of items and without what may be null in it."""
    if pa.types.is_list(kind):
        return pa.list_(pa.field("element", _loose(kind.value_type)))
    if pa.types.is_struct(kind):
        return pa.struct([pa.field(field.name, _loose(field.type)) for field in kind])
    return kind
