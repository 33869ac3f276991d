"""Hard wraps: the lines of a column, joined again into the paragraph that was set in them.

Chinese lines are joined without a blank, also in the middle of a number (`22.3⏎%`, `1⏎200`): a column breaks anywhere.
Between two Latin words the line end stood for a blank. Which lines belong together is decided before, from the widths
of the column (`factminer.page.column`); here they are only closed up.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factminer.text import Edit, Text

REPAIR = "line wrap"
COLUMN_BREAK = "column break"


def join_lines(lines: Sequence[Text], gaps: Sequence[int] = (), separator: str = "") -> Text:
    """One text out of `lines`; `gaps` tells how many blank lines stood before each of them, `separator`
    what stands for a line end elsewhere than between Latin words.

    >>> page = "发放3\\n000份，\\n\\n共"
    >>> from factminer.span import Span
    >>> lines = [Text.of(page, Span(0, 3)), Text.of(page, Span(4, 9)), Text.of(page, Span(11, 12))]
    >>> joined = join_lines(lines, [0, 0, 1])
    >>> str(joined), joined.repairs_in(0, len(joined))
    ('发放3000份，共', ('line wrap', 'column break'))
    """
    if len(lines) == 1:
        return lines[0]
    joined = Text.join(lines, "\n")
    edits = []
    at = 0
    for index, (line, following) in enumerate(pairwise(lines)):
        at += len(line)
        last, first = str(line)[-1:], str(following)[:1]
        latin = last.isascii() and last.isalpha() and first.isascii() and first.isalpha()
        broken = index + 1 < len(gaps) and gaps[index + 1] > 0
        edits.append(Edit(at, at + 1, " " if latin else separator, COLUMN_BREAK if broken else REPAIR))
        at += 1
    return joined.edit(edits)
