"""Commitments as a table: what is promised, by which verb and how strongly, where, and on which themes."""

from __future__ import annotations

from collections.abc import Iterable

import sti_frameworks as sti
from sti_frameworks import Commitment

from .facts import Cited, correct, remarks
from .markdown import both, day, escape, table, web

__all__ = ["commitments"]


def commitments(found: Iterable[Commitment], cited: Cited) -> str:
    """The strongest first, then by date."""
    ordered = sorted(found, key=lambda each: (-each.strength, str(each.date), each.id))
    return table(
        ("strength", "what is promised", "in", "on", "themes", "remarks", "source", "line"),
        (
            (
                f"{each.strength} {escape(each.modality)}",
                both(each.summary_en, each.summary_ja),
                _document(each.document),
                day(each.date),
                ", ".join(f"[{theme}](../themes/{theme}.md)" for theme in each.themes),
                remarks(each, cited),
                cited.marks(each.sources or (locator.source for locator in each.locators)),
                correct(each.where),
            )
            for each in ordered
        ),
    )


def _document(name: str) -> str:
    found = sti.document(name)
    return web(found.title_en, found.url) if found.url else escape(found.title_en)
