"""各厂产品合格率：灯具92%，插座69%: the measure stands once, before the colon, and the items name only what it is of."""

from __future__ import annotations

import re

from factminer.claim.distributed import divisions, joined
from factminer.claim.naming import clean
from factminer.claim.setting import COPULAS, Reading, Setting
from factminer.context.phrase import noun_before
from factminer.context.segment import Word, find_words, is_word

# What the head of a list closes with behind its measure: 分别为, 前三名, 如下.
_HEAD = re.compile(
    r"(?P<measure>[^。；：！？\n]{2,60}?)(?:情况)?(?:最[高低大小快慢多少]的)?(?:[前后][0-9一二三四五六七八九十]{1,2}[名位])?(?:分别|依次|如下)*(?:为|是)?[:：]\s*"
)
# The measures that may head a list, by what their figures are.
_KINDS = {
    "share": re.compile(r"(?:率|[增涨降跌]幅|增速|比例|比重|占比|系数|指数)\Z"),
    "money": re.compile(r"(?:价格?|均价|售价|标准|额|收入|产值|利润|利税|工资|费用?|投资|贷款|税收|余额)\Z"),
    "area": re.compile(r"面积\Z"),
    "mass": re.compile(r"(?:量|总?产|单产)\Z"),
    "volume": re.compile(r"(?:量|库容)\Z"),
    "length": re.compile(r"(?:里程|长度|高度|水位|深度|宽度|雨量|降水量)\Z"),
    "count": re.compile(r"(?:人数|人口|户数|数|次数|(?:数|[产销]|销售|保有|存栏|出栏|拥有)量)\Z"),
    "rate": re.compile(r"(?:价|价格|标准|费|租金|工资|收入)\Z"),
    "ratio": re.compile(r"(?:率|比例|比重|指数)\Z"),
}
_GROWTH = re.compile(r"(?:同比|环比)?(?:增速|增长率|增长速度|增长幅度|下降幅度|增幅|涨幅|降幅|跌幅)\Z")
# 各市, 全省各乡镇: the items are the places.
_EACH = re.compile(
    r"\A(?:.{0,16}?各个?(?:地级|主要|重点)?|(?=地级市|县（区）|县区|市县|乡镇))"
    r"(?:(?P<places>[省市州县区旗盟乡镇村]|（区）|地区|地级市|片区|社区|街道)|单位|部门|大?类|品种|批次|渠道)+(?:及[^，。的]{2}(?=.{4}))?的?"
)
_TERRITORY = re.compile(r"[^的]{0,6}(?:省|市|州|县|区|旗|盟|乡|镇|村|街道|片区|社区)(?:[（(][^（）()]{1,8}[)）])?")
# A measure of its own: an item that has one takes none.
_MEASURED = re.compile(
    r"(?:率|量|值|额|数|价格?|面积|收入|支出|产|比例|比重|占比|速|幅|投资|利润|人口|标准|费|水平|浓度|水位|工资|[金款税薪])\Z"
)
# The words of a measure's name: 抽查合格率, 批发价格, 平均亩产.
_NAMING = frozenset({"quality", "deed", "act"})
# Readings of a change that has no topic of its own.
_CARRIED = frozenset({"change of the figure before", "change alone"})
_BRACKETED = re.compile(r"[（(][^（）()]{1,20}[)）]")
_STOPS = re.compile(r"[。；！？：:\n]")
# A share or a growth of another measure: 销售额占比.
_SHARES = frozenset({"占比", "比重", "比例"})
_DONE = re.compile(r"(?:已|实际|实际已)?(?:完成|达到?|实现|为)(?:了|率)?(?:约|近)?\Z")
# The mark of an item.
_MARK = re.compile(r"\A[\s　]*[（(]?[0-9一二三四五六七八九十]{1,2}[)）.．、][\s　]*")
# An item that is a line: its mark, its name, and its figure.
_ITEM = re.compile(
    r"[\s　]*(?:[（(]?[0-9一二三四五六七八九十]{1,2}[)）.．、][\s　]*)?[^，。；：\n0-9]{2,16}(?:[:：][\s　]*)?(?:[0-9][^，。：\n]{0,20}[。；]?)?\Z"
)
# A head is looked for so far back, and over so many lines.
_REACH, _LINES, _LONG = 400, 20, 120


def with_heading(reading: Reading, setting: Setting) -> str:
    """The indicator of `reading`, with the measure that heads the list where the figure is one of its items."""
    name = reading.indicator
    measure, placed = _measure(setting)
    if not measure:
        return name
    name = _MARK.sub("", name)
    name = "" if name and (placed or _is_place(name)) and not _MEASURED.search(name) else name
    if reading.rule in _CARRIED and not _BRACKETED.sub("", setting.predicate.topic):
        name = ""
    grown = _GROWTH.search(measure)
    if grown and reading.indicator.endswith(measure[: grown.start()]):
        return reading.indicator  # 固定资产投资 behind the head 投资增速
    if grown and grown.start() > 1 and reading.change != "level" and setting.quantity.kind in ("share", "points"):
        return _joined(name, measure[: grown.start()]) if _names(name, setting) else reading.indicator
    pattern = _KINDS.get(setting.quantity.kind)
    if pattern is None or not pattern.search(measure) or reading.change != "level":
        return reading.indicator
    if _DONE.fullmatch(setting.left) and setting.quantity.kind == "share":
        return measure
    plain = not setting.predicate.words or setting.predicate.words in COPULAS
    return _joined(name, measure) if plain and _names(name, setting) else reading.indicator


def _names(name: str, setting: Setting) -> bool:
    """True where an item says nothing before its figure but `name`, no measure of its own."""
    return not (name and _MEASURED.search(name)) and not noun_before(setting.predicate.topic).verb


def _joined(name: str, measure: str) -> str:
    """`measure` of the item `name`; of a place it is the measure alone."""
    return joined(name, measure[_own(measure) :]) if name else measure


def _is_place(name: str) -> bool:
    return name in divisions() or (_TERRITORY.fullmatch(name) is not None and not is_word(name))


def _own(measure: str) -> int:
    """Where the words begin that say what is measured, behind the class of the things: 单项商品|抽查合格率."""
    words = find_words(measure)
    number = len(words) - 1
    while number > 0 and _goes_on(measure, words[number - 1], words[number].start):
        number -= 1
    return words[number].start


def _goes_on(measure: str, word: Word, start: int) -> bool:
    """True where the name of the measure that `measure` has from `start` begins before `word`: 参与|率, 销售额|占比."""
    tail = measure[start:]
    return (
        len(tail) == 1
        or tail == "标准"
        or _GROWTH.fullmatch(tail) is not None
        or (word.start > 0 and word.kind in _NAMING)
        or (tail in _SHARES and _MEASURED.search(measure, 0, start) is not None)
    )


def _measure(setting: Setting) -> tuple[str, bool]:
    """The measure before the colon that heads the list of the figure, and whether its items are places; nothing where none
    does."""
    text, start = setting.text, setting.quantity.start
    low = max(0, start - _REACH)
    line = text.rfind("\n", low, start) + 1 or low
    before = setting.previous_quantity
    item = max(line, before.end) if before is not None else line
    heads = [_head_in(text[line:start])]
    if _ITEM.match(text[item:start]):
        heads.append(_line_above(text[low:line]))
    for head in heads:
        head = _MARK.sub("", head.rpartition("，")[2])
        each = _EACH.match(head)
        measure = clean(noun_before(head[each.end() :] if each else head).noun)
        if len(measure) > 1 and (_MEASURED.search(measure) or _GROWTH.search(measure)):
            return measure, bool(each and each["places"])
    return "", False


def _head_in(line: str) -> str:
    """The head in the figure's own line, with nothing but items behind it."""
    at = max(line.rfind("："), line.rfind(":"))
    if at < 0 or "。" in line[at:]:
        return ""
    found = _HEAD.fullmatch(_STOPS.split(line[:at])[-1] + "：")
    return found["measure"] if found else ""


def _line_above(above: str) -> str:
    """The heading above a list of lines of which each is an item."""
    for line in reversed(above.rstrip("\n").split("\n")[-_LINES:]):
        line = line.strip()
        if line.endswith(("：", ":")):
            found = _HEAD.fullmatch(_STOPS.split(line[:-1])[-1] + "：")
            return found["measure"] if found else ""
        if not any(char.isdigit() for char in line) or len(line) > _LONG or "，" in line:
            return ""
    return ""
