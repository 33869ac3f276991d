"""A、B和C分别为x、y、z: several subjects with one figure each, in order."""

from __future__ import annotations

import re

from factminer.claim.setting import Reading, Setting, clean
from factminer.context.phrase import split_words
from factminer.context.predicate import Predicate, read_predicate

_RESPECTIVELY = re.compile(
    r"(?P<subjects>[^。；！？\n]{2,80}?)(?:同比|环比|比上年|较上年)?分别(?P<verb>[^，。；0-9]{0,8})\Z"
)
# What the subjects of a list have in common stands with the last: 城镇、农村居民收入.
_COMMON = re.compile(
    r"(?P<own>.{1,12}?)(?P<common>(?:产业)?增加值|产量|产值|(?:居民)?(?:人均)?(?:可支配|纯)?收入|利润|用电量|消费量|价格|投资|贷款余额|存款余额|余额|面积|人数|销售额|零售额|出口额?|进口额?|的?财政收入|浓度|类)\Z"
)


def read_distribution(setting: Setting) -> Reading | None:
    """The subject that belongs to a figure of a 分别 list, by its place in the list."""
    index, count = setting.siblings
    if count < 2:
        return None
    start = setting.quantity.start
    window = setting.text[max(0, start - 160) : start]
    at = window.rfind("分别")
    if at < 0 or any(c in window[at:] for c in "。；！？\n"):
        return None
    found = _RESPECTIVELY.search(window[: at + 2])
    if found is None:
        return None
    head = found["subjects"]
    if window[:at].endswith(("，", "，同比", "，环比", "，比上年")):
        head = _list_before(window[:at])
        if not head:
            # Two figures, 分别增长15%和22%: the changes of the figures before, in their order.
            return _in_order(setting, index, count, _led(window, at))
    for stop in "，：":
        if stop in head.rstrip("，"):
            head = head.rstrip("，").rsplit(stop, 1)[1]
    subjects = [s for s in re.split(r"[、和及与]", head.strip("，")) if s]
    if len(subjects) == 1 and count == 2 and "城乡" in subjects[0]:
        subjects = [subjects[0].replace("城乡", "城镇"), subjects[0].replace("城乡", "农村")]
    if len(subjects) != count:
        return None
    last = _COMMON.match(clean(subjects[-1]))
    subject = clean(subjects[index])
    if last and index < count - 1 and not subject.endswith(last["common"]):
        subject += last["common"]
    if not subject:
        return None
    predicate = _led(window, at)
    return Reading(subject, "one of several subjects", None, predicate.change, predicate.basis)


def _list_before(clauses: str) -> str:
    """The list that opens the clause before: 开发区、保税区和园区的财政收入 (继续保持增长，同比分别…)."""
    clause = clauses.rsplit("，", 2)[-2] if clauses.count("，") > 1 else clauses.rsplit("，", 1)[0]
    clause = re.split(r"[。；：]", clause)[-1]
    end = next(
        (w.start for w in split_words(clause) if w.kind in ("adverb", "verb", "copula", "increase", "decrease")),
        len(clause),
    )
    head = clause[:end]
    return head if re.search(r"[、和及与]", head) and not any(c.isdigit() for c in head) else ""


def _in_order(setting: Setting, index: int, count: int, predicate: Predicate) -> Reading | None:
    earlier = setting.recent[: len(setting.recent) - index]
    if len(earlier) < count:
        return None
    subject = earlier[len(earlier) - count + index].indicator
    return Reading(subject, "changes in order", None, predicate.change, predicate.basis)


def _led(window: str, at: int) -> Predicate:
    """The predicate that 分别 at `at` leads to, up to the first figure."""
    led = re.split(r"[0-9０-９近约超逾一二三四五六七八九十百千万]", window[at + 2 :] + "0")[0]
    return read_predicate(window[max(0, at - 4) : at] + "分别" + led)
