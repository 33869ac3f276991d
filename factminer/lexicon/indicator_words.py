"""Row type of the table of common statistics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class IndicatorName:
    """A way of writing a common statistic, and the id shared by all its ways."""

    FILE: ClassVar[str] = "indicators.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("name",)
    name: str
    indicator_id: str
