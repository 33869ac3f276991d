"""How far a period reaches: over its clause, its sentence, and the sentences a reader would carry it to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from factminer.context.period_calendar import Point, Stretch
from factminer.context.period_frame import BASE, NOW, SCOPE
from factminer.context.period_pattern import words
from factminer.context.period_told import is_aside, is_day, is_founding, is_term, is_unknown_day, words_of
from factminer.context.period_year import Mention

_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）)]{0,2}|\n")
_CLAUSE_END = re.compile(r"[，。；：！？\n,;]")
# 由2008年的2300公斤: what may stand between the base of a comparison and the figure that is its own.
_TOUCHES = re.compile(r"[”’]?(?:年|度|期间|全年|同期|同月|时|的|末|底|为|是|仅|只有|只|有|达|约|近|超|逾){0,4}")
# 从2021年的9元和8元提高到
_TOUCHES_TOO = re.compile(r"年?的?[0-9０-９.．]{1,12}[\u4e00-\u9fff%％]{0,6}[和、与]")
_RAISED = re.compile(r"(?:提高|上调|调整|增加|降低|下调|降|涨)[到至为]")
_OVER_YEARS = re.compile(r"年均|平均每年|累计")
# 到11月10日止，已收购
_REACHED = re.compile(r"止|[^，。；：！？\n]{0,12}，?[^，。；：！？\n]{0,8}已")
# 相当于去年的九成: a part of that year's, told of another.
_WHOLE = re.compile(r"(?:相当于|等于|占|恢复[到至]|达到?|完成)了?$")
_SHARE = re.compile("^百分之|[%％成]$|分之")
_SAME_TIME = re.compile(r"[去上前][^，。]{0,4}同[期月]")
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
# 2020年为4183人。
_LIKENED = re.compile(r"(?:同期|末|底)?(?:为|是)[^，。；：！？\n]{1,14}[。\n]")
# A paragraph that opens so goes on with what the one before told.
_CARRIES_ON = re.compile(
    r"""[\s　—●■◆▲·]*(?:
        与此同时 | 同时 | 同期 | 此外 | 另外 | 其中 | 同比 | 环比
      | [在从分按][^，。\n]{1,20}(?:方面|上|中|看|来看|来说|分)，
    )""",
    re.VERBOSE,
)
# 截至6月30日，各县灾情如下：
_AS_FOLLOWS = re.compile(r"(?:如下|以下[^，。；：:\n]{0,16}|(?:目标|任务|工作)(?:是|为)?)[:：]$")
# What a year's work report sets as its goals holds for the tasks named below.
_GOALS = re.compile(r"主要预期目标")
# 一、 is a heading above （一）, and that above 1.: one without a mark stands with 一、
_SECOND = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")
# 2018年工作回顾, without a mark, stands above 一、
_UNMARKED = re.compile(r"[0-9]{4}|[^一二三四五六七八九十（(0-9]")
_DEEPEST = 3
# A paragraph that compares with the period before speaks of the period that the report is on.
_COMPARING = re.compile(
    r"[同环]比|[比较与][上前][一]?(?:期|周|旬|月|年|季度)|[比较与同](?:昨|去年|上年)|[由从](?:上月|[一二三四五六七八九十0-9]{1,3}月份)的|完成(?:全?年度?|上半年|[一二三四]?季度)计划"
)
_MOVED = re.compile(rf"{_COMPARING.pattern}|[涨跌降升][0-9]|持平")
# So many comparisons make a text a report on one period.
_REPORT = 4
_WORK_REPORT = re.compile(r"工作(?:报告|总结|情况)(?:[（(][^（）()]{1,8}[）)])?(?=$|[ 　—])")
# A period told so often, and so early, is that of the whole text.
_TOLD_AGAIN, _LEAD = 2, 120
_SAID = re.compile(r"表示|告诉|说[，：]|介绍")
# A list and its figures stand within so many characters.
_LIST_REACH = 160
# A sentence is read no farther back than this.
_FURTHEST = 400
# A paragraph as short as this that ends without a full stop is a heading.
_HEADING = 40
# 二、畜牧业稳步发展。 is a heading though it is closed.
_NUMBERED_HEAD = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。；：\n]{2,40}[。]?"
)
_FIGURE = re.compile(r"[0-9０-９](?![0-9０-９]{0,3}(?:年|月|[-—–至]))")
# 统计公报（3）
_NUMBERED = re.compile(r"[（(][一二三四五六七八九十0-9]{1,2}[）)]$")
_CLOSED = "。！？!?”；;：:，,）)…"


class Scopes:
    """The mentions of one text, ready to be asked for the period of a figure."""

    def __init__(self, text: str, mentions: Sequence[Mention], publication: Point | None = None) -> None:
        self.text = text
        self.publication = publication
        self.mentions = [m for m in mentions if m.stretch is not None or m.role == NOW or is_unknown_day(m)]
        self.starts = [m.framed.start for m in self.mentions]
        self.sentences = [0] + [m.end() for m in _SENTENCE_END.finditer(text)]
        self.clauses = [0] + [m.end() for m in _CLAUSE_END.finditer(text)]
        self.paragraphs = [0] + [m.end() for m in re.finditer("\n", text)]
        self.members = {m for m in self.mentions if self._is_of_member(m) or self._is_likened(m)}
        # A report on a year's work: its opening names the year.
        self.reports = _WORK_REPORT.search(text.partition("\n")[0]) is not None
        self.only = self._only()
        self.inherited = self._inherit()
        # The days on which the text tells of an accident or disaster.
        self.disasters = {
            m.stretch
            for m in self.mentions
            if m.role == SCOPE and is_day(m) and words_of("befell").search(text, *self._sentence(m))
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
        opening = max(self._opening(start), self.text.rfind("；", 0, start), framed.end)
        named = [word.group() for word in words_of("amount").finditer(self.text, opening, start)]
        if self._clause(start) <= framed.start or not named or words().of["amount"][named[-1]] != "year":
            return mention
        year = Point(stretch.low.year)
        return replace(mention, stretch=Stretch(year, year))

    def _behind(self, start: int, end: int) -> Mention | None:
        """九名队员于5月27日登顶: the day that stands behind the figure in its clause."""
        close = next(iter(self.clauses[bisect_right(self.clauses, end) :][:1]), len(self.text))
        mention = self._first(end, close)
        if mention is None or mention.framed.since or mention.framed.until:
            return None
        if words_of("standing").search(self.text, self._clause(start), start):
            return None  # 全长9公里的公路将于年底建成
        return mention if _ON_THE_DAY.search(self.text, start, mention.framed.start) else None

    def _is_mean(self, start: int) -> bool:
        """True for 年均增长9%, which has the years of a plan that it is the mean of."""
        return "年均" in self.text[self._clause(start) : start]

    def _inherit(self) -> list[Mention | None]:
        """For each paragraph what it takes over where it names no period: from the one before, or from its heading."""
        inherited: list[Mention | None] = []
        headings: dict[int, Mention] = {}  # by the depth of the heading
        previous: Mention | None = None
        open_ended = False
        compared = len(_MOVED.findall(self.text))
        reporting = compared >= _REPORT and 2 * compared >= len(re.findall("[。；;]", self.text))
        text, bounds = self.text, [*self.paragraphs, len(self.text) + 1]
        for low, high in pairwise(bounds):
            paragraph = text[low : high - 1].strip()
            if not paragraph:
                inherited.append(None)
                continue
            unclosed = len(paragraph) <= _HEADING and _NUMBERED.sub("", paragraph)[-1:] not in _CLOSED
            unclosed = unclosed or _NUMBERED_HEAD.fullmatch(paragraph) is not None
            first = self._first(low, high)
            carried = reporting or open_ended or _CARRIES_ON.match(paragraph) or _COMPARING.search(paragraph)
            taken = previous if carried else None
            inherited.append(
                headings[max(headings)]
                if headings
                else taken or (None if _SAID.search(paragraph[:_HEADING]) else self.only)
            )
            reviewed = unclosed and first is not None and words_of("review").search(paragraph) is not None
            last = self._last(low, high)
            if reviewed or (unclosed and not _FIGURE.search(paragraph)):
                depth = _depth(paragraph) if low and not (reviewed and _UNMARKED.match(paragraph)) else 0
                above = {} if first is not None and not reviewed else headings
                headings = {level: told for level, told in above.items() if level < depth}
                if first is not None and reviewed:
                    headings[depth] = first
            elif (
                not headings and self.reports and first is not None and _is_year(first) and first.framed.start - low < 4
            ):
                headings[0] = first
            elif first is not None and is_term(first):
                headings[_DEEPEST] = first
            elif last is not None and _announces(paragraph, last):
                headings[_DEEPEST] = last
            if last is not None or not (unclosed and not _FIGURE.search(paragraph)):  # a heading tells no period
                previous = last if last is not None else taken
            # A line of a poster: the next one goes on.
            open_ended = unclosed and _FIGURE.search(paragraph) is not None
        return inherited

    def _only(self) -> Mention | None:
        """The months that a report is on, where it tells of no other period: 1至7月 in its headline and first sentence."""
        told = [m for m in self.mentions if m.role == SCOPE and m.stretch and not m.framed.until and not m.framed.since]
        first = told[0] if told else None
        stretch = first.stretch if first else None
        if first is None or stretch is None or stretch.low == stretch.high or len(told) < _TOLD_AGAIN:
            return None
        if stretch.low is None or stretch.low.month is None or stretch.low.day is not None:
            return None
        return first if all(m.stretch == stretch for m in told) and first.framed.start < _LEAD else None

    def _in_sentence(self, start: int, end: int) -> tuple[bool, Mention | None]:
        """The last scope before the figure in its sentence, and whether the sentence settles the matter.

        It does without a period where it says 目前 or 每年.
        """
        opening = self._opening(start)
        clause = max(opening, self._clause(start))
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
            if self._opens_change(mention) and self.text.endswith(("由", "从"), 0, start):
                return True, mention  # 由去年的9家增加到20家，人数由30人增加到80人
            if mention.framed.start < clause and self._adds_up(mention):
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
            now = now or (mention.role == NOW and not self._opens_change(mention)) or is_founding(mention)
            nearest = False
            index -= 1
        return now or habit, None

    def _contrasts(self, mention: Mention) -> bool:
        """True for 2012年有九百户，如今只剩五户, where 截至目前 may go on with what is told of the year."""
        opens = self._clause(mention.framed.start) == mention.framed.start
        return opens and words_of("today").match(self.text, mention.framed.start) is not None

    def _adds_up(self, mention: Mention) -> bool:
        """True for 到2015年产值9亿元，投资五年累计5亿元，收入…: the five years are those of their clause alone."""
        phrase = mention.framed.phrase
        opens = self._clause(mention.framed.start) == mention.framed.start
        return phrase.past_years is not None and not opens and self.text.startswith("累计", phrase.end)

    def _opening(self, start: int) -> int:
        """Where the sentence of a figure begins, as far back as a sentence goes that somebody reads."""
        return max(self.sentences[bisect_right(self.sentences, start) - 1], start - _FURTHEST)

    def _touches(self, mention: Mention, start: int, end: int) -> bool:
        """True for the base of a comparison that is the figure's own period: 由2008年的2300公斤提高到."""
        gap = self.text[mention.framed.end : start]
        before = self.text[max(0, mention.framed.start - 4) : mention.framed.start]
        if _WHOLE.search(before) and _SHARE.search(self.text[start:end]):
            return False
        alike = mention.role == BASE and _SAME_TIME.match(self.text, mention.framed.start)
        if alike and _OWN.fullmatch(gap) and self._opens_clause(mention):
            return True
        if mention.framed.phrase.bare and _TARGET.fullmatch(gap):
            return True
        if (_TOUCHES_TOO.fullmatch(gap) or _TOUCHES_CHANGE.fullmatch(gap)) and self._opens_change(mention):
            return True
        return _TOUCHES.fullmatch(gap) is not None and "倍" not in self.text[start:end]

    def _clause(self, at: int) -> int:
        """Where the clause around `at` begins."""
        return self.clauses[bisect_right(self.clauses, at) - 1]

    def _opens_clause(self, mention: Mention) -> bool:
        """True for 而去年同期还有顺差9亿元, which compares with no 比."""
        start = mention.framed.start
        return self.text[self._clause(start) : start] in ("", "而", "但")

    def _grown(self, index: int, clause: int, start: int) -> Mention | None:
        """由2012年的9家增加到2017年的20家，年均增长9%，人数由30人…: the years in which it grew, the first of them."""
        mention, first = self.mentions[index], self.mentions[index - 1] if index else None
        if first is None or not self._opens_change(first) or mention.framed.start >= clause:
            return None
        if self.text.endswith(("由", "从"), 0, start):
            return first
        return _years_after(first, mention) if _OVER_YEARS.search(self.text, clause, start) else None

    def _opens_change(self, mention: Mention) -> bool:
        """True for 由2012年的9家增加到, 由三年前的9家."""
        return mention.role in (BASE, NOW) and self.text.endswith(("由", "从"), 0, mention.framed.start)

    def _listed(self, index: int, start: int) -> Mention | None:
        """1998年、1999年分别突破400亿元和500亿元: the figure's place in its list is that of its period."""
        if start - self.mentions[index].framed.end > _LIST_REACH:
            return None
        gap = self.text[self.mentions[index].framed.end : start]
        marker = gap.find("分别")
        if not 0 <= marker <= 12 or not re.fullmatch(r"，?[^，。]{0,12}", gap[:marker]):
            return None
        first = index
        while first and re.fullmatch("[、和与及]", self.text[self.mentions[first - 1].framed.end : self.starts[first]]):
            first -= 1
        place = len(re.findall(r"(?<![0-9０-９.．])[0-9０-９]", gap[marker:]))
        return self.mentions[first + place] if first < index and first + place <= index else None

    def _carried(self, start: int, end: int) -> Mention | None:
        """What the sentences before hand on to a figure whose own names no period."""
        opening = self._opening(start)
        if _THIS_TIME.search(self.text, opening, start):
            return self._event(opening)
        close = next(iter(self.clauses[bisect_right(self.clauses, end) :][:1]), len(self.text))
        event = self._event(opening)
        if event is not None and _SEEN.search(self.text, opening, start):
            return event
        if (
            event is not None
            and self.disasters == {event.stretch}
            and words_of("befell").search(self.text, opening, close)
        ):
            return event
        number = bisect_right(self.paragraphs, start) - 1
        near = self._last(self.paragraphs[number], opening)
        term = self._first(self.paragraphs[number], opening)
        if (
            term is not None
            and is_term(term)
            and term.stretch
            and _OVER_YEARS.search(self.text, self._clause(start), start)
        ):
            return term
        found = near or self.inherited[number]
        if (
            found is not None
            and not near
            and is_day(found)
            and not found.framed.phrase.name
            and not (_CARRIES_ON.match(self.text, opening) or _COMPARING.search(self.text, opening, start + 24))
        ):
            return None
        if found is not None and is_day(found) and words_of("standing").search(self.text, opening, start):
            return None
        if words_of("lasting").search(self.text, opening, close):
            return None
        return found

    def _sentence(self, mention: Mention) -> tuple[int, int]:
        """Where the sentence of a mention begins and ends."""
        number = bisect_right(self.sentences, mention.framed.start)
        end = self.sentences[number] if number < len(self.sentences) else len(self.text)
        return self._opening(mention.framed.start), min(end, mention.framed.end + _FURTHEST)

    def _first(self, low: int, high: int) -> Mention | None:
        """The first scope between `low` and `high`."""
        for index in range(bisect_left(self.starts, low), bisect_left(self.starts, high)):
            if self.mentions[index].role == SCOPE:
                return self.mentions[index]
        return None

    def _last(self, low: int, high: int) -> Mention | None:
        """The last scope or 目前 between `low` and `high`. A date to come (到2030年) is that of its sentence alone."""
        for index in range(bisect_left(self.starts, high) - 1, bisect_left(self.starts, low) - 1, -1):
            mention = self.mentions[index]
            if mention.role not in (SCOPE, NOW) or mention in self.members:
                continue
            if self._is_to_come(mention) or is_aside(mention):
                continue
            if not self._is_part(index) and not self._ends_change(mention):
                return mention
        return None

    def _is_of_member(self, mention: Mention) -> bool:
        """True for a period behind the subject of a list's member: 甲县五户；乙县去年首次达到八户；丙县十户。"""
        start = mention.framed.start
        opening = self.sentences[bisect_right(self.sentences, start) - 1]
        before = self.text[max(opening, start - _FURTHEST) : start].rpartition("；")
        return mention.role == SCOPE and bool(before[1]) and "一" <= before[2][-1:] <= "龥"

    def _is_part(self, index: int) -> bool:
        """True for 1—5月…，其中5月份…: the sentence after it goes on with the whole."""
        start = self.starts[index]
        if not self.text.endswith(("其中", "其中，", "其中：", "其中在"), 0, start):
            return False
        paragraph = self.paragraphs[bisect_right(self.paragraphs, start) - 1]
        return self._first(paragraph, start) is not None

    def _ends_change(self, mention: Mention) -> bool:
        """True for 由十年前的9家增加到目前的20家, which tells of a change and not that what follows is of today."""
        return mention.role == NOW and self.text.endswith(("由", "从", "到", "至"), 0, mention.framed.start)

    def _is_likened(self, mention: Mention) -> bool:
        """True for 2020年为4183人。 behind what is told of 2021: it is named only to compare."""
        start = mention.framed.start
        opens = self.sentences[bisect_right(self.sentences, start) - 1] == start
        return opens and start not in self.paragraphs and _LIKENED.match(self.text, mention.framed.end) is not None

    def _is_to_come(self, mention: Mention) -> bool:
        """True for the end of an open period after publication: 到2030年."""
        framed, stretch = mention.framed, mention.stretch
        if not framed.until or stretch is None or stretch.high is None:
            return False
        year = framed.phrase.low.year
        if year is not None and year.offset:
            return year.offset > 0
        known, published = stretch.high.year, self.publication.year if self.publication else None
        if known is None or published is None:
            return self.text.startswith("到", framed.start) and not _REACHED.match(self.text, framed.end)
        if self.publication is None or self.publication.month is None:
            return known > published
        return stretch.high.rank > self.publication.rank

    def _event(self, before: int) -> Mention | None:
        """此次评审会: the day last told of."""
        for index in range(bisect_left(self.starts, before) - 1, -1, -1):
            mention = self.mentions[index]
            if mention.role == SCOPE and is_day(mention):
                return mention
        return None


def _is_habit(clause: str) -> bool:
    """True for 每月收入, which is of no month; not for 标准提高到每人每月, which was done in its period."""
    habit = words_of("habit").search(clause)
    return habit is not None and _RAISED.search(clause) is None and _MEAN.search(clause) is None


def _depth(heading: str) -> int:
    """How deep a heading stands: 1 for 一、 and one without a mark, 2 for （一）, 3 for 1.

    >>> _depth("一、综合"), _depth("（二）农业"), _depth("3.林业"), _depth("对外开放")
    (1, 2, 3, 1)
    """
    if _SECOND.match(heading):
        return 2
    return 3 if heading[0].isdecimal() else 1


def _spans_years(mention: Mention | None) -> bool:
    """True for 2026—2030, the years of a plan."""
    stretch = mention.stretch if mention is not None else None
    low, high = (stretch.low, stretch.high) if stretch else (None, None)
    return low is not None and high is not None and low.year != high.year


def _years_after(first: Mention, last: Mention) -> Mention | None:
    """2013/2017 for 由2012年…到2017年: the years over which something grew."""
    low, high = (m.stretch.high if m.stretch else None for m in (first, last))
    if low is None or high is None or low.year is None or high.year is None or high.year - low.year < 2:
        return None
    return replace(last, stretch=Stretch(Point(low.year + 1), Point(high.year)))


def _is_year(mention: Mention) -> bool:
    """True for a whole year."""
    stretch = mention.stretch
    return stretch is not None and stretch.low == stretch.high and stretch.low is not None and stretch.low.month is None


def _announces(paragraph: str, last: Mention) -> bool:
    """True for a paragraph whose period is that of what is listed below it."""
    return (_AS_FOLLOWS.search(paragraph) is not None and _is_reckoned(last)) or _GOALS.search(paragraph) is not None


def _is_reckoned(mention: Mention) -> bool:
    """True for a period that figures are drawn up for: a month or more, or up to a day."""
    phrase = mention.framed.phrase
    return mention.role == SCOPE and (mention.framed.until or (phrase.low.day is None and phrase.shift is None))
