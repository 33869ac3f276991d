"""Numerals that put things in order: list markers, ordinals, ranks, page and article numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factminer.quantity.quantity import Numeral
from factminer.quantity.unit import UNITS, Units

_CHINESE = "[一二三四五六七八九十百千〇零两]"

LIST_MARKER = re.compile(
    rf"""
    # 一、 （二） (3) 1. 2、 3） 1.1 2.3.1 at the head of a line or after a full stop
      (?:(?<=\n)|(?<=\A)|(?<=[。；;！？：:— \u3000]))[ \u3000]{{0,4}}(?:[（(]{_CHINESE}{{1,3}}[)）]|{_CHINESE}{{1,3}}[ \u3000]?、(?!{_CHINESE})
        |[（(][0-9]{{1,2}}[)）]|[0-9]{{1,2}}(?:[ ]?[、．）)](?![0-9])|\.(?![0-9])|。(?=\D)))
    | (?:(?<=\n)|(?<=\A))[ \u3000]{{0,4}}(?P<heading>(?:[1-9]|1[0-2])(?:[.．](?:[1-9]|1[0-9])){{1,3}}[.．、]?)(?=[ \u3000]{{0,2}}(?P<after>[\u4e00-\u9fff]))
    # （一） anywhere is a marker, too: (一)固定资产投资奖励; so is (3) before a word
    | [（(]{_CHINESE}{{1,3}}[)）]
    | [（(][0-9]{{1,2}}[)）](?=[\u4e00-\u9fff])
    # 一是… 二是…, 一要, 其一, 二来, 一曰水二曰火
    | (?:(?<=\n)|(?<=\A)|(?<=[。；;！？：，,“]))[ \u3000]{{0,4}}(?:[一二三四五六七八九十]{{1,3}}(?:是(?!否)|要(?=[\u4e00-\u9fff])|则)|[一二三四]来(?=[\u4e00-\u9fff]))
    | [一二三四五六七八九](?=曰)
    | 其[一二三四五六七八九]
    """,
    re.VERBOSE,
)

_SCOPE = "(?:全国|全省|全区|全市|全县|全州|全球|全行业|世界|国际|亚洲|全亚洲|中部|西部|东部|东北|西北|本省|同行业|行业|省内|国内|历史|榜单|总榜)"
_NUMBER = "(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,3})"
RANK = re.compile(
    rf"(?:排名|位居|位列|名列|排行|列|居|排|位于|跃居|跃升至?|上升至?|跻身|进入|升至|升到|升为|降至|退居|由|从)在?{_SCOPE}(?:省会|城市|市县|地区)?前?{_NUMBER}(?:(?=[，。、；）)])|位|名|强)"
    rf"|(?:排名|位居|位列|名列|排行|跻身)(?:第|前)?{_NUMBER}(?=[位名，。、；）)强])"
    # 前10强, 前三甲; not 目前20位
    r"|(?<![日目此之以午眼面门跟当生战年月天晚])前(?:[0-9]{1,4}|[一二两三四五六七八九十百]{1,4})(?=强|名|回|卷|位|款|条(?!件)|列|甲|茅|沿|大|，|。|、|；|（|\n|\Z)"
    # 增速后三名, 后三名为, 排名后五位, 倒数两名; not 后三名队员, 其后两名
    r"|(?<=[速率度量额值数价比幅])后[一二两三四五六七八九十0-9]{1,2}(?=名)"
    r"|(?<![以之此随今其最然先前])后(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?=名(?:[，。、；：（）)\n]|[为是的]|分别|\Z))"
    r"|(?<=排[名在]|位[列居]|名列|列在|位于)后(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?=[名位])"
    r"|倒数(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?=[名位])"
    r"|(?<![0-9.第前])[0-9]{1,4}强(?![度制化调大劲烈震降])"
    r"|TOP ?[0-9]{1,4}"
)
ORDINAL = re.compile(
    rf"第[ ]?(?:[0-9]{{1,9}}|{_CHINESE}{{1,7}})(?:[-－–—至]第?(?:[0-9]{{1,6}}|{_CHINESE}{{1,6}}))?"
    rf"|(?<![0-9])(?:[0-9]{{1,3}}|{_CHINESE}{{1,4}})(?=届(?:[一二三四五六七八九]中|[^时]))"
    # 头一个, 头三天; 六届二次会议
    r"|(?<![街码源牛猪羊龙山村桥万千百只念镜])头(?:一(?=[个次回年天件名批条趟遍炮步])|[两三](?=年|天|个月|届))"
    r"|(?<=届)[一二三四五六七八九十]{1,2}(?=次(?:全|会|理事|代表|职|党|中|委))"
    # 本科二批次投档线: the second batch of admission
    r"|(?<=[本专理文]科|高职|[艺体]类)(?:[1-4]|[一二三四])(?=批)|(?:(?<![一-龥0-9])|(?<=[的为在起由以]))(?:[1-4]|[一二三四])(?=批次?(?:录取|投档|志愿|本科|院校|控制线|分数线))"
    r"|(?<=[会大协委团校届])[一二三四五六七八九十]{1,2}(?=次(?:全体)?会议|次代表大会)"
)
_CONVENED = (
    "举办",
    "举办了",
    "举行",
    "举行了",
    "办了",
    "召开",
    "召开了",
    "连续",
    "连任",
    "历经",
    "已",
    "共",
    "任了",
    "过",
)


def find_list_markers(text: str, units: Units = UNITS) -> Iterator[Numeral]:
    """一、 （二） 1. 一是."""
    for found in LIST_MARKER.finditer(text):
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        if found["heading"] and (found["after"] in "万亿千百多余到至～~—-" or units.simple(text, found.start("after"))):
            continue  # 1.1万人, 2.3米 open a line too
        yield Numeral(start, found.end(), "list", "list marker")


def find_ordinals(text: str, units: Units = UNITS) -> Iterator[Numeral]:
    """第六届, 第3条, 居全国第四, 前10名; the unit counted in order is taken in.

    >>> [(n.rule, n.start, n.end) for n in find_ordinals("列全省14位，第三条规定，进入前10强，已举办12届，")]
    [('rank', 0, 6), ('rank', 15, 19), ('number of an article', 7, 10)]
    """
    for found in RANK.finditer(text):
        unit = units.simple(text, found.end())
        ranked = unit is not None and unit.written in ("名", "位", "款", "条")
        end = unit.end if unit and ranked else found.end() + text.startswith("强", found.end())
        yield Numeral(found.start(), end, "ordinal", "rank")
    for found in ORDINAL.finditer(text):
        counted = (
            found.group()[0] != "第"
            and text[found.end() : found.end() + 1] == "届"
            and text.endswith(_CONVENED, 0, found.start())
        )
        if counted:
            continue
        unit = units.simple(text, found.end())
        end = unit.end if unit else found.end()
        last = text[end - 1]
        rule = "number of an article" if found.group()[0] == "第" and last in "条款章节" else "ordinal"
        yield Numeral(found.start(), end, "ordinal", rule)
