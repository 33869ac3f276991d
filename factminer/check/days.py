"""Days counted over whole months, held against the calendar.

A station that measured on every day of January to August counts 243 days, and 244 in a leap year: where the page
gives no year, the count tells which kind of year it was. Fewer days than the calendar has are no fault (a station may
fail); more are.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factminer.check.check import Check
from factminer.claim.claim import Claim

_MONTHS = re.compile(r"(?P<year>XXXX|[0-9]{4})-(?P<a>[0-9]{2})(?:/(?:XXXX|[0-9]{4})-(?P<b>[0-9]{2}))?\Z")
_COUNTED = re.compile(r"(?:监测|有效|总)[^，。]{0,4}天数")


def check_days(claims: Sequence[Claim]) -> Iterator[Check]:
    """A check for each count of measured days whose months are known."""
    for claim in claims:
        value, period = claim.value, claim.period
        if claim.quantity.unit != "天" or value is None or period is None or not _COUNTED.search(claim.indicator):
            continue
        found = _MONTHS.match(period.edtf)
        if found is None:
            continue
        months = range(int(found["a"]), int(found["b"] or found["a"]) + 1)
        known = None if found["year"] == "XXXX" else int(found["year"])
        lengths = {leap: sum(calendar.monthrange(leap, month)[1] for month in months) for leap in (2023, 2024)}
        common, leap = lengths[2023], lengths[2024]
        computed = common if known is None or not calendar.isleap(known) else leap
        finding = None
        if known is None and common != leap:
            finding = (
                "the year is no leap year" if value == common else "the year is a leap year" if value == leap else None
            )
            computed = leap if value == leap else common
        if value < computed:
            continue
        yield Check(
            kind="days",
            claims=((claim.claim_id, "days"),),
            expression=f"days of {period.edtf}",
            printed=value,
            computed=Decimal(computed),
            tolerance=Decimal(0),
            sentence=claim.sentence,
            document_id=claim.document_id,
            finding=finding,
        )
