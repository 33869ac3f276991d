"""What is wrong with a query, in one line that its writer understands."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_LONGEST = 300

Tables = Mapping[str, Sequence[str]]


class QueryError(Exception):
    """A query that cannot be answered; the message is one line that its writer understands."""


def plain(message: str, sql: str, tables: Tables) -> str:
    """DuckDB's message, which is JSON or prose, in one line; `tables` has the columns of each table.

    >>> plain('Binder Error: {"exception_message": "x", "error_subtype": "COLUMN_NOT_FOUND", "name": "indicater"}',
    ...       "select indicater from claims", {"claims": ["indicator", "value"], "checks": ["verdict"]})
    'no column indicater in claims; did you mean indicator?'
    """
    fault = _parts(message)
    said = str(fault["exception_message"])
    kind = fault.get("exception_type")
    if column := _missing_column(fault, said):
        return _no_column(*column, fault, sql, tables)
    if fault.get("error_subtype") == "MISSING_ENTRY":
        return _no_entry(fault, tables)
    if kind == "Parser":
        return _syntax(said, fault, sql)
    if kind == "Out of Memory":
        return "the query needs more memory than it may have; narrow it with where or limit"
    if file := re.match(r'Cannot access (?:file|directory) "(.*?)" - file system operations are disabled', said):
        return f"a query reads the tables and no other file: {file[1]}"
    if "configuration has been locked" in said:
        return "a query cannot change settings"
    return _cut(said)


def _parts(message: str) -> dict[str, Any]:
    """The parts of DuckDB's message, which it gives as JSON behind the kind of the fault."""
    start = message.find("{")
    if start >= 0:
        try:
            parts = json.loads(message[start:])
            if isinstance(parts, dict) and "exception_message" in parts:
                return parts
        except ValueError:
            pass
    kind, separator, said = message.partition(" Error: ")
    return {"exception_type": kind, "exception_message": said} if separator else {"exception_message": message}


def _missing_column(fault: Mapping[str, Any], said: str) -> tuple[str, str | None] | None:
    """The name of the column that is missing, and of the table or alias that it was looked for in."""
    if fault.get("error_subtype") == "COLUMN_NOT_FOUND":
        return str(fault["name"]), None
    if found := re.match(r'(?:Table|Values list) "(.*?)" does not have a column named "(.*?)"', said):
        return found[2], found[1]
    if found := re.match(r'Column "(.*?)" (?:in \w+ list not found|does not exist on (?:left|right) side)', said):
        return found[1], None
    return None


def _no_column(name: str, place: str | None, fault: Mapping[str, Any], sql: str, tables: Tables) -> str:
    """Names what is nearest in the tables of the query, or else the tables that have the column."""
    used = (
        [place]
        if place is not None and place in tables
        else [table for table in tables if re.search(rf"(?i)\b{table}\b", sql)]
    )
    where = f" in {place or _and(used, 'and')}" if place or used else ""
    said = f"no column {name}{where}"
    offered = [candidate for candidate in str(fault.get("candidates", "")).split(",") if candidate]
    columns = [column for table in used for column in tables[table]] or offered
    elsewhere = [table for table in tables if table not in used and name.lower() in tables[table]]
    if elsewhere:
        return f"{said}; the table{'s' * (len(elsewhere) > 1)} {_and(elsewhere, 'and')} {_has(elsewhere)} it"
    if near := _nearest(name, [*columns, *offered]):
        return f"{said}; did you mean {near}?"
    if offered and not used:
        return f"{said}; there {'are' if len(offered) > 1 else 'is'} {_and(offered, 'and')}"
    return f"{said}; factminer schema lists the columns"


def _no_entry(fault: Mapping[str, Any], tables: Tables) -> str:
    name, kind = str(fault["name"]), str(fault.get("type", "")).lower()
    if kind != "table":
        near = _nearest(name, str(fault.get("candidates", "")).split(","))
        kind = "function" if "function" in kind else kind
        return f"no {kind} {name}" + (f"; did you mean {near}?" if near else "")
    if near := _nearest(name, tables):
        return f"no table {name}; did you mean {near}?"
    no_files = ", and a query reads no files" if re.search(r"[./\\*]", name) else ""
    return f"no table {name}{no_files}; there are {_and(list(tables), 'and')}"


def _syntax(said: str, fault: Mapping[str, Any], sql: str) -> str:
    """The word that the parser stumbles at, with its place; the last word means that something is missing behind it."""
    said = _cut(said).replace("at or near", "near")
    if not str(fault.get("position", "")).isdigit():
        return said
    before = sql.encode()[: int(fault["position"])].decode(errors="ignore")
    line, character = before.count("\n") + 1, len(before) - before.rfind("\n")
    place = f"line {line}, character {character}" if "\n" in sql.strip() else f"character {character}"
    near = re.search(r'near "(.*)"', said)
    is_last = near is not None and sql.rstrip("; \n\t") == before + near[1]
    return f"{said} ({place}{', where the query ends' if is_last else ''})"


def _nearest(name: str, names: Iterable[str]) -> str | None:
    near = difflib.get_close_matches(name.lower(), [*dict.fromkeys(names)], n=1)
    return near[0] if near else None


def _and(names: Sequence[str], word: str) -> str:
    return " ".join([", ".join(names[:-1]), word, names[-1]]) if len(names) > 1 else "".join(names)


def _has(tables: Sequence[str]) -> str:
    return "have" if len(tables) > 1 else "has"


def _cut(said: str) -> str:
    """The first part of a message in one line; lists of candidates and advice for programmers stand behind it."""
    said = re.split(r"\n\n|\n\s*Candidate functions|\s*You might need to add explicit type casts", said)[0]
    said = " ".join(said.split())
    return said if len(said) <= _LONGEST else said[:_LONGEST] + "…"
