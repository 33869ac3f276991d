"""The tables as they are described, and as they were: the schema does not change without a step of its version.

`python tests/dataset/test_schema.py --write` records the schema under its version.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from factminer.dataset.schema import BY_NAME, SCHEMA_VERSION, TABLES, Column, Table
from factminer.dataset.schema.render import RENDERERS, put_columns

COLUMNS = [pytest.param(column, id=f"{table.name}.{column.name}") for table in TABLES for column in table.columns]

# The contract, as others rely on it: `?` may be null.
CONTRACT = {
    "documents": "document_id source copies sha256 media_type encoding text characters title? url? publication? "
    "published? published_basis place? noise articles claims status",
    "articles": "article_id document_id source number page? title? overline? subtitle? title_spans byline? dateline? "
    "genre text text_map body_spans place? published? continued_from? continues_to?",
    "claims": "claim_id document_id article_id source page? section start end spans quote text_start? text_end? "
    "sentence value? value_exact? low? high? unit unit_code? multiplier kind qualifier indicator indicator_id? action? "
    "per? place? place_code? period? period_start? period_end? period_text? status change basis? speaker? same_as? "
    "rule repairs",
    "numerals": "source document_id start end spans quote verdict claim_id? rule",
    "checks": "check_id document_id? source? kind claims expression printed computed difference tolerance verdict "
    "finding? sentence",
    "observations": "observation_id indicator indicator_id? dimensions place? place_code? period? period_start? "
    "period_end? value? low? high? qualifier unit unit_code? printed_value? printed_unit change basis? per? status "
    "claims sources agreed",
    "problems": "source document_id? stage error message start? end?",
}


def test_the_tables_are_those_of_the_contract() -> None:
    written = {t.name: " ".join(c.name + "?" * c.nullable for c in t.columns) for t in TABLES}
    assert written == CONTRACT


@pytest.mark.parametrize("column", COLUMNS)
def test_each_column_is_described_in_a_sentence(column: Column) -> None:
    assert column.description.endswith(".")
    assert len(column.description) > 15
    assert column.type_name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_key_of_a_table_is_never_null(table: Table) -> None:
    assert all(not table[name].nullable for name in table.key)


def test_arrow_carries_the_meanings() -> None:
    field = BY_NAME["claims"].schema.field("status")
    assert (
        field.metadata[b"description"] == b"Whether it is so, is intended, or is a norm. One of: actual, planned, rule."
    )
    assert not field.nullable


def test_arrow_carries_units_and_version_and_nothing_else() -> None:
    for table in TABLES:
        assert set(table.schema.metadata) == {b"description", b"schema_version"}
        assert table.schema.metadata[b"schema_version"] == SCHEMA_VERSION.encode()
        for field in table.schema:
            assert set(field.metadata) <= {b"description", b"unit"}
    assert BY_NAME["claims"].schema.field("start").metadata[b"unit"] == b"code points"
    assert b"unit" not in BY_NAME["claims"].schema.field("quote").metadata


@pytest.mark.parametrize("column", COLUMNS)
def test_a_number_has_a_unit(column: Column) -> None:
    numeric = column.type_name.startswith(("number", "decimal", "integer"))
    assert (
        bool(column.unit) == (numeric and column.name != "number")
        or "{start" in column.type_name
        or "length}" in column.type_name
    )


def test_references_and_unique_columns_are_columns() -> None:
    for table in TABLES:
        for reference in table.references:
            assert reference.column in table.column_names
            assert len(BY_NAME[reference.table].key) == 1
        assert all(name in table.column_names for columns in (table.key, *table.unique) for name in columns)


def test_every_column_stands_in_every_rendering() -> None:
    for render in RENDERERS.values():
        shown = render()
        assert all(
            f"{column.name}" in shown and column.description[:20] in shown for t in TABLES for column in t.columns
        )
    assert [table["name"] for table in json.loads(RENDERERS["json"]())["tables"]] == list(CONTRACT)


def test_the_readme_shows_the_columns_of_the_schema(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert put_columns(readme) == readme, "make it anew with factminer.dataset.schema.render.put_columns"


# The schema as it was under each version, and what a program that reads the tables could trip over.

Recorded = dict[str, Any]


def recorded(version: str) -> Path:
    return Path(__file__).with_name(f"schema_{version}.json")


def record() -> Recorded:
    return {
        table.name: {
            "key": list(table.key),
            "columns": {
                c.name: {"type": str(c.type), "nullable": c.nullable, "values": list(c.values), "unit": c.unit}
                for c in table.columns
            },
        }
        for table in TABLES
    }


def laid_out(schema: Recorded) -> str:
    """A column a line: so a change shows in a diff."""
    tables = []
    for name, table in schema.items():
        columns = ",\n".join(
            f'    "{c}": {json.dumps(told, ensure_ascii=False)}' for c, told in table["columns"].items()
        )
        tables.append(f'  "{name}": {{"key": {json.dumps(table["key"])}, "columns": {{\n{columns}\n  }}}}')
    return "{\n" + ",\n".join(tables) + "\n}\n"


def steps(old: Recorded, new: Recorded) -> list[tuple[str, str]]:
    """What has changed from one schema to another: the step of the version that it asks for, and its words."""
    found = [("major", f"the table {name} is gone") for name in old if name not in new]
    for name, table in new.items():
        if name not in old:
            found.append(("minor", f"a table {name} more"))
            continue
        found += [("major", f"the key of {name}")] if table["key"] != old[name]["key"] else []
        found += [(step, f"{name}.{said}") for step, said in _column_steps(old[name]["columns"], table["columns"])]
    return found


def _column_steps(old: Recorded, new: Recorded) -> list[tuple[str, str]]:
    found = [("major", f"{name} is gone") for name in old if name not in new]
    kept = [name for name in new if name in old]
    if kept != [name for name in old if name in new]:
        found.append(("major", f"{kept[0]} … stand in another order"))
    for name, column in new.items():
        before = old.get(name)
        if before is None:
            found.append(("minor" if column["nullable"] else "major", f"{name} is new"))
            continue
        if column["type"] != before["type"]:
            found.append(("major", f"{name} is {column['type']}, was {before['type']}"))
        if column["nullable"] != before["nullable"]:
            found.append(
                (
                    "major" if column["nullable"] else "minor",
                    f"{name} {'may' if column['nullable'] else 'may not'} be null",
                )
            )
        if column["values"] != before["values"]:
            wider = bool(before["values"]) and set(before["values"]) < set(column["values"])
            found.append(("minor" if wider else "major", f"{name} has other accepted values"))
        if column["unit"] != before["unit"]:
            found.append(("major" if before["unit"] else "minor", f"{name} counts in {column['unit'] or 'nothing'}"))
    return found


def test_the_schema_is_the_one_recorded_under_its_version() -> None:
    path = recorded(SCHEMA_VERSION)
    assert path.exists(), f"{path.name} is not there: record it with python tests/dataset/test_schema.py --write"
    changed = steps(json.loads(path.read_text(encoding="utf-8")), record())
    step = "major" if any(kind == "major" for kind, _ in changed) else "minor"
    assert not changed, (
        f"the schema has changed: {'; '.join(said for _, said in changed)}. That is a {step} step: raise SCHEMA_VERSION "
        "in factminer/dataset/schema/version.py by it, then python tests/dataset/test_schema.py --write"
    )
    assert path.read_text(encoding="utf-8") == laid_out(record())


def test_recorded_versions_follow_the_rules() -> None:
    paths = sorted(Path(__file__).parent.glob("schema_*.json"), key=lambda path: _number(path.stem))
    read = [(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in paths]
    assert read[-1][0] == f"schema_{SCHEMA_VERSION}"
    for (old, before), (new, after) in pairwise(read):
        major = any(step == "major" for step, _ in steps(before, after))
        assert not major or _number(old)[0] < _number(new)[0], f"from {old} to {new} is a major step"


def _number(stem: str) -> tuple[int, ...]:
    return tuple(int(part) for part in stem.removeprefix("schema_").split("."))


A = {"type": "string", "nullable": False, "values": ["x", "y"], "unit": ""}
CHANGES = [
    ({}, []),
    ({"a": A | {"type": "int64"}}, ["major"]),
    ({"a": A | {"nullable": True}}, ["major"]),
    ({"a": A | {"values": ["x", "y", "z"]}}, ["minor"]),
    ({"a": A | {"values": ["x"]}}, ["major"]),
    ({"a": A | {"values": []}}, ["major"]),
    ({"a": A | {"unit": "days"}}, ["minor"]),
    ({"a": A, "b": A}, ["major"]),
    ({"a": A, "b": A | {"nullable": True}}, ["minor"]),
    ({"b": A | {"nullable": True}}, ["major", "minor"]),
]


@pytest.mark.parametrize(("columns", "wanted"), CHANGES)
def test_a_change_asks_for_its_step(columns: Recorded, wanted: list[str]) -> None:
    old = {"t": {"key": ["a"], "columns": {"a": A}}}
    new = {"t": {"key": ["a"], "columns": columns or {"a": A}}}
    assert [step for step, _ in steps(old, new)] == wanted


def test_tables_and_keys_are_part_of_it() -> None:
    table = {"key": ["a"], "columns": {"a": A}}
    assert steps({"t": table}, {"t": table, "u": table}) == [("minor", "a table u more")]
    assert steps({"t": table}, {}) == [("major", "the table t is gone")]
    assert steps({"t": table}, {"t": table | {"key": []}}) == [("major", "the key of t")]


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit("to record the schema under its version: python tests/dataset/test_schema.py --write")
    recorded(SCHEMA_VERSION).write_text(laid_out(record()), encoding="utf-8")
