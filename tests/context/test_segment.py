"""Words of a clause: nothing is lost between them, and hostile text costs no more than its length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factminer.context.phrase import noun_before, subject_of
from factminer.context.phrase_behind import noun_after, purpose_of
from factminer.context.segment import find_words

PIECES = "全县 企业 增长 的 了 “夏令营” （含税） 等 和 、 30 PM2.5 建成 与 农田水利 在 （ ” 一 龘".split()
text = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=20).map("".join)


@settings(max_examples=200, deadline=None)
@given(text)
def test_the_words_cover_the_text(clause: str) -> None:
    words = find_words(clause)
    assert "".join(clause[word.start : word.end] for word in words) == clause
    assert all(word.end > word.start for word in words)
    for read in (noun_after, subject_of, purpose_of, lambda clause: noun_before(clause).noun):
        assert len(read(clause)) <= len(clause)


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("信鸽和气球一齐飞向天空", "信鸽 和 气球 一齐 飞 向 天空"),
        ("农村养老保险参保人数", "农村 养老 保险 参保人数"),
        ("“高原红”葡萄", "“高原红” 葡萄"),
    ],
)
def test_words(clause: str, words: str) -> None:
    assert " ".join(clause[word.start : word.end] for word in find_words(clause)) == words


def test_a_clause_without_end_is_read_in_linear_time() -> None:
    spent = []
    for size in (2_000, 20_000):
        clause = "的企业" * size
        begun = time.perf_counter()
        find_words(clause)
        spent.append(time.perf_counter() - begun)
    assert spent[1] < 60 * spent[0] + 1
