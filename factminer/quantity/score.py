"""Results of games (3比1战胜, 以21:18、21:15获胜, 2胜1负) and the events of a sport (4×100米接力).

A score and a ratio look alike (3:1); a score has a game about it, a ratio its 比例, 师生比 or 报名比. A nil on one side
is a score in any company, because nothing is in proportion to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factminer.quantity.quantity import Numeral

_C = "[一二三四五六七八九十零〇]{1,3}"
_PAIR = rf"(?:[0-9]{{1,3}} ?(?:[:：∶比]|[-－–—]{{1,2}}) ?[0-9]{{1,3}}(?![0-9.:：%％年月日岁-])|{_C}比{_C})"
_SCORE = re.compile(
    rf"(?:(?P<a>[0-9]{{1,3}}) ?(?P<sign>[:：∶比]|[-－–—]{{1,2}}) ?(?P<b>[0-9]{{1,3}})(?![0-9.:：%％年月日岁-])|(?P<ca>{_C})比(?P<cb>{_C})(?![一二三四五六七八九十百千万]))"
)
_WON = re.compile(
    rf"(?:[、，,和 ]{{1,2}}{_PAIR}){{0,6}}[）)]?"
    r"(?:的?(?:大|总|小|悬殊)?比分|(?:轻松|完|大|险|小|惜|力|先|再|双杀|连续|直落)?"
    r"(?:战胜|击败|打败|获胜|取胜|逆转|横扫|战平|打平|踢平|逼平|言和|领先|落后|告捷|不敌|输给|输掉|淘汰|轻取|力擒|力克|反超|失利|告负|击溃|零封|绝杀|夺冠|晋级|惜败|憾负|胜|负于|负|败给|赢))"
)
_BEFORE = re.compile(
    r"(?:比分|局分|局数|战成|打成|踢成|扳成|追成|追至|改写[为成]|锁定[为在]?|定格在|[上下]?半场|全场|加时赛?|点球|[首次末决]局|第[一二三四五][局节盘])(?:结束|大战|仅|就|便|暂时|以|为|是|曾|了|：|:){0,3}\Z"
)
_GAME = re.compile(r"队|赛|球|冠军|女排|男篮|国足|国安|泰山|申花|绿茵")
_SHARED = re.compile(
    r"比例|配比|之比|比[率价重值为达由从约]|录|报考|报名|师生|男女|投入|产出|混合|配制|稀释|配套|杠杆|换股|性别|护比|折|汇率|放大"
)
# 男子100米自由泳, 4×100米接力, 110米栏: the length is the event's name.
_EVENT = re.compile(
    r"(?:(?<=男子)|(?<=女子)|(?<=混合)|(?<=男女))(?:[0-9]{1,2}[×xX*]?[0-9]{1,4}|[一二三四五六七八九十百千]{1,6})(?:米|公里)(?:级)?"
    r"|[0-9]{2,3}公斤以?[上下]?(?=级)|(?<![0-9.])[0-9][×xX*][0-9]{2,4}米(?=[\u4e00-\u9fff]{0,5}接力|混合|自由)"
    r"|(?:(?:[0-9]{1,2}[×xX*])?[0-9]{2,5}|[一二三四五六七八九十百千]{2,6})米(?=(?:个人)?混合泳|自由泳|仰泳|蛙泳|蝶泳|接力|栏(?!杆)|障碍|短跑|跑(?!道|步|马)|气?步枪|气?手枪|跳台|跳板|速滑)"
)
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9]\Z")
_RECORD = re.compile(
    r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:[胜负](?![任利诉出责担债荷面])|平(?![方米均安台整])){1}"
    r"(?:(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})[胜平负]){1,2}(?![任利诉责担债方米均])"
    r"|[0-9]{1,2}[投罚][0-9]{1,2}中"
    r"|(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})(?:连(?:胜|败|冠|霸)|战全胜|战[0-9一二三四五六七八九两]{1,2}胜)"
)


def find_scores(text: str) -> Iterator[Numeral]:
    """Scores and records of games, and the lengths and weights that name an event.

    >>> [(n.start, n.end) for n in find_scores("中国队以3比1战胜日本队，师生比为1:18")]
    [(4, 7)]
    """
    last = -9  # where the last score ended: 25：23、23：25 are the sets of one game
    for found in _SCORE.finditer(text):
        start, end = found.span()
        if start and (text[start - 1].isdigit() or text[start - 1] in ".:：∶-－–—百千万"):
            continue
        listed = last > 0 and text[last:start] in ("、", "，", "和", "与", "及")
        if listed or _played(text, found):
            last = end
            yield Numeral(start, end, "score", "score")
    for found in _EVENT.finditer(text):
        yield Numeral(found.start(), found.end(), "label", "event of a sport")
    for found in _RECORD.finditer(text):
        yield Numeral(found.start(), found.end(), "score", "record of wins")


def _played(text: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    ahead = text[max(0, start - 8) : start]
    if text.endswith(("比例尺", "比例尺为"), 0, start):
        return False
    if _WON.match(text, end) or _BEFORE.search(ahead):
        return not text.startswith(("的比例", "比例"), end)
    sign, sides = found["sign"] or "比", (found["a"] or found["ca"], found["b"] or found["cb"])
    if sign not in ":：∶比":
        return False
    if any(side in ("0", "零") for side in sides):
        return not _SHARED.search(ahead)
    around = text[max(0, start - 24) : end + 24]
    return bool(_GAME.search(around)) and not _SHARED.search(around) and not _CLOCK.match(found.group())
