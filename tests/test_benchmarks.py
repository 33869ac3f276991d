"""The benchmarks themselves: a suite of our own cases, each way it can end, and the hostile strings at one small size."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from benchmarks.hostile import main as hostile
from benchmarks.hostile import strings
from benchmarks.suites.__main__ import main
from benchmarks.suites.case import Case, Suite, read_suite
from benchmarks.suites.judge import Outcome, judge
from factminer.quantity.ledger import find_numerals


def case(text: str, words: str, type_: str, value: object, unit: str | None = None) -> dict[str, object]:
    start = text.index(words)
    item = {"start": start, "end": start + len(words), "text": words, "type": type_, "value": value, "unit": unit}
    return {"id": text, "text": text, "expected": [item]}


def outcomes(folder: Path, *rows: object) -> tuple[Suite, list[Outcome]]:
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path = folder / "own.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    suite = read_suite(path)
    return suite, [judge(suite, found) for found in suite.cases]


@pytest.mark.parametrize(
    "row",
    [
        case("仓库里存着42吨小麦", "42", "number", "42"),
        case("造价36万元", "36万元", "money", "360000.00", "元"),
        case("造价36万元", "36万元", "amount-of-money", 360000, "CNY"),
        case("造价36万元", "36万元", "currency", {"value": 360000, "unit": "Chinese yuan"}),
        case("收成少了三成", "三成", "percentage", "30%"),
        case("降价，打7折", "7折", "percentage", "70%"),
        case("走了4公里", "4公里", "distance", 4000, "metre"),
        case("走了50多公里", "50多", "numberrange", "(50,)"),
        case("卖30至45元", "30至45元", "money", ["30.00", "45.00"], "元"),
        case("来了几十个客人", "几十", "number", "10"),
        {"id": "rewritten", "text": "收成少了百分之六", "expected": [{"type": "rewrite", "value": "收成少了6%"}]},
    ],
    ids=lambda row: str(row["id"]),
)
def test_case_that_is_read_as_its_peer_reads_it(tmp_path: Path, row: dict[str, object]) -> None:
    assert [(o.status, o.missed, o.surplus) for o in outcomes(tmp_path, row)[1]] == [("passed", (), ())]


@pytest.mark.parametrize(
    "row",
    [
        case("仓库里存着42吨小麦", "42", "number", "43"),
        case("造价36万元", "36万元", "money", "360000.00", "美元"),
        case("造价36万元，工期2年", "36万元", "money", "36", "元"),
        case("卖30至45元", "30至45元", "money", ["30.00", "46.00"], "元"),
        case("走了50公里", "50公里", "numberrange", "(50,)"),
        # A figure too many: the peer's reader of numbers would have to report both.
        case("42吨小麦和17吨玉米", "42", "number", "42"),
    ],
    ids=lambda row: str(row["id"]),
)
def test_case_that_is_not(tmp_path: Path, row: dict[str, object]) -> None:
    assert [o.status for o in outcomes(tmp_path, row)[1]] == ["failed"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (case("排在第七", "七", "number", "7"), "ordinal"),
        (case("月薪9k", "9k", "money", "9000", "元"), "Latin letters"),
        (case("2011年5月6日开工", "5", "number", "5"), "a date"),
        (case("买了一只", "一", "number", "1"), "article"),
        (case("6-9%之间", "9%", "percentage", "9%"), "one end of a range"),
        (case("明天见", "明天", "time", "2011-05-06"), "a date"),
        (case("红色", "红色", "colour", "red"), "not known here: colour"),
        (case("一切", "一切", "number", {"a": 1}), "the value is an object"),
    ],
)
def test_case_that_the_guidelines_read_otherwise(tmp_path: Path, row: dict[str, object], reason: str) -> None:
    (found,) = outcomes(tmp_path, row)[1]
    assert found.status == "excluded"
    assert reason in found.reason


def test_text_in_which_nothing_is_found(tmp_path: Path) -> None:
    positive = case("仓库里存着42吨小麦", "42", "number", "42")
    suite, (_, right, wrong) = outcomes(
        tmp_path,
        positive,
        {"id": "word", "text": "一切都好", "expected": []},
        {"id": "figure", "text": "收到17封信", "expected": []},
    )
    assert not suite.converts
    assert (right.status, wrong.status) == ("passed", "failed")


def test_malformed_lines_are_told_and_do_not_stop_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    suite, found = outcomes(
        tmp_path,
        "{",
        "[]",
        {"text": "一百"},
        {"text": "一百", "expected": [{"type": "number", "start": 9, "end": 3, "text": "x"}]},
        case("仓库里存着42吨小麦", "42", "number", "42"),
        case("仓库里存着43吨小麦", "43", "number", "42"),
    )
    assert [line.reason for line in suite.malformed] == [
        "the line is no JSON",
        "the line has no text",
        "the line does not list what is expected",
        "the span does not hold the words that are expected",
    ]
    assert [o.status for o in found] == ["passed", "failed"]
    assert main([str(tmp_path), "--failures", "--excluded"]) == 0
    printed = capsys.readouterr().out
    assert "50.0%" in printed
    assert "expected  43: 42" in printed
    assert main([str(tmp_path / "none")]) == 1


def test_no_exclusion_without_a_type_or_a_text() -> None:
    assert judge(Suite("empty", (), ()), Case("x", "", ())).status == "passed"


def test_hostile_strings_are_read() -> None:
    start = time.monotonic()
    for _, text in strings(6_000):
        find_numerals(text)
    assert time.monotonic() - start < 60


def test_hostile_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert hostile(["--up-to", "1000", "--only", "3万"]) == 0
    assert "find_numerals" in capsys.readouterr().out
