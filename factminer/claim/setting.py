"""What a sentence shape reads: a figure in its clause, and the claim before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factminer.claim.base import find_base
from factminer.claim.naming import FRAME, REPORTING, SPAN, clean, without_setting
from factminer.context.clause import Clause
from factminer.context.phrase import subject_of
from factminer.context.predicate import Predicate, read_predicate
from factminer.context.segment import find_words
from factminer.quantity.date import DATE
from factminer.quantity.quantity import Quantity
from factminer.quantity.unit import UNITS, Units
from factminer.span import Span

# 首日报53.1元
_QUOTED = re.compile(r"(?:报收于?|(?:终盘|收盘)?报|收报|开盘报|收于|能到|可到)\Z")
_DAYS_REPORT = re.compile(r"[首昨今当次前全单][日天]报\Z")
# 从甲站至乙站全长
_ROUTE = re.compile(r"从[^，。；：]{1,12}?(?:至|到)[^，。；：]{1,8}?(?=全长|全程|总长)")
# 4斤装的荔枝价格
_OF_SIZE = re.compile(r"\A(?:装|级|重|长|高|宽|厚|型|以[上下])的")
# 提高到年人均5640元
_MEAN = re.compile(r"(?<=[到至为达])(?:年|月|日)?[人户亩日月年]均\Z")
# 分380元、680元两档
_SORTED = re.compile(r"(?<![积得学评总满高低平均百])分(?:为|成)?(?:每[月年日天次人户])?\Z")
# 在减员6万人的基础上, 从指数为102点的情况来看: these name nothing.
_ON_BASIS = re.compile(r"的?(?:基础之?上|前提下|情况(?:来看|看|下)|条件下)[^，。；]*\Z")
_SORTS = re.compile(r"[0-9一二两三四五六七八九十]{1,2}个?(?:档次|等级|档|类|级)")
# 上海港一昼夜装卸货物, 交易所昨日成交金额: the time stands behind who did it.
_INSIDE = re.compile(
    rf"(?<=.{{2}})(?<![A-Za-z0-9.])(?:昨[日天晚]|今[年天日]|过去(?![的一几])|从前|去年|前年|当[天日年]|本[月周年]|上[月周]|[上下]半年|{SPAN.pattern})"
)
_SOLD = re.compile(r"(?:能|可以?|还|只|才|要|就|仅|都|则)*(?:卖到?|(?<![销零出发])售|要|只要|需|得花)了?\Z")
# 1．…, （二）…, 一、…, 甲、…, 一是…: the mark of an item.
_ITEM = re.compile(
    r"\A\s*(?:[（(]?[0-9]{1,2}[)）.．、]|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十甲乙丙丁戊己庚辛]{1,3}、|[一二三四五六七八九]是)\s*"
)
# 存款今年1月较去年增长: a time between the topic and its predicate.
_TIME_BEHIND = re.compile(
    r"[在到至于继]?(?:(?:收盘|开盘)时?|全[天日]|尾盘|盘中|(?:初步)?(?:测算|统计|核算|匡算|估算)(?<=初步..)|(?:短短|仅仅?|只用)?(?:不到)?[0-9一二两三四五六七八九十几数]{1,2}(?:个月|年|天|周|个?星期)(?:的?时间|之?内|里|间)|短短[0-9一二两三四五六七八九十几数]{1,2}(?:个月|年|天)|(?:已?连续)?[0-9一二两三四五六七八九十]{1,2}年(?:来)?(?:年?均|平均)|(?:已?连续)[0-9一二两三四五六七八九十]{1,2}[年个]?[年月季]度?|[一二两三四五六七八九十几]{1,2}年来|今年|去年|上年|本年|当年|当[天日晚月]|同日|本月|上月|全年|前几天|这几天|昨天|今天|现在|目前|如今|节前|节后|年前|以前|此前|平时|往年|(?:19|20)[0-9]{2}年|上半年|下半年|[前头][0-9一二两三四五六七八九十]{1,2}个?[月季]度?|[一二三四]季度|(?:[0-9]{1,2}(?:[-—至][0-9]{1,2})?|[一二三四五六七八九十]{1,2})月(?:份|[上中下]旬)?|[0-9一二三四五六七八九十]{1,2}[年天日])+(?:份|底|末|初|以来|期间)?\Z"
)
# 本报乌鲁木齐电 新疆…, 新华社上海29日电 上海…, 人口面积 全区总面积: a dateline or a label before the sentence.
_LABEL = re.compile(r"\A(?:[^，。；：、\n]{0,30}?[电讯][ 　】）)]*|[^，。；：、\s0-9]{2,8})[ 　]+(?=[\u4e00-\u9fff“])")

# 货币供应量，也由…; 货运量剔除价格因素，实际上升…: a topic stands before a comma, and its predicate behind.
_PREDICATE = re.compile(r"(?:也|则|却|都|均|就)(?:已经?|是)?(?=[由从比较同环增下上减提降达为有超突])")
_DEFLATED = re.compile(r"(?:按|在)?(?:扣除|剔除)(?:物价|价格|通胀|通货膨胀)(?:上涨|变动)?因素(?:的?影响)?之?后?[，]?")
_LED_IN = re.compile(r"\A(?:而|但是?|至于|同时|此外|其中|不过|另外|关于|其)")
# 时间就达到 behind 不到五年
_LASTING = re.compile(r"\A(?:的?时间|之?内|里)(?=[就便即才已，])")

# 修路的费用，据测算约需30万元: who reckons is no topic.
_RECKONED = re.compile(
    r"据(?:初步|不完全|有关部门|专家)?(?:估计|估算|统计|测算|推算|预测|匡算)(?=[约大达为需有共将仅已可]|\Z)"
)
# 为建国以来首次过百, 按平均汇率计算为9美元: about the figure before.
_RECORD = re.compile(r"(?:为|是|系|创|创下)(?:了|近|同期|历史|有史|建国|史上|年内|全[国省市县区]|自)")
# 500万欧元（折合4000万元）: the same amount in other money.
_CONVERTING = re.compile(r"[（(](?:约合|折合|相当于|约为|约|合)(?:人民币)?")
# 多于40人但不超过60人: two bounds of one thing.
_BOTH_ENDS = re.compile(r"，?(?:但|且|并且|而)(?:不(?:超过|足|满|到)|未(?:超过|满)|小于|低于|少于)?")
_CONVERTED_TO = re.compile(r"[（(](?:约合|折合|相当于|约为|约|合)[^（）()，。；]{1,20}[）)](?=的)")
# 调整后为6.98元
_AFTERWARDS = re.compile(r"[^，。；：、的]{1,6}[后前]")
_CONVERTED = re.compile(r"按[^，。；：]{1,14}(?:计算|折算|换算|折合)")

_BEFORE_NEXT = re.compile(r"的\Z|、[^、]*\Z|[和及与或][^、和及与为达增下的]{0,6}\Z")
# 集体合同149份、工资合同12份: what stands behind the comma is the next figure's; 粮食、棉花共10吨 is one list.
_WHOLE_LIST = re.compile(r"[^，。；：]*、[^、]*(?:共|等|合计)[^、]*\Z|[的]")
_LIST_COMMA = re.compile(r"(?:[、和及与至到:：∶]|以及)[约近超逾达]?")


# 上线为11%: what stands before these is what is measured.
COPULAS = frozenset({"为", "是", "达", "达到", "约为", "则为", "均为", "均达", "高达", "仅为"})
_DIVISION = re.compile(r"(?:其中)?[^，。的、]{2,6}(?:省|市|县|区|镇|乡|街道|自治区|自治州|盟|旗)")


# 平均浓 度: a line's end within a word.
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_TERRITORY = re.compile(r".{0,4}(?:县|市|村|乡|镇|区|省|国家|城市|社|队|县区|县市|省市|省区|乡镇)")
_BRACKETS = re.compile(r"[（(][^（）()，。；]{0,60}(?:，[^（）()。；]{0,40})?[)）]")
_CLOSED = re.compile(r"[)）]")

# 分别提高1.2和0.9个百分点: the numbers before the last have no unit.
_BARE_LIST = re.compile(r"(?:[0-9]{1,6}(?:\.[0-9]{1,4})?[、和及与]){1,6}\Z")


_WITH_SIZE = re.compile(
    r"(?:(?:单机|单台|总|年|日|每?小时|最大|平均|设计)*(?:容量|功率|载重量?|吨位|直径|口径|跨度|产能|产量|处理能力|生产能力|时速|寿命|历史|价值|身价|工龄|党龄|教龄|年龄)|总?投资|投资总?额|总?产值|年?销售额|年?收入|面积|注册资本|营业?收入?|长|高|重|年?产)(?:在|达到?|为|约|超过?|长达|高达)?"
)
# 3斤装的大米
_PACKED = re.compile(r"\A(?:包?装|规格)的(?=[^，。；]{2})")
_SCALE = re.compile(r"[百千万]{1,2}[亩吨元头只米户人]级?")
_NEXT_SCALED = re.compile(
    r"[0-9.百千]{1,6}[个座片处家]?[百千万]{1,2}[亩吨元头只米户人]级?(?P<thing>[^，。；：、0-9]{2,16})"
)
_PAST_SIZE = re.compile(
    r"(?:约|近|超过?|达到?|上)?[0-9.百千万亿]+[^，。；：、0-9\s]{1,6}?(?:(?:以[上下]|左右)的?|的)(?P<thing>[^，。；：、0-9]{2,16})"
)


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
    the sentence says before the clause; `siblings` place and length of the list that the figure stands in; `same_unit`
    what the last figure of the sentence with the same unit is about; `list_start` where its list begins; `paired` is
    true where 和 or 、 joins its figures, all of one unit. The topic of `predicate` has no time and place at its head.
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
    if previous is not None and _CONVERTING.fullmatch(text, previous[0].end, quantity.start):
        joined = True
    if (
        previous is not None
        and quantity.unit == previous[0].unit
        and _BOTH_ENDS.fullmatch(text, previous[0].end, quantity.start)
    ):
        joined = True
    left = text[start : quantity.start] if left_of is None else bare
    if start == clause.sentence.start:
        left = _LABEL.sub("", _ITEM.sub("", left))
    left = _ROUTE.sub("", left)
    if text.endswith(("以上", "以下"), 0, quantity.end):
        left = left.removeprefix("对")  # 对流转土地50亩以上的农户
    if previous is not None and start == previous[0].end:
        left = _OF_SIZE.sub("", left)
    if start == clause.start and (topic := _topic_before(text, clause.sentence.start, start, left)):
        left = topic + left
    if previous is not None and start == previous[0].end and previous[0].kind == "time":
        left = _LASTING.sub("", left)
    left = _DEFLATED.sub("", left)
    if reckoned := _RECKONED.search(left):
        left = left[: reckoned.start()] + left[reckoned.end() :]
        if start == clause.start and not left[: reckoned.start()]:
            left = _unfinished(text, clause.sentence.start, start) + left
    left = _MEAN.sub("", without_setting(_BLANK.sub("", left), places))
    if siblings[1] > 1:
        left = _SORTED.sub("", left)
    if previous is not None and start == previous[0].end and _TERRITORY.fullmatch(previous[1].indicator):
        left = left.removeprefix(previous[1].indicator)  # 三个县降雨280毫米
    if joined or (previous is not None and start == previous[0].end and left.endswith(("或", "和", "及", "与"))):
        left = ""  # 50斤硫酸铵或100斤饼肥
    if quantity.kind == "money" or "元" in quantity.unit:
        left = _without_report(_SOLD.sub("", left))  # 车厘子还卖60元一斤
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
    elif converted := _CONVERTED_TO.match(text, quantity.end, clause.end):
        right = text[converted.end() : clause.end]  # 3万克朗（约合3900美元）的奖赏
    elif following < clause.end:  # another figure stands in the clause: what belongs to it is not this one's noun
        right = _BEFORE_NEXT.sub("", text[quantity.end : following])
        if _SCALE.fullmatch(right) and (scaled := _NEXT_SCALED.match(text, following, clause.end)):
            right = scaled["thing"]  # 5个万亩和20个千亩基地
    if not right and listed is not None and siblings[0] < siblings[1] - 1:
        right = text[
            listed[0] : min(clause.end, listed[1])
        ]  # 60万元、20万元的奖励: the list's noun stands behind its last figure
    right = _PACKED.sub("的", right)
    right = "" if siblings[1] > 1 and _SORTS.match(right) else _ON_BASIS.sub("", right)
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


def _topic_before(text: str, low: int, start: int, left: str) -> str:
    """The topic that the clause before `start` leaves without a predicate, where `left` has nothing but one."""
    if text[start - 1 : start] != "，" or start <= low:
        return ""
    before = re.split("[，；：]", text[max(low, start - 40) : start - 1])[-1].lstrip(" 　")
    if deflated := _DEFLATED.search(before):
        return before[: deflated.start()] if deflated.end() == len(before) and deflated.start() > 1 else ""
    if not _PREDICATE.match(left) or any(char.isdigit() for char in before):
        return ""
    before = _LED_IN.sub("", before)
    words = find_words(before)
    named = len(words) > 1 and words[-1].kind in ("noun", "deed") and words[0].kind in ("noun", "deed", "quality")
    whole = "的" in before or all(word.kind in ("noun", "deed", "quality", "text") for word in words)
    return before if named and whole and not any(mark in before for mark in "了着") else ""


def _unfinished(text: str, low: int, start: int) -> str:
    """The clause before `start` where it has a topic and no predicate; a preposition at its head belongs to it."""
    before = re.split("[，；：]", text[max(low, start - 40) : start - 1])[-1].strip(" 　")
    words = find_words(before)
    named = bool(words) and words[-1].kind in ("noun", "deed", "copula") and before[-2:] not in ("认为", "表示")
    return before if named and "的" in before and not any(mark in before for mark in "了着0123456789") else ""


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


def _without_report(left: str) -> str:
    """`left` without the verb of a price that closes it: 首日|报, but 回报, 申报 and 汇报 are words."""
    found = _QUOTED.search(left)
    last = find_words(left)[-1] if left else None
    inside = last is not None and last.kind != "copula" and left.endswith("报") and last.end - last.start > 1
    if found is None or (inside and not _DAYS_REPORT.search(left) and not left.endswith(("盘报", "收报"))):
        return left
    return left[: found.start()]


def _without_figure(text: str, start: int, end: int, figure: Quantity | None) -> str:
    """The clause from `start` to `end` without the figure in it."""
    if figure is None or not start <= figure.start < figure.end <= end:
        return text[start:end]
    return text[start : figure.start] + text[figure.end : end]


# 竣工面积降幅较大: how much it moved is no part of its name.
_EXTENT = re.compile(
    r"的?(?:增长|下降|上涨|上升|减少|增加|[增降减涨跌])?幅度?(?:都|也|均|普遍)?(?:较|很|更|最|比较|相当)?(?:大|小|明显|有限)\Z"
)

# 港口货运增幅较小，增长3%: what grew stands before its rate.
_RATE_OF_CHANGE = re.compile(
    r"(?:增长)?(?:增幅|降幅|涨幅|跌幅|增速|增势|降势|升幅)(?:也|都|均|仍|又)?(?:相对|比)?[较很最更]?(?:明显|显著)?[大小快慢高低猛]?\Z"
)


def _before_day(clause: str) -> str:
    """The subject of a clause that tells on what day it did something; none where a name stands behind the day."""
    head = re.split("[0-9]", clause, maxsplit=1)[0]
    day = DATE.match(clause, len(head))
    rest = clause[day.end() :] if day else ""
    subject = clean(subject_of(head))
    named = find_words(rest)[0].kind in ("noun", "deed") if rest else head == subject
    return "" if named or len(subject) < 2 or not head.startswith(subject) else subject


def told_before(setting: Setting) -> str:
    """What the clauses of the sentence before the figure's own speak of: the subject of the nearest that has one."""
    clauses = [_ITEM.sub("", clause) for clause in re.split(r"[，；：]", setting.earlier.rstrip("，：、 "))]
    for clause in clauses:
        if (framed := FRAME.fullmatch(clause)) and framed["noun"] and len(noun := clean(framed["noun"])) > 1:
            return noun
    for clause in reversed(clauses):
        clause = without_setting(clause)
        if REPORTING.match(clause):
            continue
        if any(char.isdigit() for char in clause):
            # 沪市5日低开高走: the subject stands before its day.
            if not setting.recent and (subject := _before_day(clause)):
                return subject
            continue
        clause = clause.strip(" 　“”").removeprefix("其中")
        framed = FRAME.fullmatch(clause)
        subject = clean((framed["noun"] or framed["aspect"]) if framed else subject_of(_EXTENT.sub("", clause)))
        subject = _RATE_OF_CHANGE.sub("", subject.removeprefix("且"))
        if len(subject) > 1:
            return subject
    return ""
