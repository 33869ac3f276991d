"""What is named as a place, and the main place of a text: the figure stands between 【 and 】."""

from __future__ import annotations

import pytest

from factminer.context.place import Place, read_places
from tests.context.places import place_of

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


def test_notices_to_all_provinces_are_of_the_nation() -> None:
    assert place_of("各省、自治区、直辖市水利厅：\n省级水利部门检查【9%】的县。") == Place("中国", None)
    assert place_of("今晚，国内汽、柴油每吨提高【9元】。") == Place("中国", None)
    assert place_of("我市通航。国内航线【9条】。") is None
