"""How far a period reaches: over its clause, its sentence, and the sentences a reader would carry it to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from factminer.context.period_calendar import Point, Stretch
from factminer.context.period_frame import BASE, NOW, SCOPE
from factminer.context.period_heading import CARRIES_ON, COMPARING, inherit
from factminer.context.period_mention import Mention
from factminer.context.period_pattern import YEAR, words
from factminer.context.period_timeline import Timeline
from factminer.context.period_told import is_day, is_founding, is_month, is_term, words_of

# 由2008年的2300公斤: what may stand between the base of a comparison and the figure that is its own.
_TOUCHES = re.compile(r"[”’]?(?:年|度|期间|全年|同期|同月|时|的|末|底|为|是|仅|只有|只|有|达|约|近|超|逾){0,4}")
# 从2021年的9元和8元提高到
_TOUCHES_TOO = re.compile(r"年?的?[0-9０-９.．]{1,12}[\u4e00-\u9fff%％]{0,6}[和、与]")
_RAISED = re.compile(r"(?:提高|上调|调整|增加|降低|下调|降|涨)[到至为]")
_OVER_YEARS = re.compile(r"年均|平均每年|累计")
# 相当于去年的九成: a part of that year's, told of another.
_WHOLE = re.compile(r"(?:相当于|等于|占|恢复[到至]|达到?|完成)了?$")
_SHARE = re.compile("^百分之|[%％成]$|分之")
_SAME_TIME = re.compile(rf"(?:[去上前][^，。]{{0,4}}|{YEAR}年)同[期月]")
# 高于去年同期3个百分点: the gap to it.
_GAP = re.compile(r"(?:[高低多少快慢好差]于|超过?|高出|低出)$")
_OWN = re.compile(r"[^，。；：！？\n增减升降涨跌高低多少快慢长]{1,12}")
# 年均浓度 is that of a year.
_MEAN = re.compile(r"年均(?:浓度|值|气温|水位)")
# 完成“十三五”下降18%的目标: a plan's own target.
_TARGET = re.compile(r"[”’]?的?(?:下降|增长|提高|上升|减少|降低)")
_THIS_TIME = re.compile(r"此次|本次|这次")
# What a reporter sees on the spot is of the day of the visit.
_SEEN = re.compile(r"记者(?:看到|发现|注意到|见到)")
# 队员于5月27日, but not 位于, 由于
_ON_THE_DAY = re.compile(r"(?:(?<![位建始低高由关等对多少大小优至相属处基终限])于|(?<![存实正])在)$")
# 由7月份的下降4.1%转为
_TOUCHES_CHANGE = re.compile(r"的(?:下降|增长|提高|上升|上涨|下跌|减少|降低)")
# A list and its figures stand within so many characters.
_LIST_REACH = 160
_SHORT = 12
# 分别为9公斤、8公斤和7公斤
_IN_ORDER = re.compile(r"分别[^，。；\n]{1,80}")
_NUMBERS = re.compile(r"(?<![0-9０-９.．])[0-9０-９]")


class Scopes(Timeline):
    """The mentions of one text, ready to be asked for the period of a figure."""

    def __init__(self, text: str, mentions: Sequence[Mention], publication: Point | None = None) -> None:
        super().__init__(text, mentions, publication)
        self.inherited = inherit(self)
        # The days on which the text tells of an accident or disaster.
        self.disasters = {
            m.stretch
            for m in self.mentions
            if m.role == SCOPE and is_day(m) and words_of("befell").search(text, *self.sentence(m))
        }

    def of(self, start: int, end: int) -> Mention | None:
        """The mention whose period is that of the figure at `start` to `end`."""
        settled, found = self._in_sentence(start, end)
        if not settled and (behind := self._behind(start, end)) is not None:
            return behind
        if not settled or (found is None and self._is_mean(start)):
            found = self._carried(start, end)
            if settled and not _spans_years(found):
                found = None
        return self._of_year(found, start) if found is not None and found.stretch is not None else None

    def _of_year(self, mention: Mention, start: int) -> Mention:
        """2014年末存栏9万只；产量5万吨: what was produced by the end of a year was so in the year."""
        framed, stretch = mention.framed, mention.stretch
        ends = self.text[framed.start : framed.end].endswith(("末", "底")) and not framed.until and not framed.since
        if not ends or stretch is None or stretch.low != stretch.high or stretch.low is None or stretch.low.month != 12:
            return mention
        opening = max(self.opening(start), self.text.rfind("；", 0, start), framed.end)
        named = [word.group() for word in words_of("amount").finditer(self.text, opening, start)]
        if self.clause(start) <= framed.start or not named or words().of["amount"][named[-1]] != "year":
            return mention
        year = Point(stretch.low.year)
        return replace(mention, stretch=Stretch(year, year))

    def _is_event(self, mention: Mention) -> bool:
        """True for 2013年5月，改制, where 2013年末 is when things are counted."""
        return is_month(mention) and not self.text[: mention.framed.end].endswith(("末", "底"))

    def _behind(self, start: int, end: int) -> Mention | None:
        """九名队员于5月27日登顶: the day that stands behind the figure in its clause."""
        close = next(iter(self.clauses[bisect_right(self.clauses, end) :][:1]), len(self.text))
        mention = self.first(end, close)
        if mention is None or mention.framed.since or mention.framed.until:
            return None
        if words_of("standing").search(self.text, self.clause(start), start):
            return None  # 全长9公里的公路将于年底建成
        return mention if _ON_THE_DAY.search(self.text, start, mention.framed.start) else None

    def _is_mean(self, start: int) -> bool:
        """True for 年均增长9%, which has the years of a plan that it is the mean of."""
        return "年均" in self.text[self.clause(start) : start]

    def _in_sentence(self, start: int, end: int) -> tuple[bool, Mention | None]:
        """The last scope before the figure in its sentence, and whether the sentence settles the matter.

        It does without a period where it says 目前 or 每年.
        """
        opening = self.opening(start)
        clause = max(opening, self.clause(start))
        habit = _is_habit(self.text[clause:start])
        now = False
        index = bisect_left(self.starts, start) - 1
        nearest = True
        while index >= 0 and self.starts[index] >= opening:
            mention = self.mentions[index]
            if mention.role == BASE and nearest and self._touches(mention, start, end):
                return True, mention
            if mention.role == NOW and nearest and self._touches(mention, start, end):
                return True, None  # 由现在的九担提高到…
            if self.opens_change(mention) and self.text.endswith(("由", "从"), 0, start):
                return True, mention  # 由去年的9家增加到20家，人数由30人增加到80人
            if (mention.framed.start < clause and self._adds_up(mention)) or self.is_bracketed(mention, start):
                index -= 1
                continue
            if mention.role == SCOPE and not (
                mention in self.members and "；" in self.text[mention.framed.end : start]
            ):
                if habit and mention.framed.start < clause and is_day(mention):
                    return True, None
                return True, self._listed(index, start) or self._grown(index, clause, start) or mention
            if mention.role == NOW and self._contrasts(mention):
                return True, None
            now = now or (mention.role == NOW and not self.opens_change(mention)) or is_founding(mention)
            nearest = False
            index -= 1
        return now or habit, None

    def _contrasts(self, mention: Mention) -> bool:
        """True for 2012年有九百户，如今只剩五户, where 截至目前 may go on with what is told of the year."""
        opens = self.clause(mention.framed.start) == mention.framed.start
        return opens and words_of("today").match(self.text, mention.framed.start) is not None

    def _adds_up(self, mention: Mention) -> bool:
        """True for 到2015年产值9亿元，投资五年累计5亿元，收入…: the five years are those of their clause alone."""
        phrase = mention.framed.phrase
        opens = self.clause(mention.framed.start) == mention.framed.start
        return phrase.past_years is not None and not opens and self.text.startswith("累计", phrase.end)

    def _touches(self, mention: Mention, start: int, end: int) -> bool:
        """True for the base of a comparison that is the figure's own period: 由2008年的2300公斤提高到."""
        gap = self.text[mention.framed.end : start]
        before = self.text[max(0, mention.framed.start - 4) : mention.framed.start]
        if _WHOLE.search(before) and _SHARE.search(self.text[start:end]):
            return False
        alike = mention.role == BASE and _SAME_TIME.match(self.text, mention.framed.start)
        if not gap and mention.role == BASE and _GAP.search(before):
            return False
        if alike and _OWN.fullmatch(gap) and self.opens_clause(mention):
            return True
        if alike and len(gap) < _SHORT and mention.framed.start in self.sentences:
            return True  # 2020年同期下降23%。
        if mention.framed.phrase.bare and _TARGET.fullmatch(gap):
            return True
        if (_TOUCHES_TOO.fullmatch(gap) or _TOUCHES_CHANGE.fullmatch(gap)) and self.opens_change(mention):
            return True
        return _TOUCHES.fullmatch(gap) is not None and "倍" not in self.text[start:end]

    def _grown(self, index: int, clause: int, start: int) -> Mention | None:
        """由2012年的9家增加到2017年的20家，年均增长9%，人数由30人…: the years in which it grew, the first of them."""
        mention, first = self.mentions[index], self.mentions[index - 1] if index else None
        if first is None or not self.opens_change(first) or mention.framed.start >= clause:
            return None
        if self.text.endswith(("由", "从"), 0, start):
            return first
        return _years_after(first, mention) if _OVER_YEARS.search(self.text, clause, start) else None

    def _listed(self, index: int, start: int) -> Mention | None:
        """1998年、1999年分别突破400亿元和500亿元: the figure's place in its list is that of its period."""
        if start - self.mentions[index].framed.end > _LIST_REACH:
            return None
        gap = self.text[self.mentions[index].framed.end : start]
        marker = gap.rfind("分别")
        first = index
        while first and re.fullmatch("[、和与及]", self.text[self.mentions[first - 1].framed.end : self.starts[first]]):
            first -= 1
        near = 0 <= marker <= _SHORT and re.fullmatch(r"，?[^，。]{0,12}", gap[:marker])
        told = _IN_ORDER.match(self.text, start - len(gap) + marker) if marker >= 0 else None
        if not near and (told is None or len(_NUMBERS.findall(told.group())) != index - first + 1):
            return None
        place = len(_NUMBERS.findall(gap[marker:]))
        return self.mentions[first + place] if first < index and first + place <= index else None

    def _carried(self, start: int, end: int) -> Mention | None:
        """What the sentences before hand on to a figure whose own names no period."""
        opening = self.opening(start)
        if _THIS_TIME.search(self.text, opening, start):
            return self.event(opening)
        close = next(iter(self.clauses[bisect_right(self.clauses, end) :][:1]), len(self.text))
        event = self.event(opening)
        if event is not None and _SEEN.search(self.text, opening, start):
            return event
        if (
            event is not None
            and self.disasters == {event.stretch}
            and words_of("befell").search(self.text, opening, close)
        ):
            return event
        number = bisect_right(self.paragraphs, start) - 1
        near = self.last(self.paragraphs[number], opening)
        term = self.first(self.paragraphs[number], opening)
        if (
            term is not None
            and is_term(term)
            and term.stretch
            and _OVER_YEARS.search(self.text, self.clause(start), start)
        ):
            return term
        if near is not None and near.role == NOW and COMPARING.search(self.text, opening, start + _SHORT):
            near = self.last(self.paragraphs[number], opening, present=False)  # 比上年: the account of the year goes on
        above = term if term is not None and is_term(term) else self.inherited[number]
        found = above if near and above and _closes(near, above) else near or above
        if (
            found is not None
            and not near
            and is_day(found)
            and not found.framed.phrase.name
            and not (CARRIES_ON.match(self.text, opening) or COMPARING.search(self.text, opening, start + 24))
        ):
            return None
        dated = found is not None and (is_day(found) or (near is not None and self._is_event(found)))
        if dated and words_of("standing").search(self.text, opening, start):
            return None
        if words_of("lasting").search(self.text, opening, close):
            return None
        return found


def _is_habit(clause: str) -> bool:
    """True for 每月收入, which is of no month; not for 标准提高到每人每月, which was done in its period."""
    habit = words_of("habit").search(clause)
    return habit is not None and _RAISED.search(clause) is None and _MEAN.search(clause) is None


def _spans_years(mention: Mention | None) -> bool:
    """True for 2026—2030, the years of a plan."""
    stretch = mention.stretch if mention is not None else None
    low, high = (stretch.low, stretch.high) if stretch else (None, None)
    return low is not None and high is not None and low.year != high.year


def _closes(mention: Mention, term: Mention) -> bool:
    """True for 2025年…达到 in a section on 2021 to 2025: where the term came to is told of its own sentence."""
    last = term.stretch.high if term.stretch and _spans_years(term) else None
    return last is not None and mention.stretch == Stretch(Point(last.year), Point(last.year))


def _years_after(first: Mention, last: Mention) -> Mention | None:
    """2013/2017 for 由2012年…到2017年: the years over which something grew."""
    low, high = (m.stretch.high if m.stretch else None for m in (first, last))
    if low is None or high is None or low.year is None or high.year is None or high.year - low.year < 2:
        return None
    return replace(last, stretch=Stretch(Point(low.year + 1), Point(high.year)))
