"""149份集体合同: number and classifier before the noun they count; 171.18万元的防暑降温物资: an amount before its 的 and noun."""

from __future__ import annotations

from factminer.claim.setting import Reading, Setting, clean
from factminer.context.phrase import noun_after, noun_before

# Units that count what follows them; an amount of money or time names what follows only with 的.
_COUNTING = frozenset(
    {"count", "area", "length", "mass", "volume", "grade", "rate", "power", "energy", "number", "data", "level"}
)


def read_count(setting: Setting) -> Reading | None:
    """The noun behind the figure."""
    kind = setting.quantity.kind
    right = setting.right
    phrase = noun_before(setting.predicate.topic)
    led = bool(clean(phrase.noun)) and not setting.predicate.topic.endswith("的")
    if kind not in ("count", "grade") and (led or not (kind in _COUNTING or right.startswith("的") or kind == "money")):
        return None
    noun = clean(noun_after(right))
    if not noun or noun[0] in "以之其者":
        return None
    return Reading(
        noun, "count before its noun", phrase.verb or None, setting.predicate.change, setting.predicate.basis
    )
