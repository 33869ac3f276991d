"""What an amount is for each of, printed before it: 每平方米25.5元, 每人每月1000元, 每10万人12例, 一斤4.3元.

Behind the amount (25.5元每公斤, 0.5亩/栋) the base joins the unit: that is the quantity's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factminer.quantity.unit import UNITS, Units

_EACH = re.compile(r"(?:平均)?每(?![一逢到当次]|[个位名项家]人)")
_MANY = re.compile(r"[0-9]{0,5}(?:[十百千]?万|[十百千](?!克|瓦|米|帕))?")
_NOUN = re.compile(r"[月季村镇乡县市校班店]|人(?!次)|生(?=每)|锭时|学期|季度|农户|车间|标准立方米")
# 每个村, 每辆车, 每名学生: the noun is the base, not its classifier.
_COUNTED = re.compile(
    r"[个名位家辆所座户台头支](?P<noun>劳动日|劳动力|工作日|公社|生产队|生产大队|大队|小队|小时|代表|队员|工人|社员|学员|考生|患者|病人|旅客|游客|教师|干部|党员|电话|床位|座位|车间|班组|摊位|课题|案件|合作社|行政村|村|乡镇|镇|乡|县|社区|街道|学生|职工|员工|家庭户|家庭|企业|单位|项目|车|孩子|老人|农民|村民|居民|品种|学校|参保人|农户)"
)
_PEOPLE = re.compile(r"人口?|名|位")
_WEIGHT = re.compile(r"(?:一|每)(?P<base>公斤|斤|亩|吨|个|只|张|瓶|袋|箱|盒)\Z")


@dataclass(frozen=True, slots=True)
class Base:
    """Its name, and where in the text that was searched it stands."""

    name: str
    start: int
    end: int


def find_base(left: str, units: Units = UNITS) -> Base | None:
    """The base in `left`, the part of a clause before an amount; the last where there are several.

    >>> [base.name for t in ("每平方米租金", "每人每月补助", "每10万人中", "售价一斤") if (base := find_base(t))]
    ['平方米', '人·月', '10万人', '斤']
    """
    found = None
    for each in _EACH.finditer(left):
        if (found is None or each.start() >= found.end) and (base := _base_at(left, each.start(), each.end(), units)):
            found = base
    if found is None and (weight := _WEIGHT.search(left)):
        return Base(weight["base"], weight.start(), weight.end())
    return found


def _base_at(text: str, start: int, at: int, units: Units) -> Base | None:
    names = []
    while (end := _part_end(text, at, units)) is not None:
        counted = _COUNTED.fullmatch(text, at, end)
        names.append(counted["noun"] if counted else text[at:end].removesuffix("口"))
        at = end + 1
        if not text.startswith("每", end):
            return Base("·".join(names), start, end)
    return Base("·".join(names), start, at - 1) if names else None


def _part_end(text: str, at: int, units: Units) -> int | None:
    many = _MANY.match(text, at)
    here = many.end() if many else at
    if counted := _COUNTED.match(text, here):
        return counted.end()
    if found := (_PEOPLE.match(text, here) if here > at else None) or _NOUN.match(text, here):
        return found.end()
    unit = units.simple(text, here)
    return unit.end if unit else None
