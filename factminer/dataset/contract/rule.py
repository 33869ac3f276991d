"""A rule of the contract, and a breach of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factminer.dataset.schema import BY_NAME


@dataclass(frozen=True)
class Rule:
    """What holds of every row of a table.

    `description` says it of the rows. `sql` selects the rows that break it, their name in the first column and what is
    wrong in the second, and is empty where the rule is held in Python. `reads` are the tables it needs. `condition` is
    what is true of a breaking row, for a rule that looks at one row at a time: all of a table's are held in one pass.
    """

    name: str
    table: str
    description: str
    sql: str = ""
    reads: tuple[str, ...] = ()
    condition: str = ""


@dataclass(frozen=True)
class Breach:
    """A rule that is broken: by how many rows, and the first three by name, with what is wrong with them."""

    rule: Rule
    count: int
    examples: tuple[str, ...]

    @property
    def table(self) -> str:
        """The table that breaks the rule."""
        return self.rule.table

    def __str__(self) -> str:
        rows = "" if self.count == 1 else f" ({self.count} times)"
        return f"{self.rule.name}: broken{rows}: {self.rule.description}: {'; '.join(self.examples)}"


class ContractError(Exception):
    """Rows that a build made and that do not keep the contract; the message tells the rules and the rows."""

    def __init__(self, breaches: Iterable[Breach]) -> None:
        super().__init__("; ".join(map(str, breaches)))


def of_rows(table: str, name: str, description: str, condition: str, shown: str = "''") -> Rule:
    """A rule that looks at one row at a time: `condition` is true of a row that breaks it, `shown` is SQL for why."""
    sql = f"SELECT {key_of(table)}, {shown} FROM {table} WHERE {condition}"
    return Rule(f"{table}.{name}", table, description, sql, (table,), condition)


def across(table: str, name: str, description: str, sql: str, *others: str) -> Rule:
    """A rule that looks at several rows or tables; `others` are the tables it needs besides its own."""
    return Rule(f"{table}.{name}", table, description, sql, (table, *others))


def key_of(table: str, alias: str = "") -> str:
    """SQL for the name of a row: its key, else its source.

    >>> key_of("numerals", "n")
    "concat_ws(' ', n.document_id, n.start)"
    """
    names = BY_NAME[table].key or ("source",)
    dot = f"{alias}." if alias else ""
    return f"concat_ws(' ', {', '.join(dot + quoted(name) for name in names)})"


def quoted(name: str) -> str:
    """A column's name as SQL takes it, though it be a word of SQL.

    >>> quoted("end"), quoted("value")
    ('"end"', 'value')
    """
    return f'"{name}"' if name in ("end", "per", "text", "values") else name
