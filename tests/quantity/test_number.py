from __future__ import annotations

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factminer.quantity.number import multiplier, number_value

DIGITS = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """`number` in standard Chinese numerals, written place by place: an independent road back for the reader."""
    if number < 10:
        return DIGITS[number]
    name, size = next(
        (n, s) for n, s in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)) if number >= s
    )
    head, tail = divmod(number, size)
    zero = "零" if 0 < tail < size // 10 else ""
    return in_chinese(head) + name + (zero + in_chinese(tail) if tail else "")


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("149", "149"),
        ("1,234.5", "1234.5"),
        ("1，234", "1234"),
        ("１２３", "123"),
        ("5.0", "5.0"),
        ("2.6万", "26000"),
        ("1.23456万", "12345.6"),
        ("1.5万亿", "1500000000000"),
        ("3万4000", "34000"),
        ("1亿2000万", "120000000"),
        ("2千零30万", "20300000"),
        ("25万6千", "256000"),
        ("三点五万", "35000"),
        ("零点五", "0.5"),
        ("两千零五", "2005"),
        ("两万五", "25000"),
        ("一万五", "15000"),
        ("百八", "180"),
        ("二百五", "250"),
        ("廿三", "23"),
        ("卅", "30"),
        ("壹佰", "100"),
        ("二〇二三", "2023"),
        ("千万", "10000000"),
        ("五十五万", "550000"),
        ("三百六十五", "365"),
        ("负3.5", "-3.5"),
        ("负十二", "-12"),
    ],
)
def test_value(printed: str, value: str) -> None:
    assert number_value(printed) == Decimal(value)


@pytest.mark.parametrize("printed", ["", "点五", "二三十", "七八万", "十几", "几十", "1.2.3", "三分之一", "年"])
def test_no_number(printed: str) -> None:
    assert number_value(printed) is None


@given(st.integers(0, 10**15 - 1))
def test_chinese_numerals_are_read_back(number: int) -> None:
    assert number_value(in_chinese(number)) == number


@given(st.integers(1, 9999))
def test_agrees_with_cn2an_where_cn2an_is_right(number: int) -> None:
    """Below ten thousand cn2an's strict reading is the reference; larger numbers are put together from such parts."""
    assert number_value(in_chinese(number)) == cn2an.cn2an(in_chinese(number), "strict")


@given(st.decimals(min_value=0, max_value=10**6, places=6, allow_nan=False), st.sampled_from(["", "万", "亿", "万亿"]))
def test_decimals_lose_no_digit(number: Decimal, unit: str) -> None:
    factor = {"": 0, "万": 4, "亿": 8, "万亿": 12}[unit]
    assert number_value(f"{number:f}{unit}") == number.scaleb(factor)
    assert multiplier(f"{number:f}{unit}") == factor


@given(st.text("0123456789.,，一二两三十百千万亿零点负", max_size=30))
def test_never_fails(printed: str) -> None:
    value = number_value(printed)
    assert value is None or value.is_finite()
