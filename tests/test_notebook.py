"""The notebooks run from top to bottom, in their folder, and show what is stored in them.

`make docs` (or `python tests/test_notebook.py --write`) stores what they show now.
"""

from __future__ import annotations

import copy
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

# The mission's own examples, as the first notebook shows them.
EXAMPLES = (
    ("空气质量优良率", "96.8", "%", "XXXX-08"),
    ("集体合同", "149.0", "份", "XXXX/.."),
    ("职工", "26000.0", "人", "nearly"),
    ("爱心驿站", "131.0", "个", "青海省西宁市"),
)


def read(path: Path) -> nbformat.NotebookNode:
    """The notebook as it is stored."""
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def run(stored: nbformat.NotebookNode, folder: Path) -> nbformat.NotebookNode:
    """The notebook with what its cells show now. Raises CellExecutionError where one fails.

    It runs with this interpreter, whatever kernels are installed; `folder` takes what IPython writes for itself.
    """
    notebook = copy.deepcopy(stored)
    # No folders of kernels: what remains is the kernel of the running interpreter.
    manager = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=KernelSpecManager(kernel_dirs=[]))
    client = NotebookClient(
        notebook,
        km=manager,
        timeout=120,
        record_timing=False,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(ROOT / "notebooks")}},
    )
    dropped = ("FACTMINER_DATA", "MPLBACKEND")
    environment = {name: value for name, value in os.environ.items() if name not in dropped}
    client.execute(cleanup_kc=True, env=environment | {"IPYTHONDIR": str(folder)})
    # The interpreter's version is no part of the notebook.
    notebook.metadata = stored.metadata
    return notebook


def shown(notebook: nbformat.NotebookNode) -> list[Any]:
    """What the cells show, without pictures: their bytes change with the version of the program that draws them."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return [
        {name: text for name, text in output.data.items() if name != "image/png"} if "data" in output else output.text
        for output in outputs
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_shows_what_is_stored_in_it(path: Path, tmp_path: Path) -> None:
    stored = read(path)
    assert shown(run(stored, tmp_path)) == shown(stored), "run make docs"


def test_the_first_notebook_shows_the_examples_of_the_mission(root: Path) -> None:
    stored = read(root / "notebooks" / "first_look.ipynb")
    plain = [output.get("text/plain", "") for output in shown(stored) if isinstance(output, dict)]
    lines = [line for text in plain for line in text.splitlines()]
    for example in EXAMPLES:
        assert any(all(part in line for part in example) for line in lines), example
    pictures = [
        output for cell in stored.cells for output in cell.get("outputs", []) if "image/png" in output.get("data", {})
    ]
    assert len(pictures) == 1


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit("to store what the notebooks show now: python tests/test_notebook.py --write")
    for path in NOTEBOOKS:
        with tempfile.TemporaryDirectory() as temporary:
            nbformat.write(run(read(path), Path(temporary)), path)  # type: ignore[no-untyped-call]
