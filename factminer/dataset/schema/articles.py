"""The table of articles."""

from __future__ import annotations

from factminer.dataset.schema import shared
from factminer.dataset.schema.column import COUNT, SPANS, TEXT, TEXT_MAP, Column, Reference, Table

ARTICLES = Table(
    "articles",
    "One row an article of a page, repaired and in reading order.",
    ("article_id",),
    (
        shared.article_id,
        shared.document_id,
        shared.source,
        Column("number", COUNT, "The article's number in its document, in order of appearance."),
        shared.page,
        Column("title", TEXT, "The main headline alone, null where there is none.", nullable=True),
        Column("overline", TEXT, "The line above the headline, null where there is none.", nullable=True),
        Column("subtitle", TEXT, "The line below the headline, null where there is none.", nullable=True),
        Column(
            "title_spans",
            SPANS,
            "Where overline, title and subtitle stand in documents.text, ends exclusive.",
            unit="code points",
        ),
        Column("byline", TEXT, "The author's line as printed, null where there is none.", nullable=True),
        Column("dateline", TEXT, "The line of place and date as printed, null where there is none.", nullable=True),
        Column("genre", TEXT, "What sort of text it is, such as news, caption, explainer, fragment."),
        Column("text", TEXT, "The repaired body, a paragraph a line."),
        Column(
            "text_map",
            TEXT_MAP,
            "Where the runs of text come from: length characters from offset text on stand at offset source of "
            "documents.text; characters that were put in are in no run.",
            unit="code points",
        ),
        Column(
            "body_spans",
            SPANS,
            "Where the body stands in documents.text, in reading order, ends exclusive.",
            unit="code points",
        ),
        shared.place.of("The place the article is about, null where it gives none."),
        shared.published,
        Column("continued_from", TEXT, "The page it is continued from, as printed (上接01版).", nullable=True),
        Column("continues_to", TEXT, "The page it continues on, as printed (下转02版).", nullable=True),
    ),
    references=(Reference("document_id", "documents"),),
    unique=(("document_id", "number"),),
)
