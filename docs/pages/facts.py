"""How a fact stands on a page: its sources by number, its note, doubt and variants, the line at which it is corrected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sti_frameworks import Source, Where

from .markdown import anchor, day, escape, to_anchor, web

__all__ = ["Cited", "correct", "file_page", "remarks", "variants"]


def file_page(file: str) -> str:
    """The page that shows a data file: path below `docs/`, without suffix."""
    return f"data/{file.removesuffix('.toml')}"


def correct(where: Where | None, up: str = "..") -> str:
    """The number of the line at which a fact is written, as a link to it, from a page one folder deep."""
    if where is None:
        return ""
    return to_anchor(where.line, f"L{where.line}", f"{up}/{file_page(where.file)}.html", title=f"Correct it in {where}")


class Cited:
    """The sources that one page cites, numbered in the order in which it cites them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._sources: list[Source] = []

    def __bool__(self) -> bool:
        return bool(self._sources)

    def marks(self, sources: Iterable[Source]) -> str:
        """The numbers of some sources as links to the list of them."""
        return " ".join(to_anchor(f"[{self._number(source)}]", f"source-{source.id}") for source in sources)

    def _number(self, source: Source) -> int:
        if source.id not in self._numbers:
            self._sources.append(source)
            self._numbers[source.id] = len(self._sources)
        return self._numbers[source.id]

    def listed(self) -> str:
        """All of them, each with publisher, title, address, and the day it was read."""
        return "\n".join(f"{number}. {_told(source)}" for number, source in enumerate(self._sources, start=1))


def _told(source: Source) -> str:
    title = escape(source.title) if source.url is None else web(source.title, source.url)
    parts = [f"{escape(source.publisher)}: {title}"]
    parts += [f"published {day(source.published)}"] if source.published else []
    parts += [web("archived", source.archived)] if source.archived else []
    parts += [f"read on {day(source.read)}" + (f" in a {web('copy', source.copy)}" if source.copy else "")]
    note = f" {escape(source.note)}" if source.note else ""
    return f"{anchor(f'source-{source.id}')}{', '.join(parts)}.{note} Line {correct(source.where)}."


def remarks(record: Any, cited: Cited) -> str:
    """Doubt, note and variants of a record as short text for a cell."""
    parts = [f"**Doubt:** {escape(record.doubt)}"] if record.doubt else []
    parts += [escape(record.note)] if record.note else []
    parts += [f"**Variant:** {told}" for told in variants(record, cited)]
    return " ".join(parts)


def variants(record: Any, cited: Cited) -> list[str]:
    """The other values that sources give for a record's fields."""
    return [
        f"{escape(each.field)} {escape(each.value)} {cited.marks([each.source])}"
        + (f" ({escape(each.note)})" if each.note else "")
        for each in record.variants
    ]
