"""SQL over the tables: they are there by name, and nothing else is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from factminer.dataset.querying.connection import connect, lock, register_tables
from factminer.dataset.querying.query_fault import QueryError, plain
from factminer.dataset.reading.reader import find_folder

__all__ = ["QueryError", "Result", "query", "stream"]

_ALLOWED = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
_ROWS = 10_000

Wait = Callable[[Callable[[], Any]], Any]


@dataclass(frozen=True)
class Result:
    """The answer to a query."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]


def query(sql: str, data: str | os.PathLike[str] | None = None) -> Result:
    """The answer to one SELECT, whole.

    The query can neither change a table nor read or write any other file. Raises QueryError with one plain line.
    """
    with _statement(sql, data) as (connection, statement), _worker(connection) as wait_for:
        answer = wait_for(lambda: connection.execute(statement))
        columns = tuple(str(column[0]) for column in answer.description or ())
        return Result(columns, wait_for(answer.fetchall))


@contextmanager
def stream(sql: str, data: str | os.PathLike[str] | None = None) -> Iterator[pa.RecordBatchReader]:
    """The answer to one SELECT in batches of Arrow, made as they are asked for. Raises QueryError, also on the way."""
    with _statement(sql, data) as (connection, statement), _worker(connection) as wait_for:
        reader = wait_for(lambda: _reader(connection, statement))
        yield pa.RecordBatchReader.from_batches(reader.schema, _batches(reader, wait_for))


def _reader(connection: duckdb.DuckDBPyConnection, statement: duckdb.Statement) -> pa.RecordBatchReader:
    try:
        relation = connection.sql(statement)
    except duckdb.Error:
        # A relation tells its fault in prose; the same fault out of execute() names its parts.
        connection.execute(statement)
        raise
    # The name of this method has changed over the versions of DuckDB; the C stream would ignore the size.
    read = getattr(relation, "to_arrow_reader", None) or relation.fetch_arrow_reader
    return read(_ROWS)


def _batches(reader: pa.RecordBatchReader, wait_for: Wait) -> Iterator[pa.RecordBatch]:
    while (batch := wait_for(lambda: next(reader, None))) is not None:
        yield batch


@contextmanager
def _worker(connection: duckdb.DuckDBPyConnection) -> Iterator[Wait]:
    """Lets DuckDB work in a thread of its own: in the main thread it would not hear Ctrl-C before it is done."""
    with ThreadPoolExecutor(1) as pool:
        try:
            yield lambda work: pool.submit(work).result()
        except BaseException:
            connection.interrupt()
            raise


@contextmanager
def _statement(
    sql: str, data: str | os.PathLike[str] | None
) -> Iterator[tuple[duckdb.DuckDBPyConnection, duckdb.Statement]]:
    """The one statement of the text, where it only reads; faults of DuckDB become ours."""
    folder = find_folder(data)
    with connect() as connection:
        columns = register_tables(connection, folder)
        lock(connection)
        try:
            statements = connection.extract_statements(sql)
            if len(statements) != 1:
                raise QueryError(f"one query is wanted, here are {len(statements)}")
            if not _reads(statements[0]):
                raise QueryError("only queries that read are answered: SELECT …")
            yield connection, statements[0]
        except duckdb.Error as fault:
            raise QueryError(plain(str(fault), sql, columns)) from None
        except pa.ArrowException as fault:
            raise QueryError(plain(str(fault), sql, columns)) from None
        except OSError as fault:
            # Arrow wraps what DuckDB says in the middle of an answer; a disk that is full is another matter.
            if fault.errno is not None:
                raise
            raise QueryError(plain(str(fault), sql, columns)) from None


def _reads(statement: duckdb.Statement) -> bool:
    try:
        return statement.type in _ALLOWED
    except ValueError:  # a sort of statement newer than the list of DuckDB's Python client
        return False
