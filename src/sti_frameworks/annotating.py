"""Memberships beside the rows of a user's own frame, on every engine that narwhals knows.

The answers about all spellings and all years (or days) are made first, as one small table. In-memory frames gather from it by
codes; lazy and distributed ones join it, and nothing of theirs is computed.
"""

from __future__ import annotations

import difflib
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

import attrs

from . import coding
from .errors import BadQuestion, CoverageWarning, UnknownValues
from .frames import Backend, Coded, Masked
from .grids import Grid
from .panels import Cell, Lookup, cells, column_of
from .spellings import Spellings, year_of_day
from .tables import Column

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Request", "annotate_in_memory"]

Unknown = Literal["raise", "null"]


@attrs.frozen(eq=False)
class Request:
    """What is to be put beside which columns.

    Attributes:
        party: name of the column of parties.
        time: name of the column of years or of dates.
        by_day: whether it is of dates.
        spellings: how parties are written there.
        grids: a column each, of years or of days.
        names: of the new columns.
        value: what they hold.
        unknown: what to do with values that nobody bears.
        fractional: whether a cell holds several parties, and the share of members is asked for.
        checked: framework to the last day (ordinal) or year that its sources speak of; beyond it one warning is given.
    """

    party: str
    time: str
    by_day: bool
    spellings: Spellings
    grids: Sequence[Grid]
    names: Sequence[str]
    value: Cell
    unknown: Unknown
    fractional: bool
    checked: dict[str, int]

    def columns(self) -> list[Column]:
        """The form of the new columns."""
        if self.fractional:
            meaning = "share of the row's parties that were members"
            return [Column(name, "number", meaning, optional=True, unit="1") for name in self.names]
        return [column_of(self.value, name) for name in self.names]

    def check_columns(self, have: Sequence[object]) -> None:
        """Whether the frame has the columns named, once, and none of the new ones."""
        for name in (self.party, self.time):
            if have.count(name) != 1:
                listed = ", ".join(map(repr, have))
                which = "has no column" if name not in have else "has several columns"
                raise BadQuestion(f"the frame {which} {name!r}; its columns are: {listed or 'none'}")
        taken = [name for name in self.names if name in have]
        if taken:
            raise BadQuestion(f"the frame has a column {taken[0]!r} already, which is not overwritten; pass prefix='sti_', say")


@attrs.frozen(eq=False)
class Answers:
    """The answers about all spellings at all times that matter.

    Attributes:
        edges: years, each of them from the first to the last; or days at which an answer can change.
        lookups: for each new column what each number of an answer shows.
        numbers: for each new column the numbers: shape (slots + 1, edges); the last row stands for no party at all.
    """

    edges: np.ndarray[Any, Any]
    lookups: Sequence[Lookup]
    numbers: Sequence[np.ndarray[Any, Any]]


def answers_for(request: Request) -> Answers:
    """The answers that a request needs; small, whatever the size of the frame."""
    import numpy as np

    slots = request.spellings.slots
    turns = {year for slot in slots if len(slot) > 1 for claim in slot for year in (claim.first, claim.last + 1)}
    turns = {year for year in turns if 1 < year < 9999}
    if request.by_day:
        changes = {_first_day(year) for year in turns} | {int(edge) for grid in request.grids for edge in grid.edges}
        edges = np.array(sorted(changes), dtype=np.int64)
        years = [year_of_day(max(int(edge), 1)) for edge in edges]
    else:
        ends = [int(each) for grid in request.grids for each in (grid.edges[0], grid.edges[-1])]
        ends += [each for year in turns for each in (year - 1, year)]
        edges = np.arange(min(ends), max(ends) + 1, dtype=np.int64)
        years = edges.tolist()
    numbers = []
    for grid in request.grids:
        columns = grid.column_of(edges)
        found = np.full((len(slots) + 1, len(edges)), len(grid.answers), dtype=np.int64)
        for number, slot in enumerate(slots):
            if len(slot) == 1:
                found[number] = grid.cells[grid.rows[slot[0].party], columns]
            else:
                rows = [grid.rows[request.spellings.party(number, year)] for year in years]
                found[number] = grid.cells[rows, columns]
        numbers.append(found)
    return Answers(edges, [cells(grid, request.value) for grid in request.grids], numbers)


def _first_day(year: int) -> int:
    import datetime

    return datetime.date(year, 1, 1).toordinal()


def column_numbers(edges: np.ndarray[Any, Any], times: np.ndarray[Any, Any], *, by_day: bool) -> np.ndarray[Any, Any]:
    """Which edge's answers hold at each time."""
    import numpy as np

    if by_day:
        return np.maximum(np.searchsorted(edges, times, side="right") - 1, 0)
    found: np.ndarray[Any, Any] = times - edges[0]
    if len(times) and (found.min() < 0 or found.max() >= len(edges)):
        found = np.clip(found, 0, len(edges) - 1)
    return found


def annotate_in_memory(frame: Any, engine: Backend, request: Request) -> Any:
    """The frame with the new columns."""
    import numpy as np

    request.check_columns(coding.columns_of(frame, engine))
    series, moments = frame[request.party], frame[request.time]
    read = coding.days_of if request.by_day else coding.years_of
    times, missing = read(moments, engine, request.time)
    warn_beyond(request, times)
    counts = None
    if request.fractional:
        series, counts = coding.flat(series, engine, request.party)
        each = np.maximum(counts, 0)
        times, missing = np.repeat(times, each), None if missing is None else np.repeat(missing, each)
    codes, distinct = coding.codes_of(series, engine)
    slots = slots_of(distinct, codes, request)
    answers = answers_for(request)
    found = _gathered(request, answers, slots, codes, times, missing)
    data: dict[str, Any] = dict(zip(request.names, found, strict=True))
    if counts is not None:
        data = {name: _shares(column, counts) for name, column in data.items()}
    return coding.beside(frame, engine, request.columns(), data)


def _gathered(
    request: Request,
    answers: Answers,
    slots: np.ndarray[Any, Any],
    codes: np.ndarray[Any, Any],
    times: np.ndarray[Any, Any],
    missing: np.ndarray[Any, Any] | None,
) -> list[Lookup]:
    """The new columns. What is shown is looked up for the few answers first, then gathered for the many rows."""
    import numpy as np

    width, rows = len(answers.edges), len(codes)
    # Each slot's place in the flat tables; code -1 takes the last one, which stands for nobody.
    starts = (slots * width).astype(np.intp)
    nobody = len(request.spellings.slots) * width
    tables = [_table(lookup, numbers) for lookup, numbers in zip(answers.lookups, answers.numbers, strict=True)]
    made = [np.empty(rows, dtype=table.dtype) for table in tables]
    for start in range(0, rows, coding.BLOCK):
        block = slice(start, start + coding.BLOCK)
        places = starts.take(codes[block])
        places += column_numbers(answers.edges, times[block], by_day=request.by_day)
        if missing is not None:
            places[missing[block]] = nobody
        for table, column in zip(tables, made, strict=True):
            np.take(table, places, out=column[block])
    shown: list[Lookup] = []
    for lookup, column in zip(answers.lookups, made, strict=True):
        if isinstance(lookup, Coded):
            shown.append(Coded(column, lookup.categories))
        elif request.value == "tenure":
            years = _years(times, by_day=request.by_day)
            shown.append(Masked(np.where(column == 0, 0, years - column), column == 0))
        else:
            # 0 and 1 are the answers, 2 is none.
            missing_here = column > 1
            np.bitwise_and(column, 1, out=column)
            shown.append(Masked(column.view(bool), missing_here))
    return shown


def _table(lookup: Lookup, numbers: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """What is shown for each slot and edge, flat, as one small number."""
    import numpy as np

    shown = lookup.codes if isinstance(lookup, Coded) else lookup.values
    if isinstance(lookup, Masked) and shown.dtype == bool:
        shown = np.where(lookup.missing, 2, shown).astype(np.uint8)
    flat: np.ndarray[Any, Any] = shown[numbers].ravel()
    return flat


def warn_beyond(request: Request, times: np.ndarray[Any, Any]) -> None:
    """One warning for a frame that reaches beyond the last check of some frameworks."""
    last = int(times.max()) if len(times) else 0
    beyond = [name for name, checked in request.checked.items() if last > checked]
    if beyond:
        warnings.warn(
            f"column {request.time!r} reaches beyond the last check of {', '.join(beyond)}; the answers take it that nothing "
            "changed since",
            CoverageWarning,
            stacklevel=4,
        )


def slots_of(distinct: Sequence[Any], codes: np.ndarray[Any, Any], request: Request) -> np.ndarray[Any, Any]:
    """For each distinct value its slot, and after them the one for nobody. Unknown values are reported together, once."""
    import numpy as np

    nobody = len(request.spellings.slots)
    found = [None if _is_nothing(each) else request.spellings.slot(each) for each in distinct]
    if request.unknown == "raise":
        suspects = [number for number, slot in enumerate(found) if slot is None and not _is_nothing(distinct[number])]
        if suspects:
            # A category that no row bears is nobody's mistake.
            borne = np.bincount(codes[codes >= 0], minlength=len(distinct))
            unknown = [distinct[number] for number in suspects if borne[number]]
            if unknown:
                raise unknown_values(unknown, request)
    return np.array([*(nobody if slot is None else slot for slot in found), nobody], dtype=np.int64)


def _is_nothing(value: Any) -> bool:
    return value is None or value != value or (isinstance(value, str) and not value.strip())


def unknown_values(unknown: Sequence[Any], request: Request) -> UnknownValues:
    """One error for all values of a column that nobody bears."""
    suggestions: dict[str, str] = {}
    for value in unknown[:20]:
        close = difflib.get_close_matches(str(value).lower(), request.spellings.forms, n=1, cutoff=0.75)
        if close:
            slot = request.spellings.slots[request.spellings.forms[close[0]]]
            suggestions[str(value)] = slot[-1].party
    return UnknownValues(request.party, unknown, suggestions, request.spellings.code)


def _years(ordinals: np.ndarray[Any, Any], *, by_day: bool) -> np.ndarray[Any, Any]:
    import numpy as np

    if not by_day:
        return ordinals
    days = (ordinals - coding.EPOCH).astype("datetime64[D]")
    return days.astype("datetime64[Y]").astype(np.int64) + 1970


def _shares(found: Masked, counts: np.ndarray[Any, Any]) -> Any:
    """The share of members among each row's parties; empty where one of them has no answer, or there are none."""
    import numpy as np

    rows = np.repeat(np.arange(len(counts)), np.maximum(counts, 0))
    members = np.bincount(rows, weights=found.values, minlength=len(counts))
    open_ = np.bincount(rows, weights=found.missing, minlength=len(counts)) > 0
    shares = members / np.maximum(counts, 1)
    empty = open_ | (counts < 0)
    return [None if none else float(share) for share, none in zip(shares, empty, strict=True)]
