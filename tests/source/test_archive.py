"""What is inside gzip files and ZIP archives."""

from __future__ import annotations

import gzip
import hashlib
import io
import stat
import warnings
import zipfile
import zlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from factminer.source.beside import Told
from factminer.source.discover import Found
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import Given
from factminer.source.options import ReadOptions
from factminer.source.read import read_documents

TEXT = "公园12个。"
CSV = "text,title\n甲,a\n乙,b\n".encode()


def zipped(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def read(folder: Path, name: str, data: bytes, options: ReadOptions | None = None) -> list[Document | SourceError]:
    (folder / name).write_bytes(data)
    return list(read_documents(Found(name, folder / name, Told(Given(place="石桥市"))), options or ReadOptions()))


def told(read: list[Document | SourceError]) -> list[str]:
    return [f"{item.source} {item.text if isinstance(item, Document) else f'! {item.error}'}" for item in read]


def test_a_text_in_a_gzip_file(tmp_path: Path) -> None:
    (document,) = read(tmp_path, "page.md.gz", gzip.compress(TEXT.encode("gb18030")))
    assert isinstance(document, Document)
    assert (document.source, document.text, document.encoding) == ("page.md.gz", TEXT, "gb18030")
    assert (document.media_type, document.place) == ("text/markdown", "石桥市")
    assert document.sha256 == hashlib.sha256(TEXT.encode("gb18030")).hexdigest()


def test_the_members_of_an_archive_in_the_order_of_their_names(tmp_path: Path) -> None:
    parquet = io.BytesIO()
    pq.write_table(pa.table({"text": ["丙"]}), parquet)
    members: dict[str, bytes | str] = {
        "d/b.txt": "二",
        "d/": "",
        "c.csv": CSV,
        "a.txt": "一",
        "e": parquet.getvalue(),
        "d/d.txt.gz": gzip.compress(b"4"),
    }
    expected = ["a.txt 一", "c.csv#1 甲", "c.csv#2 乙", "d/b.txt 二", "d/d.txt.gz 4", "e#1 丙"]
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        assert told(read(tmp_path, "a.zip", zipped(members, method))) == [f"a.zip/{line}" for line in expected]


def test_tables_in_gzip_files(tmp_path: Path) -> None:
    assert told(read(tmp_path, "x.csv.gz", gzip.compress(CSV))) == ["x.csv.gz#1 甲", "x.csv.gz#2 乙"]
    assert told(read(tmp_path, "x.jsonl.gz", gzip.compress(b'{"text": "a"}\n'))) == ["x.jsonl.gz#1 a"]
    two = gzip.compress(CSV) + gzip.compress("丙,c\n".encode())
    assert told(read(tmp_path, "x.csv.GZ", two))[2] == "x.csv.GZ#3 丙"


def test_what_is_no_text_is_passed_over(tmp_path: Path) -> None:
    names = ["__MACOSX/._a.txt", ".hidden", "d/.git/x", "d/Thumbs.db", "d/", "w\\"]
    assert told(read(tmp_path, "a.zip", zipped({"a.txt": TEXT, **dict.fromkeys(names, "x")}))) == [
        f"a.zip/a.txt {TEXT}"
    ]
    for data in (zipped(dict.fromkeys(names, "x")), zipped({})):
        assert told(read(tmp_path, "a.zip", data)) == ["a.zip ! empty archive"]


@pytest.mark.parametrize("name", ["目录/01.txt", "石桥晚报/目录.txt", "石桥晚报.txt"])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_names_without_the_mark_of_utf8(tmp_path: Path, name: str, codec: str) -> None:
    stand_in = "x" * len(name.encode(codec))
    data = zipped({stand_in: TEXT}).replace(stand_in.encode(), name.encode(codec))
    assert told(read(tmp_path, "a.zip", data)) == [f"a.zip/{name} {TEXT}"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("../../etc/a.txt", "etc/a.txt"),
        ("/etc/a.txt", "etc/a.txt"),
        ("C:\\d\\a.txt", "d/a.txt"),
        ("a/./b//c.txt", "a/b/c.txt"),
        ("a\nb.txt", "a\\nb.txt"),
        ("公园/甲.txt", "公园/甲.txt"),
    ],
)
def test_names_lead_nowhere(tmp_path: Path, written: str, name: str) -> None:
    assert told(read(tmp_path, "a.zip", zipped({written: TEXT}))) == [f"a.zip/{name} {TEXT}"]


def test_archives_in_archives(tmp_path: Path) -> None:
    inner = zipped({"c.txt": TEXT})
    deep = zipped({"b.zip": inner, "b.zip.gz": gzip.compress(inner), "z.txt": "末"})
    assert told(read(tmp_path, "a.zip", deep)) == [
        f"a.zip/b.zip/c.txt {TEXT}",
        f"a.zip/b.zip.gz/c.txt {TEXT}",
        "a.zip/z.txt 末",
    ]
    assert told(read(tmp_path, "o.zip", zipped({"a.zip": deep, "z.txt": "末"}))) == [
        f"o.zip/a.zip/b.zip/c.txt {TEXT}",
        "o.zip/a.zip/b.zip.gz ! nesting",
        "o.zip/a.zip/z.txt 末",
        "o.zip/z.txt 末",
    ]


@pytest.mark.parametrize(
    ("members", "format_"),
    [
        ({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}, "an Office file, not a text"),
        ({"mimetype": "application/epub+zip", "a.xhtml": "<x/>"}, "an EPUB book, not a text"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "an OpenDocument file, not a text"),
        ({"META-INF/MANIFEST.MF": "", "a.class": ""}, "a Java archive, not a text"),
    ],
)
def test_a_file_that_is_packed_alike_is_no_archive(
    tmp_path: Path, members: dict[str, bytes | str], format_: str
) -> None:
    (fault,) = read(tmp_path, "a.docx", zipped(members))
    assert isinstance(fault, SourceError)
    assert (fault.stage, fault.error, fault.message) == ("decode", "binary", format_)


def test_a_member_over_the_limit_costs_itself_alone(tmp_path: Path) -> None:
    limit = ReadOptions(size_limit=1000)
    data = zipped(
        {
            "a.txt": "a" * 1001,
            "b.txt": "b" * 1000,
            "c.csv": CSV + b"c,c\n" * 999,
            "d.zip": zipped({"e": "e"}) + bytes(1000),
        }
    )
    read_ = told(read(tmp_path, "a.zip", data, limit))
    assert (read_[0], read_[1][:13], read_[-1]) == (
        "a.zip/a.txt ! size limit",
        "a.zip/b.txt b",
        "a.zip/d.zip ! size limit",
    )
    assert len(read_) == 2 + 1001 + 1
    assert told(read(tmp_path, "a.txt.gz", gzip.compress(b"a" * 1001), limit)) == ["a.txt.gz ! size limit"]


def test_a_bomb_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factminer.source.packed._FLOOR", 50_000)
    monkeypatch.setattr("factminer.source.packed._RATIO", 10)
    members: dict[str, bytes | str] = {f"{k}.txt": "a" * 20_000 for k in range(9)}
    assert [line[-12:] for line in told(read(tmp_path, "a.zip", zipped(members)))] == ["a" * 12] * 2 + [
        ".txt ! bomb"[-12:].rjust(12, "2")
    ]
    assert told(read(tmp_path, "a.csv.gz", gzip.compress(b"text\n" + b"a\n" * 100_000)))[-1] == "a.csv.gz ! bomb"
    nested = zipped({"a.gz": gzip.compress(bytes(60_000)), "b.txt": TEXT})
    assert told(read(tmp_path, "a.zip", nested)) == ["a.zip/a.gz ! bomb"]


def test_entries_that_overlap_are_told(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = zipped({"a.txt": "一" * 40, "b.txt": "二" * 40}, zipfile.ZIP_STORED)
    # Both entries of the list lead to the first member.
    at = data.rindex(b"PK\x01\x02")
    overlapping = data[: at + 42] + bytes(4) + data[at + 46 :]
    assert told(read(tmp_path, "a.zip", overlapping))[1] == "a.zip/b.txt ! damaged"


def test_too_many_members_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factminer.source.archive._MOST_MEMBERS", 2)
    assert told(read(tmp_path, "a.zip", zipped({"a": "", "b": "", "c": ""}))) == ["a.zip ! size limit"]
    monkeypatch.setattr("factminer.source.archive._LONGEST_LIST", 100)
    assert told(read(tmp_path, "a.zip", zipped({"a" * 60: ""}))) == ["a.zip ! size limit"]


def flag(data: bytes, name: bytes, at: int, value: bytes) -> bytes:
    """The archive with bytes of a member's entry in the list of members set."""
    start = data.rindex(name) - 46
    return data[: start + at] + value + data[start + at + len(value) :]


def test_a_member_that_cannot_be_unpacked_costs_itself_alone(tmp_path: Path) -> None:
    good = zipped({"a.txt": "一", "b.txt": "二" * 99, "c.txt": "三"})
    rest = ["a.zip/a.txt 一", "a.zip/c.txt 三"]
    for at, value, error in [
        (8, b"\x01\x00", "encrypted"),
        (10, b"\x63\x00", "compression"),
        (16, b"\0\0\0\0", "damaged"),
        (38, (stat.S_IFLNK << 16).to_bytes(4, "little"), "not a file"),
    ]:
        read_ = told(read(tmp_path, "a.zip", flag(good, b"b.txt", at, value)))
        assert read_ == [rest[0], f"a.zip/b.txt ! {error}", rest[1]]


def test_an_archive_cut_short_is_told(tmp_path: Path) -> None:
    for cut in (-1, 10):
        assert told(read(tmp_path, "a.zip", zipped({"a.txt": TEXT})[:cut])) == ["a.zip ! damaged"]
    assert told(read(tmp_path, "a.txt.gz", gzip.compress(TEXT.encode())[:-9])) == ["a.txt.gz ! truncated"]
    assert told(read(tmp_path, "a.txt.gz", gzip.compress(TEXT.encode()) + b"more")) == ["a.txt.gz ! damaged"]
    wrong_sum = bytearray(gzip.compress(TEXT.encode()))
    wrong_sum[-6] ^= 1
    assert told(read(tmp_path, "a.txt.gz", bytes(wrong_sum))) == ["a.txt.gz ! damaged"]


def test_of_a_table_cut_short_the_records_before_are_read(tmp_path: Path) -> None:
    rows = [hashlib.sha256(bytes([k])).hexdigest() for k in range(200)]
    data = gzip.compress("\n".join(["text", *rows]).encode())
    read_ = told(read(tmp_path, "x.csv.gz", data[: len(data) // 2]))
    whole = zlib.decompressobj(31).decompress(data[: len(data) // 2]).decode().split("\n")[1:-1]
    assert len(whole) > 50
    assert read_ == [*(f"x.csv.gz#{k} {row}" for k, row in enumerate(whole, 1)), "x.csv.gz ! truncated"]
