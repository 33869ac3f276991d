"""`python -m benchmarks.hostile`: whether reading time grows with the text, on text made to make it grow faster.

Each string is repeated to 1 kB, 10 kB, 100 kB and 1 MB (characters). A reader whose time is proportional to the text
takes ten times as long for ten times the text; a ratio well above that is a finder that looks back or ahead without
bound. The exit status is 1 where a ratio is above the bound or a string ran out of its time.
"""

from __future__ import annotations

import argparse
import gc
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from factminer.pipeline import mine
from factminer.quantity.ledger import find_numerals

SIZES = (1_000, 10_000, 100_000, 1_000_000)
MINE_LARGEST = 100_000
# A ratio of tenfold text is judged from this size up, and where the smaller time is long enough to be measured.
JUDGED_FROM = 10_000
MEASURABLE = 0.02
BOUND = 12.0

# What is repeated. One phenomenon of the readers each: a run that may be cut anywhere, an opening without its end, a
# separator without its number, an alternation of two rules that both want the same characters.
REPEATED = (
    *"1 万 一 百 第 每 、 “ ” （ ( 《 几 数 多 余 半 至 % 点 年 月 日 : ： 零 两 元 个 的 〇 壹 ½".split(" "),
    " ",
    "\n",
    "\u3000",
    *"1- 1. 1, 1+ 1: 1% 1/ 1~ 1× 1万 1个 1年 1月 1日 1点 3m 5G A1 1A".split(),
    "1,000",
    "1,000,",
    "2023-",
    "2023年",
    "12月31日",
    "〔2023〕1号",
    "12:30",
    "百分之",
    "百分之一",
    "分之",
    "三分之",
    "点五",
    "一点",
    "3万",
    "3万多",
    "一个",
    "3个半",
    "5%—8%",
    "5%—",
    "二三",
    "二三十",
    "十几",
    "数十",
    "上万",
    "近3",
    "约约1",
    "超过",
    "1以上",
    "第一",
    "第1条",
    "一、",
    "1、",
    "（一）",
    "《一》",
    "“一”",
    "“1+1",
    "一一二",
    "万亿",
    "亿万1",
    "1万1千",
    "元/",
    "1元/人·",
    "每1元",
    "1元每",
    "A、B、1个",
    "3部、",
    "全市1个县，",
    "同比增长1%，",
    "一五八零",
    "负1",
    "-1",
    "1 ",
    "1\n",
    "一\n",
    "1，",
    "一心一意",
    "三三两两",
    "改革开放以来我们坚持走自己的道路",
    "改革开放以来3个我们坚持",
    "据介绍，",
    "张三说：“1个",
    "1比1",
    "1:1",
    "至1",
    "1至",
    "从1到",
    "0.1",
    "0.",
    "..1",
    "1‰",
    "１",
    "１，",
    "A-1",
    "abc1",
    "http://a.b/1",
)
_ALPHABET = "0123456789一二三十百千万亿两半几数多余第每点分之年月日个元人名%．.,，、。；：“”《》（）()-—~至到约近超上下  \nAbkmG"


def strings(size: int = SIZES[-1]) -> Iterator[tuple[str, str]]:
    """Name and text of each hostile string; mixes are drawn with a fixed seed."""
    for unit in REPEATED:
        yield repr(unit), (unit * (size // len(unit) + 1))[:size]
    for length in (3, 5, 8, 13):
        for seed in range(3):
            unit = "".join(random.Random(f"{seed} {length}").choices(_ALPHABET, k=length))
            yield f"mix {unit!r}", (unit * (size // length + 1))[:size]
    for seed in range(3):
        drawn = random.Random(seed).choices(_ALPHABET, k=size)
        yield f"drawn {seed}", "".join(drawn)


class _OutOfTimeError(Exception):
    pass


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    """Raises where the body takes longer; a pattern that is being matched is interrupted, too."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise _OutOfTimeError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def seconds_for(read: Callable[[str], object], text: str, limit: float, tries: int = 2) -> float | None:
    """Processor time of a reading, the best of `tries` where it is short; None where it ran out of its time."""
    best: float | None = None
    for _ in range(tries):
        # As timeit does it: the collector's rounds over all that is held are no part of the reader.
        gc.collect()
        gc.disable()
        start = time.process_time()
        try:
            with _limit(limit):
                read(text)
        except _OutOfTimeError:
            return None
        finally:
            gc.enable()
        taken = time.process_time() - start
        best = taken if best is None else min(best, taken)
        if taken > 5:
            break
    return best


def measure(
    read: Callable[[str], object], sizes: Sequence[int], limit: float, only: str = ""
) -> Iterator[tuple[str, list[float | None], float | None]]:
    """Name, times and greatest judged ratio of each string; a string that ran out of its time has an infinite one."""
    for name, text in strings():
        if only not in name:
            continue
        times: list[float | None] = []
        worst: float | None = None
        for size in sizes:
            times.append(seconds_for(read, text[:size], limit))
            if times[-1] is None:
                worst = float("inf")
                break
        for at in range(1, len(times)):
            ratio = _ratio(times[at - 1], times[at])
            if ratio > BOUND:  # measured again: another program may have had its share of the memory
                again = [seconds_for(read, text[:size], limit, tries=3) for size in sizes[at - 1 : at + 1]]
                ratio = _ratio(*again)
            if sizes[at - 1] >= JUDGED_FROM and ratio:
                worst = max(worst or 0.0, ratio)
        yield name, times, worst


def _ratio(before: float | None, after: float | None) -> float:
    """How many times as long; 0 where it cannot be told."""
    return after / before if before is not None and after is not None and before >= MEASURABLE else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the times of each string and the ratio per tenfold; status 1 where one is above the bound."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    parser.add_argument("--mine", action="store_true", help="the whole pipeline as well, up to 100 kB")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for one reading of one string")
    parser.add_argument("--up-to", type=int, default=SIZES[-1], help="the greatest size, in characters")
    parser.add_argument("--only", default="", help="only strings whose name holds this")
    options = parser.parse_args(arguments)
    sizes = [size for size in SIZES if size <= options.up_to]
    bad = _table("find_numerals", find_numerals, sizes, options.limit, options.only)
    if options.mine:
        print()
        sizes = [size for size in sizes if size <= MINE_LARGEST]
        bad += _table("mine", mine, sizes, options.limit, options.only)
    return 1 if bad else 0


def _table(title: str, read: Callable[[str], object], sizes: Sequence[int], limit: float, only: str) -> int:
    """One table; returns how many strings are above the bound."""
    print(f"{title:<40}" + "".join(f"{_size(size):>10}" for size in sizes) + f"{'ratio':>8}")
    largest, bad = 0.0, 0
    for name, times, worst in measure(read, sizes, limit, only):
        row = "".join(f"{'no time' if t is None else f'{t:.3f}':>10}" for t in times)
        row = row.ljust(10 * len(sizes))
        mark = ""
        if worst is not None:
            largest = max(largest, worst)
            if worst > BOUND:
                bad += 1
                mark = "  <-"
        print(f"{name:<40}{row}{'-' if worst is None else f'{worst:.1f}':>8}{mark}")
        sys.stdout.flush()
    print(f"the largest ratio per tenfold text is {largest:.1f}; {bad} strings are above {BOUND:g}")
    return bad


def _size(size: int) -> str:
    return f"{size // 1000} kB" if size < 1_000_000 else f"{size // 1_000_000} MB"


if __name__ == "__main__":
    raise SystemExit(main())
