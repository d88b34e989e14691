"""The form in which a wheel carries the records: one JSON file of rows, made from the TOML when the wheel is built.

It holds what the TOML says, no more, and is read several times faster. A row is a record's fields in order; dates and places
are text; a source is its number in the file's list. The TOML travels with it, so that a line can be named and corrected.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import attrs

from . import membership, proceedings, promises, records
from .contents import PLACES, Contents
from .dates import PartialDate
from .records import Source, Where

__all__ = ["dump", "load"]

FORM = 1

_CLASSES: dict[str, type[Any]] = {
    cls.__name__: cls
    for module in (records, membership, proceedings, promises)
    for cls in (getattr(module, name) for name in module.__all__)
    if attrs.has(cls)
}


def dump(contents: Contents) -> str:
    """The contents as JSON text. They must be without problems."""
    numbers = {source: number for number, source in enumerate(contents.sources.values())}
    tables = {
        place: [_row(record, numbers if kind is not Source else {}) for record in getattr(contents, place).values()]
        for kind, place in PLACES.items()
    }
    return json.dumps({"form": FORM, "aliases": contents.aliases, **tables}, ensure_ascii=False, separators=(",", ":"))


def _row(record: Any, numbers: dict[Source, int]) -> list[Any]:
    return [_plain(getattr(record, field.name), numbers) for field in _written(type(record))]


def _plain(value: Any, numbers: dict[Source, int]) -> Any:
    if isinstance(value, tuple):
        return [_plain(each, numbers) for each in value]
    if isinstance(value, (PartialDate, Where)):
        return str(value)
    if isinstance(value, Source):
        return numbers[value]
    if attrs.has(type(value)):
        return _row(value, numbers)
    return value


def _written(cls: type[Any]) -> list[Any]:
    """The fields that a row holds: all but a framework's catalogue, which it gets where it arrives."""
    return [field for field in attrs.fields(cls) if not field.name.startswith("_")]


def load(text: str) -> Contents:
    """The contents that `dump` wrote. A file of another form is a `ValueError`: the wheel is broken."""
    tables = json.loads(text)
    if tables.pop("form") != FORM:
        raise ValueError("the compiled data are not of this version's form; install the package anew")
    contents = Contents(aliases=tables["aliases"])
    reader = _Reader()
    for kind, place in PLACES.items():
        read = reader.of(kind)
        found = [read(row) for row in tables[place]]
        if kind is Source:
            reader.sources = found
        setattr(contents, place, {record.id: record for record in found})
        contents.declared[place] = set(getattr(contents, place))
    return contents


class _Reader:
    """Makes records from rows, each date once."""

    def __init__(self) -> None:
        self.sources: list[Source] = []
        self.dates: dict[str, PartialDate] = {}
        self.readers: dict[type[Any], Callable[[list[Any]], Any]] = {}

    def of(self, cls: type[Any]) -> Callable[[list[Any]], Any]:
        """A function from rows of a class to its records. Only the fields that are no plain values are touched."""
        if cls not in self.readers:
            changed: list[tuple[int, Callable[[Any], Any]]] = []

            # Keyword-only fields (the line) come last in a row and are passed by name.
            def read(row: list[Any]) -> Any:
                for index, change in changed:
                    value = row[index]
                    if value is not None:
                        row[index] = change(value)
                return cls(*row[:positional], **dict(zip(by_name, row[positional:], strict=True)))

            self.readers[cls] = read
            fields = _written(cls)
            by_name = [field.name for field in fields if field.kw_only]
            positional = len(fields) - len(by_name)
            for index, field in enumerate(fields):
                # The annotation as written: cattrs, where it was at work, has put types in the place of attrs' own text.
                found = self._change(cls.__annotations__[field.name])
                if found is not None:
                    changed.append((index, found))
        return self.readers[cls]

    def _change(self, kind: str) -> Callable[[Any], Any] | None:
        """What turns JSON into a field of that annotation; None where JSON has it already."""
        name = kind.removesuffix(" | None")
        if name.startswith("tuple["):
            inner = name.removeprefix("tuple[").split(",")[0]
            change = self._change(inner)
            return tuple if change is None else lambda values: tuple(change(each) for each in values)
        if name == "PartialDate":
            return self._date
        if name == "Where":
            return _where
        if name == "Source":
            return lambda number: self.sources[number]
        return self.of(_CLASSES[name]) if name in _CLASSES else None

    def _date(self, text: str) -> PartialDate:
        if text not in self.dates:
            self.dates[text] = PartialDate.parse(text)
        return self.dates[text]


def _where(text: str) -> Where:
    file, _, line = text.rpartition(":")
    return Where(file, int(line))
