"""The package as a whole: its river runs one way, its import is light, its docstrings are true."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import factminer


def picture(readme: str) -> list[str]:
    """The parts of the package as the README draws them, in order."""
    block = re.search(r"^factminer/\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    assert block, "the README draws no river"
    lines = [line for line in block[1].splitlines() if re.match(r"  \S", line)]
    return [name.rstrip("/") for line in lines for name in re.findall(r"(?<=\s)\w+(?:\.py|/)(?=\s|$)", " " + line)]


def part(path: Path) -> str:
    """The part that a file of the package belongs to."""
    relative = path.relative_to(path_of_package(path))
    return relative.parts[0]


def path_of_package(path: Path) -> Path:
    return next(parent for parent in path.parents if parent.name == "factminer" and (parent / "span.py").exists())


def imports(path: Path, parts: list[str]) -> Iterator[str]:
    """The parts that a file imports from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            below = [f"{node.module}.{alias.name}" for alias in node.names]
            names = below if node.module == "factminer" else [node.module]
        for name in names:
            if name.startswith("factminer."):
                first = name.split(".")[1]
                yield first if first in parts else f"{first}.py"


def sources(root: Path) -> list[Path]:
    return sorted(path for path in (root / "factminer").rglob("*.py") if path != root / "factminer" / "__init__.py")


def test_the_picture_shows_what_is_there(root: Path) -> None:
    drawn = picture((root / "README.md").read_text(encoding="utf-8"))
    assert sorted(drawn) == sorted({part(path) for path in sources(root)})


def test_a_module_imports_only_what_lies_above_it(root: Path) -> None:
    drawn = picture((root / "README.md").read_text(encoding="utf-8"))
    upstream = [
        f"{path.relative_to(root)} imports {imported}"
        for path in sources(root)
        for imported in imports(path, drawn)
        if drawn.index(imported) > drawn.index(part(path))
    ]
    assert upstream == []


def test_import_is_light() -> None:
    heavy = "{'pandas', 'duckdb', 'pyarrow', 'tqdm', 'click'} & set(sys.modules)"
    code = f"import sys, factminer, factminer.span; print(sorted({heavy}))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def modules() -> list[str]:
    found = pkgutil.walk_packages(factminer.__path__, "factminer.")
    return ["factminer", *(module.name for module in found if not module.name.endswith("__main__"))]


@pytest.mark.parametrize("name", modules())
def test_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
