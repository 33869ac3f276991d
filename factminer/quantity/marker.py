"""Numerals that put things in order: list markers, ordinals, ranks, page and article numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factminer.quantity.quantity import Numeral
from factminer.quantity.unit import simple_unit

_CHINESE = "[一二三四五六七八九十百千〇零两]"

LIST_MARKER = re.compile(
    rf"""
    # 一、 （二） (3) 1. 2、 3） at the head of a line or after a full stop
      (?:(?<=\n)|(?<=\A)|(?<=[。；;！？：:—]))[ \u3000]{{0,4}}(?:[（(]{_CHINESE}{{1,3}}[)）]|{_CHINESE}{{1,3}}、(?!{_CHINESE})
        |[（(][0-9]{{1,2}}[)）]|[0-9]{{1,2}}(?:[、．）)]|\.(?![0-9])|。(?=\D)))
    # （一） anywhere is a marker, too: (一)固定资产投资奖励
    | [（(]{_CHINESE}{{1,3}}[)）]
    # 一是… 二是…, 其一, 其二
    | (?:(?<=\n)|(?<=\A)|(?<=[。；;！？：:，,]))[ \u3000]{{0,4}}[一二三四五六七八九十]{{1,3}}(?:是(?!否)|要(?=[\u4e00-\u9fff])|则)
    | 其[一二三四五六七八九]
    """,
    re.VERBOSE,
)

ORDINAL = re.compile(
    rf"第[ ]?(?:[0-9]{{1,9}}|{_CHINESE}{{1,7}})(?:至第?(?:[0-9]{{1,6}}|{_CHINESE}{{1,6}}))?"
    r"|(?:排名|位居|位列|名列|居)(?:全国|全省|全区|全市|全球|世界|西部|第)?前?(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,3})(?=[位名，。、；）)强])"
    r"|前(?:[0-9]{1,4}|[一二两三四五六七八九十百]{1,4})(?=强|名|位|款|条(?!件)|列|甲|茅|沿|，|。|、|；|（|\n|\Z)"
    rf"|(?:[0-9]{{1,3}}|{_CHINESE}{{1,4}})(?=届(?:[一二三四五六七八九]中|[^时]))"
    r"|TOP ?[0-9]{1,4}"
)


def find_list_markers(text: str) -> Iterator[Numeral]:
    """一、 （二） 1. 一是."""
    for found in LIST_MARKER.finditer(text):
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        yield Numeral(start, found.end(), "list", "list marker")


def find_ordinals(text: str) -> Iterator[Numeral]:
    """第六届, 第3条, 居全国第四, 前10名; the unit counted in order is taken in."""
    for found in ORDINAL.finditer(text):
        unit = simple_unit(text, found.end())
        yield Numeral(found.start(), unit.end if unit else found.end(), "ordinal", "ordinal")
