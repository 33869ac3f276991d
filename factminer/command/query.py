"""`factminer query`: SQL over the tables."""

from __future__ import annotations

import click

from factminer.command.shared import DATA, faults


@click.command()
@click.argument("sql")
@DATA
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

    with faults(QueryError):
        result = answer(sql, data)
    click.echo(FORMATS[form](result.columns, result.rows), nl=False)
