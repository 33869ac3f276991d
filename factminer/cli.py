"""The command line: `factminer build`, `extract`, `query` and the rest.

Imports stand in the commands: `--help` need not wait for pandas and DuckDB.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from factminer.dataset.build import BuildReport

_DATA = click.option(
    "--data", metavar="DIR", help="The folder of the tables; else data/ here or above, else $FACTMINER_DATA."
)
_PUBLISHED = click.option(
    "--published", metavar="DATE", help="Date of publication of all files: 2023-09-18, 2023-09 or 2023."
)
_LEXICON = click.option("--lexicon", metavar="DIR", help="Folder with words of your own: units.tsv, numeral_words.tsv.")
_SHAPES = click.option("--shapes", metavar="FILE", help="TOML file with sentence shapes of your own.")
_PLACE = click.option("--place", metavar="NAME", help="Place the files are from, such as 青海省西宁市.")


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


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    from importlib.metadata import PackageNotFoundError, version

    if wanted:
        try:
            click.echo(f"factminer {version('factminer')}")
        except PackageNotFoundError:
            click.echo("factminer, not installed")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version."
)
def main() -> None:
    """Read Chinese government and newspaper text and turn every figure into a typed, sourced record.

    \b
    Examples:
      factminer build seeds --out data
      echo 全市新建公园12个。 | factminer extract
      factminer query "select quote, indicator, place from claims limit 5"
    """


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option("--out", required=True, metavar="DIR", help="Folder for the tables: new, empty, or holding tables only.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Number of processes.")
@click.option("--strict", is_flag=True, help="Stop at the first file that fails; the old tables stay.")
@_PUBLISHED
@_PLACE
@click.option("--publication", metavar="NAME", help="Newspaper or site that the files are from.")
@_LEXICON
@_SHAPES
def build(
    sources: tuple[str, ...],
    out: str,
    jobs: int,
    strict: bool,
    published: str | None,
    place: str | None,
    publication: str | None,
    lexicon: str | None,
    shapes: str | None,
) -> None:
    """Read files and folders and write the tables.

    A file that cannot be read becomes a row of the table problems, the others are built all the same.

    \b
    Examples:
      factminer build seeds --out data
      factminer build news/2023 reports/gansu.txt --out tables --jobs 2
      factminer build xining --out data --published 2023-09-18 --place 青海省西宁市
    """
    from concurrent.futures.process import BrokenProcessPool

    from factminer.dataset.build import StrictError
    from factminer.dataset.build import build as build_tables
    from factminer.dataset.writer import FolderError
    from factminer.lexicon import LexiconError
    from factminer.source.given import GivenError

    try:
        report = build_tables(
            sources,
            out,
            jobs=jobs,
            strict=strict,
            published=published,
            place=place,
            publication=publication,
            lexicon=lexicon,
            shapes=shapes,
            progress=True,
        )
    except (FolderError, GivenError, LexiconError) as fault:
        raise WrongUse(fault) from None
    except StrictError as fault:
        raise Fault(f"stopped at {fault}; the tables are as they were") from None
    except BrokenProcessPool:
        raise Fault("a worker process died, perhaps for want of memory; the tables are as they were") from None
    except OSError as fault:
        raise Fault(f"{fault.filename or out}: {fault.strerror or fault}") from None
    for problem in report.problems:
        click.echo(f"factminer: {problem}", err=True)
    if report.kept:
        raise Fault(f"nothing could be read; the tables in {out} are as they were")
    click.echo(_closing_line(report))
    if report.failed:
        sys.exit(1)


def _closing_line(report: BuildReport) -> str:
    """The build in one line: every numeral by its verdict, the claims first."""
    others = sorted(report.numerals.items(), key=lambda item: (item[0] != "claim", -item[1], item[0]))
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in others)
    numerals = sum(report.numerals.values())
    parts = [
        f"{report.documents} documents, {report.articles} articles",
        f"{numerals} numerals ({verdicts})" if verdicts else "0 numerals",
        f"{report.claims} claims, {report.observations} observations, {report.checks} checks",
        f"{len(report.problems)} problems",
    ]
    return "; ".join(parts)


@main.command()
@click.argument("file", default="-", metavar="[FILE]")
@_PUBLISHED
@_PLACE
@_LEXICON
@_SHAPES
def extract(file: str, published: str | None, place: str | None, lexicon: str | None, shapes: str | None) -> None:
    """Print the claims of one text as JSON lines, the columns of the table claims.

    FILE is a file or - for standard input.

    \b
    Examples:
      echo 全市新建公园12个。 | factminer extract
      factminer extract page.txt --published 2023-09-18 | head -1
    """
    from factminer.dataset.mining import mine_document
    from factminer.dataset.show import to_json
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
    outcome = mine_document(document, words)
    for problem in outcome.problems:
        click.echo(f"factminer: {problem}", err=True)
    if outcome.failed:
        sys.exit(1)
    for row in outcome.tables["claims"].to_pylist():
        click.echo(to_json(row))


@main.command()
@click.argument("sql")
@_DATA
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def query(sql: str, data: str | None, form: str) -> None:
    """Answer an SQL query over the tables, which are there by name. Long cells are cut in the form table only.

    \b
    Examples:
      factminer query "select indicator, value, unit, place from claims where kind = 'money'"
      factminer query "select verdict, count(*) as n from numerals group by verdict" --format csv
    """
    from factminer.dataset.query import QueryError
    from factminer.dataset.query import query as answer
    from factminer.dataset.show import FORMATS

    with _faults(QueryError):
        result = answer(sql, data)
    click.echo(FORMATS[form](result.columns, result.rows), nl=False)


@main.command()
@click.argument("gold_dir")
@_DATA
@click.option("--tables", is_flag=True, help="Count the cells of tables inside the text too.")
@click.option("--misses", is_flag=True, help="List each claim missed, each wrong one and each wrong field first.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def evaluate(gold_dir: str, data: str | None, tables: bool, misses: bool, form: str) -> None:
    """Hold the table claims against gold: precision, recall and F1 of quantities, the fields, whole claims.

    GOLD_DIR holds a file NAME.jsonl for each source NAME.txt, a gold claim a line.

    \b
    Example:
      factminer evaluate gold/claims --data data
    """
    from factminer.dataset.gold.annotation import GoldError
    from factminer.dataset.gold.evaluate import evaluate as compare
    from factminer.dataset.show import FORMATS

    with _faults(GoldError):
        evaluation = compare(gold_dir, data, tables=tables)
    if misses:
        for line in evaluation.misses():
            click.echo(line)
    columns, rows = evaluation.table()
    shown = [tuple(f"{cell:.3f}" if isinstance(cell, float) else cell for cell in row) for row in rows]
    click.echo(FORMATS[form](columns, shown if form == "table" else rows), nl=False)


@main.command()
@click.argument("claim_id")
@_DATA
def explain(claim_id: str, data: str | None) -> None:
    """Show one claim with the words it was read from, its rule and the repairs that touched it.

    \b
    Example:
      factminer explain 1ca3d932957068a4-136
    """
    from factminer.dataset.explain import explain as explained

    with _faults():
        click.echo(explained(claim_id, data), nl=False)


@main.command()
@_DATA
@click.option("--all", "everything", is_flag=True, help="Show the calculations that agree too.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def check(data: str | None, everything: bool, form: str) -> None:
    """Show where the arithmetic of the pages does not come out.

    \b
    Examples:
      factminer check
      factminer check --all --format csv
    """
    from factminer.dataset.reader import read_table
    from factminer.dataset.show import FORMATS

    columns = ("source", "kind", "expression", "printed", "computed", "verdict", "finding", "sentence")
    with _faults():
        rows = read_table("checks", data).select(list(columns)).to_pylist()
    shown = [tuple(row.values()) for row in rows if everything or row["verdict"] == "differs"]
    if shown or form != "table":
        click.echo(FORMATS[form](columns, shown), nl=False)
    differing = sum(row["verdict"] == "differs" for row in rows)
    click.echo(f"{len(rows)} checks: {len(rows) - differing} agree, {differing} differ", err=form != "table")


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def schema(form: str) -> None:
    """Describe the tables and every column of them."""
    from factminer.dataset.schema.render import RENDERERS

    click.echo(RENDERERS[form](), nl=False)


@contextmanager
def _faults(*kinds: type[Exception]) -> Iterator[None]:
    """Turn the faults of a reading command into one line: exit code 2, for the command asked for what is not there."""
    from factminer.dataset.reader import DatasetError

    try:
        yield
    except Exception as fault:
        if not isinstance(fault, (DatasetError, *kinds)):
            raise
        raise WrongUse(fault) from None
