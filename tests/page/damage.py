"""Does to a report what layout and a poor extraction do to it, the same for the same seed.

A page is first set: each paragraph in lines of one width, each line broken as carefully as `BREAKS` says. Then any
number of `KINDS` of damage are done to its lines, in the order in which they happen: in print, in extraction, in the
file. None of them takes away or changes a character that is no blank, but for the width of digits; an overprint and a
page's foot add some.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from random import Random

from factminer.page.glyphs import display_width
from tests.page.reports import Report

# What no line break parts: a number, and a mark from the glyph before it; the marks only; nothing.
BREAKS = {
    "careful": re.compile(r"[“（]?(?:[0-9.%]+|[^0-9])[，。、；：！？）”]*"),
    "through numbers": re.compile(r"[“（]?.[.%，。、；：！？）”]*"),
    "anywhere": re.compile(r"."),
}

_BESIDE_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u4e00-\u9fff])")
_RUN = re.compile(r"[0-9]+|[^0-9]+")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_FIRST_LINE = 4

# The lines of a headline or of a paragraph.
Block = list[str]


def wrap(text: str, width: int, breaks: str = "careful", indent: int = _FIRST_LINE) -> Block:
    """`text` in lines of `width` full-width glyphs, the first one short by `indent` columns of half a glyph."""
    lines, line, room = [], "", 2 * width - indent
    for token in BREAKS[breaks].findall(text):
        if line and display_width(line + token) > room:
            lines.append(line)
            line, room = "", 2 * width
        line += token
    return [*lines, line]


def set_page(report: Report, width: int, breaks: str = "careful") -> list[Block]:
    """`report` in one column, the headline above it as wide as two."""
    return [wrap(report.title, 2 * width, breaks, 0), *(wrap(text, width, breaks) for text in report.paragraphs)]


def uncertain_ends(page: list[Block], width: int) -> set[int]:
    """Where a line ends a sentence and has no room for two more glyphs, as the number of characters up to there.

    Nothing on a page without printed indents tells there whether the paragraph ends too.
    """
    found = set()
    at = 0
    for block in page[1:]:
        for k, line in enumerate(block):
            at += len(line)
            room = 2 * width - display_width(line) - (0 if k else _FIRST_LINE)
            if line[-1] in "。”" and room <= 4:
                found.add(at)
    return found


def printed_indents(page: list[Block], random: Random) -> list[Block]:
    """The indents of paragraphs as blanks."""
    return [page[0], *(["　　" + block[0], *block[1:]] for block in page[1:])]


def letter_spaced(page: list[Block], random: Random) -> list[Block]:
    """Some full lines with a blank after each glyph: 查 并 作 出."""
    full = _some_lines([block[:-1] for block in page], random, 0.1, lambda line: " ".join(line))
    return [[*lines, block[-1]] for lines, block in zip(full, page, strict=True)]


def spaced_numbers(page: list[Block], random: Random) -> list[Block]:
    """Blanks round the numbers of some lines: 为 31 天."""
    return _some_lines(page, random, 0.4, lambda line: _BESIDE_NUMBER.sub(" ", line))


def full_width(page: list[Block], random: Random) -> list[Block]:
    """The digits of some lines on the full square: １２."""
    return _some_lines(page, random, 0.3, lambda line: line.translate(_FULL_WIDTH))


def overprinted_title(page: list[Block], random: Random) -> list[Block]:
    """The headline drawn twice, run by run."""
    return [[_RUN.sub(lambda run: run[0] * 2, line) for line in page[0]], *page[1:]]


def blank_lines(page: list[Block], random: Random) -> list[Block]:
    """Blank lines in mid-sentence, as a column or a picture leaves them."""
    return [_with_lines_between(block, lambda: [""] if random.random() < 0.08 else []) for block in page]


def page_feet(page: list[Block], random: Random) -> list[Block]:
    """The foot of a page wherever it ends: 第 3 页."""
    number = iter(range(random.randint(2, 60), 999))
    return [_with_lines_between(b, lambda: [f"第 {next(number)} 页"] if random.random() < 0.06 else []) for b in page]


def dashed_feet(page: list[Block], random: Random) -> list[Block]:
    """The same between dashes: — 3 —."""
    number = iter(range(random.randint(2, 60), 999))
    return [_with_lines_between(b, lambda: [f"— {next(number)} —"] if random.random() < 0.06 else []) for b in page]


def title_at_foot(page: list[Block], random: Random) -> list[Block]:
    """The headline below all text, as it comes out of a file that draws large type last."""
    return [*page[1:], ["", *page[0]]]


def _some_lines(page: list[Block], random: Random, share: float, change: Callable[[str], str]) -> list[Block]:
    return [[change(line) if random.random() < share else line for line in block] for block in page]


def _with_lines_between(block: Block, between: Callable[[], list[str]]) -> Block:
    return [*block[:1], *(part for line in block[1:] for part in (*between(), line))]


KINDS: dict[str, Callable[[list[Block], Random], list[Block]]] = {
    "printed indents": printed_indents,
    "letter-spaced lines": letter_spaced,
    "spaces round numbers": spaced_numbers,
    "full-width digits": full_width,
    "overprinted title": overprinted_title,
    "blank lines": blank_lines,
    "page feet": page_feet,
    "dashed page feet": dashed_feet,
    "title at the foot": title_at_foot,
}
CRLF = "CRLF"


def damage(page: list[Block], seed: int, kinds: Collection[str]) -> str:
    """The text of `page` after damage of some `kinds`."""
    random = Random(seed)
    for kind, change in KINDS.items():
        if kind in kinds:
            page = change(page, random)
    return ("\r\n" if CRLF in kinds else "\n").join(line for block in page for line in block)


def bare(string: str) -> str:
    """`string` as it was before blanks and full-width digits came into it."""
    return "".join(string.split()).translate(_HALF_WIDTH)
