"""Amounts that name no number: 几十, 数千人, 十几个, 成百上千, 数以万计.

上万 and 上百 are none of these: they mean at least ten thousand, at least a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factminer.quantity.quantity import Numeral
from factminer.quantity.unit import UNITS, Units

_VAGUE = re.compile(
    r"数以[十百千万亿]{1,2}计|成[百千]上[千万]|上千上万|(?:好|近)?(?:几|(?<![人户件次天指系总个基参金函倍对岁度分台辆位比])数)(?:十|百|千|万|亿){1,3}(?!分之)(?:余|多)?"
    r"|[一二三四五六七八九两十百千万亿零壹贰叁肆伍陆柒捌玖拾佰仟]{0,11}[十百千万亿零拾佰仟]好?几[十百千]?[万亿]{0,2}(?![年月天])"
    r"|(?<![0-9])[0-9]0几|百十(?=[个来多号余户人])|两位数|个位数|三位数"
)


def find_vague(text: str, units: Units = UNITS) -> Iterator[Numeral]:
    """Vague amounts with their unit."""
    for found in _VAGUE.finditer(text):
        unit = units.at(text, found.end())
        yield Numeral(found.start(), unit.end if unit else found.end(), "vague", "vague amount")
