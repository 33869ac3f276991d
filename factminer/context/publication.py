"""What a page says of its publication: the day, a full date in its masthead, running head or the lines an archive adds,
and the name of the paper in the same lines.

Such lines are noise to the article, but they give the year of 今年 and of a bare 8月. A date inside the text is left
to the periods: it is the date of what is told.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

_DATE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2}) ?(?P<mark>[-/.年]) ?(?P<month>[0-9]{1,2}) ?(?:[-/.月]) ?(?P<day>[0-9]{1,2})(?![0-9])"
)
# Tue, 24 Aug 2021 03:37:22 GMT
_ENGLISH = re.compile(r"[A-Z][a-z]{2}, ?(?P<day>[0-9]{1,2}) (?P<month>[A-Z][a-z]{2}) (?P<year>[0-9]{4}) [0-9]{2}:")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
# 《某某日报》（…）, 某某日报 2024年3月5日 …, 来源：某某网-某某日报, 发布人：-某某日报
_NAME = r"[\u4e00-\u9fff]{2,8}(?:报|网|社|周刊|杂志|电视台|电台|客户端)"
_PUBLICATION = re.compile(rf"《({_NAME})》|^({_NAME})\s|(?:来源|稿源|发布人)[:：]\s?(?:\S{{0,12}}-)?({_NAME})\s?$")

# 附件：某某方案, and below it who signed the notice that it belongs to, and when
_SIGNED = re.compile(
    r"\s*附件[^\n]{0,60}\n(?:\s*(?:附件|[0-9]{1,2}[.．、])[^\n]{0,60}\n){0,9}(?P<who>(?:[^\n。，：]{4,40}\n){1,4})"
    r"[^\n]{2,4}年[^\n]{1,3}月[^\n]{1,3}日"
)


def find_stated_date(lines: Iterable[str]) -> str | None:
    """The first full date in lines outside the articles, in EDTF.

    >>> find_stated_date(["第1版(要闻)", "发布时间：2011-07-06 08:05"])
    '2011-07-06'
    """
    for line in lines:
        english = _ENGLISH.search(line)
        if english and english["month"] in _MONTHS:
            line = f"{english['year']}-{_MONTHS.index(english['month']) + 1}-{english['day']}"
        for match in _DATE.finditer(line.translate(_WIDTH)):
            try:
                return datetime.date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
            except ValueError:
                continue
    return None


def find_publication(lines: Iterable[str]) -> str | None:
    """The paper or site that lines outside the articles name; None where they name none, or several.

    >>> find_publication(["来源：云州新闻网-云州日报", "第1版(要闻)"])
    '云州日报'
    """
    found = {next(name for name in match.groups() if name) for line in lines if (match := _PUBLICATION.search(line))}
    return found.pop() if len(found) == 1 else None


def find_signature(text: str) -> str:
    """Who signed the notice above, where its annexes are named before the signature and stand below it.

    >>> find_signature("附件：费率表\\n云州市水务局\\n二○一○年三月五日\\n附件\\n一类行业0.5%。")
    '云州市水务局'
    """
    signed = _SIGNED.match(text)
    return signed["who"].strip() if signed else ""
