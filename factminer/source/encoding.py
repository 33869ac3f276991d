"""Bytes to text: a byte order mark, else strict UTF-8, else GB18030, else Big5 or UTF-16 without its mark.

Nothing is replaced or dropped: where a byte does not fit, the file is refused and the byte named.
"""

from __future__ import annotations

from dataclasses import dataclass

from factminer.source.unmarked import find_unmarked, is_gb18030

# The longer mark first: that of UTF-16 opens that of UTF-32.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8", "utf-8"),
    (b"\xff\xfe", "utf-16-le", "utf-16"),
    (b"\xfe\xff", "utf-16-be", "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030", "gb18030"),
)

# Formats that people keep beside texts, by their first bytes: a name says more than "binary".
_FORMATS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PAR1", "a Parquet table"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x7fELF", "a program"),
)

# Control characters that texts do hold: tab, line feed, vertical tab, form feed, carriage return, and the end-of-file
# mark of DOS. Any other one hints at a binary file; a few strays are forgiven, in a short text too.
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r\x1a")
_FORGIVEN, _ALWAYS_FORGIVEN = 0.01, 2


class DecodeError(ValueError):
    """Bytes that are no text in any encoding known here; `start` and `end` are the offending bytes."""

    def __init__(self, error: str, message: str, start: int | None = None, end: int | None = None) -> None:
        super().__init__(message)
        self.error = error
        self.message = message
        self.start = start
        self.end = end


@dataclass(frozen=True)
class Decoded:
    """The text, without a byte order mark, and the encoding it was written in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes, newlines as they stand.

    >>> decode("西宁".encode("gb18030"))
    Decoded(text='西宁', encoding='gb18030')
    """
    for mark, codec, encoding in _MARKS:
        if data.startswith(mark):
            return _refuse_controls(Decoded(_decode_marked(data, len(mark), codec, encoding), encoding))
    for opening, name in _FORMATS:
        if data.startswith(opening):
            raise DecodeError("binary", f"{name}, not a text")
    nul = data.find(b"\0")
    if nul >= 0:
        # Text without a mark may be UTF-16; any other has no zeros.
        if unmarked := find_unmarked(data):
            return _refuse_controls(Decoded(*unmarked))
        raise DecodeError("binary", f"a binary file, not a text: byte {nul} is zero", nul, nul + 1)
    try:
        return _refuse_controls(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError as error:
        utf8 = error
    if not _is_nearly_utf8(data):
        text, wrong = _as_gb18030(data)
        if text is None or not is_gb18030(text):
            unmarked = find_unmarked(data)
            if unmarked:
                return _refuse_controls(Decoded(*unmarked))
        if text is not None:
            return _refuse_controls(Decoded(text, "gb18030"))
        # The encoding that reads on for longer is the one the file was meant to be in.
        if wrong is not None and wrong.start > utf8.start:
            raise _wrong_byte(data, wrong.start, wrong.end, "GB18030") from None
    raise _wrong_byte(data, utf8.start, utf8.end, "UTF-8") from None


def _decode_marked(data: bytes, skipped: int, codec: str, encoding: str) -> str:
    try:
        return data[skipped:].decode(codec)
    except UnicodeDecodeError as error:
        raise _wrong_byte(data, error.start + skipped, error.end + skipped, encoding.upper()) from None


def _as_gb18030(data: bytes) -> tuple[str | None, UnicodeDecodeError | None]:
    """The text, or what stops it from being one."""
    try:
        return data.decode("gb18030"), None
    except UnicodeDecodeError as error:
        return None, error


def _is_nearly_utf8(data: bytes) -> bool:
    """True for UTF-8 with some bytes damaged: GB18030 would often read it without complaint, as other characters.

    Only characters of three bytes and more speak for UTF-8, for pairs of GB18030 do look like those of two.
    """
    text = data.decode("utf-8", "replace")
    wrong = text.count("\N{REPLACEMENT CHARACTER}")
    right = sum(character > "\u07ff" for character in text) - wrong
    return wrong * 2 <= right


def _refuse_controls(decoded: Decoded) -> Decoded:
    found = sum(map(decoded.text.count, _CONTROLS))
    if found > max(_ALWAYS_FORGIVEN, _FORGIVEN * len(decoded.text)):
        raise DecodeError("binary", f"a binary file, not a text: {found} control characters")
    return decoded


def _wrong_byte(data: bytes, start: int, end: int, encoding: str) -> DecodeError:
    shown = data[start:end].hex(" ")
    return DecodeError("encoding", f"not {encoding} at byte {start}: {shown}", start, end)
