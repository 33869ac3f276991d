"""The places of an article in order, 全市, 该县 and their like with the one they mean, and those of its parts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from factminer.context.gazetteer import gazetteer
from factminer.context.place_resolve import NATION, Site, Spot, fits
from factminer.context.place_role import BODY, COMPANY, SCOPE

# 。” before who said it ends no sentence: the speaker's place is the quotation's.
_SENTENCE_END = re.compile(r"[。！？!?]+(?!\s?[”’」』])|[。！？!?]+\s?[”’」』](?=[\s“]|$)|\n")
_CLAUSE_END = re.compile(r"[，。；：！？\n,;]")
# 宁强县概况 as a line of its own
_SECTION = re.compile(r"(?:的|基本|经济|社会发展|自然)?(?:简介|概况|情况|介绍|县情|市情|区情)[ 　]*(?:\n|$)")
# 江苏：国税收入居第三: the heading of the place that the next paragraphs are about.
_HEADED = re.compile(r"[\s　●■]*$")
# No reader looks further back than this many names.
_REACH = 60
# A text that says 全市 or 我市 so often reports on the whole.
_REPORT = 4
# What only such a report says.
_REPORT_WORDS = re.compile(r"各位代表|主要预期目标|这是[^，。；\n]{2,24}的[一五]年")
# Headlines of reports on a whole division.
_REPORT_TITLE = re.compile(r"工作报告|统计公报|工作总结|经济运行|运行情况|工作情况")
_LISTED = re.compile(r"[、和与及]")


class Spots:
    """The spots of one text, settled."""

    def __init__(self, text: str, spots: Sequence[Spot], main: Site | None) -> None:
        self.text = text
        self.main = main
        self.paragraphs = [0] + [m.end() for m in re.finditer("\n", text)]
        self.spots = list(spots)
        own = sum(1 for s in spots if main and main.code and s.level and fits(main.code, s.level))
        self.titled = _REPORT_TITLE.search(text, 0, text.find("\n") + 1) is not None
        self.report = own >= _REPORT or self.titled or _REPORT_WORDS.search(text) is not None
        self.headed_at, self.headed = self._headings()
        self.spots = self._settle(spots)
        self.starts = [spot.start for spot in self.spots]
        self.clauses = [0] + [m.end() for m in _CLAUSE_END.finditer(text)]
        self.sentences = [0] + [m.end() for m in _SENTENCE_END.finditer(text)]

    def _settle(self, spots: Sequence[Spot]) -> list[Spot]:
        """全市, 该县 and their like get the site they mean where they stand."""
        settled: list[Spot] = []
        for spot in spots:
            if spot.role in (BODY, COMPANY):
                self._alike(settled, spot)
            if spot.site is None and spot.level:
                near = self._regions(settled) if spot.level == "region" else self._near(settled, spot.start)
                site = settle_level(spot.level, near, self.main_at(spot.start)) or self._last(settled, spot.level)
                spot = Spot(spot.start, spot.end, spot.role if site else "unknown", site, spot.level)
            settled.append(spot)
        return settled

    def _alike(self, settled: list[Spot], last: Spot) -> None:
        """天津、河北财政厅: the authority at the end of a list is that of each place in it."""
        for index in range(len(settled) - 1, -1, -1):
            spot = settled[index]
            if spot.role != SCOPE or not _LISTED.fullmatch(self.text, spot.end, last.start):
                break
            settled[index] = last = replace(spot, role=last.role)

    def paragraph(self, at: int) -> int:
        """Where the paragraph around `at` begins."""
        return self.paragraphs[bisect_right(self.paragraphs, at) - 1]

    def _near(self, settled: Sequence[Spot], at: int) -> list[Site]:
        """The last three sites named in the paragraph."""
        paragraph = self.paragraph(at)
        near: list[Site] = []
        for spot in islice(reversed(settled), _REACH):
            if spot.start < paragraph or len(near) == 3:
                break
            if spot.role == SCOPE and spot.site:
                near.append(spot.site)
        return near

    def _last(self, settled: Sequence[Spot], level: str) -> Site | None:
        """The part of the main place last named that may be what 全市 means."""
        if self.main is None or not self.main.code:
            return None
        chain = gazetteer().chain
        for spot in islice(reversed(settled), _REACH):
            site = spot.site
            if site and site.code and spot.role in (SCOPE, BODY, COMPANY) and self.main.code in chain(site.code)[:-1]:
                return next((Site(code) for code in reversed(chain(site.code)) if fits(code, level)), None)
        return None

    @staticmethod
    def _regions(settled: Sequence[Spot]) -> list[Site]:
        """The region last named, which 这个地区 is."""
        named = (spot.site for spot in reversed(settled) if spot.role == SCOPE and spot.site)
        return list(islice((site for site in named if site.name and site.name != NATION), 1))

    def _headings(self) -> tuple[list[int], list[Site | None]]:
        """Where paragraphs like 江苏：国税收入居第三 stand, and their places."""
        starts: list[int] = []
        sites: list[Site | None] = []
        for spot in self.spots:
            line = self.paragraph(spot.start)
            if spot.start == line and spot.site and _SECTION.match(self.text, spot.end):
                starts.append(line)
                sites.append(spot.site)
            if not self.text.startswith(("：", ":"), spot.end):
                continue
            if _HEADED.match(self.text[max(line, spot.start - 9) : spot.start]):
                body = self.text[spot.end + 1 : spot.end + 50].partition("\n")[0]
                if line and spot.site and len(body) <= 40 and "。" not in body:
                    starts.append(line)
                    sites.append(spot.site)
        return (starts, sites) if len(starts) > 1 else ([], [])

    def main_at(self, start: int) -> Site | None:
        """The main place, or the one whose heading the paragraph stands under."""
        index = bisect_right(self.headed_at, start) - 1
        return self.headed[index] if index >= 0 else self.main


def settle_level(level: str, near: Sequence[Site], main: Site | None) -> Site | None:
    """The division of `level`: one just named, the main place itself, or one above either of them."""
    places = gazetteer()
    candidates = [*near, *([main] if main else [])]
    if level == "region":
        return near[0] if near else None
    if level in ("town", "village"):
        return next((site for site in candidates if site.below), None)
    for site in candidates:
        if site.code and fits(site.code, level):
            return Site(site.code)
        if level == "district" and site.below and site.below[-1].endswith("区") and len(site.below[-1]) > 3:
            return site  # 宁波市象保合作区
    for site in [*([main] if main else []), *near]:
        if site.code:
            for code in reversed(places.chain(site.code)):
                if fits(code, level):
                    return Site(code)
    return None
