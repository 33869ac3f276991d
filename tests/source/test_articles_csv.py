"""Tables of articles in CSV and TSV."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from factminer.source.beside import Told
from factminer.source.discover import Found
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.options import ReadOptions
from factminer.source.read import read_documents

GIVEN = Given(published="2020", place="云州省", publication="石桥日报")


def read(
    folder: Path, data: str | bytes, name: str = "x.csv", options: ReadOptions | None = None
) -> list[Document | SourceError]:
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_documents(Found(name, folder / name, Told(GIVEN)), options or ReadOptions()))


def told(read: list[Document | SourceError]) -> list[str]:
    """Documents by number and text, faults by number and short name."""
    return [
        f"{item.source.partition('#')[2]} {item.text if isinstance(item, Document) else f'! {item.error}'}".strip()
        for item in read
    ]


def test_a_record_is_a_document(tmp_path: Path) -> None:
    row = 'text,title,published,publication,place,url\n" 公园12个。\r\n\n",公园,2023/9/18,石桥晚报,石桥市,https://a.example\n'
    (document,) = read(tmp_path, row)
    assert isinstance(document, Document)
    assert document.text == " 公园12个。\r\n\n"
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert document.document_id == document.sha256[:16]
    assert (document.source, document.media_type, document.encoding) == ("x.csv#1", "text/csv", "utf-8")
    assert (document.published, document.publication, document.place) == ("2023-09-18", "石桥晚报", "石桥市")
    assert (document.title, document.url) == ("公园", "https://a.example")


def test_what_a_record_does_not_say_is_as_given(tmp_path: Path) -> None:
    (document,) = read(tmp_path, "正文,日期,报纸,标题\n公园12个,, ,\n")
    assert isinstance(document, Document)
    assert (document.published, document.publication, document.place) == ("2020", "石桥日报", "云州省")
    assert document.title is None


def test_a_bad_date_costs_the_date_alone(tmp_path: Path) -> None:
    fault, document = read(tmp_path, "text,published\n公园12个,去年\n")
    assert isinstance(fault, SourceError)
    assert isinstance(document, Document)
    assert (fault.source, fault.stage, fault.error) == ("x.csv#1", "read", "date")
    assert fault.message == "no date of publication: not a date: '去年'; the record is read without it"
    assert document.published == "2020"


HEADINGS = {
    "English before Chinese": ("正文,text\n甲,乙\n", (), ["1 乙"]),
    "the first of the list": ("内容,正文\n甲,乙\n", (), ["1 乙"]),
    "in capitals, full width and with blanks": (" ＴＥＸＴ ,a\n甲,乙\n", (), ["1 甲"]),
    "asked for": ("text,稿件\n甲,乙\n", (("text", "稿件"),), ["1 乙"]),
    "a semicolon": ("标题;正文\n甲;乙,丙\n", (), ["1 乙,丙"]),
    "a tab in a CSV": ("标题\t正文\n甲\t乙,丙\n", (), ["1 乙,丙"]),
    "empty cells": ("text,title\n,甲\n乙,丙\n", (), ["1", "2 乙"]),
    "blank lines": ("text,title\n\n甲,乙\n\r\n丙,丁\n\n", (), ["1 甲", "2 丙"]),
    "no newline at the end": ("text\n甲", (), ["1 甲"]),
    "returns of old": ("text,title\r甲,乙\r丙,丁\r", (), ["1 甲", "2 丙"]),
    "headings alone": ("text,title\n", (), ["! empty table"]),
    "commas alone": ("text,title\n甲,乙\n,\n,,,\r\n丙,丁\n", (), ["1 甲", "4 丙"]),
    "returns of old and a semicolon": ("标题;正文\r甲;乙,丙\r", (), ["1 乙,丙"]),
    "a line for Excel": ("sep=;\r\n标题;正文\r\n甲;乙,丙\r\n", (), ["1 乙,丙"]),
    "commas above the headings": (",,\n标题,正文\n甲,乙\n", (), ["1 乙"]),
    "traditional headings": ("標題,內文\n甲,乙\n", (), ["1 乙"]),
    "nothing": ("", (), ["! no text"]),
    "no text": ("body,title\n甲,乙\n", (), ["! columns"]),
    "two texts": ("text,text\n甲,乙\n", (), ["! columns", "! columns"]),
    "a column asked for that is not there": ("text,b\n甲,乙\n", (("title", "头"),), ["! columns", "1 甲"]),
    "a text asked for that is not there": ("text,b\n甲,乙\n", (("text", "头"),), ["! columns"]),
}


@pytest.mark.parametrize(("data", "columns", "expected"), HEADINGS.values(), ids=HEADINGS)
def test_headings(tmp_path: Path, data: str, columns: tuple[tuple[str, str], ...], expected: list[str]) -> None:
    assert told(read(tmp_path, data, options=ReadOptions(columns))) == expected


def test_a_table_without_a_text_names_its_columns_and_the_option(tmp_path: Path) -> None:
    (fault,) = read(tmp_path, "body,标题\n甲,乙\n")
    assert str(fault) == (
        "x.csv: no column of text: its columns are 'body', '标题'; name the one with the text by --column text=NAME"
    )


BROKEN = {
    "too few cells": ("甲,1\n乙\n丙,3\n", ["1 甲", "2 ! cells", "3 丙"]),
    "too many cells": ("甲,1\n乙,2,\n丙,3\n", ["1 甲", "2 ! cells", "3 丙"]),
    "text behind a quotation mark": ('甲,1\n"乙"乙,2\n丙,3\n', ["1 甲", "2 ! quote", "3 丙"]),
    "a quotation mark not closed": ('甲,1\n"乙,2\n丙,3\n丁,4\n', ["1 甲", "2 ! quote", "3 丙", "4 丁"]),
    "and closed by the next": ('甲,1\n"乙,2\n丙,"丙"\n丁,4\n', ["1 甲", "2 ! quote", "3 丙", "4 丁"]),
    "within a cell of lines": ('甲,1\n"乙"乙\n二\n三",2\n丁,4\n', ["1 甲", "2 ! quote", "3 丁"]),
    "at the end": ('甲,1\n"乙,2\n', ["1 甲", "2 ! quote"]),
    "a zero": ("甲,1\n乙\0,2\n丙,3\n", ["1 甲", "2 ! binary", "3 丙"]),
    "a quotation mark within": ('甲,1\n5"乙,2\n丙,3\n', ["1 甲", '2 5"乙', "3 丙"]),
}


@pytest.mark.parametrize(("data", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_broken_record_costs_itself_alone(tmp_path: Path, data: str, expected: list[str]) -> None:
    assert told(read(tmp_path, f"text,n\n{data}")) == expected


def test_a_broken_record_is_told_with_its_place(tmp_path: Path) -> None:
    _, fault, _ = read(tmp_path, 'text,n\n甲,1\n"乙\n乙"乙,2\n丙,3\n')
    assert isinstance(fault, SourceError)
    assert str(fault) == "x.csv#2: text behind a closed quotation mark (lines 3 to 4)"
    assert (fault.start, fault.end, fault.stage) == (13, 13 + len('"乙\n乙"乙,2\n'.encode()), "read")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32", "utf-16-be"])
def test_encodings(tmp_path: Path, codec: str) -> None:
    rows = "text,title\n" + "".join(f'"石桥市新建公园{k}个，\n绿地三处。",公园\n' for k in range(50))
    data = rows.encode(codec)
    documents = read(tmp_path, b"\xfe\xff" + data if codec == "utf-16-be" else data)
    assert told(documents) == [f"{k + 1} 石桥市新建公园{k}个，\n绿地三处。" for k in range(50)]
    assert {document.encoding for document in documents if isinstance(document, Document)} == {
        codec.removesuffix("-sig").removesuffix("-be")
    }


@pytest.mark.parametrize(("codec", "byte"), [("utf-8", b"\xff"), ("gb18030", b"\xff"), ("utf-16", b"\x00\xd8")])
def test_bytes_that_do_not_fit_cost_their_record(tmp_path: Path, codec: str, byte: bytes) -> None:
    rows = [f"石桥市新建公园{k}个,公园\n".encode(codec) for k in range(9)]
    if codec == "utf-16":
        rows = [row[2:] for row in rows]
    rows[4] = byte + rows[4]
    documents = read(tmp_path, b"".join(["text,title\n".encode(codec), *rows]))
    assert [item[:3] for item in told(documents)] == [
        "1 石",
        "2 石",
        "3 石",
        "4 石",
        "5 !",
        "6 石",
        "7 石",
        "8 石",
        "9 石",
    ]
    fault = documents[4]
    assert isinstance(fault, SourceError)
    assert (fault.stage, fault.error) == ("decode", "encoding")
    if codec != "utf-16":
        assert fault.start == len("text,title\n") + sum(map(len, rows[:4]))


def test_a_record_over_the_limit_costs_itself_alone(tmp_path: Path) -> None:
    lines = "短\n" * 60
    data = f'text,n\n甲,1\n{"长" * 100},2\n丙,3\n"{lines}",4\n戊,5\n'
    documents = read(tmp_path, data, options=ReadOptions(size_limit=150))
    assert told(documents)[:3] == ["1 甲", "2 ! size limit", "3 丙"]
    assert told(documents)[3:] == ["4 ! size limit", "5 戊"]


def test_a_table_is_longer_than_the_limit_and_a_cell_than_that_of_the_library(tmp_path: Path) -> None:
    data = "text\n" + "".join(f"{'长' * 50_000}\n" for _ in range(3))
    assert len(read(tmp_path, data, options=ReadOptions(size_limit=150_000))) == 3


def test_no_table_makes_each_line_search_all_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factminer.source.articles_csv._ALWAYS_AGAIN", 0)
    read_ = read(tmp_path, "text,n\n甲,1\n" + 'a",b,"\n' * 3000)
    assert told(read_) == ["1 甲", "2 ! quote"]


def test_what_is_no_table_is_told_once(tmp_path: Path) -> None:
    (fault,) = read(tmp_path, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe")
    assert isinstance(fault, SourceError)


def test_tsv(tmp_path: Path) -> None:
    (document,) = read(tmp_path, '标题\t正文\n甲\t"乙\t\n丙"\n', "x.tsv")
    assert isinstance(document, Document)
    assert (document.text, document.media_type) == ("乙\t\n丙", "text/tab-separated-values")
