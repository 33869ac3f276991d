"""批发价每斤5元 in a sentence on 螺蛳: a name that only says what is measured takes the thing from the clauses before."""

from __future__ import annotations

import re
from functools import lru_cache

from factminer.claim.naming import REPORTING, clean, without_setting
from factminer.claim.setting import COPULAS, Setting
from factminer.context.phrase import noun_before, subject_of
from factminer.lexicon import load
from factminer.lexicon.phrase_words import PhraseWord

# What is measured, without the thing it is measured of.
_BARE = re.compile(
    r"(?:平均|批发|零售|出厂|收购|销售|市场)*(?:价格|均价|价)|现价|售价|单价|报价|价位|日上市量|上市量|供应量|日交易量|销量|零售价|数量|总数|涨幅|降幅|增幅|跌幅|增速|增长率|增长速度|增长幅度|占比|比重"
)
_MEASURED = re.compile(
    r"的?(?:日|周|月)?(?:平均|批发|零售|出厂|收购|销售|市场|供应|交易|上市)*(?:价格|均价|价|行情|供应量?|上市量|交易量|产量|销量|货源|量)\Z"
)
# 涨得最多的是冬瓜，现价为4元
_NAMED = re.compile(r"的是(?P<thing>[^，。；：、]{1,10})\Z")


# A measure of its own has no measure: 播种面积, 收入.
_OTHER = ("面积", "收入", "产值", "投资", "总额", "余额", "利润", "税收", "存款", "贷款", "人数")
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


# 居民每户8元, 90至99周岁100元, 二级医院90%: who or what pays or gets; in a list of fees it is no measure either.
_PAYER = re.compile(
    r"[^，。；：、的]{0,10}(?:居民|[门住农散]?户|人口|人员|职工|人|者|儿童|学生|高中|初中|小学|中学|高校|[小初高中大]学部|初中部|医院|住宅|高层|多层|家庭|单位|企业|周岁|岁|以上|以下|以内|终端|部分|旺季|淡季|文科|理科|[大中小]班|[头二]等[座舱]|车|首小时)"
)
_FEE = re.compile(r"(?:费用?|价格?|票|补[贴助]|津贴|工资|奖[励金]|金|租|薪|标准|定额|限额|比例|分数线|班额|税额?)\Z")
# 按以下标准收取：居民每户8元
_HEADED = re.compile(
    r"(?P<fee>[^，。；：]{2,24}?)(?:按照?(?:以下|下列)?标准(?:收取|执行|发放|计收)|收费标准|标准|如下|具体)?(?:如下|为|是)?："
)


def _of_payer(indicator: str, setting: Setting) -> str:
    """A payer with the fee that the figure before or the head of the list names."""
    if setting.quantity.kind not in ("money", "share", "points") or not _PAYER.fullmatch(indicator):
        return ""
    fee = setting.same_unit or ""
    if not fee and (headed := _HEADED.search(setting.earlier)):
        fee = clean(noun_before(headed["fee"]).noun)
    if not _FEE.search(fee):
        return ""
    own = next((at for at in range(len(fee) - 2, 1, -1) if _PAYER.fullmatch(fee[:at]) and _FEE.search(fee[at:])), 0)
    return indicator + fee[own:]


def _is_part(name: str) -> bool:
    return name in _parts() or _TIER.fullmatch(name) is not None


def _of_part(indicator: str, setting: Setting) -> str:
    """A part with the measure that stands before the copula, or with the figure before of the same unit."""
    if not _is_part(indicator) or (setting.quantity.unit in _PEOPLE and not indicator.endswith("级")):
        return ""  # 其中男性80人: the part is what is counted
    led = _LED.search(setting.clause_left) if setting.clause_left.endswith(setting.left) else None
    measure = clean(noun_before(led["measure"]).noun) if led else setting.same_unit or ""
    if inner := _TIER.search(measure, 1, len(measure) - 1):
        return measure[: inner.start()] + indicator + measure[inner.end() :]  # 电价第一档电量
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
    if payer := _of_payer(indicator, setting):
        return payer
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
    if setting.recent and setting.recent[-1].indicator == f"{told}量" and indicator in _RATES:
        told += "量"  # 用电量增幅
    full = 1 < len(told) <= 12 and not _BARE.fullmatch(told) and (indicator in _RATES or not told.endswith(_OTHER))
    return told + indicator if full and not indicator.startswith(told) else indicator
