"""A writer of small PDF files, so that each test draws its own page."""

from __future__ import annotations

import pytest

Print = tuple[float, float, float, str]


class PdfWriter:
    """Writes lines of print as a PDF file: (x, y, size, text), in points, y from the foot of an A4 page upwards.

    The lines are drawn in the order given; one without text is a picture. All glyphs are boxes: full-width ones, half-width for ASCII. They are in Type 3
    fonts of up to 255 characters each, which say by a ToUnicode map what their glyphs stand for. `turn` turns the text
    of the page, in quarter turns against the clock, and the page back; `trailer` is put into the file's trailer.
    """

    def __init__(self) -> None:
        self.objects: list[str] = []

    def write(self, pages: list[list[Print]], *, turn: int = 0, trailer: str = "", maps: bool = True) -> bytes:
        self.objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
        boxes = (
            self._stream("1000 0 50 -100 950 850 d1 50 -100 900 950 re f"),
            self._stream("500 0 50 -100 450 850 d1 50 -100 400 950 re f"),
        )
        characters = sorted({character for page in pages for *_, text in page for character in text})
        sets = [characters[k : k + 255] for k in range(0, len(characters), 255)]
        codes = {character: (k, 1 + code) for k, held in enumerate(sets) for code, character in enumerate(held)}
        fonts = " ".join(f"/F{k} {self._font(held, boxes, maps)} 0 R" for k, held in enumerate(sets))
        kids = []
        for page in pages:
            drawn = self._stream("\n".join(_draw(line, codes, turn) for line in page))
            kids.append(
                self._add(
                    f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {90 * turn}"
                    f" /Resources << /Font << {fonts} >> >> /Contents {drawn} 0 R >>"
                )
            )
        self.objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>"
        return self._file(trailer)

    def _font(self, held: list[str], boxes: tuple[int, int], maps: bool) -> int:
        lines = "".join(f"<{k:02x}> <{c.encode('utf-16-be').hex()}>\n" for k, c in enumerate(held, 1) if maps)
        # One list for each 100 characters is the format's rule, which readers do not insist on.
        to_unicode = self._stream(
            "begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
            f"{len(held)} beginbfchar\n{lines}endbfchar endcmap"
        )
        names = " ".join("/half" if character.isascii() else "/full" for character in held)
        widths = " ".join("500" if character.isascii() else "1000" for character in held)
        return self._add(
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 -120 1000 880] /FontMatrix [.001 0 0 .001 0 0]"
            f" /CharProcs << /full {boxes[0]} 0 R /half {boxes[1]} 0 R >> /ToUnicode {to_unicode} 0 R"
            f" /Encoding << /Type /Encoding /Differences [1 {names}] >>"
            f" /FirstChar 1 /LastChar {len(held)} /Widths [{widths}] >>"
        )

    def _add(self, content: str) -> int:
        self.objects.append(content)
        return len(self.objects)

    def _stream(self, content: str) -> int:
        return self._add(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")

    def _file(self, trailer: str) -> bytes:
        file = "%PDF-1.4\n"
        offsets = []
        for number, content in enumerate(self.objects, 1):
            offsets.append(len(file))
            file += f"{number} 0 obj\n{content}\nendobj\n"
        table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
        size = len(offsets) + 1
        end = f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(file)}\n%%EOF\n"
        return f"{file}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def _draw(line: Print, codes: dict[str, tuple[int, int]], turn: int) -> str:
    x, y, size, text = line
    if not text:
        return f"q {size} 0 0 {size} {x} {y} cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q"
    a, b = ((1, 0), (0, 1), (-1, 0), (0, -1))[turn]
    drawn = [f"BT {a} {b} {-b} {a} {a * x - b * y} {b * x + a * y} Tm"]
    for character in text:
        font, code = codes[character]
        drawn.append(f"/F{font} {size} Tf <{code:02x}> Tj")
    return " ".join([*drawn, "ET"])


@pytest.fixture
def pdf_writer() -> PdfWriter:
    return PdfWriter()
