"""JSON Lines, a file for each table, each with its JSON Schema (2020-12)."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..tables import TABLES, Column, Row, Table, rows_of

if TYPE_CHECKING:
    from ..contents import Contents
    from . import Release

__all__ = ["is_mine", "rows", "schema_of", "write"]


def write(place: Path, contents: Contents, release: Release) -> None:
    """Writes a folder: for each table "name.jsonl" and "name.schema.json"."""
    from . import mark

    place.mkdir()
    for name, found in rows_of(contents).items():
        with (place / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(json.dumps(row, ensure_ascii=False, default=_day) + "\n" for row in found)
        schema = json.dumps(schema_of(TABLES[name]), ensure_ascii=False, indent=2)
        (place / f"{name}.schema.json").write_text(schema + "\n", encoding="utf-8")
    mark(place, release)


def _day(value: Any) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"no JSON for {value!r}")


def schema_of(form: Table) -> dict[str, Any]:
    """The JSON Schema of a table's rows: types, meanings and allowed values."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sti-frameworks:table:{form.name}",
        "title": form.name,
        "description": f"Each row is {form.meaning}.",
        "type": "object",
        "properties": {column.name: _property(column) for column in form.columns},
        "required": [column.name for column in form.columns],
        "additionalProperties": False,
    }


def _property(column: Column) -> dict[str, Any]:
    kinds = {"text": "string", "date": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
    made: dict[str, Any] = {"description": column.meaning}
    if column.type == "texts":
        return {**made, "type": "array", "items": {"type": "string"}}
    kind = kinds[column.type]
    made["type"] = [kind, "null"] if column.optional else kind
    if column.type == "date":
        made["format"] = "date"
    if column.values:
        made["enum"] = [*column.values, None] if column.optional else list(column.values)
    return made


def is_mine(place: Path) -> bool:
    """Whether a folder holds tables of ours."""
    return all((place / f"{name}.jsonl").is_file() for name in TABLES)


def rows(place: Path) -> dict[str, list[Row]]:
    """The rows of all tables."""
    found: dict[str, list[Row]] = {}
    for name in TABLES:
        with (place / f"{name}.jsonl").open(encoding="utf-8") as file:
            found[name] = [json.loads(line) for line in file]
    return found
