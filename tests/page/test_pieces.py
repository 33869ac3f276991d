"""Lines become the paragraphs they were set in; what was set line by line stays so."""

from __future__ import annotations

import re

import pytest

from factminer.page.column import measure
from factminer.page.glyphs import display_width
from factminer.page.line import split_lines
from factminer.page.piece import cut_pieces

PROSE = (
    "近年来，某县坚持生态优先、绿色发展，统筹推进山水林田湖草沙一体化保护和系统治理，全年完成人工造林3200亩，"
    "修复退化草地1.5万亩，森林覆盖率提高到48.6%，城区空气质量优良天数达到331天，群众的获得感不断增强。"
)
SECOND = "据介绍，今年该县还将投入资金2600万元，新建口袋公园12处，改造老旧管网35公里，让更多居民推窗见绿、出门入园。"


def wrapped(paragraphs: list[str], width: int, indent: bool = True) -> list[str]:
    """Each paragraph in lines of `width` full-width glyphs, the first two short; no mark opens a line, no number breaks."""
    lines = []
    for paragraph in paragraphs:
        line, room = "", 2 * width - (4 if indent else 0)
        for token in re.findall(r"[“（]?(?:[0-9.%]+|[^0-9])[，。、；：！？）”]*", paragraph):
            if line and display_width(line + token) > room:
                lines.append(line)
                line, room = "", 2 * width
            line += token
        lines.append(line)
    return lines


def read(page: str) -> list[str]:
    lines = split_lines(page)
    return [piece.string for piece in cut_pieces(lines, measure(lines))]


@pytest.mark.parametrize("width", [9, 13, 16, 20, 27, 36])
def test_wrapped_paragraphs_are_joined(width: int) -> None:
    assert read("\n".join(wrapped([PROSE, SECOND], width))) == [PROSE, SECOND]


@pytest.mark.parametrize("place", [2, 4, 6])
def test_a_column_break_in_mid_sentence_is_joined(place: int) -> None:
    lines = wrapped([PROSE], 16)
    lines.insert(place, "")
    assert read("\n".join(lines)) == [PROSE]


def test_a_heading_between_paragraphs_stays_apart() -> None:
    lines = [*wrapped([PROSE], 16), "推窗见绿", *wrapped([SECOND], 16)]
    assert read("\n".join(lines)) == [PROSE, "推窗见绿", SECOND]


def test_digits_split_over_lines_are_joined() -> None:
    lines = [line + "\n" for line in wrapped([PROSE], 16)]
    page = "".join(lines).replace("3200亩", "32\n00亩")
    assert "完成人工造林3200亩" in "".join(read(page))


@pytest.mark.parametrize(
    "lines",
    [
        [PROSE, SECOND],
        ["工作要点", PROSE, "一、总体要求", SECOND],
        ["项目", "计划数", "完成数", "造林（亩）", "3000", "3200"],
        ["（一）造林3200亩；", "（二）修复草地1.5万亩；", "（三）新建公园12处。"],
        ["●造林3200亩", "●修复草地1.5万亩", "●新建公园12处"],
        ["项目\t计划\t完成", "造林\t3000\t3200", "种草\t1500\t1500"],
        ["| 项目 | 完成 |", "|---|---|", "| 造林 | 3200 |"],
    ],
)
def test_clean_text_stays_line_by_line(lines: list[str]) -> None:
    assert read("\n".join(lines)) == lines
    assert read("\n\n".join(lines)) == lines


def test_indents_and_blank_lines_are_left_out_of_clean_paragraphs() -> None:
    assert read(f"　　{PROSE}\n\n　　{SECOND}\n") == [PROSE, SECOND]
