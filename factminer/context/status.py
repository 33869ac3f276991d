"""Whether a figure has come about, is planned, or is a norm.

A word of planning (将, 力争, 到2025年) holds from where it stands to the end of its sentence, a list of targets to the end of
its paragraph, the part of a report on the work ahead until the part ends; a word of completion between takes it back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from factminer.context.period import Period
from factminer.context.phrase import split_words

# Words that plan whatever follows them.
_PLANNED = re.compile(
    r"拟(?!态|定|合|人)|力争(?!取)|预计|有望|可望|决心(?!书)|号召|规划期|打算|准备(?=[^，。]{0,3}[建投开新扩在继把将再种栽养办修挖])|今后|提出(?=到|力争|在[^，。；]{2,8}(?:年|末|底))|决定(?=每年|今后|采取|从[今明下]|，?到[0-9一二])|规划(?:建设(?![^，。]{0,6}(?:推进|加快|完成))|到|新增)|预期(?!寿命|值|收益)"
    r"|争取(?=到(?!了)|在|实现|完成|达到|[^，。]{0,8}[年末内底])|确保(?!了)|初步确定|(?<![由从比较])原定|要求(?=到|[把将]|[^，。]{0,6}年)|应当?(?=达到|完成)"
    r"|达产后|建成后|投产后|(?P<until>到(?:20[2-9][0-9]年|今年底|年底))|到(?:明年|“十[四五六]五”末)|下一步|明年|未来[一二三四五十]年"
    # 计划推树, but no noun: 工作计划, 按计划, 计划的, 五年计划规定的
    r"|(?<![按动作划度原比超成])(?<!超过)(?<![一二三四五六七八九十0-9个]年)计划(?!生育|经济|单列|指标|规定|内|外|工作|领导|名单|完成率|(?:完成|执行)情况|[，。；、：的和及与》”]|\Z)"
    # 年度计划完成投资9亿元
    r"|年度计划(?=(?:完成|投资|安排|新增|新建)(?!率|的))|如何(?=实现|达到)"
    r"|(?:目标|任务)(?:，?是|为|：|定为)|(?:规划|纲要|方案|计划|工作报告)提出(?!的|了)|(?:提出|明确)，(?=今[年冬后]|到|用|力争|从|“?十[三四五六]五)|(?:根据|按照?)[^，。；了已]{0,14}(?:签订的合同|协定|协议)，"
    r"|(?:扩建|改造|改建|实施|完工|竣工|通车)后，?[^，。；]{0,10}(?:可|将)|(?:^|[，。：；])[^，。：]{0,8}建议(?=[^，。]{0,16}[将把从对在加给]|[，：])"
    # 全年要完成造林十万亩; 需要, 主要, 只要 are words of their own.
    r"|(?<![需主重不只还都必想纲摘提概就快紧首正次])要(?=[^，。；]{0,8}(?:完成|达到|实现|新建|建成|新增|培育|培训|培养|扶植|扶持|超过|控制在|引进|翻|增加|提高|增长|建设|改造|修建|消灭|普及)|[修种挖造])"
    r"|(?:据|气象)[^，。；]{0,8}预报|到(?:本|这个|二十)?世纪末|口号是|(?:[议知会部院局厅委府案省市民工]|全会|大会)要求，|决定(?=，?从[今明下本])|确定(?=今年|明年|全年|今后)"
    r"|(?:今年|全年|年内)[^，。；]{0,12}可(?=突破|超过|达|完成|实现|增|\Z)"
)
# 将 plans only before a verb: 将开展; 将4间车库改造成 takes an object.
_BEFORE_VERB = re.compile(r"(?<![即行])将(?!军|士|领|来)")
_ACTING = frozenset(
    {
        "verb",
        "act",
        "spend",
        "suffix_verb",
        "copula",
        "increase",
        "decrease",
        "reach",
        "adverb",
        "preposition",
        "achieve",
        "base",
    }
)
_ACTING_SINGLES = frozenset("达有在于是为以新建投开继再由从比")
# 教育局要求，作业时间不超过1小时
_DEMANDED = re.compile(
    r"(?<![照据合的])要求(?!到)[^年。；]{1,60}\Z|(?:根据|按照?|依照)[^，。；已了]{0,14}规定，[^，。；]{0,30}\Z"
)
# 计划投资9亿元，完成4亿元; 计划造林9亩，完成63%: what was planned, and how much of it was done.
_OF_PLAN = re.compile(
    r"计划(?P<thing>[^，。；\n0-9]{2,12})[0-9][^，。；\n]{0,12}，(?:已|现|实际)?完成(?:率达?|(?P=thing))?\Z"
)
# 菌液的酸度应当在6上下
_SHOULD_BE = re.compile(
    r"(?:(?:应当|须)[在为有]|(?<!没)有权[^，。；]{2,20}|规格[是为][^，。；]{0,10}|(?<!已)可享受[^，。；了]{0,12}|标准：[^。；\n]{0,60})\Z"
)
# 15%的标准, but 8条标准
_NORM_BEHIND = re.compile(r"(?<![条项个种套])的?标准(?!差|化|煤|箱)")
# 由现在的500斤提高到800斤: where a plan sets out from has come about.
_FROM = re.compile(r"(?:由|从(?!事|业))[^，。；：到至起]{0,14}\Z")
_ON_FROM = re.compile(r"(?:左右|以上|多)?(?:大幅|再|逐步)?(?:提|增|上升|下降|降|减|扩|调整|升|发展|缩|压)")
# 巩固现有果园3万亩: what a plan says there is; 其中 holds for it.
_EXISTING = re.compile(r"(?:现有|原有|已有|现存)[^，。；：\n到至]*(?:，其中[^，。；：\n]*)?\Z")
# 年底 of a year whose sums the sentences before have told.
_TOLD_YEAR = re.compile(r"全年|比(?:上年|[0-9]{4}年)(?!同)")
# 将拖欠的3万元工资追回: what 将 takes as its object has a verb behind it.
_TAKEN = re.compile(r"[^，。；：]{1,24}的[^，。；：]{2,24}(?:[回完清出入好齐给到毕]|到位|使用|到手)了?(?=[，。；]|\Z)")
_FULL_STOP = re.compile(r"[。！？\n]")
_MOVING = frozenset({"increase", "decrease", "reach", "copula"})
_DOING = _MOVING | {"verb", "act", "achieve", "spend", "suffix_verb", "deed"}
# A part behind a semicolon that has a time of its own.
_OWN_TIME = re.compile(r"\A\s*(?:今年|去年|目前|现在|[0-9]{4}年|[0-9]{1,2}月)|正在")
_TARGET_BEHIND = re.compile(r"(?:[^，。；]{0,6}的)?(?:预期)?(?:增长|增速|发展|减排)?(?:目标|任务)(?!的基础)")
# 27项任务 are as many as there are.
_COUNTED = re.compile(r"[项个条大]\Z")
# 实际利用外资 is a name.
_DONE = re.compile(
    r"已|只用|仅用|终于|实际(?!控制|支付|需要|[利使]用外|吸收外|到位(?:资金|内资|外资|省外))|完成了|实现了|截至|(?<![由从])目前|(?<!力争)(?<!确保)超额完成"
)
# What tells that a sentence of a regulation or of a plan reports, and lays nothing down.
_REPORTED = re.compile(
    r"(?<![根依证票收数占])据(?!介绍|了解|悉)|统计|以来|同比|已|截至|去年|上年|实现了|完成了|目前|比[^，。]{1,8}(?:增长|下降|提高|减少)"
)
# 去年建成8万亩，今年再建10万亩
_THIS_YEAR = re.compile("，(?=今年)")
_RULE_IN_POLICY = re.compile(
    r"给予|奖励|补助|补贴|资助|津贴|不得|应当|不低于|不少于|不超过|须|按|(?<!高)标准(?!化|厂房)|的，|的为|以上|限|罚|发放|最高|享受|费率|收费|交纳|缴纳|收取|限额|不高于|每[户人床家辆吨]"
)
# Norms in any text: 挂牌价不得高于底价的130%.
_NORM = re.compile(
    r"(?:不得|不应|不准|不许|应当?不)(?:高于|低于|超过|少于|大于|小于|多于)(?![^，。；]*(?:发现|查处))|每[户人家车][^，。；]{0,4}限|(?<![按照合符新据])规定(?=[^的了期任时，。；：、“《])"
)
# 情节严重的，处5000元罚款; 对新认定的企业，给予20万元奖励; 凡未登记的，每只收取50元: what is done in such a case.
_IN_CASE = re.compile(
    r"(?:\A|[，。；：])(?:[^，。；：是\n]{4,60}的|(?:对|凡|符合)[^，。；：\n]{3,50})，(?P<deed>[^。；\n]{0,60})\Z"
)
_DEED_OF_RULE = re.compile(
    r"处(?!于|在|理)|罚|给予|奖励|补助|补贴|资助|享受|优惠|减免|责令|没收|收取|缴纳|交纳|申领|申请|一次性|[记扣]\Z|应当?|须|可以|不得"
)
# 按每户每月6元收取
_BY = re.compile(r"(?:按照?|依照?)[^，。；：\n]{0,24}\Z")
_LEVIED = re.compile(r"的?(?:标准)?(?:执行|收取|计收|征收|缴纳|交纳|核收|计征|给予|发给|支付|补贴|补助)(?!了)")
# 放假调休，共3天; 给予每家50万元
_ONCE = re.compile(r"(?:一次性(?:发放|给予|补助|补贴|奖励|资助)|最高可(?!达))[^，。；了]{0,8}\Z")
_HOLIDAY = re.compile(r"放假(?:调休)?，?共?\Z")
_GRANTED = re.compile(r"给予每[家个人户名亩][^，。；了]{0,4}\Z")
# 安置比例不低于1.5%
_BOUND = re.compile(r"(?:最[高低])?不(?:低于|少于|高于|超过|小于|大于)")
_BOUNDED = re.compile(
    r"(?:率|比例|之比|标准|额|额度|价格?|费|期限?|年龄|身高|面积|距离?|宽度?|纵深|高度|深度|浓度|噪声|总量|人数|资本|强度|半径|[每单][户人个家项机]|原则上|最好|应当?|须|最[高长多])\Z"
)
_BOUND_BEFORE = re.compile(r"不(?:低于|少于|高于|超过|小于|大于)[^，。；]{1,14}，[^，。；]{1,8}\Z")
_SUPPOSED = re.compile(r"如果|[若倘]|估计|[死伤]|损失|了|曾|速度")
# 最低工资标准为1700元: the amount is a norm by its name.
_NORM_NAME = re.compile(
    r"(?:(?:工资|低保|保障|补助|补贴|奖励|收费|缴费|征收|抚恤|抚恤金|供养|救助|津贴|资助|赔偿|补偿|起付|供应|定量)标准|报销比例|支付限额|起付线|首付比例|费率|(?<!利)税率)[^，。；\n]{0,60}\Z"
)
_GOES_ON = re.compile(r"[^，。；\n]*，(?:其中|依次|分别|相应|调整|一律)[^，。；\n]{0,40}\Z")
_AMOUNT = re.compile(r"[元块%％倍斤]|百分之|成\Z|分之")
# 条例规定，…: what a rule-giver lays down, to the end of the sentence.
_DECREED = re.compile(
    r"承诺，|(?<![按照合符新据反有关定的该此条款项述本其])规定(?!的|了|期|任|时|[。；、“《])(?![：，]?\Z)"
)
_NUMERAL = "一二三四五六七八九十百千〇零0-9０-９"
_ARTICLE = re.compile(rf"(?m)^[\s　#*]*第[ 　]?[{_NUMERAL}]{{1,5}}[ 　]?条")
_POLICY = re.compile(
    rf"第[ ]?[{_NUMERAL}]{{1,4}}[ ]?条|制定(?:本|如下)|实施(?:办法|细则|意见|方案)|管理办法|若干(?:政策|措施)|暂行规定"
    r"|(?:给予|予以|享受)[^，。；\n]{0,40}(?:奖励|补助|补贴|资助|津贴|贴息|补偿|奖补|支持)"
    r"|(?:应不|不得|不能|不准)(?:高于|低于|超过|少于)|最高限额|按照?[^，。；\n]{1,24}(?:交纳|缴纳|收取|征收|核收|计收)|每[件人户次][^，。；\n]{0,4}(?:交纳|缴纳|收取)"
    r"|(?:每[家场户人亩个名位]|一次性|最高)[^，。；\n]{0,10}(?:补助|奖励|补贴|资助)"
)
# A paragraph that lists targets, and the heading or sentence that opens the part of a report on the work ahead.
_TARGETS = re.compile(
    r"(?:预期|主要|奋斗|发展|工作|总体)目标(?:任务)?(?:是|为|：|:)|(?:以下|如下|下列)(?:主要)?(?:目标|任务)"
)
_AHEAD = re.compile(
    r"预期目标|(?:工作|重点|任务)(?:安排|打算)|(?:重点|主要)(?:工作|任务)$|下一步(?:工作|打算|安排)|目标任务|工作思路|工作要点"
    r"|(?:今后|未来)[一二三四五]年(?:的)?(?:主要)?(?:目标|任务)"
)
_BEHIND_US = re.compile(r"回顾|总结|完成情况|工作情况|主要成[效绩就]|过去[一的]?[一二三四五]?年")
_PLAN_TITLE = re.compile(
    r"(?:(?:规划|计划|纲要|工作要点)(?:[》”]?的通知)?|规划的建议|目标的建议|行动方案|工作安排|工作方案|奋斗目标|工作打算|初步设想|倡议书?|决心书|方案（草案）|意见（草案）)(?:[（(][^（）()]*[)）])?$"
)
# 提前完成全年计划: a report, no plan.
_FULFILLED = re.compile(r"完成|超额|实现|突破")
# 同时，着力…: the plan of the sentence before goes on, of the paragraph before also.
AND_ALSO = re.compile(r"(?:同时|并|还)，?(?!有|是)")
# Targets that fill the part behind them, and what tells that a paragraph of such a part looks back.
_WHOLE_PART = re.compile(r"预期目标|以下|如下|下列")
_REPORTING = re.compile(r"统计|核算|去年|上年|一年来|以来|总结了|回顾")
# 关于调整收费标准的通知
_POLICY_TITLE = re.compile(
    r"(?:标准|收费|价格|票价|补助|补贴|费率|税率|额度)[^，。]{0,8}的?(?:通知|公告|通告|决定)(?:[（(][^（）()]*[)）])?$"
)
_ACT_TITLE = re.compile(r"(?:办法|条例|规定|细则|规则|章程|准则|法)(?:[（(][^（）()]*[)）])?$")
# A policy lays down in so many places at least, and in one of so many sentences.
_LAID_DOWN, _SPARSE = 3, 8
# A line as short as this without a full stop is a heading.
_HEADING, _TITLE = 36, 60
_PART = re.compile("[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．]")


@dataclass(frozen=True)
class Stance:
    """What a whole text is to its figures: `law` and `policy` lay down, `ahead` are the stretches that plan.

    `starts` are where the stretches begin, `ends` where they end.
    """

    law: bool
    policy: bool
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def plans(self, at: int) -> bool:
        """True for a place in a part on the work ahead."""
        index = bisect_right(self.starts, at) - 1
        return index >= 0 and at < self.ends[index]


def read_stance(text: str, title: str | None = None) -> Stance:
    """The stance of an article's body.

    >>> read_stance("第一条 为规范管理。\\n第二条 本办法适用于全县。\\n第三条 略。").law
    True
    >>> stance = read_stance("主要预期目标是：粮食产量50万吨；增收6%。\\n新建学校3所。")
    >>> stance.plans(12), stance.plans(26)
    (True, True)
    """
    heads = [line.strip() for line in [*(title or "").split("\n"), *text.split("\n", 3)[:3]]]
    above = [head for head in heads if len(head) <= _TITLE and not _PART.match(head)]
    if any(_PLAN_TITLE.search(head) and not _FULFILLED.search(head) for head in above):
        return Stance(False, False, (0,), (len(text),))
    starts: list[int] = []
    ends: list[int] = []
    at, ahead = 0, False
    for line in text.split("\n"):
        heading = 0 < len(line.strip()) <= _HEADING and line.strip()[-1] not in "。；，：！？”"
        if heading and _BEHIND_US.search(line):
            ahead = False
        elif heading and _AHEAD.search(line):
            ahead = True
        target = _TARGETS.search(line)
        if (target or ahead) and not _REPORTING.search(_THIS_YEAR.split(line.split("。")[0])[-1]):
            starts.append(at + (0 if ahead or target is None else target.start()))
            ends.append(at + len(line))
        if target and _WHOLE_PART.search(target.group()):
            ahead = True
        at += len(line) + 1
    granted = len(_POLICY.findall(text))
    told = any(_POLICY_TITLE.search(head.strip()) for head in heads)
    policy = told or (granted >= _LAID_DOWN and _SPARSE * granted >= len(re.findall("[。；]", text)))
    enacted = any(_ACT_TITLE.search(head.strip()) for head in heads)
    return Stance(len(_ARTICLE.findall(text)) >= (1 if enacted else 3), policy, tuple(starts), tuple(ends))


def read_status(
    sentence: str,
    at: int,
    end: int,
    stance: Stance | None = None,
    offset: int = 0,
    past: bool = False,
    led: str = "",
) -> str:
    """actual, planned or rule for the figure from `at` to `end` of its sentence, which stands at `offset` of its text;
    `past` where its period was over when the text was published; `led` is what its paragraph says before the sentence.

    >>> read_status("全总计划推树1万个最美驿站", 6, 9), read_status("将4间车库改造成活动站", 1, 3)
    ('planned', 'actual')
    """
    before = sentence[:at]
    reported = _REPORTED.search(_THIS_YEAR.split(before)[-1])
    if stance is not None and not reported:
        if stance.law or (stance.policy and _RULE_IN_POLICY.search(sentence)):
            return "rule"
        there = _sets_out(sentence, at, end) or _EXISTING.search(before)
        if stance.plans(offset + at) and not past and not there:
            return "planned"
    if _sets_out(sentence, at, end) or _EXISTING.search(before):
        return "actual"
    if _BOUND.match(sentence, at) and _DEMANDED.search(before):
        return "rule"
    if _OF_PLAN.search(before):
        return "actual"
    planned = _planned_at(sentence, at, past or _tells_a_year(led))
    if planned >= 0 and not _DONE.search(before, planned):
        return "planned"
    clause = max(before.rfind(stop) for stop in "，。；：")
    if _NORM_BEHIND.match(sentence, end) or _NORM.search(sentence, clause + 1, end):
        return "rule"
    report = stance is not None and bool(stance.starts)
    if not reported and _lays_down(sentence, at, end, report):
        return "rule"
    target = _TARGET_BEHIND.match(sentence, end) and not _COUNTED.search(sentence, at, end)
    return "planned" if target or _goes_on(led, before) else "actual"


def _planned_at(sentence: str, at: int, past: bool = False) -> int:
    """Where the last word that plans ends in `sentence` before `at`, -1 where there is none; where the time is `past`, 到2021年底
    plans nothing."""
    words = _PLANNED.finditer(sentence[:at])
    planned = max((word.end() for word in words if not (past and word["until"])), default=-1)
    for found in _BEFORE_VERB.finditer(sentence, 0, at):
        if _TAKEN.match(sentence, found.end()) or _ends_a_noun(sentence, found.end()):
            continue
        behind = sentence[found.end() : found.end() + 10]
        following = next(iter(split_words(behind)), None)
        if following is not None and (
            following.kind in _ACTING or behind[following.start : following.end] in _ACTING_SINGLES
        ):
            planned = max(planned, found.end())
    return planned


def _ends_a_noun(sentence: str, end: int) -> bool:
    """True for 小将以9秒夺冠, where 将 is a person."""
    low = max(0, end - 8)
    return any(word.kind == "noun" and low + word.end == end for word in split_words(sentence[low : end + 4]))


def _tells_a_year(led: str) -> bool:
    """True where `led` has told the sums of a year, and planned nothing."""
    return _TOLD_YEAR.search(led) is not None and _planned_at(led, len(led)) < 0


def _goes_on(led: str, before: str) -> bool:
    """True where a semicolon stands between the word that plans and its figure: 力争接待游客5万人；新建旅馆3座; or full
    stops, and no sentence from there on has a subject: 将推动改造。新建市场3座。"""
    if led.endswith("；"):
        sentence = _FULL_STOP.split(led)[-1]
        moving = _MOVING.intersection(word.kind for word in split_words(before))
        return (_begins_with_deed(before) or (bool(moving) and not _tells(before))) and _is_plan(sentence)
    rest = [sentence for sentence in _FULL_STOP.split(led) if sentence]
    while rest and _begins_with_deed(before):
        if _is_plan(before := rest.pop()):
            return True
    return False


def _tells(sentence: str) -> bool:
    """True for a sentence that reports."""
    return any(told.search(sentence) for told in (_REPORTED, _DONE, _OWN_TIME))


def _begins_with_deed(sentence: str) -> bool:
    """True for 新建旅馆3座 and 同时，着力提升水平, which have no subject and do not report; not for 新建的旅馆."""
    deed = sentence[match.end() :] if (match := AND_ALSO.match(sentence)) else sentence
    kinds = _DOING if deed == sentence else _DOING | {"adverb", "preposition"}
    first = next(iter(split_words(deed)), None)
    doing = deed.startswith(("投资", "投入", "新增")) or (first is not None and first.kind in kinds and not first.start)
    return doing and not _tells(sentence) and "的" not in deed[:5]


def _is_plan(sentence: str) -> bool:
    """True where the last word that plans in `sentence` is not taken back behind it."""
    planned = _planned_at(sentence, len(sentence))
    return planned >= 0 and not _DONE.search(sentence, planned) and not _REPORTED.search(sentence, planned)


def _sets_out(sentence: str, at: int, end: int) -> bool:
    """True for the level that a change begins at."""
    return _FROM.search(sentence, 0, at) is not None and _ON_FROM.match(sentence, end) is not None


def _lays_down(sentence: str, at: int, end: int, report: bool = False) -> bool:
    """True for a figure that a sentence of any text lays down: a fine, a fee, a bound, a norm by its name. In a `report`
    on work a bound says how much was done.

    >>> _lays_down("情节严重的，处5000元罚款。", 7, 12), _lays_down("他被处5000元罚款。", 3, 8)
    (True, False)
    """
    before, quote = sentence[:at], sentence[at:end]
    if _DECREED.search(before):
        return True
    if (case := _IN_CASE.search(before)) and _DEED_OF_RULE.search(case["deed"] + sentence[end : end + 6]):
        return "了" not in case["deed"]
    if _SHOULD_BE.search(before):
        return True
    if _HOLIDAY.search(before) or _GRANTED.search(before) or (_ONCE.search(before) and "了" not in before):
        return True
    if _BY.search(before) and _LEVIED.match(sentence, end):
        return True
    if (
        not report
        and _BOUND.match(quote)
        and (
            _BOUNDED.search(before)
            or ((bound := _BOUND_BEFORE.search(before)) and _BOUNDED.search(before[: bound.start()]))
        )
        and not _SUPPOSED.search(before)
    ):
        return True
    named = _NORM_NAME.search(_GOES_ON.sub(lambda m: m.group().replace("，", ""), before))
    return named is not None and _AMOUNT.search(quote) is not None


def is_over(period: Period | None, published: str | None) -> bool:
    """True for a period that ended before the day of publication."""
    if period is None or period.end is None or published is None:
        return False
    return period.end.isoformat()[: len(published)] < published


def is_to_come(period: Period | None, published: str | None) -> bool:
    """True for a period that begins, or an open one that ends, after the year of publication."""
    if period is None or published is None:
        return False
    day = period.start or (period.end if period.edtf.startswith("../") else None)
    return day is not None and day.isoformat()[:4] > published[:4]
