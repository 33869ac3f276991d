"""What a line is by its form: list item, table row, byline, photo credit, opening of a report, marker of a turned page."""

from __future__ import annotations

import re
from functools import cache

from factminer.lexicon import load
from factminer.lexicon.page_words import Opener, Surname
from factminer.page.glyphs import ends_sentence

_NUMERAL = "一二三四五六七八九十百零〇"
BULLETS = frozenset("●•◆■□○◎▲△★☆▪➢※")
_LIST = re.compile(
    rf"[{''.join(sorted(BULLETS))}·]|[（(](?:[{_NUMERAL}]{{1,4}}|\d{{1,2}})[）)]|[{_NUMERAL}]{{1,3}}、(?![{_NUMERAL}]{{1,2}}、)|第[{_NUMERAL}\d\s]{{1,6}}[章节条款](?=\s|[：:])"
    rf"|\d{{1,2}}[、．](?!\d)|\d{{1,2}}\.(?=[^\d\s])|[①-⑳]|——(?=\S)"
)
_TABLE = re.compile(r"\|.*\|.*|[^\t]*\t.*")
_NAME = r"[\u4e00-\u9fff·]{2,4}(?:[ \u3000][\u4e00-\u9fff](?![\u4e00-\u9fff]))?"
_PERSON_ROLE = r"(?:本报|本刊|本台|特约|见习|实习|首席|全媒体|融媒体|新华社|[\u4e00-\u9fff]{2,6}(?:日报|晚报|网|社|电视台))?(?:全媒体|融媒体|见习|实习|首席|特约)?(?:记者|通讯员|作者|评论员|特派员)"
_BYLINE = re.compile(
    rf"[（(]?\s?(?:文字整理\s{{0,2}}|[文图]/|文\s)?{_PERSON_ROLE}[:：]?\s{{0,4}}{_NAME}(?:[\s、，]{{1,3}}(?:{_PERSON_ROLE}\s{{0,2}})?{_NAME}){{0,6}}"
    r"(?:\s{0,2}(?:整理|报道|文))?\s?[）)]?"
)
_NAMES_ONLY = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[ \u3000]{1,2}[\u4e00-\u9fff]{2,4}){0,4}")
_CREDIT = re.compile(
    rf"[（(]?(?:{_PERSON_ROLE}\s{{0,2}}|图片由\s?|图[/／:：]\s?)?{_NAME}(?:[ \u3000、]{_NAME}){{0,3}}\s{{0,2}}[摄图](?:影)?(?:报道)?[）)]?"
    rf"|(?:摄影|供图|图片)(?:报道)?\s?[/／:：]\s?{_NAME}(?:[ \u3000、]{_NAME}){{0,3}}|{_NAME}\s{{0,2}}(?:供图|摄影)"
)
_TRAILING_CREDIT = re.compile(
    rf"(?:[。！？”]|\s)[（(]?(?:{_PERSON_ROLE}\s{{0,2}})?{_NAME}\s{{0,2}}摄[）)]?$|摄影\s?[/／:：]\s?{_NAME}$"
)
_TRAILING_BYLINE = re.compile(
    r"[。！？”…]\s{0,2}[（(][^（）()。]{0,20}?(?:记者|通讯员|社|网|报)[^（）()。，]{0,20}[）)]$"
)
# 本报讯（记者 …）, 某某日报讯（…）, 新华社某地1月1日电, 本报某地１０月１０日电, 某某网讯
_OPENING = re.compile(
    r"(?:本报|本刊|本网|[\u4e00-\u9fff]{2,8}?(?:日报|晚报|早报|时报|晨报|商报|导报|新闻网|在线|网))讯\s{0,2}(?=[（(]|[^\w\s]|\s|[\u4e00-\u9fff])"
    r"|(?:本报|新华社|新华网|中新社|中新网|人民网)[\u4e00-\u9fff·]{1,10}[0-9０-９]{1,2}月[0-9０-９]{1,2}日[电讯]"
    r"|[\u4e00-\u9fff]{2,6}[网台]消息[（(：:，]"
)
_OPENING_BYLINE = re.compile(r"\s{0,2}[（(]\s{0,2}([^（）()]{1,40}?)\s{0,2}[）)]")
_LABEL = re.compile(
    r"[（(]?\s?\d{4}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}\s?日?(?:\s{0,4}\d{1,2}\s?[:：]\s?\d{2}(?:\s?[:：]\s?\d{2})?)?\s?[）)]?"
    rf"|[（(]?[二〇○零一]{{4}}年[{_NUMERAL}]{{1,2}}月[{_NUMERAL}]{{1,3}}日[）)]?"
    r"|[（(]?[\u4e00-\u9fff]{1,8}\s?[〔﹝\[（(]\s?\d{4}\s?[〕﹞\]）)]\s?第?\s?\d{1,5}\s?号[）)]?"
)
_FIGURE = r"[^\d\s，。、；：！？]{0,20}\s?\d[\d,.]*\s?[%％\u4e00-\u9fff]{0,3}"
_ROW = re.compile(rf"{_FIGURE}(?:，{_FIGURE}){{0,2}}")
_NOTE = re.compile(rf"[。！？][（(](?![{_NUMERAL}\d]{{1,3}}[）)])[^（）()]{{1,40}}[）)]$")
_TURNED_FROM = re.compile(r"[（(](?:紧接|上接|接)\s?([^（）()]{1,8}?版[^（）()]{0,6})[）)]")
_TURNED_TO = re.compile(r"[（(]下转\s?([^（）()]{1,8}?版[^（）()]{0,6})[）)]$")


def opens_list_item(string: str) -> bool:
    """True where a line begins an item or a numbered paragraph.

    >>> opens_list_item("（一）产业概况"), opens_list_item("1.5亿元")
    (True, False)
    """
    return bool(_LIST.match(string))


def is_table_row(string: str) -> bool:
    """True for a line of cells: between bars, or parted by tabs."""
    return bool(_TABLE.fullmatch(string))


def is_byline(string: str) -> bool:
    """True for a line that only says who wrote.

    >>> is_byline("（文字整理 记者 王一明）"), is_byline("记者从会上获悉")
    (True, False)
    """
    if len(string) > 60 or not _BYLINE.fullmatch(string):
        return False
    # 记者日前从陕 is the beginning of a sentence, cut by the column's edge.
    return not string.startswith("记者") or is_names(string[2:6].strip("： :")[:3])


def is_names(string: str) -> bool:
    """True for a line of one to five names and nothing else: a byline, if it stands below a headline.

    >>> is_names("王一明 李二"), is_names("社会效益")
    (True, False)
    """
    if len(string) > 24 or not _NAMES_ONLY.fullmatch(string):
        return False
    return all(name[0] in _surnames() or name[:2] in _surnames() for name in string.split())


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row.surname for row in load(Surname))


def is_label(string: str) -> bool:
    """True for a line that is a date or a document's number and nothing else.

    >>> is_label("（2024年3月5日）"), is_label("青政发〔2024〕7号"), is_label("2024年3月5日起")
    (True, True, False)
    """
    return len(string) <= 40 and bool(_LABEL.fullmatch(string))


def is_row(string: str) -> bool:
    """True for a cell with a figure in it, or a name and its figure, as tables and infographics set them line by line.

    >>> is_row("人工造林3200亩"), is_row("3200"), is_row("完成人工造林3200亩，修复"), is_row("人工造林")
    (True, True, False, False)
    """
    return len(string) <= 40 and bool(_ROW.fullmatch(string))


def opener_role(string: str) -> str | None:
    """What the first word tells: that it begins a paragraph (`opens`), that it cannot (`continues`), or nothing."""
    roles = _openers()
    return next((roles[string[:length]] for length in (4, 3, 2, 1) if string[:length] in roles), None)


@cache
def _openers() -> dict[str, str]:
    return {row.word: row.role for row in load(Opener)}


def is_credit(string: str) -> bool:
    """True for a line that only says who took a picture.

    >>> is_credit("本报记者 王一 摄"), is_credit("拍摄地点在河边")
    (True, False)
    """
    return len(string) <= 40 and bool(_CREDIT.fullmatch(string))


def ends_with_credit(string: str) -> bool:
    """True where a caption's last words say who took the picture."""
    return bool(_TRAILING_CREDIT.search(string[-40:]))


def ends_with_byline(string: str) -> bool:
    """True where the writer is named in brackets after the last sentence."""
    return bool(_TRAILING_BYLINE.search(string[-60:]))


def is_finished(string: str) -> bool:
    """True where nothing can follow in the same paragraph's sentence: a full stop, or the writer named after it.

    >>> is_finished("走在前。（记者 王一明）"), is_finished("共有55个（分别来自39个")
    (True, False)
    """
    if ends_sentence(string[-4:]):
        return True
    return (string[-1] in "）)摄" or "摄影" in string[-10:]) and (
        ends_with_byline(string) or ends_with_credit(string) or bool(_NOTE.search(string[-44:]))
    )


def trailing_name(string: str) -> str | None:
    """The words in the brackets that close a paragraph, or the picture's credit without brackets."""
    match = re.search(r"[（(]([^（）()]{1,40})[）)]$", string[-60:])
    if match:
        return match[1].strip()
    match = _TRAILING_CREDIT.search(string[-40:])
    return match.group().lstrip("。！？” （(").rstrip("）)") if match else None


def find_opening(string: str) -> tuple[str, str | None] | None:
    """The dateline that a report opens with, and the names in brackets after it.

    >>> find_opening("本报讯（记者 王一明）日前，")
    ('本报讯', '记者 王一明')
    """
    match = _OPENING.match(string)
    if not match:
        return None
    names = _OPENING_BYLINE.match(string, match.end())
    dateline = match.group().rstrip("（(：:， ")
    return dateline, names[1] if names else None


def turned_from(string: str) -> re.Match[str] | None:
    """The marker that a text comes from another page, at its start."""
    return _TURNED_FROM.match(string)


def turned_to(string: str) -> re.Match[str] | None:
    """The marker that a text goes on on another page, at its end."""
    return _TURNED_TO.search(string, max(0, len(string) - 24))
