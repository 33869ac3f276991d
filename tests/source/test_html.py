"""HTML pages: what is printed in the article is in the text, and what the tags state is known."""

from __future__ import annotations

import re
import sys

import pytest

import factminer
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.html import is_html
from factminer.source.read import read_data

pytest.importorskip("trafilatura", exc_type=ImportError)

NAV = '<div class="nav"><a href="/">首页</a> <a href="/a">政务公开 901</a> <a href="/b">办事 902</a> <a href="/c">互动</a></div>'
FOOT = '<div class="footer">主办：石桥市人民政府 备案号903 <a href="/d">联系我们</a> <a href="/e">网站地图</a></div>'
LIST = "<ul>" + "".join(f'<li><a href="/{k}">青石县新建学校{k}所</a></li>' for k in range(910, 916)) + "</ul>"
TABLE = """<table border="1"><caption>表1 主要农产品</caption><tr><td colspan="3">单位：万吨</td></tr>
<tr><th rowspan="2">品种</th><th colspan="2">产量</th></tr><tr><th>2022年</th><th>2023年</th></tr>
<tr><td>小麦</td><td>12.5</td><td>13.1</td></tr><tr><td>玉 米</td><td></td><td>1,302</td></tr></table>"""
LONG = "".join(
    f"<p>　　全市第{k}区新建公园{k + 20}个，种植树木{k + 300}棵，市民出门可以见到绿色，生活更为舒适。</p>"
    for k in range(1, 9)
)
# The article of each page, in what stands around it.
PAGES = {
    "government notice": (f"<h1>关于绿地的通知</h1><div>发布时间：2023-09-18 来源：市园林局</div><div id=zoom>{LONG}{TABLE}<p>石桥市园林局</p><p>2023年9月17日</p></div>", "div"),
    "short": ("<h1>石桥市新建公园</h1><p>全市新建公园12个，绿地3.5公顷。</p>", "div"),
    "paragraphs by line breaks": (f"<h2>公园</h2><div>{re.sub('</?p>', '<br>', LONG)}</div>", "div"),
    "numbers in tags of their own": ("<h1>公园</h1>" + "<p>全市新建公园<b>12</b>个，<span>绿地<i>3</i>.5</span>公顷。<em>34</em>人参加，用去<font>5.6</font>万元。</p>" * 9, "div"),
    "one table": (f"<h1>农产品产量</h1>{TABLE}", "div"),
    "layout by tables": (f"<table><tr><td><h1>公报</h1></td></tr><tr><td>{LONG}</td></tr><tr><td>{TABLE}</td></tr></table>", "div"),
    "form around all": (f"<h1>通报</h1>{LONG}", "form"),
    "article with aside": (f"<h1>公园</h1>{LONG}<aside><p>背景：石桥市有公园45个。</p></aside>", "article"),
    "list": ("<h1>数字</h1><ol><li>公园12个；</li><li>学校34所；</li><li>桥梁5座。</li></ol><dl><dt>医院</dt><dd>6家</dd></dl>", "main"),
    "text in divs": ("<div class=tit>公园</div>" + re.sub("(</?)p>", r"\1div>", LONG), "section"),
}  # fmt: skip


def page(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def read(html: str, given: Given = Given(), encoding: str = "utf-8") -> Document:  # noqa: B008
    return read_data(html.encode(encoding), "a.html", given)


@pytest.mark.parametrize("name", PAGES)
def test_no_number_of_the_article_is_lost(name: str) -> None:
    body, tag = PAGES[name]
    text = read(page(f'{NAV}<{tag} class="con">{body}</{tag}>{LIST}{FOOT}')).text
    printed = re.findall(r"[0-9][0-9,.]*[0-9]|[0-9]", re.sub("<[^>]*>", " ", re.sub("</?[bi]>", "", body)))
    at = 0
    for number in printed:
        found = text.find(number, at)
        assert found >= 0, f"{number} is not in {text!r}"
        at = found + len(number)


@pytest.mark.parametrize("name", ["government notice", "paragraphs by line breaks", "form around all", "text in divs"])
def test_furniture_is_left_out(name: str) -> None:
    body, tag = PAGES[name]
    text = read(page(f'{NAV}<{tag} class="con">{body}</{tag}>{LIST}{FOOT}')).text
    assert not re.search("90[1-3]|91[0-5]", text)


def test_a_table_is_a_row_a_line_and_a_paragraph_stands_alone() -> None:
    text = read(page(f"<div><h1>产量</h1><p>粮食 丰收，<br>共12吨。</p>{TABLE}<p>完</p></div>")).text
    assert text == (
        "产量\n\n粮食 丰收，\n\n共12吨。\n\n表1 主要农产品\n\n单位：万吨\n\n"
        "品种\t产量\t\n\t2022年\t2023年\n小麦\t12.5\t13.1\n玉 米\t\t1,302\n\n完"
    )


def test_figures_of_a_table_are_claims_with_their_heads() -> None:
    claims = factminer.mine(read(page(f"<h1>石桥市农产品产量</h1>{TABLE}"))).claims
    assert [(c.indicator, f"{c.quantity.value:f}", c.period.edtf if c.period else None) for c in claims] == [
        ("小麦产量", "125000", "2022"),
        ("小麦产量", "131000", "2023"),
        ("玉米产量", "13020000", "2023"),
    ]


STATED = """<title>石桥市新建公园-石桥市人民政府</title><meta name="SiteName" content="石桥市人民政府">
<meta name="ArticleTitle" content="石桥市新建公园"><meta name="PubDate" content="2023-09-18 10:20">
<meta name="ContentSource" content="市园林局"><meta name="Url" content="https://a.example/1.html">"""


def test_what_the_tags_state() -> None:
    document = read(page("<p>公园12个。</p>", STATED))
    assert document.text == "石桥市新建公园\n\n公园12个。"
    assert (document.title, document.publication) == ("石桥市新建公园", "市园林局")
    assert (document.published, document.published_basis) == ("2023-09-18", "stated")
    assert (document.url, document.media_type, document.encoding) == ("https://a.example/1.html", "text/html", "utf-8")
    assert document.reader.startswith("trafilatura ")


def test_what_is_given_wins() -> None:
    given = Given("2020", "石桥市", "晚报", "公园", "https://b.example")
    document = read(page("<p>公园12个。</p>", STATED), given)
    assert (document.published, document.published_basis, document.place) == ("2020", "given", "石桥市")
    assert (document.publication, document.title, document.url) == ("晚报", "公园", "https://b.example")


@pytest.mark.parametrize(
    ("head", "body", "date", "basis"),
    [
        ('<meta property="article:published_time" content="2023-09-18T08:00:00+08:00">', "", "2023-09-18", "stated"),
        ('<script type="application/ld+json">{"pubDate": "2023-09-18T08:00:00"}</script>', "", "2023-09-18", "stated"),
        ('<link rel="canonical" href="https://a.example/2023/09/18/1.html">', "", "2023-09-18", "inferred"),
        ("", "<div>发布时间：2023-09-18 10:20</div>", "2023-09-18", "inferred"),
        ('<meta name="PubDate" content="2023-13-40">', "", None, "stated"),
        ("", "<p>版权所有 2019-2025</p>", None, "stated"),
        ("", "", None, "stated"),
    ],
)
def test_the_date_and_where_it_is_from(head: str, body: str, date: str | None, basis: str) -> None:
    document = read(page(f"{body}<p>公园12个。</p>", head))
    assert document.published == date
    assert date is None or document.published_basis == basis


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("新建公园_石桥新闻网", "新建公园"),
        ("新建公园 - 石桥新闻网", "新建公园"),
        ("西宁-石桥铁路通车", "西宁-石桥铁路通车"),
        ("公园", "公园"),
    ],
)
def test_titles(title: str, found: str) -> None:
    assert read(page("<p>全市有绿地12处。</p>", f"<title>{title}</title>")).title == found


@pytest.mark.parametrize(
    ("declared", "encoding", "found"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("gbk", "utf-8", "utf-8"),
        ("utf-8", "gb18030", "gb18030"),
        ("big5", "big5", "big5hkscs"),
        ("utf-8", "utf-16", "utf-16"),
        ("hex", "utf-8", "utf-8"),
    ],
)
def test_encodings(declared: str, encoding: str, found: str) -> None:
    document = read(page("<p>全市新建公園12個，城中有大橋。</p>").replace("utf-8", declared), encoding=encoding)
    assert "公園12個" in document.text
    assert document.encoding == found


@pytest.mark.parametrize(
    ("opening", "name", "is_page"),
    [
        ("\ufeff <!doctype HTML>", "a.txt", True),
        ("<!-- 1 --><html lang=zh>", "a", True),
        ('<?xml version="1.0"?><html>', "a.xml", True),
        ("<p>公园</p>", "a.HTM", True),
        ("公园12个", "a.html", False),
        ("<!-- 1 -->公园", "a.md", False),
        ("<p>公园</p>", "a.md", False),
        ("<htmlx>", "a.txt", False),
    ],
)
def test_what_is_a_page(opening: str, name: str, is_page: bool) -> None:
    assert is_html(opening.encode(), name) is is_page


@pytest.mark.parametrize(
    "html",
    [
        "<html>",
        "<html><frameset><frame src=a.html></frameset></html>",
        "<html><body><script>document.write('公园12个')</script></body></html>",
        "<html><!--" + "-" * 2000,
        "<html><body>" + "<div>" * 20_000,
    ],
)
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(SourceError) as fault:
        read(html)
    assert (fault.value.stage, fault.value.error) == ("text", "no text")
    assert fault.value.data == html.encode()


@pytest.mark.parametrize(
    "html",
    [
        "<html>" + "<b>12</b>" * 30_000,
        "<html><body>" + "<div>" * 1000 + "公园12个",
        "<html>" + "<table><tr><td>甲<td>12<tr><td>" * 500,
        "<html><table><tr>" + "<td colspan=99999999 rowspan=99999999>12" * 300,
        "<html>" + "<" * 30_000 + "12",
        "<html><p " + "a=1 " * 30_000 + ">12",
    ],
)
def test_hostile_pages_are_read(html: str) -> None:
    assert "12" in read(html).text


def test_text_that_is_nested_too_deep_is_told() -> None:
    document = read("<html><body><p>公园12个</p>" + "<div>" * 20_000 + "34")
    assert document.text == "公园12个"
    assert document.unread == ("elements of the HTML page are nested too deep: what stands in them is not read",)


def test_without_the_extra_the_page_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(SourceError, match=r"pip install factminer\[html\]") as fault:
        read(page("<p>12"))
    assert fault.value.error == "missing extra"
