"""The five pages against what people marked on them: a rule that helps elsewhere may not cost what stands here.

tests/gold holds the claims that two annotators marked, a file a page. The floors lie a little under today's figures.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from factminer.dataset.gold.evaluate import evaluate

FLOORS = {"precision": 0.98, "recall": 0.98, "exact": 0.98, "qualifier": 0.98, "indicator": 0.95, "place": 0.97}
FLOORS |= {"period": 0.96, "status": 0.98, "change": 0.98, "claim_f1": 0.90}


@pytest.mark.parametrize("figure", FLOORS)
def test_figure(root: Path, figure: str) -> None:
    assert evaluate(root / "tests" / "gold", root / "data").overall()[figure] >= FLOORS[figure]
