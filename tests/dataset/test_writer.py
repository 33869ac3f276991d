"""Tables into their folder."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from factminer.dataset import writer
from factminer.dataset.schema import PROBLEMS
from factminer.dataset.tables import join, read_file, to_arrow, write_file
from factminer.dataset.writer import FolderError, write_tables


def table(*messages: str) -> pa.Table:
    rows = [
        dict.fromkeys(PROBLEMS.column_names) | {"source": "a", "stage": "read", "error": "e", "message": m}
        for m in messages
    ]
    return join(PROBLEMS, [to_arrow(PROBLEMS, [row]) for row in rows])


def test_the_same_rows_give_the_same_bytes_however_they_came(tmp_path: Path) -> None:
    apart = table("x", "y")
    together = join(PROBLEMS, [to_arrow(PROBLEMS, apart.to_pylist())])
    write_file(apart, tmp_path / "1")
    write_file(together, tmp_path / "2")
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_no_clock_no_host_no_pandas_in_the_file(tmp_path: Path) -> None:
    write_tables({"problems": table("x")}, tmp_path / "out")
    metadata = pq.ParquetFile(tmp_path / "out" / "problems.parquet").metadata.metadata
    assert set(metadata) == {b"ARROW:schema", b"description"}


def test_what_is_there_already_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert write_tables({"problems": table("x")}, out) == ("problems",)
    # Another program version writes other bytes for the same rows.
    pq.write_table(table("x"), out / "problems.parquet", compression="none")
    before = (out / "problems.parquet").read_bytes()
    assert write_tables({"problems": table("x")}, out) == ()
    assert (out / "problems.parquet").read_bytes() == before


def test_other_rows_or_another_description_are_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_tables({"problems": table("x")}, out)
    assert write_tables({"problems": table("y")}, out) == ("problems",)
    assert write_tables({"problems": table("y").replace_schema_metadata({"description": "z"})}, out) == ("problems",)


def test_a_torn_table_is_written_anew(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "problems.parquet").write_bytes(b"PAR1 torn")
    assert write_tables({"problems": table("x")}, out) == ("problems",)


@pytest.mark.parametrize("other", ["thesis.docx", ".gitkeep", "claims.csv"])
def test_a_folder_with_other_files_is_refused(tmp_path: Path, other: str) -> None:
    (tmp_path / other).write_text("mine")
    with pytest.raises(FolderError, match=other):
        write_tables({"problems": table("x")}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [other]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(FolderError, match="not a folder"):
        write_tables({"problems": table("x")}, tmp_path / "out")


def test_an_interrupt_leaves_the_old_tables_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    write_tables({"problems": table("x")}, out)

    def interrupted(arrow: pa.Table, path: Path) -> None:
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(writer, "write_file", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_tables({"problems": table("y")}, out)
    assert read_file(out / "problems.parquet").equals(table("x"))
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
