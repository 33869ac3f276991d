"""Files to batches on several processes: in the order of the files, within a bounded memory, whatever becomes of a worker.

A worker leaves what it found in files and hands back their names, so that rows pass no pipe. Only some pieces of work are
given out at a time. A file that brings a worker down (memory, a fault in a library that is not Python's) is found by
reading the files of its piece one by one; it becomes a problem, and the others are read all the same.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from factminer.dataset.building.lifeline import tie
from factminer.dataset.building.mining import Batch, FileEnd, Item, Work, mine_files
from factminer.dataset.building.state import FileMark, State
from factminer.dataset.building.stops import starting
from factminer.dataset.problem import Problem
from factminer.source.discover import Found

# A piece of work has so many files, or fewer where their bytes reach the limit.
_FILES = 32
_BYTES = 1_000_000


@dataclass(frozen=True)
class _Piece:
    files: tuple[Found, ...]
    spool: Path


def mine(
    files: Sequence[Found], work: Work, jobs: int, state: Path | None, spool: Path
) -> Generator[Batch, None, None]:
    """The batches of all files in the order of the files.

    `state` is the file of what an earlier build knew; `spool` an empty folder for what workers leave.
    """
    if jobs <= 1 or len(files) <= 1:
        yield from mine_files(files, replace(work, state=State(state) if state else None))
        return
    pieces = deque(_pieces(files, jobs, spool))
    while pieces:
        # A pool that broke is done for; what the piece at its head was doing is done again, a file at a time.
        yield from _run(pieces, work, jobs, state)
        if pieces:
            yield from _one_by_one(pieces.popleft(), work, state)


def _run(pieces: deque[_Piece], work: Work, jobs: int, state: Path | None) -> Iterator[Batch]:
    """Batches until all pieces are done or the pool breaks; then the piece at the head is one of those it had begun."""
    waiting: deque[Future[list[Path]]] = deque()
    with suppress(BrokenProcessPool), _pool(jobs, work, state) as submit:
        while pieces:
            while len(waiting) < min(2 * jobs + 1, len(pieces)):
                waiting.append(submit(pieces[len(waiting)]))
            left = waiting[0].result()
            waiting.popleft()
            pieces.popleft()
            yield from _taken(left)


def _one_by_one(piece: _Piece, work: Work, state: Path | None) -> Iterator[Batch]:
    """The batches of the files of a piece, each file read by a process that tells when it is done with it.

    A file that a process died over is read again by a fresh one: if that dies too, the file has brought it down.
    """
    files = deque(
        _Piece((found,), piece.spool.with_name(f"{piece.spool.name}-{index}"))
        for index, found in enumerate(piece.files)
    )
    while files:
        is_first = True
        with suppress(BrokenProcessPool), _pool(1, work, state) as submit:
            while files:
                left = submit(files[0]).result()
                files.popleft()
                is_first = False
                yield from _taken(left)
        if files and is_first:
            (found,) = files.popleft().files
            said = "the process that read it was killed, perhaps for want of memory"
            fault = Problem(found.source, "mine", "killed", said)
            yield Batch((Item(found.source, problems=(fault,)), FileEnd(FileMark(found.source))), {})


def _pieces(files: Sequence[Found], jobs: int, spool: Path) -> Iterator[_Piece]:
    """The files in pieces, small enough that every worker has some."""
    most = max(1, min(_FILES, len(files) // (4 * jobs)))
    held: list[Found] = []
    size = 0
    number = 0
    for found in files:
        held.append(found)
        with suppress(OSError):  # the reader will say so
            size += os.stat(found.path).st_size
        if len(held) >= most or size >= _BYTES:
            yield _Piece(tuple(held), spool / str(number))
            held, size, number = [], 0, number + 1
    if held:
        yield _Piece(tuple(held), spool / str(number))


@contextmanager
def _pool(jobs: int, work: Work, state: Path | None) -> Iterator[Callable[[_Piece], Future[list[Path]]]]:
    """Processes that take pieces; where something goes wrong here, they end without finishing theirs."""
    # Workers are started afresh: a fork would copy the locks of Arrow's threads.
    context = multiprocessing.get_context("spawn")
    held, lifeline = context.Pipe(duplex=False)
    start = pickle.dumps(partial(_begin, work, state))

    def submit(piece: _Piece) -> Future[list[Path]]:
        try:
            with starting():
                return pool.submit(_leave, piece)
        except OSError as fault:
            if fault.errno is not None:
                raise
            # No fault of the system's: the pool broke, and closed what it was about to hand to the next worker.
            raise BrokenProcessPool(str(fault)) from fault

    with held, lifeline, ProcessPoolExecutor(jobs, context, tie, (held, start)) as pool:
        try:
            yield submit
        except BaseException:
            # Also where the pool broke: it would wait for a worker that it was starting meanwhile.
            lifeline.close()
            raise


_work = Work()


def _begin(work: Work, state: Path | None) -> None:
    global _work
    _work = replace(work, state=State(state) if state else None)


def _leave(piece: _Piece) -> list[Path]:
    """Mine a piece; each batch is left in a file."""
    left = []
    for number, batch in enumerate(mine_files(piece.files, _work)):
        path = piece.spool.with_name(f"{piece.spool.name}.{number}")
        with path.open("wb") as file:
            pickle.dump(batch, file, protocol=pickle.HIGHEST_PROTOCOL)
        left.append(path)
    return left


def _taken(left: Sequence[Path]) -> Iterator[Batch]:
    for path in left:
        with path.open("rb") as file:
            batch: Batch = pickle.load(file)
        path.unlink()
        yield batch
