"""仅用90天建成大桥, 提前四十天完成全年计划, 超额百分之五完成任务: the time or the surplus with which something was done."""

from __future__ import annotations

import re

from factminer.claim.naming import clean
from factminer.claim.setting import Reading, Setting
from factminer.context.phrase import VERBS
from factminer.context.phrase_behind import purpose_of
from factminer.context.segment import find_words

_LED = re.compile(r"(?:(?P<early>提前|超额)|(?:只|仅|共)?(?:用|用时|历时|耗时|经过|奋战|苦战|花)了?(?:短短)?)\Z")
# 5小时才将游客转移到安全地带
_DONE = re.compile(
    r"(?:的?(?:时间|努力|奋战|紧张施工))?[，]?(?:就|便|才|即|终于)?(?:又?超额[^，。；]{1,12}?(?=完成|实现|上缴))?(?:将(?P<thing>[^，。；将]{2,16}?)(?=[转运送救建修装移完]))?"
    r"(?P<deed>[^，。；：！？、\n]{2,28})"
)
# 甲城到乙镇只需2小时
_WAY = re.compile(
    r"(?:\A|[，：]|理论上|从|由)(?P<way>[\u4e00-\u9fff]{2,8}?[到至][\u4e00-\u9fff]{2,8}?)(?:之?间)?(?:的?(?:铁路|高铁|火车|公路|乘车|行车|旅行|运行|全程|车程)(?:时间)?)?"
    r"(?P<takes>(?:将|可|有望|最快|最短|全程|平均|预计|缩短|压缩){0,3}(?:只需要?|仅需要?|只要|仅用|只用|最快|有望|车程))?(?:约|大约)?\Z"
)
_ARRIVING = re.compile(r"(?:之?内|左右)?(?:即?可|就?能|便可)?(?:到达|抵达|直达|通达)")
_DEEDS = VERBS | {"achieve", "suffix_verb", "spend"}
# 约10分钟后，飞船与火箭成功分离
_LATER = re.compile(r"[之以]?后，?(?P<deed>[^，。；：、\n]{2,16})")
# Behind the figure what was done stands within so many characters.
_NEAR = 60


def read_taken(setting: Setting) -> Reading | None:
    """What was done in the time told, or early, or beyond the plan."""
    if setting.quantity.kind == "time" and (later := _LATER.match(setting.text, setting.quantity.end)):
        words = [word for word in find_words(later["deed"]) if word.kind in _DEEDS]
        if words and (event := clean(later["deed"][words[-1].start :])):
            return Reading(event, "what came so much later")
    if setting.quantity.kind == "time" and (way := _WAY.search(setting.clause_left)):
        arriving = _ARRIVING.match(setting.right)
        if arriving or way["takes"]:
            return Reading(way["way"], "what the way takes")
    led = _LED.search(setting.clause_left)
    if led is None or setting.quantity.kind not in ("time", "share", "ratio"):
        return None
    if setting.quantity.kind != "time" and led["early"] is None:
        return None
    done = _DONE.match(setting.text[setting.quantity.end : setting.quantity.end + _NEAR])
    if led["early"] and setting.text[setting.quantity.end : setting.quantity.end + 1] == "，":
        return None
    if done is None or find_words(done["deed"])[0].kind not in _DEEDS:
        return None
    told = done["deed"].replace("了", "", 1)
    deed = clean(purpose_of(told)) or clean(told)
    thing = clean(done["thing"] or "")
    return Reading(f"{led['early'] or ''}{thing}{deed}", "what took the time told", done["deed"][:2])
