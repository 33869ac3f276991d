"""Whether a quantity that was read is one that the text asserts, and if not, what it is.

Each rule is a pair of name and verdict; the first that speaks decides. The verdicts follow the project's meaning of a
claim: article-like 一, the base of a rate, the age of a person and a bare numeral in a name are none.
"""

from __future__ import annotations

import re

from factminer.quantity.article import verdict_on_one
from factminer.quantity.bare import verdict_on_bare
from factminer.quantity.duration import is_lasting, names_circle
from factminer.quantity.number import DIGIT_STRING
from factminer.quantity.quantity import Quantity

_BUS = re.compile("(?:公交车?|乘坐?|坐|换乘|路、|路和|线路)\\Z")
_COUNTED = re.compile(
    "(?:共|共有|新增|增加|达到?|[办设分派来建开组买购印发出演].?了|开设|举办|组建|成立|派出|出动|分|分成|分为|编印|发行|建成|的|各)\\Z"
)
_TIERS = frozenset("一二三四五六七八九十")
_PRICED = re.compile(r"(?:地区|标准|区|城市)?(?:为|是|每[^，。；0-9]{1,6})?[0-9]")
_CHINESE = re.compile(r"[〇零一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟]+\Z")
# 二〇三所, 三二〇厂, 五四路: these are numbered more often than counted; 三五个 and 七八家 are ranges.
_NUMBERED = frozenset("所 厂 号 路 队 院 室 团 师 旅 连 营 线 库 局 场 站 班 高地 街 房 次 医院 工厂 部队 车间".split())
_AGE_MEASURED = re.compile(r"平均|预期|寿命|人均|中位|年龄为|年龄达")
# 预期寿命比上年提高1.2岁
_AGE_MOVED = re.compile(r"(?:提高|延长|增加|上升|缩短|降低|下降|增长)了?\Z")
# 提出3点建议 counts, 6点集合 tells the time, 收报3052点 is the level of an index.
_REASONS = re.compile(
    r"[\u4e00-\u9fff]{0,2}(?:建议|意见|要求|启示|体会|希望|原因|看法|说明|经验|思考|认识|做法|共识|内容|措施|理由|感受|想法|不足|变化|特点|优势|好处)"
)
_LEVEL = re.compile(r"(?:指|跌|涨|报|收|升|降|盘|于|达|至|到|[数约近超过了]|[下上]挫)\Z")


def verdict_on(text: str, quantity: Quantity) -> tuple[str, str]:
    """Verdict and the name of the rule that gave it, for a quantity read in `text`."""
    number = text[quantity.number_start : quantity.number_end]
    chinese = bool(_CHINESE.match(number))
    before, after = text[max(0, quantity.start - 12) : quantity.start], text[quantity.end : quantity.end + 8]
    if quantity.kind == "anniversary":
        return "date", "anniversary"
    if text.startswith("出头", quantity.number_end) and (quantity.value or 0) <= 100:
        return "age", "age of a person"
    if quantity.kind == "age" and not _AGE_MEASURED.search(before) and not _AGE_MOVED.search(before):
        return "age", "age of a person"
    if not quantity.unit:
        return verdict_on_bare(text, quantity, number, chinese, before, after)
    if (
        chinese
        and quantity.qualifier != "range"
        and quantity.unit in _NUMBERED
        and DIGIT_STRING.match(number)
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
    if number in _TIERS and quantity.unit in ("类", "级", "档", "等") and _PRICED.match(after):
        return "label", "numbered part"  # 一类90元、二类80元
    if names_circle(quantity, after):
        return "label", "circle of so many minutes"
    if quantity.unit == "点" and not _is_point(quantity, before, after):
        return "time", "clock time"
    if number == "一" and not (quantity.kind == "time" and quantity.value != 1):
        return verdict_on_one(text, quantity, before, after)
    if before.endswith("每") and quantity.qualifier == "exact":
        return "per", "base of a rate"
    if number in ("百", "千", "万", "亿") and quantity.qualifier == "exact":
        return "vague", "bare magnitude"
    if quantity.kind == "grade" and chinese and quantity.unit == "级":
        strong = before.endswith(("风力", "风力达", "阵风", "风速", "里氏", "震级", "烈度")) or after.startswith(
            ("大风", "地震", "阵风", "强震", "台风")
        )
        if not strong:
            return "label", "grade in a name"
    if quantity.kind == "time" and not is_lasting(text, quantity, before, after):
        return "duration", "length of an event as its attribute"
    if quantity.unit == "年" and number.isdigit() and (len(number) == 4 or number.startswith("0")):
        return "date", "year"
    return "claim", quantity.rule


def _is_point(quantity: Quantity, before: str, after: str) -> bool:
    """True where 点 counts points; a whole number of at most 24 is an hour where nothing says so."""
    value = quantity.high if quantity.value is None else quantity.value
    if value is None or value > 24 or value != value.to_integral_value():
        return True
    return bool(
        _REASONS.match(after)
        or _LEVEL.search(before)
        or before.endswith(("提", "提出", "讲", "谈", "强调", "几", "以下", "如下"))
    )
