"""Builds that are killed before their N-th operation on a file, for `test_killed`.

A program of its own: for each line of its input, `N WAY`, it forks a process that builds and is killed there (N of 0 lets
it finish), and prints a line when it has begun and a line when it has ended, with its exit code and how many operations
there were. It has not used Arrow or DuckDB itself, so there are no threads that a fork would lose. The river is the small
one of the tests: what is killed here is the writing.
"""

from __future__ import annotations

import builtins
import io
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import pyarrow.parquet as pq

from factminer import pipeline
from factminer.dataset.building.build import build
from factminer.dataset.placing import swap
from tests.conftest import small_mine

OPERATIONS = "open mkdir rename replace unlink rmdir fsync write close ftruncate chmod".split()

done = 0


def counted(call: Callable[..., Any], kill_at: int) -> Callable[..., Any]:
    def operate(*args: Any, **named: Any) -> Any:
        global done
        done += 1
        if done == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **named)

    return operate


def run(sources: str, out: str, kill_at: int, way: str, told: int) -> None:
    """Build in this process; the number of operations is written to the pipe `told`."""
    report = os.fdopen(told, "w")
    pipeline.mine = lambda document, **known: small_mine(document)
    if way == "two renames":
        swap._exchange_names = lambda new, out: False
    for place in (builtins, io):
        setattr(place, "open", counted(getattr(place, "open"), kill_at))  # noqa: B009, B010
    for name in OPERATIONS:
        setattr(os, name, counted(getattr(os, name), kill_at))
    swap._exchange_names = counted(swap._exchange_names, kill_at)
    for name in ("write_table", "close"):
        setattr(pq.ParquetWriter, name, counted(getattr(pq.ParquetWriter, name), kill_at))
    build(sources, out)
    report.write(str(done))
    report.flush()


def main(sources: str, out: str) -> None:
    for line in sys.stdin:
        number, way = line.rstrip("\n").split(" ", 1)
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            try:
                run(sources, out, int(number), way, write)
                os._exit(0)
            except BaseException:
                os._exit(1)
        os.close(write)
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        operations = os.fdopen(read).read()
        print(os.waitstatus_to_exitcode(status), operations or "0", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
