"""Laws of meetings, documents, commitments and themes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..errors import Problem
from ..membership import Framework, Party
from ..proceedings import Meeting
from ..promises import Target
from .law import Checked, at, law


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
