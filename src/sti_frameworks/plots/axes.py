"""Axes that several charts share: days, and rows of parties."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import altair as alt

from .style import PALE

__all__ = ["MANY_ROWS", "YEARS", "days_axis", "row_height"]

YEARS = alt.Axis(format="d", tickMinStep=1, tickCount=10, grid=False, labelFlush=False)
"""The axis of years as numbers."""

MANY_ROWS = 45


def row_height(count: int) -> int:
    """Pixels for each of some rows: few rows may take more, and the names of many still stand apart."""
    return 24 if count <= 15 else 18 if count <= MANY_ROWS else 14


def days_axis(window: tuple[datetime.date, datetime.date]) -> Callable[..., Any]:
    """The axis of days over a window, for a field of days: at the bottom, at the top or (None) nowhere.

    Days are taken as UTC, so that no reader's clock moves them, and written in figures, which need no language.
    """
    scale = alt.Scale(type="utc", domain=[_moment(day) for day in window], nice=False)
    interval, step, form = _ticks((window[1] - window[0]).days)
    count = alt.TimeIntervalStep(interval=interval, step=step)

    def make(field: str, orient: str | None = "bottom") -> Any:
        axis = None if orient is None else alt.Axis(grid=True, gridColor=PALE, tickCount=count, format=form, orient=orient)
        return alt.X(f"{field}:T", title=None, scale=scale, axis=axis)

    return make


def _ticks(days: int) -> tuple[str, int, str]:
    """Where an axis of so many days has its ticks (at most a dozen), and how they are written."""
    if days > 4 * 366:
        return "year", next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if days / 365 / step <= 12), "%Y"
    if days > 90:
        return "month", next(step for step in (1, 2, 3, 6) if days / 30 / step <= 12), "%Y-%m"
    return "day", max(1, days // 8), "%Y-%m-%d"


def _moment(day: datetime.date) -> Any:
    return alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)
