"""The figure of a headline held against the body's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from factminer.check.check import Check
from factminer.claim.claim import Claim


def check_headlines(claims: Sequence[Claim]) -> Iterator[Check]:
    """A check for each headline figure that the body gives, too: as the same figure, or another under the same name."""
    bodies = {claim.claim_id: claim for claim in claims if claim.section != "title"}
    for claim in claims:
        if claim.section != "title" or claim.value is None:
            continue
        partner = bodies.get(claim.same_as or "") or _named_alike(claim, bodies.values())
        if partner is None or partner.value is None:
            continue
        yield Check(
            kind="headline",
            claims=((claim.claim_id, "headline"), (partner.claim_id, "body")),
            expression=partner.quote,
            printed=claim.value,
            computed=partner.value,
            tolerance=Decimal(0),
            sentence=claim.sentence,
            document_id=claim.document_id,
        )


def _named_alike(claim: Claim, bodies: Iterable[Claim]) -> Claim | None:
    """The only body figure under the headline's own name, unit, period and qualifier `exact`."""
    alike = [
        body
        for body in bodies
        if body.article == claim.article
        and body.indicator == claim.indicator
        and body.quantity.unit == claim.quantity.unit
        and claim.period in (None, body.period)
        and body.change == claim.change
        and body.quantity.qualifier == claim.quantity.qualifier == "exact"
    ]
    return alike[0] if len(alike) == 1 else None
