"""The table of documents."""

from __future__ import annotations

from factminer.dataset.schema import shared
from factminer.dataset.schema.column import COUNT, NOISE, TEXT, TEXTS, Column, Table

DOCUMENTS = Table(
    "documents",
    "One row a text that was read, with the text itself: the ground on which all offsets stand.",
    ("document_id",),
    (
        shared.document_id,
        shared.source,
        Column("copies", TEXTS, "Further sources with the same text, in order."),
        Column("sha256", TEXT, "SHA-256 of the file's bytes, in hexadecimal."),
        Column("media_type", TEXT, "The file's media type, such as text/plain."),
        Column(
            "encoding", TEXT, "The encoding the text was written in, such as utf-8 or gb18030; unknown where none fits."
        ),
        Column(
            "text", TEXT, "The decoded text, newlines as they stand, without a byte order mark; empty where none fits."
        ),
        Column("characters", COUNT, "Length of text in Unicode code points.", unit="code points"),
        Column(
            "title",
            TEXT,
            "Title that the file, its record or metadata.csv states, null where none does; read as headline where it is not in text.",
            nullable=True,
        ),
        Column("url", TEXT, "Address the text came from, null where unknown.", nullable=True),
        Column("publication", TEXT, "Newspaper or site, null where unknown.", nullable=True),
        shared.published,
        Column(
            "published_basis",
            TEXT,
            "Where the date of publication comes from: given by the user, stated by the text or file, inferred from it.",
            values=("given", "stated", "inferred", "none"),
        ),
        shared.place.of("The place the document as a whole is from, null where unknown or where its articles differ."),
        Column(
            "noise",
            NOISE,
            "Parts of text that belong to no article, each with the reason, ends exclusive.",
            unit="code points",
        ),
        Column("articles", COUNT, "Number of articles found in it.", unit="articles"),
        Column("claims", COUNT, "Number of claims found in it.", unit="claims"),
        Column(
            "status",
            TEXT,
            "Whether all of it was read: partial and failed have their rows in problems.",
            values=("ok", "partial", "failed"),
        ),
    ),
)
