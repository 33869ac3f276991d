"""gzip and ZIP: what is inside, each member as a stream of its own. Nothing is written to where a name says.

A name without the mark of UTF-8 is in the code page of the system that packed it; here it is taken for UTF-8 where it
can be and is likely to be, else for GB18030, as packed in China. A member is never trusted in what it says of its size.
"""

from __future__ import annotations

import gzip
import io
import stat
import struct
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath
from typing import cast

from factminer.source.beside import Beside, Sheet, Told, not_there
from factminer.source.error import SourceError
from factminer.source.item import Item
from factminer.source.metadata import NAME as METADATA
from factminer.source.packed import Budget, Unpacked, UnpackError

_MOST_MEMBERS = 100_000
# A member takes 46 bytes and its name in the list of members; before it is read its length is all that is known of it.
_LONGEST_LIST = 1000 * _MOST_MEMBERS
# Members by which a format that is packed as a ZIP archive is told, and the openings of what `mimetype` holds.
_OFFICE = {"[Content_Types].xml": "an Office file", "META-INF/MANIFEST.MF": "a Java archive"}
_MIMETYPES = {
    b"application/epub+zip": "an EPUB book",
    b"application/vnd.oasis.opendocument": "an OpenDocument file",
}
# What the system of the packer keeps beside the files.
_BESIDE = ("Thumbs.db", "desktop.ini")
_ENCRYPTED, _UTF8 = 0x1, 0x800


def read_gzip(item: Item) -> Item:
    """What is packed in a gzip file: the name is that of the file without `.gz`, whatever it says inside."""
    budget = item.unpacking()

    def open_() -> io.BufferedReader:
        return io.BufferedReader(Unpacked(lambda: gzip.GzipFile(fileobj=item.open()), budget))

    name = item.name[:-3] if item.name.lower().endswith(".gz") else item.name
    return replace(item, name=name, open=open_, size=None, depth=item.depth + 1, budget=budget)


def read_members(
    item: Item, stream: io.BufferedReader, limit: int, told: Told
) -> Iterator[tuple[Item, Told] | SourceError]:
    """The members of a ZIP archive in the order of their names, each with what is said of it beside the archive and in it.

    `stream` holds the archive and can be read at any place; `told` is what is said beside it. Tables metadata.csv in it, of
    no more than `limit` bytes, say of the members what they would say of files. Folders, hidden files and what systems
    keep beside the files are passed over.
    """
    try:
        _check_list(item, stream)
        archive = zipfile.ZipFile(stream)
    except SourceError as fault:
        yield fault
        return
    except Exception as fault:  # a hostile list of members calls forth more than the library's own exceptions
        reason = (
            str(fault) if isinstance(fault, zipfile.BadZipFile) and str(fault).isprintable() else "no list of members"
        )
        yield SourceError(item.source, "read", f"a damaged ZIP archive: {reason}", error="damaged")
        return
    with archive:
        infos = archive.infolist()
        if len(infos) > _MOST_MEMBERS:
            yield _too_many(item)
            return
        if format_ := _other_format(archive):
            yield SourceError(item.source, "decode", f"{format_}, not a text", error="binary")
            return
        found = sorted((m for info in infos if (m := _member(info))), key=lambda member: member.name)
        members = [member for member in found if not _is_table(member)]
        if not members:
            yield SourceError(item.source, "text", "no file to read in this archive", error="empty archive")
        budget = item.unpacking()
        tables = sorted(filter(_is_table, found), key=lambda table: (-table.name.count("/"), table.name))
        names = {member.name for member in members}
        beside = Beside((_sheet(table, item, archive, budget, limit) for table in tables), names.__contains__)
        yield from beside.faults
        yield from not_there(item.source, told, names)
        for member in members:
            if budget.is_spent:
                return
            if member.refusal:
                yield SourceError(f"{item.source}/{member.name}", "read", member.refusal[1], error=member.refusal[0])
            else:
                yield _item(member, item, archive, budget), told.of_member(member.name).over(beside.of(member.name))


def _is_table(member: _Member) -> bool:
    return PurePosixPath(member.name).name == METADATA


def _item(member: _Member, item: Item, archive: zipfile.ZipFile, budget: Budget) -> Item:
    source = f"{item.source}/{member.name}"
    return Item(source, source, partial(_open, archive, member.info, budget), depth=item.depth + 1, budget=budget)


def _sheet(table: _Member, item: Item, archive: zipfile.ZipFile, budget: Budget, limit: int) -> Sheet:
    packed = _item(table, item, archive, budget)

    def read() -> bytes:
        if table.refusal:
            raise SourceError(packed.source, "find", table.refusal[1])
        try:
            with packed.open() as stream:
                return packed.read_whole(b"", stream, limit)
        except UnpackError as fault:
            raise SourceError(packed.source, "find", fault.message) from None

    return Sheet(packed.source, PurePosixPath(table.name).parent.as_posix(), read)


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> io.BufferedReader:
    return io.BufferedReader(Unpacked(lambda: cast(io.BufferedIOBase, archive.open(info)), budget))


@dataclass(frozen=True)
class _Member:
    name: str
    info: zipfile.ZipInfo
    refusal: tuple[str, str] | None = None


def _member(info: zipfile.ZipInfo) -> _Member | None:
    """A member with a name that leads nowhere but into the archive; None for what is passed over."""
    written = _name(info).replace("\\", "/")
    parts = [_printable(part) for part in written.split("/") if part not in ("", ".", "..")]
    if parts and len(parts[0]) == 2 and parts[0][1] == ":":
        parts = parts[1:]
    if not parts or written.endswith("/"):
        return None
    if any(part.startswith(".") or part == "__MACOSX" for part in parts) or parts[-1] in _BESIDE:
        return None
    refusal = None
    if info.flag_bits & _ENCRYPTED:
        refusal = ("encrypted", "encrypted: it opens with a password only")
    elif stat.S_ISLNK(info.external_attr >> 16):
        refusal = ("not a file", "a link, not a file")
    return _Member("/".join(parts), info, refusal)


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: the library takes what is not marked as UTF-8 for the code page of DOS."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    data = info.orig_filename.encode("cp437")
    try:
        name = data.decode("utf-8")
    except UnicodeDecodeError:
        return _as_gb18030(data) or info.orig_filename
    # 目录 in GBK is two characters of UTF-8 with two bytes each; Chinese in UTF-8 has three bytes a character.
    others = [character for character in name if character > "\x7f"]
    return name if 2 * sum(character > "\u07ff" for character in others) >= len(others) else _as_gb18030(data) or name


def _as_gb18030(data: bytes) -> str | None:
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return None


def _printable(part: str) -> str:
    """Without newlines and the like, which would break the lines that a name is shown in."""
    return "".join(
        character.encode("unicode_escape").decode("ascii")
        if unicodedata.category(character) in ("Cc", "Cs")
        else character
        for character in part
    )


def _other_format(archive: zipfile.ZipFile) -> str | None:
    """What is packed as a ZIP archive but is none to its user."""
    names = {info.filename: info for info in archive.infolist()}
    for name, format_ in _OFFICE.items():
        if name in names:
            return format_
    if "mimetype" in names:
        try:
            with archive.open(names["mimetype"]) as stream:
                said = stream.read(100)
        except Exception:  # it is told again when the member is read
            return None
        return next((format_ for opening, format_ in _MIMETYPES.items() if said.startswith(opening)), None)
    return None


def _check_list(item: Item, stream: io.BufferedReader) -> None:
    """Raise SourceError where the list of members is too long to be read at all."""
    size = stream.seek(0, io.SEEK_END)
    tail_start = stream.seek(max(0, size - (1 << 16) - 98))
    tail = stream.read()
    stream.seek(0)
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        return
    (length,) = struct.unpack_from("<I", tail, end + 12)
    if length == 0xFFFFFFFF:
        # In an archive of the larger kind the length stands elsewhere; no list is longer than the file.
        length = tail_start + end
    if length > _LONGEST_LIST:
        raise _too_many(item)


def _too_many(item: Item) -> SourceError:
    return SourceError(item.source, "read", f"an archive of more than {_MOST_MEMBERS:,} members", error="size limit")
