"""Signals that ask a build to stop: none breaks the start of a worker, and none is lost to a library."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def hearing() -> Iterator[Callable[[], None]]:
    """Keep in mind what signals were heard; the function that is given raises again what the first of them raised.

    DuckDB makes a fault like any other of what is raised while it calls Python, and a build goes on after many a fault.
    """
    with _recording(pass_on=True) as heard:

        def hear_again() -> None:
            if heard:
                signal.raise_signal(heard[0])

        try:
            yield hear_again
        except Exception:
            hear_again()
            raise


@contextmanager
def starting() -> Iterator[None]:
    """While workers are started: a signal is heard when that is done, for what it raises in the midst breaks the start.

    The workers hold interrupts back from their first moment, when Python would still tell of one on standard error.
    """
    heard: list[int] = []
    try:
        with _recording(pass_on=False) as heard:
            mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                yield
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    finally:
        for signum in heard:
            signal.raise_signal(signum)


@contextmanager
def _recording(*, pass_on: bool) -> Iterator[list[int]]:
    """The signals that are heard meanwhile, of those that are not left to the system; in another thread there are none."""
    heard: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield heard
        return
    handlers = {stop: handler for stop in _STOPS if callable(handler := signal.getsignal(stop))}

    def hear(signum: int, frame: FrameType | None) -> None:
        heard.append(signum)
        if pass_on:
            handlers[signal.Signals(signum)](signum, frame)

    for stop in handlers:
        signal.signal(stop, hear)
    try:
        yield heard
    finally:
        for stop, handler in handlers.items():
            signal.signal(stop, handler)
