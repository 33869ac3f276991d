"""月工时：1800小时÷12月=150小时, 费用为6元×5天=30元: what is reckoned stands before the sum that the figure closes."""

from __future__ import annotations

import re

from factminer.claim.naming import clean
from factminer.claim.setting import Reading, Setting
from factminer.context.phrase import noun_before

_CLOSED = re.compile(r"[=＝≈]\s{0,2}(?:约|人民币)?\Z")
_SUM = re.compile(
    r"(?P<name>[^，。；：:=＝≈\n]{2,30}?)(?:[（(][^（）()\n]{1,20}[)）])?(?:[:：=＝≈]|为|是)[^，。；：:=＝≈0-9\n]{0,16}[0-9][^，。；：\n]{0,80}\Z"
)
_SIGNS = re.compile("[×xX*÷/／+＋−－—–-]")
# A sum is no longer than this.
_REACH = 120


def read_sum(setting: Setting) -> Reading | None:
    """What stands before a sum of which the figure is the result."""
    low = max(setting.sentence.start, setting.quantity.start - _REACH)
    before = setting.text[low : setting.quantity.start]
    if not _CLOSED.search(before) or (found := _SUM.search(before)) is None:
        return None
    name = clean(noun_before(found["name"].lstrip()).noun)
    return Reading(name, "result of a sum") if name and _SIGNS.search(before, found.end("name")) else None
