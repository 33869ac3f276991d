"""The table of observations."""

from __future__ import annotations

from factminer.dataset.schema import shared
from factminer.dataset.schema.column import COUNT, FLAG, NUMBER, TEXT, TEXTS, Column, Reference, Table

OBSERVATIONS = Table(
    "observations",
    "One row a fact, of whatever claims and documents support it: indicator, place, period, value, unit.",
    ("observation_id",),
    (
        Column("observation_id", TEXT, "The observation, by what it is about."),
        shared.indicator.of("What is counted or measured, as the first of the claims has it."),
        shared.indicator_id,
        Column(
            "dimensions",
            TEXTS,
            "What narrows the indicator: 新增, 累计, 人均 …, or what was done to the things counted (覆盖); empty where nothing does.",
        ),
        shared.place,
        shared.place_code,
        shared.period,
        shared.period_start,
        shared.period_end,
        shared.value.of("The amount in unit, null for a range and where the claims disagree."),
        shared.low.of("Lower bound of a range, in unit, null where there is none."),
        shared.high.of("Upper bound of a range, in unit, null where there is none."),
        shared.qualifier,
        Column("unit", TEXT, "The base unit that value, low and high are in."),
        shared.unit_code,
        Column(
            "printed_value",
            NUMBER,
            "The amount in printed_unit, null where value is null.",
            nullable=True,
            unit="as in printed_unit",
        ),
        Column("printed_unit", TEXT, "The unit as printed."),
        shared.change,
        shared.basis,
        shared.per,
        shared.status,
        Column("claims", TEXTS, "claim_id of each claim that says so."),
        Column("sources", COUNT, "Number of independent documents that say so.", unit="documents"),
        Column("agreed", FLAG, "Whether all the claims give the same amount."),
    ),
    references=(Reference("claims", "claims"),),
)
