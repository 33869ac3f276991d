"""43人死亡, 300人就业: what befell the people counted. The indicator joins what caused it and what it was."""

from __future__ import annotations

import re

from factminer.claim.setting import Reading, Setting, clean
from factminer.context.phrase import noun_before, trim

_BEFALLEN = re.compile(
    r"(?:死亡|遇难|受伤|失踪|获救|被困|中毒|感染|伤亡|就业|失业|脱贫|出入境|上榜)(?:率|人数)?(?=[，。；、！？\n]|\Z)"
)
_CAUSE = re.compile(r"(?:共|已)?(?:造成|致使|致|导致|帮助|带动|实现|有)\Z")


def read_befallen(setting: Setting) -> Reading | None:
    """The event behind a count of people."""
    found = _BEFALLEN.match(setting.right)
    if found is None or setting.quantity.unit not in ("人", "名", "位", "人次"):
        return None
    cause = _CAUSE.sub("", trim(setting.left))
    noun = clean(noun_before(cause).noun)
    return Reading(f"{noun}{found.group()}", "what befell the people counted", found.group())
