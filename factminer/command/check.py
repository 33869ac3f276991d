"""`factminer check`: the arithmetic of the pages."""

from __future__ import annotations

import click

from factminer.command.shared import DATA, faults


@click.command()
@DATA
@click.option("--all", "everything", is_flag=True, help="Show the calculations that agree too.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def check(data: str | None, everything: bool, form: str) -> None:
    """Show where the arithmetic of the pages does not come out.

    \b
    Examples:
      factminer check
      factminer check --all --format csv
    """
    from factminer.dataset.reading.reader import read_table
    from factminer.dataset.show import FORMATS

    columns = ("source", "kind", "expression", "printed", "computed", "verdict", "finding", "sentence")
    with faults():
        rows = read_table("checks", data).select(list(columns)).to_pylist()
    shown = [tuple(row.values()) for row in rows if everything or row["verdict"] == "differs"]
    if shown or form != "table":
        click.echo(FORMATS[form](columns, shown), nl=False)
    differing = sum(row["verdict"] == "differs" for row in rows)
    click.echo(f"{len(rows)} checks: {len(rows) - differing} agree, {differing} differ", err=form != "table")
