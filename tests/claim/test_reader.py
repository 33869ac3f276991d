"""What is measured: a sentence, and for each of its figures the indicator, the change and the shape that read it."""

from __future__ import annotations

import pytest

from factminer.claim.reader import find_readings
from factminer.quantity.ledger import find_numerals

# sentence | quote: indicator[, change] for each figure
CASES = """
空气质量优良率为96.8%。|96.8%: 空气质量优良率
全市续签、新签订集体合同149份，|149份: 集体合同
对25家民营企业进行“法治体检”|25家: 民营企业
发放171.18万元的防暑降温物资|171.18万元: 防暑降温物资
工会组织共走访慰问职工3.15万人次|3.15万人次: 职工
为全市1600名农民工发放体检卡|1600名: 农民工
完善14家户外劳动者服务站点的建设|14家: 户外劳动者服务站点
粮食总产量达1200亿斤，比上年增长2.6%。|1200亿斤: 粮食总产量; 2.6%: 粮食总产量, increase
生猪存栏1490万头，同比减少0.75%。|1490万头: 生猪存栏; 0.75%: 生猪存栏, decrease
城镇、农村居民收入分别增长4.8%、5.9%。|4.8%: 城镇居民收入, increase; 5.9%: 农村居民收入, increase
进口量为3200吨，货值420万美元，分别增长15%和22%。|3200吨: 进口量; 420万美元: 货值; 15%: 进口量, increase; 22%: 货值, increase
散养鸡占出栏总量近七成。|近七成: 散养鸡占出栏总量
规上工业增加值提高7.7%，高于全国1.8个百分点。|7.7%: 规上工业增加值, increase; 1.8个百分点: 规上工业增加值
手机价格从3000元降到1999元，降幅达三成。|3000元: 手机价格; 1999元: 手机价格; 三成: 手机价格, decrease
监测的20种水果中，价格上涨的有8种，下跌的有3种。|20种: 水果; 8种: 价格上涨的水果; 3种: 下跌的水果
瓦斯爆炸事故造成43人死亡。|43人: 瓦斯爆炸事故死亡
需要加装的9部电梯已经成功安装6部。|9部: 电梯; 6部: 电梯
每年生产各类优质蔬菜12000吨，|12000吨: 优质蔬菜
毛竹收购价每公斤21元，|21元: 毛竹收购价
新设12个现代农业示范园区|12个: 现代农业示范园区
各级文明单位与295个文明村结对共建|295个: 文明村
年内组织三方联合监督检查一次。|一次: 三方联合监督检查
红富士苹果平均价格9.6元/公斤，较上旬涨0.4元/公斤。|9.6元/公斤: 红富士苹果平均价格; 0.4元/公斤: 红富士苹果平均价格, increase
国民经济保持了11%的快速增长。|11%: 国民经济, increase
增速方面，北京3.9%，全市4.7%。|3.9%: 增速; 4.7%: 增速
开发区、保税区和园区的财政收入保持增长，同比分别增长51%、53.8%和57%。|51%: 开发区的财政收入, increase; 53.8%: 保税区的财政收入, increase; 57%: 园区的财政收入, increase
农业总产值实现120.5亿元；实现销售收入3亿元。|120.5亿元: 农业总产值; 3亿元: 销售收入
工业增加值占GDP比重由28%提升到32%。|28%: 工业增加值占GDP; 32%: 工业增加值占GDP
农民工资性收入突破100亿元大关。|突破100亿元: 农民工资性收入
社区有居民86户。|86户: 居民
企业设施为165项部门实施的审批事项，|165项: 部门实施的审批事项
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_indicator_and_change(case: str) -> None:
    text, _, wanted = case.partition("|")
    places = ("全市", "北京")
    found = []
    for quantity, reading, _ in find_readings(text, find_numerals(text), places):
        change = "" if reading.change == "level" else f", {reading.change}"
        found.append(f"{text[quantity.start : quantity.end]}: {reading.indicator}{change}")
    assert "; ".join(found) == wanted


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("存栏同比减少5%", "yoy"),
        ("存栏环比减少5%", "mom"),
        ("存栏比上年增长5%", "yoy"),
        ("存栏比上月增长5%", "mom"),
        ("存栏较1月份增长5%", "other"),
        ("存栏增长到5万头", None),
        ("费用比其他医院低25%", None),
    ],
)
def test_basis(text: str, basis: str | None) -> None:
    (_, reading, _), *_ = find_readings(text, find_numerals(text))
    assert reading.basis == basis


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("每公斤21元", "公斤"),
        ("人均公园绿地面积12平方米", "人"),
        ("每千人拥有床位8张", "千人"),
        ("每平方米租金25.5元", "平方米"),
        ("每人每月补助1000元", "人·月"),
        ("每10万人中发病12例", "10万人"),
        ("每个村补助5万元", "村"),
        ("电价为每千瓦时0.52元", "千瓦时"),
        ("一斤4.3元", "斤"),
        ("25.5元每公斤", None),
        ("共21元", None),
    ],
)
def test_per(text: str, per: str | None) -> None:
    (_, reading, _), *_ = find_readings(text, find_numerals(text))
    assert reading.per == per
