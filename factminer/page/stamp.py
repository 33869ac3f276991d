"""The date, or date and hour, that an archive stamps on a text, alone on a line or after a field's name.

In a narrow column a stamp breaks like any line, after a hyphen or a colon or between day and hour; it is put together
first of all, so that it is known for what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_STAMP = re.compile(
    r"[0-9０-９]{4}[-年/.][0-9０-９]{1,2}[-月/.][0-9０-９]{1,2}日?(?:\s{0,4}[0-9０-９]{1,2}[:：][0-9０-９]{2}(?:[:：][0-9０-９]{2})?)?"
    r"(?:\s{0,4}(?:来源|稿源)[:：].{0,30})?"
    # Tue, 24 Aug 2021 03:37:22 GMT
    r"|[A-Z][a-z]{2},\s?[0-9]{1,2}\s?[A-Z][a-z]{2}\s?[0-9]{4}\s?[0-9]{2}:[0-9]{2}:[0-9]{2}\s?(?:GMT|UTC|\+[0-9]{4})"
)
_FIELD_NAME = re.compile(r"[^\d：:]{2,8}[：:]\s{0,4}(?=\d)")
_BEGUN = re.compile(r"\d{4}\s?(?:[-/年]|$)")
_GOES_ON = re.compile(r"[-/年月日:：\d\s]+(?:(?:来源|稿源)[:：].{0,30})?")
_MOST_LINES = 4
_LONGEST = 60


def is_stamp(string: str) -> bool:
    """True for a date with the marks of an archive, or with the hour.

    >>> is_stamp("2024-03-05 09:45"), is_stamp("2024年3月5日")
    (True, False)
    """
    return bool(_STAMP.fullmatch(string.replace(" ", ""))) and any(mark in string for mark in ":：-")


def stamp_end(strings: Sequence[str], start: int) -> int:
    """Where the stamp that begins in line `start` ends: behind the last of its lines; `start` where it is not broken.

    >>> stamp_end(["发布时间：2024-03-", "05 09:45:", "30", "题"], 0)
    3
    """
    first = strings[start]
    name = _FIELD_NAME.match(first) if len(first) <= _LONGEST else None
    joined = first[name.end() :] if name else first
    if len(joined) > _LONGEST or not _BEGUN.match(joined):
        return start
    end = start
    for k in range(start + 1, min(len(strings), start + _MOST_LINES)):
        below = strings[k]
        unfinished = below[0] in "-/年月日" or not (joined[-1].isdigit() or joined[-1] == "日")
        if not unfinished and not re.search("[:：]", below):
            break
        # A source after the date may be broken anywhere; a field's name alone on a line is another field's.
        if not (_GOES_ON.fullmatch(below) or (end == start and re.search("[:：].", below))):
            break
        joined += below
        if len(joined) > _LONGEST:
            break
        if is_stamp(joined):
            end = k + 1
    return end
