"""149份集体合同: number and classifier before the noun they count; 171.18万元的防暑降温物资, 30万元奖励, 80%的科研人员: an
amount before its noun; 70万元扶持养蜂: money before its purpose."""

from __future__ import annotations

import re
from itertools import pairwise

from factminer.claim.naming import clean
from factminer.claim.setting import Reading, Setting
from factminer.context.phrase import VERBS, noun_before
from factminer.context.phrase_behind import noun_after, opens_with_deed, opens_with_noun, purpose_of
from factminer.context.segment import find_words

_COUNTS = frozenset({"count", "grade"})
# How nouns of people end.
_PEOPLE = frozenset("民众工员生师人者部手兵女童")
_ACTORS = frozenset({"人", "名", "位", "家", "户"})
# Nouns that name an amount: before the figure they are what it measures, 总投资5亿元的项目.
_AMOUNTS = re.compile(
    r"(?:投资|收入|支出|产值|面积|产量|资金|价格?|额|费用?|量|率|比例|比重|占比|幅度|速度|浓度|水平|指数|人数|规模|长度?|高度?|重|利润|利税|余额|存款|贷款|成本|工资|能力|温|总数|产|程|速|强度|人次|以[东南西北]|期|薪|距)\Z"
)
# Behind the figure these name nothing that the noun before it does not.
_GENERAL = (
    "资金",
    "经费",
    "水平",
    "规模",
    "目标",
    "任务",
    "大关",
    "关口",
    "缺口",
    "幅度",
    "速度",
    "增幅",
    "份额",
    "能力",
    "成绩",
    "收成",
    "高点",
    "高位",
    "低点",
    "低位",
    "纪录",
    "价格",
    "举动",
    "范围",
    "时间",
)
_RESULTS = frozenset({"成绩", "战绩", "好成绩", "佳绩", "优异成绩"})
_YIELDING = ("年产", "日产", "月产", "年加工", "年出栏", "年销售", "年供应")


# 垃圾处理费按每户每月8元收取
_BY_BASE = re.compile(r"(?:\A|，)(?P<fee>[^，。；：]{0,24}?)(?:一律|统一)?按照?(?:每|标准)[^，。；：]{0,8}\Z")
_LEVIED = re.compile(r"(?:的?标准)?(?:予以|进行)?(?:收取|计收|征收|缴纳|交纳|收费|收|计征|结算|算|计算(?!机))")
# 按每人每月800元的标准给予岗位补贴
_GRANTED = re.compile(r"(?:的?标准)?(?:予以|给予|发给|发放|支付|付给|拨付)(?=[^，。；：了]{2})")
_FEES = ("费", "税", "金", "款", "价", "价格", "补贴", "补助", "津贴", "租")
_MEDALS = {"金": "金牌", "银": "银牌", "铜": "铜牌"}
_GAMES = frozenset({"胜", "负", "平"})
_SCORE = re.compile(r"[0-9]{1,3}[:：∶比][0-9]{1,3}(?:[、，和][0-9]{1,3}[:：∶比][0-9]{1,3}){0,4}\Z")
_MEASURED = frozenset({"topic with its figure", "noun before its count", "as the figure before"})
# A verb of one character that closes the clause before a figure.
_DEALT = re.compile(r"(?:\A|的|[，并且还])[处判罚赔给付奖补]\Z")

# 流转土地500亩种植草莓
_CROPPING = re.compile(r"(?:种植|养殖|栽培|栽种|培育|饲养|生产)(?=[^，。；的]{2,6}(?:[，。；]|\Z))")
# Who was asked is not what the following figures are about.
ASKED = "who was asked"
# 据对8000户居民家庭抽样调查
_ON = re.compile(r"(?:据对?|对)(?:全[国省市县区])?\Z")
_SURVEYED = re.compile(r"(?:的)?(?:初步|抽样|典型|问卷|重点)*(?:调查|统计|测算|监测|汇总)\Z")
# 以每股不超过15元的价格回购股份
_AT = re.compile(r"(?:以|按照?)[^，。；：]{0,8}\Z")
_LEVEL_BEFORE = re.compile(r"(?:比(?![例赛重])|较|由|从)[^，。；比较由从]{0,14}\Z")
_MOVING = re.compile(
    r"(?:翻|增|减|提高|上升|下降|降|升|上涨|下跌|扩大|缩|高|低|多|少|猛|骤|激|锐)(?!血压|收入|校|级|层|中|速|铁|新)"
)

# 处货值金额三倍以上五倍以下罚款
_FINED = re.compile(r"(?:\A|[，；并可]|部门|机关|机构|政府|[局院厅])(?:可以?)?(?:并处|处以?)[^，。；]{2,20}\Z")
_ENGAGED = re.compile(r"(?:并且?|且)?(?:从事|发展|开展|经营|种植|养殖|生产|进行)(?=[^，。；：的]{2,10}的)")
_BOUND = re.compile(r"以[上下]\Z")
_NUMBERED = re.compile(r"(?:人|户|床位|个|套|辆|台|头|张|总|件|次)数\Z")
_FINES = ("罚款", "罚金", "的罚款", "的罚金", "滞纳金", "的滞纳金")


def read_count(setting: Setting) -> Reading | None:
    """The noun behind the figure, where the figure counts it or where nothing before the figure is measured."""
    predicate, right = setting.predicate, setting.right
    phrase = noun_before(predicate.topic)
    led = clean(phrase.noun) if not predicate.topic.endswith("的") else ""
    if _DEALT.search(predicate.topic) or (_FINED.search(predicate.topic) and right.startswith(_FINES)):
        led = ""  # 情节较重的处2万元罚款
    if led.endswith(("其他", "其余", "另外")):
        led = ""  # 对于园区的其他3类用地
    if _LEVEL_BEFORE.search(setting.left) and _MOVING.match(right):
        return None  # 比合同规定的70万元翻了一番
    if setting.quantity.kind == "money" and (charged := _charged(setting)):
        return Reading(charged, "charge by its base")
    if medal := _MEDALS.get(setting.quantity.unit):
        return Reading(medal, "medals")
    if setting.quantity.unit in _GAMES and right and right[0] not in "的了以后":
        # 甲队3∶0两胜乙队: the games are those of the side that stands before.
        winner = clean(noun_before(_SCORE.sub("", setting.clause_left)).noun)
        if winner:
            return Reading(winner, "games of a side")
    if setting.joined and setting.previous is not None and setting.previous.rule in _MEASURED and _alike(setting):
        return None  # 收入超过1亿元、5亿元的企业
    if setting.quantity.kind not in _COUNTS and not _stands_behind(setting, led):
        return None
    bound = _BOUND.search(setting.text, setting.quantity.start, setting.quantity.end)
    if led and bound and (_NUMBERED.search(led) or _ENGAGED.match(right)):
        return None  # 职工人数300人以上的企业, 流转土地50亩以上从事种植的农户
    if led and (opens_with_deed(right) or _CROPPING.match(right)):
        return None  # 专家35人参加会议, 出动飞机38架运送物资
    noun = clean(noun_after(right))
    if _ON.search(setting.left) and (asked := _SURVEYED.sub("", noun)):
        return Reading(asked, ASKED)
    if setting.quantity.unit in _ACTORS:
        noun = _actor(noun)
    elif _AT.search(setting.left) and right.startswith("的"):
        noun = _rate(noun)
    if led and noun in _RESULTS:
        return None  # 以金牌38枚的成绩
    if setting.quantity.unit == "户" and 0 < len(noun) - noun.find("户") <= 4:
        noun = noun[: noun.find("户") + 1] or noun  # 借给9户困难户资金
    if led and noun in _GENERAL and setting.quantity.kind not in _COUNTS:
        return None
    if not noun or noun[0] in "以之其者":
        if setting.quantity.kind == "money" and not led and right[:1] != "算" and (purpose := clean(purpose_of(right))):
            return Reading(purpose, "money before its purpose", phrase.verb or None, predicate.change, predicate.basis)
        return None
    return Reading(noun, "count before its noun", phrase.verb or None, predicate.change, predicate.basis)


def _charged(setting: Setting) -> str:
    """The fee before 按, or else what the figure before was charged for; what is granted at the rate."""
    found = _BY_BASE.search(setting.left)
    if found is None or not setting.per:
        return ""
    if granted := _GRANTED.match(setting.right):
        return clean(noun_after(setting.right[granted.end() :].removeprefix("一次性")))
    if not _LEVIED.match(setting.right):
        return ""
    fee = clean(noun_before(found["fee"]).noun)
    if not fee.endswith(_FEES) and setting.recent:
        return setting.recent[-1].indicator
    return fee


def _alike(setting: Setting) -> bool:
    """True for an amount in the unit of the figure before it."""
    before = setting.previous_quantity
    return setting.quantity.kind not in _COUNTS and before is not None and before.unit == setting.quantity.unit


def _actor(noun: str) -> str:
    """The people who open `noun`, without what they do: 农民|种植中药材."""
    words = find_words(noun)
    for before, word in pairwise(words):
        if (
            (word.kind in VERBS or word.kind == "suffix_verb")
            and noun[before.end - 1] in _PEOPLE
            and noun[word.end : word.end + 1] != "的"
        ):
            return noun[: word.start] if "的" not in noun[word.end :] else noun
    return noun


def _rate(noun: str) -> str:
    """The rate that opens `noun`, without what is done at it: 价格|回购股份."""
    for word in find_words(noun):
        if word.kind in VERBS and _AMOUNTS.search(noun[: word.start]):
            return noun[: word.start]
    return noun


def _stands_behind(setting: Setting, led: str) -> bool:
    """True for an amount whose noun stands behind it."""
    right = setting.right
    if not led:
        return setting.quantity.kind not in ("time", "share") or right.startswith("的") or opens_with_noun(right)
    if setting.predicate.words == "价值" and right.startswith("的"):
        return True  # 支援价值30万元的药品
    if setting.predicate.words and setting.predicate.change == "level" and not setting.predicate.words.endswith("有"):
        return False  # 优良率为96.8%
    if led.endswith(_YIELDING):
        return opens_with_noun(right)  # 年产330万斤水稻
    if _AMOUNTS.search(led) or setting.predicate.change != "level":
        return False
    if right.startswith("的"):
        return setting.quantity.kind == "share" or not noun_after(right).endswith(_GENERAL)
    return opens_with_noun(right)
