"""X占Y的Z%: a share of a whole. The indicator is the part and the whole, as printed: 散养鸡占出栏总量."""

from __future__ import annotations

import re

from factminer.claim.naming import clean, name_of, without_setting
from factminer.claim.setting import Reading, Setting, told_before
from factminer.context.phrase import noun_before, subject_of
from factminer.context.segment import parts_at

_SHARE = re.compile(
    r"(?:\A|(?<=[，。；：\n]))(?P<part>[^，。；：\n]*?)(?:约|共|仅|就|已|均|又|合计|总计)?占(?!地|领|用|有|据)(?:到|了|比(?!重|例))?(?P<whole>[^，。；：\n]{0,40}?)(?P<share>(?:的|之)?(?:比重|比例))?(?:的)?(?:为|达|达到|约为|约|超过)?\Z"
)


# 占GDP比重由28%提升到32%: both ends are levels of the share.
_YEAR = r"(?:(?:上年|去年|前年|今年|目前|现在|年初|[0-9一二两三四五六七八九十]{1,2}年前|(?:19|20)[0-9]{2}年)(?:同期|底|末)?)?的?"
_MOVED = re.compile(
    rf"(?:(?:比|较){_YEAR}|同比|环比)?(?:已|则|也)?(?:由|从)?{_YEAR}(?:(?:提升|提高|上升|下降|降低|增加|扩大|减少|降|升|增)(?:到|至)了?{_YEAR})?\Z"
)
# 短途占比超50%, 夜间客流占比激增六成
_PLAIN = re.compile(r"(?P<part>[^，。；：\n]{0,40}?)占比(?!重)[^，。；：\n占]{0,6}\Z")
# 在全部存款中占比过半: the part stands before 在, or opens the sentence.
_WITHIN = re.compile(
    r"(?P<part>[^，。；：\n]{0,30}?)在(?P<whole>[^，。；：\n]{2,20}?)中的?(?P<share>占比|比重|比例)[^，。；：\n]{0,6}\Z"
)
# 抚恤费为本人工资的60%: the share is of the base, and about what stands before 为.
_OF_BASE = re.compile(
    r"(?P<subject>[^，。；：\n]{1,30}[费金额款率贴助资准酬息利面])(?:一律|一般|通常|应|调整|确定|核定|提高|约)?(?:为|按|是)(?P<base>[^，。；：\n为]{2,24}?)(?:的|(?<=工资)|(?<=基数)|(?<=部分)|(?<=收入)|(?<=总额)|(?<=产量)|(?<=生))\Z"
)
# 重伤为本人工资的85%
_OF_WAGE = re.compile(
    r"(?P<subject>[^，。；：\n为]{2,12})为(?:死者|其|本人|职工)*(?:平均|缴费|基本)?(?:工资|基数|收入)的?\Z"
)
# 其标准为本人工资的55%: the sum is that of what the clause before names.
_ITS_SUM = re.compile(r"(?:\A|，)其?(?P<sum>数额|金额|标准|数量)\Z")

# 契税按照成交价的1%征收: the rate is of what stands before 按.
_RATE = re.compile(
    r"(?:\A|[，；])(?P<levied>[^，。；：\n]{0,24}?)(?:按照?|依照)(?![期时月季年日揭])(?P<base>[^，。；：\n按]{0,20})\Z"
)

# 超过或低于规定年龄的职工
_LIMITED = re.compile(
    r"(?P<limit>(?:(?:低于|高于|超过|达到|不足|不满|未满|未达到?|等于)(?:或者?|和|及)?){1,3}[^，。；：、的0-9]{2,12})的(?P<noun>[^，。；：、的0-9]{0,10})\Z"
)
_BRACKETS = re.compile(r"[（(][^（）()]{1,60}[)）]")
_YEARLY = re.compile(r"(?:每[年月日人户]|均|全年)+\Z")
# 配套用房，不得低于总面积的12%: the share is of the base, and about the subject.
_BOUNDED = re.compile(
    r"(?P<subject>[^，。；：\n]{0,40})(?:一般|原则上|均|都)?(?:不得|不应|不能|不宜|不准|应当?|须|不)(?:超过|低于|高于|少于|大于|小于|多于)(?P<base>[^，。；：\n]{2,24}?)的?\Z"
)
_LEVIED = re.compile(
    r"的?(?:比例)?(?:支付|缴纳|交纳|收取|加收|抽取|提取|给予|发放|计提|安排)(?P<what>[^，。；：]{2,10})"
)
# 费用率不到邻省的10%, 完成年度计划的六成: the measure told as a part of another figure.
_MEASURED_BY = re.compile(
    r"(?P<topic>[^，。；：\n]{0,30}?)(?:只|仅|还|约|也|就|又|已)*(?:相当于|不到|不足|达到?|超过|(?P<linked>[是为])|(?P<done>(?:超额)?完成))了?"
    r"(?P<base>[^，。；：\n0-9是为]{2,20}?)(?P<of>的?)\Z"
)
_AIMS = ("计划", "任务", "预算", "指标", "目标", "定额", "配额", "认捐数", "应缴数")
# 差额费率：金额在5亿元以下的为0.03%
_HEADED = re.compile(r"[^。；：\n]{0,40}?(?P<fee>[^，。；：\n]{2,24}(?:费率|税率|利率|标准|比例|价格|费|价))：")
_CASE = re.compile(r"(?:的|以[上下内])(?:为|按|是)\Z")
# 公证费按照下列标准收取：, with the classes and their rates in the lines below.
_FEE_BY_TABLE = re.compile(
    r"(?P<fee>[^，。；：\n 　]{0,20}[费税金])(?:分别|一律)?(?:按照?|依照)(?:下列|以下|如下)[^，。；：\n]{2,12}[:：]"
)
# The head of such a table stands within so many characters.
_TABLE = 800
_LEVYING = ("交纳", "缴纳", "征收", "收取", "计征", "计收", "上缴", "提取", "计提")


def read_share(setting: Setting) -> Reading | None:
    """The reading of a share of a whole or of a base; of an amount only where it is the rate of its case."""
    kind = setting.quantity.kind
    if kind in ("share", "ratio", "points") and (within := _WITHIN.search(setting.clause_left)):
        part = clean(noun_before(within["part"]).noun) or clean(subject_of(without_setting(setting.earlier)))
        name = f"{part}在{clean(within['whole'])}中{within['share']}"
        return Reading(name, "share of a whole", None, setting.predicate.change, setting.predicate.basis)
    if kind in ("share", "money") and (
        headed := _HEADED.match(setting.text, setting.sentence.start, setting.quantity.start)
    ):
        fee = clean(noun_before(headed["fee"]).noun)
        if fee and _CASE.search(setting.left):
            return Reading(fee, "rate of its case")
    if kind not in ("share", "ratio"):
        return None
    if rate := _RATE.search(setting.left):
        levied = clean(noun_before(rate["levied"]).noun) or clean(subject_of(without_setting(rate["levied"])))
        if not levied and setting.right.startswith(_LEVYING):
            levied = setting.recent[-1].indicator if setting.recent else told_before(setting)
        if levying := _LEVIED.match(setting.right):
            levied = clean(levying["what"]) or levied  # 按千分之五支付违约金
        if levied.startswith("超过") and setting.previous is not None and setting.same_paragraph:
            levied = setting.previous.indicator  # 超过8万元的部分，按照4%交纳
        if levied.startswith("超过") and (
            heads := _FEE_BY_TABLE.findall(
                setting.text, max(0, setting.quantity.start - _TABLE), setting.quantity.start
            )
        ):
            levied = clean(noun_before(heads[-1]).noun) or levied
        if levied and kind == "share" and not any(char.isdigit() for char in levied):
            return Reading(levied, "rate of a base")
    if kind == "share" and "占" not in setting.left and (bounded := _BOUNDED.search(setting.left)):
        bound = _YEARLY.sub("", bounded["subject"].lstrip("且并也又但"))
        subject = clean(bound) if bound.endswith("的部分") else name_of(bound)
        if not subject:
            subject = setting.recent[-1].indicator if setting.recent else told_before(setting)
        if subject:
            return Reading(subject, "bound by a base")
    if plain := _PLAIN.search(setting.left):
        part = name_of(plain["part"]) or (setting.recent[-1].indicator if setting.recent else "")
        return Reading(f"{part}占比", "share of a whole", None, setting.predicate.change, setting.predicate.basis)
    # The whole may carry a figure of its own: 占下达13800亩任务的159%.
    found = _share_in(setting.left) or _share_in(setting.clause_left, whole=True)
    if found is None:
        based = _OF_BASE.search(setting.left)
        based = based or _OF_WAGE.search(setting.left)
        noun = clean(noun_before(based["subject"]).noun) if based and setting.predicate.change == "level" else ""
        if noun and _ITS_SUM.search(based["subject"] if based else ""):
            noun = clean(noun_before(setting.earlier.rstrip("，：、 ")).noun) or noun
        if not noun and setting.predicate.change == "level":
            noun = _measured_by(setting)
        return Reading(noun, "share of a base") if noun else None
    found_part = "" if found["part"] == "所" else found["part"]
    part, whole = _limited(found_part, setting) or name_of(found_part), clean(found["whole"])
    if not part and setting.recent:
        # The part is the figure before; where the whole has a figure in the same clause, the one before that.
        own = setting.clause_left.endswith(setting.left) and "占" in setting.left
        told = setting.recent[-1 if own or len(setting.recent) < 2 else -2]
        # 占总产值的三分之一，占出口的六成: both of one part.
        part = told.indicator.partition("占")[0] if told.rule == "share of a whole" else told.indicator
    if not whole and found["share"] and part.endswith(found["share"]):
        return Reading(part, "share of a whole")
    return Reading(
        f"{part}占{whole}{found['share'] or ''}" if whole else f"{part}占{found['share'] or '比'}", "share of a whole"
    )


def _limited(part: str, setting: Setting) -> str:
    """The part on one side of a limit, with its noun; where none is printed, that of the figure before: 低于工龄线的(职工)."""
    found = _LIMITED.search(_BRACKETS.sub("", part))
    if found is None:
        return ""
    told = setting.recent[-1] if setting.recent else setting.previous if setting.same_paragraph else None
    noun = found["noun"] or (
        told.indicator.partition("占")[0].rpartition("的")[2] if told and "的" in told.indicator else ""
    )
    return found["limit"] + (f"的{noun}" if noun else "")


def _measured_by(setting: Setting) -> str:
    """What is told as a part of another figure: the topic of its clause, or what the figure before in the sentence is
    about."""
    found = _MEASURED_BY.fullmatch(setting.left) if "占" not in setting.left else None
    aimed = found is not None and found["base"].endswith(_AIMS)
    if found is None or not (aimed if found["done"] else found["of"]):
        return ""
    if not parts_at(setting.left, found.end("topic")):
        return ""  # 欠发|达地区的
    topic = clean(noun_before(found["topic"]).noun)
    before = setting.previous_quantity
    if (
        not topic
        and found["linked"]
        and before is not None
        and before.end + len(setting.left) == setting.quantity.start
    ):
        return ""  # 144%为上限的120%
    return topic or (setting.recent[-1].indicator if setting.recent else "")


def _share_in(left: str, whole: bool = False) -> re.Match[str] | None:
    if "占" not in left:
        return None
    left = _BRACKETS.sub("", left)
    return _SHARE.search(_MOVED.sub("", without_setting(left) if whole else left))
