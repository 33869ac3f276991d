"""What the words around a period say of it: an open end, the base of a comparison, the day of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from factminer.context.period_pattern import TO, words
from factminer.context.period_phrase import Phrase

# The period of the figures that follow; the base of a comparison, which holds only for a figure that touches it; the
# day on which something was said; the writer's present, which is no period and ends the one before.
SCOPE, BASE, REPORT, NOW = "scope", "base", "report", "now"


_NUMERALS = "0-9０-９一二两三四五六七八九十百千"


@dataclass(frozen=True, slots=True)
class Framed:
    """A phrase with its frame, from `start` (截至…) to `end` (…以来); `since` and `until` leave an end open."""

    phrase: Phrase
    start: int
    end: int
    role: str = SCOPE
    since: bool = False
    until: bool = False


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """The patterns made of the vocabulary's words."""
    of = words().of

    def alternatives(kind: str) -> str:
        return "|".join(sorted(map(re.escape, of[kind]), key=lambda w: (-len(w), w)))

    return {
        # 收到, 达到, 提高到 are verbs: no end of a period.
        "until": re.compile(
            rf"(?<![达得收看受提高升降遇接感做走来见增加拿展大长少低短小缩涨跌落复压攀])(?:{alternatives('until')})(?:北京时间|当地时间)?$"
        ),
        "from": re.compile(rf"(?:{alternatives('from')})$"),
        # 超过了创纪录的1984年, 比受灾严重的1984年: the base may be described before it is named.
        "base": re.compile(
            rf"(?:{alternatives('base')})了?$|(?:(?:超过|高于|低于)了?|(?<!比)较|比(?!较|如))[^，。；\n]{{1,14}}的$"
        ),
        "since": re.compile(
            rf"(?:期间|[0-9０-９零]{{1,2}}[时点])?(?:{alternatives('since')})(?!步|初|草|点|码|家|源|义|诉|伏)"
        ),
        # 自2020年试点开展适老化改造以来: the frame closes later in the clause.
        "closing": re.compile(r"[^，。；！？\n0-9０-９]{0,30}?(?:以来|至今(?!年)|开始|起(?![到来]))"),
        # 自2007年夏季以来第一次, 2010年以来最高: how far back a record goes.
        "record": re.compile(r"(?:的|来)?(?:连续)?(?:首|第|最|新高|新低|唯一|同期)"),
        "before": re.compile(r"(?:以前|之前|前(?![列景往后期沿进途三两半一二四五六七八九十0-9]))"),
        "after": re.compile(r"(?:以后|之后|后(?![续期来者备半台]))"),
        # 和去年比, 与2019年水平持平; but 上半年比去年增长, 3月环比上涨: there it is the subject.
        "likened": re.compile(
            r"(?:的|相|同期|水平|末|底|初|那|时|这个?时候|价格|均价|基本|大体){0,4}"
            r"(?:相比|相较|持平|一样|比较|相当|来说|保持(?=一致|不变|同步)|环?比(?=[，,。；、]|起来))"
        ),
        "against": re.compile(r"(?:的|同期|水平|时){0,3}相[比较](?![去上前今0-9０-９一二])"),
        "founded": re.compile(rf"(?:{alternatives('founding')}|建|生)于$"),
        # 2008年正式成立，现有社员90户, 2008年投产的老厂: nothing else is told of that date.
        "founding_alone": re.compile(
            rf"[^，。；！？\n{_NUMERALS}]{{0,12}}?(?:{alternatives('founding')})"
            rf"(?:(?:为[^，。；！？\n{_NUMERALS}]{{1,16}})?[，,。；]|的(?![近约上{_NUMERALS}]))"
        ),
        "founding": re.compile(rf"[^，。；！？\n0-9０-９]{{0,12}}?(?:{alternatives('founding')})(?![后时])"),
        # 1月8日电, but 电器 and 通讯 are no reports.
        "report": re.compile(rf"[电讯]|[^。；！？\n0-9０-９]{{0,40}}?(?:{alternatives('report')})"),
    }


# A date alone on its line, or with a label before it and a clock time, source or page number behind it.
_BEFORE_HEAD_DATE = re.compile(r"(?:.{0,16}[:：（(》\s]|[\u4e00-\u9fff]{1,8}(?:报|联播|网|社|刊|台|时间|日期))?")
# 云州区统计局 2023年4月10日
_OFFICE = re.compile(r"[　 ]*[\u4e00-\u9fff]{2,24}(?:局|府|院|队|办|处|委|会|室|中心|公司)[　 ]{1,9}")
_AFTER_HEAD_DATE = re.compile(
    r"[\s)）]*(?:$|《[\u4e00-\u9fff]{2,10}》(?:第?[0-9一二三四五六七八九十]{1,3}版)?[。）)]?$|[\u4e00-\u9fff]{2,8}(?:报|网|社|刊)[\s　]*(?:$|第|[（(])|[0-9０-９]{1,2}[:：]|星期|周|来源|第|责任|作者|浏览|[^在，。；0-9０-９]{0,12}$|在[^，。；\n]{4,40}上[)）]?$)"
)
# 2026年青海省政府工作报告: given in that year, on the year before.
_YEAR_OF_REPORT = re.compile(r"[^，。；：！？\n0-9]{0,20}(?:政府)?工作报告")
# 与上周（3月25日-3月31日）相比: the dates of the base.
_LAST_WEEK = re.compile(r"[与和比较]上(?:周|期|旬|月|一周)$")
# 完成全年任务的九成, 占全年计划的九成: the year is that of the whole, not of the part
_OF_ALL = re.compile(r"(?:完成|占|达|为|成|到|于|当)了?$")
_TASK = re.compile(r"[^，。；：！？\n0-9]{0,10}(?:任务|计划|目标|指标|预算|总量|总额|总数|的)")
# 处上一年利润15%的罚款, 返还上年度所缴会费的四成
_SHARE_OF_LAST = re.compile(
    r"[^，。；：！？\n0-9]{0,20}(?:的(?:百分之|[0-9.]{1,5}[%％])|(?:百分之|[0-9.]{1,5}[%％])[^，。；\n]{0,12}的(?:罚款|标准|比例)|的[0-9.]{1,4}倍)"
)
# 在1975年增产的基础上, 达到去年的水平
_LEVEL = re.compile(r"(?:同期)?的?(?:最高|平均)?水平")
_ON_BASIS = re.compile(r"[^，。；：！？\n0-9]{0,10}基础上")
# 2018年获评先进个人称号。
_AWARDED = re.compile(rf"(?:获评|被评为|荣获|被授予|入选|获得)[^，。；：！？\n{_NUMERALS}]{{2,24}}[，。；]")
# 去年价格变动的翘尾因素
_CARRIED_OVER = re.compile(
    r"[^，。；：！？\n0-9]{0,10}翘尾|(?:结余|结转|滚存|留存|遗留|积压|陈欠)(?![^，。；：\n]{0,8}[0-9０-９])"
)
# 年初计划新建20所, told of the year
_SET_THEN = re.compile(r"年初(?:计划|预算|确定|预定|预期|预计|目标|下达|安排|制定)")
# 到3月涨至9元: a level that was reached then, where 到3月底完成9座 adds up
_RISES = re.compile(r"，?[^，。；：！？\n已将]{0,16}?(?:[涨跌升降][到至]|上升|上涨|下跌|下降|突破|价(?:格)?(?:达|为))")
# 从元月到四月 is no base, 从上半年的5% is
_SPAN = re.compile(TO)
# 以1989年的产值为基数
_BASIS = re.compile(r"[^，。；：！？\n]{0,20}为(?:基数|基期|基准|基础|100|一百)")
# 去年12月，高速公路开通后，: what follows came after that month.
_EVENT = re.compile(r"，?[^，。；！？\n]{0,30}[通用产成营立](?:之?后|以后)，")
# 每年8月播种到10月收获: a month of every year is that of none.
_EVERY_YEAR = re.compile(r"每年[^，。；：！？\n]{0,16}$")
# 1951年有气象记录以来
_SINCE_RECORDS = re.compile(r"(?:开始)?有[^，。；！？\n0-9]{0,8}(?:记录|记载|观测|统计|资料)以来")
# 是2002年的1.9倍
_TIMES = re.compile(rf"的[^，。；\n]{{0,2}}[{_NUMERALS}.．点]{{1,8}}(?:多|余)?[倍％%]")
# 5月交货的原油
_DELIVERY = re.compile(r"(?:交货|交割|到期|期货|合约)")
# 从上半年情况看
_VIEWED = re.compile(r"[^，。；：！？\n0-9]{0,10}看")
_CLOSING_PERIOD = re.compile(r"期间|时期|同期|月份|前后|左右|度")


def frame_phrases(phrases: Iterable[Phrase], text: str) -> list[Framed]:
    """Each phrase with what its surroundings make of it."""
    return [_frame(phrase, text) for phrase in phrases]


def _frame(phrase: Phrase, text: str) -> Framed:
    patterns = _patterns()
    start, end = phrase.start, phrase.end
    before = text[max(0, start - 24) : start].rstrip("“‘ 　（(")
    if phrase.now:
        # 比往年多: the base of a comparison, no present; 由目前的四成 is.
        compared = patterns["base"].search(before) and not before.endswith("由")
        return Framed(phrase, start, end, BASE if compared else NOW)
    if phrase.clock:
        return Framed(phrase, start, end, until=True)
    if phrase.low.year is None and phrase.low.month is not None and _EVERY_YEAR.search(before):
        return Framed(phrase, start, end, NOW)
    year = phrase.low.year
    if year and year.same == "whole" and _OF_ALL.search(before) and _TASK.match(text, end):
        return Framed(phrase, start, end, BASE)
    if _ON_BASIS.match(text, end) or (before.endswith(("达到", "超过", "恢复到")) and _LEVEL.match(text, end)):
        return Framed(phrase, start, end, BASE)
    if before.endswith("对") and text.startswith("度", end - 1):
        return Framed(phrase, start, end, BASE)  # 对2021年度重大项目实施奖补
    if _AWARDED.match(text, end):
        return Framed(phrase, start, end, REPORT)
    if _CARRIED_OVER.match(text, end) or (phrase.name == "" and _SET_THEN.match(text, phrase.start)):
        return Framed(phrase, start, end, BASE)
    if year and year.same == "before" and _SHARE_OF_LAST.match(text, end):
        return Framed(phrase, start, end, BASE)
    if phrase.month_shift is not None and before.endswith(("同比", "环比")):
        return Framed(phrase, start, end, BASE)
    if _LAST_WEEK.search(before) or _SINCE_RECORDS.match(text, end):
        return Framed(phrase, start, end, BASE)
    after = text[end : end + 48].lstrip("”’")
    end += len(text[end : end + 48]) - len(after)
    if is_heading_date(phrase, text) or _YEAR_OF_REPORT.match(text, phrase.end):
        return Framed(phrase, start, end, REPORT)
    tail = _CLOSING_PERIOD.match(after)
    same_time = bool(tail and tail.group() == "同期")
    if tail:
        end += tail.end()
        after = after[tail.end() :]
    since = patterns["since"].match(after)
    opened = patterns["from"].search(before)
    if since:
        end += since.end()
        rest = after[since.end() :]
        if patterns["record"].match(rest):
            return Framed(phrase, start, end, BASE, since=True)
        return Framed(phrase, start, end, since=True)
    numbered = bool(year and year.known)
    if patterns["base"].search(before) and (
        not before.endswith(("同比", "环比", "占比", "不同")) or (numbered and before.endswith("同比"))
    ):
        # 和, 与, 同 only join two things unless a comparison follows: 今年和去年.
        joins = before.endswith(("和", "与", "同", "为", "由"))
        if not joins or before.endswith("由") or patterns["likened"].match(after) or same_time:
            return Framed(phrase, start, _past_before(after, end, patterns), BASE, until=_is_before(after, patterns))
        if before.endswith("与") and re.match(r"[^，。；\n]{0,14}(?:相比|相当|持平|相较)", after):
            return Framed(phrase, start, end, BASE)
    if phrase.low.month is not None and _DELIVERY.match(after):
        return Framed(phrase, start, end, BASE)
    if before.endswith(("是", "为")) and _TIMES.match(after):
        return Framed(phrase, start, end, BASE)
    if patterns["against"].match(after) or same_time or (before.endswith("以") and _BASIS.match(after)):
        return Framed(phrase, start, end, BASE)
    if opened and not (before.endswith("从") and _VIEWED.match(after)):
        closing = patterns["closing"].match(after)
        if closing:
            return Framed(phrase, start, end, since=True)
        if before.endswith("从") and not _SPAN.search(text, start, phrase.end):
            return Framed(phrase, start, end, BASE)
        return Framed(phrase, start, end, since=before.endswith("自") and phrase.low == phrase.high)
    until = patterns["until"].search(before)
    if until:
        rises = until.group() in ("到", "至") and phrase.low.month is not None and _RISES.match(after) is not None
        return Framed(phrase, start - len(until.group()), end, until=not rises)
    if _is_before(after, patterns):
        return Framed(phrase, start, _past_before(after, end, patterns), until=True)
    founding = patterns["founding" if before.endswith("于") else "founding_alone"]
    if patterns["founded"].search(before) or founding.match(after):
        return Framed(phrase, start, end, REPORT)
    if phrase.bare:
        return Framed(phrase, start, end, BASE)
    later = patterns["after"].match(after)
    if later:
        return Framed(phrase, start, end + later.end(), since=True)
    if phrase.low.month is not None and _EVENT.match(after):
        return Framed(phrase, start, end, since=True)
    if _is_report(phrase, text[end : end + 60], patterns):
        return Framed(phrase, start, end, REPORT)
    return Framed(phrase, start, end)


def states_publication(item: Framed, text: str) -> bool:
    """True for the date at the head of a page, and for the year that names a yearly report in its headline."""
    if item.role != REPORT:
        return False
    start, end = item.phrase.start, item.phrase.end
    if is_heading_date(item.phrase, text):
        return True
    line = text[max(0, start - 40) : start].rpartition("\n")[2] + text[start : end + 40].partition("\n")[0]
    return _YEAR_OF_REPORT.match(text, end) is not None and not re.search("[，。；！？]", line)


def _is_before(after: str, patterns: dict[str, re.Pattern[str]]) -> bool:
    return patterns["before"].match(after) is not None


def _past_before(after: str, end: int, patterns: dict[str, re.Pattern[str]]) -> int:
    match = patterns["before"].match(after)
    return end + match.end() if match else end


def _is_report(phrase: Phrase, after: str, patterns: dict[str, re.Pattern[str]]) -> bool:
    """A single day in whose clause something is said or published: 记者9月18日从…获悉, 7日，记者了解到."""
    same_day = phrase.low.year is not None and phrase.low.year.same == "day"
    single = phrase.low == phrase.high and (phrase.low.day is not None or phrase.shift is not None or same_day)
    return single and patterns["report"].match(after) is not None


def is_heading_date(phrase: Phrase, text: str) -> bool:
    """True for a full date in a line that holds nothing else but labels: 发布时间：2011-07-06."""
    low = phrase.low
    if phrase.low != phrase.high or low.day is None or low.year is None or low.year.known is None or phrase.name:
        return False
    before = text[max(0, phrase.start - 60) : phrase.start].rpartition("\n")[2]
    office = _OFFICE.fullmatch(before)
    after = text[phrase.end : phrase.end + 80].partition("\n")[0]
    return (office or _BEFORE_HEAD_DATE.fullmatch(before.strip(" 　"))) is not None and _AFTER_HEAD_DATE.match(
        after
    ) is not None
