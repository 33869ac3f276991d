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


@pytest.mark.parametrize("indent", [True, False])
@pytest.mark.parametrize("width", [7, 9, 14, 16, 20, 27, 36, 40])
def test_wrapped_paragraphs_are_joined(width: int, indent: bool) -> None:
    assert read("\n".join(wrapped([PROSE, SECOND], width, indent))) == [PROSE, SECOND]


def test_each_region_of_a_page_has_its_own_width() -> None:
    lines = wrapped([PROSE, SECOND], 18) + wrapped([SECOND, PROSE], 11) + wrapped([PROSE], 27)
    assert read("\n".join(lines)) == [PROSE, SECOND, SECOND, PROSE, PROSE]


def test_printed_indents_open_paragraphs_although_the_line_above_is_full() -> None:
    full = "全县森林覆盖率提高到历史新高。"
    lines = [f"　　{full[:14]}。", *("　　" + line if k == 0 else line for k, line in enumerate(wrapped([SECOND], 16)))]
    assert read("\n".join([*lines, "　　" + wrapped([PROSE], 16)[0], *wrapped([PROSE], 16)[1:]])) == [
        f"{full[:14]}。",
        SECOND,
        PROSE,
    ]


def test_a_blank_line_after_each_line_says_nothing() -> None:
    assert read("\n\n".join(wrapped([PROSE, SECOND], 16))) == [PROSE, SECOND]


def test_a_letter_spaced_line_is_full() -> None:
    lines = wrapped([PROSE], 16)
    spaced = lines[2][:-3]
    assert len(spaced) > 8
    assert read("\n".join([*lines[:2], " ".join(spaced), lines[2][-3:] + lines[3], *lines[4:]])) == [PROSE]


@pytest.mark.parametrize(
    "line",
    ["青石县人民政府\n2024年3月5日", "青政办发〔2024〕7号", "一、去年工作回顾", "青石县统计局\n二〇二四年三月五日"],
)
def test_lines_that_are_no_prose_stay_by_themselves(line: str) -> None:
    lines = [*wrapped([PROSE, SECOND], 16), *line.split("\n"), *wrapped([SECOND], 16)]
    assert read("\n".join(lines)) == [PROSE, SECOND, *line.split("\n"), SECOND]


def test_a_number_cut_at_its_point_goes_on() -> None:
    assert read("全县完成人工造林，共\n修复退化草地1.\n5万亩，其中") == [
        "全县完成人工造林，共",
        "修复退化草地1.5万亩，其中",
    ]


def test_what_an_open_bracket_waits_for_goes_on() -> None:
    text = "本报讯（记者王一明）" + PROSE
    lines = [text[:4], text[4:9], *wrapped([text[9:]], 9, indent=False)]
    assert read("\n".join([*lines, *wrapped([SECOND], 9)])) == [text, SECOND]


def test_a_marked_heading_may_take_two_lines_of_a_wrapped_page() -> None:
    lines = ["# 青石县坚持生态优先推进山水治", "理成效显著", *wrapped([PROSE, SECOND], 16)]
    assert read("\n".join(lines)) == ["青石县坚持生态优先推进山水治理成效显著", PROSE, SECOND]


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
        ["造林3200亩", "修复草地15万亩", "新建公园12处", "改造管网35公里", "增长48.6%"],
        ["人工造林达3200亩", "同比增长约3.4%", "修复草地达1500亩", "同比增长约5.1%", "治理河道达380里"],
        [PROSE, "王一明", "2024年3月5日"],
        ["项目\t计划\t完成", "造林\t3000\t3200", "种草\t1500\t1500"],
        ["| 项目 | 完成 |", "|---|---|", "| 造林 | 3200 |"],
    ],
)
def test_clean_text_stays_line_by_line(lines: list[str]) -> None:
    assert read("\n".join(lines)) == lines
    assert read("\n\n".join(lines)) == lines


def test_indents_and_blank_lines_are_left_out_of_clean_paragraphs() -> None:
    assert read(f"　　{PROSE}\n\n　　{SECOND}\n") == [PROSE, SECOND]
