"""Where a peer's case and this project's guidelines really disagree: each rule with its reason.

A rule sees the text and what the peer expects of it, never the case's name and never what is read here: a case is not
excluded because it fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from benchmarks.suites.case import Case, Item, Suite
from benchmarks.suites.kind import MONEY, NUMBER, PERCENT, RANGE, uncovered
from factminer.lexicon import load
from factminer.lexicon.number_words import Unit

NUMERAL = "0-9０-９零〇一二两兩三四五六七八九十百千万亿萬億廿卅壹贰貳叁肆伍陆陸柒捌玖拾佰仟"
_EXPONENT = re.compile(r"[0-9]\s*(?:\^|e[+\-－]?[0-9])", re.IGNORECASE)
_LATIN_MAGNITUDE = re.compile(r"[0-9]\s*[kmw](?![a-z])", re.IGNORECASE)
_RANK = re.compile(r"(?:第|排名前|名列前|位列前|位居前|排在前|前)\s*\Z")
_DATE = re.compile(
    rf"[{NUMERAL}]{{4}}年(?:[{NUMERAL}]{{1,3}}月)?(?:[{NUMERAL}]{{1,3}}[日号])?"
    rf"|[{NUMERAL}]{{1,3}}月(?:份|[{NUMERAL}]{{1,3}}[日号])"
)
_CLOCK = re.compile(
    rf"(?:时间|上午|下午|凌晨|早上|晚上|時間|中午|傍晚)[{NUMERAL}]{{1,3}}[时点點時:：]|[0-9]{{1,2}}:[0-9]{{2}}"
)
_CODE = re.compile(r"[0-9]{1,40}(?:\.[0-9]{1,40}){2,20}")
_RANGE_BEFORE = re.compile(rf"[{NUMERAL}%％][^\s，。、；{NUMERAL}]{{0,2}}\s{{0,2}}[-–—~～至到]{{1,2}}\s{{0,2}}\Z")
_NEIGHBOURS = re.compile(
    r"(?:一二|二三|两三|三四|四五|三五|五六|六七|七八|八九)(?=[十百千万亿个成%])|之[二三四五六七八][三四五六七八九]十"
)
_OTHER_READER = re.compile(rf"[{NUMERAL}]\s?(?:[^\s{NUMERAL}，。]{{0,2}}[元刀圆]|[折成%％])")


def exponent(case: Case, item: Item) -> str | None:
    """2^5, 2e5: mathematical notation, no form of a Chinese text."""
    return "exponents (2^5, 2e5) are no notation of a Chinese text" if _EXPONENT.search(item.text) else None


def latin_magnitude(case: Case, item: Item) -> str | None:
    """40k, 2.5 M, 30w: the guidelines know 千, 万 and 亿 as multipliers; m and w may be units besides."""
    covered = NUMBER | PERCENT | MONEY | RANGE
    if item.type in covered and _LATIN_MAGNITUDE.search(item.text):
        return "Latin letters as multipliers (40k, 30w) are no notation of a newspaper"
    return None


def rank(case: Case, item: Item) -> str | None:
    """第十五, 排名前三: ordinals and ranks are never a claim."""
    if _RANK.search(case.text, 0, item.start) or re.search(rf"第\s*[{NUMERAL}]", item.text):
        return "the peer reads an ordinal or a rank as a number"
    return None


def date(case: Case, item: Item) -> str | None:
    """1991年1月16日, 时间20点: dates and clock times are never a claim."""
    if item.type in NUMBER | RANGE and _inside((_DATE, _CLOCK), case, item):
        return "the peer reads a date or a clock time as numbers"
    return None


def code(case: Case, item: Item) -> str | None:
    """2222.2222.22: digits with several points are a numbered code, an identifier."""
    if item.type in NUMBER and _inside((_CODE,), case, item):
        return "the peer reads a code with several points as numbers"
    return None


def one_end_of_a_range(case: Case, item: Item) -> str | None:
    """5-20% of which the peer reads 20%: by the guidelines one quantity, low 5 and high 20."""
    if item.type not in RANGE and not isinstance(item.value, list) and _RANGE_BEFORE.search(case.text, 0, item.start):
        return "the peer reads one end of a range"
    return None


def wrong_product(case: Case, item: Item) -> str | None:
    """20万 with the value 20000: the suite's own slip, told where digits and one multiplier are all there is."""
    found = re.findall(rf"[{NUMERAL}.]+", item.text)
    product = (
        re.fullmatch(r"(?P<digits>[0-9]{1,9}(?:\.[0-9]{1,9})?)(?P<power>[万亿])", found[0]) if len(found) == 1 else None
    )
    if product is None or item.unit is not None:
        return None
    value = Fraction(product["digits"]) * {"万": 10**4, "亿": 10**8}[product["power"]]
    stated = [Fraction(n) for n in re.findall(r"[0-9]{1,40}(?:\.[0-9]{1,40})?", str(item.value))]
    if (
        item.type in NUMBER | RANGE
        and stated
        and value not in stated
        and not re.search("[%e/]", str(item.value).lower())
    ):
        return "the peer's value is not what its own text says"
    return None


ITEM_RULES: tuple[Callable[[Case, Item], str | None], ...] = (
    exponent,
    latin_magnitude,
    rank,
    date,
    code,
    one_end_of_a_range,
    wrong_product,
)


def is_article(case: Case, item: Item) -> bool:
    """一个, 一只 as an indefinite article: optional by the guidelines, found or not found."""
    words = item.text if len(item.text) > 1 else item.text + case.text[item.end : item.end + 2]
    return words[:1] == "一" and any(words[1:].startswith(unit) for unit in _classifiers()) and len(item.text) <= 2


def is_bare_unit(item: Item) -> bool:
    """摄氏度, 人民币: a unit without a number is no quantity, here or elsewhere in the guidelines."""
    return item.value is None and not re.search(rf"[{NUMERAL}半]", item.text)


def negative(suite: Suite, case: Case) -> str | None:
    """Why a case in which the peer finds nothing is none for us."""
    if suite.types and not any(uncovered(type_) is None for type_ in suite.types):
        return uncovered(min(suite.types))
    if any(other.text == case.text and other.items for other in suite.cases):
        return "the peer reads the same text as a number in another of its modes"
    if suite.types & PERCENT and _NEIGHBOURS.search(case.text):
        return "neighbouring digits (二三十) are a range by the guidelines, the peer reads nothing"
    if suite.types <= NUMBER and not suite.converts and _OTHER_READER.search(case.text):
        return "the peer leaves a number with 元 or 折 to another of its readers"
    return None


@lru_cache(maxsize=1)
def _classifiers() -> tuple[str, ...]:
    return tuple(unit.unit for unit in load(Unit) if unit.kind == "count")


def _inside(patterns: tuple[re.Pattern[str], ...], case: Case, item: Item) -> bool:
    return any(
        found.start() <= item.start and item.end <= found.end()
        for pattern in patterns
        for found in pattern.finditer(case.text)
    )
