"""The text as the patterns of this stage read it: one form for each character, no blanks inside a number.

Full-width and traditional forms, the raised dot of old prints (１２·５％) and blanks between a number and its unit
(3 万元, 5 %, 一 百 五 十) are put aside here once, so that no pattern has to know them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from factminer.lexicon import load
from factminer.lexicon.number_words import Traditional
from factminer.quantity.unit import UNITS, Units

_WIDE = {
    **{code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))},
    ord("．"): ".",
    ord("％"): "%",
    ord("＋"): "+",
    ord("－"): "-",
}
_C = "〇零一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
# 三六·五公斤: a decimal point where a sign or a unit of measure follows; 一二·九 is a day.
_RAISED = re.compile(
    r"(?<=[〇零一二三四五六七八九])[.．](?=[〇零一二三四五六七八九])"
    r"|(?<=[〇零一二三四五六七八九])[·•・](?=[〇零一二三四五六七八九]{1,3}(?:%|倍|万|亿|公斤|斤|吨|元|亩|公里|米|[，。]))"
)
# 16·51美元, 7965·04点: the raised dot in digits, with the rest of a list or range up to its unit. 2024·10·1 is a date.
_RAISED_DIGITS = re.compile(
    r"(?<![0-9.·•・])(?P<whole>[0-9]{1,9})(?P<dot>[·•・])(?P<part>[0-9]{1,4})(?![0-9]|[.·•・][0-9])"
    r"(?=(?:[—-]{1,2}[0-9]{1,9}(?:[.·•・][0-9]{1,4})?|[~～至到、和及与/／][0-9]{1,9}(?:[.·•・][0-9]{1,4})?){0,8}[多余]?(?P<magnitude>[万亿])?[ 　]?(?P<unit>))"
)
_DAY = re.compile(r"(?:0?[1-9]|1[0-2])[·•・](?:0?[1-9]|[12][0-9]|3[01])\Z")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
# 3·8节, 3·14打砸抢, 1998·5期: behind a day or a month these are no units.
_OF_DAYS = frozenset({"节", "期", "打", "起", "号", "路", "案", "大"})
_HAN = r"\u4e00-\u9fff"
# Between a number and a Han character or a sign, and inside a number in words before or behind a magnitude.
_BLANKS = re.compile(
    rf"(?<=[0-9])[ \u3000\u00a0]{{1,4}}(?=[{_HAN}%‰])|(?<=[{_HAN}])[ \u3000\u00a0]{{1,4}}(?=[0-9](?![0-9]{{0,2}}[.、）)](?![0-9])))"
    rf"|(?<=[十百千万亿拾佰仟点又])[ \u3000\u00a0]{{1,4}}(?=[{_HAN}])|(?<=[{_C}半几余多成])[ \u3000\u00a0]{{1,4}}(?=[十百千万亿拾佰仟点又个分成折几余多])"
    rf"|(?<=[个百分])[ \u3000\u00a0]{{1,4}}(?=[百分之点])|(?<=之)[ \u3000\u00a0]{{1,4}}(?=[{_C}0-9负])"
)
# 3 km, and 五 天 where no word stands before the numeral: what follows must be a unit.
_BEFORE_UNIT = re.compile(
    rf"(?<=[0-9])(?P<blank>[ \u00a0]{{1,2}})(?=(?P<letters>[A-Za-zμ°]{{1,5}}[23²³]?)(?![A-Za-z0-9]))"
    rf"|(?<![{_HAN}])[{_C}]{{1,8}}(?P<other>[ \u3000]{{1,3}})(?=[{_HAN}])"
)


@cache
def _forms() -> dict[int, str]:
    """Full-width and traditional characters, each to the one that the patterns know."""
    return _WIDE | {ord(row.traditional): row.simplified for row in load(Traditional)}


@dataclass(frozen=True, slots=True)
class Printed:
    """`text` is what the patterns read; `places` says where each of its characters stands in what was given, if moved."""

    text: str
    places: Sequence[int] | None

    def start(self, at: int) -> int:
        """The place in the given text of the character at `at`."""
        return at if self.places is None else self.places[at]

    def end(self, at: int) -> int:
        """The place in the given text behind the character before `at`."""
        return at if self.places is None else self.places[at - 1] + 1


def read_printed(text: str, units: Units = UNITS) -> Printed:
    """The text in one form.

    >>> [read_printed(text).text for text in ("增长１２·５％，3 万元", "全长 3 km，五 天", "2023 GDP")]
    ['增长12.5%，3万元', '全长3km，五天', '2023 GDP']
    """
    plain = _RAISED.sub("点", text.translate(_forms()))
    plain = _RAISED_DIGITS.sub(lambda found: _with_point(found, units), plain)
    blanks = sorted({*_blanks(plain, units)})
    if not blanks:
        return Printed(plain, None)
    kept: list[int] = []
    here = 0
    for start, end in blanks:
        kept.extend(range(here, start))
        here = max(here, end)
    kept.extend(range(here, len(plain)))
    return Printed("".join(plain[at] for at in kept), kept)


def _with_point(found: re.Match[str], units: Units) -> str:
    """The digits with a decimal point for their raised dot, unless they name a day, a year's issue or a mode: 9·11, “3·21”."""
    text, whole, part = found.string, found["whole"], found["part"]
    unit = units.simple(text, found.start("unit"))
    if (
        found["magnitude"]
        or text.startswith(("%", "‰"), found.end("part"))
        or (unit is not None and unit.written not in _OF_DAYS)
    ):
        return f"{whole}.{part}"
    quoted = (
        text[found.start() - 1 : found.start()] in '“‘"' and text[found.end("part") : found.end("part") + 1] in '”’"'
    )
    if quoted or _DAY.match(found.group()) or _YEAR.match(whole):
        return found.group()
    return f"{whole}.{part}"


def _blanks(text: str, units: Units) -> Iterator[tuple[int, int]]:
    """Where the blanks stand that part what belongs together."""
    for found in _BLANKS.finditer(text):
        yield found.span()
    for found in _BEFORE_UNIT.finditer(text):
        letters = found["letters"]
        if letters in units.latin if letters else units.simple(text, found.end()) is not None:
            yield found.span("blank" if letters else "other")
