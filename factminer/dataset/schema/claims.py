"""The table of claims."""

from __future__ import annotations

from factminer.dataset.schema import shared
from factminer.dataset.schema.column import COUNT, DECIMAL, POWER, TEXT, Column, Reference, Table

CLAIMS = Table(
    "claims",
    "One row a quantity that the text asserts of something, as printed.",
    ("claim_id",),
    (
        shared.claim_id,
        shared.document_id,
        shared.article_id,
        shared.source,
        shared.page,
        Column(
            "section",
            TEXT,
            "The part of the article it stands in.",
            values=("title", "subhead", "body", "caption", "table"),
        ),
        shared.start,
        shared.end,
        shared.spans,
        shared.quote,
        Column(
            "text_start",
            COUNT,
            "Start of the quote in articles.text, null for a headline.",
            nullable=True,
            unit="code points",
        ),
        Column(
            "text_end",
            COUNT,
            "End of the quote in articles.text, exclusive, null for a headline.",
            nullable=True,
            unit="code points",
        ),
        shared.sentence,
        shared.value,
        Column(
            "value_exact",
            DECIMAL,
            "value as a decimal, null for a range and where it has no exact decimal of nine places (三分之一).",
            nullable=True,
            unit="as in unit",
        ),
        shared.low,
        shared.high,
        Column("unit", TEXT, "The unit as printed, without 万, 亿 (万元: 元); empty where none is printed."),
        shared.unit_code,
        Column(
            "multiplier",
            POWER,
            "The 万 or 亿 printed with the number, as a power of ten, 0 for none.",
            unit="power of ten",
        ),
        Column(
            "kind", TEXT, "What sort of amount the unit tells, such as count, share, money, area, length, mass, time."
        ),
        shared.qualifier,
        shared.indicator,
        shared.indicator_id,
        Column("action", TEXT, "The verb that makes the claim (签订, 新增), null where there is none.", nullable=True),
        shared.per,
        shared.place,
        shared.place_code,
        shared.period,
        shared.period_start,
        shared.period_end,
        Column(
            "period_text", TEXT, "The words the period was read from, null where there is no period.", nullable=True
        ),
        shared.status,
        shared.change,
        shared.basis,
        Column("speaker", TEXT, "Who says so, as printed, null where nobody is named.", nullable=True),
        Column("same_as", TEXT, "claim_id of an earlier claim that this one repeats, null otherwise.", nullable=True),
        shared.rule,
        shared.repairs,
    ),
    references=(
        Reference("document_id", "documents"),
        Reference("article_id", "articles"),
        Reference("same_as", "claims"),
    ),
)
