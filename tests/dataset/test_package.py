"""datapackage.json: what it says, that it is read back, and that the library of the standard takes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factminer.dataset.describing.package import (
    FILE_NAME,
    MadeBy,
    PackageError,
    Resource,
    SourceFile,
    check_resource,
    data_package,
    describe_file,
    read_package,
)
from factminer.dataset.schema import CLAIMS, SCHEMA_VERSION, TABLES

MADE_BY = MadeBy("0.1.0", "ab12", {"units.tsv": "1" * 64})
SOURCES = (
    SourceFile("晚报/2.pdf", "2" * 64, 2000, "pypdfium2 5.0", {"published": "2023-09-18"}),
    SourceFile("晚报/1.txt", "1" * 64, 10),
    SourceFile("..txt", None, None),
)


@pytest.fixture
def resources(seed_tables: Path) -> list[Resource]:
    return [describe_file(table, seed_tables / f"{table.name}.parquet") for table in TABLES]


def written(folder: Path, text: str) -> Path:
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    return folder


def test_what_is_written_is_read(resources: list[Resource], tmp_path: Path) -> None:
    package = read_package(written(tmp_path, data_package(resources, SOURCES, MADE_BY)))
    assert package is not None
    assert package.resources == {resource.table.name: resource for resource in resources}
    assert package.sources == {source.path: source for source in SOURCES}
    assert list(package.sources) == ["..txt", "晚报/1.txt", "晚报/2.pdf"]
    assert package.made_by == MADE_BY
    assert read_package(tmp_path / "none") is None


def test_a_source_is_a_line_and_the_order_does_not_matter(resources: list[Resource]) -> None:
    text = data_package(resources, SOURCES, MADE_BY)
    assert text == data_package(iter(resources), reversed(SOURCES), MADE_BY)
    assert '    {"title": "..txt"},\n' in text
    assert f'{{"title": "晚报/1.txt", "hash": "sha256:{"1" * 64}", "bytes": 10}},\n' in text
    assert '"reader": "pypdfium2 5.0", "given": {"published": "2023-09-18"}}\n' in text
    assert "created" not in text


def claims_of(text: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in json.loads(text)["resources"] if one["name"] == "claims")
    return found


def test_a_resource_says_what_the_schema_says(resources: list[Resource]) -> None:
    claims = claims_of(data_package(resources, SOURCES, MADE_BY))
    assert claims["hash"].startswith("sha256:")
    assert claims["path"] == "claims.parquet"
    schema = claims["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    assert list(fields) == list(CLAIMS.column_names)
    assert fields["claim_id"]["constraints"] == {"required": True, "unique": True}
    assert fields["status"]["constraints"]["enum"] == ["actual", "planned", "rule"]
    assert "constraints" not in fields["place"]
    assert (fields["start"]["unit"], fields["period_start"]["type"], fields["spans"]["type"]) == (
        "code points",
        "date",
        "array",
    )
    # A unit may be the empty text, which is no missing value.
    assert schema["missingValues"] == []
    assert schema["primaryKey"] == ["claim_id"]
    assert {"fields": ["document_id"], "reference": {"resource": "documents", "fields": ["document_id"]}} in schema[
        "foreignKeys"
    ]
    assert {"fields": ["same_as"], "reference": {"fields": ["claim_id"]}} in schema["foreignKeys"]


def test_the_licence_is_of_the_tables_and_not_of_the_texts(resources: list[Resource]) -> None:
    package = json.loads(data_package(resources, SOURCES, MADE_BY))
    assert [licence["name"] for licence in package["licenses"]] == ["MIT"]
    assert "does not cover the words of the texts" in package["description"]
    assert (package["version"], package["factminer"]["version"]) == (SCHEMA_VERSION, "0.1.0")


def test_the_library_of_the_standard_takes_it(resources: list[Resource], seed_tables: Path, tmp_path: Path) -> None:
    from frictionless import Package, system

    text = data_package(resources, SOURCES, MADE_BY)
    package = Package.from_descriptor(json.loads(text))
    assert [resource.name for resource in package.resources] == [table.name for table in TABLES]
    assert package.get_resource("claims").schema.get_field("value").type == "number"
    with system.use_context(trusted=True):
        assert list(Package.metadata_validate(package.to_descriptor())) == []


WRONG = [
    pytest.param("{", "cannot be read", id="torn"),
    pytest.param("[]", "is no package of factminer", id="a list"),
    pytest.param("{}", "no 'resources'", id="empty"),
    pytest.param('{"resources": [], "sources": [1]}', "is no package of factminer", id="a source that is none"),
    pytest.param('{"resources": [], "factminer": {"version": "1"}}', "no 'lexicon'", id="without what made it"),
    pytest.param('{"resources": [{"name": "claims", "path": "c", "bytes": 1, "hash": "md5:1"}]}', "md5:1", id="a hash"),
    pytest.param("[" * 100_000, "cannot be read", id="nested"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_damaged_package_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PackageError, match=said) as fault:
        read_package(written(tmp_path, text))
    assert str(tmp_path / FILE_NAME) in str(fault.value)


def test_a_table_of_a_later_schema_is_passed_over(resources: list[Resource], tmp_path: Path) -> None:
    package = json.loads(data_package(resources, SOURCES, MADE_BY))
    package["resources"].append({"name": "quotations", "path": "quotations.parquet"})
    read = read_package(written(tmp_path, json.dumps(package)))
    assert read is not None
    assert len(read.resources) == len(TABLES)


def test_a_file_that_is_another_is_told(resources: list[Resource], seed_tables: Path, tmp_path: Path) -> None:
    assert [said for resource in resources for said in check_resource(seed_tables, resource)] == []
    (tmp_path / "claims.parquet").write_bytes((seed_tables / "checks.parquet").read_bytes())
    claims = next(resource for resource in resources if resource.table is CLAIMS)
    assert [said.split()[1] for said in check_resource(tmp_path, claims)] == ["bytes", "sha256", "rows"]
    (tmp_path / "claims.parquet").unlink()
    (said,) = check_resource(tmp_path, claims)
    assert said.startswith("claims.parquet cannot be read")


names = st.text('晚报a/."\\\n\u2028{}', min_size=1)
source_files = st.builds(
    SourceFile,
    names,
    st.none() | st.just("a" * 64),
    st.none() | st.integers(0, 2**50),
    names | st.just(""),
    st.dictionaries(st.sampled_from(["published", "place", "publication"]), names),
)


@settings(max_examples=30)
@given(st.lists(source_files, max_size=4, unique_by=lambda source: source.path))
def test_any_source_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, found: list[SourceFile]
) -> None:
    folder = written(tmp_path_factory.getbasetemp(), data_package([], found, MADE_BY))
    package = read_package(folder)
    assert package is not None
    assert package.sources == {source.path: source for source in found}
