"""Two datasets held against each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import factminer
from factminer.dataset.building.build import build
from factminer.dataset.comparing.difference import Summary, open_difference
from factminer.dataset.comparing.show_difference import claim_lines, summary_lines
from factminer.dataset.reading.reader import read_table
from factminer.dataset.tables import DatasetError

TEXT = {"a.txt": "石桥市新建公园12个，绿地3.5顷。", "b.txt": "石桥市新建学校7所。"}

Build = Callable[[str, Mapping[str, str]], Path]


@pytest.fixture
def made(tmp_path: Path, small_river: None) -> Build:
    """Makes a folder of tables from texts by name."""

    def make(name: str, texts: Mapping[str, str]) -> Path:
        (tmp_path / f"{name}-texts").mkdir()
        for source, text in texts.items():
            (tmp_path / f"{name}-texts" / source).write_text(text, encoding="utf-8")
        build(tmp_path / f"{name}-texts", tmp_path / name)
        return tmp_path / name

    return make


def change(folder: Path, table: str, row: int, **values: object) -> None:
    """Put values into one row of a table."""
    arrow = read_table(table, folder)
    rows = arrow.to_pylist()
    rows[row] |= values
    pq.write_table(pa.Table.from_pylist(rows, arrow.schema), folder / f"{table}.parquet")
    (folder / "datapackage.json").unlink(missing_ok=True)


def compare(old: Path, new: Path, *, all_columns: bool = False) -> tuple[Summary, list[str]]:
    with open_difference(old, new, all_columns=all_columns) as difference:
        return difference.summary, list(claim_lines(difference.claims()))


def test_the_same_files_differ_in_nothing(made: Build) -> None:
    summary, lines = compare(made("old", TEXT), made("new", TEXT))
    assert summary.is_same
    assert (list(summary_lines(summary)), lines) == (["no difference in claims"], [])


def test_a_change_is_told_field_by_field(made: Build) -> None:
    old, new = made("old", TEXT), made("new", TEXT)
    change(new, "claims", 0, value=13.0, period="2023-08", rule="better digits")
    change(new, "claims", 2, repairs=["spacing"])
    summary, lines = compare(old, new)
    first, _, third = read_table("claims", old).column("claim_id").to_pylist()
    assert list(summary_lines(summary)) == [
        "claims: 0 added, 0 removed, 1 changed, 1 only read by another rule or repair",
        "changed fields: value 1, period 1",
        "how they were read: rule 1, repairs 1",
    ]
    assert lines == [
        "",
        "a.txt",
        f"~ claim {first} 云州省石桥市 公园 12个 | value: 12 → 13; period: (none) → 2023-08; rule: digits → better digits",
        "",
        "b.txt",
        f'~ claim {third} 云州省石桥市 公园 7所 | repairs: [] → ["spacing"]',
    ]


def test_a_text_that_is_new_and_one_that_is_gone(made: Build) -> None:
    summary, lines = compare(made("old", TEXT), made("new", {"a.txt": TEXT["a.txt"], "c.txt": "石桥市新建医院2所。"}))
    assert (summary.counts, summary.only_old, summary.only_new) == ({"added": 1, "removed": 1}, ("b.txt",), ("c.txt",))
    assert [line.split()[0] for line in lines if line] == ["b.txt", "-", "c.txt", "+"]


def test_claims_of_an_edited_text_are_matched_by_their_words(made: Build) -> None:
    edited = "　" + TEXT["a.txt"]
    summary, lines = compare(made("old", TEXT), made("new", TEXT | {"a.txt": edited}))
    assert (summary.counts, summary.edited) == ({"moved": 2}, ("a.txt",))
    assert lines[1] == "Texts that were edited (claims are matched by their words):"
    old_id, new_id = lines[4].split()[2], lines[4].split()[4]
    assert (int(new_id[17:]) - int(old_id[17:]), lines[4].split()[0], lines[4].split()[-1]) == (1, ">", "12个")


def test_the_same_words_twice_are_matched_in_order_and_what_is_left_is_told(made: Build) -> None:
    old = made("old", {"a.txt": "园1个1个"})
    new = made("new", {"a.txt": "园1个1个\n"})
    assert compare(old, new)[0].counts == {"moved": 2}
    other = made("other", {"a.txt": "园1个2个"})
    assert compare(old, other)[0].counts == {"added": 2, "removed": 2}  # the sentence is another


def test_a_file_that_moved_changes_no_claim(made: Build) -> None:
    old, new = made("old", {"a.txt": TEXT["a.txt"]}), made("new", {"z.txt": TEXT["a.txt"]})
    assert compare(old, new)[0].is_same
    summary, _ = compare(old, new, all_columns=True)
    assert (summary.counts, summary.fields) == ({"changed": 2}, {"source": 2})


def test_columns_of_one_side_are_named_and_not_compared(made: Build) -> None:
    old, new = made("old", TEXT), made("new", TEXT)
    claims = read_table("claims", new).drop_columns(["basis"])
    start = claims.schema.get_field_index("multiplier")
    claims = claims.set_column(start, "multiplier", claims.column("multiplier").cast(pa.int64()))
    pq.write_table(claims.append_column("mood", pa.array(["calm"] * 3)), new / "claims.parquet")
    (new / "datapackage.json").unlink()
    summary, _ = compare(old, new)
    assert (summary.columns_old, summary.columns_new, summary.is_same) == (("basis",), ("mood",), True)
    assert list(summary_lines(summary))[1:] == [
        "columns only in OLD, not compared: basis",
        "columns only in NEW, not compared: mood",
        "columns of another type, compared as text: multiplier",
    ]


def test_a_frame_has_a_row_a_change(made: Build) -> None:
    old, new = made("old", TEXT), made("new", TEXT)
    change(new, "claims", 1, value=4.0, unit="亩")
    frame = factminer.diff(old, new)
    assert list(frame.columns) == ["kind", "claim_id", "source", "start", "quote", "field", "old", "new"]
    assert frame[["field", "old", "new"]].to_numpy().tolist() == [["value", "3.5", "4"], ["unit", "顷", "亩"]]
    assert len(factminer.diff(old, old)) == 0


def test_long_texts_are_cut(made: Build) -> None:
    old, new = made("old", TEXT), made("new", TEXT)
    change(new, "claims", 0, indicator="公" * 500)
    _, lines = compare(old, new)
    assert max(map(len, lines)) < 160


def test_a_folder_without_the_table_is_trouble(made: Build, tmp_path: Path) -> None:
    old, new = made("old", TEXT), made("new", TEXT)
    (new / "claims.parquet").unlink()
    with pytest.raises(DatasetError, match=r"claims\.parquet: no such table"):
        compare(old, new)
    with pytest.raises(DatasetError, match="no such folder"):
        compare(old, tmp_path / "none")


def test_tables_that_cannot_be_compared_are_told_before_anything_else(made: Build) -> None:
    old, new = made("old", TEXT), made("new", TEXT)
    claims = read_table("claims", new)
    start = claims.schema.get_field_index("start")
    for table, message in (
        (claims.drop_columns(["source"]), "no column source"),
        (claims.set_column(start, "start", claims.column("start").cast(pa.string())), "start is string, not int64"),
        (pa.concat_tables([claims, claims[:2]]), "2 claims have an id that another one has"),
    ):
        pq.write_table(table, new / "claims.parquet")
        (new / "datapackage.json").unlink(missing_ok=True)
        for pair in ((old, new), (new, old)):
            with pytest.raises(DatasetError, match=message):
                compare(*pair)
