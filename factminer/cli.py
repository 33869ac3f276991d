"""The command line: `factminer build`, `extract`, `query` and the rest, each in a file of `factminer.command`.

Imports stand in the commands: `--help` need not wait for pandas and DuckDB.
"""

from __future__ import annotations

import signal
import sys

import click

from factminer.command.build import build
from factminer.command.check import check
from factminer.command.diff import diff
from factminer.command.evaluate import evaluate
from factminer.command.explain import explain
from factminer.command.export import export
from factminer.command.extract import extract
from factminer.command.query import query
from factminer.command.schema import schema
from factminer.command.validate import validate


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


def run() -> None:
    """The command line as a program: asked to end, it ends as at an interrupt, and what was begun goes with it."""
    asked: list[int] = []

    def end(signum: int, _: object) -> None:
        asked.append(128 + signum)
        sys.exit(asked[0])

    for wish in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(wish) is signal.SIG_DFL:
            signal.signal(wish, end)
    try:
        main(prog_name="factminer")
    except SystemExit:
        if asked:
            sys.exit(asked[0])
        raise


for command in (build, extract, query, export, diff, evaluate, explain, check, validate, schema):
    main.add_command(command)
