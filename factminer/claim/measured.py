"""优良率为96.8%, 集体合同149份: the thing measured or counted stands before the figure, with or without a copula."""

from __future__ import annotations

import re

from factminer.claim.setting import Reading, Setting, clean
from factminer.context.phrase import noun_before, trim

_COMPARED = re.compile(r"(?:比|较|由|从)[^，。；]{0,14}的?\Z")
_SPENT = re.compile(
    r"(?:投入|投资|出资|拿出|筹资|耗资|斥资|花费|花|支付|增收|创收|盈利|获利|卖|售价|拨出|捐款|捐资|募集|筹集|筹措|贷款|贷|损失|减免|退税|让利)了?\Z"
)


def read_measure(setting: Setting) -> Reading | None:
    """The noun phrase before the figure or its copula; for money spent without a noun, the spending word."""
    topic = setting.predicate.topic
    phrase = noun_before(topic)
    noun = clean(phrase.noun)
    if _COMPARED.match(setting.left) and setting.previous is not None:
        # 比去年的989万件增加…: the level compared with is about the same thing.
        return Reading(setting.previous.indicator, "level compared with")
    opening = clean(topic).startswith(phrase.verb)
    if noun and opening and phrase.kind in ("increase", "decrease") and setting.predicate.change == "level":
        # 增产粮食十亿公斤: the word of change stands before its object.
        return Reading(noun, "object of a change", phrase.verb, phrase.kind, "other")
    if noun:
        rule = "topic with its figure" if setting.predicate.words else "noun before its count"
        return Reading(noun, rule, phrase.verb or None, setting.predicate.change, setting.predicate.basis)
    if spent := _SPENT.search(trim(topic)):
        return Reading(
            spent.group().removesuffix("了"),
            "money by its verb",
            spent.group(),
            setting.predicate.change,
            setting.predicate.basis,
        )
    return None
