"""Place names as printed, and what each is to the words around it: a place, an authority's, a company's, a road's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from factminer.context.gazetteer import Form, gazetteer
from factminer.context.place_role import (
    ABROAD,
    AFTER_ROUTE,
    BODY,
    COMPANY,
    COMPARED,
    EVIDENCE,
    EXAMPLE,
    IDEOGRAPH,
    ROUTE,
    SCOPE,
    patterns,
    role_of,
)
from factminer.context.segment import find_words, is_word
from factminer.lexicon import load
from factminer.lexicon.page_words import Surname


@dataclass(frozen=True, slots=True)
class Name:
    """A form at `start` to `end` with its role; `below` are the places below the county that follow it: 洗马镇."""

    start: int
    end: int
    form: Form
    role: str
    below: tuple[str, ...] = ()


# So many characters around a name tell which words it is part of.
_WINDOW = 8
# 高唐境内, 赤壁高新区: what only a place has.
_WITHIN = re.compile(r"境内|县城|城区|县境|高新区|经开区|人民医院|人民法院|公安局|日报")
# Most people bear one of so many family names; the rest are words too.
_FAMILIES = 200
_AND = re.compile(r"[、和与及]?")
# 名 in 三千名山区干部, 个 in 十个旧城区.
_COUNTED = re.compile("[0-9０-９一二三四五六七八九十百千万亿余多几数两][名个]")
# 淮南地区: a side of the river.
_SIDE = re.compile("地区|平原|各[县地]|一带|农村")
# 和县 at the head of a clause, not 和县级.
_HEAD = re.compile(r"(?:^|[，。；：！？、“\s　日年月电讯])$")
_LEVEL = re.compile("[级域里内乡镇市区、]")


def find_names(text: str) -> Iterator[Name]:
    """The names in `text`, in order."""
    found = list(gazetteer().find(text))
    persons = {text[start - 1 : start + len(form.text)] for start, form in found if _is_person(text, start, form)}
    covered = 0
    firms: set[str] = set()
    sides = {side for side in patterns().sides if any(_SIDE.match(text, m.end()) for m in re.finditer(side, text))}
    last: Name | None = None
    for number, (start, form) in enumerate(found):
        end = start + len(form.text)
        if form.short and (text[start - 1 : end] in persons or form.text in sides):
            continue
        if _COUNTED.match(text, start - 1):
            continue
        abroad = last is not None and last.form.kind == "country" and last.end == start  # 越南北宁省, not 南北
        loose = (
            form.kind == "division" or (form.kind == "part" and not abroad) or form.text in ("市内", "区内", "县内")
        )  # 超市内, 辖区内
        if start < covered or (loose and _torn(text, start, end, form)):
            continue
        role = role_of(text, start, end, form)
        if form.kind == "nation" and last and last.form.kind in ABROAD and last.end == start:
            continue  # 法国农业部
        if role is None:
            continue
        if (
            (role in (SCOPE, EXAMPLE) or form.kind in ABROAD)
            and last
            and last.role == COMPARED
            and last.end < start
            and _AND.fullmatch(text, last.end, start)
        ):
            role = COMPARED  # 东临甲、乙、丙
        if role == COMPANY:
            firms.add(text[start : end + 2])
        elif role == SCOPE and form.short and text[start : end + 2] in firms:
            role = COMPANY  # 武汉高正, once 武汉高正新材料公司 has been named
        if form.plain and ((role == EVIDENCE and patterns().press.match(text, end)) or _WITHIN.match(text, end)):
            form = replace(form, plain=False)  # 苍南新闻网, 高唐境内: no word of the language
        if len(form.text) == 2 and form.plain and form.text[1] == "县":
            if text[start - 1 : start] == "在":
                form = replace(form, plain=False, short=False)  # 在郫县, not 市和县
            elif _HEAD.search(text, max(0, start - 1), start) and not _LEVEL.match(text, end):
                form = replace(form, plain=False, short=patterns().product.match(text, end) is not None)
        if form.plain and form.short and _in_list(text, found, number):
            form = replace(form, plain=False)  # 昆山、太仓: a word of the language would not stand there
        below: tuple[str, ...] = ()
        adjoined = found[number + 1][1] if number + 1 < len(found) and found[number + 1][0] == end else None
        followed = adjoined is not None and _within(adjoined, form)
        # 宁夏贺兰县富兴街街道: what is below the county stands behind the last name of the chain.
        if form.kind == "division" and role not in (COMPARED, EVIDENCE) and not followed:
            below, covered = _below(text, end, form)
        if below and _between(text, start, covered):
            role = COMPARED  # 从某县某乡到某县某镇
        if form.short and (_WITHIN.match(text, end) or _lived_in(text, start, end, form)):
            form = replace(form, short=False)  # as good as the full name
        role = SCOPE if below and role in (BODY, COMPANY) else role
        last = Name(start, covered if below else end, form, role, below)
        yield last


def _torn(text: str, start: int, end: int, form: Form) -> bool:
    """True where the short name is no word of its own: 常熟 in 非常熟练, 合作 in 合作社.

    A word may begin with the name of a city or a province (上海港), with that of a county only by chance.
    """
    city = any(code.endswith("00") for code in form.codes)
    low, high = start, end
    while low > max(0, start - _WINDOW) and IDEOGRAPH.match(text[low - 1]):
        low -= 1
    while high < min(len(text), end + _WINDOW) and IDEOGRAPH.match(text[high]):
        high += 1
    for word in find_words(text[low:high]):
        first, last = word.start + low, word.end + low
        if first < start < last:
            return True
        if start < first < end < last and not (city and _joins(text, start, end, text[first:last])):
            return True
        if first == start and last > end and form.short and not city:
            return True
    return False


def _joins(text: str, start: int, end: int, word: str) -> bool:
    """True for 阳谷 in 南阳谷庄, where no other place's name tears a city's, and for 市郊 in 长沙市郊."""
    if not is_word(word):
        return True
    short = text[start : end - 1]
    known = gazetteer().forms.get(short[:2], ())
    return word == "市" + text[end] != "市民" and any(form.text == short and not form.plain for form in known)


def _is_person(text: str, start: int, form: Form) -> bool:
    """True for 记者李广东: a family name before a short name, with nothing or a title before it."""
    if form.kind != "division" or not form.short or len(form.text) != 2 or start == 0:
        return False
    return text[start - 1] in _surnames() and patterns().title.search(text[max(0, start - 5) : start - 1]) is not None


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    """The family names that are no word which stands before a place."""
    return frozenset(row.surname for row in islice(load(Surname), _FAMILIES)) - set("于向从和与同经由过到对就在全连时")


def _in_list(text: str, found: list[tuple[int, Form]], number: int) -> bool:
    """True where a name that is no ordinary word stands beside this one in a list."""
    start, form = found[number]
    end = start + len(form.text)
    if number and text[start - 1] == "、":
        before, other = found[number - 1]
        if before + len(other.text) == start - 1 and other.kind == "division" and not other.plain:
            return True
    if number + 1 < len(found) and text[end : end + 1] == "、" and not IDEOGRAPH.match(text[start - 1 : start]):
        behind, other = found[number + 1]
        return behind == end + 1 and other.kind == "division" and not other.plain
    return False


def _lived_in(text: str, start: int, end: int, form: Form) -> bool:
    """True for 在建阳: a district that was a city of its own, where it can be no other word."""
    if (
        text[start - 1 : start] != "在"
        or form.plain
        or len(form.codes) != 1
        or form.codes[0] not in gazetteer().promoted
    ):
        return False
    return not is_word(form.text) and not patterns().park.match(text, end)


def _within(inner: Form, outer: Form) -> bool:
    """True where a division that `inner` may stand for lies in one of `outer`'s."""
    places = gazetteer()
    return any(code in places.chain(c)[:-1] for c in inner.codes for code in outer.codes)


def _between(text: str, start: int, end: int) -> bool:
    """True for either end of a way from one town to another."""
    onward = AFTER_ROUTE.match(text, end)
    if ROUTE.search(text, max(0, start - 3), start) and text.rfind("从", max(0, start - 20), start) >= 0:
        return True
    return text.startswith("从", start - 1) and onward is not None and onward["to"] in gazetteer().forms


def _below(text: str, end: int, form: Form) -> tuple[tuple[str, ...], int]:
    """The towns, villages and estates that follow the name of a division, or the park that it is part of."""
    shapes = patterns()
    found = shapes.below.match(text, end)
    if found and found.group() and not (form.short and shapes.town.match(text, end)):
        parts = [part for part in found.groups() if part]
        if not any(part.endswith(shapes.common) or part.startswith(shapes.deeds) for part in parts):
            return tuple(parts), found.end()
    town = shapes.town.match(text, end) if form.short else None
    if town:
        # 柳河镇太平村: the town bears the county's name.
        village = shapes.below.match(text, town.end())
        parts = [part for part in village.groups() if part] if village else []
        return (form.text + town.group(), *parts), village.end() if village else town.end()
    park = shapes.park.match(text, end)
    if park:
        first, second = park[1], park[3]
        bare = first == park["suffix"] and any(code.endswith("0000") for code in form.codes)
        if bare or first.endswith(shapes.common) or first.startswith(shapes.deeds):
            return (), end  # 某省经济开发区, 推进开发区建设
        if form.short and len(first) - len(park["suffix"]) < 2:
            # 西宁经济技术开发区 bears the city's name, 黄梅大胜关山工业园 its own.
            first = form.text + first
        return (first, second) if second else (first,), park.end()
    return (), end
