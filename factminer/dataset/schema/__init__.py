"""The tables: every column with its type and meaning, described once.

The Arrow schemas, `factminer schema` and the README's table of columns are made from these descriptions.
"""

from __future__ import annotations

from factminer.dataset.schema.articles import ARTICLES
from factminer.dataset.schema.checks import CHECKS
from factminer.dataset.schema.claims import CLAIMS
from factminer.dataset.schema.column import Column, Reference, Table
from factminer.dataset.schema.documents import DOCUMENTS
from factminer.dataset.schema.numerals import NUMERALS
from factminer.dataset.schema.observations import OBSERVATIONS
from factminer.dataset.schema.problems import PROBLEMS
from factminer.dataset.schema.version import SCHEMA_VERSION

TABLES: tuple[Table, ...] = (DOCUMENTS, ARTICLES, CLAIMS, NUMERALS, CHECKS, OBSERVATIONS, PROBLEMS)
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}

__all__ = [
    "ARTICLES",
    "BY_NAME",
    "CHECKS",
    "CLAIMS",
    "DOCUMENTS",
    "NUMERALS",
    "OBSERVATIONS",
    "PROBLEMS",
    "SCHEMA_VERSION",
    "TABLES",
    "Column",
    "Reference",
    "Table",
]
