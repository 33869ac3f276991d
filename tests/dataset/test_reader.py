"""Finding the tables, loading one, asking questions of all."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import factminer
from factminer.dataset.building.build import build
from factminer.dataset.querying.query import query
from factminer.dataset.reading.explain import explain
from factminer.dataset.reading.reader import find_folder, load, read_table
from factminer.dataset.tables import DatasetError

TEXT = "石桥市新建公园12个，绿地3.5顷。"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_river: None) -> Path:
    """A working folder with tables in data/ and a folder for notebooks beside them."""
    monkeypatch.delenv("FACTMINER_DATA", raising=False)
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "notebooks").mkdir()
    build(tmp_path / "page.txt", tmp_path / "data")
    monkeypatch.chdir(tmp_path / "notebooks")
    return tmp_path


def test_tables_are_found_from_a_folder_below(home: Path) -> None:
    assert find_folder() == home / "data"
    assert list(load("claims")["quote"]) == ["12个", "3.5顷"]


def test_tables_are_found_by_the_environment(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "data").rename(home / "elsewhere")
    with pytest.raises(DatasetError, match=r"notebooks/data.*FACTMINER_DATA is not set"):
        load("claims")
    monkeypatch.setenv("FACTMINER_DATA", str(home / "elsewhere"))
    assert len(load("claims")) == 2


def test_a_folder_that_is_named_holds_tables_or_it_is_an_error(home: Path) -> None:
    assert len(load("claims", home / "data")) == 2
    with pytest.raises(DatasetError, match="holds no tables"):
        load("claims", home / "notebooks")
    with pytest.raises(DatasetError, match="no such folder"):
        load("claims", home / "none")


def test_a_wrong_name_gets_the_nearest(home: Path) -> None:
    with pytest.raises(DatasetError, match="no table 'claim', did you mean 'claims'"):
        load("claim")


def test_a_torn_table_is_named(home: Path) -> None:
    (home / "data" / "claims.parquet").write_bytes(b"PAR1")
    with pytest.raises(DatasetError, match=r"claims\.parquet: not the table that datapackage\.json tells of"):
        load("claims")
    (home / "data" / "datapackage.json").unlink()
    with pytest.raises(DatasetError, match=r"claims\.parquet: cannot be read"):
        load("claims")


def test_a_directory_of_parts_opens_like_a_file(home: Path) -> None:
    parts = home / "data" / "parts"
    parts.mkdir()
    (home / "data" / "claims.parquet").rename(parts / "part-0.parquet")
    parts.rename(home / "data" / "claims.parquet")
    assert len(load("claims")) == 2
    assert query("select count(*) from claims").rows == [(2,)]


def test_offsets_stay_whole_numbers_where_some_are_missing(home: Path) -> None:
    (home / "bad.txt").write_bytes(b"ab\0")
    build([home / "none", home / "bad.txt", home / "page.txt"], home / "data")
    starts = load("problems").set_index("stage")["start"]
    assert str(starts.dtype) == "Int64"
    assert starts["decode"] == 2
    assert starts["find"] is pd.NA


def test_series_are_the_observations_of_a_thing(home: Path) -> None:
    assert isinstance(factminer.series(indicator="公园", place="石桥市"), pd.DataFrame)


def test_a_claim_explains_itself(home: Path) -> None:
    claim_id = read_table("claims").column("claim_id").to_pylist()[0]
    said = explain(claim_id)
    assert "石桥市新建公园【12个】，绿地3.5顷。" in said
    assert "digits" in said
    with pytest.raises(DatasetError, match="no claim 'x'"):
        explain("x")
