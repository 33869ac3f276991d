"""PDF: the text of its pages in reading order, a printed line a line. Needs the extra `pdf` (pypdfium2).

The library takes the file apart and says which character each glyph stands for; what stands on a line and in which
order lines are read is found out here, from where the glyphs stand (`factminer.source.layout`). All that the library
gives is kept, running heads and page numbers included. It leaves out what is drawn a second time at nearly the same place,
to look heavy; drawn farther apart it comes twice, as the repair of pages knows it.
"""

from __future__ import annotations

import ctypes
import hashlib
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.layout import text_of_page
from factminer.source.segment import Glyph

MARK = b"%PDF-"
# A blank line, for a page is a column of its own, and the form feed that opens the next page.
PAGE_BREAK = "\n\n\f"
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
# The library writes a hyphen at a line's end as one of these.
_HYPHENS = ("\x02", "\ufffe")
_END_MARK = b"%%EOF"
# Degrees that a line of print may rise or fall and still be level.
_LEVEL = 3.0


def read_pdf(data: bytes, source: str, given: Given) -> Document:
    """The document of a PDF file. Raises SourceError: `missing extra`, `encrypted`, `damaged` or `no text`.

    A page without text beside others that have some, and a file that is cut short, are told in `Document.unread`.
    """
    try:
        import pypdfium2
    except ImportError:
        message = "a PDF file, which is read with an extra: pip install factminer[pdf]"
        raise SourceError(source, "decode", message, error="missing extra", data=data) from None
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            pages = [_read_page(pdf, number) for number in range(len(pdf))]
    except pypdfium2.PdfiumError as fault:
        raise _refusal(data, source, getattr(fault, "err_code", None)) from None
    if not any(page.text for page in pages):
        message = f"a PDF file without text: {_reasons(pages) or 'nothing is printed on its pages'}"
        raise SourceError(source, "text", message, error="no text", data=data)
    unread = [_reasons(pages)] if any(page.fault for page in pages) else []
    if _END_MARK not in data[-1024:]:
        unread.append("the PDF file has no end mark: it may be cut short")
    starts = [0]
    for page in pages[:-1]:
        starts.append(starts[-1] + len(page.text) + len(PAGE_BREAK))
    return Document(
        text=PAGE_BREAK.join(page.text for page in pages),
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="application/pdf",
        # A PDF says of each of its fonts what its glyphs stand for: no one encoding fits.
        encoding="unknown",
        published=given.published,
        publication=given.publication,
        place=given.place,
        url=given.url,
        title=given.title,
        reader=f"pypdfium2 {version('pypdfium2')}",
        page_starts=tuple(starts),
        unread=tuple(unread),
    )


@dataclass(frozen=True)
class _Page:
    """The text of a page, and why there is less of it than is printed, if so."""

    text: str
    fault: str = ""


def _refusal(data: bytes, source: str, code: int | None) -> SourceError:
    import pypdfium2.raw as pdfium

    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        message = "an encrypted PDF file: it opens with a password only"
        return SourceError(source, "decode", message, error="encrypted", data=data)
    message = "a damaged PDF file: its pages cannot be found"
    return SourceError(source, "decode", message, error="damaged", data=data)


def _reasons(pages: Sequence[_Page]) -> str:
    """The faults of the pages, each with the numbers of its pages from 1."""
    numbers: dict[str, list[str]] = {}
    for number, page in enumerate(pages, 1):
        if page.fault:
            numbers.setdefault(page.fault, []).append(str(number))
    return "; ".join(
        f"{fault} (page {', '.join(on)} of {len(pages)})" if len(on) < len(pages) else f"{fault} (every page)"
        for fault, on in numbers.items()
    )


def _read_page(pdf: Any, number: int) -> _Page:
    """The page with this number from 0."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        page = pdf[number]
        printed = list(_print(page.get_textpage()))
    except pypdfium2.PdfiumError:
        return _Page("", "a damaged page")
    text = _text(printed)
    if text:
        unknown = sum(glyph.text == _UNKNOWN for glyph in printed)
        return _Page(text, "fonts that do not say what they print" if 2 * unknown > len(printed) else "")
    has_picture = any(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))
    return _Page("", "a picture without text, which needs optical character recognition" if has_picture else "")


@dataclass(frozen=True, slots=True)
class _Print:
    """A glyph where the file has it, y upwards; `angle` is the way its line runs, in degrees against the clock."""

    text: str
    origin: tuple[float, float]
    corner: tuple[float, float]
    size: float
    angle: float


def _print(textpage: Any) -> Iterator[_Print]:
    """The characters of a page in the order of the file, those left out that the library puts in by itself."""
    import pypdfium2.raw as pdfium

    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    high = ""
    for index in range(textpage.count_chars()):
        if pdfium.FPDFText_IsGenerated(textpage, index) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        # Above the first 65,536 characters the library gives two halves.
        if 0xD800 <= code < 0xDC00:
            high = chr(code)
            continue
        is_known = pdfium.FPDFText_HasUnicodeMapError(textpage, index) == 0
        text = _character(high + chr(code)) if is_known else _UNKNOWN
        high = ""
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        pdfium.FPDFText_GetMatrix(textpage, index, matrix)
        size = pdfium.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d) or 1.0
        angle = math.degrees(math.atan2(matrix.b, matrix.a))
        # Of the box the corner at the far end of the glyph, whichever way its line runs.
        corner = (box.right if matrix.a >= 0 else box.left, box.top if matrix.b >= 0 else box.bottom)
        yield _Print(text, (x.value, y.value), corner, size, angle)


def _character(code: str) -> str:
    """What is written for a code, which may be a pair of halves; half a pair and no code are U+FFFD."""
    if code in _HYPHENS:
        return "-"
    if len(code) == 2 or "\ud800" <= code <= "\udfff":
        return code.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if code == "\0":
        return _UNKNOWN
    return " " if code < " " or code in "\x7f\x85\u2028\u2029" else code


def _text(printed: Sequence[_Print]) -> str:
    """The text of a page: what runs the way that most of it does, then what is turned against it.

    A page may be turned as a whole; a stamp or a watermark across it stands in no column.
    """
    ways = Counter(_way(glyph.angle) for glyph in printed)
    texts = [
        text_of_page([_turn(glyph, way) for glyph in printed if _way(glyph.angle) == way])
        for way, _ in ways.most_common()
    ]
    return "\n\n".join(text for text in texts if text)


def _way(angle: float) -> int:
    """Whole degrees from 0 to 359; what rises or falls but slightly, as on a scanned page, is level."""
    straight = round(angle / 90) * 90
    return (straight if abs(angle - straight) <= _LEVEL else round(angle)) % 360


def _turn(glyph: _Print, way: int) -> Glyph:
    """The glyph as it stands when the page is turned so that lines that run this way run to the right, y downwards."""
    cos, sin = math.cos(math.radians(way)), math.sin(math.radians(way))
    (x, y), (corner_x, corner_y) = glyph.origin, glyph.corner
    return Glyph(glyph.text, x * cos + y * sin, corner_x * cos + corner_y * sin, x * sin - y * cos, glyph.size)
