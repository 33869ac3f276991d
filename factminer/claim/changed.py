"""X增长Y, 同比下降Y: a change. What changed stands before the word of change, or is the figure before."""

from __future__ import annotations

from factminer.claim.setting import Reading, Setting, clean
from factminer.context.phrase import noun_after, noun_before


def read_change(setting: Setting) -> Reading | None:
    """The reading of a word of change before the figure, or behind it (5%的增长)."""
    predicate = setting.predicate
    if predicate.compared:
        topic = clean(noun_before(predicate.topic).noun) or _before(setting)
        return Reading(topic, "gap to another figure") if topic else None
    if predicate.change == "level":
        return None
    topic = clean(noun_before(predicate.topic).noun)
    rule = "change of its topic"
    if predicate.words.endswith(_ADDING) and (setting.quantity.kind == "count" or not topic):
        # 新增12个试验区, 新增80万元贷款: what is added stands behind the figure.
        noun = clean(noun_after(setting.right))
        if noun:
            return Reading(noun, "count before its noun", predicate.words, predicate.change, predicate.basis)
    if not topic:
        topic, rule = _before(setting), "change of the figure before"
    if not topic:
        topic, rule = predicate.words, "change alone"
    return Reading(topic, rule, predicate.words, predicate.change, predicate.basis)


_ADDING = ("新增", "净增", "增加", "减少", "新增加", "增添")


def _before(setting: Setting) -> str:
    return setting.previous.indicator if setting.previous else ""
