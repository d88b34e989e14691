"""`Texts`: the questions of meetings, documents, commitments, themes and events."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from .belonging import Belonging
from .collection import Records
from .contents import Contents
from .dates import FIRST_YEAR, LAST_YEAR, PartialDate, read_day, read_year
from .errors import BadQuestion, UnknownId
from .membership import Framework, Party
from .names import NameIndex
from .proceedings import Document, Event, Meeting
from .promises import Commitment, Theme
from .store import Values, several
from .vocabulary import one_or_several

__all__ = ["Texts", "Years", "span_of_years"]

Years = int | tuple[int, int] | range

K = TypeVar("K")

ALL_TIME = (FIRST_YEAR, LAST_YEAR)


class Texts(Belonging):
    """Which meetings there were, what came out of them, what was promised on which theme."""

    def __init__(self, contents: Contents, *, is_shipped: bool = False) -> None:
        super().__init__(contents, is_shipped=is_shipped)
        self._bound: dict[tuple[str, PartialDate | None], frozenset[str]] = {}

    # One by its key

    def meeting(self, key: str | Meeting) -> Meeting:
        """One meeting by id ("g7/2024-apulia") or name. Raises `UnknownId`, with the closest matches."""
        return self._one(key, "meeting", self._meeting_names, self._meetings)

    def document(self, key: str | Document) -> Document:
        """One document by id, title or symbol. Raises `UnknownId`, with the closest matches."""
        return self._one(key, "document", self._document_names, self._documents)

    def theme(self, key: str | Theme) -> Theme:
        """One theme or domain by id ("ai"), notation ("D1") or label. Raises `UnknownId`, with the closest matches."""
        return self._one(key, "theme", self._theme_names, self._themes)

    def commitment(self, key: str | Commitment) -> Commitment:
        """One commitment by id. Raises `UnknownId`."""
        identifier = key.id if isinstance(key, Commitment) else key
        if identifier not in self._commitments:
            raise UnknownId(identifier, kind="commitment")
        return self._commitments[identifier]

    def _one(self, key: K | str, kind: str, index: NameIndex, records: dict[str, K]) -> K:
        name = getattr(key, "id", key)
        found = index.get(name) if isinstance(name, str) else None
        if found is None:
            raise UnknownId(name, self._close(index, name), kind=kind)
        return records[found]

    # Several by filters

    def meetings(
        self,
        *,
        framework: str | Framework | tuple[str | Framework, ...] | None = None,
        bodies: bool = True,
        years: Years | None = None,
        kind: Values | None = None,
        status: Values | None = None,
        party: str | Party | tuple[str | Party, ...] | None = None,
        capacity: Values | None = None,
    ) -> Records[Meeting]:
        """Meetings, oldest first.

        Args:
            framework: those of some frameworks, with `bodies` also those of the bodies below them.
            years: a year, a pair of first and last year, or a range; a meeting counts for each year that it touches.
            kind, status: values of the vocabularies `meeting_kind` and `meeting_status`.
            party: those at which one of these parties is on record as present, in the `capacity` asked about, if any.
        """
        chosen = self._chosen(framework, bodies=bodies)
        first, last = span_of_years(years)
        kinds = None if kind is None else one_or_several("meeting_kind", kind)
        states = None if status is None else one_or_several("meeting_status", status)
        parties = None if party is None else {self.party(each).id for each in several(party)}
        capacities = None if capacity is None else one_or_several("capacity", capacity)
        if capacities is not None and parties is None:
            raise BadQuestion("a capacity is that of a party; pass party=… too")
        found = (
            each
            for each in self._meetings.values()
            if (chosen is None or not chosen.isdisjoint(each.frameworks))
            and first <= (each.until or each.since).year
            and each.since.year <= last
            and (kinds is None or each.kind in kinds)
            and (states is None or each.status in states)
            and (parties is None or _was_there(each, parties, capacities))
        )
        return Records(found, kind=Meeting)

    def documents(
        self,
        *,
        framework: str | Framework | tuple[str | Framework, ...] | None = None,
        bodies: bool = True,
        meeting: str | Meeting | None = None,
        kind: Values | None = None,
        years: Years | None = None,
    ) -> Records[Document]:
        """Documents, oldest first; those without a known date come last, and are in no year. Filters as in `meetings`."""
        chosen = self._chosen(framework, bodies=bodies)
        span = span_of_years(years)
        kinds = None if kind is None else one_or_several("document_kind", kind)
        at = None if meeting is None else self.meeting(meeting).id
        found = (
            each
            for each in self._documents.values()
            if (chosen is None or each.framework in chosen)
            and (at is None or each.meeting == at)
            and (kinds is None or each.kind in kinds)
            and _is_within(each.date, span)
        )
        return Records(found, kind=Document)

    def events(
        self,
        *,
        framework: str | Framework | tuple[str | Framework, ...] | None = None,
        bodies: bool = True,
        party: str | Party | tuple[str | Party, ...] | None = None,
        years: Years | None = None,
    ) -> Records[Event]:
        """Dated events that are neither meetings nor documents, oldest first. Filters as in `meetings`."""
        span = span_of_years(years)
        chosen = self._chosen(framework, bodies=bodies)
        parties = None if party is None else {self.party(each).id for each in several(party)}
        found = (
            each
            for each in self._events.values()
            if (chosen is None or not chosen.isdisjoint(each.frameworks))
            and (parties is None or not parties.isdisjoint(each.parties))
            and _is_within(each.date, span)
        )
        return Records(found, kind=Event)

    def themes(self, *, broader: str | Theme | None = None) -> Records[Theme]:
        """All domains and themes in the order of the scheme, or the themes of one domain."""
        domain = None if broader is None else self.theme(broader).id
        return Records((each for each in self._themes.values() if domain is None or each.broader == domain), kind=Theme)

    def commitments(
        self,
        *,
        theme: str | Theme | tuple[str | Theme, ...] | None = None,
        framework: str | Framework | tuple[str | Framework, ...] | None = None,
        bodies: bool = True,
        meeting: str | Meeting | None = None,
        document: str | Document | None = None,
        years: Years | None = None,
        party: str | Party | tuple[str | Party, ...] | None = None,
        modality: Values | None = None,
        min_strength: int = 0,
    ) -> Records[Commitment]:
        """Commitments, oldest first.

        Args:
            theme: those on some themes (any of the one to three that each bears); a domain includes its themes.
            framework, bodies: those of some frameworks and of the bodies below them.
            meeting, document: those of one meeting's documents, of one document.
            years: of the document's date: a year, a pair of first and last year, or a range.
            party: those that bind one of these parties (see `bound_by`).
            modality: values of that vocabulary.
            min_strength: 0 all, 1 what is at least favoured, 2 what researchers of summits call a commitment, 3 what is done.
        """
        span = span_of_years(years)
        themes = None if theme is None else self._themes_within(several(theme))
        chosen = self._chosen(framework, bodies=bodies)
        at = None if meeting is None else self.meeting(meeting).id
        text = None if document is None else self.document(document).id
        modalities = None if modality is None else one_or_several("modality", modality)
        parties = None if party is None else {self.party(each).id for each in several(party)}
        if min_strength not in (0, 1, 2, 3) or isinstance(min_strength, bool):
            raise BadQuestion(f"min_strength={min_strength!r} is unknown; it is one of 0, 1, 2, 3")
        found = (
            each
            for each in self._commitments.values()
            if (themes is None or not themes.isdisjoint(each.themes))
            and (chosen is None or each.framework in chosen)
            and (at is None or each.meeting == at)
            and (text is None or each.document == text)
            and (modalities is None or each.modality in modalities)
            and each.strength >= min_strength
            and _is_within(each.date, span)
            and (parties is None or not parties.isdisjoint(self.bound_by(each).ids))
        )
        return Records(found, kind=Commitment)

    def commitments_by_theme(
        self,
        theme: str | Theme | tuple[str | Theme, ...],
        *,
        framework: str | Framework | tuple[str | Framework, ...] | None = None,
        years: Years | None = None,
        party: str | Party | tuple[str | Party, ...] | None = None,
        modality: Values | None = None,
        min_strength: int = 0,
    ) -> Records[Commitment]:
        """The commitments on a theme, or on all themes of a domain; otherwise as `commitments`."""
        return self.commitments(
            theme=theme, framework=framework, years=years, party=party, modality=modality, min_strength=min_strength
        )

    def bound_by(self, commitment: str | Commitment) -> Records[Party]:
        """The parties that a commitment binds: who the framework's members were on the document's day, less those excluded,
        or those whom the text names as its actors.

        A body without a roster of its own has that of the framework above it. Nobody, where it speaks for an organisation or
        is a chair's summary, where the document has no date, or where no roster is on record.
        Of a coarse date the last day counts, never later than the framework's `checked` day; whoever may have been a member
        on it, as its own dates are coarse, is counted in.
        """
        subject = self.commitment(commitment)
        named = frozenset(subject.actors)
        if subject.actor_scope in ("some_members", "single_member", "organisation", "chair"):
            return Records((self._parties[each] for each in sorted(named)), kind=Party)
        members = self._members_at(subject.framework, subject.date)
        return Records((self._parties[each] for each in sorted((members | named) - set(subject.excluded))), kind=Party)

    # Parts of the answers

    def _members_at(self, framework: str, date: PartialDate | None) -> frozenset[str]:
        """The members of a framework, or of the nearest one above it with a roster, on the last day that a date can mean."""
        key = framework, date
        if key not in self._bound:
            self._bound[key] = self._find_members_at(framework, date)
        return self._bound[key]

    def _find_members_at(self, framework: str, date: PartialDate | None) -> frozenset[str]:
        subject = self._frameworks.get(framework)
        while subject is not None and not subject.memberships:
            subject = None if subject.parent is None else self._frameworks.get(subject.parent)
        if subject is None or date is None:
            return frozenset()
        day = min(date.latest, subject.checked.latest)
        return frozenset(self.members_on(subject, read_day(day), if_unsure="include").ids)

    def _chosen(self, framework: object, *, bodies: bool) -> set[str] | None:
        if framework is None:
            return None
        subjects = [self.framework(each) for each in several(framework)]
        if not bodies:
            return {each.id for each in subjects}
        return set().union(*(self._with_bodies(each) for each in subjects))

    def _themes_within(self, keys: Iterable[str | Theme]) -> set[str]:
        asked = {self.theme(key).id for key in keys}
        return asked | {each.id for each in self._themes.values() if each.broader in asked}


def span_of_years(years: Years | None) -> tuple[int, int]:
    """The first and the last year asked about, both inclusive."""
    if years is None:
        return ALL_TIME
    if isinstance(years, range):
        if years.step != 1 or not years:
            raise BadQuestion(f"years={years!r} is not a run of years; pass range(first, last + 1) or (first, last)")
        return read_year(years[0]), read_year(years[-1])
    if isinstance(years, tuple):
        if len(years) != 2:
            raise BadQuestion(f"years={years!r} is not a pair; pass (first, last), both inclusive")
        first, last = read_year(years[0]), read_year(years[1])
        if first > last:
            raise BadQuestion(f"years={years!r} runs backwards; pass (first, last)")
        return first, last
    return read_year(years), read_year(years)


def _is_within(date: PartialDate | None, span: tuple[int, int]) -> bool:
    """Whether a date's year lies in the span; what has no date lies in all time alone."""
    return span == ALL_TIME or (date is not None and span[0] <= date.year <= span[1])


def _was_there(meeting: Meeting, parties: set[str], capacities: frozenset[str] | None) -> bool:
    return any(each.party in parties and (capacities is None or each.capacity in capacities) for each in meeting.participations)
