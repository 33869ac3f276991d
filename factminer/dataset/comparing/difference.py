"""Two datasets held against each other: claims added, removed, moved with their text, changed by field."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from factminer.dataset.querying.connection import connect
from factminer.dataset.reading.parts import unreadable
from factminer.dataset.reading.reader import find_folder
from factminer.dataset.reading.snapshot import open_tables
from factminer.dataset.schema import BY_NAME
from factminer.dataset.show import show_cell
from factminer.dataset.tables import DatasetError, file_name, parts_of

if TYPE_CHECKING:
    import pandas as pd

# These name the claim; the document's id is part of claim_id.
_NAMES = ("claim_id", "document_id")
# These say where it stands: a file that was moved or an article that was divided anew changes no claim.
PLACES = ("article_id", "source", "page", "start", "end", "spans", "text_start", "text_end")
# These say how it was read.
READING = ("rule", "repairs")
_SHOWN = ("place", "indicator")
# Without these, of these types, there is nothing to compare by.
_NEEDED = {
    "claims": (*_NAMES, "source", "start", "quote", "sentence", *_SHOWN),
    "documents": ("document_id", "source"),
}


@dataclass(frozen=True)
class Change:
    """One change: `field` is null for a claim that is there or not; `old` and `new` are as CSV would show them.

    `kind` is added, removed, changed or moved; a claim that moved with its text has its old and its new id as a
    change of the field claim_id.
    """

    kind: str
    claim_id: str
    source: str
    start: int
    quote: str
    field: str | None = None
    old: str | None = None
    new: str | None = None


COLUMNS = tuple(field.name for field in fields(Change))


@dataclass(frozen=True)
class Differing:
    """One claim that differs, with the changes of its fields: (field, old, new)."""

    kind: str
    claim_id: str
    source: str
    start: int
    quote: str
    place: str | None
    indicator: str | None
    is_edited: bool
    changes: tuple[tuple[str, str, str], ...]

    def rows(self) -> Iterator[Change]:
        """A row a change."""
        for field, old, new in self.changes or ((None, None, None),):
            yield Change(self.kind, self.claim_id, self.source, self.start, self.quote, field, old, new)


@dataclass(frozen=True)
class Summary:
    """What differs, in numbers: `fields` counts the changes by field, `reread` the claims that only READING tells apart.

    `only_old` and `only_new` are the sources of documents that one alone has, `columns_old` and `columns_new` the
    columns of claims that one alone has: they are not compared; `mixed` are columns that have another type in either:
    they are compared as text. `edited` are sources whose text is another.
    """

    counts: Mapping[str, int]
    reread: int
    fields: Mapping[str, int]
    edited: tuple[str, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]
    columns_old: tuple[str, ...]
    columns_new: tuple[str, ...]
    mixed: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """True where there is nothing to tell."""
        return not (self.counts or self.edited or self.only_old or self.only_new)


class Difference:
    """Two datasets under comparison; what is large stays in DuckDB, which may put it into temporary files."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, old: Path, new: Path, opened: ExitStack, all_columns: bool
    ) -> None:
        self._connection = connection
        columns = {side: _register(connection, side, folder, opened) for side, folder in (("old", old), ("new", new))}
        left_out = _NAMES if all_columns else (*_NAMES, *PLACES)
        common = [name for name in columns["old"] if name in columns["new"]]
        self._compared = [name for name in common if name not in left_out]
        self._mixed = {name for name in common if columns["old"][name] != columns["new"][name]}
        self._columns_old = tuple(name for name in columns["old"] if name not in columns["new"])
        self._columns_new = tuple(name for name in columns["new"] if name not in columns["old"])
        for side, folder in (("old", old), ("new", new)):
            doubled = self._rows(f"select count(claim_id) - count(distinct claim_id) from {side}_claims")[0][0]
            if doubled:
                raise DatasetError(f"{folder}: {doubled} claims have an id that another one has; validate shows them")
        self._pair()

    @property
    def summary(self) -> Summary:
        """What differs, in numbers."""
        counts = dict(self._rows("select kind, count(*) from differing group by kind order by kind"))
        reading = ", ".join(f"'{name}'" for name in READING)
        ((reread,),) = self._rows(
            f"select count(*) from differing where kind = 'changed' and len([f for f in fields if f not in ({reading})]) = 0"
        )
        named = dict(self._rows("select f, count(*) from (select unnest(fields) f from differing) group by f"))
        # An edited text is in both datasets under one source and under two ids.
        edited = "select o.source from only_old o semi join only_new n using (source)"
        return Summary(
            counts=counts,
            reread=reread,
            fields={name: named[name] for name in self._compared if name in named},
            edited=self._sources(edited),
            only_old=self._sources("select o.source from only_old o anti join only_new n using (source)"),
            only_new=self._sources("select n.source from only_new n anti join only_old o using (source)"),
            columns_old=self._columns_old,
            columns_new=self._columns_new,
            mixed=tuple(name for name in self._compared if name in self._mixed),
        )

    def claims(self) -> Iterator[Differing]:
        """The claims that differ: those of edited texts last, otherwise by source and place in the text."""
        compared = ", ".join(f"o.{_quoted(name)}, n.{_quoted(name)}" for name in self._compared)
        shown = ", ".join(f'coalesce(n."{name}", o."{name}")' for name in ("source", "start", "quote", *_SHOWN))
        answer = self._connection.execute(f"""
            select d.kind, d.old_id, d.new_id, {shown}, d.is_edited, d.fields{", " if compared else ""}{compared}
            from differing d left join old_claims o on o.claim_id = d.old_id
            left join new_claims n on n.claim_id = d.new_id
            order by d.is_edited, 4, 5, 1 desc, 2, 3""")
        while rows := answer.fetchmany(1_000):
            for row in rows:
                yield self._differing(row)

    def _differing(self, row: tuple[Any, ...]) -> Differing:
        kind, old_id, new_id, source, start, quote, place, indicator, is_edited, changed, *values = row
        pairs = dict(zip(self._compared, zip(values[::2], values[1::2], strict=True), strict=True))
        changes = [(name, show_cell(pairs[name][0]), show_cell(pairs[name][1])) for name in changed or ()]
        if kind == "moved":
            changes.insert(0, ("claim_id", old_id, new_id))
        claim_id = old_id if kind == "moved" else new_id or old_id
        return Differing(kind, claim_id, source, start, quote, place, indicator, is_edited, tuple(changes))

    def _pair(self) -> None:
        """Find which claim stands against which, and in which fields they differ."""
        run = self._connection.execute
        for side, other in (("old", "new"), ("new", "old")):
            run(f"""create temp table only_{side} as
                select document_id, source from {side}_documents anti join {other}_documents using (document_id)""")
        for side in ("old", "new"):
            # Claims of texts that the other dataset does not have, the same words of one source numbered.
            run(f"""create temp table lone_{side} as
                select claim_id, source, quote, sentence,
                       row_number() over (partition by source, quote, sentence order by start, claim_id) as nth
                from {side}_claims semi join only_{side} using (document_id)
                where source in (select o.source from only_old o semi join only_new n using (source))""")
        run("""create temp table moved as select o.claim_id as old_id, n.claim_id as new_id
            from lone_old o join lone_new n using (source, quote, sentence, nth)""")
        run(f"""create temp table same_id as select o.claim_id as id
            from (select claim_id, {self._hash()} as h from old_claims) o
            join (select claim_id, {self._hash()} as h from new_claims) n
            on o.claim_id = n.claim_id and o.h <> n.h""")
        # In a text with a new id every same_as is another one.
        run(f"""create temp table differing as
            select 'changed' as kind, id as old_id, id as new_id, {self._fields()} as fields, false as is_edited
            from same_id join old_claims o on o.claim_id = id join new_claims n on n.claim_id = id
            where len(fields) > 0
            union all select 'moved', old_id, new_id, {self._fields("same_as")}, true
            from moved join old_claims o on o.claim_id = old_id join new_claims n on n.claim_id = new_id
            union all select 'removed', o.claim_id, null, [], o.claim_id in (select claim_id from lone_old)
            from old_claims o anti join new_claims n using (claim_id)
            where o.claim_id not in (select old_id from moved)
            union all select 'added', null, n.claim_id, [], n.claim_id in (select claim_id from lone_new)
            from new_claims n anti join old_claims o using (claim_id)
            where n.claim_id not in (select new_id from moved)""")

    def _hash(self) -> str:
        """Sixty-four bits stand for the row in the first comparison, so that a million rows fit into the memory."""
        return f"hash({', '.join(['0', *(self._value('', name) for name in self._compared)])})"

    def _fields(self, *but: str) -> str:
        """The names of the fields that differ, as a list."""
        cases = [
            f"case when {self._value('o.', name)} is distinct from {self._value('n.', name)} then {_literal(name)} end"
            for name in self._compared
            if name not in but
        ]
        return f"[f for f in [{', '.join([*cases, 'null::varchar'])}] if f is not null]"

    def _value(self, side: str, name: str) -> str:
        """A column; as text where the two datasets give it different types."""
        column = f"{side}{_quoted(name)}"
        return f"{column}::varchar" if name in self._mixed else column

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql).fetchall()

    def _sources(self, sql: str) -> tuple[str, ...]:
        return tuple(sorted({str(row[0]) for row in self._rows(sql)}))


def _quoted(name: str) -> str:
    """A column of any name, for SQL."""
    return '"{}"'.format(name.replace('"', '""'))


def _literal(text: str) -> str:
    return "'{}'".format(text.replace("'", "''"))


@contextmanager
def open_difference(
    old: str | os.PathLike[str], new: str | os.PathLike[str], *, all_columns: bool = False
) -> Iterator[Difference]:
    """Compare the claims of two folders of tables. Raises DatasetError where claims or documents are missing.

    Claims are matched by claim_id. With `all_columns` the columns PLACES count too.
    """
    folders = find_folder(old), find_folder(new)
    with ExitStack() as opened, connect() as connection:
        try:
            yield Difference(connection, *folders, opened, all_columns)
        except duckdb.Error as fault:
            raise DatasetError(f"{old} and {new} cannot be compared: {str(fault).splitlines()[0]}") from None


def diff(old: str | os.PathLike[str], new: str | os.PathLike[str], *, all_columns: bool = False) -> pd.DataFrame:
    """The changes as a data frame, a row a change."""
    import pandas as pd

    with open_difference(old, new, all_columns=all_columns) as difference:
        rows = [astuple(change) for claim in difference.claims() for change in claim.rows()]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _register(
    connection: duckdb.DuckDBPyConnection, side: str, folder: Path, opened: ExitStack
) -> dict[str, pa.DataType]:
    """Hang claims and documents of one side at the connection, and give the columns of claims.

    DuckDB reads the files itself, for it keeps within its memory and Arrow's reader does not.
    """
    paths = opened.enter_context(open_tables(folder, _NEEDED))
    for name in _NEEDED:
        if name not in paths:
            raise DatasetError(f"{folder / file_name(name)}: no such table in this folder")
        try:
            # The schema first: what is no Parquet file is told in our words.
            schema = pq.read_schema(parts_of(paths[name])[0])
        except (OSError, pa.ArrowException) as fault:
            raise unreadable(folder / file_name(name), fault) from None
        for column in _NEEDED[name]:
            if column not in schema.names:
                raise DatasetError(f"{folder / file_name(name)}: no column {column}")
            if schema.field(column).type != (wanted := BY_NAME[name][column].type):
                said = f"the column {column} is {schema.field(column).type}, not {wanted}"
                raise DatasetError(f"{folder / file_name(name)}: {said}")
        if name == "claims":
            columns = {field.name: field.type for field in schema}
        # DuckDB would take a * in a path for a pattern.
        files = [glob.escape(str(part)) for part in parts_of(paths[name])]
        connection.read_parquet(files).create_view(f"{side}_{name}")
    return columns
