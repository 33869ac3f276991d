"""Reads Chinese government and newspaper text and turns every figure into a typed, sourced record.

>>> import factminer
>>> mined = factminer.mine("全市新建公园12个。")     # doctest: +SKIP
>>> factminer.build("seeds", "data")                 # doctest: +SKIP
>>> claims = factminer.load("claims")                # doctest: +SKIP

What a function needs is imported when it is called: pandas and DuckDB take a second, and few programs need all.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from factminer.dataset.building.build import BuildReport
    from factminer.pipeline import Mined
    from factminer.source.document import Document

__all__ = ["build", "diff", "load", "mine", "series"]


def mine(
    text_or_document: str | Document,
    *,
    source: str = "-",
    published: str | None = None,
    place: str | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    shapes: str | os.PathLike[str] | None = None,
) -> Mined:
    """Every article, claim, numeral and check of one text.

    `published` (EDTF) and `place` are what is known of the text from outside; `source` is the name it goes by;
    `lexicon` is a folder with words of your own, `shapes` a TOML file with sentence shapes of your own.
    """
    from factminer import pipeline
    from factminer.lexicon.user import read_own

    own = read_own(lexicon, shapes)
    return pipeline.mine(text_or_document, source=source, published=published, place=place, lexicon=own)


def build(
    sources: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    jobs: int = 1,
    full: bool = False,
    strict: bool = False,
    published: str | None = None,
    place: str | None = None,
    publication: str | None = None,
    published_from_path: str | None = None,
    metadata: str | os.PathLike[str] | None = None,
    columns: Mapping[str, str] | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    shapes: str | os.PathLike[str] | None = None,
    progress: bool = False,
) -> BuildReport:
    """Read the files under `sources` and write the tables to the folder `out`: what `factminer build` does.

    `columns` names the columns of tables of articles: `{"text": "正文"}`.
    """
    from factminer.dataset.building.build import build as build_tables
    from factminer.source.given import Given
    from factminer.source.options import ReadOptions, parse_columns

    wishes = [f"{name}={column}" for name, column in (columns or {}).items()]
    return build_tables(
        sources,
        out,
        jobs=jobs,
        full=full,
        strict=strict,
        given=Given(published, place, publication),
        metadata=metadata,
        options=ReadOptions(parse_columns(wishes), published_from_path=published_from_path),
        lexicon=lexicon,
        shapes=shapes,
        progress=progress,
    )


def load(table: str, data: str | os.PathLike[str] | None = None) -> pd.DataFrame:
    """One table as a pandas data frame.

    Without `data` the tables are looked for in `data/` of the working folder and of those above it, then in the folder
    that the environment names as FACTMINER_DATA.
    """
    from factminer.dataset.reading.reader import load as load_table

    return load_table(table, data)


def series(
    indicator: str | None = None,
    place: str | None = None,
    data: str | os.PathLike[str] | None = None,
) -> pd.DataFrame:
    """The observations of one indicator, one place or both, in the order of their periods.

    A place is found by its full name or the end of it: 西宁市 stands for 青海省西宁市.
    """
    from factminer.dataset.reading.series import series as series_of

    return series_of(indicator, place, data)


def diff(old: str | os.PathLike[str], new: str | os.PathLike[str], *, all_columns: bool = False) -> pd.DataFrame:
    """The claims that differ between two folders of tables, a row a change: what `factminer diff` shows.

    The columns are kind (added, removed, changed, moved), claim_id, source, start, quote, field, old, new.
    """
    from factminer.dataset.comparing.difference import diff as difference

    return difference(old, new, all_columns=all_columns)
