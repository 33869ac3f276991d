"""Rows of cells by the rules of RFC 4180, read strictly, each cell as long as it likes."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Reader


def read_cells(lines: Iterable[str], delimiter: str = ",") -> Reader:
    """The rows, and what the standard library says of them: csv.Error where a quotation mark is not closed or closed early."""
    # The library's own limit holds for the whole process, whoever set it; our readers have limits that tell more.
    csv.field_size_limit(sys.maxsize)
    return csv.reader(lines, delimiter=delimiter, strict=True)
