"""Citations: of the release, or of the sources that one record rests on, as text, BibTeX or CSL JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from .dates import PartialDate
from .records import Source

__all__ = ["as_bibtex", "as_csl", "as_text", "release_item", "source_item"]

# CSL item types of our kinds of sources; BibTeX has @misc for all of them but a book's.
CSL_TYPES = {
    "depositary": "webpage",
    "official": "webpage",
    "gazette": "legislation",
    "reference": "entry-encyclopedia",
    "dataset": "dataset",
    "report": "report",
    "press": "article-newspaper",
    "scholarly": "article",
}


def release_item(code: str, data: str, project: str) -> dict[str, Any]:
    """The CSL item of a release: code and data together."""
    return {
        "id": f"{project}-{code}",
        "type": "software",
        "title": f"{project}: memberships, meetings and commitments of international frameworks",
        "author": [{"literal": f"The {project} maintainers"}],
        "version": code,
        "issued": {"date-parts": [[int(data[:4])]]},
        "note": f"Data of {data}",
    }


def source_item(source: Source) -> dict[str, Any]:
    """The CSL item of a source; "accessed" is the day on which it was read for these data."""
    item: dict[str, Any] = {
        "id": source.id,
        "type": CSL_TYPES[source.kind],
        "title": source.title,
        "publisher": source.publisher,
        "language": source.lang,
        "accessed": {"date-parts": [_parts(source.read)]},
    }
    if source.url is not None:
        item["URL"] = source.url
    if source.published is not None:
        item["issued"] = {"date-parts": [_parts(source.published)]}
    if source.copy is not None:
        item["note"] = f"Read in the copy {source.copy}"
    return item


def _parts(date: PartialDate) -> list[int]:
    return [part for part in (date.year, date.month, date.day) if part is not None]


def as_csl(items: Iterable[dict[str, Any]]) -> str:
    """CSL JSON, for citation managers."""
    return json.dumps(list(items), ensure_ascii=False, indent=2)


def as_bibtex(items: Iterable[dict[str, Any]]) -> str:
    """BibTeX (for biber or any engine that reads UTF-8)."""
    return "\n\n".join(_entry(item) for item in items)


def _entry(item: dict[str, Any]) -> str:
    fields = {
        "title": item["title"],
        "author": " and ".join(f"{{{author['literal']}}}" for author in item.get("author", [])),
        "organization": item.get("publisher", ""),
        "year": str(item["issued"]["date-parts"][0][0]) if "issued" in item else "",
        "version": item.get("version", ""),
        "url": item.get("URL", ""),
        "urldate": "-".join(f"{part:02d}" for part in item["accessed"]["date-parts"][0]) if "accessed" in item else "",
        "note": item.get("note", ""),
    }
    lines = [f"  {name} = {{{_escaped(name, text)}}}," for name, text in fields.items() if text]
    return "\n".join([f"@misc{{{item['id']},", *lines, "}"])


def _escaped(name: str, text: str) -> str:
    # An author's braces keep a body's name from being taken for a person's; addresses stand as they are.
    return text if name in ("author", "url") else re.sub(r"([&%$#_{}])", r"\\\1", text)


def as_text(items: Iterable[dict[str, Any]]) -> str:
    """One line each, for reading."""
    return "\n".join(_line(item) for item in items)


def _line(item: dict[str, Any]) -> str:
    parts = [author["literal"] for author in item.get("author", [])] or [item.get("publisher", "")]
    parts.append(item["title"])
    if "issued" in item:
        parts.append("-".join(f"{part:02d}" for part in item["issued"]["date-parts"][0]))
    parts += [f"version {item['version']}"] if "version" in item else []
    parts += [item["URL"]] if "URL" in item else []
    parts += [item["note"]] if "note" in item else []
    accessed = f" (read {'-'.join(f'{part:02d}' for part in item['accessed']['date-parts'][0])})" if "accessed" in item else ""
    return ", ".join(filter(None, parts)) + accessed
