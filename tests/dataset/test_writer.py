"""Rows into the file of a table."""

from __future__ import annotations

import itertools
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factminer.dataset import writer
from factminer.dataset.schema import ARTICLES, PROBLEMS
from factminer.dataset.tables import to_arrow
from factminer.dataset.writer import TableWriter

BLANK = dict.fromkeys(ARTICLES.column_names) | {
    "document_id": "d", "source": "s", "number": 1, "title_spans": [], "genre": "news", "text_map": [], "body_spans": [],
}  # fmt: skip
ARTICLE_TEXTS = ["桥" * length for length in (1, 900, 3, 40, 2000, 5, 5, 5, 700, 0, 1, 1, 300)]


def problems(*messages: str) -> pa.Table:
    blank = dict.fromkeys(PROBLEMS.column_names)
    return to_arrow(PROBLEMS, [blank | {"source": "a", "stage": "read", "error": "e", "message": m} for m in messages])


def articles() -> pa.Table:
    return to_arrow(ARTICLES, [BLANK | {"article_id": str(i), "text": text} for i, text in enumerate(ARTICLE_TEXTS)])


def written(path: Path, *parts: pa.Table) -> bytes:
    table = ARTICLES if "text_map" in parts[0].schema.names else PROBLEMS
    out = TableWriter(table, path)
    for part in parts:
        out.add(part)
    out.close()
    return path.read_bytes()


@pytest.fixture
def small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "GROUP_ROWS", 4)
    monkeypatch.setattr(writer, "GROUP_BYTES", 3000)


@given(st.sets(st.integers(1, len(ARTICLE_TEXTS) - 1)))
def test_the_same_rows_give_the_same_bytes_however_they_came(
    tmp_path_factory: pytest.TempPathFactory, cuts: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("tables")
    rows = articles()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "GROUP_ROWS", 4)
        patch.setattr(writer, "GROUP_BYTES", 3000)
        bounds = itertools.pairwise([0, *sorted(cuts), rows.num_rows])
        parts = [rows.slice(start, end - start) for start, end in bounds]
        assert written(folder / "parts", *parts) == written(folder / "whole", rows)


@pytest.mark.usefixtures("small_groups")
def test_a_row_group_ends_where_its_texts_or_its_rows_are_enough(tmp_path: Path) -> None:
    written(tmp_path / "articles", articles())
    file = pq.ParquetFile(tmp_path / "articles")
    groups = [file.metadata.row_group(index).num_rows for index in range(file.num_row_groups)]
    assert groups == [4, 1, 4, 4]
    assert file.read().column("text").to_pylist() == ARTICLE_TEXTS


def test_a_table_without_rows_is_a_file_all_the_same(tmp_path: Path) -> None:
    written(tmp_path / "problems", problems())
    assert pq.ParquetFile(tmp_path / "problems").read().equals(PROBLEMS.schema.empty_table())


def test_no_clock_no_host_no_pandas_in_the_file(tmp_path: Path) -> None:
    written(tmp_path / "problems", problems("x"))
    metadata = pq.ParquetFile(tmp_path / "problems").metadata.metadata
    assert set(metadata) == {b"ARROW:schema", *(PROBLEMS.schema.metadata or {})}
