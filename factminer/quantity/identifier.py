"""Numerals that name a thing without counting: document numbers, telephone numbers, addresses on the net, model names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factminer.lexicon import load
from factminer.lexicon.number_words import Unit
from factminer.quantity.quantity import Numeral
from factminer.quantity.unit import simple_unit

IDENTIFIER = re.compile(
    r"""
    # addresses: rmb@example.com, www.example.cn/a1
      [A-Za-z0-9][A-Za-z0-9._-]{0,60}@[A-Za-z0-9.-]{1,60}
    | (?:https?://|www\.)[A-Za-z0-9./?=&_%:#-]{1,200}
    # 〔2004〕7号, [2023]15号, 000014349/2004-00202
    | [〔\[［【](?:19|20)[0-9]{2}[〕\]］】](?:第?[0-9]{1,5}号?)?
    | [0-9]{5,12}/[0-9]{4}-[0-9]{3,8}
    # telephones: 0971-1234567, 13800000000, 400-123-4567
    | (?<![0-9])0[0-9]{2,3}[-—－ ]?[0-9]{7,8}(?![0-9])
    | (?<![0-9])1[3-9][0-9]{9}(?![0-9])
    | (?<![0-9])[48]00[-—]?[0-9]{3,4}[-—]?[0-9]{3,4}(?![0-9])
    # 12345热线, 110报警, and codes of twelve digits and more
    | (?<![0-9])[0-9]{2,6}(?=(?:市民)?(?:政务)?(?:服务)?(?:便民)?(?:热线|专线|指挥中心|报警|短号|举报电话))
    | (?<![0-9.])[0-9]{12,30}(?![0-9.%％万亿元])
    # coordinates: 东经101.5度, 北纬36度
    | [东西]经[0-9]{1,3}(?:\.[0-9]{1,8})?[度°](?:[0-9]{1,2}[分′'])?
    | [南北]纬[0-9]{1,3}(?:\.[0-9]{1,8})?[度°](?:[0-9]{1,2}[分′'])?
    # 6号楼, 2号门, 15号令, 1号线, 三号
    | (?:[0-9]{1,5}|[一二三四五六七八九十]{1,3})[-—]?(?:[0-9]{1,4})?号(?!召|称)(?:楼|门|线|院|文件|令|公告|台|厅|宿舍|店|馆|桥|井|机组|煤|航站楼|公路|地块)?
    # 01版, 第5版
    | [0-9]{1,3}版
    # 附件1, 表2, 图3-1
    | (?:附件|附表|附录|附图|专栏|如图|见图|见表|图表)[ ]?[0-9]{1,3}(?:[-—.][0-9]{1,2})?
    # 2.0版本, 3.0时代, 90后, 3星级, 10年期
    | (?<![0-9.])[0-9]\.[0-9](?=版|时代|阶段)|(?<![0-9.])[6-9]0后|(?:[0-9]|[一二三四五])(?=星级)|(?<![0-9.])[0-9]{1,2}年期
    # 109国道, 798艺术区, 637商圈: a road or a quarter named by its number
    | (?<![0-9.])[0-9]{2,4}(?=国道|省道|县道|商圈|艺术区|艺术园|街区|创意园|文创园|路公交)
    | (?<![0-9.])[0-9]{1,3}路(?=公交|车|$)
    # 123456-7 and other strings of digits and hyphens
    | (?<![0-9.])[0-9]{2,8}(?:-[0-9]{2,8}){2,5}(?![0-9])
    """,
    re.VERBOSE,
)

_LATIN = re.compile(
    r"[A-Za-z]{1,16}[-._]?[0-9]{1,8}(?:\.[0-9]{1,6})?[A-Za-z+]{0,6}|(?<![0-9.])[0-9]{1,6}(?:\.[0-9]{1,4})?[A-Za-z]{1,12}[0-9]{0,4}"
)


def find_identifiers(text: str) -> Iterator[Numeral]:
    """Numbers of documents, telephones, houses, roads and pages."""
    for found in IDENTIFIER.finditer(text):
        if any(c.isdigit() or c in "一二三四五六七八九十" for c in found.group()):
            yield Numeral(found.start(), found.end(), "identifier", "identifier")


@lru_cache(maxsize=1)
def _latin_units() -> frozenset[str]:
    return frozenset(unit.unit for unit in load(Unit) if unit.unit.isascii())


def find_models(text: str) -> Iterator[Numeral]:
    """5G, H5, PM2.5, CR450: digits grown together with Latin letters that are no unit."""
    units = _latin_units()
    for found in _LATIN.finditer(text):
        letters = found.group().lstrip("0123456789.")
        if found.group()[0].isdigit() and letters.rstrip("0123456789") in units and letters not in ("G", "D"):
            continue
        # In GDP5.2% and 维生素C53毫克 the digits are an amount of the thing named.
        after = text[found.end() : found.end() + 1] or " "
        if not found.group()[0].isdigit() and (after in ("%", "％", "‰") or _measured(text, found.end())):
            continue
        yield Numeral(found.start(), found.end(), "label", "digits with Latin letters")


def _measured(text: str, at: int) -> bool:
    """True where a unit of measure follows; PM10年均 and a classifier do not make the name an amount."""
    unit = simple_unit(text, at)
    return unit is not None and unit.kind in ("mass", "length", "area", "volume", "money", "energy", "power", "share")
