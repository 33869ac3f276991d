"""`factminer extract`: the claims of one file or of standard input."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from factminer.command.shared import (
    COLUMN,
    LEXICON,
    PLACE,
    PUBLISHED,
    SHAPES,
    SIZE_LIMIT,
    Fault,
    WrongUse,
    read_options,
)


@click.command()
@click.argument("file", default="-", metavar="[FILE]")
@PUBLISHED
@PLACE
@COLUMN
@SIZE_LIMIT
@LEXICON
@SHAPES
def extract(
    file: str,
    published: str | None,
    place: str | None,
    columns: tuple[str, ...],
    size_limit: float,
    lexicon: str | None,
    shapes: str | None,
) -> None:
    """Print the claims of a text, a table of articles or an archive as JSON lines, the columns of the table claims.

    FILE is a file or - for standard input.

    \b
    Examples:
      echo 全市新建公园12个。 | factminer extract
      factminer extract page.txt --published 2023-09-18 | head -1
      factminer extract articles.csv.gz --column text=正文
    """
    from factminer.dataset.building.mining import mine_document
    from factminer.dataset.schema import CLAIMS
    from factminer.dataset.show import to_json
    from factminer.dataset.tables import to_arrow
    from factminer.lexicon import LexiconError
    from factminer.lexicon.user import read_own
    from factminer.source.beside import Told
    from factminer.source.discover import Found
    from factminer.source.error import SourceError
    from factminer.source.given import Given, GivenError
    from factminer.source.options import ColumnError
    from factminer.source.read import read_documents, read_stream

    try:
        words = read_own(lexicon, shapes)
        given = Given(published, place)
        options = read_options(columns, size_limit)
    except (ColumnError, GivenError, LexiconError) as wrong:
        raise WrongUse(wrong) from None
    if file == "-":
        documents = read_stream(sys.stdin.buffer if sys.stdin else io.BytesIO(), file, given, options)
    else:
        documents = read_documents(Found(file, Path(file), Told(given)), options)
    failures = 0
    is_empty = True
    for document in documents:
        is_empty = False
        rows: list[dict[str, object]] = []
        failed = True
        if isinstance(document, SourceError):
            faults = [str(document)]
        elif not document.text.strip():
            faults = [f"{_named(document.source)}: no text"]
        else:
            item, mined = mine_document(document, words)
            faults, failed = [str(problem) for problem in (*item.problems, *item.faults)], item.failed
            rows = to_arrow(CLAIMS, mined.claims).to_pylist() if mined else []
        failures += failed
        for fault in faults:
            click.echo(f"factminer: {fault}", err=True)
        for row in rows:
            click.echo(to_json(row))
    if is_empty:
        raise Fault(f"{_named(file)}: no text")
    if failures:
        sys.exit(1)


def _named(source: str) -> str:
    return "standard input" if source == "-" else source
