"""价格上涨的有8种: what is counted is singled out by a clause before 的有; its noun stood with the figure before."""

from __future__ import annotations

import re

from factminer.claim.setting import Reading, Setting, without_setting

_SINGLED = re.compile(r"(?P<clause>[^，。；：、！？\n]{2,24}的)(?:共|就|约|已|仅)?(?:有|达|为|占)(?:近|约|了)?\Z")


def read_singled(setting: Setting) -> Reading | None:
    """The part singled out, with the noun of the figure before where the units agree."""
    found = _SINGLED.search(setting.left)
    if found is None or setting.quantity.kind not in ("count", "area", "share"):
        return None
    clause = without_setting(found["clause"])
    noun, before = setting.previous, setting.previous_quantity
    if noun is not None and before is not None and before.unit == setting.quantity.unit:
        base = noun.indicator.rsplit("的", 1)[-1]
        return Reading(f"{clause}{base}", "part singled out")
    return Reading(clause.removesuffix("的"), "part singled out")
