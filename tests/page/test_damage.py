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
from tests.page.reports import LIBRARY, METRO, REPORTS, RICE, Report

WIDTHS = st.integers(7, 40)
SEEDS = st.integers(0, 9999)
ANY_KINDS = st.sets(st.sampled_from([*KINDS, CRLF]))
FEW_KINDS = st.sets(st.sampled_from([*KINDS, CRLF]), max_size=2)
# In a column of this width the reports' paragraphs would be of two lines, too few to show how wide it is.
WIDE = 23


def set_in(report: Report, width: int) -> Report:
    """`report` with paragraphs of as many lines as columns of `width` have."""
    return report.long if width >= WIDE else report


def paragraphs(page: Page) -> list[str]:
    return [bare(article.body.string[p.start : p.end]) for article in page.articles for p in article.paragraphs]


def titles(page: Page) -> list[str | None]:
    return [article.title and bare(article.title.string) for article in page.articles]


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


@settings(max_examples=60, deadline=None, derandomize=True)
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


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.sampled_from(REPORTS), WIDTHS, SEEDS, FEW_KINDS, st.sampled_from([*BREAKS]))
def test_a_report_is_read_as_if_whole(report: Report, width: int, seed: int, kinds: set[str], breaks: str) -> None:
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
