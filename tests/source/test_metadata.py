"""What is given for a file: in metadata.csv, in its path, for all."""

from __future__ import annotations

import csv
import pickle
import zipfile
from pathlib import Path

import pytest

from factminer.source.discover import Found, find_files
from factminer.source.document import Document
from factminer.source.error import SourceError
from factminer.source.given import NOTHING, Given, GivenError
from factminer.source.options import ReadOptions
from factminer.source.path_date import PathError, PathPattern
from factminer.source.published import find_date
from factminer.source.read import read_documents


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    for name in ("b.txt", "晚报/20230918/03.txt", "晚报/20230919/01.txt", "晚报/20231340/02.txt", "x.zip"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def write(folder: Path, table: str, encoding: str = "utf-8") -> None:
    (folder / "metadata.csv").write_bytes(table.encode(encoding))


def given(*named: Path, all_: Given = NOTHING, pattern: str | None = None) -> dict[str, Given]:
    return {found.source: found.told.given for found in find_files(named, None, all_, pattern)[0]}


def faults(*named: Path, pattern: str | None = None) -> list[tuple[str, str, str]]:
    found = find_files(named, published_from_path=pattern)[1]
    return [(fault.source, fault.error, fault.message) for fault in found]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_beside_the_files(pages: Path, encoding: str) -> None:
    write(pages, "file,published,url,note\nb.txt,2023/9/18,https://a.example/1,旧\n", encoding)
    found = given(pages, all_=Given(published="2020", place="石桥市"))
    assert found["b.txt"] == Given("2023-09-18", "石桥市", url="https://a.example/1")
    assert found["x.zip"] == Given("2020", "石桥市")
    assert "metadata.csv" not in found
    assert not faults(pages)


def test_the_most_specific_speaks_first_and_empty_cells_fall_through(pages: Path) -> None:
    write(pages, "file,published,place,publication\n晚报/20230918/03.txt,2021,青石县,石桥晚报\n")
    write(pages / "晚报", "file,published,place\n20230918/03.txt,,石桥市\n20230919/01.txt,,\n")
    found = given(pages, all_=Given("1999", publication="日报"), pattern="(?P<published>[0-9]{8})/")
    assert found["晚报/20230918/03.txt"] == Given("2021", "石桥市", "石桥晚报")
    assert found["晚报/20230919/01.txt"] == Given("2023-09-19", publication="日报")
    assert found["b.txt"] == Given("1999", publication="日报")


def test_a_single_file_has_the_table_of_its_folder(pages: Path) -> None:
    write(pages, "file,place\nb.txt,石桥市\nx.zip,青石县\n")
    assert given(pages / "b.txt") == {"b.txt": Given(place="石桥市")}
    assert not faults(pages / "b.txt")


def test_members_and_records_of_a_file(pages: Path) -> None:
    write(
        pages, "file,place,published\nx.zip,石桥市,\nx.zip/a/b.txt,青石县,2023\nx.zip/c.jsonl#12,,2022\nx.zip#3,,2021\n"
    )
    (found,) = (item for item in find_files([pages])[0] if item.source == "x.zip")
    assert found.told.given == Given(place="石桥市")
    assert found.told.of_member("a/b.txt").given == Given("2023", "青石县")
    assert found.told.of_member("c.jsonl#12").given == Given("2022")
    assert found.told.of_member("#3").given == Given("2021")
    assert found.told.of_member("none.txt").given == Given()
    assert pickle.loads(pickle.dumps(found)).told == found.told
    assert hash(found)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("none.txt,2023", "line 2: no such file: 'none.txt'"),
        ("b.txt,2023-13", "line 2: no date of the form 2023, 2023-09 or 2023-09-18: '2023-13'"),
        ("../b.txt,2023", "line 2: no file below this folder: '../b.txt'"),
        ("/b.txt,2023", "line 2: no file below this folder: '/b.txt'"),
        (",2023", "line 2: no file below this folder: ''"),
        ("b.txt,2023,x", "line 2: 3 cells under 2 heads"),
    ],
)
def test_a_row_that_cannot_be_used_costs_itself(pages: Path, row: str, message: str) -> None:
    write(pages, f"file,published\n{row}\nx.zip,2022\n")
    assert faults(pages) == [("metadata.csv", "metadata", message)]
    assert given(pages)["x.zip"] == Given("2022")


def test_a_file_that_is_named_twice(pages: Path) -> None:
    write(pages, "file,published\nb.txt,2023\n\n./b.txt,2022\n")
    assert faults(pages) == [("metadata.csv", "metadata", "line 4: 'b.txt' stands in line 2 already, which holds")]
    assert given(pages)["b.txt"] == Given("2023")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (b"name,published\nb.txt,2023\n", "line 1: no column 'file': the table says nothing of any file"),
        (b"file,Published\nb.txt,2023\n", "line 1: the column 'Published' is not used: its name is 'published'"),
        (b"published,file\n2023\n", "line 2: no file below this folder: ''"),
        (
            b'file,title\nb.txt,"x\nx.zip,y\n',
            "line 3: no CSV: unexpected end of data; what stands below it is not used",
        ),
        (b"file,url,url\nb.txt,1,2\n", "line 1: the column 'url' stands there twice"),
        (b"", "line 1: no column 'file': the table says nothing of any file"),
        (b"file\n\0\0\0", "a binary file, not a text: byte 5 is zero"),
    ],
)
def test_a_table_that_cannot_be_used_is_told_and_the_files_are_read(pages: Path, table: bytes, message: str) -> None:
    (pages / "metadata.csv").write_bytes(table)
    assert faults(pages) == [("metadata.csv", "metadata", message)]
    assert "b.txt" in given(pages)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"(?P<published>\d{8})/", Given("2023-09-18")),
        (r"(?P<publication>[^/]+)/(?P<year>\d{4})(?P<month>\d\d)", Given("2023-09", publication="晚报")),
        (r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", Given("2023-09-18")),
        (r"(?P<place>\p{Han}+)", Given(place="晚报")),
        (r"(?P<published>[0-9]{9})", Given()),
    ],
)
def test_a_pattern_for_the_path(pattern: str, found: Given) -> None:
    assert PathPattern.of(pattern).find("晚报/20230918/03.txt") == found


@pytest.mark.parametrize(
    "pattern", ["(", r"\d{8}", "(?P<date>.)", "(?P<month>.)", "(?P<year>.)(?P<day>.)", "(?P<published>.)(?P<year>.)"]
)
def test_patterns_that_cannot_be_used(pattern: str) -> None:
    with pytest.raises(GivenError):
        find_files([], published_from_path=pattern)


def test_a_date_that_is_none_costs_the_date(pages: Path) -> None:
    pattern = r"(?P<publication>[^/]+)/(?P<published>\d{8})"
    source = "晚报/20231340/02.txt"
    assert faults(pages, pattern=pattern) == [(source, "date", "no date in its path: '20231340'; it is read without")]
    assert given(pages, all_=Given("2020"), pattern=pattern)[source] == Given("2020", publication="晚报")


def test_a_pattern_that_runs_away_is_stopped() -> None:
    with pytest.raises(PathError, match="took more than"):
        PathPattern.of(r"(?P<published>(.|.+)+)(?!)").find("/".join("石桥晚报" * 40), limit=0.01)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2023", "2023"),
        ("2023年", "2023"),
        ("202309", "2023-09"),
        ("2023_09", "2023-09"),
        ("2023/9/18", "2023-09-18"),
        ("2023年9月18日", "2023-09-18"),
        ("２０２３年９月", "2023-09"),
        ("2023-09-18T08:00:00+08:00", "2023-09-18"),
        ("2024-02-29", "2024-02-29"),
        ("2023-02-29", None),
        ("2023091", None),
        ("9-18", None),
        ("", None),
        ("1695000000", None),
    ],
)
def test_dates_as_they_are_written(written: str, date: str | None) -> None:
    assert find_date(written) == date


def test_many_rows_hold_what_they_say(tmp_path: Path) -> None:
    (tmp_path / "x.zip").touch()
    rows = "".join(f"x.zip/{k}.txt,{1000 + k % 1000}\n" for k in range(2_000))
    write(tmp_path, f"file,published\n{rows}")
    (found,), told = find_files([tmp_path])
    assert isinstance(found, Found)
    assert not told
    assert found.told.of_member("1999.txt").given == Given("1999")


def packed(path: Path, members: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)


def read(folder: Path, pattern: str | None = None) -> dict[str, tuple[str | None, str | None, str]]:
    """What is said of each document: its date, its place, and the basis of the date; or the message of a fault."""
    found, _ = find_files([folder], None, Given(place="云州省"), pattern)
    options = ReadOptions(published_from_path=pattern)
    return {
        item.source: (item.published, item.place, item.published_basis)
        if isinstance(item, Document)
        else (item.error, item.message, "!")
        for file in found
        for item in read_documents(file, options)
    }


def test_a_table_in_an_archive_speaks_of_its_members(tmp_path: Path) -> None:
    table = "file,published,place\n20230918.txt,2021,石桥市\nb.csv,2020,\nb.csv#2,2019,青石县\n"
    packed(
        tmp_path / "x.zip",
        {
            "d/metadata.csv": table,
            "metadata.csv": "file,place\nd/20230918.txt,南溪县\nd/b.csv,北岭镇\n",
            "d/20230918.txt": "一",
            "d/b.csv": "text,published\n二,\n三,\n四,2018\n",
            "d/20230919.txt": "五",
        },
    )
    # Beside the archive it is said of a member what counts before all.
    write(tmp_path, "file,published\nx.zip/d/b.csv#1,2017\n")
    assert read(tmp_path, "(?P<published>[0-9]{8})") == {
        "x.zip/d/20230918.txt": ("2021", "石桥市", "given"),
        "x.zip/d/b.csv#1": ("2017", "北岭镇", "given"),
        "x.zip/d/b.csv#2": ("2019", "青石县", "given"),
        "x.zip/d/b.csv#3": ("2018", "北岭镇", "stated"),
        "x.zip/d/20230919.txt": ("2023-09-19", "云州省", "given"),
    }


def test_names_of_what_is_not_in_a_file_are_told(tmp_path: Path) -> None:
    packed(tmp_path / "x.zip", {"a.txt": "一", "b.csv": "text\n二\n", "metadata.csv": "file\nnone.txt\n"})
    (tmp_path / "c.txt").write_text("三")
    write(tmp_path, "file,published\nx.zip/a.txt,2021\nx.zip/b.csv#1,2020\nx.zip/b.csv#7,\nx.zip/z.txt,\nc.txt#1,\n")
    found, _ = find_files([tmp_path])
    said = [item for file in found for item in read_documents(file) if isinstance(item, SourceError)]
    assert [(fault.source, fault.message) for fault in said] == [
        ("c.txt", "metadata.csv names what is not there: 'c.txt#1'"),
        ("x.zip/metadata.csv", "line 2: no such file: 'none.txt'"),
        ("x.zip", "metadata.csv names what is not there: 'x.zip/z.txt'"),
        ("x.zip/b.csv", "metadata.csv names what is not there: 'x.zip/b.csv#7'"),
    ]


def test_of_an_archive_that_cannot_be_read_nobody_knows_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04damaged")
    write(tmp_path, "file,published\nx.zip/a.txt,2021\n")
    assert [told[0] for told in read(tmp_path).values()] == ["damaged"]


def test_a_sign_in_a_name_makes_no_record_of_it(tmp_path: Path) -> None:
    packed(tmp_path / "x.zip", {"a": "一", "a#b.txt": "二"})
    write(tmp_path, "file,published\nx.zip/a#b.txt,2021\n")
    dates = {source: told[0] for source, told in read(tmp_path).items()}
    assert dates == {"x.zip/a": None, "x.zip/a#b.txt": "2021"}


def test_a_record_that_is_not_there_is_told_beside_other_faults(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\n一\n", encoding="utf-8")
    write(tmp_path, "file,published\na.csv#9,2021\n")
    (found,), _ = find_files([tmp_path])
    read_ = read_documents(found, ReadOptions((("url", "无"),)))
    assert [item.error for item in read_ if isinstance(item, SourceError)] == ["columns", "metadata"]


def test_a_cell_however_long(tmp_path: Path) -> None:
    csv.field_size_limit(100)
    (tmp_path / "b.txt").touch()
    write(tmp_path, f"file,published,note\nb.txt,2023,{'注' * 200}\n")
    assert given(tmp_path)["b.txt"] == Given("2023")
    assert not faults(tmp_path)


def test_a_table_beside_the_files_that_is_named_too_speaks_once(tmp_path: Path) -> None:
    write(tmp_path, "file,published\nnone.txt,2021\n")
    assert len(find_files([tmp_path], metadata=tmp_path / "metadata.csv")[1]) == 1


def test_a_pattern_that_is_in_no_name_is_told(pages: Path) -> None:
    (pages / "x.zip").write_bytes(b"PK\x03\x04")
    assert not faults(pages, pattern="(?P<published>[0-9]{9})")
    (pages / "x.zip").unlink()
    assert faults(pages, pattern="(?P<published>[0-9]{9})") == [
        ("", "pattern", "the pattern '(?P<published>[0-9]{9})' is in no name of a file, such as 'b.txt'")
    ]
    assert not faults(pages / "b.txt", pattern="(?P<place>b)")


def test_a_table_that_is_named_itself_is_read(pages: Path) -> None:
    write(pages, "file,正文\nb.txt,公园12个\n")
    assert list(given(pages / "metadata.csv")) == ["metadata.csv"]
