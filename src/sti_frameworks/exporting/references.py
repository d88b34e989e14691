"""The sources as references for citation managers: BibTeX, CSL JSON and RIS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import citing
from ..frames import need

if TYPE_CHECKING:
    from ..contents import Contents
    from . import Release

__all__ = ["BibTeX", "Csl", "Ris"]


def _items(contents: Contents, release: Release) -> list[dict[str, Any]]:
    sources = [contents.sources[key] for key in sorted(contents.sources)]
    return [
        *(citing.source_item(source) for source in sources),
        citing.release_item(release.version, release.data, "sti-frameworks"),
    ]


class _References:
    text: Callable[[list[dict[str, Any]]], str]

    @classmethod
    def write(cls, place: Path, contents: Contents, release: Release) -> None:
        """Writes one file with every source, and the release itself."""
        place.write_text(cls.text(_items(contents, release)).rstrip("\n") + "\n", encoding="utf-8")


class BibTeX(_References):
    """A .bib file, for biber or any engine that reads UTF-8."""

    text = staticmethod(citing.as_bibtex)


class Csl(_References):
    """CSL JSON."""

    text = staticmethod(citing.as_csl)


def _as_ris(items: list[dict[str, Any]]) -> str:
    kinds = {"legislation": "STAT", "dataset": "DATA", "report": "RPRT", "article-newspaper": "NEWS", "software": "COMP"}
    entries = []
    for item in items:
        entry: dict[str, Any] = {
            "type_of_reference": kinds.get(item["type"], "ELEC"),
            "id": item["id"],
            "title": item["title"],
            "publisher": item.get("publisher"),
            "language": item.get("language"),
            "authors": [author["literal"] for author in item.get("author", [])] or None,
            "urls": [item["URL"]] if "URL" in item else None,
            "year": _slashed(item.get("issued")),
            "access_date": _slashed(item.get("accessed")),
            "notes": [item["note"]] if "note" in item else None,
        }
        entries.append({key: value for key, value in entry.items() if value is not None})
    return str(need("rispy", "references").dumps(entries))


def _slashed(date: dict[str, Any] | None) -> str | None:
    return None if date is None else "/".join(f"{part:02d}" for part in date["date-parts"][0])


class Ris(_References):
    """RIS."""

    text = staticmethod(_as_ris)
