"""The table of checks."""

from __future__ import annotations

from factminer.dataset.schema import shared
from factminer.dataset.schema.column import NUMBER, ROLES, TEXT, Column, Reference, Table

CHECKS = Table(
    "checks",
    "One row a calculation that the page allows to be redone: a printed figure held against what others give.",
    ("check_id",),
    (
        Column(
            "check_id", TEXT, "The check: first 16 hexadecimal digits of the SHA-256 of kind, claims and expression."
        ),
        shared.document_id.of("The document, null where the claims come from several.").optional(),
        shared.source.of("The document's source, null where the claims come from several.").optional(),
        Column("kind", TEXT, "The sort of calculation, such as share, sum, growth, headline, repeated."),
        Column("claims", ROLES, "The claims that take part, each with its role in the calculation."),
        Column("expression", TEXT, "The calculation as a reader would write it, such as 30 ÷ 31."),
        Column("printed", NUMBER, "The figure as printed, in its own unit.", unit="as in the printed figure"),
        Column(
            "computed", NUMBER, "What the calculation gives, in the unit of printed.", unit="as in the printed figure"
        ),
        Column("difference", NUMBER, "printed less computed, in the unit of printed.", unit="as in the printed figure"),
        Column(
            "tolerance",
            NUMBER,
            "The difference that the rounding of the printed figures explains, in its unit.",
            unit="as in the printed figure",
        ),
        Column("verdict", TEXT, "Whether the difference is within the tolerance.", values=("agrees", "differs")),
        Column(
            "finding",
            TEXT,
            "What else the arithmetic proves, such as a non-leap year, null for nothing.",
            nullable=True,
        ),
        shared.sentence,
    ),
    references=(Reference("document_id", "documents"), Reference("claims", "claims", "claim_id")),
)
