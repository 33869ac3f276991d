"""`factminer validate`: the contract of the tables."""

from __future__ import annotations

import sys

import click

from factminer.command.shared import faults


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def validate(folder: str, form: str) -> None:
    """Hold the tables in a folder against their contract: columns, keys, references, offsets, quotes, hashes.

    Each rule that is broken is one line, with how often and up to three examples. The exit code is 0 where all are
    kept, else 1.

    \b
    Examples:
      factminer validate data
      factminer validate data --format json
    """
    from factminer.dataset.contract import check_contract
    from factminer.dataset.reading.reader import find_folder
    from factminer.dataset.show import to_json

    with faults():
        report = check_contract(find_folder(folder))
    if form == "json":
        told = [
            {
                "rule": b.rule.name,
                "table": b.table,
                "description": b.rule.description,
                "count": b.count,
                "examples": b.examples,
            }
            for b in report.breaches
        ]
        click.echo(to_json({"rules": report.rules, "rows": report.rows, "breaches": told}))
    else:
        for breach in report.breaches:
            click.echo(str(breach))
        kept = report.rules - len(report.breaches)
        click.echo(f"{kept} of {report.rules} rules hold over {report.rows} rows")
    if report.breaches:
        sys.exit(1)
