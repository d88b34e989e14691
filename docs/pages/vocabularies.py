"""The controlled vocabularies, every value with its words, its meaning, and what other codebooks call it."""

from __future__ import annotations

import sti_frameworks as sti

from .markdown import code, escape, page, table

__all__ = ["pages"]


def pages() -> dict[str, str]:
    parts = [
        "# Vocabularies",
        "Every value that a field may take. `sti.terms(name)` gives one vocabulary, `sti.vocabularies()` all of them; an "
        "unknown value is an error that lists these.",
    ]
    for name, values in sti.vocabularies().items():
        parts.append(f"## {name}")
        rows = (
            (
                code(term.code),
                term.rank,
                escape(term.en),
                escape(term.ja),
                escape(term.definition_en),
                escape(term.counterpart_elsewhere),
            )
            for term in values.values()
        )
        parts.append(table(("value", "rank", "English", "日本語", "meaning", "elsewhere"), rows))
    return {"reference/vocabularies.md": page(*parts)}
