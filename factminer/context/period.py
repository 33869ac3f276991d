"""The time a figure is about, in EDTF (ISO 8601-2).

>>> text = "2023年1至8月，全市发放补贴30万元；截至8月底，惠及职工200人。目前有站点9个。"
>>> periods = read_periods(text)
>>> [periods.of(at, at + 2).edtf if periods.of(at, at + 2) else None for at in map(text.index, ("30万", "200人", "9个"))]
['2023-01/2023-08', '../2023-08', None]
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from factminer.context.period_calendar import Point
from factminer.context.period_evidence import infer_publication
from factminer.context.period_frame import frame_phrases
from factminer.context.period_mention import Mention
from factminer.context.period_phrase import find_phrases, find_sources
from factminer.context.period_publication import date_of_publication
from factminer.context.period_resolve import resolve_mentions
from factminer.context.period_scope import Scopes
from factminer.span import Span

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?=年)")
# No plan that a paper tells of goes further than so many years.
_PLANNED = 20


@dataclass(frozen=True, slots=True)
class Period:
    """A period as printed (`text`) and as EDTF, an unknown year as XXXX; `start` and `end` are None while it is unknown."""

    edtf: str
    text: str
    start: datetime.date | None = None
    end: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Where a text names a period; `period` is None for 目前 and for what is no date of the calendar."""

    span: Span
    period: Period | None
    role: str


@dataclass(frozen=True)
class Periods:
    """The periods of one text. `published` is the date it was read with, in EDTF, stated or inferred included; `stated`
    the same without what is only inferred."""

    mentions: tuple[PeriodMention, ...]
    published: str | None
    stated: str | None
    _scopes: Scopes = field(repr=False, compare=False)
    _shift: int = field(default=0, repr=False, compare=False)

    def of(self, start: int, end: int) -> Period | None:
        """The period of the figure at `start` to `end`, None where none is stated or carried over."""
        mention = self._scopes.of(start + self._shift, end + self._shift)
        return _period(mention, self._scopes.text) if mention else None

    def of_title(self, start: int, end: int) -> Period | None:
        """The period of the figure at `start` to `end` of the headline that the text was read with."""
        if end >= self._shift:
            raise ValueError(f"{start}-{end} is not in the headline the text was read with")
        mention = self._scopes.of(start, end)
        return _period(mention, self._scopes.text) if mention else None


def read_periods(
    text: str, *, published: str | None = None, year: str | None = None, title: str | None = None
) -> Periods:
    """The periods of `text`, an article's body or one of its headings.

    `published` is the document's date in EDTF, as far as it is known; `year` a year known from elsewhere, used where
    neither that date nor the text gives one; `title` the headline above the text, which may name the year reviewed.
    """
    whole = f"{title.replace(chr(10), ' ')}\n{text}" if title else text
    shift = len(whole) - len(text)
    phrases = sorted([*find_phrases(whole), *find_sources(whole)], key=lambda phrase: phrase.start)
    framed = frame_phrases(phrases, whole)
    publication = date_of_publication(published, framed, whole) or _elsewhere(year, whole)
    stated = publication
    publication = publication or infer_publication(framed, whole)
    mentions = resolve_mentions(framed, whole, publication)
    listed = tuple(
        PeriodMention(Span(m.framed.start - shift, m.framed.end - shift), _period(m, whole), m.role)
        for m in mentions
        if m.framed.start >= shift
    )
    published, known = (point.edtf if point else None for point in (publication, stated))
    return Periods(listed, published, known, Scopes(whole, mentions, publication), shift)


def _elsewhere(year: str | None, text: str) -> Point | None:
    """The date known from elsewhere on the page, unless the text tells of years long after it: then it is another's."""
    point = date_of_publication(year, (), text)
    told = [int(found) for found in _YEAR.findall(text)]
    later = point is not None and point.year is not None and any(one > point.year + _PLANNED for one in told)
    return None if later else point


def _period(mention: Mention, text: str) -> Period | None:
    stretch = mention.stretch
    if stretch is None:
        return None
    printed = text[mention.framed.start : mention.framed.end]
    return Period(stretch.edtf, printed, stretch.start, stretch.end)
