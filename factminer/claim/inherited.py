"""A figure whose clause names nothing: it is about what the figure or the clause before it was about."""

from __future__ import annotations

import re

from factminer.claim.setting import Reading, Setting, clean
from factminer.context.phrase import event_before, noun_after, noun_before

# 增速方面，山东3.9%; 从总量看，广东12.9万亿元
_FRAME = re.compile(r"(?:(?:从|在)(?P<noun>[^，。；：]{2,12}?)(?:上|来)?看|(?P<aspect>[^，。；：]{2,12}?)方面)，\Z")


def read_inherited(setting: Setting) -> Reading | None:
    """The indicator of the figure before where the units agree or the two stand in one list; else the nearest noun."""
    predicate = setting.predicate
    previous, before = (setting.previous, setting.previous_quantity) if setting.same_paragraph else (None, None)
    deed = setting.quantity.unit in ("次", "场次", "场", "人次", "亩", "遍") and setting.predicate.topic
    if (
        previous is not None
        and before is not None
        and (setting.joined or (before.unit == setting.quantity.unit and not deed))
    ):
        change = previous.change if setting.joined else predicate.change
        basis = previous.basis if setting.joined else predicate.basis
        return Reading(previous.indicator, "as the figure before", None, change, basis)
    if frame := _FRAME.search(setting.earlier):
        return Reading(
            clean(frame["noun"] or frame["aspect"]), "frame of the sentence", None, predicate.change, predicate.basis
        )
    if (
        not setting.joined
        and noun_before(setting.predicate.topic).verb
        and (event := clean(event_before(setting.predicate.topic)))
    ):
        return Reading(event, "deed before its count", event, predicate.change, predicate.basis)
    noun = clean(noun_after(setting.right.lstrip("的")))
    if noun:
        return Reading(noun, "noun behind the figure", None, predicate.change, predicate.basis)
    phrase = noun_before(setting.earlier.rstrip("，：、 "))
    earlier = clean(phrase.noun)
    if earlier and not any(char.isdigit() for char in earlier):
        rule = "noun of the clause before"
        return Reading(earlier, rule, phrase.verb or None, predicate.change, predicate.basis)
    if previous is not None:
        return Reading(previous.indicator, "as the figure before", None, predicate.change, predicate.basis)
    verb = noun_before(setting.left).verb or setting.predicate.words
    if verb:
        return Reading(verb, "verb of its clause", verb, predicate.change, predicate.basis)
    return None
