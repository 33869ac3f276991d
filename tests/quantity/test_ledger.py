from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factminer.quantity.ledger import NUMERAL, find_numerals

# What no reader would call a figure, with the verdict on it: the numeral is marked.
NEGATIVES = """
刚刚过去的【8月份】，|date
今年【1月份至8月份】，|date
活动于【3月5日】启动|date
【8月18日至19日】召开会议|date
“【十四五】”期间，|label
在【2021-2023年】建设|date
【近三年来】成效明显|date
【上午8点半】开门|time
荣获【第六届】奖项|ordinal
排名【第2位】|ordinal
【一、】主要情况|list
【一是】加强领导|list
开展“【十个100%】”检查|label
“【357】”工作法|label
推行【1+3+2+X】模式|label
建设【5G】基站|label
住在【6号楼】的老人|identifier
拨打【12345】热线|identifier
〔2023〕15号文件|identifier
【千方百计】增加收入|idiom
推进【一体化】发展|idiom
鲜花【一朵朵】开放|idiom
【一带一路】建设|idiom
邀请【一名】老师|article
来了【几十人】|vague
有【数千名】群众|vague
他今年【45岁】|age
【十分】重要的问题|idiom
"""


@pytest.mark.parametrize("case", NEGATIVES.strip().splitlines())
def test_verdict(case: str) -> None:
    marked, verdict = case.split("|")
    text = marked.replace("【", "").replace("】", "")
    at = marked.index("【") if "【" in marked else NUMERAL.search(text).start()  # type: ignore[union-attr]
    assert [n.verdict for n in find_numerals(text) if n.start <= at < n.end] == [verdict]


SENTENCES = [
    "全市有149家企业",
    "“十佳”评选",
    "8月5日",
    "近2.6万人",
    "一是抓",
    "三分之一",
    "5%—8%",
    "第三条",
    "十几个",
    "，",
    "\n",
    "两",
]


@given(
    st.lists(
        st.sampled_from(SENTENCES) | st.text("0123一二十百万亿年月日个%.，：、半几第至—余多“”元", max_size=6),
        max_size=12,
    ).map("".join)
)
def test_each_numeral_lies_in_exactly_one_row(text: str) -> None:
    rows = find_numerals(text)
    assert all(a.end <= b.start for a, b in pairwise(rows))
    covered = [sum(row.start <= m.start() < row.end for row in rows) for m in NUMERAL.finditer(text)]
    assert covered == [1] * len(covered)
    for row in rows:
        assert row.quantity is not None or row.verdict != "claim"


@pytest.mark.parametrize(
    "unit", ["1", "万", "一", "1,", "第", "“", "1+", "1-", "年", "1月", "百分之", "1:", "二三", "每", "（1"]
)
def test_hostile_text_is_read(unit: str) -> None:
    find_numerals(unit * (5000 // len(unit)))
