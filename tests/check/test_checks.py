"""The page's arithmetic redone, on sentences whose sums are right and wrong."""

from __future__ import annotations

import pytest

from factminer.check.check import Check
from factminer.pipeline import mine


def checks(text: str, kind: str) -> list[Check]:
    return [check for check in mine(text).checks if check.kind == kind]


def test_a_share_that_is_right() -> None:
    (check,) = checks("8月份，西宁市有效监测天数为31天，优良天数为30天，优良率为96.8%。", "share")
    assert (check.expression, check.verdict, str(check.computed)) == ("30 ÷ 31", "agrees", "96.7742")
    assert [role for _, role in check.claims] == ["part", "whole", "share"]


def test_a_share_that_is_wrong() -> None:
    (check,) = checks("8月份，西宁市有效监测天数为31天，优良天数为29天，优良率为96.8%。", "share")
    assert check.verdict == "differs"
    assert check.difference > 3


def test_a_share_of_a_task() -> None:
    (check,) = checks("全县建成果园22000亩，占下达13800亩任务的159%。", "share")
    assert (check.expression, check.verdict) == ("22000 ÷ 13800", "agrees")


@pytest.mark.parametrize(
    "text",
    [
        "全县有学校31所、医院30所，绿化率为96.8%。",
        "有效监测天数为31天，优良天数为近30天，优良率为96.8%。",
        "有效监测天数为31天，优良天数为30天，满意率为96.8%。",
    ],
)
def test_figures_that_only_stand_together_are_not_held_against_one_another(text: str) -> None:
    assert checks(text, "share") == []


@pytest.mark.parametrize(
    ("days", "finding"), [("243", "the year is no leap year"), ("244", "the year is a leap year"), ("240", None)]
)
def test_the_days_of_the_months_tell_the_kind_of_year(days: str, finding: str | None) -> None:
    found = checks(f"今年1月份至8月份，西宁市有效监测天数为{days}天。", "days")
    assert [check.finding for check in found] == ([finding] if finding else [])


def test_more_days_than_the_calendar_has() -> None:
    (check,) = checks("2023年4月份，西宁市有效监测天数为31天。", "days")
    assert (check.verdict, str(check.computed)) == ("differs", "30")


PAGE = (
    "西宁签订集体合同{}份\n\n本报讯（记者 甲）今年以来，西宁市各级工会签订集体合同149份，切实维护了职工的合法权益。\n"
)


@pytest.mark.parametrize(("figure", "verdict"), [("149", "agrees"), ("159", "differs")])
def test_the_headline_against_the_body(figure: str, verdict: str) -> None:
    (check,) = checks(PAGE.format(figure), "headline")
    assert check.verdict == verdict
