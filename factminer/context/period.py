"""The time a figure is about, in EDTF (ISO 8601-2)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """A period as printed (`text`) and as EDTF, an unknown year as XXXX; `start` and `end` are None while it is unknown."""

    edtf: str
    text: str
    start: datetime.date | None = None
    end: datetime.date | None = None
