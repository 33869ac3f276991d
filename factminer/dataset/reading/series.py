"""The observations of one indicator over time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from factminer.dataset.reading.reader import load

if TYPE_CHECKING:
    import pandas as pd


def series(
    indicator: str | None = None, place: str | None = None, data: str | os.PathLike[str] | None = None
) -> pd.DataFrame:
    """Rows of observations of one indicator, of one place (its full name or the end of it), by period."""
    found = load("observations", data)
    if indicator is not None:
        found = found[found["indicator"] == indicator]
    if place is not None:
        found = found[found["place"].str.endswith(place, na=False)]
    return found.sort_values(["indicator", "place", "period"], kind="stable").reset_index(drop=True)
