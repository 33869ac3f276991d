"""What a place does where it is named: the scope of a figure, an authority, a company, an example, a base of comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from factminer.context.gazetteer import Form, gazetteer
from factminer.lexicon import load
from factminer.lexicon.place_words import PlaceWord

# The place that figures are about; the place in an authority's or a company's name; one that is only evidence of what the article
# speaks of; one that is compared with, reached or left; a member of a list of examples.
SCOPE, BODY, COMPANY, EVIDENCE, COMPARED, EXAMPLE = "scope", "body", "company", "evidence", "compared", "example"
# 新华社北京8月9日电: where the nation's news is written, or another country's.
DATELINE = "dateline"
# The kinds of names of another country and of its parts.
ABROAD = ("country", "part")
_HAN = r"[\u4e00-\u9fff]"
IDEOGRAPH = re.compile(_HAN)
ROUTE = re.compile(r"(?:至|到|(?<=[\u4e00-\u9fff])[—－-])$")
AFTER_ROUTE = re.compile(r"(?:至|到|—|－|-)(?P<to>[\u4e00-\u9fff]{2})")


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns made of the vocabulary."""

    feature: re.Pattern[str]
    works: re.Pattern[str]
    body: re.Pattern[str]
    company: re.Pattern[str]
    site: re.Pattern[str]
    common: tuple[str, ...]
    deeds: tuple[str, ...]
    sides: tuple[str, ...]
    borne: re.Pattern[str]
    press: re.Pattern[str]
    wide: re.Pattern[str]
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
    market: re.Pattern[str]
    seat: re.Pattern[str]
    award: re.Pattern[str]


# Characters that do not stand in the name of a village or street.
_NAME = r"[^\W\da-zA-Z_各全等和的在是了与及有个该每几将被让从由把这那建设向给对某警回到年]"
# A、B等10个县: members of a list that only give examples of what is counted; not A供应价值10万元的棉衣、棉被等.
_EXAMPLES = re.compile(
    r"(?![^、，。；\n等]{0,40}[0-9０-９][^、，。；\n等]{1,6}的)[^、，。；\n等在将已至]{0,45}(?:[、][^、，。；\n等]{1,30}){0,8}等(?![级待候于])"
)
# 上海西路街道: a street office named after a road, which bears another place's name.
_STREET = re.compile(r"[东西南北中大]{0,2}(?:路|街|大道)(?:街道|社区)")
# 从义乌购进口罩
_BOUGHT = re.compile(r"[购引调运买采请招带来赶坐乘飞]|流窜|驱车|前往|批发|进货|出发|返回")
# 向上海、广东输送劳务
_SENT = re.compile(r"[^，。；\n]{0,16}?(?:输送|输出|供应|提供|调[运出拨]|发运|运送|出口|销售|捐赠|捐款|支援|援助)")
_JOINT = re.compile(r"协同|一体化|合作|联动|城市群|发展|产业|示范|战略")
# （石家庄方向）, （来源：…网）: no place of what is told.
_BESIDE = re.compile(r"[（(](?:来源|稿源|作者|记者|图|摄影|通讯员|编辑|责编)[:：／/ 为]?[^（）()\n]{0,30}$")
_DIRECTION = re.compile(r"(?:[—－-]{0,2}[\u4e00-\u9fff]{0,4})?方向")
# 现辖甲、乙、丙三县，人口…: what follows is of the whole.
_GOVERNED = re.compile(r"辖(?!区|内|的)[^。；，,\n]{0,120}$")
DATED = re.compile(
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
# 温州人王某: where somebody comes from
_NATIVE = re.compile("人(?![民口均大员才社工行寿类力气数造为次居防保文]|[，。、；])")
# 财政部门, 农业部署, 国内外
_NO_NATION = re.compile(r"(?<=部)[门分队位件署]|(?<=中国)人均|(?<=国内)外")
# 发展中国家, 集中国内
_TORN_NATION = re.compile("[展集当之]中国[家有内际营债税库土]")
# 从日本进口, 对美国出口
_FOREIGN = re.compile("(?:[从自对向与同跟由给赴驻访援]|引进|进口|购买|出口|采购|聘请)$")
# 新德里消息：…
_WIRED = re.compile(r"消息[：:，]")
# 因伊拉克问题, 除了古巴
_CAUSE = re.compile(r"(?:由于|因为?|受|除了?|距离?(?:首[都府])?)$")
# 在甲国进攻乙国前，…: only the time
_WHILE = re.compile(r"在[^，。；：\n]{0,30}$")
_WHILE_END = re.compile(r"[^，。；：\n]{0,30}?(?:[前后]|之时|期间)[，,]")
# 在香港股市带动下, 在天津市的支援下
_UNDER = re.compile(
    r"[^，。；：\n]{0,12}?(?:带动|影响|推动|拖累|冲击|刺激|拉动|支持|帮助|支援|援助|指导|领导|关怀|关心)下"
)
# 进入上海市场: where the goods go
_GOODS = re.compile("市场(?!监[管督])")
_OWN_BODY = ("自治区", "省", "市", "县")
_WHERE = ("在", "于", "是", "据", "年", "月", "日", "电", "而", "但", "社")
# 在全国11个市中，比例最高: only a rank
_AMONG = re.compile(r"[^，。；：\n]{0,20}中[，,]?[^，。；：\n]{0,12}(?:最|首位|第[一二三0-9])")

# 增速在全市排第三
_RANKED = re.compile(r"(?:排|居|位[居列]|名列|处于|领先)")


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
        body=re.compile(rf"[^\W\d_的在了是为建设到使彻]{{0,14}}?(?:{alternatives('body')})"),
        company=re.compile(rf"(?!各)[\u4e00-\u9fff（）()]{{0,16}}?(?:{alternatives('company')})"),
        site=re.compile(rf"[\u4e00-\u9fff（）()]{{0,10}}?(?:{alternatives('site')})"),
        common=tuple(of["common"]),
        deeds=tuple(of["deed"]),
        sides=tuple(of["side"]),
        # 印度洋, 非洲猪瘟
        borne=re.compile(alternatives("borne")),
        press=re.compile(rf"{_HAN}{{0,2}}(?:{alternatives('press')})"),
        wide=re.compile(alternatives("wide")),
        compared=re.compile(rf"(?:{alternatives('compared')})了?$"),
        object=re.compile(rf"(?:{alternatives('object')})了?$"),
        # 我国规模最大的
        ranked=re.compile(rf"(?:{alternatives('ranked')})|{_HAN}{{1,5}}最[大高早多长好新先][的、，]"),
        below=re.compile(
            rf"({unit}(?:{alternatives('street')}))?({unit}(?:{alternatives('village')}))?({unit}(?:{alternatives('estate')}))?"
        ),
        town=re.compile(rf"(?:{alternatives('street')})"),
        park=re.compile(
            rf"({_NAME}{{0,5}}?(?P<suffix>{alternatives('park')})(?![域划]))({_NAME}{{2,4}}?(?:{alternatives('park')}))?"
        ),
        # 自治区政协, 市总工会: an authority without its place's name.
        own_body=re.compile(
            rf"(?:(?<![\u4e00-\u9fff])(?:[由据经在从向对，]|记者从|来自)?|(?<![各族])(?=自治区))(?P<level>自治区|[省市区县])"
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
        # 纽约股市, 伦敦金属交易所
        market=re.compile(rf"[^，。；：、\n的]{{0,6}}?(?:{alternatives('market')})"),
        seat=re.compile(rf"(?:{alternatives('seat')})"),
        # 某县被评为先进
        award=re.compile(rf"[^，。；\n]{{0,20}}?(?:{alternatives('award')})"),
        # 记者李广东
        title=re.compile(rf"(?:^|[^\u4e00-\u9fff]|{alternatives('title')})$"),
        # 海南芒果每斤8元 in another city's market; 海南芒果产量 is the island's own.
        product=re.compile(
            rf"[^\W\da-zA-Z_年月日种产收播植养有]{{0,3}}?(?:{alternatives('product')})(?!{_HAN}{{0,4}}(?:产量|总产|产值|种植|栽培|面积|出口|产区|基地|产业|生产|增产|减产))"
        ),
    )


def role_of(text: str, start: int, end: int, form: Form) -> str | None:
    """The role of one form, None where the name is part of another thing's."""
    shapes = patterns()
    before, after = text[max(0, start - 6) : start], text[end : end + 120]
    if before.endswith("在") and form.kind in ("division", *ABROAD) and _UNDER.match(after):
        return COMPARED
    if form.kind == "level":
        if form.value in ("country", "province", "city", "district"):
            if before.endswith("在") and _RANKED.match(after):
                return COMPARED
            among = before.endswith("在") and _AMONG.match(after)
            if among or shapes.ranked.match(after) or shapes.body.match(after[:6]):
                return EVIDENCE
            if shapes.compared.search(before):
                return COMPARED
        return SCOPE
    if form.kind == "nation":
        if before.endswith(_OWN_BODY):
            return None  # 自治区国资委
        if _NO_NATION.match(text, end) or (form.text == "中国" and _TORN_NATION.match(text, max(0, start - 1))):
            return None  # 财政部门, 发展中国家
        apart = before.endswith("由") or after.startswith("援建") or _FOREIGN.search(before)
        return COMPARED if form.text == "中国" and apart else EVIDENCE
    if form.kind == "world":
        return None if shapes.no_world.match(after) else EVIDENCE
    if form.kind in ABROAD:
        if shapes.borne.match(after):
            return None
        if DATED.match(text, end) or _WIRED.match(after):
            return DATELINE
        if _beside_the_point(before, text, start, end):
            return COMPARED
        event = form.kind == "part" and shapes.event.match(after)
        foreign = _FOREIGN.search(before) or shapes.people.match(after) or event
        thing = IDEOGRAPH.match(before[-1:]) and not before.endswith(_WHERE) and shapes.goods.match(after)
        return COMPARED if foreign or thing or shapes.compared.search(before) else EVIDENCE
    if form.text == "北京" and DATED.match(text, end):
        return DATELINE
    if form.kind == "region":
        # 京津冀协同发展, 华南理工大学
        apart = _JOINT.match(after)
        if not form.text.endswith("地区"):
            apart = apart or shapes.company.match(after[:8]) or shapes.body.match(after[:8])
        return EVIDENCE if apart else COMPARED if shapes.compared.search(before) else SCOPE
    if before.endswith("《") and not form.short and _RULES.match(after):
        return BODY
    if before.endswith("《") or _in_title(text, start) or _BESIDE.search(text, max(0, start - 40), start):
        return EVIDENCE
    if _DIRECTION.match(after) or _GOVERNED.search(text, max(0, start - 120), start):
        return COMPARED
    if form.short and _GOODS.match(after) and IDEOGRAPH.match(before[-1:]) and not before.endswith(_WHERE):
        return None
    if form.short and form.text[-1] in "口" and before[-1:] in ("入", "出"):
        return None
    if form.short and (_STREET.match(after) or (after.startswith("军区") and _is_city(form))):
        return None
    named = shapes.feature.match(after)
    # 上海路 bears a city's name; in 郫县北街 the county is where the street lies.
    if (
        named
        and (named.group() == "新村" or not _town_of(after))
        and form.short
        and form.text[-1] not in "县区旗"
        and not _WATERS.match(after)
    ):
        return None
    if form.short and (shapes.people.match(after) or _NATIVE.match(after)):
        return COMPARED
    if shapes.wide.match(after):
        return COMPARED
    if shapes.press.match(after) or (form.short and shapes.product.match(after)):
        return EVIDENCE
    if _EXAMPLES.match(after) and not before.endswith("至"):
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
    onward = AFTER_ROUTE.match(after)
    if ROUTE.search(before) or (onward and onward["to"] in gazetteer().forms):
        return COMPARED
    if before.endswith(("向", "对")) and (_SENT.match(after) or after.startswith(("采购", "购买", "订购"))):
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


def _town_of(after: str) -> bool:
    """True where a town or village follows: 上海西路街道 is no road."""
    match = patterns().below.match(after)
    return match is not None and bool(match.group())


def _in_title(text: str, at: int) -> bool:
    """True within 《…》."""
    opening = text.rfind("《", max(0, at - 60), at)
    return opening >= 0 and "》" not in text[opening:at] and "\n" not in text[opening:at]
