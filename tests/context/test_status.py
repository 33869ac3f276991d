"""Whether a figure has come about, is planned or is a norm: the figure stands between 【 and 】."""

from __future__ import annotations

import pytest

from factminer.context.period import read_periods
from factminer.context.status import is_over, is_to_come, read_stance, read_status

CASES = [
    ("今年建成公园【9个】。", "actual"),
    ("将建成公园【9个】。", "planned"),
    ("将4间车库改造成活动站【9个】。", "actual"),
    ("将建设用地【9亩】用于开发。", "actual"),
    ("确保绿化率达【40%以上】。", "planned"),
    ("原定生产【9吨】。", "planned"),
    ("要求到1967年，亩产提高到【800斤】。", "planned"),
    ("全市要完成造林【9亩】。", "planned"),
    ("只要完成造林【9亩】，", "actual"),
    ("比五年计划规定的指标多【9吨】。", "actual"),
    ("预期寿命达到【74岁】。", "actual"),
    ("计划建成20个，目前已完成【9个】。", "actual"),
    ("明确的【9项】整改任务正在推进。", "actual"),
    ("挂牌价不得高于底价的【130%】。", "rule"),
    ("罚款【9元】的标准。", "rule"),
    ("制定了【9条】标准。", "actual"),
    ("他们决心增产棉纱【9件】。", "planned"),
    ("产糖可望突破【9吨】。", "planned"),
    ("工人要求把工资提高【9%】。", "planned"),
    ("贸易额今年将比去年增加【9%】。", "planned"),
    ("据县气象站预报，雨量可达【9毫米】。", "planned"),
    ("专家建议把起征点提高到【9元】。", "planned"),
    ("大会要求，每个社员增收【9元】。", "planned"),
    ("教育局要求，作业时间【不超过9分钟】。", "rule"),
    ("按照群众的要求，修桥【9座】。", "actual"),
    ("全年要引进企业【9家】。", "planned"),
    ("县里决定，从明年起减租【9万斤】。", "planned"),
    ("十年规划提出，造林【9万亩】。", "planned"),
    ("县里的任务是植树【9万株】。", "planned"),
    ("工期由原定的6个月缩短为【9天】。", "actual"),
    ("磨坊扩建后，日产面粉可增加到【9吨】。", "planned"),
    ("根据两国协定，对方供应棉花【9吨】。", "planned"),
    ("公司承诺，保修【9年】。", "rule"),
    ("根据学校的规定，他交了【9元】。", "actual"),
    ("据介绍，对生双胞胎的家庭一次性发放补贴【9元】。", "rule"),
    ("规划期内新建学校【9所】。", "planned"),
    ("力争引进项目5个，实际利用外资【9亿美元】。", "planned"),
    ("产糖50吨，比计划多【9吨】。", "actual"),
    ("法院将欠租户的【9万元】押金全部追回。", "actual"),
    ("到2035年，亩产由现在的【9斤】提高到40斤。", "actual"),
    ("逾期未登记的，处【9元】罚款。", "rule"),
    ("商店因此被处【9元】罚款。", "actual"),
    ("对新认定的作坊，一次性给予【9万元】奖励。", "rule"),
    ("垃圾费按每户每月【9元】收取。", "rule"),
    ("垃圾费共收取【9元】。", "actual"),
    ("昼间噪声【不得超过55分贝】。", "rule"),
    ("病床使用率【不低于9%】。", "rule"),
    ("估计损失额【不低于9万元】。", "actual"),
    ("劳动局规定，学徒每月津贴为20元，满师后为【9元】。", "rule"),
    ("最低工资标准由800元调整为【900元】。", "rule"),
    ("最低工资标准惠及【9万人】。", "actual"),
    ("今年计划改造现有鱼塘【9亩】。", "actual"),
    ("今年计划把现有的5家增加到【9家】。", "planned"),
    ("到2035年，占比将由目前的5%提高到【9%】。", "planned"),
    ("全年产糖可【突破9吨】。", "planned"),
    ("会议决定，到1962年，亩产达到【9斤】。", "planned"),
    ("各地今冬要修水库【9座】。", "planned"),
    ("队里准备种【9亩】油菜。", "planned"),
    ("县里认定“登峰计划”企业【9家】。", "actual"),
    ("登峰计划工作小组认定企业【9家】。", "actual"),
    ("计划投资9亿元，完成【63%】。", "actual"),
    ("计划造林9亩，完成【4亩】。", "actual"),
    ("计划投资9亿元，完成造林【4亩】。", "planned"),
    ("年度计划完成投资【9亿元】。", "planned"),
    ("县政府工作报告提出，工业增加值增长【9%】。", "planned"),
    ("这高于全省【9%】的增长目标。", "planned"),
    ("报告下达了【9项】任务。", "actual"),
    ("合作社决定采取新办法：建鱼池【9个】。", "planned"),
    ("客户争取到了优惠，得礼包【9个】。", "actual"),
    ("全县不超过8棵，能够采摘的【不超过9%】。", "actual"),
    ("政府有权没收【9年】以上的存款。", "rule"),
    ("水温应当在【9度】上下。", "rule"),
    ("老人每月可享受价值【9元】的服务。", "rule"),
]


@pytest.mark.parametrize(("marked", "status"), CASES)
def test_status_of_a_sentence(marked: str, status: str) -> None:
    at, end = marked.index("【"), marked.index("】") - 1
    assert read_status(marked.replace("【", "").replace("】", ""), at, end) == status


LAW = "第一条 为了规范。\n第二条 本办法适用全县。\n第三条 记满12分的，学习。"
POLICY = "对新办企业给予5万元奖励。对合作社一次性补助3万元。每户最高补贴2万元。"
REPORT = "一、工作回顾\n新建公园9个。\n二、下一步工作打算\n新建学校3所。"
TARGETS = "主要预期目标是：产值增长5%；就业9人。\n新建学校3所。"


@pytest.mark.parametrize(
    ("text", "figure", "status"),
    [
        (LAW, "12分", "rule"),
        (POLICY, "3万元", "rule"),
        (REPORT, "9个", "actual"),
        (REPORT, "3所", "planned"),
        (TARGETS, "9人", "planned"),
        (TARGETS, "3所", "planned"),
        ("新建学校3所。", "3所", "actual"),
    ],
)
def test_what_a_whole_text_is_to_its_figures(text: str, figure: str, status: str) -> None:
    at = text.index(figure)
    opening = max(text.rfind("。", 0, at), text.rfind("\n", 0, at), text.rfind("；", 0, at)) + 1
    sentence = text[opening:].split("\n")[0]
    assert read_status(sentence, at - opening, at - opening + 2, read_stance(text), opening) == status


def test_a_plan_is_told_by_its_title_and_taken_back_by_its_period() -> None:
    assert read_stance("新建学校3所。", "平安县2026年工作要点").plans(4)
    assert read_stance("新建学校3所。", "平安县水利发展规划纲要（草案）").plans(4)
    assert read_status("新建学校3所。", 4, 6, read_stance("新建学校3所。", "平安县规划"), 0, past=True) == "actual"


def test_the_title_of_a_notice_on_fees_lays_down() -> None:
    notice = "关于调整停车收费标准的通知\n小车每辆每天9元。"
    assert read_status("小车每辆每天9元。", 6, 8, read_stance(notice), 14) == "rule"


def test_a_report_on_work_tells_of_the_past_and_of_this_year() -> None:
    stance = read_stance("一、工作回顾\n就业率不低于90%。\n二、工作安排\n去年建渠8公里，今年再建9公里。")
    assert read_status("就业率不低于90%。", 3, 9, stance, 7) == "actual"
    assert read_status("去年建渠8公里，今年再建9公里。", 12, 15, stance, 24) == "planned"
    assert read_status("去年建渠8公里，今年再建9公里。", 4, 7, stance, 24) == "actual"


def test_a_report_that_a_plan_was_fulfilled_is_no_plan() -> None:
    assert not read_stance("新建学校3所。", "平安县提前完成全年造林计划").plans(4)


@pytest.mark.parametrize(
    ("led", "sentence", "status"),
    [
        ("力争造林5亩；", "新建学校【3所】。", "planned"),
        ("预计物价上涨2%；", "出口增长【3%】。", "planned"),
        ("力争造林5亩；", "去年新建学校【3所】。", "actual"),
        ("力争造林5亩。", "新建学校【3所】。", "planned"),
        ("力争造林5亩。", "乡里新建学校【3所】。", "actual"),
        ("力争造林5亩。", "新建的学校有教室【3间】。", "actual"),
        ("将推动改造。加大投资，新建市场2座。", "同时，着力提升质量，新增企业【3家】。", "planned"),
        ("将推动改造。加大投资，新建市场2座。", "同时，县里新增企业【3家】。", "actual"),
        ("1996年全年人均收入900元。", "到年底，每百户有缝纫机【3台】。", "actual"),
        ("今年已建校舍9间。", "到年底，建成【3间】。", "planned"),
    ],
)
def test_what_stands_before_a_sentence_plans_it(led: str, sentence: str, status: str) -> None:
    at, end = sentence.index("【"), sentence.index("】") - 1
    assert read_status(sentence.replace("【", "").replace("】", ""), at, end, led=led) == status


def test_bounds_alone_make_no_policy_of_a_plan() -> None:
    plan = "今年培训不少于40人。新建学校不低于3所。造林不低于900亩。每村补贴2万元。"
    assert not read_stance(plan).policy


def test_periods_over_and_to_come() -> None:
    (past,) = (m.period for m in read_periods("2024年").mentions)
    (coming,) = (m.period for m in read_periods("到2030年底，").mentions)
    assert is_over(past, "2025-03-01")
    assert not is_over(past, None)
    assert is_to_come(coming, "2025-03-01")
    assert not is_to_come(past, "2025-03-01")
