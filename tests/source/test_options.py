"""What the user asks of the readers."""

from __future__ import annotations

import pytest

from factminer.source.options import ColumnError, parse_columns


def test_columns_are_pairs() -> None:
    assert parse_columns(["text=正文", " url = 网 址 "]) == (("text", "正文"), ("url", "网 址"))
    assert parse_columns([]) == ()


@pytest.mark.parametrize(
    ("wishes", "message"),
    [
        (["text"], "not of the form text=正文: 'text'"),
        (["text="], "not of the form"),
        (["body=正文"], "'body'; there are text, title, published, publication, place, url"),
        (["text=正文", "text=内容"], "two columns for text: '正文' and '内容'"),
    ],
)
def test_wrong_wishes_are_told(wishes: list[str], message: str) -> None:
    with pytest.raises(ColumnError, match=message):
        parse_columns(wishes)
