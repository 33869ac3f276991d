"""What the user's own sentence shapes make of a text: their matches, and the figures and claims that follow from them.

A shape of the user's goes before all of ours. A match takes its figure from the ledger; where the ledger does not take
the numeral for a quantity, the number is read anew. Each search has a time limit: a pattern that runs away is dropped
for the text and told as a fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from factminer.claim.claim import Claim
from factminer.context.indicator import indicator_id
from factminer.context.period import Period, read_periods
from factminer.context.place import Place, read_places
from factminer.lexicon.own_shapes import OwnShape
from factminer.quantity.number import number_at
from factminer.quantity.quantity import Numeral, Quantity
from factminer.quantity.unit import Units
from factminer.span import Span

# No search may take longer, in seconds; our patterns take microseconds.
LIMIT = 0.2


@dataclass(frozen=True, slots=True)
class OwnMatch:
    """Where a shape of the user's found its number, and what it says of the figure."""

    shape: str
    number: Span
    told: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShapeFault:
    """A shape that took too long: its name, and the place of the text from which it searched."""

    shape: str
    at: int


def find_own(
    text: str, shapes: Sequence[OwnShape], limit: float = LIMIT
) -> tuple[tuple[OwnMatch, ...], tuple[ShapeFault, ...]]:
    """The matches of `shapes` in `text`, in the order of the shapes, and the shapes that ran away.

    >>> matches, _ = find_own("出圃3万株", [OwnShape("seedlings", "出圃(?P<number>[0-9]+万?)株", (("indicator", "苗木"),))])
    >>> matches[0].number, matches[0].told
    (Span(start=2, end=4), (('indicator', '苗木'),))
    """
    found: list[OwnMatch] = []
    faults: list[ShapeFault] = []
    for shape in shapes:
        at = 0
        while at <= len(text):
            try:
                match = shape.compiled.search(text, at, timeout=limit)
            except TimeoutError:
                faults.append(ShapeFault(shape.name, at))
                break
            if match is None:
                break
            if match["number"]:
                told = dict(shape.constants)
                told.update({key: value for key, value in match.groupdict().items() if value and key != "number"})
                found.append(OwnMatch(shape.name, Span(*match.span("number")), tuple(sorted(told.items()))))
            at = max(match.end(), at + 1)
    return tuple(found), tuple(faults)


def with_own_figures(
    text: str, numerals: tuple[Numeral, ...], matches: Sequence[OwnMatch], units: Units
) -> tuple[Numeral, ...]:
    """`numerals` with a claim wherever a shape of the user's found a number that the ledger takes for none."""
    given = {match.number.start: match for match in reversed(matches)}
    return tuple(_promoted(text, numeral, given, units) for numeral in numerals) if given else numerals


def _promoted(text: str, numeral: Numeral, given: dict[int, OwnMatch], units: Units) -> Numeral:
    match = next((given[at] for at in range(numeral.start, numeral.end) if at in given), None)
    if match is None or numeral.verdict == "claim":
        return numeral
    number = number_at(text, match.number.start)
    if number is None:
        return numeral
    written = dict(match.told).get("unit", "")
    end = match.number.end
    if written and text.startswith(written, end):
        end += len(written)
    known = units.simple(written, 0) if written else None
    quantity = numeral.quantity or Quantity(
        match.number.start,
        end,
        number.value,
        written,
        multiplier=number.multiplier,
        kind=known.kind if known else "count",
        unit_code=units.code(written),
        number_start=number.start,
        number_end=number.end,
        rule="number of the user's shape",
    )
    return replace(numeral, verdict="claim", quantity=quantity)


def with_own_reading(claim: Claim, matches: Sequence[OwnMatch], published: str | None) -> Claim:
    """`claim` as the first of the user's shapes that holds its number reads it; itself where there is none."""
    quantity = claim.quantity
    match = next((m for m in matches if m.number.start < quantity.end and quantity.start < m.number.end), None)
    if match is None:
        return claim
    told = dict(match.told)
    fields: dict[str, Any] = {key: told[key] for key in ("action", "per", "status", "change", "basis") if key in told}
    if "indicator" in told:
        name = "".join(told["indicator"].split())
        fields |= {"indicator": name, "indicator_id": indicator_id(name)}
    if "place" in told:
        fields["place"] = read_places("", given=told["place"]).main or Place(told["place"])
    if "period" in told:
        fields["period"] = next(_periods(told["period"], published), claim.period)
    if "unit" in told and told["unit"] != quantity.unit:
        fields["quantity"] = replace(quantity, unit=told["unit"], unit_code=None)
    if fields.get("change", claim.change) == "level":
        fields["basis"] = None
    return replace(claim, **fields, rule=f"{quantity.rule}; {match.shape} (own shape)")


def _periods(printed: str, published: str | None) -> Iterator[Period]:
    return (mention.period for mention in read_periods(printed, published=published).mentions if mention.period)
