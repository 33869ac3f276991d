"""What an amount is for each of, where its clause does not print 每: 一亩地能收700斤, 日均, 猪肉每公斤26元，羊肉60元."""

from __future__ import annotations

import re

from factminer.claim.setting import Reading, Setting
from factminer.context.phrase import noun_before
from factminer.quantity.quantity import Quantity

_AVERAGE = re.compile(r"(?P<base>[人户亩日月年])均(?!衡)")
# 一亩地能收700斤, 一天要送350件
_EVERY = re.compile(
    r"(?:\A|[，：“]|们|现在|如今|过去|以前|平均|大约|光租金)一个?(?P<base>亩|头|只|天|年|月|斤|公斤|小时|昼夜|株|棵|箱|趟|户|辆|台|人|季)"
    r"(?:地|田|下来)?(?:大?约|最多|至少|平均)?(?=[能可要就得只收产打挣赚卖接送省花用付拉跑干多少])"
)
# 羊肉60元, 分别提高到每月620元和430元, 由每小时4元降为3元
_DOWN_A_LIST = re.compile(
    r"[，、；和](?:其中)?(?P<thing>[^，。；：0-9总共全合一单由从最]{0,8}?)[则要卖]{0,2}|(?P<moved>[降涨提增减调上下][^，。；：、0-9]{0,5}[到至为])"
)


def per_of(setting: Setting, reading: Reading, read: list[tuple[Quantity, Reading]]) -> str | None:
    """A base printed as 一亩地能收 or 日均, or that of the figure before: 猪肉每公斤26元，羊肉60元."""
    if found := _EVERY.search(setting.left):
        return found["base"]
    if reading.change != "level":
        return None
    if found := _AVERAGE.search(setting.left):
        return found["base"]
    if not read or read[-1][0].kind != setting.quantity.kind or read[-1][1].change != "level":
        return None
    before, earlier = read[-1]
    told = setting.text[setting.sentence.start : before.end]
    link = _DOWN_A_LIST.fullmatch(setting.text, before.end, setting.quantity.start)
    if link is None or "每" not in told or _AVERAGE.search(told, told.rfind("每")):
        return None
    if not link["moved"] and noun_before(link["thing"]).verb:
        return None
    return earlier.per if link.group()[0] == "、" or before.unit == setting.quantity.unit else None


def per_in(indicator: str) -> str | None:
    """The base that an indicator names itself: 人均可支配收入 is per 人."""
    found = _AVERAGE.search(indicator)
    return found["base"] if found else None
