"""What makes a number negative: 负3.5, -0.7%, 零下20℃; and ±, which makes it a range about nothing or about a number.

A hyphen is a sign only where nothing that it could join stands before it (5-8, CR-200, 歼-20 are none).
"""

from __future__ import annotations

import re

MINUS = "-－−﹣"
PLUS_MINUS = ("±", "正负")
# 担负3项, 胜负2场, 肩负两大使命: 负 is a part of the verb.
_CARRYING = ("担", "肩", "背", "胜", "辜", "抱", "欺", "自", "减", "身", "重", "久", "正")
_OPENING = re.compile(r"(?:\A|[\s，。、；：:,;（(“\"为是至到达～~—降升长达率温值约]|[跌涨]幅)\Z")
# 同比-3.2%, 气温-5℃: of these nothing is named by a hyphen and a number.
_SIGNED = frozenset({"share", "points", "temperature"})
_STATED = _SIGNED | {"degree", "number", "ratio", "money"}
_HAN = re.compile(r"[\u4e00-\u9fff]")


def sign_before(text: str, at: int, kind: str) -> int | None:
    """Where the sign of the number at `at` begins, None where it has none; `kind` is the kind of its unit.

    >>> sign_before("增速为-0.7%", 4, "share"), sign_before("5-8个", 2, "count"), sign_before("负3.5", 1, "number")
    (3, None, 0)
    """
    before = text[at - 1 : at]
    if text.endswith("负的", max(0, at - 2), at):
        return at - 2
    if before in ("负", "負"):
        return None if text.endswith(_CARRYING, 0, at - 1) else at - 1
    if before and before in MINUS and kind in _STATED:
        joined = kind in _SIGNED and at > 1 and _HAN.match(text, at - 2)
        if joined or _OPENING.search(text, max(0, at - 3), at - 1):
            return at - 1
    return None


def below_zero(text: str, at: int) -> int | None:
    """Where the number begins that 零下 or 零上 at `at` belongs to: 零下20℃; the caller knows which of the two it was."""
    if text.startswith(("零下", "零上"), at):
        return at + 2
    return None
