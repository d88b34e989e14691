"""A page as GitHub-flavoured Markdown, its tables padded so that they also read well as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .answers import Grid, Page
from .wrapping import visible, width_of

__all__ = ["lines"]

# What would be markup anywhere in a line; an underscore is markup only at the edge of a word.
_MARKUP = re.compile(r"[\\`*\[\]<>|&~]|(?<![^\W_])_|_(?![^\W_])")


def lines(page: Page) -> Iterator[str]:
    """The lines of the page."""
    yield f"**{_text(page.title)}**"
    for part in page.parts:
        yield ""
        if part.title:
            yield f"### {_text(part.title)}"
            yield ""
        if isinstance(part, Grid):
            yield from _table(part)
        else:
            for mark, text in part.items:
                # A number in brackets is no list of Markdown's own, which would count anew.
                yield f"- {f'({mark}) ' if mark.isdigit() else ''}{_text(text)}"


def _table(grid: Grid) -> Iterator[str]:
    rows = [[_text(column.heading) for column in grid.columns], *([_cell(cell) for cell in row] for row in grid.rows)]
    widths = [max(3, *map(width_of, column)) for column in zip(*rows, strict=True)]
    yield _row(rows[0], widths)
    yield f"|{'|'.join('-' * (width + 2) for width in widths)}|"
    for row in rows[1:]:
        yield _row(row, widths)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (f" {cell}{' ' * (width - width_of(cell))} " for cell, width in zip(cells, widths, strict=True))
    return f"|{'|'.join(padded)}|"


def _cell(text: str) -> str:
    return "<br>".join(_escaped(line.strip()) for line in visible(text).split("\n"))


def _text(text: str) -> str:
    return _escaped(" ".join(visible(text).split("\n")))


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)
