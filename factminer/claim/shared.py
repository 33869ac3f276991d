"""X占Y的Z%: a share of a whole. The indicator is the part and the whole, as printed: 散养鸡占出栏总量."""

from __future__ import annotations

import re

from factminer.claim.setting import Reading, Setting, clean, without_setting
from factminer.context.phrase import noun_before, subject_of

_SHARE = re.compile(
    r"(?:\A|(?<=[，。；：\n]))(?P<part>[^，。；：\n]*?)(?:约|共|仅|就|已|均|又)?占(?!地|领|用|有|据)(?:到|了|比)?(?P<whole>[^，。；：\n]{0,40}?)(?P<share>(?:的|之)?(?:比重|比例))?(?:的)?(?:为|达|达到|约为|约|超过)?\Z"
)


# 占GDP比重由28%提升到32%: both ends are levels of the share.
_MOVED = re.compile(r"(?:由|从)?(?:上年|去年)?的?(?:(?:提升|提高|上升|下降|降低|增加|扩大|减少)(?:到|至))?\Z")
# 移动流量占比超50%, 流量占比激增六成
_PLAIN = re.compile(r"(?P<part>[^，。；：\n]{0,40}?)占比(?!重)[^，。；：\n占]{0,6}\Z")
# 在公司贷款中占比过半: the part stands before 在, or opens the sentence.
_WITHIN = re.compile(
    r"(?P<part>[^，。；：\n]{0,30}?)在(?P<whole>[^，。；：\n]{2,20}?)中的?(?P<share>占比|比重|比例)[^，。；：\n]{0,6}\Z"
)
# 抚恤费为本人工资的60%: the share is of the base, and about what stands before 为.
_OF_BASE = re.compile(
    r"(?P<subject>[^，。；：\n]{1,30}[费金额款率贴助资准酬息利])(?:一律)?(?:为|按|是)(?P<base>[^，。；：\n为]{2,24}?)(?:的|(?<=工资)|(?<=基数)|(?<=部分)|(?<=收入)|(?<=总额))\Z"
)
# 一级伤残为本人工资的90%
_OF_WAGE = re.compile(
    r"(?P<subject>[^，。；：\n为]{2,12})为(?:死者|其|本人|职工)*(?:平均|缴费|基本)?(?:工资|基数|收入)的?\Z"
)
# 其数额为本人工资的60%: the sum is that of what the clause before names.
_ITS_SUM = re.compile(r"(?:\A|，)其?(?P<sum>数额|金额|标准|数量)\Z")


def read_share(setting: Setting) -> Reading | None:
    """The reading of 占, for shares only."""
    kind = setting.quantity.kind
    if kind in ("share", "ratio", "points") and (within := _WITHIN.search(setting.clause_left)):
        part = clean(noun_before(within["part"]).noun) or clean(subject_of(without_setting(setting.earlier)))
        name = f"{part}在{clean(within['whole'])}中{within['share']}"
        return Reading(name, "share of a whole", None, setting.predicate.change, setting.predicate.basis)
    if kind not in ("share", "ratio"):
        return None
    if plain := _PLAIN.search(setting.left):
        part = clean(noun_before(plain["part"]).noun) or (setting.recent[-1].indicator if setting.recent else "")
        return Reading(f"{part}占比", "share of a whole", None, setting.predicate.change, setting.predicate.basis)
    # The whole may carry a figure of its own: 占下达13800亩任务的159%.
    found = _share_in(setting.left) or _share_in(setting.clause_left, whole=True)
    if found is None:
        based = _OF_BASE.search(setting.left)
        based = based or _OF_WAGE.search(setting.left)
        noun = clean(noun_before(based["subject"]).noun) if based and setting.predicate.change == "level" else ""
        if noun and _ITS_SUM.search(based["subject"] if based else ""):
            noun = clean(noun_before(setting.earlier.rstrip("，：、 ")).noun) or noun
        return Reading(noun, "share of a base") if noun else None
    part, whole = clean(noun_before(found["part"]).noun), clean(found["whole"])
    if not part and setting.recent:
        # The part is the figure before; where the whole has a figure in the same clause, the one before that.
        own = setting.clause_left.endswith(setting.left) and "占" in setting.left
        part = setting.recent[-1 if own or len(setting.recent) < 2 else -2].indicator
    return Reading(
        f"{part}占{whole}{found['share'] or ''}" if whole else f"{part}占比" if part else "占比", "share of a whole"
    )


def _share_in(left: str, whole: bool = False) -> re.Match[str] | None:
    if "占" not in left:
        return None
    return _SHARE.search(_MOVED.sub("", without_setting(left) if whole else left))
