"""Text that stands on the page twice, word for word: a slip of the reading, not of the paper. The first copy is kept.

Only prose of some length counts: a paragraph of thirty characters or more with a full stop in it, or a sentence of
twenty that follows itself at once. Cells, headings and slogans may well be repeated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factminer.page.piece import Piece
from factminer.text import Edit, Text

_SENTENCE = re.compile(r"[^。！？]++[。！？”’）)]*+")
_SHORTEST = 30
_SHORTEST_SENTENCE = 20
_FINAL = frozenset("。！？”’）)")


def find_loops(string: str) -> list[tuple[int, int]]:
    """Where `string` says the sentence again that it has just said.

    >>> sentence = "各县区要把安全生产摆在突出的位置来抓，不得有误。"
    >>> find_loops("开头。" + sentence + sentence)
    [(27, 51)]
    """
    loops: list[tuple[int, int]] = []
    last: str | None = None
    end = -1
    for match in _SENTENCE.finditer(string):
        sentence = match.group()
        if sentence == last and match.start() == end and len(sentence) >= _SHORTEST_SENTENCE and sentence[-1] in _FINAL:
            loops.append(match.span())
        last, end = sentence, match.end()
    return loops


def cut_loops(text: Text) -> tuple[Text, list[Text]]:
    """The text without the sentences said twice in a row, and those."""
    loops = find_loops(text.string)
    if not loops:
        return text, []
    # Nothing is mended by it: the text keeps the repairs that it has.
    kept = text.edit(Edit(start, end, "", "duplicate") for start, end in loops)
    return replace(kept, repairs=text.repairs), [text[start:end] for start, end in loops]


def find_copies(pieces: Sequence[Piece]) -> set[int]:
    """The indices of pieces that repeat an earlier one word for word."""
    seen: set[str] = set()
    copies: set[int] = set()
    for index, piece in enumerate(pieces):
        if piece.kind != "body" or len(piece.string) < _SHORTEST or "。" not in piece.string:
            continue
        key = re.sub(r"\s", "", cut_loops(piece.text)[0].string)
        if key in seen:
            copies.add(index)
        seen.add(key)
    return copies
