"""What a chart is asked about: some frameworks, and a day or a year with its roll."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import attrs

from ..dates import DateLike, IfUnsure, read_day, read_year, span_of_year
from ..errors import BadQuestion
from ..store import several
from .words import Words

if TYPE_CHECKING:
    from ..catalogue import Catalogue
    from ..collection import Records
    from ..membership import Framework, Party
    from ..store import Values

__all__ = ["Moment", "frameworks_asked"]


def frameworks_asked(catalogue: Catalogue, frameworks: Any) -> list[Framework]:
    """The frameworks that were named, one or several, each once; naming none is a `BadQuestion`."""
    found = list({each.id: each for each in map(catalogue.framework, several(frameworks))}.values())
    if not found:
        raise BadQuestion("no framework was named; pass one or several: 'g7' or ['g7', 'oecd']")
    return found


@attrs.frozen
class Moment:
    """The end of a year, or a day: one of the two."""

    year: int | None
    on: datetime.date | None

    @classmethod
    def read(cls, year: int | None, on: DateLike | None) -> Moment:
        """What was asked for; both or neither is a `BadQuestion`."""
        if (on is None) == (year is None):
            raise BadQuestion("pass a day (on='1998-05-17') or a year (year=1998), one of the two")
        return cls(None if year is None else read_year(year), None if on is None else read_day(on))

    def roll(
        self, catalogue: Catalogue, framework: Framework, *, role: Values = "member", if_unsure: IfUnsure = "raise"
    ) -> Records[Party]:
        """The members then, as `members_on` and `members_in` have them."""
        if self.on is not None:
            return catalogue.members_on(framework, self.on, role=role, if_unsure=if_unsure)
        assert self.year is not None
        return catalogue.members_in(framework, self.year, role=role, if_unsure=if_unsure)

    def day(self, framework: Framework | None = None) -> datetime.date:
        """The day itself: of a year the last one, or that of the framework's check in its last year."""
        if self.on is not None:
            return self.on
        assert self.year is not None
        checked = None if framework is None else framework.checked.latest
        return datetime.date.fromordinal(span_of_year(self.year, "end", checked=checked)[1])

    def said(self, words: Words) -> str:
        """ "at the end of 2024", "on 2024-05-01"."""
        return words("on {day}", day=self.on) if self.on is not None else words("at the end of {year}", year=self.year)
