"""Tables of articles in Parquet."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from factminer.source.discover import Found
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.options import ReadOptions
from factminer.source.read import read_documents

DAY = datetime.date(2023, 9, 18)


def parquet(columns: dict[str, Any], **options: Any) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file, **options)
    return file.getvalue()


def read(folder: Path, data: bytes, options: ReadOptions | None = None) -> list[Document | SourceError]:
    # Parquet is known by its first bytes, whatever the name.
    (folder / "x.bin").write_bytes(data)
    return list(read_documents(Found("x.bin", folder / "x.bin"), options or ReadOptions()))


def told(read: list[Document | SourceError]) -> list[str]:
    return [
        f"{item.source.partition('#')[2]} {item.text if isinstance(item, Document) else f'! {item.error}'}".strip()
        for item in read
    ]


@pytest.mark.parametrize("type_", [pa.string(), pa.large_string(), pa.binary(), pa.dictionary(pa.int32(), pa.string())])
def test_a_row_is_a_document(tmp_path: Path, type_: pa.DataType) -> None:
    texts = pa.array(["公园12个。\n", None, "绿地"], pa.string()).cast(type_)
    documents = read(tmp_path, parquet({"编号": [1, 2, 3], "正文": texts, "标题": ["公园", "", None]}))
    assert told(documents) == ["1 公园12个。\n".strip(), "2", "3 绿地"]
    first = documents[0]
    assert isinstance(first, Document)
    assert (first.text, first.title) == ("公园12个。\n", "公园")
    assert (first.media_type, first.encoding) == ("application/vnd.apache.parquet", "utf-8")


@pytest.mark.parametrize(
    "dates",
    [
        pa.array([DAY]),
        pa.array([datetime.datetime(2023, 9, 18, 8, 30)]),
        pa.array([datetime.datetime(2023, 9, 18, 8, 30)], pa.timestamp("ns")),
        pa.array([datetime.datetime(2023, 9, 18, 0, 30)], pa.timestamp("s", "Asia/Shanghai")).cast(
            pa.timestamp("s", "UTC")
        ),
        pa.array([20230918]),
        pa.array(["2023年9月18日"]),
    ],
    ids=str,
)
def test_dates(tmp_path: Path, dates: pa.Array) -> None:
    (document,) = read(tmp_path, parquet({"text": ["公园"], "published": dates}))
    assert isinstance(document, Document)
    assert document.published == "2023-09-18"


def test_a_time_beyond_all_years_costs_the_date_alone(tmp_path: Path) -> None:
    dates = pa.array([2**40, 0], pa.int64()).cast(pa.timestamp("s"))
    assert told(read(tmp_path, parquet({"text": ["甲", "乙"], "published": dates}))) == ["1 ! column", "1 甲", "2 乙"]


def test_a_text_that_is_no_string_is_told(tmp_path: Path) -> None:
    assert told(read(tmp_path, parquet({"text": [1.5, None]}))) == ["1 ! column", "2"]
    assert told(read(tmp_path, parquet({"text": [b"\xff", "乙".encode()]}))) == ["1 ! encoding", "2 乙"]
    assert told(read(tmp_path, parquet({"body": ["甲"]}))) == ["! columns"]
    assert told(read(tmp_path, parquet({"body": ["甲"]}), ReadOptions((("text", "body"),)))) == ["1 甲"]


def test_a_damaged_row_group_costs_its_own_rows(tmp_path: Path) -> None:
    data = parquet(
        {"text": [f"公园{k}个" for k in range(9)]}, row_group_size=3, compression="none", use_dictionary=False
    )
    at = data.index("公园4个".encode())
    # The length of the text, which stands before it, then reaches beyond the page.
    damaged = data[: at - 4] + b"\xff\xff\xff\x7f" + data[at:]
    assert told(read(tmp_path, damaged)) == [
        *(f"{k + 1} 公园{k}个" for k in range(3)),
        "4 ! damaged",
        *(f"{k + 1} 公园{k}个" for k in range(6, 9)),
    ]


def test_a_table_cut_short_is_told_once(tmp_path: Path) -> None:
    data = parquet({"text": ["甲"]})
    assert told(read(tmp_path, data[:-5])) == ["! damaged"]
    assert told(read(tmp_path, data[:4])) == ["! damaged"]


def test_a_text_over_the_limit_costs_itself_alone(tmp_path: Path) -> None:
    data = parquet({"text": ["甲", "长" * 100, "丙"]})
    assert told(read(tmp_path, data, ReadOptions(size_limit=200))) == ["1 甲", "2 ! size limit", "3 丙"]
