"""What a number is worth: Arabic, Chinese and mixed numerals to `Decimal`.

A number is read from its large multipliers inwards: 1亿2000万 is (1 × 亿) + (2000 × 万), and each coefficient is either
Arabic or a Chinese numeral below ten thousand. Well-formed Chinese coefficients are converted by cn2an; what it
refuses or gets wrong (三点五万, 一万五, 廿三, 百八, bare 千万, any Arabic digit) is read here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import cn2an

D = r"0-9０-９"
CHINESE_DIGITS = "〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖"
C = f"{CHINESE_DIGITS}两十百千万亿廿卅拾佰仟萬億"

_VALUE = {c: i % 10 for i, c in enumerate("零一二三四五六七八九")}
_TENS = {"十": 10, "百": 100, "千": 1000}
# 兆 is a million million only before 亿 and 元 (四十九兆九千亿); elsewhere it is the prefix mega.
_MYRIADS = {"兆": 12, "亿": 8, "万": 4}
# Formal and traditional forms, and the old contractions for twenty and thirty.
_PLAIN = str.maketrans(
    {
        **dict(
            zip("壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸兩點負", "一二三四五六七八九十百千万亿二三六二点负", strict=True)
        ),
        "〇": "零",
        "两": "二",
        "，": ",",
        "−": "-",
        "廿": "二十",
        "卅": "三十",
    }
)

# Thousands in groups of three behind a comma or a thin blank, never a list of figures; every quantifier is bounded,
# so that hostile text costs nothing.
_GROUPED = rf"[{D}]{{1,3}}(?:[,，][{D}]{{3}}){{1,6}}(?![{D}])|[{D}]{{1,3}}(?:[ \u00a0\u2009\u202f][{D}]{{3}}){{1,4}}(?=[.．][{D}]|[^\s{D}])"
ARABIC = rf"(?:{_GROUPED}|[{D}]{{1,40}})(?:[.．][{D}]{{1,20}})?"
# The formal digits are everyday characters, too: 三万陆军, 拾荒, 肆意.
NOT_FORMAL = "陆[军地续路上海空运域家游离丰川良河战]|伍[德家子员]|拾[取到起荒遗级掇物捡]|肆[意无虐业]"
# 千瓦, 百帕, 百分点: the magnitude is a part of the unit; 两千米 is two thousand metres, 12千米 twelve kilometres.
_PREFIXED = r"(?<=千)[瓦米克伏帕卡焦赫安兆](?!拉)|(?<=百)(?:帕|分[之点])"
# No magnitude stands behind another without a digit between, but 十 (一百十六).
_SMALL = rf"(?:(?<![十拾])[十拾]|(?<![十百千万亿拾佰仟萬億])[百千佰仟])(?!{_PREFIXED})|(?<=[一二三四五六七八九两])千(?=米)|(?<=[万亿萬億][0-9])千(?=米)"
# What a number may be made of, one piece at a time; 两 is a digit at the head and before a magnitude, elsewhere the
# unit of weight (三十两).
_PIECE = re.compile(
    rf"{ARABIC}|(?:(?<=[壹贰叁肆伍陆柒捌玖拾佰仟])|(?!{NOT_FORMAL}))(?:[{CHINESE_DIGITS}廿卅]|{_SMALL}|[万亿萬億])"
    rf"|(?:(?<![{C}])[两兩]|[两兩](?=[百千万亿佰仟萬億]))"
    rf"|点(?=[{D}{CHINESE_DIGITS}])|兆(?=[{C}{D}]{{1,12}}[亿億]|[元圆])"
)
_PIECES = 32
# 涨到2万8，: said for 两万八; in front of a noun the digit belongs to that.
_LONE = re.compile(r"[0-9][万亿][1-9]\Z")
_STOPPED = re.compile(r"\Z|[，。；、！？）)”\n]|左右|上下|以上|以下")
# 三十两: ounces, no digit.
_OUNCES = re.compile(rf"(?<=[{C}])[两兩](?![百千万亿佰仟萬億])")

_SEPARATED = re.compile(r"[0-9]{1,3}(?:[, \u2009\u202f][0-9]{3})*(?:\.[0-9]+)?\Z")
# Digits without a magnitude: 二〇二三 is a number, 三二〇厂 a name, 二三 may begin a range.
DIGIT_STRING = re.compile(r"[〇零一二三四五六七八九]{2,}\Z")
# Every place in its order, a skipped one marked by 零: the form that cn2an reads right.
_CN2AN = re.compile(
    r"""(?:D千(?:D百(?:D十D?|零D)?|零D十D?|零D)?
        |  D百(?:D十D?|零D)?
        |  D?十D?
        |  D)\Z""".replace("D", "[一二三四五六七八九]"),
    re.VERBOSE,
)
_COEFFICIENT = re.compile(r"[0-9]{1,40}(?:\.[0-9]{1,20})?\Z")
_SMALL_MIXED = re.compile(
    r"(?P<c>[0-9]{1,40}(?:\.[0-9]{1,20})?|[一二三四五六七八九])(?P<m>[百千]|十(?![0-9]))(?P<rest>.*)\Z"
)


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as it stands in a text: where, what it is worth, and the 万 and 亿 that close it as a power of ten."""

    start: int
    end: int
    value: Decimal
    multiplier: int


def number_at(text: str, at: int) -> PrintedNumber | None:
    """The longest run of pieces from `at` that is one number: 25 in 25家, 一百 in 一百一个.

    >>> number_at("共3万4000人", 1).end, number_at("个人", 0), number_at("三十两银", 0).value
    (7, None, Decimal('30'))
    """
    ends: list[int] = []
    here = at
    while len(ends) < _PIECES and (piece := _PIECE.match(text, here)):
        here = piece.end()
        ends.append(here)
    while ends:
        printed = text[at : ends[-1]]
        value = number_value(printed)
        if value is None and _LONE.search(printed) and _STOPPED.match(text, ends[-1]):
            value = number_value(printed[:-1] + "零一二三四五六七八九"[int(printed[-1])])  # 2万8
        # Of 二三十 no digit string is left over: it is a range.
        if value is not None and (here == ends[-1] or not DIGIT_STRING.match(printed)):
            return PrintedNumber(at, ends[-1], value, multiplier(printed))
        ends.pop()
    return None


@lru_cache(maxsize=65536)
def number_value(printed: str) -> Decimal | None:
    """The value of a number as printed, None where the characters are no one number.

    Ranges (二三十) and vague amounts (十几) are none: they are other phenomena.

    >>> [f"{number_value(n):f}" for n in ("1,234.5", "２．６万", "三点五万", "1亿2000万", "两万五", "二〇二三", "千万")]
    ['1234.5', '26000', '35000', '120000000', '25000', '2023', '10000000']
    >>> number_value("二三十") is None
    True
    """
    if _OUNCES.search(printed):
        return None
    text = unicodedata.normalize("NFKC", printed).translate(_PLAIN)
    negative = text[:1] in "-负" and len(text) > 1
    value = _decimal(text[1:] if negative else text)
    return -value if negative and value is not None else value


def multiplier(printed: str) -> int:
    """The 万 and 亿 that close a number, as a power of ten: 2.6万 has 4, 1.5万亿 has 12, 3万4000 has 0.

    >>> [multiplier(n) for n in ("2.6万", "1.5万亿", "3万4000", "149")]
    [4, 12, 0, 0]
    """
    power = 0
    for char in reversed(printed.translate(_PLAIN)):
        places = _MYRIADS.get(char)
        if places is None:
            break
        power += places
    return power


def counts_up(printed: str) -> bool:
    """True for Chinese digits that count up one by one: 一二三四五 enumerates, 二〇二三 and 一七二 are numbers."""
    digits = [_VALUE[c] for c in printed.translate(_PLAIN) if c in _VALUE]
    return len(digits) == len(printed) >= 3 and all(b == a + 1 for a, b in pairwise(digits))


def _decimal(text: str) -> Decimal | None:
    """A number with its decimals in words, if any: 十二点五, 两千万点五, 三点五万."""
    whole, point, part = text.partition("点")
    if not point:
        return _whole(text)
    digits = part.rstrip("万亿")
    fraction = "".join(str(_VALUE.get(c, c)) for c in digits)
    if not whole or not fraction.isdecimal():
        return None
    head = _whole(whole)
    if head is None or head != head.to_integral_value():
        return None
    return (head + Decimal(f"0.{fraction}")).scaleb(multiplier(part))


def _whole(text: str) -> Decimal | None:
    for myriad, places in _MYRIADS.items():
        head, found, tail = text.rpartition(myriad)
        if not found:
            continue
        if DIGIT_STRING.match(head) and len(head) == 2:
            return None  # 七八万 is a range
        high = _whole(head) if head else Decimal(1)
        if high is None:
            return None
        factor = Decimal(10) ** places
        low = _tail(tail, factor)
        # 1.5万300 is no number: nothing stands behind a coefficient with decimals.
        if low is None or low >= factor or (low and high != high.to_integral_value()):
            return None
        # scaleb keeps how exactly the figure was printed: 2.6万 is 2.6E+4, not 26000.0.
        return high.scaleb(places) + low if low else high.scaleb(places)
    return _small(text)


def _tail(text: str, factor: Decimal) -> Decimal | None:
    """What stands behind a magnitude: nothing, a number, or one digit that counts the next lower place (两万五)."""
    if not text:
        return Decimal(0)
    if text in _VALUE and text != "零":
        return _VALUE[text] * factor / 10
    if len(text) == 2 and DIGIT_STRING.match(text) and text[0] != "零":
        return None  # 一万四五 is a range
    marked = text[0] == "零" and len(text) > 1
    stripped = text[1:] if marked else text
    if not marked and _COEFFICIENT.match(text) and len(text) < 3 and factor > 100:
        return None  # 3万5: a lone digit behind 万 belongs to what follows
    return _whole(stripped)


def _small(text: str) -> Decimal | None:
    """A number without 万 and 亿."""
    if _COEFFICIENT.match(text):
        return Decimal(text)
    if _SEPARATED.match(text):
        return Decimal(re.sub("[^0-9.]", "", text))
    if text == "零":
        return Decimal(0)
    if DIGIT_STRING.match(text):
        return Decimal("".join(str(_VALUE[c]) for c in text))
    if _CN2AN.match(text):
        return Decimal(cn2an.cn2an(text, "strict"))
    if any(c in "0123456789" for c in text):
        return _mixed(text)
    return _colloquial(text)


def _mixed(text: str) -> Decimal | None:
    """Arabic digits with 百 and 千: 2千零30, 3千5百, 5千, 1百01."""
    found = _SMALL_MIXED.match(text)
    if found is None:
        return None
    coefficient = Decimal(found["c"]) if found["c"] not in _VALUE else Decimal(_VALUE[found["c"]])
    factor = Decimal(_TENS[found["m"]])
    rest = _tail(found["rest"], factor)
    if rest is None or rest >= factor or (rest and coefficient != coefficient.to_integral_value()):
        return None
    return coefficient * factor + rest


def _colloquial(text: str) -> Decimal | None:
    """Places in falling order, as people say them: 百八 (180), 两千五 (2500), 一百十六, 一千一十, 一百零十."""
    if text.startswith("百十"):
        return None  # about a hundred
    total, above, digit, marked = 0, 10_000, -1, True
    for char in text:
        if char == "零":
            if digit >= 0:
                return None
            marked = True
        elif char in _VALUE:
            if digit >= 0:
                return None
            digit = _VALUE[char]
        elif (place := _TENS.get(char)) is None or place >= above or (digit < 0 and not marked and place > 10):
            return None
        else:
            total += (1 if digit < 0 else digit) * place
            above, digit, marked = place, -1, False
    if digit >= 0:
        # Behind 百 and 千 a last digit without 零 counts the next lower place.
        total += digit if marked or above == 10 else digit * above // 10
    return Decimal(total) if above < 10_000 else None
