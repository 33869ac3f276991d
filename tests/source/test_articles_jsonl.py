"""Tables of articles in JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factminer.source.beside import Told
from factminer.source.discover import Found
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.options import ReadOptions
from factminer.source.read import read_documents


def read(folder: Path, data: str | bytes, options: ReadOptions | None = None) -> list[Document | SourceError]:
    (folder / "x.jsonl").write_bytes(data.encode() if isinstance(data, str) else data)
    return list(
        read_documents(Found("x.jsonl", folder / "x.jsonl", Told(Given(place="石桥市"))), options or ReadOptions())
    )


def told(read: list[Document | SourceError]) -> list[str]:
    """Documents by number and text, faults by number and short name."""
    return [
        f"{item.source.partition('#')[2]} {item.text if isinstance(item, Document) else f'! {item.error}'}".strip()
        for item in read
    ]


def test_a_line_is_a_document(tmp_path: Path) -> None:
    record = {"编号": 7, "text": "公园12个。\n", "title": "公园", "published": 20230918, "url": "https://a.example"}
    (document,) = read(tmp_path, f"\n{json.dumps(record)}\r\n")
    assert isinstance(document, Document)
    assert (document.source, document.text) == ("x.jsonl#2", "公园12个。\n")
    assert (document.media_type, document.published) == ("application/jsonl", "2023-09-18")
    assert (document.title, document.url, document.place) == ("公园", "https://a.example", "石桥市")


BROKEN = {
    "no JSON": ('{"text": "乙"', "record"),
    "no object": ('["乙"]', "record"),
    "no end of brackets": ("[" * 100_000, "record"),
    "a number without end": (f'{{"text": {"9" * 5000}}}', "record"),
    "a text that is a number": ('{"text": 12}', "column"),
    "a text that is a list": ('{"text": ["乙"]}', "column"),
    "half a character": ('{"text": "\\ud83d"}', "encoding"),
    "a zero": ('{"text": "乙\\u0000"}', "binary"),
    "no text": ('{"title": "乙"}', "columns"),
    "a byte that does not fit": (b'{"text": "\xff"}', "encoding"),
    "too long": (f'{{"text": "{"长" * 100_000}"}}', "size limit"),
}


@pytest.mark.parametrize(("line", "error"), BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_broken_line_costs_itself_alone(tmp_path: Path, line: str | bytes, error: str, number: int) -> None:
    lines = ['{"text": "甲"}'.encode()] * 2
    lines.insert(number - 1, line if isinstance(line, bytes) else line.encode())
    expected = ["1 甲", "2 甲", "3 甲"]
    expected[number - 1] = f"{number} ! {error}"
    assert told(read(tmp_path, b"\n".join(lines), ReadOptions(size_limit=200_000))) == expected


def test_a_broken_line_is_told_with_its_place(tmp_path: Path) -> None:
    _, fault = read(tmp_path, '{"text": "甲"}\n{"text"; 1}\n')
    assert isinstance(fault, SourceError)
    assert str(fault) == "x.jsonl#2: line 2 is no JSON: Expecting ':' delimiter at character 8"
    assert (fault.start, fault.end) == (16, 28)


def test_columns_that_are_no_strings_are_told_and_the_text_is_read(tmp_path: Path) -> None:
    read_ = read(tmp_path, '{"text": "甲", "title": ["a"], "url": {"a": 1}, "place": null, "published": "?"}')
    assert told(read_) == ["1 ! column", "1 ! date", "1 ! column", "1 甲"]


def test_a_table_without_a_text_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(read(tmp_path, '{"a": "甲"}\n{"b": "乙"}\n')) == ["! columns"]
    monkeypatch.setattr("factminer.source.articles_jsonl._WITHOUT_TEXT", 2)
    assert told(read(tmp_path, '{"a": "甲"}\n{"b": "乙"}\n{"text": "丙"}')) == ["! columns"]


def test_a_column_that_no_record_has_is_told_once(tmp_path: Path) -> None:
    lines = '{"稿": "甲"}\n{"稿": "乙", "头": "公园"}\n'
    asked = ReadOptions((("text", "稿"), ("title", "头"), ("place", "处")))
    assert told(read(tmp_path, lines, asked)) == ["1 甲", "2 乙", "! columns"]


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, codec: str) -> None:
    assert told(read(tmp_path, '{"text": "石桥市新建公园"}\n{"text": "绿地三处"}\n'.encode(codec))) == [
        "1 石桥市新建公园",
        "2 绿地三处",
    ]
