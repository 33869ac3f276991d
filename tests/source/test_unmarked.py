"""Big5, and UTF-16 without a mark; and GB18030, which must be taken for neither."""

from __future__ import annotations

import pytest

from factminer.source.encoding import DecodeError, decode

SIMPLIFIED = (
    "石桥市新建公园十二个绿地",
    "粮食产量45.6万吨，增长3.2%",
    "镕珺瑄喆旻参加会议",
    "鄠邑区、黟县、郯城县",
    "※全市◆公园▲12个",
)
TRADITIONAL = (
    "石橋市新建公園十二個綠地",
    "糧食產量45.6萬噸，增長3.2%",
    "全縣戶籍人口１２３４人。\r\n",
    "臺灣與香港的經濟數據",
)


@pytest.mark.parametrize("text", [*SIMPLIFIED, *TRADITIONAL])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_gb18030_is_never_taken_for_another(text: str, encoding: str) -> None:
    assert (decode(text.encode(encoding)).text, decode(text.encode(encoding)).encoding) == (text, encoding)


@pytest.mark.parametrize("text", TRADITIONAL)
def test_big5(text: str) -> None:
    decoded = decode(text.encode("big5"))
    assert (decoded.text, decoded.encoding) == (text, "big5")


def test_big5_with_characters_of_hong_kong() -> None:
    decoded = decode("深水埗新建公園12個，居民話公園好靚。".encode("big5hkscs"))
    assert (decoded.text, decoded.encoding) == ("深水埗新建公園12個，居民話公園好靚。", "big5hkscs")


@pytest.mark.parametrize("text", [*SIMPLIFIED[:2], *TRADITIONAL, "公园12个\n", "Parks: 12\r\n"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\0\0\0\1\0\2\0\3" * 9, id="small numbers"),
        pytest.param(bytes(range(256)), id="every byte"),
        pytest.param("石桥市新建公园。".encode("gb18030") + b"\0\0", id="zeros behind a text"),
        pytest.param("石桥市新建公园".encode("gb18030")[:-1] + b"\xff", id="damaged GB18030"),
        pytest.param("石橋市新建公園十二個".encode("big5") + b"\xff", id="damaged Big5"),
    ],
)
def test_what_is_none_of_them_is_refused(data: bytes) -> None:
    with pytest.raises(DecodeError):
        decode(data)
