"""The data dictionary: every table with its columns, from the record classes."""

from __future__ import annotations

import sti_frameworks as sti

from .markdown import table


def pages() -> dict[str, str]:
    return {"reference/data-dictionary.md": dictionary()}


def dictionary() -> str:
    """Every table with its columns, as Markdown."""
    parts = [
        "# Data dictionary",
        "",
        "Made from the record classes by `make docs`. The same columns, in the same order, in every frame and every export.",
        "A date is four columns: as precise as its source, its earliest and its latest day, and that precision.",
    ]
    for form in sti.TABLES.values():
        rows = (
            (
                f"`{column.name}`",
                column.type,
                column.meaning,
                "yes" if column.optional else "",
                column.unit,
                column.vocabulary or ", ".join(column.values),
                column.refers_to,
            )
            for column in form.columns
        )
        head = ("column", "type", "meaning", "can be empty", "unit", "vocabulary or values", "refers to")
        parts += ["", f"## {form.name}", "", f"Each row is {form.meaning}. Key: {', '.join(form.key)}.", "", table(head, rows)]
    return "\n".join(parts) + "\n"
