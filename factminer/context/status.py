"""Whether a figure has come about, is planned, or is a norm."""

from __future__ import annotations

import re

_PLANNED = re.compile(
    r"(?<![即行])将(?!军|士|领|来|[^，。]{0,12}(?:作为|纳入|列入|融入|转化|打造成))|拟(?!态)|力争|计划(?!生育|经济|单列)|目标(?!任务|的基础|实现|完成)|预计|有望|争取(?!到)|打算|准备|规划(?:建设|到)|预期|达产后|建成后|投产后"
    r"|到(?:20[2-9][0-9]年|今年底|年底|明年|“十[四五六]五”末)|下一步|明年|未来[一二三五十]年|建议"
)
_DONE = re.compile(r"已|完成了|实现了|截至|目前|(?<!力争)(?<!确保)超额完成")
_REGULATION = re.compile(r"第[ ]?[一二三四五六七八九十百0-9]{1,4}[ ]?条|制定(?:本|如下)|实施(?:办法|细则|意见|方案)|管理办法|若干(?:政策|措施)|暂行规定")


def read_status(sentence: str, at: int, *, regulation: bool = False) -> str:
    """actual, planned or rule for a figure at position `at` of its sentence.

    The scope of a word of planning runs from it to the end of the sentence, until a word of completion stands between.

    >>> read_status("全总计划推树1万个最美驿站", 6), read_status("已建成驿站近16万个", 5)
    ('planned', 'actual')
    """
    before = sentence[:at]
    if regulation and _RULE_IN_REGULATION.search(sentence) and not re.search(r"据|以来|同比", before):
        return "rule"
    last = None
    for found in _PLANNED.finditer(before):
        last = found
    if last is not None and not _DONE.search(before, last.end()):
        return "planned"
    return "actual"


_RULE_IN_REGULATION = re.compile(r"给予|奖励|补助|补贴|不得|应当|不低于|不少于|不超过|须|按|标准|的，|以上|限|罚")


def is_regulation(text: str) -> bool:
    """True for a text that lays down rules: it counts articles (第1条) or calls itself a measure.

    >>> is_regulation("第一条 为规范管理。第二条 本办法适用于全县。第三条 略。")
    True
    """
    return len(_REGULATION.findall(text)) >= 3
