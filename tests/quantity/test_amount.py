"""Quantities: the quote is marked in the sentence, the reading stands behind it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from factminer.quantity.ledger import find_numerals
from factminer.quantity.quantity import Quantity

# One case a line: sentence with the quote marked, value or low–high, unit, qualifier.
CASES = [
    line
    for line in Path(__file__).with_name("amounts.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]

KNOWN_FAILURES = [
    line
    for line in Path(__file__).with_name("amounts_wrong.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def quantities(text: str) -> list[Quantity]:
    return [n.quantity for n in find_numerals(text) if n.quantity is not None and n.verdict == "claim"]


@pytest.mark.parametrize("case", CASES)
def test_reading(case: str) -> None:
    marked, number, unit, qualifier = case.split("|")
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


@pytest.mark.parametrize("case", KNOWN_FAILURES)
@pytest.mark.xfail(strict=True)
def test_known_failures(case: str) -> None:
    test_reading(case)


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
