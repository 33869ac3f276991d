"""A page is taken apart into its articles, and nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factminer.page.article import Article, Page
from factminer.page.reader import read_page
from factminer.source.document import Document

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

GREEN = [
    "本报讯（记者 王一明）近年来，青石县坚持生态优先，全年完成人工造林3200亩，青石县森林覆盖率提高到48.6%。",
    "据青石县林业局介绍，今年还将投入资金2600万元，在青石县城区新建口袋公园12处，让居民出门入园。",
]
SCHOOL = [
    "本报讯（记者 李二）记者从白水市教育局获悉，白水市今年新建、改扩建中小学9所，新增学位1.2万个。",
    "白水市教育局有关负责人表示，将继续优化学位供给，推进集团化办学，让白水市的孩子在家门口上好学。",
]
GREEN_TITLE = "青石县全年完成人工造林3200亩"
SCHOOL_TITLE = "白水市新增学位1.2万个"


def read(*lines: str) -> Page:
    return read_page(Document("\n\n".join(lines)))


def paragraphs(article: Article) -> list[str]:
    return [article.body.string[p.start : p.end] for p in article.paragraphs]


def titles(page: Page) -> list[str | None]:
    return [article.title.string if article.title else None for article in page.articles]


def assert_complete(document: Document, page: Page) -> None:
    """Every character that is no white space lies in one article's body or heading, or in one noise."""
    owners = [0] * len(document.text)
    spans = [
        span for article in page.articles for text in (article.body, *article.headings) for span in text.source_spans()
    ]
    spans += [noise.span for noise in page.noise]
    for span in spans:
        for k in range(span.start, span.end):
            owners[k] += 1
    for k, character in enumerate(document.text):
        assert owners[k] == 1 or (character.isspace() and owners[k] <= 1), (k, character, owners[k])
    for article in page.articles:
        assert [p.start for p in article.paragraphs[1:]] == [p.end + 1 for p in article.paragraphs[:-1]]
        assert not article.paragraphs or article.paragraphs[-1].end == len(article.body)


def test_an_article_with_its_headline() -> None:
    page = read(GREEN_TITLE, *GREEN)
    [article] = page.articles
    assert titles(page) == [GREEN_TITLE]
    assert paragraphs(article) == GREEN
    assert (article.byline, article.dateline, article.genre) == ("记者 王一明", "本报讯", "news")
    assert page.noise == ()


@pytest.mark.parametrize(
    "lines",
    [
        [GREEN_TITLE, *GREEN, SCHOOL_TITLE, *SCHOOL],
        [*GREEN, GREEN_TITLE, *SCHOOL, SCHOOL_TITLE],
        [*GREEN, *SCHOOL, SCHOOL_TITLE, GREEN_TITLE],
        [SCHOOL_TITLE, GREEN_TITLE, *GREEN, *SCHOOL],
    ],
)
def test_headlines_find_their_articles_wherever_they_stand(lines: list[str]) -> None:
    page = read(*lines)
    assert titles(page) == [GREEN_TITLE, SCHOOL_TITLE]
    assert [paragraphs(article) for article in page.articles] == [GREEN, SCHOOL]


def test_a_headline_of_nothing_on_the_page_heads_nothing() -> None:
    page = read(*GREEN, *SCHOOL, "秋粮收购价格平稳")
    assert titles(page) == [None, None]


def test_an_article_that_cuts_into_a_sentence_is_taken_out_of_it() -> None:
    place = GREEN[1].index("林业局") + 1
    last = "青石县林业局有关负责人说，群众对城区绿地的满意度逐年提高。"
    page = read(GREEN_TITLE, GREEN[0] + GREEN[1][:place], SCHOOL_TITLE, *SCHOOL, GREEN[1][place:], last)
    assert [paragraphs(article) for article in page.articles] == [[GREEN[0] + GREEN[1], last], SCHOOL]
    assert titles(page) == [GREEN_TITLE, SCHOOL_TITLE]


def test_a_paragraph_printed_twice_is_kept_once() -> None:
    page = read(GREEN_TITLE, *GREEN, GREEN[1])
    assert paragraphs(page.articles[0]) == GREEN
    assert [noise.reason for noise in page.noise] == ["duplicate"]


def test_credits_bylines_and_markers_are_noise() -> None:
    page = read(f"# {GREEN_TITLE}", "（上接01版）", GREEN[0], "本报记者 王一明 摄", f"## {SCHOOL_TITLE}", *SCHOOL)
    assert titles(page) == [GREEN_TITLE, SCHOOL_TITLE]
    assert page.articles[0].continued_from == "01版"
    assert page.articles[0].genre == "fragment"
    assert {noise.reason for noise in page.noise} == {"markup", "continuation marker", "credit"}


def test_overline_of_a_lower_rank_above_a_headline() -> None:
    page = read("### 山区小城的绿色答卷", f"# {GREEN_TITLE}", *GREEN)
    assert titles(page) == [GREEN_TITLE]
    assert str(page.articles[0].overline) == "山区小城的绿色答卷"


def test_headlines_of_two_articles_set_close_at_the_foot_are_told_apart() -> None:
    lines = [line for text in (*GREEN, *SCHOOL) for line in (text[:20], text[20:40], text[40:])]
    page = read_page(Document("\n".join([*lines, SCHOOL_TITLE, GREEN_TITLE])))
    assert titles(page) == [GREEN_TITLE, SCHOOL_TITLE]


def test_blank_lines_between_all_lines_of_a_page_part_nothing() -> None:
    lines = [text[k : k + 16] for text in GREEN for k in range(0, len(text), 16)]
    page = read_page(Document("\n\n".join(lines)))
    assert [paragraphs(article) for article in page.articles] == [GREEN]


@pytest.mark.parametrize(
    ("lines", "pages"),
    [
        (["第3版", *GREEN], ["3"]),
        ([*GREEN, "— 7 —"], ["7"]),
        (["《青石日报》（2024年3月5日 第 11 版）", *GREEN, *SCHOOL], ["11", "11"]),
        ([GREEN[0], "第 2 页", *SCHOOL, "第 3 页"], ["2", "3"]),
        (GREEN, [None]),
    ],
)
def test_the_printed_page_of_an_article(lines: list[str], pages: list[str | None]) -> None:
    assert [article.page for article in read(*lines).articles] == pages


def test_subtitle_and_names_below_a_headline() -> None:
    page = read_page(Document(f"{GREEN_TITLE}\n——一座山区小城的绿色答卷\n王一明 李二\n{GREEN[0]}\n{GREEN[1]}"))
    [article] = page.articles
    assert titles(page) == [GREEN_TITLE]
    assert str(article.subtitle) == "——一座山区小城的绿色答卷"
    assert article.byline == "记者 王一明"
    assert [noise.reason for noise in page.noise] == ["byline"]


@pytest.mark.parametrize(
    "line",
    [
        "第 41 页",
        "第3版",
        "发布时间：2024-07-06",
        "阅读量：",
        "【字体：大 中 小】",
        "责任编辑：王一明",
        "- 12 -",
        "来源：青石日报",
        "青石日报 2024年3月5日 星期二",
        "2024年3月5日 星期二 第3版 青石日报",
    ],
)
def test_the_frame_of_a_page_is_noise(line: str) -> None:
    page = read(GREEN_TITLE, line, *GREEN) if "责任" not in line else read(GREEN_TITLE, *GREEN, line)
    assert [noise.span.of(page.articles[0].body.source) for noise in page.noise] == [line]
    assert paragraphs(page.articles[0]) == GREEN


@pytest.mark.parametrize("line", ["时间：8月5日上午9时", "第3版块的市场份额有所提高", "来源广泛的资金进入青石县。"])
def test_a_notice_s_own_lines_are_no_frame(line: str) -> None:
    assert read(GREEN_TITLE, *GREEN, line).noise == ()


def test_a_line_that_comes_back_beside_the_page_numbers_is_a_running_head() -> None:
    text = "".join(GREEN + SCHOOL).replace("本报讯（记者 王一明）", "").replace("本报讯（记者 李二）", "")
    lines = [text[:18], *(text[k : k + 20] for k in range(18, len(text), 20))]
    for place, number in ((6, 13), (4, 12), (2, 11)):
        lines[place:place] = [f"— {number} —", "\f青石县年鉴"]
    page = read_page(Document("\n".join(lines)))
    assert paragraphs(page.articles[0]) == [text]
    assert {noise.reason for noise in page.noise} == {"page number", "running head"}


def test_a_field_s_value_may_take_two_lines() -> None:
    page = read_page(
        Document(
            "\n".join(
                ["主题分类：", "生态环境保护、自", "然资源管理", "发文机关：", "青石县人民政府", "成文日期：", *GREEN]
            )
        )
    )
    assert {noise.reason for noise in page.noise} == {"boilerplate"}
    assert paragraphs(page.articles[0]) == GREEN


def test_a_page_number_in_mid_sentence_is_taken_out() -> None:
    text = "".join(GREEN).replace("本报讯（记者 王一明）", "")
    lines = [text[:18], *(text[k : k + 20] for k in range(18, len(text), 20))]
    page = read_page(Document("\n".join([*lines[:2], "第 12 页", *lines[2:]])))
    assert paragraphs(page.articles[0]) == [text]


def test_a_clean_report_stays_one_article() -> None:
    lines = ["2025年工作报告", "一、过去一年的工作"]
    lines += [
        f"（{n}）{word}。全年完成{n * 12}项任务，投入资金{n}.5亿元，群众满意度稳步提高。"
        for n, word in enumerate("农林水工商学", 1)
    ]
    lines += ["二、今年的任务", "各部门要压实责任，确保全年目标如期实现。"]
    page = read(*lines)
    [article] = page.articles
    assert (titles(page), paragraphs(article)) == ([lines[0]], lines[1:])


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_the_sample_pages_are_complete(path: Path) -> None:
    document = Document(path.read_bytes().decode("utf-8"))
    assert_complete(document, read_page(document))


@pytest.mark.parametrize(
    ("name", "articles", "titled"), [("000", 4, 4), ("001", 5, 5), ("002", 5, 2), ("003", 6, 3), ("004", 8, 5)]
)
def test_the_sample_pages_divide(name: str, articles: int, titled: int) -> None:
    [path] = [path for path in SEEDS if path.name.startswith(name)]
    page = read_page(Document(path.read_bytes().decode("utf-8")))
    assert len(page.articles) == articles
    assert sum(title is not None for title in titles(page)) == titled


FRAGMENTS = st.sampled_from(
    [
        *GREEN,
        *SCHOOL,
        GREEN_TITLE,
        SCHOOL_TITLE,
        "",
        "",
        "，",
        "。",
        "#",
        "## ",
        "（上接01版）",
        "（下转3版）",
        "王一明 摄",
        "本报讯",
        "来源：",
        ">",
        "88月份全市月份全市",
        "查 并 作 出 相",
        "近",
        "，江",
        "3",
        "%",
        "第3版",
        "——",
        "|1|2|",
        "\t3",
        "\f",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(FRAGMENTS, max_size=24), st.sampled_from(["\n", "\n\n", "\r\n", " \n　"]))
def test_nothing_is_lost_of_a_jumbled_page(parts: list[str], separator: str) -> None:
    document = Document(separator.join(parts))
    assert_complete(document, read_page(document))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="市新3。，“”（）#\n\n \t\u3000|摄版接上下转一、：》A.%﹃", max_size=120))
def test_nothing_is_lost_of_garbage(text: str) -> None:
    document = Document(text)
    assert_complete(document, read_page(document))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_nothing_is_lost_of_any_text(text: str) -> None:
    document = Document(text)
    assert_complete(document, read_page(document))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n" * 20000,
        "口" * 100000,
        "口\n" * 5000,
        "全市新增绿地3公顷，" * 20000,
        "# \n#\n" * 3000,
        "（下转" * 20000,
        "1 200 " * 20000,
    ],
    ids=["empty", "empty lines", "one glyph", "glyph lines", "one line", "marks", "markers", "digits"],
)
def test_bad_input_gives_a_page(text: str) -> None:
    document = Document(text)
    page = read_page(document)
    assert_complete(document, page)
    assert len(page.articles) <= 1
