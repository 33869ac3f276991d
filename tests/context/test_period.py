"""The period of a figure: the figure stands between 【 and 】, its period beside the sentence."""

from __future__ import annotations

import datetime

import pytest

from factminer.context.period import Period, read_periods


def period_of(marked: str, published: str | None = None, title: str | None = None) -> Period | None:
    start = marked.index("【")
    end = marked.index("】") - 1
    text = marked.replace("【", "").replace("】", "")
    return read_periods(text, published=published, title=title).of(start, end)


STATED = [
    ("2023年7月，建成站点【30个】。", "2023-07"),
    ("2020年底，获评单位【11家】。", "2020-12"),
    ("二〇二二年，产量【9吨】。", "2022"),
    ("２０２１年，产量【9吨】。", "2021"),
    ("8月份，优良天数为【30天】。", "XXXX-08"),
    ("3月5日，发放手册【80份】。", "XXXX-03-05"),
    ("今年，改造完成【117户】。", "XXXX"),
    ("今年1月份至8月份，监测【243天】。", "XXXX-01/XXXX-08"),
    ("2024年前11个月，收入【13亿元】。", "2024-01/2024-11"),
    ("2024年1—5月，收入【13亿元】。", "2024-01/2024-05"),
    ("2024年前三季度，收入【13亿元】。", "2024-01/2024-09"),
    ("2024年上半年，收入【13亿元】。", "2024-01/2024-06"),
    ("2021-2023年，新增【13家】。", "2021/2023"),
    ("2009年2月至2010年5月，均价【10元】。", "2009-02/2010-05"),
    ("10月1日至7日，接待【25万人】。", "XXXX-10-01/XXXX-10-07"),
    ("今年以来，走访【49户】。", "XXXX/.."),
    ("2021年以来，投入【27万元】。", "2021/.."),
    ("截至2020年底，开展活动【90场】。", "../2020-12"),
    ("截至8月底，余额【90亿元】。", "../XXXX-08"),
    ("“十四五”期间，新建【9座】。", "2021/2025"),
    ("2023年春季，播种【90亩】。", "2023-21"),
    ("2024年冬小麦种植【90亩】。", "2024"),
    ("2019年第10周，均价【9元】。", "2019-03-04/2019-03-10"),
    ("2017/18年度，产糖【90吨】。", "2017/2018"),
    ("3月8日、9日，降雨【90毫米】。", "XXXX-03-08/XXXX-03-09"),
    ("2024年上半年比去年同期增产【9%】。", "2024-01/2024-06"),
    ("2024年3月环比增产【9%】。", "2024-03"),
    ("从1—8月情况看，收入【9亿元】。", "XXXX-01/XXXX-08"),
    ("2024年1月1日零时起，票价降低【9%】。", "2024-01-01/.."),
    ("2022年和2023年，分别投入9亿元和【8亿元】。", "2023"),
]


@pytest.mark.parametrize(("marked", "edtf"), STATED)
def test_period_as_printed(marked: str, edtf: str) -> None:
    period = period_of(marked)
    assert period is not None
    assert period.edtf == edtf


PUBLISHED = [
    ("去年，产量【40斤】。", "2011-07-06", "2010"),
    ("去冬今春，缺电【9次】。", "2011-07-06", "2010-24/2011-21"),
    ("去年12月至今年2月，售出【9台】。", "2011-07-06", "2010-12/2011-02"),
    ("5月份，肉价【17元】。", "2011-07-06", "2011-05"),
    ("12月份，肉价【17元】。", "2011-07-06", "2010-12"),
    ("1—12月，销售额【17亿元】。", "2011-01-20", "2010-01/2010-12"),
    ("到今年底，建成【15座】。", "2011-07-06", "../2011-12"),
    ("昨天，开出【15张】罚单。", "2011-07-01", "2011-06-30"),
    ("过去一年，就业【15万人】。", "2026-02-03", "2025"),
    ("过去五年，就业【15万人】。", "2026-02-03", "2021/2025"),
    ("五年来，就业【15万人】。", "2026-02-03", "2021/2025"),
    ("头两个月，产值【9亿元】。", "1987-03-09", "1987-01/1987-02"),
    ("昨（3）日，摊位减少【9个】。", "2006-02-04", "2006-02-03"),
    ("本周，均价【9元】。", "2014-03-28", "2014-03-24/2014-03-30"),
    ("上周，均价【9元】。", "2014-03-28", "2014-03-17/2014-03-23"),
    ("春节期间，接待【9人】。", "2019-02-12", "2019-02-04/2019-02-10"),
    ("今年春节，接待【9人】。", "2019-02-12", "2019-02-04/2019-02-10"),
    ("端午节，接待【9人】。", "2023-07-01", "2023-06-22"),
    ("2月4日（除夕）至10日（初六），接待【9人】。", "2019-02-12", "2019-02-04/2019-02-10"),
    ("26日，记者获悉，截至17时，受伤【9人】。", "2008-12-26", "../2008-12-26"),
    ("第二个五年计划期间，投资【3亿元】。", "1957-11-16", "1958/1962"),
    ("自2004年3月8日至7月7日，记录【9次】。", "2004-08-01", "2004-03-08/2004-07-07"),
    ("1957年11月28日青山日报 第2版\n今年，产棉【9担】。", None, "1957"),
    ("晚间快报 2013-06-03\n今年，产粮【9吨】。", None, "2013"),
    ("去年出口【9亿元】，比2003年增长3%。", None, "2004"),
    ("周五，股价收于【9元】。", "2018-06-04", "2018-06-01"),
    ("2019年第8周市场动态\n上周，均价【9元】。", "2019-03-06", "2019-02-18/2019-02-24"),
    ("十年来，造林【90亩】。", "1995-10-04", "1985/1995"),
    ("元旦：2022年1月2日休息。\n劳动节：5月2日至6日休息【5天】。", "2021-11-09", "2022-05-02/2022-05-06"),
    ("云州市2026年政府工作报告\n主要预期目标是：产值增长【5%】。", None, "2026"),
]


@pytest.mark.parametrize(("marked", "published", "edtf"), PUBLISHED)
def test_period_counted_from_publication(marked: str, published: str | None, edtf: str) -> None:
    period = period_of(marked, published)
    assert period is not None
    assert period.edtf == edtf


NONE = [
    "目前，已建成【16万个】。",
    "近年来，建成【16个】。",
    "每年生产蔬菜【12吨】。",
    "发布时间：2011-07-06\n共有果园【12亩】。",
    "记者9月18日从市工会获悉，共有驿站【14家】。",
    "公司成立于2010年。资产【54万元】。",
    "“十四五”规划列出项目【9个】。",
    "《2030年行动方案》提出建设【9座】。",
    "2023年13月，建成【9座】。",
    "2月30日，建成【9座】。",
    "春节期间，接待【9人】。",
    "提前两个月完成【三成】。",
    "医疗期间前六个月发给工资【三成】。",
    "三年内安排贷款【90万元】。",
    "每年8月播种到10月收获，要浇水【9次】。",
    "投产后年销售额可达【9亿元】。",
    "O3日均值为【9微克】。",
    "工厂建于1958年，有职工【90人】。",
    "镇区1997年5月设市，人口【90万】。",
    "1958年投产的老厂有职工【90人】。",
    "12月3日，某厂建成投产。该厂占地【90亩】。",
    "2017年1月5日，股价上涨。昨天，股价收于【9元】。",
]


@pytest.mark.parametrize("marked", NONE)
def test_no_period(marked: str) -> None:
    assert period_of(marked) is None


REACH = [
    # over the sentence and the next, until another period or 目前
    ("2020年，发动志愿者【20人】。", "2020"),
    ("2020年，发动志愿者20人。捐赠口罩【70个】。", "2020"),
    ("2020年，发动志愿者20人。截至目前，共有单位【37家】。", None),
    ("2020年12月，新增9家。目前有37家。共有商户【50家】。", None),
    ("今年，改造集中在老城，截至目前已改造【117户】。", "XXXX"),
    # the base of a comparison is not the figure's period, unless the figure is the base's own
    ("2011年5月，肉价【17元】，比2010年增加5元。", "2011-05"),
    ("2011年5月，肉价17元，比2010年增加【5元】。", "2011-05"),
    ("2011年，产量由2008年的【23斤】提高到30斤。", "2008"),
    ("2011年，产量由2008年的23斤提高到【30斤】。", "2011"),
    ("2024年，收入9元，是2023年同期的【2倍】。", "2024"),
    # one period each
    ("1998年、1999年分别突破【400亿】和500亿元。", "1998"),
    ("1998年、1999年分别突破400亿和【500亿元】。", "1999"),
    # a day is carried on where the next sentence compares; a date to come is not
    ("2019年1月21日，发送9人。其中，公路【5人】。", "2019-01-21"),
    ("2019年1月21日，发送9人。老站有旅客【5人】。", "2019-01-21"),
    ("2019年1月21日，发送9人。全市共有车站【5个】。", None),
    ("3月2日，两车相撞。\n经查，【9人】受伤。", "XXXX-03-02"),
    ("3月2日，两车相撞。\n老站有旅客【5人】。", None),
    ("4月5日，记者来到菜场。\n记者看到，白菜标价【3元】。", "XXXX-04-05"),
    ("2013年2月8日，两人借款。当日，汇出【9万元】。", "2013-02-08"),
    ("截至7月2日8时，各县灾情如下：\n云县【9人】受灾。", "../XXXX-07-02"),
    ("2016年8月，成立合作社。第二年，产值【9万元】。", "2017"),
    # the headings above, a list's member, the year of a record
    ("2012年某县统计公报\n一、综合\n农民人均消费【9元】。", "2012"),
    ("一、2021年工作回顾\n（一）农业\n新建水库【9座】。", "2021"),
    ("二、2026年工作安排\n新建水库【9座】。", "2026"),
    ("2018年以来，标准提高。\n甲市5元；乙市去年首次达到6元；丙市【7元】。", None),
    ("降雨量为1951年有观测记录以来最多，达【90毫米】。", None),
    ("2023年比灾情严重的2008年增产【9%】。", "2023"),
    ("2023年，产量相当于1978年的【3倍】。", "2023"),
    ("到2030年，建成学校9所。现有教师【5人】。", None),
    ("产值由现在的【500斤】提高到800斤。", None),
    ("以1989年的产值为基数，递增【5%】。", None),
    # the term under review, and how long a thing has been so
    ("2026年某省政府工作报告\n五年来，我们为民办事。\n新建公园【9座】。", "2021/2025"),
    ("2026年某省政府工作报告\n二十年来，老王种树。\n新建公园【9座】。", None),
    # a report that compares throughout
    ("2023年上半年，猪肉9元。\n牛肉【30元】，同比上涨5%。", "2023-01/2023-06"),
    # a heading that reviews a year
    ("一、2025年工作回顾\n经济稳中有进。粮食产量【28亿斤】。", "2025"),
    ("2025年，新增9家。\n与此同时，服务企业【20家】。", "2025"),
    ("2025年，新增9家。\n老张家有果园【20亩】。", None),
    # yearly publications
    ("《2020年环境公报》发布。\n《公报》显示，优良天数比例为【87%】。", "2020"),
    # 此次: the day of the event
    ("12月8日，市里召开评审会。\n会议由局长主持。据统计，此次参评案例【55个】。", "XXXX-12-08"),
]


@pytest.mark.parametrize(("marked", "edtf"), REACH)
def test_how_far_a_period_reaches(marked: str, edtf: str | None) -> None:
    period = period_of(marked)
    assert (period.edtf if period else None) == edtf


SHOWN = [
    ("2023年7月，启动工程，提出到今年底建成【15座】。", "../2023-12"),
    ("2026年元旦假期出游2亿人次。今年元旦假期出入境【6万人次】。", "2026-01-01"),
    ("12月8日，参会【9人】。\n2023年以来，办件60件。", "2023-12-08"),
    ("2000年，全市财政收入244亿元。去年增收【20亿元】。", "2000"),
    ("2026年某省政府工作报告\n过去一年，完成投资【212亿元】。", "2025"),
    ("去年建成的九个厂\n1964年建成的九个厂中，今年有【五个】投产。", "1965"),
    ("进入1964年以来，形势很好。今年产煤【9吨】。", "1964"),
    ("2020年1月15日，记者获悉，去年参保【90人】。", "2019"),
    ("这是2008年政府工作报告提出的，效果很好。去年出口【9亿元】，较2007年增3%。", "2008"),
]


@pytest.mark.parametrize(("marked", "edtf"), SHOWN)
def test_year_that_the_article_shows_elsewhere(marked: str, edtf: str) -> None:
    period = period_of(marked)
    assert period is not None
    assert period.edtf == edtf


def test_year_is_not_guessed() -> None:
    period = period_of("自2020年试点以来，居民满意。今年改造【117户】。")
    assert period is not None
    assert period.edtf == "XXXX"
    assert period.start is None
    assert period.end is None


def test_dates_where_the_year_is_known() -> None:
    period = period_of("2024年上半年，收入【13亿元】。")
    assert period is not None
    assert (period.start, period.end) == (datetime.date(2024, 1, 1), datetime.date(2024, 6, 30))
    assert period.text == "2024年上半年"


def test_headline_gives_the_year_reviewed() -> None:
    text = "全区生产总值增长5%。"
    periods = read_periods(text, title="2025年工作回顾")
    found = periods.of(text.index("5%"), text.index("5%") + 2)
    assert found is not None
    assert found.edtf == "2025"


def test_headline_is_asked_with_its_own_offsets() -> None:
    periods = read_periods("全市监测31天。", title="8月优良率为96%")
    found = periods.of_title(6, 9)
    assert found is not None
    assert found.edtf == "XXXX-08"
    with pytest.raises(ValueError, match="not in the headline"):
        periods.of_title(6, 40)


def test_mentions_carry_their_spans() -> None:
    text = "2023年7月开工，目前完成九成。"
    mentions = read_periods(text).mentions
    assert [m.span.of(text) for m in mentions] == ["2023年7月", "目前"]
    assert [m.period.edtf if m.period else None for m in mentions] == ["2023-07", None]
