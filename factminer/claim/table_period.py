"""When the figures of a table were: the periods of its heads, filled in from that of the whole table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factminer.context.period import Period, read_periods
from factminer.page.cell import WIDTH, YEAR
from factminer.span import Span

_MONTHS = re.compile(r"(?P<year>[0-9X]{4})-(?:01/(?P=year)-)?(?P<month>[0-9]{2})\Z")
_PERIOD_LIKE = re.compile(r"[0-9０-９]{4}|[0-9０-９一二三四五六七八九十]月|季度|半年|全年")
_LEADS = re.compile(r"表|如下|[：:]\Z")


@dataclass(frozen=True, slots=True)
class TablePeriods:
    """Reads the periods of a table's heads; `period` is that of the whole table, `published` the article's date."""

    period: Period | None
    published: str | None

    def spread(self, head: str) -> Period | None:
        """The table's period as 累计 or 本月 takes it: January to the month of the title, or its last month alone."""
        months = _MONTHS.match(self.period.edtf) if self.period else None
        if months is None or self.period is None:
            return self.period
        month = int(months["month"])
        if ("累计" in head or "1-本月" in head) and "/" not in self.period.edtf and month > 1:
            return self.read(f"1—{month}月") or self.period
        if ("本月" in head or "当月" in head) and "/" in self.period.edtf:
            return self.read(f"{month}月") or self.period
        return self.period

    def whole(self, name: str) -> Period | None:
        """The period that a row's head is, None where it is anything else or more."""
        if not _PERIOD_LIKE.search(name) or len(name) > 16:
            return None
        return self.read(name, whole=True)

    def read(self, words: str, whole: bool = False) -> Period | None:
        plain = words.translate(WIDTH)
        if YEAR.fullmatch(plain):
            plain += "年"
        year = self.period.edtf[:4] if self.period and self.period.edtf[:4].isdigit() else None
        mentions = [m for m in read_periods(plain, published=self.published, year=year).mentions if m.period]
        if not mentions or (whole and (mentions[0].span.start or mentions[0].span.end < len(plain))):
            return None
        period = mentions[0].period
        return replace(period, text=words) if period else None


def leading_period(prose: str, span: Span, mentions: Sequence[tuple[Span, Period]]) -> Period | None:
    """The last period of the paragraph right above the table at `span`, if that paragraph leads to it."""
    above = prose[: span.start].rstrip("\n")
    start = above.rfind("\n") + 1
    if not _LEADS.search(above[start:][-30:]):
        return None
    inside = [period for place, period in mentions if start <= place.start < span.start]
    return inside[-1] if inside else None
