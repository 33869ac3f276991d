"""Every numeral of a text, each once, with its verdict.

The finders stand in the order of their right of way: what an earlier one takes, a later one leaves alone. What no
finder takes is read as a quantity, and where it is none the row says so; nothing is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from factminer.quantity.amount import amount_at
from factminer.quantity.assertion import verdict_on
from factminer.quantity.date import find_dates, find_times
from factminer.quantity.identifier import find_identifiers, find_models
from factminer.quantity.label import find_labels, find_paired, find_titles
from factminer.quantity.marker import find_list_markers, find_ordinals
from factminer.quantity.quantity import Numeral
from factminer.quantity.vague import find_vague
from factminer.quantity.word import find_words

# The formal numerals are everyday characters too (陆羽, 伍家岗): only in company are they numerals.
NUMERAL = re.compile(
    "[0-9０-９〇零一二两三四五六七八九十百千万亿廿卅萬億]"
    "|[壹贰叁肆伍陆柒捌玖拾佰仟](?=[零壹贰叁肆伍陆柒捌玖拾佰仟万亿萬億元圆])|(?<=[壹贰叁肆伍陆柒捌玖])[拾佰仟]"
)
_HALF = re.compile("过半|半数|大半")
_WIDTH = str.maketrans("０１２３４５６７８９．％＋", "0123456789.%+")

FINDERS: tuple[Callable[[str], Iterator[Numeral]], ...] = (
    find_titles,
    find_labels,
    find_identifiers,
    find_times,
    find_dates,
    find_list_markers,
    find_ordinals,
    find_models,
    find_words,
    find_vague,
    find_paired,
)


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """All numerals of `text` in order, none overlapping; each digit and Chinese numeral lies in exactly one.

    >>> [(n.verdict, n.start, n.end) for n in find_numerals("8月份，“十佳”企业签订合同149份，占三分之一。")]
    [('date', 0, 3), ('label', 5, 7), ('claim', 14, 18), ('claim', 20, 24)]
    """
    plain = text.translate(_WIDTH)
    taken = bytearray(len(plain))
    found: list[Numeral] = []
    for finder in FINDERS:
        for numeral in finder(plain):
            if not any(taken[numeral.start : numeral.end]) and NUMERAL.search(plain, numeral.start, numeral.end):
                taken[numeral.start : numeral.end] = b"\1" * (numeral.end - numeral.start)
                found.append(numeral)
    found.extend(_amounts(plain, taken))
    return tuple(sorted(found, key=lambda n: n.start))


def _amounts(text: str, taken: bytearray) -> Iterator[Numeral]:
    """What the finders left, read as quantities; their borders are not crossed."""
    starts = sorted({m.start() for m in NUMERAL.finditer(text)} | {m.start() for m in _HALF.finditer(text)})
    for at in starts:
        if taken[at]:
            continue
        quantity = amount_at(text, at)
        if quantity is not None and not any(taken[quantity.start : quantity.end]):
            verdict, rule = verdict_on(text, quantity)
            taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
            yield Numeral(quantity.start, quantity.end, verdict, rule, quantity)
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
