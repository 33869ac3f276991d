"""Questions to the tables: what is answered, what is refused, and how that is said."""

from __future__ import annotations

import datetime
import io
import shutil
import signal
import threading
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from factminer import pipeline
from factminer.dataset.building.build import build
from factminer.dataset.querying import connection
from factminer.dataset.querying.answer import rows_of, write_json, write_parquet
from factminer.dataset.querying.query import QueryError, query, stream
from factminer.dataset.show import csv_lines
from factminer.dataset.tables import DatasetError
from tests.conftest import small_mine


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables that are built once; what a test does to them it does to a copy."""
    folder = tmp_path_factory.mktemp("tables")
    (folder / "page.txt").write_text("石桥市新建公园12个，绿地3.5顷。", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "mine", small_mine)
        build(folder / "page.txt", folder / "data")
    return folder


@pytest.fixture
def home(tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with tables in data/."""
    monkeypatch.delenv("FACTMINER_DATA", raising=False)
    shutil.copytree(tables, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fault(sql: str) -> str:
    """What is said of a wrong query, which is the same whether it is asked for whole or in batches."""
    with pytest.raises(QueryError) as whole:
        query(sql)
    with pytest.raises(QueryError) as parts, stream(sql) as reader:
        list(reader)
    assert str(parts.value) == str(whole.value)
    assert "\n" not in str(whole.value)
    return str(whole.value)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_tables_are_there_by_name(home: Path) -> None:
    result = query("select quote, value, spans[1].start as at from claims order by value")
    assert (result.columns, result.rows) == (("quote", "value", "at"), [("3.5顷", 3.5, 13), ("12个", 12.0, 7)])


WRONG = [
    ("select indicater from claims", "no column indicater in claims; did you mean indicator?"),
    ("select c.indicater from claims c", "no column indicater in c; did you mean indicator?"),
    ("select claims.indicater from claims", "no column indicater in claims; did you mean indicator?"),
    ("select quote from claims order by strat", "no column strat in claims; did you mean start?"),
    ("select * exclude (qoute) from claims", "no column qoute in claims; did you mean quote?"),
    ("select characters from claims", "no column characters in claims; the table documents has it"),
    ("select expression from claims", "no column expression in claims; the table checks has it"),
    ("select number, genre from claims", "no column number in claims; the table articles has it"),
    ("select byline, quote from documents", "no column byline in documents; the table articles has it"),
    ("select 标题 from claims", "no column 标题 in claims; factminer schema lists the columns"),
    ("select b from (values (1)) t(a)", "no column b; there is a"),
    ("select * from claim", "no table claim; did you mean claims?"),
    ("select * from observation", "no table observation; did you mean observations?"),
    ("select lenth(quote) from claims", "no function lenth; did you mean length?"),
    ("selec 1", 'syntax error near "selec" (character 1)'),
    ("select * from claims where", 'syntax error near "where" (character 22, where the query ends)'),
    ("select quote\nfrom claims\nwhere quote = '个' an value = 1", 'syntax error near "an" (line 3, character 19)'),
    ("select 'abc", "unterminated string literal (character 8)"),
    ("", "one query is wanted, here are 0"),
    ("select 1; select 2", "one query is wanted, here are 2"),
    ("select cast(quote as int) from claims", "Could not convert string '12个' to INT32"),
]


@pytest.mark.parametrize(("sql", "message"), WRONG)
def test_a_wrong_query_gets_one_plain_line(home: Path, sql: str, message: str) -> None:
    assert fault(sql).startswith(message)


REFUSED = [
    "copy claims to 'x.csv'",
    "copy (select 1) to 'x.parquet'",
    "explain analyze copy claims to 'x.csv'",
    "attach 'x.db'",
    "detach memory",
    "install httpfs",
    "load httpfs",
    "update extensions",
    "export database 'x'",
    "import database 'x'",
    "create table x as select 1",
    "create macro f() as 1",
    "insert into claims select * from claims",
    "delete from claims",
    "with x as (delete from claims returning *) select * from x",
    "update claims set quote = ''",
    "drop view claims",
    "alter view claims rename to x",
    "pragma database_list",
    "call enable_logging()",
    "select * from enable_logging()",
    "select * from enable_profiling()",
    "set enable_external_access = true",
    "reset lock_configuration",
    "prepare p as select 1",
    "use memory",
    "begin",
    "vacuum",
    "select * from 'page.txt'",
    "select * from '../page.txt'",
    "select * from 'data/claims.parquet'",
    'select * from "data/claims.parquet"',
    "select * from '/etc/passwd'",
    "select * from 'http://localhost:1/x.parquet'",
    "select * from read_csv('page.txt')",
    "select * from read_json('page.txt')",
    "select * from read_text('page.txt')",
    "select * from read_blob('page.txt')",
    "select * from read_parquet('data/claims.parquet')",
    "select * from parquet_metadata('data/claims.parquet')",
    "select * from read_parquet('http://localhost:1/x.parquet')",
    "select * from glob('*')",
    "select * from sniff_csv('page.txt')",
    "select * from query('copy claims to ''x''')",
    "select * from query('select 1; select 2')",
    "select * from query_table('page.txt')",
    "select * from duckdb_secrets()",
    "select getenv('HOME')",
    "select * from secret_frame",
    "select * from home",
]


@pytest.mark.parametrize("sql", REFUSED)
def test_a_query_neither_writes_nor_reads_another_file(home: Path, sql: str) -> None:
    secret_frame = pq.read_table(home / "data" / "claims.parquet")  # a variable that DuckDB could find
    before = files(home)
    fault(sql)
    assert files(home) == before
    assert query("select count(*) from claims").rows == [(secret_frame.num_rows,)]


@pytest.mark.parametrize(
    "sql",
    [
        "from claims",
        "show tables",
        "describe claims",
        "summarize claims",
        "explain select 1",
        "values (1)",
        "select * from pragma_table_info('claims')",
        "select name from duckdb_settings()",
        "select * from query('select 1')",
        "select * from query_table('claims')",
        "select 1 -- a remark; with a semicolon",
    ],
)
def test_what_only_reads_is_answered(home: Path, sql: str) -> None:
    before = files(home)
    assert query(sql).rows
    assert files(home) == before


def test_what_does_not_fit_into_memory_is_put_elsewhere_or_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_MEMORY_MB", 30)
    before = files(home)
    assert not query("select current_setting('temp_directory')").rows[0][0].startswith((".", str(home / "data")))
    assert fault("select len(list(range)) from range(30000000)") == (
        "the query needs more memory than it may have; narrow it with where or limit"
    )
    assert files(home) == before


def test_a_directory_of_parts_is_a_table(home: Path) -> None:
    (home / "data" / "claims.parquet").rename(home / "part-0.parquet")
    (home / "data" / "claims.parquet").mkdir()
    with pytest.raises(DatasetError, match="a directory without parts"):
        query("select 1")
    (home / "data" / "claims.parquet" / "_SUCCESS").touch()
    for number in range(2):
        part = home / "data" / "claims.parquet" / f"part-{number}.parquet"
        part.write_bytes((home / "part-0.parquet").read_bytes())
    assert query("select count(*) from claims").rows == [(4,)]


def test_a_torn_table_is_named(home: Path) -> None:
    (home / "data" / "checks.parquet").write_bytes(b"PAR1")
    (home / "data" / "datapackage.json").unlink()
    with pytest.raises(DatasetError, match=r"checks\.parquet: cannot be read"):
        query("select 1")


def test_an_answer_comes_in_batches_as_it_is_asked_for(home: Path) -> None:
    with stream("select range from range(100000000000)") as reader:
        assert max(reader.read_next_batch().num_rows for _ in range(3)) <= 20_000
    assert threading.active_count() < 10


def test_parquet_keeps_the_types(home: Path) -> None:
    out = io.BytesIO()
    with stream("select spans, value_exact, period_start, start, multiplier from claims order by start") as reader:
        write_parquet(reader, out)
    kinds = {field.name: str(field.type) for field in pq.read_schema(out)}
    assert kinds.pop("spans").endswith("struct<start: int64, end: int64>>")
    assert kinds == {
        "value_exact": "decimal128(38, 9)", "period_start": "date32[day]", "start": "int64", "multiplier": "int8",
    }  # fmt: skip
    assert pq.read_table(out).to_pylist()[0]["value_exact"] == Decimal(12)


def test_parquet_of_no_rows_has_its_columns(home: Path) -> None:
    out = io.BytesIO()
    with stream("select quote from claims where false") as reader:
        write_parquet(reader, out)
    assert (pq.read_table(out).num_rows, pq.read_schema(out).names) == (0, ["quote"])


@pytest.mark.parametrize("write", [write_parquet, write_json])
def test_two_columns_of_one_name_are_refused_where_one_would_be_lost(home: Path, write: object) -> None:
    assert callable(write)
    with pytest.raises(QueryError, match="2 columns of the answer are named a"), stream("select 1 a, 2 a") as reader:
        write(reader, io.BytesIO())


def test_batches_become_the_rows_that_python_has(home: Path) -> None:
    sql = "select sum(start)::hugeint s, 1.50::decimal(9, 2) d, date '2023-08-01' t, map {'a': 1} m, null n from claims"
    with stream(sql) as reader:
        assert list(rows_of(reader)) == [(20, Decimal("1.50"), datetime.date(2023, 8, 1), {"a": 1}, None)]
    assert list(rows_of(reader)) == []


def test_csv_guards_text_against_formulas_and_leaves_numbers(home: Path) -> None:
    sql = (
        """select '=1+1' as "=a", '-3.5℃' b, -3.5 c, -1 d, '@x' e, '+x' f, chr(9) || 'x' g, '＝x' h, [-1] i, '1=1' j"""
    )
    with stream(sql) as reader:
        assert "".join(csv_lines(reader.schema.names, rows_of(reader))) == (
            "'=a,b,c,d,e,f,g,h,i,j\n'=1+1,'-3.5℃,-3.5,-1,'@x,'+x,'\tx,'＝x,[-1],1=1\n"
        )
    assert "".join(csv_lines(["a"], [["=1"]], raw=True)) == "a\n=1\n"


@pytest.mark.parametrize("ask", [query, lambda sql: stream(sql).__enter__().read_all()])
def test_ctrl_c_is_heard_while_a_query_runs(home: Path, ask: Callable[[str], object]) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(KeyboardInterrupt):
            ask("select count(*) from range(1000000000) a, range(100000) b where hash(a.range + b.range) = 5")
    finally:
        signal.signal(signal.SIGALRM, before)
