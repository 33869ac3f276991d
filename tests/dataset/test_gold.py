"""The table of claims held against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factminer.dataset.building.build import build
from factminer.dataset.gold.agreement import same_quantity, wrong_fields
from factminer.dataset.gold.annotation import GoldError, Prediction, predictions, read_gold
from factminer.dataset.gold.evaluate import evaluate
from factminer.dataset.gold.score import compare, figures

# 石桥市新建公园12个，绿地近3.5公顷，栽树一棵。
GOLD: dict[str, Any] = {
    "start": 7, "end": 10, "quote": "12个", "value": "12", "unit": "个", "qualifier": "exact",
    "indicator": ["新建公园", "公园"], "head": "公园", "place": "云州省石桥市", "period": None,
    "status": "actual", "change": ["level", "increase"], "tier": "core",
}  # fmt: skip
FOUND: dict[str, Any] = {
    "source": "pages/park.txt", "start": 7, "end": 10, "quote": "12个", "value": 12.0, "low": None, "high": None,
    "unit": "个", "qualifier": "exact", "indicator": "公园", "place": "石桥市", "period": None,
    "status": "actual", "change": "increase",
}  # fmt: skip


def compared(tmp_path: Path, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, float]:
    """The figures as strings of gold and rows give them."""
    (tmp_path / "park.jsonl").write_text("\n".join(map(json.dumps, gold)), encoding="utf-8")
    ((name, annotations),) = read_gold(tmp_path)
    return figures(compare(annotations, predictions(found).get(name, [])).counts)


def test_all_right(tmp_path: Path) -> None:
    assert set(compared(tmp_path, [GOLD], [FOUND]).values()) == {1}


def test_one_of_two_missed_and_one_wrong(tmp_path: Path) -> None:
    other = GOLD | {"start": 13, "end": 19, "value": "3.5", "unit": "公顷"}
    wrong = FOUND | {"start": 13, "end": 19, "value": 5.0, "unit": "公顷"}
    got = compared(tmp_path, [GOLD, other], [FOUND, wrong])
    assert (got["gold"], got["precision"], got["recall"], got["f1"], got["claim_f1"]) == (2, 0.5, 0.5, 0.5, 0.5)


def test_optional_gold_counts_neither_way(tmp_path: Path) -> None:
    article = GOLD | {"start": 22, "end": 24, "value": "1", "unit": "棵", "tier": "optional"}
    met = FOUND | {"start": 22, "end": 24, "value": 2.0, "unit": "棵"}
    assert compared(tmp_path, [GOLD, article], [FOUND])["recall"] == 1
    assert compared(tmp_path, [GOLD, article], [FOUND, met])["precision"] == 1


def test_each_claim_is_used_once_the_longest_overlap_first(tmp_path: Path) -> None:
    partly = FOUND | {"start": 9, "end": 12}
    got = compared(tmp_path, [GOLD], [partly, FOUND])
    assert (got["recall"], got["precision"], got["exact"]) == (1, 0.5, 1)


def annotated(tmp_path: Path, **changes: Any) -> Any:
    (tmp_path / "x.jsonl").write_text(json.dumps(GOLD | changes), encoding="utf-8")
    return next(read_gold(tmp_path))[1][0]


def predicted(**changes: Any) -> Prediction:
    return predictions([FOUND | changes])["park"][0]


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ({"unit": "平方米"}, {"unit": "㎡"}, True),
        ({"unit": "平方米"}, {"unit": "平 米"}, True),
        ({"unit": "%"}, {"unit": "％"}, True),
        ({"value": "0.5", "unit": ""}, {"value": 50.0, "unit": "%"}, True),
        ({"value": "0.5", "unit": ""}, {"value": 0.5, "unit": ""}, True),
        ({"value": None, "low": "3", "high": "5"}, {"value": None, "low": 3.0, "high": 5.0}, True),
        ({"value": None, "low": "3", "high": "5"}, {"value": 3.0}, False),
        ({"value": "12"}, {"value": None, "low": 3.0, "high": 5.0}, False),
        ({"value": "0.333333"}, {"value": 1 / 3}, True),
    ],
)
def test_when_two_quantities_are_the_same(tmp_path: Path, gold: Any, found: Any, same: bool) -> None:
    assert same_quantity(annotated(tmp_path, **gold), predicted(**found)) is same


@pytest.mark.parametrize(
    ("gold", "found", "wrong"),
    [
        ({}, {}, ()),
        ({}, {"status": "planned", "change": "level"}, ("status",)),
        ({}, {"indicator": "市政公园"}, ()),
        ({}, {"indicator": "公园管理条例实施细则说明"}, ("indicator",)),
        ({}, {"indicator": "园子"}, ("indicator",)),
        ({}, {"place": None}, ("place",)),
        ({}, {"place": "云州省"}, ("place",)),
        ({"place": [None, "中国"]}, {"place": None}, ()),
        ({"place": None}, {"place": "石桥市"}, ("place",)),
        ({"period": ["XXXX/..", None]}, {"period": "XXXX/.."}, ()),
        ({"period": "2023"}, {"period": None}, ("period",)),
    ],
)
def test_which_fields_differ(tmp_path: Path, gold: Any, found: Any, wrong: tuple[str, ...]) -> None:
    assert wrong_fields(annotated(tmp_path, **gold), predicted(**found)) == wrong


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"start": 1}'])
def test_gold_that_cannot_be_read_is_named_by_its_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "x.jsonl").write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"x\.jsonl:2: no gold claim"):
        list(read_gold(tmp_path))


def test_a_folder_without_gold(tmp_path: Path) -> None:
    (tmp_path / "x.traps.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(GoldError, match="holds no gold files"):
        list(read_gold(tmp_path))
    with pytest.raises(GoldError, match="no such folder"):
        list(read_gold(tmp_path / "none"))


def test_files_and_all_of_them(tmp_path: Path, small_river: None) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "park.jsonl").write_text(json.dumps(GOLD), encoding="utf-8")
    (gold / "none.jsonl").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "park.txt").write_text("石桥市新建公园12个。", encoding="utf-8")
    build(tmp_path / "park.txt", tmp_path / "data")
    evaluation = evaluate(gold, tmp_path / "data")
    columns, rows = evaluation.table()
    assert columns[:5] == ("file", "gold", "precision", "recall", "f1")
    assert [row[:4] for row in rows] == [("none", 1, 0.0, 0.0), ("park", 1, 1.0, 1.0), ("all", 2, 1.0, 0.5)]
    assert list(evaluation.misses()) == ["missed  none:7-10 12个 = 12 个"]
