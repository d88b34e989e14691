"""Laws of time: beginnings before ends, spells in order within the lives of framework and party, one chair at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ..dates import PartialDate
from ..errors import Problem
from ..membership import Framework, Membership, Party
from .law import Checked, at, law


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


@law
def meetings_lie_within_the_lives_of_those_who_meet(data: Checked) -> Iterator[Problem]:
    for meeting in data.own.meetings.values():
        # A founding meeting comes before what it founds; then the note says so.
        frameworks = [] if meeting.note else [data.whole.frameworks.get(each) for each in meeting.frameworks]
        parties = [data.whole.parties.get(each.party) for each in meeting.participations]
        there: list[Framework | Party | None] = [*frameworks, *parties]
        for one in there:
            if one is None:
                continue
            if one.since is not None and meeting.since.latest < one.since.earliest:
                yield at(meeting, f"it was held on {meeting.since}, before {one.id} began ({one.since}); {_WHY}")
            if one.until is not None and meeting.since.earliest >= one.until.latest:
                yield at(meeting, f"it was held on {meeting.since}, after {one.id} had ended ({one.until}); {_WHY}")


_WHY = "if it is so, say why in a note"
