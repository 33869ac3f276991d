"""批发价每公斤4.8元 in a sentence on 螺蛳: a name that only says what is measured takes the thing from the clauses before."""

from __future__ import annotations

import re

from factminer.claim.setting import REPORTING, Setting, clean, without_setting
from factminer.context.phrase import subject_of

# What is measured, without the thing it is measured of.
_BARE = re.compile(
    r"(?:平均|批发|零售|出厂|收购|销售|市场)*(?:价格|均价|价)|现价|售价|单价|报价|价位|日上市量|上市量|供应量|日交易量|销量|零售价|数量|总数|涨幅|降幅|增幅|跌幅|增速|占比|比重"
)
_MEASURED = re.compile(
    r"的?(?:日|周|月)?(?:平均|批发|零售|出厂|收购|销售|市场|供应|交易|上市)*(?:价格|均价|价|行情|供应量?|上市量|交易量|产量|销量|货源|量)\Z"
)
# 涨幅最大的是茄子，现价为4.75元
_NAMED = re.compile(r"的是(?P<thing>[^，。；：、]{1,10})\Z")


# A measure of its own has no measure: 播种面积, 收入.
_OTHER = ("面积", "收入", "产值", "投资", "总额", "人数")
# 每斤卖4元: the verb stands for the price.
_SELLING = frozenset({"卖", "售", "卖到", "要", "卖出", "售卖"})


def complete(indicator: str, setting: Setting) -> str:
    """`indicator` with the thing it is measured of, where it names none and the sentence does."""
    if setting.quantity.kind == "money" and setting.per and indicator in _SELLING:
        indicator = "价格"
    if not _BARE.fullmatch(indicator):
        return indicator
    for clause in reversed(re.split(r"[，；：]", setting.earlier.rstrip("，；：、 "))):
        if setting.recent and any(char.isdigit() for char in clause):
            break  # the figure before is nearer
        if REPORTING.match(clause.strip()):
            continue
        named = _NAMED.search(clause)
        thing = named["thing"] if named else _MEASURED.sub("", clean(subject_of(without_setting(clause.strip()))))
        if (
            indicator not in thing
            and 1 < len(thing) <= 12
            and not any(char.isdigit() for char in thing)
            and not _BARE.fullmatch(thing)
        ):
            return thing.removesuffix("的") + indicator
    told = _MEASURED.sub("", setting.recent[-1].indicator) if setting.recent else ""
    named = 1 < len(told) <= 12 and not _BARE.fullmatch(told) and not told.endswith(_OTHER)
    return told + indicator if named else indicator
