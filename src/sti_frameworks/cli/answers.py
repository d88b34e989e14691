"""What a command answers with, before anything says how it is written: records for machines, a page for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

import attrs

if TYPE_CHECKING:
    from ..collection import Records

__all__ = ["Answer", "Column", "Data", "Grid", "Listing", "Page", "as_table"]

Style = Literal["plain", "code", "date", "quiet", "strong"]


@attrs.frozen
class Column:
    """A column of a page's table.

    Attributes:
        heading: its word, in the reader's language.
        style: "code" (ids), "date", "quiet", "strong" or "plain": colours where there are any.
        wraps: whether its cells may take several lines.
        is_main: whether it is what the table is read for, and gets the room where there is little.
    """

    heading: str
    style: Style = "plain"
    wraps: bool = True
    is_main: bool = False


@attrs.frozen
class Grid:
    """A table; a line break in a cell is a new line of the cell. Columns that would be empty are left out by `of`."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""

    @classmethod
    def of(cls, columns: Sequence[Column], rows: Sequence[Sequence[str]], *, title: str = "") -> Grid:
        """A grid of the columns that say anything."""
        kept = [number for number in range(len(columns)) if not rows or any(row[number] for row in rows)]
        return cls(
            tuple(columns[number] for number in kept), tuple(tuple(row[number] for number in kept) for row in rows), title
        )


@attrs.frozen
class Listing:
    """Some paragraphs under a title, each with its mark: the number of a footnote, or a bullet."""

    title: str
    items: tuple[tuple[str, str], ...]


@attrs.frozen
class Page:
    """What a person reads: one sentence, then tables and lists."""

    title: str
    parts: tuple[Grid | Listing, ...] = ()


@attrs.frozen
class Data:
    """What a machine reads, where the answer is more than a list of records.

    Attributes:
        json: what JSON says.
        header, rows: the same as a table of texts, for CSV.
    """

    json: Any
    header: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


@attrs.frozen
class Answer:
    """An answer; its page is made only where a person reads it."""

    data: Records[Any] | Data
    page: Callable[[], Page]


def as_table(records: Iterable[Any], kind: type[Any]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The header and the rows of some records of one kind, with the cells that the files of the data package have."""
    from ..exporting.datapackage import cell
    from ..tables import columns_of_records, rows_of_records

    columns = columns_of_records(kind)
    rows = [tuple(cell(column, row[column.name]) for column in columns) for row in rows_of_records(records, kind)]
    return tuple(column.name for column in columns), rows
