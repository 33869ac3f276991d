"""The noun phrase behind a figure: 149份|集体合同, 两名|直接责任人, 30种|与村民密切相关的产品; and what money is for."""

from __future__ import annotations

import re
from functools import lru_cache

from factminer.context.phrase import ASPECTS, ENDS_NOUN, OTHERWISE, VERBS, split_words, trim
from factminer.context.segment import Word, find_words
from factminer.lexicon import load
from factminer.lexicon.phrase_words import PhraseWord

# What ends a phrase behind its noun: 在7个岛屿上栽树.
_WITHIN = frozenset("上里中内间")
# 强震数百人受伤
_CROWD = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:[数上][百千十万]{1,2}|[近超逾][百千万])[余多]?[人名户家]")
_AFTER = frozenset({"之后", "以后", "之前", "以前"})
# 村内道路
_INDOORS = ("道路", "公路", "管网", "面积", "公园", "交通", "河道")
# 20个品种较上期上涨, 12名干部到会: what follows tells something of the things counted.
_TELLING = frozenset(
    {"因", "较", "比", "到", "赴", "在", "均", "都", "卖", "要", "超", "表示", "认为", "觉得", "希望", "感到", "愿意"}
)
# 3万亩棉花平均亩产100斤, 38家企业前十个月实现利税
_AVERAGED = frozenset({"平均", "人均", "户均", "亩均", "日均", "年均"})
_NOW = re.compile(
    r"(?:今年|去年|昨[天日]|上半年|目前|[前头][0-9一二三四五六七八九十]{1,2}个?(?:月|季度)|全年|初步(?:统计|测算))(?!的)"
)
# Adverbs of time lead to a deed, never into a noun: 8户已经还清, 9个正在建设.
_WHEN = frozenset(
    {"已", "已经", "正在", "正", "仍", "仍然", "还", "尚", "均", "都", "将", "刚", "即将", "全部", "先后"}
)
_GOING = frozenset("到赴")
_JOINED = ("、", "和", "及", "与", "以及", "或", "且", "中，", "中有")
# 618米长的设备, 党龄8年的教师
_SIZE = re.compile(r"\A(?:[长宽高深厚重大]|(?:历史|寿命|[工党教车驾年]龄)[^，。；：、的]{1,10}[年岁](?:以[上下])?)的")
# 3起建国以来最大的假币案
_SINCE = re.compile(r"\A[^，。；：、的]{1,8}(?:以来|期间)[^，。；：、的]{0,6}的(?=[^，。；]{2})")
# 较细的石柱
_DEGREE = re.compile(r"\A(?:比较|较|更|很|最|极|非常|十分|相当)(?!大部分)[^，。；：、的0-9]{1,4}的(?=[^，。；]{2})")
# Names of people and places end so: 山户的土地.
_HOLDERS = frozenset("省市县区州乡镇村户队人员者家厂社校民生工师")
# 以前不通电的农户
_FORMERLY = re.compile(r"\A(?:原来|以前|原先|过去|从前|曾经?|一直|长期|常年)(?=[^，。；：、的]{2,14}的[^，。；]{2})")
# 省重点项目, 村党支部: not the division is counted
_OF_DIVISION = re.compile(
    r"(?:级|域|、|重点(?!(?:监测|抓|发展|建设|推进))|党[支总委]|支部|直属?|属|管(?!理)|内(?:道路|公路|管网|公园|河道))"
)
# 1200元（含税）现金
_ASIDE = re.compile(r"\A[（(][^（）()，]{1,12}[)）](?=[\u4e00-\u9fff]{2})")
# What one character names: 300吨钢和5吨铜, 钢增长3%.
STUFFS = frozenset("钢铁煤油糖盐纸布茶棉粮米麦猪羊牛鸡鸭鱼蛋肉菜铜铝锌铅银电酒烟丝")
# 109户年纯收入超万元
_EARNING = re.compile(r"(?:年|月|人均|户均|年均)(?:纯|总)?收入")
# 按增产五百斤计算
_RECKONED = re.compile(r"计算(?!机)|折算|换算|算\Z|计征|计收|执行|计发|为限|为宜")
_OF_CITIES = re.compile(r"(?:大中|大|中|重点|主要|中心)*城市(?=居民(?!小区|家庭)|空气|环境|平均|房价|新建|商品)")
# What the things counted have: 19种水果平均价格, 11个县小麦单产.
_MEASURES = re.compile(
    r"(?P<thing>.{2,12}?)(?:上周|本周|今年|去年|上月|本月)?(?:平均|总|日均|周|日|年)?(?:零售|批发|出厂|收购|交易|销售)?"
    r"(?:价格|均价|售价(?:每.{1,2})?|价|总?产量|产值|总产|单产|(?:水质|空气)?(?:质量)?(?:优良|达标|合格)(?:天数)?(?:比例|率)|交易总?量|销售额|总?收入|增加值|利润|人均[^，]{2,6})\Z"
)
# A phrase that opens so is a modifier up to its 的: 用风车作动力的磨坊.
_RELATIVE = frozenset("用由以在从对与向因经按被为不未没无靠")
_MAINLY = re.compile(r"主要(?:为|是|用于|用来|来自|集中|分布|包括|涉及|因|由|有)")
# 其余8户正在协商: what is under way is no name.
_UNDER_WAY = frozenset({"正在", "尚未", "仍", "已", "将", "均", "都", "已经"})
_DENYING = frozenset("未没不")
_COUNTERS = frozenset("一二两三四五六七八九十几数多若")
# 16家单位组成的联盟 counts the members, not what they make up.
_JOINING = frozenset({"组成", "构成", "参加", "参与", "组织", "参会"})
_NOMINAL = frozenset({"noun", "quality", "deed"})
_OPENING = frozenset({"noun", "text", "quality", "deed", "act"})
# The 的 of a modifier stands within so many characters.
_MODIFIER = 14


@lru_cache(maxsize=2)
def _listed(kind: str) -> frozenset[str]:
    return frozenset(row.word for row in load(PhraseWord) if row.kind == kind)


def noun_after(text: str) -> str:
    """The noun phrase that opens `text`: up to a stop, or a word that cannot be inside it.

    >>> noun_after("农民工发放了体检卡"), noun_after("的防暑降温物资；大力"), noun_after("，覆盖")
    ('农民工', '防暑降温物资', '')
    >>> noun_after("与村民密切相关的产品。"), noun_after("服务站点的建设"), noun_after("部门实施的审批事项")
    ('产品', '服务站点', '部门实施的审批事项')
    """
    text = _CROWD.split(_ASIDE.sub("", text), maxsplit=1)[0]
    text = _inside(text[1:] if text.startswith("的") else text)
    if text.startswith("与") and (modified := _modified(text[1:])):
        return trim(modified)
    if text.startswith(_JOINED) or (text[0:1] in _GOING and "的" not in text) or text[:1].isdigit() or text == "中":
        return ""
    if len(text) > 1 and text[0] in STUFFS and text[1] in "和及与、的":
        return text[0]
    if _RECKONED.match(text) or _EARNING.match(text) or text[1:2] == "了":
        return ""  # 28户种了瓜
    if _MAINLY.match(text):
        return ""  # 不合格14批次主要为糕点
    text = _qualified(text)
    text = _SINCE.sub("", _SIZE.sub("", text).removeprefix("不等的").removeprefix("不等"))
    found = _Walk(text).noun()
    if found in _listed("describing") and text.startswith("的", len(found)) and len(text) - len(found) > 2:
        found = _Walk(text[len(found) + 1 :]).noun() or found  # 合格的钢板
    measured = _MEASURES.fullmatch(found)
    return trim(measured["thing"]) if measured and "的" not in found else found


def _qualified(text: str) -> str:
    """`text` without what only says how the thing is or was: 较细的石柱, 以前不通电的农户, 斑驳的墙."""
    text = _DEGREE.sub("", _FORMERLY.sub("", text))
    at = text.find("的", 2, 5)
    if at < 0 or len(text) - at < 3 or text[at - 1] in _HOLDERS:
        return text
    # What no word covers describes, as a rule; a name of something would be known.
    unknown = all(word.kind == "text" for word in find_words(text[:at])) or text[:at] in _listed("part")
    return text[at + 1 :] if unknown else text


class _Walk:
    """One walk over the words behind a figure: `end` is where the phrase ends so far, `verb` whether a verb is waiting for
    its 的, `thing` whether a noun has been met."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = list(split_words(text, heads=True))
        self.end, self.verb, self.thing = 0, False, False

    def noun(self) -> str:
        """The phrase, without the words that mean nothing for it."""
        for number, word in enumerate(self.words):
            if number == 0 and (modified := self._opened(word)):
                return trim(modified)
            following = self.words[number + 1] if number + 1 < len(self.words) else None
            if self._opens(word, following):
                self.end = word.end
            elif word.kind in ENDS_NOUN or word.kind == "deed":
                if not self._verb_goes_on(word, following):
                    break
            elif not self._goes_on(number, word, following):
                break
        return trim(self.text[: self.end])

    def _piece(self, word: Word | None) -> str:
        return self.text[word.start : word.end] if word else ""

    def _opened(self, word: Word) -> str:
        """What a modifier that opens the text modifies: 不符合条件的家庭, 刚刚毕业的学生."""
        piece = self._piece(word)
        rest = self.text[word.end :]
        if piece in _RELATIVE or (word.kind in ENDS_NOUN and piece not in _JOINING and word.kind != "adverb"):
            return _modified(rest)
        return ""

    def _opens(self, word: Word, following: Word | None) -> bool:
        """True for 直接 in 两名直接责任人, 一次性 in 一次性奖励."""
        if self._piece(word) in _UNDER_WAY | _WHEN:
            return False
        return self.end == 0 and word.kind == "adverb" and following is not None and following.kind in _OPENING

    def _verb_goes_on(self, word: Word, following: Word | None) -> bool:
        """Whether a verb or a deed is part of the phrase."""
        piece, rest = self._piece(word), self.text[word.end :]
        if word.start > 0 and not self._only_qualities(word.start):
            if word.kind == "deed" and following is not None and following.kind in _NOMINAL:
                self.end, self.thing = word.end, True  # 大气污染防治重点项目: a deed between nouns
                return True
            if (word.kind == "deed" or piece == "组织") and (not rest or rest[0] in "和及与、"):
                self.end, self.thing = word.end, True  # a verb that closes the phrase names the deed: 专项治理
                return True
            if word.kind in VERBS | {"suffix_verb"} and rest.startswith("的") and piece not in _JOINING:
                self.end, self.verb = word.end, bool(_modified(rest))  # 部门实施的审批事项
                return self.verb
            if self.verb and word.kind in VERBS and self.text.endswith("的", 0, word.start):
                self.end = word.end
                return True
            return False
        if word.kind == "adverb" and (modified := _modified(rest)):
            self.end = word.end + rest.find(modified) + len(modified)
            return False
        if word.kind in VERBS and not rest.startswith(("了", "，")):
            self.end = word.end
            return True
        return False

    def _only_qualities(self, end: int) -> bool:
        """True where nothing but 主要, 重点 and the like stand before `end`."""
        return all(word.kind == "quality" for word in self.words if word.start < end)

    def _goes_on(self, number: int, word: Word, following: Word | None) -> bool:
        """Whether any other word is part of the phrase."""
        text, piece = self.text, self._piece(word)
        before = self.words[number - 1] if number else None
        if piece in ASPECTS and before is not None and before.start > 0 and before.end - before.start == 1:
            self.end = before.start  # 县区通了公路: a verb of one character before 了
            return False
        if piece == "的":
            if self.thing and not self.verb and self._piece(before) not in _listed("classing"):
                return False
            self.verb = self.thing = False
            return True
        if number and piece in _TELLING:
            return False
        if self.thing and (piece in _AVERAGED or word.kind == "time" or _NOW.match(self.text, word.start)):
            return False
        if self.thing and self._leaves(word, piece):
            return False
        if number == 0 and piece in _DENYING and "的" not in text:
            return False  # 有8个未开工
        self.end = word.end
        if number == 0 and _OF_CITIES.match(text):
            return False
        if piece in _listed("division") and not self.thing:
            if otherwise := OTHERWISE.match(text, word.end):
                self.end = otherwise.end()
                return False
            return _OF_DIVISION.match(text, word.end) is not None or text[word.end :].startswith(
                tuple(f"内{way}" for way in _INDOORS)
            )  # 11个县小麦单产 counts the counties
        self.thing = self.thing or word.kind in ("noun", "text")
        return True

    def _leaves(self, word: Word, piece: str) -> bool:
        """True for what leads out of the phrase behind its noun: 等, 上, an idiom, 和 before a number, 规模化、集群化."""
        following = self.text[word.end : word.end + 1]
        return (
            piece == "等"
            or piece in _AFTER
            or (piece in _WITHIN and not (piece == "内" and self.text[word.end :].startswith(_INDOORS)))
            or (word.kind == "idiom" and following != "的")
            or (piece in "和及与" and following in _COUNTERS)
            or (piece.endswith("化") and len(piece) > 2 and following == "、")
        )


def opens_with_noun(text: str) -> bool:
    """True where a noun stands at the very beginning of `text`.

    >>> opens_with_noun("奖励，并"), opens_with_noun("用于修路"), opens_with_noun("，同比")
    (True, False, False)
    """
    first = next(iter(split_words(_inside(text), heads=True)), None)
    return first is not None and first.kind in _NOMINAL


def opens_with_deed(text: str) -> bool:
    """True where a verb that no 的 makes a modifier stands at the very beginning of `text`.

    >>> opens_with_deed("参加会议"), opens_with_deed("到会"), opens_with_deed("参加培训的职工"), opens_with_deed("职工")
    (True, True, False, False)
    """
    text = _inside(text)
    first = next(iter(split_words(text, heads=True)), None)
    if first is None or "的" in text:
        return False
    return first.kind in ("verb", "act", "achieve") or text[: first.end] in ("到", "赴")


def purpose_of(text: str) -> str:
    """What money in front of `text` is for: 引导扶持果树栽培, 用于新建猪栏.

    >>> purpose_of("引导扶持果树栽培，其中"), purpose_of("用于新建猪栏"), purpose_of("，同比")
    ('引导扶持果树栽培', '新建猪栏', '')
    """
    text = _inside(text).removeprefix("用于").removeprefix("用来").removeprefix("作为")
    end, noun = 0, False
    for word in split_words(text):
        deed = word.kind in VERBS | {"suffix_verb", "increase", "decrease"}
        if (word.kind in ENDS_NOUN and not deed) or (deed and noun and word.kind != "deed"):
            break
        noun = noun or word.kind in ("noun", "text")
        end = word.end
    return trim(text[:end]) if noun else ""


def _modified(rest: str) -> str:
    """The noun behind the 的 that closes a modifier, where one stands near: 实施的审批事项."""
    at = rest.find("的", 0, _MODIFIER)
    if at < 0 or "、" in rest[:at]:
        return ""
    behind = _Walk(rest[at + 1 :]).noun()
    return behind if len(behind) > 1 else ""


def _inside(text: str) -> str:
    """`text` up to a stop, or a closing mark that it does not open."""
    depth, opened = 0, 0
    for at, char in enumerate(text):
        if char in "“（(《『‘":
            opened = opened if depth else at
            if char in "（(" and at == 0:
                return ""
            depth += 1
        elif char in "”）)》』’":
            depth -= 1
            if depth < 0:
                return text[:at]
        elif depth == 0 and (
            char in "，。；：！？\n,;:!?…●■▲◆★" or (char == "、" and text[at + 1 : at + 2] in _COUNTERS)
        ):
            return text[:at]
    return text[:opened] if depth and text[opened] in "（(" else text
