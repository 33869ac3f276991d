"""The number of the printed page that an article stands on, as the page prints it.

A folio stands at the head of a page or at its foot; on one page of text it shows by which comes first, the folio or the
body. The numbers of a running head (《某报》（… 第 11 版）) are read too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from factminer.page.article import Article, Noise

_FOLIO = re.compile(
    r"第\s{0,2}([0-9０-９]{1,4})\s{0,2}[页版]|(?<![0-9])([0-9]{1,3})\s{0,2}版|\b([A-D][0-9]{1,2})(?![0-9])"
    r"|^[-—－–·]{1,2}\s{0,2}([0-9０-９]{1,4})\s{0,2}[-—－–·]{1,2}$|^[Pp]age\s?([0-9]{1,4})"
)
_REASONS = frozenset(("page number", "running head"))
_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def read_folio(line: str) -> str | None:
    """The page that a line of the page's frame names.

    >>> read_folio("第 11 版"), read_folio("— 3 —"), read_folio("云州日报 2024年3月5日 星期二 A02"), read_folio("2024")
    ('11', '3', 'A02', None)
    """
    match = _FOLIO.search(line)
    return next(group for group in match.groups() if group).translate(_WIDTH) if match else None


def find_pages(source: str, articles: Sequence[Article], noise: Sequence[Noise]) -> list[str | None]:
    """For each article the page that its text begins on, None where none is printed."""
    folios = [
        (item.span.start, folio)
        for item in noise
        if item.reason in _REASONS and (folio := read_folio(item.span.of(source).strip()))
    ]
    places = [at for at, _ in folios]
    starts = [article.body.source_span().start if len(article.body) else None for article in articles]
    first = min((start for start in starts if start is not None), default=0)
    # At the head of a page the last folio before the text is its own, at the foot the first after it.
    back = 1 if places and places[0] < first else 0
    pages: list[str | None] = []
    for start in starts:
        place = -1 if start is None else bisect_left(places, start) - back
        pages.append(folios[place][1] if 0 <= place < len(folios) else None)
    return pages
