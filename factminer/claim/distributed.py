"""A、B和C分别为x、y、z: several subjects with one figure each, in order."""

from __future__ import annotations

import re
from functools import lru_cache

from factminer.claim.naming import clean, without_setting
from factminer.claim.setting import Reading, Setting
from factminer.context.phrase import noun_before, split_words
from factminer.context.phrase_behind import noun_after
from factminer.context.predicate import Predicate, read_predicate
from factminer.context.segment import Word, find_words
from factminer.lexicon import load
from factminer.lexicon.place_words import Division

# What may stand between the list of subjects and 分别: a base of comparison, 则, 也.
_BASES = r"(?:[，]?(?:(?:同比|环比|[比较与][^，。；：]{1,10}?)(?:相比|价格)?)|则|也|均|都|又|还|将)*"
_BEFORE = re.compile(rf"{_BASES}\Z")
# 分别比1985年增长九成、两倍: the year is the base's.
_BASE = re.compile(r"\A(?:比|较)[^，。；、]{0,8}?(?:年|同期|月|季度)(?:底|末|同期)?")
# 对一级、二级、三级企业分别给予30万元、20万元、10万元奖励: what is given, not to whom
_GIVEN = re.compile(
    r"分别(?:按照?|可)?(?:一次性)?(?:给予|发给|发放|补给|获得?|可获|享受|(?P<gift>奖励|补助|补贴|资助|奖补|罚款))(?:每[人户家个名年月])*(?:一次性)?[^，。；0-9]{0,4}\Z"
)
# 占比分别较上月和去年提高1和2个百分点: one subject, two bases
_BASES_LISTED = re.compile(r"(?:比|较)[^，。；]{2,24}?[和、与及][^，。；]{2,24}\Z")
_NUMBER = re.compile(r"[0-9０-９近约超逾一二三四五六七八九十百千万]")
# 山东、江苏两省分别入库
_TOGETHER = re.compile(
    r"\A(?:[两三四五六七八九十0-9]{1,2}个?(?:省份?|市|县|区|国|州|地区?|专区|特区|省[区市]|国家))的?"
)
_LIST = re.compile(r"[、和及与]|以及")
# What the subjects of a list have in common stands with the last: 城镇、农村居民收入.
_COMMON = re.compile(
    r"(?P<own>.{1,12}?)(?P<common>(?:的|每公斤|每斤)?(?:周|日|月)?(?:平均|零售|批发|出场|出厂|收购|销售|出栏)*(?:价格|均价|价)|(?:产业)?增加值|(?:经济|GDP)总量|GDP|(?:地区|国内)?生产总值|产量|产值"
    r"|(?:居民)?(?:人均)?(?:可支配|纯)?收入|利润|用电量|消费量|投资|贷款余额|存款余额|余额|面积|人数|投资额|销售额|零售额|进出口(?:总额|额)?|出口额?|进口额?|的?财政收入|浓度|(?:综合)?(?:人口)?(?:覆盖率|普及率|参保率|合格率|使用率|处理率)|类)(?:占[^，。；]{1,20}|占比)?\Z"
)
# What is told of each of the list in the clause before: 涨幅居前的是南瓜、大蒜，幅度分别为.
_TOLD = re.compile(
    r"(?:价格|批发价|零售价|均价|售价|幅度|涨幅|降幅|跌幅|增幅|增速|占比|产量|产值|面积|数量|销量|总额|金额)\Z"
)
# 跌幅过一成的是冬瓜、芥菜: the class says nothing of its members.
_CLASS = re.compile(r"\A[^，。；、]{0,30}的是")
_NAMED = re.compile(r"(?:的是|名是|位是|名的是|分别是|是|为|有)[:：]?(?P<list>[^，。；是]+)\Z")

_BRACKETED = re.compile(r"[（(][^（）()]{0,40}[)）]")
# 收入从4万元和2万元分别提高到
_MOVED = re.compile(r"(?:由|从)[^，。；]{0,16}[0-9]")
_LINKED = re.compile(r"(?:为|是|达到?)\Z")
_FROM = re.compile(r"(?:由|从)[^，。；]{0,16}\Z")
_PAIRS = {"进出口": ("进口", "出口"), "男女": ("男", "女"), "文理科": ("文科", "理科"), "存贷款": ("存款", "贷款")}
_AMOUNT = re.compile(
    r"(?:(?<!需氧)量|值|额|率|数|价格?|面积|收入|支出|人口|人员|[总亩]?产|单产|增速|比例|比重|占比|装机|用[电水气地工]|产能|招生|[内外]资|税收|利税|在校生|用户)\Z"
)
# 第一、二、三产业; 一、二级市场: the numbers before the last stand for the whole name.
_NUMBERED = re.compile(
    r"(?:[^，。；、和]{0,8}[省市县区州国])?第?(?P<first>(?:[一二三四五六][、和])+)(?P<last>[一二三四五六])(?P<name>产业|产(?![量值品]))"
)
# 家电、服装分别出口3亿元、5亿元: the deed is what is measured.
_TRADED = re.compile(r"分别(?P<deed>进口|出口)了?(?:\Z|[0-9近约超])")
# 新增水电、风电装机分别为: all of them are added.
_ADDED = re.compile(r"\A[^，。；]{0,8}?(?P<added>新增|净增)(?=.{2})")
# 如台灯、电热毯合格率分别为
_SUCH_AS = re.compile(r"\A(?:例?如|像|其中)(?=.{2})")
# A list of subjects right before its figures is no longer.
_NEAR = 30
# 速度分别达到3%和4%，需求量达到7吨和8吨: the second list has its own subject.
_ANOTHER = re.compile(r"[0-9][^，。；：]{0,8}，")
_AMONG = re.compile(
    r"(?P<own>.{2,16}?)等(?:[0-9几多]{0,3}[个大类种项]?)?(?:重点|主要|传统|新兴)?(?:行业|产业|领域|地区?|国家?|经济体|省市?|品种|产品)的?(?P<what>.{2,16})"
)
_SECTORS = {
    "三次产业": "一二三",
    "一二三次产业": "一二三",
    "一二三产业": "一二三",
    "一二三产": "一二三",
    "二三产业": "二三",
    "二三次产业": "二三",
}


def read_distribution(setting: Setting) -> Reading | None:
    """The subject that belongs to a figure of a 分别 list, by its place in the list."""
    index, count = setting.siblings
    if count < 2:
        return None
    start = setting.list_start
    window = setting.text[max(0, start - 200) : start]
    at = max(window.rfind("分别"), window.rfind("依次"))
    if at < 0 or any(c in window[at:] for c in "。；！？\n"):
        at = _listed_at(window, setting)
    if at < 0 and setting.paired and (ordered := _changes_in_order(setting, index, count)):
        return ordered
    if at < 0 or (setting.predicate.topic and _ANOTHER.search(window, at)):
        return None
    if (given := _GIVEN.match(window, at)) and (reward := clean(noun_after(setting.right)) or given["gift"]):
        return Reading(reward, "what each class is given")
    sentence = _BRACKETED.sub("", re.split(r"[。；！？\n]", window[:at])[-1])
    predicate = _led(window, at, setting)
    head = sentence[: _before(sentence)]
    clauses = re.split(r"[，：]", head.rstrip("，：")) or [""]
    subjects = _subjects(clauses[-1])
    if head != sentence or head.endswith("，"):
        subjects = _subjects(_opening(clauses[-1])) or subjects
    if len(subjects) == 1 and _TOLD.search(clean(subjects[0])) and len(clauses) > 1:
        listing = _NAMED.search(clauses[-2])
        listed = _subjects(listing["list"] if listing else clauses[-2])
        if len(listed) == count:
            told = clean(subjects[0])
            subjects = [f"{clean(subject)}{told}" for subject in listed]
    if len(subjects) == 1 and (bases := _BASES_LISTED.match(window, at + 2)):
        subjects *= count
        if not re.search("[年月季期]", bases.group()):
            predicate = Predicate("")  # 分别比全国、全省高: gaps, no changes
    if len(subjects) > count and "、" in clauses[-1]:
        # 甲业、批发和零售业: what 和 joins is one member where the commas make the number.
        listed = _CLASS.sub("", clauses[-1].strip("，")).split("、")
        subjects = listed if len(listed) == count and not any(c.isdigit() for c in clauses[-1]) else subjects
    if len(subjects) == 1:
        subjects = _parts(subjects[0], count)
    if len(subjects) != count:
        # Two figures, 分别增长15%和22%: the changes of the figures before, in their order.
        named = len(subjects) == 1 and _TOLD.search(clean(subjects[0])) is not None
        bare = named or _MOVED.search(clauses[-1]) or len(sentence) - len(head) > 0 or head.endswith("，") or not head
        return _in_order(setting, index, count, predicate) if bare else None
    subjects[0] = _SUCH_AS.sub("", subjects[0])
    added = _ADDED.match(subjects[0]) if predicate.change == "level" else None
    subject = _with_common([clean(subject) for subject in subjects])[index]
    if not subject:
        subject = clean(noun_before(_topic(window, at)).noun) or (
            setting.previous.indicator if setting.previous else ""
        )
    if not subject:
        return None
    if (traded := _TRADED.match(window[at:])) and traded["deed"] not in subject:
        subject += traded["deed"]
    if added is not None:
        subject = added["added"] + subject.removeprefix(added["added"])
        return Reading(subject, "one of several subjects", None, "increase", "other")
    return Reading(subject, "one of several subjects", None, predicate.change, predicate.basis)


def _listed_at(window: str, setting: Setting) -> int:
    """Where the subjects end of a list of figures that 分别 does not lead to: 城乡居民收入从4万元和2万元分别提高到…;
    一、二、三产业占比为5%、40%、55%. -1 where there is none."""
    clause = re.split(r"[，。；：！？\n]", window)[-1]
    from_ = _FROM.search(clause)
    if from_ is not None and setting.right.startswith("分别"):
        return len(window) - len(clause) + from_.start()
    linked = _LINKED.search(clause)
    if linked is None:
        # 甲贸易和乙贸易进出口8亿元和3亿元: as many subjects as figures, right before them.
        members = _subjects(without_setting(clause)) if setting.paired else []
        found = len(members) == setting.siblings[1] and min(map(len, members), default=0) > 1
        return len(window) if found and len(clause) < _NEAR else -1
    at = len(window) - len(clause) + linked.start()
    listed = clause[: linked.start()] or _opening(re.split(r"[，。；：！？\n]", window[:at].rstrip("，"))[-1])
    members = _subjects(listed)
    return at if len(members) == setting.siblings[1] and "、" in listed and min(map(len, members)) > 1 else -1


@lru_cache(maxsize=1)
def divisions() -> frozenset[str]:
    """The names of the divisions, long and short."""
    return frozenset(name for row in load(Division) for name in (row.name, row.short))


def _with_common(names: list[str]) -> list[str]:
    """Each of `names` with what the last has in common with the others; of places only that is left."""
    last = names[-1]
    if all(name in divisions() for name in names[:-1]):
        place = next((last[:length] for length in range(len(last) - 1, 1, -1) if last[:length] in divisions()), None)
        if place:
            rest = _TOGETHER.sub("", last.removeprefix(place).removeprefix("的"))
            return [clean(rest)] * len(names)
    if among := _AMONG.fullmatch(last):  # 甲业、乙业和丙业等重点行业投资
        return [name + among["what"] for name in [*names[:-1], among["own"]]]
    if tail := _tail(names[:-1], last):
        return [name + tail for name in names[:-1]] + [last]
    found = _COMMON.match(last)
    if found is None:
        return names
    common = last[found.start("common") :]
    return [name if _AMOUNT.search(name) and "占" not in common else joined(name, common) for name in names[:-1]] + [
        last
    ]


def _tail(names: list[str], last: str) -> str:
    """What closes `last` and the others leave out: 养老、失业、工伤|保险人数; 大、中、小|学在校生."""
    if all(len(name) == 1 for name in names) and len(last) > 1 and last[0] not in "".join(names):
        return last[1:]
    words = find_words(last)
    head = last[words[-1].start :] if words else ""
    measured = _AMOUNT.search(head) is not None
    if any(_AMOUNT.search(name) for name in names):
        return ""
    if (own := _alike(names[-1], last)) and (measured or own[1] > 1):
        return last[own[0] :]
    if len(words) < 2 or not measured:
        return ""
    end = _own_end(last, words, len(names[-1]))
    if all(len(name) == end for name in names[1:] or names) or all(len(find_words(name)) == 1 for name in names[1:]):
        return last[end:]
    return ""


def _alike(name: str, last: str) -> tuple[int, int] | None:
    """Where in `last` its own part ends that closes as `name` does, and in how many characters: 大明重工, 华龙重工|资产."""
    for size in range(min(len(name) - 1, 3), 0, -1):
        at = last.find(name[-size:], 1)
        if 0 < at < len(last) - size:
            return at + size, size
    return None


def _own_end(last: str, words: tuple[Word, ...], size: int) -> int:
    """Where the own part of `last` ends: with as many characters as the name before has, or behind its first word, a
    character that makes a thing of it taken in: 电热毯|合格率."""
    ends = []
    for number, word in enumerate(words[:-1]):
        # 电热|毯, 室内|取暖|器: what a single character closes is one thing.
        behind = [last[following.start : following.end] for following in words[number + 1 : number + 3]]
        if not any(len(piece) == 1 and not _AMOUNT.search(piece) for piece in behind):
            ends.append(word.end)
    return size if size in ends else next(iter(ends), words[0].end)


def joined(name: str, common: str) -> str:
    """`name` with `common`, what closes the one and opens the other once: 文化产业 and 产业增加值."""
    if name.endswith(common):
        return name
    overlap = next((size for size in range(len(common), 0, -1) if name.endswith(common[:size])), 0)
    return name + common[overlap:]


def _parts(subject: str, count: int) -> list[str]:
    """What a name that stands for several means: 城乡居民收入, 三次产业增加值, 一二三产增加值."""
    subject = clean(subject)
    if count == 2 and "城乡" in subject:
        return [subject.replace("城乡", "城镇"), subject.replace("城乡", "农村")]
    for name, pair in _PAIRS.items():
        if count == 2 and name in subject:
            return [subject.replace(name, own) for own in pair]
    for name, numbers in _SECTORS.items():
        if name in subject and count == len(numbers):
            return [subject.replace(name, f"第{number}产业") for number in numbers]
    return [subject]


def _before(sentence: str) -> int:
    """Where the subjects end in what stands before 分别."""
    found = _BEFORE.search(sentence)
    return found.start() if found else len(sentence)


def _subjects(listed: str) -> list[str]:
    """The members of a list without figures."""
    listed = _NUMBERED.sub(_each_numbered, _CLASS.sub("", listed.strip("，")))
    return [] if any(char.isdigit() for char in listed) else [member for member in _LIST.split(listed) if member]


def _each_numbered(found: re.Match[str]) -> str:
    """第一、二、三产业 as 第一产业、第二产业、第三产业."""
    return "、".join(
        f"第{number}{found['name']}" for number in f"{found['first']}{found['last']}" if number not in "、和"
    )


def _opening(clause: str) -> str:
    """The list that opens a clause: 开发区、保税区和园区的财政收入 (继续保持增长，同比分别…)."""
    end = next(
        (
            word.start
            for word in split_words(clause)
            if word.kind in ("adverb", "verb", "act", "copula", "increase", "decrease") and clause[word.start] != "占"
        ),
        len(clause),
    )
    head = clause[:end]
    return head if _LIST.search(head) and not any(c.isdigit() for c in head) else ""


def _changes_in_order(setting: Setting, index: int, count: int) -> Reading | None:
    """The changes that follow a list of several subjects: 甲和乙进出口8亿元和3亿元，同增2%和3%."""
    previous = setting.previous
    moved = setting.predicate
    if index and previous is not None:
        if previous.rule != "changes in order":
            return None
        moved = Predicate("", previous.change, previous.basis)
    told = setting.recent[: len(setting.recent) - index][-count:]
    of_several = len(told) == count and all(reading.rule == "one of several subjects" for reading in told)
    # 吞吐量3亿吨、客运量5万人，同比增长1%、6%: as many levels of different things as changes.
    levels = len({reading.indicator for reading in told if reading.change == "level"}) == count
    of_several = of_several or (levels and (index > 0 or not _LIST.search(setting.left)))
    if not of_several or setting.predicate.topic or moved.change == "level":
        return None
    return _in_order(setting, index, count, moved)


def _in_order(setting: Setting, index: int, count: int, predicate: Predicate) -> Reading | None:
    earlier = setting.recent[: len(setting.recent) - index]
    if len(earlier) < count:
        return None
    subject = earlier[len(earlier) - count + index].indicator
    return Reading(subject, "changes in order", None, predicate.change, predicate.basis)


def _topic(window: str, at: int) -> str:
    """What stands between 分别 and the first figure without its predicate: 分别入库."""
    return read_predicate(_NUMBER.split(_BASE.sub("", window[at + 2 :]) + "0")[0]).topic


def _led(window: str, at: int, setting: Setting) -> Predicate:
    """The predicate that 分别 at `at` leads to, up to the first figure; or the one behind a first list of figures: 分别从
    15元和10元下降了4%和3%."""
    if setting.predicate.change != "level":
        return setting.predicate
    if setting.siblings[0] and setting.recent and setting.recent[-1].rule == "one of several subjects":
        previous = setting.recent[-1]
        return Predicate("", previous.change, previous.basis)
    led = _NUMBER.split(_BASE.sub("", window[at + 2 :]) + "0")[0]
    return read_predicate(window[max(0, at - 12) : at].rsplit("，", 1)[-1] + "分别" + led)
