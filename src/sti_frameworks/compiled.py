"""The form in which a wheel carries the records: a JSON file of rows for each table, made from the TOML when it is built.

It holds what the TOML says, no more, and is read several times faster. A row is a record's fields in order; dates and places
are text; a source is its number in the file's list. The TOML travels with it, so that a line can be named and corrected.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from typing import Any

import attrs

from .contents import PLACES, Contents
from .dates import PartialDate
from .fields import CLASSES
from .records import Source, Where

__all__ = ["dump", "load"]

FORM = 2


def dump(contents: Contents) -> dict[str, str]:
    """The contents as JSON texts, by the name of their file. They must be without problems."""
    numbers = {source: number for number, source in enumerate(contents.sources.values())}
    texts = {
        place: [_row(record, numbers if kind is not Source else {}) for record in getattr(contents, place).values()]
        for kind, place in PLACES.items()
    }
    return {name: _json([FORM, rows]) for name, rows in [("aliases", contents.aliases), *texts.items()]}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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


def load(read: Callable[[str], str | bytes]) -> Contents:
    """The contents that `dump` wrote, each table when it is first asked for.

    Args:
        read: gives the text of a file of `dump` by its name.

    A file of another form is a `ValueError`: the wheel is broken.
    """
    contents = CompiledContents.__new__(CompiledContents)
    contents._begin(read)
    return contents


class CompiledContents(Contents):
    """Contents of which each table is read when it is first touched: an attribute that is not there yet is made."""

    __slots__ = ("_read", "_reader")

    _read: Callable[[str], str | bytes]
    _reader: _Reader

    def _begin(self, read: Callable[[str], str | bytes]) -> None:
        self._read = read
        self._reader = _Reader(self)
        self.files, self.problems = [], []
        self.aliases = self._table("aliases")

    def __getattr__(self, name: str) -> Any:
        if name == "declared":
            self.declared = {place: set(getattr(self, place)) for place in PLACES.values()}
            return self.declared
        for kind, place in PLACES.items():
            if place == name:
                make = self._reader.of(kind)
                rows = self._table(place)
                # Thousands of records that all stay: looking for garbage among them would take a third of the time.
                collects = gc.isenabled()
                gc.disable()
                try:
                    found = {record.id: record for record in map(make, rows)}
                finally:
                    if collects:
                        gc.enable()
                setattr(self, place, found)
                return found
        raise AttributeError(name)

    def _table(self, name: str) -> Any:
        form, rows = json.loads(self._read(name))
        if form != FORM:
            raise ValueError("the compiled data are not of this version's form; install the package anew")
        return rows


class _Reader:
    """Makes records from rows, each date once."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
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
            return self._source
        return self.of(CLASSES[name]) if name in CLASSES else None

    def _source(self, number: int) -> Source:
        if not self.sources:
            self.sources = list(self.contents.sources.values())
        return self.sources[number]

    def _date(self, text: str) -> PartialDate:
        if text not in self.dates:
            self.dates[text] = PartialDate.parse(text)
        return self.dates[text]


def _where(text: str) -> Where:
    file, _, line = text.rpartition(":")
    return Where(file, int(line))
