"""The five pages as they are built: the tables in data/ are what the code makes of them, by whatever road."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import factminer
from factminer.dataset.schema import TABLES, Table
from factminer.dataset.tables import read_file
from tests.conftest import bytes_of


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("seeds") / "data"
    assert factminer.build(root / "seeds", out).failed == 0
    return out


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_committed_tables_are_those_of_the_code(root: Path, built: Path, table: Table) -> None:
    committed = read_file(root / "data" / f"{table.name}.parquet")
    made = read_file(built / f"{table.name}.parquet")
    assert committed.schema.equals(made.schema, check_metadata=True), "run make data and commit data/"
    assert committed.to_pylist() == made.to_pylist(), "run make data and commit data/"


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai"])
def test_neither_workers_nor_hash_seed_nor_time_zone_nor_locale_change_a_byte(
    root: Path, built: Path, tmp_path: Path, zone: str
) -> None:
    environment = os.environ | {"PYTHONHASHSEED": str(len(zone)), "TZ": zone, "LC_ALL": "C", "LANG": "C"}
    command = [
        sys.executable,
        "-m",
        "factminer",
        "build",
        str(root / "seeds"),
        "--out",
        str(tmp_path / "out"),
        "--jobs",
        "2",
    ]
    done = subprocess.run(command, env=environment, capture_output=True, cwd=root, check=True)
    assert done.stderr == b"", "a bar is for terminals"
    assert bytes_of(tmp_path / "out") == bytes_of(built)


def test_an_interrupt_leaves_the_old_tables(root: Path, tmp_path: Path) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    (pages / "0.txt").write_text("石桥市新建公园12个。", encoding="utf-8")
    factminer.build(pages, out)
    before = bytes_of(out)
    page = next((root / "seeds").iterdir()).read_text(encoding="utf-8")
    for number in range(2000):
        (pages / f"{number}.txt").write_text(f"{number}\n{page}", encoding="utf-8")
    command = [sys.executable, "-m", "factminer", "build", str(pages), "--out", str(out)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        time.sleep(2)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=30)
    assert running.returncode not in (0, None)
    assert b"Aborted" in said
    assert b"Traceback" not in said
    assert bytes_of(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "pages"]


def test_a_reader_that_leaves_is_no_fault(root: Path, built: Path) -> None:
    command = f"{sys.executable} -m factminer query 'select text from documents' --format csv --data {built} | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.startswith("text")
    assert done.stderr == ""
