"""Numerals inside names that somebody coined: slogans in quotation marks, titles, modes, named days."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from factminer.quantity.quantity import Numeral

_HOLDS_NUMERAL = re.compile("[0-9０-９〇零一二两三四五六七八九十百千万亿]")
_NUMERAL = "0-9０-９〇零一二三四五六七八九十百千万亿两"
# A short quotation without a stop in it is a name; what somebody said has stops, or a whole figure with its unit.
_QUOTED = re.compile(
    r"“(?P<a>[^“”\n，。！？；]{1,14})”|『(?P<b>[^『』\n，。！？；]{1,14})』|‘(?P<c>[^‘’\n，。！？；]{1,14})’|\"(?P<d>[^\"\n，。！？；]{1,10})\""
)
_TITLE = re.compile(r"《[^《》\n]{1,60}》")
_MODE = re.compile(
    rf"[{_NUMERAL}A-ZXN]{{1,6}}(?:[+＋][{_NUMERAL}A-Zn]{{1,6}}){{1,8}}|“?[{_NUMERAL}]{{1,4}}[·•][{_NUMERAL}]{{1,4}}”?"
)
_NAMED_DAY = re.compile(
    r"双(?:[0-9]{1,3}(?![0-9.%％万亿])|十[一二])|(?<![0-9])(?:315|618|3·15|6·18|5·12)(?=晚会|大促|活动|地震|期间|特大)"
)
_PER_CENT_OR_MONEY = re.compile(
    r"(?:[0-9.]{1,8}[%％]|[0-9.]{1,9}[万亿]?(?:多|余)?(?:元|吨|亩|人次|千瓦时|公里|平方米))"
)
# 五联五融, 一村一品, 四区三城, 千家万户: two numerals, each with its syllable.
_PAIRED = regex.compile(
    r"(?V1)(?<![0-9一二两三四五六七八九十百千万亿])"
    r"(?:[一二两三四五六七八九十千百万][\p{Han}--[一二两三四五六七八九十百千万亿年月日]]){2}"
)


def find_labels(text: str) -> Iterator[Numeral]:
    """“357”, “十佳”, 1+3+2+X, “12·21”, 双11; a figure with a unit of measure inside quotation marks stays a figure."""
    for found in _QUOTED.finditer(text):
        inner = found.group()[1:-1]
        if _HOLDS_NUMERAL.search(inner) and not _figure(inner):
            yield Numeral(found.start() + 1, found.end() - 1, "label", "short quotation")
    for found in _MODE.finditer(text):
        yield Numeral(found.start(), found.end(), "label", "numerals joined by a sign")
    for found in _NAMED_DAY.finditer(text):
        yield Numeral(found.start(), found.end(), "label", "named day")


def find_titles(text: str) -> Iterator[Numeral]:
    """Numerals inside 《…》: parts of a title."""
    for found in _TITLE.finditer(text):
        if _HOLDS_NUMERAL.search(found.group()):
            yield Numeral(found.start() + 1, found.end() - 1, "label", "title of a document")


def find_paired(text: str) -> Iterator[Numeral]:
    """Rhymed pairs of numerals; a pair whose syllables are both classifiers before a noun is left to the quantities."""
    for found in _PAIRED.finditer(text):
        yield Numeral(found.start(), found.end(), "label", "paired numerals")


def _figure(inner: str) -> bool:
    """True for a quotation that holds an Arabic amount with a unit of measure and more than a name's words."""
    return bool(_PER_CENT_OR_MONEY.search(inner)) and not re.match(
        r"[一二三四五六七八九十百千两0-9]{1,4}个?[0-9]{1,3}[%％]", inner
    )
