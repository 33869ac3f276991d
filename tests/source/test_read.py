"""One file to its documents."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
from pathlib import Path

import pytest

from factminer.source.beside import Told
from factminer.source.discover import Found
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given, GivenError
from factminer.source.options import ReadOptions
from factminer.source.read import read_documents, read_stream

DATA = b"\xef\xbb\xbf" + "公园12个\r\n".encode()


def test_the_text_is_that_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_bytes(DATA)
    given = Given(published="2023-09", place="石桥市", publication="石桥晚报")
    (document,) = read_documents(Found("x/page.md", path, Told(given)))
    assert isinstance(document, Document)
    assert document.text == "公园12个\r\n"
    assert document.sha256 == hashlib.sha256(DATA).hexdigest()
    assert document.document_id == hashlib.sha256("公园12个\r\n".encode()).hexdigest()[:16]
    assert (document.source, document.media_type, document.encoding) == ("x/page.md", "text/markdown", "utf-8")
    assert (document.published, document.place, document.publication) == ("2023-09", "石桥市", "石桥晚报")


def test_bytes_that_are_no_text_are_kept_for_their_hash(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"\0")
    (fault,) = read_documents(Found("page.txt", path))
    assert isinstance(fault, SourceError)
    assert (fault.stage, fault.error, fault.data, fault.start) == ("decode", "binary", b"\0", 0)


def test_a_file_that_cannot_be_opened_is_named_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refuse)
    (fault,) = read_documents(Found("page.txt", tmp_path / "page.txt"))
    assert isinstance(fault, SourceError)
    assert str(fault) == "page.txt: cannot be read: Permission denied"
    assert (fault.stage, fault.data) == ("read", None)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"a" * 2500)
    (fault,) = read_documents(Found("page.txt", path), ReadOptions(size_limit=2000))
    assert isinstance(fault, SourceError)
    assert (fault.stage, fault.error, fault.data) == ("read", "size limit", None)
    assert fault.message == "0.0025 MB, over the limit of 0.002 MB for one document (--size-limit)"
    (document,) = read_documents(Found("page.txt", path), ReadOptions(size_limit=2500))
    assert isinstance(document, Document)


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "page.txt")
    (fault,) = read_documents(Found("page.txt", tmp_path / "page.txt"))
    assert isinstance(fault, SourceError)
    assert (fault.stage, fault.error) == ("read", "not a file")


def test_a_long_text_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("园" * 100_000, encoding="utf-8")
    (document,) = read_documents(Found("page.txt", path))
    assert isinstance(document, Document)
    assert document.text == "园" * 100_000


STREAMS = {
    "a text": ("公园12个", ["-"]),
    "a text that opens with the name of a heading": ("内容\n公园12个", ["-"]),
    "a text with a comma in its first line": ("内容,公园\n12个", ["-"]),
    "JSON without a text": ('{"name": "公园"}', ["-"]),
    "JSON Lines": ('{"text": "公园12个"}\n\n{"text": "绿地"}', ["-#1", "-#3"]),
    "CSV": ("标题,正文\n公园,公园12个\n绿地,三处\n", ["-#1", "-#2"]),
    "TSV": ("标题\t正文\n公园\t公园12个\n", ["-#1"]),
}


@pytest.mark.parametrize(("text", "sources"), STREAMS.values(), ids=STREAMS)
@pytest.mark.parametrize("packed", [False, True])
def test_a_stream_without_a_name_is_known_by_its_first_line(text: str, sources: list[str], packed: bool) -> None:
    data = gzip.compress(text.encode()) if packed else text.encode()
    read = list(read_stream(io.BytesIO(data), "-", Given(published="2023")))
    assert [document.source for document in read if isinstance(document, Document)] == sources
    assert {document.published for document in read if isinstance(document, Document)} == {"2023"}


def test_a_long_stream_is_read_to_its_end() -> None:
    lines = "".join(f'{{"text": "公园{k}个", "title": "{"园" * 1000}"}}\n' for k in range(500))
    read = list(read_stream(io.BytesIO(lines.encode()), "-", Given()))
    assert [document.text for document in read if isinstance(document, Document)] == [f"公园{k}个" for k in range(500)]
    (document,) = read_stream(io.BytesIO("园".encode() * 400_000), "-", Given())
    assert isinstance(document, Document)
    assert document.text == "园" * 400_000
    (fault,) = read_stream(io.BytesIO(b"a" * 10), "-", Given(), ReadOptions(size_limit=9))
    assert isinstance(fault, SourceError)
    assert fault.error == "size limit"


@pytest.mark.parametrize("date", ["2023", "2023-09", "2023-09-18", "2024-02-29"])
def test_dates_that_may_be_given(date: str) -> None:
    assert Given(published=date).published == date


@pytest.mark.parametrize("date", ["", "23", "2023-13", "2023-02-29", "18.9.2023", "2023-9-1", "2023/2024", "２０２３"])
def test_dates_that_are_none(date: str) -> None:
    with pytest.raises(GivenError):
        Given(published=date)
