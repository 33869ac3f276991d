"""One case: excluded with a reason, passed or failed."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.suites import exclusion
from benchmarks.suites.case import Case, Suite
from benchmarks.suites.expectation import Expectation, expectations
from benchmarks.suites.kind import REWRITE, is_of_type, uncovered
from benchmarks.suites.reading import find_reading, is_read_as_number
from benchmarks.suites.rewrite import find_rewritten, is_read
from factminer.quantity.ledger import find_numerals
from factminer.quantity.number import number_value
from factminer.quantity.quantity import Numeral


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case: `status` is passed, failed or excluded; `reason` why it was excluded.

    `missed` is what was expected and not read, `surplus` what was asserted and not expected, `read` all that was read.
    """

    case: Case
    status: str
    reason: str = ""
    missed: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()
    read: tuple[str, ...] = ()


def judge(suite: Suite, case: Case) -> Outcome:
    """The case held against what is read in its text.

    Strict: every expected figure is read as expected, and no claim of the suite's types stands beside them.
    """
    if not case.items:
        return _judge_negative(suite, case)
    if case.items[0].type in REWRITE:
        return _judge_rewrite(case)
    wanted: list[Expectation] = []
    for item in case.items:
        reason = uncovered(item.type) or next((why for rule in exclusion.ITEM_RULES if (why := rule(case, item))), None)
        if reason is not None:
            return Outcome(case, "excluded", reason)
        if exclusion.is_article(case, item) or exclusion.is_bare_unit(item):
            continue
        found = expectations(item)
        if isinstance(found, str):
            return Outcome(case, "excluded", found)
        wanted.extend(found)
    if not wanted:
        bare = exclusion.is_bare_unit(case.items[0])
        return Outcome(
            case, "excluded", "a unit without a number" if bare else "一 as an article is optional by the guidelines"
        )
    numerals = find_numerals(case.text)
    converting = suite.converts or all(numeral.quantity is None for numeral in numerals)
    missed = tuple(
        str(expected)
        for expected in wanted
        if find_reading(case.text, numerals, expected) is None
        and not (converting and is_read_as_number(case.text, expected))
    )
    beside = tuple(
        numeral
        for numeral in numerals
        if not any(numeral.start < item.end and item.start < numeral.end for item in case.items)
    )
    return _outcome(case, numerals, missed, _asserted(suite, case, beside))


def _judge_negative(suite: Suite, case: Case) -> Outcome:
    """Nothing is to be found: no claim of the suite's types; a malformed number is no number for a converter."""
    if reason := exclusion.negative(suite, case):
        return Outcome(case, "excluded", reason)
    if suite.converts and suite.types:
        value = number_value(case.text)
        surplus = () if value is None else (f"read as the number {value:f}",)
        return _outcome(case, (), (), surplus)
    numerals = find_numerals(case.text)
    return _outcome(case, numerals, (), _asserted(suite, case, numerals))


def _judge_rewrite(case: Case) -> Outcome:
    """Each numeral that the peer rewrote is read with that value; where it rewrote none, nothing is asserted."""
    rewritten = case.items[0].value
    if not isinstance(rewritten, str):
        return Outcome(case, "excluded", "the value cannot be read")
    stretches = find_rewritten(case.text, rewritten)
    if stretches is None:
        return Outcome(case, "excluded", "the peer rewrites more than numerals")
    numerals = find_numerals(case.text)
    missed = tuple(str(stretch) for stretch in stretches if not is_read(numerals, stretch))
    surplus = () if stretches else tuple(_shown(case.text, n) for n in numerals if n.verdict == "claim")
    return _outcome(case, numerals, missed, surplus)


def _asserted(suite: Suite, case: Case, numerals: tuple[Numeral, ...]) -> tuple[str, ...]:
    """The claims among the numerals that the suite's readers would have to report."""
    types = {item.type for item in case.items} or suite.types
    return tuple(
        _shown(case.text, numeral)
        for numeral in numerals
        if numeral.verdict == "claim"
        and numeral.quantity is not None
        and any(is_of_type(numeral.quantity, type_) for type_ in types)
    )


def _outcome(case: Case, numerals: tuple[Numeral, ...], missed: tuple[str, ...], surplus: tuple[str, ...]) -> Outcome:
    read = tuple(_shown(case.text, numeral) for numeral in numerals)
    return Outcome(case, "failed" if missed or surplus else "passed", "", missed, surplus, read)


def _shown(text: str, numeral: Numeral) -> str:
    """A numeral in one line: its characters, the verdict and what was read of it."""
    quantity, words = numeral.quantity, text[numeral.start : numeral.end]
    if quantity is None:
        return f"{words} [{numeral.verdict}]"
    value = f"{quantity.low}..{quantity.high}" if quantity.value is None else f"{quantity.value:f}"
    qualifier = "" if quantity.qualifier == "exact" else f" {quantity.qualifier}"
    return f"{words} [{numeral.verdict}: {value} {quantity.unit}".rstrip() + f"{qualifier}]"
