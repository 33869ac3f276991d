"""A stretch of a clause as the name of what is measured: without the time and place at its head, and
nothing where it names nothing."""

from __future__ import annotations

import re

from factminer.context.phrase import event_before, noun_before, trim
from factminer.context.segment import find_words
from factminer.quantity.date import DATE

# 三年筹集资金, 头八个月外贸出口, 三天三夜挖土: how long it took; 三年级, 五年计划 are words.
SPAN = re.compile(
    r"(?:前|头|后|近|这|最近|过去|整整|只|仅|短短|不到|约)?(?:[0-9]{1,3}|[一两二三四五六七八九十]{1,3}|几|数|半)多?(?:个多?)?(?:年|月|天|昼夜|日|夜|旬|周|星期|季度|晚上)(?:[三0-9]夜|多|半|时间|之?内|里|中|间|来)*(?![级生计规行滚一期制龄岁度薪费份前后以票游班线均产上下底末初之一的历套报间新])(?=.{2})"
)


_TIME = re.compile(
    r"(?:截至|截止|截止到|到|从|自|在|于|仅)?(?:今年以来|今天|今日|今晚|今晨|昨天|昨日|昨晚|明天|明日|前天|今年|去年|前年|明年|当年|本年|全年|上年|年内|本月|上月|当月|上半年|下半年|目前|当前|现在|近年来|近年|近日|日前|至今|以来|期间|年均|同期|往年|常年|历年|年底|年末|月末|月底|(?:昨日|当日|当天|当晚|当时|前日|前晚)(?=.{2})|[上中下]旬|初(?![中级步期审始婚高产])|末(?![位期端])|底(?![层价薪座部线板盘数商])|来(?![自水]|宾|宁|往|电|访|信|料|源))|(?:建成|投产|达产|建成投产|项目建成)后|(?:小长假|长假|假期|节日|汛期|春运)(?=全[国省市县区州镇村网]|我[省市县区]|各)|连续[0-9一二三四五六七八九十]{1,3}年|(?:首|第[一二三])批次?|(?:本|上|这|前一)周(?:（[^（）]*）)?|[前后][0-9０-９一二三四五两]{1,2}年"
)
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
        "最长",
        "最短",
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
        "收盘",
        "收盘时",
        "开盘",
        "开盘时",
        "全日",
        "全天",
    }
)
# 一片9亩的荒山
_ARTICLE = re.compile(r"[一两几](?:[片个座条块处批种只头名位斤箱袋盒瓶亩吨]|公斤)")
_AREA = re.compile(
    r"(?:在|对|为|给|向)?(?:中国(?=今年|去年|目前|现在)|全国|全省|全市|全县|全区|全州|全镇|全乡|全村|全旗|全盟|全球|我国|我省|我市|我县|我区|我州|我镇|我村|本市|本省|本区|本县|该省|该市|该县|该区|该镇|该村|该国|[县省市区乡镇村厂社队矿局院校州]里|当地|各地|辖区内|辖区|境内|区内|省内|市内(?!电话)|国内(?!生产|游客|外|旅游|居民|出游|贷款|投资))的?"
)


def without_setting(topic: str, places: tuple[str, ...] = ()) -> str:
    """`topic` without the time and place at its head.

    >>> without_setting("2020年九原区新增绿地面积", ("九原区",)), without_setting("今年1至8月，全市空气质量")
    ('新增绿地面积', '空气质量')
    """
    changed = True
    while changed and topic:
        topic, changed = _without_particle(topic.lstrip(" 　，、")), False
        for pattern in (DATE, _TIME, SPAN, _AREA):
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
                and topic[len(place)] not in "路街大银日人产话晚级民门段"
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
# 但是最长
_BUT = re.compile(r"\A(?:但是?|并且|而且|且)(?=最)")
# 镇内一辆面包车载客
_ONE = re.compile(r"\A[^，。；：的]{2,16}?一[辆艘架列](?=.{2})")
# 有“粮都”之称的甲县产量
_KNOWN_AS = re.compile(r"\A[^，。；：]{0,4}“[^”]{1,16}”(?:之称|美誉|之誉|称号)的(?=.{2})")
# 预计明日将达27米
_DAY = re.compile(r"(?:今|明|后|昨|次|当)[天日晚晨]")


def clean(noun: str) -> str:
    """A noun phrase as an indicator."""
    noun = _FROM_AFAR.sub("", _BUT.sub("", noun.strip()))
    noun = _KNOWN_AS.sub("", _ONE.sub("", noun))
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
