"""What leads to a figure: copula, word of change, base of comparison; and what remains before it, the topic.

空气质量优良率为 → topic 空气质量优良率, a level. 生猪存栏同比减少 → topic 生猪存栏, a decrease on the year.
增长到, 增至 and 由…到 lead to levels; 高于全国 compares and changes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factminer.context.phrase import VERBS, last_word, noun_before
from factminer.context.segment import find_words, parts_at

_CHINESE_DIGITS = "〇○零一二三四五六七八九"
_IN_DIGITS = str.maketrans(_CHINESE_DIGITS, "000123456789")
_COMPARED = re.compile(
    r"(?:相比|相较|(?<![可占对之性分配反正相环同])比(?![赛例重较值分率亚如价由从为达约])|较(?!发达|落后|贫困|富裕|先进|[大高多低小快好强]的)|(?<![参给赠授])与|(?<![合共不相协胡等雷])同(?![期月年时])|跟)(?P<base>[^，。；：、！？\n]{2,24}?)(?:相比|相较|环比|比)?(?:，)?\Z"
)
_COMPARING = re.compile(r"相比|相较|[比较与同跟]")
# 与江苏的差距 is what is measured, no base of a comparison.
_BETWEEN = ("差距", "距离", "之比", "之差", "缺口", "合同", "协议", "比例", "关系")
# 与美元的汇率, 同邻省的贸易额: part of the name, where no time is compared with.
_WITH_WHOM = re.compile(
    r"[与同跟][^，。；：、]{1,16}?的?[^的]{0,4}(?:汇率|汇价|比价|比率|(?<=的).{0,4}(?:率|价|额|量|值|价格))\Z"
)
_YEAR_BASE = re.compile(r"上年|去年|前年|上一年|(?<![常往历])(?<![常往历]年)(?<!历史)同期|上年末|去年底")
_MONTH_BASE = re.compile(r"上月|上个月|[上前]一个?月|前月|上季|上期|上周|前一周|昨[日天]|[前上]一[日天]|上一?个?交易日")
# 比2015年同期: which year it is tells whether it is the year before.
_YEAR_NAMED = re.compile(
    rf"(?P<year>(?:19|20)[0-9]{{2}}|[一二][{_CHINESE_DIGITS}]{{3}})年(?:同期|年?末|年?底|同月|[0-9]{{1,2}}月)?\Z"
)
# 比六月份: which month it is tells whether it is the month before.
_MONTH_NAMED = re.compile(r"(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?\Z")
_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_TIMED = re.compile(
    r"年|月|季|期|届|周(?![边围])|日(?!本)|天|前|往|昨|末|初|平时|平常|过去|原|基数|预算|计划|目标|定额|任务"
)
_DIFFERING = frozenset({"高", "低", "多", "少", "贵", "便宜", "高出", "多出", "贵了", "便宜了"})
# 比去年多收购, 多炼钢, 少用化肥: the difference stands before the verb, and the verb before its object.
_ADDED = "放发借招收产打炼拉捕种卖赚挣用花交装运织缴付出浇施采挖建修养分办买销投拿存捐跑吃耗"
_ADDED_DEEDS = "生产|上缴|损失|收入|支出|发电|创汇|节约|完成|缴纳|出口|盈利"
_MORE = re.compile(
    rf"(?:(?:(?:比|较)(?P<base>[^，。；：、]{{2,14}}?)|(?P<same>同比|环比))(?P<sign>[多少])(?P<deed>[^，。；：、的了多少数于]{{1,8}}?)"
    rf"|(?<![许大最更不很众繁诸几差太较颇比为有至过])(?P<bare>[多少])(?P<done>(?:[{_ADDED}]|{_ADDED_DEEDS})[^，。；：、的了]{{0,6}}?))(?:了|达)?\Z"
)
_GAP = re.compile(
    r"(?:超过(?=原?定?(?:年度|国家|合同|设计)*(?:计划|定额|指标|目标|任务|预算|标准|能力|第[一二三四五六七八九十]|去年|上年|上届|上次|上期|同期|历史))|高于|低于|[大小]于(?!等于)|优于|好于|快于|慢于|多于|少于|超出|领先|高出|低出|快出|高过)(?P<base>[^，。；：、！？\n]{1,14})\Z"
)
_FROM = re.compile(r"(?:由|从(?![业事教军]))(?P<base>[^，。；：！？\n的]{0,16}的?)\Z")
_BASED = re.compile("[由从]")
# 减到2019年底的80户: when it came to the level.
_SINCE = re.compile(
    rf"(?<=[到至])(?:(?:19|20)[0-9]{{2}}年|[一二][{_CHINESE_DIGITS}]{{3}}年|今年|去年|目前|现在)(?:年?[初底末]|[0-9]{{1,2}}月)?的\Z"
)
_ON_YEAR = frozenset({"同增", "同降"})
# 系数由0.82提高到: the level that it came from.
_FROM_NUMBER = re.compile(
    r"(?:由|从)[^，。；：！？\n]{0,12}?[0-9.零一二三四五六七八九十百点]{1,10}(?:个?(?:小时|分钟|[天日年月元]))?\Z"
)
# 存贷比为: before its copula 比 closes a name.
_RATIO = re.compile(r"(?<=[\u4e00-\u9fff]{2})比\Z")
_NEW = re.compile(r"(?:新增|净增)(?!的)(?P<noun>[^，。；：、！？\n0-9]{1,16})\Z")
# 恒指升1.2%, but 每公升6元
_RISEN = re.compile(r"(?<![公毫每一两半])升\Z")
# 农行|为18亿元: a bank by its short name, no 行为.
_BANK = re.compile(r"[农工建交招资支央]行为\Z")
_QUOTED = re.compile(r"(?:(?<=[价指数点盘率])(?:收|现|均|暂)?|(?<=盘时))报\Z")
_STRIPPED = frozenset({"copula", "increase", "decrease", "reach", "base", "adverb", "achieve"})
_TRADING = frozenset({"进口", "出口", "输入", "采购"})
_LINKING = frozenset({"adverb", "conjunction"})
_SO = frozenset(
    {
        "已",
        "均",
        "都",
        "大约",
        "约",
        "大概",
        "共",
        "一般",
        "通常",
        "不得",
        "不应",
        "虽",
        "仍",
        "仍然",
        "且",
        "并",
        "却",
        "则",
        "竟",
        "反而",
        "大部分",
        "大多",
        "实际",
        "多数",
        "普遍",
        "要",
        "应",
        "须",
        "应当",
        "必须",
        "需",
    }
)
# Nouns that tell a change when a copula follows: 增幅为, 涨幅达.
_RATES_OF_CHANGE = re.compile(r"(?:(?P<up>增幅|涨幅|上涨幅度|增长幅度)|(?P<down>降幅|(?<!涨)跌幅|下降幅度))\Z")


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a clause says of the figure it leads to.

    `topic` is the rest of the clause before it; `change` is level, increase or decrease; `basis` yoy, mom, other, the
    year it is compared with, or None where nothing is said of it; `words` the predicate as printed; `compared` is true for a gap to something else (高于全国1.8个百分点).
    """

    topic: str
    change: str = "level"
    basis: str | None = None
    words: str = ""
    compared: bool = False


def read_predicate(left: str) -> Predicate:
    """The predicate that closes `left`, the clause before a figure.

    >>> p = read_predicate("肉类总产同比减少")
    >>> p.topic, p.change, p.basis
    ('肉类总产', 'decrease', 'yoy')
    >>> p = read_predicate("常住人口由上年729万人增加到")
    >>> p.change
    'level'
    """
    signed = left.endswith(("+", "＋"))  # 同比+3.2%
    rest = _SINCE.sub("", left.rstrip("+＋").rstrip("“‘（( 　:：").removesuffix("人民币").removesuffix("里氏"))
    change, basis = "level", None
    if gap := _GAP.search(rest):
        return Predicate(without_adverbs(rest[: gap.start()]), "level", None, gap.group(), True)
    words: list[str] = []
    reached = False
    for _ in range(8):
        rest = rest.rstrip(" 　")
        done = rest
        if rest.endswith("了") and len(rest) > 1:
            rest = rest[:-1]
        found = _closing_word(rest)
        if (found is None or found[0] in ("到", "至")) and (moved := _moved_to(rest)):
            found = (moved, "reach")  # 拉升至, 跃升到
        if found is None and _RISEN.search(rest):
            found = ("升", "increase")
        if rest.endswith("人为") or _BANK.search(rest) or _QUOTED.search(rest):
            found = (rest[-1], "copula")  # 犯罪嫌疑人|为9人, 中间价报7.1
        if found is None or (found[1] not in _STRIPPED and found[1] != "noun"):
            rest = done  # 种了: the verb of the clause, no part of its predicate
            break
        word, kind = found
        if words and words[0][-1] in "为是达到" and _RATIO.search(rest):
            break
        if word == "均" and rest[:-1].endswith(("日", "月", "年", "人", "户", "亩", "平")):
            rest = done  # 由月均3000元
            break
        if word[0] == "均" and rest[: -len(word)].endswith(("平", "年")):
            word = word[1:]  # 两年平均增长
        if kind == "noun" and change == "level" and (rate := _RATES_OF_CHANGE.search(rest)):
            kind = "increase" if rate["up"] else "decrease"
            word = rate.group()
        if kind == "achieve" and not noun_before(rest[: len(rest) - len(word)]).noun:
            break  # 实现收入5亿元: a verb before its object
        if kind not in _STRIPPED or (word == "价值" and words):
            break  # 涉案价值达20万元
        if kind == "reach":
            reached = True
        elif kind in ("increase", "decrease") and not reached and change == "level":
            change = kind
        if "同比" in word or word in _ON_YEAR or "年均" in word or (kind == "base" and _YEAR_BASE.search(word)):
            basis = "yoy"
        elif "环比" in word or (kind == "base" and _MONTH_BASE.search(word)):
            basis = "mom"
        elif kind == "base" and "年初" in word:
            basis = "other"
        rest = rest[: len(rest) - len(word)]
        words.insert(0, word)
    if not words and (more := _MORE.search(rest)) and (differing := _differing(more)):
        return differing
    if (compare := _comparison(rest)) and not _is_name(compare):
        before = rest[: compare.start()]
        if words and words[-1] in _DIFFERING and not _TIMED.search(compare["base"]):
            # 比其他医院低25%: a difference between things, not a change in time.
            return Predicate(before, "level", None, "".join(words), True)
        if change != "level" or reached:
            basis, rest = basis or basis_of(compare["base"]), before
    elif (reached and (start := _FROM_NUMBER.search(rest))) or (
        (start := _from(rest)) and not words and not _tells_a_deed(start["base"])
    ):
        rest = rest[: start.start()]
    rest = without_adverbs(rest)
    if signed and basis and change == "level":
        change = "increase"
    if change == "level" and not reached and _NEW.search(rest):
        change, basis = "increase", basis or "other"
    return Predicate(rest, change, basis, "".join(words))


def _closing_word(text: str) -> tuple[str, str] | None:
    """The word of the vocabulary that closes `text`, unless it begins within a noun: 男性身|高, 最高|分为."""
    found = last_word(text)
    if found is None:
        return None
    start = len(text) - len(found[0])
    split = next((word for word in find_words(text) if word.start < start < word.end), None)
    if split is not None and split.kind in ("increase", "decrease") and found[1] == "reach":
        return text[split.start :], "reach"  # 股价飞|涨到: the longer word of change
    if split is None or split.kind != "noun" or split.end - split.start < 2:
        return found
    return last_word(text[split.end :]) if split.end < len(text) else None


def _comparison(text: str) -> re.Match[str] | None:
    """The nearest base of comparison that closes `text`: 同罗马尼亚的贸易额比去年."""
    return next(
        (found for at in reversed(list(_COMPARING.finditer(text))) if (found := _COMPARED.match(text, at.start()))),
        None,
    )


def _from(text: str) -> re.Match[str] | None:
    """The level that a change came from, where 由 and 从 begin a word: not in 自由, 理由."""
    starts = (m.start() for m in _BASED.finditer(text))
    return next((m for at in starts if parts_at(text, at) and (m := _FROM.match(text, at))), None)


def _is_name(compare: re.Match[str]) -> bool:
    """True where what looks like a base of comparison is part of what is measured: 与江苏的差距, 与美元的汇率."""
    whom = _WITH_WHOM.fullmatch(compare.group())
    return compare["base"].endswith(_BETWEEN) or (whom is not None and not _TIMED.search(compare["base"]))


def _tells_a_deed(text: str) -> bool:
    """True where a verb stands before its object in `text`: 从香港引进生产线 (三条), not 从刚投产时的 (7%)."""
    if text.endswith(("的", "时", "前", "后")):
        return False
    words = find_words(text)
    return any(word.start and (word.kind in VERBS or text[word.start : word.end] in _TRADING) for word in words)


def _differing(more: re.Match[str]) -> Predicate | None:
    """What a difference before its verb says, 比去年多收购粮食, 少用化肥; None where no verb follows."""
    deed = more["deed"] or more["done"]
    first = find_words(deed)[0]
    behind = find_words(deed[1:])
    alone = deed[0] in _ADDED and bool(behind) and behind[0].kind == "noun" and behind[0].end > 1
    thing = deed[1 if alone else first.end :]  # 产|生铁
    if deed[0] not in _ADDED and first.kind not in VERBS and first.kind != "spend" and deed[:2] not in _ADDED_DEEDS:
        return None
    sign = more["sign"] or more["bare"]
    basis = basis_of(more["base"]) if more["base"] else {"同比": "yoy", "环比": "mom"}.get(more["same"])
    return Predicate(thing if len(thing) > 1 else deed, "increase" if sign == "多" else "decrease", basis, sign + deed)


def basis_of(base: str) -> str:
    """yoy, mom or other for the words that follow 比; the year or the month where they name one.

    >>> basis_of("去年同期"), basis_of("上周"), basis_of("常年同期"), basis_of("2015年底"), basis_of("六月份")
    ('yoy', 'mom', 'other', '2015', '-6')
    """
    if monthly := _MONTH_NAMED.fullmatch(base):
        month = monthly["month"]
        return f"-{month if month.isdigit() else _MONTHS.index(month) + 1}"
    if named := _YEAR_NAMED.search(base):
        return named["year"].translate(_IN_DIGITS)
    return "yoy" if _YEAR_BASE.search(base) else "mom" if _MONTH_BASE.search(base) else "other"


def _moved_to(text: str) -> str | None:
    """The verb with 到 or 至 that closes `text`, where it is a general one."""
    if not text.endswith(("到", "至")):
        return None
    words = find_words(text[-8:-1])
    if not words or words[-1].kind not in ("act", "increase", "decrease"):
        return None
    return text[-8:-1][words[-1].start :] + text[-1]


def without_adverbs(topic: str) -> str:
    """`topic` without what may stand between a subject and its predicate: 豌豆也已(由…降到), 零售价普遍, 而且."""
    words = find_words(topic)
    end = len(words)
    while end and (words[end - 1].kind in _LINKING or topic[words[end - 1].start : words[end - 1].end] in _SO):
        end -= 1
    return topic[: words[end - 1].end] if end else ""
