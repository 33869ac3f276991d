"""Whether a figure has come about, is planned, or is a norm."""

from __future__ import annotations

import re

from factminer.context.phrase import split_words

# Words that plan whatever follows them.
_PLANNED = re.compile(
    r"拟(?!态|定|合|人)|力争(?!取)|预计|有望|争取(?=到|在|实现|完成|达到|[^，。]{0,6}年)|打算|准备(?=[^，。]{0,3}[建投开新扩在])|规划(?:建设|到|新增)|预期"
    r"|达产后|建成后|投产后|到(?:20[2-9][0-9]年|今年底|年底|明年|“十[四五六]五”末)|下一步|明年|未来[一二三五十]年"
    # 计划推树, but no noun: 工作计划, 按计划, 计划的
    r"|(?<![按动作划度原])计划(?!生育|经济|单列|[，。；、：的和及与》”]|\Z)"
    r"|目标(?:是|为|：|定为)|(?:^|[，。：；])[^，。：]{0,8}建议(?=[，：从将在对])"
)
# 将 plans only before a verb: 将开展; 将4间车库改造成 takes an object.
_BEFORE_VERB = re.compile(r"(?<![即行])将(?!军|士|领|来)")
_ACTING = frozenset(
    {"verb", "spend", "suffix_verb", "copula", "increase", "decrease", "reach", "adverb", "preposition"}
)
_ACTING_SINGLES = tuple("达有在于是为以新建投开继再由")
_NORM_BEHIND = re.compile(r"的?标准(?!差|化|煤|箱)")
_TARGET_BEHIND = re.compile(r"[^，。；]{0,6}的?(?:预期)?(?:目标|任务)(?!的基础)")
_DONE = re.compile(r"已|完成了|实现了|截至|目前|(?<!力争)(?<!确保)超额完成")
_RULE_IN_REGULATION = re.compile(r"给予|奖励|补助|补贴|不得|应当|不低于|不少于|不超过|须|按|标准|的，|以上|限|罚")
_REGULATION = re.compile(
    r"第[ ]?[一二三四五六七八九十百0-9]{1,4}[ ]?条|制定(?:本|如下)|实施(?:办法|细则|意见|方案)|管理办法|若干(?:政策|措施)|暂行规定"
)


def read_status(sentence: str, at: int, end: int, *, regulation: bool = False) -> str:
    """actual, planned or rule for the figure from `at` to `end` of its sentence.

    The scope of a word of planning runs from it to the end of the sentence, until a word of completion stands between.

    >>> read_status("全总计划推树1万个最美驿站", 6, 9), read_status("将4间车库改造成活动站", 1, 3)
    ('planned', 'actual')
    """
    before = sentence[:at]
    if regulation and _RULE_IN_REGULATION.search(sentence) and not re.search(r"据|以来|同比", before):
        return "rule"
    planned = max((m.end() for m in _PLANNED.finditer(before)), default=-1)
    for found in _BEFORE_VERB.finditer(before):
        following = next(iter(split_words(sentence[found.end() : found.end() + 10])), None)
        acting = following is not None and following.start == 0 and following.kind in _ACTING
        if acting or sentence.startswith(_ACTING_SINGLES, found.end()):
            planned = max(planned, found.end())
    if planned >= 0 and not _DONE.search(before, planned):
        return "planned"
    if _NORM_BEHIND.match(sentence, end):
        return "rule"
    return "planned" if _TARGET_BEHIND.match(sentence, end) else "actual"


def is_regulation(text: str) -> bool:
    """True for a text that lays down rules: it counts articles (第1条) or calls itself a measure.

    >>> is_regulation("第一条 为规范管理。第二条 本办法适用于全县。第三条 略。")
    True
    """
    return len(_REGULATION.findall(text)) >= 3
