"""The periods that a text names, in order, and where they stand: in which clause, sentence and paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from factminer.context.period_calendar import Point
from factminer.context.period_frame import BASE, NOW, SCOPE
from factminer.context.period_mention import Mention
from factminer.context.period_told import is_aside, is_day, is_unknown_day

_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）)]{0,2}|\n")
_CLAUSE_END = re.compile(r"[，。；：！？\n,;]")
# 2020年为4183人。
_LIKENED = re.compile(r"(?:同期|末|底)?(?:为|是)[^，。；：！？\n]{1,14}[。\n]")
# 到11月10日止，已收购
_REACHED = re.compile(r"止|[^，。；：！？\n]{0,12}，?[^，。；：！？\n]{0,8}已")
# A sentence is read no farther back than this.
_FURTHEST = 400
# A bracket is no longer than this.
_ASIDE = 60
_CLOSING = re.compile("[）)]")


class Timeline:
    """The mentions of one text; `publication` is when it came out, as far as known."""

    def __init__(self, text: str, mentions: Sequence[Mention], publication: Point | None = None) -> None:
        self.text = text
        self.publication = publication
        self.mentions = [m for m in mentions if m.stretch is not None or m.role == NOW or is_unknown_day(m)]
        self.starts = [m.framed.start for m in self.mentions]
        self.sentences = [0] + [m.end() for m in _SENTENCE_END.finditer(text)]
        self.clauses = [0] + [m.end() for m in _CLAUSE_END.finditer(text)]
        self.paragraphs = [0] + [m.end() for m in re.finditer("\n", text)]
        self.members = {m for m in self.mentions if self._is_of_member(m) or self._is_likened(m)}

    def opening(self, start: int) -> int:
        """Where the sentence of a figure begins, as far back as a sentence goes that somebody reads."""
        return max(self.sentences[bisect_right(self.sentences, start) - 1], start - _FURTHEST)

    def clause(self, at: int) -> int:
        """Where the clause around `at` begins."""
        return self.clauses[bisect_right(self.clauses, at) - 1]

    def opens_clause(self, mention: Mention) -> bool:
        """True for 而去年同期还有顺差9亿元, which compares with no 比."""
        start = mention.framed.start
        return self.text[self.clause(start) : start] in ("", "而", "但")

    def opens_change(self, mention: Mention) -> bool:
        """True for 由2012年的9家增加到, 由三年前的9家."""
        return mention.role in (BASE, NOW) and self.text.endswith(("由", "从"), 0, mention.framed.start)

    def sentence(self, mention: Mention) -> tuple[int, int]:
        """Where the sentence of a mention begins and ends."""
        number = bisect_right(self.sentences, mention.framed.start)
        end = self.sentences[number] if number < len(self.sentences) else len(self.text)
        return self.opening(mention.framed.start), min(end, mention.framed.end + _FURTHEST)

    def first(self, low: int, high: int) -> Mention | None:
        """The first scope between `low` and `high`."""
        for index in range(bisect_left(self.starts, low), bisect_left(self.starts, high)):
            if self.mentions[index].role == SCOPE:
                return self.mentions[index]
        return None

    def last(self, low: int, high: int, *, present: bool = True) -> Mention | None:
        """The last scope or 目前 between `low` and `high`. A date to come (到2030年) is that of its sentence alone."""
        roles = (SCOPE, NOW) if present else (SCOPE,)
        for index in range(bisect_left(self.starts, high) - 1, bisect_left(self.starts, low) - 1, -1):
            mention = self.mentions[index]
            if mention.role not in roles or mention in self.members or self.is_bracketed(mention, high):
                continue
            if self._is_to_come(mention) or is_aside(mention):
                continue
            if not self._is_part(index) and not self._ends_change(mention):
                return mention
        return None

    def is_bracketed(self, mention: Mention, at: int) -> bool:
        """True for （一季度为增长3%）, which tells nothing of what stands at `at` behind it."""
        start, end = mention.framed.start, mention.framed.end
        low = max(0, start - _ASIDE)
        opened = max(self.text.rfind(mark, low, start) for mark in "（(")
        closed = _CLOSING.search(self.text, end, min(at, end + _ASIDE))
        if opened < 0 or closed is None or _CLOSING.search(self.text, opened, start):
            return False
        return any(char.isdigit() for char in self.text[end : closed.start()])

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
        return self.first(paragraph, start) is not None

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

    def event(self, before: int) -> Mention | None:
        """此次评审会: the day last told of."""
        for index in range(bisect_left(self.starts, before) - 1, -1, -1):
            mention = self.mentions[index]
            if mention.role == SCOPE and is_day(mention):
                return mention
        return None
