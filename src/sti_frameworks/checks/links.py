"""Laws of links: what is referred to exists, nothing leads back to itself, ids stand under what they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..contents import PLACES
from ..errors import Problem
from ..membership import Framework, Membership, Party
from ..proceedings import Document, Event, Meeting
from ..promises import Commitment, Theme
from ..records import Source
from .law import Checked, at, law


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
