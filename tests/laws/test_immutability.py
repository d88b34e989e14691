"""Records can't be changed; they hash and compare by what they say, and their order is stable."""

from __future__ import annotations

import random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sti_frameworks as sti
from sti_frameworks import BadQuestion, Catalogue, Membership, Party, Records, Where
from tests.strategies import catalogues

KINDS = ("memberships", "parties", "frameworks", "sources")


@given(catalogues(coarse=True), st.sampled_from(KINDS))
def test_no_field_can_be_set(catalogue: Catalogue, kind: str) -> None:
    for record in getattr(catalogue, kind)():
        for field in attrs.fields(type(record)):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(record, field.name, None)
        assert not hasattr(record, "__dict__")


@given(catalogues(coarse=True), st.sampled_from(KINDS))
def test_fields_hold_nothing_that_can_be_changed(catalogue: Catalogue, kind: str) -> None:
    for record in getattr(catalogue, kind)():
        hash(record)
        for field in attrs.fields(type(record)):
            assert not isinstance(getattr(record, field.name), (list, dict, set))


@given(catalogues(coarse=True))
def test_equal_records_have_equal_hashes_wherever_they_were_written(catalogue: Catalogue) -> None:
    records: list[Membership | Party] = [*catalogue.memberships(), *catalogue.parties()]
    for record in records:
        elsewhere = attrs.evolve(record, where=Where("other.toml", 7))
        assert elsewhere == record
        assert hash(elsewhere) == hash(record)


@given(catalogues(coarse=True), st.sampled_from(KINDS), st.randoms())
def test_sorting_gives_one_order_from_any(catalogue: Catalogue, kind: str, chance: random.Random) -> None:
    records = list(getattr(catalogue, kind)())
    mixed = records.copy()
    chance.shuffle(mixed)
    keys = [record.sort_key for record in sorted(mixed)]
    assert keys == sorted(record.sort_key for record in records)
    for one in records:
        assert (one < one, one <= one, one > one, one >= one) == (False, True, False, True)


def test_records_of_two_kinds_have_no_order(catalogue: Catalogue) -> None:
    with pytest.raises(TypeError):
        _ = catalogue.parties()[0] < catalogue.frameworks()[0]


@given(catalogues(coarse=True))
def test_records_are_a_sequence_that_can_t_be_changed(catalogue: Catalogue) -> None:
    spells = catalogue.memberships()
    assert list(spells) == [spells[index] for index in range(len(spells))]
    assert spells[1:] == Records(list(spells)[1:])
    assert hash(spells) == hash(Records(spells))
    assert spells[:1] + spells[1:] == spells
    with pytest.raises(AttributeError):
        spells._made = ()
    with pytest.raises(AttributeError):
        del spells._made
    with pytest.raises(TypeError):
        spells[0] = None  # type: ignore[index]


@given(catalogues(coarse=True))
def test_where_filters_by_one_value_or_several(catalogue: Catalogue) -> None:
    spells = catalogue.memberships()
    assert spells.where(role="member") == catalogue.memberships(role="member")
    assert spells.where(role=("member", "observer")) == catalogue.memberships(role=("member", "observer"))
    assert spells.where(role="member", standing="signed") == spells.where(standing="signed").where(role="member")
    for spell in spells:
        assert spell in spells.where(since=str(spell.since), party=spell.party)


def test_where_names_the_fields_when_one_is_unknown(catalogue: Catalogue) -> None:
    with pytest.raises(BadQuestion, match=r"fields are: .*name_en"):
        catalogue.parties().where(nmae_en="One")


def test_what_is_derived_from_fields_filters_and_groups_like_them() -> None:
    commitments, meetings = sti.commitments(), sti.meetings()
    assert commitments.where(strength=(2, 3)) == sti.commitments(min_strength=2)
    assert {strength: set(found) for strength, found in commitments.group_by("strength").items()} == {
        strength: {each for each in commitments if each.strength == strength} for strength in range(4)
    }
    assert set(meetings.group_by("last_day")) == {each.last_day for each in meetings}


@pytest.fixture
def catalogue() -> Catalogue:
    from tests.strategies import catalogue_of

    return catalogue_of([])
