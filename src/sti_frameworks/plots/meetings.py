"""The timeline of meetings: a row for each framework and body, a mark for each meeting."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import altair as alt

from ..errors import NoAnswer
from ..membership import Framework
from ..proceedings import Meeting
from ..texts import Years, span_of_years
from ..vocabulary import terms
from .asked import frameworks_asked
from .axes import days_axis
from .style import INK, colours_of, dressed, named, title
from .words import Words

if TYPE_CHECKING:
    from ..catalogue import Catalogue

__all__ = ["meetings"]

ROW: Final = 30
SHAPES: Final = {"held": "circle", "cancelled": "cross", "postponed": "diamond", "planned": "triangle-right"}


def meetings(catalogue: Catalogue, frameworks: Any, *, years: Years | None, words: Words) -> Any:
    """See `Charts.meetings`."""
    subjects = tuple(frameworks_asked(catalogue, frameworks))
    found = catalogue.meetings(framework=subjects, years=years)
    if not found:
        raise NoAnswer(f"no meeting of {', '.join(each.id for each in subjects)} is on record in these years")
    window = _window(found, years)
    placed = [(body, each) for each in found for body in _bodies(catalogue, each, subjects)]
    rows = [_row(catalogue, each, body, words) for body, each in placed]
    order = [words.framework(each) for each in _order(catalogue, subjects, {body.id for body, _ in placed})]
    kinds = list(terms("meeting_kind"))
    colours = dict(zip(kinds, colours_of(len(kinds)), strict=True))
    shown_kinds = [each for each in kinds if any(meeting.kind == each for meeting in found)]
    states = [each for each in SHAPES if any(meeting.status == each for meeting in found)]
    colour = alt.Color(
        "kind:N",
        title=words("kind"),
        scale=alt.Scale(domain=words.terms("meeting_kind", shown_kinds), range=[colours[each] for each in shown_kinds]),
        legend=alt.Legend(symbolType="circle", symbolOpacity=1, symbolSize=80),
    )
    shape = alt.Shape(
        "status:N",
        title=words("status"),
        scale=alt.Scale(
            domain=[words.term("meeting_status", each) for each in states], range=[SHAPES[each] for each in states]
        ),
        legend=alt.Legend(symbolFillColor=INK, symbolStrokeColor=INK, symbolSize=70, symbolOpacity=1)
        if len(states) > 1
        else None,
    )
    axis = alt.Axis(grid=False, ticks=False, domain=False, labelPadding=10, labelLimit=520)
    y = alt.Y("row:N", title=None, sort=order, scale=alt.Scale(domain=order, padding=0.5), axis=axis)
    x = days_axis(window)
    base = alt.Chart().encode(y=y, color=colour, tooltip=_tooltip(words, rows))
    spans = base.mark_rule(strokeWidth=3, opacity=0.55, clip=True).encode(x=x("begins"), x2="ends")
    points = base.mark_point(filled=True, size=70, opacity=0.9, stroke="white", strokeWidth=0.8).encode(
        x=x("middle"), shape=shape
    )
    if len(subjects) == 1:
        name = words("{framework}: meetings", framework=words.framework_in_full(subjects[0]))
    else:
        name = words("Meetings: {frameworks}", frameworks=words.listed(map(words.framework, subjects)))
    lines = [words("Meetings: {count}.", count=len(found))]
    if any(not each.since.is_exact for each in found):
        lines[0] += words(" A line stands where only the year or the month is known.")
    chart = alt.layer(spans, points, data=named("meetings", rows))
    return dressed(chart.properties(width=640, height=ROW * len(order), title=title(name, lines)))


def _bodies(catalogue: Catalogue, meeting: Meeting, subjects: Sequence[Framework]) -> list[Framework]:
    """The rows of a meeting: the bodies asked about that held it, and not what stands above one of these."""
    asked = set().union(*(catalogue._with_bodies(each) for each in subjects))
    held = [catalogue.framework(each) for each in meeting.frameworks if each in asked]
    return [each for each in held if not any(other.id != each.id and each.id in _above(catalogue, other) for other in held)]


def _above(catalogue: Catalogue, framework: Framework) -> list[str]:
    found: list[str] = []
    while framework.parent is not None:
        framework = catalogue.framework(framework.parent)
        found.append(framework.id)
    return found


def _order(catalogue: Catalogue, subjects: Sequence[Framework], shown: set[str]) -> list[Framework]:
    """The frameworks as they were asked for, each before its bodies."""
    found: dict[str, Framework] = {}
    for subject in subjects:
        for each in [subject.id, *sorted(catalogue._with_bodies(subject) - {subject.id})]:
            if each in shown:
                found.setdefault(each, catalogue.framework(each))
    return list(found.values())


def _days(meeting: Meeting) -> tuple[datetime.date, datetime.date]:
    """The first day, and the first one after it; of a coarse date, over all that it can mean."""
    if meeting.since.is_exact:
        over = None if meeting.until is None else meeting.until.latest
        return meeting.since.earliest, over or meeting.since.earliest + datetime.timedelta(days=1)
    return meeting.since.earliest, meeting.since.latest + datetime.timedelta(days=1)


def _row(catalogue: Catalogue, meeting: Meeting, body: Framework, words: Words) -> dict[str, Any]:
    begins, ends = _days(meeting)
    place = words.of(meeting, "place")
    country = "" if meeting.country is None else words.party(catalogue.party(meeting.country), begins)
    chair = "" if meeting.chair is None else words.party(catalogue.party(meeting.chair), begins)
    return {
        "row": words.framework(body),
        "framework": body.id,
        "id": meeting.id,
        "name": words.of(meeting, "name"),
        "kind": words.term("meeting_kind", meeting.kind),
        "status": words.term("meeting_status", meeting.status),
        "number": "" if meeting.number is None else str(meeting.number),
        "since": str(meeting.since),
        "last_day": "" if meeting.last_day is None else str(meeting.last_day),
        "place": words.listed(filter(None, (place, country))),
        "chair": chair,
        "note": meeting.note or "",
        "doubt": meeting.doubt or "",
        "begins": begins.isoformat(),
        "middle": (begins + (ends - begins) / 2).isoformat(),
        "ends": ends.isoformat(),
    }


def _tooltip(words: Words, rows: Sequence[dict[str, Any]]) -> list[alt.Tooltip]:
    fields = {
        "name": "name",
        "kind": "kind",
        "status": "status",
        "since": "first day",
        "last_day": "last day",
        "place": "place",
        "chair": "chair",
        "note": "note",
        "doubt": "doubt",
    }
    return [
        alt.Tooltip(f"{field}:N", title=words(phrase)) for field, phrase in fields.items() if any(row[field] for row in rows)
    ]


def _window(found: Sequence[Meeting], years: Years | None) -> tuple[datetime.date, datetime.date]:
    """The years asked for, else those of the meetings."""
    if years is None:
        first, last = min(_days(each)[0] for each in found).year, max(_days(each)[1] for each in found).year
    else:
        first, last = span_of_years(years)
    return datetime.date(first, 1, 1), datetime.date(last, 12, 31)
