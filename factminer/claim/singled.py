"""价格上涨的有8种, 向社会发行股票的92家: what is counted is singled out by a clause before 的有; its noun stood with the figure before."""

from __future__ import annotations

import re

from factminer.claim.naming import clean, without_setting
from factminer.claim.setting import Reading, Setting
from factminer.context.phrase import VERBS, noun_before
from factminer.context.phrase_behind import noun_after
from factminer.context.segment import find_words

_SINGLED = re.compile(
    r"(?P<clause>[^，。；：、！？\n]{2,24}的)(?P<has>(?:共|就|约|已|仅|还|只|也)?(?:有|达|为|占)(?:近|约|了)?)?\Z"
)

# 在外省务工的: where they are makes the part.
_STAYING = re.compile(
    r"(?P<clause>在(?:[本外]|当地|城|乡|国)[^，。；：、]{0,8}?(?:从事|工作|务工|劳动|就业|居住|经商|就读|上学|打工)[^，。；：、的]{0,6}的)(?:共|就|约|已|仅|还|只|也|有|达|为|占|近)*\Z"
)
# 全省职工按年龄分：
_SORTED = re.compile(r"(?P<whole>[^，。；：]{2,16}?)(?:，)?按[^，。；：]{2,10}?(?:划?分|分类|来看|看)[，：]")
_DOING = VERBS | {"achieve", "suffix_verb"}


def read_singled(setting: Setting) -> Reading | None:
    """The part singled out, with the noun of the figure before where the units agree."""
    found = _SINGLED.search(setting.left)
    if found is None or setting.quantity.kind not in ("count", "area", "share"):
        return None
    clause = without_setting(found["clause"]).removeprefix("其中")
    if staying := _STAYING.search(setting.clause_left):
        clause = staying["clause"]
    noun, before = setting.previous, setting.previous_quantity
    same = noun is not None and before is not None and before.unit == setting.quantity.unit
    if not found["has"] and not (same and setting.quantity.kind == "count" and _tells(clause, setting.right)):
        return None
    sorted_ = _SORTED.search(setting.earlier)
    of_parts = noun is not None and noun.rule == "part singled out" and "的" not in noun.indicator
    if sorted_ and (whole := clean(noun_before(sorted_["whole"]).noun)):
        return Reading(f"{clause}{whole}", "part singled out")
    if noun is not None and same and not of_parts:
        return Reading(f"{clause}{noun.indicator.rsplit('的', 1)[-1]}", "part singled out")
    return Reading(clause.removesuffix("的"), "part singled out")


def _tells(clause: str, right: str) -> bool:
    """True where a clause with a deed stands for its noun: 最好的3家企业 names it, and tells no deed."""
    return bool(_DOING.intersection(word.kind for word in find_words(clause))) and not clean(noun_after(right))
