"""datapackage.json: what the tables are, of which files they were made and by what, as a Frictionless Data Package.

It follows version 2 of the standard (https://datapackage.org). The tables are its resources, each with the bytes, the
SHA-256 and the number of rows of its file; the files that were read are its sources. What the standard has no word
for stands under `factminer`. There is no clock in it: the same tables of the same files give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from factminer.dataset.schema import BY_NAME, SCHEMA_VERSION, Column, Table

FILE_NAME = "datapackage.json"
MEDIA_TYPE = "application/vnd.apache.parquet"
TITLE = "Figures read from Chinese government and newspaper text"
DESCRIPTION = (
    "Every figure of the texts as a typed claim with its place in the text, or in the ledger with the reason why not. "
    "Made by factminer. The MIT licence covers the program and the tables. It does not cover the words of the "
    "texts that the tables quote and hold: these stay with those who own them."
)
KEYWORDS = ("China", "government", "newspapers", "statistics", "claims", "information extraction")
LICENCE = {"name": "MIT", "title": "MIT License", "path": "https://opensource.org/license/mit"}

_WIDTH = 110


class PackageError(Exception):
    """A datapackage.json that cannot be used."""


@dataclass(frozen=True)
class Resource:
    """A table as a file: `path` in the folder of the package, size in bytes, SHA-256 in hexadecimal, number of rows."""

    table: Table
    path: str
    bytes: int
    sha256: str
    rows: int


@dataclass(frozen=True)
class SourceFile:
    """A file that was read, by its name in the tables: SHA-256 and size where it could be opened.

    `reader` names the library and its version that took the text out of it, empty where this package did. `given` is
    what the user said of it (published, place, publication …).
    """

    path: str
    sha256: str | None = None
    bytes: int | None = None
    reader: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MadeBy:
    """What made the tables: the program's version, the digest of its rules, the user's words by file and SHA-256."""

    version: str
    rules: str
    lexicon: Mapping[str, str] = field(default_factory=dict)
    schema_version: str = SCHEMA_VERSION


@dataclass(frozen=True)
class Package:
    """A datapackage.json as read: resources by the name of their table, sources by path."""

    resources: Mapping[str, Resource]
    sources: Mapping[str, SourceFile]
    made_by: MadeBy


def data_package(resources: Iterable[Resource], sources: Iterable[SourceFile], made_by: MadeBy) -> str:
    """The text of datapackage.json; sources in the order of their paths, one a line."""
    head = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "factminer",
        "title": TITLE,
        "description": DESCRIPTION,
        "version": made_by.schema_version,
        "licenses": [LICENCE],
        "keywords": list(KEYWORDS),
        "factminer": {
            "version": made_by.version,
            "rules": made_by.rules,
            "schema_version": made_by.schema_version,
            "lexicon": dict(sorted(made_by.lexicon.items())),
        },
        "resources": [_resource(resource) for resource in resources],
    }
    parts = [f"  {_compact(key)}: {_laid_out(value, 2)}" for key, value in head.items()]
    listed = [f"    {_compact(_source(source))}" for source in sorted(sources, key=lambda source: source.path)]
    if listed:
        parts.append('  "sources": [\n' + ",\n".join(listed) + "\n  ]")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def read_package(folder: Path) -> Package | None:
    """The package of a folder, None where it has none. Raises PackageError where the file is damaged.

    Resources that are no table known here are passed over: a later version of the schema may have more.
    """
    path = folder / FILE_NAME
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as fault:
        raise PackageError(f"{path}: cannot be read: {fault}") from None
    try:
        return Package(
            {one["name"]: _read_resource(one) for one in read["resources"] if one["name"] in BY_NAME},
            {one["title"]: _read_source(one) for one in read.get("sources", [])},
            _read_made_by(read["factminer"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        said = f"no {fault}" if isinstance(fault, KeyError) else str(fault)
        raise PackageError(f"{path}: is no package of factminer: {said}") from None


def describe_file(table: Table, path: Path) -> Resource:
    """The resource that a table's file is, by reading it."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Resource(table, path.name, path.stat().st_size, sha256, pq.read_metadata(path).num_rows)


def check_resource(folder: Path, resource: Resource) -> Iterator[str]:
    """What of a table's file is not as the package says, a sentence each: size, hash, number of rows."""
    try:
        found = describe_file(resource.table, folder / resource.path)
    except (OSError, pa.ArrowException) as fault:
        yield f"{resource.path} cannot be read: {' '.join(str(fault).split())}"
        return
    for name in ("bytes", "sha256", "rows"):
        stated, is_so = getattr(resource, name), getattr(found, name)
        if stated != is_so:
            yield f"{resource.path}: {name} {is_so}, {stated} in {FILE_NAME}"


def _resource(resource: Resource) -> dict[str, Any]:
    table = resource.table
    return {
        "name": table.name,
        "path": resource.path,
        "description": table.description,
        "type": "table",
        "format": "parquet",
        "mediatype": MEDIA_TYPE,
        "bytes": resource.bytes,
        "hash": f"sha256:{resource.sha256}",
        "rows": resource.rows,
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    """The Table Schema. An empty text is a text and no missing value: `missingValues` is empty."""
    schema: dict[str, Any] = {"fields": [_field(table, column) for column in table.columns], "missingValues": []}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.unique:
        schema["uniqueKeys"] = [list(columns) for columns in table.unique]
    # The standard has no foreign key for the items of a list: those of checks and observations stay ours to hold.
    keys = [
        {"fields": [one.column], "reference": _target(table, one.table)}
        for one in table.references
        if not pa.types.is_list(table[one.column].type)
    ]
    return schema | ({"foreignKeys": keys} if keys else {})


def _target(table: Table, name: str) -> dict[str, Any]:
    fields = [BY_NAME[name].key[0]]
    return {"fields": fields} if name == table.name else {"resource": name, "fields": fields}


def _field(table: Table, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    if table.key == (column.name,):
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    told: dict[str, Any] = {"name": column.name, "type": _type(column.type), "description": column.description}
    return told | ({"unit": column.unit} if column.unit else {}) | ({"constraints": constraints} if constraints else {})


def _type(kind: pa.DataType) -> str:
    types = (
        (pa.types.is_string, "string"),
        (pa.types.is_integer, "integer"),
        (pa.types.is_floating, "number"),
        (pa.types.is_decimal, "number"),
        (pa.types.is_date, "date"),
        (pa.types.is_boolean, "boolean"),
        (pa.types.is_list, "array"),
    )
    return next(name for is_of, name in types if is_of(kind))


def _source(source: SourceFile) -> dict[str, Any]:
    """A source: its name is a `title`, for `path` would be sought beside the package."""
    told: dict[str, Any] = {"title": source.path}
    if source.sha256 is not None:
        told["hash"] = f"sha256:{source.sha256}"
    if source.bytes is not None:
        told["bytes"] = source.bytes
    if source.reader:
        told["reader"] = source.reader
    return told | ({"given": dict(sorted(source.given.items()))} if source.given else {})


def _read_resource(told: Mapping[str, Any]) -> Resource:
    return Resource(
        BY_NAME[told["name"]], str(told["path"]), int(told["bytes"]), _sha256(told["hash"]), int(told["rows"])
    )


def _read_source(told: Mapping[str, Any]) -> SourceFile:
    stated = told.get("hash")
    return SourceFile(
        str(told["title"]),
        None if stated is None else _sha256(stated),
        None if told.get("bytes") is None else int(told["bytes"]),
        str(told.get("reader", "")),
        {str(name): str(value) for name, value in told.get("given", {}).items()},
    )


def _read_made_by(told: Mapping[str, Any]) -> MadeBy:
    lexicon = {str(name): str(value) for name, value in told["lexicon"].items()}
    return MadeBy(str(told["version"]), str(told["rules"]), lexicon, str(told["schema_version"]))


def _sha256(stated: str) -> str:
    algorithm, _, digits = stated.partition(":")
    if algorithm != "sha256" or len(digits) != 64:
        raise ValueError(f"hash {stated!r} is no SHA-256")
    return digits


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _laid_out(value: Any, indent: int) -> str:
    """JSON in which an object or a list stands on one line where it fits on one."""
    line = _compact(value)
    if not value or not isinstance(value, Mapping | Sequence) or isinstance(value, str) or len(line) <= _WIDTH:
        return line
    if isinstance(value, Mapping):
        items = [f"{_compact(key)}: {_laid_out(item, indent + 2)}" for key, item in value.items()]
    else:
        items = [_laid_out(item, indent + 2) for item in value]
    opening, closing = "{}" if isinstance(value, Mapping) else "[]"
    space = " " * indent
    return f"{opening}\n" + ",\n".join(f"{space}  {item}" for item in items) + f"\n{space}{closing}"
