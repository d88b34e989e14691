"""The map of the members of a framework, on bundled geometry (see `docs/geometry/README.md`)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import altair as alt

from ..dates import IfUnsure
from ..errors import NoAnswer
from ..membership import Framework, Party
from .asked import Moment
from .style import PALE, ROLE_COLOURS, dressed, named, title
from .words import Words

if TYPE_CHECKING:
    from ..catalogue import Catalogue

__all__ = ["members_map"]

# Parts of a former state that did not succeed it at its end: they were still one with a successor.
PARTS: Final = {"YUG": ("MNE", "XKX")}
FEW: Final = 4
NOBODY: Final = "–"
IS_MEMBER: Final = f"datum.party != '{NOBODY}'"


def members_map(catalogue: Catalogue, framework: Any, moment: Moment, *, if_unsure: IfUnsure, words: Words) -> Any:
    """See `Charts.map`."""
    subject = catalogue.framework(framework)
    if not subject.memberships:
        raise NoAnswer(f"no members of {subject.id} are on record; memberships() has the frameworks of which there are")
    roll = moment.roll(catalogue, subject, if_unsure=if_unsure)
    drawn, missing = _rows(catalogue, subject, list(roll), moment, words)
    tooltip = [alt.Tooltip(f"{field}:N", title=words(phrase)) for field, phrase in (("party", "party"), ("since", "since"))]
    members = named("members", drawn)
    lookup = alt.LookupData(data=members, key="area", fields=["party", "since"])
    colour = alt.condition(IS_MEMBER, alt.value(ROLE_COLOURS["member"]), alt.value(PALE))
    areas = (
        alt.Chart(_shapes("areas"))
        .mark_geoshape(stroke="white", strokeWidth=0.6)
        .transform_lookup(lookup="id", from_=lookup, default=NOBODY)
        .encode(color=colour, tooltip=tooltip)
    )
    places = (
        alt.Chart(_shapes("places"))
        .mark_geoshape(stroke="white", strokeWidth=0.6, fill=ROLE_COLOURS["member"])
        .transform_lookup(lookup="id", from_=lookup, default=NOBODY)
        .transform_filter(IS_MEMBER)
        .encode(tooltip=tooltip)
    )
    said = {"framework": words.framework_in_full(subject), "moment": moment.said(words)}
    return dressed(
        alt.layer(areas, places)
        .project(type="naturalEarth1", pointRadius=3.2)
        .properties(
            width=760, height=370, title=title(words("{framework}: members {moment}", **said), _remarks(roll, missing, words))
        )
    )


@cache
def geometry() -> dict[str, Any]:
    """The bundled TopoJSON: `areas` and `places`, each with its party's id."""
    found: dict[str, Any] = json.loads((files(__package__) / "world.topojson").read_bytes())
    return found


@cache
def drawable() -> frozenset[str]:
    """The ids of the parties that have a shape."""
    return frozenset(shape["id"] for kind in geometry()["objects"].values() for shape in kind["geometries"])


def _shapes(kind: str) -> alt.InlineData:
    # Each layer gets the arcs that it needs and no others.
    whole = geometry()
    part = {**whole, "objects": {kind: whole["objects"][kind]}}
    if kind == "places":
        part["arcs"] = []
    return alt.InlineData(values=part, name=kind, format=alt.TopoDataFormat(type="topojson", feature=kind))


def _rows(
    catalogue: Catalogue, framework: Framework, roll: Iterable[Party], moment: Moment, words: Words
) -> tuple[list[dict[str, Any]], list[str]]:
    """A row for each area that is filled, and the names of the members without one; whoever has its own area goes first."""
    day = moment.day(framework)
    by_area: dict[str, list[Party]] = {}
    missing = []
    for party in sorted(roll, key=lambda each: each.id not in drawable()):
        found = areas_of(catalogue, party)
        if not found:
            missing.append(words.party(party, day))
        for area in found:
            by_area.setdefault(area, []).append(party)
    rows = [
        {
            "area": area,
            "id": parties[0].id,
            "party": words.listed(words.party(each, day) for each in parties),
            "since": words.listed(str(_since(framework, each, day)) for each in parties),
        }
        for area, parties in sorted(by_area.items())
    ]
    return rows, missing


def areas_of(catalogue: Catalogue, party: Party) -> list[str]:
    """The shapes that stand for a party: its own, else those of whatever came after it."""
    if party.id in drawable():
        return [party.id]
    later = [area for each in party.succeeded_by for area in areas_of(catalogue, catalogue.party(each))]
    return [*later, *PARTS.get(party.id, ())]


def _since(framework: Framework, party: Party, day: Any) -> str:
    begun = [
        spell.since
        for spell in framework.memberships
        if spell.party == party.id and spell.role == "member" and spell.since.earliest <= day
    ]
    return str(max(begun)) if begun else ""


def _remarks(roll: Any, missing: list[str], words: Words) -> list[str]:
    lines = [words("Members: {count}.", count=len(roll))]
    if missing:
        shown = words.listed(missing[:FEW]) + (words(" and others") if len(missing) > FEW else "")
        lines[0] += words(" Not on the map: {count} ({names}).", count=len(missing), names=shown)
    lines.append(words("Areas and borders are those of today as Natural Earth draws them; no view on status is meant."))
    return lines
