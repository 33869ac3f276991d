"""One file to its document."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from factminer.source.discover import Found
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given, GivenError
from factminer.source.read import read_documents

DATA = b"\xef\xbb\xbf" + "公园12个\r\n".encode()


def test_the_text_is_that_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_bytes(DATA)
    given = Given(published="2023-09", place="石桥市", publication="石桥晚报")
    (document,) = read_documents(Found("x/page.md", path, given))
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
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (fault,) = read_documents(Found("page.txt", tmp_path / "page.txt"))
    assert isinstance(fault, SourceError)
    assert str(fault) == "page.txt: cannot be read: Permission denied"
    assert (fault.stage, fault.data) == ("read", None)


@pytest.mark.parametrize("date", ["2023", "2023-09", "2023-09-18", "2024-02-29"])
def test_dates_that_may_be_given(date: str) -> None:
    assert Given(published=date).published == date


@pytest.mark.parametrize("date", ["", "23", "2023-13", "2023-02-29", "18.9.2023", "2023-9-1", "2023/2024", "２０２３"])
def test_dates_that_are_none(date: str) -> None:
    with pytest.raises(GivenError):
        Given(published=date)
