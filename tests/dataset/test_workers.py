"""Files read by several processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from errno import EAGAIN
from pathlib import Path
from typing import Any

import pytest

from factminer.dataset.building.build import build
from factminer.dataset.reading.reader import read_table
from tests.conftest import ROOT, bytes_of

# A program of its own, for its workers begin afresh: a file whose text begins with 毒 kills the process that reads it.
PROGRAM = """
import os, sys
from factminer import pipeline
from tests.conftest import small_mine

def mine(document, **known):
    if document.text.startswith("毒"):
        os._exit(9)
    return small_mine(document)

pipeline.mine = mine
if __name__ == "__main__":
    from factminer.dataset.building.build import build
    report = build(sys.argv[1], sys.argv[2], jobs=2)
    print(report.documents, report.failed)
"""


@pytest.fixture
def program(tmp_path: Path) -> list[str]:
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    return [sys.executable, str(tmp_path / "program.py"), str(tmp_path / "pages"), str(tmp_path / "out")]


@pytest.mark.slow
def test_a_file_that_kills_its_worker_is_one_problem(program: list[str], tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for number in range(20):
        text = "毒" if number == 7 else f"石桥市新建公园{number}2个。"
        (tmp_path / "pages" / f"{number:02}.txt").write_text(text, encoding="utf-8")
    run = subprocess.run(
        program, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    assert run.stdout == "19 1\n"
    (problem,) = read_table("problems", tmp_path / "out").to_pylist()
    assert (problem["source"], problem["error"]) == ("07.txt", "killed")
    sources = read_table("claims", tmp_path / "out").column("source").to_pylist()
    assert sources == [f"{number:02}.txt" for number in range(20) if number != 7]


@pytest.mark.slow
@pytest.mark.parametrize("errno", [None, EAGAIN])
def test_a_pool_that_breaks_while_it_starts_a_worker_costs_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, errno: int | None
) -> None:
    """It has then closed a handle that the next worker needs; a fault of the system's is told."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(20):
        (pages / f"{number}.txt").write_text(f"石桥市新建公园{number}2个。", encoding="utf-8")
    submit, calls = ProcessPoolExecutor.submit, []

    def submit_but_once(self: ProcessPoolExecutor, *work: Any) -> Any:
        calls.append(work)
        if len(calls) == 2:
            raise OSError("handle is closed") if errno is None else OSError(errno, os.strerror(errno))
        return submit(self, *work)

    monkeypatch.setattr(ProcessPoolExecutor, "submit", submit_but_once)
    with nullcontext() if errno is None else pytest.raises(OSError, match=os.strerror(errno)):
        report = build(pages, tmp_path / "out", jobs=2)
        assert (report.documents, report.failed) == (20, 0)


@pytest.mark.slow
def test_workers_end_when_their_parent_is_killed(program: list[str], tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for number in range(3000):
        (tmp_path / "pages" / f"{number}.txt").write_text(f"石桥市新建公园{number}个。", encoding="utf-8")
    parent = subprocess.Popen(program, env=os.environ | {"PYTHONPATH": str(ROOT)}, start_new_session=True)
    while len(family(parent.pid)) < 3 and parent.poll() is None:
        time.sleep(0.02)
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    assert left_of(parent.pid) == []


@pytest.mark.slow
def test_a_build_that_is_asked_to_end_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for number in range(3000):
        (tmp_path / "pages" / f"{number}.txt").write_text(f"石桥市新建公园{number}个。", encoding="utf-8")
    command = [sys.executable, "-m", "factminer", "build", "pages", "--out", "out", "--jobs", "2"]
    parent = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        start_new_session=True,
        stderr=subprocess.PIPE,
    )
    while len(family(parent.pid)) < 3 and parent.poll() is None:
        time.sleep(0.02)
    parent.terminate()
    _, said = parent.communicate()
    assert (parent.returncode, said) == (128 + signal.SIGTERM, b"")
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]
    assert left_of(parent.pid) == []


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_stopped_leaves_the_old_or_the_new_tables(tmp_path: Path, sign: signal.Signals) -> None:
    """At any moment, also while DuckDB works, which takes a signal for a fault of its own."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "tmp").mkdir()
    for number in range(40):
        lines = f"石桥市2023年新建公园{number}个。\n南溪县2023年新修水渠{number}条。\n"
        (tmp_path / "pages" / f"{number}.txt").write_text(lines, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path / "tmp")}
    command = [sys.executable, "-m", "factminer", "build", "pages", "--out", "out"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    before = bytes_of(tmp_path / "out")
    (tmp_path / "pages" / "more.txt").write_text("石桥市新建学校3所。", encoding="utf-8")
    started = time.monotonic()
    subprocess.run([*command[:-1], "other", "--full"], cwd=tmp_path, env=environment, check=True)
    whole = time.monotonic() - started
    after = bytes_of(tmp_path / "other")
    for step in range(10):
        build = subprocess.Popen(
            [*command, "--full"],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        time.sleep(whole * (0.5 + 0.05 * step))
        build.send_signal(sign)
        said = build.communicate()
        if build.returncode == 0:
            break
        assert "Traceback" not in said[1]
        assert bytes_of(tmp_path / "out") in (before, after)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "out", "pages", "tmp"]
        assert list((tmp_path / "tmp").iterdir()) == []


def left_of(session: int) -> list[int]:
    """The processes of a session that do not end within some seconds."""
    deadline = time.monotonic() + 20
    while (left := family(session)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


def family(session: int) -> list[int]:
    """The processes of a session that have not ended."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            state, _, _, own = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if int(own) == session and state != "Z":
            found.append(int(entry.name))
    return found
