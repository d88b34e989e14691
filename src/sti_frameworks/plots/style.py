"""How charts look: fonts that hold Japanese, colours, sizes; all of it plain `config`, over which a user's goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import altair as alt

__all__ = [
    "FONT",
    "INK",
    "MUTED",
    "PALE",
    "ROLE_COLOURS",
    "STANDING_LOOKS",
    "STRENGTH_COLOURS",
    "colours_of",
    "dressed",
    "named",
    "title",
]

# Japanese faces stand before the general one, which elsewhere may bring the Chinese forms of the characters.
FONT: Final = "Noto Sans, Noto Sans JP, Noto Sans CJK JP, Hiragino Sans, Yu Gothic, Meiryo, sans-serif"
INK: Final = "#222222"
MUTED: Final = "#666666"
PALE: Final = "#e4e4e4"

# Colours that people who see few of them still tell apart (Okabe and Ito), the commonest role the calmest.
ROLE_COLOURS: Final = {
    "member": "#0072b2",
    "associate": "#56b4e9",
    "participant": "#009e73",
    "observer": "#8c8c8c",
    "partner": "#e69f00",
    "guest": "#cc79a7",
    "candidate": "#b8a800",
    "applicant": "#8c6239",
    "chair": "#d55e00",
}


class Look(NamedTuple):
    """How a standing looks: how full its bar is, how its outline is dashed, and the grey that stands for it in a legend."""

    fullness: float
    dash: list[int]
    grey: str


STANDING_LOOKS: Final = {
    "in_effect": Look(1.0, [1, 0], "#2b2b2b"),
    "suspended": Look(0.5, [3, 2], "#8f8f8f"),
    "provisional": Look(0.75, [1, 0], "#5c5c5c"),
    "contracting": Look(0.3, [1, 0], "#c0c0c0"),
    "signed": Look(0.0, [1, 0], "#ffffff"),
    "unknown": Look(0.12, [2, 2], "#e8e8e8"),
}

# From said to done: darker is stronger, in grey as in colour.
STRENGTH_COLOURS: Final = {0: "#bcd3ea", 1: "#6baed6", 2: "#2171b5", 3: "#08306b"}


# For what has no colour of its own; the first eight are those that everybody tells apart.
_SERIES: Final = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#e69f00",
    "#56b4e9",
    "#222222",
    "#8c6239",
    "#7b3294",
    "#b8a800",
    "#a50026",
    "#8c8c8c",
)


def colours_of(count: int) -> list[str]:
    """Colours for some series; beyond twelve they come again."""
    return [_SERIES[number % len(_SERIES)] for number in range(count)]


def named(name: str, rows: Iterable[dict[str, Any]]) -> alt.InlineData:
    """Rows as data that bear a name, so that a user finds them again in the chart."""
    return alt.InlineData(values=list(rows), name=name)


def title(text: str, lines: Sequence[str] = ()) -> alt.TitleParams:
    """A chart's title, with lines below it that say what is counted and what can't be drawn."""
    return alt.TitleParams(text=text, subtitle=list(lines)) if lines else alt.TitleParams(text=text)


def dressed(chart: Any) -> Any:
    """The chart in the common look, and with its title as what a screen reader says of the picture."""
    looks = chart.copy(deep=False)
    said = looks.title.to_dict()
    looks.description = " ".join([f"{said['text']}.", *said.get("subtitle", [])])
    looks.config = alt.Config(
        font=FONT,
        background="white",
        padding=12,
        title=alt.TitleConfig(
            anchor="start",
            frame="group",
            fontSize=15,
            color=INK,
            subtitleFontSize=11,
            subtitleColor=MUTED,
            subtitlePadding=4,
            subtitleLineHeight=16,
            offset=12,
        ),
        axis=alt.AxisConfig(
            labelFontSize=11, titleFontSize=11, labelColor=INK, titleColor=MUTED, titleFontWeight="normal", labelLimit=280
        ),
        legend=alt.LegendConfig(
            labelFontSize=11, titleFontSize=11, labelColor=INK, titleColor=MUTED, titleFontWeight="normal", labelLimit=240
        ),
        view=alt.ViewConfig(stroke=None),
        concat=alt.CompositionConfig(spacing=28),
    )
    return looks
