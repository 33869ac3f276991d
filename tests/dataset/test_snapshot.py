"""Readers and builds at the same time."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from factminer.dataset.building.build import build
from factminer.dataset.describing.package import Package, read_package
from factminer.dataset.querying.query import query
from factminer.dataset.reading.reader import load
from factminer.dataset.reading.snapshot import MixedError, open_tables
from factminer.dataset.tables import read_file

pytestmark = pytest.mark.usefixtures("small_river")


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    """Two folders of texts whose tables differ in every row."""
    folders = []
    for number in (1, 2):
        folder = tmp_path / f"texts{number}"
        folder.mkdir()
        for page in range(number):
            (folder / f"{page}.txt").write_text(f"石桥市新建公园{number}{page}个。", encoding="utf-8")
        folders.append(folder)
    return folders


def test_a_reader_beside_builds_sees_one_dataset(texts: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "data"
    build(texts[0], out)
    stop = threading.Event()

    def rebuild() -> None:
        for number in range(1, 12):
            build(texts[number % 2], out)
        stop.set()

    builder = threading.Thread(target=rebuild)
    builder.start()
    sql = "select count(*), count(d.document_id) from claims c left join documents d using (document_id)"
    seen = set()
    while not stop.is_set():
        seen.add(query(sql, out).rows[0])
        assert len(load("claims", out)) in (1, 2)
    builder.join()
    assert seen <= {(1, 1), (2, 2)}


def test_open_tables_are_read_to_the_end_though_the_folder_is_replaced(texts: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "data"
    build(texts[0], out)
    with open_tables(out, ["claims", "documents"]) as paths:
        build(texts[1], out)
        assert [read_file(paths[name]).num_rows for name in ("claims", "documents")] == [1, 1]
    assert len(load("claims", out)) == 2


def test_a_folder_that_is_replaced_while_it_is_opened_is_opened_again(
    texts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "data"
    build(texts[0], out)
    swapped: list[int] = []

    def read_and_swap(folder: Path) -> Package | None:
        package = read_package(folder)
        if not swapped:
            swapped.append(build(texts[1], out).claims)
        return package

    monkeypatch.setattr("factminer.dataset.reading.snapshot.read_package", read_and_swap)
    with open_tables(out, ["claims", "documents"]) as paths:
        assert [read_file(paths[name]).num_rows for name in ("claims", "documents")] == [2, 2]


@pytest.mark.parametrize("damage", ["another build's", "one byte"])
def test_a_table_of_another_dataset_is_refused(texts: list[Path], tmp_path: Path, damage: str) -> None:
    build(texts[0], tmp_path / "data")
    build(texts[1], tmp_path / "other")
    path = tmp_path / "data" / "claims.parquet"
    if damage == "one byte":
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
    else:
        os.replace(tmp_path / "other" / "claims.parquet", path)
    with pytest.raises(MixedError, match=r"claims\.parquet"), open_tables(tmp_path / "data", ["claims"]):
        pass
    assert len(load("documents", tmp_path / "data")) == 1
