"""The laws of the data: what must hold of every record, ours and a user's. Only this module knows them.

Each law is one function that yields a `Problem` for each place that breaks it. `LAWS` lists them; `tests/bad/` holds, for
each, a file that breaks it and the errors expected.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

import attrs

from .collection import field_names
from .contents import PLACES, Contents, DataFile
from .dates import PartialDate
from .errors import Problem
from .loading import RECORDS
from .membership import Framework, LifeSpell, Membership, Party, Relation
from .names import clashes
from .proceedings import Document, Event, Meeting, Participation
from .promises import Commitment, Link, Match, Target, Theme
from .records import Fact, Footnote, Source, Variant
from .vocabulary import allowed, terms

__all__ = ["LAWS", "check"]

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


def check(whole: Contents, *, own: Contents | None = None) -> list[Problem]:
    """Every breach of every law by the `own` contents (by default the whole), sorted by file and line."""
    subject = Checked(whole, whole if own is None else own)
    found = [problem for law in LAWS for problem in law(subject)]
    return sorted(found, key=lambda problem: (problem.file, problem.line, problem.what))


def law(function: Law) -> Law:
    LAWS.append(function)
    return function


def at(record: Any, what: str) -> Problem:
    return Problem(record.where.file, record.where.line, what)


# Words and ids


VOCABULARY_OF: dict[type[Any], dict[str, str]] = {
    Party: {"kind": "party_kind"},
    Source: {"kind": "source_kind"},
    Footnote: {"supports": "supports"},
    Framework: {"kind": "framework_kind"},
    Relation: {"kind": "relation"},
    LifeSpell: {"state": "life"},
    Membership: {"role": "role", "standing": "standing", "entry": "entry", "exit": "exit"},
    Match: {"relation": "match"},
    Meeting: {"kind": "meeting_kind", "status": "meeting_status"},
    Participation: {"capacity": "capacity"},
    Document: {"kind": "document_kind", "adopted_by": "actor_scope"},
    Commitment: {
        "modality": "modality",
        "instrument": "instrument",
        "actor_scope": "actor_scope",
        "follow_up": "follow_up",
    },
    Target: {"kind": "target_kind"},
    Link: {"kind": "link"},
}


@law
def values_follow_the_vocabularies(data: Checked) -> Iterator[Problem]:
    for record in data.all_records():
        for part in (record, *_parts(record)):
            for field, vocabulary in VOCABULARY_OF.get(type(part), {}).items():
                value = getattr(part, field)
                if value is not None and value not in terms(vocabulary):
                    yield at(record, f"{vocabulary} {value!r} is unknown; {allowed(vocabulary, value)}")


def _parts(record: Any) -> Iterator[Any]:
    """The small records inside a record."""
    for field in ("relations", "life", "matches", "participations", "targets", "links", "footnotes"):
        yield from getattr(record, field, ())


_NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
ID_FORMS: dict[type[Any], tuple[str, str]] = {
    Theme: (_NAME, "lower-case letters, digits and single hyphens"),
    Meeting: (f"{_NAME}/{_NAME}", "a framework's id, a slash, the year and the place"),
    Document: (f"{_NAME}(/{_NAME}){{1,2}}", "its meeting's or framework's id, a slash, a name"),
    Event: (f"{_NAME}/{_NAME}", "a framework's id, a slash, the year and a name"),
    Commitment: (f"{_NAME}(/{_NAME}){{1,2}}/[0-9]+", "its document's id, a slash, a number"),
    Framework: (r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters, digits and single hyphens"),
    Source: (r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters, digits and single hyphens"),
    Party: (r"[A-Z][A-Z0-9-]*", "capitals, digits and hyphens, beginning with a capital"),
}


@law
def ids_have_their_form(data: Checked) -> Iterator[Problem]:
    for record in data.all_records():
        if type(record) not in ID_FORMS:
            continue
        form, words = ID_FORMS[type(record)]
        if not re.fullmatch(form, record.id):
            yield at(record, f"id {record.id!r} is not of the form of a {type(record).__name__.lower()}'s: {words}")


@law
def ids_stand_under_what_they_belong_to(data: Checked) -> Iterator[Problem]:
    for meeting in data.own.meetings.values():
        if meeting.id.split("/")[0] not in meeting.frameworks:
            yield at(meeting, f"id {meeting.id!r} does not begin with one of its frameworks: {', '.join(meeting.frameworks)}")
    for document in data.own.documents.values():
        if not document.id.startswith(tuple(f"{each}/" for each in (document.meeting, document.framework) if each)):
            yield at(document, f"id {document.id!r} begins neither with its meeting's id nor with its framework's")
    for event in data.own.events.values():
        if event.id.split("/")[0] not in event.frameworks:
            yield at(event, f"id {event.id!r} does not begin with one of its frameworks: {', '.join(event.frameworks)}")
    for commitment in data.own.commitments.values():
        if commitment.id.rpartition("/")[0] != commitment.document:
            yield at(commitment, f"id {commitment.id!r} is not its document's id, {commitment.document!r}, and a number")


@law
def codes_have_their_form(data: Checked) -> Iterator[Problem]:
    forms = {
        "alpha_2": r"[A-Z]{2}",
        "alpha_3": r"[A-Z]{3}",
        "numeric": r"[0-9]{3}",
        "wikidata": r"Q[1-9][0-9]*",
        "ror": r"0[a-z0-9]{8}",
    }
    for record in (*data.own.parties.values(), *data.frameworks()):
        for code in (record, *getattr(record, "former_codes", ())):
            for field, form in forms.items():
                value = getattr(code, field, None)
                if value is not None and not re.fullmatch(form, value):
                    yield at(record, f"{field} {value!r} is not of the form {form}")


# Names that two may claim, with the reason; the id keeps the name.
SHARED_NAMES = {
    "AU": "the id of the African Union, by which everybody calls it, is also Australia's alpha-2 code (iso:AU)",
}


@law
def no_two_bear_one_name(data: Checked) -> Iterator[Problem]:
    parties = {
        party.id: [party.id, *filter(None, (party.alpha_2, party.alpha_3, party.numeric, party.wikidata)), *_names(party)]
        for party in data.whole.parties.values()
    }
    frameworks = {
        framework.id: [framework.id, *filter(None, (framework.acronym,)), *_names(framework)]
        for framework in data.whole.frameworks.values()
    }
    for kind, names, records in (
        ("parties", parties, data.whole.parties),
        ("frameworks", frameworks, data.whole.frameworks),
    ):
        for name, first, second in clashes(names):
            if name in SHARED_NAMES:
                continue
            culprit = second if second in getattr(data.own, kind) else first
            if culprit in getattr(data.own, kind):
                yield at(
                    records[culprit],
                    f"the {kind} {first!r} and {second!r} both bear the name {name!r}; leave it to one of them",
                )


def _names(record: Party | Framework) -> tuple[str, ...]:
    return record.name_en, record.name_ja, *record.aliases


@law
def aliases_name_ids(data: Checked) -> Iterator[Problem]:
    known = data.known(Framework)
    for file in data.own.files:
        for alias, identifier in _table(file, "alias").items():
            where = file.where("alias", alias)
            if alias in known:
                yield Problem(where.file, where.line, f"alias {alias!r} is an id in use; an id never changes its meaning")
            elif identifier in known or not isinstance(identifier, str):
                continue
            elif identifier in data.whole.aliases:
                yield Problem(
                    where.file,
                    where.line,
                    f"alias {alias!r} names the alias {identifier!r}; name {data.whole.aliases[identifier]!r}",
                )
            else:
                yield Problem(where.file, where.line, f"alias {alias!r} names {identifier!r}, which is no framework's id")


# What is referred to exists


@law
def parties_exist(data: Checked) -> Iterator[Problem]:
    known = data.known(Party)
    for record in data.records():
        for place, party in _parties_named(record):
            if party not in known:
                yield at(
                    record,
                    f"{place} names {party!r}, which is no party's id; "
                    "add it to parties.toml, or load the files over='shipped'",
                )


def _parties_named(record: Any) -> Iterator[tuple[str, str]]:
    if isinstance(record, Membership):
        yield "members", record.party
    for field in ("country", "chair"):
        value = getattr(record, field, None)
        if value is not None:
            yield field, value
    for field in ("succeeds", "succeeded_by", "parties", "actors", "excluded"):
        for value in getattr(record, field, ()):
            yield field, value
    for participation in getattr(record, "participations", ()):
        yield "participations", participation.party


@law
def what_is_referred_to_exists(data: Checked) -> Iterator[Problem]:
    for record in data.all_records():
        for place, kind, identifier in _references(record):
            if identifier not in data.known(kind):
                yield at(record, f"{place} names {identifier!r}, which is no {kind.__name__.lower()}'s id")


def _references(record: Any) -> Iterator[tuple[str, type[Any], str]]:
    """Each place at which a record names another one that is no party, with the kind that should be there."""
    if isinstance(record, Framework):
        yield from (("parent", Framework, each) for each in [record.parent] if each)
        yield from ((f"relation {each.kind}", Framework, each.other) for each in record.relations)
    elif isinstance(record, (Meeting, Event)):
        yield from (("frameworks", Framework, each) for each in record.frameworks)
        if isinstance(record, Meeting) and record.part_of is not None:
            yield "part_of", Meeting, record.part_of
    elif isinstance(record, Document):
        yield "framework", Framework, record.framework
        if record.meeting is not None:
            yield "meeting", Meeting, record.meeting
    elif isinstance(record, Commitment):
        yield "document", Document, record.document
        yield from (("themes", Theme, each) for each in record.themes)
        yield from ((f"link {each.kind}", Commitment, each.other) for each in record.links)
    elif isinstance(record, Source):
        yield from ((f"footnote {note.number}", Source, each) for note in record.footnotes for each in note.cites)
    elif isinstance(record, Theme) and record.broader is not None:
        yield "broader", Theme, record.broader


@law
def nothing_leads_back_to_itself(data: Checked) -> Iterator[Problem]:
    for record in data.all_records():
        for name, step in _LEADING.get(type(record), {}).items():
            path = _circle(record, step, getattr(data.whole, PLACES[type(record)]))
            if path:
                yield at(record, f"{name} leads back to itself: {' → '.join(path)}")


_LEADING: dict[type[Any], dict[str, Callable[[Any], list[str]]]] = {
    Framework: {
        "parent": lambda record: [record.parent] if record.parent else [],
        "succeeds": lambda record: [each.other for each in record.relations if each.kind == "succeeds"],
        "part_of": lambda record: [each.other for each in record.relations if each.kind == "part_of"],
        "created_by": lambda record: [each.other for each in record.relations if each.kind == "created_by"],
    },
    Party: {"succeeds": lambda record: list(record.succeeds)},
    Meeting: {"part_of": lambda record: [record.part_of] if record.part_of else []},
    Commitment: {"links": lambda record: [each.other for each in record.links if each.kind != "same_as"]},
    Theme: {"broader": lambda record: [record.broader] if record.broader else []},
}


def _circle(record: Any, step: Callable[[Any], list[str]], records: dict[str, Any]) -> list[str]:
    """The way from a record back to itself, or nothing."""
    ways = [[record.id, each] for each in step(record)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        if way[-1] == record.id:
            return way
        if way[-1] in records and way[-1] not in seen:
            seen.add(way[-1])
            ways += [[*way, each] for each in step(records[way[-1]])]
    return []


@law
def successions_agree(data: Checked) -> Iterator[Problem]:
    for party in data.own.parties.values():
        for here, there in (("succeeds", "succeeded_by"), ("succeeded_by", "succeeds")):
            for other in getattr(party, here):
                if other in data.whole.parties and party.id not in getattr(data.whole.parties[other], there):
                    yield at(party, f"{party.id} has {other!r} in {here}, but {other} does not have it in {there}")


# Time


@law
def beginnings_come_before_ends(data: Checked) -> Iterator[Problem]:
    for record in data.records():
        for stretch in (record, *_inner_stretches(record)):
            if not hasattr(stretch, "until"):
                continue
            if stretch.since is not None and stretch.until is not None and not _before(stretch.since, stretch.until):
                yield at(record, f"since {stretch.since} is not before until {stretch.until} (the first day out)")


def _inner_stretches(record: Any) -> Iterator[Any]:
    for field in ("life", "former_names", "former_codes", "targets"):
        yield from getattr(record, field, ())


def _before(since: PartialDate, until: PartialDate) -> bool:
    """Whether one day of `since` can lie before one day of `until`."""
    return since.earliest < until.latest


@law
def spells_of_one_role_do_not_overlap(data: Checked) -> Iterator[Problem]:
    for framework in data.frameworks():
        chains: dict[tuple[str, str], list[Membership]] = {}
        for spell in framework.memberships:
            chains.setdefault((spell.party, spell.role), []).append(spell)
        for chain in chains.values():
            for before, after in pairwise(chain):
                if before.until is None or before.until.earliest > after.since.latest:
                    yield at(
                        after,
                        f"{after!r} overlaps {before!r} ({before.where}), or comes before it; "
                        "end the one before the other begins, the oldest first",
                    )


@law
def spells_lie_within_the_life_of_the_framework(data: Checked) -> Iterator[Problem]:
    for framework, spell in data.spells():
        # Who signs or is bound before the treaty is in force, or asks to join at its birth, comes before its life.
        early = spell.standing in ("signed", "contracting") or spell.role in ("candidate", "applicant")
        if framework.since is not None and not early and spell.since.latest < framework.since.earliest:
            yield at(spell, f"{spell!r} begins before {framework.id} did ({framework.since})")
        if framework.until is not None and (spell.until is None or spell.until.earliest > framework.until.latest):
            yield at(spell, f"{spell!r} goes on after {framework.id} ended ({framework.until}); end it, with its exit")


@law
def parties_exist_on_the_day(data: Checked) -> Iterator[Problem]:
    for framework, spell in data.spells():
        party = data.whole.parties.get(spell.party)
        if party is None:
            continue
        # A territory can be an associate or an observer before it is a state: that is what these roles are for.
        early = spell.role in ("associate", "observer")
        if party.since is not None and not early and spell.since.latest < party.since.earliest:
            yield at(spell, f"{spell!r} in {framework.id} begins before {party.id} did ({party.since})")
        if party.until is not None and (spell.until is None or spell.until.earliest > party.until.latest):
            yield at(spell, f"{spell!r} in {framework.id} goes on after {party.id} ended ({party.until})")


@law
def an_exit_goes_with_an_until(data: Checked) -> Iterator[Problem]:
    for _, spell in data.spells():
        if (spell.exit is None) != (spell.until is None):
            has, lacks = ("until", "exit") if spell.exit is None else ("exit", "until")
            yield at(spell, f"{spell!r} has {has} but no {lacks}; both or neither")


@law
def notice_comes_before_the_exit(data: Checked) -> Iterator[Problem]:
    for _, spell in data.spells():
        if spell.notice is None:
            continue
        if spell.until is None:
            yield at(spell, f"{spell!r} has a notice but no until; a notice not yet in effect is a note")
        elif spell.notice.earliest > spell.until.latest:
            yield at(spell, f"{spell!r}: the notice of {spell.notice} comes after the exit")


@law
def nothing_is_dated_after_its_check(data: Checked) -> Iterator[Problem]:
    for framework, spell in data.spells():
        for field in ("since", "until", "notice"):
            date = getattr(spell, field)
            if date is not None and date.earliest > framework.checked.latest:
                yield at(spell, f"{field} {date} lies after the day on which {framework.id} was checked ({framework.checked})")


@law
def days_of_reading_are_days(data: Checked) -> Iterator[Problem]:
    for source in data.own.sources.values():
        if not source.read.is_exact:
            yield at(source, f"read {source.read} is not a day; write the day on which the source was read")
    for framework in data.frameworks():
        if not framework.checked.is_exact:
            yield at(framework, f"checked {framework.checked} is not a day; write the latest day for which its sources speak")


@law
def one_chair_at_a_time(data: Checked) -> Iterator[Problem]:
    for framework in data.frameworks():
        chairs = sorted(
            (spell for spell in framework.memberships if spell.role == "chair"), key=lambda each: each.since.earliest
        )
        for before, after in pairwise(chairs):
            if before.until is None or before.until.earliest > after.since.latest:
                yield at(
                    after, f"{after.party} takes the chair of {framework.id} before {before.party} leaves it ({before.where})"
                )


# Sources


@law
def every_fact_has_a_source(data: Checked) -> Iterator[Problem]:
    for record in data.records():
        if not record.sources:
            yield at(record, f"{record!r} has no source; add sources = […], or a default at the head of its file")


@law
def every_source_is_cited(data: Checked) -> Iterator[Problem]:
    if data.own.problems:
        return  # what could not be read may have cited it
    cited = {source.id for record in data.records() for source in _sources(record)}
    cited |= {each for source in data.own.sources.values() for footnote in source.footnotes for each in footnote.cites}
    for source in data.own.sources.values():
        if source.id not in cited:
            yield at(source, f"source {source.id!r} is cited nowhere; cite it, or take it out")


def _sources(record: Any) -> Iterator[Source]:
    yield from record.sources
    yield from (variant.source for variant in record.variants)


@law
def variants_differ_in_a_field_of_the_record(data: Checked) -> Iterator[Problem]:
    for record in data.records():
        for variant in record.variants:
            yield from _variant_problems(record, variant)


def _variant_problems(record: Fact, variant: Variant) -> Iterator[Problem]:
    fields = list(field_names(type(record)))
    if variant.field not in fields:
        yield at(record, f"a variant is of the unknown field {variant.field!r}; fields are: {', '.join(fields)}")
    elif str(getattr(record, variant.field)) == variant.value:
        yield at(record, f"a variant of {variant.field} says {variant.value!r}, as the record does; it varies nothing")


@law
def addresses_are_https(data: Checked) -> Iterator[Problem]:
    for record in data.all_records():
        for field in ("url", "archived"):
            address = getattr(record, field, None)
            if address is not None and not re.fullmatch(r"https://[^\s/]+\.[^\s]+", address):
                yield at(record, f"{field} {address!r} is not an https address")


# Text


_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々〇]")


@law
def languages_keep_to_their_fields(data: Checked) -> Iterator[Problem]:
    for record in data.all_records():
        if isinstance(record, Source):
            continue  # a title stands in its own language
        for part in (record, *_nested(record)):
            for field in attrs.fields(type(part)):
                text = getattr(part, field.name)
                if not isinstance(text, str):
                    continue
                if field.name.endswith("_ja") and not _reads_as_japanese(field.name, text):
                    yield at(record, f"{field.name} {text!r} is not Japanese")
                elif (field.name.endswith("_en") or field.name in ("note", "doubt")) and _JAPANESE.search(text):
                    yield at(record, f"{field.name} {text!r} holds Japanese; it is an English field")


def _reads_as_japanese(field: str, text: str) -> bool:
    # A name can be written in Latin letters in both languages (APEC, GFTech); a summary can't.
    return bool(_JAPANESE.search(text)) or (field != "summary_ja" and text.isascii())


def _nested(part: Any) -> Iterator[Any]:
    """The small records inside a record, at any depth."""
    for field in attrs.fields(type(part)):
        value = getattr(part, field.name)
        for each in value if isinstance(value, tuple) else ():
            if attrs.has(type(each)) and not isinstance(each, (Source, Membership)):
                yield each
                yield from _nested(each)


@law
def texts_are_normal_and_trimmed(data: Checked) -> Iterator[Problem]:
    for file in data.own.files:
        for number, line in enumerate(file.text.split("\n"), start=1):
            if line != line.rstrip():
                yield Problem(file.name, number, "white space at the end of the line; take it out")
            if "\t" in line:
                yield Problem(file.name, number, "a tab; use spaces")
            if not unicodedata.is_normalized("NFC", line):
                yield Problem(file.name, number, "not in Unicode's normal form C; save it normalised")


@law
def texts_are_not_empty(data: Checked) -> Iterator[Problem]:
    for record in data.all_records():
        for field in attrs.fields(type(record)):
            value = getattr(record, field.name)
            if isinstance(value, str) and (not value or value != value.strip()):
                yield at(record, f"{field.name} {value!r} is empty or has white space around it; leave the key out or trim it")


@law
def tables_stand_in_order(data: Checked) -> Iterator[Problem]:
    for file in data.own.files:
        for name in ("members", *RECORDS):
            keys = list(_table(file, name))
            for before, after in pairwise(keys):
                if _in_order(after) < _in_order(before):
                    yield Problem(
                        file.name, file.lines.line((name, after)), f"{name}.{after} stands after {name}.{before}; sort by id"
                    )
    for framework in data.frameworks():
        for earlier, later in pairwise(framework.memberships):
            if earlier.party == later.party and later.since.latest < earlier.since.earliest:
                yield at(later, f"{later!r} stands after {earlier!r}; the oldest spell of a party comes first")


def _in_order(key: str) -> tuple[str, int]:
    """Keys sort as text, but for the number at the end of a commitment's."""
    name, _, number = key.rpartition("/")
    return (name, int(number)) if number.isdecimal() else (key, 0)


_LISTS = ("aliases", "sources", "succeeds", "succeeded_by", "frameworks", "parties", "themes", "actors", "excluded")


@law
def lists_say_a_thing_once(data: Checked) -> Iterator[Problem]:
    for record in data.records():
        for field in (
            "aliases",
            "sources",
            "succeeds",
            "succeeded_by",
            "frameworks",
            "parties",
            "themes",
            "actors",
            "excluded",
        ):
            for value, count in Counter(getattr(record, field, ())).items():
                if count > 1:
                    yield at(record, f"{field} names {getattr(value, 'id', value)!r} {count} times")


# Meetings, documents, commitments


@law
def meetings_list_each_party_once(data: Checked) -> Iterator[Problem]:
    for meeting in data.own.meetings.values():
        for party, count in Counter(each.party for each in meeting.participations).items():
            if count > 1:
                yield at(meeting, f"{party} is listed {count} times as present")


@law
def whoever_met_as_a_member_was_one(data: Checked) -> Iterator[Problem]:
    for meeting in data.own.meetings.values():
        rosters = [roster for each in meeting.frameworks for roster in _rosters(each, data)]
        if not rosters:
            continue
        for participation in meeting.participations:
            if participation.capacity != "member" or participation.note or data.known(Party).isdisjoint({participation.party}):
                continue
            if not any(_may_have_belonged(participation.party, roster, meeting) for roster in rosters):
                names = " or ".join(roster.id for roster in rosters)
                yield at(
                    meeting,
                    f"{participation.party} is present as a member, but was none of {names} then; say why in a note, "
                    "or in which capacity it was there",
                )


def _rosters(framework: str, data: Checked) -> Iterator[Framework]:
    """The framework whose roster a body has: itself, or the nearest one above it that has one."""
    subject = data.whole.frameworks.get(framework)
    while subject is not None and not subject.memberships:
        subject = data.whole.frameworks.get(subject.parent) if subject.parent else None
    if subject is not None:
        yield subject


def _may_have_belonged(party: str, framework: Framework, meeting: Meeting) -> bool:
    first, last = meeting.since.earliest, (meeting.until or meeting.since).latest
    return any(
        spell.party == party
        and spell.role == "member"
        and spell.since.earliest <= last
        and (spell.until is None or spell.until.latest >= first)
        for spell in framework.memberships
    )


@law
def a_document_does_not_precede_its_meeting(data: Checked) -> Iterator[Problem]:
    for document in data.own.documents.values():
        meeting = data.whole.meetings.get(document.meeting or "")
        if meeting is not None and document.date is not None and document.date.latest < meeting.since.earliest:
            yield at(document, f"its date {document.date} lies before its meeting {meeting.id} ({meeting.since})")


@law
def a_commitment_says_where_it_stands_and_on_what(data: Checked) -> Iterator[Problem]:
    for commitment in data.own.commitments.values():
        if not commitment.locators:
            yield at(commitment, f"{commitment.id} has no locator; add locators = [ {{ source = …, page = … }} ]")
        if not 1 <= len(commitment.themes) <= 3:
            yield at(commitment, f"{commitment.id} has {len(commitment.themes)} themes; one to three, the primary one first")
        for theme in commitment.themes:
            if theme in data.whole.themes and data.whole.themes[theme].broader is None:
                yield at(commitment, f"{commitment.id} has the domain {theme!r} as a theme; name one of its themes")


@law
def actors_fit_their_scope(data: Checked) -> Iterator[Problem]:
    for commitment in data.own.commitments.values():
        scope, actors = commitment.actor_scope, commitment.actors
        if (scope == "all_except") != bool(commitment.excluded):
            yield at(
                commitment, f"actor_scope {scope!r} and excluded = {list(commitment.excluded)}; all_except goes with excluded"
            )
        if scope in ("some_members", "members_and_guests") and not actors:
            yield at(commitment, f"actor_scope {scope!r} needs actors")
        if scope == "single_member" and len(actors) != 1:
            yield at(commitment, f"actor_scope 'single_member' needs one actor, not {len(actors)}")
        if scope in ("all_members", "all_except") and actors:
            yield at(commitment, f"actor_scope {scope!r} has no actors of its own: they are the members of the day")
    for document in data.own.documents.values():
        if (document.adopted_by == "all_except") != bool(document.excluded):
            yield at(document, f"adopted_by {document.adopted_by!r} and excluded = {list(document.excluded)}")


@law
def numbers_have_their_units(data: Checked) -> Iterator[Problem]:
    for commitment in data.own.commitments.values():
        for target in commitment.targets:
            yield from (at(commitment, f"{target!r} {what}") for what in _unit_problems(target))


def _unit_problems(target: Target) -> Iterator[str]:
    if target.kind == "finance":
        if not re.fullmatch("[A-Z]{3}", target.unit or ""):
            yield "needs its currency, an ISO 4217 code, as unit"
        if target.value is None:
            yield "needs its amount as value"
        if target.since is None and target.until is None and target.basis is None:
            yield "needs its period: since, until, or basis in words"
    if target.kind == "share" and target.unit != "%":
        yield "needs the unit '%'"
    if target.kind == "temperature" and target.unit != "Cel":
        yield "needs the unit 'Cel'"
    if target.value is not None and target.value_max is not None and target.value_max <= target.value:
        yield "has a value_max that is not above its value"


@law
def themes_form_a_tree(data: Checked) -> Iterator[Problem]:
    for theme in data.own.themes.values():
        domain = data.whole.themes.get(theme.broader or "")
        if domain is not None and domain.broader is not None:
            yield at(theme, f"broader {domain.id!r} is a theme; name its domain, {domain.broader!r}")
        if domain is not None and not theme.notation.startswith(domain.notation):
            yield at(theme, f"notation {theme.notation!r} does not begin with that of its domain, {domain.notation!r}")


def _table(file: DataFile, name: str) -> dict[str, Any]:
    found = file.tables.get(name, {})
    return found if isinstance(found, dict) else {}
