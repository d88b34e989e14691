"""`Store`: the records of a catalogue, and how each is found by a key or a filter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from .collection import Records
from .contents import Contents
from .errors import BadQuestion, UnknownId, UnknownParty
from .membership import Framework, Party
from .names import NameIndex
from .records import Fact, Source
from .vocabulary import one_or_several

if TYPE_CHECKING:
    from .proceedings import Document, Event, Meeting
    from .promises import Commitment, Theme

__all__ = ["Store", "Values", "several"]

Values = str | tuple[str, ...]

K = TypeVar("K")


class Store:
    """Records by key and by filter."""

    def __init__(self, contents: Contents, *, is_shipped: bool = False) -> None:
        """A catalogue of contents that obey the laws (`load` checks them)."""
        self.is_shipped = is_shipped
        self._contents = contents

    # Each kind of record, and each index of names, is made when a question first needs it.

    @cached_property
    def _parties(self) -> dict[str, Party]:
        return {key: self._contents.parties[key] for key in sorted(self._contents.parties)}

    @cached_property
    def _frameworks(self) -> dict[str, Framework]:
        frameworks = self._contents.frameworks
        return {key: attrs.evolve(frameworks[key], home=self) for key in sorted(frameworks)}

    @cached_property
    def _themes(self) -> dict[str, Theme]:
        return _in_order(self._contents.themes)

    @cached_property
    def _meetings(self) -> dict[str, Meeting]:
        return _in_order(self._contents.meetings)

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return _in_order(self._contents.documents)

    @cached_property
    def _events(self) -> dict[str, Event]:
        return _in_order(self._contents.events)

    @cached_property
    def _commitments(self) -> dict[str, Commitment]:
        return _in_order(self._contents.commitments)

    @cached_property
    def _party_names(self) -> NameIndex:
        return NameIndex(_party_names(self._parties.values()))

    @cached_property
    def _framework_names(self) -> NameIndex:
        return NameIndex(_framework_names(self._frameworks.values(), self._contents.aliases))

    @cached_property
    def _theme_names(self) -> NameIndex:
        themes = self._themes.values()
        whole = [(name, each.id) for each in themes for name in (each.id, each.notation, each.label_en, each.label_ja)]
        # A Japanese label lists what the theme is about, and users ask for one of them: 人工知能, 経済安全保障.
        return NameIndex(whole + [(part, each.id) for each in themes for part in re.findall("[^・（）]+", each.label_ja)])

    @cached_property
    def _meeting_names(self) -> NameIndex:
        return NameIndex((name, each.id) for each in self._meetings.values() for name in (each.id, each.name_en, each.name_ja))

    @cached_property
    def _document_names(self) -> NameIndex:
        return NameIndex(
            (name, each.id)
            for each in self._documents.values()
            for name in (each.id, each.title_en, each.title_ja, each.title_original, each.symbol)
            if name is not None
        )

    def __repr__(self) -> str:
        return f"<Catalogue of {len(self._frameworks)} frameworks, {len(self._parties)} parties>"

    # Records by key

    def framework(self, key: str | Framework) -> Framework:
        """One framework by id, acronym, name or former name.

        Raises `UnknownId`, with the closest matches, where nothing bears exactly that name.
        """
        if isinstance(key, Framework):
            key = key.id
        found = self._framework_names.get(key) if isinstance(key, str) else None
        if found is None:
            raise UnknownId(key, self._close(self._framework_names, key), kind="framework")
        return self._frameworks[found]

    def party(self, key: str | Party) -> Party:
        """One party by id, ISO 3166-1 code (alpha-2, alpha-3, numeric as "392"), or any name, present or former.

        A code can bear its scheme's name, and a number must: "cow:740", "gw:740", "iso:392", "wikidata:Q17", "ror:…".
        "AU" is the African Union; Australia by alpha-2 is "iso:AU".
        Raises `UnknownParty`, with the closest matches.
        """
        if isinstance(key, Party):
            key = key.id
        found = self._party_names.get(key) if isinstance(key, str) else None
        if found is None:
            raise UnknownParty(key, self._close(self._party_names, key))
        return self._parties[found]

    def source(self, key: str | Source) -> Source:
        """One source by its id. Raises `UnknownId`, with the closest matches."""
        identifier = key.id if isinstance(key, Source) else key
        if identifier not in self._contents.sources:
            known = NameIndex((each, each) for each in self._contents.sources)
            raise UnknownId(identifier, self._close(known, identifier), kind="source")
        return self._contents.sources[identifier]

    @staticmethod
    def _close(index: NameIndex, key: object) -> list[tuple[str, str]]:
        return index.suggestions(key) if isinstance(key, str) else []

    # Records by filter

    def frameworks(self, *, kind: Values | None = None, parent: str | Framework | None = None) -> Records[Framework]:
        """All frameworks, or those of some kinds, or the bodies of one framework (direct ones), sorted by id."""
        kinds = None if kind is None else one_or_several("framework_kind", kind)
        above = None if parent is None else self.framework(parent).id
        found = (
            each
            for each in self._frameworks.values()
            if (kinds is None or each.kind in kinds) and (above is None or each.parent == above)
        )
        return Records(found, kind=Framework)

    def parties(self, *, kind: Values | None = None) -> Records[Party]:
        """All parties, or those of some kinds, sorted by id."""
        kinds = None if kind is None else one_or_several("party_kind", kind)
        return Records((each for each in self._parties.values() if kinds is None or each.kind in kinds), kind=Party)

    def sources(self, *, framework: str | Framework | None = None, kind: Values | None = None) -> Records[Source]:
        """All sources, or those that a framework's facts cite (its spells, meetings, documents, commitments, events); by id."""
        kinds = None if kind is None else one_or_several("source_kind", kind)
        if framework is None:
            cited: Iterable[Source] = self._contents.sources.values()
        else:
            cited = {source for fact in self._facts_of(self.framework(framework)) for source in _cited(fact)}
        return Records(sorted(source for source in cited if kinds is None or source.kind in kinds), kind=Source)

    def find(self, text: str) -> Records[Any]:
        """Any record that has the text in a name, acronym, alias, label or title: whole names first.

        Frameworks come first, then parties, themes, meetings, documents; in each, whole names, then beginnings, then the rest.
        """
        if not isinstance(text, str):
            raise BadQuestion(f"find takes a text, not {text!r}")
        whole: list[Any] = []
        part: list[Any] = []
        for index, records in self._indexes():
            exact = index.get(text)
            for identifier in index.search(text):
                (whole if identifier == exact else part).append(records[identifier])
        return Records(whole + part)

    # What the other questions need

    def _indexes(self) -> list[tuple[NameIndex, dict[str, Any]]]:
        return [
            (self._framework_names, self._frameworks),
            (self._party_names, self._parties),
            (self._theme_names, self._themes),
            (self._meeting_names, self._meetings),
            (self._document_names, self._documents),
        ]

    def _facts_of(self, framework: Framework) -> Iterator[Fact]:
        yield framework
        yield from framework.memberships
        yield from (each for each in self._meetings.values() if framework.id in each.frameworks)
        yield from (each for each in self._documents.values() if each.framework == framework.id)
        yield from (each for each in self._events.values() if framework.id in each.frameworks)
        yield from (each for each in self._commitments.values() if each.framework == framework.id)

    def _with_bodies(self, framework: Framework) -> set[str]:
        """The ids of a framework and of all bodies below it."""
        found = {framework.id}
        waiting = [framework.id]
        while waiting:
            above = waiting.pop()
            below = [each.id for each in self._frameworks.values() if each.parent == above and each.id not in found]
            found.update(below)
            waiting += below
        return found


def _in_order(records: dict[str, K]) -> dict[str, K]:
    return {record.id: record for record in sorted(records.values())}  # type: ignore[attr-defined, type-var]


def several(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, (tuple, list, set, frozenset, Records)) else (value,)


def _party_names(parties: Iterable[Party]) -> Iterator[tuple[str, str]]:
    """Every name of every party; what comes first wins, so present codes and names stand before former ones."""
    listed = list(parties)
    for party in listed:
        yield party.id, party.id
    for party in listed:
        for code in (party.alpha_2, party.alpha_3, party.numeric, party.wikidata):
            if code is not None:
                yield code, party.id
        yield from ((code, party.id) for code in _scheme_codes(party) if not code.endswith(":None"))
        for name in (party.name_en, party.name_ja, *party.aliases):
            yield name, party.id
    for party in listed:
        for former in party.former_names:
            yield former.name_en, party.id
            if former.name_ja is not None:
                yield former.name_ja, party.id
        for past in party.former_codes:
            for code in (past.alpha_3, past.alpha_2, past.numeric):
                if code is not None:
                    yield code, party.id
            yield from ((code, party.id) for code in _scheme_codes(past) if not code.endswith(":None"))


def _scheme_codes(record: Any) -> Iterator[str]:
    for code in (record.alpha_2, record.alpha_3, record.numeric):
        yield f"iso:{code}"
    yield f"cow:{record.cow}"
    yield f"gw:{record.gw}"
    yield f"wikidata:{getattr(record, 'wikidata', None)}"
    yield f"ror:{getattr(record, 'ror', None)}"


def _framework_names(frameworks: Iterable[Framework], aliases: dict[str, str]) -> Iterator[tuple[str, str]]:
    listed = list(frameworks)
    for framework in listed:
        yield framework.id, framework.id
    for alias, identifier in aliases.items():
        if any(each.id == identifier for each in listed):
            yield alias, identifier
    for framework in listed:
        for name in (framework.acronym, framework.name_en, framework.name_ja, *framework.aliases):
            if name is not None:
                yield name, framework.id
        if framework.wikidata is not None:
            yield framework.wikidata, framework.id


def _cited(fact: Fact) -> Iterator[Source]:
    yield from fact.sources
    yield from (variant.source for variant in fact.variants)
