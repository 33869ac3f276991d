"""All rules held against the tables of one folder."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import duckdb
import pyarrow as pa

from factminer.dataset.contract.described import described_rules
from factminer.dataset.contract.files import COLUMNS, PACKAGED, check_columns, check_package, files_of
from factminer.dataset.contract.quotes import QUOTES, check_quotes
from factminer.dataset.contract.rule import Breach, Rule
from factminer.dataset.contract.written import WRITTEN
from factminer.dataset.contract.written_across import ACROSS
from factminer.dataset.engine import open_engine
from factminer.dataset.schema import BY_NAME, TABLES

OF_ROWS: tuple[Rule, ...] = (*described_rules(), *WRITTEN, *ACROSS, *QUOTES)
RULES: tuple[Rule, ...] = (*COLUMNS.values(), *PACKAGED.values(), *OF_ROWS)

# Three examples of a breach are shown, the first by name.
_EXAMPLES = 3
# Tables of no more bytes than these are read once and held in memory, which halves the time; others are read for each
# rule anew.
_SMALL = 16_000_000


@dataclass(frozen=True)
class Report:
    """What was held against the tables: the breaches, table by table, how many rules and over how many rows.

    A rule that reads a table without its columns is not held, nor are those of datapackage.json where there is none.
    """

    breaches: tuple[Breach, ...]
    rules: int
    rows: int


def check_contract(
    folder: Path, *, memory_limit: str = "512MB", threads: int = 2, temporary: Path | None = None
) -> Report:
    """Hold every rule against the tables in `folder`, files or directories of parts.

    `memory_limit` (such as 512MB) is what DuckDB may use; what goes beyond is laid in a folder in `temporary`.
    """
    held, breaches = check_package(folder)
    faults = {table.name: check_columns(folder, table) for table in TABLES}
    breaches += [breach for breach in faults.values() if breach]
    sound = {name: files_of(folder, name) for name in BY_NAME if faults[name] is None}
    with open_engine(memory_limit, threads=threads, temporary=temporary) as connection:
        try:
            found = _hold(connection, sound)
        except duckdb.Error:
            damaged = [breach for name, files in sound.items() if (breach := _damage(connection, name, files))]
            if not damaged:
                raise
            breaches += damaged
            found = _hold(connection, {n: f for n, f in sound.items() if n not in {breach.table for breach in damaged}})
    rules, rows = found.rules, found.rows
    breaches += found.breaches
    order = {rule.name: at for at, rule in enumerate(RULES)}
    tables = list(BY_NAME)
    breaches.sort(key=lambda breach: (tables.index(breach.table), order[breach.rule.name]))
    return Report(tuple(breaches), held + len(COLUMNS) + rules, rows)


def _hold(connection: duckdb.DuckDBPyConnection, files: Mapping[str, Sequence[Path]]) -> Report:
    """The rules of rows that need no other tables than these."""
    rules = [rule for rule in OF_ROWS if files.keys() >= set(rule.reads)]
    rows = _open(connection, files)
    return Report(tuple(find_breaches(connection, rules)), len(rules), rows)


def _damage(connection: duckdb.DuckDBPyConnection, table: str, files: Sequence[Path]) -> Breach | None:
    """The breach of a table whose rows cannot be read, though its schema can."""
    try:
        connection.execute(f"SELECT count(hash(t)) FROM {_reading(files)} AS t").fetchone()
    except duckdb.Error as fault:
        return Breach(COLUMNS[table], 1, (f"cannot be read: {' '.join(str(fault).split())}",))
    return None


def check_rows(tables: Mapping[str, pa.Table]) -> tuple[Breach, ...]:
    """What is broken of the rules that need no other tables than these, given by name and held in memory.

    >>> from factminer.dataset.schema import OBSERVATIONS
    >>> check_rows({"observations": OBSERVATIONS.schema.empty_table()})
    ()
    """
    rules = [rule for rule in OF_ROWS if tables.keys() >= set(rule.reads)]
    with open_engine(threads=1) as connection:
        for name, table in tables.items():
            connection.from_arrow(table).create(name)
        return tuple(find_breaches(connection, rules))


def find_breaches(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> Iterator[Breach]:
    """What of `rules` is broken by the tables that the connection has under their names."""
    yield from _check_rows(connection, [rule for rule in rules if rule.condition])
    for rule in rules:
        if not rule.condition:
            breach = _look(connection, rule) if rule.sql else check_quotes(connection, rule)
            if breach:
                yield breach


def _open(connection: duckdb.DuckDBPyConnection, files: Mapping[str, Sequence[Path]]) -> int:
    """Hang the tables in under their names; the number of their rows."""
    is_small = sum(path.stat().st_size for paths in files.values() for path in paths) <= _SMALL
    if is_small:
        connection.execute("SET threads = 1")
    rows = 0
    for table, paths in files.items():
        kind = "TABLE" if is_small else "VIEW"
        connection.execute(f"DROP {kind} IF EXISTS {table}")
        connection.execute(f"CREATE {kind} {table} AS SELECT * FROM {_reading(paths)}")
        counted = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        rows += int(counted[0]) if counted else 0
    return rows


def _reading(files: Sequence[Path]) -> str:
    listed = ", ".join("'{}'".format(glob.escape(str(path)).replace("'", "''")) for path in files)
    return f"read_parquet([{listed}])"


def _check_rows(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> Iterator[Breach]:
    """The rules of single rows, all of a table in one pass; what breaks one is looked up afterwards."""
    for table, group in groupby(sorted(rules, key=attrgetter("table")), key=attrgetter("table")):
        held = list(group)
        counts = ", ".join(f"count_if({rule.condition})" for rule in held)
        counted = connection.execute(f"SELECT {counts} FROM {table}").fetchone() or ()
        for rule, count in zip(held, counted, strict=True):
            if count:
                yield Breach(rule, count, _examples(connection, rule))


def _look(connection: duckdb.DuckDBPyConnection, rule: Rule) -> Breach | None:
    examples = _examples(connection, rule)
    if not examples:
        return None
    counted = connection.execute(f"SELECT count(*) FROM ({rule.sql})").fetchone()
    return Breach(rule, int(counted[0]) if counted else 0, examples)


def _examples(connection: duckdb.DuckDBPyConnection, rule: Rule) -> tuple[str, ...]:
    rows = connection.execute(f"FROM ({rule.sql}) ORDER BY ALL LIMIT {_EXAMPLES}").fetchall()
    return tuple(f"{name} ({fault})" if fault not in ("", None) else str(name) for name, fault in rows)
