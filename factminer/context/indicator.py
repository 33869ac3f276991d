"""Common statistics by their names: the id that all ways of writing one share."""

from __future__ import annotations

from functools import lru_cache

from factminer.lexicon import load
from factminer.lexicon.indicator_words import IndicatorName


@lru_cache(maxsize=1)
def _ids() -> dict[str, str]:
    return {row.name: row.indicator_id for row in load(IndicatorName)}


def indicator_id(indicator: str) -> str | None:
    """The id of a common statistic, None for every other indicator.

    >>> indicator_id("空气质量优良率"), indicator_id("爱心驿站")
    ('good_air_days_share', None)
    """
    return _ids().get(indicator)
