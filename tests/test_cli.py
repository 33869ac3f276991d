"""The command line: what it prints and how it ends."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factminer.cli import main

TEXT = "石桥市新建公园12个，绿地3.5顷。"

pytestmark = pytest.mark.usefixtures("small_river")


def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), input=stdin)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "page.txt"


@pytest.fixture
def data(page: Path, tmp_path: Path) -> Path:
    assert run("build", page, "--out", tmp_path / "data").exit_code == 0
    return tmp_path / "data"


COMMANDS = sorted(main.commands)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_how(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Example" in result.output or command == "schema"


def test_build_closes_with_one_line_of_counts(page: Path, tmp_path: Path) -> None:
    result = run("build", page, "--out", tmp_path / "data")
    assert result.stdout == (
        "1 documents, 1 articles; 2 numerals (2 claim); 2 claims, 2 observations, 0 checks; 0 problems\n"
    )
    assert (result.stderr, result.exit_code) == ("", 0)


def test_build_names_what_failed_in_a_line_each(page: Path, tmp_path: Path) -> None:
    (tmp_path / "burst.txt").write_text("炸", encoding="utf-8")
    result = run("build", page, tmp_path / "burst.txt", tmp_path / "none", "--out", tmp_path / "data")
    assert result.stderr.splitlines() == [
        f"factminer: {tmp_path}/none: no such file or folder",
        "factminer: burst.txt: mine failed: RuntimeError: burst",
    ]
    assert result.stdout.endswith("2 problems\n")
    assert result.exit_code == 1


def test_build_refuses_a_folder_with_other_files(page: Path) -> None:
    result = run("build", page, "--out", page.parent)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "holds other files (page.txt)" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [("build",), ("build", "x"), ("build", "x", "--out", "y", "--published", "18.9."), ("query",), ("nothing",)],
)
def test_wrong_use_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_mistyped_path_does_not_empty_the_tables(data: Path, tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    result = run("build", tmp_path / "none", "--out", data)
    assert result.stderr.splitlines()[-1] == f"factminer: nothing could be read; the tables in {data} are as they were"
    assert result.exit_code == 1
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


def test_strict_stops_with_1(page: Path, tmp_path: Path) -> None:
    result = run("build", page, tmp_path / "none", "--out", tmp_path / "data", "--strict")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("factminer: stopped at ")
    assert not (tmp_path / "data").exists()


def test_extract_gives_a_line_of_json_a_claim() -> None:
    result = run("extract", stdin=TEXT)
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(claim["quote"], claim["value"], claim["unit"]) for claim in claims] == [
        ("12个", 12, "个"),
        ("3.5顷", 3.5, "顷"),
    ]
    assert list(claims[0])[:4] == ["claim_id", "document_id", "article_id", "source"]
    assert "公园" in result.stdout


def test_extract_reads_a_file_in_gb18030(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(TEXT.encode("gb18030"))
    result = run("extract", tmp_path / "page.txt")
    assert json.loads(result.stdout.splitlines()[0])["source"] == str(tmp_path / "page.txt")


@pytest.mark.parametrize(
    ("stdin", "message"),
    [("", "standard input: no text"), (b"\0", "-: a binary file"), ("炸", "-: mine failed: RuntimeError: burst")],
)
def test_extract_says_what_it_cannot_read(stdin: str | bytes, message: str) -> None:
    result = run("extract", stdin=stdin)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"factminer: {message}")


def test_extract_reads_a_table_of_articles_in_its_order(tmp_path: Path) -> None:
    rows = f'编号,稿件\n1,{TEXT}\n2,\n3\n4,"另有桥梁3座。"\n'
    result = run("extract", "-", "--column", "text=稿件", stdin=gzip.compress(rows.encode()))
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(claim["source"], claim["quote"]) for claim in found] == [("-#1", "12个"), ("-#1", "3.5顷"), ("-#4", "3座")]
    assert result.stderr.splitlines() == [
        "factminer: -#2: no text",
        "factminer: -#3: 1 cells, the row of headings has 2 (line 4)",
    ]
    assert result.exit_code == 1


def test_extract_keeps_to_a_size_limit(page: Path) -> None:
    result = run("extract", page, "--size-limit", "0.00001")
    assert "over the limit of 0.00001 MB" in result.stderr
    assert run("extract", page, "--column", "text").exit_code == 2


def test_extract_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = run("extract", tmp_path / "none")
    assert (result.exit_code, result.stderr) == (
        1,
        f"factminer: {tmp_path}/none: cannot be read: No such file or directory\n",
    )


def test_query(data: Path) -> None:
    sql = "select quote, value from claims order by value"
    assert run("query", sql, "--data", data, "--format", "csv").stdout == "quote,value\n3.5顷,3.5\n12个,12\n"
    assert json.loads(run("query", sql, "--data", data, "--format", "json").stdout)[1] == {"quote": "12个", "value": 12}
    assert "12个" in run("query", sql, "--data", data).stdout


def test_a_query_may_open_with_a_comment(data: Path) -> None:
    assert run("query", "-- how many\nselect 1 as n", "--data", data, "--format", "csv").stdout == "n\n1\n"
    assert "--fromat" in run("query", "select 1", "--fromat=csv").stderr


def test_an_argument_in_another_encoding_is_wrong_use(data: Path, page: Path, tmp_path: Path) -> None:
    for args in (
        ("query", "select '\udcff'", "--data", data),
        ("explain", "\udcff", "--data", data),
        ("build", page, "--out", tmp_path / "new", "--place", "\udcff"),
    ):
        result = run(*args)
        assert (result.exit_code, "not UTF-8" in result.stderr) == (2, True)


def test_query_to_a_file(data: Path, tmp_path: Path) -> None:
    sql = "select quote, value from claims order by value"
    for name in ("x.csv", "x.json", "x.parquet", "x.txt"):
        result = run("query", sql, "--data", data, "--out", tmp_path / name)
        assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "x.csv").read_text(encoding="utf-8") == "quote,value\n3.5顷,3.5\n12个,12\n"
    assert json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))[1] == {"quote": "12个", "value": 12}
    assert (tmp_path / "x.parquet").read_bytes().startswith(b"PAR1")
    assert "─" in (tmp_path / "x.txt").read_text(encoding="utf-8")
    assert run("query", "select x", "--data", data, "--out", tmp_path / "x.csv").exit_code == 2
    assert "12个" in (tmp_path / "x.csv").read_text(encoding="utf-8")


def test_query_to_a_pipe_and_not_to_a_terminal_or_a_table(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sql = "select quote from claims"
    assert run("query", sql, "--data", data, "--format", "parquet").stdout_bytes.startswith(b"PAR1")
    result = run("query", sql, "--data", data, "--out", data / "claims.parquet")
    assert (result.exit_code, "lies among the tables" in result.stderr) == (2, True)
    result = run("query", "select '=1' as a", "--data", data, "--format", "csv", "--raw")
    assert result.stdout == "a\n=1\n"


def test_export(data: Path, tmp_path: Path) -> None:
    result = run("export", data, "--to", "csv", "--out", tmp_path / "out", "--tables", "claims, checks")
    assert (result.stdout, result.stderr, result.exit_code) == (f"{tmp_path / 'out'}\n", "", 0)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["checks.csv", "claims.csv", "columns.csv"]
    assert run("export", data, "--to", "csv", "--out", tmp_path).exit_code == 2
    assert run("export", data, "--to", "csv", "--out", tmp_path / "no", "--tables", "").exit_code == 2
    assert run("export", tmp_path / "none", "--to", "csv").exit_code == 2


def test_diff_ends_as_diff_does(data: Path, page: Path, tmp_path: Path) -> None:
    assert run("diff", data, data).output == "no difference in claims\n"
    page.write_text("石桥市新建医院2所。", encoding="utf-8")
    assert run("build", page, "--out", tmp_path / "new").exit_code == 0
    result = run("diff", data, tmp_path / "new", "--limit", "1")
    assert result.exit_code == 1
    assert result.stdout.startswith("claims: 1 added, 2 removed, 0 changed\n")
    assert result.stdout.endswith("\n2 more claims are not shown (--limit)\n")
    result = run("diff", data, tmp_path / "new", "--format", "json")
    assert [row["kind"] for row in json.loads(result.stdout)] == ["removed", "added", "removed"]
    assert result.stderr.startswith("claims: 1 added")
    result = run("diff", data, tmp_path / "none")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


def test_a_wrong_query_ends_with_2(data: Path) -> None:
    result = run("query", "select x from claims", "--data", data)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def test_no_tables_ends_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTMINER_DATA", raising=False)
    result = run("query", "select 1")
    assert result.exit_code == 2
    assert str(tmp_path / "data") in result.stderr


def test_schema_in_three_forms() -> None:
    assert "documents" in run("schema").stdout
    assert run("schema", "--format", "markdown").stdout.startswith("### documents\n")
    assert len(json.loads(run("schema", "--format", "json").stdout)["tables"]) == 7


def test_evaluate_explain_and_check(data: Path, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    gold = {"start": 7, "end": 10, "quote": "12个", "value": "12", "unit": "个", "tier": "core"}
    (tmp_path / "gold" / "page.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    result = run("evaluate", tmp_path / "gold", "--data", data, "--misses")
    assert result.stdout.splitlines()[0] == "wrong   page:13-17 3.5顷 = 3.5 顷"
    assert result.stdout.splitlines()[-1].split()[:5] == ["all", "1", "0.500", "1.000", "0.667"]
    assert run("evaluate", tmp_path / "none", "--data", data).exit_code == 2
    claim_id = json.loads(run("query", "select claim_id from claims", "--data", data, "--format", "json").stdout)[0]
    assert "【12个】" in run("explain", claim_id["claim_id"], "--data", data).stdout
    assert run("explain", "x", "--data", data).exit_code == 2
    assert run("check", "--data", data).stdout == "0 checks: 0 agree, 0 differ\n"
