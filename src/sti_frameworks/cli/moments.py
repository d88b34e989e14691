"""The day or year that a command asks about, and the spells that hold then."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterable
from typing import Any

import attrs

from ..dates import When, check_when, read_day, read_year, span_of_year
from ..errors import BadQuestion
from ..membership import Framework, Membership
from .wording import Wording

__all__ = ["Moment", "moment_of", "spells_at"]


@attrs.frozen
class Moment:
    """A day (`on`), or a year with the rule by which it counts.

    Attributes:
        arguments: the same as the library's questions take it.
    """

    on: datetime.date | None
    year: int | None
    when: When

    @property
    def arguments(self) -> dict[str, Any]:
        return {"on": self.on} if self.year is None else {"year": self.year, "when": self.when}

    def words(self, say: Wording, *, denied: bool = False) -> str:
        """The moment in words; `denied` for a sentence that says that something was not so then."""
        if self.on is not None:
            return say("on {day}", day=self.on)
        phrases = {
            "end": "at the end of {year}",
            "start": "at the start of {year}",
            "any": "on a single day of {year}" if denied else "on any day of {year}",
            "all": "on all days of {year}" if denied else "on every day of {year}",
        }
        return say(phrases[self.when], year=self.year)

    def span(self, framework: Framework) -> tuple[int, int]:
        """The first and the last day that count, as ordinals."""
        if self.on is not None:
            return self.on.toordinal(), self.on.toordinal()
        assert self.year is not None
        return span_of_year(self.year, self.when, checked=framework.checked.latest)

    def day(self, framework: Framework) -> datetime.date:
        """The day whose names are shown: the last one that counts."""
        return datetime.date.fromordinal(self.span(framework)[1])


def moment_of(chosen: argparse.Namespace, *frameworks: Framework) -> Moment:
    """What the arguments ask about; without any, the last day for which the sources of all the frameworks speak."""
    year = chosen.year if chosen.in_year is None else chosen.in_year
    given = [value for value in (chosen.year, chosen.in_year, chosen.on) if value is not None]
    if len(given) > 1:
        raise BadQuestion("name one day (--on 1998-05-17) or one year (1998), not both")
    if chosen.when is not None and year is None:
        raise BadQuestion("--when says how a year counts, and no year was named; write it after the names: 1998")
    if year is not None:
        return Moment(None, read_year(year), check_when(chosen.when or "end"))
    if chosen.on is not None:
        return Moment(read_day(chosen.on), None, "end")
    return Moment(min(framework.checked.latest for framework in frameworks), None, "end")


def spells_at(
    framework: Framework, party: str, roles: Iterable[str], standings: Iterable[str], moment: Moment
) -> list[Membership]:
    """The spells of a party, in those roles and standings, that may hold at the moment."""
    first, last = moment.span(framework)
    return [
        spell
        for spell in framework.memberships
        if spell.party == party
        and spell.role in roles
        and spell.standing in standings
        and spell.since.earliest.toordinal() <= last
        and (spell.until is None or spell.until.latest.toordinal() > first)
    ]
