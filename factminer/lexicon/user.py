"""The user's own words: units, labels, names and idioms in TSV files of the same form as the package's; and, beside
them, sentence shapes in a TOML file.

A folder holds `units.tsv`, `numeral_words.tsv` or both, with the columns of the package's files. A word that the package
has already is replaced by the user's row.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from factminer.lexicon import LexiconError, R, Row, load, read
from factminer.lexicon.number_words import NumeralWord, Unit
from factminer.lexicon.own_shapes import OwnShape, read_shapes

_NUMERAL = re.compile("[0-9〇零一二两三四五六七八九十百千万亿廿卅]")
FILES: dict[str, type[Unit] | type[NumeralWord]] = {t.FILE: t for t in (Unit, NumeralWord)}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Rows and shapes that a user adds to the package's, and the SHA-256 of each file they came from."""

    units: tuple[Unit, ...] = ()
    words: tuple[NumeralWord, ...] = ()
    hashes: tuple[tuple[str, str], ...] = ()
    shapes: tuple[OwnShape, ...] = ()


def read_own(folder: str | os.PathLike[str] | None, shapes: str | os.PathLike[str] | None = None) -> Lexicon | None:
    """The user's words in `folder` and sentence shapes in the file `shapes`, None where neither is given.

    Raises LexiconError as the readers of either do.
    """
    lexicon = read_lexicon(folder) if folder is not None else None
    if shapes is None:
        return lexicon
    lexicon = lexicon or Lexicon()
    read, named = read_shapes(shapes)
    return replace(lexicon, shapes=read, hashes=(*lexicon.hashes, named))


def read_lexicon(folder: str | os.PathLike[str]) -> Lexicon:
    """The user's words in `folder`.

    Raises LexiconError with file, line and fault where a file cannot be used, where a row contradicts the package's
    vocabulary (an unknown kind, base or verdict), or where the folder holds no file of a vocabulary.
    """
    path = Path(folder)
    if not path.is_dir():
        raise LexiconError(f"{path}: no such folder")
    named = sorted(entry for entry in path.iterdir() if entry.suffix == ".tsv")
    unknown = [entry.name for entry in named if entry.name not in FILES]
    if unknown:
        raise LexiconError(f"{path / unknown[0]}: no vocabulary of that name; there are {', '.join(sorted(FILES))}")
    if not named:
        raise LexiconError(f"{path}: holds none of {', '.join(sorted(FILES))}")
    rows: dict[str, tuple[Row, ...]] = {}
    for entry in named:
        try:
            rows[entry.name] = tuple(read(FILES[entry.name], entry, _check))
        except UnicodeDecodeError as fault:
            raise LexiconError(f"{entry}: not UTF-8 at byte {fault.start}") from None
    units = tuple(row for row in rows.get(Unit.FILE, ()) if isinstance(row, Unit))
    words = tuple(row for row in rows.get(NumeralWord.FILE, ()) if isinstance(row, NumeralWord))
    hashes = tuple((entry.name, hashlib.sha256(entry.read_bytes()).hexdigest()) for entry in named)
    return Lexicon(units, words, hashes)


def _check(row: Row) -> None:
    """Raises ValueError with what is wrong with a row that is well formed."""
    if isinstance(row, Unit):
        known = load(Unit)
        if not row.unit.strip():
            raise ValueError("no unit")
        if row.kind not in (kinds := {unit.kind for unit in known}):
            raise ValueError(f"kind {row.kind!r} is none of {', '.join(sorted(kinds))}")
        if (row.base is None) != (row.factor is None):
            raise ValueError("base and factor stand together or not at all")
        if row.base not in {None, row.unit, *(unit.base for unit in known)}:
            raise ValueError(f"base {row.base!r} is no base unit")
        if row.factor is not None and row.factor <= 0:
            raise ValueError(f"factor {row.factor} is not above 0")
    if isinstance(row, NumeralWord):
        if not row.word.strip():
            raise ValueError("no word")
        if not _NUMERAL.search(row.word):
            raise ValueError(f"{row.word!r} holds no numeral")
        if row.verdict not in (verdicts := {word.verdict for word in load(NumeralWord)}):
            raise ValueError(f"verdict {row.verdict!r} is none of {', '.join(sorted(verdicts))}")


def merged(packaged: tuple[R, ...], added: tuple[R, ...]) -> tuple[R, ...]:
    """The package's rows with the user's, which take the place of those with the same key."""
    replaced = {_key(row) for row in added}
    return (*(row for row in packaged if _key(row) not in replaced), *added)


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in row.KEY)
