"""The place a figure is about.

>>> text = "全市新增绿地9万平方米。在蚌埠，价格上涨22%。"
>>> places = read_places(text, title="合肥市扩绿")
>>> [places.of(at, at + 3).name for at in map(text.index, ("9万平", "22%"))]
['安徽省合肥市', '安徽省蚌埠市']
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factminer.context.gazetteer import gazetteer
from factminer.context.place_item import Items, find_items
from factminer.context.place_name import find_names
from factminer.context.place_resolve import NATION, TITLE, Site, Spot, country_of, find_main, fits, resolve_names
from factminer.context.place_role import BODY, COMPARED, DATED, EVIDENCE, SCOPE, patterns
from factminer.context.place_scope import Sites
from factminer.span import Span

_YEAR = re.compile(r"(?<![0-9])(?:19[4-9]|20[0-4])[0-9](?=年|[-./][0-9])")
# What a place that is only supported or learnt from counts.
_ASIDE = 0.25
# What the place that a report was sent from counts.
_SENT = 0.5
# 安巴尔省首府拉马迪
_PROVINCE = ("省", "州", "邦", "道", "府")
# No sentence reaches further back for the province of a city.
_SENTENCE = 120
_CITY = ("首府", "省会", "城市", "其中")
# The place of somebody who only writes or says it.
SENDER = "sender"
# 上海的一位读者来信, 甲地乙大学教授认为, 甲地某医院的一项研究表明
_INSTITUTE = "(?:大学|学院|研究院|研究所|科学院|医院|研究中心)"
_ASKED = re.compile(
    rf"[^，。；：\n]{{0,8}}?(?:读者|网友)(?![比较人数超达量])|[^，。；：\n]{{0,10}}?{_INSTITUTE}[^，。；：\n]{{0,12}}?"
    r"(?:教授|科学家|研究员|研究人员|科研人员|的?(?:一项|最新)?研究(?:表明|发现|显示|认为|证明))"
)
# 北京附近, 山西北部几个地区
_ABOUT = re.compile("[东南西北中]{0,2}部?(?:附近|(?:几个|一些|部分|许多|不少)(?:地区|地方|县|农村|山区|社队))")
# 甲国地震局测定: what is measured may lie anywhere
_MEASURER = re.compile(
    r"[^，。；：\n]{0,6}?(?:地震|地质|气象|天文|海啸)[^，。；：\n]{0,10}?(?:局|中心|台网?|部门|机构|所|署)"
)
# （陈方，湖北省农业科学院）, （作者单位：…）
_SIGNED = re.compile(r"[（(](?:作者[^（）()。\n]{0,8}|[\u4e00-\u9fff]{2,4}[，, 　])$")
_SEAT = re.compile(rf"[^（）()。\n]{{0,16}}?{_INSTITUTE}[^（）()。\n]{{0,8}}[）)]")
# Where a report says to whom it was given.
_ASSEMBLY = re.compile(r"[在向][^，。；\n]{2,20}第[一二三四五六七八九十]{1,3}届(?:人民代表大会|人大)")
_HEAD = 300
# 国内航线票价…: of the whole country, where no place is named
_AT_HOME = re.compile(r"(?:^|[，。；：\n　 年月日])国内(?:航[线班空]|民航|客运|铁路|成品油|汽|柴油|油价)")
# 各省、自治区…：whom the nation's notices are addressed to, which go on to speak of 省级 and 市级
_TO_ALL = re.compile(r"各省、自治区、(?:中央)?直辖市")
# The year by which nearly all 地区 had become cities.
_CITIES = 2003
# What a text says while a 地区 still has its offices.
_PREFECTURE = re.compile(r"行署|专署|地委|公社|生产队|大队")


@dataclass(frozen=True, slots=True)
class Place:
    """The fullest official name the document supports (青海省西宁市; 全国 is 中国), and its GB/T 2260 code in force, if any."""

    name: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Where a text names a place, and what the name is to the words around it."""

    span: Span
    place: Place | None
    role: str


@dataclass(frozen=True)
class Places:
    """The places of one article; `main` is what it is about."""

    main: Place | None
    mentions: tuple[PlaceMention, ...]
    _told: Items = field(repr=False, compare=False)
    _shift: int = field(default=0, repr=False, compare=False)

    def of(self, start: int, end: int) -> Place | None:
        """The place of the figure at `start` to `end` of the body."""
        return _place(self._told.of(start + self._shift, end + self._shift))

    def of_title(self, title: str, start: int, end: int) -> Place | None:
        """The place of the figure at `start` to `end` of the headline that the article was read with."""
        if not self._told.text.startswith(title.replace("\n", " ")):
            return read_places(title, given=self.main.name if self.main else None).of(start, end)
        return _place(self._told.of(start, end))


def read_places(
    text: str,
    *,
    title: str | None = None,
    frame: str = "",
    given: str | None = None,
    before: Place | None = None,
) -> Places:
    """The places of an article's body.

    `title` is its headline; `frame` what the frame of its page says (云州日报), asked only for what 我市 is where the
    article names no place; `given` the place that is known for the document. Other articles of the page are not asked:
    they may be of anywhere; only what 全县 is in a part without a headline is the place of the part `before` it.
    """
    heading = title.replace("\n", " ") + "\n" if title else ""
    whole = heading + text
    hint = [spot.site.code for spot in _spots(given) if spot.site and spot.site.code][-1:] if given else []
    sites = _sites(whole, len(heading), hint, frame, before)
    items = find_items(whole)
    parts = [(0, sites)]
    if len(items) > 1:
        around, recent = _place(sites.main), _is_recent(whole)
        parts = [
            (start, _sites(whole[start:end], body - start, hint, frame, around, recent)) for start, body, end in items
        ]
    told = Items(whole, sites.main, parts)
    mentions = tuple(
        PlaceMention(
            Span(first + spot.start - len(heading), first + spot.end - len(heading)), _place(spot.site), spot.role
        )
        for first, spot in told.spots
        if first + spot.start >= len(heading)
    )
    return Places(_place(sites.main), mentions, told, len(heading))


def _sites(
    text: str, heading: int, hint: Sequence[str], frame: str, before: Place | None, recent: bool | None = None
) -> Sites:
    """The sites of one article or item, the headline of which ends at `heading`."""
    spots = [
        replace(spot, role=SENDER) if _of_a_sender(spot, text) else spot
        for spot in _of_their_nation(text, _spots(text, hint, recent))
    ]
    main = _assembled(text, spots)
    if main is not None:
        spots = [spot for spot in spots if not _stray(spot, text, main)]
    main = main or find_main(spots, _weights(spots, text, heading))
    if main is None and hint:
        main = Site(hint[0])
    if main is None and spots and frame:
        around = _spots(frame)
        main = find_main([*around, *spots], [1.0] * (len(around) + len(spots)))
    if main is None and (_TO_ALL.search(text, 0, _HEAD) or (not spots and _AT_HOME.search(text, 0, _HEAD))):
        main = Site(name=NATION)
    if main is None and before is not None and before.code:
        code = next((c for c in gazetteer().chain(before.code)[::-1] if _speaks_of(spots, c)), None)
        main = Site(code) if code else None
    if main is not None and main.name and main.name != NATION:
        # An article on another country names others as places too.
        spots = _told_within([_abroad(spot, text, main) for spot in spots], text)
    return Sites(text, spots, main)


def _assembled(text: str, spots: Sequence[Spot]) -> Site | None:
    """The division whose assembly a report was given to: 在平安县第九届人民代表大会上."""
    found = _ASSEMBLY.search(text, 0, _HEAD)
    if found is None:
        return None
    named = (spot.site for spot in spots if found.start() < spot.start < found.end() and spot.site and spot.site.code)
    return next(named, None)


def _stray(spot: Spot, text: str, main: Site) -> bool:
    """True for a county elsewhere that a report names by its short name: 兰西经济圈 is none of 兰西县."""
    site = spot.site
    if site is None or not site.code or site.code.endswith("00") or site.below:
        return False
    places = gazetteer()
    named = text.endswith(places.divisions[site.code].name, 0, spot.end)
    return not named and places.chain(site.code)[0] != places.chain(main.code)[0]


def _is_recent(text: str) -> bool:
    """True where a text speaks of 榆林地区 as of the city of today."""
    years = [int(year) for year in _YEAR.findall(text)]
    return max(years) >= _CITIES if years else _PREFECTURE.search(text) is None


def _spots(text: str, hints: Sequence[str] = (), recent: bool | None = None) -> list[Spot]:
    """The spots of a text: names, words like 全市, authorities that leave their place's name out, later mentions."""
    recent = _is_recent(text) if recent is None else recent
    spots = resolve_names(list(find_names(text)), hints, recent=recent)
    added = _again(text, spots)
    for match in patterns().own_body.finditer(text):
        level = {"自治区": "autonomous", "省": "province", "市": "city", "区": "district", "县": "county"}[
            match["level"]
        ]
        added.append(Spot(match.start("level"), match.end("level"), BODY, None, level))
    ends = {spot.start: spot.end for spot in spots}
    starts = sorted(ends)

    def free(spot: Spot) -> bool:
        at = bisect_right(starts, spot.start) - 1
        return at < 0 or ends[starts[at]] <= spot.start

    seen: dict[int, Spot] = {}
    for spot in sorted(added, key=lambda s: (s.start, -s.end)):
        if free(spot):
            seen.setdefault(spot.start, spot)
    return sorted([*spots, *seen.values()], key=lambda spot: spot.start)


def _again(text: str, spots: Sequence[Spot]) -> list[Spot]:
    """玉拉村 once 多巴镇玉拉村 has been named: later mentions of the last part alone."""
    parts: dict[str, Site] = {}
    for site in (spot.site for spot in spots if spot.site):
        for number, part in enumerate(site.below, 1):
            short = part.removesuffix("区") if part.endswith("园区") else part
            parts.setdefault(short, Site(site.code, site.below[:number]))
    if not parts:
        return []
    names = re.compile("|".join(sorted(map(re.escape, parts), key=lambda part: (-len(part), part))))
    return [Spot(m.start(), m.end(), SCOPE, parts[m.group()]) for m in names.finditer(text)]


def _abroad(spot: Spot, text: str, main: Site) -> Spot:
    """A country named in an article on another one: a place, unless it only owns or acts there."""
    if spot.level != "abroad" or spot.role != EVIDENCE:
        return spot
    if _MEASURER.match(text, spot.end) and spot.site and country_of(spot.site.name) != country_of(main.name):
        return replace(spot, role=COMPARED)
    if _owns(spot, text) and not (spot.site and spot.site.name.startswith(main.name)):
        return replace(spot, role=COMPARED)
    return replace(spot, role=BODY if text.startswith(("政府", "当局"), spot.end) else SCOPE)


def _told_within(spots: Sequence[Spot], text: str) -> list[Spot]:
    """安巴尔省…，其中首府拉马迪…；重要城市费卢杰: cities told of as those of the province that the sentence names."""
    settled: list[Spot] = []
    countries = gazetteer().countries
    province: Spot | None = None
    for spot in spots:
        name = spot.site.name if spot.site else ""
        if name in countries and name.endswith(_PROVINCE):
            province = spot
        elif province and province.site and name in countries and countries[name] == countries[province.site.name]:
            between = text[province.end : spot.start]
            if len(between) <= _SENTENCE and "。" not in between and "\n" not in between and between.endswith(_CITY):
                city = name.removeprefix(countries[name])
                spot = replace(spot, site=Site(name=province.site.name + city))
        settled.append(spot)
    return settled


def _owns(spot: Spot, text: str) -> bool:
    """True for 美国资本, 属于英国人: a country that owns or acts, wherever that be."""
    if spot.level != "abroad" or patterns().market.match(text, spot.end):
        return False
    return patterns().owner.match(text, spot.end) is not None


def _of_their_nation(text: str, spots: Sequence[Spot]) -> list[Spot]:
    """全国 below 新华社东京电 or behind 朝鲜 is the whole of that country, where the paragraph names none of China."""
    settled: list[Spot] = []
    abroad: Site | None = None
    own = ours = False
    last = 0
    for spot in spots:
        if own and "\n" in text[last : spot.start]:
            abroad, own = None, ours
        beside = bool(settled) and settled[-1].level == "abroad" and settled[-1].end == spot.start
        last = spot.start
        if spot.level == "country" and beside and text.startswith("全国", spot.start):
            spot = replace(spot, site=settled[-1].site)  # 朝鲜全国
        elif spot.level == "abroad" and spot.role != COMPARED and not _owns(spot, text):
            abroad = abroad or spot.site
        elif spot.level == "country" and abroad and not own and text.startswith("全国", spot.start):
            spot = replace(spot, site=abroad)
        elif spot.site is not None and (spot.site.name == NATION or spot.role not in (COMPARED, EVIDENCE)):
            own = True
            ours = ours or text.startswith("我国", spot.start)  # a text that speaks of us means us by 全国 too
        settled.append(spot)
    return settled


def _speaks_of(spots: Sequence[Spot], code: str) -> bool:
    """True where a text that names no place says 全县 of a county."""
    return any(spot.level and fits(code, spot.level) for spot in spots)


def _weights(spots: Sequence[Spot], text: str, heading: int) -> list[float]:
    """A headline counts three times, the opening of the body twice; 支持北京、上海 says little of where, a sender nothing."""
    lead = heading + min(200, len(text))
    weights: list[float] = []
    aside = False
    last = 0
    for spot in spots:
        listed = aside and re.fullmatch("[、和与及]", text[last : spot.start]) is not None
        aside = listed or patterns().object.search(text, max(0, spot.start - 6), spot.start) is not None
        aside = aside or _owns(spot, text)
        last = spot.end
        weight = TITLE if spot.start < heading else 2.0 if spot.start < lead else 1.0
        if spot.site and spot.site.code.endswith("00") and DATED.match(text, spot.end):
            weight *= _SENT  # 新华社武汉2日电: the city where a report was sent from
        passing = spot.role == SENDER or (not spot.level and _ABOUT.match(text, spot.end))
        weights.append(0.0 if passing else _ASIDE * weight if aside else weight)
    return weights


def _of_a_sender(spot: Spot, text: str) -> bool:
    """True for the place of a reader who asks, of a writer's or a scholar's institute."""
    if spot.level not in ("", "abroad"):
        return False
    signed = _SIGNED.search(text, max(0, spot.start - 20), spot.start)
    return _ASKED.match(text, spot.end) is not None or (signed and _SEAT.match(text, spot.end)) is not None


def _place(site: Site | None) -> Place | None:
    if site is None:
        return None
    if not site.code:
        return Place(site.name)
    code = gazetteer().divisions[site.code].current
    return Place(site.full_name, None if site.below else code or None)
