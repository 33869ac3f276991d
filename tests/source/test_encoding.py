"""Bytes to text."""

from __future__ import annotations

import pytest

from factminer.source.encoding import DecodeError, decode

TEXT = "石桥市新建公园12个，\r\n绿地3.5公顷。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (b"\x84\x31\x95\x33" + TEXT.encode("gb18030"), "gb18030"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), "utf-32"),
    ],
)
def test_text_is_found_with_its_newlines_and_without_the_mark(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


@pytest.mark.parametrize("text", ["", "a", "㐀𠮷〇", "１２３％", "\u3000\t\f"])
def test_any_text_comes_back_from_both_encodings(text: str) -> None:
    assert decode(text.encode()).text == text
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize(
    ("data", "error", "start"),
    [
        pytest.param(
            "公园".encode() + b"\xff" + "绿地面积三公顷".encode(), "encoding", 6, id="a byte that is never UTF-8"
        ),
        pytest.param("石桥市新建公园".encode()[:-1], "encoding", 18, id="UTF-8 cut within a character"),
        pytest.param(
            "石桥市新建公园".encode()[:4] + "桥市新建公园多少个".encode()[3:],
            "encoding",
            3,
            id="UTF-8 with bytes missing",
        ),
        pytest.param("公园".encode("gb18030") + b"\xff\xff", "encoding", 4, id="a byte that is never GB18030"),
        pytest.param(b"\xef\xbb\xbf\xe5\x85", "encoding", 3, id="the mark counts among the bytes"),
        pytest.param("公园".encode() + b"\0", "binary", 6, id="a zero byte"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", "binary", None, id="PDF"),
        pytest.param(b"PK\x03\x04abc", "binary", None, id="ZIP"),
        pytest.param(b"\x01\x02\x03\x04abc", "binary", None, id="control characters"),
    ],
)
def test_what_is_no_text_is_refused_and_the_byte_named(data: bytes, error: str, start: int | None) -> None:
    with pytest.raises(DecodeError) as fault:
        decode(data)
    assert (fault.value.error, fault.value.start) == (error, start)
