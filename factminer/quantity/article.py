"""一 with a unit: an article before its noun (一个单位), a count behind what it counts (监督检查一次)."""

from __future__ import annotations

import re

from factminer.quantity.duration import is_lasting, is_stated
from factminer.quantity.quantity import Quantity

STOPS = "，。；、！？：”’）)》\n ,;!?"
# 每季度召开一次会议, 每月至少一次
_EVERY = re.compile(
    r"每(?:半?年|个?月|个?季度?|周|天|日|[一两三四五六七八九十0-9]{1,2}(?:年|个月|周|天)|学期|星期)[^，。；、]{0,5}\Z"
)
_BEFALLEN = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:事故|案件|案|事件|火灾|疫情|地震|纠纷|交通|命案)")
_MEASURES = frozenset("money mass area length volume energy power".split())
# 重一斤, 增产一吨
_MEASURED = re.compile(
    r"(?:达|达到|重|增产|减产|增加|减少|增收|下降|上升|上涨|降低|提高|约|近|每[^，。]{0,4}|了|仅|只|需|花|卖|收|长|宽|高|深|厚)\Z"
)


def verdict_on_one(text: str, quantity: Quantity, before: str, after: str) -> tuple[str, str]:
    """Verdict and rule for 一 and its unit: before a noun it is an article, at the end of the clause a count."""
    if quantity.unit in ("%", "倍", "百分点") or quantity.qualifier != "exact" or quantity.value != 1:
        return "claim", quantity.rule
    if quantity.unit == "番":
        return ("claim", quantity.rule) if before.endswith(("翻", "翻了")) else ("idiom", "一番")
    ends = not after or after[0] in STOPS
    if quantity.unit in ("次", "场", "回", "遍", "轮", "趟") and _EVERY.search(before):
        return "claim", "so often in a length of time"
    if quantity.unit == "起" and _BEFALLEN.match(after):
        return "claim", "count of what befell"
    if ends and quantity.kind in _MEASURES and _MEASURED.search(before):
        return "claim", "measured amount"
    if quantity.kind == "time" and is_lasting(text, quantity, before, after) and is_stated(before):
        return "claim", "measured amount"
    if before.endswith(("不漏", "不落", "不落下", "不少", "无")):
        return "article", "article-like 一"
    if (
        ends
        and quantity.kind in _MEASURES | {"count"}
        and before
        and before[-1] not in "的每这那某另第同后前之了是上者仅唯" + STOPS
    ):
        return "claim", "count behind its noun"
    return "article", "article-like 一"
