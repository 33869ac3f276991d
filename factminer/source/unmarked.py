"""Encodings that no byte order mark and no strict decoder tells: Big5, and UTF-16 without its mark.

GB18030 takes most of Big5 for rare characters without complaint. What tells them apart is that each of the two sets puts
its everyday characters first: in text that is GB18030, two thirds and more are of the first level of GB 2312, even where
it is traditional or a single headline; in Big5 taken for GB18030, a third. Only what is plainly not GB18030 is taken for
anything else. (charset-normalizer, asked for the same, is wrong on one headline of twelve characters in six.)
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import islice

# Shares of everyday characters: below the first a text is no GB18030, from the second on it is what it was read as.
_STRANGE, _USUAL = 0.6, 0.7
# Fewer characters prove nothing; more than so many add nothing.
_FEWEST, _MOST = 4, 4096
_HIGH = range(0xA1, 0xFF)


def is_gb18030(text: str) -> bool:
    """False for what was read as GB18030 and is plainly something else: it is made of rare characters.

    >>> is_gb18030("石桥市新建公园"), is_gb18030("石橋市新建公園".encode("big5").decode("gb18030"))
    (True, False)
    """
    beyond = list(islice((character for character in text if character > "\x7f"), _MOST))
    return len(beyond) < _FEWEST or _share(beyond, _simplified()) >= _STRANGE


def find_unmarked(data: bytes) -> tuple[str, str] | None:
    """The text and its encoding, where the bytes are Big5, or UTF-16 without a mark, and made of everyday characters.

    >>> find_unmarked("石橋市新建公園".encode("big5"))
    ('石橋市新建公園', 'big5')
    >>> find_unmarked("公园12个".encode("utf-16-le"))
    ('公园12个', 'utf-16-le')
    """
    best, found = _USUAL, None
    for encoding in ("utf-16-le", "utf-16-be") if b"\0" in data else ("big5", "big5hkscs", "utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding.startswith("big5"):
            sample = list(islice((character for character in text if character > "\x7f"), _MOST))
            share = _share(sample, _traditional())
        else:
            sample = list(text[:_MOST])
            share = _share(sample, _everyday())
        if len(sample) >= _FEWEST and "\0" not in text and share > best:
            best, found = share, (text, encoding)
    return found


def _share(characters: list[str], usual: frozenset[str]) -> float:
    return sum(character in usual for character in characters) / max(1, len(characters))


@cache
def _simplified() -> frozenset[str]:
    """The punctuation of GB 2312 and its 3,755 characters of the first level."""
    return _in("gb2312", [*range(0xA1, 0xA4), *range(0xB0, 0xD8)], _HIGH) | frozenset("·—…‘’“”")


@cache
def _traditional() -> frozenset[str]:
    """The punctuation of Big5 and its 5,401 characters of the first level."""
    return _in("big5", [0xA1, 0xA2, *range(0xA4, 0xC7)], [*range(0x40, 0x7F), *_HIGH])


@cache
def _everyday() -> frozenset[str]:
    return frozenset(map(chr, range(32, 127))) | frozenset("\t\r\n") | _simplified() | _traditional()


def _in(encoding: str, first: Iterable[int], second: Iterable[int]) -> frozenset[str]:
    second = list(second)
    return frozenset("".join(bytes((a, b)).decode(encoding, "ignore") for a in first for b in second))
