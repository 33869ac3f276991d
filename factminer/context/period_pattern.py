"""The two patterns that find periods, made of the vocabulary and of the ways to write numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from factminer.lexicon import load
from factminer.lexicon.period_words import PeriodWord

_CHINESE = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "两": 2, "元": 1}
_DASH = r"[-—–－~～〜]{1,2}"
TO = rf"(?:至|到|{_DASH})"
_N = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
# 元月 is January, but 3000元月薪 is none.
_M = rf"(?:{_N}|(?<![0-9０-９一二三四五六七八九十百千万亿两多余几.．])元(?=月))"
# A sentence is read no farther than this.
SENTENCE = 200
SENTENCE_END = re.compile(r"[。！？\n]")
YEAR = r"(?:[12１２][0-9０-９]{3}|[一二][〇○Ｏ零一二三四五六七八九]{3})"


def read_number(printed: str) -> int:
    """A number below a hundred, or a year read digit by digit.

    >>> read_number("十二"), read_number("０８"), read_number("二〇二三"), read_number("三十一")
    (12, 8, 2023, 31)
    """
    if printed[0].isdecimal():
        return int(printed)
    if "十" in printed:
        tens, _, ones = printed.partition("十")
        return 10 * (_CHINESE[tens[-1]] if tens else 1) + (_CHINESE[ones[0]] if ones else 0)
    value = 0
    for digit in printed:
        value = 10 * value + _CHINESE[digit]
    return value


def end_of_sentence(text: str, at: int) -> int:
    """Where the sentence around `at` ends, as far as one is read."""
    close = SENTENCE_END.search(text, at, at + SENTENCE)
    return close.start() if close else at + SENTENCE


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary by kind, and the two patterns made of it."""

    of: dict[str, dict[str, str]]
    head: re.Pattern[str]
    phrase: re.Pattern[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The vocabulary that comes with the package, its patterns compiled once."""
    of: dict[str, dict[str, str]] = {}
    for row in load(PeriodWord):
        of.setdefault(row.kind, {})[row.word] = row.value

    def alternatives(*kinds: str) -> str:
        found = {word for kind in kinds for word in of[kind]}
        return "|".join(sorted(map(re.escape, found), key=lambda w: (-len(w), w)))

    part = alternatives("part")
    # 底, 初 and 春 are parts of a year only behind one: 今年底, 2020年初, 今春.
    alone = "|".join(w for w in part.split("|") if len(w) > 1)
    feast, season = alternatives("feast"), alternatives("season")
    month = rf"""
        (?P<m1>{_M})(?:月份?)?(?:{TO}|[、和])(?P<m2>{_N})月份?(?!{_N}[日号])   # 1—5月, 1月至8月, 2、3月份
      | (?P<m>{_M})月份?(?!余|多|薪|卡|票|饼|嫂)
        (?:  (?P<d>{_N})[日号](?:{TO}(?P<d2>{_N})[日号])?                     # 3月5日, 10月1日至7日
          |  (?:上旬|中旬|下旬|[初底末中])                                       # 5月初, 9月末
          |  第[一二三四五1-5]周                                               # 6月份第2周
        )?
      | (?<![提此之以目日期间])(?:前|头)(?P<first>{_N}|两)个?月(?!内)               # 前11个月, 头两个月; not 提前, 期间前六个月
    """
    phrase = re.compile(
        rf"""
        (?:  (?P<iso>{YEAR}[-./／]{_N}[-./／]{_N})(?![-./0-9０-９])             # 2011-07-06
          |  (?P<y1>{YEAR})年?{TO}(?P<y2>{YEAR})年度?(?!{_N}月)                   # 2021-2023年
          |  (?P<crop>{YEAR})[/／](?:[0-9０-９]{{2}}){{1,2}}(?=年|[榨产赛]季)(?:年度?)?     # 2017/18年度
          |  (?: (?P<y>{YEAR})[财学]?年(?:度|间)?(?!代|级|前后|版|款)                   # 2023年, but not 2023年版
               | (?P<yf>{YEAR})(?=“?(?:{feast})|(?:[、和及]{YEAR}){{1,5}}年|{_N}月|工作(?:回顾|总结|安排))                           # 2026元旦
               | (?<![0-9０-９一二三四五六七八九十两几半]) (?P<yw>{alternatives("year", "before")})(?!龄)
               | (?<![0-9０-９一二三四五六七八九十两几半]) (?P<ys>{alternatives("same")})
               | (?P<ysea>[今去明])(?=[春夏秋冬])                                  # 今春, 去冬
             )
             (?: 的?(?:“|‘)?
             (?: {month} | (?P<part>{part})(?![步期次]) | (?P<season>{season})(?![节运耕播种收晚联茶训游粮菜油]|小麦) | (?P<feast>{feast})
               | 第(?P<nweek>[0-9０-９]{{1,2}})周 | 全年 ) )?
          |  (?<![0-9０-９.．一二三四五六七八九十个]) (?: {month.replace("P<", "P<z")} )
          |  (?<![0-9０-９一二三四五六七八九十两几半]) (?P<zpart>{alone})                 # not 五年中
          |  [“‘]?(?P<plan>十?[一二三四五六七八九十]?五)[”’]?(?P<planned>期间|时期|以来|期?末期?|期?初期?|时|规划期)
          |  第(?P<nth>[一二三四五六七八九十]{{1,2}})个五年(?:计划)?(?P<within>期间|时期|中|内|期?末|期?初)
          |  [“‘]?(?P<bareplan>(?:十[一二三四五六七八九]?|九|八|七|六)五)[”’](?![规计建纲])
          |  “?(?P<zfeast>{feast})
          |  [昨今前][（(](?P<called>[0-9０-９]{{1,2}})日?[）)]日?                  # 昨（3）日
          |  (?<![0-9０-９.．第共期/每A-Za-zＡ-Ｚａ-ｚ])(?<!(?<!附)近) (?P<bd>[0-9０-９]{{1,2}})日(?!内|均|游|子|间|元)
                (?:{TO}(?P<bd2>[0-9０-９]{{1,2}})日)?                         # 26日, 11日至16日
          |  (?P<past>过去|近|最近|这|今后|未来)的?(?P<years>{_N}|[两])年(?=[来里间内，,]|全|我|以来|，)
          |  (?: (?<![^，。；：！？\n　 —、“]) 这 | (?<=[过刚]去) (?=五年[。；，]) | (?<=的) (?=五年[。；\n]) ) (?P<these>五)年(?![计规制期])   # ——这五年, 这是…的五年。
          |  (?<![0-9０-９.．一二三四五六七八九十几第近每前后“]) (?P<last>{_N}|两)年(?=来|间|累计|共|中，|(?:建成|新增|完成|实现|解决|跨越(?!计划|行动|工程)))  # 五年来
          |  (?<![0-9０-９.．一二三四五六七八九十几第]) (?P<ago>(?:{_N}|两)年[之以]?[前后])(?![三两列景往期续][^，。]?)     # 三年后, 20年前
          |  (?P<now>{alternatives("now")})
          |  (?P<shift>{alternatives("day")})(?![天日])
          |  (?P<clock>截[至止]到?(?:当日|今日|今天|[上下中]午|凌晨|晚上?){{0,2}}[0-9０-９]{{1,2}}(?:[时点]|[:：][0-9０-９]{{2}}))
          |  (?<![^，。：；\n　 ])(?:周|星期)(?P<weekday>[一二三四五六日天])(?![至到、和])   # 周五，股价…
          |  (?P<month>{alternatives("month")})(?:[初末底中]|上旬|中旬|下旬)?
          |  (?P<era>{alternatives("era")})
          |  (?P<week>{alternatives("week")})(?![末刊边岁一二三四五六日天])
        )
        """,
        re.VERBOSE,
    )
    vocabulary = [
        w
        for kind in ("year", "before", "same", "part", "feast", "now", "day", "week", "month", "era")
        for w in of[kind]
        if len(w) > 1
    ]
    starts = "".join(sorted({re.escape(w[0]) for w in vocabulary}))
    seconds = "".join(sorted({re.escape(w[1]) for w in vocabulary}))
    head = re.compile(
        rf"""
        [0-9０-９](?<![0-9０-９][0-9０-９])(?=[0-9０-９年月日季至到、—–－~～-])
      | [一二三四五六七八九十两](?=[〇○Ｏ零一二三四五六七八九十月年季五至到”’])|元(?=月)
      | [周星](?=[期一二三四五六日天])
      | [{starts}前头过近最这今未去明昨第截](?=[{seconds}0-9０-９一二三四五六七八九十两去近后来春夏秋冬（(至止])
        """,
        re.VERBOSE,
    )
    return Words(of, head, phrase)
