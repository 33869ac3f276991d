"""Parts of a whole: 百分之十一, 三分之一, 三又二分之一, 1/3, and ratios such as 8.1:1."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Context, Decimal, Inexact

from factminer.quantity.number import ARABIC, CHINESE_DIGITS, number_at, number_value
from factminer.quantity.quantity import Quantity
from factminer.quantity.unit import UNITS, Units

_BASE = rf"(?:[{CHINESE_DIGITS}两十百千万亿拾佰仟]{{1,9}}|[0-9]{{1,6}})"
_PARTS_OF = re.compile(rf"(?P<base>{_BASE})分之(?P<sign>[负-]?)")
_SLASH = re.compile(r"(?P<part>[0-9]{1,4})[/／∕⁄](?P<base>[0-9]{1,4})(?![0-9/年月.万])")
_WHOLE = re.compile(rf"(?P<whole>{ARABIC}|[{CHINESE_DIGITS}两十百千万亿]{{1,12}})(?P<and>又| )")
_RATIO = re.compile(
    r"(?<![0-9.:：∶])(?P<a>[0-9]{1,5}(?:\.[0-9]{1,3})?)[:：∶比](?P<b>[0-9]{1,5}(?:\.[0-9]{1,3})?)(?![0-9:：∶.])"
)
_PER = {"百": ("%", "%"), "佰": ("%", "%"), "千": ("‰", "[ppth]"), "仟": ("‰", "[ppth]")}
# 四分之一吨 is an amount; 三分之一个 and 三分之二人 are none.
_MEASURED = frozenset({"mass", "length", "area", "volume", "energy", "time"})
_STRONG = {"强": "over", "弱": "nearly"}


def fraction_at(text: str, at: int, units: Units = UNITS) -> Quantity | None:
    """百分之十一 (11 %), 千分之三 (3 ‰), 三分之一 and 1/3 (0.333333), 四分之三强 (over 0.75); none has a unit but % and ‰.

    >>> [(str(q.value), q.unit) for t in ("百分之三点五", "千分之三", "三分之一", "3又1/2") if (q := fraction_at(t, 0))]
    [('3.5', '%'), ('3', '‰'), ('0.333333', ''), ('3.5', '')]
    """
    if mixed := _WHOLE.match(text, at):
        whole, part = number_value(mixed["whole"]), _part(text, mixed.end(), units)
        if whole is not None and part is not None and (mixed["and"] == "又" or _SLASH.match(text, mixed.end())):
            return _fraction(at, whole + part[0], part[1], text)
    if (found := _PARTS_OF.match(text, at)) and found["base"] in _PER:
        number = number_at(text, found.end())
        if number is None:
            return None
        unit, code = _PER[found["base"]]
        value = -number.value if found["sign"] else number.value
        return Quantity(
            at, number.end, value, unit, kind="share", unit_code=code, number_start=at, number_end=number.end,
            rule="fraction in words",
        )  # fmt: skip
    part = _part(text, at, units)
    if part is None:
        return None
    fraction = _fraction(at, *part, text)
    measure = units.at(text, fraction.end)
    if measure is None or measure.unit.kind not in _MEASURED:
        return fraction
    return replace(fraction, end=measure.end, unit=measure.written, kind=measure.kind, unit_code=measure.code)


def _part(text: str, at: int, units: Units) -> tuple[Decimal, int] | None:
    """The value of a common fraction, and where it ends."""
    if found := _PARTS_OF.match(text, at):
        base, above = number_value(found["base"]), number_at(text, found.end())
        if base is None or above is None or base == 0:
            return None
        return quotient(above.value, base), above.end
    if found := _SLASH.match(text, at):
        base = number_value(found["base"])
        part = number_value(found["part"])
        # 140/90毫米汞柱 is two readings, 3/4吨 a fraction.
        doubled = part is not None and base is not None and part >= base and units.at(text, found.end()) is not None
        return (quotient(part, base), found.end()) if base and part and not doubled else None
    return None


def _fraction(at: int, value: Decimal, end: int, text: str) -> Quantity:
    strength = _STRONG.get(text[end : end + 1]) if "分之" in text[at:end] else None
    stop = end + 1 if strength and text[end + 1 : end + 2] not in ("势", "化", "烈", "制", "调", "小", "项") else end
    return Quantity(
        at, stop, value, "", strength if strength and stop > end else "exact",
        kind="share", number_start=at, number_end=end, rule="fraction",
    )  # fmt: skip


def quotient(part: Decimal, base: Decimal) -> Decimal:
    """part ÷ base, exact where the decimals end, else to six places (and six digits, if it is small).

    >>> [str(quotient(Decimal(a), Decimal(b))) for a, b in ((1, 8), (2, 3), (157, 3), (1, 7000))]
    ['0.125', '0.666667', '52.333333', '0.000142857']
    """
    context = Context(prec=40)
    value = context.divide(part, base)
    if context.flags[Inexact]:
        value = value.quantize(Decimal("0.000001")) if abs(value) > Decimal("0.1") else Context(prec=6).plus(value)
    return value.normalize() if value else Decimal(0)


def ratio_at(text: str, at: int, units: Units = UNITS) -> Quantity | None:
    """8.1:1 and 5∶1: the value is the first over the second. Clock times are told apart before this is asked."""
    found = _RATIO.match(text, at)
    if found is None:
        return None
    a, b = number_value(found["a"]), number_value(found["b"])
    if a is None or b is None or b == 0 or units.at(text, found.end()) is not None:
        return None
    return Quantity(
        at, found.end(), quotient(a, b), "", kind="ratio", number_start=at, number_end=found.end(), rule="ratio"
    )
