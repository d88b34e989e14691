"""The Croissant description of the CSV files of a data package: what machine-learning tools read to find and load them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..tables import TABLES, Column, Table

if TYPE_CHECKING:
    from . import Release

__all__ = ["describe"]

# The context that the specification of Croissant 1.0 prescribes.
_TERMS = """citeAs column extract equivalentProperty field fileProperty fileObject fileSet format includes isLiveDataset
jsonPath key md5 parentField path recordSet references regex repeated replace samplingRate separator
source subField transform"""
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    **{term: f"cr:{term}" for term in _TERMS.split()},
    "data": {"@id": "cr:data", "@type": "@json"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
}
_TYPES = {"integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}


def describe(place: Path, release: Release) -> dict[str, Any]:
    """The description of the CSV files in a folder, as JSON-LD."""
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "name": "sti-frameworks",
        "description": "Memberships, meetings and commitments of international frameworks, each fact with its source.",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "version": release.version,
        "datePublished": release.data,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "url": "https://pypi.org/project/sti-frameworks/",
        "citeAs": f"The sti-frameworks maintainers: sti-frameworks, version {release.version}, data of {release.data}",
        "creator": {"@type": "sc:Organization", "name": "The sti-frameworks maintainers"},
        "distribution": [_file(place / f"{name}.csv") for name in TABLES],
        "recordSet": [_records(form) for form in TABLES.values()],
    }


def _file(path: Path) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": path.name,
        "name": path.name,
        "contentUrl": path.name,
        "encodingFormat": "text/csv",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }


def _records(form: Table) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": form.name,
        "name": form.name,
        "description": f"Each record is {form.meaning}.",
        "key": [{"@id": f"{form.name}/{part}"} for part in form.key],
        "field": [_field(form, column) for column in form.columns],
    }


def _field(form: Table, column: Column) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{form.name}/{column.name}",
        "name": column.name,
        "description": column.meaning,
        "dataType": _TYPES.get(column.type, "sc:Text"),
        "source": {"fileObject": {"@id": f"{form.name}.csv"}, "extract": {"column": column.name}},
    }
