"""Columns that stand in several tables with one meaning, described once."""

from __future__ import annotations

from factminer.dataset.schema.column import COUNT, DAY, NUMBER, SPANS, TEXT, TEXTS, Column

document_id = Column(
    "document_id",
    TEXT,
    "The document: first 16 hexadecimal digits of the SHA-256 of its text in UTF-8 (the last 16 of that of the file's "
    "bytes where they are no text).",
)
source = Column(
    "source",
    TEXT,
    "The file's path relative to the folder named on the command line (to the common parent of several), with / as "
    "separator.",
)
article_id = Column("article_id", TEXT, "The article: document_id, -a and the article's number in the document.")
claim_id = Column(
    "claim_id",
    TEXT,
    "The claim: document_id, - and the offset of the quote's first numeral character, whatever rule found it.",
)
page = Column("page", TEXT, "The page as printed, such as 01, null where none is stated.", nullable=True)
start = Column(
    "start", COUNT, "Start of the enclosing range in documents.text, in Unicode code points from 0.", unit="code points"
)
end = Column(
    "end", COUNT, "End of the enclosing range in documents.text, exclusive, in Unicode code points.", unit="code points"
)
spans = Column(
    "spans",
    SPANS,
    "Where the quote stands in documents.text, in reading order: several ranges where it is cut, ends exclusive.",
    unit="code points",
)
quote = Column("quote", TEXT, "The characters of documents.text under spans, without white space.")
sentence = Column("sentence", TEXT, "The repaired sentence that it was read in.")

value = Column(
    "value",
    NUMBER,
    "The amount in the printed unit with 万, 亿 applied (近2.6万人: 26000; 96.8%: 96.8), null for a range.",
    nullable=True,
    unit="as in unit",
)
low = Column(
    "low",
    NUMBER,
    "Lower bound of a range, in the unit of value, null where there is none.",
    nullable=True,
    unit="as in unit",
)
high = Column(
    "high",
    NUMBER,
    "Upper bound of a range, in the unit of value, null where there is none.",
    nullable=True,
    unit="as in unit",
)
unit_code = Column(
    "unit_code",
    TEXT,
    "The unit as a UCUM code, in braces what UCUM has no code for (money: {CNY}), null where it has none.",
    nullable=True,
)
qualifier = Column(
    "qualifier",
    TEXT,
    "How the words around the number limit it.",
    values=("exact", "about", "nearly", "over", "under", "range"),
)
indicator = Column(
    "indicator", TEXT, "What is counted or measured, in the article's words, without place, period, verb and number."
)
indicator_id = Column(
    "indicator_id", TEXT, "The indicator's entry in the vocabulary, null where it has none.", nullable=True
)
per = Column(
    "per", TEXT, "What the amount is for each of, where printed apart from the unit (人均: 人).", nullable=True
)
place = Column(
    "place",
    TEXT,
    "The fullest official name of the place that the document supports (全国: 中国), null where it gives none.",
    nullable=True,
)
place_code = Column(
    "place_code", TEXT, "The place's GB/T 2260 code in force, six digits, null where it has none.", nullable=True
)
period = Column(
    "period",
    TEXT,
    "The time it is about in EDTF (2023-08, 2021/2025, ../2020-12), an unknown year as XXXX, null where unstated.",
    nullable=True,
)
period_start = Column("period_start", DAY, "First day of the period, null while its year is unknown.", nullable=True)
period_end = Column("period_end", DAY, "Last day of the period, null while its year is unknown.", nullable=True)
status = Column("status", TEXT, "Whether it is so, is intended, or is a norm.", values=("actual", "planned", "rule"))
change = Column(
    "change",
    TEXT,
    "Whether the amount is a level or the size of a change (a decrease keeps a positive value).",
    values=("level", "increase", "decrease"),
)
basis = Column(
    "basis",
    TEXT,
    "What a change is measured against: a year before, a month before, something else; null for a level.",
    nullable=True,
    values=("yoy", "mom", "other"),
)
published = Column(
    "published", TEXT, "Date of publication in EDTF, null where neither given nor stated.", nullable=True
)
rule = Column("rule", TEXT, "The name of the rule that made the row.")
repairs = Column("repairs", TEXTS, "The repairs of the page that touched the quote, in order, empty where none did.")
