"""A light division of a clause into words, and the noun phrase before or behind a figure.

Chinese writes no word borders. Instead of a full segmenter, only the words that structure a clause are known (verbs
that take a count as their object, copulas, words of change, prepositions, adverbs) together with the compounds that
hold such a word inside (增加值, 服务站点); whatever is not listed belongs to a noun phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factminer.lexicon import load
from factminer.lexicon.phrase_words import PhraseWord

# Inside a clause single characters are words only where they hardly ever are parts of one.
_SAFE_SINGLES = frozenset("被把由从向让使将与在对给共已均都也还仅其该占有")
# Behind a figure a deed ends the noun phrase as any verb does; before one it is part of it (行政审批事项).
_ENDS_NOUN = frozenset(
    {
        "verb",
        "achieve",
        "spend",
        "copula",
        "adverb",
        "preposition",
        "increase",
        "decrease",
        "reach",
        "base",
        "suffix_verb",
        "pronoun",
    }
)
_ENDS_EVENT = frozenset({"copula", "adverb", "preposition", "base", "pronoun", "reach"})
_COMPOUNDING = frozenset({"tail", "head"})
_EMPTY = frozenset({"opener", "closer"})
_VERBS = frozenset({"verb", "deed"})
_NOMINALIZED = frozenset({"verb", "deed", "suffix_verb", "spend", "increase", "decrease", "copula"})
_QUOTES = {"“": "”", "《": "》", "（": "）", "(": ")", "『": "』", "‘": "’"}
_COUNTERS = frozenset("一二两三四五六七八九十几数多若")
_BRACKETED = re.compile(r"\A[（(][^（()）]{2,40}[)）]|[（(][^（()）]{2,40}[)）]\Z")
# 16家单位组成的联盟 counts the members, not what they make up.
_JOINING = frozenset({"组成", "构成", "参加", "参与", "组织", "参会"})
_KINDS_OF = ("各类", "各项", "各种")


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a clause: a word of the vocabulary with its kind, or `text` for what is not listed."""

    start: int
    end: int
    kind: str


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[dict[str, str], int]:
    words = {row.word: row.kind for row in load(PhraseWord) if row.kind not in _COMPOUNDING | _EMPTY}
    return words, max(map(len, words))


@lru_cache(maxsize=2)
def _empty(kind: str) -> tuple[str, ...]:
    """The words that open or close a phrase and mean nothing for it."""
    return tuple(row.word for row in load(PhraseWord) if row.kind == kind)


@lru_cache(maxsize=2)
def _closing(heads: bool) -> tuple[str, ...]:
    """What makes a compound noun of a verb before it."""
    kinds = _COMPOUNDING if heads else {"tail"}
    return tuple(row.word for row in load(PhraseWord) if row.kind in kinds)


@lru_cache(maxsize=1)
def _by_last() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for word in sorted(_vocabulary()[0], key=len, reverse=True):
        index.setdefault(word[-1], []).append(word)
    return {last: tuple(words) for last, words in index.items()}


def last_word(text: str) -> tuple[str, str] | None:
    """The longest word of the vocabulary that closes `text`, with its kind.

    >>> last_word("居民收入同比增长"), last_word("规模以上工业增加值")
    (('同比增长', 'increase'), ('规模以上工业增加值', 'noun'))
    """
    for word in _by_last().get(text[-1:], ()):
        if text.endswith(word):
            return word, _vocabulary()[0][word]
    return None


def split_words(text: str, *, heads: bool = False) -> Iterator[Word]:
    """`text` from left to right by the longest word; what stands in quotation marks or brackets is one `text`.

    With `heads`, a verb before the name of a thing makes a compound with it, as it does behind a figure.
    """
    words, longest = _vocabulary()
    closing = _closing(heads)
    at = plain = 0
    while at < len(text):
        close = _QUOTES.get(text[at])
        if close and (end := text.find(close, at + 1)) > 0:
            at = end + 1
            continue
        for length in range(min(longest, len(text) - at), 0, -1):
            kind = words.get(text[at : at + length])
            if kind is None or (length == 1 and text[at] not in _SAFE_SINGLES):
                continue
            if kind in _NOMINALIZED and text[at + length : at + length + 6].startswith(closing):
                kind = "text"  # a verb before such a tail makes a compound: 承包集团, 录入率
            if plain < at:
                yield Word(plain, at, "text")
            yield Word(at, at + length, kind)
            at += length
            plain = at
            break
        else:
            at += 1
    if plain < at:
        yield Word(plain, at, "text")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase and the verb that governs it, each perhaps empty; `kind` is the vocabulary's kind of that verb."""

    noun: str
    verb: str = ""
    kind: str = ""


def noun_before(text: str) -> Phrase:
    """The noun phrase that closes `text`, and the verb before it.

    >>> noun_before("指导企业续签、新签订集体合同")
    Phrase(noun='集体合同', verb='新签订', kind='verb')
    >>> noun_before("工会组织共走访慰问职工")
    Phrase(noun='职工', verb='走访慰问', kind='verb')
    """
    words = list(split_words(text))
    start, verb, kind = len(text), "", ""
    for word in reversed(words):
        if word.kind in _ENDS_NOUN:
            if word.kind in ("verb", "achieve", "spend", "suffix_verb", "increase", "decrease"):
                verb, kind = text[word.start : word.end], word.kind
            break
        start = word.start
    return Phrase(trim(text[start:]), verb, kind)


def event_before(text: str) -> str:
    """What is done where a verb closes `text`, with the words that go with it: 年内组织三方联合监督检查 (一次).

    >>> event_before("县里联合监督检查")
    '县里联合监督检查'
    """
    start = len(text)
    for word in reversed(list(split_words(text))):
        if word.kind in _ENDS_EVENT or text[word.start : word.end] in ("组织", "开展", "进行"):
            break
        start = word.start
    return trim(text[start:].removesuffix("了"))


def noun_after(text: str) -> str:
    """The noun phrase that opens `text`: up to a stop, or a word that cannot be inside it.

    >>> noun_after("农民工发放了体检卡"), noun_after("的防暑降温物资；大力"), noun_after("，覆盖")
    ('农民工', '防暑降温物资', '')
    >>> noun_after("与消费者密切相关的产品。"), noun_after("服务站点的建设"), noun_after("部门实施的审批事项")
    ('产品', '服务站点', '部门实施的审批事项')
    """
    text = _inside(text[1:] if text.startswith("的") else text)
    end, verb = 0, False
    for word in split_words(text, heads=True):
        piece = text[word.start : word.end]
        if word.kind in _ENDS_NOUN or word.kind == "deed":
            rest = text[word.end :]
            modified = "" if piece in _JOINING else _modified(rest)
            if (word.kind == "deed" or piece == "组织") and word.start > 0 and (not rest or rest[0] in "和及与、"):
                end = word.end  # a verb that closes the phrase names the deed: 专项治理
                continue
            if word.kind in ("verb", "deed", "suffix_verb") and modified and word.start > 0:
                end, verb = word.end, True
                continue
            if word.start == 0 and modified:
                return trim(modified)
            if verb and word.kind in _VERBS and text.endswith("的", 0, word.start):
                end = word.end
                continue
            if word.start == 0 and word.kind in _VERBS and not text.startswith(("了", "，"), word.end):
                end = word.end
                continue
            break
        if (done := piece.find("了", 2)) > 0:
            end = word.start + done - 1  # 县区通了公路: a verb of one character before 了
            break
        cut = piece.find("的")
        if cut >= 0 and not verb and (word.start + cut) > 0:
            end = word.start + cut
            break
        end = word.end
    return trim(text[:end])


def _modified(rest: str) -> str:
    """The noun behind the 的 that closes a modifier, where one stands near: 实施的审批事项."""
    at = rest.find("的", 0, 14)
    if at < 0 or "、" in rest[:at]:
        return ""
    behind = rest[at + 1 :]
    first = next(split_words(behind, heads=True), None)
    return behind[: first.end] if first else ""


def _inside(text: str) -> str:
    """`text` up to a stop, or a closing mark that it does not open."""
    depth = 0
    for at, char in enumerate(text):
        if char in "“（(《『‘":
            if char in "（(" and at == 0:
                return ""
            depth += 1
        elif char in "”）)》』’":
            depth -= 1
            if depth < 0:
                return text[:at]
        elif depth == 0 and (char in "，。；：！？\n,;:!?…" or (char == "、" and text[at + 1 : at + 2] in _COUNTERS)):
            return text[:at]
    return text


def trim(noun: str) -> str:
    """`noun` without the words that open or close a phrase and mean nothing for it."""
    noun = _BRACKETED.sub("", noun.strip(" 　，。；：！？、\n—-,;:!?●▲■"))
    changed = True
    while changed and noun:
        changed = False
        for word in _empty("opener"):
            if noun.startswith(word) and (len(noun) > len(word)) and not _protected(noun, word):
                noun, changed = noun[len(word) :].lstrip("、，"), True
        for word in _empty("closer"):
            if noun.endswith(word) and len(noun) > len(word) + 1:
                noun, changed = noun[: -len(word)].rstrip("、，"), True
    for opener in _KINDS_OF:
        at = noun.rfind(opener)
        if 0 < at < len(noun) - len(opener) - 1 and "的" not in noun[at:]:
            noun = noun[at + len(opener) :]  # 生产各类优质蔬菜
    if len(noun) > 2 and noun.endswith("中") and noun[-2] not in "集高初其人":
        noun = noun[:-1]
    return "" if noun in _empty("opener") or _vocabulary()[0].get(noun) == "pronoun" else noun


def _protected(noun: str, opener: str) -> bool:
    """True where the opener is the head of a listed noun (本科, 各类… are not)."""
    if len(opener) > 1:
        return False
    words, longest = _vocabulary()
    return any(words.get(noun[:length]) == "noun" for length in range(len(opener) + 1, min(longest, len(noun)) + 1))
