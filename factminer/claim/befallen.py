"""43人死亡, 300人就业, 1.6万人转移安置: what befell the people counted. The indicator joins what caused it and what it was."""

from __future__ import annotations

import re

from factminer.claim.naming import clean
from factminer.claim.setting import Reading, Setting
from factminer.context.phrase import VERBS, noun_before, split_words, trim
from factminer.context.segment import find_words

_BEFALLEN = re.compile(
    r"(?:(?:由于|因)[^，。；]{1,20}?而?)?(?P<fate>(?:经抢救无效|经救治无效|当场|不幸|已经?|均|全部)?(?:死亡|丧生|丧命|身亡|溺亡|殉职|受灾|被埋|落水|受困|滞留|患病|住院|死于[^，。；]{1,6}|遇难|受伤|失踪|获救|被困|中毒|感染|伤亡|就业|失业|脱贫|出入境|上榜)(?:率|人数)?)(?=[，。；、！？\n 　（(]|\Z)"
)
# 27种价格上升: how the price of the things counted has moved.
_MOVED = re.compile(r"(?:价格|价)(?:上涨|上升|下降|下跌|回落|持平|不变|微涨|微跌)(?=[，。；、,;\n]|\Z)")
# 16死19伤
_TOLL = re.compile(r"[死伤亡](?![死伤亡于员者])")
_CAST = re.compile(r"赞成|反对|弃权|同意")
_CAUSE = re.compile(r"(?:共|已)?(?:造成|致使|致|导致|帮助|带动|实现|有)?(?:[全我][国省市县区州镇乡村])?\Z")
_CAUSED = re.compile(r"\A(?:因|由于|经|被)[^，]{2,8}?(?=死亡|受伤|受灾|失踪)")
# 造成江西、湖北等省8万人受灾: where it befell them is no cause.
_WHERE = re.compile(r"\A.*等(?:地|省|市|县|区|省市|省区|地区)\Z")
_PEOPLE = frozenset({"人", "名", "位", "人次"})
_SUFFERING = _PEOPLE | {"间", "户", "栋", "座"}
_FALLING = frozenset({"adverb", "act", "verb", "deed", "suffix_verb", "copula"})
_UNDER_WAY = ("正在", "尚未", "未", "仍", "已经")
_WENT = re.compile(r"(?:先后|陆续)?(?:[来前赶]?到|前往|赴)(?P<where>[^，。；：、的了]{3,10})")
_FROM = re.compile("[由从]|[增减升降]")
# What befalls is told in so many characters.
_SHORT = 12


def read_befallen(setting: Setting) -> Reading | None:
    """The event behind a count of people or houses, or the movement behind a count of prices."""
    unit, right = setting.quantity.unit, setting.right
    moved = _MOVED.match(right) if unit in ("种", "个") else None
    found = _BEFALLEN.match(right) if unit in _PEOPLE else moved
    if found is None and setting.recent and _MOVED.match(setting.recent[-1].indicator) and _MOVED.match(f"价格{right}"):
        return Reading(f"价格{right}", "what befell the people counted", right)  # 9种价格上涨，6种下降
    if (
        unit in _PEOPLE
        and setting.quantity.kind == "count"
        and found is None
        and _BEFALLEN.fullmatch(trim(setting.left))
    ):
        return Reading(trim(setting.left), "what befell the people counted", trim(setting.left))  # 死亡41人
    if unit == "票" and (cast := _CAST.match(right)):
        return Reading(cast.group(), "how the votes were cast", cast.group())
    if unit == "" and (toll := _TOLL.match(right)):
        return Reading(toll.group(), "what befell the people counted", toll.group())
    if found is not None:
        cause = _CAUSE.sub("", trim(setting.left)) if moved is None else ""
        noun = _WHERE.sub("", clean(noun_before(cause).noun))
        fate = found["fate"] if moved is None else found.group()
        return Reading(f"{noun}{fate}", "what befell the people counted", fate)
    if (
        unit not in _SUFFERING
        or "的" in right
        or not 2 <= len(right) <= _SHORT
        or setting.predicate.words.strip("共还仍尚另外有")
    ):
        return None
    if setting.same_unit and right.startswith(_UNDER_WAY):
        return None  # 其余8户正在协商
    told = _CAUSED.sub("", right)
    kinds = [word.kind for word in split_words(told)]
    if unit in _PEOPLE and (went := _WENT.fullmatch(right)) and not _FROM.search(setting.left):
        # 每天有2000人到这里参观
        done = [word for word in find_words(went["where"]) if word.kind in VERBS]
        if done and done[-1].start:
            return Reading(went["where"][done[-1].start :], "what befell the people counted")
    if kinds[0] == "reach":
        return None  # 由去年的51户增加到68户
    acting = kinds[0] in _FALLING or not {"noun", "text"} & set(kinds)
    if not acting or clean(noun_before(setting.left).noun):
        return None
    return Reading(told, "what befell the people counted", told)
