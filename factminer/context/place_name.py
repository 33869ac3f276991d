"""Place names as printed, and what each is to the words around it: a place, an authority's, a company's, a road's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from factminer.context.gazetteer import Form, gazetteer
from factminer.context.segment import find_words, is_word
from factminer.lexicon import load
from factminer.lexicon.page_words import Surname
from factminer.lexicon.place_words import PlaceWord

# The place that figures are about; the place in an authority's or a company's name; one that is only evidence of what the article
# speaks of; one that is compared with, reached or left; a member of a list of examples.
SCOPE, BODY, COMPANY, EVIDENCE, COMPARED, EXAMPLE = "scope", "body", "company", "evidence", "compared", "example"
# 新华社北京8月9日电: where the nation's news is written, or another country's.
DATELINE = "dateline"
# The kinds of names of another country and of its parts.
ABROAD = ("country", "part")


@dataclass(frozen=True, slots=True)
class Name:
    """A form at `start` to `end` with its role; `below` are the places below the county that follow it: 洗马镇."""

    start: int
    end: int
    form: Form
    role: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns made of the vocabulary."""

    feature: re.Pattern[str]
    works: re.Pattern[str]
    body: re.Pattern[str]
    company: re.Pattern[str]
    site: re.Pattern[str]
    common: frozenset[str]
    press: re.Pattern[str]
    compared: re.Pattern[str]
    object: re.Pattern[str]
    ranked: re.Pattern[str]
    below: re.Pattern[str]
    town: re.Pattern[str]
    park: re.Pattern[str]
    own_body: re.Pattern[str]
    product: re.Pattern[str]
    people: re.Pattern[str]
    goods: re.Pattern[str]
    title: re.Pattern[str]
    owner: re.Pattern[str]
    no_world: re.Pattern[str]
    event: re.Pattern[str]
    seat: re.Pattern[str]


_HAN = r"[\u4e00-\u9fff]"
_IDEOGRAPH = re.compile(_HAN)
# So many characters around a name tell which words it is part of.
_WINDOW = 8
# Characters that do not stand in the name of a village or street.
_NAME = r"[^\W\da-zA-Z_各全等和的在是了与及有个该每几将被让从由把这那建设向给对某警回到年]"
# A、B等10个县: members of a list that only give examples of what is counted.
_EXAMPLES = re.compile(r"[^、，。；\n等在将已]{0,45}(?:[、][^、，。；\n等]{1,30}){0,8}等(?![级待候于])")
# 上海西路街道: a street office named after a road, which bears another place's name.
_STREET = re.compile(r"[东西南北中大]{0,2}(?:路|街|大道)(?:街道|社区)")
# 从义乌购进口罩
_BOUGHT = re.compile(r"[购引调运买采请招带来赶坐乘飞]|流窜|驱车|前往|批发|进货|出发|返回")
# 向上海、广东输送劳务
_SENT = re.compile(r"[^，。；\n]{0,16}?(?:输送|输出|供应|提供|调[运出拨]|发运|运送|出口|销售|捐赠|捐款|支援|援助)")
_JOINT = re.compile(r"协同|一体化|合作|联动|城市群|发展|产业|示范|战略")
# 高唐境内, 赤壁高新区: what only a place has.
_WITHIN = re.compile(r"境内|县城|城区|县境|高新区|经开区|人民医院|人民法院|公安局|日报")
# （石家庄方向）, （来源：…网）: no place of what is told.
_BESIDE = re.compile(r"[（(](?:来源|稿源|作者|记者|图|摄影|通讯员|编辑|责编)[:：／/ 为]?[^（）()\n]{0,30}$")
_DIRECTION = re.compile(r"(?:[—－-]{0,2}[\u4e00-\u9fff]{0,4})?方向")
# 现辖甲、乙、丙三县，人口…: what follows is of the whole.
_GOVERNED = re.compile(r"辖(?!区|内|的)[^。；，,\n]{0,120}$")
_DATELINE = re.compile(
    r"(?:(?:[0-9０-９一二三四五六七八九十]{1,3}月)?[0-9０-９一二三四五六七八九十]{1,3}日|(?<=[社报]..))(?:专)?[电讯]"
)
# 《某市燃气条例》: the rules of the place.
_RULES = re.compile(r"[^》\n]{1,40}(?:条例|办法|规定|细则|决定)》")
# 某市某公司生产的酒: sold and tested anywhere.
_MADE = re.compile(r"(?:生产|出品|制造|研制)的|的“[^”]{1,12}”牌")
# 杭州西湖, 武汉东湖 lie in the city before them.
_WATERS = re.compile(r"[东西南北][湖山河湾]")
# 西距某县政府5公里
_APART = re.compile(r"(?:距离?|毗邻|邻近|紧邻)$")
# Most people bear one of so many family names; the rest are words too.
_FAMILIES = 200
# 温州人王某: where somebody comes from
_NATIVE = re.compile("人(?![民口均大员才社工行寿类力气数造为次居防保文]|[，。、；])")
# 财政部门, 农业部署
_NO_NATION = re.compile(r"(?<=部)[门分队位件署]|(?<=中国)人均")
# 其中国有企业, 发展中国家
_TORN_NATION = re.compile("[其展集当之]中国[家有内际营债税库土]")
# 从日本进口, 对美国出口
_FOREIGN = re.compile("(?:[从自对向与同跟由给赴驻访援]|引进|进口|购买|出口|采购|聘请)$")
# 新德里消息：…
_WIRED = re.compile(r"消息[：:，]")
# 因伊拉克问题, 除了古巴
_CAUSE = re.compile(r"(?:由于|因为?|受|除了?|距离?(?:首[都府])?)$")
# 在甲国进攻乙国前，…: only the time
_WHILE = re.compile(r"在[^，。；：\n]{0,30}$")
_WHILE_END = re.compile(r"[^，。；：\n]{0,30}?(?:[前后]|之时|期间)[，,]")
_WHERE = ("在", "于", "是", "据", "年", "月", "日", "电", "而", "但", "社")
# 在全国11个市中，比例最高: only a rank
_AMONG = re.compile(r"[^，。；：\n]{0,20}中[，,]?[^，。；：\n]{0,12}(?:最|首位|第[一二三0-9])")
_AND = re.compile(r"[、和与及]?")
_ROUTE = re.compile(r"(?:至|到|(?<=[\u4e00-\u9fff])[—－-])$")
_AFTER_ROUTE = re.compile(r"(?:至|到|—|－|-)(?P<to>[\u4e00-\u9fff]{2})")


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The patterns, compiled once."""
    of: dict[str, list[str]] = {}
    for row in load(PlaceWord):
        of.setdefault(row.kind, []).append(row.word)

    def alternatives(kind: str) -> str:
        return "|".join(sorted(map(re.escape, of[kind]), key=lambda w: (-len(w), w)))

    unit = rf"{_NAME}{{1,6}}?"
    return Patterns(
        # 上海西路, 西宁站, 南宁吴圩机场
        feature=re.compile(rf"[东西南北中大]{{0,2}}(?:{alternatives('feature')})(?!道办|道党|局|总公司)"),
        works=re.compile(rf"{_HAN}{{0,4}}?(?:{alternatives('works')})"),
        body=re.compile(rf"[^\W\d_的在了是为建设到使]{{0,14}}?(?:{alternatives('body')})"),
        company=re.compile(rf"(?!各)[\u4e00-\u9fff（）()]{{0,16}}?(?:{alternatives('company')})"),
        site=re.compile(rf"[\u4e00-\u9fff（）()]{{0,10}}?(?:{alternatives('site')})"),
        common=frozenset(of["common"]),
        press=re.compile(rf"{_HAN}{{0,2}}(?:{alternatives('press')})"),
        compared=re.compile(rf"(?:{alternatives('compared')})了?$"),
        object=re.compile(rf"(?:{alternatives('object')})了?$"),
        # 我国规模最大的
        ranked=re.compile(rf"(?:{alternatives('ranked')})|{_HAN}{{1,5}}最[大高早多长好新先]的"),
        below=re.compile(
            rf"({unit}(?:{alternatives('street')}))?({unit}(?:{alternatives('village')}))?({unit}(?:{alternatives('estate')}))?"
        ),
        town=re.compile(rf"(?:{alternatives('street')})"),
        park=re.compile(
            rf"({_NAME}{{0,5}}?(?P<suffix>{alternatives('park')}))({_NAME}{{2,4}}?(?:{alternatives('park')}))?"
        ),
        # 自治区政协, 市总工会: an authority without its place's name.
        own_body=re.compile(
            rf"(?<![\u4e00-\u9fff])(?:[由据经在从向对，]|记者从|来自)?(?P<level>自治区|[省市区县])"
            rf"(?=(?:{_HAN}{{0,8}}?(?:{alternatives('body')})))"
        ),
        # 上海游客, 日本客商: where they come from
        people=re.compile(rf"(?:{alternatives('people')})(?!中心|服务|接待|招待|之家)"),
        # 德国生产线
        goods=re.compile(rf"{_HAN}{{0,3}}(?:{alternatives('goods')})"),
        # 美国私人资本, 属于英国人
        owner=re.compile(rf"的?{_HAN}{{0,4}}?(?:{alternatives('owner')})|人(?![民口均类次力才])"),
        no_world=re.compile(rf"(?:{alternatives('no_world')})"),
        # 亚特兰大奥运会
        event=re.compile(rf"{_HAN}{{0,3}}?(?:{alternatives('event')})"),
        seat=re.compile(rf"(?:{alternatives('seat')})"),
        # 记者李广东
        title=re.compile(rf"(?:^|[^\u4e00-\u9fff]|{alternatives('title')})$"),
        # 海南芒果每斤8元 in another city's market; 海南芒果产量 is the island's own.
        product=re.compile(
            rf"{_HAN}{{0,3}}?(?:{alternatives('product')})(?!{_HAN}{{0,4}}(?:产量|总产|产值|种植|栽培|面积|出口|产区|基地|产业|生产|增产|减产))"
        ),
    )


def find_names(text: str) -> Iterator[Name]:
    """The names in `text`, in order."""
    found = list(gazetteer().find(text))
    persons = {text[start - 1 : start + len(form.text)] for start, form in found if _is_person(text, start, form)}
    covered = 0
    firms: set[str] = set()
    last: Name | None = None
    for number, (start, form) in enumerate(found):
        end = start + len(form.text)
        if text[start - 1 : end] in persons and form.short:
            continue
        loose = form.kind in ("division", "part") or form.text == "市内"  # 超市内
        if start and text.startswith("其中", start - 1):
            continue  # 其中亚东县, 其中非洲
        if start < covered or (loose and _torn(text, start, end, form)):
            continue
        role = _role(text, start, end, form)
        if form.kind == "nation" and last and last.form.kind in ABROAD and last.end == start:
            continue  # 法国农业部
        if role is None:
            continue
        if (
            (role == SCOPE or form.kind in ABROAD)
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
        if len(form.text) == 2 and form.plain and text[start - 1 : start] == "在" and form.text[1] == "县":
            form = replace(form, plain=False, short=False)  # 在郫县, not 市和县
        if form.plain and form.short and _in_list(text, found, number):
            form = replace(form, plain=False)  # 昆山、太仓: a word of the language would not stand there
        below: tuple[str, ...] = ()
        followed = number + 1 < len(found) and found[number + 1][0] == end and _within(found[number + 1][1], form)
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
    low, high = start, end
    while low > max(0, start - _WINDOW) and _IDEOGRAPH.match(text[low - 1]):
        low -= 1
    while high < min(len(text), end + _WINDOW) and _IDEOGRAPH.match(text[high]):
        high += 1
    for word in find_words(text[low:high]):
        first, last = word.start + low, word.end + low
        if first < start < last or start < first < end < last:
            return True
        if first == start and last > end and form.short and not any(code.endswith("00") for code in form.codes):
            return True
    return False


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
    if number + 1 < len(found) and text[end : end + 1] == "、" and not _IDEOGRAPH.match(text[start - 1 : start]):
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


def _role(text: str, start: int, end: int, form: Form) -> str | None:
    """The role of one form, None where the name is part of another thing's."""
    shapes = patterns()
    before, after = text[max(0, start - 6) : start], text[end : end + 120]
    if form.kind == "level":
        if form.value in ("country", "province", "city", "district"):
            among = before.endswith("在") and _AMONG.match(after)
            if among or shapes.ranked.match(after) or shapes.body.match(after[:6]):
                return EVIDENCE
            if shapes.compared.search(before):
                return COMPARED
        return SCOPE
    if form.kind == "nation":
        if _NO_NATION.match(text, end) or (form.text == "中国" and _TORN_NATION.match(text, max(0, start - 1))):
            return None  # 财政部门, 其中国有企业
        apart = before.endswith("由") or after.startswith("援建") or _FOREIGN.search(before)
        return COMPARED if form.text == "中国" and apart else EVIDENCE
    if form.kind == "world":
        return None if shapes.no_world.match(after) else EVIDENCE
    if form.kind in ABROAD:
        if _DATELINE.match(text, end) or _WIRED.match(after):
            return DATELINE
        if _beside_the_point(before, text, start, end):
            return COMPARED
        event = form.kind == "part" and shapes.event.match(after)
        foreign = _FOREIGN.search(before) or shapes.people.match(after) or event
        thing = _IDEOGRAPH.match(before[-1:]) and not before.endswith(_WHERE) and shapes.goods.match(after)
        return COMPARED if foreign or thing or shapes.compared.search(before) else EVIDENCE
    if form.text == "北京" and _DATELINE.match(text, end):
        return DATELINE
    if form.kind == "region":
        # 京津冀协同发展, 华南理工大学
        apart = _JOINT.match(after) or shapes.company.match(after[:8]) or shapes.body.match(after[:8])
        return EVIDENCE if apart else COMPARED if shapes.compared.search(before) else SCOPE
    if before.endswith("《") and not form.short and _RULES.match(after):
        return BODY
    if before.endswith("《") or _in_title(text, start) or _BESIDE.search(text, max(0, start - 40), start):
        return EVIDENCE
    if _DIRECTION.match(after) or _GOVERNED.search(text, max(0, start - 120), start):
        return COMPARED
    if form.short and form.text[-1] in "口" and before[-1:] in ("入", "出"):
        return None
    if form.short and (_STREET.match(after) or (after.startswith("军区") and _is_city(form))):
        return None
    named = shapes.feature.match(after)
    # 上海路 bears a city's name; in 郫县北街 the county is where the street lies.
    if named and not _town_of(after) and form.short and form.text[-1] not in "县区旗" and not _WATERS.match(after):
        return None
    if form.short and (shapes.people.match(after) or _NATIVE.match(after)):
        return COMPARED
    if shapes.press.match(after) or (form.short and shapes.product.match(after)):
        return EVIDENCE
    if _EXAMPLES.match(after):
        return EXAMPLE
    if _APART.search(before):
        return COMPARED
    company = shapes.company.match(after)
    body = shapes.body.match(after)
    site = shapes.site.match(after)
    reach = min((len(m.group()) for m in (company, body, site) if m), default=0)
    if company and len(company.group()) == reach:
        if _MADE.match(text, end + reach):
            return EVIDENCE
        return COMPANY if form.short else SCOPE
    if site and len(site.group()) == reach:
        return SCOPE
    if body:
        return BODY
    onward = _AFTER_ROUTE.match(after)
    if _ROUTE.search(before) or (onward and onward["to"] in gazetteer().forms):
        return COMPARED
    if before.endswith(("向", "对")) and _SENT.match(after):
        return COMPARED
    if shapes.compared.search(before) or (before.endswith("从") and _BOUGHT.match(after)):
        return COMPARED
    return SCOPE


def _is_city(form: Form) -> bool:
    """True for the short name of a city: 成都军区 holds several provinces, 西藏军区 one."""
    names = gazetteer().divisions
    return all(names[code].name.endswith("市") for code in form.codes)


def _beside_the_point(before: str, text: str, start: int, end: int) -> bool:
    """True for a country that is only a cause, an exception or part of what tells the time."""
    if _CAUSE.search(before):
        return True
    return _WHILE.search(text, max(0, start - 32), start) is not None and _WHILE_END.match(text, end) is not None


def _between(text: str, start: int, end: int) -> bool:
    """True for either end of a way from one town to another."""
    onward = _AFTER_ROUTE.match(text, end)
    if _ROUTE.search(text, max(0, start - 3), start) and text.rfind("从", max(0, start - 20), start) >= 0:
        return True
    return text.startswith("从", start - 1) and onward is not None and onward["to"] in gazetteer().forms


def _town_of(after: str) -> bool:
    """True where a town or village follows: 上海西路街道 is no road."""
    match = patterns().below.match(after)
    return match is not None and bool(match.group())


def _in_title(text: str, at: int) -> bool:
    """True within 《…》."""
    opening = text.rfind("《", max(0, at - 60), at)
    return opening >= 0 and "》" not in text[opening:at] and "\n" not in text[opening:at]


def _below(text: str, end: int, form: Form) -> tuple[tuple[str, ...], int]:
    """The towns, villages and estates that follow the name of a division, or the park that it is part of."""
    shapes = patterns()
    found = shapes.below.match(text, end)
    if found and found.group() and not (form.short and shapes.town.match(text, end)):
        parts = [part for part in found.groups() if part]
        if not any(part.endswith(word) for part in parts for word in shapes.common):
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
        if form.short and len(first) - len(park["suffix"]) < 2:
            # 西宁经济技术开发区 bears the city's name, 黄梅大胜关山工业园 its own.
            first = form.text + first
        return (first, second) if second else (first,), park.end()
    return (), end
