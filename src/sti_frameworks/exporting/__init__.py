"""All records to files that others read, and back: one module per format, each built on the tables and on a kept library.

An export appears whole or not at all: it is written beside its place under another name and then moved there.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import BadQuestion
from ..tables import Row, contents_of
from . import databases, datapackage, jsonlines, linked, parquet, references

if TYPE_CHECKING:
    from ..contents import Contents

__all__ = ["FORMATS", "Release", "export", "read"]


class Release(NamedTuple):
    """What an export says of itself.

    Attributes:
        version: of the code; data: the latest day on which a framework of the data was checked.
    """

    version: str
    data: str


FORMATS: Mapping[str, tuple[Any, str]] = {
    "datapackage": (datapackage, "folder"),
    "parquet": (parquet, "folder"),
    "jsonl": (jsonlines, "folder"),
    "sqlite": (databases.Sqlite, "file"),
    "duckdb": (databases.DuckDB, "file"),
    "jsonld": (linked.JsonLd, "file"),
    "turtle": (linked.Turtle, "file"),
    "bibtex": (references.BibTeX, "file"),
    "csl": (references.Csl, "file"),
    "ris": (references.Ris, "file"),
}
"""Every format, with what writes it and whether it makes a folder or a file."""


def export(
    contents: Contents,
    release: Release,
    place: Path,
    *,
    format: str,
    overwrite: bool,
    partition_by: str | None,
) -> Path:
    """Writes all records; see `Catalogue.export`."""
    if format not in FORMATS:
        raise BadQuestion(f"format={format!r} is unknown; it is one of: {', '.join(FORMATS)}")
    if partition_by is not None and format != "parquet":
        raise BadQuestion(f"partition_by is a way of writing parquet, not {format}")
    writer, kind = FORMATS[format]
    if place.exists() and not overwrite:
        raise BadQuestion(f"{str(place)!r} is there already; pass overwrite=True to put the export in its place")
    if place.exists() and place.is_dir() != (kind == "folder"):
        raise BadQuestion(f"{str(place)!r} is not a {kind}, and {format} makes a {kind}; name another place")
    if kind == "folder" and place.exists() and not _is_export(place):
        raise BadQuestion(f"{str(place)!r} holds files that no export made, which would be lost; name another folder")
    place.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    try:
        made = workshop / "made"
        options = {} if partition_by is None else {"partition_by": partition_by}
        writer.write(made, contents, release, **options)
        if place.is_dir():
            place.replace(workshop / "old")
        made.replace(place)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return place


MARK = "made-by-sti-frameworks.txt"


def _is_export(folder: Path) -> bool:
    return (folder / MARK).is_file() or not any(folder.iterdir())


def mark(folder: Path, release: Release) -> None:
    """Says in a folder that it is an export, so that a later one may take its place."""
    text = f"Written by sti-frameworks {release.version}, data of {release.data}. Data: CC-BY-4.0.\n"
    (folder / MARK).write_text(text, encoding="utf-8")


def read(place: Path) -> Contents | None:
    """The records of an export; None if the place is none of one that can be read back."""
    rows: Mapping[str, list[Row]] | None = None
    if place.is_dir():
        for module in (datapackage, parquet, jsonlines):
            if module.is_mine(place):
                rows = module.rows(place)
    elif place.is_file():
        for reader in (databases.Sqlite, databases.DuckDB, linked.JsonLd, linked.Turtle):
            if reader.is_mine(place):
                rows = reader.rows(place)
    return None if rows is None else contents_of(rows)
