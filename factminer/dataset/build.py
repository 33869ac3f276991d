"""Files to a folder of tables: what `factminer build` does."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyarrow as pa
from tqdm import tqdm

from factminer import observation
from factminer.claim.claim import Claim
from factminer.dataset.mining import Outcome, mine_file
from factminer.dataset.problem import Problem
from factminer.dataset.rows import Row, observation_row, problem_row
from factminer.dataset.schema import ARTICLES, CHECKS, CLAIMS, DOCUMENTS, NUMERALS, OBSERVATIONS, PROBLEMS
from factminer.dataset.tables import join, named_after, to_arrow
from factminer.dataset.writer import check_folder, file_name, write_tables
from factminer.lexicon.user import Lexicon, read_own
from factminer.quantity.unit import Units
from factminer.quantity.vocabulary import vocabulary_with
from factminer.source.discover import Found, find_files
from factminer.source.given import Given

Path_ = str | os.PathLike[str]


class StrictError(Exception):
    """A strict build that met a file that failed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class BuildReport:
    """What a build found: `numerals` counts them by verdict, `failed` the files that gave nothing.

    `changed` names the tables that were written; `kept` is true where nothing was read and the old tables stay.
    """

    documents: int
    articles: int
    claims: int
    numerals: Mapping[str, int]
    checks: int
    observations: int
    problems: tuple[Problem, ...]
    failed: int
    changed: tuple[str, ...]
    kept: bool = False


def build(
    sources: Path_ | Sequence[Path_],
    out: Path_,
    *,
    jobs: int = 1,
    published: str | None = None,
    place: str | None = None,
    publication: str | None = None,
    lexicon: Path_ | None = None,
    shapes: Path_ | None = None,
    progress: bool = False,
    strict: bool = False,
) -> BuildReport:
    """Read every file under `sources` and write the tables to the folder `out`.

    `published`, `place` and `publication` are taken to hold for all files; `lexicon` is a folder with words of the
    user's and `shapes` a file with sentence shapes (LexiconError where one cannot be used), which every table names in
    its metadata. A file that cannot be read
    becomes a row of problems and the others are built all the same, unless `strict` says to stop: then the old tables
    stay.
    """
    folder = Path(out)
    given = Given(published, place, publication)
    words = read_own(lexicon, shapes)
    check_folder(folder)
    named = [sources] if isinstance(sources, str | os.PathLike) else list(sources)
    files, faults = find_files(named, leave_out=folder)
    gathered = _Gathered([Problem.of_source(fault) for fault in faults], len(faults))
    if strict:
        gathered.stop_at_problem()
    # disable=None shows the bar on a terminal only.
    outcomes = tqdm(_mine(files, given, words, jobs), total=len(files), unit="file", disable=None if progress else True)
    for outcome in outcomes:
        gathered.add(outcome)
        if strict and outcome.failed:
            outcomes.close()
            gathered.stop_at_problem()
    tables = gathered.tables(words)
    # A mistyped path must not empty a dataset: where nothing was read, tables that are there stay.
    kept = not gathered.read and (folder / file_name(DOCUMENTS.name)).exists()
    changed = () if kept else write_tables(tables, folder)
    return BuildReport(
        documents=tables[DOCUMENTS.name].num_rows,
        articles=tables[ARTICLES.name].num_rows,
        claims=tables[CLAIMS.name].num_rows,
        numerals=Counter(tables[NUMERALS.name].column("verdict").to_pylist()),
        checks=tables[CHECKS.name].num_rows,
        observations=tables[OBSERVATIONS.name].num_rows,
        problems=tuple(gathered.problems),
        failed=gathered.failed,
        changed=changed,
        kept=kept,
    )


def _mine(files: Sequence[Found], given: Given, lexicon: Lexicon | None, jobs: int) -> Iterator[Outcome]:
    """The outcome of each file, in the order of the files, whatever the number of workers."""
    work = partial(mine_file, given=given, lexicon=lexicon)
    if jobs <= 1 or len(files) <= 1:
        yield from map(work, files)
        return
    # Workers are started afresh: a fork would copy the locks of Arrow's threads.
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _leave_interrupts_to_parent)
    try:
        yield from pool.map(work, files, chunksize=max(1, min(32, len(files) // (4 * jobs))))
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class _Gathered:
    """The outcomes of the files so far; two files with the same text are one document, the second a copy."""

    def __init__(self, problems: list[Problem], failed: int) -> None:
        self.problems = problems
        self.failed = failed
        self.read = 0
        self.documents: dict[str, Row] = {}
        self.parts: dict[str, list[pa.Table]] = {t.name: [] for t in (ARTICLES, CLAIMS, NUMERALS, CHECKS)}
        self.claims: list[Claim] = []

    def add(self, outcome: Outcome) -> None:
        self.problems.extend(outcome.problems)
        self.failed += outcome.failed
        self.read += not outcome.failed
        if outcome.document is None:
            return
        first = self.documents.setdefault(outcome.document["document_id"], outcome.document)
        if first is not outcome.document:
            first["copies"].append(outcome.document["source"])
            return
        for name, part in outcome.tables.items():
            self.parts[name].append(part)
        self.claims.extend(outcome.claims)

    def stop_at_problem(self) -> None:
        if self.problems:
            raise StrictError(self.problems[-1])

    def tables(self, lexicon: Lexicon | None) -> dict[str, pa.Table]:
        observations = self._observations(vocabulary_with(lexicon).units)
        self.problems.sort(key=lambda p: (p.source, p.stage, p.start or 0, p.message))
        tables = {
            DOCUMENTS.name: join(DOCUMENTS, [to_arrow(DOCUMENTS, list(self.documents.values()))]),
            ARTICLES.name: join(ARTICLES, self.parts[ARTICLES.name]),
            CLAIMS.name: join(CLAIMS, self.parts[CLAIMS.name]),
            NUMERALS.name: join(NUMERALS, self.parts[NUMERALS.name]),
            CHECKS.name: join(CHECKS, self.parts[CHECKS.name]),
            OBSERVATIONS.name: join(OBSERVATIONS, [observations]),
            PROBLEMS.name: join(PROBLEMS, [to_arrow(PROBLEMS, [problem_row(p) for p in self.problems])]),
        }
        return {name: named_after(arrow, lexicon) for name, arrow in tables.items()} if lexicon else tables

    def _observations(self, units: Units) -> pa.Table:
        """Observations go over all documents: a fault there costs this table alone."""
        try:
            found = [observation_row(row) for row in observation.find_observations(self.claims, units)]
            found.sort(
                key=lambda row: (row["indicator"], row["place"] or "", row["period"] or "", row["observation_id"])
            )
            return to_arrow(OBSERVATIONS, found)
        except Exception as fault:
            self.problems.append(Problem.of_exception(fault, "", "observe"))
            self.failed += 1
            return OBSERVATIONS.schema.empty_table()
