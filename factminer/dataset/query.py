"""SQL over the tables: they are there by name, and nothing else is."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow.dataset as arrow_dataset

from factminer.dataset.reader import find_folder
from factminer.dataset.schema import TABLES
from factminer.dataset.tables import file_name

# In this order: the last line keeps a query from undoing the others.
_SETTINGS = (
    "SET enable_external_access = false",
    "SET python_enable_replacements = false",
    "SET lock_configuration = true",
)
_ALLOWED = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


class QueryError(Exception):
    """A query that cannot be answered; the message is one that its writer understands."""


@dataclass(frozen=True)
class Result:
    """The answer to a query."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]


def query(sql: str, data: str | os.PathLike[str] | None = None) -> Result:
    """The answer to one SELECT. The query can neither change a table nor read or write any other file."""
    with _connect(data) as connection:
        try:
            statements = connection.extract_statements(sql)
            if len(statements) != 1:
                raise QueryError(f"one query is wanted, here are {len(statements)}")
            if statements[0].type not in _ALLOWED:
                raise QueryError("only queries that read are answered: SELECT …")
            answer = connection.execute(statements[0])
            columns = tuple(str(column[0]) for column in answer.description or ())
            return Result(columns, answer.fetchall())
        except duckdb.Error as fault:
            raise QueryError(_plain(str(fault))) from None


@contextmanager
def _connect(data: str | os.PathLike[str] | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in memory at which our tables hang, read only as far as a query needs them."""
    folder = find_folder(data)
    connection = duckdb.connect(":memory:")
    try:
        for table in TABLES:
            path = folder / file_name(table.name)
            if path.exists():
                connection.register(table.name, arrow_dataset.dataset(path, format="parquet"))
        for setting in _SETTINGS:
            connection.execute(setting)
        yield connection
    finally:
        connection.close()


def _plain(message: str) -> str:
    """DuckDB's message in one line, without the drawing of where the fault lies.

    >>> _plain('Binder Error: Referenced column "b" not found!\\nCandidate bindings: "a"\\n\\nLINE 1: select b')
    'Referenced column "b" not found! Candidate bindings: "a"'
    """
    said = " ".join(message.partition("\n\nLINE ")[0].split())
    kind, separator, rest = said.partition(" Error: ")
    return rest if separator and " " not in kind else said
