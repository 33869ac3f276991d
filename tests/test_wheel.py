"""The package as others install it: what runs in the clone must run outside it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def python(*arguments: str | Path, **options: object) -> str:
    """What this Python prints when run with the arguments."""
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout  # type: ignore[call-overload,no-any-return]


@pytest.mark.slow
def test_the_wheel_holds_all_that_extract_needs(root: Path, tmp_path: Path) -> None:
    tree, site = tmp_path / "tree", tmp_path / "site"
    tree.mkdir()
    shutil.copytree(root / "factminer", tree / "factminer", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(root / name, tree)
    python("-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, tree)
    (wheel,) = tmp_path.glob("factminer-*.whl")
    python("-m", "pip", "install", "--quiet", "--no-deps", "--target", site, wheel)
    shutil.rmtree(tree)

    outside = {"cwd": tmp_path, "env": os.environ | {"PYTHONPATH": str(site), "PYTHONUTF8": "1"}}
    assert python("-c", "import factminer; print(factminer.__file__)", **outside).startswith(str(site))
    printed = python("-m", "factminer", "extract", input="石桥市新建公园12个。\n", **outside)
    assert [json.loads(line)["quote"] for line in printed.splitlines()] == ["12个"]
    assert python("-m", "factminer", "evaluate", "--help", **outside)
    files = {path.relative_to(site).as_posix() for path in (site / "factminer").rglob("*.tsv")}
    assert files == {path.relative_to(root).as_posix() for path in (root / "factminer").rglob("*.tsv")}
