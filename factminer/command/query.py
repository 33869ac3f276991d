"""`factminer query`: SQL over the tables."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from factminer.command.shared import DATA, Fault, WrongUse, faults, unicode_only

if TYPE_CHECKING:
    import pyarrow as pa

_FORMS = ("table", "csv", "json", "parquet")


class _Query(click.Command):
    """A command whose argument may open with a comment of SQL, which is no option for the blank in it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = {name for param in self.params for name in param.opts}
        return super().parse_args(ctx, [f" {arg}" if _is_comment(arg, known) else arg for arg in args])


def _is_comment(arg: str, known: set[str]) -> bool:
    words = arg.split(maxsplit=1)
    return arg.startswith("--") and len(words) == 2 and words[0].partition("=")[0] not in known


@click.command(cls=_Query)
@click.argument("sql", callback=unicode_only)
@DATA
@click.option("--format", "form", type=click.Choice(_FORMS), help="Else by the name of --out, else table.")
@click.option("--out", metavar="FILE", help="Write to a file, which appears only when it is whole.")
@click.option("--raw", is_flag=True, help="Leave CSV cells that begin with = + - @ as they are.")
def query(sql: str, data: str | None, form: str | None, out: str | None, raw: bool) -> None:
    """Answer an SQL query over the tables, which are there by name. It reads the tables and nothing else.

    Long cells are cut in the form table only. In CSV, text that a spreadsheet would take for a formula gets an
    apostrophe in front; numbers do not.

    \b
    Examples:
      factminer query "select indicator, value, unit, place from claims where kind = 'money'"
      factminer query "select verdict, count(*) as n from numerals group by verdict" --format csv
      factminer query "from claims where place_code = '630100'" --out xining.parquet
    """
    from factminer.dataset.placing.aside import file_aside
    from factminer.dataset.placing.swap import FolderError
    from factminer.dataset.querying.query import QueryError, stream

    form = form or _form_of(out)
    if form == "parquet" and out is None and sys.stdout.isatty():
        raise WrongUse("Parquet is not for a terminal: give --out FILE, or a pipe")
    try:
        with faults(QueryError, FolderError):
            if form == "table":
                _table(sql, data, out)
            elif out is None:
                with stream(sql, data) as reader:
                    _print(reader, form, raw)
            else:
                with stream(sql, data) as reader, file_aside(Path(out)) as path:
                    _write(reader, path, form, raw)
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise Fault(f"{out or fault.filename or 'standard output'}: {fault.strerror or fault}") from None


def _form_of(out: str | None) -> str:
    ending = Path(out).suffix.lstrip(".").lower() if out else ""
    return ending if ending in _FORMS else "table"


def _table(sql: str, data: str | None, out: str | None) -> None:
    from factminer.dataset.placing.aside import file_aside
    from factminer.dataset.querying.query import query as answer
    from factminer.dataset.show import show_table

    result = answer(sql, data)
    shown = show_table(result.columns, result.rows)
    if out is None:
        click.echo(shown, nl=False)
    else:
        with file_aside(Path(out)) as path:
            path.write_text(shown, encoding="utf-8")


def _print(reader: pa.RecordBatchReader, form: str, raw: bool) -> None:
    from factminer.dataset.querying.answer import write_parquet

    if form == "parquet":
        # Parquet is complete with its last byte only, so nothing leaves before a query that fails half-way has failed.
        with tempfile.TemporaryFile() as file:
            write_parquet(reader, file)
            file.seek(0)
            shutil.copyfileobj(file, sys.stdout.buffer)
    else:
        _write_text(reader, sys.stdout, form, raw)


def _write(reader: pa.RecordBatchReader, path: Path, form: str, raw: bool) -> None:
    from factminer.dataset.querying.answer import write_parquet

    if form == "parquet":
        with path.open("wb") as file:
            write_parquet(reader, file)
        return
    with path.open("w", encoding="utf-8", newline="") as text:
        _write_text(reader, text, form, raw)


def _write_text(reader: pa.RecordBatchReader, out: IO[str], form: str, raw: bool) -> None:
    from factminer.dataset.querying.answer import write_csv, write_json

    if form == "csv":
        write_csv(reader, out, raw=raw)
    else:
        write_json(reader, out)
