"""Rolls against an independent model: the days of a year, one by one, and who had a spell on them."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from sti_frameworks import Catalogue
from sti_frameworks.dates import When
from tests.strategies import CHECKED, FRAMEWORKS, PARTIES, ROLES, STANDINGS, YEARS, catalogues, days, whens

roles = st.sets(st.sampled_from(ROLES), min_size=1).map(tuple)
standings = st.sets(st.sampled_from(STANDINGS), min_size=1).map(tuple)


def days_of(year: int) -> list[datetime.date]:
    last = min(datetime.date(year, 12, 31), CHECKED)
    return [datetime.date(year, 1, 1) + datetime.timedelta(n) for n in range(1 + (last - datetime.date(year, 1, 1)).days)]


def had_a_spell(
    catalogue: Catalogue, framework: str, day: datetime.date, role: tuple[str, ...], standing: tuple[str, ...]
) -> set[str]:
    return {
        spell.party
        for spell in catalogue.memberships()
        if spell.framework == framework
        and spell.role in role
        and spell.standing in standing
        and spell.since.earliest <= day
        and (spell.until is None or day < spell.until.earliest)
    }


def model(
    catalogue: Catalogue, framework: str, year: int, when: When, role: tuple[str, ...], standing: tuple[str, ...]
) -> set[str]:
    every_day = days_of(year)
    looked_at = {"end": every_day[-1:], "start": every_day[:1]}.get(when, every_day)
    each = [had_a_spell(catalogue, framework, day, role, standing) for day in looked_at]
    return set.union(*each) if when == "any" else set.intersection(*each)


@given(catalogues(coarse=False), st.sampled_from(FRAMEWORKS), st.sampled_from(YEARS), whens, roles, standings)
def test_a_roll_is_that_of_the_model(
    catalogue: Catalogue, framework: str, year: int, when: When, role: tuple[str, ...], standing: tuple[str, ...]
) -> None:
    expected = sorted(model(catalogue, framework, year, when, role, standing))
    roll = catalogue.members_in(framework, year, when=when, role=role, standing=standing)
    assert expected == list(roll.ids)
    for party in PARTIES:
        belongs = catalogue.is_member(party, framework, year=year, when=when, role=role, standing=standing)
        assert belongs == (party in expected)
        assert (catalogue.status_in(party, framework, year, when=when, role=role, standing=standing) == "member") == belongs


@given(catalogues(coarse=False), st.sampled_from(FRAMEWORKS), days)
def test_a_day_is_that_of_the_model(catalogue: Catalogue, framework: str, day: datetime.date) -> None:
    expected = had_a_spell(catalogue, framework, day, ("member",), ("in_effect", "suspended"))
    assert sorted(expected) == list(catalogue.members_on(framework, day).ids)


@given(catalogues(coarse=False), st.sampled_from(YEARS))
def test_every_day_implies_its_ends_and_either_implies_any_day(catalogue: Catalogue, year: int) -> None:
    rolls = {when: set(catalogue.members_in("one", year, when=when).ids) for when in ("end", "start", "any", "all")}
    assert rolls["all"] <= rolls["start"] & rolls["end"]
    assert rolls["start"] | rolls["end"] <= rolls["any"]


@given(catalogues(coarse=True), st.sampled_from(YEARS))
def test_two_frameworks_compared_are_their_rolls(catalogue: Catalogue, year: int) -> None:
    compared = catalogue.compare("one", "two", year=year)
    left, right = (set(catalogue.members_in(name, year).ids) for name in FRAMEWORKS)
    assert (set(compared.only_left.ids), set(compared.both.ids), set(compared.only_right.ids)) == (
        left - right,
        left & right,
        right - left,
    )


@given(catalogues(coarse=True), st.sampled_from(YEARS))
def test_joint_memberships_are_those_of_both(catalogue: Catalogue, year: int) -> None:
    joint = catalogue.joint_memberships("AAA", "BBB", year=year)
    expected = [name for name in FRAMEWORKS if {"AAA", "BBB"} <= set(catalogue.members_in(name, year).ids)]
    assert expected == list(joint.ids)


@given(catalogues(coarse=True))
def test_the_same_question_has_the_same_answer_again(catalogue: Catalogue) -> None:
    assert catalogue.members_in("one", 2001) == catalogue.members_in("ONE", 2001) == catalogue.framework("one").members_in(2001)
