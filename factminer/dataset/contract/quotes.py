"""The quotes: what stands in a document's text under the spans of a claim or numeral, without white space.

This is read in Python. SQL would count its way into the text anew for each quote, which is slow in long texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb

from factminer.dataset.contract.rule import Breach, Rule, key_of

_ROWS = 10_000
_TEXTS = 100


def _rule(table: str) -> Rule:
    return Rule(
        f"{table}.quote",
        table,
        "quote is what stands under the spans in the document's text, without white space",
        reads=(table, "documents"),
    )


QUOTES: tuple[Rule, ...] = (_rule("claims"), _rule("numerals"))


def check_quotes(connection: duckdb.DuckDBPyConnection, rule: Rule) -> Breach | None:
    """The breach of the rule, None where it is kept. Rows of a document that is not there are passed over."""
    quotes = connection.cursor().execute(
        f"SELECT document_id, {key_of(rule.table)}, quote, [s.start FOR s IN spans], "
        f'[s."end" FOR s IN spans] FROM {rule.table} WHERE document_id IS NOT NULL ORDER BY document_id, start'
    )
    texts = _rows(connection.cursor().execute('SELECT document_id, "text" FROM documents ORDER BY document_id'), _TEXTS)
    count, examples = 0, []
    document_id, text = "", ""
    for wanted, rows in groupby(_rows(quotes, _ROWS), key=itemgetter(0)):
        while document_id < wanted:
            document_id, text = next(texts, ("~", ""))
        if document_id != wanted:
            continue
        for _, name, quote, starts, ends in rows:
            found = "".join("".join(text[s:e].split()) for s, e in zip(starts, ends, strict=True))
            if found != quote:
                count += 1
                examples.append(f"{name} ({quote} for {found})")
                del examples[3:]
    return Breach(rule, count, tuple(examples)) if count else None


def _rows(answer: duckdb.DuckDBPyConnection, number: int) -> Iterator[tuple[Any, ...]]:
    while rows := answer.fetchmany(number):
        yield from rows
