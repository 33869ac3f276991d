"""The user's own words: what they change in a reading, and what is said of a file that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import factminer
from factminer.claim.reader import find_readings
from factminer.cli import main
from factminer.dataset.describing.package import read_package
from factminer.lexicon import LexiconError
from factminer.lexicon.user import read_lexicon
from factminer.quantity.ledger import find_numerals
from factminer.quantity.vocabulary import vocabulary_with

UNITS = "unit\tkind\tcode\tbase\tfactor\tnot_before\n"
WORDS = "word\tverdict\tnot_after\tnot_before\n"
TEXT = "石桥市栽桐树30墩子，百川号客运量5万人次，四月雪花开三茎。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    own = tmp_path / "own"
    own.mkdir()
    (own / "units.tsv").write_text(UNITS + "墩子\tcount\t{clump}\t\t\t\n", encoding="utf-8")
    (own / "numeral_words.tsv").write_text(WORDS + "百川号\tlabel\t\t\n四月雪\tname\t\t\n", encoding="utf-8")
    return own


def test_units_and_words_are_added(folder: Path) -> None:
    numerals = find_numerals(TEXT, vocabulary_with(read_lexicon(folder)))
    read = {TEXT[n.start : n.end]: (n.verdict, n.rule) for n in numerals}
    assert read["30墩子"] == ("claim", "number with unit")
    assert read["百川号"] == ("label", "word of the user's lexicon")
    assert read["四月雪"] == ("name", "word of the user's lexicon")
    assert "30墩子" not in {TEXT[n.start : n.end] for n in find_numerals(TEXT)}


def test_an_added_unit_is_what_an_amount_is_for_each_of(folder: Path) -> None:
    text = "每墩子补助20元。"
    vocabulary = vocabulary_with(read_lexicon(folder))
    ((_, reading, _),) = find_readings(text, find_numerals(text, vocabulary), units=vocabulary.units)
    assert (reading.per, reading.indicator) == ("墩子", "补助")


def test_a_row_of_the_user_takes_the_place_of_the_package_s(tmp_path: Path) -> None:
    (tmp_path / "units.tsv").write_text(UNITS + "公斤\tmass\tkg\t千克\t1\t箱\n", encoding="utf-8")
    vocabulary = vocabulary_with(read_lexicon(tmp_path))
    (numeral,) = find_numerals("装了70公斤箱", vocabulary)
    assert numeral.quantity is not None
    assert numeral.quantity.unit != "公斤"


def test_a_build_says_whose_words_made_it(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    factminer.build(tmp_path / "a.txt", tmp_path / "plain")
    factminer.build(tmp_path / "a.txt", tmp_path / "data", lexicon=folder)
    assert "30墩子" in list(factminer.load("claims", tmp_path / "data")["quote"])
    told = {name: read_package(tmp_path / name) for name in ("plain", "data")}
    assert told["data"] is not None
    assert told["plain"] is not None
    assert sorted(told["data"].made_by.lexicon) == ["numeral_words.tsv", "units.tsv"]
    assert all(len(sha256) == 64 for sha256 in told["data"].made_by.lexicon.values())
    assert told["plain"].made_by.lexicon == {}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("units.tsv", UNITS + "墩子\tcount\t\t\n", r"units.tsv:2: 4 cells, wanted 6"),
        ("units.tsv", "unit\tsort\n墩子\tcount\n", r"units.tsv:1: columns \['unit', 'sort'\]"),
        ("units.tsv", UNITS + "墩子\tclump\t\t\t\t\n", r"units.tsv:2: kind 'clump' is none of "),
        ("units.tsv", UNITS + "墩子\tmass\t\t千克\t\t\n", r"units.tsv:2: base and factor stand together"),
        ("units.tsv", UNITS + "墩子\tmass\t\t磅秤\t2\t\n", r"units.tsv:2: base '磅秤' is no base unit"),
        ("units.tsv", UNITS + "墩子\tmass\t\t千克\tviel\t\n", r"units.tsv:2: "),
        ("units.tsv", UNITS + "墩子\tmass\t\t千克\t-1\t\n", r"units.tsv:2: factor -1 is not above 0"),
        ("units.tsv", UNITS + "# 说明\n\n墩子\tcount\t\t\t\t\n墩子\tcount\t\t\t\t\n", r"units.tsv:5: .*墩子.* line 4"),
        ("units.tsv", "", r"units.tsv: no line of column names"),
        ("numeral_words.tsv", WORDS + "百川号\tslogan\t\t\n", r"numeral_words.tsv:2: verdict 'slogan' is none of "),
        ("numeral_words.tsv", WORDS + " \tlabel\t\t\n", r"numeral_words.tsv:2: no word"),
        ("numeral_words.tsv", WORDS + "海天号\tlabel\t\t\n", r"numeral_words.tsv:2: '海天号' holds no numeral"),
        ("slogans.tsv", WORDS, r"slogans.tsv: no vocabulary of that name; there are numeral_words.tsv, units.tsv"),
        ("notes.txt", "", r"holds none of numeral_words.tsv, units.tsv"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_line_and_fault(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=said):
        read_lexicon(tmp_path)


def test_a_file_of_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "units.tsv").write_bytes((UNITS + "墩子\tcount\t\t\t\t\n").encode("gb18030"))
    with pytest.raises(LexiconError, match="not UTF-8"):
        read_lexicon(tmp_path)


def test_the_command_line(folder: Path) -> None:
    runner = CliRunner()
    read = runner.invoke(main, ["extract", "--lexicon", str(folder)], input=TEXT)
    assert read.exit_code == 0
    assert '"30墩子"' in read.output
    wrong = runner.invoke(main, ["extract", "--lexicon", str(folder / "none")], input=TEXT)
    assert wrong.exit_code == 2
    assert "no such folder" in wrong.output
