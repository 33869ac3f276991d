"""河北省收购126亿斤 behind 已收购夏粮580亿斤: a deed that has lost its object takes the one it had before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factminer.claim.setting import Reading, Setting
from factminer.quantity.quantity import Quantity

_DEED = re.compile(
    r"(?:分别|只|仅|共|已|又|还)*(?P<deed>收购|入库|生产|产|进口|出口|销售|出售|种植|播种|收获|收割|征购|调出|调入|外销|收|种|养|捕捞)[了完到]{0,2}"
)
# 需要煤炭2万吨，只收到800吨
_GOT = re.compile(r"(?:目前|现在|只|仅|才|已|共|实际)*(?:接?收|接|运|拿|得|领|等|筹集?|募集?|买|借)到")
# What is measured by these is what is made: 卡车产量.
_MADE = {
    "生产": ("产量", "总产", "生产量"),
    "产": ("产量", "总产"),
    "销售": ("销量", "销售量"),
    "出口": ("出口量",),
    "进口": ("进口量",),
}
_AIMS = frozenset({"目标", "增长目标", "预期目标", "年度目标"})
# An object holds over so many figures of its paragraph and the next.
_REACH = 8


def with_object(indicator: str, setting: Setting, read: Sequence[tuple[Quantity, Reading]]) -> str:
    """`indicator` with the object that its deed had with an earlier figure of the same kind."""
    if indicator in _AIMS and setting.recent and setting.quantity.kind == "share":
        return setting.recent[-1].indicator
    if indicator in ("到", "至") or (indicator.endswith(("到", "至")) and len(indicator) == 3):
        return _level_before(setting, read) or indicator
    if setting.same_unit and _GOT.fullmatch(indicator):
        return setting.same_unit
    found = _DEED.fullmatch(indicator)
    if found is None:
        return indicator
    deed = found["deed"]
    if len(deed) == 1 and setting.same_unit:
        return setting.same_unit  # 成指升31点，收4120点
    indicator = deed if len(deed) > 1 else indicator
    for figure, reading in reversed(read[-_REACH:]):
        if setting.text.count("\n", figure.end, setting.quantity.start) > 1:
            break
        told = reading.indicator
        if figure.kind != setting.quantity.kind or _DEED.fullmatch(told):
            continue
        if (told.removeprefix("抢").startswith(deed) and len(told) > len(deed) + 1) or told.endswith(
            _MADE.get(deed, "\n")
        ):
            return told
        if figure.start >= setting.sentence.start:
            break  # another thing stands between
    return indicator


def _level_before(setting: Setting, read: Sequence[tuple[Quantity, Reading]]) -> str:
    """What the last figure of the paragraph in the same unit is about: 建棚9座，后来扩建到30座."""
    for figure, reading in reversed(read[-_REACH:]):
        if "\n" in setting.text[figure.end : setting.quantity.start]:
            break
        if figure.unit == setting.quantity.unit:
            return reading.indicator
    return ""
