"""Markdown that Sphinx reads: tables, links, and text of the data that stays text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

__all__ = ["anchor", "both", "cell", "code", "day", "escape", "link", "page", "table", "to_anchor", "web"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>~$&#^])")
_BEGINNING = re.compile(r"^(\s*)([-+=:%]|\d+(?=[.)]))")


def escape(text: object) -> str:
    """Text of the data as Markdown that shows it as it is, in one line."""
    plain = _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))
    # What would begin a list, a rule or a comment at the start of a line.
    return _BEGINNING.sub(lambda found: f"{found[1]}{html_entity(found[2][0])}{found[2][1:]}", plain)


def html_entity(sign: str) -> str:
    return f"&#{ord(sign)};"


def code(text: object) -> str:
    """An id or a value as code; ids hold no backticks."""
    return f"`{text}`"


def link(text: object, address: str) -> str:
    """A link within the site (a path relative to the page)."""
    return f"[{escape(text)}]({address})"


def web(text: object, address: str) -> str:
    """A link to elsewhere."""
    return f'<a class="reference external" href="{html.escape(address)}">{html.escape(str(text))}</a>'


def anchor(name: str) -> str:
    """A place on the page that `to_anchor` leads to."""
    return f'<span id="{html.escape(name)}"></span>'


def to_anchor(text: object, name: str, page: str = "", title: str = "") -> str:
    """A link to such a place; its title is what shows when it is pointed at."""
    told = f' title="{html.escape(title)}"' if title else ""
    return f'<a class="reference internal" href="{html.escape(page)}#{html.escape(name)}"{told}>{html.escape(str(text))}</a>'


def cell(value: object) -> str:
    """A value for a cell of a table that is Markdown already, or text without any."""
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")


def both(english: str, japanese: str) -> str:
    """The same in both languages, one below the other, in a cell."""
    return f"{escape(english)}<br>[{escape(japanese)}]{{lang=ja}}"


def day(date: object) -> str:
    """A date that is not broken at its hyphens."""
    return "" if date is None else f"[{date}]{{.day}}"


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table, without the columns in which no row says anything."""
    listed = [list(map(cell, row)) for row in rows]
    titles = list(head)
    told = [column for column in range(len(titles)) if any(row[column] for row in listed)]
    titles, listed = [titles[column] for column in told], [[row[column] for column in told] for row in listed]
    return "\n".join(
        ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles), *("| " + " | ".join(row) + " |" for row in listed)]
    )


def page(*parts: str | None, orphan: bool = False) -> str:
    """Paragraphs, tables and headings as a page; an orphan is reached by links alone, not by the table of contents."""
    head = ["---\norphan: true\n---"] if orphan else []
    return "\n\n".join([*head, *(part for part in parts if part)]) + "\n"
