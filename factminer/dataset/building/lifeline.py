"""What ties a worker to the process that started it.

Nothing of ours is imported here: a worker is tied before it imports what it works with, which takes a second or two.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from multiprocessing.connection import Connection, wait
from typing import Any


def tie(lifeline: Connection, start: bytes) -> None:
    """A worker's beginning: it ends at once when its parent does or lets go of the other end of `lifeline`.

    Interrupts are left to the parent. `start` is the pickle of a function without arguments, which is called then.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    watched = [lifeline, *([parent.sentinel] if parent else [])]
    threading.Thread(target=_end_with, args=(watched,), daemon=True).start()
    pickle.loads(start)()


def _end_with(watched: list[Any]) -> None:
    """Nothing reads what a worker does once its parent is gone, and it would wait for more for ever."""
    wait(watched)
    os._exit(1)
