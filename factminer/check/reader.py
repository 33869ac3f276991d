"""All checks that the claims of one document allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factminer.check.check import Check
from factminer.check.days import check_days
from factminer.check.headline import check_headlines
from factminer.check.share import check_shares
from factminer.claim.claim import Claim

CHECKS: tuple[Callable[[Sequence[Claim]], Iterator[Check]], ...] = (check_shares, check_days, check_headlines)


def find_checks(claims: Sequence[Claim]) -> Iterator[Check]:
    """The checks of one document's claims, kind by kind."""
    for check in CHECKS:
        yield from check(claims)
