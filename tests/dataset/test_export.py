"""The tables in the forms of other programs."""

from __future__ import annotations

import csv
import datetime
import sqlite3
import zipfile
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest

from factminer.dataset.building.build import build
from factminer.dataset.exporting import workbook
from factminer.dataset.exporting.export import export
from factminer.dataset.placing.swap import FolderError
from factminer.dataset.reading.reader import read_table
from factminer.dataset.schema import BY_NAME
from factminer.dataset.tables import DatasetError, Row

FORMS = ["csv", "xlsx", "sqlite", "duckdb"]


@pytest.fixture
def data(tmp_path: Path, small_river: None) -> Path:
    """Tables of a page whose only sentence a spreadsheet would take for a formula."""
    (tmp_path / "page.txt").write_text("=石桥市新建公园12个，绿地3.5顷。", encoding="utf-8")
    build(tmp_path / "page.txt", tmp_path / "data")
    return tmp_path / "data"


def change(data: Path, table: str, **values: object) -> None:
    """Put values into the first row of a table."""
    rows: list[Row] = read_table(table, data).to_pylist()
    rows[0] |= values
    arrow = BY_NAME[table].schema.empty_table().from_pylist(rows, BY_NAME[table].schema)
    pq.write_table(arrow, data / f"{table}.parquet")
    (data / "datapackage.json").unlink(missing_ok=True)


def sheet(path: Path, name: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path)
    return [tuple(row) for row in book[name].iter_rows(values_only=True)]


def test_csv_shows_chinese_in_excel_and_brings_the_meanings(data: Path, tmp_path: Path) -> None:
    out, notes = export(data, "csv", tmp_path / "out")
    assert (sorted(path.name for path in out.iterdir()), notes) == (
        sorted(f"{name}.csv" for name in ("columns", *BY_NAME)),
        (),
    )
    assert (out / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbfclaim_id,")
    with (out / "claims.csv").open(encoding="utf-8-sig", newline="") as file:
        first = next(csv.DictReader(file))
    assert (first["quote"], first["value"], first["spans"]) == ("12个", "12", '[{"start": 8, "end": 11}]')
    assert first["sentence"].startswith("'=石桥市")
    with (out / "columns.csv").open(encoding="utf-8-sig", newline="") as file:
        meanings = {(row["table"], row["column"]): row for row in csv.DictReader(file)}
    assert meanings["claims", ""]["meaning"] == BY_NAME["claims"].description
    assert meanings["claims", "value"]["type"] == "number"
    assert len(meanings) == sum(1 + len(table.columns) for table in BY_NAME.values())


def test_a_workbook_has_numbers_dates_and_no_formulas(data: Path, tmp_path: Path) -> None:
    change(
        data, "claims", period_start=datetime.date(2023, 8, 1), period_end=datetime.date(1880, 1, 1),
        value_exact=Decimal("12345678901.123456789"),
    )  # fmt: skip
    out, notes = export(data, "xlsx", tmp_path / "out.xlsx")
    head, first, _ = sheet(out, "claims")
    row = dict(zip(map(str, head), first, strict=True))
    assert (row["value"], row["start"], row["repairs"], row["speaker"]) == (12, 8, "[]", None)
    assert row["period_start"] == datetime.datetime(2023, 8, 1)
    assert row["period_end"] == "1880-01-01"  # Excel has no days before 1900
    assert row["value_exact"] == "12345678901.123456789"  # nor more than 15 digits
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["columns", *BY_NAME]
    assert (book["claims"].freeze_panes, book["claims"].auto_filter.ref) == ("A2", "A1:AM3")
    with zipfile.ZipFile(out) as file:
        assert not any(b"<f>" in file.read(name) for name in file.namelist() if "sheets/" in name)
    assert row["sentence"] == "=石桥市新建公园12个，绿地3.5顷。"
    assert notes == ()


@pytest.mark.parametrize(("characters", "cut"), [(32_767, False), (32_768, True), (50_000, True)])
def test_what_excel_cannot_hold_is_cut_with_a_mark_and_said(
    data: Path, tmp_path: Path, characters: int, cut: bool
) -> None:
    change(data, "documents", text="字" * characters)
    out, notes = export(data, "xlsx", tmp_path / "out.xlsx", ["documents"])
    (text,) = (cell for cell in sheet(out, "documents")[1] if str(cell).startswith("字字"))
    assert len(str(text)) == 32_767
    assert str(text).endswith(f" …[cut: {characters:,} characters]") == cut
    assert [note.startswith("documents: 1 cells were cut at 32,767 characters") for note in notes] == [True] * cut


def test_excel_counts_rare_characters_twice() -> None:
    text, is_cut = workbook._fit("𠮷" * 20_000)
    assert is_cut
    assert len(text.encode("utf-16-le")) // 2 in (32_766, 32_767)


@pytest.mark.parametrize(("rows", "sheets"), [(2, ["claims", "claims_2"]), (3, ["claims"])])
def test_a_table_longer_than_a_sheet_goes_on_in_another(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int, sheets: list[str]
) -> None:
    monkeypatch.setattr(workbook, "ROWS", rows)
    out, notes = export(data, "xlsx", tmp_path / "out.xlsx", ["claims"])
    assert openpyxl.load_workbook(out).sheetnames[-len(sheets) :] == sheets
    assert sum(len(sheet(out, name)) - 1 for name in sheets) == 2
    assert any("claims: goes on in 1 further sheets" in note for note in notes) == (len(sheets) == 2)


def test_sqlite_has_lists_as_json(data: Path, tmp_path: Path) -> None:
    out, _ = export(data, "sqlite", tmp_path / "out.sqlite")
    with closing(sqlite3.connect(out)) as database:
        rows = database.execute("select quote, value, json_extract(spans, '$[0].start') from claims").fetchall()
        (meaning,) = database.execute("select meaning from columns where \"column\" = 'unit' limit 1").fetchone()
    assert rows == [("12个", 12.0, 8), ("3.5顷", 3.5, 14)]
    assert meaning.startswith("The unit")


def test_duckdb_keeps_the_types(data: Path, tmp_path: Path) -> None:
    out, _ = export(data, "duckdb", tmp_path / "out.duckdb")
    with closing(duckdb.connect(str(out), read_only=True)) as database:
        assert database.execute("select spans[1].start, value_exact from claims").fetchone() == (8, Decimal(12))
        assert database.execute("select count(*) from columns where \"table\" = 'claims'").fetchall()[0][0] == 40


@pytest.mark.parametrize("to", ["csv", "xlsx", "sqlite"])
def test_the_same_tables_give_the_same_bytes(data: Path, tmp_path: Path, to: str) -> None:
    one, _ = export(data, to, tmp_path / "one" / f"out.{to}")
    two, _ = export(data, to, tmp_path / "two" / f"out.{to}")
    if to == "csv":
        assert {p.name: p.read_bytes() for p in one.iterdir()} == {p.name: p.read_bytes() for p in two.iterdir()}
    else:
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("to", FORMS)
def test_an_export_replaces_an_older_one_and_nothing_else(data: Path, tmp_path: Path, to: str) -> None:
    out = tmp_path / f"out.{to}"
    export(data, to, out)
    export(data, to, out, ["claims"])
    if to == "csv":
        assert sorted(path.name for path in out.iterdir()) == ["claims.csv", "columns.csv"]
    other = tmp_path / f"other.{to}"
    if to == "csv":
        other.mkdir()
        (other / "notes.txt").write_text("mine", encoding="utf-8")
    else:
        other.write_text("mine", encoding="utf-8")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with pytest.raises(FolderError, match=r"other files|did not make it"):
        export(data, to, other)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


@pytest.mark.parametrize("to", FORMS)
def test_an_export_does_not_lie_among_the_tables(data: Path, to: str) -> None:
    with pytest.raises(FolderError, match=r"lies among the tables|holds other files"):
        export(data, to, data if to == "csv" else data / f"out.{to}")


@pytest.mark.parametrize("to", FORMS)
def test_a_fault_on_the_way_leaves_the_old_export(data: Path, tmp_path: Path, to: str) -> None:
    out, _ = export(data, to, tmp_path / f"out.{to}", ["claims", "numerals"])
    paths = sorted(out.iterdir()) if to == "csv" else [out]
    before = [path.read_bytes() for path in paths]
    whole = (data / "numerals.parquet").read_bytes()
    (data / "numerals.parquet").write_bytes(whole[:4] + b"\0" * 2000 + whole[2004:])
    with pytest.raises((DatasetError, duckdb.Error)):
        export(data, to, out)
    assert [path.read_bytes() for path in paths] == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["page.txt", "data", out.name])


def test_a_name_that_no_table_has(data: Path, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no table 'claim'; there are documents"):
        export(data, "csv", tmp_path / "out", ["claim"])


def test_long_cells_of_csv_are_whole_and_said(data: Path, tmp_path: Path) -> None:
    change(data, "documents", text="字" * 40_000)
    _, notes = export(data, "csv", tmp_path / "out")
    assert [note.startswith("documents.csv: 1 cells hold more than 32,767") for note in notes] == [True]
    assert "字" * 40_000 in (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8-sig")


def test_without_a_place_it_is_named_after_the_folder(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert [str(export("data", to)[0]) for to in ("csv", "sqlite")] == ["data-csv", "data.sqlite"]
