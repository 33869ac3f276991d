"""Paths and folders to files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factminer.source.discover import find_files


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/2.md", "a/10.txt", ".hidden", "data/claims.parquet"):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "pages"


def names(*paths: Path, leave_out: Path | None = None) -> list[str]:
    return [found.source for found in find_files(paths, leave_out)[0]]


def faults(*paths: Path) -> list[tuple[str, str]]:
    return [(fault.source, fault.error) for fault in find_files(paths)[1]]


def test_a_folder_in_order_names_counted_from_it(pages: Path) -> None:
    assert names(pages) == ["a/10.txt", "a/2.md", "b.txt", "data/claims.parquet"]


def test_the_folder_of_the_tables_is_left_out(pages: Path) -> None:
    assert names(pages, leave_out=pages / "data") == ["a/10.txt", "a/2.md", "b.txt"]


def test_one_file_goes_by_its_name(pages: Path) -> None:
    assert names(pages / "a" / "2.md") == ["2.md"]


def test_several_are_counted_from_their_common_parent(pages: Path) -> None:
    assert names(pages / "a", pages / "b.txt") == ["a/10.txt", "a/2.md", "b.txt"]


def test_a_file_named_twice_is_found_once(pages: Path) -> None:
    assert names(pages / "a", pages / "a" / "2.md") == ["10.txt", "2.md"]


def test_names_do_not_depend_on_the_working_folder(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pages / "a")
    assert names(Path(".")) == ["10.txt", "2.md"]
    assert names(Path(".."), leave_out=Path("../data")) == ["a/10.txt", "a/2.md", "b.txt"]


def test_a_path_that_is_not_there(pages: Path) -> None:
    assert faults(pages / "none", pages) == [(str(pages / "none"), "missing")]
    assert names(pages / "none", pages / "a") == ["10.txt", "2.md"]


def test_a_folder_without_files(tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").touch()
    assert faults(tmp_path) == [(str(tmp_path), "empty folder")]


def test_links_that_go_round_or_nowhere(pages: Path) -> None:
    (pages / "round").symlink_to(pages)
    (pages / "nowhere").symlink_to(pages / "none")
    assert faults(pages) == [("nowhere", "missing"), ("round", "loop")]


def test_what_is_no_file(pages: Path) -> None:
    os.mkfifo(pages / "pipe")
    assert faults(pages) == [("pipe", "not a file")]


def test_a_name_that_is_no_unicode(pages: Path) -> None:
    name = os.fsdecode(b"\xb9\xab.txt")
    try:
        (pages / name).touch()
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    assert faults(pages) == [(r"\xb9\xab.txt", "name")]


def test_folders_however_deep(tmp_path: Path) -> None:
    depth = 1500
    here = os.getcwd()
    os.chdir(tmp_path)
    try:
        for _ in range(depth):
            os.mkdir("d")
            os.chdir("d")
        Path("a.txt").touch()
        assert names(tmp_path) == ["d/" * depth + "a.txt"]
        # What clears up behind the tests goes into folders by calls within calls.
        Path("a.txt").unlink()
        for _ in range(depth):
            os.chdir("..")
            os.rmdir("d")
    finally:
        os.chdir(here)


def test_a_path_that_is_too_long_for_the_system(tmp_path: Path) -> None:
    here = os.getcwd()
    os.chdir(tmp_path)
    try:
        for _ in range(20):
            os.mkdir("d" * 239)
            os.chdir("d" * 239)
        Path("a.txt").touch()
    finally:
        os.chdir(here)
    ((source, error),) = faults(tmp_path)
    assert (len(source) > 4000, error) == (True, "not a file")


def test_a_file_with_the_name_of_standard_input(pages: Path) -> None:
    (pages / "-").touch()
    assert names(pages)[0] == "./-"
