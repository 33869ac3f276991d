"""The day a page says it was published: a full date in its masthead, running head or the lines an archive adds.

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
_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def find_stated_date(lines: Iterable[str]) -> str | None:
    """The first full date in lines outside the articles, in EDTF.

    >>> find_stated_date(["第1版(要闻)", "发布时间：2011-07-06 08:05"])
    '2011-07-06'
    """
    for line in lines:
        for match in _DATE.finditer(line.translate(_WIDTH)):
            try:
                return datetime.date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
            except ValueError:
                continue
    return None
