"""Mined documents to rows."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

from factminer.check.check import Check
from factminer.claim.claim import Claim
from factminer.context.period import Period
from factminer.context.place import Place
from factminer.dataset.rows import check_row, claim_row, document_row, observation_row, rows_of, text_map, title_spans
from factminer.dataset.schema import CHECKS, CLAIMS, DOCUMENTS, OBSERVATIONS
from factminer.dataset.tables import to_arrow
from factminer.observation import Observation
from factminer.page.article import Article, Noise, Paragraph
from factminer.pipeline import Mined, MinedArticle
from factminer.quantity.quantity import Quantity
from factminer.source.document import Document
from factminer.span import Span
from factminer.text import Edit, Text

PAGE = "石桥增绿\n 本市今年新\n增绿地近3.\n5万公顷。\n责编 林一"
DOCUMENT = Document(PAGE, "pages/1.txt")
BODY = Text.of(PAGE, Span(6, 24)).edit([Edit(5, 6, "", "line wrap"), Edit(12, 13, "", "line wrap")])
TITLE = Text.of(PAGE, Span(0, 4))
ARTICLE = Article(1, BODY, (Paragraph(0, len(BODY)),), title=TITLE, page="02")
CLAIM = Claim(
    document_id=DOCUMENT.document_id,
    article=1,
    section="body",
    spans=(Span(15, 18), Span(19, 23)),
    anchor=16,
    quote="近3.5万公顷",
    sentence=str(BODY),
    quantity=Quantity(8, 15, Decimal(35000), "公顷", "nearly", multiplier=4, kind="area", unit_code="har"),
    indicator="绿地",
    text_start=8,
    text_end=15,
    place=Place("云州省石桥市", "990100"),
    period=Period("2023", "今年", datetime.date(2023, 1, 1), datetime.date(2023, 12, 31)),
    change="increase",
    rule="digits",
    repairs=("line wrap",),
)
NOISE = Noise(Span(24, len(PAGE)), "credit")


def mined(*claims: Claim, published: str | None = None) -> Mined:
    return Mined(DOCUMENT, (MinedArticle(ARTICLE, Place("云州省石桥市"), published),), (NOISE,), claims, (), ())


def test_the_quote_is_what_stands_under_the_spans_without_white_space() -> None:
    row = claim_row(DOCUMENT, "02", CLAIM)
    assert row["quote"] == "近3.5万公顷"
    assert row["quote"] == "".join(PAGE[s["start"] : s["end"]] for s in row["spans"])
    assert (row["start"], row["end"]) == (15, 23)


def test_a_claim_fills_its_row() -> None:
    row = to_arrow(CLAIMS, [claim_row(DOCUMENT, "02", CLAIM)]).to_pylist()[0]
    wanted = {
        "claim_id": f"{DOCUMENT.document_id}-16",
        "article_id": f"{DOCUMENT.document_id}-a1",
        "source": "pages/1.txt",
        "page": "02",
        "value": 35000.0,
        "value_exact": Decimal("35000.000000000"),
        "multiplier": 4,
        "unit_code": "har",
        "place": "云州省石桥市",
        "place_code": "990100",
        "period": "2023",
        "period_start": datetime.date(2023, 1, 1),
        "period_text": "今年",
        "repairs": ["line wrap"],
    }
    assert {name: row[name] for name in wanted} == wanted


def test_the_map_leads_from_the_article_to_the_page() -> None:
    for run in text_map(BODY):
        here = BODY.string[run["text"] : run["text"] + run["length"]]
        assert here == PAGE[run["source"] : run["source"] + run["length"]]
    assert sum(run["length"] for run in text_map(BODY)) == len(BODY)


def test_what_was_put_in_is_in_no_run() -> None:
    joined = Text.join([Text.of("甲乙", Span(0, 1)), Text.of("甲乙", Span(1, 2))], "\n")
    assert text_map(joined) == [{"text": 0, "source": 0, "length": 1}, {"text": 2, "source": 1, "length": 1}]


def test_titles_that_touch_are_one_span() -> None:
    both = replace(ARTICLE, title=Text.of(PAGE, Span(0, 2)), subtitle=Text.of(PAGE, Span(2, 4)))
    assert title_spans(both) == (Span(0, 4),)
    assert title_spans(replace(ARTICLE, title=None)) == ()


def test_the_date_of_publication_says_where_it_is_from() -> None:
    given = replace(DOCUMENT, published="2023-09")
    dates = [
        document_row(given, replace(mined(), document=given)),
        document_row(DOCUMENT, mined(published="2023-08")),
        document_row(DOCUMENT, mined()),
    ]
    assert [(row["published"], row["published_basis"]) for row in dates] == [
        ("2023-09", "given"),
        ("2023-08", "stated"),
        (None, "none"),
    ]


def test_a_document_fills_its_row() -> None:
    row = to_arrow(DOCUMENTS, [document_row(DOCUMENT, mined(CLAIM))]).to_pylist()[0]
    assert (row["characters"], row["articles"], row["claims"], row["status"]) == (len(PAGE), 1, 1, "ok")
    assert row["noise"] == [{"start": 24, "end": len(PAGE), "reason": "credit"}]
    assert row["place"] == "云州省石桥市"


def test_more_digits_than_fit_are_a_problem_and_no_crash() -> None:
    long = Decimal("0.12345678901")
    cut = replace(CLAIM, quote="0.12345678901公顷", quantity=replace(CLAIM.quantity, value=long))
    rows = rows_of(mined(cut))
    assert [problem.error for problem in rows.problems] == ["too many digits"]
    assert (rows.claims[0]["value"], rows.claims[0]["value_exact"]) == (0.12345678901, None)


def test_a_third_has_no_exact_value_and_is_no_problem() -> None:
    third = replace(CLAIM, quote="三分之一", quantity=replace(CLAIM.quantity, value=Decimal(1) / Decimal(3)))
    rows = rows_of(mined(third))
    assert rows.problems == ()
    assert rows.claims[0]["value_exact"] is None


def test_claims_stand_in_the_order_of_the_text() -> None:
    later, sooner = CLAIM, replace(CLAIM, spans=(Span(1, 2),), anchor=1)
    assert [row["start"] for row in rows_of(mined(later, sooner)).claims] == [1, 15]


def test_a_check_fills_its_row() -> None:
    check = Check(
        "share", (("x-1", "part"), ("x-2", "whole")), "3 ÷ 4", Decimal("75.1"), Decimal(75), Decimal("0.05"), "…"
    )
    row = to_arrow(CHECKS, [check_row(DOCUMENT, check)]).to_pylist()[0]
    assert (row["verdict"], round(row["difference"], 9)) == ("differs", 0.1)
    assert (row["document_id"], row["source"]) == (DOCUMENT.document_id, DOCUMENT.source)
    assert row["claims"] == [{"claim_id": "x-1", "role": "part"}, {"claim_id": "x-2", "role": "whole"}]
    assert row["check_id"] != check_row(DOCUMENT, replace(check, expression="3 ÷ 5"))["check_id"]


def test_an_observation_fills_its_row() -> None:
    observed = Observation(
        "o1", "绿地", None, ("新增",), "云州省石桥市", None, None, None, None, Decimal(35000), None, None, "nearly", "公顷",
        "har", Decimal("3.5"), "万公顷", "increase", None, None, "actual", (CLAIM.claim_id,), 1, True,
    )  # fmt: skip
    row = to_arrow(OBSERVATIONS, [observation_row(observed)]).to_pylist()[0]
    assert (row["value"], row["printed_value"], row["dimensions"], row["agreed"]) == (35000.0, 3.5, ["新增"], True)
