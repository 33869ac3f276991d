"""Parts of a whole: 百分之十一, 三分之一, 1/3, 一半, and ratios such as 8.1:1."""

from __future__ import annotations

import re
from decimal import Decimal

from factminer.quantity.number import number_value
from factminer.quantity.quantity import Quantity
from factminer.quantity.unit import unit_at

D = r"0-9０-９"
C = "〇零一二三四五六七八九两十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億"
_FRACTION = re.compile(
    rf"(?P<base>百|千|万|[一二三四五六七八九十]{{1,3}}|[{D}]{{1,3}})分之(?P<part>[{D}]{{1,6}}(?:[.．][{D}]{{1,6}})?|[{C}点]{{1,9}})"
)
_SLASH = re.compile(rf"(?P<part>[{D}]{{1,2}})[/／](?P<base>[{D}]{{1,2}})(?![{D}/年月.])")
_RATIO = re.compile(
    rf"(?P<a>[{D}]{{1,4}}(?:[.．][{D}]{{1,3}})?)[:：∶比](?P<b>[{D}]{{1,4}}(?:[.．][{D}]{{1,3}})?)(?![{D}:：])"
)
_HALVES = {"一半": "0.5", "半数": "0.5", "过半": "0.5", "大半": "0.5", "多半": "0.5"}


def fraction_at(text: str, at: int) -> Quantity | None:
    """百分之十一 (11 %), 千分之三 (3 ‰), 三分之一 and 1/3 (0.333333, no unit)."""
    found = _FRACTION.match(text, at) or _SLASH.match(text, at)
    if found is None:
        return None
    part = number_value(found["part"])
    if part is None:
        return None
    if found["base"] in ("百", "千"):
        unit = "%" if found["base"] == "百" else "‰"
        return Quantity(
            at,
            found.end(),
            part,
            unit,
            kind="share",
            unit_code="%" if unit == "%" else "[pptts]",
            number_start=at,
            number_end=found.end(),
            rule="fraction in words",
        )
    base = number_value(found["base"])
    if base is None or base == 0 or part >= base:
        return None
    value = (part / base).quantize(Decimal("0.000001")).normalize()
    return Quantity(at, found.end(), value, "", kind="share", number_start=at, number_end=found.end(), rule="fraction")


def ratio_at(text: str, at: int) -> Quantity | None:
    """8.1:1 and 5∶1: the value is the first over the second. Clock times are told apart before this is asked."""
    found = _RATIO.match(text, at)
    if found is None:
        return None
    a, b = number_value(found["a"]), number_value(found["b"])
    if a is None or b is None or b == 0 or unit_at(text, found.end()) is not None:
        return None
    value = (a / b).quantize(Decimal("0.000001")).normalize()
    return Quantity(at, found.end(), value, "", kind="ratio", number_start=at, number_end=found.end(), rule="ratio")


def half_at(text: str, at: int) -> Quantity | None:
    """一半, 过半, 半数: a half of something said before."""
    word = text[at : at + 2]
    if word not in _HALVES or text[at + 2 : at + 3] in ("个", "天", "年", "月", "径", "岛", "导"):
        return None
    qualifier = "exact" if word in ("一半", "半数") else "over"
    return Quantity(
        at, at + 2, Decimal(_HALVES[word]), "", qualifier, kind="share", number_start=at, number_end=at + 2, rule="half"
    )
