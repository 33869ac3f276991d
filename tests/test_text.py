"""`Text` keeps its promise: whatever was cut, joined and replaced, every slice leads to the right characters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factminer.span import Span
from factminer.text import Edit, Text

SOURCES = st.text(alphabet="市新增绿地3公顷， \n％", max_size=40)
REPAIRS = ("line wrap", "spacing", "overprint")


@st.composite
def edited(draw: st.DrawFn) -> tuple[Text, list[Edit]]:
    """A text and edits on it, in order and apart from each other."""
    source = draw(SOURCES)
    cuts = sorted(draw(st.lists(st.integers(0, len(source)), max_size=8)))
    edits = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        replacement = draw(st.sampled_from(["", "甲", "乙丙", source[start:end]]))
        edits.append(Edit(start, end, replacement, draw(st.sampled_from(REPAIRS))))
    return Text.of(source), edits


@settings(max_examples=120)
@given(edited())
def test_edit_makes_the_string_that_the_edits_say(case: tuple[Text, list[Edit]]) -> None:
    text, edits = case
    wanted, at = "", 0
    for edit in edits:
        wanted += text.string[at : edit.start] + edit.replacement
        at = edit.end
    assert str(text.edit(edits)) == wanted + text.string[at:]


@settings(max_examples=120)
@given(edited(), st.data())
def test_untouched_characters_lead_to_themselves(case: tuple[Text, list[Edit]], data: st.DataObject) -> None:
    text, edits = case
    result = text.edit(edits)
    start = data.draw(st.integers(0, len(result)))
    end = data.draw(st.integers(start, len(result)))
    part = result[start:end]
    assert part.string == result.string[start:end]
    for run, offset in zip(part.runs, part.offsets, strict=False):
        if run.length == run.end - run.start:
            here = part.string[offset : offset + run.length]
            replaced = any(e.replacement and e.start < run.end and run.start < e.end for e in edits)
            assert replaced or text.source[run.start : run.end] == here


@settings(max_examples=120)
@given(edited(), st.data())
def test_slices_of_slices_agree_with_the_whole(case: tuple[Text, list[Edit]], data: st.DataObject) -> None:
    result = case[0].edit(case[1])
    start = data.draw(st.integers(0, len(result)))
    end = data.draw(st.integers(start, len(result)))
    assert result[start:end].source_spans() == result.source_spans(start, end)


@settings(max_examples=80)
@given(edited())
def test_every_character_is_kept_or_repaired(case: tuple[Text, list[Edit]]) -> None:
    text, edits = case
    result = text.edit(edits)
    covered = {k for span in result.source_spans() for k in range(span.start, span.end)}
    dropped = {k for edit in edits if not edit.replacement for k in range(edit.start, edit.end)}
    missing = {k for k in range(len(text.source)) if not text.source[k].isspace()} - covered
    assert missing <= dropped


@settings(max_examples=80)
@given(st.lists(st.text(alphabet="全市新增3公顷", min_size=1, max_size=6), min_size=1, max_size=6))
def test_joined_parts_lead_to_their_places(words: list[str]) -> None:
    source = "|".join(words)
    parts, at = [], 0
    for word in words:
        parts.append(Text.of(source, Span(at, at + len(word))))
        at += len(word) + 1
    joined = Text.join(parts, "\n")
    assert str(joined) == "\n".join(words)
    at = 0
    for part, word in zip(parts, words, strict=True):
        assert joined.source_span(at, at + len(word)) == part.source_span()
        at += len(word) + 1


def test_repairs_are_named_where_they_were_made() -> None:
    text = Text.of("共 31 天\n新增").edit([Edit(1, 2, "", "spacing"), Edit(6, 7, "", "line wrap")])
    assert str(text) == "共31 天新增"
    assert text.repairs_in(0, 3) == ("spacing",)
    assert text.repairs_in(4, 7) == ("line wrap",)
    assert text.repairs_in(5, 7) == ()


def test_a_replacement_of_another_length_stands_for_its_whole_source() -> None:
    text = Text.of("率为9696%").edit([Edit(2, 6, "96", "overprint")])
    assert text.source_span(2, 4) == Span(2, 6)
    assert text.source_span(0, 2) == Span(0, 2)
    assert Text.of("甲乙丙").edit([Edit(1, 2, "丁戊", "overprint")]).source_span(1, 3) == Span(1, 2)


def test_characters_put_in_have_no_place() -> None:
    joined = Text.join([Text.of("甲乙", Span(0, 1)), Text.of("甲乙", Span(1, 2))], "\n")
    with pytest.raises(ValueError, match="put in"):
        joined.source_span(1, 2)


@pytest.mark.parametrize("edits", [[Edit(0, 2, "", "a"), Edit(1, 3, "", "b")], [Edit(2, 9, "", "a")]])
def test_overlapping_or_outlying_edits_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps"):
        Text.of("全市新增").edit(edits)


def test_parts_of_different_sources_are_refused() -> None:
    with pytest.raises(ValueError, match="different sources"):
        Text.join([Text.of("甲"), Text.of("乙")])
