"""Each repair mends its defect and leaves alone what only looks like it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from factminer.page.line import split_lines
from factminer.page.repair.letter_spacing import find_letter_spacing, is_letter_spaced
from factminer.page.repair.overprint import find_overprint
from factminer.page.repair.spacing import find_spacing
from factminer.page.repair.vertical import find_vertical_runs
from factminer.text import Edit, Text


def mended(string: str, find: Callable[[str], Iterable[Edit]]) -> str:
    return str(Text.of(string).edit(find(string)))


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("海龙海龙 摄摄", "海龙 摄"),
        ("88月份全市空气优良率为月份全市空气优良率为9696..88%%", "8月份全市空气优良率为96.8%"),
        ("邻里守望邻里守望 社区共治社区共治", "邻里守望 社区共治"),
        ("20252025年全市造林年全市造林", "2025年全市造林"),
    ],
)
def test_overprint_is_undone(printed: str, read: str) -> None:
    assert mended(printed, find_overprint) == read


@pytest.mark.parametrize(
    "string",
    [
        "2020",
        "天天",
        "爸爸",
        "20202020",
        "高高兴兴",
        "高高兴兴热热闹闹",
        "研究研究",
        "海龙海龙来了",
        "哈哈哈哈哈哈",
        "11112222",
    ],
)
def test_what_only_repeats_is_no_overprint(string: str) -> None:
    assert mended(string, find_overprint) == string


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("查 并 作 出 相 应 处", "查并作出相应处"),
        ("前 ，新 城 区 绿 地", "前，新城区绿地"),
        ("人 均  2 5 . 6 亿 元 ， 增 长", "人均25.6亿元，增长"),
        ("植 树  造 林 三 千 亩", "植树 造林三千亩"),
        ("2 0 2 4 年 3 月 5 日", "2024年3月5日"),
    ],
)
def test_letter_spaced_lines_are_closed_up(printed: str, read: str) -> None:
    assert is_letter_spaced(printed)
    assert mended(printed, find_letter_spacing) == read


@pytest.mark.parametrize(
    "string", ["张 三 张三丰 李 四 王 五", "全市 新增 绿地 三百 公顷", "1 2 3 4 5 6", "A B C D E F", "查 并"]
)
def test_words_and_cells_are_not_letter_spaced(string: str) -> None:
    assert not is_letter_spaced(string)


def test_a_short_spaced_line_counts_beside_another() -> None:
    assert is_letter_spaced("庭 长", ("法 院 执",))
    assert not is_letter_spaced("庭 长", ("法院执行",))


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("为 31 天，其", "为31天，其"),
        ("12 月 18 日", "12月18日"),
        ("发放 3 000份", "发放3000份"),
        ("共 1 200 300 元", "共1200300元"),
        ("通过 APP 推送", "通过APP推送"),
        ("（以下简称驿站） 名单", "（以下简称驿站）名单"),
        ("占 25 ％以上", "占25％以上"),
    ],
)
def test_blanks_the_print_has_not_are_dropped(printed: str, read: str) -> None:
    assert mended(printed, find_spacing) == read


@pytest.mark.parametrize(
    "string",
    [
        "王一明 李二",
        "守望相助 共建家园",
        "2019 2020",
        "合计   120   35",
        "open data",
        "120\t35",
        "12 345 678 9",
        "35 120",
    ],
)
def test_blanks_that_part_words_and_cells_stay(string: str) -> None:
    assert mended(string, find_spacing) == string


def test_a_headline_keeps_the_blank_between_its_clauses() -> None:
    assert mended("供应充足 9300万元扶持养殖", lambda s: find_spacing(s, heading=True)) == "供应充足 9300万元扶持养殖"
    assert mended("共 31 天", lambda s: find_spacing(s, heading=True)) == "共31天"


def test_vertical_text_is_set_upright() -> None:
    page = "近\n年\n来\n，江\n河\n\n治\n理\n有\n成\n，﹃河\n小\n青﹄\n巡\n河\n3\n次\n。\n\n王\n一\n明\n\n摄"
    assert [line.string for line in split_lines(page)] == ["近年来，江河治理有成，『河小青』巡河3次。", "王一明摄"]


def test_signs_of_a_unit_stand_in_vertical_text() -> None:
    page = "\n".join([*"日处理能力", "77", "吨", "/", "日", "，无", *"害化处理率", "9", "%", "。"])
    assert [line.string for line in split_lines(page)] == ["日处理能力77吨/日，无害化处理率9%。"]


@pytest.mark.parametrize(
    "lines",
    [
        ["发布时间：2024-03-", "05"],
        ["发布时间：2024", "-03-05"],
        ["2024-03-05 09:45:", "30"],
        ["2024年03月05日", "09:45:30"],
        ["2024年03月05日  09：45 来", "源：青石日报"],
    ],
)
def test_a_stamp_broken_over_lines_is_one_line(lines: list[str]) -> None:
    page = "\n".join([*lines, "青石县新增绿地3公顷"])
    assert [line.string for line in split_lines(page)] == [" ".join(lines), "青石县新增绿地3公顷"]


@pytest.mark.parametrize("lines", [["2024年3月5日", "新增绿地3公顷"], ["2023-2024", "3公顷"], ["2024年", "3月造林3亩"]])
def test_a_date_and_what_follows_is_no_stamp(lines: list[str]) -> None:
    assert [line.string for line in split_lines("\n".join(lines))] == lines


@pytest.mark.parametrize(
    "cells", [["大", "中", "小"], list("一二三四五六七八九十"), ["12", "35", "48", "7", "9", "10", "11", "12"]]
)
def test_cells_of_one_character_are_no_vertical_text(cells: list[str]) -> None:
    assert list(find_vertical_runs(cells)) == []
