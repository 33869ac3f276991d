"""`factminer evaluate`: the claims against gold."""

from __future__ import annotations

import click

from factminer.command.shared import DATA, faults


@click.command()
@click.argument("gold_dir")
@DATA
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

    with faults(GoldError):
        evaluation = compare(gold_dir, data, tables=tables)
    if misses:
        for line in evaluation.misses():
            click.echo(line)
    columns, rows = evaluation.table()
    shown = [tuple(f"{cell:.3f}" if isinstance(cell, float) else cell for cell in row) for row in rows]
    click.echo(FORMATS[form](columns, shown if form == "table" else rows), nl=False)
