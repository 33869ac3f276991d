"""Sentence shapes of the user's: they read before ours, a wrong file is named, a runaway pattern costs a row of problems."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import factminer
from factminer.cli import main
from factminer.lexicon import LexiconError
from factminer.lexicon.own_shapes import read_shapes

SHAPES = r"""
[[shape]]
name = "attendance"
pattern = '(?P<indicator>\p{Han}{2}出勤率)达(?P<number>[0-9.]+)(?P<unit>%)'

[[shape]]
name = "seedlings"
pattern = '(?P<place>\p{Han}{2}市)出圃(?P<number>[0-9.]+万?)株'
indicator = "苗木"
action = "出圃"
status = "planned"

[[shape]]
name = "draws"
pattern = '摇号第(?P<number>[0-9]+)次'
unit = "次"
indicator = "摇号"
"""
TEXT = "本月，学生出勤率达98.5%，西宁市出圃3万株。摇号第12次。"


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    file = tmp_path / "shapes.toml"
    file.write_text(SHAPES, encoding="utf-8")
    return file


def test_a_shape_says_what_the_figure_is(shapes: Path) -> None:
    share, plants, draws = factminer.mine(TEXT, shapes=shapes).claims
    assert (share.indicator, share.rule.split("; ")[1]) == ("学生出勤率", "attendance (own shape)")
    assert (plants.indicator, plants.action, plants.status) == ("苗木", "出圃", "planned")
    assert plants.place is not None
    assert plants.place.code == "630100"
    assert (draws.quote, draws.indicator, str(draws.value)) == ("12次", "摇号", "12")


def test_a_numeral_that_is_none_to_us_becomes_a_claim(shapes: Path) -> None:
    assert [claim.quote for claim in factminer.mine(TEXT).claims] == ["98.5%", "3万株"]
    mined = factminer.mine(TEXT, shapes=shapes)
    assert [row.numeral.verdict for row in mined.ledger if row.claim_id] == ["claim"] * 3


def test_a_runaway_pattern_costs_a_row_of_problems(tmp_path: Path) -> None:
    file = tmp_path / "shapes.toml"
    file.write_text("[[shape]]\nname = 'runaway'\npattern = '(?:(?:a|aa)+)+b(?P<number>[0-9])'\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("全县有公园9个。" + "a" * 60 + "c", encoding="utf-8")
    report = factminer.build(tmp_path / "a.txt", tmp_path / "data", shapes=file)
    assert report.claims == 1
    (problem,) = report.problems
    assert (problem.stage, problem.error) == ("shape", "timeout")
    assert "'runaway'" in problem.message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[[shape]\n", "shapes.toml: "),
        ("name = 'a'\n", r"wanted tables \[\[shape\]\]"),
        ("[[shape]]\npattern = '(?P<number>1)'\n", "shape 1: no name"),
        ("[[shape]]\nname = 'a'\npattern = '('\n", "shape 'a': pattern: "),
        ("[[shape]]\nname = 'a'\npattern = '[0-9]'\n", r"shape 'a': the pattern has no group \(\?P<number>"),
        ("[[shape]]\nname = 'a'\npattern = '(?P<number>1)(?P<colour>2)'\n", "shape 'a': group 'colour' is none of"),
        ("[[shape]]\nname = 'a'\npattern = '(?P<number>1)'\nstatus = 'done'\n", "status 'done' is none of actual"),
        ("[[shape]]\nname = 'a'\npattern = '(?P<number>1)'\nkind = 'x'\n", "key 'kind' is none of"),
        ("[[shape]]\nname = 'a'\npattern = '(?P<number>1)'\n" * 2, "shape 'a': the name stands already above"),
    ],
)
def test_a_wrong_file_is_named_with_its_fault(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "shapes.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=said):
        read_shapes(file)


def test_the_command_line(shapes: Path, tmp_path: Path) -> None:
    runner = CliRunner()
    read = runner.invoke(main, ["extract", "--shapes", str(shapes)], input=TEXT)
    assert read.exit_code == 0
    assert "seedlings (own shape)" in read.output
    wrong = runner.invoke(main, ["extract", "--shapes", str(tmp_path / "none.toml")], input=TEXT)
    assert wrong.exit_code == 2
    assert "No such file" in wrong.output
