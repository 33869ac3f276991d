"""The README as a newcomer meets it: every block of code in it runs and prints what it shows.

Python blocks run in a fresh interpreter, console blocks in a shell, all in a folder that holds seeds/ and data/ as the
clone does, so that no block can dirty the tree. `make docs` (or `python tests/test_readme.py --write`) puts in what the
blocks print now, and the tables of columns.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factminer.dataset.schema.render import put_columns

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<code>.*?)^```\n(?:\n```text\n(?P<shown>.*?)^```\n)?", re.M | re.S)


@dataclass(frozen=True)
class Block:
    """A block of code: its language, its words, and what a `text` block right behind it says that it prints."""

    language: str
    code: str
    shown: str
    line: int


def blocks(readme: str) -> Iterator[Block]:
    """The blocks of code in their order."""
    for match in FENCE.finditer(readme):
        line = readme.count("\n", 0, match.start()) + 1
        yield Block(match["language"], match["code"], match["shown"] or "", line)


def sessions(code: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block with what each prints; a command goes on while a quotation mark is open."""
    command, shown, is_open = "", "", False
    for line in code.splitlines(keepends=True):
        if line.startswith("$ ") and not is_open:
            if command:
                yield command, shown
            command, shown = line[2:], ""
        elif is_open:
            command += line
        else:
            shown += line
        is_open = not shown and not _is_whole(command)
    if command:
        yield command, shown


def _is_whole(command: str) -> bool:
    try:
        shlex.split(command)
    except ValueError:
        return False
    return True


class Clone:
    """A folder with the seeds and the tables of the clone, and `factminer` and `python` to run there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "clone"
        for name in ("seeds", "data"):
            shutil.copytree(ROOT / name, self.folder / name)
        programs = folder / "bin"
        programs.mkdir()
        for name, arguments in (("factminer", "-m factminer "), ("python", "")):
            program = programs / name
            program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {arguments}"$@"\n', encoding="utf-8")
            program.chmod(0o755)
        dropped = ("FACTMINER_DATA", "MAKEFLAGS", "MFLAGS", "MAKELEVEL", "PYTHON", "COLUMNS")
        self.environment = {name: value for name, value in os.environ.items() if name not in dropped}
        self.environment |= {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1"}

    def shell(self, command: str) -> str:
        """What a command prints, faults included."""
        run = ["sh", "-c", command]
        return subprocess.run(
            run, cwd=self.folder, env=self.environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        ).stdout

    def python(self, code: str) -> str:
        """What a Python block prints. Raises AssertionError with the traceback where it fails."""
        run = [sys.executable, "-"]
        done = subprocess.run(run, input=code, cwd=self.folder, env=self.environment, text=True, capture_output=True)
        assert not done.returncode, done.stderr
        return done.stdout


def printed(block: Block, clone: Clone) -> Block:
    """The block with what it prints now."""
    if block.language == "python":
        return Block(block.language, block.code, clone.python(block.code), block.line)
    if block.language == "console":
        parts = [(command, answer(command, shown, clone)) for command, shown in sessions(block.code)]
        return Block(block.language, "".join(f"$ {command}{shown}" for command, shown in parts), "", block.line)
    return block


def answer(command: str, shown: str, clone: Clone) -> str:
    """What a command prints. The commands of make are not run: of `make data` the closing line is made anew."""
    if command == "make data\n":
        *before, _ = shown.splitlines(keepends=True)
        return "".join(before) + clone.shell("factminer build seeds --out anew && rm -r anew")
    return shown if command.startswith("make ") else clone.shell(command)


def write(readme: str, clone: Clone) -> str:
    """The README with what its blocks print now, and with the columns of the schema."""
    parts = []
    at = 0
    for match, block in zip(FENCE.finditer(readme), blocks(readme), strict=True):
        new = printed(block, clone)
        shown = f"\n```text\n{new.shown}```\n" if new.shown else ""
        parts.append(f"{readme[at : match.start()]}```{new.language}\n{new.code}```\n{shown}")
        at = match.end()
    return put_columns("".join(parts) + readme[at:])


BLOCKS = list(blocks(README.read_text(encoding="utf-8")))
RUN = [pytest.param(block, id=f"line {block.line}") for block in BLOCKS if block.language in ("python", "console")]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    return Clone(tmp_path_factory.mktemp("readme"))


@pytest.mark.parametrize("block", RUN)
def test_a_block_prints_what_it_shows(block: Block, clone: Clone) -> None:
    assert printed(block, clone) == block, "run make docs"


def test_every_block_is_run_or_is_the_river() -> None:
    assert {block.language for block in BLOCKS} == {"python", "console", ""}
    assert [block.code.startswith("factminer/\n") for block in BLOCKS if not block.language] == [True]


def test_make_prints_the_lines_that_are_shown(clone: Clone) -> None:
    commands = [pair for block in BLOCKS if block.language == "console" for pair in sessions(block.code)]
    made = {command.split()[1]: shown for command, shown in commands if command.startswith("make ")}
    assert {"data", "test"} <= set(made)
    for target, shown in made.items():
        orders = clone.shell(f"make --directory {ROOT} --dry-run --always-make {target}").splitlines()
        *lines, _ = shown.splitlines() or [""]
        assert [line for line in lines if line != "…" and line not in orders] == []
    assert re.search(r"^=+ \d+ passed, .* in [0-9.]+s.* =+$", made["test"].splitlines()[-1])


def test_a_command_goes_on_while_a_quotation_mark_is_open() -> None:
    code = "$ echo 'a\n$ b'\na\n$ b\n$ echo c\nc\n"
    assert list(sessions(code)) == [("echo 'a\n$ b'\n", "a\n"), ("b\n", ""), ("echo c\n", "c\n")]


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit("to make what the README shows anew: python tests/test_readme.py --write")
    with tempfile.TemporaryDirectory() as temporary:
        README.write_text(write(README.read_text(encoding="utf-8"), Clone(Path(temporary))), encoding="utf-8")
