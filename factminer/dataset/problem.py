"""A fault of a file or of its reading, as a record."""

from __future__ import annotations

from dataclasses import dataclass

from factminer.source.error import SourceError


@dataclass(frozen=True)
class Problem:
    """One row of the table of problems."""

    source: str
    stage: str
    error: str
    message: str
    document_id: str | None = None
    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        said = f"{self.source}: {self.message}" if self.source else self.message
        # A file's name may hold a line end, and a message may quote one.
        return said if said.isprintable() else "".join(c if c.isprintable() else repr(c)[1:-1] for c in said)

    @classmethod
    def of_source(cls, fault: SourceError, document_id: str | None = None) -> Problem:
        """What a reader of files has to say."""
        return cls(fault.source, fault.stage, fault.error, fault.message, document_id, fault.start, fault.end)

    @classmethod
    def of_exception(cls, fault: Exception, source: str, stage: str, document_id: str | None = None) -> Problem:
        """What nobody foresaw: the exception's name and words are kept, so that it can be reported and mended."""
        name = type(fault).__name__
        said = " ".join(str(fault).split())
        return cls(
            source, stage, name, f"{stage} failed: {name}: {said}" if said else f"{stage} failed: {name}", document_id
        )
