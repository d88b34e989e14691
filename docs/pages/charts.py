"""The charts of the pages, drawn by the library: SVG files beside them."""

from __future__ import annotations

from typing import Any

import vl_convert

import sti_frameworks as sti
from sti_frameworks import Framework, Theme

__all__ = ["of_framework", "of_theme", "pages"]

MOST_ROWS = 60
"""Parties of a timeline that a reader can take in at the head of a page; of more, the growth is shown."""


def pages() -> dict[str, str]:
    drawn = {f"frameworks/{each.id}.svg": _framework(each) for each in sti.frameworks() if of_framework(each)}
    drawn |= {f"themes/{theme.id}.svg": sti.plot.commitments(theme=theme) for theme in sti.themes() if of_theme(theme)}
    return {path: str(vl_convert.vegalite_to_svg(chart.to_dict())) for path, chart in drawn.items()}


def of_framework(framework: Framework) -> str | None:
    """The figure for a framework's page: who belonged, or how many; of one without a roll its meetings; None without either."""
    if framework.memberships:
        return _figure(framework.id, "Who belonged from when to when; the table of spells below says the same.")
    if len(sti.meetings(framework=framework, bodies=False)) > 1:
        return _figure(framework.id, "When it met; the table of meetings below says the same.")
    return None


def of_theme(theme: Theme) -> str | None:
    """The figure for a theme's page: what was promised on it, by year and strength; None where nothing was."""
    if sti.commitments(theme=theme):
        return _figure(theme.id, "Commitments by year and strength; the table below says the same.")
    return None


def _figure(name: str, words: str) -> str:
    """The words are for those who do not see the chart."""
    return f"```{{image}} {name}.svg\n:class: chart\n:alt: {words}\n```"


def _framework(framework: Framework) -> Any:
    if not framework.memberships:
        return sti.plot.meetings(framework)
    parties = {spell.party for spell in framework.memberships}
    return sti.plot.timeline(framework) if len(parties) <= MOST_ROWS else sti.plot.growth(framework)
