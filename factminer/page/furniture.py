"""The frame round articles: archive fields, buttons, page numbers and running heads. They are noise, each with a reason.

A field (`发布时间：2011-07-06`) may have its value on the next line; the values that may stand there are dates, names
and numbers, never a sentence. Buttons (打印, 收藏, 小 中 大) count only in a row of such lines, since 关闭 alone on a line
may be a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factminer.lexicon import load
from factminer.lexicon.page_words import Furniture
from factminer.page.line import Line
from factminer.page.stamp import is_stamp

_PAGE_NUMBER = re.compile(
    r"第\s{0,2}[0-9０-９]{1,4}\s{0,2}[页版](?:\s{0,2}[（(][^（）()]{1,8}[）)])?(?:\s{0,2}[/共，,]\s{0,2}共?\s{0,2}\d{1,4}\s{0,2}页)?"
    r"|[-—－–·]{1,2}\s{0,2}[0-9０-９]{1,4}\s{0,2}[-—－–·]{1,2}|[A-D]\d{1,2}(?:\s{0,2}版)?|[Pp]age\s?\d{1,4}(?:\s?of\s?\d{1,4})?"
)
# 《某某日报》（2025年10月20日 第 11 版）, 某某日报 2025年10月20日 星期一: paper, date, day or page and nothing else.
_DAY = r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
_BESIDE_DAY = r"(?:\s{0,3}(?:星期[一二三四五六日天]|第\s?[0-9]{1,3}\s?版|[0-9]{1,3}\s?版|责编|[A-D]?[0-9]{1,2}))"
_RUNNING_HEAD = re.compile(
    rf"《[^《》]{{2,12}}》\s{{0,2}}[（(]\s?{_DAY}[^（）()]{{0,14}}[）)]"
    rf"|[\u4e00-\u9fff]{{2,8}}[报刊]\s{{1,4}}{_DAY}{_BESIDE_DAY}{{0,3}}"
    rf"|{_DAY}{_BESIDE_DAY}{{0,3}}\s{{1,4}}[\u4e00-\u9fff]{{2,8}}[报刊]{_BESIDE_DAY}{{0,2}}"
)
_FEWEST_HEADS, _LONGEST_HEAD = 3, 40
_FIELD = re.compile(r"[【\[（(]?\s?([^\s:：【】\d，。]{2,6}(?:\s[^\s:：，。]{1,2}){0,4})\s?[:：](.*)", re.DOTALL)
_SPACED_FIELD = re.compile(
    r"[【\[（(]?\s?((?:[^\s:：，。]{1,2}[ \u3000]{1,4}){1,5}[^\s:：，。]{1,2})\s?[:：](.*)", re.DOTALL
)
_COMMENT = re.compile(r"<!--.*-->")
_RULE = re.compile(r"[-=_*—·•─━\s>《》|]{3,}|[>》】\]]")
_ARROWS = frozenset((">", ">>", "＞", "》", "»", "→"))
_VALUE_LONGEST = 60
# What stands after 标题： is the title itself, no part of the frame.
_TITLE_LABEL = "title label"


@dataclass(frozen=True, slots=True)
class Frame:
    """Why a line belongs to the page's frame; `ends` tells that it stands below an article, `head` above one."""

    reason: str
    ends: bool = False
    head: bool = False


@cache
def _words(how: str) -> dict[str, Furniture]:
    return {row.word: row for row in load(Furniture) if row.how == how}


def find_frames(lines: Sequence[Line]) -> list[Frame | None]:
    """For each of `lines` the frame it belongs to, or None."""
    frames: list[Frame | None] = [_frame(line) for line in lines]
    _add_repeated_heads(lines, frames)
    for _ in range(3):
        _add_weak_fields(lines, frames)
        _add_values(lines, frames)
    _add_buttons(lines, frames)
    return frames


def _frame(line: Line, weak: bool = False) -> Frame | None:
    string = line.string
    if len(string) > 120 or line.vertical:
        return None
    if _PAGE_NUMBER.fullmatch(string):
        return Frame("page number")
    if _RUNNING_HEAD.fullmatch(string):
        return Frame("running head")
    if _COMMENT.fullmatch(string):
        return Frame("markup")
    if is_stamp(string):
        return Frame("boilerplate", head=True)
    field = _field(string, weak)
    if field is None:
        return None
    row, value = field
    if (
        (row.reason == _TITLE_LABEL and value)
        or len(value) > _VALUE_LONGEST
        or value.count("，") + value.count("。") > 0
    ):
        return None
    return Frame(row.reason, row.ends, not row.ends)


def _add_repeated_heads(lines: Sequence[Line], frames: list[Frame | None]) -> None:
    """A running head of any words: the same short line beside the page's number, on three pages at least."""
    beside: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        near = (frames[k] for k in (index - 1, index + 1) if 0 <= k < len(lines))
        short = len(line.string) <= _LONGEST_HEAD and line.string[-1] not in "。，；："
        if frames[index] is None and short and any(frame and frame.reason == "page number" for frame in near):
            beside.setdefault(line.string, []).append(index)
    for found in beside.values():
        if len(found) >= _FEWEST_HEADS:
            for index in found:
                frames[index] = Frame("running head")


def _field(string: str, weak: bool = False) -> tuple[Furniture, str] | None:
    """The archive field that a line opens with, and the value after it."""
    for pattern in (_FIELD, _SPACED_FIELD):
        match = pattern.match(string)
        if match:
            name = re.sub(r"\s", "", match[1])
            row = _words("field").get(name) or (_words("weak field").get(name) if weak else None)
            if row:
                return row, match[2].strip()
    return None


def _add_weak_fields(lines: Sequence[Line], frames: list[Frame | None]) -> None:
    """A word such as 时间 heads a field of an archive only in its company; alone it may head a notice's own lines."""
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        for index in order:
            if frames[index] is None and any(
                0 <= k < len(lines) and frames[k] is not None and frames[k].reason == "boilerplate"  # type: ignore[union-attr]
                for k in (index - 1, index + 1)
            ):
                frames[index] = _frame(lines[index], weak=True)


def _add_values(lines: Sequence[Line], frames: list[Frame | None]) -> None:
    """The value of a field that has none on its own line stands on the next: a short line that is no sentence."""
    for index in range(1, len(lines)):
        above = frames[index - 1]
        if frames[index] is not None or above is None or not above.head:
            continue
        field = _field(lines[index - 1].string, weak=True)
        # A field left empty in the archive is followed by the text itself: only what looks like a value is taken.
        if not field or field[1] or field[0].reason == _TITLE_LABEL or index + 1 == len(lines):
            continue
        for end in (index + 1, min(index + 2, len(lines) - 1)):
            value = lines[index:end]
            framed = frames[end] is not None or _field(lines[end].string, weak=True)
            if framed and all(line.width <= 90 and line.string[-1] not in "。！？" for line in value):
                frames[index:end] = [Frame(above.reason, head=True)] * len(value)
                break


def _add_buttons(lines: Sequence[Line], frames: list[Frame | None]) -> None:
    """A row of buttons: at least two of them, or one beside another line of the frame."""
    buttons = [line.string in _words("whole") or bool(_RULE.fullmatch(line.string)) for line in lines]
    for index, line in enumerate(lines):
        # 首页 > 政务 > 要闻: short words between the signs are the way to the page.
        trail = any(0 <= k < len(lines) and lines[k].string in _ARROWS for k in (index - 1, index + 1))
        if trail and frames[index] is None and line.width <= 16 and line.string not in _ARROWS:
            frames[index] = Frame("boilerplate", head=True)
    for index, is_button in enumerate(buttons):
        if not is_button or frames[index] is not None:
            continue
        near = [k for k in (index - 1, index + 1) if 0 <= k < len(lines)]
        if any(buttons[k] or frames[k] is not None for k in near):
            row = _words("whole").get(lines[index].string)
            frames[index] = Frame("boilerplate", bool(row and row.ends), not (row and row.ends))
