"""A phrase that names a period, with what it is to the figures after it and where it lies in the calendar."""

from __future__ import annotations

from dataclasses import dataclass

from factminer.context.period_calendar import Stretch
from factminer.context.period_frame import Framed


@dataclass(frozen=True, slots=True)
class Mention:
    """A framed phrase with the stretch of the calendar it names; None where it names no period."""

    framed: Framed
    stretch: Stretch | None

    @property
    def role(self) -> str:
        """What the phrase is to the figures that follow it."""
        return self.framed.role
