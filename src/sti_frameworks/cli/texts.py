"""The commands of meetings, documents, commitments and themes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ..catalogue import Catalogue
from .answers import Answer, Column, Grid, Listing, Page
from .arguments import years_of
from .wording import Wording

if TYPE_CHECKING:
    from ..proceedings import Meeting

__all__ = ["commitments", "documents", "meetings", "themes"]

STRENGTHS = {3: "Done or bound by the text itself", 2: "Promised", 1: "Backed", 0: "Said"}


def commitments(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """What was promised, the strongest first."""
    found = catalogue.commitments(
        theme=several(chosen.theme),
        framework=several(chosen.framework),
        bodies=chosen.bodies,
        meeting=chosen.meeting,
        document=chosen.document,
        years=chosen.years,
        party=several(chosen.party),
        modality=several(chosen.modality),
        min_strength=chosen.min_strength,
    )

    def page() -> Page:
        columns = (
            Column(say("date"), "date", wraps=False),
            Column(say("verb"), "code"),
            Column(say("commitment"), is_main=True),
        )
        parts: list[Grid | Listing] = []
        for strength, phrase in STRENGTHS.items():
            rows = tuple(
                (
                    say.date(each.date),
                    say.term("modality", each.modality),
                    f"{say.of(each, 'summary')}\n{each.id}",
                )
                for each in found
                if each.strength == strength
            )
            if rows:
                parts.append(Grid(columns, rows, title=say("{heading} ({count})", heading=say(phrase), count=len(rows))))
        return Page(say("Commitments: {count}", count=len(found)), tuple(parts))

    return Answer(found, page)


def meetings(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """When and where they met."""
    framework, years = framework_and_years(chosen)
    found = catalogue.meetings(
        framework=framework,
        bodies=chosen.bodies,
        years=years,
        kind=several(chosen.kind),
        status=several(chosen.status),
        party=several(chosen.party),
        capacity=several(chosen.capacity),
    )

    def page() -> Page:
        unusual = any(each.status != "held" for each in found)
        rows = [
            (
                _days(each),
                f"{say.of(each, 'name')}\n{each.id}",
                say.of(each, "place"),
                say.term("meeting_kind", each.kind),
                say.term("meeting_status", each.status) if unusual else "",
            )
            for each in found
        ]
        columns = [
            Column(say("date"), "date", wraps=False),
            Column(say("meeting"), is_main=True),
            Column(say("place")),
            Column(say("kind"), "quiet"),
            Column(say("status")),
        ]
        return Page(say("Meetings: {count}", count=len(found)), (Grid.of(columns, rows),) if rows else ())

    return Answer(found, page)


def _days(meeting: Meeting) -> str:
    """The days of a meeting, first to last, on as many lines."""
    last = meeting.last_day
    return str(meeting.since) if last is None or str(last) == str(meeting.since) else f"{meeting.since}\n- {last}"


def documents(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """Which texts came out."""
    framework, years = framework_and_years(chosen)
    found = catalogue.documents(
        framework=framework, bodies=chosen.bodies, meeting=chosen.meeting, kind=several(chosen.kind), years=years
    )

    def page() -> Page:
        rows = [
            (
                say.date(each.date),
                f"{say.of(each, 'title')}\n{each.id}",
                say.term("document_kind", each.kind),
                each.symbol or "",
            )
            for each in found
        ]
        columns = [
            Column(say("date"), "date", wraps=False),
            Column(say("document"), is_main=True),
            Column(say("kind"), "quiet"),
            Column(say("symbol")),
        ]
        return Page(say("Documents: {count}", count=len(found)), (Grid.of(columns, rows),) if rows else ())

    return Answer(found, page)


def themes(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """The scheme of themes, as a tree."""
    found = catalogue.themes(broader=chosen.broader)

    def page() -> Page:
        rows = tuple(
            (each.notation, f"{'' if each.broader is None else '  '}{say.of(each, 'label')}", each.id) for each in found
        )
        columns = (Column(""), Column(say("theme")), Column(say("id"), "code"))
        return Page(say("Themes: {count}", count=len(found)), (Grid(columns, rows),) if rows else ())

    return Answer(found, page)


def several(values: list[str] | None) -> tuple[str, ...] | None:
    """What a repeated option was given, as the library's filters take it."""
    return None if values is None else tuple(values)


def framework_and_years(chosen: argparse.Namespace) -> tuple[str | None, int | tuple[int, int] | None]:
    """`meetings g7 2024`, `meetings g7` and `meetings 2024`: no framework is called by a year."""
    if chosen.years is None and chosen.framework is not None:
        years = years_of(chosen.framework)
        if years is not None:
            return None, years
    return chosen.framework, chosen.years
