"""Roles and standings distribute: asking for several is asking for each."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sti_frameworks import BadQuestion, Catalogue
from tests.strategies import ROLES, STANDINGS, YEARS, catalogue_of, catalogues, days

EMPTY = catalogue_of([])


@given(catalogues(coarse=False), days)
def test_several_roles_are_the_union_of_each(catalogue: Catalogue, day: datetime.date) -> None:
    together = catalogue.members_on("one", day, role=ROLES)
    each = {party for role in ROLES for party in catalogue.members_on("one", day, role=role).ids}
    assert sorted(each) == list(together.ids)


@given(catalogues(coarse=False), days)
def test_several_standings_are_the_union_of_each(catalogue: Catalogue, day: datetime.date) -> None:
    together = catalogue.members_on("one", day, standing=STANDINGS)
    each = {party for standing in STANDINGS for party in catalogue.members_on("one", day, standing=standing).ids}
    assert sorted(each) == list(together.ids)


@given(catalogues(coarse=True), st.sampled_from(YEARS))
def test_a_member_is_one_in_effect_or_suspended(catalogue: Catalogue, year: int) -> None:
    plain = catalogue.members_in("one", year)
    assert plain == catalogue.members_in("one", year, role="member", standing=("suspended", "in_effect"))


@given(catalogues(coarse=True), st.sampled_from(YEARS))
def test_signed_is_not_bound_and_bound_is_not_in_force(catalogue: Catalogue, year: int) -> None:
    standing_of = {(s.party, s.standing) for s in catalogue.memberships(framework="one", role="member")}
    for party in catalogue.members_in("one", year).ids:
        assert standing_of & {(party, "in_effect"), (party, "suspended")}


@pytest.mark.parametrize("role", ["Member", "memer", "", None, 1, (), ("member", "guset")])
def test_an_unknown_role_lists_what_is_allowed(role: object) -> None:
    with pytest.raises(BadQuestion, match="it is one of: member, associate, participant"):
        EMPTY.members_in("one", 2000, role=role)  # type: ignore[arg-type]


@pytest.mark.parametrize("standing", ["signd", "", None, 3, ()])
def test_an_unknown_standing_lists_what_is_allowed(standing: object) -> None:
    with pytest.raises(BadQuestion, match="it is one of: in_effect, suspended"):
        EMPTY.members_on("one", "2000-01-01", standing=standing)  # type: ignore[arg-type]


@pytest.mark.parametrize("if_unsure", ["maybe", None, True])
def test_an_unknown_if_unsure_lists_what_is_allowed(if_unsure: object) -> None:
    with pytest.raises(BadQuestion, match="it is one of: raise, include, exclude"):
        EMPTY.members_on("one", "2000-01-01", if_unsure=if_unsure)  # type: ignore[arg-type]


def test_a_near_miss_is_named() -> None:
    with pytest.raises(BadQuestion, match="did you mean 'observer'"):
        EMPTY.members_in("one", 2000, role="obsever")
