"""The version of the schema and the rules by which it moves.

It is `MAJOR.MINOR`, stands in the metadata of every table and in datapackage.json, and tells a program whether the
tables are those that it was written for.

- **Minor**: a program that reads 1.0 reads 1.1 as well. A further table, a further column that may be null, a further
  accepted value, a column that was nullable and now never is null, a unit that is now named.
- **Major**: a program has to be looked at. A table or column removed, renamed, moved or of another type; a column that
  may now be null; an accepted value withdrawn; another unit, key or meaning under an old name.
- **No step**: better words for the same meaning; another number of rows because the rules read better.

Who reads the tables names the columns that he wants, passes over columns and tables that he does not know, and takes
an accepted value that he does not know for one. Who writes them steps the version here and records the schema anew:
`python tests/dataset/test_schema.py --write`.
"""

from __future__ import annotations

SCHEMA_VERSION = "1.0"


def major(version: str) -> str:
    """The part of a version that tells whether a program can read the tables.

    >>> major("1.12")
    '1'
    """
    return version.partition(".")[0]
