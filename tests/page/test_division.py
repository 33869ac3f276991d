"""Where an article ends and the next begins, and which parts of a page are of one article."""

from __future__ import annotations

from itertools import permutations

import pytest

from factminer.page.article import Page
from factminer.page.reader import read_page
from factminer.pipeline import mine
from factminer.source.document import Document
from tests.page.damage import set_page
from tests.page.reports import METRO, REPORTS, RICE, Report

PAIRS = list(permutations(REPORTS, 2))
IDS = [f"{first.title[:3]}-{second.title[:3]}" for first, second in PAIRS]
both = pytest.mark.parametrize(("first", "second"), PAIRS, ids=IDS)

# The parts of one report on unlike matters, to be numbered or not.
PARTS = (
    "农业生产稳中有进。全县粮食种植面积41.2万亩，新建高标准农田3.5万亩，农作物耕种收综合机械化率提高到82%。",
    "工业运行持续回升。规模以上工业企业达到96家，技术改造投资增长14.3%，两条新材料生产线建成投产。",
    "教育质量不断提高。新建幼儿园7所，增加学位2100个，为乡村小学招聘教师130名，校车覆盖全部乡镇。",
    "医疗服务更加便捷。县医院新院区投入使用，设床位600张，家庭医生签约居民18万人，村卫生室全部接入远程诊疗。",
    "生态环境明显改善。治理河道52公里，造林1.9万亩，空气质量优良天数达到338天，垃圾焚烧发电厂并网运行。",
)
NUMERALS = "一二三四五六七"


def read(*lines: str) -> Page:
    return read_page(Document("\n".join(lines)))


def bodies(page: Page) -> list[list[str]]:
    return [[article.body.string[p.start : p.end] for p in article.paragraphs] for article in page.articles]


def titles(page: Page) -> list[str | None]:
    return [article.title.string if article.title else None for article in page.articles]


def reported(report: Report, name: str) -> Report:
    """`report` with the words that open one."""
    return Report(report.title, (f"本报讯（记者 {name}）{report.paragraphs[0]}", *report.paragraphs[1:]))


def interleaved(first: Report, second: Report, width: int, cuts: tuple[float, float], gap: list[str]) -> Page:
    """The columns of two reports, each cut in two at any line, `gap` at the cuts."""
    lines = [[line for block in set_page(report, width)[1:] for line in block] for report in (first, second)]
    one, other = (round(len(column) * cut) for column, cut in zip(lines, cuts, strict=True))
    return read(*lines[0][:one], *gap, *lines[1][:other], *gap, *lines[0][one:], *gap, *lines[1][other:])


def share_in_place(page: Page, reports: tuple[Report, Report]) -> float:
    """How much of the reports, in runs of six characters, lies in the article of its report."""
    right = total = 0
    for article, report in zip(page.articles, reports, strict=True):
        found, wanted = _runs(article.body.string), _runs("".join(report.paragraphs))
        right += len(found & wanted)
        total += len(wanted)
    return right / total


def _runs(string: str) -> set[str]:
    bare = "".join(string.split())
    return {bare[k : k + 6] for k in range(len(bare) - 5)}


# One text after the other


@both
@pytest.mark.parametrize("count", [3, 5, 7])
def test_two_reports_without_headline_are_divided_by_their_words(first: Report, second: Report, count: int) -> None:
    page = read(*first.paragraphs[:count], *second.paragraphs[:count])
    assert bodies(page) == [list(first.paragraphs[:count]), list(second.paragraphs[:count])]


@both
def test_two_reports_with_their_headlines_are_divided(first: Report, second: Report) -> None:
    page = read(*first.lines, *second.lines)
    assert bodies(page) == [list(first.paragraphs), list(second.paragraphs)]
    assert titles(page) == [first.title, second.title]


@both
def test_three_columns_of_one_width_are_divided_by_their_words(first: Report, second: Report) -> None:
    [third] = set(REPORTS) - {first, second}
    page = read(*(line for report in (first, second, third) for block in set_page(report, 16)[1:] for line in block))
    assert bodies(page) == [list(report.paragraphs) for report in (first, second, third)]


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.title[:3])
@pytest.mark.parametrize("separator", ["\n", "\n\n", "\n\n\n\n"])
def test_one_report_is_not_divided(report: Report, separator: str) -> None:
    page = read_page(Document(separator.join(report.lines)))
    assert bodies(page) == [list(report.paragraphs)]


# Numbered parts


@pytest.mark.parametrize("form", ["{}、", "（{}）", "{}是", ""])
@pytest.mark.parametrize("title", [["青石县政府工作报告"], []])
def test_the_parts_of_one_report_stay_together_whatever_they_speak_of(form: str, title: list[str]) -> None:
    parts = [form.format(numeral) + part for numeral, part in zip(NUMERALS, PARTS, strict=False)]
    assert bodies(read(*title, *parts)) == [parts]


def test_the_headings_of_one_report_stay_with_it() -> None:
    lines = [line for n, part in enumerate(PARTS) for line in (f"{NUMERALS[n]}、{part[:4]}工作", part, part[9:])]
    assert bodies(read("青石县政府工作报告", *lines)) == [lines]


def numbered(form: str, report: Report) -> list[str]:
    return [form.format(numeral) + text for numeral, text in zip(NUMERALS, report.paragraphs, strict=False)]


@both
def test_main_numbering_that_begins_again_divides(first: Report, second: Report) -> None:
    one, other = numbered("{}、", first)[:3], numbered("{}、", second)[:3]
    assert bodies(read(*one, *other)) == [one, other]


@pytest.mark.parametrize("form", ["第{}条　", "（{}）"])
@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.title[:3])
def test_finer_numbering_that_begins_again_divides_nothing(form: str, report: Report) -> None:
    texts = [*numbered(form, Report("", report.paragraphs[:3])), *numbered(form, Report("", report.paragraphs[3:]))]
    assert bodies(read(*texts)) == [texts]


# A text that cuts into another


@both
@pytest.mark.parametrize("place", [2, 3, 4])
def test_an_article_comes_back_after_another(first: Report, second: Report, place: int) -> None:
    first, second = reported(first, "李二"), reported(second, "王一明")
    page = read(first.title, *first.paragraphs[:place], second.title, *second.paragraphs, *first.paragraphs[place:])
    assert bodies(page) == [list(first.paragraphs), list(second.paragraphs)]
    assert titles(page) == [first.title, second.title]


def torn_apart(first: Report, second: Report, place: int, gap: list[str]) -> Page:
    """`second` in the middle of a sentence of `first`, in paragraphs that are not wrapped."""
    torn = first.paragraphs[place]
    at = torn.index("，") + 9
    above = (*first.paragraphs[:place], torn[:at])
    return read(*above, *gap, *second.paragraphs, *gap, torn[at:], *first.paragraphs[place + 1 :])


@both
@pytest.mark.parametrize("gap", [[], [""]], ids=["close", "blank line"])
def test_an_article_comes_back_in_mid_sentence(first: Report, second: Report, gap: list[str]) -> None:
    assert share_in_place(torn_apart(first, second, 3, gap), (first, second)) > 0.97


@pytest.mark.xfail(strict=True, reason="what is left of the first text is too short for its words to tell")
def test_the_last_of_an_article_comes_back_in_mid_sentence() -> None:
    assert share_in_place(torn_apart(RICE, METRO, 4, []), (RICE, METRO)) > 0.97


@both
@pytest.mark.parametrize(
    ("width", "cuts"),
    [
        (9, (0.4, 0.5)),
        (12, (0.4, 0.5)),
        (12, (0.45, 0.45)),
        (16, (0.4, 0.5)),
        (16, (0.45, 0.45)),
        (16, (0.6, 0.4)),
        (27, (0.45, 0.45)),
    ],
)
def test_columns_in_turn(first: Report, second: Report, width: int, cuts: tuple[float, float]) -> None:
    pair = reported(first, "李二"), reported(second, "王一明")
    assert share_in_place(interleaved(*pair, width, cuts, [""]), pair) > 0.97


@pytest.mark.parametrize("width", [9, 16, 27])
@pytest.mark.parametrize("cuts", [(0.4, 0.5)])
def test_columns_in_turn_without_blank_lines(width: int, cuts: tuple[float, float]) -> None:
    pair = reported(RICE, "李二"), reported(METRO, "王一明")
    assert share_in_place(interleaved(*pair, width, cuts, []), pair) > 0.94


@both
@pytest.mark.xfail(strict=True, reason="the line below the cut is joined to the line above it, of the other article")
def test_columns_in_turn_may_be_joined_where_no_blank_line_parts_them(first: Report, second: Report) -> None:
    pair = reported(first, "李二"), reported(second, "王一明")
    assert share_in_place(interleaved(*pair, 16, (0.6, 0.4), []), pair) > 0.97


# Headlines that have lost their places


@both
@pytest.mark.parametrize("count", [3, 7])
@pytest.mark.parametrize("turned", [True, False], ids=["turned", "in order"])
def test_headlines_at_the_foot_find_their_texts(first: Report, second: Report, count: int, turned: bool) -> None:
    foot = [first.title, second.title]
    page = read(*first.paragraphs[:count], *second.paragraphs[:count], "", *(foot[::-1] if turned else foot))
    assert bodies(page) == [list(first.paragraphs[:count]), list(second.paragraphs[:count])]
    assert titles(page) == [first.title, second.title]


@both
@pytest.mark.xfail(strict=True, reason="neither two paragraphs' words nor two headlines of them divide such a page")
def test_headlines_at_the_foot_divide_what_is_too_short_for_its_words_to_tell(first: Report, second: Report) -> None:
    page = read(*first.paragraphs[:2], *second.paragraphs[:2], "", second.title, first.title)
    assert bodies(page) == [list(first.paragraphs[:2]), list(second.paragraphs[:2])]


# What is said in words


@both
@pytest.mark.parametrize("count", [1, 3])
def test_an_archive_s_head_divides_and_its_date_is_of_its_text_only(first: Report, second: Report, count: int) -> None:
    heads = ["发布时间：2024-03-05 09:45", "发布时间：2022-11-20 16:30"]
    above, below = first.paragraphs[:count], second.paragraphs[:count]
    text = "\n".join([first.title, heads[0], *above, second.title, heads[1], *below])
    mined = mine(text)
    assert bodies(read_page(Document(text))) == [list(above), list(below)]
    assert [article.published for article in mined.articles] == ["2024-03-05", "2022-11-20"]


@both
def test_a_head_above_the_second_text_says_nothing_of_the_first(first: Report, second: Report) -> None:
    mined = mine("\n".join([*first.paragraphs[:2], "发布时间：2022-11-20 16:30", *second.paragraphs[:2]]))
    assert [article.published for article in mined.articles] == [None, "2022-11-20"]


@both
def test_an_opening_divides(first: Report, second: Report) -> None:
    second = reported(second, "王一明")
    page = read(*first.paragraphs[:1], *second.paragraphs[:1])
    assert bodies(page) == [list(first.paragraphs[:1]), list(second.paragraphs[:1])]


@both
@pytest.mark.parametrize("credit", ["本报记者 王一明 摄", "（王一明 摄）"])
def test_a_photographer_s_name_closes_an_article(first: Report, second: Report, credit: str) -> None:
    page = read(*first.paragraphs[:3], credit, *second.paragraphs[:3], "本报记者 李二 摄")
    assert bodies(page) == [list(first.paragraphs[:3]), list(second.paragraphs[:3])]
    assert [noise.reason for noise in page.noise] == ["credit", "credit"]


@both
def test_a_photographer_s_name_after_a_caption_closes_it(first: Report, second: Report) -> None:
    caption = f"{first.paragraphs[0]}王一明 摄"
    page = read(caption, *second.paragraphs[:3])
    assert bodies(page) == [[caption], list(second.paragraphs[:3])]


# A plain text, a paragraph a line


@pytest.mark.parametrize("count", [1, 2])
def test_a_few_paragraphs_on_something_else_are_no_article_of_their_own(count: int) -> None:
    page = read("某县去年工作", *RICE.paragraphs[:3], *METRO.paragraphs[:count])
    assert bodies(page) == [[*RICE.paragraphs[:3], *METRO.paragraphs[:count]]]


def test_an_editor_s_note_belongs_to_the_report_below_it() -> None:
    report = reported(RICE, "王一明")
    lead = "编者按：一个县怎样办好农业？下面这篇报道值得一读。"
    page = read(report.title, lead, *report.paragraphs)
    assert bodies(page) == [[lead, *report.paragraphs]]
    assert titles(page) == [report.title]


def test_a_photograph_s_caption_below_the_headline_belongs_to_the_report() -> None:
    caption = "图为收割机在田里作业。王一明 摄"
    page = read(RICE.title, caption, *RICE.paragraphs)
    assert bodies(page) == [[caption, *RICE.paragraphs]]
