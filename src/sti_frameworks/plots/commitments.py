"""Commitments by theme, year and strength: a square for each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import altair as alt

from ..errors import NoAnswer
from ..promises import Commitment, Theme
from ..store import several
from ..texts import Years
from .style import PALE, STRENGTH_COLOURS, dressed, named, title
from .words import Words

if TYPE_CHECKING:
    from ..catalogue import Catalogue

__all__ = ["commitments"]

STRENGTHS: Final = {3: "Done or bound by the text itself", 2: "Promised", 1: "Backed", 0: "Said"}
WIDTH: Final = 760
LARGEST, SMALLEST = 11.0, 4.0  # pixels of a square and the gap beside it
YEAR_WIDTH: Final = 38
ROW: Final = 19


def commitments(
    catalogue: Catalogue, *, theme: Any, framework: Any, years: Years | None, min_strength: int, words: Words
) -> Any:
    """See `Charts.commitments`."""
    found = catalogue.commitments(theme=theme, framework=framework, years=years, min_strength=min_strength)
    if not found:
        raise NoAnswer("no commitment is on record for this theme, framework, years and strength; leave one of them out")
    shown = _themes(catalogue, found, None if theme is None else several(theme))
    cells = _cells(found, shown)
    starts, width, unit = _columns(cells)
    rows = [
        {
            **_said(each, catalogue, words),
            "theme": key,
            "row": words.theme(shown[key]),
            "x": starts[year] + (number + 0.5) * unit,
        }
        for (key, year), listed in cells.items()
        for number, each in enumerate(listed)
    ]
    labels = {str(start): _year(year, words) for year, start in starts.items()}
    x = alt.X(
        "x:Q",
        title=None,
        scale=alt.Scale(domain=[0, width], nice=False),
        axis=alt.Axis(
            values=list(starts.values()),
            labelExpr=f"({json.dumps(labels, ensure_ascii=False)})[datum.value]",
            orient="top",
            labelAlign="left",
            labelFlush=False,
            labelOverlap=False,
            gridColor=PALE,
            ticks=False,
            domain=False,
        ),
    )
    order = [words.theme(each) for each in _with_domains(catalogue, shown.values())]
    heading = "test(/^[A-Z] /, datum.value)"
    y = alt.Y(
        "row:N",
        title=None,
        sort=order,
        scale=alt.Scale(domain=order),
        axis=alt.Axis(
            labelFontWeight=alt.condition(heading, alt.value("bold"), alt.value("normal")),
            labelLimit=420,
            labelPadding=8,
            ticks=False,
            domain=False,
            grid=False,
        ),
    )
    levels = [level for level in STRENGTHS if any(each.strength == level for each in found)]
    colour = alt.Color(
        "strength:N",
        title=words("strength"),
        scale=alt.Scale(domain=[words(STRENGTHS[each]) for each in levels], range=[STRENGTH_COLOURS[each] for each in levels]),
        legend=alt.Legend(symbolType="square", symbolOpacity=1, orient="bottom", columns=2, symbolSize=90),
    )
    chart = (
        alt.Chart(named("commitments", rows))
        .mark_square(size=(unit * 0.82) ** 2, opacity=1)
        .encode(x=x, y=y, color=colour, tooltip=_tooltip(words))
        .properties(width=width, height=ROW * len(order), title=title(*_title(catalogue, found, theme, framework, words)))
    )
    return dressed(chart)


def _themes(catalogue: Catalogue, found: Iterable[Commitment], asked: Sequence[Any] | None) -> dict[str, Theme]:
    """The themes that have a row: those of the commitments, and of these only the ones that were asked for."""
    borne = {key for each in found for key in each.themes}
    chosen = None
    if asked is not None:
        domains = [catalogue.theme(each) for each in asked]
        chosen = {each.id for domain in domains for each in (domain, *catalogue.themes(broader=domain))}
    return {each.id: each for each in catalogue.themes() if each.id in borne and (chosen is None or each.id in chosen)}


def _with_domains(catalogue: Catalogue, shown: Iterable[Theme]) -> list[Theme]:
    """Themes in the order of the scheme, each domain before its own."""
    kept = {each.id for each in shown} | {each.broader for each in shown}
    return [each for each in catalogue.themes() if each.id in kept]


def _cells(found: Iterable[Commitment], shown: Mapping[str, Theme]) -> dict[tuple[str, int | None], list[Commitment]]:
    """The commitments of each theme and year, the strongest first."""
    cells: dict[tuple[str, int | None], list[Commitment]] = {}
    for each in sorted(found, key=lambda one: (-one.strength, one.sort_key)):
        for key in each.themes:
            if key in shown:
                cells.setdefault((key, None if each.date is None else each.date.year), []).append(each)
    return cells


def _columns(cells: Mapping[tuple[str, int | None], Sequence[Commitment]]) -> tuple[dict[int | None, int], int, float]:
    """Where each year begins, how wide all are, and the pixels of a square; a year is as wide as its fullest theme."""
    most: dict[int | None, int] = {}
    for (_, year), listed in cells.items():
        most[year] = max(most.get(year, 0), len(listed))
    unit = min(LARGEST, max(SMALLEST, WIDTH / sum(most.values())))
    starts: dict[int | None, int] = {}
    at = 0
    for year in sorted(most, key=lambda each: (each is None, each or 0)):
        starts[year] = at
        at += max(YEAR_WIDTH, round(most[year] * unit) + 10) + (14 if year is None else 0)
    return starts, at, unit


def _year(year: int | None, words: Words) -> str:
    return words("no date") if year is None else str(year)


def _said(each: Commitment, catalogue: Catalogue, words: Words) -> dict[str, Any]:
    document = catalogue.document(each.document)
    return {
        "id": each.id,
        "summary": words.of(each, "summary"),
        "level": each.strength,
        "strength": words(STRENGTHS[each.strength]),
        "verb": words.term("modality", each.modality),
        "framework": words.framework(catalogue.framework(each.framework)),
        "document": words.of(document, "title"),
        "date": words.date(each.date),
    }


def _tooltip(words: Words) -> list[alt.Tooltip]:
    fields = ("summary", "verb", "strength", "framework", "document", "date")
    return [alt.Tooltip(f"{field}:N", title=words(field)) for field in fields]


def _title(
    catalogue: Catalogue, found: Sequence[Commitment], theme: Any, framework: Any, words: Words
) -> tuple[str, list[str]]:
    of = []
    if framework is not None:
        of.append(words.listed(words.framework(catalogue.framework(each)) for each in several(framework)))
    # Of several themes, each row says its own.
    if theme is not None and len(themes := several(theme)) == 1:
        of.append(words.of(catalogue.theme(themes[0]), "label"))
    name = words("Commitments by theme, year and strength")
    if of:
        name = words("{name}: {of}", name=name, of=words(" · ").join(of))
    return name, [words("{count} commitments. A square is one; it stands under each of its themes.", count=len(found))]
