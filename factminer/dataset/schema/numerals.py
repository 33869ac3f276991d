"""The table of numerals: the ledger."""

from __future__ import annotations

from factminer.dataset.schema import shared
from factminer.dataset.schema.column import TEXT, Column, Reference, Table

NUMERALS = Table(
    "numerals",
    "One row a numeral of the page, in a claim or with the reason why not: nothing is dropped in silence.",
    ("document_id", "start"),
    (
        shared.source,
        shared.document_id,
        shared.start,
        shared.end,
        shared.spans,
        shared.quote,
        Column(
            "verdict",
            TEXT,
            "claim, or the reason why it is none, such as date, time, duration, ordinal, label, idiom, identifier, "
            "vague, article, name, list, age, score, per; unknown where no rule knows it.",
        ),
        shared.claim_id.of("The claim it is part of, null where it is part of none.").optional(),
        shared.rule.of("The name of the rule that decided."),
    ),
    references=(Reference("document_id", "documents"), Reference("claim_id", "claims")),
)
