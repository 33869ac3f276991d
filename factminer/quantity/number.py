"""What a number is worth: Arabic, Chinese and mixed numerals to `Decimal`.

A number is read from its large multipliers inwards: 1亿2000万 is (1 × 亿) + (2000 × 万), and each coefficient is either
Arabic or a Chinese numeral below ten thousand. Well-formed Chinese coefficients are converted by cn2an; what it
refuses or gets wrong (三点五万, 一万五, 廿三, 百八, bare 千万, any Arabic digit) is read here.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

import cn2an

DIGITS = "〇零一二三四五六七八九两壹贰叁肆伍陆柒捌玖"

_VALUE = {c: i % 10 for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
# Formal and traditional forms, and the old contractions for twenty and thirty.
_PLAIN = str.maketrans(
    {**dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟萬億", "一二三四五六七八九十百千万亿", strict=True)), "〇": "零"}
)
_CONTRACTED = {"廿": "二十", "卅": "三十"}

_ARABIC = re.compile(r"[0-9]{1,30}(?:\.[0-9]{1,30})?\Z")
_DIGIT_STRING = re.compile(r"[零一二三四五六七八九]{2,}\Z")
# Every place in its order, a skipped one marked by 零: the form that cn2an reads right.
_CN2AN = re.compile(
    r"""(?:D千(?:D百(?:D十D?|零D)?|零D十D?|零D)?
        |  D百(?:D十D?|零D)?
        |  D?十D?
        |  D)\Z""".replace("D", "[一二三四五六七八九]"),
    re.VERBOSE,
)
_SMALL_MIXED = re.compile(r"(?P<c>[0-9]{1,30}(?:\.[0-9]{1,30})?)(?P<m>[十百千]{1,2})零?(?P<rest>.*)\Z")


@lru_cache(maxsize=65536)
def number_value(printed: str) -> Decimal | None:
    """The value of a number as printed, None where the characters are no one number.

    Ranges (二三十) and vague amounts (十几) are none: they are other phenomena.

    >>> [f"{number_value(n):f}" for n in ("1,234.5", "２．６万", "三点五万", "1亿2000万", "两万五", "二〇二三", "千万")]
    ['1234.5', '26000', '35000', '120000000', '25000', '2023', '10000000']
    >>> number_value("二三十") is None
    True
    """
    text = unicodedata.normalize("NFKC", printed).translate(_PLAIN).replace("两", "二").replace(",", "")
    for contracted, full in _CONTRACTED.items():
        text = text.replace(contracted, full)
    negative = text[:1] in "-负" and len(text) > 1
    value = _read(text[1:] if negative else text)
    return -value if negative and value is not None else value


def multiplier(printed: str) -> int:
    """The 万 and 亿 that close a number, as a power of ten: 2.6万 has 4, 1.5万亿 has 12, 3万4000 has 0.

    >>> [multiplier(n) for n in ("2.6万", "1.5万亿", "3万4000", "149")]
    [4, 12, 0, 0]
    """
    power = 0
    for char in reversed(printed.translate(_PLAIN)):
        if char not in "万亿":
            break
        power += 4 if char == "万" else 8
    return power


def _read(text: str) -> Decimal | None:
    for unit, places in (("亿", 8), ("万", 4)):
        head, found, tail = text.rpartition(unit)
        if not found:
            continue
        if _DIGIT_STRING.match(head):
            return None  # 七八万 is a range
        high = _read(head) if head else Decimal(1)
        factor = Decimal(10) ** places
        low = _tail(tail, factor)
        if high is None or low is None or low >= factor:
            return None
        # scaleb keeps how exactly the figure was printed: 2.6万 is 2.6E+4, not 26000.0.
        return high.scaleb(places) + low if low else high.scaleb(places)
    return _small(text)


def _tail(text: str, factor: Decimal) -> Decimal | None:
    """What stands behind 万 or 亿: nothing, a number, or one digit that counts the next lower place (两万五)."""
    if not text:
        return Decimal(0)
    if text in _VALUE and text != "零":
        return _VALUE[text] * factor / 10
    stripped = text[1:] if text[0] == "零" and len(text) > 1 else text
    return _read(stripped)


def _small(text: str) -> Decimal | None:
    """A number without 万 and 亿."""
    if _ARABIC.match(text):
        return Decimal(text)
    if mixed := _SMALL_MIXED.match(text):  # 2千零30, 3千5百, 5千
        factor = Decimal(1)
        for char in mixed["m"]:
            factor *= _TENS[char]
        rest = _tail(mixed["rest"], factor) if mixed["rest"] else Decimal(0)
        return None if rest is None or rest >= factor else Decimal(mixed["c"]) * factor + rest
    if "点" in text:
        whole, _, part = text.partition("点")
        head = _small(whole)
        if head is None or not part or any(c not in _VALUE for c in part):
            return None
        return head + Decimal("0." + "".join(str(_VALUE[c]) for c in part))
    if text == "零":
        return Decimal(0)
    if _DIGIT_STRING.match(text):
        return Decimal("".join(str(_VALUE[c]) for c in text))
    if text and _CN2AN.match(text):
        return Decimal(cn2an.cn2an(text, "strict"))
    return _colloquial(text)


def _colloquial(text: str) -> Decimal | None:
    """Bare 百 and 千, and a last digit that counts the next lower place: 百八 (180), 两千五 (2500)."""
    if not text:
        return None
    if text[0] in "百千":
        text = "一" + text
    text = text.replace("百十", "百一十")
    if _CN2AN.match(text):
        return Decimal(cn2an.cn2an(text, "strict"))
    if len(text) >= 3 and text[-1] in _VALUE and text[-2] in "百千" and _CN2AN.match(text[:-1]):
        return Decimal(cn2an.cn2an(text[:-1], "strict")) + _VALUE[text[-1]] * _TENS[text[-2]] // 10
    return None
