"""What holds of every document: quotes stand in the text, the ledger holds each numeral once, claims are in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factminer.pipeline import Mined, mine
from factminer.quantity.ledger import NUMERAL
from factminer.source.document import Document

PIECES = (
    "本报讯（记者 王小明）",
    "今年以来，全市签订集体合同149份，",
    "覆盖职工近2.6万人。",
    "8月5日，",
    "西宁市空气质量优良率为96.8%。",
    "一、基本情况",
    "“357”工作法",
    "88月份西宁空气质量优良率为月份西宁空气质量优良率为9696..88%%",
    "增长5%—8%，",
    "\n",
    "\n\n",
    "1 200人",
    "第 3 页",
    "查 处 案 件 3 起",
    "占三分之一",
)


def sound(mined: Mined) -> None:
    text = mined.document.text
    ids = [claim.claim_id for claim in mined.claims]
    assert len(ids) == len(set(ids))
    for claim in mined.claims:
        under = "".join(span.of(text) for span in claim.spans)
        assert "".join(under.split()) == claim.quote
        assert any(span.start <= claim.anchor < span.end for span in claim.spans)
    in_ledger = [row.claim_id for row in mined.ledger if row.claim_id is not None]
    assert sorted(in_ledger) == sorted(ids)
    covered = [0] * len(text)
    for row in mined.ledger:
        for span in row.spans:
            for at in range(span.start, span.end):
                covered[at] += 1
    assert max(covered, default=0) <= 1
    assert all(covered[found.start()] for found in NUMERAL.finditer(text))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES) | st.text("一二百万亿0123%.，。 \n第年月“”（）", max_size=8), max_size=14).map(
        "".join
    )
)
def test_any_page(text: str) -> None:
    sound(mine(text))


def test_nothing_at_all() -> None:
    assert mine("").claims == ()


def test_a_claim_explains_itself() -> None:
    lines = "本报讯（记者 甲）2023年，西宁市\n各级工会组织开展送清凉活动，共\n走访慰问一线高温作业职工3.\n15万人次，切实维护了职工的合法\n权益。"
    (claim,) = mine(lines).claims
    assert claim.quote == "3.15万人次"
    assert claim.repairs
    assert claim.rule
    assert (claim.place and claim.place.name, claim.period and claim.period.edtf) == ("青海省西宁市", "2023")


def test_articles_with_their_own_stamps_do_not_date_one_another() -> None:
    page = "2014-04-05 18:44\n4月5日，江南县发生地震，损坏房屋844户。\n\n云州市经济平稳\nTue, 24 Aug 2021 03:37:22 GMT\n1-7月，云州市工业增加值增长5.8%。\n"
    periods = [claim.period.edtf for claim in mine(page).claims if claim.period]
    assert periods == ["2014-04-05", "2021-01/2021-07"]


@pytest.mark.parametrize(
    ("title", "place", "period"),
    [
        (None, None, None),
        ("西宁市2023年1-8月公园建设情况", "青海省西宁市", "2023-01/2023-08"),
        # It stands in the text, where it was no headline.
        ("全市新建公园", None, None),
    ],
)
def test_a_headline_that_a_table_has_beside_the_text_tells_of_it(
    title: str | None, place: str | None, period: str | None
) -> None:
    (claim,) = mine(Document("全市新建公园12个。", "articles.csv#1", title=title)).claims
    assert (claim.place and claim.place.name, claim.period and claim.period.edtf) == (place, period)
