"""Files to a folder of tables."""

from __future__ import annotations

import signal
import warnings
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from factminer import observation, pipeline
from factminer.dataset.building.build import StrictError, build
from factminer.dataset.reading.reader import read_table
from factminer.dataset.tables import Row
from factminer.quantity.unit import Units
from factminer.source.document import Document
from factminer.source.given import Given
from factminer.source.options import ReadOptions
from tests.conftest import small_mine

pytestmark = pytest.mark.usefixtures("small_river")

PARK = "石桥市新建公园12个。\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "good.txt").write_text(PARK, encoding="utf-8")
    return folder


def rows(out: Path, table: str) -> list[Row]:
    found: list[Row] = read_table(table, out).to_pylist()
    return found


def bytes_of(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.glob("*.parquet"))}


def test_a_page_becomes_rows(pages: Path, tmp_path: Path) -> None:
    report = build(pages, tmp_path / "out")
    assert (report.documents, report.articles, report.claims, report.numerals) == (1, 1, 1, {"claim": 1})
    assert (report.problems, report.failed) == ((), 0)
    (claim,) = rows(tmp_path / "out", "claims")
    assert (claim["source"], claim["quote"], claim["value"], claim["unit"]) == ("good.txt", "12个", 12.0, "个")
    assert len(bytes_of(tmp_path / "out")) == 7


def test_a_second_build_changes_no_byte(pages: Path, tmp_path: Path) -> None:
    build(pages, tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    assert build(pages, tmp_path / "out").changed == ()
    assert bytes_of(tmp_path / "out") == before


def test_the_tables_may_lie_among_the_texts(pages: Path) -> None:
    build(pages, pages / "data")
    assert build(pages, pages / "data").changed == ()


def test_two_files_with_the_same_text_are_one_document(pages: Path, tmp_path: Path) -> None:
    (pages / "again.txt").write_bytes(b"\xef\xbb\xbf" + PARK.encode())
    (pages / "third.txt").write_bytes(PARK.encode("gb18030"))
    assert build(pages, tmp_path / "out").claims == 1
    (document,) = rows(tmp_path / "out", "documents")
    assert (document["source"], document["copies"]) == ("again.txt", ["good.txt", "third.txt"])


def test_reprints_in_dated_folders_are_copies_of_the_first(tmp_path: Path) -> None:
    for day in ("20230918", "20230919"):
        (tmp_path / "pages" / day).mkdir(parents=True)
        (tmp_path / "pages" / day / "01.txt").write_text(PARK, encoding="utf-8")
    build(tmp_path / "pages", tmp_path / "out", options=ReadOptions(published_from_path="(?P<published>[0-9]{8})"))
    (document,) = rows(tmp_path / "out", "documents")
    assert (document["published"], document["copies"]) == ("2023-09-18", ["20230919/01.txt"])


@pytest.mark.parametrize(("limit", "least"), [("_BATCH_CHARACTERS", 25), ("_BATCH_ROWS", 5)])
def test_a_file_of_many_documents_goes_on_in_the_next_batch(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, least: int
) -> None:
    lines = "".join(f"石桥市新建公园{number}个。\n" for number in range(30))
    (pages / "many.csv").write_text(f"text\n{lines}", encoding="utf-8")
    build(pages, tmp_path / "whole")
    monkeypatch.setattr(f"factminer.dataset.building.mining.{limit}", least)
    assert build(pages, tmp_path / "parts").claims == 31
    assert bytes_of(tmp_path / "parts") == bytes_of(tmp_path / "whole")


def test_two_members_of_one_name_are_two_documents(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for text in (PARK, PARK, "石桥市新建公园3个。"):
            archive.writestr("a.txt", text)
    assert build(tmp_path / "a.zip", tmp_path / "out").claims == 2
    assert [row["source"] for row in rows(tmp_path / "out", "documents")] == ["a.zip/a.txt"] * 2


def test_a_text_is_no_copy_of_a_page_with_its_bytes_that_could_not_be_read(pages: Path, tmp_path: Path) -> None:
    for name in ("a.htm", "b.txt"):
        (pages / name).write_text("<div><script>石桥市新建公园7个。</script></div>", encoding="utf-8")
    report = build(pages, tmp_path / "out")
    assert (report.documents, report.claims, report.failed) == (3, 2, 1)


def test_a_record_s_number_is_no_date(tmp_path: Path) -> None:
    (tmp_path / "2023").mkdir()
    lines = "石桥市新建公园1个。,\n" * 1001 + "石桥市新建公园2个。,2022\n"
    (tmp_path / "2023" / "a.csv").write_text(f"text,published\n{lines}", encoding="utf-8")
    options = ReadOptions(published_from_path="(?P<year>[0-9]{4})")
    build(tmp_path / "2023", tmp_path / "out", options=options)
    build(tmp_path, tmp_path / "above", options=options)
    assert [row["published"] for row in rows(tmp_path / "out", "documents")] == [None, "2022"]
    dated = [(row["published"], row["published_basis"]) for row in rows(tmp_path / "above", "documents")]
    assert dated == [("2023", "given"), ("2022", "stated")]


BAD = [
    pytest.param("binary.txt", b"\x89PNG\0", "decode", "binary", "failed", id="binary"),
    pytest.param("bytes.txt", PARK.encode() + b"\xff\xff", "decode", "encoding", "failed", id="invalid bytes"),
    pytest.param("empty.txt", b"", "text", "no text", "failed", id="empty"),
    pytest.param("blank.txt", b"\xef\xbb\xbf \r\n", "text", "no text", "failed", id="blank"),
    pytest.param("burst.txt", "炸".encode(), "mine", "RuntimeError", "failed", id="an unforeseen fault"),
]


@pytest.mark.parametrize(("name", "data", "stage", "error", "status"), BAD)
def test_a_bad_file_is_one_problem_and_the_others_are_built(
    pages: Path, tmp_path: Path, name: str, data: bytes, stage: str, error: str, status: str
) -> None:
    build(pages, tmp_path / "without")
    (pages / name).write_bytes(data)
    report = build(pages, tmp_path / "out")
    (problem,) = rows(tmp_path / "out", "problems")
    assert (problem["source"], problem["stage"], problem["error"], report.failed) == (name, stage, error, 1)
    statuses = {row["source"]: row["status"] for row in rows(tmp_path / "out", "documents")}
    assert statuses == {name: status, "good.txt": "ok"}
    for table in ("articles", "claims", "numerals", "checks"):
        assert rows(tmp_path / "out", table) == rows(tmp_path / "without", table)


def test_the_offending_byte_is_named(pages: Path, tmp_path: Path) -> None:
    (pages / "bytes.txt").write_bytes(PARK.encode() + b"\xff\xff")
    build(pages, tmp_path / "out")
    (problem,) = rows(tmp_path / "out", "problems")
    assert (problem["start"], problem["end"]) == (len(PARK.encode()), len(PARK.encode()) + 1)


def test_a_path_that_is_not_there_is_a_problem(pages: Path, tmp_path: Path) -> None:
    report = build([pages, pages / "none"], tmp_path / "out")
    assert (report.documents, report.failed) == (1, 1)
    (problem,) = rows(tmp_path / "out", "problems")
    assert (problem["stage"], problem["error"], problem["document_id"]) == ("find", "missing", None)


def test_a_folder_without_files_gives_tables_without_rows(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    report = build(tmp_path / "pages", tmp_path / "out")
    assert (report.documents, report.failed, [p.error for p in report.problems]) == (0, 1, ["empty folder"])
    assert rows(tmp_path / "out", "claims") == []


def test_strict_stops_and_leaves_the_old_tables(pages: Path, tmp_path: Path) -> None:
    build(pages, tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    (pages / "good.txt").write_text(PARK + "12座", encoding="utf-8")
    (pages / "empty.txt").touch()
    with pytest.raises(StrictError, match="empty"):
        build(pages, tmp_path / "out", strict=True)
    with pytest.raises(StrictError, match="none"):
        build([pages, tmp_path / "none"], tmp_path / "out", strict=True)
    assert bytes_of(tmp_path / "out") == before


@pytest.mark.parametrize("step", ["mining.check_rows", "build.write_observations", "build.check_contract"])
def test_an_interrupt_that_a_library_makes_a_fault_of_is_heard_all_the_same(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    build(pages, tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    (pages / "new.txt").write_text("石桥市新建学校3所。", encoding="utf-8")

    def interrupted(*_: object, **named: object) -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt as fault:
            raise ValueError(repr(fault)) from None

    monkeypatch.setattr(f"factminer.dataset.building.{step}", interrupted)
    heard = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        build(pages, tmp_path / "out")
    assert bytes_of(tmp_path / "out") == before
    assert signal.getsignal(signal.SIGINT) is heard


def test_what_is_known_of_the_files_stands_in_the_documents(pages: Path, tmp_path: Path) -> None:
    build(pages, tmp_path / "out", given=Given("2023-09-18", "云州省石桥市", "石桥晚报"))
    (document,) = rows(tmp_path / "out", "documents")
    assert (document["published"], document["published_basis"]) == ("2023-09-18", "given")
    assert (document["place"], document["publication"]) == ("云州省石桥市", "石桥晚报")


def test_a_fault_over_all_documents_costs_the_observations_alone(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def burst(claims: object, units: object) -> list[object]:
        raise KeyError("x")

    monkeypatch.setattr(observation, "find_keys", burst)
    report = build(pages, tmp_path / "out")
    assert (report.claims, report.observations, report.failed) == (1, 0, 1)
    assert [problem.stage for problem in report.problems] == ["observe"]


def test_a_document_that_breaks_the_contract_fails_alone(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(pages, tmp_path / "without")
    (pages / "bent.txt").write_text("南溪县新修水渠7条。\n", encoding="utf-8")

    def bent(document: Document, **known: object) -> pipeline.Mined:
        mined = small_mine(document)
        claims = tuple(
            replace(claim, basis="yoy") if document.source == "bent.txt" else claim for claim in mined.claims
        )
        return replace(mined, claims=claims)

    monkeypatch.setattr(pipeline, "mine", bent)
    report = build(pages, tmp_path / "out")
    (problem,) = rows(tmp_path / "out", "problems")
    assert (problem["source"], problem["stage"], problem["error"], report.failed) == (
        "bent.txt",
        "table",
        "ContractError",
        1,
    )
    assert "claims.basis" in problem["message"]
    assert {row["source"]: row["status"] for row in rows(tmp_path / "out", "documents")} == {
        "bent.txt": "failed",
        "good.txt": "ok",
    }
    for table in ("articles", "claims", "numerals", "observations"):
        assert rows(tmp_path / "out", table) == rows(tmp_path / "without", table)
    assert build(pages, tmp_path / "out").changed == ()
    monkeypatch.setattr(pipeline, "mine", small_mine)
    assert (build(pages, tmp_path / "out").claims, rows(tmp_path / "out", "problems")) == (2, [])


def test_an_observation_that_breaks_the_contract_is_left_out(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pages / "more.txt").write_text("南溪县新修水渠7条。北岭镇新栽果树900株。", encoding="utf-8")
    build(pages, tmp_path / "whole")
    observe = observation.observe

    def bent(name: str, claims: list[Row], units: Units) -> observation.Observation:
        found = observe(name, claims, units)
        return replace(found, basis="yoy") if found.unit == "条" else found

    monkeypatch.setattr(observation, "observe", bent)
    report = build(pages, tmp_path / "out")
    assert [(problem.stage, problem.error) for problem in report.problems] == [("observe", "ContractError")]
    assert rows(tmp_path / "out", "observations") == [
        row for row in rows(tmp_path / "whole", "observations") if row["unit"] != "条"
    ]
