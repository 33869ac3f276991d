"""What the commands share: options, faults as one line, the choice of a form for rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from factminer.source.options import DEFAULT_LIMIT, MEGABYTE, ColumnError, ReadOptions, parse_columns


def unicode_only(context: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The text of an argument. In another encoding than UTF-8 it has bytes that no table can be asked for."""
    try:
        (value or "").encode("utf-8")
    except UnicodeEncodeError:
        raise click.BadParameter(f"not UTF-8: {value!r}", context, param) from None
    return value


DATA = click.option(
    "--data", metavar="DIR", help="The folder of the tables; else data/ here or above, else $FACTMINER_DATA."
)
PUBLISHED = click.option(
    "--published", metavar="DATE", help="Date of publication of all files: 2023-09-18, 2023-09 or 2023."
)
LEXICON = click.option("--lexicon", metavar="DIR", help="Folder with words of your own: units.tsv, numeral_words.tsv.")
SHAPES = click.option("--shapes", metavar="FILE", help="TOML file with sentence shapes of your own.")
PLACE = click.option(
    "--place", callback=unicode_only, metavar="NAME", help="Place the files are from, such as 青海省西宁市."
)
COLUMN = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME=COLUMN",
    help="Column of a table of articles that holds text, title, published, publication, place or url: text=正文.",
)
SIZE_LIMIT = click.option(
    "--size-limit",
    type=click.FloatRange(min=0, min_open=True, max=1_000_000),
    metavar="MB",
    default=DEFAULT_LIMIT / MEGABYTE,
    show_default=True,
    help="Most megabytes of one document, unpacked.",
)


class Fault(click.ClickException):
    """A message of one line about what failed: exit code 1."""

    def __init__(self, message: object) -> None:
        super().__init__(str(message))

    def show(self, file: object = None) -> None:
        """Print the message."""
        click.echo(f"factminer: {self.message}", err=True)


class WrongUse(Fault):
    """A message of one line about what was asked for: exit code 2."""

    exit_code = 2


@contextmanager
def faults(*kinds: type[Exception]) -> Iterator[None]:
    """Turn the faults of a reading command into one line: exit code 2, for the command asked for what is not there."""
    from factminer.dataset.tables import DatasetError

    try:
        yield
    except Exception as fault:
        if not isinstance(fault, (DatasetError, *kinds)):
            raise
        raise WrongUse(fault) from None


def read_options(columns: tuple[str, ...], size_limit: float, published_from_path: str | None = None) -> ReadOptions:
    """How files are to be read. Raises ColumnError for a wish that cannot be met."""
    if size_limit != size_limit:  # nan lies in every range
        raise ColumnError("no limit of size: nan")
    return ReadOptions(parse_columns(columns), int(size_limit * MEGABYTE), published_from_path)
