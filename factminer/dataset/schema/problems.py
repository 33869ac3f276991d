"""The table of problems."""

from __future__ import annotations

from factminer.dataset.schema import shared
from factminer.dataset.schema.column import COUNT, TEXT, Column, Reference, Table

PROBLEMS = Table(
    "problems",
    "One row a fault of a file or of its reading: what could not be done, where and why.",
    (),
    (
        shared.source.of(
            "The file as in documents.source; a path as given where no file was found; empty for all files."
        ),
        shared.document_id.optional(),
        Column(
            "stage",
            TEXT,
            "The step that failed.",
            values=("find", "read", "decode", "text", "mine", "shape", "table", "observe"),
        ),
        Column("error", TEXT, "Short name of the fault, such as missing, binary, encoding, or of the exception."),
        Column("message", TEXT, "The fault in one sentence."),
        Column(
            "start",
            COUNT,
            "Start of the place of the fault: an offset in documents.text, for the stage decode in the file's bytes.",
            nullable=True,
            unit="code points; bytes for the stage decode",
        ),
        Column(
            "end",
            COUNT,
            "End of the place of the fault, exclusive, counted like start.",
            nullable=True,
            unit="code points; bytes for the stage decode",
        ),
    ),
    references=(Reference("document_id", "documents"),),
)
