"""The timeline of memberships: a row for each party, a bar for each spell."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import altair as alt

from ..dates import PartialDate
from ..errors import NoAnswer
from ..membership import Framework, Membership
from ..store import Values, several
from ..texts import Years, span_of_years
from ..vocabulary import terms
from .asked import frameworks_asked
from .axes import MANY_ROWS, days_axis, row_height
from .style import INK, ROLE_COLOURS, STANDING_LOOKS, dressed, named, title
from .words import Words

if TYPE_CHECKING:
    from ..catalogue import Catalogue

__all__ = ["timeline"]

WIDTH = 640

# What is drawn thin: from which field to which one, and of which rows.
COARSE = (
    ("begins", "surely_from", "datum.surely_from != null && datum.begins < datum.surely_from"),
    ("surely_to", "ends", "datum.surely_to != null && datum.surely_to < datum.ends"),
    ("begins", "ends", "datum.surely_from == null"),
)


def timeline(
    catalogue: Catalogue, frameworks: Any, *, parties: Any, roles: Values | None, years: Years | None, words: Words
) -> Any:
    """See `Charts.timeline`."""
    subjects = frameworks_asked(catalogue, frameworks)
    chosen = None if parties is None else several(parties)
    found = {each.id: _asked(catalogue, each, chosen, roles, years) for each in subjects}
    drawn = [each for each in subjects if found[each.id]]
    if not drawn:
        names = ", ".join(each.id for each in subjects)
        raise NoAnswer(f"no spell of {names} is on record for these parties, roles and years; leave one of them out")
    spells = [spell for each in drawn for spell in found[each.id]]
    first, last = _window(drawn, spells, years)
    marks = {each.id: list(_marks(catalogue, found[each.id], (first, last), words)) for each in drawn}
    legends = _Legends(words, spells, {row["mark"] for listed in marks.values() for row in listed})
    panels = [_panel(catalogue, each, found[each.id], marks[each.id], (first, last), words, legends) for each in drawn]
    lines = _remarks(drawn, spells, last, words)
    if len(panels) == 1:
        (only,) = drawn
        name = words("{framework}: who belonged, from when to when", framework=words.framework_in_full(only))
        return dressed(panels[0].properties(title=title(name, lines)))
    titled = [
        panel.properties(title=alt.TitleParams(text=words.framework_in_full(each), fontSize=12))
        for each, panel in zip(drawn, panels, strict=True)
    ]
    whole = alt.vconcat(*titled, title=title(words("Who belonged, from when to when"), lines))
    return dressed(whole.resolve_scale(x="shared", color="shared", fill="shared", shape="shared", y="independent"))


def _asked(
    catalogue: Catalogue, framework: Framework, parties: Any, roles: Values | None, years: Years | None
) -> list[Membership]:
    first, last = span_of_years(years)
    spells = catalogue.memberships(framework=framework, party=parties, role=roles)
    return [
        spell
        for spell in spells
        if spell.since.earliest.year <= last and (spell.until is None or spell.until.latest > datetime.date(first, 1, 1))
    ]


def _window(
    frameworks: Iterable[Framework], spells: Iterable[Membership], years: Years | None
) -> tuple[datetime.date, datetime.date]:
    """The first and the last day that are drawn: the years asked for, else all there is."""
    if years is not None:
        first, last = span_of_years(years)
        return datetime.date(first, 1, 1), datetime.date(last, 12, 31)
    checked = {each.id: each.checked.latest for each in frameworks}
    ends = (
        checked[each.framework] if each.until is None else _narrowed(each.until, checked[each.framework]) for each in spells
    )
    return min(spell.since.earliest for spell in spells), max(ends)


def row_of(spell: Membership, framework: Framework, words: Words, label: str) -> dict[str, Any]:
    """A spell as a row: its days as far as they are sure, its words."""
    checked = framework.checked.latest
    begun = _narrowed(spell.since, checked)
    over = (checked, checked) if spell.until is None else (spell.until.earliest, _narrowed(spell.until, checked))
    is_sure = begun < over[0]
    return {
        **_said(spell, words, label),
        "framework": framework.id,
        "begins": spell.since.earliest.isoformat(),
        "surely_from": begun.isoformat() if is_sure else None,
        "surely_to": over[0].isoformat() if is_sure else None,
        "ends": max(over[1], begun).isoformat(),
    }


def _narrowed(date: PartialDate, checked: datetime.date) -> datetime.date:
    """The last day that a date can mean: what a file states on the day it was checked had happened by then."""
    return checked if date.earliest <= checked < date.latest else date.latest


def depths(spells: Sequence[Membership]) -> dict[Membership, int]:
    """On how many other spells of its party each one lies: what is held beside another role is drawn narrower, upon it."""
    order = {role: number for number, role in enumerate(terms("role"))}
    found: dict[Membership, int] = {}
    by_party: dict[str, list[Membership]] = {}
    for spell in spells:
        by_party.setdefault(spell.party, []).append(spell)
    for own in by_party.values():
        for spell in sorted(own, key=lambda each: (order[each.role], each.since)):
            below = [found[each] for each in own if each in found and _together(each, spell)]
            found[spell] = 1 + max(below, default=-1)
    return found


def _together(one: Membership, other: Membership) -> bool:
    starts = max(one.since.latest, other.since.latest)
    return all(each.until is None or starts < each.until.earliest for each in (one, other))


class _Legends:
    """The scales and legends that all panels share: only what occurs, in the order of the vocabularies."""

    def __init__(self, words: Words, spells: Sequence[Membership], marks: Container[str]) -> None:
        roles = [code for code in terms("role") if any(spell.role == code for spell in spells)]
        standings = [code for code in terms("standing") if any(spell.standing == code for spell in spells)]
        colours = alt.Scale(domain=words.terms("role", roles), range=[ROLE_COLOURS[each] for each in roles])
        self.outline = alt.Stroke("role:N", scale=colours, legend=None)
        self.colour = alt.Color(
            "role:N",
            title=words("role"),
            scale=colours,
            legend=alt.Legend(symbolType="square", symbolStrokeWidth=0, symbolOpacity=1),
        )
        self.standings = words.terms("standing", standings)
        looks = [STANDING_LOOKS[each] for each in standings]
        legend = (
            alt.Legend(symbolType="square", symbolSize=130, symbolStrokeColor=INK, symbolStrokeWidth=1.2, symbolOpacity=1)
            if standings != ["in_effect"]
            else None
        )
        # Legends know no fullness: they show it as greys.
        self.grey = alt.Fill(
            "standing:N",
            title=words("standing"),
            scale=alt.Scale(domain=self.standings, range=[look.grey for look in looks]),
            legend=legend,
        )
        shapes = {words("exit announced"): "triangle-down", words("in doubt"): "diamond"}
        self.marks = [each for each in shapes if each in marks]
        self.shape = alt.Shape(
            "mark:N",
            title=words("marks"),
            scale=alt.Scale(domain=self.marks, range=[shapes[each] for each in self.marks]),
            legend=alt.Legend(symbolFillColor=INK, symbolStrokeColor=INK, symbolSize=60, symbolOpacity=1),
        )


def _panel(
    catalogue: Catalogue,
    framework: Framework,
    spells: Sequence[Membership],
    marks: Sequence[dict[str, Any]],
    window: tuple[datetime.date, datetime.date],
    words: Words,
    legends: _Legends,
) -> Any:
    parties = {spell.party: catalogue.party(spell.party) for spell in spells}
    labels = {each: words.party(party) for each, party in parties.items()}
    depth = depths(spells)
    step = row_height(len(parties))
    rows = [
        {
            **row_of(spell, framework, words, labels[spell.party]),
            "fullness": STANDING_LOOKS[spell.standing].fullness,
            "dash": STANDING_LOOKS[spell.standing].dash,
            "depth": depth[spell],
            "thickness": round(step * 0.72 * 0.5 ** depth[spell], 1),
        }
        for spell in spells
    ]
    for row in rows:
        row["thin"] = max(2.5, round(row["thickness"] * 0.25, 1))
    order = _order(spells, labels)
    y = alt.Y("party:N", title=None, sort=order, axis=alt.Axis(grid=False, ticks=False, domain=False, labelPadding=6))
    x = days_axis(window)
    # The spells stand once, with the layers as a whole.
    base = alt.Chart().encode(y=y, color=legends.colour, stroke=legends.outline, tooltip=_tooltip(words, rows))
    layers = []
    # Nothing is seen of the first layers but the axes: below the rows, and of many rows above them, too.
    for orient in ("bottom", "top") if len(parties) > MANY_ROWS else ("bottom",):
        layers.append(alt.Chart().transform_filter("false").mark_rule().encode(x=x("begins", orient)))
    for level in sorted(set(depth.values())):
        here = base.transform_filter(f"datum.depth == {level}")
        layers += [
            here.transform_filter(test)
            .mark_bar(clip=True, strokeWidth=0)
            .encode(x=x(start, None), x2=end, size=alt.Size("thin:Q", scale=None))
            for start, end, test in COARSE
        ]
        layers.append(
            here.transform_filter("datum.surely_from != null")
            .mark_bar(clip=True, strokeWidth=1.2)
            .encode(
                x=x("surely_from", None),
                x2="surely_to",
                size=alt.Size("thickness:Q", scale=None),
                fillOpacity=alt.FillOpacity("fullness:Q", scale=None, legend=None),
                strokeDash=alt.StrokeDash("dash:N", scale=None),
            )
        )
    # Nor of this one but its legend.
    standings = named(f"standings of {framework.id}", ({"standing": each} for each in legends.standings))
    unseen = alt.Chart(standings).mark_area(opacity=0, stroke=INK)
    layers.append(unseen.encode(fill=legends.grey))
    if marks:
        layers.append(
            alt.Chart(named(f"marks of {framework.id}", marks))
            .mark_point(filled=True, fill=INK, stroke="white", strokeWidth=1, opacity=1, size=44, clip=True)
            .encode(x=x("day", None), y=y, shape=legends.shape, tooltip=_tooltip(words, marks))
        )
    return (
        alt.layer(*layers, data=named(f"spells of {framework.id}", rows))
        .resolve_axis(x="independent")
        .properties(width=WIDTH, height=alt.Step(step))
    )


def _marks(
    catalogue: Catalogue, spells: Iterable[Membership], window: tuple[datetime.date, datetime.date], words: Words
) -> Iterable[dict[str, Any]]:
    for spell in spells:
        said = _said(spell, words, words.party(catalogue.party(spell.party)))
        if spell.doubt:
            yield {**said, "mark": words("in doubt"), "day": max(spell.since.earliest, window[0]).isoformat()}
        if spell.notice and window[0] <= spell.notice.earliest <= window[1]:
            yield {**said, "mark": words("exit announced"), "day": spell.notice.earliest.isoformat()}


def _said(spell: Membership, words: Words, label: str) -> dict[str, Any]:
    """What a tooltip says of a spell."""
    return {
        "party": label,
        "id": spell.party,
        "role": words.term("role", spell.role),
        "standing": words.term("standing", spell.standing),
        "since": str(spell.since),
        "until": words.date(spell.until),
        "entry": words.term("entry", spell.entry),
        "exit": words.term("exit", spell.exit),
        "notice": words.date(spell.notice),
        "doubt": spell.doubt or "",
        "note": spell.note or "",
    }


def _order(spells: Sequence[Membership], labels: dict[str, str]) -> list[str]:
    """Who was a member first stands first, then whoever never was one; those who came together stand by name."""
    members = {spell.party for spell in spells if spell.role == "member"}
    first: dict[str, tuple[bool, datetime.date]] = {}
    for spell in spells:
        if spell.role == "member" or spell.party not in members:
            key = spell.party not in members, spell.since.earliest
            first[spell.party] = min(first.get(spell.party, key), key)
    return [labels[each] for each in sorted(first, key=lambda each: (first[each], labels[each]))]


def _tooltip(words: Words, rows: Iterable[dict[str, Any]]) -> list[alt.Tooltip]:
    """What is said of any of the rows."""
    fields = {
        "party": "party",
        "role": "role",
        "standing": "standing",
        "since": "since",
        "until": "until (first day out)",
        "entry": "entry",
        "exit": "exit",
        "notice": "notice",
        "doubt": "doubt",
        "note": "note",
    }
    listed = list(rows)
    return [
        alt.Tooltip(f"{field}:N", title=words(phrase)) for field, phrase in fields.items() if any(row[field] for row in listed)
    ]


def _remarks(frameworks: Sequence[Framework], spells: Sequence[Membership], last: datetime.date, words: Words) -> list[str]:
    lines = []
    goes_on = {spell.framework for spell in spells if spell.until is None}
    days = {
        words.framework(each): str(each.checked) for each in frameworks if each.id in goes_on and each.checked.latest <= last
    }
    if days:
        several_days = len(set(days.values())) > 1
        shown = words.listed(" ".join(each) for each in days.items()) if several_days else next(iter(days.values()))
        lines.append(words("Bars without an end run to the day of the last check ({day}).", day=shown))
    if any(not date.is_exact for spell in spells for date in (spell.since, spell.until) if date is not None):
        lines.append(words("Thin ends: the sources give only the year or the month."))
    return lines
