"""The commands that look records up: by name, by kind, by id."""

from __future__ import annotations

import argparse
from typing import Any

from ..catalogue import Catalogue
from ..collection import Records
from ..records import Source
from ..tables import table_of
from .answers import Answer, Column, Data, Grid, Page
from .texts import several
from .wording import Wording

__all__ = ["find", "frameworks", "parties", "source", "sources"]


def find(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """Whatever bears that name."""
    found = catalogue.find(chosen.text)
    json = [{"table": table_of(type(each)).name, **fields} for each, fields in zip(found, found.to_dicts(), strict=True)]
    named = [(_kind(each), each.id, *(_named(each, lang) for lang in ("en", "ja"))) for each in found]

    def page() -> Page:
        rows = tuple((say(_kind(each)), each.id, _named(each, say.lang)) for each in found)
        columns = (Column("", "quiet", wraps=False), Column(say("id"), "code"), Column(say("name")))
        title = say("Found {text}: {count}", text=chosen.text, count=len(found))
        return Page(title, (Grid(columns, rows),) if rows else ())

    return Answer(Data(json, ("record", "id", "name_en", "name_ja"), named), page)


def _kind(record: Any) -> str:
    return type(record).__name__.lower()


def _named(record: Any, lang: str) -> str:
    fields = (f"{word}_{lang}" for word in ("name", "title", "label"))
    return next((str(getattr(record, field)) for field in fields if hasattr(record, field)), "")


def frameworks(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """All frameworks, or some."""
    found = catalogue.frameworks(kind=several(chosen.kind), parent=chosen.parent)

    def page() -> Page:
        columns = [
            Column(say("id"), "code"),
            Column(say("name")),
            Column(say("kind"), "quiet"),
            Column(say("since"), "date", wraps=False),
            Column(say("until"), "date", wraps=False),
        ]
        rows = [
            (
                each.id,
                say.of(each, "name"),
                say.term("framework_kind", each.kind),
                say.date(each.since),
                say.date(each.until),
            )
            for each in found
        ]
        return Page(say("Frameworks: {count}", count=len(found)), (Grid.of(columns, rows),) if rows else ())

    return Answer(found, page)


def parties(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """All parties, or some."""
    found = catalogue.parties(kind=several(chosen.kind))

    def page() -> Page:
        columns = [
            Column(say("code"), "code"),
            Column(say("name")),
            Column(say("kind"), "quiet"),
            Column(say("since"), "date", wraps=False),
            Column(say("until"), "date", wraps=False),
        ]
        rows = [
            (each.id, say.of(each, "name"), say.term("party_kind", each.kind), say.date(each.since), say.date(each.until))
            for each in found
        ]
        return Page(say("Parties: {count}", count=len(found)), (Grid.of(columns, rows),) if rows else ())

    return Answer(found, page)


def sources(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """All sources, or those of one framework."""
    found = catalogue.sources(framework=chosen.framework, kind=several(chosen.kind))

    def page() -> Page:
        columns = (
            Column(say("id"), "code"),
            Column(say("publisher")),
            Column(say("title"), is_main=True),
            Column(say("read"), "date", wraps=False),
        )
        rows = tuple((each.id, each.publisher, each.title, str(each.read)) for each in found)
        return Page(say("Sources: {count}", count=len(found)), (Grid(columns, rows),) if rows else ())

    return Answer(found, page)


def source(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """All that is on record of one source."""
    found = catalogue.source(chosen.source)

    def page() -> Page:
        rows = [
            (say("publisher"), found.publisher),
            (say("kind"), say.term("source_kind", found.kind)),
            (say("address"), found.url or ""),
            (say("copy that was read"), found.copy or ""),
            (say("archived"), found.archived or ""),
            (say("published"), say.date(found.published)),
            (say("read"), str(found.read)),
            (say("language"), found.lang),
            (say("note"), found.note or ""),
        ]
        columns = (Column(say("id"), "quiet", wraps=False), Column(found.id))
        return Page(found.title, (Grid(columns, tuple(row for row in rows if row[1])),))

    return Answer(Records([found], kind=Source), page)
