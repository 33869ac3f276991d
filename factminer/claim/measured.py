"""优良率为96.8%, 集体合同149份: the thing measured or counted stands before the figure, with or without a copula."""

from __future__ import annotations

import re

from factminer.claim.naming import clean
from factminer.claim.setting import Reading, Setting
from factminer.context.phrase import noun_before, trim
from factminer.context.segment import find_words, parts_at

_COMPARED = re.compile(
    r"(?:(?:比(?![赛例重])|较)[^，。；]{0,14}的?|(?:由|从)(?:[^，。；至到]{0,10}(?:年|月|日|季度|底|末|初|前|来|时|先|期))?的?|(?:超过|反超|高于|低于|不及)了?[^，。；]{1,10}的)\Z"
)
# 相当于上年同期的五倍
_AS_MUCH = re.compile(
    r"(?:也|仅|只)?(?:相当于|是|为|达到?)(?:(?:去年|上年|前年|[0-9]{4}年)(?:同期|同月)?|同期|同月)的?"
)
# 订单量是平时的3倍
_TIMES = re.compile(
    r"(?P<topic>[^，。；：]*?)(?:就|约|已|也|仅|合计|总计|累计|共)?(?:是|为|相当于|超过|约为|达到?)(?P<base>[^，。；：是为]{1,16}?)的?(?:近|约)?\Z"
)
# 矿区位于县城以北8公里
_LYING = re.compile(
    r"(?P<what>[^，。；：0-9]{2,16}?)(?:位于|坐落[于在]|地处|处于)[^，。；：0-9]{1,20}?(?:[东南西北]{1,2}部?|方向)(?:约|大约)?\Z"
)
# 江苏境内全长, 安徽段全长
_WITHIN = re.compile(r"(?:\A|，)(?P<whole>[\u4e00-\u9fff]{2,8}境内(?:线路)?(?:全长|总长))(?:约|达|为){0,2}\Z")
# 客流量恢复至去年同期水平的九成
_RESTORED = re.compile(
    r"(?P<topic>[^，。；：]*?)(?:就|约|已|也|仅|只)*(?:(?:恢复|回升|相当|达)[到至于]|达|恢复)"
    r"[^，。；：]{0,12}(?:同期|[年月日前时]|往年|平时|常年|历史最高)(?:的?(?:平均)?水平|的?产量)?的?(?:近|约)?\Z"
)
_SPENT = re.compile(
    r"(?:投入|投资|出资|拿出|筹资|耗资|斥资|花费|花|支付|增收|创收|盈利|获利|卖|售价|拨出|捐款|捐资|募集|筹集|筹措|贷款|贷|损失|减免|退税|让利|纳税|缴税|交税|节支|创汇|用汇|还款|理赔|赔付|融资)了?\Z"
)

# 降雨量最大的甲镇达216毫米
_FOREMOST = re.compile(
    r"(?:\A|[，。])(?P<what>[^，。；：、的]{1,10}(?:量|率|价格?|幅|额|值|度|速|数|面积|收入|产))最(?:大|高|多|低|小|快|强|长)的[^，。；：]{1,12}\Z"
)
# 共发送旅客1.3亿人次，日均330万人次
_BARE_AVERAGE = re.compile(r"(?:平均)?(?:[年月]?[日月年人户亩]均|每[日月年人户亩天](?:平均)?)")
# 上缴国家110亿元
_RECEIVERS = frozenset({"国家", "财政", "中央", "集体", "国库"})
# 卖给国家800头
_GIVEN = re.compile(r"(?P<deed>(?:出?[卖售]|交|献|借|支援)给?)(?:国家|集体|国库)\Z")
_ADDING = frozenset({"增加", "减少", "累计增加", "累计减少", "共增加", "共减少"})

_PEOPLE = frozenset({"人", "名", "位"})
_NAMES = re.compile(r"(?:\A|[，的])(?P<first>[^，。；、的]{4,20})(?:、[^，。；、]{2,12}){0,8}等(?:共|一行)?\Z")


def _role(first: str) -> str:
    """The noun of people that a name stands behind: 犯罪嫌疑人陈某."""
    words = find_words(first)
    end = next((word.end for word in reversed(words) if word.kind in ("noun", "deed") and word.end - word.start > 1), 0)
    return clean(noun_before(first[:end]).noun) if 0 < len(first) - end <= 4 else ""


def read_measure(setting: Setting) -> Reading | None:
    """The noun phrase before the figure or its copula; for money spent without a noun, the spending word."""
    predicate = setting.predicate
    topic = predicate.topic
    phrase = noun_before(topic)
    if setting.quantity.kind == "length":
        if (lying := _LYING.search(setting.left)) and (what := clean(noun_before(lying["what"]).noun)):
            return Reading(what, "what lies so far off", None, predicate.change, predicate.basis)
        if within := _WITHIN.search(setting.clause_left):
            return Reading(within.group("whole"), "topic with its figure")
    pattern = {"倍": _TIMES, "%": _RESTORED, "成": _RESTORED, "": _RESTORED}.get(setting.quantity.unit)
    times = pattern.search(setting.left) if pattern else None
    if times and (pattern is _TIMES or parts_at(setting.left, times.end("topic"))):  # not 较发|达地区
        noun = clean(noun_before(times["topic"]).noun) or (setting.previous.indicator if setting.previous else "")
        if noun:
            return Reading(noun, "multiple of another figure", None, predicate.change, predicate.basis)
    if foremost := _FOREMOST.search(topic):
        return Reading(clean(foremost["what"]), "foremost of a measure", None, predicate.change, predicate.basis)
    noun = clean(topic if topic.endswith("之比") else phrase.noun)
    if setting.quantity.unit in _PEOPLE and (named := _NAMES.search(setting.left)):
        # 医生李强、王芳等12人: the people are what stands before their names.
        role = _role(named["first"])
        if role:
            return Reading(role, "people named with their number", None, predicate.change, predicate.basis)
    if (_COMPARED.match(setting.left) or _AS_MUCH.fullmatch(setting.left)) and setting.previous is not None:
        # 比去年的989万件增加…: the level compared with is about the same thing.
        return Reading(setting.previous.indicator, "level compared with")
    # 新增的网点有70%: an attribute is no change of the figure's.
    opening = (clean(topic).startswith(phrase.verb) or phrase.verb in _ADDING) and f"{phrase.verb}的" not in topic
    if noun and opening and phrase.kind in ("increase", "decrease") and predicate.change == "level":
        # 增产粮食十亿公斤: the word of change stands before its object.
        return Reading(noun, "object of a change", phrase.verb, phrase.kind)
    if noun and setting.quantity.unit == "人次" and 1 < len(phrase.verb) < 4 and not noun.endswith("量"):
        # 发送旅客, 接待游客: what is counted is the deed.
        return Reading(phrase.verb + noun, "deed with its object", phrase.verb, predicate.change, predicate.basis)
    if noun in _RECEIVERS and (given := _GIVEN.search(topic)):
        return Reading(given.group(), "what was given", given["deed"], predicate.change, predicate.basis)
    if noun in _RECEIVERS and phrase.verb:
        return Reading(phrase.verb, "money by its verb", phrase.verb, predicate.change, predicate.basis)
    if _BARE_AVERAGE.fullmatch(noun) and (
        told := setting.same_unit or (setting.recent and setting.recent[-1].indicator)
    ):
        return Reading(
            f"{noun}{told.removeprefix(noun)}", "average of the figure before", None, predicate.change, predicate.basis
        )
    if noun:
        rule = "topic with its figure" if predicate.words else "noun before its count"
        return Reading(noun, rule, phrase.verb or None, predicate.change, predicate.basis)
    if spent := _SPENT.search(trim(topic)):
        if predicate.words and (what := clean(noun_before(trim(topic)[: spent.start()]).noun)):
            return Reading(what + spent.group(), "topic with its figure", None, predicate.change, predicate.basis)
        return Reading(
            spent.group().removesuffix("了"),
            "money by its verb",
            spent.group(),
            predicate.change,
            predicate.basis,
        )
    return None
