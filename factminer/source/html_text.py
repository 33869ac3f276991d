"""Elements of an HTML page to text: a paragraph a line, blank lines between, a table's row a line with tabs in it.

Nothing that is printed is left out but what the caller says is no part of the article. Cells that span several columns
or rows stand in the first of them; the others are empty, as the reading of tables expects it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

# What a browser prints nothing of, or nothing that a page says.
UNPRINTED = ("script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "audio", "video", "select",
             "button", "textarea", "datalist", "rt", "rp", "head", "math")  # fmt: skip
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# White space that HTML folds into one blank; the full-width blank is print.
_FOLDED = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u00a0\u200b\u2028\u2029\ufeff]+")
_LONGEST_CELL = 120
_WIDEST = 100


def text_of(element: Any, leaves_out: Callable[[Any], bool] = lambda element: False) -> str:
    """The text of an element; `leaves_out` tells which elements under it are no part of it.

    Takes the time of one pass, however deep the page is nested.
    """
    lines: list[str] = []
    line: list[str] = []

    def end_line() -> None:
        if text := _fold("".join(line)):
            lines.append(text)
        line.clear()

    for event, part in _walk(element, leaves_out):
        if event == "table":
            end_line()
            lines.extend(_printed_table(part))
        elif event == "text":
            line.append(part)
        elif part == "br" or (part in _BLOCKS):
            end_line()
    end_line()
    return "\n\n".join(lines)


def _walk(element: Any, leaves_out: Callable[[Any], bool]) -> Iterator[tuple[str, Any]]:
    """What is printed under an element, in order: `text`, `tag` where one opens or closes, and whole `table`s."""
    from lxml import etree

    walker = etree.iterwalk(element, events=("start", "end"))
    heading = 0
    for event, part in walker:
        if event == "end":
            heading -= part.tag in _HEADINGS
            yield "tag", part.tag
            if part.tail and part is not element:
                yield "text", part.tail
            continue
        heading += part.tag in _HEADINGS
        if part is not element and leaves_out(part):
            walker.skip_subtree()
        elif part.tag == "table" and (rows := _rows(part)) is not None:
            yield "table", rows
            walker.skip_subtree()
        else:
            # A headline that is broken is one headline all the same.
            yield "tag", "" if heading and part.tag == "br" else part.tag
            if part.text:
                yield "text", part.text


def _rows(table: Any) -> list[list[str]] | None:
    """The rows of a table of data, None for one that only sets things beside each other."""
    if table.find(".//table") is not None:
        return None
    rows: list[list[str]] = []
    below: dict[int, int] = {}
    for caption in table.iterchildren("caption"):
        rows.append([_fold(_string(caption))])
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            while below.get(len(cells), 0):
                below[len(cells)] -= 1
                cells.append("")
            text = _fold(_string(cell))
            if len(text) > _LONGEST_CELL:
                return None
            width = min(_span(cell, "colspan"), max(1, _WIDEST - len(cells)))
            deep = _span(cell, "rowspan") - 1
            for column in range(len(cells), len(cells) + width):
                below[column] = deep
            cells += [text, *[""] * (width - 1)]
        while below.get(len(cells), 0):
            below[len(cells)] -= 1
            cells.append("")
        if any(cells):
            rows.append(cells)
    return rows if max(map(len, rows), default=0) > 1 else None


def _printed_table(rows: list[list[str]]) -> Iterator[str]:
    """The rows, and before and between them what stands alone over the whole width."""
    printed: list[str] = []
    for cells in rows:
        if sum(map(bool, cells)) == 1 and cells[0]:
            if printed:
                yield "\n".join(printed)
            printed = []
            yield cells[0]
        else:
            printed.append("\t".join(cells))
    if printed:
        yield "\n".join(printed)


def _span(cell: Any, name: str) -> int:
    written = (cell.get(name) or "1").strip()[:6]
    return min(max(1, int(written)), _WIDEST) if written.isascii() and written.isdigit() else 1


def _string(element: Any) -> str:
    return "".join(element.itertext())


def _fold(text: str) -> str:
    return _FOLDED.sub(" ", text).strip(" ")
