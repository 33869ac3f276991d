"""Quantities: the quote is marked in the sentence, the reading stands behind it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factminer.quantity.ledger import find_numerals
from factminer.quantity.quantity import Quantity

# sentence with 【quote】, value or low–high, unit, qualifier
CASES = """
全年签订合同【149份】。|149|份|exact
覆盖职工【近2.6万人】，|26000|人|nearly
受益群众【4000余人】；|4000|人|over
日服务【300多万人次】，|3000000|人次|over
新建大棚260栋（每栋【0.5亩/栋】）|0.5|亩/栋|exact
人均年收入达到【2.8万元以上】。|28000|元|over
订单【突破2000份】，|2000|份|over
有企业【超过26万家】|260000|家|over
开展活动【上万场】，|10000|场|over
比例达【六成半】。|65|%|exact
占比【近七成】。|70|%|nearly
占总数的【三分之一】，|0.333333|​|exact
增长【百分之十一】。|11|%|exact
【一半以上】的农户|0.5|​|over
税率为【5%—8%】，|5–8|%|range
培训【1至3个月】。|1–3|个月|range
每天有【4000至5000头】出栏|4000–5000|头|range
带动【1—2万人】就业|10000–20000|人|range
价格在【10元至15元】之间|10–15|元|range
来了【二三十人】。|20–30|人|range
投资【1000万元及以上至5000万元】的|10000000–50000000|元|range
车程【1个多小时】，|1|个小时|over
用了【两个半月】。|2.5|个月|exact
比价为【8.1:1左右】。|8.1|​|about
原来【600元一斤】的茶|600|元/斤|exact
收购价【25.5元每公斤】。|25.5|元/公斤|exact
浓度为【33微克/立方米】，|33|微克/立方米|exact
上升【5.3个百分点】。|5.3|百分点|exact
下降【30个基点】。|30|基点|exact
公司新增【１．６万多名】用户|16000|名|over
财政收入【超千亿】。|100000000000|​|over
购置设备【12台（套）】。|12|台（套）|exact
约占总面积的【40%】。|40|%|about
距离约为【2896公里】。|2896|公里|about
须在【三个工作日内】答复|3|个工作日|under
全市共有【3万4000名】学员|34000|名|exact
粮食产量【280.9亿斤】，|28090000000|斤|exact
实际使用外资【1300多亿美元】。|130000000000|美元|over
组织检查【一次】。|1|次|exact
有村民【十二名】。|12|名|exact
"""


def quantities(text: str) -> list[Quantity]:
    return [n.quantity for n in find_numerals(text) if n.quantity is not None and n.verdict == "claim"]


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_reading(case: str) -> None:
    marked, number, unit, qualifier = case.replace("​", "").split("|")
    text = marked.replace("【", "").replace("】", "")
    start, end = marked.index("【"), marked.index("】") - 1
    found = [q for q in quantities(text) if (q.start, q.end) == (start, end)]
    assert found, [(text[q.start : q.end], q.value) for q in quantities(text)]
    q = found[0]
    if "–" in number:
        low, high = map(Decimal, number.split("–"))
        assert (q.value, q.low, q.high) == (None, low, high)
    else:
        assert (q.value, q.low, q.high) == (Decimal(number), None, None)
    assert (q.unit, q.qualifier) == (unit, qualifier)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("最高达94%", "94%"),
        ("仅30人", "30人"),
        ("最近3家企业", "3家"),
        ("节约30吨", "30吨"),
        ("5个以上海为总部的公司", "5个"),
        ("3部电梯和2部门", "3部"),
    ],
)
def test_words_that_are_no_qualifiers(text: str, quote: str) -> None:
    first = quantities(text)[0]
    assert text[first.start : first.end] == quote
    assert first.qualifier == "exact"
