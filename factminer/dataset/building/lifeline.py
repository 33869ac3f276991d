"""What ties a worker to the process that started it.

Nothing of ours is imported here: a worker is tied before it imports what it works with, which takes a second or two.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any

_STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def starting() -> Iterator[None]:
    """While workers are started: a signal is heard when that is done, for what it raises in the midst breaks the start.

    The workers hold interrupts back from their first moment, when Python would still tell of one on standard error.
    """
    if threading.current_thread() is not threading.main_thread():  # another thread hears no signals
        yield
        return
    heard: list[int] = []
    # One that was not set from Python cannot be set again from here.
    stops = [stop for stop in _STOPS if signal.getsignal(stop) is not None]
    handlers = {stop: signal.signal(stop, lambda signum, _: heard.append(signum)) for stop in stops}
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for stop, handler in handlers.items():
            signal.signal(stop, handler)
        for signum in heard:
            signal.raise_signal(signum)


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
