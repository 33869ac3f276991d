"""The date in a cell."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factminer.source.published import DateError, read_date

DAY = [
    "2023-09-18",
    "2023-9-18",
    "2023/9/18",
    "2023.09.18",
    "20230918",
    20230918,
    "20230918083000",
    " 2023年9月18日 ",
    "2023年09月18日 08:30",
    "2023年9月18日8时30分",
    "2023年9月18日 星期一",
    "２０２３年９月１８号",
    "2023-09-18T08:30:00Z",
    "2023-09-18T08:30:00.123456+08:00",
    "2023-09-18 08:30:00+0800",
    "2023/9/18 8:30",
    datetime.date(2023, 9, 18),
    datetime.datetime(2023, 9, 18, 23, 59, tzinfo=datetime.UTC),
]


@pytest.mark.parametrize("cell", DAY)
def test_writings_of_a_day(cell: object) -> None:
    assert read_date(cell) == "2023-09-18"


@pytest.mark.parametrize(
    ("cell", "date"),
    [("2023", "2023"), (2023, "2023"), ("2023年", "2023"), ("2023-9", "2023-09"), ("2023年9月", "2023-09")],
)
def test_writings_of_a_month_and_a_year(cell: object, date: str) -> None:
    assert read_date(cell) == date


@pytest.mark.parametrize("cell", [None, "", " \n"])
def test_an_empty_cell_is_no_date(cell: object) -> None:
    assert read_date(cell) is None


NONE = [
    "202309",
    "45187",
    1694995200,
    True,
    20230918.0,
    ["2023"],
    "18.9.2023",
    "2023-13",
    "2023-02-29",
    "2023-09/18",
    "0000",
    -2023,
    "昨天",
    "2023-09-18 至 2023-09-20",
    f"2023{' ' * 1000}年",
    10**20,
]


@pytest.mark.parametrize("cell", NONE)
def test_what_is_no_date(cell: object) -> None:
    with pytest.raises(DateError):
        read_date(cell)


@given(st.text(max_size=200))
def test_any_text_is_a_date_or_none(cell: str) -> None:
    try:
        date = read_date(cell)
    except DateError:
        return
    assert date is None or read_date(date) == date
