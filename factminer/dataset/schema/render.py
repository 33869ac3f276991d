"""The schema as a reader wants it: text for the terminal, Markdown for the README, JSON for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import asdict

from factminer.dataset.schema import SCHEMA_VERSION, TABLES, Column

OPENING = "<!-- columns -->"
CLOSING = "<!-- /columns -->"


def render_text() -> str:
    """Version, tables and columns for a terminal, a `?` behind the type of a column that may be null."""
    parts = [f"schema version {SCHEMA_VERSION}"]
    for table in TABLES:
        lines = [table.name, *textwrap.wrap(table.description, 100, initial_indent="  ", subsequent_indent="  "), ""]
        for column in table.columns:
            lines.append(f"  {column.name:16} {_type(column)}")
            lines.extend(textwrap.wrap(column.meaning, 96, initial_indent=" " * 6, subsequent_indent=" " * 6))
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def render_markdown() -> str:
    """One section and one table of columns for each table."""
    parts = []
    for table in TABLES:
        lines = [f"### {table.name}", "", table.description, "", "| column | type | meaning |", "|---|---|---|"]
        lines += [f"| `{c.name}` | {_type(c)} | {c.meaning.replace('|', chr(92) + '|')} |" for c in table.columns]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def render_json() -> str:
    """The version and one JSON object a table, with its key, its references to other tables and its columns."""
    tables = [
        {
            "name": table.name,
            "description": table.description,
            "key": list(table.key),
            "unique": [list(columns) for columns in table.unique],
            "references": [asdict(reference) for reference in table.references],
            "columns": [
                {
                    "name": column.name,
                    "type": str(column.type),
                    "nullable": column.nullable,
                    "description": column.description,
                    "values": list(column.values),
                    "unit": column.unit,
                }
                for column in table.columns
            ],
        }
        for table in TABLES
    ]
    return json.dumps({"version": SCHEMA_VERSION, "tables": tables}, ensure_ascii=False, indent=2) + "\n"


RENDERERS: Mapping[str, Callable[[], str]] = {
    "text": render_text,
    "markdown": render_markdown,
    "json": render_json,
}


def put_columns(readme: str) -> str:
    """The text of a README with the part between the two marks made anew.

    >>> "### claims" in put_columns("<!-- columns --> old <!-- /columns -->")
    True
    """
    before, opening, rest = readme.partition(OPENING)
    _, closing, after = rest.partition(CLOSING)
    if not opening or not closing:
        raise ValueError(f"the marks {OPENING} and {CLOSING} are not in the text")
    return f"{before}{OPENING}\n\n{render_markdown()}\n{CLOSING}{after}"


def _type(column: Column) -> str:
    return column.type_name + ("?" if column.nullable else "")
