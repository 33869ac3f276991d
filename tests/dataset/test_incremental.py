"""A build reads again only what has changed, and makes the tables that a full build makes, to the byte."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from factminer import pipeline
from factminer.dataset.building import rules
from factminer.dataset.building.build import build
from factminer.dataset.reading.reader import read_table
from factminer.source.discover import Found
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.options import ReadOptions
from factminer.source.read import read_documents
from tests.conftest import bytes_of, small_mine

TEXTS = (
    "石桥市新建公园12个。",
    "石桥市新建公园3座、绿地4块。",
    "没有数字。",
    "",
    "炸",
    "5个",
    "石桥市新建公园12个。\n",
)
NAMES = ("a.txt", "b.txt", "甲/c.txt", "甲/d.md", "乙.txt")


@pytest.fixture
def mined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were mined, as they are mined."""
    seen: list[str] = []

    def mine(document: Document, **known: object) -> pipeline.Mined:
        seen.append(document.text)
        return small_mine(document)

    monkeypatch.setattr(pipeline, "mine", mine)
    return seen


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in zip("ab", TEXTS, strict=False):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_what_has_not_changed_is_not_read_again(
    pages: Path, tmp_path: Path, mined: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build(pages, out)
    mined.clear()
    (pages / "c.txt").write_text("新建公园7个。", encoding="utf-8")
    names: list[str] = []

    def read(found: Found, options: ReadOptions) -> Iterator[Document | SourceError]:
        names.append(found.source)
        return read_documents(found, options)

    monkeypatch.setattr("factminer.dataset.building.mining.read_documents", read)
    build(pages, out)
    assert (names, mined) == (["c.txt"], ["新建公园7个。"])
    assert [row["source"] for row in read_table("claims", out).to_pylist()] == ["a.txt", "b.txt", "b.txt", "c.txt"]


def test_a_file_that_moved_is_not_mined_again(pages: Path, tmp_path: Path, mined: list[str]) -> None:
    out = tmp_path / "out"
    build(pages, out)
    ids = read_table("claims", out).column("claim_id").to_pylist()
    mined.clear()
    (pages / "a.txt").rename(pages / "z.txt")
    build(pages, out)
    assert mined == []
    assert sorted(read_table("claims", out).column("claim_id").to_pylist()) == sorted(ids)
    assert read_table("claims", out).column("source").to_pylist() == ["b.txt", "b.txt", "z.txt"]


@pytest.mark.parametrize("change", ["rules", "given", "full"])
def test_what_decides_the_rows_sends_all_files_through_again(
    pages: Path, tmp_path: Path, mined: list[str], monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    build(pages, tmp_path / "out")
    mined.clear()
    if change == "rules":
        monkeypatch.setattr("factminer.dataset.building.build.rules_digest", lambda: "other")
    given = Given(published="2023") if change == "given" else Given()
    build(pages, tmp_path / "out", given=given, full=change == "full")
    assert len(mined) == 2


def test_the_digest_of_the_rules_sees_every_file_that_rows_depend_on() -> None:
    decisive = [name for name in ("pipeline.py", "lexicon/units.tsv", "dataset/rows.py") if not rules._decides(name)]
    idle = [name for name in ("cli.py", "command/query.py", "dataset/placing/lock.py") if rules._decides(name)]
    assert (decisive, idle) == ([], [])


def test_a_file_that_failed_is_tried_again(pages: Path, tmp_path: Path, mined: list[str]) -> None:
    (pages / "burst.txt").write_text("炸", encoding="utf-8")
    for _ in range(2):
        mined.clear()
        assert build(pages, tmp_path / "out").failed == 1
    assert mined == ["炸"]


@pytest.mark.parametrize("damage", ["a byte of a table", "tables of another build", "no state"])
def test_tables_that_are_not_those_of_the_last_build_are_made_anew(
    pages: Path, tmp_path: Path, mined: list[str], damage: str
) -> None:
    out = tmp_path / "out"
    build(pages, out)
    whole = bytes_of(out)
    if damage == "a byte of a table":
        data = bytearray(whole["numerals.parquet"])
        data[len(data) // 2] ^= 1
        (out / "numerals.parquet").write_bytes(data)
    elif damage == "tables of another build":
        build(pages / "a.txt", tmp_path / "other")
        for path in (tmp_path / "other").iterdir():
            if not path.name.startswith("."):
                shutil.copy(path, out)
    else:
        (out / ".state").unlink()
    mined.clear()
    build(pages, out)
    assert (len(mined), bytes_of(out)) == (2, whole)


class Archive(RuleBasedStateMachine):
    """Files come, change, go and move; after each build the tables are those of a full one."""

    names = st.sampled_from(NAMES)
    texts = st.sampled_from(TEXTS)

    @initialize()
    def begin(self) -> None:
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(pipeline, "mine", lambda document, **known: small_mine(document))
        self.root = Path(tempfile.mkdtemp())
        self.pages = self.root / "pages"
        (self.pages / "甲").mkdir(parents=True)
        (self.pages / "keep.txt").write_text("石桥市新建公园1个。", encoding="utf-8")

    @rule(name=names, text=texts)
    def write(self, name: str, text: str) -> None:
        (self.pages / name).write_text(text, encoding="utf-8")

    @rule(name=names)
    def delete(self, name: str) -> None:
        (self.pages / name).unlink(missing_ok=True)

    @rule(old=names, new=names)
    def rename(self, old: str, new: str) -> None:
        if (self.pages / old).exists():
            os.replace(self.pages / old, self.pages / new)

    @rule(published=st.sampled_from([None, "2023"]))
    def build(self, published: str | None) -> None:
        given = Given(published)
        build(self.pages, self.root / "out", given=given)
        build(self.pages, self.root / "fresh", given=given)
        assert bytes_of(self.root / "out") == bytes_of(self.root / "fresh")
        assert not [entry for entry in self.root.iterdir() if entry.name.startswith(".")]
        shutil.rmtree(self.root / "fresh")

    def teardown(self) -> None:
        self.patch.undo()
        shutil.rmtree(self.root, ignore_errors=True)


class LongArchive(Archive):
    """The same, for longer."""


TestArchive = Archive.TestCase
TestArchive.settings = settings(max_examples=4, stateful_step_count=10, deadline=None)
TestArchiveAtLength = pytest.mark.slow(LongArchive.TestCase)
TestArchiveAtLength.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
