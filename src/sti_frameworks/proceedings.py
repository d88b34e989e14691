"""What frameworks did: meetings with who was there, the documents that came out, and other dated events."""

from __future__ import annotations

import datetime

import attrs

from .dates import PartialDate
from .records import Locator, Record, Source, Variant, Where, interval, where_field

__all__ = ["Document", "Event", "Meeting", "Part", "Participation", "Person", "Session"]


@attrs.frozen(repr=False)
class Person:
    """Someone who spoke for a party at a meeting, with the office of that day.

    Attributes:
        name_en: the person's name. name_ja: the same in Japanese.
        office_en: the office of that day. office_ja: the same in Japanese.
    """

    name_en: str | None = None
    name_ja: str | None = None
    office_en: str | None = None
    office_ja: str | None = None

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.name_en or self.name_ja, self.office_en or self.office_ja)))

    def __repr__(self) -> str:
        return f"<Person {self}>"


@attrs.frozen(order=False, repr=False)
class Participation(Record):
    """One party at one meeting.

    Attributes:
        meeting: its id. party: id of who was there.
        capacity: as what it was there, a value of the vocabulary `capacity`.
        represented_by: by whom, where a source names them.
        note: what a reader should know (why a member was absent, say).
    """

    meeting: str
    party: str
    capacity: str
    represented_by: tuple[Person, ...] = ()
    note: str | None = None

    @property
    def sort_key(self) -> tuple[str, ...]:
        return self.meeting, self.party, self.capacity

    def __repr__(self) -> str:
        people = f" ({'; '.join(map(str, self.represented_by))})" if self.represented_by else ""
        return f"<Participation {self.meeting} {self.party} {self.capacity}{people}>"


@attrs.frozen(repr=False)
class Session:
    """A session of a meeting, or another named part of it.

    Attributes:
        name_en, name_ja: its title; one of them may be None.
    """

    name_en: str | None = None
    name_ja: str | None = None

    def __repr__(self) -> str:
        return f"<Session {self.name_en or self.name_ja}>"


@attrs.frozen(order=False, repr=False)
class Meeting(Record):
    """A meeting, held, planned, postponed or cancelled.

    Attributes:
        id: "framework/year-place".
        frameworks: ids of the frameworks that it was a meeting of.
        kind: a value of the vocabulary `meeting_kind`.
        number: its number in the series, where it bears one.
        name_en, name_ja: its name.
        since: first day. until: first day on which it was over (so a meeting of one day ends on the next); None where only its
            beginning is known.
        status: a value of the vocabulary `meeting_status`.
        place_en, place_ja, country: where; country is a party's id.
        chair: the party that presided.
        theme_en, theme_ja: its motto or main subject.
        part_of: id of the meeting that it was a session or side event of.
        sessions, participations: see `Session`, `Participation`.
        documents: ids of the documents that came out of it.
        locators, sources, note, doubt, variants, where: see `docs/explanation/facts.md`.
    """

    id: str
    frameworks: tuple[str, ...]
    kind: str
    name_en: str
    name_ja: str
    since: PartialDate
    status: str
    number: int | None = None
    until: PartialDate | None = None
    place_en: str | None = None
    place_ja: str | None = None
    country: str | None = None
    chair: str | None = None
    theme_en: str | None = None
    theme_ja: str | None = None
    part_of: str | None = None
    sessions: tuple[Session, ...] = ()
    participations: tuple[Participation, ...] = ()
    documents: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    locators: tuple[Locator, ...] = ()
    note: str | None = None
    doubt: str | None = None
    variants: tuple[Variant, ...] = ()
    where: Where | None = where_field()

    @property
    def sort_key(self) -> tuple[str, ...]:
        return str(self.since), self.id

    @property
    def last_day(self) -> datetime.date | None:
        """The last day of the meeting, where the day on which it was over is known."""
        if self.until is None or not self.until.is_exact:
            return None
        return self.until.earliest - datetime.timedelta(days=1)

    def __repr__(self) -> str:
        status = "" if self.status == "held" else f" ({self.status})"
        return f"<Meeting {self.id}{status} {self.name_en} {interval(self.since, self.until)}>"


@attrs.frozen(repr=False)
class Part:
    """A part of a document's outline: chapter, goal, element, area, with its own parts.

    Attributes:
        name_en, name_ja: its title; one of them may be None.
        kind: what it is, in a word of the document's own ("chapter", "goal").
        parts: what it consists of.
    """

    name_en: str | None = None
    name_ja: str | None = None
    kind: str | None = None
    parts: tuple[Part, ...] = ()

    def __repr__(self) -> str:
        inner = f" with {len(self.parts)} parts" if self.parts else ""
        return f"<Part {self.name_en or self.name_ja}{inner}>"


@attrs.frozen(order=False, repr=False)
class Document(Record):
    """A text: communiqué, declaration, agreement, report, plan.

    Attributes:
        id: under its meeting or framework.
        framework: id of the framework whose text it is. meeting: the one that it came out of.
        kind: a value of the vocabulary `document_kind`.
        title_en, title_ja, title_original: official titles.
        date: its day; None where no source gives it.
        symbol: UN or OECD symbol, or the like. url: its address.
        adopted_by: a value of the vocabulary `actor_scope`. excluded: ids of the parties that did not adopt it.
        outline: a tree of its parts.
        locators, sources, note, doubt, variants, where: see `docs/explanation/facts.md`.
    """

    id: str
    framework: str
    kind: str
    title_en: str
    title_ja: str
    meeting: str | None = None
    title_original: str | None = None
    date: PartialDate | None = None
    symbol: str | None = None
    url: str | None = None
    adopted_by: str | None = None
    excluded: tuple[str, ...] = ()
    outline: tuple[Part, ...] = ()
    sources: tuple[Source, ...] = ()
    locators: tuple[Locator, ...] = ()
    note: str | None = None
    doubt: str | None = None
    variants: tuple[Variant, ...] = ()
    where: Where | None = where_field()

    @property
    def sort_key(self) -> tuple[str, ...]:
        return str(self.date or "9999"), self.id

    def __repr__(self) -> str:
        return f"<Document {self.id} {self.title_en} ({self.date or 'no date'})>"


@attrs.frozen(order=False, repr=False)
class Event(Record):
    """Something dated that is neither a meeting nor a document.

    Attributes:
        id: "framework/…".
        date: when.
        frameworks, parties: ids of those it concerns.
        summary_en, summary_ja: what happened.
        locators, sources, note, doubt, variants, where: see `docs/explanation/facts.md`.
    """

    id: str
    date: PartialDate
    summary_en: str
    summary_ja: str
    frameworks: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    locators: tuple[Locator, ...] = ()
    note: str | None = None
    doubt: str | None = None
    variants: tuple[Variant, ...] = ()
    where: Where | None = where_field()

    @property
    def sort_key(self) -> tuple[str, ...]:
        return str(self.date), self.id

    def __repr__(self) -> str:
        return f"<Event {self.date} {self.summary_en}>"
