from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from factminer.context.period import read_periods
from factminer.context.place import read_places

POINT = r"(?:\d{4}|XXXX)(?:-\d{2}(?:-\d{2})?)?"
EDTF = re.compile(rf"{POINT}|{POINT}/{POINT}|{POINT}/\.\.|\.\./{POINT}")
PIECES = (
    "2023年 今年 去年 8月 2月30日 12月至 今年2月 至 到 1—5月 前三季度 截至 以来 目前 比 由 的 分别 每年 “十四五”期间 过去五年 双11 "
    "元旦 26日 昨天 9日至3日 西宁市 城西区 鼓楼区 全市 我省 北京 、 和 等 高于 支持 多巴镇 玉林村 工业园区 《 》 “ ” ， 。 ； \n 30个 5.3% 说"
).split(" ")
text = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=30).map("".join)


@settings(max_examples=150, deadline=None)
@given(text, st.one_of(st.none(), st.sampled_from(["2024", "2024-01", "2024-03-31", "XXXX", "9999-12-31"])))
def test_periods_are_well_formed(body: str, published: str | None) -> None:
    periods = read_periods(body, published=published)
    for at in range(0, len(body), 3):
        period = periods.of(at, min(at + 2, len(body)))
        if period is None:
            continue
        assert EDTF.fullmatch(period.edtf)
        if period.start and period.end:
            assert period.start <= period.end


@settings(max_examples=150, deadline=None)
@given(text, st.one_of(st.none(), st.just("西宁扩绿20个")))
def test_places_are_well_formed(body: str, title: str | None) -> None:
    places = read_places(body, title=title, frame=body)
    for at in range(0, len(body), 3):
        place = places.of(at, min(at + 2, len(body)))
        assert place is None or place.name
        assert place is None or place.code is None or re.fullmatch(r"\d{6}", place.code)


def test_long_hostile_text_is_read_in_time() -> None:
    for piece in ("2023年", "北京、", "全市", "1月", "“", "《", "等", "西宁市多巴镇", "由", "，", "年"):
        body = piece * 4000
        read_periods(body).of(len(body) - 1, len(body))
        read_places(body).of(len(body) - 1, len(body))
