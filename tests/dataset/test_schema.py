"""The tables as they are described."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factminer.dataset.schema import BY_NAME, TABLES, Column, Table
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
