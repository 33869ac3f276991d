"""How long something lasts: an amount where the clause says so, elsewhere the attribute of an event or a date.

历时8个多小时, 优良天数为30天 and 三十日以内的产假 state it; 两天的协商会, 五年累计 and 为期一周 do not. In years and days a length is
mostly an attribute, in hours and minutes mostly an amount.
"""

from __future__ import annotations

import re

from factminer.quantity.quantity import Quantity

_CALENDAR_UNITS = frozenset(
    "年 个月 天 日 周 个星期 星期 个礼拜 晚上 晚 夜 宿 旬 昼夜 个年头 个世纪 世纪 个季度".split()
)
_STATED = re.compile(
    r"(?:为|达|达到|历时|耗时|用时|用|费时|需|需要|只需|仅需|缩短|缩短到|缩短至|压缩到|压缩至|压缩|延长|延长到|延长至|提前|推迟|增加|减少|累计|最长|最短|共|共计|天数|期限|时间|寿命|期|账龄|就是|产假|婚假|年假|假|龄|史|徒刑|拘役|缓刑|拘留|服刑|羁押|禁赛|吊销|暂扣|日数|睡眠|住院|间隔|学制|晴天|雨日|工资|薪金|早|晚|迟|满|到|至|多|少|了)\Z"
)
# 15分钟便民生活圈, 一小时经济圈, 两公里养老服务圈
_CIRCLE = re.compile(r"[\u4e00-\u9fff]{0,6}圈(?!子|养|舍)")

# 24个月的本人工资: the months are the amount.
_WAGED = re.compile(r"的?(?:本人|平均|基本|标准|月)?(?:工资|缴费工资)(?!报酬)")


def is_lasting(text: str, quantity: Quantity, before: str, after: str) -> bool:
    """True where the clause that holds `quantity` states how long; `before` and `after` are its neighbours."""
    bounded = text.endswith("以上", quantity.start, quantity.end) and not after.startswith("的")
    said_before = quantity.start < quantity.number_start
    if quantity.qualifier == "under" or (quantity.qualifier == "over" and (said_before or bounded)):
        return True  # 超过4小时的, 三十日以内的产假, 三年以上七年以下
    if after.startswith(("的成绩", "的速度")) or _WAGED.match(after):
        return True
    if after.startswith("的") or before.endswith(("连续", "为期")):
        return False
    if quantity.qualifier == "range" or quantity.unit not in _CALENDAR_UNITS:
        return True
    measured = "." in text[quantity.number_start : quantity.number_end]  # 平均住院日8.5天
    return measured or bool(_STATED.search(before))


def is_stated(before: str) -> bool:
    """True where the words before a length of time tell that it is one: 历时一年; 高兴了一晚上 is a way of speaking."""
    return bool(_STATED.search(before)) and before[-1] != "了"


def names_circle(quantity: Quantity, after: str) -> bool:
    """True for 15分钟便民生活圈: the length is the name of the place."""
    return quantity.kind in ("time", "length") and _CIRCLE.match(after) is not None
