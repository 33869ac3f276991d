"""A difference as text for whoever reviews a change of the rules or a release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice

from factminer.dataset.comparing.difference import READING, Differing, Summary

_LONGEST = 40
_MOST_SOURCES = 10
_MARKS = {"added": "+", "removed": "-", "changed": "~", "moved": ">"}


def summary_lines(summary: Summary) -> Iterator[str]:
    """The numbers, a line each; those that are nought are left out."""
    if summary.is_same:
        yield "no difference in claims"
    else:
        counts = dict(summary.counts)
        counts["changed"] = counts.get("changed", 0) - summary.reread
        parts = [f"{counts.get(kind, 0)} {kind}" for kind in ("added", "removed", "changed")]
        if summary.reread:
            parts.append(f"{summary.reread} only read by another rule or repair")
        if moved := counts.get("moved"):
            parts.append(f"{moved} moved with their text")
        yield f"claims: {', '.join(parts)}"
    yield from _fields("changed fields", {k: n for k, n in summary.fields.items() if k not in READING})
    yield from _fields("how they were read", {k: n for k, n in summary.fields.items() if k in READING})
    yield from _names("documents of another text", summary.edited)
    yield from _names("documents only in OLD", summary.only_old)
    yield from _names("documents only in NEW", summary.only_new)
    yield from _names("columns only in OLD, not compared", summary.columns_old)
    yield from _names("columns only in NEW, not compared", summary.columns_new)
    yield from _names("columns of another type, compared as text", summary.mixed)


def claim_lines(claims: Iterable[Differing], limit: int | None = None) -> Iterator[str]:
    """The claims by source, a line each; those of edited texts behind a heading of their own."""
    headed = False
    for (is_edited, source), group in groupby(islice(claims, limit), lambda claim: (claim.is_edited, claim.source)):
        if is_edited and not headed:
            yield ""
            yield "Texts that were edited (claims are matched by their words):"
            headed = True
        yield ""
        yield source
        yield from map(_line, group)


def _line(claim: Differing) -> str:
    changes = list(claim.changes)
    name = claim.claim_id
    if claim.kind == "moved":
        _, old_id, new_id = changes.pop(0)
        name = f"{old_id} → {new_id}"
    words = [_short(word) for word in (claim.place, claim.indicator, claim.quote) if word]
    line = " ".join([_MARKS[claim.kind], "claim", name, *words])
    said = "; ".join(f"{field}: {_short(old) or '(none)'} → {_short(new) or '(none)'}" for field, old, new in changes)
    return f"{line} | {said}" if said else line


def _short(text: str) -> str:
    text = " ".join(text[: 4 * _LONGEST].split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _fields(said: str, fields: Mapping[str, int]) -> Iterator[str]:
    if fields:
        ordered = sorted(fields.items(), key=lambda item: -item[1])
        yield f"{said}: {', '.join(f'{name} {count}' for name, count in ordered)}"


def _names(said: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        more = f" and {len(names) - _MOST_SOURCES} more" if len(names) > _MOST_SOURCES else ""
        yield f"{said}: {', '.join(names[:_MOST_SOURCES])}{more}"
