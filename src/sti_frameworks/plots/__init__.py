"""Charts of a catalogue's answers, through Altair: `sti_frameworks.plot`, or `catalogue.plot` of another catalogue.

Only this subpackage knows Altair, and only when a chart is asked for: without the extra `plot`, asking is one clear error.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..belonging import COUNTED
from ..frames import need

if TYPE_CHECKING:
    from ..catalogue import Catalogue
    from ..dates import IfUnsure, When
    from ..membership import Framework, Party
    from ..store import Values
    from ..texts import Years

__all__ = ["Charts"]


class Charts:
    """Charts of the answers of a catalogue.

    Each method returns an Altair chart: a plain one, with its rows as data that bear names, to look at, to restyle
    (`chart.properties(…)`, `chart.configure_axis(…)`), or to save (`chart.save("x.svg")`, also png, html and json), all without
    any network. Everything on it is in the language asked for, except the notes and doubts of records, which are English.

    Before charts are put side by side (`one | other`), their own look is to be taken out: `chart.config = altair.Undefined`.

    All methods raise `BadQuestion` for a language that is not "en" or "ja", `UnknownId` for a framework that does not exist,
    `NoAnswer` where there is nothing to draw, and `MissingExtra` without the extra `plot`.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def timeline(
        self,
        frameworks: str | Framework | Sequence[str | Framework],
        *,
        parties: str | Party | Sequence[str | Party] | None = None,
        roles: Values | None = None,
        years: Years | None = None,
        lang: str = "en",
    ) -> Any:
        """Who belonged from when to when: a row for each party, a bar for each spell, a panel for each framework.

        Colour is the role, fullness the standing (a hollow bar is signed, not bound). A role held beside another one (the chair
        beside membership) lies narrower upon it. Where a date is coarse, the bar is thin over all days that it can mean.
        Spells that go on run to the framework's `checked` day. Announced exits and doubts are marked.

        Args:
            frameworks: one or several, by id, acronym or name. One without a matching spell has no panel.
            parties: one or several; None for all.
            roles: one value or several of that vocabulary; None for all.
            years: a year, a pair of first and last year, or a range; None for all time.
            lang: "en" or "ja".

        Returns: an Altair chart; its data are "spells of ID" (a row for each spell) and "marks of ID" for each framework.
        """
        from .words import Words

        need("altair", "plot")
        from .timeline import timeline

        return timeline(self._catalogue, frameworks, parties=parties, roles=roles, years=years, words=Words(lang))

    def growth(
        self,
        frameworks: str | Framework | Sequence[str | Framework],
        *,
        years: Years | None = None,
        when: When = "end",
        role: Values | None = None,
        standing: Values | None = None,
        if_unsure: IfUnsure = "raise",
        lang: str = "en",
    ) -> Any:
        """How many belonged, year by year: a line for each framework, a point where somebody joined or left.

        Each count is the length of the roll that `members_in` gives for that year.

        Args:
            frameworks: one or several, by id, acronym or name.
            years: a year, a pair of first and last year, or a range; None for all, up to the year of each framework's last
                check. Years before a framework's first spell and after its end have no point.
            when: which day of the year counts, as in `members_in`.
            role: one value or several of that vocabulary; None for members.
            standing: one value or several of that vocabulary; None for in effect or suspended.
            if_unsure: "raise", "include" or "exclude" where dates are too coarse.
            lang: "en" or "ja".

        Returns: an Altair chart; its data "growth" have a row for each framework and year, with who joined and who left.
        Raises: `Unsure` as `members_in` does. Warns `CoverageWarning` of years beyond a framework's last check.
        """
        from .words import Words

        need("altair", "plot")
        from .growth import growth

        return growth(
            self._catalogue,
            frameworks,
            years=years,
            when=when,
            role="member" if role is None else role,
            standing=COUNTED if standing is None else standing,
            if_unsure=if_unsure,
            words=Words(lang),
        )
