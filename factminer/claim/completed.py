"""批发价每公斤4.8元 in a sentence on 螺蛳: a name that only says what is measured takes the thing from the clauses before."""

from __future__ import annotations

import re
from functools import lru_cache

from factminer.claim.setting import COPULAS, REPORTING, Setting, clean, without_setting
from factminer.context.phrase import noun_before, subject_of
from factminer.lexicon import load
from factminer.lexicon.phrase_words import PhraseWord

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
# Of anything that is measured.
_RATES = frozenset({"涨幅", "降幅", "增幅", "跌幅", "增速", "占比", "比重"})
# 每斤卖4元: the verb stands for the price.
_SELLING = frozenset({"卖", "售", "卖到", "要", "卖出", "售卖"})


# 可申领求职补贴，标准为每人1500元: the norm is that of what the clause before ends with.
_NORMS = frozenset({"标准", "数额", "额度", "金额", "期限", "最高额度"})
# 一类18.5元、第二阶梯3.9元: the class names no measure.
_TIER = re.compile(r"(?:第?[一二三四五六七八九十]|[甲乙丙丁特首])(?:类|档|级|等|阶梯|期|批)(?:地区|标准)?")
_LED = re.compile(r"(?P<measure>[^，。；：]{2,40}?)(?:依次|分别|各|共?分)?(?:为|是)[^，。；：为是]{2,8}\Z")

_PEOPLE = frozenset({"人", "名", "位", "户"})


@lru_cache(maxsize=1)
def _parts() -> frozenset[str]:
    """Words that name a part of what is measured, never the measure: 夜间, 女性."""
    return frozenset(row.word for row in load(PhraseWord) if row.kind == "part")


def _is_part(name: str) -> bool:
    return name in _parts() or _TIER.fullmatch(name) is not None


def _of_part(indicator: str, setting: Setting) -> str:
    """A part with the measure that stands before the copula, or with the figure before of the same unit."""
    if not _is_part(indicator) or (setting.quantity.unit in _PEOPLE and not indicator.endswith("级")):
        return ""  # 其中男性80人: the part is what is counted
    led = _LED.search(setting.clause_left) if setting.clause_left.endswith(setting.left) else None
    measure = clean(noun_before(led["measure"]).noun) if led else setting.same_unit or ""
    ends = range(min(8, len(measure) - 1), 0, -1)
    if head := next((size for size in ends if _is_part(measure[:size])), 0):
        measure = measure[head:]
    elif tail := next((size for size in ends if _is_part(measure[-size:])), 0):
        measure = measure[:-tail]
    return indicator + measure if len(measure) > 1 and not _is_part(measure) else ""


def complete(indicator: str, setting: Setting) -> str:
    """`indicator` with the thing it is measured of, where it names none and the sentence does."""
    if setting.quantity.kind == "money" and setting.per and indicator in _SELLING:
        indicator = "价格"
    if part := _of_part(indicator, setting):
        return part
    if indicator in _NORMS and setting.predicate.words in COPULAS and not setting.recent:
        thing = clean(noun_before(setting.earlier.rstrip("，：、 ")).noun)
        return thing + indicator if 1 < len(thing) <= 12 and indicator not in thing else indicator
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
    named = 1 < len(told) <= 12 and not _BARE.fullmatch(told) and (indicator in _RATES or not told.endswith(_OTHER))
    return told + indicator if named else indicator
