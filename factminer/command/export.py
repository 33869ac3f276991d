"""`factminer export`: the tables for other programs."""

from __future__ import annotations

import click

from factminer.command.shared import Fault, faults


@click.command()
@click.argument("data", metavar="DIR")
@click.option("--to", type=click.Choice(["csv", "xlsx", "sqlite", "duckdb"]), required=True, help="The form.")
@click.option("--out", metavar="PATH", help="Folder (csv) or file; else DIR's name here: data-csv, data.xlsx …")
@click.option("--tables", metavar="A,B", help="Only these tables.")
def export(data: str, to: str, out: str | None, tables: str | None) -> None:
    """Write the tables of DIR as CSV files, or as one Excel workbook, SQLite or DuckDB file.

    The meaning of every column comes along, as a file, sheet or table named columns. An older export is replaced.

    \b
    Examples:
      factminer export data --to csv --out for-excel
      factminer export data --to xlsx --tables claims,observations
    """
    from factminer.dataset.exporting.export import ExportError
    from factminer.dataset.exporting.export import export as export_tables
    from factminer.dataset.placing.swap import FolderError

    wanted = [name.strip() for name in tables.split(",") if name.strip()] if tables is not None else None
    try:
        with faults(FolderError, ExportError):
            path, notes = export_tables(data, to, out, wanted)
    except OSError as fault:
        raise Fault(f"{fault.filename}: {fault.strerror or fault}") from None
    for note in notes:
        click.echo(f"factminer: {note}", err=True)
    click.echo(path)
