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

from factminer.context.segment import EDGES, Word, find_words
from factminer.lexicon import load
from factminer.lexicon.phrase_words import PhraseWord

# Behind a figure a deed ends the noun phrase as any verb does; before one it is part of it (行政审批事项).
ENDS_NOUN = frozenset(
    {
        "verb",
        "act",
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
VERBS = frozenset({"verb", "deed", "act"})
_NOMINALIZED = frozenset({"verb", "act", "deed", "suffix_verb", "spend", "increase", "decrease", "copula"})
# 整改到位, 追缴入库: what a deed came to.
_REACHED = frozenset({"到位", "入库", "到账", "见效"})
_RESULTS = frozenset("出掉完好坏倒成")
ASPECTS = frozenset("了着过")
# 增加产量: these take what changes as their object.
_GOVERNING = frozenset({"增加", "减少"})
# What these lead to is to whom or where, and behind it stands what was done.
_TOWARDS = frozenset({"向", "从", "为", "给", "在", "对", "将在"})
_WITHIN = frozenset({"上", "中", "下", "内", "里", "间", "处", "之间", "以内", "基础上", "方面", "过程中", "期间"})
_ENDINGS = frozenset("出过到起完")
_COMPLEMENTS = frozenset("出起完后")
_NAMING = frozenset({"noun", "quality", "deed", "act"})
# 乡（镇）, 县（市、区）: the other names of a division stand in brackets.
OTHERWISE = re.compile(r"[（(](?:[省市县区旗州盟乡镇村场]|街道|社区|地区|办事处|[、和及])+[)）]")
_BRACKETED = re.compile(rf"\A[（(][^（()）]{{2,40}}[)）]|(?!{OTHERWISE.pattern})[（(][^（()）]{{2,40}}[)）]\Z")
# What a list of deeds may stand before.
_OF_DEEDS = ("活动", "案件", "项目", "事项", "事件")
_KINDS_OF = ("各类", "各项", "各种")


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[dict[str, str], int]:
    words = {row.word: row.kind for row in load(PhraseWord) if row.kind not in EDGES}
    return words, max(map(len, words))


@lru_cache(maxsize=2)
def _empty(kind: str) -> tuple[str, ...]:
    """The words that open or close a phrase and mean nothing for it."""
    return tuple(sorted((row.word for row in load(PhraseWord) if row.kind == kind), key=len, reverse=True))


@lru_cache(maxsize=1)
def _prenominal() -> frozenset[str]:
    """Before a noun these are part of its name: 平均零售价格, 累计投资."""
    return frozenset(row.word for row in load(PhraseWord) if row.kind == "prenominal")


@lru_cache(maxsize=2)
def _closing(heads: bool) -> frozenset[str]:
    """What makes a compound noun of a verb before it."""
    kinds = _COMPOUNDING if heads else {"tail"}
    return frozenset(row.word for row in load(PhraseWord) if row.kind in kinds)


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
    """The words of `text`; a verb before what makes a compound noun of it is `text`: 承包集团, 录入率.

    With `heads`, a verb before the name of a thing makes a compound with it too, as it does behind a figure.
    """
    words = find_words(text)
    for number, word in enumerate(words):
        # A verb that is not known to take what is counted modifies the name of a thing on either side of a figure.
        closing = _closing(heads or (word.kind == "act" and number > 0))
        following = words[number + 1] if number + 1 < len(words) else None
        governs = text[word.start : word.end] in _GOVERNING and following is not None and following.end > word.end + 1
        if word.kind in _NOMINALIZED and following is not None and not governs and _closes(text, following, closing):
            yield Word(word.start, word.end, "text")
        elif following is not None and following.kind in _NAMING and text[word.start : word.end] in _prenominal():
            yield Word(word.start, word.end, "quality")
        elif number and word.kind == "preposition" and text[word.start : word.end + 1] == "被的":
            yield Word(word.start, word.end, "text")  # 羽绒被的
        else:
            yield word


def _closes(text: str, word: Word, closing: frozenset[str]) -> bool:
    """True where `word` is, or opens with, the name of a thing that a verb may modify."""
    piece = text[word.start : word.end]
    return piece in closing or any(piece[:length] in closing for length in range(2, len(piece)))


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
    >>> noun_before("工会组织共走访慰问职工"), noun_before("岛上官兵种了椰子树")
    (Phrase(noun='职工', verb='走访慰问', kind='verb'), Phrase(noun='椰子树', verb='种', kind='verb'))
    """
    words = list(split_words(text))
    start, verb, kind = len(text), "", ""
    for number in range(len(words) - 1, -1, -1):
        word = words[number]
        if text[word.start : word.end] in ASPECTS and number and words[number - 1].kind == "text":
            verb, kind = text[words[number - 1].start : words[number - 1].end], "verb"
            break
        if number and _is_result(text, words[number - 1], word):
            verb, kind = text[words[number - 1].start : word.end], "verb"
            break
        if word.kind in ENDS_NOUN:
            if number and text[word.start - 1] in "、" and text.endswith(_OF_DEEDS) and word.end < len(text):
                start = word.start  # 培训、讲座、咨询活动
                continue
            if text[word.start : word.end] in _TOWARDS:
                start = _behind_object(text, words[number + 1 :], start)
            if word.kind in ("verb", "act", "achieve", "spend", "suffix_verb", "increase", "decrease"):
                verb, kind = text[word.start : word.end], word.kind
            break
        start = word.start
    if verb and text[start:] in _ENDINGS:
        return Phrase("", verb + text[start:], kind)  # 搜救出, 发现过
    if verb and start < len(text):
        start = _behind_complement(text, start)
    noun = trim(text[start:])
    if kind == "spend" and noun == "中":
        return Phrase(verb)  # 募集资金中
    if verb and noun in _REACHED:
        return Phrase("", verb + noun, kind)
    if len(noun) == 1 and not verb and noun != text and not noun.isascii():
        return Phrase("", noun, "verb")  # 每公斤还卖: a verb of one character
    return Phrase(noun, verb, kind)


def _is_result(text: str, verb: Word, word: Word) -> bool:
    """True where `word` is what a verb of one character came to: 炒出, 刮倒, 装好."""
    single = verb.kind == "text" and verb.end - verb.start == 1 and "\u4e00" <= text[verb.start] <= "\u9fff"
    return single and word.end - word.start == 1 and text[word.start] in _RESULTS


def _behind_object(text: str, words: list[Word], start: int) -> int:
    """Where what is done begins behind the object of a preposition at `start`: 向农村|供应化肥, 在上海|运行."""
    inner = next((word.end for word in words[1:] if text[word.start : word.end] in _WITHIN), 0)
    if inner:
        return inner  # 在坡道上|翻滚
    if (at := text.rfind("的", start) + 1) and len(text) - at > 1:
        return at  # 供应给社员的|柴油机
    if len(words) < 2 or at:
        return start
    done = next((word.start for word in words[1:] if word.kind in VERBS), words[1].start)
    return done if len(text) - done > 1 else start


def _behind_complement(text: str, start: int) -> int:
    """`start` behind the complement of a verb that ends there: 涌现|出|专业户."""
    first = find_words(text[start:])[0]
    return start + 1 if first.end == 1 and len(text) - start > 2 and text[start] in _COMPLEMENTS else start


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


def subject_of(clause: str) -> str:
    """The noun phrase that opens a clause, before its verb; where the clause opens with the verb, what it governs.

    >>> subject_of("粮食产量再创历史新高"), subject_of("发放防暑降温物资")
    ('粮食产量', '防暑降温物资')
    """
    start = end = 0
    for word in split_words(clause):
        if word.kind in ENDS_NOUN:
            if end > start or word.kind not in VERBS | {"achieve", "spend", "suffix_verb"}:
                break
            start = word.end
        end = word.end
    return trim(clause[start:end]) or noun_before(clause).noun


def trim(noun: str) -> str:
    """`noun` without the words that open or close a phrase and mean nothing for it."""
    if noun.count("“") != noun.count("”"):
        noun = noun.strip("“”")
    noun = _BRACKETED.sub("", noun.strip(" 　，。；：！？、\n—-,;:!?●▲■＝=×÷＋+"))
    changed = True
    while changed and noun:
        changed = False
        for word in _empty("opener"):
            if noun.startswith(word) and (len(noun) > len(word)) and not _protected(noun, word):
                noun, changed = noun[len(word) :].lstrip("、，"), True
        for word in _empty("closer"):
            if noun.endswith(word) and len(noun) > len(word) + 1 and not _protected_end(noun, word):
                noun, changed = noun[: -len(word)].rstrip("、，"), True
    for opener in _KINDS_OF:
        at = noun.rfind(opener)
        if 0 < at < len(noun) - len(opener) - 1 and "的" not in noun[at:]:
            noun = noun[at + len(opener) :]  # 生产各类优质蔬菜
    if len(noun) > 2 and noun.endswith("中") and noun[-2] not in "集高初其人":
        noun = noun[:-1]
    return "" if noun in _empty("opener") or _vocabulary()[0].get(noun) == "pronoun" else noun


def _protected_end(noun: str, closer: str) -> bool:
    """True where the closer is the tail of a longer word: 性别比."""
    return len(closer) == 1 and find_words(noun)[-1].start < len(noun) - 1


def _protected(noun: str, opener: str) -> bool:
    """True where the opener is the head of a longer word (等级, 本科; 各类 and the like are not)."""
    return len(opener) == 1 and find_words(noun)[0].end > 1
