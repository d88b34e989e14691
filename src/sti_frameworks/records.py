"""The records: immutable, typed, hashable, sortable, each with its sources and the line it was written at.

Nothing here knows where records come from or how they are asked for. Fields that may be absent are None (one value) or
an empty tuple (several). Equality compares what a record says, not the line it stands on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from .dates import DateLike, IfUnsure, PartialDate, When

if TYPE_CHECKING:
    from .catalogue import Catalogue
    from .collection import Records

__all__ = [
    "Code",
    "Fact",
    "Framework",
    "LifeSpell",
    "Membership",
    "Name",
    "Party",
    "Record",
    "Relation",
    "Source",
    "Variant",
    "Where",
]


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
        source: that source.
        note: how the difference comes about, where known.
    """

    field: str
    value: str
    source: Source
    note: str | None = None

    def __repr__(self) -> str:
        return f"<Variant {self.field}={self.value} says {self.source.id}>"


@attrs.frozen(repr=False)
class Name:
    """A former name of a party, with the days between which it was borne (None: not known, or from the start).

    Attributes:
        name_en, name_ja: the name; name_ja may be None.
        since: first day. until: first day no longer.
    """

    name_en: str
    name_ja: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None

    def __repr__(self) -> str:
        return f"<Name {self.name_en} {interval(self.since, self.until)}>"


@attrs.frozen(repr=False)
class Code:
    """Former codes of a party, with the days between which they held.

    Attributes:
        alpha_2, alpha_3, numeric: ISO 3166-1 codes of that time.
        cow, gw: Correlates of War and Gleditsch-Ward numbers of that time.
        since: first day. until: first day no longer.
    """

    alpha_2: str | None = None
    alpha_3: str | None = None
    numeric: str | None = None
    cow: int | None = None
    gw: int | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None

    def __repr__(self) -> str:
        codes = [str(code) for code in (self.alpha_3, self.alpha_2, self.numeric, self.cow, self.gw) if code is not None]
        return f"<Code {' '.join(codes)} {interval(self.since, self.until)}>"


@attrs.frozen(order=False, repr=False)
class Party(Record):
    """Who can belong: a state, a former state, a union, a territory or an organisation.

    Attributes:
        id: ISO 3166-1 alpha-3, else alpha-3 of ISO 3166-3, else capitals ("EU").
        kind: a value of the vocabulary `party_kind`.
        name_en, name_ja: present short names.
        aliases: further names, in either language.
        former_names, former_codes: with their days; they resolve to this party.
        alpha_2, alpha_3, numeric: ISO 3166-1 codes (numeric as three digits, the same as M49).
        cow, gw: Correlates of War and Gleditsch-Ward numbers.
        wikidata, ror: Q-id; ROR id.
        since: first day on which it could belong to anything, where that matters; until: first day on which it no longer could.
        succeeds, succeeded_by: ids of the parties before and after it.
        sources, note, doubt, variants, where: see `docs/theory.md`.
    """

    id: str
    kind: str
    name_en: str
    name_ja: str
    aliases: tuple[str, ...] = ()
    former_names: tuple[Name, ...] = ()
    former_codes: tuple[Code, ...] = ()
    alpha_2: str | None = None
    alpha_3: str | None = None
    numeric: str | None = None
    cow: int | None = None
    gw: int | None = None
    wikidata: str | None = None
    ror: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    succeeds: tuple[str, ...] = ()
    succeeded_by: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    note: str | None = None
    doubt: str | None = None
    variants: tuple[Variant, ...] = ()
    where: Where | None = where_field()

    def __repr__(self) -> str:
        return f"<Party {self.id} {self.name_en}>"


@attrs.frozen(order=False, repr=False)
class Membership(Record):
    """One spell: one party in one framework, in one role and one standing, from `since` to before `until`.

    Attributes:
        framework, party: their ids.
        role, standing: values of those vocabularies.
        since: first day in.
        until: first day out; None while it lasts.
        entry, exit: how it began and ended, values of those vocabularies.
        notice: the day on which the exit was announced, where it took effect later.
        sources, note, doubt, variants, where: see `docs/theory.md`.
    """

    framework: str
    party: str
    role: str
    standing: str
    since: PartialDate
    until: PartialDate | None = None
    entry: str | None = None
    exit: str | None = None
    notice: PartialDate | None = None
    sources: tuple[Source, ...] = ()
    note: str | None = None
    doubt: str | None = None
    variants: tuple[Variant, ...] = ()
    where: Where | None = where_field()

    @property
    def sort_key(self) -> tuple[str, ...]:
        return self.framework, self.party, str(self.since), self.role, self.standing

    def __repr__(self) -> str:
        standing = "" if self.standing == "in_effect" else f" ({self.standing})"
        return f"<Membership {self.framework} {self.party} {self.role}{standing} {interval(self.since, self.until)}>"


@attrs.frozen(repr=False)
class Relation:
    """How a framework stands to another one.

    Attributes:
        kind: a value of the vocabulary `relation`.
        other: the other's id.
    """

    kind: str
    other: str

    def __repr__(self) -> str:
        return f"<Relation {self.kind} {self.other}>"


@attrs.frozen(repr=False)
class LifeSpell:
    """A stretch of a framework's life.

    Attributes:
        state: a value of the vocabulary `life`.
        since: first day. until: first day no longer.
        note: what a reader should know.
    """

    state: str
    since: PartialDate
    until: PartialDate | None = None
    note: str | None = None

    def __repr__(self) -> str:
        return f"<LifeSpell {self.state} {interval(self.since, self.until)}>"


@attrs.frozen(order=False, repr=False, weakref_slot=False)
class Framework(Record):
    """Anything that states or bodies belong to or act through.

    Attributes:
        id: lower-case, the short English name that people say.
        kind: a value of the vocabulary `framework_kind`.
        name_en, name_ja, acronym, aliases: present names, further and former ones.
        since: the day on which it began to work; until: first day on which it no longer did.
        checked: the latest day for which its sources, as they were read, speak.
        parent: id of the framework that it is a body of.
        relations, life: see `Relation`, `LifeSpell`.
        seat, url, wikidata, ror: where it sits, its own pages, its ids elsewhere.
        summary_en, summary_ja: what it is.
        memberships: all its spells, by party, those of a party oldest first.
        sources, note, doubt, variants, where: see `docs/theory.md`.

    `members_in` and `members_on` are the catalogue's questions of the same names, asked of this framework.
    """

    id: str
    kind: str
    name_en: str
    name_ja: str
    since: PartialDate
    checked: PartialDate
    summary_en: str
    summary_ja: str
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    until: PartialDate | None = None
    parent: str | None = None
    relations: tuple[Relation, ...] = ()
    life: tuple[LifeSpell, ...] = ()
    seat: str | None = None
    url: str | None = None
    wikidata: str | None = None
    ror: str | None = None
    memberships: tuple[Membership, ...] = ()
    sources: tuple[Source, ...] = ()
    note: str | None = None
    doubt: str | None = None
    variants: tuple[Variant, ...] = ()
    where: Where | None = where_field()
    # The catalogue it belongs to; Any, because records know no catalogue.
    _home: Any = attrs.field(default=None, eq=False, kw_only=True, alias="home")

    def members_in(
        self,
        year: int,
        *,
        when: When = "end",
        role: str | tuple[str, ...] = "member",
        standing: str | tuple[str, ...] = ("in_effect", "suspended"),
        if_unsure: IfUnsure = "raise",
    ) -> Records[Party]:
        """The roll of a year; see `Catalogue.members_in`."""
        return self._catalogue().members_in(self.id, year, when=when, role=role, standing=standing, if_unsure=if_unsure)

    def members_on(
        self,
        day: DateLike,
        *,
        role: str | tuple[str, ...] = "member",
        standing: str | tuple[str, ...] = ("in_effect", "suspended"),
        if_unsure: IfUnsure = "raise",
    ) -> Records[Party]:
        """The roll of a day; see `Catalogue.members_on`."""
        return self._catalogue().members_on(self.id, day, role=role, standing=standing, if_unsure=if_unsure)

    def _catalogue(self) -> Catalogue:
        if self._home is None:
            from .errors import NoAnswer

            raise NoAnswer(
                f"this record of {self.id!r} was copied out of its catalogue; ask the catalogue: members_in({self.id!r}, year)"
            )
        return self._home  # type: ignore[no-any-return]

    def __getstate__(self) -> tuple[object, ...]:
        # A record travels alone: the shipped catalogue is found again where it arrives, another one stays behind.
        shipped = self._home is not None and self._home.is_shipped
        return *(getattr(self, field.name) for field in attrs.fields(type(self))[:-1]), shipped

    def __setstate__(self, state: tuple[object, ...]) -> None:
        for field, value in zip(attrs.fields(type(self)), state, strict=True):
            object.__setattr__(self, field.name, value)
        home = None
        if state[-1]:
            from .catalogue import shipped_catalogue

            home = shipped_catalogue()
        object.__setattr__(self, "_home", home)

    def __repr__(self) -> str:
        return f"<Framework {self.id} {self.name_en} {interval(self.since, self.until)}>"


Fact: TypeAlias = Party | Framework | Membership
"""What is stated by sources and can bear notes, doubts and variants."""


def interval(since: PartialDate | None, until: PartialDate | None) -> str:
    """Half-open interval in the mathematics' own form: "[1964-04-28, …)"."""
    return f"[{since or '…'}, {until or '…'})"
