"""croissant.json: what it says, and that the library of the standard reads the tables by it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from factminer.dataset.describing.croissant import FILE_NAME, croissant
from factminer.dataset.describing.package import MadeBy, describe_file
from factminer.dataset.schema import CLAIMS, TABLES


@pytest.fixture
def text(seed_tables: Path) -> str:
    resources = [describe_file(table, seed_tables / f"{table.name}.parquet") for table in TABLES]
    return croissant(resources, MadeBy("0.1.0", "ab12"))


def test_each_table_is_a_file_and_a_record_set(text: str) -> None:
    told = json.loads(text)
    assert [file["contentUrl"] for file in told["distribution"]] == [f"{table.name}.parquet" for table in TABLES]
    assert all(len(file["sha256"]) == 64 for file in told["distribution"])
    claims = next(one for one in told["recordSet"] if one["name"] == "claims")
    assert [field["name"] for field in claims["field"]] == list(CLAIMS.column_names)
    assert claims["key"] == [{"@id": "claims/claim_id"}]
    fields = {field["name"]: field for field in claims["field"]}
    assert (fields["value"]["dataType"], fields["period_start"]["dataType"]) == ("sc:Float", "sc:Date")
    assert fields["start"]["description"].endswith("Unit: code points.")
    assert [part["name"] for part in fields["spans"]["subField"]] == ["start", "end"]


def test_no_clock_in_it(text: str) -> None:
    assert "datePublished" not in text
    assert "dateCreated" not in text


@pytest.mark.slow
def test_the_library_of_the_standard_reads_the_tables(text: str, seed_tables: Path, tmp_path: Path) -> None:
    import mlcroissant

    folder = tmp_path / "data"
    shutil.copytree(seed_tables, folder)
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    dataset = mlcroissant.Dataset(jsonld=folder / FILE_NAME)
    assert dataset.metadata.issues.errors == set()
    for table in TABLES:
        rows = pq.read_table(folder / f"{table.name}.parquet")
        records = list(dataset.records(record_set=table.name))
        assert len(records) == rows.num_rows
        for name in table.key:
            found = [record[f"{table.name}/{name}"] for record in records]
            assert [one.decode() if isinstance(one, bytes) else one for one in found] == rows.column(name).to_pylist()
    claims = list(dataset.records(record_set="claims"))
    spans = pq.read_table(folder / "claims.parquet").column("spans").to_pylist()
    assert [
        [{key.rpartition("/")[2]: at for key, at in span.items()} for span in one["claims/spans"]] for one in claims
    ] == spans
