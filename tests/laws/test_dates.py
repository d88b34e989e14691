"""Dates: as precise as written, never finer."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sti_frameworks import BadDate, BadQuestion, PartialDate, members_in, members_on
from tests.strategies import partial_dates


@given(partial_dates)
def test_text_and_date_are_the_same(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date


@given(partial_dates)
def test_precision_is_that_of_the_text(date: PartialDate) -> None:
    assert len(str(date).split("-")) == 1 + (date.month is not None) + (date.day is not None)
    assert date.is_exact == (date.earliest == date.latest)


@given(partial_dates, st.dates())
def test_it_stands_for_the_days_whose_text_begins_with_its_own(date: PartialDate, day: datetime.date) -> None:
    begins = day.isoformat().startswith(str(date))
    assert begins == (date.earliest <= day <= date.latest)


@given(partial_dates, partial_dates)
def test_order_is_total_and_follows_the_calendar(one: PartialDate, other: PartialDate) -> None:
    assert [one < other, one == other, one > other].count(True) == 1
    if one.latest < other.earliest:
        assert one < other


@pytest.mark.parametrize("day", ["1998-02-29", "1998-13-01", "1998-00-10", "1998-04-31", "0000-01-01"])
def test_a_day_outside_the_calendar_is_refused(day: str) -> None:
    with pytest.raises(BadDate, match="not in the calendar"):
        members_on("g7", day)


@pytest.mark.parametrize(
    "day",
    [
        "1998",
        "1998-05",
        "17 May 1998",
        "1998-5-17",
        "1998/05/17",
        "",
        "1998-05-17T00:00",
        "１９９８-05-17",
        19980517,
        None,
        1.5,
    ],
)
def test_what_is_not_a_day_is_refused(day: object) -> None:
    with pytest.raises(BadDate, match="pass a date such as"):
        members_on("g7", day)  # type: ignore[arg-type]


def test_a_time_of_day_is_refused() -> None:
    with pytest.raises(BadDate, match="'1998-05-17'"):
        members_on("g7", datetime.datetime(1998, 5, 17, 12, 0))


@pytest.mark.parametrize("year", [True, False, "1998", 1998.0, None, 0, 10000, -1, [1998], "1998-05-17"])
def test_what_is_not_a_year_is_refused(year: object) -> None:
    with pytest.raises(BadDate, match=r"pass an int of 1\.\.9999"):
        members_in("g7", year)  # type: ignore[arg-type]


@pytest.mark.parametrize("when", ["END", "middle", "", None, 1, True])
def test_an_unknown_when_lists_what_is_known(when: object) -> None:
    with pytest.raises(BadQuestion, match=r"'end'.*'start'.*'any'.*'all'"):
        members_in("g7", 1998, when=when)  # type: ignore[arg-type]


def test_a_day_needs_its_month() -> None:
    with pytest.raises(BadDate, match="needs its month"):
        PartialDate(1998, None, 17)
