"""`factminer build`: files and folders to tables."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from factminer.command.shared import (
    COLUMN,
    LEXICON,
    PLACE,
    PUBLISHED,
    SHAPES,
    SIZE_LIMIT,
    Fault,
    WrongUse,
    read_options,
    unicode_only,
)

if TYPE_CHECKING:
    from factminer.dataset.building.build import BuildReport


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option("--out", required=True, metavar="DIR", help="Folder for the tables: new, empty, or holding tables only.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Number of processes.")
@click.option("--full", is_flag=True, help="Read every file again, whatever an earlier build knows of it.")
@click.option("--strict", is_flag=True, help="Stop at the first file that fails; the old tables stay.")
@PUBLISHED
@PLACE
@click.option("--publication", callback=unicode_only, metavar="NAME", help="Newspaper or site that the files are from.")
@click.option(
    "--published-from-path",
    metavar="REGEX",
    help="Pattern with a group published (or year, month, day; place, publication) for the name of each file.",
)
@click.option("--metadata", metavar="CSV", help="Table of what is known of single files, beside those in metadata.csv.")
@COLUMN
@SIZE_LIMIT
@LEXICON
@SHAPES
def build(
    sources: tuple[str, ...],
    out: str,
    jobs: int,
    full: bool,
    strict: bool,
    published: str | None,
    place: str | None,
    publication: str | None,
    published_from_path: str | None,
    metadata: str | None,
    columns: tuple[str, ...],
    size_limit: float,
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
      factminer build archive.zip --out data --published-from-path '(?P<published>[0-9]{8})'
      factminer build articles.csv --out data --column text=正文
    """
    from factminer.dataset.building.build import StrictError
    from factminer.dataset.building.build import build as build_tables
    from factminer.dataset.contract import ContractError
    from factminer.dataset.placing.lock import LockedError
    from factminer.dataset.placing.swap import FolderError
    from factminer.lexicon import LexiconError
    from factminer.source.given import Given, GivenError
    from factminer.source.options import ColumnError

    try:
        report = build_tables(
            sources,
            out,
            jobs=jobs,
            full=full,
            strict=strict,
            given=Given(published, place, publication),
            metadata=metadata,
            options=read_options(columns, size_limit, published_from_path),
            lexicon=lexicon,
            shapes=shapes,
            progress=True,
        )
    except (ColumnError, FolderError, GivenError, LexiconError) as fault:
        raise WrongUse(fault) from None
    except ContractError as fault:
        raise Fault(
            f"the tables would break their contract, please report it: {fault}; they are as they were"
        ) from None
    except StrictError as fault:
        raise Fault(f"stopped at {fault}; the tables are as they were") from None
    except LockedError as fault:
        raise Fault(fault) from None
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
