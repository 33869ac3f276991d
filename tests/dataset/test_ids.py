"""What a claim is called comes from the text and the place of its number, from nothing else."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from factminer import pipeline
from factminer.dataset.building.build import build
from factminer.dataset.reading.reader import read_table
from tests.conftest import small_mine

pytestmark = pytest.mark.usefixtures("small_river")

TEXTS = ["石桥市新建公园12个。", "新建绿地3块，植树500株。"]


def ids(out: Path) -> dict[str, str]:
    """Claims by their quote."""
    return {row["quote"]: row["claim_id"] for row in read_table("claims", out).to_pylist()}


def write_table(path: Path, texts: list[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["text"], *([text] for text in texts)])


def test_a_growing_table_keeps_its_ids(tmp_path: Path) -> None:
    articles = tmp_path / "articles.csv"
    write_table(articles, TEXTS)
    build(articles, tmp_path / "out")
    before = ids(tmp_path / "out")
    write_table(articles, [*TEXTS, "再建公园7个。"])
    build(articles, tmp_path / "out")
    after = ids(tmp_path / "out")
    assert after.items() > before.items()
    assert len(after) == len(before) + 1


def test_a_file_has_the_ids_of_its_text_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "page.txt").write_text(TEXTS[0], encoding="utf-8")
    write_table(tmp_path / "articles.csv", [TEXTS[0]])
    build(tmp_path / "a", tmp_path / "one")
    build(tmp_path / "articles.csv", tmp_path / "two")
    assert ids(tmp_path / "one") == ids(tmp_path / "two")


def test_a_rule_that_takes_in_more_words_keeps_the_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.txt").write_text("石桥市新建公园12个。", encoding="utf-8")
    build(tmp_path / "page.txt", tmp_path / "out")
    before = ids(tmp_path / "out")

    def wider(document: str, **known: object) -> pipeline.Mined:
        from dataclasses import replace

        mined = small_mine(document)
        (claim,) = mined.claims
        span = replace(claim.spans[0], start=claim.spans[0].start - 2)
        ledger = tuple(replace(row, spans=(span,), quote="公园12个") for row in mined.ledger)
        claims = (replace(claim, spans=(span,), quote="公园12个", text_start=span.start),)
        return replace(mined, claims=claims, ledger=ledger)

    monkeypatch.setattr(pipeline, "mine", wider)
    build(tmp_path / "page.txt", tmp_path / "out", full=True)
    assert (list(before), list(ids(tmp_path / "out"))) == (["12个"], ["公园12个"])
    assert list(before.values()) == list(ids(tmp_path / "out").values())
