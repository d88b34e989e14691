"""Growth: how many belonged, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from ..dates import FIRST_YEAR, IfUnsure, When, check_when
from ..errors import NoAnswer
from ..membership import Framework
from ..store import Values
from ..texts import Years, span_of_years
from ..vocabulary import one_or_several
from .asked import frameworks_asked
from .axes import YEARS
from .style import PALE, colours_of, dressed, named, title
from .words import Words

if TYPE_CHECKING:
    from ..catalogue import Catalogue

__all__ = ["growth"]

WHEN = {
    "end": "Counted at the end of each year; in the year of the last check, on its day.",
    "start": "Counted on 1 January of each year.",
    "any": "Counted if they belonged on any day of the year.",
    "all": "Counted if they belonged on every day of the year.",
}


def growth(
    catalogue: Catalogue,
    frameworks: Any,
    *,
    years: Years | None,
    when: When,
    role: Values,
    standing: Values,
    if_unsure: IfUnsure,
    words: Words,
) -> Any:
    """See `Charts.growth`."""
    subjects = frameworks_asked(catalogue, frameworks)
    check_when(when)
    rows: list[dict[str, Any]] = []
    for subject in subjects:
        counted_years = _years(subject, years, role, standing)
        before = _ids_before(catalogue, subject, counted_years, when, role, standing)
        for year in counted_years:
            roll = catalogue.members_in(subject, year, when=when, role=role, standing=standing, if_unsure=if_unsure)
            now = set(roll.ids)
            rows.append(
                {
                    "framework": words.framework(subject),
                    "id": subject.id,
                    "year": year,
                    "count": len(now),
                    "joined": words.listed(words.party(catalogue.party(each)) for each in sorted(now - before)),
                    "left": words.listed(words.party(catalogue.party(each)) for each in sorted(before - now)),
                    "is_change": now != before,
                }
            )
            before = now
    if not rows:
        names = ", ".join(each.id for each in subjects)
        asked = [", ".join(sorted(one_or_several(*each))) for each in (("role", role), ("standing", standing))]
        raise NoAnswer(
            f"nobody is on record in {names} as {asked[0]} with the standing {asked[1]} in these years; "
            "role=, standing= and years= ask for others"
        )
    drawn = [each for each in subjects if any(row["id"] == each.id for row in rows)]
    names_ = [words.framework(each) for each in drawn]
    colour = alt.Color(
        "framework:N",
        title=words("framework"),
        scale=alt.Scale(domain=names_, range=colours_of(len(names_))),
        legend=alt.Legend(symbolType="stroke", symbolStrokeWidth=3) if len(drawn) > 1 else None,
    )
    x = alt.X("year:Q", title=None, scale=alt.Scale(nice=False, zero=False, padding=10), axis=YEARS)
    y = alt.Y("count:Q", title=None, axis=alt.Axis(tickMinStep=1, gridColor=PALE, domain=False, ticks=False))
    base = alt.Chart(named("growth", rows)).encode(x=x, y=y, color=colour)
    line = base.mark_line(interpolate="step-after", strokeWidth=2.5)
    points = base.mark_point(filled=True, size=45).encode(
        opacity=alt.condition("datum.is_change", alt.value(1), alt.value(0)),
        tooltip=[
            alt.Tooltip(f"{field}:N", title=words(phrase))
            for field, phrase in (
                ("framework", "framework"),
                ("year", "year"),
                ("count", "number"),
                ("joined", "joined"),
                ("left", "left"),
            )
        ],
    )
    counted = words.listed(words.terms("role", one_or_several("role", role)))
    name = words("How many belonged, year by year")
    if len(drawn) == 1:
        name = words("{framework}: how many belonged, year by year", framework=words.framework_in_full(drawn[0]))
    lines = [words("Role: {role}.", role=counted), words(WHEN[when])]
    return dressed(alt.layer(line, points).properties(width=640, height=320, title=title(name, lines)))


def _ids_before(
    catalogue: Catalogue, framework: Framework, years: range, when: When, role: Values, standing: Values
) -> set[str]:
    """Who was there in the year before the first one that is shown; where that is open, they are no news either."""
    if not years or years[0] == FIRST_YEAR:
        return set()
    year = years[0] - 1
    return set(catalogue.members_in(framework, year, when=when, role=role, standing=standing, if_unsure="include").ids)


def _years(framework: Framework, years: Years | None, role: Values, standing: Values) -> range:
    """The years that are counted: from the first spell on, to the end of the framework, else to its last check."""
    roles, standings = one_or_several("role", role), one_or_several("standing", standing)
    spells = [each for each in framework.memberships if each.role in roles and each.standing in standings]
    if not spells:
        return range(0)
    first = min(each.since.year for each in spells)
    ended = framework.until is not None and framework.until.latest <= framework.checked.latest
    last = framework.until.year if ended and framework.until is not None else framework.checked.year
    if years is None:
        return range(first, last + 1)
    begin, end = span_of_years(years)
    return range(max(first, begin), (min(last, end) if ended else end) + 1)
