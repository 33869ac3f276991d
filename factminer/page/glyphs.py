"""What a character is to typesetting: how wide it stands, whether it opens or closes, whether it ends a sentence."""

from __future__ import annotations

import re

# Everything past Latin is set on the full square in a Chinese page; “ ” … — count so too, as they are printed.
_WIDE = re.compile(r"[^\x00-\u1fff]")
_BESIDE_NUMBER = re.compile(r"(?<=[!-~]) | (?=[!-~])")
CJK = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

OPENERS = frozenset("“‘（(《〈【「『﹃﹁〔[{")
CLOSERS = frozenset("”’）)》〉】」』﹄﹂〕]}")
# Marks that may not open a line in careful typesetting; where one does, the line goes on from the one before.
CONTINUERS = frozenset("，。、；：！？）)》〉」』”’〕%％‰℃")
TERMINATORS = frozenset("。！？…!?")


def display_width(string: str) -> int:
    """Columns that `string` takes up, half a full-width character each; blanks beside numbers are not counted.

    The blanks that a PDF puts round numbers (`为 31 天`) are no part of the print, so they may not widen a line.

    >>> display_width("为 31 天"), display_width("为31天")
    (6, 6)
    """
    bare = _BESIDE_NUMBER.sub("", string) if " " in string else string
    return len(bare) + len(_WIDE.findall(bare))


def ends_sentence(string: str) -> bool:
    """True where `string` closes with the end of a sentence, quotation marks and brackets after it allowed.

    >>> ends_sentence("他说：“好。”"), ends_sentence("建成“样板”")
    (True, False)
    """
    bare = string.rstrip()
    end = len(bare)
    while end and end > len(bare) - 3 and bare[end - 1] in CLOSERS:
        end -= 1
    return end > 0 and bare[end - 1] in TERMINATORS


def leading_token_width(string: str) -> int:
    """Width of what a line break may not split off at the start of `string`: a number, a word, a mark with its glyph.

    A line was broken because this did not fit on it any more.

    >>> leading_token_width("2023年"), leading_token_width("“棉花"), leading_token_width("处，")
    (4, 4, 4)
    """
    index = 0
    end = min(len(string), 16)
    while index < end and string[index] in OPENERS:
        index += 1
    if index < end and string[index].isascii() and string[index].isalnum():
        while index < end and string[index].isascii() and (string[index].isalnum() or string[index] in ".,%-/:"):
            index += 1
    else:
        index += 1
    while index < end and string[index] in CONTINUERS:
        index += 1
    return display_width(string[:index])
