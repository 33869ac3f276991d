"""What a sentence shape reads: a figure in its clause, and the claim before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factminer.claim.base import find_base
from factminer.context.clause import Clause
from factminer.context.phrase import event_before, noun_before, subject_of, trim
from factminer.context.predicate import Predicate, read_predicate
from factminer.context.segment import find_words
from factminer.quantity.date import DATE
from factminer.quantity.quantity import Quantity
from factminer.quantity.unit import UNITS, Units
from factminer.span import Span

_TIME = re.compile(
    r"(?:截至|截止|截止到|到|从|自|在|于|仅)?(?:今年以来|今天|今日|今晚|今晨|昨天|昨日|昨晚|明天|明日|前天|今年|去年|前年|明年|当年|本年|全年|上年|年内|本月|上月|当月|上半年|下半年|目前|当前|现在|近年来|近年|近日|日前|至今|以来|期间|年均|同期|往年|常年|历年|年底|年末|月末|月底|(?:昨日|当日|当天|当晚|当时|前日|前晚)(?=.{2})|[上中下]旬|初(?![中级步期审始婚高产])|末(?![位期端])|底(?![层价薪座部线板盘数商])|来(?!自|宾|宁|往|电|访|信|料|源))|(?:建成|投产|达产|建成投产|项目建成)后|连续[0-9一二三四五六七八九十]{1,3}年|(?:首|第[一二三])批|(?:本|上|这|前一)周(?:（[^（）]*）)?|[前后][0-9０-９一二三四五两]{1,2}年"
)
# 首日报53.1元
_QUOTED = re.compile(r"(?:报收于?|(?:终盘|收盘)?(?<![填申上汇播举通])报|收报|开盘报|收于|能到|可到)\Z")
# 从甲站至乙站全长
_ROUTE = re.compile(r"从[^，。；：]{1,12}?(?:至|到)[^，。；：]{1,8}?(?=全长|全程|总长)")
# 4斤装的荔枝价格
_OF_SIZE = re.compile(r"\A(?:装|级|重|长|高|宽|厚|型|以[上下])的")
# 提高到年人均5640元
_MEAN = re.compile(r"(?<=[到至为达])(?:年|月|日)?[人户亩日月年]均\Z")
# 分380元、680元两档
_SORTED = re.compile(r"(?<![积得学评总满高低平均百])分(?:为|成)?(?:每[月年日天次人户])?\Z")
_SORTS = re.compile(r"[0-9一二两三四五六七八九十]{1,2}个?(?:档次|等级|档|类|级)")
# 三年筹集资金, 头八个月外贸出口, 三天三夜挖土: how long it took; 三年级, 五年计划 are words.
_SPAN = re.compile(
    r"(?:前|头|后|近|这|最近|过去|整整|只|仅|短短|不到|约)?(?:[0-9]{1,3}|[一两二三四五六七八九十]{1,3}|几|数|半)多?(?:个多?)?(?:年|月|天|昼夜|日|夜|旬|周|星期|季度|晚上)(?:[三0-9]夜|多|半|时间|之?内|里|中|间|来)*(?![级生计规行滚一期制龄度薪费份前后以票游班线均产上下底末初之一的历套报间新])(?=.{2})"
)
# 上海港一昼夜装卸货物, 交易所昨日成交金额: the time stands behind who did it.
_INSIDE = re.compile(
    rf"(?<=.{{2}})(?<![A-Za-z0-9.])(?:昨[日天晚]|今[年天日]|过去(?![的一几])|从前|去年|前年|当[天日年]|本[月周年]|上[月周]|[上下]半年|{_SPAN.pattern})"
)
_SOLD = re.compile(r"(?:能|可以?|还|只|才|要|就|仅|都|则)*(?:卖到?|(?<![销零出发])售|要|只要|需|得花)了?\Z")
# 一箱苹果, 一年纯收入
_EACH = re.compile(
    r"\A(?:[一每两]|平均每)(?:个?月|个|箱|斤|公斤|亩|头|只|瓶|袋|盒|株|棵|台|辆|套|户|年(?![级期])|天)(?:下来)?(?=[\u4e00-\u9fff]{2})"
)
_REST = frozenset(
    {
        "一次性",
        "前者",
        "两者",
        "二者",
        "三者",
        "合计",
        "总共",
        "后者",
        "后",
        "前",
        "时",
        "远期",
        "近期",
        "即",
        "最高",
        "最低",
        "最多",
        "最少",
        "最大",
        "最小",
        "一般",
        "通常",
        "其余",
        "其他",
        "另外",
        "剩余",
        "剩下",
        "还剩",
        "另有",
        "同期",
        "全年",
        "一国",
        "一省",
        "一县",
        "一地",
        "用",
        "只用",
    }
)
# 一片9亩的荒山
_ARTICLE = re.compile(r"[一两几](?:[片个座条块处批种只头名位斤箱袋盒瓶亩吨]|公斤)")
# 1．…, （二）…, 一、…, 甲、…, 一是…: the mark of an item.
_ITEM = re.compile(
    r"\A\s*(?:[（(]?[0-9]{1,2}[)）.．、]|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十甲乙丙丁戊己庚辛]{1,3}、|[一二三四五六七八九]是)\s*"
)
# 存款今年1月较去年增长: a time between the topic and its predicate.
_TIME_BEHIND = re.compile(
    r"[在到至于]?(?:(?:已?连续)?[0-9一二两三四五六七八九十]{1,2}年(?:来)?(?:年?均|平均)|(?:已?连续)[0-9一二两三四五六七八九十]{1,2}[年个]?[年月季]度?|[一二两三四五六七八九十几]{1,2}年来|今年|去年|上年|本年|当年|当[天日晚月]|同日|本月|上月|全年|前几天|这几天|昨天|今天|现在|目前|如今|节前|节后|年前|以前|此前|平时|往年|(?:19|20)[0-9]{2}年|上半年|下半年|[前头][0-9一二两三四五六七八九十]{1,2}个?[月季]度?|[一二三四]季度|(?:[0-9]{1,2}(?:[-—至][0-9]{1,2})?|[一二三四五六七八九十]{1,2})月(?:份|[上中下]旬)?|[0-9一二三四五六七八九十]{1,2}[年天日])+(?:份|底|末|初|以来|期间)?\Z"
)
# 本报乌鲁木齐电 新疆…, 新华社上海29日电 上海…, 人口面积 全区总面积: a dateline or a label before the sentence.
_LABEL = re.compile(r"\A(?:[^，。；：、\n]{0,30}?[电讯][ 　】）)]*|[^，。；：、\s0-9]{2,8})[ 　]+(?=[\u4e00-\u9fff“])")

# 为建国以来首次过百, 按平均汇率计算为9美元: about the figure before.
_RECORD = re.compile(r"(?:为|是|系|创|创下)(?:了|近|同期|历史|有史|建国|史上|年内|全[国省市县区]|自)")
# 调整后为6.98元
_AFTERWARDS = re.compile(r"[^，。；：、的]{1,6}[后前]")
_CONVERTED = re.compile(r"按[^，。；：]{1,14}(?:计算|折算|换算|折合)")

_AREA = re.compile(
    r"(?:在|对|为|给|向)?(?:全国|全省|全市|全县|全区|全州|全镇|全乡|全村|全旗|全盟|全球|我国|我省|我市|我县|我区|我州|我镇|我村|本市|本省|本区|本县|该省|该市|该县|该区|该镇|该村|该国|[县省市区乡镇村厂社队矿局院校州]里|当地|各地|辖区内|辖区|境内|区内|省内|市内(?!电话)|国内(?!生产|游客|外|旅游|居民|出游|贷款|投资))的?"
)
_BEFORE_NEXT = re.compile(r"的\Z|、[^、]*\Z|[和及与或][^、和及与为达增下的]{0,6}\Z")
# 集体合同149份、工资合同12份: what stands behind the comma is the next figure's; 粮食、棉花共10吨 is one list.
_WHOLE_LIST = re.compile(r"[^，。；：]*、[^、]*(?:共|等|合计)[^、]*\Z|[的]")
_LIST_COMMA = re.compile(r"(?:[、和及与至到:：∶]|以及)[约近超逾达]?")


# 上线为11%: what stands before these is what is measured.
COPULAS = frozenset({"为", "是", "达", "达到", "约为", "则为", "均为", "均达"})
_DIVISION = re.compile(r"(?:其中)?[^，。的、]{2,6}(?:省|市|县|区|镇|乡|街道|自治区|自治州|盟|旗)")


# 平均浓 度: a line's end within a word.
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_TERRITORY = re.compile(r".{0,4}(?:县|市|村|乡|镇|区|省|国家|城市|社|队|县区|县市|省市|省区|乡镇)")
_BRACKETS = re.compile(r"[（(][^（）()，。；]{0,60}(?:，[^（）()。；]{0,40})?[)）]")
_CLOSED = re.compile(r"[)）]")

# 分别提高1.2和0.9个百分点: the numbers before the last have no unit.
_BARE_LIST = re.compile(r"(?:[0-9]{1,6}(?:\.[0-9]{1,4})?[、和及与]){1,6}\Z")


_WITH_SIZE = re.compile(
    r"(?:总?投资|投资总?额|总?产值|年?销售额|年?收入|面积|注册资本|营业?收入?|长|高|重|年?产)(?:在|达|约|超过?)?"
)
_PAST_SIZE = re.compile(r"[0-9.]+[^，。；：、0-9\s]{1,6}?(?:(?:以[上下]|左右)的?|的)(?P<thing>[^，。；：、0-9]{2,16})")


# A shape looks back over so many figures of its sentence.
_REACH = 16


@dataclass(frozen=True, slots=True)
class Reading:
    """What a shape makes of a figure: what is measured, by which rule, and how it has changed."""

    indicator: str
    rule: str
    action: str | None = None
    change: str = "level"
    basis: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A figure's surroundings as the shapes read them.

    `left` and `right` are the clause before and behind it, `left` cut where an earlier figure of the same clause ends;
    `clause_left` is the whole of it, an earlier figure left out; `joined` is true where only a list comma stands
    between the two; `previous` is the reading of the figure before, `recent` those of the same sentence; `earlier` what
    the sentence says before the clause; `siblings` place and length of the list that the figure stands in; `same_unit` what the last figure of the sentence with
    the same unit is about; `list_start` where its list begins; `paired` is true where 和 or 、 joins its figures, all of one unit. The topic
    of `predicate` has no time and place at its head.
    """

    text: str
    quantity: Quantity
    left: str
    right: str
    predicate: Predicate
    joined: bool
    previous: Reading | None
    previous_quantity: Quantity | None
    recent: tuple[Reading, ...]
    earlier: str
    siblings: tuple[int, int]
    clause_left: str
    same_paragraph: bool
    sentence: Span
    same_unit: str | None = None
    per: str | None = None
    list_start: int = 0
    paired: bool = False


def read_setting(
    text: str,
    quantity: Quantity,
    before: Sequence[tuple[Quantity, Reading]],
    following: int,
    places: tuple[str, ...],
    siblings: tuple[int, int],
    units: Units = UNITS,
    listed: tuple[int, int] | None = None,
    paired: bool = False,
) -> Setting:
    """The setting of `quantity` in `text`; `following` is where the next figure begins, `places` are the names to be
    taken off the head of a topic, `listed` is where the list that the figure stands in ends, and where the figure behind
    it begins; `paired` whether its figures are of one unit."""
    clause = Clause.around(text, quantity.start, quantity.end)
    previous = before[-1] if before else None
    start = clause.start
    joined = False
    left_of = _outside(text, clause.start, quantity.start, before)
    if left_of is not None:
        start, bare = left_of
    elif previous is not None and clause.start <= previous[0].end <= quantity.start:
        start = previous[0].end
        between = text[start : quantity.start]
        joined = not between or bool(_LIST_COMMA.fullmatch(between))
        last = between.rfind("、") + 1
        # 投资5亿元的甲厂、投资3亿元的乙厂
        alike = bool(last and between[last:]) and text.endswith(between[last:], 0, previous[0].start)
        start += last if joined or alike or not _WHOLE_LIST.search(between) else 0
    left = text[start : quantity.start] if left_of is None else bare
    if start == clause.sentence.start:
        left = _LABEL.sub("", _ITEM.sub("", left))
    left = _ROUTE.sub("", left)
    if previous is not None and start == previous[0].end:
        left = _OF_SIZE.sub("", left)
    left = _MEAN.sub("", without_setting(_BLANK.sub("", left), places))
    if siblings[1] > 1:
        left = _SORTED.sub("", left)
    if previous is not None and start == previous[0].end and _TERRITORY.fullmatch(previous[1].indicator):
        left = left.removeprefix(previous[1].indicator)  # 三个县降雨280毫米
    if joined or (previous is not None and start == previous[0].end and left.endswith(("或", "和", "及", "与"))):
        left = ""  # 50斤硫酸铵或100斤饼肥
    if quantity.kind == "money" or "元" in quantity.unit:
        left = _QUOTED.sub("", _SOLD.sub("", left))  # 车厘子还卖60元一斤
    base = find_base(left, units)
    predicate = read_predicate(_BARE_LIST.sub("", left[: base.start] + left[base.end :] if base else left))
    topic = without_setting(_TIME_BEHIND.sub("", predicate.topic), places)
    timed = max(
        (
            found.end()
            for when in (DATE, _INSIDE)
            for found in when.finditer(topic)
            if found.end() + 1 < len(topic) and topic[found.end() :] != "生产"
        ),
        default=0,
    )
    topic = topic[timed:] if not _CONVERTED.fullmatch(topic) else ""  # 棉纺厂1月份生产棉纱
    if _RECORD.match(topic) or _AFTERWARDS.fullmatch(topic):
        topic = ""
    if topic.removeprefix("其中").removesuffix("的") in places or (
        predicate.words in COPULAS and _DIVISION.fullmatch(topic)
    ):
        topic = ""  # 山东3.9%，其中鹤山区达到5%: a place is where, not what
    predicate = replace(predicate, topic=topic)
    earlier = text[max(clause.sentence.start, clause.start - 80) : clause.start]
    right = text[quantity.end : clause.end]
    ahead = _WITH_SIZE.fullmatch(text, quantity.end, following) if following < clause.end else None
    behind = _PAST_SIZE.match(text, following, clause.end) if ahead else None
    if behind is not None:  # 58个投资总额1000万元以上的新项目: the noun stands behind its own size
        right = behind["thing"]
    elif following < clause.end:  # another figure stands in the clause: what belongs to it is not this one's noun
        right = _BEFORE_NEXT.sub("", text[quantity.end : following])
    if not right and listed is not None and siblings[0] < siblings[1] - 1:
        right = text[
            listed[0] : min(clause.end, listed[1])
        ]  # 60万元、20万元的奖励: the list's noun stands behind its last figure
    right = "" if siblings[1] > 1 and _SORTS.match(right) else right
    return Setting(
        text,
        quantity,
        left,
        right,
        predicate,
        joined,
        previous[1] if previous else None,
        previous[0] if previous else None,
        tuple(reading for figure, reading in before[-_REACH:] if figure.start >= clause.sentence.start),
        earlier,
        siblings,
        _without_figure(text, clause.start, quantity.start, previous[0] if previous else None),
        previous is not None and "\n" not in text[previous[0].end : quantity.start],
        clause.sentence,
        next(
            (
                reading.indicator
                for figure, reading in reversed(before[-_REACH:])
                if figure.start >= clause.sentence.start and figure.unit == quantity.unit
            ),
            None,
        ),
        base.name if base else None,
        before[-siblings[0]][0].start if siblings[0] else quantity.start,
        paired,
    )


def _outside(text: str, start: int, end: int, before: Sequence[tuple[Quantity, Reading]]) -> tuple[int, str] | None:
    """The clause from `start` to `end` without its brackets, where the figure before stands in one: 白砂糖（袋装400克）的价格;
    it begins behind the last figure that stands in none."""
    if not before or before[-1][0].end < start or not _CLOSED.search(text, before[-1][0].end, end):
        return None
    for figure, _ in reversed(before[-_REACH:]):
        if figure.end <= start:
            break
        if figure.end <= end and not _inside(text, start, figure.start, end):
            start = figure.end
            break
    bare = _BRACKETS.sub("", text[start:end])
    return None if any(mark in bare for mark in "（）()") else (start, bare)


def _inside(text: str, start: int, at: int, end: int) -> bool:
    """True where `at` stands in brackets that open behind `start` and close before `end`."""
    return any(found.start() < at < found.end() for found in _BRACKETS.finditer(text, start, end))


def _without_figure(text: str, start: int, end: int, figure: Quantity | None) -> str:
    """The clause from `start` to `end` without the figure in it."""
    if figure is None or not start <= figure.start < figure.end <= end:
        return text[start:end]
    return text[start : figure.start] + text[figure.end : end]


def without_setting(topic: str, places: tuple[str, ...] = ()) -> str:
    """`topic` without the time and place at its head.

    >>> without_setting("2020年九原区新增绿地面积", ("九原区",)), without_setting("今年1至8月，全市空气质量")
    ('新增绿地面积', '空气质量')
    """
    changed = True
    while changed and topic:
        topic, changed = _without_particle(topic.lstrip(" 　，、")), False
        for pattern in (DATE, _TIME, _SPAN, _AREA):
            found = pattern.match(topic) or (
                pattern.match(topic, 1) if pattern is DATE and topic[:1] in _FROM_DAY else None
            )
            if found and found.end() < len(topic):
                topic, changed = topic[found.end() :], True
                if pattern is DATE and found.group().endswith("年") and topic.startswith("度"):
                    topic = topic[1:]
        for place in places:
            if topic.startswith("在") and topic.startswith(place, 1):
                topic = topic[1:]
            if (
                topic.startswith(place)
                and len(topic) > len(place)
                and topic[len(place)] not in "路街大银日人产话晚级民门"
            ):
                topic, changed = topic[len(place) :], True
                if len(topic) > 2 and topic[0] in "省市县区州乡镇村" and find_words(topic)[0].end == 1:
                    topic = topic[1:]  # the text calls it by its short name elsewhere
    return topic


def _without_particle(topic: str) -> str:
    """`topic` without a 的 or 继 of its own at the head: 继电器 is a word."""
    if topic[:1] in ("的", "继") and find_words(topic)[0].end == 1:
        return topic[1:].lstrip(" 　，、")
    return topic


# 公交线路5、8、9
_NUMBERED = re.compile(r"(?<=[\u4e00-\u9fff]{2})[0-9]{1,4}(?:[、和及][0-9]{1,4})+(?:号|路|线)?\Z")
_NUMERAL = re.compile(r"[0-9一二三四五六七八九十百千]{1,4}[多余来]?(?:天|年|个月|小时|分钟)?")
# 一亩地就是八百斤豆子
_BASE_ONLY = re.compile(r"(?:[一每两0]|平均每)(?:亩|斤|公斤|吨|个|头|只|户|天|年|株|棵|箱)[地田树]?")
# 到8月6日涨到
_FROM_DAY = frozenset("到至自从于在")
# 来自北京、上海等地的专家
_FROM_AFAR = re.compile(r"\A(?:来?自)?[^，。；的]{2,30}等(?:地|省|市|县|国|国家|地区)的(?=[^，。；]{2})")


# 预计明日将达27米
_DAY = re.compile(r"(?:今|明|后|昨|次|当)[天日晚晨]")


def clean(noun: str) -> str:
    """A noun phrase as an indicator."""
    noun = _FROM_AFAR.sub("", noun.strip())
    noun = trim(without_setting(_EACH.sub("", trim(noun))))
    noun = "" if _BASE_ONLY.fullmatch(noun) else _NUMBERED.sub("", noun)
    if noun in "“”‘’":
        return ""
    return (
        ""
        if DATE.fullmatch(noun)
        or _DAY.fullmatch(noun)
        or _NUMERAL.fullmatch(noun)
        or _ARTICLE.fullmatch(noun)
        or noun in _REST
        else noun
    )


# 从增速看, 投资方面
FRAME = re.compile(
    r"(?:(?:从|在|就)(?P<noun>[^，。；：]{2,12}?)(?:上|来)?(?:看|说|讲)|(?P<aspect>[^，。；：]{2,12}?)方面)\Z"
)
# Clauses that only say who reports.
REPORTING = re.compile(
    r"\A[\s　“]*(?:据|记者|新华社|本报|从[^，]{2,16}(?:获悉|了解)|[^，]{0,20}[电讯](?:[\s　（]|\Z)|[^，]{0,16}(?:数据|统计|资料|结果|情况|报告)(?:显示|表明|说|称)\Z|[^，]{2,16}(?:介绍|表示|透露|指出|认为|说|称)\Z)"
)


def name_of(topic: str) -> str:
    """The noun that closes `topic`; a deed behind its noun is one: 坑木消耗, 研发投入.

    >>> name_of("坑木消耗"), name_of("山区青年转移就业"), name_of("已完成")
    ('坑木消耗', '山区青年转移就业', '')
    """
    phrase = noun_before(topic)
    if phrase.noun or not topic.endswith(phrase.verb):
        return clean(phrase.noun)
    event = clean(event_before(topic))
    return event if len(event) > len(phrase.verb) + 1 else ""


def told_before(setting: Setting) -> str:
    """What the clauses of the sentence before the figure's own speak of: the subject of the nearest that has one."""
    clauses = [_ITEM.sub("", clause) for clause in re.split(r"[，；：]", setting.earlier.rstrip("，：、 "))]
    for clause in clauses:
        if (framed := FRAME.fullmatch(clause)) and framed["noun"] and len(noun := clean(framed["noun"])) > 1:
            return noun
    for clause in reversed(clauses):
        clause = without_setting(clause)
        if REPORTING.match(clause) or any(char.isdigit() for char in clause):
            continue
        clause = clause.strip(" 　“”").removeprefix("其中")
        framed = FRAME.fullmatch(clause)
        subject = clean((framed["noun"] or framed["aspect"]) if framed else subject_of(clause))
        if len(subject) > 1:
            return subject
    return ""
