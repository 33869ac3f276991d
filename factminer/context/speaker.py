"""Who says so: the person or office named with a verb of saying in the sentence."""

from __future__ import annotations

import re

_SAID = re.compile(
    r"(?:^|[，。”：\n])(?:据)?(?P<who>[^，。；：“”！？\n]{2,30}?)(?:介绍说|表示|介绍|指出|认为|强调|告诉记者|透露|坦言|回忆|说|称|分析)(?:[，：。]|道)"
)
_GENERIC = re.compile(r"^(?:记者|他|她|他们|同时|与此同时|此外|此次|会议|大家)+$|^(?:他|她)")


def read_speaker(sentence: str) -> str | None:
    """The speaker a sentence names, without words that name nobody.

    >>> read_speaker("省物价局有关负责人介绍，5月份猪肉为769元")
    '省物价局有关负责人'
    """
    found = _SAID.search(sentence)
    if found is None:
        return None
    who = found["who"].strip(" 　")
    return None if _GENERIC.search(who) or any(c.isdigit() for c in who) else who
