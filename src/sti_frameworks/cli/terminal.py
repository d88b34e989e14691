"""A page in a terminal, by rich: tables that fit its width, wrapped and not cut, with colour where there may be any."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from .answers import Grid, Listing, Page
from .wrapping import screen_width, units, visible, wrap

if TYPE_CHECKING:
    from typing import TextIO

__all__ = ["may_colour", "show"]

STYLES = {"plain": "", "code": "bold cyan", "date": "green", "quiet": "dim", "strong": "bold"}


def may_colour(color: str, stream: TextIO) -> bool:
    """Whether colours may be written: always, never, or on a terminal unless NO_COLOR is set."""
    if color != "auto":
        return color == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show(page: Page, *, color: str) -> None:
    """Writes the page to standard output."""
    colourful = may_colour(color, sys.stdout)
    console = Console(
        file=sys.stdout,
        width=screen_width(),
        force_terminal=colourful,
        color_system="auto" if colourful else None,
        no_color=not colourful,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(_Wrapped(_line(page.title), "bold"))
    for part in page.parts:
        console.print()
        if isinstance(part, Grid):
            if part.title:
                console.print(_Wrapped(_line(part.title), "bold"))
            console.print(_table(part))
        else:
            console.print(_listing(part))


def _table(grid: Grid) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    has_main = any(column.is_main for column in grid.columns)
    for column in grid.columns:
        # What stands beside the main column takes a seventh of the width at most.
        narrow = max(12, screen_width() // 7) if has_main and column.wraps and not column.is_main else None
        table.add_column(_Wrapped(_line(column.heading), "bold"), no_wrap=not column.wraps, overflow="fold", max_width=narrow)
    for row in grid.rows:
        table.add_row(*(_Wrapped(visible(cell), STYLES[column.style]) for column, cell in zip(grid.columns, row, strict=True)))
    return table


def _listing(listing: Listing) -> Table:
    whole = Table.grid(padding=(0, 1))
    whole.title = Text(_line(listing.title), "bold") if listing.title else None
    whole.title_justify = "left"
    whole.add_column(no_wrap=True)
    whole.add_column(overflow="fold")
    for mark, text in listing.items:
        whole.add_row(_Wrapped(f"  {mark}", "dim"), _Wrapped(_line(text)))
    return whole


def _line(text: str) -> str:
    return " ".join(visible(text).split("\n"))


class _Wrapped:
    """A text that breaks where its language breaks."""

    def __init__(self, text: str, style: str = "") -> None:
        self.text, self.style = text, style

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        longest = max((cell_len(unit.rstrip()) for line in self.text.split("\n") for unit in units(line)), default=0)
        whole = max(map(cell_len, self.text.split("\n")))
        return Measurement(min(longest, options.max_width), min(whole, options.max_width))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        first, *others = self.text.split("\n")
        for line in wrap(first, options.max_width, cell_len):
            yield Text(line, self.style, no_wrap=True, overflow="ignore")
        # What stands below the first line of a cell is there to be looked up, not to be read.
        for other in others:
            for line in wrap(other, options.max_width, cell_len):
                yield Text(line, "dim", no_wrap=True, overflow="ignore")
