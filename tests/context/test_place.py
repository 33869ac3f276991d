"""The place of a figure: the figure stands between 【 and 】, its place beside the sentence."""

from __future__ import annotations

import pytest

from factminer.context.place import Place, read_places


def place_of(marked: str, title: str | None = None, frame: str = "", given: str | None = None) -> Place | None:
    start = marked.index("【")
    end = marked.index("】") - 1
    text = marked.replace("【", "").replace("】", "")
    return read_places(text, title=title, frame=frame, given=given).of(start, end)


NAMED = [
    ("在西宁，共有驿站【9家】。", "青海省西宁市", "630100"),
    ("西宁市城西区建成超市【9个】。", "青海省西宁市城西区", "630104"),
    ("黄冈浠水县种植果树【9亩】。", "湖北省黄冈市浠水县", "421125"),
    ("重庆市巫山县有村民【9户】。", "重庆市巫山县", "500237"),
    ("我国有驿站【9家】。", "中国", None),
    ("宁夏有干部【9人】。", "宁夏回族自治区", "640000"),
    ("广西靖西县接待游客【9人】。", "广西壮族自治区靖西县", "451081"),
    ("京津冀地区共有工厂【9家】。", "京津冀", None),
    ("新晃县栽树【9棵】。", "湖南省怀化市新晃侗族自治县", "431227"),
    ("科右中旗有牧户【9户】。", "内蒙古自治区兴安盟科尔沁右翼中旗", "152222"),
    ("鞍钢炼钢【9吨】。", "辽宁省鞍山市", "210300"),
    ("山东高唐境内有桥【9座】。", "山东省聊城市高唐县", "371526"),
]


@pytest.mark.parametrize(("marked", "name", "code"), NAMED)
def test_place_named_in_the_clause(marked: str, name: str, code: str | None) -> None:
    place = place_of(marked)
    assert place is not None
    assert place.name.endswith(name.removeprefix("广西壮族自治区"))
    assert place.code == code


BELOW = [
    ("湟中区多巴镇玉林村有大棚【9座】。", "青海省西宁市湟中区多巴镇玉林村"),
    ("宁夏贺兰县富兴街街道利民社区有居民【9户】。", "宁夏回族自治区银川市贺兰县富兴街街道利民社区"),
    ("银川市金凤区上海西路街道办事处走访【9户】。", "宁夏回族自治区银川市金凤区上海西路街道"),
    ("西宁经济技术开发区有企业【9家】。", "青海省西宁市西宁经济技术开发区"),
]


@pytest.mark.parametrize(("marked", "name"), BELOW)
def test_place_below_the_county_has_no_code(marked: str, name: str) -> None:
    assert place_of(marked) == Place(name, None)


NAMES = [
    ("四川省渡口市有小学【9所】。", "四川省渡口市"),
    ("湖北省襄樊市有渔场【9个】。", "湖北省襄樊市"),
    ("河南省许昌专区有烤房【9座】。", "河南省许昌专区"),
    ("许昌专区禹县有烤房【9座】。", "河南省许昌市禹县"),
    ("胜利石油管理局有井【9口】。", "山东省东营市"),
    ("大港石油管理局有井【9口】。", "天津市滨海新区"),
    ("浦东新区有码头。浦东有桥【9座】。", "上海市浦东新区"),
    ("江苏省有河。淮南地区有桥【9座】。", "江苏省"),
    ("安徽省有桥。淮南市有桥【9座】。", "安徽省淮南市"),
    ("山西省晋城市派出9余名山区教师，修路【9条】。", "山西省晋城市"),
    ("四川省雅安市名山区有桥【9座】。", "四川省雅安市名山区"),
    ("河南省禹县有渠。南阳公社有桥【9座】。", "河南省许昌市禹县南阳公社"),
    ("吉林省柳河县有渠。柳河镇有桥【9座】。", "吉林省通化市柳河县柳河镇"),
    ("张家口市察北管理区有奶牛。全区有牛【9头】。", "河北省张家口市察北管理区"),
    ("长春新区有工厂。该区有塔【9座】。", "吉林省长春市长春新区"),
    ("山东省水资源管理区域分为【9片】。", "山东省"),
    ("江苏省城市新区有桥【9座】。", "江苏省"),
    ("和县有茶农【9人】。", "安徽省马鞍山市和县"),
    ("安徽省各市和县有茶农【9人】。", "安徽省"),
    ("河南有渠。如南阳谷庄公社有桥【9座】。", "河南省南阳市谷庄公社"),
    ("比如开封杏花营公社养猪【9头】。", "河南省开封市杏花营公社"),
    ("长沙市郊的农民种菜【9亩】。", "湖南省长沙市"),
    ("贵州完成乡镇通车【9辆】。", "贵州省"),
    ("越南北宁省有厂【9家】。", "越南北宁省"),
    ("马耳他有厂【9家】。", "马耳他"),
    ("湖北省查出非洲猪瘟，死猪【9头】。", "湖北省"),
]


@pytest.mark.parametrize(("marked", "name"), NAMES)
def test_what_is_a_name(marked: str, name: str) -> None:
    place = place_of(marked)
    assert place is not None
    assert place.name == name


def test_a_disease_bears_the_name_of_a_country() -> None:
    assert place_of("非洲猪瘟使生猪死亡【9头】。") is None


LATER = "安吉县溪龙乡黄杜村种茶。黄杜村有茶园【9亩】。"


def test_village_named_again_keeps_its_chain() -> None:
    assert place_of(LATER) == Place("浙江省湖州市安吉县溪龙乡黄杜村", None)


LEVELS = [
    ("合肥市物价局发布数据。全市有超市【9家】。", "安徽省合肥市"),
    ("合肥市物价局发布数据。我省有超市【9家】。", "安徽省"),
    ("宁夏回族自治区政府开会。全区有学校【9所】。", "宁夏回族自治区"),
    ("西宁市城西区政府开会。全区有学校【9所】。", "青海省西宁市城西区"),
    ("柳河县委开会。全县有水田【9亩】。", "吉林省通化市柳河县"),
    ("黄梅县种蓝莓。该县投资【9元】。", "湖北省黄冈市黄梅县"),
]


@pytest.mark.parametrize(("marked", "name"), LEVELS)
def test_words_of_a_level(marked: str, name: str) -> None:
    place = place_of(marked)
    assert place is not None
    assert place.name == name


ARTICLE = "泉州市创建文明城市。全市活动多。泉州市单位积极。"
REACH = [
    (ARTICLE + "\n在晋江市，有企业9家。共有职工【20人】。", "福建省泉州市晋江市"),
    (ARTICLE + "\n在晋江市，有企业9家。\n共有职工【20人】。", "福建省泉州市"),
    # compared, ranked, reached or supported: not the figure's place
    (ARTICLE + "\n增速高于全国【2个】百分点。", "福建省泉州市"),
    (ARTICLE + "\n成立全省首个工作站，服务【20人】。", "福建省泉州市"),
    (ARTICLE + "\n产品销往上海，收入【20元】。", "福建省泉州市"),
    (ARTICLE + "\n支持厦门、漳州建设，新设【20个】。", "福建省泉州市"),
    (ARTICLE + "\n晋江、石狮等【10个】县市通了公路。", "福建省泉州市"),
    (ARTICLE + "\n我市纳入全国平台的项目【20个】。", "福建省泉州市"),
    (ARTICLE + "\n经验在全国推广，受益【20人】。", "福建省泉州市"),
    (ARTICLE + "\n商户从漳州购进口罩【20箱】。", "福建省泉州市"),
    (ARTICLE + "\n海南芒果每斤【20元】。", "福建省泉州市"),
    (ARTICLE + "\n漳州芒果产量达【20吨】。", "福建省漳州市"),
    (ARTICLE + "\n高速公路（合肥方向）拥堵【20公里】。", "福建省泉州市"),
    (ARTICLE + "\n晋江机场扩建。新增航线【20条】。", "福建省泉州市"),
    (ARTICLE + "\n泉州距离厦门【20公里】。", "福建省泉州市"),
    (ARTICLE + "\n东临厦门、漳州，人口【20万】。", "福建省泉州市"),
    (ARTICLE + "\n现辖晋江、石狮、惠安三地，人口【20万】。", "福建省泉州市"),
    (ARTICLE + "\n这里是沿海城市，人口【20万】。", "福建省泉州市"),
    (ARTICLE + "\n厦门港出口货物【20吨】。", "福建省厦门市"),
    ("黄梅县种蓝莓。这个县投资【20元】。", "湖北省黄冈市黄梅县"),
    ("国务院开会。\n据新华社济南电 棉花丰收。农民交售棉花【20吨】。", "山东省济南市"),
    ("2015年，忻州地区种谷子【20亩】。", "山西省忻州市"),
    ("1984年，忻州地区种谷子【20亩】。", "山西省忻州地区"),
    ("高大林在章丘种葱【20亩】。", "山东省济南市章丘区"),
    ("国务院开会。我国经济平稳。\n日本出口汽车【20辆】。", "日本"),
    ("环渤海煤炭外运。环渤海库存升高。环渤海来船少。秦皇岛缺煤。\n共有煤【20吨】。", "环渤海"),
    ("长江上游放鱼，长江中游放蟹，长江下游禁渔。安徽渔民上岸。\n共有渔民【20人】。", "中国"),
    (ARTICLE + "\n某某中队在长三角地区有名，出警【20次】。", "福建省泉州市"),
    (ARTICLE + "\n养殖场西距厦门市政府【20公里】。", "福建省泉州市"),
    (ARTICLE + "\n查获厦门市某某食品公司生产的糕点【20箱】。", "福建省泉州市"),
    ("国务院开会。我国经济平稳。\n《贵阳市燃气办法》列明【20种】行为。", "贵州省贵阳市"),
    ("山西省粮食丰收。山西省交粮。\n应县北山公社粮食增产【20斤】。", "山西省朔州市应县北山公社"),
    ("国务院开会。我国经济平稳。\n对日本出口汽车【20辆】。", "中国"),
    (ARTICLE + "\n在武汉东湖，种荷花【20亩】。", "湖北省武汉市"),
    (ARTICLE + "\n在郫县南街，菜价每斤【20元】。", "四川省成都市郫县"),
    (ARTICLE + "\n昆山、太仓出口分别为1元、【20元】。", "江苏省苏州市太仓市"),
    ("河北省保定地区雄县打鱼【20斤】。", "河北省保定市雄县"),
    # the whole of a list, and what opens a sentence before what stands aside in it
    (ARTICLE + "\n南昌、宜春2市受灾【20人】。", "江西省"),
    ("晋江市是福建省著名的侨乡，华侨有【20人】。", "福建省泉州市晋江市"),
    ("纵横【300公里】的长江三角洲通了电。", "长江三角洲"),
    (ARTICLE + "\n省统计部门走访【20户】。", "福建省"),
    (ARTICLE + "\n向上海、广东输送劳务【20人】。", "福建省泉州市"),
    # abroad: 全国 is of the country told of, and what comes from there is no place
    ("新华社东京8月9日电 日本政府说，全国有工人【9人】。", "日本"),
    ("朝鲜全国有水库【9座】。", "朝鲜"),
    ("苏联粮食少收。苏联从美国进口粮食【9吨】。", "苏联"),
    ("伦敦市场铜价为【9元】。", "英国伦敦"),
    (ARTICLE + "\n引进两条德国生产线，投资【20元】。", "福建省泉州市"),
    (ARTICLE + "\n接待上海游客【20人】。", "福建省泉州市"),
    (ARTICLE + "\n记者李广东说，新增【20人】。李广东走访【9户】。", "福建省泉州市"),
    ("推广上海经验，支持北京、天津建设。国务院部门精简【20项】。", "中国"),
    # news that is only written in the capital
    ("新华社北京8月9日电 审计署发现问题【20个】。", "中国"),
    # roads, books and companies are no places
    (ARTICLE + "\n上海西路改造，投入【20元】。", "福建省泉州市"),
    (ARTICLE + "\n学习《北京经验》，培训【20人】。", "福建省泉州市"),
    # lists
    ("北京、上海、广东分别为【1吨】、2吨、3吨。", "北京市"),
    ("北京、上海、广东分别为1吨、【2吨】、3吨。", "上海市"),
    ("北京、上海、广东分别为1吨、2吨、【3吨】。", "广东省"),
    # parts of other countries and of the world; what only owns, acts, causes or tells the time there
    ("印度阿萨姆邦下雨，淹田【20亩】。", "印度阿萨姆邦"),
    ("新华社新德里九日电 印度种棉花【20亩】。", "印度"),
    ("非洲国家开会。在拉丁美洲，美国公司占有铜矿。\n非洲种棉花【20亩】。", "非洲"),
    ("古巴建厂。在古巴，美国资本占有糖厂【20家】。", "古巴"),
    ("古巴建厂。古巴糖价因伊拉克问题上涨【20元】。", "古巴"),
    ("英国油价上涨。在伊拉克进攻科威特前，油价为【20元】。", "英国"),
    (ARTICLE + "\n去年，全球生产汽车【20辆】。", "全球"),
    (ARTICLE + "\n产量居世界第一，达【20吨】。", "福建省泉州市"),
    ("国务院开会。我国经济平稳。\n日本出口汽车20辆，出口轮胎【9个】。", "日本"),
    ("伊拉克下雨。尼尼微省受灾，其中首府摩苏尔倒房【20间】。", "伊拉克尼尼微省摩苏尔"),
    ("印度在比哈尔邦和喀拉拉邦修路【20里】。", "印度"),
    ("法国和德国修路【20里】。", "法国、德国"),
    ("多哥修路。卡车在距首都洛美20里处翻车，受伤【9人】。", "多哥"),
    ("法国农业部说，种麦【20亩】。", "法国"),
    ("美国加州起火，烧山【20亩】。", "美国加利福尼亚州"),
    ("越南打仗。越南军民击落美国飞机【9架】。", "越南"),
    # games bear the name of a city; a team is its country's
    ("中国队参赛。全国有队员8人。\n多伦多奥运会上只获一金的英国队进步快，此次共获【9金】。", "英国"),
    ("中国队参赛。全国有队员8人。\n称雄多年的英国，在多伦多奥运会上曾获【9金】。", "英国"),
    ("中国队参赛。全国有队员8人。\n得到【9金】的英国队回国。", "英国"),
    # what is held against another's own figure, a rank among all, what is only done elsewhere
    (ARTICLE + "\n目标高于全国【5%】的增速。", "中国"),
    (ARTICLE + "\n在全国30个沿海城市中，失业率最高，达【5%】。", "福建省泉州市"),
    (ARTICLE + "\n水费提高，在全国实现前移。电费提高【5%】。", "福建省泉州市"),
    ("国务院开会。我国经济平稳。\n通过香港的转口额为【20元】。", "中国"),
    # an agency of a wider area, a way from town to town, the county that its sentence is about
    ("江苏省出口多。江苏省进口少。南京海关说，时间缩短【20天】。", "江苏省"),
    ("西藏自治区下雪。成都军区支援。成都军区向那曲灾区送去面粉【20吨】。", "西藏自治区那曲市"),
    ("青海省修路。青海省通车。\n从湟中区多巴镇到大通县桥头镇，沿途有桥【20座】。", "青海省"),
    ("福建省下雨。泉州市受灾。该市境内的安溪县发生山洪，已倒房【20间】。", "福建省泉州市安溪县"),
    ("福建省下雨。泉州市受灾20人。与泉州市毗邻的仙游县，雨量达【20毫米】。", "福建省莆田市仙游县"),
    # examples of another province; the country told of, not the one that held it
    (ARTICLE + "\n专家在南昌、九江等地的医院，采集样品【20个】。", "江西省"),
    ("朝鲜修渠，长度等于日本帝国主义占领时期的两倍。朝鲜同志说，全国有拖拉机【20台】。", "朝鲜"),
    ("我国卖茶。日本买茶。\n朝鲜收茶，朝鲜全国有茶厂【20家】。", "朝鲜"),
    ("我国卖茶。日本买茶。\n日本经济好，高于全国【5%】的增速。", "中国"),
    # all of a province go on into the next sentence; a laboratory does not go on into the next clause
    ("应县北山公社修渠。应县北山公社有社员9人。\n山西各县共投资9元。已开工【20处】。", "山西省"),
    ("江西省开会。江西省修路。九江柑橘实验室成立，出口增长【20%】。", "江西省"),
    # it opens in one province, speaks of the nation and tells most of another
    ("近日，天津有人卖茶。我国茶叶丰收。中国多产茶。福建产茶。福建卖茶。中国多卖茶。\n一斤茶卖【20元】。", "中国"),
    # the speaker behind the quotation
    ("国务院开会。我国经济平稳。\n“五天就到账【200万元】。”深圳市某公司负责人说。", "广东省深圳市"),
    # 其中 and a name, no 中亚
    ("西藏自治区抗灾。\n其中亚东县修渠【9条】。", "西藏自治区日喀则市亚东县"),
]


@pytest.mark.parametrize(("marked", "name"), REACH)
def test_how_far_a_place_reaches(marked: str, name: str) -> None:
    place = place_of(marked)
    assert place is not None
    assert place.name == name


ITEMS = (
    "甲厂增产\n据新华社平壤九日电　朝鲜甲厂炼钢{}，工人们日夜苦干，设备全部更新，质量比过去有了很大提高，受到各方面的欢迎。\n"
    "乙片受到欢迎\n乙片在香港上映{}，各报都登了消息，观众十分踊跃，许多人看了两遍，都说这样的好片子实在难得。（据新华社讯）"
)


@pytest.mark.parametrize(
    ("text", "name"), [(ITEMS.format("【9吨】", "9场"), "朝鲜"), (ITEMS.format("9吨", "【9场】"), "香港特别行政区")]
)
def test_each_item_has_its_own_place(text: str, name: str) -> None:
    place = place_of(text)
    assert place is not None
    assert place.name == name


def test_a_part_without_a_headline_is_of_the_place_before_it() -> None:
    before = Place("山西省晋城市", "140500")
    assert read_places("全市有公园9个。", before=before).main == before
    assert read_places("全县有公园9个。", before=before).main is None
    assert read_places("有公园9个。", before=before).main is None


def test_ambiguous_name_needs_help_from_the_article() -> None:
    assert place_of("鼓楼区有商户【9家】。") is None
    help_given = place_of("福州市召开会议。\n鼓楼区有商户【9家】。")
    assert help_given is not None
    assert help_given.name == "福建省福州市鼓楼区"


def test_ordinary_words_are_no_places() -> None:
    assert place_of("社会大同，人民安康，长治久安，慰问【9人】。") is None
    assert place_of("各市和县区安排【9人】。") is None
    assert place_of("每天走【20步】。北京大学教授认为，走路好。上海的一位读者来信说，走了九步。") is None
    assert place_of("深海水温有【2度】。（王青，青岛海洋研究所）") is None
    assert place_of("豆子含油【20%】。我们到过北京附近几个地区。") is None
    assert place_of("财政部门拨款，其中国有企业得【9元】。") is None
    assert place_of("从日本进口设备【9台】。") is None
    assert place_of("从香港引进设备【9台】。") is None
    assert place_of("工人非常熟悉机器，装配【9台】。") is None
    assert place_of("解放前，农民收粮【9斤】。") is None


def test_headline_counts_and_is_asked() -> None:
    title = "青海20个驿站上榜"
    places = read_places("评选结果公布。", title=title)
    assert places.main == Place("青海省", "630000")
    assert places.of_title(title, 2, 5) == Place("青海省", "630000")


def test_page_and_document_help_where_the_article_names_nothing() -> None:
    assert place_of("我市有站点【9个】。") is None
    assert place_of("我市有站点【9个】。", frame="西宁市召开会议。西宁市绿化。") == Place("青海省西宁市", "630100")
    assert place_of("我市有站点【9个】。", given="青海省西宁市") == Place("青海省西宁市", "630100")
    assert place_of("法院有法官【9名】。", frame="西宁市召开会议。") is None


def test_a_report_to_an_assembly_is_on_its_division() -> None:
    text = "——1月8日在泉州市第九届人民代表大会上\n晋江市面貌一新。兰西小区改造完成，建成学校9所。"
    places = read_places(text, title="政府工作报告")
    place = places.of(text.index("9所"), text.index("9所") + 2)
    assert place is not None
    assert place.name == "福建省泉州市"


def test_the_headline_outweighs_the_measure() -> None:
    text = "产值增幅高于全国。全国领先，全国先进，居全国第一，建成学校9所。"
    places = read_places(text, title="吉林省经济运行良好")
    assert places.main is not None
    assert places.main.name == "吉林省"


LISTS = [
    ("辽宁、吉林两省造林【9亩】。", "辽宁省、吉林省"),
    ("辽宁、吉林、山东、海南四省造林【9亩】。", "中国"),
    ("湖南长沙、湖北武汉、江西南昌三市用水【9吨】。", "湖南省长沙市、湖北省武汉市、江西省南昌市"),
    ("济南、青岛和烟台栽树【9棵】。", "山东省"),
    ("湖北省及武汉市栽树【9棵】。", "湖北省武汉市"),
    ("青海、宁夏财政厅共检查工厂【9家】。", "青海省、宁夏回族自治区"),
    ("福建、广东出口分别增长9%、【8%】。", "广东省"),
    ("甘肃省工业增长，全省有工厂9家。山东、陕西等省查处案件【9起】。", "中国"),
    ("甘肃省旅游业发展，全省有旅店9家。四川、陕西等地客商投资【9元】。", "甘肃省"),
    ("甘肃省旅游业发展，全省有旅店9家。兰州、天水等市栽树【9棵】。", "甘肃省"),
]


@pytest.mark.parametrize(("marked", "name"), LISTS)
def test_a_list_is_one_subject(marked: str, name: str) -> None:
    place = place_of(marked)
    assert place is not None
    assert place.name == name


SENT = [
    ("新华社昆明6日电　地处山区的云南省凤庆县栽茶，今年栽【9亩】。", "云南省临沧市凤庆县"),
    ("新华社昆明6日电　地处山区的云南省凤庆县栽茶。今年栽【9亩】。", "云南省临沧市凤庆县"),
    ("新华社南京3日电　江苏省政府决定，今后投入【9元】。", "江苏省"),
    ("新华社南京3日电　记者获悉，今后投入【9元】。", "江苏省南京市"),
    ("本报汕头5日电　货轮增加。如今，汕头港开出驶至厦门、泉州等【6条】国内外班轮。", "广东省汕头市"),
]


@pytest.mark.parametrize(("marked", "name"), SENT)
def test_where_a_report_was_sent_from_gives_way(marked: str, name: str) -> None:
    place = place_of(marked)
    assert place is not None
    assert place.name == name


def test_each_dispatch_opens_an_item() -> None:
    first = "新华社合肥９日电　安徽省霍山县茶园增产，" + "安徽省霍山县的茶农采茶很忙，" * 3 + "各社都很高兴。\n"
    second = "新华社武汉９日电　湖北省宣恩县茶园增产，" + "茶农们采茶很忙，" * 3 + "各社都很高兴。\n"
    place = place_of("茶园增产\n" + first + second + "红旗社采茶【9斤】。")
    assert place is not None
    assert place.name.endswith("宣恩县")


MARKETS = [
    ("香港股市下跌，香港恒生指数收低。东京股市先涨后跌，跌【9%】。", "日本东京"),
    ("北京市场猪肉涨价，广州市场跌【9%】。", "广东省广州市"),
    ("山东省寿光市产品进入北京市场，销售【9元】。", "山东省潍坊市寿光市"),
    ("在香港股市带动下，东京股市上涨【9%】。", "日本东京"),
    ("在天津市的支援下，西藏昌都市建成学校【9所】。", "西藏自治区昌都市"),
    ("世界旅游组织公布，产茶最多的国家仍是意大利，为【9元】。", "意大利"),
    ("安徽省阜南县受灾。江苏省捐助价值【9元】的大米、面粉等物资。", "江苏省"),
]


@pytest.mark.parametrize(("marked", "name"), MARKETS)
def test_the_place_of_the_clause_itself(marked: str, name: str) -> None:
    place = place_of(marked)
    assert place is not None
    assert place.name == name


def test_notices_to_all_provinces_are_of_the_nation() -> None:
    assert place_of("各省、自治区、直辖市水利厅：\n省级水利部门检查【9%】的县。") == Place("中国", None)
    assert place_of("今晚，国内汽、柴油每吨提高【9元】。") == Place("中国", None)
    assert place_of("我市通航。国内航线【9条】。") is None


WHOLE = [
    ("四川省经济平稳增长，全省修路。绵阳市被授予“双拥模范城”称号。新建公路【9公里】。", "四川省"),
    ("河北省衡水市武强县被评为先进县。今年建桥【9座】。", "河北省衡水市武强县"),
    ("这是湖北大步前进的五年。湖北省工业增长。宜昌茶叶协会成立。新增就业【9人】。", "湖北省"),
    ("全省建成学校【9所】，湖南省被命名为“教育强省”，永州市被命名为“教育强市”。", "湖南省"),
    ("浦江县全县增产，增速在全市排第七，收入【9元】。", "浙江省金华市浦江县"),
    (
        "落实党中央部署，工业增长9%，低于全国8个百分点。自治区国资委指导，在宁夏、广东办展会。\n自治区党委要求增收【9元】。",
        "宁夏回族自治区",
    ),
    ("各地开工回升。如山东开工面积增长【9%】；河北下降8%。", "山东省"),
]


@pytest.mark.parametrize(("marked", "name"), WHOLE)
def test_a_part_named_in_passing_leaves_the_figures_to_the_whole(marked: str, name: str) -> None:
    place = place_of(marked)
    assert place is not None
    assert place.name == name


OWN = [
    ("据广州证券报，酒店预订增长【9%】。", None),
    ("据广州日报报道，酒店预订增长【9%】。", "广东省广州市"),
    ("西北五省区用电增长【9%】，其中陕西增长8%。", "西北五省区"),
    ("四川省商务厅通报，全省消费旺盛。\n成都四大商场销售8元。\n全市网购【9元】。", "四川省成都市"),
    ("福建省泉州市出口增长。日本北部发生地震，9人死亡，伤【8人】。当地停电。", "日本"),
    ("福建省泉州市出口增长。日本企业订购茶叶【9吨】。", "福建省泉州市"),
    ("福建省泉州市办展会。美国加利福尼亚州客商采购【9件】。", "福建省泉州市"),
    ("广东省公安厅破案，抓获【9人】。\n广东省惠州市公安局发现线索。广东省公安厅悬赏。", "广东省"),
    ("新华网东京3日电 日本北海道发生地震。美国地震监测部门测定，震级为【6级】。", "日本北海道"),
    ("新华网东京3日电 日本出口增长。美国商务部统计，美国进口【6元】。", "美国"),
    ("新华网东京3日电 日本福冈县神户涨水，伤【9人】。", "日本福冈县神户"),
    ("湖北省旅游旺。神农架接待游客【9人】。", "湖北省神农架林区"),
    ("江苏省法院开会。徐州市泉山区法院很忙。去年，该院审结【9件】。", "江苏省徐州市泉山区"),
    ("平阴县概况\n平阴县在山东省。\n商河县概况\n商河县临河。\n全县产粮【9斤】。", "山东省济南市商河县"),
    ("江苏省昆山市增产。该市贯彻省委、省政府部署，出口8元；进口【9元】。", "江苏省苏州市昆山市"),
    ("我国西藏自治区【9个】县受灾。西藏山南市救灾，西藏山南市重建。", "西藏自治区"),
    ("全国东部、中部和西部地区产值分别增长9%、【8%】、7%。", "中部地区"),
    ("东、中、西部和东北地区产值分别为9元、8元、7元、【6元】。", "东北地区"),
    ("本报南宁5日电　铁路福州至南平的【9公里】路段通车。", "福建省"),
    ("本报南宁5日电　野狼坡至柳州的【9公里】路段通车。", "广西壮族自治区"),
    ("上海市警方在延安新村抓获【9人】。", "上海市"),
]


@pytest.mark.parametrize(("marked", "name"), OWN)
def test_a_figure_is_of_the_place_its_own_sentence_tells_of(marked: str, name: str | None) -> None:
    place = place_of(marked)
    assert (place.name if place else None) == name
