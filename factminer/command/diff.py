"""`factminer diff`: two datasets held against each other."""

from __future__ import annotations

import sys
from dataclasses import astuple
from itertools import islice

import click

from factminer.command.shared import faults


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--format", "form", type=click.Choice(["text", "table", "csv", "json"]), default="text", show_default=True
)
@click.option("--all-columns", is_flag=True, help="Compare too where a claim stands: source, page, start, spans …")
@click.option("--limit", type=click.IntRange(0), metavar="N", help="Show N claims at most (rows in other forms).")
def diff(old: str, new: str, form: str, all_columns: bool, limit: int | None) -> None:
    """Show which claims the folder NEW has and OLD has not, which it lacks, and which differ in which field.

    Claims are matched by their ids, which come from the text. In a text that was edited they are matched by their
    words. The exit code is 0 for no difference, 1 for differences, 2 for trouble.

    \b
    Examples:
      factminer diff data data-new
      factminer diff data data-new --format csv > changes.csv
    """
    from factminer.dataset.comparing.difference import COLUMNS, open_difference
    from factminer.dataset.comparing.show_difference import claim_lines, summary_lines
    from factminer.dataset.show import csv_lines, json_lines, show_table

    with faults(), open_difference(old, new, all_columns=all_columns) as difference:
        summary = difference.summary
        for line in summary_lines(summary):
            click.echo(line, err=form != "text")
        if form == "text":
            for line in claim_lines(difference.claims(), limit):
                click.echo(line)
            if limit is not None and (more := sum(summary.counts.values()) - limit) > 0:
                click.echo(f"\n{more} more claims are not shown (--limit)")
        else:
            rows = islice((astuple(change) for claim in difference.claims() for change in claim.rows()), limit)
            if form == "table":
                sys.stdout.write(show_table(COLUMNS, list(rows)))
            else:
                sys.stdout.writelines(csv_lines(COLUMNS, rows) if form == "csv" else json_lines(COLUMNS, rows))
    if not summary.is_same:
        sys.exit(1)
