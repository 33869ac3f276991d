"""A build, run as a program of its own, that is killed before its N-th operation on a file; N of 0 lets it finish.

Prints how many operations there were. The river is the small one of the tests: what is killed here is the writing.
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
from factminer.dataset import swap
from factminer.dataset.build import build
from tests.conftest import small_mine

done = 0


def counted(call: Callable[..., Any], kill_at: int) -> Callable[..., Any]:
    def operate(*args: Any, **named: Any) -> Any:
        global done
        done += 1
        if done == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **named)

    return operate


def main(sources: str, out: str, kill_at: int, exchange: bool) -> None:
    pipeline.mine = lambda document, **known: small_mine(document)
    if not exchange:
        swap._exchange_names = lambda new, out: False
    for name in (
        "open",
        "mkdir",
        "rename",
        "replace",
        "unlink",
        "rmdir",
        "fsync",
        "write",
        "close",
        "ftruncate",
        "chmod",
    ):
        setattr(os, name, counted(getattr(os, name), kill_at))
    for place in (builtins, io):
        setattr(place, "open", counted(getattr(place, "open"), kill_at))  # noqa: B009, B010
    swap._exchange_names = counted(swap._exchange_names, kill_at)
    for name in ("write_table", "close"):
        setattr(pq.ParquetWriter, name, counted(getattr(pq.ParquetWriter, name), kill_at))
    print("begun", flush=True)
    build(sources, out)
    print(done, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4] == "exchange")
