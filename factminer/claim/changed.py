"""X增长Y, 同比下降Y: a change. What changed stands before the word of change, or is the figure before."""

from __future__ import annotations

import re

from factminer.claim.counted import ASKED
from factminer.claim.naming import clean, name_of
from factminer.claim.setting import Reading, Setting, told_before
from factminer.context.phrase import noun_before
from factminer.context.phrase_behind import STUFFS, noun_after, opens_with_noun
from factminer.context.predicate import without_adverbs
from factminer.context.segment import find_words

# 保持了11%的快速增长
_BEHIND = re.compile(r"的[^，。；、的]{0,4}?(?:(?P<up>增长|增幅|涨幅|增速)|下降|降幅|跌幅)(?![点率极])")
# 以12%的较快速度增长
_MOVING = re.compile(
    r"(?:左右|以[上下])?的?[^，。；、的]{0,4}?(?:势头|速度|幅度|比率|速率|步伐|增速|增幅|降幅|规模)(?P<deed>[^，。；的]{2,8})"
)
_AT = re.compile(r"(?P<what>[^，。；：]{0,30}?)(?:是|还|仍|正|都)?以(?P<yearly>(?:平均|每年|年平?均|接近|高达){0,3})\Z")
# 比上半年26%的增幅低
_COMPARED = re.compile(r"(?:比(?![例赛重])|较)[^，。；]{0,14}\Z")
# 人均增收, 两年平均增长: no topic of their own.
_BARE = re.compile(r"[户人亩]均年?\Z|\A[一每]亩地?\Z|\A[近这]?[0-9一二两三四五六七八九十]{1,2}年(?:来|间)?\Z")
_GAIN = re.compile(r"增收|创收|多收入|减收|增支|节支|减支|减亏|增亏")
# What fell is the loss, and no part of the firm.
_LOSS = ("减亏", "增亏")
# 比往年多挣5万元: the money is named by its verb.
_EARNED = re.compile(r"[要需]?[多少][挣赚花]")
# 税收5亿元，为预算的101%，比上年增长4%: what grew is the income.
_BUDGETED = frozenset({"预算", "年度预算", "计划", "任务", "目标", "年度目标"})
# 高于每天9万吨的配额, 低于每吨8元的平均成本
_LIMIT = re.compile(r"(?:[限配定]额|限度|限值|标准|成本|价格?|均价|增长率|增速|指标|产量|收入|面积|工资)\Z")
_RATE = re.compile(r"(?:年均|平均|同比)*(?:增长率|增长速度|增速)")
_OVER = re.compile(r"\A(?:超过|高于|低于|优于|快于|慢于|多于|少于|超出|高出|低出|高过)(?:同期)?")
# 甲厂比乙厂产量多3万吨
_DIFFERENCE = re.compile(r"比(?P<base>[^，。；：比]{2,24}?)(?:多|少|高|低|大|小|长|短)(?:了|出)?\Z")
_NAME = 8
# 比上年8%的增长幅度低
_THAN = re.compile(r"的[^，。；：、]{2,8}(?:高|低|快|慢|多|少|大|小)了?")
_RATED = re.compile(r"(?:同比|环比)?(?:增速|增幅|涨幅|降幅|跌幅|增长率)\Z")
_MEASURE = re.compile(
    r"(?:量|值|额|率|数|价格?|面积|收入|支出|人口|[总亩]?产|装机|库容|成本|工资|费用?|[长高宽]度|投资|利润)\Z"
)
RELATIVE = frozenset({"share", "points", "ratio"})
# 坝高35米: how high it is, with nothing to compare it with.
_STATURE = re.compile(r"(?<![提升增走])高(?:约|近)?\Z")
# 民营经济占比重同比提高2个百分点: the part with its share.
_SHARE = re.compile(r"(?P<part>[^，。；：、占]{2,20})占(?P<share>比重|比例|份额)\Z")
_ADDING = ("新增", "净增", "增加", "减少", "新增加", "增添")


def read_change(setting: Setting) -> Reading | None:
    """The reading of a word of change before the figure, or behind it (5%的增长)."""
    predicate = setting.predicate
    if (
        setting.previous is not None
        and setting.previous.rule == "level compared with"
        and _THAN.fullmatch(setting.left)
    ):
        return Reading(setting.previous.indicator, "gap to another figure")
    if predicate.compared:
        if limit := _compared_with(setting):
            return Reading(limit, "level compared with")
        topic = clean(noun_before(predicate.topic).noun) or _before(setting)
        if (differing := _DIFFERENCE.search(setting.left)) and not _MEASURE.search(topic):
            noun = clean(noun_before(_behind_other(differing["base"], topic)).noun)
            topic = noun if _MEASURE.search(noun) else topic
        return Reading(topic, "gap to another figure") if topic else None
    if predicate.change == "level":
        behind = _BEHIND.match(setting.right) if not _COMPARED.search(setting.left) else None
        if moved := _at_rate(setting):
            return moved
        topic = clean(noun_before(predicate.topic).noun) if behind else ""
        if behind and topic:
            return Reading(
                topic, "change behind the figure", behind.group(), "increase" if behind["up"] else "decrease"
            )
        return None
    if setting.quantity.kind == "length" and predicate.basis is None and _STATURE.search(predicate.words):
        return Reading(clean(noun_before(predicate.topic).noun + "高"), "height of its topic")
    share = _SHARE.search(predicate.topic)
    topic = f"{name_of(share['part'])}占{share['share']}" if share else name_of(predicate.topic)
    rule = "change of its topic"
    direct = setting.quantity.kind not in ("share", "points", "ratio") and opens_with_noun(setting.right)
    if direct or (predicate.words.endswith(_ADDING) and (setting.quantity.kind == "count" or not topic)):
        # 新增12个试验区, 新增80万元贷款: what is added stands behind the figure.
        noun = clean(noun_after(setting.right))
        if noun:
            return Reading(noun, "count before its noun", predicate.words, predicate.change, predicate.basis)
    if _EARNED.fullmatch(predicate.words):
        return Reading(
            predicate.words.lstrip("要需"), "gain by its verb", predicate.words, predicate.change, predicate.basis
        )
    thing = len(topic) > 1 or topic in STUFFS
    if (
        not thing
        or _BARE.search(topic)
        or ((setting.quantity.kind == "money" and _GAIN.search(predicate.words)) or predicate.words.endswith(_LOSS))
    ):
        gain = _GAIN.search(predicate.words)
        if gain and (topic or "比" not in setting.left):
            return Reading(topic + gain.group(), "gain by its verb", gain.group(), predicate.change, predicate.basis)
        topic, rule = _before(setting), "change of the figure before"
    if not topic:
        topic, rule = predicate.words, "change alone"
    return Reading(topic, rule, predicate.words, predicate.change, predicate.basis)


def _compared_with(setting: Setting) -> str:
    """The measure that stands behind the figure compared with: 高于每天9万吨的配额; a rate with what it is the rate of."""
    noun = clean(noun_after(setting.right)) if setting.right.startswith("的") else ""
    if not _LIMIT.search(noun):
        return ""
    if _RATE.fullmatch(noun):
        base = clean(noun_before(_OVER.sub("", setting.predicate.words)).noun)
        return f"{base}{noun}" if len(base) > 1 else ""
    return noun


def _behind_other(base: str, topic: str) -> str:
    """`base` without the other thing at its head, which is named as `topic` is: 甲水库 比 乙水库|库容."""
    at = base.find(topic[-1:]) if topic else -1
    return base[at + 1 :] if 0 < at <= _NAME else base


def _at_rate(setting: Setting) -> Reading | None:
    """以20%的势头递增: the verb behind the empty noun tells the change of what stands before 以."""
    moved = _MOVING.match(setting.right)
    at = _AT.fullmatch(setting.left) if moved else None
    if moved is None or at is None:
        return None
    words = find_words(moved["deed"])
    kind = next((word.kind for word in words if word.kind in ("increase", "decrease")), "")
    topic = name_of(without_adverbs(at["what"])) or _before(setting)
    basis = "yoy" if "年" in at.group("yearly") or setting.per == "年" else None
    return Reading(topic, "change at a rate", moved["deed"], kind, basis) if kind and topic else None


def _before(setting: Setting) -> str:
    """What the figure before is about, one of the same unit first; where the sentence has none, what it speaks of."""
    before = setting.previous_quantity
    if setting.quantity.kind == "share" and before is not None and before.kind == "points" and setting.recent:
        # 增长4%，增速加快1个百分点，环比增长5%: what grew is what the rate is of.
        rated = _RATED.sub("", setting.recent[-1].indicator)
        if rated != setting.recent[-1].indicator:
            told = [reading.indicator for reading in setting.recent if not _RATED.search(reading.indicator)]
            return rated or (told[-1] if told else told_before(setting))
    relative = setting.previous_quantity is not None and setting.previous_quantity.kind in RELATIVE
    if setting.same_unit and (setting.quantity.kind == "count" or (relative and setting.quantity.kind not in RELATIVE)):
        return setting.same_unit
    if setting.quantity.kind == "share" and setting.recent and setting.recent[-1].rule == "share of a whole":
        # 完成产值8亿元，占计划的60%，比去年增长9%: what grew is the part.
        part, shared, _ = setting.recent[-1].indicator.partition("占")
        if part and shared:
            return part
    told = [
        reading.indicator for reading in setting.recent if reading.indicator not in _BUDGETED and reading.rule != ASKED
    ]
    if told or setting.previous is None or setting.previous.rule == ASKED:
        return told[-1] if told else told_before(setting)
    return told_before(setting) or setting.previous.indicator
