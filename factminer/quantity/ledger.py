"""Every numeral of a text, each once, with its verdict.

The finders stand in the order of their right of way: what an earlier one takes, a later one leaves alone. What no
finder takes is read as a quantity, and where it is none the row says so; nothing is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise

from factminer.quantity.amount import amount_at
from factminer.quantity.assertion import verdict_on
from factminer.quantity.coordinate import find_coordinates
from factminer.quantity.date import find_dates, find_times
from factminer.quantity.identifier import find_identifiers, find_models
from factminer.quantity.label import find_labels, find_paired, find_titles
from factminer.quantity.listed import find_shares, with_shared_units
from factminer.quantity.marker import find_list_markers, find_ordinals
from factminer.quantity.name import find_names
from factminer.quantity.number import NOT_FORMAL
from factminer.quantity.printed import Printed, read_printed
from factminer.quantity.qualifier import shares_qualifier
from factminer.quantity.quantity import Numeral, Quantity
from factminer.quantity.score import find_scores
from factminer.quantity.unit import Units
from factminer.quantity.unmistakable import find_unmistakable
from factminer.quantity.vague import find_vague
from factminer.quantity.vocabulary import VOCABULARY, Vocabulary
from factminer.quantity.word import find_reduplicated, find_words

# The formal numerals are everyday characters too (陆羽, 伍家岗, 大陆一季度): only in company are they numerals.
_ANY = "0-9０-９〇零一二两三四五六七八九十百千万亿廿卅萬億兩"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟貳參陸"
NUMERAL = re.compile(
    rf"[{_ANY}]|[壹贰叁柒捌玖佰仟貳參](?=[{_ANY}{_FORMAL}元圆圓点點分又])"
    rf"|(?<![大登着内海水商新收放])(?!{NOT_FORMAL})(?:[肆伍陆陸拾](?=[十百千万亿萬億{_FORMAL}零元圆圓点點])|拾(?=[一二三四五六七八九]))"
    rf"|(?<=[{_FORMAL}万亿萬億零点點])(?!{NOT_FORMAL})[{_FORMAL}]"
)
# Nothing that a quantity depends on stands further before its number.
_BEFORE = 64
# 半 counts without a numeral beside it: 过半, 半数, 半小时.
_HALF = re.compile("过半|半数|大半|半(?![0-9])|(?<=打)对折")

Finder = Callable[[str], Iterator[Numeral]]


def finders(vocabulary: Vocabulary) -> tuple[Finder, ...]:
    """The finders of what has a form of its own, in the order of their right of way."""
    units = vocabulary.units
    own = (partial(find_words, words=vocabulary.own, units=units),) if vocabulary.own else ()
    return (
        *own,
        find_titles,
        find_coordinates,
        find_shares,
        partial(find_labels, units=units),
        partial(find_identifiers, units=units),
        find_scores,
        find_times,
        find_dates,
        partial(find_list_markers, units=units),
        partial(find_ordinals, units=units),
    )


def word_finders(vocabulary: Vocabulary) -> tuple[Finder, ...]:
    """The finders that know words and shapes of names; a number spelled out beyond doubt they leave alone."""
    units = vocabulary.units
    return (
        partial(find_models, units=units),
        partial(find_names, units=units),
        partial(find_words, words=vocabulary.words, units=units),
        find_reduplicated,
        partial(find_vague, units=units),
        partial(find_paired, units=units),
    )


def find_numerals(text: str, vocabulary: Vocabulary = VOCABULARY) -> tuple[Numeral, ...]:
    """All numerals of `text` in order, none overlapping; each digit and Chinese numeral lies in exactly one.

    >>> [(n.verdict, n.start, n.end) for n in find_numerals("8月份，“十佳”企业签订合同149份，占三分之一。")]
    [('date', 0, 3), ('label', 5, 7), ('claim', 14, 18), ('claim', 20, 24)]
    """
    printed = read_printed(text, vocabulary.units)
    plain = printed.text
    taken = bytearray(len(plain))
    found: list[Numeral] = []
    for finder in finders(vocabulary):
        found.extend(_take(plain, finder, taken))
    kept = bytearray(taken)
    for span in find_unmistakable(plain, vocabulary.units):
        kept[span.start : span.end] = b"\1" * len(span)
    for finder in word_finders(vocabulary):
        for numeral in _take(plain, finder, kept):
            taken[numeral.start : numeral.end] = b"\1" * (numeral.end - numeral.start)
            found.append(numeral)
    found.extend(_amounts(plain, taken, vocabulary.units))
    found.sort(key=lambda n: n.start)
    with_shared_units(plain, found)
    _share_qualifiers(plain, found)
    return tuple(found) if printed.places is None else tuple(_placed(printed, numeral) for numeral in found)


def _take(text: str, finder: Finder, taken: bytearray) -> Iterator[Numeral]:
    """What `finder` finds where nothing is taken; it is taken then."""
    for numeral in finder(text):
        if not any(taken[numeral.start : numeral.end]) and NUMERAL.search(text, numeral.start, numeral.end):
            taken[numeral.start : numeral.end] = b"\1" * (numeral.end - numeral.start)
            yield numeral


def _share_qualifiers(text: str, found: list[Numeral]) -> None:
    """What is said once of all members of a list is written to each."""
    for place, (a, b) in enumerate(pairwise(found), 1):
        if a.quantity and b.quantity and shares_qualifier(text, a.quantity, b.quantity):
            found[place] = replace(b, quantity=replace(b.quantity, qualifier=a.quantity.qualifier))


def _cut(text: str, at: int, end: int, units: Units) -> Quantity | None:
    """The quantity at `at` where what stands from `end` on is taken already: 投资5万3月到账 holds 5万."""
    first = max(0, at - _BEFORE)
    found = amount_at(text[first:end], at - first, units)
    return found and found.moved(lambda place: place + first)


def _placed(printed: Printed, numeral: Numeral) -> Numeral:
    """The numeral where it stands in the text that was given."""
    quantity = numeral.quantity and numeral.quantity.moved(printed.start, printed.end)
    return replace(numeral, start=printed.start(numeral.start), end=printed.end(numeral.end), quantity=quantity)


def _amounts(text: str, taken: bytearray, units: Units) -> Iterator[Numeral]:
    """What the finders left, read as quantities; their borders are not crossed."""
    starts = sorted({m.start() for m in NUMERAL.finditer(text)} | {m.start() for m in _HALF.finditer(text)})
    for at in starts:
        if taken[at]:
            continue
        quantity = amount_at(text, at, units)
        if quantity is not None and any(taken[at : quantity.end]):
            quantity = _cut(text, at, taken.index(1, at), units)
        if quantity is not None and any(taken[quantity.start : at]):
            quantity = replace(quantity, start=at)
        if quantity is not None:
            verdict, rule = verdict_on(text, quantity)
            taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
            yield Numeral(quantity.start, quantity.end, verdict, rule, quantity)
            continue
        if text[at] in "半过大对":  # what _HALF found and no amount is: 半岛
            continue
        end = at + 1
        while (
            end < len(text)
            and not taken[end]
            and NUMERAL.match(text, end)
            and text[end].isascii() == text[at].isascii()
        ):
            end += 1
        taken[at:end] = b"\1" * (end - at)
        if text[at].isascii():
            yield Numeral(at, end, "unknown", "unread digits")
        else:
            yield Numeral(at, end, "label", "numeral without a classifier")
