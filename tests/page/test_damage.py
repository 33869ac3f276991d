"""Whatever happens to a page, nothing of it is lost and no quote is made up; what can be read is read as if whole."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factminer.page.article import Page
from factminer.page.reader import read_page
from factminer.pipeline import mine
from factminer.source.document import Document
from tests.page.damage import BREAKS, CRLF, KINDS, bare, damage, set_page, uncertain_ends, wrap
from tests.page.reports import METRO, REPORTS, RICE, Report

WIDTHS = st.integers(7, 40)
SEEDS = st.integers(0, 9999)
ANY_KINDS = st.sets(st.sampled_from([*KINDS, CRLF]))
FEW_KINDS = st.sets(st.sampled_from([*KINDS, CRLF]), max_size=2)
# In a column of less than this width a number of full-width digits takes up more than half a line.
NARROW = 10
# In a column of this width the reports' paragraphs would be of two lines, too few to show how wide it is.
WIDE = 23


def set_in(report: Report, width: int) -> Report:
    """`report` with paragraphs of as many lines as columns of `width` have."""
    return report.long if width >= WIDE else report


def paragraphs(page: Page) -> list[str]:
    return [bare(article.body.string[p.start : p.end]) for article in page.articles for p in article.paragraphs]


def titles(page: Page) -> list[str | None]:
    return [bare(article.title.string) if article.title else None for article in page.articles]


def ends(parts: list[str] | tuple[str, ...]) -> set[int]:
    return set(accumulate(len(part) for part in parts))


def figures(text: str) -> Counter[tuple[str, str, str]]:
    return Counter((str(claim.value), claim.quantity.unit, bare(claim.quote)) for claim in mine(text).claims)


@cache
def figures_of(report: Report) -> Counter[tuple[str, str, str]]:
    return figures("\n".join(report.lines))


def assert_each_character_once(text: str, page: Page) -> None:
    """Every character that is no blank lies in exactly one of body, headings and noise."""
    texts = [text for article in page.articles for text in (article.body, *article.headings)]
    spans = [*(span for text in texts for span in text.source_spans()), *(noise.span for noise in page.noise)]
    owners = Counter(k for span in spans for k in range(span.start, span.end))
    wrong = {k: owners[k] for k in range(len(text)) if owners[k] != 1 and not text[k].isspace()}
    assert wrong == {}
    assert not owners or max(owners.values()) == 1


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(REPORTS), min_size=1, max_size=3), WIDTHS, SEEDS, ANY_KINDS, st.sampled_from([*BREAKS]))
def test_nothing_is_lost_and_no_quote_is_made_up(
    reports: list[Report], width: int, seed: int, kinds: set[str], breaks: str
) -> None:
    page = [block for report in reports for block in set_page(report, width, breaks)]
    text = damage(page, seed, kinds)
    assert_each_character_once(text, read_page(Document(text)))
    for claim in mine(text).claims:
        assert "".join("".join(span.of(text) for span in claim.spans).split()) == claim.quote
        assert claim.span.start <= claim.anchor < claim.span.end


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.sampled_from(REPORTS), WIDTHS, SEEDS, FEW_KINDS, st.sampled_from([*BREAKS]))
def test_a_report_is_read_as_if_whole(report: Report, width: int, seed: int, kinds: set[str], breaks: str) -> None:
    width = max(width, NARROW) if "full-width digits" in kinds else width
    report = set_in(report, width)
    printed = set_page(report, width, breaks)
    text = damage(printed, seed, kinds)
    page = read_page(Document(text))
    found = paragraphs(page)
    assert titles(page) == [report.title]
    assert "".join(found) == "".join(report.paragraphs)
    assert ends(found) ^ ends(report.paragraphs) <= uncertain_ends(printed, width)
    assert figures(text) == figures_of(report)


@pytest.mark.parametrize("kind", [*KINDS, CRLF])
@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.title[:3])
def test_a_usual_column_is_read_as_if_whole(report: Report, kind: str) -> None:
    """Of sixteen glyphs, careful breaks: one kind of damage each, and no paragraph's end is missed."""
    page = read_page(Document(damage(set_page(report, 16), 1, [kind])))
    assert (titles(page), paragraphs(page)) == ([report.title], list(report.paragraphs))


@pytest.mark.parametrize(("report", "width"), [(RICE, 10), (METRO, 13)], ids=["10", "13"])
def test_a_headline_may_end_with_one_glyph_on_its_second_line(report: Report, width: int) -> None:
    lines = [*wrap(report.title, width, indent=0), *(line for text in report.paragraphs for line in wrap(text, width))]
    page = read_page(Document("\n".join(lines)))
    assert (titles(page), paragraphs(page)[0]) == ([report.title], report.paragraphs[0])


# A well-formed text


CLOSING = "青石县农技站将继续做好早稻收割和晚稻插秧的技术指导。"
WORDS = ["总体要求", "生产情况", "烘干中心", "粮食收购", "技术指导", "晚稻插秧", "保障措施", "下步打算"]
BLOCKS = st.sampled_from(
    [
        *((text,) for text in RICE.paragraphs[1:]),
        (
            "（一）新建烘干中心9座，日烘干稻谷1200吨；",
            "（二）添置收割机28台；",
            "（三）培训农技员35名，其中女农技员12名。",
        ),
        ("●新建烘干中心9座", "●添置收割机28台，翻耕插秧", "●培训农技员35名，其中女农技员12名"),
        ("1.设稻谷收购点14个；", "2.腾出仓容4.2万吨；", "3.粮款在交售稻谷的当天结清。"),
        ("项目\t计划\t完成", "早稻\t12.6\t7.1", "晚稻\t11.9\t0"),
        ("| 项目 | 完成 |", "|---|---|", "| 早稻 | 7.1 |"),
    ]
)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(st.booleans(), BLOCKS), min_size=1, max_size=8, unique_by=lambda part: part[1]),
    st.sampled_from(["\n", "\n\n", "\r\n", "\n　　"]),
)
def test_a_well_formed_report_keeps_its_paragraphs(parts: list[tuple[bool, tuple[str, ...]]], separator: str) -> None:
    opening = ["青石县早稻生产情况报告", RICE.paragraphs[0]]
    headings = iter(f"{numeral}、{word}" for numeral, word in zip("一二三四五六七八", WORDS, strict=True))
    lines = [line for headed, block in parts for line in ([next(headings)] if headed else []) + [*block]] + [CLOSING]
    page = read_page(Document(separator.join([*opening, *lines])))
    # The rows of a Markdown table are kept, its bars are noise.
    lines = ["\t".join(line.strip("| ").split(" | ")) for line in lines if line != "|---|---|"]
    found = [article.body.string[p.start : p.end] for article in page.articles for p in article.paragraphs]
    assert (titles(page), found) == ([opening[0]], [opening[1], *lines])


def test_a_sentence_goes_on_below_a_blank_line_and_not_farther_down() -> None:
    texts = RICE.paragraphs[1:3]
    above, below = wrap(texts[0], 40)
    page = read_page(Document("\n".join([above, "", below, *wrap(texts[1], 40)])))
    assert paragraphs(page) == list(texts)


# What is known to go wrong


@pytest.mark.xfail(strict=True, reason="lines that full-width digits make longer pass for the column's width")
def test_a_headline_does_not_run_into_the_text() -> None:
    lines = [
        "青石县早稻收割抢抓农时",
        "眼下正是早稻收割时节，青石县各乡镇的稻田里",
        "机声隆隆。据统计，全县今年种植早稻12.6万亩，目",
        "算账：一台收割机一天能收稻谷６０亩，比去年多收１５",
        "心９座，日烘干稻谷１２００吨，种粮大户把湿稻谷直接",
    ]
    assert titles(read_page(Document("\n".join(lines)))) == lines[:1]


@pytest.mark.xfail(strict=True, reason="items of one length pass for a column")
def test_a_heading_is_not_joined_to_the_list_above_it() -> None:
    items = ["●新建烘干中心9座", "●添置收割机28台", "●培训农技员35名"]
    lines = [
        RICE.paragraphs[0],
        *items,
        "主要任务",
        "1.稻谷收购点14个；",
        "2.仓容4.2万吨；",
        "3.粮款当天结清。",
        CLOSING,
    ]
    assert paragraphs(read_page(Document("\n".join(lines)))) == lines
