"""A figure whose clause names nothing: it is about what the figure or the clause before it was about."""

from __future__ import annotations

import re

from factminer.claim.naming import FRAME, clean, without_setting
from factminer.claim.setting import COPULAS, Reading, Setting, told_before
from factminer.context.phrase import event_before, noun_before, subject_of
from factminer.context.phrase_behind import noun_after
from factminer.context.segment import find_words

_HOUSEHOLDS = re.compile(r"(?<![\u4e00-\u9fff])(?:这些|那些|有些)?([\u4e00-\u9fff]{2,4}户)(?!均)")
# A figure in these counts what its verb tells: 批准逮捕20人 behind 受理30人.
_DEEDS = frozenset({"次", "场次", "场", "人次", "遍", "人", "名", "例", "头"})

# 赣江流经赣州、吉安等地，全长760公里: where it lies stands between.
_EXTENT = re.compile("全长|总长|全程|长约|长达|长")
_COURSE = re.compile(
    r"(?P<what>[^，。；：0-9]{2,16}?)，?(?:位于|地处|坐落|流经|途经|途径|贯穿|横跨|横贯|纵贯|穿越|连接|连通|起于|起自|发源于|源于|北起|南起|西起|东起|始于|跨越)"
)
# Verbs that say what is meant to be done, never what is counted.
_MEANING = frozenset({"安排", "争取", "力争", "决定", "要求", "希望", "计划", "准备", "打算", "预计"})
# 其中黄瓜涨幅最大，达18%
_FOREMOST = re.compile(
    r"(?:其中，?)?(?:(?:\A|(?<=，))以)?(?P<topic>[^，。；：、0-9]{2,14}?(?:幅|速|比|量|率|额|价格?|面积|人数|人口|收入|产值))(?:为|的)?最(?:大|高|多|低|小|快|为明显|明显)，\Z"
)

# 税额如下：（一）…的乡镇，每亩为十元: the items of a list under its head.
_CONDITION = re.compile(r"的(?:地区|单位|企业|人员|个人|家庭|车辆|用户)?(?:（[^（）]{0,40}）)?，\Z")
_LED = re.compile(
    r"(?:\A|[\n。])(?:第[^条\n]{1,5}条\s*)?(?P<what>[^。；：\n]{2,40}?)(?:分别)?(?:规定)?如下：[\s\S]{0,400}\Z"
)
# 平均降幅在20%以上
_BOUND = re.compile(r"(?:[增降减涨跌]幅|幅度|增速)[^，。；：]{0,6}?[0-9.]+(?:%|％|成|个百分点)(?:以[上下内]|左右)?\Z")
# 最大雨量在甲镇，达90毫米
_SPOT = re.compile(
    r"(?:\A|[，。；])(?:其中)?(?P<topic>[^，。；：、0-9在]{0,6}最[大高低深强][^，。；：、0-9在]{1,8}?)(?:出现|发生)?在[^，。；：0-9]{2,12}，\Z"
)
_PARTS = frozenset({"家", "户", "件", "起", "处"})
_PART = re.compile(r"[、，][^，。；、0-9]{2,10}")
# 论坛已在当地举办8届: what is held stands before the deed.
_TIMES = frozenset({"次", "届", "场", "场次", "期", "轮", "遍"})
_HELD = re.compile(
    r"(?P<what>[^，。；：0-9]{2,16}?)(?:已经?|此前|先后|今年|去年|一共|总共|共|连续|累计|成功|都|还|在[^，。；：0-9]{1,10}?){0,4}(?:举行|举办|召开|开展|进行)[了过]?\Z"
)
_WHOLE = 8
_HOLDER = re.compile(r"(?:[国省市县区乡镇村厂社委局院校部队司门府]|工会|[协学商]会|员会|合会|事会)\Z")
_MOVED_TO = re.compile(
    r"(?:又|再|已|则)?(?:[降升涨跌增减]|提高|下调|上调|回落|回升|下降|上升|增加|减少|下跌|上涨)[到至为]"
)
# The head of a list stands within so many characters.
_REACH = 440


def read_inherited(setting: Setting) -> Reading | None:
    """The indicator of the figure before where the units agree or the two stand in one list; else the nearest noun."""
    predicate = setting.predicate
    previous, before = (setting.previous, setting.previous_quantity) if setting.same_paragraph else (None, None)
    if (
        setting.per
        and predicate.words in COPULAS
        and not predicate.topic
        and _CONDITION.search(setting.earlier)
        and (led := _LED.search(setting.text, max(0, setting.sentence.start - _REACH), setting.quantity.start))
        and (noun := clean(noun_before(led["what"]).noun))
    ):
        return Reading(noun, "head of the list", None, predicate.change, predicate.basis)
    if _passes_bound(setting) and (subject := told_before(setting)):
        return Reading(subject, "subject of the sentence", None, predicate.change, predicate.basis)
    if (
        not setting.recent
        and predicate.words in COPULAS
        and not predicate.topic
        and (subject := clean(subject_of(without_setting(_clause_before(setting.earlier)))))
        and not any(char.isdigit() for char in subject)
    ):
        return Reading(subject, "subject of the clause before", None, predicate.change, predicate.basis)
    if (
        setting.quantity.kind == "length"
        and _EXTENT.search(predicate.words)
        and not predicate.topic
        and not setting.recent
        and (course := _COURSE.match(setting.earlier.strip(" 　，")))
        and len(what := clean(noun_before(course["what"]).noun)) > 1
    ):
        return Reading(what, "what lies along its course", None, predicate.change, predicate.basis)
    if setting.quantity.kind == "share" and not setting.joined and predicate.topic:
        phrase, whose = noun_before(predicate.topic), clean(subject_of(predicate.topic))
        named = any(word.kind == "noun" for word in find_words(whose)) and not setting.right.strip("了 ")
        if phrase.verb and not phrase.noun and named and phrase.verb not in whose:
            # 到期贷款已收回八成
            return Reading(whose + phrase.verb, "deed before its share", phrase.verb, predicate.change, predicate.basis)
    if setting.predicate.words in COPULAS and (spot := _SPOT.search(setting.earlier)):
        return Reading(clean(spot["topic"]), "foremost of its clause", None, predicate.change, predicate.basis)
    if (
        before is not None
        and before.unit == setting.quantity.unit in _PARTS
        and _PART.fullmatch(setting.text, before.end, setting.quantity.start)
        and "其中" in setting.text[setting.sentence.start : before.start]
        and (done := clean(event_before(setting.predicate.topic)))
    ):
        # 其中停业3家、整改20家: the deeds are the parts.
        return Reading(done, "deed before its count", done, predicate.change, predicate.basis)
    if setting.quantity.unit in _TIMES and (held := _HELD.search(setting.left)):
        what = clean(noun_before(held["what"]).noun)
        if len(held["what"]) <= _WHOLE and "的" not in held["what"]:
            what = clean(held["what"].removeprefix("这个").removeprefix("该"))  # 义诊活动
        if len(what) > 1 and not _HOLDER.search(what):
            return Reading(what, "what was held so often", None, predicate.change, predicate.basis)
    relative = setting.quantity.kind in ("count", "grade", "share", "ratio", "points")
    counted = setting.quantity.unit in _DEEDS or not relative
    deed = (counted or setting.predicate.words in COPULAS) and bool(setting.predicate.topic)
    if setting.predicate.words in COPULAS and (foremost := _FOREMOST.search(setting.earlier)):
        return Reading(clean(foremost["topic"]), "foremost of its clause", None, predicate.change, predicate.basis)
    if (
        previous is not None
        and before is not None
        and (setting.joined or (before.unit == setting.quantity.unit and not deed))
    ):
        # 增长5.2%、4.4万亿元: of two units in one list the second is a level.
        counts = before.kind == setting.quantity.kind == "count"
        # 其中甲国上涨5%，乙国4%: nothing but a place stands before the second.
        placed = bool(setting.recent and setting.left and not predicate.topic and not predicate.words)
        moved = placed and setting.quantity.kind in ("share", "points")
        alike = (setting.joined or moved) and (before.unit == setting.quantity.unit or counts)
        change = previous.change if alike else predicate.change
        basis = previous.basis if alike else predicate.basis
        return Reading(previous.indicator, "as the figure before", None, change, basis)
    if frame := FRAME.search(setting.earlier.rstrip("，")):
        aspect = clean(frame["noun"] or frame["aspect"])
        return Reading(aspect, "frame of the sentence", None, predicate.change, predicate.basis)
    event = clean(event_before(setting.predicate.topic)) if noun_before(setting.predicate.topic).verb else ""
    if event in _MEANING:
        # 招生计划安排12万人: the thing stands before what is only meant to be done with it.
        ahead = setting.predicate.topic.removesuffix(event)
        thing = clean(noun_before(ahead).noun) or clean(subject_of(ahead))
        if thing:
            return Reading(thing, "thing before its verb", event, predicate.change, predicate.basis)
        event = ""
    if not setting.joined and event:
        # 管道已铺设2.3公里: what is measured stands before the deed.
        extended = setting.quantity.kind in ("length", "area", "volume", "mass", "money")
        thing = clean(subject_of(setting.predicate.topic)) if extended else ""
        told = event if not thing or thing in event or event in thing else thing + event
        return Reading(told, "deed before its count", event, predicate.change, predicate.basis)
    noun = clean(noun_after(setting.right.lstrip("的")))
    if noun:
        return Reading(noun, "noun behind the figure", None, predicate.change, predicate.basis)
    phrase = noun_before(setting.earlier.rstrip("，：、 "))
    linked = setting.predicate.words and not setting.predicate.words.startswith(
        ("共", "合计", "总计", "累计", "一共", "总共")
    )
    if linked and setting.recent and setting.recent[-1].change != "level" and _MOVED_TO.match(predicate.words):
        # 价格每桶下跌5美分，降到12美元
        return Reading(setting.recent[-1].indicator, "as the figure before", None, predicate.change, predicate.basis)
    earlier = clean(subject_of(without_setting(_clause_before(setting.earlier)))) if linked else clean(phrase.noun)
    if earlier and not any(char.isdigit() for char in earlier):
        rule = "subject of the clause before" if linked else "noun of the clause before"
        return Reading(earlier, rule, phrase.verb or None, predicate.change, predicate.basis)
    if linked and not setting.recent and (subject := told_before(setting)):
        return Reading(subject, "subject of the sentence", None, predicate.change, predicate.basis)
    if previous is not None and before is not None:
        households = _HOUSEHOLDS.findall(setting.earlier) if setting.quantity.unit == "户" else []
        told = households[-1] if households else setting.same_unit or previous.indicator
        if previous.rule == "share of a whole" and setting.quantity.kind not in ("share", "ratio", "points"):
            told = told.partition("占")[0] or told  # 贫困人口占全国一成，如今只剩9万人
        return Reading(told, "as the figure before", None, predicate.change, predicate.basis)
    if subject := told_before(setting):
        return Reading(subject, "subject of the sentence", None, predicate.change, predicate.basis)
    verb = noun_before(setting.left).verb or setting.predicate.words
    if verb and verb not in COPULAS:
        return Reading(verb, "verb of its clause", verb, predicate.change, predicate.basis)
    return None


def _passes_bound(setting: Setting) -> bool:
    """True for the level of a place behind a clause that tells only how much all moved: 降幅在20%以上，其中甲市为3万吨."""
    clause = _clause_before(setting.earlier)
    level = setting.quantity.kind not in ("share", "points", "ratio", "grade") and setting.predicate.change == "level"
    among = "其中" in setting.clause_left and setting.predicate.words in COPULAS and not setting.predicate.topic
    return among and level and _BOUND.search(clause) is not None


def _clause_before(earlier: str) -> str:
    """The clause that `earlier` closes with."""
    return re.split(r"[，。；：！？、]", earlier.rstrip("，：、 "))[-1]
