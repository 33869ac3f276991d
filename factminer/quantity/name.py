"""Names made of numerals: places (三里屯, 二道沙河), roads (八一路), institutions (二○三所, 中铁三局), models (波音737).

Places come from the shape of their names where the divisions of China do not have them: a numeral, what was once
counted (里, 道, 家), and the word for a settlement, a water or a road. What is still counted there stays a quantity:
三里长堤, 挖了四道沟, 三家村民.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factminer.lexicon import load
from factminer.lexicon.number_words import NameWord
from factminer.quantity.quantity import Numeral
from factminer.quantity.unit import UNITS, Units

_N = "一二三四五六七八九十百千万两"
_SETTLED = (
    "(?:村(?![民办级组里])|镇(?![级上里])|乡(?![级亲])|街道|社区|嘎查|苏木|屯|庄(?!园)|火车站|水库|煤矿|林场|农场)"
)
_PLACE = re.compile(
    # One glance at the first character spares the rest of the pattern.
    rf"(?=[{_N}东西南北])(?<![0-9{_N}几数])(?:"
    # 三里屯, 十八里铺, 五里坪村, 六里桥, 七里河, 九里山
    rf"[{_N}]{{1,3}}里(?:[铺屯店庄坪墩岗湾堡营塘坡井亭寨畈牌窑岭埠堠碑沟峪甸垛]|河(?![堤道水边山])|桥(?![梁面])|山(?![路道坡])|湖(?![岸堤面])|台(?!阶)|渠(?=村|镇|乡))(?:[区县](?![域级])|[\u4e00-\u9fff]{{0,1}}{_SETTLED})?"
    # 二道沙河, 三道沟, 四道街, 二道江
    rf"|(?<![挖修筑把建过翻越设了条开共有第])[{_N}]{{1,2}}道(?:沙河|河子?(?![堤流水道床])|沟|岭|湾|街|江|营|川|泉|白河|桥|坎|堰)(?:{_SETTLED})?"
    # 三家庄, 六家子村, 三间房乡, 三棵树镇, 五台镇, 三门湾村, 双井 has no numeral
    rf"|(?<![个了有建共])(?!一)[{_N}]{{1,2}}(?:家子?|间房|棵[树松柳]|座店|眼井|块石|条石|岔口?|台子?|方台?|门湾?|峰|口|环|井|塘|星|角|道|元|里|亩[田地]|都|河|桥)[\u4e00-\u9fff]{{0,1}}?{_SETTLED}"
    # 东三环, 北四环路, 二环线, 三环路
    r"|[东西南北][一二三四五六七]环(?:路|线|外|内|高速|以[内外])?|[一二三四五六七]环(?:路|线|以[内外]|高速|快速|[至到与和][一二三四五六七]环)"
    # 中山二路, 解放三路, 人民一路
    r"|(?<=[\u4e00-\u9fff])(?<![分各这共有第兵上下中东西南北])[东西南北]?[一二三四五六七八九]路(?=[与和、交口上]|[0-9]{1,4}号))"
)
_INSTITUTION = re.compile(
    r"(?=[一二三四五六七八九十0-9])(?:"
    # 中铁三局, 中铁二十局, 中建八局, 中交一公局, 二航局, 水电十四局, 铁二院
    r"(?:(?<=中铁)|(?<=中建)|(?<=中交)|(?<=水电)|(?<=铁建)|(?<=中冶)|(?<=电建)|(?<=铁)|(?<=航天)|(?<=交))[一二三四五六七八九十]{1,3}(?:局|院|冶|建|公局|航局|航院|公院|所)(?!部|面|势)"
    r"|[一二三四]航[局院]|[一二三四五六七八九]公局|[一二三四五六七八九]冶(?!炼)"
    # 刑一庭, 民二庭, 执行一庭, 刑侦三大队, 内二科
    r"|(?<=[刑民行执裁审监案商])[一二三四五六七八九](?:庭|处)|(?<=执行)[一二三四五六七八九]庭|(?<=[内外骨儿妇])[一二三四五六七八九]科"
    r"|(?<=[侦警特缉勤防刑])[一二三四五六七八九十]{1,2}(?:大队|中队|支队)"
    # 三师五十一团, 一团三连, 村三组
    r"|(?<=师)[一二三四五六七八九十百]{1,5}团|(?<=团)[一二三四五六七八九十]{1,2}(?:连|营)|(?<=连)[一二三四五六七八九]排|(?<=[村屯])[一二三四五六七八九十]{1,2}(?:组|社|队)(?!员|长|成|织)|(?<=[村屯])[0-9]{1,2}组(?!员|长|成|织)"
    # 三排长, 一班长; 央视一套
    r"|[一二三四五六七八九十]{1,2}(?:排|班|连|营|团|组|分厂)(?=长(?![长堤达期江度城]))|(?<=央视)[一二三四五六七八九十]{1,3}套|(?<=电视台)[一二三四五六七八九十]{1,3}套"
    # 三（2）班, 高一（3）班, 六(1)中队, 八年级
    r"|[一二三四五六七八九][（(](?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[)）](?:班|中队)|[一二三四五六七八九]年级)"
)
_RUN = re.compile(r"[0-9]{1,9}(?:-[0-9]{1,4})?|[〇○零一二三四五六七八九]{2,6}|[〇○零一二三四五六七八九十百千万两]")


@lru_cache(maxsize=2)
def _by_edge(side: str) -> dict[str, tuple[tuple[NameWord, tuple[str, ...]], ...]]:
    """Words of one side by the character next to the number, longest first."""
    index: dict[str, list[tuple[NameWord, tuple[str, ...]]]] = {}
    for word in sorted(load(NameWord), key=lambda w: -len(w.word)):
        if word.side == side:
            index.setdefault(word.word[0 if side == "after" else -1], []).append((word, tuple(word.not_before.split())))
    return {char: tuple(words) for char, words in index.items()}


def find_names(text: str, units: Units = UNITS) -> Iterator[Numeral]:
    """Places, roads, institutions and things named with a numeral.

    >>> text = "三里屯日均客流12万人次，中铁三局修了三里长堤，863计划、波音737"
    >>> [(text[n.start:n.end], n.rule) for n in find_names(text)]
    [('三里屯', 'place name'), ('三局', 'numbered institution'), ('863', 'programme'), ('737', 'model name')]
    """
    for found in _PLACE.finditer(text):
        yield Numeral(found.start(), found.end(), "name", "place name")
    for found in _INSTITUTION.finditer(text):
        yield Numeral(found.start(), found.end(), "name", "numbered institution")
    after, before = _by_edge("after"), _by_edge("before")
    for found in _RUN.finditer(text):
        start, end, run = found.start(), found.end(), found.group()
        if text[end : end + 1] in after and (hit := _named(text, end, run, after[text[end]])):
            yield Numeral(start, end, hit.verdict, hit.rule)
        elif start:
            edge = start - 1 if text[start - 1] not in "-—－”’》" or start < 2 else start - 2
            if text[edge] in before and (hit := _modelled(text, edge + 1, end, run, before[text[edge]], units)):
                yield Numeral(start, end, hit.verdict, hit.rule)


def _named(text: str, end: int, run: str, words: tuple[tuple[NameWord, tuple[str, ...]], ...]) -> NameWord | None:
    start = end - len(run)
    if text[start - 1 : start] in tuple(".点几数百千万亿第") or "-" in run:
        return None
    arabic, string = run.isdigit() and run.isascii(), len(run) > 1 and not run.isascii()
    for word, not_before in words:
        if not text.startswith(word.word, end) or (not_before and text.startswith(not_before, end + len(word.word))):
            continue
        fits = (
            (word.digits == "number" and arabic)
            or (word.digits == "arabic" and arabic and len(run) > 1)
            or (word.digits == "digits" and ((arabic and len(run) > 2) or (string and 2 < len(run) < 5)))
            or (word.digits == "string" and string)
        )
        if fits and not (string and _neighbours(run)):
            return word
    return None


def _neighbours(run: str) -> bool:
    """二三, 七八: two digits in order are a range."""
    order = "一二三四五六七八九"
    return len(run) == 2 and run in order


def _modelled(
    text: str, at: int, end: int, run: str, words: tuple[tuple[NameWord, tuple[str, ...]], ...], units: Units
) -> NameWord | None:
    """The word that ends at `at` and makes the number behind it a model; an amount has its unit or multiplier."""
    if not run.isascii() or text[end : end + 1] in tuple("万亿百千%％.年月日点元个人名家吨斤亩公米℃多余"):
        return None
    for word, _ in words:
        if text.endswith(word.word, 0, at) and len(run) < 10:
            joined = text[at : at + 1] in tuple("-—－”’》")
            if not joined and units.simple(text, end) is not None:
                continue  # 北斗10颗, 资源12类: counts
            if word.digits == "ordinal" and text[end : end + 1] not in tuple("：:、，。；）)中 \n"):
                continue
            # A single character makes a model only with the hyphen: 歼-20.
            if word.digits != "model" or len(word.word) > 1 or joined:
                return word
    return None
