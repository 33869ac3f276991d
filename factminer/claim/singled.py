"""价格上涨的有8种, 向社会发行股票的92家: what is counted is singled out by a clause before 的有; its noun stood with the figure before."""

from __future__ import annotations

import re

from factminer.claim.naming import clean, without_setting
from factminer.claim.setting import Reading, Setting
from factminer.context.phrase import VERBS
from factminer.context.phrase_behind import noun_after
from factminer.context.segment import find_words

_SINGLED = re.compile(
    r"(?P<clause>[^，。；：、！？\n]{2,24}的)(?P<has>(?:共|就|约|已|仅|还|只|也)?(?:有|达|为|占)(?:近|约|了)?)?\Z"
)

_DOING = VERBS | {"achieve", "suffix_verb"}


def read_singled(setting: Setting) -> Reading | None:
    """The part singled out, with the noun of the figure before where the units agree."""
    found = _SINGLED.search(setting.left)
    if found is None or setting.quantity.kind not in ("count", "area", "share"):
        return None
    clause = without_setting(found["clause"]).removeprefix("其中")
    noun, before = setting.previous, setting.previous_quantity
    same = noun is not None and before is not None and before.unit == setting.quantity.unit
    if not found["has"] and not (same and setting.quantity.kind == "count" and _tells(clause, setting.right)):
        return None
    if noun is not None and same:
        return Reading(f"{clause}{noun.indicator.rsplit('的', 1)[-1]}", "part singled out")
    return Reading(clause.removesuffix("的"), "part singled out")


def _tells(clause: str, right: str) -> bool:
    """True where a clause with a deed stands for its noun: 最好的3家企业 names it, and tells no deed."""
    return bool(_DOING.intersection(word.kind for word in find_words(clause))) and not clean(noun_after(right))
