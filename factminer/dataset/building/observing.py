"""The table of observations from the file of claims, within a bounded memory: claims are sorted on the disk.

What a claim shares with others is worked out document by document; DuckDB puts together those that share it, spilling to
the disk what does not fit, and puts the observations in order.
"""

from __future__ import annotations

import glob
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from factminer import observation
from factminer.dataset.contract import ContractError, check_rows
from factminer.dataset.engine import open_engine
from factminer.dataset.rows import observation_row
from factminer.dataset.schema import OBSERVATIONS
from factminer.dataset.tables import to_arrow
from factminer.dataset.writer import TableWriter, writing
from factminer.quantity.unit import Units

_ROWS = 8_192
_MEMORY = "128MB"
# The order of the table; null as the empty text, so that it comes first in every library.
_ORDER = "indicator, coalesce(place, ''), coalesce(period, ''), observation_id"


def write_observations(claims: Path, out: Path, spool: Path, units: Units) -> tuple[ContractError, ...]:
    """Write the observations that the file `claims` supports to `out`; `spool` is a folder for what is held meanwhile.

    What is handed back are the rows that were left out, since they break a rule of the contract.
    """
    faults: list[ContractError] = []
    named, grouped = spool / "named.parquet", spool / "grouped.parquet"
    _write_named(claims, named, units)
    with _sorter(spool) as connection:
        _write_grouped(_sorted(connection, named, "observation_id, repeated, number"), grouped, units)
        with closing(TableWriter(OBSERVATIONS, out)) as writer:
            for batch in _sorted(connection, grouped, _ORDER):
                for rows in _sound(pa.Table.from_batches([batch]).cast(OBSERVATIONS.schema), faults):
                    writer.add(rows)
    named.unlink()
    grouped.unlink()
    return tuple(faults)


def _write_named(claims: Path, named: Path, units: Units) -> None:
    """The claims that support an observation, each with its name and its rank among those that do."""
    with pq.ParquetFile(claims) as file:
        columns = [file.schema_arrow.field(name) for name in observation.COLUMNS]
        own = [("observation_id", pa.string()), ("repeated", pa.bool_()), ("number", pa.int64())]
        schema = pa.schema([*own, *columns])
        with writing(named, schema) as writer:
            number = 0
            rows: list[dict[str, Any]] = []
            batches = file.iter_batches(_ROWS, columns=list(observation.COLUMNS))
            every = (row for batch in batches for row in batch.to_pylist())
            for _, document in groupby(every, key=lambda row: row["document_id"]):
                for key, claim in observation.find_keys(document, units):
                    name = observation.name_of(key)
                    repeated = claim["same_as"] is not None
                    rows.append({"observation_id": name, "repeated": repeated, "number": number, **claim})
                    number += 1
                if len(rows) >= _ROWS:
                    writer.write_table(pa.Table.from_pylist(rows, schema))
                    rows = []
            writer.write_table(pa.Table.from_pylist(rows, schema))


def _write_grouped(batches: Iterator[pa.RecordBatch], grouped: Path, units: Units) -> None:
    with writing(grouped, OBSERVATIONS.schema) as writer:
        every = (row for batch in batches for row in batch.to_pylist())
        held: list[dict[str, Any]] = []
        for name, group in groupby(every, key=lambda row: row["observation_id"]):
            held.append(observation_row(observation.observe(name, list(group), units)))
            if len(held) >= _ROWS:
                writer.write_table(to_arrow(OBSERVATIONS, held))
                held = []
        writer.write_table(to_arrow(OBSERVATIONS, held))


def _sound(rows: pa.Table, faults: list[ContractError]) -> Iterator[pa.Table]:
    """The rows that keep the contract, in their order; the others are noted in `faults`."""
    breaches = check_rows({OBSERVATIONS.name: rows})
    if not breaches:
        yield rows
    elif len(rows) == 1:
        faults.append(ContractError(breaches))
    else:
        half = len(rows) // 2
        yield from _sound(rows[:half], faults)
        yield from _sound(rows[half:], faults)


@contextmanager
def _sorter(spool: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    try:
        with open_engine(_MEMORY, threads=1, temporary=spool) as connection:
            yield connection
    except duckdb.Error as fault:
        # What fails here is the room on the disk or in memory, not the rows.
        raise OSError(f"claims could not be sorted: {' '.join(str(fault).split())}") from None


def _sorted(connection: duckdb.DuckDBPyConnection, path: Path, order: str) -> Iterator[pa.RecordBatch]:
    # DuckDB would take brackets in a path for a pattern. It reads the file itself, for Arrow would read far ahead.
    rows = connection.read_parquet(glob.escape(str(path))).order(order)
    # DuckDB 1 has the second name only.
    read = getattr(rows, "to_arrow_reader", None) or rows.fetch_record_batch
    for batch in read(_ROWS):
        named = [name for name in batch.schema.names if name not in ("repeated", "number")]
        yield batch.select(named)
