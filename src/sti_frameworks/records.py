"""What all records share: immutable, typed, hashable, sortable, each with its sources and the line it was written at.

Nothing here, nor in `membership`, `proceedings` and `promises` (the records themselves), knows where records come from or
how they are asked for. Fields that may be absent are None (one value) or an empty tuple (several). Equality compares what a
record says, not the line it stands on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import attrs

from .dates import PartialDate

__all__ = ["Fact", "Footnote", "Locator", "Record", "Source", "Variant", "Where", "field_names", "interval", "plain"]


def where_field() -> Any:
    return attrs.field(default=None, eq=False, kw_only=True)


class Record:
    """What all records share: an order by a stable key, and a one-line `repr`."""

    __slots__ = ()

    @property
    def sort_key(self) -> tuple[str, ...]:
        """What records of one kind are sorted by: text, the same in every release."""
        return (str(getattr(self, "id", "")),)

    def __lt__(self, other: object) -> bool:
        return self._compared(other, lambda mine, its: mine < its)

    def __le__(self, other: object) -> bool:
        return self._compared(other, lambda mine, its: mine <= its)

    def __gt__(self, other: object) -> bool:
        return self._compared(other, lambda mine, its: mine > its)

    def __ge__(self, other: object) -> bool:
        return self._compared(other, lambda mine, its: mine >= its)

    def _compared(self, other: object, test: Callable[[tuple[str, ...], tuple[str, ...]], bool]) -> bool:
        if not isinstance(other, Record) or type(other) is not type(self):
            return NotImplemented  # type: ignore[no-any-return]
        return test(self.sort_key, other.sort_key)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {' '.join(part for part in self.sort_key if part)}>"

    def _repr_html_(self) -> str:
        # Cards are made far above; a notebook reaches them from here all the same.
        from .cards import card

        return card(self)


@attrs.frozen(repr=False)
class Where:
    """The line of a data file that a record was written at.

    Attributes:
        file: path below the data folder, with "/".
        line: counted from 1.
    """

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"

    def __repr__(self) -> str:
        return f"<{self}>"


@attrs.frozen(repr=False)
class Footnote:
    """A footnote of a source that other facts were first found in: what it cites, and whether that supports its sentence.

    Attributes:
        number: the footnote's number.
        page, section: where it stands.
        cites: ids of the sources that it names; empty where it only explains.
        supports: a value of the vocabulary `supports`, as far as the title and the address of what is cited tell.
        remark: why it supports its sentence only in part or not at all, or what is misprinted.
    """

    number: int
    page: str
    section: str
    supports: str
    cites: tuple[str, ...] = ()
    remark: str | None = None

    def __repr__(self) -> str:
        return f"<Footnote {self.number} p. {self.page} {self.supports} {' '.join(self.cites)}>"


@attrs.frozen(order=False, repr=False)
class Source(Record):
    """Where a fact is stated.

    Attributes:
        id: lower-case name, unique among all sources.
        title, publisher: as the source gives them, in its language.
        kind: a value of the vocabulary `source_kind`.
        lang: BCP 47 code of the source's language.
        read: the day on which it was read for these data.
        url: its address (https), where it has one.
        copy: the address of the copy that was read, where that was not the original.
        published: when it was published, where it says so.
        archived: address of a lasting archived copy, where there is one.
        note: what a reader should know of it.
        footnotes: its own footnotes, where they are on record.
    """

    id: str
    title: str
    publisher: str
    kind: str
    lang: str
    read: PartialDate
    url: str | None = None
    copy: str | None = None
    published: PartialDate | None = None
    archived: str | None = None
    note: str | None = None
    footnotes: tuple[Footnote, ...] = ()
    where: Where | None = where_field()

    def __str__(self) -> str:
        parts = [self.publisher, self.title]
        if self.published is not None:
            parts.append(str(self.published))
        if self.url is not None:
            parts.append(self.url)
        if self.copy is not None:
            parts.append(f"read in the copy {self.copy}")
        return f"{', '.join(parts)} (read {self.read})"


@attrs.frozen(repr=False)
class Variant:
    """Another value that a serious source gives for a field.

    Attributes:
        field: the record's field.
        value: what the source gives for it, as text.
        source: the one that gives it.
        note: how the difference comes about, where known.
    """

    field: str
    value: str
    source: Source
    note: str | None = None

    def __repr__(self) -> str:
        return f"<Variant {self.field}={self.value} says {self.source.id}>"


@attrs.frozen(repr=False)
class Locator:
    """The place in a source at which a fact is stated.

    Attributes:
        source: the one in which it is stated.
        page: printed page, as text ("353", "iv").
        section: number of the section, in the source's own numbering or one that its note explains.
        paragraph: number of the paragraph, bullet or article.
        footnote: number of the footnote that supports it there.
    """

    source: Source
    page: str | None = None
    section: str | None = None
    paragraph: str | None = None
    footnote: str | None = None

    def __str__(self) -> str:
        parts = [self.source.id]
        parts += [f"p. {self.page}"] if self.page else []
        parts += [f"section {self.section}"] if self.section else []
        parts += [f"paragraph {self.paragraph}"] if self.paragraph else []
        parts += [f"footnote {self.footnote}"] if self.footnote else []
        return ", ".join(parts)

    def __repr__(self) -> str:
        return f"<Locator {self}>"


class Fact(Protocol):
    """What is stated by sources and can bear notes, doubts and variants: all records but sources and themes."""

    @property
    def sources(self) -> tuple[Source, ...]: ...
    @property
    def note(self) -> str | None: ...
    @property
    def doubt(self) -> str | None: ...
    @property
    def variants(self) -> tuple[Variant, ...]: ...
    @property
    def where(self) -> Where | None: ...


def interval(since: PartialDate | None, until: PartialDate | None) -> str:
    """Half-open interval in the mathematics' own form: "[1964-04-28, …)"."""
    return f"[{since or '…'}, {until or '…'})"


def field_names(kind: type[Any]) -> tuple[str, ...]:
    """The public fields of a record type, in order."""
    return tuple(field.name for field in attrs.fields(kind) if not field.name.startswith("_"))


def derived_names(kind: type[Any]) -> tuple[str, ...]:
    """What a record type tells beyond its fields, made of them: a commitment's strength, a meeting's last day."""
    properties = (name for name in dir(kind) if isinstance(getattr(kind, name), property))
    return tuple(name for name in properties if name != "sort_key")


def plain(value: object) -> Any:
    """A field's value as JSON would have it."""
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, (PartialDate, Where)):
        return str(value)
    if isinstance(value, Source):
        return value.id
    if attrs.has(type(value)):
        return {name: plain(getattr(value, name)) for name in field_names(type(value))}
    return value
