"""The overlap of several frameworks as an UpSet chart: who belonged to exactly which of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import altair as alt

from ..dates import IfUnsure
from ..errors import BadQuestion, NoAnswer
from ..membership import Framework, Party
from ..store import Values
from .asked import Moment, frameworks_asked
from .style import INK, MUTED, PALE, ROLE_COLOURS, dressed, named, title
from .words import Words

if TYPE_CHECKING:
    from ..catalogue import Catalogue

__all__ = ["overlap"]

COLUMN: Final = 36
ROW: Final = 26
MOST_CODES: Final = 8
"""How many ids stand below a column; of more, the last line says how many."""


def overlap(catalogue: Catalogue, frameworks: Any, moment: Moment, *, role: Values, if_unsure: IfUnsure, words: Words) -> Any:
    """See `Charts.overlap`."""
    subjects = frameworks_asked(catalogue, frameworks)
    if len(subjects) < 2:
        raise BadQuestion("an overlap is that of two frameworks or more; pass ['g7', 'g20']")
    rolls = {each.id: moment.roll(catalogue, each, role=role, if_unsure=if_unsure) for each in subjects}
    columns = intersections({key: roll.ids for key, roll in rolls.items()})
    if not columns:
        raise NoAnswer(f"nobody belonged to any of {', '.join(rolls)} {moment.said(Words('en'))}; ask for another time or role")
    parties = {party.id: party for roll in rolls.values() for party in roll}
    bars = [_bar(number, key, ids, subjects, parties, moment, words) for number, (key, ids) in enumerate(columns.items())]
    x = alt.X("column:O", title=None, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    width = COLUMN * len(bars)
    tooltip = [
        alt.Tooltip(f"{field}:N", title=words(phrase))
        for field, phrase in (("frameworks", "frameworks"), ("count", "number"), ("parties", "parties"))
    ]
    cells = [
        alt.layer(*_sizes_of_columns(bars, x, tooltip)).properties(width=width, height=180),
        _corner(len(parties), words),
        alt.layer(*_dots(bars, columns, subjects, x, tooltip, words)).properties(width=width, height=ROW * len(subjects)),
        alt.layer(*_sizes_of_sets(rolls, subjects, words)).properties(width=120, height=ROW * len(subjects)),
        _codes(columns, x).properties(width=width),
    ]
    name = words("Who belonged to which of them {moment}", moment=moment.said(words))
    line = words("Each column: who belonged to exactly the frameworks marked black.")
    whole = alt.concat(*cells, columns=2, align="each", spacing={"row": 8, "column": 12}, title=title(name, [line]))
    return dressed(whole.resolve_scale(x="independent", y="independent"))


def intersections(rolls: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], list[str]]:
    """For each combination of sets that anybody is in: who is in exactly these; the largest first."""
    found: dict[tuple[str, ...], list[str]] = {}
    for each in sorted(set().union(*rolls.values())):
        found.setdefault(tuple(key for key, ids in rolls.items() if each in ids), []).append(each)
    order = list(rolls)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), [order.index(key) for key in item[0]])))


def _bar(
    number: int,
    key: tuple[str, ...],
    ids: Sequence[str],
    subjects: Sequence[Framework],
    parties: Mapping[str, Party],
    moment: Moment,
    words: Words,
) -> dict[str, Any]:
    return {
        "column": number,
        "ids": list(key),
        "frameworks": words.listed(words.framework(each) for each in subjects if each.id in key),
        "count": len(ids),
        "members": list(ids),
        "parties": words.listed(words.party(parties[each], moment.day()) for each in ids),
    }


def _sizes_of_columns(bars: Sequence[dict[str, Any]], x: Any, tooltip: Any) -> list[Any]:
    base = alt.Chart(named("intersections", bars)).encode(
        x=x,
        y=alt.Y("count:Q", title=None, axis=alt.Axis(tickMinStep=1, tickCount=5, grid=False, domain=False, ticks=False)),
        tooltip=tooltip,
    )
    return [
        base.mark_bar(color=ROLE_COLOURS["member"], size=COLUMN * 0.62),
        base.mark_text(dy=-7, fontSize=11, color=INK).encode(text="count:Q"),
    ]


def _dots(
    bars: Sequence[dict[str, Any]],
    columns: Mapping[tuple[str, ...], Sequence[str]],
    subjects: Sequence[Framework],
    x: Any,
    tooltip: Any,
    words: Words,
) -> list[Any]:
    rows = [
        {**bar, "framework": words.framework(each), "is_in": each.id in key}
        for bar, key in zip(bars, columns, strict=True)
        for each in subjects
    ]
    y = _rows_of(subjects, words, axis=alt.Axis(domain=False, ticks=False, labelPadding=8, grid=False))
    base = alt.Chart(named("dots", rows)).encode(x=x, y=y, tooltip=tooltip)
    return [
        base.transform_filter("datum.is_in").mark_line(color=INK, strokeWidth=2.5).encode(detail="column:O"),
        base.mark_circle(size=150, opacity=1).encode(
            color=alt.condition("datum.is_in", alt.value(INK), alt.value(PALE)),
        ),
    ]


def _sizes_of_sets(rolls: Mapping[str, Sequence[Party]], subjects: Sequence[Framework], words: Words) -> list[Any]:
    rows = [{"framework": words.framework(each), "id": each.id, "count": len(rolls[each.id])} for each in subjects]
    base = alt.Chart(named("sets", rows)).encode(
        x=alt.X("count:Q", title=None, axis=None), y=_rows_of(subjects, words, axis=None, padding=0)
    )
    return [
        base.mark_bar(color=MUTED, size=ROW * 0.5),
        base.mark_text(align="left", dx=4, fontSize=11, color=INK).encode(text="count:Q"),
    ]


def _rows_of(subjects: Sequence[Framework], words: Words, *, axis: Any, padding: float = 0.5) -> Any:
    # Dots stand on points and bars on bands: half a step beside the outermost points puts both in the same rows.
    return alt.Y(
        "framework:N",
        title=None,
        sort=[words.framework(each) for each in subjects],
        scale=alt.Scale(padding=padding),
        axis=axis,
    )


def _codes(columns: Mapping[tuple[str, ...], Sequence[str]], x: Any) -> Any:
    rows = []
    for number, ids in enumerate(columns.values()):
        shown = list(ids) if len(ids) <= MOST_CODES else [*ids[: MOST_CODES - 1], f"+{len(ids) - MOST_CODES + 1}"]
        rows += [{"column": number, "line": line, "code": code} for line, code in enumerate(shown)]
    y = alt.Y("line:O", title=None, axis=None)
    height = alt.Step(13)
    return (
        alt.Chart(named("codes", rows))
        .mark_text(fontSize=10, color=MUTED)
        .encode(x=x, y=y, text="code:N")
        .properties(height=height)
    )


def _corner(count: int, words: Words) -> Any:
    """What stands right of the columns: how many there are in all."""
    return (
        alt.Chart(named("all", [{"text": words("In all: {count}", count=count)}]))
        .mark_text(align="left", baseline="bottom", fontSize=11, color=MUTED)
        .encode(x=alt.value(0), y=alt.value(180), text="text:N")
        .properties(width=120, height=180)
    )
