"""When the figures of a table were: the periods of its heads, filled in from that of the whole table."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factminer.context.period import Period, read_periods
from factminer.page.cell import WIDTH, YEAR
from factminer.span import Span

_MONTHS = re.compile(r"(?P<year>[0-9X]{4})-(?:01/(?P=year)-)?(?P<month>[0-9]{2})\Z")
_PERIOD_LIKE = re.compile(
    r"[0-9０-９]{4}|[一二][一二三四五六七八九○〇零]{3}年|[0-9０-９一二三四五六七八九十]月|季度|半年|全年"
)
_REACH = 30
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
        """The period that a row's head is, None where it is anything else or more.

        >>> periods = TablePeriods(None, None)
        >>> periods.whole("2021年").edtf, periods.whole("2021年以来新建")
        ('2021', None)
        """
        if not _PERIOD_LIKE.search(name) or len(name) > 16:
            return None
        return self.read(name, whole=True)

    def read(self, words: str, whole: bool = False) -> Period | None:
        """The period that `words` name, its year that of the table where they leave it out.

        >>> TablePeriods(Period("2024", "2024年"), None).read("1—5月").edtf
        '2024-01/2024-05'
        """
        plain = words.translate(WIDTH)
        if YEAR.fullmatch(plain):
            plain += "年"
        year = self.period.edtf[:4] if self.period and self.period.edtf[:4].isdigit() else None
        mentions = [m for m in read_periods(plain, published=self.published, year=year).mentions if m.period]
        if not mentions or (whole and (mentions[0].span.start or mentions[0].span.end < len(plain))):
            return None
        period = mentions[0].period
        return replace(period, text=words) if period else None


def leading_periods(
    prose: str, tables: Sequence[Span], mentions: Sequence[tuple[Span, Period]]
) -> Iterator[tuple[Period | None, bool]]:
    """For each of the `tables` the last period of the paragraph above, if that leads to it, and whether any stands above.

    `prose` is the article's body with nothing but line ends for its tables.
    """
    starts = [place.start for place, _ in mentions]
    lead = Span(0, 0)
    at = 0
    for table in tables:
        between = prose[at : table.start].rstrip("\n")
        if between.strip():
            lead = Span(at + between.rfind("\n") + 1, at + len(between))
        at = table.end
        last = bisect_left(starts, lead.end) - 1
        leads = _LEADS.search(prose, max(lead.start, lead.end - _REACH), lead.end)
        yield (mentions[last][1] if leads and last >= 0 and starts[last] >= lead.start else None), not lead.end
