"""Rows for the eye and for programs."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal

from factminer.dataset.show import show_csv, show_json, show_table

COLUMNS = ("名", "value", "exact", "day", "spans")
ROWS = [
    ("公园，一", 12.0, Decimal("12.500000000"), datetime.date(2023, 8, 1), [{"start": 1, "end": 2}]),
    ('"a", b', 3.25, None, None, []),
]


def test_a_table_counts_chinese_characters_as_two_wide() -> None:
    assert show_table(("名", "n"), [("公园", 12), ("ab", 3)]) == "名     n\n────  ──\n公园  12\nab     3\n"


def test_a_table_cuts_what_is_long() -> None:
    shown = show_table(("text",), [("字" * 500,), ("字\n字",)]).splitlines()
    assert shown[2] == "字" * 29 + "…"
    assert shown[3] == "字 字"


def test_a_table_without_rows_or_columns() -> None:
    assert show_table(("a", "b"), []) == "a  b\n─  ─\n"


def test_csv_is_whole() -> None:
    assert show_csv(COLUMNS, ROWS).splitlines() == [
        "名,value,exact,day,spans",
        '公园，一,12,12.5,2023-08-01,"[{""start"": 1, ""end"": 2}]"',
        '"""a"", b",3.25,,,[]',
    ]


def test_json_is_one_array_with_a_row_a_line() -> None:
    shown = show_json(COLUMNS, ROWS)
    assert json.loads(shown)[0] == {
        "名": "公园，一", "value": 12, "exact": "12.5", "day": "2023-08-01", "spans": [{"start": 1, "end": 2}],
    }  # fmt: skip
    assert len(shown.splitlines()) == 4
    assert json.loads(show_json(COLUMNS, [])) == []
