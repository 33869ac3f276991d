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
# 12·5%, 三六·五公斤: a decimal point where a sign or a unit of measure follows; 3·15, 12·21 are days.
_RAISED = re.compile(
    r"(?<=[0-9])[·•・](?=[0-9]{1,3}(?:%|‰|万|亿|倍|个百分点|公斤|公里|斤|吨|元|亩|公顷|米|岁|度|平方|立方))"
    r"|(?<=[〇零一二三四五六七八九])[.．](?=[〇零一二三四五六七八九])"
    r"|(?<=[〇零一二三四五六七八九])[·•・](?=[〇零一二三四五六七八九]{1,3}(?:%|倍|万|亿|公斤|斤|吨|元|亩|公里|米|[，。]))"
)
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
    plain = _RAISED.sub(
        lambda found: "." if text[found.start() - 1 : found.start()] in "0123456789０１２３４５６７８９" else "点",
        text.translate(_forms()),
    )
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


def _blanks(text: str, units: Units) -> Iterator[tuple[int, int]]:
    """Where the blanks stand that part what belongs together."""
    for found in _BLANKS.finditer(text):
        yield found.span()
    for found in _BEFORE_UNIT.finditer(text):
        letters = found["letters"]
        if letters in units.latin if letters else units.simple(text, found.end()) is not None:
            yield found.span("blank" if letters else "other")
