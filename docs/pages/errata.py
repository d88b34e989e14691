"""The errata of the source chapter: where the record says otherwise, and footnotes that do not support their sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sti_frameworks as sti

from .markdown import table

CHAPTER = "crds-2025"


def pages() -> dict[str, str]:
    return {"reference/chapter-errata.md": errata()}


def errata() -> str:
    """What the source chapter says otherwise than the record, and its footnotes that do not support their sentence."""
    rows = [row for record in all_facts() for row in differences(record)]
    wrong = [row for row in rows if not is_coarser(row)]
    coarser = [row[:4] for row in rows if is_coarser(row)]
    footnotes = [note for note in sti.source(CHAPTER).footnotes if note.supports != "yes"]
    source = sti.source(CHAPTER)
    return "\n".join(
        [
            "# Errata of the source chapter",
            "",
            f"{source.publisher}: {source.title}. Made from the data by `make docs`: every variant whose source is",
            f"`{CHAPTER}`, and every footnote that does not, or not wholly, support its sentence. The record is right as far",
            "as its own sources are.",
            "",
            f"## {len(wrong)} places where the record says otherwise",
            "",
            table(("record", "field", "the record", "the chapter", "why"), wrong),
            "",
            f"## {len(footnotes)} footnotes of {len(source.footnotes)} that do not wholly support their sentence",
            "",
            table(
                ("footnote", "page", "supports", "cites", "remark"),
                ((note.number, note.page, note.supports, ", ".join(note.cites), note.remark) for note in footnotes),
            ),
            "",
            f"## {len(coarser)} dates that the chapter gives less precisely",
            "",
            table(("record", "field", "the record", "the chapter"), coarser),
            "",
        ]
    )


def is_coarser(row: tuple[object, ...]) -> bool:
    """Whether the chapter only gives the month or the year of the record's day: less precise, not wrong."""
    return isinstance(row[2], sti.PartialDate) and str(row[2]).startswith(str(row[3]))


def all_facts() -> Iterator[Any]:
    yield from sti.parties()
    yield from sti.frameworks()
    yield from sti.memberships()
    yield from sti.meetings()
    yield from sti.documents()
    yield from sti.events()
    yield from sti.commitments()


def differences(record: Any) -> Iterator[tuple[object, ...]]:
    name = getattr(record, "id", None) or f"{record.party} in {record.framework}"
    for variant in record.variants:
        if variant.source.id == CHAPTER:
            value = getattr(record, variant.field)
            shown = f"{len(value)} on record" if isinstance(value, tuple) else value
            yield f"`{name}`", variant.field, shown, variant.value, variant.note
