"""`python -m benchmarks.suites FOLDER`: the share of the peers' cases that is read right."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.suites.case import Suite, read_suites
from benchmarks.suites.judge import Outcome, judge


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suites of a folder and print the figures; the exit status tells only whether there was a suite."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.suites", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of suites, one NAME.jsonl each")
    parser.add_argument("--failures", action="store_true", help="list each case that failed, with what was read")
    parser.add_argument("--excluded", action="store_true", help="list each case that was not compared, with the reason")
    options = parser.parse_args(arguments)
    results = [(suite, [judge(suite, case) for case in suite.cases]) for suite in read_suites(options.folder)]
    if not results:
        print(f"no suite (*.jsonl) in {options.folder}")
        return 1
    _print_figures(results)
    _print_reasons(results)
    if options.failures:
        for suite, outcomes in results:
            _print_failures(suite, outcomes)
    if options.excluded:
        for suite, outcomes in results:
            _print_excluded(suite, outcomes)
    return 0


def _print_figures(results: list[tuple[Suite, list[Outcome]]]) -> None:
    print(f"{'suite':<36}{'cases':>7}{'excluded':>10}{'compared':>10}{'passed':>8}{'share':>9}")
    total = [0, 0, 0]
    for suite, outcomes in results:
        cases = len(outcomes) + len(suite.malformed)
        excluded = sum(outcome.status == "excluded" for outcome in outcomes) + len(suite.malformed)
        passed = sum(outcome.status == "passed" for outcome in outcomes)
        _print_line(suite.name, cases, excluded, passed)
        total = [total[0] + cases, total[1] + excluded, total[2] + passed]
    _print_line("all", *total)


def _print_line(name: str, cases: int, excluded: int, passed: int) -> None:
    compared = cases - excluded
    share = f"{passed / compared:.1%}" if compared else "-"
    print(f"{name:<36}{cases:>7}{excluded:>10}{compared:>10}{passed:>8}{share:>9}")


def _print_reasons(results: list[tuple[Suite, list[Outcome]]]) -> None:
    reasons: Counter[str] = Counter()
    for suite, outcomes in results:
        reasons.update(outcome.reason for outcome in outcomes if outcome.status == "excluded")
        reasons.update(f"malformed: {line.reason}" for line in suite.malformed)
    if reasons:
        print("\nexcluded, by reason")
        for reason, count in reasons.most_common():
            print(f"{count:>6}  {reason}")


def _print_failures(suite: Suite, outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.status != "failed":
            continue
        print(f"\n{outcome.case.id}  {outcome.case.text!r}")
        for missed in outcome.missed:
            print(f"    expected  {missed}")
        for surplus in outcome.surplus:
            print(f"    too much  {surplus}")
        print(f"    read      {'; '.join(outcome.read) or 'nothing'}")


def _print_excluded(suite: Suite, outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.status == "excluded":
            print(f"\n{outcome.case.id}  {outcome.case.text!r}\n    excluded  {outcome.reason}")
            for item in outcome.case.items:
                print(f"    expected  {item.text}: {item.type} {item.value} {item.unit or ''}".rstrip())
    for line in suite.malformed:
        print(f"\n{line.id}\n    malformed  {line.reason}")


if __name__ == "__main__":
    raise SystemExit(main())
