"""A Frictionless Data Package, version 2: a CSV file for each table, and a descriptor with types, meanings and keys; beside it
the same as a Croissant description.

Lists are JSON arrays in their cells. A text that a spreadsheet would run as a formula (one that begins with =, +, -, @, a tab
or a carriage return) has an apostrophe before it, and so has one that begins with an apostrophe: reading takes one away again.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..tables import TABLES, Column, Row, Table, rows_of
from . import croissant

if TYPE_CHECKING:
    from ..contents import Contents
    from . import Release

__all__ = ["is_mine", "rows", "write"]

PROFILES = "https://datapackage.org/profiles/2.0"
RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
_TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean", "date": "date", "texts": "array"}


def write(place: Path, contents: Contents, release: Release) -> None:
    """Writes the package as a folder."""
    from . import mark

    place.mkdir()
    resources = []
    for name, found in rows_of(contents).items():
        path = place / f"{name}.csv"
        form = TABLES[name]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(column.name for column in form.columns)
            writer.writerows([cell(column, row[column.name]) for column in form.columns] for row in found)
        resources.append(_resource(form, path))
    descriptor = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "sti-frameworks",
        "title": "Memberships, meetings and commitments of international frameworks for science, technology and innovation",
        "description": "Each fact dated as precisely as its source, with that source. Each field says what it means.",
        "version": release.version,
        "created": f"{release.data}T00:00:00Z",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "contributors": [{"title": "The sti-frameworks maintainers", "roles": ["creator"]}],
        "resources": resources,
    }
    for name, described in (("datapackage.json", descriptor), ("croissant.json", croissant.describe(place, release))):
        (place / name).write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    mark(place, release)


def cell(column: Column, value: Any) -> str:
    """A value as it stands in a CSV file; nothing for none."""
    if value is None:
        return ""
    if column.type == "texts":
        return json.dumps(value, ensure_ascii=False)
    if column.type == "boolean":
        return "true" if value else "false"
    text = str(value)
    return "'" + text if column.type == "text" and text.startswith(RISKY) else text


def value(column: Column, text: str) -> Any:
    """What a cell says."""
    if column.type == "texts":
        return json.loads(text) if text else []
    if text == "":
        return None
    if column.type == "text":
        return text.removeprefix("'")
    if column.type == "boolean":
        return text == "true"
    return {"integer": int, "number": float}.get(column.type, str)(text)


def _resource(form: Table, path: Path) -> dict[str, Any]:
    whole = path.read_bytes()
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": form.name.replace("_", "-"),
        "title": form.name.replace("_", " ").capitalize(),
        "description": f"Each row is {form.meaning}.",
        "path": path.name,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(whole),
        "hash": f"sha256:{hashlib.sha256(whole).hexdigest()}",
        "schema": _schema(form),
    }


def _schema(form: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(column) for column in form.columns],
        "primaryKey": list(form.key),
        "missingValues": [""],
    }
    keys = [
        {
            "fields": [column.name],
            "reference": {"resource": column.refers_to.replace("_", "-"), "fields": ["id"]},
        }
        for column in form.columns
        if column.refers_to is not None and column.type != "texts"
    ]
    return {**schema, "foreignKeys": keys} if keys else schema


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if not column.optional and column.type != "texts":
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": column.meaning}
    return {**field, "constraints": constraints} if constraints else field


def is_mine(place: Path) -> bool:
    """Whether a folder holds a package of ours."""
    path = place / "datapackage.json"
    return path.is_file() and json.loads(path.read_text(encoding="utf-8")).get("name") == "sti-frameworks"


def rows(place: Path) -> dict[str, list[Row]]:
    """The rows of all tables."""
    return {name: list(_rows(form, place / f"{name}.csv")) for name, form in TABLES.items()}


def _rows(form: Table, path: Path) -> Iterable[Row]:
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {column.name: value(column, row[column.name]) for column in form.columns}
