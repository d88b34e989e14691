"""Who belonged to what: parties, frameworks and the memberships between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from .dates import DateLike, IfUnsure, PartialDate, When
from .records import Locator, Record, Source, Variant, Where, interval, where_field

if TYPE_CHECKING:
    from .catalogue import Catalogue
    from .collection import Records

__all__ = ["Code", "Framework", "LifeSpell", "Membership", "Name", "Party", "Relation"]


@attrs.frozen(repr=False)
class Name:
    """A former name of a party, with the days between which it was borne (None: not known, or from the start).

    Attributes:
        name_en: the name. name_ja: the same in Japanese; may be None.
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
        sources, note, doubt, variants, where: see `docs/explanation/facts.md`.
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
        framework: id of what was belonged to. party: id of who belonged.
        role: as what, a value of that vocabulary. standing: in which state, a value of that vocabulary.
        since: first day in.
        until: first day out; None while it lasts.
        entry, exit: how it began and ended, values of those vocabularies.
        notice: the day on which the exit was announced, where it took effect later.
        sources, note, doubt, variants, where: see `docs/explanation/facts.md`.
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
        since: the day on which it began to work, where known; until: first day on which it no longer did.
        checked: the latest day for which its sources, as they were read, speak.
        parent: id of the framework that it is a body of.
        relations, life: see `Relation`, `LifeSpell`.
        seat, url, wikidata, ror: where it sits, its own pages, its ids elsewhere.
        summary_en, summary_ja: what it is.
        memberships: all its spells, by party, those of a party oldest first.
        sources, note, doubt, variants, where: see `docs/explanation/facts.md`.

    `members_in` and `members_on` are the catalogue's questions of the same names, asked of this framework.
    """

    id: str
    kind: str
    name_en: str
    name_ja: str
    checked: PartialDate
    summary_en: str
    summary_ja: str
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    since: PartialDate | None = None
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
    locators: tuple[Locator, ...] = ()
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
