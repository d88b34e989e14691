"""Coarse dates against an oracle that tries the days they can stand for, one by one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sti_frameworks import Membership, PartialDate, Unsure
from sti_frameworks.dates import When, span_of_year
from tests.strategies import CHECKED, SOURCE, YEARS, catalogue_of, catalogues, chains, days, whens

GOES_ON = {"role_change", "entry_into_force", "suspension"}
AFTER_ALL = datetime.date.max.toordinal() + 1


def candidates(date: PartialDate | None, marks: list[int]) -> list[int]:
    """The days (ordinals) that a date can stand for, thinned out to those near its ends and near the days asked about:
    only comparisons with these can change an answer."""
    if date is None:
        return [AFTER_ALL]
    first, last = date.earliest.toordinal(), date.latest.toordinal()
    if first <= CHECKED.toordinal() < last:
        last = CHECKED.toordinal()
    near = {day + shift for day in (first, last, *marks) for shift in range(-2, 3)}
    return sorted(day for day in near if first <= day <= last)


def resolutions(spells: list[Membership], marks: list[int]) -> Iterator[list[tuple[int, int]]]:
    """Every way in which the true days can lie: each spell ends after it began, the next one begins no earlier than that,
    and on the very same day where a coarse date is written twice for one change of standing."""

    def extend(index: int, chosen: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
        if index == len(spells):
            yield chosen
            return
        spell = spells[index]
        for since in candidates(spell.since, marks):
            if chosen:
                before = spells[index - 1]
                if since < chosen[-1][1]:
                    continue
                if before.until == spell.since and before.exit in GOES_ON and since != chosen[-1][1]:
                    continue
            for until in candidates(spell.until, marks):
                if since < until:
                    yield from extend(index + 1, [*chosen, (since, until)])

    yield from extend(0, [])


def oracle(spells: list[Membership], counted: set[str], first: int, last: int, *, every: bool) -> bool | None:
    answers = set()
    ends = [end for spell in spells for end in (spell.since, spell.until) if end is not None]
    marks = [first, last, *(day.toordinal() for end in ends for day in (end.earliest, end.latest))]
    for resolution in resolutions(spells, marks):
        inside = [
            any(
                since <= day < until
                for (since, until), spell in zip(resolution, spells, strict=True)
                if spell.standing in counted
            )
            for day in _looked_at(first, last, resolution)
        ]
        answers.add(all(inside) if every else any(inside))
        if len(answers) == 2:
            return None
    return answers.pop()


def _looked_at(first: int, last: int, resolution: list[tuple[int, int]]) -> list[int]:
    edges = {edge + shift for ends in resolution for edge in ends for shift in (-1, 0)}
    return sorted({first, last} | {day for day in edges if first < day < last})


coarse_chains = chains(party="AAA", framework="one", role="member", coarse=True, longest=2)


@settings(max_examples=150)
@given(coarse_chains, st.sampled_from(YEARS), whens)
def test_a_year_is_answered_as_the_oracle_does(spells: list[Membership], year: int, when: When) -> None:
    first, last = span_of_year(year, when, checked=CHECKED)
    counted = {"in_effect", "suspended"}
    expected = oracle(spells, counted, first, last, every=when != "any")
    assert ask(spells, year=year, when=when) is expected


@settings(max_examples=150)
@given(coarse_chains, days)
def test_a_day_is_answered_as_the_oracle_does(spells: list[Membership], day: datetime.date) -> None:
    expected = oracle(spells, {"in_effect", "suspended"}, day.toordinal(), day.toordinal(), every=True)
    assert ask(spells, on=day) is expected


def ask(spells: list[Membership], **when: object) -> bool | None:
    catalogue = catalogue_of(spells)
    try:
        return catalogue.is_member("AAA", "one", **when)  # type: ignore[arg-type]
    except Unsure:
        return None


@given(catalogues(coarse=True), st.sampled_from([year for year in YEARS if year < CHECKED.year]))
def test_dates_of_year_precision_always_settle_the_year_end(catalogue: object, year: int) -> None:
    assert catalogue.members_in("one", year) is not None  # type: ignore[attr-defined]  # it raises no Unsure


@given(catalogues(coarse=True), days)
def test_include_and_exclude_are_the_two_ends_of_unsure(catalogue: object, day: datetime.date) -> None:
    surely = catalogue.members_on("one", day, if_unsure="exclude")  # type: ignore[attr-defined]
    perhaps = catalogue.members_on("one", day, if_unsure="include")  # type: ignore[attr-defined]
    assert set(surely.ids) <= set(perhaps.ids)
    if surely == perhaps:
        assert catalogue.members_on("one", day) == surely  # type: ignore[attr-defined]
    else:
        with pytest.raises(Unsure, match="too coarse to say who was in one") as caught:
            catalogue.members_on("one", day)  # type: ignore[attr-defined]
        assert {spell.party for spell in caught.value.spells} == set(perhaps.ids) - set(surely.ids)  # type: ignore[attr-defined]


def test_unsure_names_the_spell_and_the_way_out() -> None:
    spell = Membership(
        framework="one", party="AAA", role="member", standing="in_effect", since=PartialDate(2000), sources=(SOURCE,)
    )
    with pytest.raises(Unsure, match=r"AAA member \[2000, …\).*if_unsure='include'"):
        catalogue_of([spell]).members_on("one", "2000-06-30")
