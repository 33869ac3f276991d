"""Whatever is written comes back; whatever is damaged is told and costs no record before it."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factminer.source.discover import Found
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.options import ReadOptions
from factminer.source.read import read_documents


def csv_of(texts: list[str]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([["n", "text"], *enumerate(texts)])
    return file.getvalue().encode()


def jsonl_of(texts: list[str]) -> bytes:
    return b"".join(json.dumps({"text": text}, ensure_ascii=False).encode() + b"\n" for text in texts)


def parquet_of(texts: list[str]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table({"text": pa.array(texts, pa.string())}), file, row_group_size=3)
    return file.getvalue()


def zip_of(texts: list[str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(texts):
            archive.writestr(f"{number:03}.jsonl", jsonl_of([text]))
    return file.getvalue()


WRITERS: dict[str, Callable[[list[str]], bytes]] = {
    "x.csv": csv_of,
    "x.jsonl": jsonl_of,
    "x.parquet": parquet_of,
    "x.zip": zip_of,
    "x.csv.gz": lambda texts: gzip.compress(csv_of(texts)),
    "x.jsonl.gz": lambda texts: gzip.compress(jsonl_of(texts)),
}
TEXTS = st.lists(
    st.text(
        st.one_of(
            st.sampled_from('公园12个。,"\n\r\t;\\ '), st.characters(exclude_categories=["Cs"], exclude_characters="\0")
        )
    ),
    max_size=12,
)


def read(name: str, data: bytes, options: ReadOptions | None = None) -> list[Document | SourceError]:
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).write_bytes(data)
        return list(read_documents(Found(name, Path(file.name)), options or ReadOptions()))


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=40, deadline=None)
@given(texts=TEXTS)
def test_texts_come_back_in_their_order(name: str, texts: list[str]) -> None:
    found = read(name, WRITERS[name](texts))
    if not texts:
        (fault,) = found
        assert isinstance(fault, SourceError)
        assert fault.error in ("empty table", "empty archive")
        return
    assert [item.text if isinstance(item, Document) else str(item) for item in found] == texts


DAMAGE = st.tuples(st.integers(0), st.binary(max_size=3), st.integers(0, 3), st.booleans())


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=60, deadline=None)
@given(texts=TEXTS, damage=DAMAGE)
@example(texts=["", "", "\x80\x80"], damage=(27, b"\x80", 0, False))
def test_damage_is_told_and_never_raised(name: str, texts: list[str], damage: tuple[int, bytes, int, bool]) -> None:
    data = WRITERS[name](texts)
    where, put, taken, cut = damage
    at = where % (len(data) + 1)
    damaged = data[:at] + put + (b"" if cut else data[at + taken :])
    found = read(name, damaged)
    assert all(isinstance(item, Document | SourceError) for item in found)
    if name not in ("x.csv", "x.jsonl") or at < 20:
        return
    before = sum(len(WRITERS[name](texts[:count])) <= at for count in range(1, len(texts) + 1))
    sure = [item.text for item in found if isinstance(item, Document)][:before]
    assert sure == texts[:before]
