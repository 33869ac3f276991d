"""The contract of the tables: no rule is broken by real tables, and each speaks where one row breaks it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from factminer.cli import main
from factminer.dataset.contract import RULES, check_contract
from factminer.dataset.contract.check import OF_ROWS, find_breaches
from factminer.dataset.describing.package import FILE_NAME, MadeBy, data_package, describe_file
from factminer.dataset.schema import CLAIMS, TABLES, Table

# A problem of the first document, for the seeds have none.
PROBLEM = (
    "INSERT INTO problems SELECT source, document_id, 'text', 'unread', '半页', 0, 1 FROM documents WHERE rowid = 0"
)
CHANGED = "(SELECT min(rowid) FROM claims WHERE change <> 'level')"
SPAN = "[{'start': %s, 'end': %s}]"


def first(table: str, change: str, where: str = "rowid = 0") -> str:
    """SQL that changes one row."""
    return f"UPDATE {table} SET {change} WHERE {where}"


def twice(table: str, changed: str = "") -> str:
    """SQL that puts the first row in a second time, with other values."""
    replaced = f" REPLACE ({changed})" if changed else ""
    return f"INSERT INTO {table} SELECT *{replaced} FROM {table} WHERE rowid = 0"


# By rule: one row that breaks it, and the other rules that speak of that row, too.
BROKEN: dict[str, tuple[str, str]] = {
    "documents.nulls": (first("documents", "media_type = NULL"), ""),
    "documents.key": (
        twice("documents", "source || '2' AS source"),
        "articles.source claims.source numerals.source checks.source",
    ),
    "documents.values.published_basis": (first("documents", "published_basis = '?'"), "documents.published"),
    "documents.values.status": (first("documents", "status = '?'"), "documents.status"),
    "documents.id": (first("documents", "text = replace(text, '的', '地')"), ""),
    "documents.sha256": (first("documents", "sha256 = 'abc'"), ""),
    "documents.characters": (first("documents", "characters = characters + 1"), ""),
    "documents.copies": (first("documents", "copies = [source]"), ""),
    "documents.published": (first("documents", "published = '8月'"), ""),
    "documents.noise": (first("documents", "noise = [{'start': 5, 'end': 5, 'reason': 'x'}]"), ""),
    "documents.failed": (PROBLEM + ";" + first("documents", "status = 'failed'"), ""),
    "documents.articles": (first("documents", "articles = 0"), ""),
    "documents.claims": (first("documents", "claims = 0"), ""),
    "documents.status": (first("documents", "status = 'partial'"), ""),
    "articles.nulls": (first("articles", "body_spans = [NULL]"), ""),
    "articles.key": (twice("articles", "99 AS number"), "articles.id documents.articles"),
    "articles.unique.document_id.number": (
        twice("articles", "document_id || '-a99' AS article_id"),
        "articles.id documents.articles",
    ),
    "articles.reference.document_id": (
        first("articles", "document_id = 'x', article_id = 'x-a1'"),
        "documents.articles claims.reference.article_id",
    ),
    "articles.id": (first("articles", "number = 77"), ""),
    "articles.published": (first("articles", "published = '2023-13'"), ""),
    "articles.runs": (first("articles", "text_map = [{'text': 0, 'source': 0, 'length': 0}]"), ""),
    "articles.source": (first("articles", "source = 'x'"), ""),
    "articles.within": (first("articles", f"body_spans = {SPAN % (0, 999999)}"), ""),
    "articles.sources": (first("articles", "text_map = [{'text': 0, 'source': 999999, 'length': 1}]"), ""),
    "claims.nulls": (first("claims", "unit = NULL"), ""),
    "claims.key": (twice("claims"), "documents.claims"),
    "claims.values.section": (first("claims", "section = '?'"), ""),
    "claims.values.qualifier": (first("claims", "qualifier = '?'"), ""),
    "claims.values.status": (first("claims", "status = '?'"), ""),
    "claims.values.change": (first("claims", "change = '?'"), ""),
    "claims.values.basis": (first("claims", "basis = '?'", f"rowid = {CHANGED}"), ""),
    "claims.finite": (first("claims", "value = 'inf', value_exact = NULL"), ""),
    "claims.reference.document_id": (first("claims", "document_id = 'x'"), "documents.claims claims.article claims.id"),
    "claims.reference.article_id": (first("claims", "article_id = document_id || '-a99'"), ""),
    "claims.reference.same_as": (first("claims", "same_as = 'x'"), ""),
    "claims.id": (first("claims", "spans = [{'start': start + 1, 'end': \"end\"}], start = start + 1"), "claims.quote"),
    "claims.article": (first("claims", "article_id = (SELECT max(article_id) FROM articles)"), ""),
    "claims.span": (first("claims", 'start = "end"'), "claims.spans"),
    "claims.spans": (first("claims", "start = start - 1"), ""),
    "claims.text": (first("claims", "text_start = NULL"), ""),
    "claims.range": (first("claims", "low = 1"), ""),
    "claims.bounds": (first("claims", "low = 9, high = 8, value = NULL, value_exact = NULL, qualifier = 'range'"), ""),
    "claims.edtf": (first("claims", "period = '2023年8月'"), "claims.days"),
    "claims.days": (first("claims", "period_start = '2023-08-01'", "period LIKE 'XXXX%'"), ""),
    "claims.order": (first("claims", "period_end = period_start - 1", "period = '2021/2025'"), ""),
    "claims.place_code": (first("claims", "place_code = '63'"), ""),
    "claims.basis": (first("claims", "basis = 'yoy'"), ""),
    "claims.exact": (first("claims", "value_exact = value_exact + 0.000001"), ""),
    "claims.multiplier": (first("claims", "multiplier = -1"), ""),
    "claims.period_text": (first("claims", "period_text = NULL"), ""),
    "claims.same_as": (first("claims", "same_as = claim_id"), ""),
    "claims.source": (first("claims", "source = 'x'"), ""),
    "claims.within": (
        first("claims", f'start = 900000, "end" = 900001, spans = {SPAN % (900000, 900001)}'),
        "claims.id claims.quote",
    ),
    "claims.within.text": (first("claims", "text_end = 900000"), ""),
    "claims.ledger": ("DELETE FROM numerals WHERE claim_id = (SELECT claim_id FROM claims WHERE rowid = 0)", ""),
    "claims.quote": (first("claims", "quote = quote || '半'"), ""),
    "numerals.nulls": (first("numerals", "rule = NULL"), ""),
    "numerals.key": (twice("numerals"), ""),
    "numerals.reference.document_id": (first("numerals", "document_id = 'x'"), ""),
    "numerals.reference.claim_id": (first("numerals", "verdict = 'claim', claim_id = document_id || '-x'"), ""),
    "numerals.span": (first("numerals", 'start = "end"'), "numerals.spans"),
    "numerals.spans": (first("numerals", "start = start - 1"), ""),
    "numerals.verdict": (first("numerals", "verdict = 'claim'"), ""),
    "numerals.claim": (first("numerals", "verdict = 'claim', claim_id = (SELECT max(claim_id) FROM claims)"), ""),
    "numerals.source": (first("numerals", "source = 'x'"), ""),
    "numerals.within": (
        first("numerals", f'start = 900000, "end" = 900001, spans = {SPAN % (900000, 900001)}'),
        "numerals.quote",
    ),
    "numerals.quote": (first("numerals", "quote = '半'"), ""),
    "checks.nulls": (first("checks", "claims = [{'claim_id': NULL, 'role': 'part'}]"), ""),
    "checks.key": (twice("checks"), ""),
    "checks.values.verdict": (first("checks", "verdict = '?'"), ""),
    "checks.finite": (first("checks", "tolerance = 'inf'"), ""),
    "checks.reference.document_id": (first("checks", "document_id = 'x'"), ""),
    "checks.reference.claims": (first("checks", "claims = [{'claim_id': 'x', 'role': 'part'}]"), ""),
    "checks.difference": (first("checks", "computed = computed + 1"), ""),
    "checks.verdict": (first("checks", "tolerance = 0"), ""),
    "checks.document": (first("checks", "document_id = NULL"), ""),
    "checks.claims": (first("checks", "claims = []"), ""),
    "checks.source": (first("checks", "source = 'x'"), ""),
    "observations.nulls": (first("observations", "agreed = NULL"), ""),
    "observations.key": (twice("observations"), ""),
    "observations.values.qualifier": (first("observations", "qualifier = '?'"), ""),
    "observations.values.change": (first("observations", "change = '?'"), ""),
    "observations.values.basis": (first("observations", "change = 'increase', basis = '?'"), ""),
    "observations.values.status": (first("observations", "status = '?'"), ""),
    "observations.finite": (first("observations", "value = 'nan'"), ""),
    "observations.reference.claims": (first("observations", "claims = list_append(claims, 'x')"), ""),
    "observations.bounds": (first("observations", "low = value + 1"), ""),
    "observations.edtf": (first("observations", "period = '8月'"), "observations.days"),
    "observations.days": (first("observations", "period_end = NULL", "period = '2021/2025'"), ""),
    "observations.order": (first("observations", "period_end = period_start - 1", "period = '2021/2025'"), ""),
    "observations.place_code": (first("observations", "place = NULL"), ""),
    "observations.basis": (first("observations", "basis = 'yoy'"), ""),
    "observations.claims": (first("observations", "claims = list_append(claims, claims[1])"), ""),
    "observations.agreed": (first("observations", "agreed = false"), ""),
    "observations.printed": (first("observations", "printed_value = NULL"), ""),
    "observations.sources": (first("observations", "sources = 9"), ""),
    "problems.nulls": (PROBLEM + "; UPDATE problems SET message = NULL", ""),
    "problems.values.stage": (PROBLEM + "; UPDATE problems SET stage = '?'", ""),
    "problems.reference.document_id": (PROBLEM + "; UPDATE problems SET document_id = 'x'", ""),
    "problems.place": (PROBLEM + "; UPDATE problems SET start = 5", ""),
}


@pytest.fixture(scope="module")
def tables(seed_tables: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config={"threads": 1}) as connection:
        for table in TABLES:
            connection.execute(f"CREATE VIEW kept_{table.name} AS FROM '{seed_tables}/{table.name}.parquet'")
        yield connection


@pytest.fixture
def connection(tables: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    for table in TABLES:
        tables.execute(f"CREATE OR REPLACE TABLE {table.name} AS FROM kept_{table.name}")
    return tables


@pytest.mark.parametrize("name", [rule.name for rule in OF_ROWS])
def test_a_row_that_breaks_a_rule_is_told(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    sql, others = BROKEN[name]
    connection.execute(sql)
    # The other rules read nothing that has changed.
    changed = set(re.findall(r"(?:UPDATE|INSERT INTO|DELETE FROM) (\w+)", sql))
    found = find_breaches(connection, [rule for rule in OF_ROWS if changed.intersection(rule.reads)])
    assert {breach.rule.name for breach in found} == {name, *others.split()}


def test_every_rule_is_broken_once() -> None:
    assert set(BROKEN) == {rule.name for rule in OF_ROWS}
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_real_tables_keep_every_rule(seed_tables: Path) -> None:
    report = check_contract(seed_tables)
    assert report.breaches == ()
    assert report.rules >= len(RULES) - len(TABLES)
    assert report.rows == sum(pq.read_metadata(path).num_rows for path in seed_tables.glob("*.parquet"))


@pytest.fixture
def folder(seed_tables: Path, tmp_path: Path) -> Path:
    """The tables of the seeds to be changed, with a package that names them, in a folder with marks of SQL in it."""
    made = tmp_path / "it's [1]"
    shutil.copytree(seed_tables, made, ignore=shutil.ignore_patterns("*.json"))
    resources = [describe_file(table, made / f"{table.name}.parquet") for table in TABLES]
    (made / FILE_NAME).write_text(data_package(resources, [], MadeBy("0.1", "abc")), encoding="utf-8")
    return made


def broken(folder: Path) -> dict[str, str]:
    return {breach.rule.name: str(breach) for breach in check_contract(folder).breaches}


def rewrite(path: Path, change: Callable[[pa.Table], pa.Table]) -> None:
    pq.write_table(change(pq.read_table(path)), path)


def without_version(table: pa.Table) -> pa.Table:
    return table.replace_schema_metadata({"schema_version": "0.9"})


def with_type(table: pa.Table, name: str, kind: pa.DataType) -> pa.Table:
    at = table.schema.get_field_index(name)
    return table.set_column(at, table.schema.field(at).with_type(kind), table.column(name).cast(kind))


COLUMNS = [
    (lambda t: t.drop_columns(["unit"]), "no column unit"),
    (lambda t: t.append_column("more", pa.nulls(t.num_rows)), "the column more is not of the schema"),
    (lambda t: with_type(t, "value", pa.string()), "value is string, not double"),
    (lambda t: with_type(t, "start", pa.int32()), "start is int32, not int64"),
    (lambda t: t.cast(pa.schema([f.with_nullable(True) for f in t.schema], t.schema.metadata)), "may be null"),
    (lambda t: t.select(t.column_names[::-1]), "the columns are in another order"),
    (without_version, "schema 0.9, here is"),
]


@pytest.mark.parametrize(("change", "said"), COLUMNS, ids=[said for _, said in COLUMNS])
def test_a_table_under_another_schema_is_told(folder: Path, change: Callable[[pa.Table], pa.Table], said: str) -> None:
    rewrite(folder / "claims.parquet", change)
    (folder / FILE_NAME).unlink()
    found = broken(folder)
    assert set(found) == {"claims.columns"}
    assert said in found["claims.columns"]


def test_a_table_that_is_missing_or_torn_is_told(folder: Path) -> None:
    (folder / "checks.parquet").unlink()
    (folder / "claims.parquet").write_bytes(b"PAR1")
    assert set(broken(folder)) == {"checks.columns", "checks.package", "claims.columns", "claims.package"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_file_that_is_not_the_one_of_the_package_is_told(folder: Path, table: Table) -> None:
    rewrite(folder / f"{table.name}.parquet", lambda rows: rows)
    assert set(broken(folder)) == {f"{table.name}.package"}


def test_rows_that_cannot_be_read_are_told(folder: Path) -> None:
    path = folder / "numerals.parquet"
    data = bytearray(path.read_bytes())
    start = pq.ParquetFile(path).metadata.row_group(0).column(0).data_page_offset
    data[start : start + 40] = bytes(40)
    path.write_bytes(data)
    told = broken(folder)
    assert set(told) >= {"numerals.columns", "numerals.package"}
    assert "cannot be read" in told["numerals.columns"]


def test_two_columns_of_one_name_are_told(folder: Path) -> None:
    rewrite(folder / "claims.parquet", lambda table: table.append_column("value", table["value"]))
    assert "more than one column value" in broken(folder)["claims.columns"]


def test_a_damaged_package_is_told(folder: Path) -> None:
    (folder / FILE_NAME).write_text("{", encoding="utf-8")
    assert "cannot be read" in broken(folder)["documents.package"]


def test_directories_of_parts_from_a_cluster_keep_the_rules(folder: Path) -> None:
    """A cluster writes several parts without our metadata, every column nullable, beside files of its own."""
    (folder / FILE_NAME).unlink()
    for table in TABLES:
        path = folder / f"{table.name}.parquet"
        rows = pq.read_table(path).replace_schema_metadata(None)
        rows = rows.cast(pa.schema([field.with_nullable(True) for field in rows.schema]))
        path.unlink()
        path.mkdir()
        half = rows.num_rows // 2
        pq.write_table(rows.slice(0, half), path / "part-0.parquet")
        pq.write_table(rows.slice(half), path / "part-1.parquet")
        (path / "_SUCCESS").touch()
    assert broken(folder) == {}


def test_what_a_part_lacks_is_told(folder: Path) -> None:
    (folder / FILE_NAME).unlink()
    parts = folder / "parts"
    parts.mkdir()
    (folder / "claims.parquet").rename(parts / "part-1.parquet")
    parts.rename(folder / "claims.parquet")
    with_gap = pq.read_table(folder / "claims.parquet" / "part-1.parquet").to_pylist()
    with_gap[0]["unit"] = None
    schema = pa.schema([field.with_nullable(True) for field in CLAIMS.schema])
    pq.write_table(pa.Table.from_pylist(with_gap, schema), folder / "claims.parquet" / "part-1.parquet")
    told = broken(folder)
    assert set(told) == {"claims.nulls"}
    assert "(unit)" in told["claims.nulls"]


def test_what_does_not_fit_into_memory_is_laid_where_it_is_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factminer.dataset.contract.check._SMALL", 0)
    (tmp_path / "aside").mkdir()
    assert check_contract(folder, memory_limit="64MB", temporary=tmp_path / "aside").breaches == ()
    assert list((tmp_path / "aside").iterdir()) == []


def test_validate_tells_each_broken_rule_in_a_line(folder: Path) -> None:
    run = CliRunner().invoke
    whole = run(main, ["validate", str(folder)])
    assert (whole.exit_code, len(whole.stdout.splitlines())) == (0, 1)
    assert f"{len(RULES)} of {len(RULES)} rules hold" in whole.stdout
    (folder / FILE_NAME).unlink()
    path = folder / "claims.parquet"
    rows = pq.read_table(path).to_pylist()
    for row in rows[:4]:
        row["multiplier"] = -1
    pq.write_table(pa.Table.from_pylist(rows, CLAIMS.schema), path)
    told = run(main, ["validate", str(folder)])
    assert told.exit_code == 1
    line, closing = told.stdout.splitlines()
    assert line.startswith("claims.multiplier: broken (4 times): multiplier is a power of ten from 0 on: ")
    assert line.count("(-1)") == 3
    assert "rules hold over" in closing
    read = json.loads(run(main, ["validate", str(folder), "--format", "json"]).stdout)
    assert [(b["rule"], b["table"], b["count"]) for b in read["breaches"]] == [("claims.multiplier", "claims", 4)]


def test_validate_of_no_tables_ends_with_2(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["validate", str(tmp_path)]).exit_code == 2
