"""What a change is measured against: the year before (yoy), the period before (mom), something else."""

from __future__ import annotations

import re

from factminer.claim.changed import RELATIVE
from factminer.claim.setting import Reading, Setting
from factminer.context.period import Period
from factminer.context.predicate import basis_of
from factminer.quantity.quantity import Quantity

# The days of the shortest quarter, less one.
_QUARTER = 58
# 比五五年增产粮食; 与上周价格相比，
_AGAINST = re.compile(r"[比较](?P<base>[^，。；：、比较]{2,14}?)(?:增|减|新|多|少)")
_OPENING_BASE = re.compile(r"[与和同跟比](?P<base>[^，。；：、]{2,14}?)(?:相比|比较|环?比)(?:来?看)?，")
_STOP, _HALT = re.compile("\n"), re.compile("[。；！？\n]")
# A change takes its base from so many figures before it.
_CARRIED = 8


def told_basis(setting: Setting, reading: Reading, read: list[tuple[Quantity, Reading]]) -> str | None:
    """What a change is measured against: what its clause says, else what the sentence opens with, else as the change
    before it, a share's in the paragraph, an amount's in the sentence; None where nothing tells."""
    if reading.basis:
        return reading.basis
    if "一年来" in setting.left:
        return "yoy"
    before = setting.text[setting.sentence.start : setting.quantity.start]
    if told := _AGAINST.search(setting.left) or _OPENING_BASE.search(before):
        return basis_of(told["base"])
    if setting.predicate.words or setting.joined:
        for quantity, earlier in reversed(read[-_CARRIED:]):
            stop = _STOP if setting.quantity.kind in RELATIVE else _HALT
            if stop.search(setting.text, quantity.end, setting.quantity.start):
                break
            if earlier.change != "level" and earlier.basis:
                return earlier.basis
    return None


def basis_in(reading: Reading, quantity: Quantity, period: Period | None) -> str:
    """What a change is measured against in the figure's period: a year named is yoy where it is the year before, a month
    mom where it is the month before. Where nothing is said, a share by which something grew in a year or a part of one is
    yoy, as statistics print it."""
    start, end = (period.start, period.end) if period else (None, None)
    years = {day.year for day in (start, end) if day is not None}
    if reading.basis is None:
        long = start is not None and end is not None and len(years) == 1 and (end - start).days >= _QUARTER
        return "yoy" if long and quantity.kind in RELATIVE else "other"
    if reading.basis.startswith("-"):
        told = period.edtf.split("-")[1:2] if period else []
        before = told and told[0].isdigit() and (int(told[0]) - 2) % 12 + 1 == int(reading.basis[1:])
        return "mom" if before else "other"
    if not reading.basis.isdigit():
        return reading.basis
    return "yoy" if years == {int(reading.basis) + 1} else "other"
