"""Which division each name stands for, and which one the article is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from factminer.context.gazetteer import gazetteer
from factminer.context.place_name import Name
from factminer.context.place_role import ABROAD, BODY, COMPANY, COMPARED, DATELINE, EVIDENCE, SCOPE, patterns

NATION = "中国"


@dataclass(frozen=True, slots=True)
class Site:
    """A division by `code`, or a region or country by `name` alone, with the places `below` the county in it."""

    code: str = ""
    below: tuple[str, ...] = ()
    name: str = ""

    @property
    def full_name(self) -> str:
        """The fullest official name."""
        return self.name or gazetteer().full_name(self.code) + "".join(self.below)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place named at `start` to `end`; a word like 全市 has a `level` and gets its site from where it stands."""

    start: int
    end: int
    role: str
    site: Site | None = None
    level: str = ""


def resolve_names(names: Sequence[Name], hints: Sequence[str] = (), *, recent: bool = False) -> list[Spot]:
    """The names with their divisions; a name that may stand for several and has no help from the rest is left out.

    `hints` are codes known from elsewhere: the place given for the document. A `recent` text means the city of today
    where it speaks of 榆林地区.
    """
    places = gazetteer()
    linked = _link(names)
    named: Counter[str] = Counter()
    for code in hints:
        named.update(places.chain(code))
    full = {code for name, codes in linked if not name.form.short for code in codes}
    chains = (places.chain(codes[0]) for name, codes in linked if len(codes) == 1 and not name.form.short)
    full |= {code for chain in chains for code in chain if places.in_force(code)}
    successors = {places.divisions[code].current for code in full}
    for name, codes in linked:
        if len(codes) == 1 and not name.form.plain and (not name.form.short or not _is_county(codes[0])):
            named.update(places.chain(codes[0]))
    # 全市 with no city that it could mean: an ordinary word may be that city's name.
    wanted = {name.form.value for name in names if name.form.kind == "level" and name.form.value in ("city", "county")}
    wanted = {level for level in wanted if not any(fits(code, level) for code in named)}
    spots: list[Spot] = []
    renamed = {places.divisions[c].current: c for c in sorted(full, key=places.in_force)}
    for name, codes in linked:
        if name.form.kind != "division":
            spot = _word(name)
            if spots and _is_part(name, spots[-1]):
                above = spots.pop()
                role = spot.role if spot.role == COMPARED else above.role  # 美国某州客商
                spot = replace(above, end=spot.end, role=role, site=_joined_part(above.site, spot.site))
            spots.append(spot)
            continue
        if name.role == DATELINE:
            spots.append(Spot(name.start, name.end, EVIDENCE, Site(name=NATION)))
            continue
        chosen = _choose(name, codes, named, full | successors, wanted if name.role in (SCOPE, BODY) else set())
        if chosen:
            code = chosen
            current = places.divisions[code].current
            if recent and current and places.divisions[code].name.endswith("地区"):
                code = current
            # 靖西 in an article that calls it 靖西县 is the county that was.
            if name.form.short and current in renamed and code not in full:
                code = renamed[current]
            if _bears(name):
                host = _host(spots, code)
                if host is None and named and not named[places.chain(code)[0]]:
                    continue
                code = host or code
            spots.append(Spot(name.start, name.end, name.role, Site(code, name.below)))
    return spots


def _bears(name: Name) -> bool:
    """True for 南阳公社: a township that bears the short name of a division."""
    short, below = name.form.text, name.below[0] if name.below else ""
    town = below.startswith(short) and patterns().town.fullmatch(below, len(short))
    return name.form.short and bool(town)


def _host(spots: Sequence[Spot], code: str) -> str | None:
    """The county last named, which a township lies in that bears the name of a city or of a county elsewhere."""
    places = gazetteer()
    named = (spot.site.code for spot in reversed(spots) if spot.site and spot.site.code and spot.role in (SCOPE, BODY))
    host = next((other for other in named if _is_county(other)), None)
    if host is None or (_is_county(code) and places.chain(host)[0] == places.chain(code)[0]):
        return None
    return host


def _word(name: Name) -> Spot:
    form = name.form
    if form.kind == "level":
        site = Site(name=NATION) if form.value == "country" else None
        return Spot(name.start, name.end, name.role, site, form.value)
    level = "abroad" if form.kind in ABROAD else "world" if form.kind == "world" else ""
    own = NATION if form.kind == "nation" else form.value or form.text
    if name.role == DATELINE:
        own = gazetteer().countries.get(own, own)
    return Spot(name.start, name.end, name.role, Site(name=own), level)


def country_of(name: str) -> str:
    """The country of a place abroad; of one of two names joined too.

    >>> country_of("日本"), country_of("日本东京"), country_of("日本福岛县广岛")
    ('日本', '日本', '日本')
    """
    known = gazetteer().countries
    longest = next((name[:end] for end in range(len(name), 0, -1) if name[:end] in known), name)
    return known.get(longest, longest)


def _is_part(name: Name, above: Spot) -> bool:
    """True for 阿萨姆邦 right behind 印度, for 广岛 behind 日本福岛县."""
    if name.form.kind != "part" or above.end != name.start or above.level != "abroad" or above.site is None:
        return False
    return country_of(above.site.name) == gazetteer().countries[name.form.value]


def _joined_part(above: Site | None, part: Site | None) -> Site | None:
    """The part with the name of what it lies in: 日本福岛县广岛."""
    if above is None or part is None or part.name.startswith(above.name) or not above.name.endswith(_LARGE):
        return part
    return Site(name=above.name + part.name.removeprefix(country_of(part.name)))


def _link(names: Sequence[Name]) -> list[tuple[Name, tuple[str, ...]]]:
    """Names that stand right behind the division above them are joined to it: 西宁市城西区, 陕西富县."""
    places = gazetteer()
    linked: list[tuple[Name, tuple[str, ...]]] = []
    for name in names:
        codes = name.form.codes
        if linked and codes and linked[-1][1] and linked[-1][0].end == name.start and not linked[-1][0].below:
            above, aboves = linked[-1]
            within = tuple(c for c in codes if any(a in places.chain(c)[:-1] for a in aboves))
            # 保定地区雄县, 许昌专区禹县: the county lies in what the prefecture has become or was called later.
            now = {places.divisions[a].current for a in aboves} - {""}
            within = within or tuple(c for c in codes if now.intersection(places.later(c)))
            if name.form.short:
                # 湖南长沙 is the city, not the county in it that bears the same name.
                within = tuple(c for c in within if not _is_county(c)) or within
            # 安徽省淮北矿业公司: the city only gives the company its name.
            if within and not (name.role == COMPANY and name.form.short):
                form = replace(name.form, short=False, plain=False)
                role = above.role if above.role == COMPARED else name.role
                linked[-1] = (replace(name, start=above.start, form=form, role=role), within)
                continue
        linked.append((name, codes))
    return linked


def _is_county(code: str) -> bool:
    return not code.endswith("00")


def _choose(name: Name, codes: Sequence[str], named: Counter[str], full: set[str], wanted: set[str]) -> str | None:
    """The one division that the name stands for here."""
    places = gazetteer()
    if name.form.plain and not name.below:
        # 大庆, 安定: words of the language, places where the article names them in full.
        above = {code for code in codes if any(named[a] for a in places.chain(code)[:-1])}
        codes = [c for c in codes if c in full or (c in above and any(fits(c, level) for level in wanted))]
        full = full | set(codes)
    if name.form.short:
        # A county's short name is an ordinary word unless the article names it in full or is about the place above.
        high = [code for code in codes if not _is_county(code)]
        if high:
            top = [code for code in high if code.endswith("0000")] or high
            return top[0] if len(top) == 1 else None
        only = len(codes) == 1 and not name.form.plain and places.in_force(codes[0])
        codes = [
            code
            for code in codes
            if code in full or (not _is_district(code) and (only or any(named[a] for a in places.chain(code)[:-1])))
        ]
    if len(codes) == 1:
        return codes[0]
    scores = {
        c: (sum(named[a] > 0 for a in places.chain(c)[:-1]), sum(named[a] for a in places.chain(c)[:-1])) for c in codes
    }
    best = max(scores.values(), default=(0, 0))
    winners = [code for code, score in scores.items() if score == best]
    if len({places.divisions[code].current for code in winners}) == 1:
        winners = [
            code for code in winners if places.in_force(code)
        ] or winners  # the same county under two prefectures
    return winners[0] if len(winners) == 1 and best[0] else None


def _is_district(code: str) -> bool:
    name = gazetteer().divisions[code].name
    return name.endswith("区") and not name.endswith("林区")


def common_site(sites: Sequence[Site]) -> Site | None:
    """The lowest division that all of `sites` lie in: 江西省 for 南昌 and 宜春."""
    places = gazetteer()
    chains = [places.chain(site.code) for site in sites if site.code]
    if len(chains) < 2:
        return None
    shared = [codes[0] for codes in zip(*chains, strict=False) if len(set(codes)) == 1]
    return Site(shared[-1]) if shared else None


# A part of another country that has cities in it.
_LARGE = ("省", "州", "邦", "道", "县")
# 全省, 自治区: what the division at the top is called.
_TOP = ("province", "autonomous")
# The weight of a place in the headline.
TITLE = 3.0


def find_main(spots: Sequence[Spot], weights: Sequence[float]) -> Site | None:
    """The place an article is about: the province most named, then down as long as one part of it prevails."""
    places = gazetteer()
    scores: defaultdict[Site, float] = defaultdict(float)
    levels: defaultdict[str, float] = defaultdict(float)
    nation = 0.0
    region = Site()
    for spot, weight in zip(spots, weights, strict=True):
        if spot.level == "world" or (spot.role == COMPARED and spot.site and spot.site.name and not spot.site.code):
            continue  # 从日本进口 says nothing of where
        if spot.role == COMPARED and spot.level == "country":
            continue  # 低于全国 is told of a part of it
        if not weight:
            continue
        if spot.site is None and spot.level == "region":
            if region.name:
                scores[region] += weight  # 这个地区 is the region last named
            continue
        weight = weight * (0.5 if spot.role not in (SCOPE, BODY) else 1)
        if spot.site is None:
            levels[spot.level] += weight
        elif spot.site.name == NATION:
            nation += weight
        elif spot.site.name:
            region = Site(name=country_of(spot.site.name))
            scores[region] += weight / 2
        else:
            scores[spot.site] += weight
    divisions = {site: n for site, n in scores.items() if site.code}
    if all(spot.role == COMPARED for spot in spots if spot.site and spot.site.code):
        divisions = {}  # 从香港引进 and nothing else
    others = {site: n for site, n in scores.items() if not site.code}
    total = sum(divisions.values())
    if others and max(others.values()) > max(nation, total):
        return max(others, key=lambda site: others[site])
    regions = {site: n for site, n in others.items() if site.name in places.beyond}
    if sum(regions.values()) + nation > max(total, sum(levels.values())) and sum(regions.values()) > nation:
        # 长江上游 … 长江中游 …: one region where one prevails, or else the country.
        first = max(regions, key=lambda site: regions[site])
        return first if 2 * regions[first] > sum(regions.values()) else Site(name=NATION)
    if not divisions:
        # 全市 beside 中国500强: of some city that is not named.
        return Site(name=NATION) if nation > sum(levels.values()) else None

    def under(code: str) -> float:
        return sum(n for site, n in divisions.items() if code in places.chain(site.code))

    provinces = {places.chain(site.code)[0] for site in divisions}

    def called(code: str) -> float:
        return under(code) + sum(n for level, n in levels.items() if level in _TOP and fits(code, level))

    best = max(provinces, key=lambda code: (called(code), code))
    second = max((under(code) for code in provinces if code != best), default=0.0)
    if second == under(best) and not sum(levels.values()) and len(divisions) < 4:
        return Site(name=NATION)  # one place of each of two provinces
    local = sum(levels.values())
    opening = [spot.site.name if spot.site else "" for spot in spots if spot.role != COMPARED][:2]
    if opening == [NATION, NATION] and local < 2:
        nation *= 2
    titled = {spot.site for spot, weight in zip(spots, weights, strict=True) if weight == TITLE and spot.site}
    headed = bool(titled) and all(site.code and best in places.chain(site.code) for site in titled)
    if headed:
        nation /= 3  # 某省政府工作报告: the headline says whose it is, however often the nation is the measure
    told = [spot for spot, weight in zip(spots, weights, strict=True) if spot.site and weight]
    opened = next((places.chain(spot.site.code)[0] for spot in told if spot.site and spot.site.code), best)
    spoken = nation >= 2 and any(spot.level == "country" and spot.role == SCOPE for spot in told)
    if spoken and opened != best and not (headed or local):
        return Site(name=NATION)  # it opens in one province, speaks of the nation and tells most of another
    if nation and (nation >= 0.7 * (under(best) + local) or (under(best) < 0.5 * total and nation > local)):
        return Site(name=NATION)
    if _led(told, best):
        return Site(best)
    return _descend(best, divisions, levels)


def _led(told: Sequence[Spot], code: str) -> bool:
    """True where the authority of `code` opens the text and those of its parts only act in it too."""
    chain = gazetteer().chain
    own = [spot for spot in told if spot.site and spot.site.code and code in chain(spot.site.code)]
    parts = [spot for spot in own if spot.site and spot.site.code != code]
    opened = own[0].role == BODY and own[0].site == Site(code) and sum(spot.site == Site(code) for spot in own) > 1
    return opened and bool(parts) and all(spot.role == BODY for spot in parts)


def _descend(code: str, divisions: Mapping[Site, float], levels: Mapping[str, float]) -> Site:
    places = gazetteer()
    while True:
        direct = sum(n for site, n in divisions.items() if site.code == code)
        children: defaultdict[str, float] = defaultdict(float)
        for site, n in divisions.items():
            chain = places.chain(site.code)
            if code in chain[:-1]:
                children[chain[chain.index(code) + 1]] += n
        if not children:
            break
        child, count = max(children.items(), key=lambda item: item[1])
        # 全市 in an article on a city within a city says nothing of which is meant.
        direct += sum(n for level, n in levels.items() if level and fits(code, level) and not fits(child, level))
        extra = sum(n for level, n in levels.items() if level and fits(child, level) and not fits(code, level))
        if count + extra < 0.6 * (sum(children.values()) + extra) or count + extra < direct:
            return Site(code)
        code = child
    below = {site.below: n for site, n in divisions.items() if site.code == code and site.below}
    if below:
        deepest, count = max(below.items(), key=lambda item: item[1])
        plain = divisions.get(Site(code), 0) + sum(n for level, n in levels.items() if level and fits(code, level))
        if count >= plain:
            return Site(code, deepest)
    return Site(code)


def fits(code: str, level: str) -> bool:
    """True where 全市, 全省, 全区 … may mean this division.

    >>> fits("630100", "city"), fits("630100", "province"), fits("640000", "district"), fits("500000", "city")
    (True, False, True, True)
    """
    name = gazetteer().divisions[code].name
    if level == "province":
        return name.endswith("省")
    if level == "city":
        return name.endswith("市")
    if level == "district":
        return name.endswith("区") and not name.endswith(("行政区", "地区", "专区"))
    if level == "autonomous":
        return name.endswith("自治区")
    if level == "county":
        return name.endswith(("县", "旗"))
    return level == "prefecture" and name.endswith(("州", "盟", "地区", "专区"))
