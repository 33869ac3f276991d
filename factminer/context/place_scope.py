"""Which of the places of an article a figure is about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice

from factminer.context.gazetteer import gazetteer
from factminer.context.place_resolve import NATION, Site, Spot, common_site
from factminer.context.place_role import BODY, COMPANY, COMPARED, DATED, EVIDENCE, EXAMPLE, SCOPE, patterns
from factminer.context.place_settled import Spots

# What a place that goes on into the next sentences stands behind: nothing, or 在, 位于.
_TOPICAL = re.compile(
    r"(?:^|[，。；：！？\n）)”\s　年月日期度末底来]|新华社|中新社|本报)(?:(?:[例比譬]?如|[而但仅其据中并]{0,2})[在位于从来走进到对]{0,2})$"
)
# 境内的某县发生…; 曾夺冠的某队
_WITHIN = re.compile(r"(?:境内|下辖|所辖|所属|管辖)的$")
# 地处山区的某县
_SET = re.compile(
    r"(?:^|[，。；：\n　 电讯])(?P<how>[地位身]?处|位于|坐落|素[有称以]|号称|被[称誉]|以)[^，。；：\n]{1,24}的$"
)
# 产茶最多的国家仍是某国，为…
_IS = re.compile(r"的(?:国家|[省市区县州]份?|城市|地区|地方)?(?:[仍依][然旧]|仍|还|也|就|要数)?[是属为]$")
_TEAM = re.compile(r"[男女]?[子足篮排]?[排篮足]?队")
# 高于全国5%的增长目标: the figure is that of what it is compared with.
_BESIDE = re.compile(r"(?:[高低快慢好优大小]于|超过|不[及如])(?:同期|同年|上年|当年)?的?$")
# 日本北部, 日本有…人
_WITHIN_ABROAD = re.compile(
    "(?:[东南西北中]{1,2}部|境内|首都|全国|[共现]?有(?:近|约|超过|人口)?[0-9０-９]|发生|[0-9０-９.．]{1,4}级)"
)
_WHOSE = re.compile("(?:（[^（）\n]{0,20}）)?的")
# 河北等地
_AND_MORE = re.compile("(?:等[地省市区县]{0,2}的?)?")
_TO = tuple("在位于从来走进到对向往")
# 掌握全国近九千人的信息
_COUNTED = re.compile("[近约共]|超过")
# 该院 goes back to a court or procuratorate, which stands for its division.
_THAT = re.compile("该院|本院|我院")
_COURT = re.compile(r"[^，。；、\n]{0,6}?(?:法院|检察院)")
# 贯彻省委、市委部署; 被省政府授予
_ORDERED = re.compile(
    "(?:贯彻|落实|按照|遵照|执行|被)(?:党中央|国务院|中央|省|市|县|区|州|自治区|人民|委|党|政府|[、，和与及])*$"
)
# 甲至乙的90公里, 甲至乙段全长90公里
_STRETCH = re.compile("段?(?:的|[，,]?全长)?")
# 东部、中部和西部地区分别增长…
_SIDES = re.compile(r"(?:(?:[东中西]部?|东北)[、和]){1,3}$")
_SUMMED = re.compile(r"(?:这|上述|以上|该)$")
# A list and its figures stand within so many characters.
_LIST_REACH = 160
# So many names still say where; more are the country.
_NAMED = 3
# No reader looks further back than this many names.
_REACH = 60
_LISTED = re.compile(r"[、和与及]")


class Sites(Spots):
    """The spots of one text, ready to be asked for the place of a figure."""

    def of(self, start: int, end: int) -> Site | None:
        """The place of the figure at `start` to `end`."""
        if owner := self._owner(end):
            return owner
        opening = self.sentences[bisect_right(self.sentences, start) - 1]
        clause = max(opening, self.clauses[bisect_right(self.clauses, start) - 1])
        part = max(opening, self.text.rfind("；", opening, start) + 1)
        low, high = bisect_left(self.starts, opening), bisect_left(self.starts, start)
        if told := self._measure(clause, high, end) or self._way(high - 1, start):
            return told
        body: Site | None = None
        own = False
        aside: int | None = None
        home = False
        for index in range(high - 1, max(low, high - _REACH) - 1, -1):
            spot = self.spots[index]
            if spot.start < part and body is not None:
                break
            if spot.site is None or ((body is not None or aside is not None) and DATED.match(self.text, spot.end)):
                continue  # a place that the sentence names goes before the one it was sent from
            same_clause = spot.start >= clause
            if spot.role == SCOPE and (same_clause or not self._object(index)):
                counted = spot.level == "country" and spot.end >= start - 1 and _COUNTED.match(self.text, spot.end)
                if same_clause and not counted and not self._topical(index) and self._above_main(spot.site):
                    continue  # 我省纳入全国平台的项目, 入选浙江省团队的
                if not same_clause and self._among_all(spot):
                    continue
                if not (same_clause or self._heads(index)):
                    if spot.site.name and not spot.level and self._above_main(spot.site):
                        continue
                    if spot.level == "country" and self.main is not None and self.main.code:
                        continue  # 经验在全国推广
                    if spot.level:
                        return spot.site
                    # 某县是辽宁省著名的产区，八个人…: what opens a clause is what the sentence is about.
                    aside = index if aside is None else aside
                    continue
                if _SUMMED.search(self.text, max(0, start - 3), start) and self._several(low, high):
                    return self.main_at(start)
                return self._each(index, start) or spot.site
            if self._abroad(index) and (same_clause or (body is None and aside is None and not home)):
                return spot.site
            home = home or (spot.site.name == NATION and self._topical(index))
            if spot.role == EXAMPLE and same_clause:
                return self._in_heading(start, end) or self._elsewhere(index) or self.main_at(start)
            if spot.role == EXAMPLE and aside is None and body is None and self._opens(index):
                first = self._first_listed(index)
                shared = common_site([s.site for s in self.spots[first : index + 1] if s.site])
                if shared is not None:
                    return shared
            if spot.role == BODY and _ORDERED.search(self.text, max(opening, spot.start - 30), spot.start):
                continue  # 贯彻省委、省政府部署
            if body is None and (spot.role == BODY or (spot.role == COMPANY and self._topical(index))):
                shared = self._of_list(index)
                body = self._of_seat(spot) or shared or spot.site
                own = bool(spot.level or shared)
        if aside is not None and not self._passing(aside):
            return self._each(aside, start) or self.spots[aside].site
        if body is not None:
            return body if own else self._of_body(body)
        return self._behind(start) or self._carried(low, start)

    def _owner(self, end: int) -> Site | None:
        """The place right behind the 的 of a figure that ends at `end`: 方圆九百里的洞庭湖区."""
        index = bisect_left(self.starts, end)
        if not self.text.startswith("的", end) or index == len(self.spots) or self.starts[index] != end + 1:
            return None
        spot = self.spots[index]
        team = spot.level == "abroad" and _TEAM.match(self.text, spot.end)
        return spot.site if spot.role == SCOPE or team else None

    def _measure(self, clause: int, high: int, end: int) -> Site | None:
        """The place whose own figure another is held against: 高于全国5%的增长目标."""
        if _WHOSE.match(self.text, end) is None:
            return None
        for spot in self.spots[bisect_left(self.starts, clause) : high]:
            if spot.site and _BESIDE.search(self.text, max(0, spot.start - 6), spot.start):
                return spot.site
        return None

    def _elsewhere(self, index: int) -> Site | None:
        """What the places of a list of examples have in common, where that lies outside the main place."""
        sites = self._members(index)
        if len(sites) < 2 or self.main is None or not self.main.code:
            return None
        chain, home = gazetteer().chain, self.main.code
        shared = common_site(sites)
        if shared is not None:
            return None if shared.code in chain(home) or home in chain(shared.code) else shared
        # 河北、山西、陕西等省查处…: several provinces; 河北等地游客 came from there.
        more = _AND_MORE.match(self.text, self.spots[index].end)
        guests = more and patterns().people.match(self.text, more.end())
        led = self.text.startswith(_TO, self.spots[self._first_listed(index)].start - 1)
        return Site(name=NATION) if self._topical(index) and not (led or guests) else None

    def _of_list(self, index: int) -> Site | None:
        """What is told of all the places of a list: 江西省 for 南昌、宜春2市, 辽宁省、吉林省 for 辽宁、吉林, 中国 for more provinces."""
        sites = self._members(index)
        if len(sites) < 2 or sites[-1].name == NATION:
            return None
        if self.spots[index].level == "abroad":
            return _joined(sites)
        beyond = gazetteer().beyond
        if not all(site.code or site.name in beyond for site in sites) or _nested(sites):
            return None
        if shared := common_site(sites):
            return shared
        if len(sites) > _NAMED:
            return Site(name=NATION)
        return Site(name="、".join(dict.fromkeys(site.full_name for site in sites)))

    def _members(self, index: int) -> list[Site]:
        """The sites of the list that the spot is the last of."""
        return [spot.site for spot in self.spots[self._first_listed(index) : index + 1] if spot.site]

    def _above_main(self, site: Site) -> bool:
        """True for the nation, a part of it or a division that the main place lies in."""
        if self.main is None or not self.main.code:
            return False
        return site.name in gazetteer().beyond or site.code in gazetteer().chain(self.main.code)[:-1]

    def _object(self, index: int) -> bool:
        """True for what is only supported, joined or learnt from: 支持北京、上海建设…."""
        first = self.spots[self._first_listed(index)]
        before = self.text[max(0, first.start - 6) : first.start]
        return "“" in before or patterns().object.search(before) is not None

    def _carried(self, index: int, start: int) -> Site | None:
        """The place that opened a clause earlier in the paragraph, or else the main one."""
        paragraph = self.paragraph(start)
        named = False
        for at in range(index - 1, max(0, index - _REACH) - 1, -1):
            if self.starts[at] < paragraph:
                break
            site = self.spots[at].site
            dated = DATED.match(self.text, self.spots[at].end) is not None
            if self._among_all(self.spots[at]) or (dated and named):
                continue
            if self.main and self.main.code and self.spots[at].level == "abroad" and self._abroad(at):
                return site
            named = named or self.spots[at].role == SCOPE
            if self.spots[at].role == SCOPE and self._topical(at) and not self._passing(at):
                if site and site.name != NATION and self._above_main(site):
                    if at == index - 1 and self.text.startswith(("各", "共"), self.spots[at].end):
                        return site  # 山西各县共…。已开工…
                    continue
                return self._of_list(at) or self.spots[at].site
        return self._same_body(start) or self.main_at(start)

    def _way(self, index: int, start: int) -> Site | None:
        """What the two ends of a way have in common, or its known end and the main place: 衡阳至永州的90公里."""
        spot = self.spots[index] if index >= 0 else None
        if spot is None or spot.role != COMPARED or not (spot.site and spot.site.code):
            return None
        if not self.text.startswith("至", spot.start - 1) or not _STRETCH.fullmatch(self.text, spot.end, start):
            return None
        other = self.spots[index - 1] if index else None
        if other and other.site and other.end == spot.start - 1:
            return common_site([other.site, spot.site])
        return common_site([self.main, spot.site]) if self.main else None

    def _same_body(self, start: int) -> Site | None:
        """The place of the court or procuratorate last named, which 该院 stands for."""
        opening = self.sentences[bisect_right(self.sentences, start) - 1]
        that = _THAT.search(self.text, opening, start)
        if that is None:
            return None
        for spot in islice(reversed(self.spots[: bisect_left(self.starts, that.start())]), _REACH):
            if spot.site and spot.site.code and not spot.level and _COURT.match(self.text, spot.end):
                return spot.site
        return None

    def _abroad(self, index: int) -> bool:
        """True for another country that a text on the nation turns to: 日本出口…, not 对日本出口; for the world and 东京股市 in any text."""
        spot = self.spots[index]
        if spot.level not in ("abroad", "world") or spot.role != EVIDENCE:
            return False
        market = patterns().market.match(self.text, spot.end)
        if spot.level == "abroad" and self.main is not None and self.main.code and not market:
            # 印度北部锡金邦发生…, not 日本企业…
            part = spot.site and spot.site.name in gazetteer().countries
            if not (part or _WITHIN_ABROAD.match(self.text, spot.end)):
                return False
        return self._heads(index) and self.text[spot.start - 1 : spot.start] not in tuple("对从向到")

    def _passing(self, index: int) -> bool:
        """True for a part of the main place that is only named for one of its works, or in a report on the whole."""
        spot = self.spots[index]
        if self.main is None or spot.site is None or not spot.site.code or spot.level:
            return False
        places = gazetteer()
        if self.main.code in places.chain(spot.site.code)[:-1] and patterns().award.match(self.text, spot.end):
            return True
        full = bool(spot.site.below) or self.text.endswith(places.divisions[spot.site.code].name, 0, spot.end)
        if (full and not self.titled) or self.main.code not in places.chain(spot.site.code)[:-1]:
            return False
        if self.report and not self.text.startswith(("，", "：", "的"), spot.end):
            return True
        return patterns().works.match(self.text, spot.end) is not None

    def _topical(self, index: int) -> bool:
        """True for a place that opens its clause: 在铜川市，… , not 推广上海的成果."""
        spot = self.spots[index]
        before = self.text[max(0, spot.start - 6) : spot.start]
        if spot.site is None or "“" in before:
            return False
        if index and self.spots[index - 1].level == "country" and self.spots[index - 1].end == spot.start:
            return self._topical(index - 1)  # 我国西藏自治区
        first = self.spots[self._first_listed(index)]
        if self.text.startswith("以", first.start - 1):
            return self.text.find("为例", spot.end, spot.end + 20) >= 0
        before = self.text[max(0, first.start - 6) : first.start]
        return _TOPICAL.search(before) is not None or self._described(index)

    def _described(self, index: int) -> bool:
        """True for 地处山区的某县, where no other place stands in what is said of it."""
        start = self.spots[index].start
        told = _SET.search(self.text, max(0, start - 40), start) if self.text.startswith("的", start - 1) else None
        return told is not None and (not index or self.spots[index - 1].end <= told.start("how"))

    def _heads(self, index: int) -> bool:
        """True for a place that its sentence is about: 在铜川市，…; 与某县毗邻的陇县，…; 该州境内的某县发生…."""
        if self._topical(index):
            return True
        spot = self.spots[index]
        before = self.text[max(0, spot.start - 6) : spot.start]
        if _IS.search(self.text, max(0, spot.start - 12), spot.start) and self.text.startswith("，", spot.end):
            return True
        if before.endswith("的") and (self.text.startswith("，", spot.end) or _TEAM.match(self.text, spot.end)):
            return True
        return _WITHIN.search(before) is not None

    def _opens(self, index: int) -> bool:
        """True for the first of a list of examples at the head of a clause or behind 在."""
        first = self.spots[self._first_listed(index)]
        return self._topical(index) or self.text.startswith("在", first.start - 1)

    def _among_all(self, spot: Spot) -> bool:
        """True for 在全国, where the text is about a part of it: elsewhere is only what the part is held against."""
        whole = spot.level == "country" and self.main is not None and self.main.code
        return bool(whole) and self.text.startswith("在", spot.start - 1)

    def _first_listed(self, index: int) -> int:
        """The first of the places that stand in one list with this one: 北京、上海和广东."""
        lowest = max(0, index - _REACH)
        while index > lowest and _LISTED.fullmatch(self.text, self.spots[index - 1].end, self.spots[index].start):
            index -= 1
        return index

    def _several(self, low: int, high: int) -> bool:
        """True where the sentence so far names more than one place."""
        return len({spot.site for spot in self.spots[low:high] if spot.site and spot.role == SCOPE}) > 1

    def _of_seat(self, spot: Spot) -> Site | None:
        """The main place, of which an agency with its seat in a city there speaks: 南京海关 of 江苏省."""
        main = self.main
        if main is None or spot.site is None or patterns().seat.match(self.text, spot.end) is None:
            return None
        return main if main.code and main.code in gazetteer().chain(spot.site.code)[:-1] else None

    def _of_body(self, site: Site) -> Site:
        """An authority above or at the main place speaks of the main place, any other of its own."""
        main = self.main
        if main is not None and main.below and site.code == main.code:
            return Site(site.code)  # the county's office speaks of the county, not of the village the story is set in
        if main is not None and main.code and site.code in gazetteer().chain(main.code):
            return main
        return site

    def _each(self, index: int, start: int) -> Site | None:
        """The place of one figure of a list's, or else what the list has in common."""
        return self._listed(index, start) or self._of_list(index)

    def _listed(self, index: int, start: int) -> Site | None:
        """北京、上海、广东分别为1、2、3: the figure's place in its list is that of its site."""
        if start - self.spots[index].end > _LIST_REACH:
            return None
        gap = self.text[self.spots[index].end : start]
        marker = gap.find("分别")
        if not 0 <= marker <= 20 or re.search("[，。；]", gap[:marker]):
            return None
        first = self._first_listed(index)
        place = len(re.findall(r"(?<![0-9０-９.．])[0-9０-９]", gap[marker:]))
        if self.text.endswith(("部地区", "东北地区"), 0, self.spots[index].end):
            return self._side(index, place)
        return self.spots[first + place].site if first < index and first + place <= index else None

    def _side(self, index: int, place: int) -> Site | None:
        """One of the parts of the country in 东部、西部地区 or 东、西部地区."""
        spot = self.spots[index]
        before = _SIDES.search(self.text, max(0, spot.start - 10), spot.start)
        if before is None:
            return None
        sides = re.findall("东北|[东中西]", before.group() + self.text[spot.start : spot.end])
        if place >= len(sides):
            return None
        return Site(name=sides[place] + ("地区" if sides[place] == "东北" else "部地区"))

    def _in_heading(self, start: int, end: int) -> Site | None:
        """The same figure in the headline, whose place is clearer than that of a list of examples."""
        heading = self.text.find("\n")
        quote = self.text[start:end]
        at = self.text.find(quote, 0, heading) if heading > 0 else -1
        if at < 0 or start <= heading:
            return None
        for spot in reversed(self.spots[: bisect_left(self.starts, at)]):
            if spot.role == SCOPE and spot.site:
                return spot.site
        return None

    def _behind(self, start: int) -> Site | None:
        """The place of the speaker who is named behind the quotation: “…200万元。”某市某公司负责人说."""
        number = bisect_right(self.sentences, start)
        closing = self.sentences[number] if number < len(self.sentences) else len(self.text)
        quote = self.text.find("”", start, closing)
        if quote < 0 or self.text.find("“", start, quote) >= 0:
            return None  # behind the figure opens another, as the name of a title that was won
        for spot in self.spots[bisect_left(self.starts, quote) : bisect_left(self.starts, min(quote + 40, closing))]:
            if spot.role in (SCOPE, BODY) and spot.site:
                return spot.site
        return None


def _joined(sites: Sequence[Site]) -> Site:
    """The country of places that all lie in it, or else all of them: 法国、德国."""
    countries = gazetteer().countries
    shared = {countries.get(site.name, site.name) for site in sites}
    return Site(name=shared.pop() if len(shared) == 1 else "、".join(dict.fromkeys(site.name for site in sites)))


def _nested(sites: Sequence[Site]) -> bool:
    """True where one of the places lies in another: 湖北省及武汉市."""
    chain = gazetteer().chain
    codes = {site.code for site in sites if site.code}
    return any(codes.intersection(chain(code)[:-1]) for code in codes)
