"""Whether a quantity that was read is one that the text asserts, and if not, what it is.

Each rule is a pair of name and verdict; the first that speaks decides. The verdicts follow the project's meaning of a
claim: article-like 一, the base of a rate, the age of a person and a bare numeral in a name are none.
"""

from __future__ import annotations

import re

from factminer.quantity.date import BARE_YEAR
from factminer.quantity.quantity import Quantity

_STOPS = "，。；、！？：”’）)》\n ,;!?"
_OLD = re.compile("年[近过逾]\\Z|年已\\Z")
_BUS = re.compile("(?:公交车?|乘坐?|坐|换乘|路、|路和|线路)\\Z")
_COUNTED = re.compile(
    "(?:共|共有|新增|增加|达到?|[办设分派来建开组买购印发出演].?了|开设|举办|组建|成立|派出|出动|分|分成|分为|编印|发行|建成|的|各)\\Z"
)
_CHINESE = re.compile(r"[〇零一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟]+\Z")
# 五四路, 二○三所: digits side by side count nothing; 三五个 and 七八家 are ranges.
_DIGIT = re.compile("[0-9一二两三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]")
# 二〇三所, 三二〇厂, 五四路: these are numbered more often than counted.
_NUMBERED = frozenset("所 厂 号 路 队 院 室 团 师 旅 连 营 线 库 局 场 站 班 高地 街 房 次 医院 工厂 部队 车间".split())
_DIGIT_STRING = re.compile("[〇零一二三四五六七八九]{2,}\\Z")
_AGE_MEASURED = re.compile(r"平均|预期|寿命|人均|中位|年龄为|年龄达")
# In these a length of time is mostly a date or an attribute (五年来, 两天的会); in hours and minutes mostly an amount.
# 15分钟便民生活圈, 一小时经济圈, 两公里养老服务圈
_CIRCLE = re.compile(r"[\u4e00-\u9fff]{0,6}圈(?!子|养|舍)")
_CALENDAR_UNITS = frozenset(
    "年 个月 天 日 周 个星期 星期 个礼拜 晚上 晚 夜 宿 旬 昼夜 个年头 个世纪 世纪 个季度".split()
)
_DURATION_STATED = re.compile(
    r"(?:为|达|达到|历时|耗时|用时|用|费时|需|需要|只需|仅需|缩短|缩短到|缩短至|压缩到|压缩至|压缩|延长|延长到|延长至|提前|推迟|增加|减少|累计|最长|最短|共|共计|天数|期限|时间|寿命|期|账龄|就是|产假|婚假|年假|假|龄|史|徒刑|拘役|缓刑|拘留|服刑|羁押|禁赛|吊销|暂扣|日数|睡眠|工资|薪金|早|晚|迟|满|到|至|多|少|了)\Z"
)
# 9省（区）, 6市县, 8部门: a name that sums up what it stands for.
_SUMMED_UP = (
    "省",
    "市",
    "县",
    "区",
    "州",
    "国",
    "乡",
    "镇",
    "村",
    "校",
    "部门",
    "地",
    "税",
    "费",
    "院",
    "馆",
    "园",
    "港",
    "党",
    "军",
)
# 每季度召开一次会议, 每月至少一次; 重一斤, 增产一吨.
_EVERY = re.compile(
    r"每(?:半?年|个?月|个?季度?|周|天|日|[一两三四五六七八九十0-9]{1,2}(?:年|个月|周|天)|学期|星期)[^，。；、]{0,5}\Z"
)
_BEFALLEN = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:事故|案件|案|事件|火灾|疫情|地震|纠纷|交通|命案)")
_MEASURES = frozenset("money mass area length volume energy power".split())
_MEASURED = re.compile(
    r"(?:达|达到|重|增产|减产|增加|减少|增收|下降|上升|上涨|降低|提高|约|近|每[^，。]{0,4}|了|仅|只|需|花|卖|收|长|宽|高|深|厚)\Z"
)
# 5000志愿者, 三千干部: headlines leave the classifier out where people and firms are counted.
_COUNTED_NOUN = re.compile(
    "(?:余|多)?(?:干部|党员|志愿者|职工|民警|师生|学生|学子|群众|农民|官兵|游客|教师|医护|医务|企业|农户|贫困户|代表|委员|选手|运动员|员工|工人"
    "|居民|村民|观众|市民|考生|毕业生|儿童|老人|老师|家庭|商户|商家|网点|岗位|名师|专家|人才|社员|民工|移民|牧民|旅客|乘客|车辆|项目)"
)
_ASSERTING = re.compile(
    r"(?:为|达|达到|到|至|是|仅|共|约|升至|降至|增至|指数|值|比分|得分|均分|[数量额值率价]|[=＝])[:：为]?\Z"
)


def verdict_on(text: str, quantity: Quantity) -> tuple[str, str]:
    """Verdict and the name of the rule that gave it, for a quantity read in `text`."""
    number = text[quantity.number_start : quantity.number_end]
    chinese = bool(_CHINESE.match(number))
    before, after = text[max(0, quantity.start - 12) : quantity.start], text[quantity.end : quantity.end + 8]
    if quantity.kind == "anniversary":
        return "date", "anniversary"
    if text.startswith("出头", quantity.number_end):
        return "age", "age of a person"
    if quantity.kind == "age" and not _AGE_MEASURED.search(before):
        return "age", "age of a person"
    if not quantity.unit:
        return _without_unit(text, quantity, number, chinese, before, after)
    if (
        chinese
        and quantity.qualifier != "range"
        and quantity.unit in _NUMBERED
        and _DIGIT_STRING.match(number)
        and not (len(number) == 2 and number[0] == "零")
    ):
        return "name", "digits of a name"
    if quantity.unit == "标段":
        return "label", "numbered part"
    if number.isdigit() and quantity.unit == "路" and _BUS.search(before):
        return "label", "numbered part"
    if chinese and quantity.unit in ("期", "号", "线", "版", "路", "班", "队") and number != "两":
        # 三期 and 二号线 are names, 办了三期 and 兵分三路 counts.
        small = len(number) <= 3 and not re.search("[百千万亿]", number)
        if small and not _COUNTED.search(before):
            return "label", "numbered part"
    if quantity.kind in ("time", "length") and _CIRCLE.match(after):
        return "label", "circle of so many minutes"
    if number == "一" and not (quantity.kind == "time" and quantity.value != 1):
        return _one(quantity, before, after)
    if before.endswith("每") and quantity.qualifier == "exact":
        return "per", "base of a rate"
    if number in ("百", "千", "万", "亿") and quantity.qualifier == "exact":
        return "vague", "bare magnitude"
    if quantity.kind == "grade" and chinese and quantity.unit == "级":
        return "label", "grade in a name"
    bounded = text.endswith("以上", quantity.start, quantity.end) and not after.startswith("的")
    if quantity.kind == "time" and not _lasting(quantity, before, after, bounded):
        return "duration", "length of an event as its attribute"
    if quantity.unit == "年" and number.isdigit() and (len(number) == 4 or number.startswith("0")):
        return "date", "year"
    return "claim", quantity.rule


def _lasting(quantity: Quantity, before: str, after: str, bounded: bool = False) -> bool:
    """True where the clause states how long: 历时8个多小时, 优良天数为30天, 三个工作日内; not in 两天的协商会, 五年累计."""
    said_before = quantity.start < quantity.number_start
    if quantity.qualifier == "under" or (quantity.qualifier == "over" and (said_before or bounded)):
        return True  # 超过4小时的, 三十日以内的产假, 三年以上七年以下
    if after.startswith("的成绩"):
        return True
    if after.startswith("的") or before.endswith(("连续", "为期")):
        return False
    if quantity.qualifier in ("under", "range") or quantity.unit not in _CALENDAR_UNITS:
        return True
    return bool(_DURATION_STATED.search(before))


def _one(quantity: Quantity, before: str, after: str) -> tuple[str, str]:
    """一 before its noun is an article; behind what it counts, at the end of the clause, it is a count."""
    if quantity.unit in ("%", "倍", "百分点") or quantity.qualifier != "exact" or quantity.value != 1:
        return "claim", quantity.rule
    if quantity.unit == "番":
        return ("claim", quantity.rule) if before.endswith(("翻", "翻了")) else ("idiom", "一番")
    ends = not after or after[0] in _STOPS
    if quantity.unit in ("次", "场", "回", "遍", "轮", "趟") and _EVERY.search(before):
        return "claim", "so often in a length of time"
    if quantity.unit == "起" and _BEFALLEN.match(after):
        return "claim", "count of what befell"
    if ends and quantity.kind in _MEASURES and _MEASURED.search(before):
        return "claim", "measured amount"
    if (
        quantity.kind == "time"
        and _lasting(quantity, before, after)
        and _DURATION_STATED.search(before)
        and before[-1] != "了"
    ):
        return "claim", "measured amount"
    if before.endswith(("不漏", "不落", "不落下", "不少", "无")):
        return "article", "article-like 一"
    if (
        ends
        and quantity.kind in _MEASURES | {"count"}
        and before
        and before[-1] not in "的每这那某另第同后前之了是上者仅唯" + _STOPS
    ):
        return "claim", "count behind its noun"
    return "article", "article-like 一"


def _repeated(text: str, quantity: Quantity, number: str) -> bool:
    """True for the number that opens a line and stands in it again with its unit: 33目前全市快递品牌33个."""
    if text[quantity.number_start - 1 : quantity.number_start].strip():
        return False
    line = text[quantity.number_end : quantity.number_end + 80].partition("\n")[0]
    return number in line


def _without_unit(
    text: str, quantity: Quantity, number: str, chinese: bool, before: str, after: str
) -> tuple[str, str]:
    """A number with no unit is a claim where a multiplier, a qualifier or the clause makes it an amount."""
    if quantity.kind in ("share", "ratio"):
        return "claim", quantity.rule
    if after.startswith(("死", "伤", "亡")):
        return "claim", "casualties"  # 3死5伤
    if before.endswith("每"):
        return "per", "base of a rate"  # 每千人口
    if chinese:
        if quantity.qualifier in ("nearly", "over") and _OLD.search(
            text, max(0, quantity.number_start - 3), quantity.number_start
        ):
            return "age", "age of a person"
        if (quantity.multiplier and _DIGIT.search(number)) or quantity.qualifier not in ("exact", "range"):
            return "claim", "number without unit"
        if len(number) > 1 and number[-1] in "十百千" and _COUNTED_NOUN.match(after):
            return "claim", "count without classifier"
        spelled = len(number) > 2 and number[-1] not in "百千" and not _DIGIT_STRING.match(number)
        if spelled and quantity.value is not None and quantity.value >= 1000:
            return "claim", "number without unit"  # 工资四千五
        if (
            len(number) > 2
            and number[-1] not in "百千"
            and (not after or after[0] in _STOPS)
            and _ASSERTING.search(before)
        ):
            return "claim", "bare number"
        return "label", "numeral without a classifier"
    if quantity.multiplier or quantity.qualifier not in ("exact", "range"):
        return "claim", "number without unit"
    if number == "10" and after[:1] in ("派", "送", "转"):
        return "per", "base of a rate"  # 10派5元: for every ten shares
    if BARE_YEAR.match(text, quantity.number_start):
        return "date", "year without 年"
    if after.startswith(_SUMMED_UP):
        return "label", "number joined to a noun"
    ends = not after or after[0] in _STOPS
    if number[0] == "0" and len(number) > 1 and "." not in number:
        return "identifier", "code with a leading nought"
    if ends and (_ASSERTING.search(before) or "." in number):
        return "claim", "bare number"
    if len(number) > 1 and _COUNTED_NOUN.match(after):
        return "claim", "count without classifier"
    if _repeated(text, quantity, number):
        return "label", "figure repeated in its line"
    return "unknown", "number without unit"
