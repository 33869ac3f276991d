"""Whatever stops a build, the tables are the old ones or the new ones, to the byte, and the next build heals the rest."""

from __future__ import annotations

import gc
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from factminer.dataset.building.build import build
from factminer.dataset.placing.lock import LockedError
from factminer.dataset.reading.reader import find_folder
from tests.conftest import ROOT, bytes_of

pytestmark = pytest.mark.usefixtures("small_river")


class Desk:
    """Texts, the tables of an earlier state of them, and what a build of the present state makes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pages, self.home = root / "pages", root / "home"
        self.out = self.home / "data"
        self.pages.mkdir()
        for number in range(3):
            (self.pages / f"{number}.txt").write_text(f"石桥市新建公园{number}2个。", encoding="utf-8")
        build(self.pages, root / "old")
        self.old = bytes_of(root / "old")
        (self.pages / "3.txt").write_text("石桥市新建公园77个。", encoding="utf-8")
        build(self.pages, root / "new")
        self.new = bytes_of(root / "new")

        command = [sys.executable, "-m", "tests.dataset.stopping", str(self.pages), str(self.out)]
        self.builds = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def lay_out(self) -> None:
        shutil.rmtree(self.home, ignore_errors=True)
        self.home.mkdir()
        shutil.copytree(self.root / "old", self.out)

    def start(self, kill_at: int = 0, way: str = "exchange") -> int:
        """Let a build begin that is to be killed at its N-th operation; its process id."""
        assert self.builds.stdin is not None
        self.builds.stdin.write(f"{kill_at} {way}\n")
        self.builds.stdin.flush()
        return int(self.told())

    def end(self) -> tuple[int, int]:
        """The exit code of the build that was started, and how many operations on files it got to."""
        code, operations = self.told().split()
        return int(code), int(operations)

    def told(self) -> str:
        return self.builds.stdout.readline() if self.builds.stdout else ""

    def check(self, way: str) -> bool:
        """The tables are whole, now or by the first command that looks; the next build leaves nothing but the new ones."""
        if way == "exchange":
            assert bytes_of(self.out) in (self.old, self.new)
        find_folder(self.out)
        found = bytes_of(self.out)
        assert found in (self.old, self.new)
        build(self.pages, self.out)
        assert bytes_of(self.out) == self.new
        assert [path.name for path in self.home.iterdir()] == ["data"]
        return found == self.new


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.builds.kill()
    desk.builds.communicate()


def kill_at_operations(desk: Desk, way: str, step: int) -> None:
    desk.lay_out()
    desk.start(0, way)
    code, count = desk.end()
    assert (code, bytes_of(desk.out)) == (0, desk.new)
    assert count > 40
    outcomes = set()
    for kill_at in range(1, count + 1, step):
        desk.lay_out()
        desk.start(kill_at, way)
        assert desk.end()[0] == -signal.SIGKILL
        outcomes.add(desk.check(way))
    assert outcomes == {False, True}


WAYS = ["exchange", "two renames"]


@pytest.mark.endurance
@pytest.mark.parametrize("way", WAYS)
def test_a_kill_at_each_file_operation_leaves_the_old_or_the_new_tables(desk: Desk, way: str) -> None:
    kill_at_operations(desk, way, 1)


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_a_kill_at_every_tenth_file_operation_leaves_the_old_or_the_new_tables(desk: Desk, way: str) -> None:
    kill_at_operations(desk, way, 10)


def kill_at_random_moments(desk: Desk, times: int, seed: int) -> None:
    chance = random.Random(seed)
    desk.lay_out()
    begun = time.monotonic()
    desk.start()
    desk.end()
    longest = time.monotonic() - begun
    for _ in range(times):
        desk.lay_out()
        process = desk.start()
        time.sleep(chance.random() * longest)
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        desk.end()
        desk.check("exchange")


@pytest.mark.slow
def test_kills_at_random_moments_leave_the_old_or_the_new_tables(desk: Desk) -> None:
    kill_at_random_moments(desk, 20, seed=1)


@pytest.mark.endurance
def test_two_hundred_kills_at_random_moments_leave_the_old_or_the_new_tables(desk: Desk) -> None:
    kill_at_random_moments(desk, 200, seed=2)


@pytest.mark.slow
def test_a_full_disk_leaves_the_old_tables(desk: Desk) -> None:
    """On a file system so small that the build fails at one write or another; where one may be mounted."""
    desk.lay_out()
    disk = desk.root / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], capture_output=True).returncode:
        pytest.skip("no file system may be mounted here; the next test stands in")
    outcomes = set()
    try:
        for kilobytes in range(0, 320, 16):
            out = disk / "data"
            shutil.copytree(desk.root / "old", out)
            free = shutil.disk_usage(disk).free
            (disk / "ballast").write_bytes(b"x" * max(0, free - 1024 * kilobytes))
            with suppress(OSError):
                build(desk.pages, out)
            outcomes.add(bytes_of(out) == desk.new)
            assert bytes_of(out) in (desk.old, desk.new)
            assert sorted(path.name for path in disk.iterdir()) == ["ballast", "data"]
            shutil.rmtree(out)
            (disk / "ballast").unlink()
    finally:
        gc.collect()
        subprocess.run(["umount", disk], check=True)
    assert outcomes == {False, True}


def test_a_write_that_fails_leaves_the_old_tables(desk: Desk) -> None:
    """Every write beyond a size fails, as on a full disk; Python leaves the signal out that would end the program."""
    desk.lay_out()
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    failed = 0
    for size in (0, 1000, 2500, 4000, 6000, 8000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, unlimited[1]))
        try:
            build(desk.pages, desk.out, full=True)
        except OSError:
            failed += 1
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
        if not failed:
            break
        assert bytes_of(desk.out) == desk.old
        assert [path.name for path in desk.home.iterdir()] == ["data"]
    assert failed


HOLD = """
import pathlib, sys
from factminer.dataset.placing.lock import lock
with lock(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_is_told_who_is_at_work_and_a_killed_one_is_followed(desk: Desk) -> None:
    desk.lay_out()
    command = [sys.executable, "-c", HOLD, str(desk.home / ".data.factminer-lock"), str(desk.out)]
    holder = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(LockedError, match=str(holder.pid)):
        build(desk.pages, desk.out)
    assert bytes_of(desk.out) == desk.old
    holder.kill()
    holder.communicate()
    build(desk.pages, desk.out)
    assert bytes_of(desk.out) == desk.new
    assert [path.name for path in desk.home.iterdir()] == ["data"]


def test_two_builds_at_once_leave_whole_tables(desk: Desk) -> None:
    desk.lay_out()
    desk.start()
    with suppress(LockedError):
        build(desk.pages, desk.out)
    desk.end()
    assert bytes_of(desk.out) == desk.new
    assert [path.name for path in desk.home.iterdir()] == ["data"]


def test_the_lock_of_a_dead_holder_is_taken_over(desk: Desk) -> None:
    desk.lay_out()
    (desk.home / ".data.factminer-lock").write_text("999999\n")
    (desk.home / ".data.factminer-new").mkdir()
    build(desk.pages, desk.out)
    assert bytes_of(desk.out) == desk.new
    assert [path.name for path in desk.home.iterdir()] == ["data"]


def test_a_folder_that_may_only_be_read_is_replaced_and_stays_so(desk: Desk) -> None:
    desk.lay_out()
    desk.out.chmod(0o555)
    build(desk.pages, desk.out)
    assert (bytes_of(desk.out), desk.out.stat().st_mode & 0o777) == (desk.new, 0o555)
    assert [path.name for path in desk.home.iterdir()] == ["data"]


def test_an_interrupt_leaves_the_old_tables_and_nothing_else(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.lay_out()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("factminer.dataset.building.build.write_observations", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(desk.pages, desk.out)
    assert bytes_of(desk.out) == desk.old
    assert [path.name for path in desk.home.iterdir()] == ["data"]
