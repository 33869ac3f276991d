"""Which numerals of a sentence state a figure, and which do not: the answers are drawn in `verdicts.txt`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factminer.quantity.ledger import NUMERAL, find_numerals

LINES = [
    line
    for line in (Path(__file__).parent / "verdicts.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
MARK = re.compile(r"«(?P<claim>[^»]*)»|【(?P<none>[^】]*)】")

# Sentences that are read wrong today, with what they lack.
KNOWN_FAILURES = {
    "走进【7-11】便利店": "a brand with a hyphen",
    "这一跳得了«十分»": "十分 is an adverb wherever no 钟 follows",
    "双方战成【2】平": "平 is no sign of a score",
    "血压【140/90】毫米汞柱": "two readings with a stroke between",
    "北京气温【-5/3】℃": "two readings with a stroke between",
    "住【5/6】层，售价«32万»": "floor of so many",
    "国营【三机】床厂": "a numbered factory",
    "结节【4a】类": "a grade with a letter",
}


def drawn(line: str) -> tuple[str, list[tuple[int, int, bool]]]:
    """The sentence without its marks, and the marked spans: start, end, and whether it is a claim."""
    text, spans, last = "", [], 0
    for mark in MARK.finditer(line):
        text += line[last : mark.start()]
        words = mark["claim"] if mark["claim"] is not None else mark["none"]
        spans.append((len(text), len(text) + len(words), mark["claim"] is not None))
        text += words
        last = mark.end()
    return text + line[last:], spans


def misread(line: str) -> list[str]:
    """The marked words whose verdict is another than the drawn one."""
    text, spans = drawn(line)
    rows = find_numerals(text)
    wrong = []
    for start, end, claimed in spans:
        verdicts = {row.verdict for row in rows if row.start < end and row.end > start}
        first = NUMERAL.search(text, start, end)
        right = "claim" in verdicts if claimed else not verdicts & {"claim", "unknown"}
        if first is not None and not right:
            wrong.append(f"{text[start:end]}: {sorted(verdicts)}")
    return wrong


@pytest.mark.parametrize("line", LINES)
def test_figures_are_told_from_other_numerals(line: str) -> None:
    assert misread(line) == []


@pytest.mark.parametrize("line", KNOWN_FAILURES)
@pytest.mark.xfail(strict=True)
def test_known_failures(line: str) -> None:
    assert misread(line) == []


RULES = """
中国队以【3比1】战胜日本队|score|score
北纬【39度】|identifier|coordinate
桩号【K12+300】|identifier|coordinate
〔2023〕【15号】|identifier|document number
（2015）民初字第【123号】判决|identifier|case number
违反【第十二条】规定|ordinal|number of an article
列全省【14位】|ordinal|rank
电话【0971-6123456】|identifier|telephone
住【7幢302室】|identifier|house number
账号：【6222 0210 0100 1234】|identifier|announced code
执行【GB/T 2260-2007】|identifier|standard number
车牌为【陕A12345】|identifier|number plate
【三里屯】商圈|name|place name
【二道沙河】治理|name|place name
中铁【三局】承建|name|numbered institution
【863】计划|label|programme
【波音737】客机|label|model name
【PM2.5】浓度|label|model name
【二七区】政府|name|administrative division
推进【四好农村路】建设|label|word of the vocabulary
牢记【三个关键】，|label|slogan
实现【十二连增】|label|so many in a row
1:【500】地形图|identifier|scale
（【600519】）收盘|identifier|share code
"""


@pytest.mark.parametrize("case", RULES.strip().splitlines())
def test_rules_name_the_phenomenon(case: str) -> None:
    marked, verdict, rule = case.split("|")
    text = marked.replace("【", "").replace("】", "")
    at = NUMERAL.search(text, marked.index("【"))
    assert at is not None
    assert [(n.verdict, n.rule) for n in find_numerals(text) if n.start <= at.start() < n.end] == [(verdict, rule)]


NUMBERS = "两 三 八 十 十一 三十五 一百 二百五十 三千 一万二千 三千四百零五万 七亿 零点八 一点五 二点二 3 12 45 300 985 3500 26.5".split()
UNITS = "元 吨 个 公里 人 户 斤 亩 公斤 平方米 立方米 件 家 台 名 条 项 次 辆 座 只 米 公顷 美元 种".split()
VERBS = ["全市共有", "新增", "完成", "；其中", "达", "发放"]


@pytest.mark.parametrize("number", NUMBERS)
def test_no_name_swallows_a_plain_amount(number: str) -> None:
    for unit in UNITS:
        for verb in VERBS:
            text = f"{verb}{number}{unit}，"
            verdicts = [n.verdict for n in find_numerals(text) if n.end > len(verb)]
            assert verdicts == ["claim"], text
