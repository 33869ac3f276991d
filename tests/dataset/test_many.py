"""Many files: the memory that a build needs is bounded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PROGRAM = """
import resource, sys
from factminer import pipeline
from factminer.dataset.building.build import build
from tests.conftest import small_mine
pipeline.mine = lambda document, **known: small_mine(document)
build(sys.argv[1], sys.argv[2])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def megabytes(folder: Path, files: int) -> int:
    """The most memory that a build of so many files had."""
    pages = folder / "pages"
    for number in range(files):
        (pages / f"{number % 100:02}").mkdir(parents=True, exist_ok=True)
        text = "".join(f"石桥市第{number}区新建公园{number}{line}个。" for line in range(20))
        (pages / f"{number % 100:02}" / f"{number}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM, str(pages), str(folder / "out")]
    run = subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return int(run.stdout)


@pytest.mark.endurance
def test_memory_does_not_grow_with_the_number_of_files(tmp_path: Path) -> None:
    few, many = megabytes(tmp_path / "few", 1_000), megabytes(tmp_path / "many", 20_000)
    print(f"1,000 files: {few} MB; 20,000 files: {many} MB")
    assert many < few + 400
