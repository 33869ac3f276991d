"""Numerals inside names that somebody coined: slogans in quotation marks, titles, modes, named days."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from factminer.quantity.listed import PROPORTION
from factminer.quantity.quantity import Numeral
from factminer.quantity.run import find_runs
from factminer.quantity.unit import UNITS, PrintedUnit, Units
from factminer.span import Span

_HOLDS_NUMERAL = re.compile("[0-9０-９〇零一二两三四五六七八九十百千万亿]")
_NUMERAL = "0-9０-９〇零一二三四五六七八九十百千万亿两"
# A short quotation without a stop in it is a name; what somebody said has stops, or a whole figure with its unit.
_QUOTED = re.compile(
    r"“(?P<a>[^“”\n，。！？；]{1,14})”|『(?P<b>[^『』\n，。！？；]{1,14})』|‘(?P<c>[^‘’\n，。！？；]{1,14})’"
)
# Straight marks open and close alike: they are paired in their order, whatever stands between them.
_STRAIGHT = re.compile(r"\"([^\"\n]{1,200})\"")
_STOP = re.compile("[，。！？；]")
_TITLE = re.compile(r"《[^《》\n]{1,60}》")
_MODE = re.compile(
    rf"[{_NUMERAL}A-ZXN]{{1,6}}(?:[+＋][{_NUMERAL}A-Zn]{{1,6}}){{1,8}}|“?(?<!\.)[{_NUMERAL}]{{1,4}}[·•][{_NUMERAL}]{{1,4}}”?"
    r"|从[零0]到[一1](?![0-9.一二三四五六七八九十百千万亿])|从1到(?:N|100|10)(?![0-9.])"
)
_IN_PROPORTION = re.compile("的?(?:配?比|结构)")
_NAMED_DAY = re.compile(
    r"双(?:[0-9]{1,3}(?![0-9.%％万亿])|十[一二](?![十百千万亿点]))|(?<![0-9])(?:315|618|3·15|6·18|5·12)(?=晚会|大促|活动|地震|期间|特大)"
    r"|(?<![一二三四五六七八九十百千万0-9])(?:五一|十一|七一|八一|六一)(?=期间|前夕|假期|小长假|长假|黄金周|前后|当天|劳动|国庆|放假|来临|勋章|建军|国际)"
)
_MEASURES = frozenset("money mass area length volume energy power share ratio points temperature".split())
_AMOUNT = re.compile(
    rf"(?P<number>[0-9]{{1,9}}(?:\.[0-9]{{1,4}})?[十百千万亿]{{0,2}}|[{_NUMERAL}]{{1,9}})(?P<more>多|余)?"
)
_PER_CENT_OR_MONEY = re.compile(
    r"(?:[0-9.]{1,8}[%％]|[0-9.]{1,9}[万亿]?(?:多|余)?(?:元|吨|亩|人次|千瓦时|公里|平方米))"
)
_REACHED = re.compile(r"(?:突破|超过?|达到?|近|约|增加|减少|收入)[0-9.]{1,8}[万亿]\Z")
# 五联五融, 一村一品, 四区三城, 千家万户: two numerals, each with its syllable.
_PAIRED = regex.compile(
    r"(?V1)(?<![0-9〇零○一二两三四五六七八九十百千万亿])"
    r"(?P<a>[一二两三四五六七八九十千百万])(?P<x>[\p{Han}--[〇零○一二两三四五六七八九十百千万亿年月日点成]])"
    r"(?P<b>[一二两三四五六七八九十千百万])(?P<y>[\p{Han}--[〇零○一二两三四五六七八九十百千万亿年月日的]])"
    r"(?:[一二两三四五六七八九十千百万][\p{Han}--[〇零○一二两三四五六七八九十百千万亿年月日的个]]){0,3}"
)
# 坚定四个自信、做到两个维护: what one holds to is a slogan.
_HELD_TO = re.compile(
    r"(?<=坚定|树牢|捍卫|牢记|增强|做到|落实|践行|坚持)(?:[一二两三四五六七八九十][个项大](?!方面|层面|月|乡|村|县|市|省)[\u4e00-\u9fff]{2,4})(?=[、，。；”和与]|\Z|的)"
)
# 四大班子, 十二连增, 五连冠: so many in a name or in a row.
_IN_A_ROW = re.compile(
    r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})连(?:增|丰|涨|跌|阳|阴|降|快|升|板|赢|任|拱|廊|环|击)"
)
# 10的6次方, 5次方程, 三次函数
_POWER = re.compile(r"(?:负)?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,2})次(?:方|幂|函数|曲线|多项式)")
# 千万工程, 百千万工程, 百县千镇: magnitudes in the name of a programme.
_MAGNITUDES = re.compile(
    r"[百千万亿双]{1,3}(?=工程|行动|计划|培训|人才|活动|示范|引领|帮扶|战略|大户|园区|提升|创建|评选)"
)

_BY_FORM = (
    (_MODE, "numerals joined by a sign"),
    (_POWER, "power"),
    (_NAMED_DAY, "named day"),
    (_HELD_TO, "slogan"),
    (_IN_A_ROW, "so many in a row"),
)


def find_labels(text: str, units: Units = UNITS) -> Iterator[Numeral]:
    """“357”, “十佳”, 1+3+2+X, “12·21”, 双11; a figure with a unit of measure inside quotation marks stays a figure."""
    for found in _QUOTED.finditer(text):
        inner = found.group()[1:-1]
        if _HOLDS_NUMERAL.search(inner) and not _figure(inner, units):
            yield from _runs(text, found, "short quotation")
    for found in _STRAIGHT.finditer(text):
        inner = found.group(1)
        if len(inner) <= 10 and _HOLDS_NUMERAL.search(inner) and not _STOP.search(inner) and not _figure(inner, units):
            yield from _runs(text, found, "short quotation")
    for pattern, rule in _BY_FORM:
        for found in pattern.finditer(text):
            yield Numeral(found.start(), found.end(), "label", rule)
    for found in PROPORTION.finditer(text):
        told = "比" in text[max(0, found.start() - 8) : found.start()] or _IN_PROPORTION.match(text, found.end())
        if told or "." in found.group():
            yield Numeral(found.start(), found.end(), "label", "proportion of several parts")
    for found in _MAGNITUDES.finditer(text):
        ahead = text[found.start() - 1 : found.start()]
        if ahead not in "几数余多近超上达过" and not ahead.isdigit() and not _HOLDS_NUMERAL.match(ahead):
            yield Numeral(found.start(), found.end(), "label", "programme")


def find_titles(text: str) -> Iterator[Numeral]:
    """Numerals inside 《…》: parts of a title."""
    for found in _TITLE.finditer(text):
        if _HOLDS_NUMERAL.search(found.group()):
            yield from _runs(text, found, "title of a document")


def _runs(text: str, found: re.Match[str], rule: str) -> Iterator[Numeral]:
    """The numerals between two marks."""
    for run in find_runs(text, Span(found.start() + 1, found.end() - 1)):
        yield Numeral(run.start, run.end, "label", rule)


def find_paired(text: str, units: Units = UNITS) -> Iterator[Numeral]:
    """Pairs of numerals: 一户一档 is a slogan, 三方四家 sums up; 五元二角 and 一家五口 are left to the quantities."""
    for found in _PAIRED.finditer(text):
        rhymed = found["a"] == found["b"]
        first, second = units.simple(text, found.start("x")), units.simple(text, found.start("y"))
        if first and second and not rhymed and (found["a"] == "一" or not _sums_up(first, second)):
            continue
        if first and second and first.kind in _MEASURES and second.kind in _MEASURES:
            continue
        yield Numeral(found.start(), found.end(), "label", "paired numerals")


def _sums_up(first: PrintedUnit, second: PrintedUnit) -> bool:
    """三方四家, 两室一厅: two counts without a noun between sum up what they stand for; 三斤二两 is an amount."""
    return all(unit.kind == "count" or unit.written == "方" for unit in (first, second))


def _figure(inner: str, units: Units) -> bool:
    """True for a quotation that states an amount: more than a name's words, or words that end in a measured amount."""
    if re.match(r"[一二三四五六七八九十百千两0-9]{1,4}个?[0-9]{1,3}[%％]", inner):
        return False
    if _PER_CENT_OR_MONEY.search(inner):
        return True
    if _REACHED.search(inner):
        return True
    for found in _AMOUNT.finditer(inner, 1):
        unit = units.simple(inner, found.end())
        if unit is None or unit.end != len(inner):
            continue
        # 亩产800斤, 一共来了1300万人; but 最后一公里, 两个维护, 送教下乡100次.
        long = len(found["number"]) > 1
        if long and (unit.kind in _MEASURES or re.search(r"[万亿]\Z|[0-9]{4}", found["number"])):
            return True
    return False
