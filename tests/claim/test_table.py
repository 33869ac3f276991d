"""Figures of tables: what the heads of row and column, the title and the line of the unit say of a cell."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factminer.lexicon.number_words import Unit
from factminer.lexicon.user import Lexicon
from factminer.pipeline import Mined, mine

# A table, with / for a line's end, and for each figure: quote: value unit indicator; change basis; place; period; status.
CASES = {
    "unit of the row, change by its sign": (
        "指标|单位|2023年|比上年增长（%）/原煤产量|万吨|1,234.5|-3.2/发电量|亿千瓦时|56.7|1.5",
        "1,234.5: 12345000 吨 原煤产量; 2023/-3.2: 3.2 % 原煤产量; decrease yoy; 2023"
        "/56.7: 5670000000 千瓦时 发电量; 2023/1.5: 1.5 % 发电量; increase yoy; 2023",
    ),
    "unit above the table, the measure in its column": (
        "表3 2022年主要农产品产量/单位：万吨/产品|产量|环比%/粮　食|1 234.5|3.2/#小麦|456.7|-0.5",
        "1234.5: 12345000 吨 粮食产量; 2022/3.2: 3.2 % 粮食产量; increase mom; 2022"
        "/456.7: 4567000 吨 小麦产量; 2022/-0.5: 0.5 % 小麦产量; decrease mom; 2022",
    ),
    "month and months so far": (
        "表1 2024年5月财政情况/项目|本月（万元）|同比|累计（万元）|同比/收入|12.2|3.3|60.0|-4.1/支出|15|-1|70|2",
        "12.2: 122000 元 收入; 2024-05/3.3: 3.3 % 收入; increase yoy; 2024-05"
        "/60.0: 600000 元 收入; 2024-01/2024-05/-4.1: 4.1 % 收入; decrease yoy; 2024-01/2024-05"
        "/15: 150000 元 支出; 2024-05/-1: 1 % 支出; decrease yoy; 2024-05"
        "/70: 700000 元 支出; 2024-01/2024-05/2: 2 % 支出; increase yoy; 2024-01/2024-05",
    ),
    "places, the topic in the title, ranks": (
        "表2 2022年西宁市各县区财政收入/单位：亿元、%/地区|总量|增速|位次/全市|30.5|4.1|/城东区|5.2|-5.0|1/高新区|1|2|3",
        "30.5: 3050000000 元 财政收入; 青海省西宁市; 2022/4.1: 4.1 % 财政收入; increase other; 青海省西宁市; 2022"
        "/5.2: 520000000 元 财政收入; 青海省西宁市城东区; 2022"
        "/-5.0: 5.0 % 财政收入; decrease other; 青海省西宁市城东区; 2022"
        "/1: 100000000 元 财政收入; 青海省西宁市高新区; 2022/2: 2 % 财政收入; increase other; 青海省西宁市高新区; 2022",
    ),
    "years down the rows": (
        "年份|工业增加值（亿元）|比上年增长（%）/2022|130.1|5.1/2023年|140.2|-6.0",
        "130.1: 13010000000 元 工业增加值; 2022/5.1: 5.1 % 工业增加值; increase yoy; 2022"
        "/140.2: 14020000000 元 工业增加值; 2023/-6.0: 6.0 % 工业增加值; decrease yoy; 2023",
    ),
    "years along the columns, a row of changes": (
        "指标|2021|2022/工业增加值（亿元）|12.3|13.4/增长速度（%）|3.2|8.1/常住人口（万人）|88|87",
        "12.3: 1230000000 元 工业增加值; 2021/13.4: 1340000000 元 工业增加值; 2022"
        "/3.2: 3.2 % 工业增加值; increase other; 2021/8.1: 8.1 % 工业增加值; increase other; 2022"
        "/88: 880000 人 常住人口; 2021/87: 870000 人 常住人口; 2022",
    ),
    "targets": (
        "指标|2023年实际|2024年目标/粮食产量（万吨）|56.1|57以上/新增就业（人）|5,600|约6000/投资增长（%）|5|5左右",
        "56.1: 561000 吨 粮食产量; 2023/57以上: 570000 吨 粮食产量; 2024; planned"
        "/5,600: 5600 人 新增就业; 2023/约6000: 6000 人 新增就业; 2024; planned"
        "/5: 5 % 投资; increase other; 2023/5左右: 5 % 投资; increase other; 2024; planned",
    ),
    "the cell's own unit, a row below 其中": (
        "|2022年|同比/财政收入（亿元）|12.5|4.8%/其中：税收|8|-6.3%/失业率（%）|3.1|-0.1个百分点",
        "12.5: 1250000000 元 财政收入; 2022/4.8%: 4.8 % 财政收入; increase yoy; 2022"
        "/8: 800000000 元 税收; 2022/-6.3%: 6.3 % 税收; decrease yoy; 2022"
        "/3.1: 3.1 % 失业率; 2022/-0.1个百分点: 0.1 百分点 失业率; decrease yoy; 2022",
    ),
    "shares are levels": (
        "单位：万人/指标|年末数|比重（%）/城镇|156.4|50.5/乡村|153|49.5",
        "156.4: 1564000 人 城镇; XXXX-12/50.5: 50.5 % 城镇比重/153: 1530000 人 乡村; XXXX-12/49.5: 49.5 % 乡村比重",
    ),
    "a title of changes": (
        "表4 工业增加值同比增长（%）/地区|2020年11月|2020年10月/河北省|8.7|-2.1/山西省|10.7|12.6",
        "8.7: 8.7 % 工业增加值; increase yoy; 河北省; 2020-11/-2.1: 2.1 % 工业增加值; decrease yoy; 河北省; 2020-10"
        "/10.7: 10.7 % 工业增加值; increase yoy; 山西省; 2020-11/12.6: 12.6 % 工业增加值; increase yoy; 山西省; 2020-10",
    ),
    "heads in two rows": (
        "指标|单位|2月|1—2月/绝对量|同比%|绝对量|同比%/收入|亿元|1.2|3.3|10.1|-2.2/支出|亿元|0.9|1.1|8|0.4",
        "1.2: 120000000 元 收入; XXXX-02/3.3: 3.3 % 收入; increase yoy; XXXX-02"
        "/10.1: 1010000000 元 收入; XXXX-01/XXXX-02/-2.2: 2.2 % 收入; decrease yoy; XXXX-01/XXXX-02"
        "/0.9: 90000000 元 支出; XXXX-02/1.1: 1.1 % 支出; increase yoy; XXXX-02"
        "/8: 800000000 元 支出; XXXX-01/XXXX-02/0.4: 0.4 % 支出; increase yoy; XXXX-01/XXXX-02",
    ),
    "parts of a numbered row": (
        "单位：亿元/指标|1—3月/一、生产总值|30.1/二、人均收入（元）|8123/城镇居民|9230/三、消费价格指数（上年同期=100）|100.2/四、投资|7",
        "30.1: 3010000000 元 生产总值; XXXX-01/XXXX-03/8123: 8123 元 人均收入; XXXX-01/XXXX-03"
        "/9230: 9230 元 城镇居民; XXXX-01/XXXX-03/100.2: 100.2  消费价格指数（上年同期=100）; XXXX-01/XXXX-03"
        "/7: 700000000 元 投资; XXXX-01/XXXX-03",
    ),
    "words in the cells": (
        "品种|价格（元/公斤）|环比/白菜|1.2—1.5|下降3.1%/萝卜|2.5|↑0.5%/猪肉|25|持平",
        "1.2—1.5: 1.2-1.5 元/公斤 白菜价格/3.1%: 3.1 % 白菜价格; decrease mom"
        "/2.5: 2.5 元/公斤 萝卜价格/↑0.5%: 0.5 % 萝卜价格; increase mom/25: 25 元/公斤 猪肉价格",
    ),
    "nothing above the numbers": (
        "原煤|万吨|12.5|3.2/钢材|万吨|33.1|-4.4/水泥|万吨|21.0|0.8",
        "12.5: 125000 吨 原煤/33.1: 331000 吨 钢材/21.0: 210000 吨 水泥",
    ),
    "the same month of the year before": (
        "指标|5月|上年同期/用电量（万千瓦时）|12|11/售电量（万千瓦时）|9|8/供水量（万吨）|7|6",
        "12: 120000 千瓦时 用电量; XXXX-05/11: 110000 千瓦时 用电量/9: 90000 千瓦时 售电量; XXXX-05"
        "/8: 80000 千瓦时 售电量/7: 70000 吨 供水量; XXXX-05/6: 60000 吨 供水量",
    ),
}


def told(mined: Mined) -> str:
    """The figures of the tables as the cases write them."""
    lines = []
    for claim in mined.claims:
        if claim.section != "table":
            continue
        quantity = claim.quantity
        value = f"{quantity.value:f}" if quantity.value is not None else f"{quantity.low}-{quantity.high}"
        parts = [f"{claim.quote}: {value} {quantity.unit} {claim.indicator}"]
        parts += [f"{claim.change} {claim.basis}"] if claim.change != "level" else []
        parts += [claim.place.name] if claim.place else []
        parts += [claim.period.edtf] if claim.period else []
        parts += [claim.status] if claim.status != "actual" else []
        lines.append("; ".join(parts))
    return "/".join(lines)


def sound(mined: Mined) -> None:
    """Every quote stands in the text, and every digit in the ledger once."""
    text = mined.document.text
    covered = [0] * len(text)
    for row in mined.ledger:
        for span in row.spans:
            for at in range(span.start, span.end):
                covered[at] += 1
    assert max(covered) <= 1
    assert all(covered[k] for k, character in enumerate(text) if character.isdigit())
    for claim in mined.claims:
        assert "".join("".join(span.of(text) for span in claim.spans).split()) == claim.quote
        assert claim.claim_id in {row.claim_id for row in mined.ledger}


@pytest.mark.parametrize("name", CASES)
def test_tabs(name: str) -> None:
    table, wanted = CASES[name]
    mined = mine(table.replace("|", "\t").replace("/公斤", "每公斤").replace("/", "\n").replace("每公斤", "/公斤"))
    sound(mined)
    assert told(mined) == wanted


@pytest.mark.parametrize("name", sorted(CASES.keys() - {"heads in two rows", "nothing above the numbers"}))
def test_markdown(name: str) -> None:
    table = CASES[name][0].replace("/公斤", "每公斤")
    lines = [line.replace("每公斤", "/公斤") for line in table.split("/")]
    head = next(k for k, line in enumerate(lines) if "|" in line)
    marked = [*lines[:head], f"| {lines[head]} |", "|---|---|", *(f"| {line} |" for line in lines[head + 1 :])]
    mined = mine("\n".join(marked))
    sound(mined)
    assert told(mined) == CASES[name][1]


FLAT = sorted(
    CASES.keys()
    - {"places, the topic in the title, ranks", "the cell's own unit, a row below 其中", "nothing above the numbers"}
    - {"years down the rows", "words in the cells", "targets"}
)


@pytest.mark.parametrize("name", FLAT)
def test_one_cell_a_line(name: str) -> None:
    table, wanted = CASES[name]
    mined = mine(table.replace("/", "\n").replace("|", "\n"))
    sound(mined)
    assert told(mined) == wanted


def test_full_width_digits_keep_their_places() -> None:
    wide = str.maketrans("0123456789.%-", "０１２３４５６７８９．％－")
    table, wanted = CASES["unit of the row, change by its sign"]
    mined = mine(table.replace("1,234.5", "1234.5").translate(wide).replace("|", "\t").replace("/", "\n"))
    sound(mined)
    values = [part.partition(": ")[2] for part in wanted.split("/")]
    assert [part.partition(": ")[2] for part in told(mined).split("/")] == values


def figures(mined: Mined) -> list[str]:
    return [f"{claim.quote}: {claim.quantity.value:f} {claim.quantity.unit}" for claim in mined.claims]


def test_units_of_the_user_stand_in_heads_and_cells() -> None:
    lexicon = Lexicon(units=(Unit("托", "count", None, None, None, ""),))
    table = "货物\t单位\t数量\t其中：出口（万托）\t备注\n甲类\t万托\t12\t1.5\t300托\n乙类\t万托\t3\t0.2\t约20托\n丙类\t万托\t4\t0.1\t—"
    wanted = ["12: 120000 托", "1.5: 15000 托", "300托: 300 托", "3: 30000 托", "0.2: 2000 托", "约20托: 20 托"]
    assert figures(mine(table, lexicon=lexicon))[:6] == wanted


def test_a_magnitude_of_the_cell_stands_for_that_of_the_head() -> None:
    table = "指标\t产量（万吨）\n原煤\t约1.2亿\n钢材\t3.2万\n水泥\t12"
    assert figures(mine(table)) == ["约1.2亿: 120000000 吨", "3.2万: 32000 吨", "12: 120000 吨"]


def test_a_planned_amount_keeps_its_name() -> None:
    mined = mine("地区\t计划产量（吨）\t年度目标数\n青石县\t12\t30\n白水县\t9\t3\n黑山县\t7\t4")
    assert [claim.indicator for claim in mined.claims][:2] == ["计划产量", ""]
    assert {claim.status for claim in mined.claims} == {"planned"}


def test_ranks_told_in_words_are_ranks() -> None:
    mined = mine("地区\t收入（亿元）\t位次\n青石县\t12\t约30\n白水县\t9\t3\n黑山县\t7\t4")
    assert [claim.quote for claim in mined.claims] == ["12", "9", "7"]


def test_what_is_no_figure_says_why() -> None:
    mined = mine(
        "序号\t县区\t收入（万元）\t位次\t电话\n1\t青石县\t33\t2\t1234567\n2\t白水县\t44\t1\t7654321\n3\t黑山县\t5\t3\t2222222"
    )
    sound(mined)
    verdicts = {(row.quote, row.numeral.verdict) for row in mined.ledger}
    assert {("1", "list"), ("2", "ordinal"), ("1234567", "identifier"), ("万元", "label"), ("33", "claim")} <= verdicts
    assert [claim.quote for claim in mined.claims] == ["33", "44", "5"]


def test_a_lost_cell_is_not_guessed() -> None:
    mined = mine("单位：亿元\n指标\n1月\n增长%\n收入\n12\n3\n税收\n8\n2\n其他\n4\n支出\n22\n5\n民生\n18\n6")
    sound(mined)
    assert [row.numeral.verdict for row in mined.ledger if row.quote == "4"] == ["unknown"]
    assert len(mined.claims) == 8


def test_the_prose_around_a_table_is_read_as_without_it() -> None:
    above, below = "2023年，西宁市签订集体合同149份。", "全市覆盖职工近2.6万人。"
    table = CASES["a title of changes"][0].replace("|", "\t").replace("/", "\n")
    alone, mined = mine(f"{above}\n{below}"), mine(f"{above}\n{table}\n{below}")
    sound(mined)

    def body(found: Mined) -> list[tuple[object, ...]]:
        return [(c.quote, c.indicator, c.place, c.period, c.section) for c in found.claims if c.section != "table"]

    assert body(mined) == body(alone)
    assert told(mined) == CASES["a title of changes"][1]


def test_the_paragraph_that_leads_to_a_table_dates_it() -> None:
    mined = mine("2021年，青石县农业生产稳定，主要产品产量如下：\n产品\t产量（吨）\n小麦\t12\n玉米\t13\n油料\t14")
    assert {claim.period.edtf for claim in mined.claims if claim.period} == {"2021"}


def test_rows_named_alike_do_not_repeat_each_other() -> None:
    mined = mine("产业\t增加值（亿元）\n第一产业\t12\n第二产业\t12\n第三产业\t12")
    assert [claim.same_as for claim in mined.claims] == [None] * 3


def test_years_in_cells_are_dates() -> None:
    mined = mine(
        "项目\t总投资（万元）\t建成年份\t建设年限\n甲桥\t320\t2021\t2019-2021\n乙桥\t560\t2022\t2020-2022\n丙桥\t8\t2023\t"
    )
    sound(mined)
    assert [claim.quote for claim in mined.claims] == ["320", "560", "8"]
    assert {row.numeral.verdict for row in mined.ledger if row.quote.startswith("202")} == {"date"}


PIECES = (
    *(
        "指标",
        "单位",
        "绝对量",
        "同比增长（%）",
        "万吨",
        "%",
        "原煤",
        "第一产业",
        "#种植业",
        "其中：工业",
        "全市",
        "城东区",
    ),
    *(
        "1234.5",
        "-3.2",
        "１２．３",
        "—",
        "",
        "2021",
        "2022年",
        "1",
        "2",
        "5.3%",
        "12（3）",
        "1 234",
        "下降3.1%",
        "约3000人",
    ),
    *(
        "单位：亿元",
        "表1 主要指标",
        "序号",
        "位次",
        "今年，全市新增12个，增长3%。",
        "第 3 页",
        "|---|---|",
        "## 标题",
        "万",
    ),
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), min_size=1, max_size=9),
    st.sampled_from(("\t", " | ", "  ", " ", "\n", "\n\n", "|")),
)
@example([["第 3 页", "|---|---|", "2021", "指标", "1234.5"], ["指标", "1234.5", "指标", "1234.5"]], "\n")
def test_whatever_stands_in_the_cells(rows: list[list[str]], between: str) -> None:
    text = "\n".join(between.join(row) for row in rows)
    mined = mine(text)
    assert all(covered in text for covered in (span.of(text) for claim in mined.claims for span in claim.spans))
    if any(character.isdigit() for character in text):
        sound(mined)


@pytest.mark.parametrize(
    "text",
    [
        "原煤\n12\n" * 3000,
        "原煤 12 3.3\n水泥 1\n" * 2000,
        "|甲" * 20000,
        "\t" * 50000,
        "原煤" + "\t12" * 20000,
        "表1 指标\n单位：亿元\n" * 2000,
        "单位：亿元\n指标\n产量\n增长\n原煤\n12\n13\n水泥\n5\n6\n" * 200,
    ],
    ids=range(7),
)
def test_hostile_tables_take_no_longer(text: str) -> None:
    started = time.perf_counter()
    mine(text)
    assert time.perf_counter() - started < 20
