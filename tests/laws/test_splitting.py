"""Splitting a spell in two that meet, or joining two that meet, changes no answer."""

from __future__ import annotations

import datetime

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from sti_frameworks import Catalogue, Membership, Unsure
from sti_frameworks.dates import When
from tests.strategies import PARTIES, YEARS, catalogue_of, days, spell_lists, split, whens


def answers(catalogue: Catalogue, year: int, when: When, day: datetime.date) -> list[object]:
    found: list[object] = []
    for party in PARTIES:
        for question in ({"year": year, "when": when}, {"on": day}):
            try:
                found.append(catalogue.is_member(party, "one", **question))
            except Unsure:
                found.append(None)
    return found


@given(st.data(), spell_lists(coarse=True), st.sampled_from(YEARS), whens, days)
def test_a_spell_split_on_a_day_inside_it(
    data: st.DataObject, spells: list[Membership], year: int, when: When, day: datetime.date
) -> None:
    assume(spells)
    index = data.draw(st.integers(0, len(spells) - 1))
    whole = spells[index]
    inside = [
        each
        for each in (whole.since.latest + datetime.timedelta(n) for n in (1, 2, 40, 400))
        if whole.until is None or each < whole.until.earliest
    ]
    assume(inside)
    parts = split(whole, data.draw(st.sampled_from(inside)))
    rewritten = [*spells[:index], *parts, *spells[index + 1 :]]
    assert answers(catalogue_of(spells), year, when, day) == answers(catalogue_of(rewritten), year, when, day)


def _says_no_more(before: Membership, after: Membership) -> bool:
    """Whether two spells say no more than one over both. They do where a coarse outer end reaches the day at which they meet:
    that each of them lasted at all then rules out days that the end of the whole could stand for."""
    met = after.since
    return before.since.latest < met.earliest and (after.until is None or after.until.earliest > met.latest)


@given(spell_lists(coarse=True), st.sampled_from(YEARS), whens, days)
def test_spells_that_meet_joined_to_one(spells: list[Membership], year: int, when: When, day: datetime.date) -> None:
    joined: list[Membership] = []
    for spell in spells:
        before = joined[-1] if joined else None
        if (
            before is not None
            and (before.party, before.role, before.standing) == (spell.party, spell.role, spell.standing)
            and before.until == spell.since
            and before.exit in ("role_change", "suspension", "entry_into_force")
            and _says_no_more(before, spell)
        ):
            joined[-1] = attrs.evolve(before, until=spell.until, exit=spell.exit)
        else:
            joined.append(spell)
    assert answers(catalogue_of(spells), year, when, day) == answers(catalogue_of(joined), year, when, day)
