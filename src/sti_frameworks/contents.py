"""`Contents`: all records of a folder or of a release, by kind and id, before any question is asked of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

import attrs

from .membership import Framework, Party
from .proceedings import Document, Event, Meeting
from .promises import Commitment, Theme
from .records import Source, Where

if TYPE_CHECKING:
    from .errors import Problem
    from .lines import LineIndex

__all__ = ["PLACES", "Contents", "DataFile"]

R = TypeVar("R")

PLACES: Mapping[type[Any], str] = {
    Source: "sources",
    Party: "parties",
    Framework: "frameworks",
    Theme: "themes",
    Meeting: "meetings",
    Document: "documents",
    Event: "events",
    Commitment: "commitments",
}


@attrs.define
class DataFile:
    """One file as it was read: its name below the folder, its text, its tables, the lines they stand on."""

    name: str
    text: str
    tables: dict[str, Any]
    lines: LineIndex

    def where(self, *path: str | int) -> Where:
        return Where(self.name, self.lines.line(path))


@attrs.define
class Contents:
    """All records of a folder, before the laws are checked.

    `declared` holds the ids that the files speak of, by table, also of records that could not be read: so one mistake does
    not show as many.
    """

    files: list[DataFile] = attrs.Factory(list)
    sources: dict[str, Source] = attrs.Factory(dict)
    parties: dict[str, Party] = attrs.Factory(dict)
    frameworks: dict[str, Framework] = attrs.Factory(dict)
    themes: dict[str, Theme] = attrs.Factory(dict)
    meetings: dict[str, Meeting] = attrs.Factory(dict)
    documents: dict[str, Document] = attrs.Factory(dict)
    events: dict[str, Event] = attrs.Factory(dict)
    commitments: dict[str, Commitment] = attrs.Factory(dict)
    aliases: dict[str, str] = attrs.Factory(dict)
    declared: dict[str, set[str]] = attrs.Factory(dict)
    problems: list[Problem] = attrs.Factory(list)

    def kept(self, kind: type[R]) -> dict[str, R]:
        """The records of one kind, by id."""
        return cast(dict[str, R], getattr(self, PLACES[kind]))

    def declare(self, kind: type[Any], identifier: str) -> None:
        self.declared.setdefault(PLACES[kind], set()).add(identifier)

    def laid_over(self, below: Contents) -> Contents:
        """These records over others: where both have an id, this one stands, whole."""
        whole = Contents(files=self.files, problems=self.problems, aliases=below.aliases | self.aliases)
        for place in PLACES.values():
            setattr(whole, place, getattr(below, place) | getattr(self, place))
            whole.declared[place] = below.declared.get(place, set()) | self.declared.get(place, set())
        return whole
