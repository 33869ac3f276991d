"""PDF files to text: what stands on a line, and in which order lines are read."""

from __future__ import annotations

import hashlib
import random
import sys
from pathlib import Path

import pytest

from factminer import pipeline
from factminer.dataset.building.mining import mine_document
from factminer.source.beside import Told
from factminer.source.discover import Found
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.layout import text_of_page
from factminer.source.read import read_data, read_documents
from factminer.source.segment import Glyph
from tests.source.conftest import PdfWriter, Print

PARKS = "石桥市今年新建公园十二个，绿地面积增加35公顷，市民出门三百米见绿、五百米见园的目标正一步步实现，城南湿地也将对外开放。"
MEALS = "截至八月底，全市共有社区食堂149家，每天为老人供应午餐2.6万份，比去年同期增长12.5%，覆盖了九成以上的社区和半数行政村。"
RIVER = (
    "市水务局介绍，河道清淤工程总投资3.2亿元，共清理河道128公里，预计年底前全部完工，沿河两岸居民和三所学校将直接受益。"
)
BUSES = (
    "公交集团自九月起开通通学专线16条，配备新能源客车40辆，首批服务学生2100名，家长可以在手机上查看车辆到站时间和座位。"
)


def column(
    text: str, x: float, y: float, width: int = 12, size: float = 10, pitch: float = 14, indent: int = 2
) -> list[Print]:
    """`text` from (x, y) down, `width` glyphs a line, the first line moved in by `indent`."""
    lines, line, used = [], "", float(indent)
    for character in text:
        wide = 0.5 if character.isascii() else 1
        if used + wide > width:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + character, used + wide
    starts = [x + indent * size] + [x] * len(lines)
    return [
        (start, y - k * pitch, size, held) for k, (start, held) in enumerate(zip(starts, [*lines, line], strict=True))
    ]


def moved(lines: list[Print], right: float, up: int) -> list[Print]:
    """Lines of a column moved to the right in points, and up in lines."""
    return [(x + right, y + 14 * up, size, text) for x, y, size, text in lines]


def line_by_line(page: list[Print]) -> list[Print]:
    """Across all columns, as some programs save a page."""
    return sorted(page, key=lambda line: (-line[1], line[0]))


def at_random(page: list[Print]) -> list[Print]:
    return random.Random(1).sample(page, len(page))


def glyph_by_glyph(page: list[Print]) -> list[Print]:
    """Each glyph by itself, in any order."""
    glyphs = []
    for x, y, size, text in page:
        for character in text:
            glyphs.append((x, y, size, character))
            x += size / 2 if character.isascii() else size
    return at_random(glyphs)


def text_of(page: list[Print]) -> str:
    """What is printed, in the order of the lines given, without white space."""
    return "".join(text for *_, text in page).replace(" ", "")


def bare(document: Document) -> str:
    return "".join(document.text.split())


HEAD: Print = (140, 760, 20, "民生实事进展顺利")
LOWER: Print = (55, 440, 18, "通学专线")
FOUR = [column(text, 50 + 130 * k, 700 - k) for k, text in enumerate([PARKS, MEALS, RIVER, BUSES])]
LINES_OF_FOUR = [line for lines in FOUR for line in lines]

# Pages as their lines in the order in which they are read.
PAGES = {
    "one column": [HEAD, *column(PARKS, 50, 700, 40), *column(MEALS, 50, 650, 40)],
    "two columns": [HEAD, *column(PARKS + MEALS, 50, 700, 20), *column(RIVER + BUSES, 270, 700, 20)],
    "columns without a common grid": [*column(PARKS + MEALS, 50, 700, 20), *column(RIVER + BUSES, 270, 695, 20)],
    "four columns": [HEAD, *LINES_OF_FOUR],
    "a short headline over one of four columns": [(190, 760, 20, "民生实事"), *LINES_OF_FOUR],
    "two articles, one above the other": [
        HEAD,
        *LINES_OF_FOUR,
        LOWER,
        *column(BUSES, 50, 410),
        *column(PARKS, 180, 410),
    ],
    "articles side by side below another": [
        *(HEAD, *LINES_OF_FOUR),
        *((52, 440, 18, "社区食堂开到家门口"), *column(MEALS, 50, 410), *column(RIVER, 180, 410)),
        *((315, 440, 18, "学生坐上专线"), *column(BUSES, 310, 410), *column(PARKS, 440, 410)),
    ],
    "a tall column beside two articles": [
        *(HEAD, *FOUR[0], *FOUR[1], LOWER, *column(BUSES, 50, 410), *column(PARKS, 180, 410)),
        *column(RIVER * 3, 310, 770),
    ],
    "a running head and foot": [
        *((50, 800, 8, "石桥市人民政府公报"), (480, 800, 8, "二〇二三年第九期")),
        *(*column(PARKS + MEALS, 50, 700, 20), *column(RIVER + BUSES, 270, 700, 20), (280, 40, 8, "- 12 -")),
    ],
}


@pytest.mark.parametrize("drawn", [list, line_by_line, at_random, glyph_by_glyph])
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_is_read_as_it_is_printed(pdf_writer: PdfWriter, page: list[Print], drawn: type[list[Print]]) -> None:
    document = read_data(pdf_writer.write([drawn(page)]), "page.pdf", Given())
    assert bare(document) == text_of(page)


def test_what_no_cut_can_part_stays_in_the_order_of_the_file(pdf_writer: PdfWriter) -> None:
    """Round a box in the middle of two columns: every gutter is closed somewhere, and no line runs over the page."""
    left, right = column(PARKS * 2, 50, 700, 20), column(RIVER * 2, 270, 700, 20)
    box = [(225.0, 610.0 - 12 * k, 10.0, "图为新公园一角") for k in range(2)]
    page = [*(line if not 590 < line[1] < 620 else (*line[:3], line[3][:16]) for line in left), *right, *box]
    page = [line if line[0] != 270 or not 590 < line[1] < 620 else (310, *line[1:]) for line in page]
    document = read_data(pdf_writer.write([page]), "page.pdf", Given())
    assert bare(document) == text_of(page)


LAYOUTS = [
    pytest.param(
        [(50, 720, 20, "民生实事"), *column(PARKS[:40], 50, 690), *column(MEALS[:30], 180, 690)],
        "民生实事\n\n"
        "　　石桥市今年新建公园十\n二个，绿地面积增加35公顷\n，市民出门三百米见绿、五\n百米见园的\n\n"
        "　　截至八月底，全市共有\n社区食堂149家，每天为老\n人供应午餐2.",
        id="headline and columns are blocks, paragraphs are indented",
    ),
    pytest.param(
        [
            (50, 700 - y, 10, text)
            for y, text in [(0, "社区食堂"), (14, "通学专线"), (42, "河道清淤"), (56, "公园绿地")]
        ],
        "社区食堂\n通学专线\n\n河道清淤\n公园绿地",
        id="wider white parts blocks",
    ),
    pytest.param(
        [
            (50, 700, 10, "社区食堂"),
            (150, 700, 10, "149"),
            (220, 700, 10, "家"),
            (50, 686, 10, "公园"),
            (150, 686, 10, "12"),
        ],
        "社区食堂\t149\t家\n公园\t12",
        id="cells of a table stay on their line",
    ),
    pytest.param([(50 + 40 * k, 700, 20, c) for k, c in enumerate("石桥公报")], "石 桥 公 报", id="letter-spaced"),
    pytest.param(
        [(50, 700, 10, "绿地12万m"), (95, 704, 5, "2"), (98, 700, 10, "，较多")],
        "绿地12万m2，较多",
        id="a raised figure",
    ),
    pytest.param(
        [(300 - 16 * (k // 8), 700 - 10.5 * (k % 8), 10, c) for k, c in enumerate("石桥市新建公园，绿地也增加了。")],
        "\n".join("石桥市新建公园，") + "\n\n" + "\n".join("绿地也增加了。"),
        id="a vertical text is a glyph a line, the right line first",
    ),
    pytest.param(
        [(50, 700, 10, "𠮷野公园"), (90, 700, 10, "AQI"), (110, 700, 10, "ok")], "𠮷野公园AQI ok", id="characters"
    ),
]


@pytest.mark.parametrize(("page", "text"), LAYOUTS)
def test_white_is_written_as_the_reading_of_pages_knows_it(pdf_writer: PdfWriter, page: list[Print], text: str) -> None:
    assert read_data(pdf_writer.write([page]), "page.pdf", Given()).text == text


def test_a_headline_drawn_twice_comes_twice() -> None:
    """First whole, then whole once more: so the repair of pages knows it."""
    glyphs = [Glyph(c, x + 20 * k, x + 20 * k + 20, 100, 20) for x in (50, 52) for k, c in enumerate("石桥公报")]
    assert text_of_page(glyphs) == "石桥公报石桥公报"


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_page_may_be_turned(pdf_writer: PdfWriter, turn: int) -> None:
    page = PAGES["two columns"]
    assert bare(read_data(pdf_writer.write([page], turn=turn), "page.pdf", Given())) == text_of(page)


def test_pages_start_where_they_are_said_to(pdf_writer: PdfWriter) -> None:
    document = read_data(pdf_writer.write([PAGES["one column"], [], PAGES["four columns"]]), "x", Given())
    first, second, third = document.page_starts
    assert (first, document.text[first : first + 8]) == (0, "民生实事进展顺利")
    assert document.text[second:third].strip() == ""
    assert document.text[third - 1 : third + 8] == "\f民生实事进展顺利"


def test_a_figure_is_found_over_the_end_of_a_column_and_of_a_page(pdf_writer: PdfWriter) -> None:
    lines = column(PARKS + "据市民政局介绍，" + MEALS, 50, 700, 17)
    left, right, over = lines[:3], moved(lines[3:5], 190, 3), moved(lines[5:], 0, 5)
    assert (right[-1][3][-3:], over[0][3][:1]) == ("149", "家")
    head, foot = (280, 800, 8, "《石桥日报》（2023年9月18日 第13版）"), (280, 40, 8, "第12页")
    pages = [
        at_random([(50, 740, 20, "社区食堂开到家门口"), *left, *right, foot]),
        line_by_line([head, *over, *column(RIVER, 240, 700, 17)]),
    ]
    document = read_data(pdf_writer.write(pages), "bulletin.pdf", Given(published="2023-09-18"))
    mined = pipeline.mine(document)
    claims = {claim.quote: claim for claim in mined.claims}
    assert {"35公顷", "149家", "2.6万份", "12.5%", "3.2亿元", "128公里"} <= set(claims)
    for claim in mined.claims:
        printed = "".join(span.of(document.text) for span in claim.spans)
        assert "".join(printed.split()) == claim.quote
    claim = claims["149家"]
    assert claim.span.start < document.page_starts[1] < claim.span.end
    assert claim.indicator == "社区食堂"


def test_the_document_says_what_it_is(pdf_writer: PdfWriter, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(pdf_writer.write([PAGES["one column"]]))
    (document,) = read_documents(Found("page.txt", path, Told(Given("2023-09", "石桥市", "石桥公报"))))
    assert isinstance(document, Document)
    assert (document.media_type, document.sha256) == ("application/pdf", hashlib.sha256(path.read_bytes()).hexdigest())
    assert (document.published, document.place, document.publication) == ("2023-09", "石桥市", "石桥公报")
    assert document.unread == ()


ENCRYPTED = f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'00' * 32}> /U <{'11' * 32}> >>"


def test_an_encrypted_file_is_refused(pdf_writer: PdfWriter) -> None:
    check_refusal(pdf_writer.write([PAGES["one column"]], trailer=ENCRYPTED), "decode", "encrypted")


@pytest.mark.parametrize("share", [0.0, 0.5, 0.95])
def test_a_truncated_file_is_refused(pdf_writer: PdfWriter, share: float) -> None:
    data = pdf_writer.write([PAGES["one column"]])
    check_refusal(data[: max(5, int(share * len(data)))], "decode", "damaged")


@pytest.mark.parametrize("pages", [[[]], [[], []]])
def test_a_file_without_text_is_refused(pdf_writer: PdfWriter, pages: list[list[Print]]) -> None:
    check_refusal(pdf_writer.write(pages), "text", "no text")


def test_without_the_library_the_extra_is_named(pdf_writer: PdfWriter, monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf_writer.write([PAGES["one column"]])
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    fault = check_refusal(data, "decode", "missing extra")
    assert "pip install factminer[pdf]" in fault.message


def check_refusal(data: bytes, stage: str, error: str) -> SourceError:
    with pytest.raises(SourceError) as fault:
        read_data(data, "page.pdf", Given())
    assert (fault.value.stage, fault.value.error, fault.value.data) == (stage, error, data)
    return fault.value


PICTURE: list[Print] = [(50, 50, 500, "")]


def test_scanned_pages_are_named(pdf_writer: PdfWriter) -> None:
    page = PAGES["one column"]
    document = read_data(pdf_writer.write([PICTURE, page, [], PICTURE, [*PICTURE, *page]]), "page.pdf", Given())
    said = "a picture without text, which needs optical character recognition (page 1, 4 of 5)"
    assert document.unread == (said,)
    assert bare(document) == 2 * text_of(page)


def test_a_scanned_file_is_refused(pdf_writer: PdfWriter) -> None:
    assert "optical character recognition" in check_refusal(pdf_writer.write([PICTURE]), "text", "no text").message


def test_what_is_not_in_the_text_is_a_problem(pdf_writer: PdfWriter) -> None:
    data = pdf_writer.write([[(50, 700, 10, "全市新建公园十二个。")]], maps=False)
    item, _ = mine_document(read_data(data, "page.pdf", Given()))
    assert item.row is not None
    assert item.row["text"] == "\ufffd" * 10
    assert item.row["status"] == "partial"
    assert [(problem.stage, problem.error, problem.message) for problem in item.problems] == [
        ("text", "unread", "fonts that do not say what they print (every page)")
    ]


def test_a_lost_end_is_a_problem(pdf_writer: PdfWriter) -> None:
    document = read_data(pdf_writer.write([PAGES["one column"]])[:-6], "page.pdf", Given())
    assert document.unread == ("the PDF file has no end mark: it may be cut short",)
