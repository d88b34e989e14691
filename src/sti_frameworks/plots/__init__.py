"""Charts of a catalogue's answers, through Altair: `sti_frameworks.plot`, or `catalogue.plot` of another catalogue.

Only this subpackage knows Altair, and only when a chart is asked for: without the extra `plot`, asking is one clear error.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..belonging import COUNTED
from ..frames import need

if TYPE_CHECKING:
    import altair as alt

    from ..catalogue import Catalogue
    from ..dates import DateLike, IfUnsure, When
    from ..membership import Framework, Party
    from ..promises import Theme
    from ..store import Values
    from ..texts import Years

__all__ = ["Charts"]


class Charts:
    """Charts of the answers of a catalogue.

    Each method returns an Altair chart: a plain one, with its rows as data that bear names, to look at, to restyle
    (`chart.properties(…)`, `chart.configure_axis(…)`), or to save without any network: `chart.save("x.svg")`, png, json, or
    html (`chart.save("x.html", inline=True)`). Everything on it is in the language asked for, except the notes and doubts of
    records, which are English. A PNG with Japanese words needs a font with Japanese letters on the machine that draws it.

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
    ) -> alt.LayerChart | alt.VConcatChart:
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
    ) -> alt.LayerChart:
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

    def map(
        self,
        framework: str | Framework,
        *,
        year: int | None = None,
        on: DateLike | None = None,
        if_unsure: IfUnsure = "raise",
        lang: str = "en",
    ) -> alt.LayerChart:
        """The members of a framework on a map of the world, at a year's end or on a day.

        The geometry comes with the package (Natural Earth, public domain): nothing is downloaded. Areas and borders are those
        of today as Natural Earth draws them; the data take no side. A state fills the area of its present code, so that the
        Soviet Union fills that of Russia; a former state without a continuator (Czechoslovakia, Yugoslavia …) fills those of
        its successors, and the tooltip names it. States too small for the scale are points. Members without any area (unions,
        organisations) are counted in the subtitle. Before a framework's life and after it, nothing is filled.

        Args:
            framework: by id, acronym or name.
            year: its end counts; in the year of the last check, the day of that check. on: a day. One of the two.
            if_unsure: "raise", "include" or "exclude" where dates are too coarse.
            lang: "en" or "ja".

        Returns: an Altair chart; its data are "members" (a row for each area that is filled), "areas" and "places" (TopoJSON).
        Raises: `BadQuestion` for both or neither of year and on; `NoAnswer` of a framework without members on record;
        `BadDate`, `Unsure`. Warns `CoverageWarning` beyond the last check.
        """
        from .words import Words

        need("altair", "plot")
        from .asked import Moment
        from .maps import members_map

        return members_map(self._catalogue, framework, Moment.read(year, on), if_unsure=if_unsure, words=Words(lang))

    def overlap(
        self,
        frameworks: Sequence[str | Framework],
        *,
        year: int | None = None,
        on: DateLike | None = None,
        role: Values | None = None,
        if_unsure: IfUnsure = "raise",
        lang: str = "en",
    ) -> alt.ConcatChart:
        """Who belonged to exactly which of some frameworks, at a year's end or on a day: an UpSet chart.

        Each column is a combination of frameworks, marked by black dots, with the number of parties that belonged to exactly
        these; the largest first, with its parties' ids below and their names in the tooltip. Right of the dots stand
        the sizes of the frameworks themselves.

        Args:
            frameworks: two or more, by id, acronym or name, in the order in which they are to stand.
            year: its end counts, as in `members_in`. on: a day. One of the two.
            role: one value or several of that vocabulary; None for members.
            if_unsure: "raise", "include" or "exclude" where dates are too coarse.
            lang: "en" or "ja".

        Returns: an Altair chart; its data are "intersections", "sets", "dots" and "codes".
        Raises: `BadQuestion` for a single framework, and for both or neither of year and on; `NoAnswer` where nobody belonged
        to any; `BadDate`, `Unsure`. Warns `CoverageWarning` beyond a last check.
        """
        from .words import Words

        need("altair", "plot")
        from .asked import Moment
        from .overlap import overlap

        return overlap(
            self._catalogue,
            frameworks,
            Moment.read(year, on),
            role="member" if role is None else role,
            if_unsure=if_unsure,
            words=Words(lang),
        )

    def commitments(
        self,
        *,
        theme: str | Theme | Sequence[str | Theme] | None = None,
        framework: str | Framework | Sequence[str | Framework] | None = None,
        years: Years | None = None,
        min_strength: int = 0,
        lang: str = "en",
    ) -> alt.Chart:
        """What was promised on which theme, in which year, how strongly: a square for each commitment, darker the stronger.

        Rows are the themes that have any, in the order of the scheme under their domains; a year is as wide as its fullest
        theme. A commitment on several themes stands under each of them (of those asked for). Tooltips have its summary.

        Args:
            theme: one or several, by id, notation or label; a domain includes its themes. None for all.
            framework: one or several, with the bodies below them; None for all.
            years: of the document's date: a year, a pair of first and last year, or a range; None for all, and for those
                of documents without a date, which stand last.
            min_strength: 0 all, 1 what is at least favoured, 2 what researchers of summits call a commitment, 3 what is done.
            lang: "en" or "ja".

        Returns: an Altair chart; its data "commitments" have a row for each commitment and theme.
        Raises: `UnknownId` for a theme that does not exist; `BadQuestion` for a strength that does not; `NoAnswer` for none.
        """
        from .words import Words

        need("altair", "plot")
        from .commitments import commitments

        return commitments(
            self._catalogue, theme=theme, framework=framework, years=years, min_strength=min_strength, words=Words(lang)
        )

    def meetings(
        self,
        frameworks: str | Framework | Sequence[str | Framework],
        *,
        years: Years | None = None,
        lang: str = "en",
    ) -> alt.LayerChart:
        """When they met: a row for each framework and each of its bodies that met, a mark for each meeting.

        Colour is the kind, the form says whether it was held; the tooltip has the name, the days, the place and the chair. A
        meeting stands in the row of the body that held it, not again in that of the framework above.

        Args:
            frameworks: one or several, by id, acronym or name; with the bodies below them.
            years: a year, a pair of first and last year, or a range; None for all.
            lang: "en" or "ja".

        Returns: an Altair chart; its data "meetings" have a row for each meeting and body. `NoAnswer` where there was none.
        """
        from .words import Words

        need("altair", "plot")
        from .meetings import meetings

        return meetings(self._catalogue, frameworks, years=years, words=Words(lang))

    def network(
        self,
        *,
        year: int | None = None,
        on: DateLike | None = None,
        frameworks: str | Framework | Sequence[str | Framework] | None = None,
        if_unsure: IfUnsure = "raise",
        lang: str = "en",
    ) -> alt.LayerChart:
        """The network of joint membership at a year's end or on a day: parties that share frameworks are linked and lie near.

        It is the graph that `network` gives for the parties. Only as many of the strongest links are drawn as a picture can
        show, and the parties that have one; the subtitle says how many that are. The same question gives the same picture.

        Args:
            year: its end counts, as in `members_in`. on: a day. One of the two.
            frameworks: which ones count, one or several; None for all that have members on record, bodies beside their parents.
            if_unsure: "raise", "include" or "exclude" where dates are too coarse.
            lang: "en" or "ja".

        Returns: an Altair chart; its data are "nodes" and "links".
        Raises: `BadQuestion` for both or neither of year and on; `NoAnswer` where no two parties share one of the frameworks;
        `MissingExtra` without the extra `network`; `BadDate`, `Unsure`. Warns `CoverageWarning` beyond a last check.
        """
        from .words import Words

        need("altair", "plot")
        from .asked import Moment
        from .network import network

        moment = Moment.read(year, on)
        return network(self._catalogue, moment, frameworks=frameworks, if_unsure=if_unsure, words=Words(lang))
