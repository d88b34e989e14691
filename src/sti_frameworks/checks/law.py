"""What a law is: a function that yields a `Problem` for each place that breaks it, listed in `LAWS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from ..contents import PLACES, Contents, DataFile
from ..errors import Problem
from ..membership import Framework, Membership

__all__ = ["LAWS", "Checked", "at", "law", "table"]

Law = Callable[["Checked"], Iterator[Problem]]

LAWS: list[Law] = []


@attrs.define
class Checked:
    """What the laws look at: all contents, and those of the files under judgement, the only ones that can be at fault."""

    whole: Contents
    own: Contents

    def frameworks(self) -> Iterable[Framework]:
        return self.own.frameworks.values()

    def spells(self) -> Iterator[tuple[Framework, Membership]]:
        for framework in self.frameworks():
            for spell in framework.memberships:
                yield framework, spell

    def records(self) -> Iterator[Any]:
        """Every fact: what bears sources, notes and variants."""
        yield from self.own.parties.values()
        yield from self.frameworks()
        yield from (spell for _, spell in self.spells())
        for table in (self.own.meetings, self.own.documents, self.own.events, self.own.commitments):
            yield from table.values()

    def all_records(self) -> Iterator[Any]:
        """Every fact, and what facts lean on: sources and themes."""
        yield from self.own.sources.values()
        yield from self.own.themes.values()
        yield from self.records()

    def known(self, kind: type[Any]) -> set[str]:
        """All ids of a kind that are spoken of, also of records that could not be read."""
        return self.whole.declared.get(PLACES[kind], set())


def law(function: Law) -> Law:
    LAWS.append(function)
    return function


def at(record: Any, what: str) -> Problem:
    return Problem(record.where.file, record.where.line, what)


def table(file: DataFile, name: str) -> dict[str, Any]:
    """A table of a file as it was read, empty where it is none."""
    found = file.tables.get(name, {})
    return found if isinstance(found, dict) else {}
