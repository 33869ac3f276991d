"""Places on the earth and along a road: 东经116°23′, N39°54′, 北纬三十八度, K12+300."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factminer.quantity.quantity import Numeral

_ARC = r"[0-9]{1,3}(?:\.[0-9]{1,8})?(?:[°º度](?:[0-9]{1,2}(?:\.[0-9]{1,6})?[′'’分](?:[0-9]{1,2}(?:\.[0-9]{1,4})?[″\"”秒])?)?)?"
_ARC_CHINESE = r"[〇零一二三四五六七八九十百]{1,6}度(?:[〇零一二三四五六七八九十]{1,4}分)?"
# 经 and 纬 come with their number; a bare letter only with the sign of degrees; minutes of arc tell themselves.
_COORDINATE = re.compile(
    rf"(?:[东西]经|[南北]纬)[为约：:]? ?(?:{_ARC}|{_ARC_CHINESE})(?:[-－–—~～至到]{{1,2}}(?:[东西]经|[南北]纬)?(?:{_ARC}|{_ARC_CHINESE}))?"
    r"|[NSEW] ?[0-9]{1,3}(?:\.[0-9]{1,8})?[°º](?:[0-9]{1,2}(?:\.[0-9]{1,6})?[′'’](?:[0-9]{1,2}(?:\.[0-9]{1,4})?[″\"”])?)?"
    r"|[0-9]{1,3}[°º][0-9]{1,2}(?:\.[0-9]{1,6})?[′'’](?:[0-9]{1,2}(?:\.[0-9]{1,4})?[″\"”])?[NSEW]?"
    r"|[A-Z]{0,2}K[0-9]{1,4}[+＋][0-9]{1,4}(?:\.[0-9]{1,3})?"
)


def find_coordinates(text: str) -> Iterator[Numeral]:
    """Latitudes, longitudes and the stakes of a road.

    >>> [(n.start, n.end) for n in find_coordinates("震中位于北纬31.0度，东经103.4度，深度14公里")]
    [(4, 11), (12, 20)]
    """
    for found in _COORDINATE.finditer(text):
        yield Numeral(found.start(), found.end(), "identifier", "coordinate")
