"""`factminer extract`: the claims of one text."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factminer.command.shared import LEXICON, PLACE, PUBLISHED, SHAPES, Fault, WrongUse


@click.command()
@click.argument("file", default="-", metavar="[FILE]")
@PUBLISHED
@PLACE
@LEXICON
@SHAPES
def extract(file: str, published: str | None, place: str | None, lexicon: str | None, shapes: str | None) -> None:
    """Print the claims of one text as JSON lines, the columns of the table claims.

    FILE is a file or - for standard input.

    \b
    Examples:
      echo 全市新建公园12个。 | factminer extract
      factminer extract page.txt --published 2023-09-18 | head -1
    """
    from factminer.dataset.mining import mine_document
    from factminer.dataset.schema import CLAIMS
    from factminer.dataset.show import to_json
    from factminer.dataset.tables import to_arrow
    from factminer.lexicon import LexiconError
    from factminer.lexicon.user import read_own
    from factminer.source.error import SourceError
    from factminer.source.given import Given, GivenError
    from factminer.source.read import read_bytes, read_data

    try:
        words = read_own(lexicon, shapes)
        data = sys.stdin.buffer.read() if file == "-" else read_bytes(Path(file), file)
        document = read_data(data, file, Given(published, place))
    except SourceError as fault:
        raise Fault(fault) from None
    except (GivenError, LexiconError) as fault:
        raise WrongUse(fault) from None
    if not document.text.strip():
        raise Fault(f"{'standard input' if file == '-' else file}: no text")
    item, rows = mine_document(document, words)
    for problem in (*item.problems, *item.faults):
        click.echo(f"factminer: {problem}", err=True)
    if rows is None:
        sys.exit(1)
    for row in to_arrow(CLAIMS, rows.claims).to_pylist():
        click.echo(to_json(row))
