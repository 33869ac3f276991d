"""跌到850韩元兑1美元, 以8130点收盘: rates of exchange and closing prices are about the rate or the index that is traded."""

from __future__ import annotations

import re

from factminer.claim.naming import clean
from factminer.claim.setting import Reading, Setting, told_before
from factminer.context.phrase import noun_before

_RATE = "汇率|汇价|比价|牌价|中间价|兑换率|比率"
_NAMED = re.compile(
    rf"(?P<name>(?:(?<![0-9])[^，。；：、\s0-9对与同电]{{1,8}}[对与同和兑][^，。；：、\s0-9]{{1,6}}?的?)?(?:官方|市场|平均|名义|实际|有效)?(?:{_RATE}))"
)
# 泰铢与欧元的汇率上升: between two currencies.
_PAIR = re.compile(
    rf"(?:\A|[，的])(?P<name>[^，。；：、0-9对与同和]{{1,8}}[对与同和][^，。；：、0-9]{{1,8}}?的?(?:{_RATE}))(?:已经?|又|再|均)?\Z"
)
_CHANGED_FOR = re.compile(r"(?:可|能)?(?:兑换?|换)(?=[1一][^，。；：、0-9]{1,4}|[0-9])")
_CHANGED = re.compile(r"[^，。；：、0-9]{0,3}?(?:可|能)?(?:兑换?|换)(?:了|为|成)?\Z")
# 以8130点收盘: what closes stands before 以, or in the clauses before.
_CLOSING = re.compile(r"(?:的?(?:价格?|点位|成绩))?(?:收盘|收市|报收|收官|开盘)(?![价前后])")
_AT = re.compile(r"(?P<what>[^，。；：]{0,24}?)以(?:每?[^，。；：、]{1,2})?\Z")


def read_traded(setting: Setting) -> Reading | None:
    """The rate of exchange that two amounts of money tell, or what closes at a price."""
    if (found := _AT.fullmatch(setting.left)) and _CLOSING.match(setting.right):
        what = clean(noun_before(found["what"]).noun) or (
            setting.recent[-1].indicator if setting.recent else told_before(setting)
        )
        return Reading(what, "price at the close") if what else None
    predicate = setting.predicate
    pair = _PAIR.search(predicate.topic) if predicate.words and not predicate.compared else None
    if pair and not _CHANGED_FOR.match(setting.text, setting.quantity.end):
        return Reading(clean(pair["name"]), "topic with its figure", None, predicate.change, predicate.basis)
    if setting.quantity.kind != "money":
        return None
    text, quantity, before = setting.text, setting.quantity, setting.previous_quantity
    second = (
        before is not None
        and before.kind in ("money", "number")
        and _CHANGED.fullmatch(text[before.end : quantity.start]) is not None
    )
    if not second and not _CHANGED_FOR.match(text, quantity.end):
        return None
    if second and setting.recent:
        return Reading(setting.recent[-1].indicator, "rate of exchange")
    told = [*_NAMED.finditer(text, setting.sentence.start, quantity.start)]
    name = clean(told[-1]["name"]) if told else ""
    if not name and setting.previous is not None and setting.same_paragraph:
        name = setting.previous.indicator if _NAMED.search(setting.previous.indicator) else ""
    return Reading(name or "兑换", "rate of exchange")
