"""Tables on a page: found whatever their form, kept row by row, and never seen where there is only prose."""

from __future__ import annotations

import time

import pytest

from factminer.page.article import Article
from factminer.page.furniture import find_frames
from factminer.page.inset import find_tables
from factminer.page.line import split_lines
from factminer.page.reader import read_page
from factminer.source.document import Document
from tests.page.test_reader import assert_complete

# What is printed, and the rows that it is (cells parted by a bar here, by a tab in the article).
TABLES = {
    "Markdown": (
        "| 指标 | 1—5月 | 同比（%） |\n|---|---:|---|\n| 原煤产量（万吨） | 321.0 | -3.2 |\n| 发电量 | | 1.1 |",
        "指标|1—5月|同比（%）\n原煤产量（万吨）|321.0|-3.2\n发电量||1.1",
    ),
    "Markdown without a rule": (
        "| 县区 | 收入 | 支出 |\n| 青石县 | 12.1 | 13.3 |\n| 白水县 | 9.8 | 10.2 |\n| 黑山县 | 7.7 | 8.1 |",
        "县区|收入|支出\n青石县|12.1|13.3\n白水县|9.8|10.2\n黑山县|7.7|8.1",
    ),
    "bars behind the cells, a note": (
        "地区 | 3月 | 2月 |\n甲州 | 8.7 | 10 |\n乙州 | -2.1 | 0.9 |\n合计 | 3.3 | 4.4 |\n注：初步数。 | | |",
        "地区|3月|2月\n甲州|8.7|10\n乙州|-2.1|0.9\n合计|3.3|4.4\n注：初步数。",
    ),
    "tabs": (
        "产品名称\t单位\t产量\t比上年增长（%）\n原煤\t万吨\t1234.5\t3.2\n布\t亿米\t\t0.0\n水泥\t万吨\t21.0\t-4.4",
        "产品名称|单位|产量|比上年增长（%）\n原煤|万吨|1234.5|3.2\n布|亿米||0.0\n水泥|万吨|21.0|-4.4",
    ),
    "blanks, thousands and glyphs set apart": (
        "单位：吨\n品种    产量     增长%\n粮 食   1 234.5   3.2\n其中： 小麦   456.7   -0.5\n油料   2 078.9   1.1",
        "单位：吨\n品种|产量|增长%\n粮 食|1 234.5|3.2\n其中： 小麦|456.7|-0.5\n油料|2 078.9|1.1",
    ),
    "single blanks, no head": (
        "原煤 万吨 1234.5 3.2\n钢材 万吨 333.1 -4.4\n水泥 万吨 21.0 0.8",
        "原煤|万吨|1234.5|3.2\n钢材|万吨|333.1|-4.4\n水泥|万吨|21.0|0.8",
    ),
    "a group between the rows": (
        "单位：万人\n指标\t年末数\t比重（%）\n按城乡分\n城镇\t156.4\t50.0\n乡村\t156.5\t50.0\n按性别分\n男性\t160.0\t51.1",
        "单位：万人\n指标|年末数|比重（%）\n按城乡分\n城镇|156.4|50.0\n乡村|156.5|50.0\n按性别分\n男性|160.0|51.1",
    ),
    "years as heads": (
        "年份 2020 2021 2022\n粮食（万吨） 55.1 56.0 57.2\n棉花（万吨） 1.1 1.0 0.9",
        "年份|2020|2021|2022\n粮食（万吨）|55.1|56.0|57.2\n棉花（万吨）|1.1|1.0|0.9",
    ),
    "one cell a line": (
        "指标/单位/绝对量/同比增长（%）/地区生产总值/亿元/1234.5/5.3/第一产业/亿元/—/3.1/#种植业/亿元/12.2/0.9",
        "指标|单位|绝对量|同比增长（%）\n地区生产总值|亿元|1234.5|5.3\n第一产业|亿元|—|3.1\n#种植业|亿元|12.2|0.9",
    ),
    "one cell a line, one number a row": (
        "单位：公顷/县区/播种面积/青石县/120/白水县/333/黑山县/98",
        "单位：公顷\n县区|播种面积\n青石县|120\n白水县|333\n黑山县|98",
    ),
    "one cell a line, full width, no unit column": (
        "项目/本月（万元）/累计（万元）/收入/１２．３/６６．１/支出/１５．０/７０．２/结余/－２．７/－４．１",
        "项目|本月（万元）|累计（万元）\n收入|１２．３|６６．１\n支出|１５．０|７０．２\n结余|－２．７|－４．１",
    ),
    "one cell a line, heads in two lines": (
        "指标/单位/本月/累计/绝对量/同比%/绝对量/同比%/收入/亿元/1.2/3.3/10.1/-2.2/支出/亿元/0.9/1.1/8.0/0.4",
        "指标|单位|本月|累计\n绝对量|同比%|绝对量|同比%\n收入|亿元|1.2|3.3|10.1|-2.2\n支出|亿元|0.9|1.1|8.0|0.4",
    ),
    "one cell a line, serial numbers": (
        "序号/县区/收入（万元）/增长（%）/1/青石县/1234/5.6/2/白水县/2345/-1.2/3/黑山县/333/0.4",
        "序号|县区|收入（万元）|增长（%）\n1|青石县|1234|5.6\n2|白水县|2345|-1.2\n3|黑山县|333|0.4",
    ),
    "one cell a line, bare years": (
        "年份/产值（亿元）/增长（%）/2021/123.4/5.6/2022/130.1/5.1/2023/140.2/6.0",
        "年份|产值（亿元）|增长（%）\n2021|123.4|5.6\n2022|130.1|5.1\n2023|140.2|6.0",
    ),
    "one cell a line, years above the columns": (
        "指标/单位/2021/2022/人口/万人/12.3/12.4/就业/万人/6.6/6.5",
        "指标|单位|2021|2022\n人口|万人|12.3|12.4\n就业|万人|6.6|6.5",
    ),
    "one cell a line, two heads a row": (
        "城市/天气/最高温/最低温/西宁/晴/25/12/兰州/多云/27/15/银川/小雨/22/13",
        "城市|天气|最高温|最低温\n西宁|晴|25|12\n兰州|多云|27|15\n银川|小雨|22|13",
    ),
    "tabs, words behind the numbers": (
        "序号\t项目\t总投资（万元）\t地点\t年限\n1\t第二中学\t3200\t城东区\t2022-2024\n2\t水厂\t5600\t\t2023",
        "序号|项目|总投资（万元）|地点|年限\n1|第二中学|3200|城东区|2022-2024\n2|水厂|5600||2023",
    ),
    "a cell is lost": (
        "单位：亿元/指标/1-6月/增长%/收入/12.3/3.3/税收/8.8/2.1/其他/3.5/支出/22.2/4.4/民生/18.0/5.0",
        "单位：亿元\n指标|1-6月|增长%\n收入|12.3|3.3\n税收|8.8|2.1\n其他|3.5\n支出|22.2|4.4\n民生|18.0|5.0",
    ),
}
ABOVE = "初步核算，全年青石县经济稳定增长，居民收入继续提高，市场供应充足。"
BELOW = "青石县统计局有关负责人表示，经济回升向好的基础还需要巩固。"


def printed(name: str) -> str:
    text = TABLES[name][0]
    return text if not name.startswith(("one cell", "a cell")) else text.replace("/", "\n")


def rows(article: Article) -> list[str]:
    return [table.of(article.body.string).replace("\t", "|") for table in article.tables]


def read(text: str) -> list[Article]:
    page = read_page(Document(text))
    assert_complete(Document(text), page)
    for article in page.articles:
        body = article.body.string
        for table in article.tables:
            kinds = {p.kind for p in article.paragraphs if table.start <= p.start < table.end}
            assert kinds == {"table"}
            assert [p.start for p in article.paragraphs if p.start == table.start]
        assert [body[p.start : p.end] for p in article.paragraphs] == body.split("\n")
    return list(page.articles)


def prose(article: Article) -> list[str]:
    return [article.body.string[p.start : p.end] for p in article.paragraphs if p.kind == "body"]


@pytest.mark.parametrize("name", TABLES)
def test_alone(name: str) -> None:
    [article] = read(printed(name))
    assert rows(article) == [TABLES[name][1]]


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_between_paragraphs(name: str, gap: str) -> None:
    [article] = read(gap.join((ABOVE, printed(name), BELOW)))
    assert rows(article) == [TABLES[name][1]]
    assert prose(article) == [ABOVE, BELOW]
    assert article.body.string.startswith(ABOVE)


@pytest.mark.parametrize("name", TABLES)
def test_with_its_title_and_a_note(name: str) -> None:
    [article] = read("\n".join((ABOVE, "表2 全年主要情况", printed(name), "注：本表数据为初步核算数。", BELOW)))
    assert rows(article) == ["表2 全年主要情况\n" + TABLES[name][1]]
    assert prose(article)[-2:] == ["注：本表数据为初步核算数。", BELOW]


@pytest.mark.parametrize("name", TABLES)
def test_blank_lines_between_all_lines(name: str) -> None:
    [article] = read(printed(name).replace("\n", "\n\n"))
    assert rows(article) == [TABLES[name][1]]


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("share", [0.4, 0.6, 0.8])
def test_a_page_number_between_two_lines(name: str, share: float) -> None:
    lines = printed(name).split("\n")
    cut = int(len(lines) * share)
    [article] = read("\n".join((ABOVE, *lines[:cut], "", "第 3 页", "", *lines[cut:])))
    assert rows(article) == [TABLES[name][1]]


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("other", ["Markdown", "tabs", "one cell a line"])
def test_two_in_a_row(name: str, other: str) -> None:
    text = "\n".join((ABOVE, "表1 甲", printed(name), "表2 乙", printed(other)))
    [article] = read(text)
    assert rows(article) == ["表1 甲\n" + TABLES[name][1], "表2 乙\n" + TABLES[other][1]]


def test_carriage_returns() -> None:
    for name, (_, wanted) in TABLES.items():
        [article] = read(printed(name).replace("\n", "\r\n"))
        assert rows(article) == [wanted]


def test_a_table_in_a_sentence_does_not_cut_it() -> None:
    cut = 40
    text = ABOVE[:-1] + "，" + BELOW
    [article] = read("\n\n".join((text[:cut], printed("Markdown"), text[cut:])))
    assert prose(article) == [text]


def test_a_table_goes_with_the_article_above_it() -> None:
    first = "本报讯（记者 王一明）今年，青石县粮食总产量达到12万吨，比上年增长3%，农民收入稳步提高。"
    second = "本报讯（记者 李二）记者从白水市教育局获悉，白水市今年新建中小学9所，新增学位1.2万个。"
    text = "\n\n".join(("青石县粮食丰收", first, printed("tabs"), "白水市新增学位1.2万个", second))
    one, other = read(text)
    assert (rows(one), rows(other)) == ([TABLES["tabs"][1]], [])
    assert [str(article.title) for article in (one, other)] == ["青石县粮食丰收", "白水市新增学位1.2万个"]


def test_the_headline_of_a_table_alone_on_its_page() -> None:
    [article] = read("青石县2023年主要经济指标\n\n" + printed("single blanks, no head"))
    assert str(article.title) == "青石县2023年主要经济指标"


def test_the_bars_are_noise() -> None:
    text = printed("Markdown")
    page = read_page(Document(text))
    assert {noise.span.of(text) for noise in page.noise} == {"|", "|---|---:|---|"}
    assert {noise.reason for noise in page.noise} == {"markup"}


@pytest.mark.parametrize(
    "text",
    [
        "白菜 1.2元\n萝卜 0.8元\n土豆 1.5元\n大葱 2元",
        "1、完成造林 3200亩\n2、新建公园 12处\n3、新增学位 1200个",
        "青石县人民路 12号 0999-1234567\n白水县建设路 33号 0999-7654321\n黑山县民主路 5号 0999-1112223",
        "获奖名单\n王一明\n李二\n张三\n赵四\n孙五六\n周七八",
        "首页 | 新闻 | 财经\n今日 | 昨日 | 明日\n青石 | 白水 | 黑山",
        "3200\n亩\n人工造林\n12\n处\n口袋公园\n1.2\n万个\n新增学位",
        "人工造林\n3200亩\n口袋公园\n12处\n新增学位\n1.2万个",
        "今年，全县\n完成造林\n3200\n亩，新增公园\n12\n处，绿化率提高\n到48.6%\n，群众满意度提高\n到98\n分。",
        "目录\n一、综合\n1\n二、农业\n5\n三、工业\n9\n四、人民生活\n12",
        "3月5日 星期二\n3月6日 星期三\n3月7日 星期四",
        "王一明 13800000001 13800000002\n李二 13800000003 13800000004\n张三 13800000005 13800000006",
        "青石县旅游节\n2023\n年\n12\n月\n05\n日\n08\n时",
        "公司占地面积\n38000\n平方米\n建筑面积\n9300\n平方米\n资产规模\n3200\n万元\n职工人数\n120\n人",
        "其中\n增值税收入\n449\n亿元\n比上年增长\n12\n％\n地方收入\n97\n亿元\n比上年增长\n15\n％",
        "一是抓项目，完成投资 120亿元，\n二是抓招商，引进企业 30家，\n三是抓安全，排查隐患 8处。",
        "王一明 34\n李二 41\n张三丰 29\n赵四 55\n孙五六 38",
        "王一明\n34\n李二\n41\n张三丰\n29\n赵四\n55\n孙五\n38",
        "一去二三里\n烟村四五家\n亭台六七座\n八九十枝花",
        "1\n春风又到山前路\n满树桃花笑\n2\n夏夜星光照我家\n蛙声一片\n3\n秋收的稻子黄了\n农人笑开颜",
        "早班车 6:30 从县城出发\n中班车 12:00 从县城出发\n晚班车 18:30 从县城出发",
        "县城\n6:30\n7:30\n白水\n7:00\n8:00\n黑山\n7:40\n8:40",
        "第1名 青石县 98.5分\n第2名 白水县 97.1分\n第3名 黑山县 96.0分",
        "猪肉每斤 12.5元\n牛肉每斤 38元\n羊肉每斤 35元\n鸡蛋每斤 4.8元",
        "双色球第2023056期\n红球：03 08 12 19 25 31\n蓝球：07\n排列五第2023101期\n3 8 1 9 5",
        "福彩3D\n开奖号码\n3\n8\n1\n体彩排列3\n开奖号码\n9\n5\n2",
        "第一章 总则\n1\n第二章 规划\n5\n第三章 建设\n12\n第四章 附则\n20",
        "甲：你今年多大？\n乙：18。\n甲：你妹妹呢？\n乙：12。\n甲：你弟弟呢？\n乙：9。",
        "综合\t1\n农业\t5\n工业\t9\n人民生活\t12",
        "今年以来，青石\n县共投入资金\n3200\n万元，新建小\n学\n12\n所，改造中学\n5\n所，新增学位\n4500\n个，惠及学生\n9800\n人。",
        "全县粮食产量\n达到 12.5\n万吨，同比增长\n3.2%，\n棉花产量达到\n1.1\n万吨，同比下降\n0.5%，\n油料产量达到\n2.2\n万吨，同比增长\n4%。",
        "完成投资 3200\n万元 新建学校\n12 所 改造学校\n5 所 新增学位\n4500 个 惠及 9800\n名学生",
        "累计完成造林\n3200 亩 义务植树\n45 万株 新建公园\n12 处 改造广场\n6 处",
        "粮食产量\n增长3.2%\n工业产值\n增长5.6%\n固定资产投资\n增长7.1%",
        "2022\n我们一起走过\n2023\n我们一起向前\n2024\n我们再出发",
        "报警电话\n110\n火警电话\n119\n急救电话\n120\n交通事故\n122",
        "主编 王一\n责编 李二\n电话 8211234\n邮编 810000\n定价 1.00元",
        "今日天气\n晴\n最高温度 25\n最低温度 12\n明日天气\n多云\n最高温度 22\n最低温度 10",
        "北京 2 : 1 上海\n广州 0 : 0 深圳\n天津 3 : 2 重庆",
        "（上接第1版）\n增长\n3.2%\n，工业\n增长\n5.1%\n，消费\n增长\n4.0%\n，投资\n增长\n6.6%\n。",
        "其中城镇\n12\n万人\n农村\n15\n万人\n合计\n27\n万人\n同比增加\n3\n万人",
        "新增就业\n1.2\n万人\n培训农民\n3400\n人次\n转移劳力\n5600\n人\n发放贷款\n2.3\n亿元",
        "王一明 1921 1949\n李二 1933 1950\n张三 1928 1951",
        "1\n我国的首都是\n2\n我国的国旗是\n3\n我国的国歌是\n4\n我国的国庆日是",
        "1 2 3\n4 5 6\n7 8 9",
        "总人口：12.5万人\n土地面积：330平方公里\n下辖乡镇：12个\n行政村：145个",
        "面粉 500克 鸡蛋 3个\n白糖 50克 牛奶 200毫升\n黄油 30克 酵母 5克",
        "\t今年1至5月，全县\t完成投资\t3.2亿元，\n\t同比增长\t5.1%，\n\t其中工业投资\t1.2亿元。",
        "王一明\t代表\t1\n李二\t委员\t2\n张三\t记者\t3",
    ],
)
def test_prose_and_lists_are_no_tables(text: str) -> None:
    assert all(not article.tables for article in read(text))
    assert all(not article.tables for article in read("\n".join((ABOVE, text, BELOW))))


@pytest.mark.parametrize(
    "text",
    [
        "1\t2\n",
        "甲\t1\t2\n",
        "甲\t乙\t丙\n",
        "|a|b|\n",
        "|a" * 500,
        "指标\n单位\n1\n",
        "序号\n1\n",
        "1\n2\n3\n",
        "2021\n1\n",
    ],
)
def test_hostile_lines_take_no_longer(text: str) -> None:
    lines = split_lines(text * (60000 // len(text)))
    frames = find_frames(lines)
    started = time.perf_counter()
    find_tables(lines, frames)
    assert time.perf_counter() - started < 5


def test_over_one_column_of_numbers_not_any_words_are_heads() -> None:
    rows_below = "\n电话 8211\n邮编 8100\n定价 12"
    assert [rows(article) for article in read("主编 王一" + rows_below)] == [[]]
    assert [len(rows(article)) for article in read("项目 数值" + rows_below)] == [1]
