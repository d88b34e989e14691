"""Dates as precise as their source, and the days they can stand for.

A `PartialDate` is a year, a month or a day, never padded to a finer one. It knows its earliest and its latest day; whether
something had begun on a given day is then yes, no, or open. All arithmetic is on ordinals of the proleptic Gregorian
calendar (`datetime.date.toordinal`).
"""

from __future__ import annotations

import datetime
import re
from functools import total_ordering
from typing import Literal, TypeAlias

import attrs

from .errors import BadDate, BadQuestion

__all__ = ["DateLike", "IfUnsure", "PartialDate", "When", "check_when", "read_day", "read_year", "span_of_year"]

When = Literal["end", "start", "any", "all"]
IfUnsure = Literal["raise", "include", "exclude"]

FIRST_YEAR, LAST_YEAR = 1, 9999

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@total_ordering
@attrs.frozen(eq=True, order=False, repr=False)
class PartialDate:
    """A date of year, month or day precision.

    Attributes:
        year: 1..9999.
        month: 1..12, or None where the source gives the year alone.
        day: 1..31, or None where the source gives no day.

    `str()` gives it back as written: "1977", "1977-05" or "1977-05-07". Order is by earliest day, the coarser first.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise BadDate(f"a date with the day {self.day} needs its month too")
        month, day = (1 if part is None else part for part in (self.month, self.day))
        _calendar_day(self.year, month, day, asked=str(self))

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Reads "1977", "1977-05" or "1977-05-07"; anything else is a `BadDate`."""
        match = _FORM.fullmatch(text) if isinstance(text, str) else None
        if match is None:
            raise BadDate(f"{text!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD, as precise as the source, in quotes")
        year, month, day = match.groups()
        if month is None:
            return cls(int(year))
        return cls(int(year), int(month), None if day is None else int(day))

    @property
    def is_exact(self) -> bool:
        """Whether the day itself is known."""
        return self.day is not None

    @property
    def earliest(self) -> datetime.date:
        """The first day that it can stand for."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day that it can stand for."""
        if self.month is None:
            return datetime.date(self.year, 12, 31)
        if self.day is None:
            return datetime.date(self.year, self.month, _days_in(self.year, self.month))
        return datetime.date(self.year, self.month, self.day)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __repr__(self) -> str:
        return f"PartialDate({str(self)!r})"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key() < other._key()

    def _key(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0


DateLike: TypeAlias = str | datetime.date | PartialDate


def _calendar_day(year: int, month: int, day: int, *, asked: str) -> datetime.date:
    try:
        return datetime.date(year, month, day)
    except ValueError as reason:
        raise BadDate(f"{asked!r} is not in the calendar: {reason}") from None


def _days_in(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (datetime.date(year, month + 1, 1) - datetime.date(year, month, 1)).days


def read_year(year: object) -> int:
    """The year that a question asks about: an int of 1..9999, anything else is a `BadDate`."""
    # bool is an int to Python, and True would be the year 1: never what was meant.
    if isinstance(year, int) and not isinstance(year, bool):
        if FIRST_YEAR <= year <= LAST_YEAR:
            return year
    elif hasattr(year, "__index__") and not isinstance(year, bool):
        return read_year(year.__index__())  # numpy's integers
    raise BadDate(f"{year!r} is not a year; pass an int of {FIRST_YEAR}..{LAST_YEAR}, such as 1998")


def read_day(day: object) -> datetime.date:
    """The day that a question asks about: "1998-05-17" or a `datetime.date`; anything else is a `BadDate`."""
    if isinstance(day, datetime.datetime):
        raise BadDate(f"{day!r} has a time of day; pass its date: {day.date().isoformat()!r}")
    if isinstance(day, datetime.date):
        return day
    if isinstance(day, str):
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day):
            return PartialDate.parse(day).earliest
    elif isinstance(day, PartialDate) and day.is_exact:
        return day.earliest
    raise BadDate(
        f"{day!r} is not a day; pass a date such as '1998-05-17' or datetime.date(1998, 5, 17); for a year, pass year=1998"
    )


def check_when(when: object) -> When:
    """The rule by which a year is asked about; anything unknown is a `BadQuestion`."""
    for known in ("end", "start", "any", "all"):
        if when == known:
            return known
    raise BadQuestion(
        f"when={when!r} is unknown; it is one of 'end' (31 December), 'start' (1 January), 'any' (a day), 'all' (every day)"
    )


def span_of_year(year: int, when: When, *, checked: datetime.date | None = None) -> tuple[int, int]:
    """The first and the last day (ordinals) that a question about a year looks at.

    In the year in which the facts were last `checked`, the year ends for us on that day.
    """
    first, last = datetime.date(year, 1, 1).toordinal(), datetime.date(year, 12, 31).toordinal()
    if checked is not None and checked.year == year:
        last = checked.toordinal()
    if when == "end":
        return last, last
    if when == "start":
        return first, first
    return first, last
