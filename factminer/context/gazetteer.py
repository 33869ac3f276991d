"""The administrative divisions of China by name, with their chains and the codes of GB/T 2260 in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from factminer.lexicon import load
from factminer.lexicon.place_words import Division, ForeignPlace, PlaceWord

_AUTONOMOUS = re.compile(r"自治([县旗州])$")


@dataclass(frozen=True, slots=True)
class Form:
    """A name as it may be printed: `codes` of the divisions it may stand for, or the `kind` and `value` of a word.

    `plain` marks a short name that is an ordinary word too.
    """

    text: str
    codes: tuple[str, ...] = ()
    short: bool = False
    plain: bool = False
    kind: str = "division"
    value: str = ""


@dataclass(frozen=True)
class Gazetteer:
    """All divisions by code, and all forms by their first two characters, longest first."""

    divisions: dict[str, Division]
    forms: dict[str, tuple[Form, ...]]
    head: re.Pattern[str]
    # The nation and its regions, which have no code.
    beyond: frozenset[str] = frozenset()
    # The districts that were a county or a city before.
    promoted: frozenset[str] = frozenset()
    # The countries of the parts and cities of other countries, by their full names.
    countries: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    # Chains once asked for: the same few are asked for again and again.
    chains: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def chain(self, code: str) -> tuple[str, ...]:
        """The codes of the divisions from the highest down to this one."""
        known = self.chains.get(code)
        if known is None:
            found = [code]
            while (parent := self.divisions[found[-1]].parent) and parent in self.divisions and parent not in found:
                found.append(parent)
            known = self.chains[code] = tuple(reversed(found))
        return known

    def later(self, code: str) -> set[str]:
        """The codes in force of the divisions above this one."""
        return {self.divisions[above].current for above in self.chain(code)[:-1]}

    def full_name(self, code: str) -> str:
        """The official name with those of all divisions above it.

        >>> gazetteer().full_name("630104")
        '青海省西宁市城西区'
        """
        return "".join(self.divisions[c].name for c in self.chain(code))

    def in_force(self, code: str) -> bool:
        """False for a division of the past."""
        return self.divisions[code].current == code

    def find(self, text: str) -> Iterator[tuple[int, Form]]:
        """The places of the forms in `text`, the longest at each, none within another."""
        at = 0
        for head in self.head.finditer(text):
            start = head.start()
            if start < at or (start and text.startswith("其中", start - 1)):
                continue  # 其中国有企业; 亚东县 in 其中亚东县, not 中亚
            for form in self.forms.get(text[start : start + 2], ()):
                if form.text[-1] == "市" and text.startswith("场", start + len(form.text)):
                    continue  # 北京 in 北京市场
                if text.startswith(form.text, start):
                    yield start, form
                    at = start + len(form.text)
                    break


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The divisions and words that come with the package, read once."""
    divisions = {row.code: row for row in load(Division)}
    codes: dict[tuple[str, bool], list[str]] = {}
    for row in divisions.values():
        codes.setdefault((row.name, False), []).append(row.code)
        if row.short and row.short != row.name:
            codes.setdefault((row.short, True), []).append(row.code)
            if autonomous := _AUTONOMOUS.search(row.name):
                # 新宾县 is 新宾满族自治县 as commonly printed.
                codes.setdefault((row.short + autonomous[1], False), []).append(row.code)
    forms: dict[str, Form] = {}
    for (text, short), found in codes.items():
        if _too_plain(text, found, divisions):
            continue
        kept = _standing(found, divisions)
        # 和县 is two words in 市和县: a name of two characters needs the same care as a plain short name.
        brief = not short and len(text) == 2 and text[1] in "县区旗"
        if text not in forms:
            plain = brief or (short and any(divisions[code].plain for code in found))
            forms[text] = Form(text, kept, short or brief, plain)
        elif short:
            forms[text] = Form(text, (*forms[text].codes, *kept))
    for abroad in load(ForeignPlace):
        forms[abroad.place] = Form(abroad.place, short=len(abroad.place) == 2, kind="part", value=abroad.full_name)
    for word in load(PlaceWord):
        if word.kind == "named":
            forms[word.word] = Form(word.word, (word.value,), short=len(word.word) == 2)
        elif word.kind in ("level", "region", "nation", "country", "world"):
            forms[word.word] = Form(word.word, kind=word.kind, value=word.value)
    by_head: dict[str, list[Form]] = {}
    for form in forms.values():
        by_head.setdefault(form.text[:2], []).append(form)
    ordered = {head: tuple(sorted(group, key=lambda form: -len(form.text))) for head, group in by_head.items()}
    firsts = "".join(sorted({re.escape(head[0]) for head in ordered}))
    seconds = "".join(sorted({re.escape(head[1]) for head in ordered}))
    promoted = frozenset(
        row.current
        for row in divisions.values()
        if row.current != row.code and row.name.endswith(("县", "市")) and row.current in divisions
        if row.short and row.short == divisions[row.current].short and divisions[row.current].name.endswith("区")
    )
    beyond = frozenset(["中国", *(form.text for form in forms.values() if form.kind == "region")])
    countries = {row.full_name: row.country for row in load(ForeignPlace)}
    return Gazetteer(divisions, ordered, re.compile(f"[{firsts}](?=[{seconds}])"), beyond, promoted, countries)


def _too_plain(text: str, codes: list[str], divisions: dict[str, Division]) -> bool:
    """西区, 新区, 经济开发区 of the past are words of today; the corps of 新疆生产建设兵团 stands beside the provinces in lists."""
    past = all(divisions[code].current != code for code in codes)
    return past and ((len(text) <= 2 and text[-1] not in "县旗") or text.endswith("兵团") or text == "经济开发区")


def _standing(codes: list[str], divisions: dict[str, Division]) -> tuple[str, ...]:
    """Of divisions of one name those in force; where none is, the one best placed among those of each successor."""
    standing = tuple(code for code in codes if divisions[code].current == code)
    if standing:
        return standing
    best: dict[str, tuple[int, str]] = {}
    for code in codes:
        parent = divisions.get(divisions[code].parent)
        # 金坛市 lay in 常州市, whatever code it had under the province for a while.
        rank = 0 if parent is None or parent.current != parent.code else 1 if parent.code.endswith("0000") else 2
        key = divisions[code].current or code
        best[key] = max(best.get(key, (-1, "")), (rank, code))
    return tuple(code for _, code in best.values())
