"""Row types of the vocabularies that the clause is divided by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PhraseWord:
    """A word that has a part in the clause's structure; what is not listed counts as part of a noun phrase. A word may stand twice, once with what it is and once as tail or head.

    `kind`: verb (takes what is counted as its object), deed (a verb that as often
    modifies a noun: 审批事项), spend (a verb of spending or earning, which names a money figure
    where no noun does), copula (leads to the figure), achieve (a verb
    before its object, a copula behind its subject: 总产值实现), increase and decrease, reach (增至: leads to a new level),
    adverb, preposition, conjunction, pronoun, quality, opener and closer (what opens or closes a phrase and means nothing for
    it), noun (protects a
    word that holds another: 增加值), tail (makes a compound noun of a verb before it: 录入+率), head (does so
    behind a figure, where a verb has no object: 47个承包+集团), suffix_verb (ends
    a noun phrase behind a figure), base (a comparison without its object: 同比), prenominal (part of the name of what
    follows: 平均+零售价格), classing (classes what stands behind its 的: 新花色的产品), division (counted itself: 11个县), part (names a part of what is measured, never the measure: 夜间), describing (before its 的 it only says how the thing behind is: 合格的钢板).
    """

    FILE: ClassVar[str] = "phrase_words.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("word", "kind")
    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class GeneralWords:
    """Words of general Chinese of one word class and one cost, with blanks between them.

    `kind`: noun, act (a verb), deed (a verb as often used as a noun or before one: 就业, 维修), adverb, preposition, conjunction,
    pronoun, quality (adjective), idiom, place (上, 之间), time, single (one character: of no class alone). `cost` is twice
    the negative natural logarithm of the words' frequency.
    """

    FILE: ClassVar[str] = "general_words.tsv"
    KEY: ClassVar[tuple[str, ...]] = ("kind", "cost")
    kind: str
    cost: int
    words: str
