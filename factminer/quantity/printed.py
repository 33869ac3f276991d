"""The text as the patterns of this stage read it: one form for each character, no blanks inside a number.

Full-width and traditional forms, the raised dot of old prints (１２·５％) and blanks between a number and its unit
(3 万元, 5 %, 一 百 五 十) are put aside here once, so that no pattern has to know them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FORMS = str.maketrans(
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ．％＋－萬億貳參陸兩點負個幾餘來雙對圓壹％",
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.%+-万亿贰叁陆两点负个几余来双对圆壹%",
)
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


def read_printed(text: str) -> Printed:
    """The text in one form.

    >>> read_printed("增长１２·５％，3 万元").text
    '增长12.5%，3万元'
    """
    plain = _RAISED.sub(
        lambda found: "." if text[found.start() - 1 : found.start()] in "0123456789０１２３４５６７８９" else "点",
        text.translate(_FORMS),
    )
    if not _BLANKS.search(plain):
        return Printed(plain, None)
    kept: list[int] = []
    here = 0
    for found in _BLANKS.finditer(plain):
        kept.extend(range(here, found.start()))
        here = found.end()
    kept.extend(range(here, len(plain)))
    return Printed("".join(plain[at] for at in kept), kept)
