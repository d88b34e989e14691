"""Half-open intervals: `since` is the first day in, `until` the first day out."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from sti_frameworks import Membership
from tests.strategies import SOURCE, catalogue_of, days, exact

ONE_DAY = datetime.timedelta(days=1)


def spell(since: datetime.date, until: datetime.date | None = None) -> Membership:
    return Membership(
        framework="one",
        party="AAA",
        role="member",
        standing="in_effect",
        since=exact(since),
        until=None if until is None else exact(until),
        exit=None if until is None else "withdrawal",
        sources=(SOURCE,),
    )


@given(days)
def test_since_is_the_first_day_in(since: datetime.date) -> None:
    catalogue = catalogue_of([spell(since)])
    assert catalogue.is_member("AAA", "one", on=since)
    assert not catalogue.is_member("AAA", "one", on=since - ONE_DAY)


@given(st.lists(days, min_size=2, max_size=2, unique=True).map(sorted))
def test_until_is_the_first_day_out(ends: list[datetime.date]) -> None:
    since, until = ends
    catalogue = catalogue_of([spell(since, until)])
    assert not catalogue.is_member("AAA", "one", on=until)
    assert catalogue.is_member("AAA", "one", on=until - ONE_DAY)


@given(st.lists(days, min_size=3, max_size=3, unique=True).map(sorted))
def test_a_day_of_change_belongs_to_the_later_spell_alone(ends: list[datetime.date]) -> None:
    since, change, until = ends
    first, second = spell(since, change), spell(change, until)
    catalogue = catalogue_of([first, second])
    assert catalogue.memberships(framework="one", on=change) == catalogue.memberships(framework="one")[1:]
    assert catalogue.is_member("AAA", "one", on=change)


@given(days)
def test_an_open_spell_lasts(since: datetime.date) -> None:
    catalogue = catalogue_of([spell(since)])
    assert catalogue.is_member("AAA", "one", on=max(since, datetime.date(2003, 6, 30)))


@given(st.lists(days, min_size=2, max_size=2, unique=True).map(sorted))
def test_the_year_of_leaving_does_not_count_at_its_end(ends: list[datetime.date]) -> None:
    since, until = ends
    catalogue = catalogue_of([spell(since, until)], checked=datetime.date(2009, 12, 31))
    counted = [year for year in range(1998, 2010) if catalogue.is_member("AAA", "one", year=year)]
    assert counted == list(range(since.year, until.year))
