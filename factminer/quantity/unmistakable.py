"""Numbers whose form leaves no doubt, so that no word, name or slogan may take a piece of them.

万分之三 holds no 万分, 零点五公斤 no 零点, 比四分之一大 no 一大: what is spelled out like this is a number first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factminer.quantity.number import CHINESE_DIGITS, C
from factminer.quantity.unit import UNITS, Units
from factminer.span import Span

_PATTERN = re.compile(
    rf"""
    # 万分之三, 百分之一点五, 一百分之二, 负一又二分之一
      (?:[{C}0-9]{{1,9}}又)?[{C}0-9]{{1,9}}分之负?[{C}0-9点.]{{1,9}}
    # 零点五
    | 零点[〇零一二三四五六七八九]{{1,8}}(?![分刻整时钟许])
    # 零点五公斤, 八点五折, 三点二万: decimals in words, where a unit or a magnitude follows
    | (?P<decimal>[{C}]{{1,9}}点[{CHINESE_DIGITS}]{{1,6}})
    # 六个百分点, 一个半百分点
    | [{C}]{{1,6}}个半?百分点
    # 零下四摄氏度
    | 零[下上](?=[{C}0-9])
    # 五元三毛, 一百二十块六角三分
    | [{C}0-9.]{{1,12}}[元块圆][{C}0-9]{{1,2}}[角毛](?:[{C}0-9]{{1,2}}分)?
    # 两小时十分
    | [{C}0-9]{{1,6}}个?小时[{C}0-9]{{1,4}}分
    # 一米七一, 十秒零五
    | [{C}0-9]{{1,4}}[米秒]零?[一二三四五六七八九]{{1,2}}(?=[，。；、！？）)的\n]|\Z)
    # 七五折, 三八折
    | [一二三四五六七八九]{{1,2}}折(?![叠射扣旧腾返子])
    # 两到三千元, 五至六成
    | [{C}]{{1,9}}[到至][{C}]{{1,9}}(?P<ranged>)
    """,
    re.VERBOSE,
)


def find_unmistakable(text: str, units: Units = UNITS) -> Iterator[Span]:
    """Where such numbers stand.

    >>> [(s.start, s.end) for s in find_unmistakable("占万分之三，重零点五公斤，三点五分到")]
    [(1, 5), (7, 10)]
    """
    for found in _PATTERN.finditer(text):
        if found["decimal"] or found["ranged"] is not None:
            unit = units.simple(text, found.end())
            measured = unit is not None and (found["ranged"] is not None or unit.unit.kind not in ("count", "score"))
            if (
                not measured
                and text[found.end() - 1] not in "万亿"
                and text[found.end() : found.end() + 1] not in ("万", "亿")
            ):
                continue
        yield Span(found.start(), found.end())
