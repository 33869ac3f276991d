"""Shares redone: 30 of 31 days is 96.8 %, 22,000 mu of the 13,800 assigned is 159 %.

Three figures belong together only where the page says so: whole, part and share follow each other in one article and
the share is named after the part (优良天数 and 优良率), or a sentence says 占. Figures that merely stand near each other
are not held against one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factminer.check.check import Check
from factminer.check.rounding import half_last_digit
from factminer.claim.claim import Claim


def check_shares(claims: Sequence[Claim]) -> Iterator[Check]:
    """A check for each share whose whole and part are the two figures before it."""
    for first, second, share in zip(claims, claims[1:], claims[2:], strict=False):
        if share.quantity.unit not in ("%", "％") or first.quantity.unit != second.quantity.unit:
            continue
        if {first.article, second.article} != {share.article} or first.quantity.unit in ("%", "％", ""):
            continue
        if share.rule.endswith("share of a whole") and share.sentence == first.sentence == second.sentence:
            part, whole = first, second
        elif _named_after(share.indicator, second.indicator) and share.period == second.period == first.period:
            part, whole = second, first
        else:
            continue
        if (
            any(c.quantity.qualifier != "exact" or c.value is None for c in (part, whole, share))
            or share.change != "level"
        ):
            continue
        if check := _check(part, whole, share):
            yield check


def _named_after(share: str, part: str) -> bool:
    """True for 优良率 beside 优良天数: a rate that begins as the count does, or ends in its first syllables."""
    if not share.endswith("率"):
        return False
    return len(share) > 2 and share[-3:-1] in part


def _check(part: Claim, whole: Claim, share: Claim) -> Check | None:
    if part.value is None or whole.value is None or share.value is None or whole.value == 0:
        return None
    computed = (part.value / whole.value * 100).quantize(Decimal("0.0001"))
    return Check(
        kind="share",
        claims=((part.claim_id, "part"), (whole.claim_id, "whole"), (share.claim_id, "share")),
        expression=f"{part.value:f} ÷ {whole.value:f}",
        printed=share.value,
        computed=computed,
        tolerance=half_last_digit(share.value),
        sentence=share.sentence,
        document_id=share.document_id,
    )
