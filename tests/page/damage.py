"""Does to a report what layout and a poor extraction do to it, the same for the same seed.

A page is first set: each paragraph in lines of one width, each line broken as carefully as `Break` says. Then any number
of `KINDS` of damage are done to its lines, in the order in which they happen to a page: in print, in extraction, in
the file. None of them takes away or changes a character that is no blank, but for the width of digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from random import Random

from factminer.page.glyphs import display_width
from tests.page.reports import Report

# What no line break parts: a number and the marks behind a glyph; the marks only; nothing.
CAREFUL = re.compile(r"[“（]?(?:[0-9.%]+|[^0-9])[，。、；：！？）”]*")
THROUGH_NUMBERS = re.compile(r"[“（]?.[.%，。、；：！？）”]*")
ANYWHERE = re.compile(r".")

_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u4e00-\u9fff])")
_RUN = re.compile(r"[0-9]+|[^0-9]+")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")

Block = list[str]
"""The lines of a headline or of a paragraph."""


def wrap(text: str, width: int, unbroken: re.Pattern[str] = CAREFUL, indent: bool = True) -> Block:
    """`text` in lines of `width` full-width glyphs, the first one two glyphs short where there is an `indent`."""
    lines, line, room = [], "", 2 * width - 4 * indent
    for token in unbroken.findall(text):
        if line and display_width(line + token) > room:
            lines.append(line)
            line, room = "", 2 * width
        line += token
    return [*lines, line]


def blank_lines(page: list[Block], random: Random) -> list[Block]:
    """Blank lines in the middle of sentences, as columns and pictures leave them."""
    return [[part for line in block for part in _after_blank(line, line != block[0], random)] for block in page]


def _after_blank(line: str, inside: bool, random: Random) -> list[str]:
    return ["", line] if inside and random.random() < 0.1 else [line]


def spaced_numbers(page: list[Block], random: Random) -> list[Block]:
    """Blanks round the numbers of some lines: 为 31 天."""
    return _some_lines(page, random, 0.4, lambda line: _NUMBER.sub(" ", line))


def letter_spaced(page: list[Block], random: Random) -> list[Block]:
    """Some full lines with a blank after each glyph: 查 并 作 出."""
    return [[*_some_lines([block[:-1]], random, 0.1, _spread)[0], block[-1]] for block in page]


def _spread(line: str) -> str:
    return " ".join(line) if len(line) >= 6 else line


def full_width(page: list[Block], random: Random) -> list[Block]:
    """The digits of some lines on the full square: １２."""
    return _some_lines(page, random, 0.3, lambda line: line.translate(_FULL_WIDTH))


def overprinted_title(page: list[Block], random: Random) -> list[Block]:
    """The headline drawn twice, run by run."""
    return [[_RUN.sub(lambda run: run[0] * 2, line) for line in page[0]], *page[1:]]


def page_feet(page: list[Block], random: Random) -> list[Block]:
    """The foot of a page between two lines: 第 3 页."""
    return _with_feet(page, random, "第 {} 页")


def dashed_feet(page: list[Block], random: Random) -> list[Block]:
    """The same between dashes: — 3 —."""
    return _with_feet(page, random, "— {} —")


def title_at_foot(page: list[Block], random: Random) -> list[Block]:
    """The headline below all text, as large type comes out of a file that draws it last."""
    return [*page[1:], ["", *page[0]]]


def printed_indents(page: list[Block], random: Random) -> list[Block]:
    """The indents of paragraphs as blanks."""
    return [["　　" + block[0], *block[1:]] if "。" in "".join(block) else block for block in page]


def _some_lines(page: list[Block], random: Random, share: float, change: Callable[[str], str]) -> list[Block]:
    return [[change(line) if random.random() < share else line for line in block] for block in page]


def _with_feet(page: list[Block], random: Random, form: str) -> list[Block]:
    number = random.randint(2, 60)
    every = random.randint(12, 25)
    count = 0
    result: list[Block] = []
    for block in page:
        result.append([])
        for line in block:
            count += 1
            result[-1] += [form.format(number + count // every), line] if count % every == 0 else [line]
    return result


KINDS: dict[str, Callable[[list[Block], Random], list[Block]]] = {
    "printed indents": printed_indents,
    "letter-spaced": letter_spaced,
    "spaced numbers": spaced_numbers,
    "full width": full_width,
    "overprinted title": overprinted_title,
    "blank lines": blank_lines,
    "page feet": page_feet,
    "dashed feet": dashed_feet,
    "title at foot": title_at_foot,
}
BREAKS = {"careful": CAREFUL, "through numbers": THROUGH_NUMBERS, "anywhere": ANYWHERE}


def set_page(report: Report, width: int, breaks: str = "careful") -> list[Block]:
    """The lines of `report` as printed; the headline runs over two columns."""
    unbroken = BREAKS[breaks]
    return [
        wrap(report.title, 2 * width, unbroken, indent=False),
        *(wrap(paragraph, width, unbroken) for paragraph in report.paragraphs),
    ]


def damaged(report: Report, width: int, seed: int, kinds: Collection[str], breaks: str = "careful") -> str:
    """A page with `report` on it."""
    random = Random(seed)
    page = set_page(report, width, breaks)
    for kind, change in KINDS.items():
        if kind in kinds:
            page = change(page, random)
    newline = "\r\n" if "CRLF" in kinds else "\n"
    return newline.join(line for block in page for line in block)


def bare(string: str) -> str:
    """`string` as it was before blanks and full-width digits came into it."""
    return "".join(string.split()).translate(_HALF_WIDTH)
