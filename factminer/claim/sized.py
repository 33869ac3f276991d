"""一个重达4.2公斤的肿瘤, 一座年产20万吨的工厂: the size of a thing that stands behind it."""

from __future__ import annotations

import re

from factminer.claim.naming import clean
from factminer.claim.setting import Reading, Setting
from factminer.context.phrase_behind import noun_after

_SIZED = re.compile(
    r"(?:一|两|这|该|0)[个条座块根名台辆只头枚艘幅株棵栋件口片道段]"
    r"(?P<size>重|长|高|宽|深|直径|体重|面积|总长|全长|净重|价值|总值|投资|总投资|年产|日产|占地)(?:高达|多达|达到?|约|近|超过?|为)?\Z"
)


def read_size(setting: Setting) -> Reading | None:
    """The thing behind its size, and what the size is of."""
    sized = _SIZED.search(setting.left)
    if sized is None or not setting.right.startswith("的"):
        return None
    thing = clean(noun_after(setting.right))
    return Reading(f"{thing}{sized['size']}", "size before its thing") if thing else None
