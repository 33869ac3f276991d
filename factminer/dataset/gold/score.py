"""Gold and table put side by side and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from factminer.dataset.gold.agreement import overlap, same_quantity, wrong_fields
from factminer.dataset.gold.annotation import FIELDS, Annotation, Prediction

CORE = "core"


@dataclass(frozen=True)
class Comparison:
    """One file's claims: gold and found that belong together with the fields that differ, and what is left of each."""

    right: tuple[tuple[Annotation, Prediction, tuple[str, ...]], ...]
    missed: tuple[Annotation, ...]
    wrong: tuple[Prediction, ...]

    @property
    def counts(self) -> Counter[str]:
        """The numbers that the figures are made of; those of several files may be added up."""
        counts = Counter(right=len(self.right), missed=len(self.missed), wrong=len(self.wrong))
        for gold, found, differing in self.right:
            counts["exact"] += (gold.start, gold.end) == (found.start, found.end)
            counts["whole"] += not differing
            counts.update(field for field in FIELDS if field not in differing)
        return counts


def compare(gold: Sequence[Annotation], found: Sequence[Prediction]) -> Comparison:
    """Pair up gold and found claims and sort out what counts.

    Only core gold can be missed. A found claim that meets gold of another tier counts neither way; any other one
    without a partner is wrong.
    """
    pairs = _pair(gold, found)
    partners = {id(prediction) for _, prediction in pairs}
    met = {id(annotation) for annotation, _ in pairs}
    others = [annotation for annotation in gold if annotation.tier != CORE]
    return Comparison(
        right=tuple((a, p, wrong_fields(a, p)) for a, p in pairs if a.tier == CORE),
        missed=tuple(a for a in gold if a.tier == CORE and id(a) not in met),
        wrong=tuple(p for p in found if id(p) not in partners and not any(overlap(a, p) > 0 for a in others)),
    )


def _pair(gold: Sequence[Annotation], found: Sequence[Prediction]) -> list[tuple[Annotation, Prediction]]:
    """Gold and found claims of the same quantity whose quotes overlap, each used once, the longest overlap first."""
    candidates = sorted(
        (-shared, abs(annotation.start - prediction.start), i, j)
        for i, annotation in enumerate(gold)
        for j, prediction in enumerate(found)
        if (shared := overlap(annotation, prediction)) > 0 and same_quantity(annotation, prediction)
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for _, _, i, j in candidates:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def figures(counts: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 of quantities, the share of right ones for each field, F1 of whole claims."""
    right = counts["right"]
    gold, found = right + counts["missed"], right + counts["wrong"]
    fields = {name: _ratio(counts[name], right) for name in ("exact", *FIELDS)}
    return {
        "gold": gold,
        "precision": _ratio(right, found),
        "recall": _ratio(right, gold),
        "f1": _f1(right, gold, found),
        **fields,
        "claim_f1": _f1(counts["whole"], gold, found),
    }


def _f1(right: int, gold: int, found: int) -> float:
    precision, recall = _ratio(right, found), _ratio(right, gold)
    return _ratio(2 * precision * recall, precision + recall)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
