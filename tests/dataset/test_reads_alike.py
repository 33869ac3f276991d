"""pandas, DuckDB, Polars and Spark read the rows and the types that Arrow wrote, nulls, decimals and lists included."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import factminer
from factminer.dataset.contract import check_contract
from factminer.dataset.schema import TABLES, Column, Table
from factminer.dataset.schema.column import COUNT, DAY, DECIMAL, FLAG, NUMBER, POWER, TEXT
from factminer.dataset.tables import Row, to_arrow

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# What a reader calls each type; a list is written around it.
DUCKDB = {
    TEXT: "VARCHAR",
    COUNT: "BIGINT",
    NUMBER: "DOUBLE",
    DECIMAL: "DECIMAL(38,9)",
    POWER: "TINYINT",
    DAY: "DATE",
    FLAG: "BOOLEAN",
}
POLARS = {
    TEXT: pl.String(),
    COUNT: pl.Int64(),
    NUMBER: pl.Float64(),
    DECIMAL: pl.Decimal(38, 9),
    POWER: pl.Int8(),
    DAY: pl.Date(),
    FLAG: pl.Boolean(),
}
SPARK = {
    TEXT: "string",
    COUNT: "bigint",
    NUMBER: "double",
    DECIMAL: "decimal(38,9)",
    POWER: "tinyint",
    DAY: "date",
    FLAG: "boolean",
}
# In a data frame text, decimals, days and lists are objects; a column with gaps holds whole numbers as Int64.
PANDAS = {TEXT: "str", COUNT: "int64", NUMBER: "float64", POWER: "int8", FLAG: "bool"}

# Values at the edge of what a reader may take for something else: beyond a double's whole numbers, a decimal of all
# digits, a day before the calendar's reform, a character outside the basic plane.
EDGES = {
    TEXT: "𠀀\u0301,\n\"'NA",
    COUNT: 2**53 + 1,
    NUMBER: 0.1,
    DECIMAL: Decimal("12345678901234567890123456789.123456789"),
    POWER: -8,
    DAY: datetime.date(618, 6, 18),
    FLAG: False,
}


def edge(kind: pa.DataType) -> Any:
    if pa.types.is_list(kind):
        return [edge(kind.value_type)] * 2
    if pa.types.is_struct(kind):
        return {field.name: edge(field.type) for field in kind}
    return EDGES[kind]


def sparse(column: Column) -> Any:
    """Null where the column may be, an empty list where it may not."""
    return None if column.nullable else [] if pa.types.is_list(column.type) else edge(column.type)


@pytest.fixture(scope="module")
def edges(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of two rows: one with every cell at an edge, one with every cell empty that may be."""
    folder = tmp_path_factory.mktemp("edges")
    for table in TABLES:
        full = {column.name: edge(column.type) for column in table.columns}
        empty = {column.name: sparse(column) for column in table.columns}
        pq.write_table(to_arrow(table, [full, empty]), folder / f"{table.name}.parquet")
    return folder


@pytest.fixture(params=["seeds", "edges"])
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue({"seeds": "seed_tables", "edges": "edges"}[request.param])
    return found


each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def rows_of(folder: Path, table: Table) -> list[Row]:
    """The rows as Arrow has them, and that they are under the schema."""
    arrow = pq.read_table(folder / f"{table.name}.parquet")
    assert arrow.schema.equals(table.schema, check_metadata=True)
    rows: list[Row] = arrow.to_pylist()
    return rows


def named(kind: pa.DataType, names: Mapping[pa.DataType, str], array: str, struct: str, item: str) -> str:
    """A type in the words of SQL: `array`, `struct` and `item` are how a reader writes lists and structures."""
    if pa.types.is_list(kind):
        return array.format(named(kind.value_type, names, array, struct, item))
    if pa.types.is_struct(kind):
        return struct.format(", ".join(item.format(f.name, named(f.type, names, array, struct, item)) for f in kind))
    return names[kind]


def polars_type(kind: pa.DataType) -> pl.DataType:
    if pa.types.is_list(kind):
        return pl.List(polars_type(kind.value_type))
    if pa.types.is_struct(kind):
        return pl.Struct({field.name: polars_type(field.type) for field in kind})
    return POLARS[kind]


def plain(value: Any) -> Any:
    """A cell of a data frame as Python has it."""
    if isinstance(value, np.ndarray | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if pd.isna(value):
        return None
    return value.item() if isinstance(value, np.generic) else value


@each_table
def test_pandas(folder: Path, table: Table) -> None:
    frame = factminer.load(table.name, folder)
    rows = rows_of(folder, table)
    assert [{str(k): plain(v) for k, v in row.items()} for row in frame.to_dict("records")] == rows
    for column in table.columns:
        dtype = PANDAS.get(column.type, "object")
        if dtype == "int64" and any(row[column.name] is None for row in rows):
            dtype = "Int64"
        # pandas before 3 has no type of its own for text.
        assert str(frame[column.name].dtype) in ({"str", "object"} if dtype == "str" else {dtype}), column.name


@each_table
def test_duckdb(folder: Path, table: Table) -> None:
    with duckdb.connect() as connection:
        found = connection.execute("FROM read_parquet(?)", [f"{folder}/{table.name}.parquet"])
        names = [column[0] for column in found.description or ()]
        assert [dict(zip(names, row, strict=True)) for row in found.fetchall()] == rows_of(folder, table)
        described = connection.execute("DESCRIBE FROM read_parquet(?)", [f"{folder}/{table.name}.parquet"]).fetchall()
    wanted = [named(c.type, DUCKDB, "{}[]", "STRUCT({})", '"{}" {}').replace('"', "") for c in table.columns]
    assert [row[1].replace('"', "") for row in described] == wanted


@each_table
def test_polars(folder: Path, table: Table) -> None:
    frame = pl.read_parquet(folder / f"{table.name}.parquet")
    assert frame.to_dicts() == rows_of(folder, table)
    assert dict(frame.schema) == {column.name: polars_type(column.type) for column in table.columns}


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java: neither java nor JAVA_HOME is there")
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed: pip install 'factminer[spark]'")
    builder = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    settings = {"spark.sql.session.timeZone": "Asia/Shanghai", "spark.driver.host": "127.0.0.1"}
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.mark.spark
@each_table
def test_spark(folder: Path, table: Table, spark: SparkSession) -> None:
    frame = spark.read.parquet(f"{folder}/{table.name}.parquet")
    assert [row.asDict(recursive=True) for row in frame.collect()] == rows_of(folder, table)
    wanted = {
        c.name: named(c.type, SPARK, "array<{}>", "struct<{}>", "{}:{}").replace(", ", ",") for c in table.columns
    }
    assert dict(frame.dtypes) == wanted


@pytest.mark.spark
def test_what_spark_writes_keeps_the_contract(seed_tables: Path, tmp_path: Path, spark: SparkSession) -> None:
    for table in TABLES:
        frame = spark.read.parquet(f"{seed_tables}/{table.name}.parquet")
        frame.repartition(2).write.parquet(f"{tmp_path}/{table.name}.parquet")
    report = check_contract(tmp_path)
    assert report.breaches == ()
    assert report.rows == sum(pq.read_metadata(path).num_rows for path in seed_tables.glob("*.parquet"))
