"""The tables of the seeds, built once for the tests that look at tables and not at how they are made."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def seed_tables(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables of the seeds. It is shared: copy it before you change anything in it."""
    import factminer

    folder = tmp_path_factory.mktemp("seeds") / "data"
    factminer.build(root / "seeds", folder)
    return folder
