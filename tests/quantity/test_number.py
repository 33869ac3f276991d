from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factminer.quantity.fraction import fraction_at
from factminer.quantity.number import multiplier, number_at, number_value

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
        ("3 000", "3000"),
        ("12 345.6", "12345.6"),
        ("一千一十", "1010"),
        ("一百零十", "110"),
        ("一百二十万三", "1203000"),
        ("四万万", "400000000"),
        ("两千万点五五", "20000000.55"),
        ("十万零五百", "100500"),
        ("5亿1万4千6百", "500014600"),
        ("1百01", "101"),
        ("二百亿零四千230", "20000004230"),
        ("五兆六十二亿", "5006200000000"),
        ("壹萬貳仟點伍", "12000.5"),
        ("−3.5", "-3.5"),
    ],
)
def test_value(printed: str, value: str) -> None:
    assert number_value(printed) == Decimal(value)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "点五",
        "二三十",
        "七八万",
        "十几",
        "几十",
        "1.2.3",
        "三分之一",
        "年",
        "12,34",
        "1.5万300",
        "五十千",
        "百十",
        "三十两",
        "3万5",
        "负",
        "零点",
    ],
)
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


FORMAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
TRADITIONAL = str.maketrans("万亿", "萬億")
WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


def in_magnitudes(number: int) -> str:
    """1亿2000万3400: Arabic coefficients below each magnitude."""
    parts = []
    for name, size in (("亿", 10**8), ("万", 10**4)):
        head, number = divmod(number, size)
        parts.append(f"{head}{name}" if head else "")
    # Fewer than three digits behind 万 would be another number: 3万 5个.
    return "".join(parts) + (f"{number:04}" if number and any(parts) else f"{number}" if number else "")


FORMS: dict[str, Callable[[int], str]] = {
    "in words": in_chinese,
    "formal": lambda n: in_chinese(n).translate(FORMAL),
    "traditional": lambda n: in_chinese(n).translate(FORMAL).translate(TRADITIONAL),
    "with 两": lambda n: re.sub("二(?=[百千万亿])", "两", in_chinese(n)),
    "digit by digit": lambda n: "".join("〇一二三四五六七八九"[int(d)] for d in str(n)),
    "Arabic": str,
    "full width": lambda n: str(n).translate(WIDE),
    "in groups": lambda n: f"{n:,}",
    "in wide groups": lambda n: f"{n:,}".translate(WIDE),
    "in magnitudes": in_magnitudes,
    "negative": lambda n: f"-{n}",
    "negative in words": lambda n: f"负{in_chinese(n)}",
}


@pytest.mark.parametrize("form", FORMS)
@given(number=st.integers(1, 10**13))
def test_any_form_is_read_back(form: str, number: int) -> None:
    printed = FORMS[form](number)
    value = -number if form.startswith("negative") else number
    assert number_value(printed) == value
    if not form.startswith("negative"):
        read = number_at(f"共{printed}个", 1)
        assert read is not None
        assert (read.end, read.value) == (1 + len(printed), Decimal(value))


@given(st.integers(1, 9999), st.integers(1, 999999), st.sampled_from(["", "万", "亿"]))
def test_decimals_in_words_are_read_back(whole: int, part: int, magnitude: str) -> None:
    printed = in_chinese(whole) + "点" + "".join(DIGITS[int(d)] for d in str(part)) + magnitude
    assert number_value(printed) == Decimal(f"{whole}.{part}").scaleb(multiplier(magnitude))


@given(st.integers(1, 999), st.integers(2, 999))
def test_fractions_are_exact_or_six_places(part: int, base: int) -> None:
    read = fraction_at(f"{in_chinese(base)}分之{in_chinese(part)}", 0)
    assert read is not None
    if read.unit:  # of a hundred or a thousand
        assert read.value == part
    else:
        assert read.value is not None
        assert abs(read.value - Decimal(part) / Decimal(base)) <= Decimal("0.0000005")


@given(st.text("0123456789.,，一二两三十百千万亿零点负", max_size=30))
def test_never_fails(printed: str) -> None:
    value = number_value(printed)
    assert value is None or value.is_finite()
