"""A number without a unit: an amount where a multiplier, a qualifier or the clause makes it one, else a label or unknown."""

from __future__ import annotations

import re

from factminer.quantity.article import STOPS
from factminer.quantity.date import BARE_YEAR
from factminer.quantity.number import DIGIT_STRING
from factminer.quantity.quantity import Quantity

_OLD = re.compile("年[近过逾]\\Z|年已\\Z")
# 万万 holds no digit.
_DIGIT = re.compile("[0-9一二两三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]")
# 9省（区）, 6市县, 8部门: a name that sums up what it stands for.
_SUMMED_UP = tuple("省 市 县 区 州 国 乡 镇 村 校 部门 地 税 费 院 馆 园 港 党 军".split())
# 5000志愿者, 三千干部: headlines leave the classifier out where people and firms are counted.
_COUNTED_NOUN = re.compile(
    "(?:余|多)?(?:干部|党员|志愿者|职工|民警|师生|学生|学子|群众|农民|官兵|游客|教师|医护|医务|企业|农户|贫困户|代表|委员|选手|运动员|员工|工人"
    "|居民|村民|观众|市民|考生|毕业生|儿童|老人|老师|家庭|商户|商家|网点|岗位|名师|专家|人才|社员|民工|移民|牧民|旅客|乘客|车辆|项目)"
)
_ASSERTING = re.compile(
    r"(?:为|达|达到|到|至|是|仅|共|约|升至|降至|增至|指数|值|比分|得分|均分|[数量额值率价]|[=＝])[:：为]?\Z"
)


def verdict_on_bare(
    text: str, quantity: Quantity, number: str, chinese: bool, before: str, after: str
) -> tuple[str, str]:
    """Verdict and rule for a number without a unit; `number` is its figures as printed, `chinese` whether in words."""
    if quantity.kind in ("share", "ratio"):
        if "/" in number and quantity.value is not None and quantity.value >= 1:
            return "label", "two numbers"  # 24/7, 89/84
        return "claim", quantity.rule
    if after.startswith(("死", "伤", "亡")):
        return "claim", "casualties"  # 3死5伤
    if before.endswith("每"):
        return "per", "base of a rate"  # 每千人口
    if "点" in number and (_ASSERTING.search(before) or before.endswith(("由", "从"))):
        return "claim", "bare number"  # 系数由零点四二降为零点三九
    if chinese:
        if quantity.qualifier in ("nearly", "over") and _OLD.search(
            text, max(0, quantity.number_start - 3), quantity.number_start
        ):
            return "age", "age of a person"
        if (quantity.multiplier and _DIGIT.search(number)) or quantity.qualifier not in ("exact", "range"):
            return "claim", "number without unit"
        if quantity.low is not None and quantity.low >= 1000:
            return "claim", "number without unit"  # 一万四五
        if len(number) > 1 and number[-1] in "十百千" and _COUNTED_NOUN.match(after):
            return "claim", "count without classifier"
        spelled = len(number) > 2 and number[-1] not in "百千" and not DIGIT_STRING.match(number)
        if spelled and quantity.value is not None and quantity.value >= 1000:
            return "claim", "number without unit"  # 工资四千五
        if (
            len(number) > 2
            and number[-1] not in "百千"
            and (not after or after[0] in STOPS)
            and _ASSERTING.search(before)
        ):
            return "claim", "bare number"
        return "label", "numeral without a classifier"
    if quantity.multiplier or quantity.qualifier not in ("exact", "range"):
        return "claim", "number without unit"
    if re.search("[万亿][0-9]", number):
        return "claim", "number without unit"  # 收入2万8
    if number == "10" and after[:1] in ("派", "送", "转"):
        return "per", "base of a rate"  # 10派5元: for every ten shares
    if BARE_YEAR.match(text, quantity.number_start):
        return "date", "year without 年"
    if after.startswith(_SUMMED_UP):
        return "label", "number joined to a noun"
    ends = not after or after[0] in STOPS
    if number[0] == "0" and len(number) > 1 and "." not in number:
        return "identifier", "code with a leading nought"
    if ends and (_ASSERTING.search(before) or "." in number):
        return "claim", "bare number"
    if len(number) > 1 and _COUNTED_NOUN.match(after):
        return "claim", "count without classifier"
    if _repeated(text, quantity, number):
        return "label", "figure repeated in its line"
    return "unknown", "number without unit"


def _repeated(text: str, quantity: Quantity, number: str) -> bool:
    """True for the number that opens a line and stands in it again with its unit: 33目前全市快递品牌33个."""
    if text[quantity.number_start - 1 : quantity.number_start].strip():
        return False
    line = text[quantity.number_end : quantity.number_end + 80].partition("\n")[0]
    return number in line
