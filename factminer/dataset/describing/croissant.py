"""croissant.json: the tables for programs that gather data sets, as Croissant 1.0 (https://docs.mlcommons.org/croissant).

A table is a file of the distribution and a record set; a field is a column of it, a list a repeated field. What names
rows of another table is told in datapackage.json alone: readers of Croissant would take a reference for an order to
join, and a claim that repeats a claim for a circle.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from factminer.dataset.describing.package import DESCRIPTION, KEYWORDS, LICENCE, TITLE, MadeBy, Resource
from factminer.dataset.schema import Column

FILE_NAME = "croissant.json"

# The context of the standard, word for word: its checker wants all of it.
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def croissant(resources: Iterable[Resource], made_by: MadeBy) -> str:
    """The text of croissant.json. The same tables give the same bytes: no clock is asked."""
    listed = list(resources)
    metadata = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "factminer",
        "alternateName": TITLE,
        "description": DESCRIPTION,
        "license": LICENCE["path"],
        "keywords": list(KEYWORDS),
        "version": f"{made_by.schema_version}.0",
        "distribution": [_file(resource) for resource in listed],
        "recordSet": [_record_set(resource) for resource in listed],
    }
    return json.dumps(metadata, ensure_ascii=False, indent=1) + "\n"


def _file(resource: Resource) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": resource.path,
        "name": resource.path,
        "description": resource.table.description,
        "contentUrl": resource.path,
        "contentSize": f"{resource.bytes} B",
        "encodingFormat": "application/x-parquet",
        "sha256": resource.sha256,
    }


def _record_set(resource: Resource) -> dict[str, Any]:
    table = resource.table
    told: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
    }
    if table.key:
        told["key"] = [{"@id": f"{table.name}/{name}"} for name in table.key]
    told["field"] = [_field(resource, column) for column in table.columns]
    return told


def _field(resource: Resource, column: Column) -> dict[str, Any]:
    identity = f"{resource.table.name}/{column.name}"
    told: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": identity,
        "name": column.name,
        "description": f"{column.meaning} Unit: {column.unit}." if column.unit else column.meaning,
    }
    source = {"fileObject": {"@id": resource.path}, "extract": {"column": column.name}}
    if pa.types.is_list(column.type):
        told["repeated"] = True
        if pa.types.is_struct(column.type.value_type):
            return told | {"subField": [_part(identity, source, field) for field in column.type.value_type]}
    return told | {"dataType": _type(column.type), "source": source}


def _part(identity: str, source: dict[str, Any], field: pa.Field) -> dict[str, Any]:
    """A field of the structures in a list."""
    return {
        "@type": "cr:Field",
        "@id": f"{identity}/{field.name}",
        "name": field.name,
        "dataType": _type(field.type),
        "source": source | {"transform": {"jsonPath": field.name}},
    }


def _type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return _type(kind.value_type)
    types = (
        (pa.types.is_integer, "sc:Integer"),
        (pa.types.is_floating, "sc:Float"),
        (pa.types.is_decimal, "sc:Float"),
        (pa.types.is_date, "sc:Date"),
        (pa.types.is_boolean, "sc:Boolean"),
    )
    return next((name for is_of, name in types if is_of(kind)), "sc:Text")
