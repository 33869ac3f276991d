"""Files to a folder of tables: what `factminer build` does."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from tqdm import tqdm

from factminer.dataset.building.assembly import Assembly
from factminer.dataset.building.mining import MINED, Work
from factminer.dataset.building.observing import write_observations
from factminer.dataset.building.old import OldTables
from factminer.dataset.building.rules import program_version, rules_digest, surroundings
from factminer.dataset.building.state import STATE, State, usable_state
from factminer.dataset.building.stops import hearing
from factminer.dataset.building.workers import mine
from factminer.dataset.contract import ContractError, check_contract
from factminer.dataset.describing import croissant, package
from factminer.dataset.describing.package import MadeBy, SourceFile, data_package, describe_file
from factminer.dataset.placing.swap import check_holds_only, exchange, remove, writing
from factminer.dataset.problem import Problem
from factminer.dataset.schema import ARTICLES, CHECKS, CLAIMS, DOCUMENTS, OBSERVATIONS, TABLES
from factminer.dataset.tables import count_rows, file_name
from factminer.dataset.writer import TableWriter
from factminer.lexicon.user import Lexicon, read_own
from factminer.quantity.vocabulary import vocabulary_with
from factminer.source.beside import Told
from factminer.source.discover import Found, find_files
from factminer.source.error import SourceError
from factminer.source.given import NOTHING, Given
from factminer.source.options import ReadOptions

Path_ = str | os.PathLike[str]

STDIN = "-"
_SPOOL = ".spool"
_BLOCK = 1 << 20
_MEMORY = "256MB"
_OPTIONS = ReadOptions()
# All that a build writes.
_OURS = frozenset({STATE, package.FILE_NAME, croissant.FILE_NAME, *(file_name(table.name) for table in TABLES)})


class StrictError(Exception):
    """A strict build that met a file that failed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class BuildReport:
    """What a build found: `numerals` counts them by verdict, `failed` the files and records that gave nothing.

    `changed` names the tables whose bytes are others than before; `kept` is true where nothing could be read and the old
    tables stay.
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
    full: bool = False,
    strict: bool = False,
    given: Given = NOTHING,
    metadata: Path_ | None = None,
    options: ReadOptions = _OPTIONS,
    lexicon: Path_ | None = None,
    shapes: Path_ | None = None,
    progress: bool = False,
) -> BuildReport:
    """Read every file under `sources` and write the tables to the folder `out`.

    `given` is taken to hold for all files; what the table `metadata` and those named metadata.csv beside the files say of
    one, and what the pattern in `options` finds in its name, hold for that one (GivenError where they cannot be used).
    `lexicon` is a folder with words of the user's and `shapes` a file with sentence shapes (LexiconError where one cannot
    be used). Files that an earlier build read, by the same rules and with the same words, are not read again unless the
    build is to be `full`: the tables are the same to the byte. A file that cannot be read becomes a row of problems and
    the others are built all the same, unless `strict` says to stop (StrictError). Until all is done the old tables stay
    as they are, and where anything goes wrong they stay for good.
    Raises FolderError where tables must not be written to `out`, LockedError where another build writes to it.
    """
    named = [sources] if isinstance(sources, str | os.PathLike) else list(sources)
    words = read_own(lexicon, shapes)
    folder = Path(os.path.realpath(out))
    check_holds_only(folder, _OURS, "holding tables only")
    with writing(folder) as new, hearing() as hear_again:
        spool = new / _SPOOL
        spool.mkdir()
        found, faults = _find(named, folder, given, metadata, options, spool)
        made = (
            program_version(),
            rules_digest(),
            *surroundings(),
            *(f"{n} {h}" for n, h in (words.hashes if words else ())),
        )
        state = None if full else usable_state(folder, made)
        work = Work(options, words)
        known = (State(state), OldTables(folder, MINED)) if state else (None, None)
        with Assembly(new, spool, made, *known) as assembly:
            for fault in faults:
                assembly.fail(Problem.of_source(fault))
            _stop_if(strict, assembly)
            # disable=None shows the bar on a terminal only.
            with (
                tqdm(total=len(found), unit="file", disable=None if progress else True) as bar,
                closing(mine(found, work, jobs, state, spool)) as batches,
            ):
                for batch in batches:
                    files = len(assembly.files)
                    assembly.add(batch)
                    bar.update(len(assembly.files) - files)
                    bar.set_postfix_str(f"{assembly.claims} claims")
                    hear_again()
                    _stop_if(strict, assembly)
            assembly.close()
        _observe(assembly, new, spool, words)
        assembly.write_problems()
        _describe(assembly, new, found, words)
        _hold_to_contract(new, spool)
        remove(spool)
        # A mistyped path must not empty a dataset: where nothing was read, tables that are there stay.
        kept = not assembly.read and (folder / file_name(DOCUMENTS.name)).exists()
        report = _report(assembly, new, () if kept else _changed(new, folder), kept)
        hear_again()
        if not kept and not _is_same(new, folder):
            exchange(new, folder)
    return report


def _find(
    named: Sequence[Path_],
    folder: Path,
    given: Given,
    metadata: Path_ | None,
    options: ReadOptions,
    spool: Path,
) -> tuple[Sequence[Found], Sequence[SourceError]]:
    """The files to read; standard input is laid down as one, for workers cannot read it."""
    paths = [path for path in named if path != STDIN]
    found, faults = find_files(paths, folder, given, options.published_from_path, metadata)
    if STDIN in named:
        held = spool / "stdin"
        with held.open("wb") as file:
            if sys.stdin is not None:  # closed by whoever started the program: then nothing comes from it
                shutil.copyfileobj(sys.stdin.buffer, file)
        found = tuple(sorted((*found, Found(STDIN, held, Told(given)))))
    return found, faults


def _stop_if(strict: bool, assembly: Assembly) -> None:
    if strict and assembly.failed:
        raise StrictError(assembly.problems[-1])


def _observe(assembly: Assembly, new: Path, spool: Path, words: Lexicon | None) -> None:
    """Observations go over all documents: a fault there costs this table alone, a broken rule the row alone."""
    out = new / file_name(OBSERVATIONS.name)
    try:
        faults = write_observations(new / file_name(CLAIMS.name), out, spool, vocabulary_with(words).units)
        for fault in faults:
            assembly.fail(Problem.of_exception(fault, "", "observe"))
    except OSError:
        raise
    except Exception as fault:
        assembly.fail(Problem.of_exception(fault, "", "observe"))
        TableWriter(OBSERVATIONS, out).close()


def _describe(assembly: Assembly, new: Path, found: Sequence[Found], words: Lexicon | None) -> None:
    """The two files that tell what the tables are and what they were made of."""
    made_by = MadeBy(program_version(), rules_digest(), dict(words.hashes) if words else {})
    resources = [describe_file(table, new / file_name(table.name)) for table in TABLES]
    sources = (
        SourceFile(mark.source, mark.sha256, mark.bytes, mark.reader, _said(file.told.given))
        for file, mark in zip(found, assembly.files, strict=True)
    )
    (new / package.FILE_NAME).write_text(data_package(resources, sources, made_by), encoding="utf-8", newline="\n")
    (new / croissant.FILE_NAME).write_text(croissant.croissant(resources, made_by), encoding="utf-8", newline="\n")


def _said(given: Given) -> Mapping[str, str]:
    return {name: value for name, value in asdict(given).items() if value}


def _hold_to_contract(new: Path, spool: Path) -> None:
    """Tables that break a rule are not put in place: it is a fault of this program, and the old tables are better."""
    breaches = check_contract(new, memory_limit=_MEMORY, temporary=spool).breaches
    if breaches:
        raise ContractError(breaches)


def _changed(new: Path, folder: Path) -> tuple[str, ...]:
    return tuple(table.name for table in TABLES if not _same_file(new, folder, file_name(table.name)))


def _is_same(new: Path, folder: Path) -> bool:
    names = {entry.name for entry in new.iterdir()}
    there = {entry.name for entry in folder.iterdir()} if folder.is_dir() else set()
    return names == there and all(_same_file(new, folder, name) for name in names)


def _same_file(new: Path, folder: Path, name: str) -> bool:
    """By the bytes: the times of files may be the same where the files are not."""
    there = folder / name
    if not there.is_file() or there.stat().st_size != (new / name).stat().st_size:
        return False
    with (new / name).open("rb") as made, there.open("rb") as old:
        while block := made.read(_BLOCK):
            if block != old.read(_BLOCK):
                return False
    return True


def _report(assembly: Assembly, new: Path, changed: tuple[str, ...], kept: bool) -> BuildReport:
    rows = {table.name: count_rows(new / file_name(table.name)) for table in TABLES}
    return BuildReport(
        documents=rows[DOCUMENTS.name],
        articles=rows[ARTICLES.name],
        claims=rows[CLAIMS.name],
        numerals=assembly.numerals(),
        checks=rows[CHECKS.name],
        observations=rows[OBSERVATIONS.name],
        problems=tuple(assembly.problems),
        failed=assembly.failed,
        changed=changed,
        kept=kept,
    )
