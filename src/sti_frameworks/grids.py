"""The answers about one framework for all parties and all times at once, as a grid of small numbers.

What `status_in` answers for one party and one year changes only where a spell, a life or a check begins or ends. So each
party's answers are asked once per such edge, through the same arithmetic, and between the edges they stand. Panels, pairs
and annotated frames are gathered from these grids; needs numpy, nothing else.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from .dates import PartialDate, When, span_of_year
from .membership import Framework, Party
from .rolls import NEVER, Stretch

if TYPE_CHECKING:
    import numpy as np

__all__ = ["STATUSES", "Answer", "Grid", "day_grid", "year_grid"]

STATUSES = ("member", "not_member", "not_applicable", "undetermined")

# What a party's answer is for a span of days, both ends inclusive.
Ask = Callable[[Party, int, int], "Answer"]


class Answer(NamedTuple):
    """What is known of one party in one framework at one time.

    Attributes:
        status: one of `STATUSES`.
        role: the role it held, where it was a member in the sense asked; else None.
        since: the first day of its unbroken belonging, likewise.
        unsure: whether it is dates too coarse that leave the answer open.
    """

    status: str
    role: str | None = None
    since: PartialDate | None = None
    unsure: bool = False


@attrs.frozen(eq=False)
class Grid:
    """All answers about one framework.

    Attributes:
        framework: its id.
        rows: party id to row; the last row stands for a party that is not known.
        edges: where answers may change, in years or in days (ordinals), ascending; each holds until the next.
        cells: for each row and edge the number of its answer; shape (rows + 1, edges), uint16.
        answers: the distinct answers.
    """

    framework: str
    rows: dict[str, int]
    edges: np.ndarray[Any, Any]
    cells: np.ndarray[Any, Any]
    answers: tuple[Answer, ...]

    def column_of(self, times: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """The column that holds each year or day; what lies before the first edge or after the last one has its answer."""
        import numpy as np

        found: np.ndarray[Any, Any]
        if len(self.edges) == self.edges[-1] - self.edges[0] + 1:  # every year has a column of its own
            found = np.clip(times, self.edges[0], self.edges[-1]) - self.edges[0]
            return found.astype(np.intp)
        return np.maximum(np.searchsorted(self.edges, times, side="right") - 1, 0)

    def statuses(self) -> np.ndarray[Any, Any]:
        """For each answer, the place of its status in `STATUSES`; uint8."""
        import numpy as np

        return np.array([STATUSES.index(answer.status) for answer in self.answers], dtype=np.uint8)


def year_grid(
    framework: Framework, parties: Iterable[Party], when: When, ask: Ask, stretches_of: Callable[[str], list[Stretch]]
) -> Grid:
    """The grid of years.

    Args:
        ask: the plain answer for a party and a span of days.
        stretches_of: for a party's id, all stretches that have a say in its answers.
    """
    checked = framework.checked.latest

    def answer(party: Party, year: int) -> Answer:
        return ask(party, *span_of_year(year, when, checked=checked))

    def edges(party: Party) -> set[int]:
        days = _dates_of(stretches_of(party.id), (party, framework))
        years = {datetime.date.fromordinal(day).year for day in days} | {checked.year}
        return {min(max(each + after, 1), 9999) for each in years for after in (-1, 0, 1)}

    return _grid(framework, tuple(parties), answer, edges, stretches_of, whole=True)


def day_grid(framework: Framework, parties: Iterable[Party], ask: Ask, stretches_of: Callable[[str], list[Stretch]]) -> Grid:
    """The grid of days; arguments as of `year_grid`."""

    def edges(party: Party) -> set[int]:
        found = _dates_of(stretches_of(party.id), (party, framework))
        return found | {max(min(found, default=2) - 1, 1)}

    return _grid(framework, tuple(parties), lambda party, day: ask(party, day, day), edges, stretches_of, whole=False)


def _grid(
    framework: Framework,
    parties: Sequence[Party],
    answer: Callable[[Party, int], Answer],
    edges_of: Callable[[Party], set[int]],
    stretches_of: Callable[[str], list[Stretch]],
    *,
    whole: bool,
) -> Grid:
    import numpy as np

    known: list[tuple[list[int], list[Answer]]] = []
    strangers: dict[object, tuple[list[int], list[Answer]]] = {}
    for party in parties:
        # Whoever never belonged has the answers of all others who lived as long.
        life = None if stretches_of(party.id) else (party.since, party.until)
        if life is not None and life in strangers:
            known.append(strangers[life])
            continue
        edges = sorted(edges_of(party))
        found = edges, [answer(party, edge) for edge in edges]
        known.append(found)
        if life is not None:
            strangers[life] = found
    every = sorted({edge for edges, _ in known for edge in edges}) or [1]
    times = np.arange(every[0], every[-1] + 1) if whole else np.array(every)
    numbers: dict[Answer, int] = {}
    cells = np.zeros((len(parties) + 1, len(times)), dtype=np.uint16)
    for row, (edges, answers) in enumerate(known):
        codes = np.array([numbers.setdefault(each, len(numbers)) for each in answers], dtype=np.uint16)
        cells[row] = codes[np.maximum(np.searchsorted(edges, times, side="right") - 1, 0)]
    # Of a party that is not known nothing is known.
    cells[len(parties)] = numbers.setdefault(Answer("undetermined"), len(numbers))
    return Grid(framework.id, {party.id: row for row, party in enumerate(parties)}, times, cells, tuple(numbers))


def _dates_of(stretches: Iterable[Stretch], lives: Iterable[Framework | Party]) -> set[int]:
    """The days at which answers can change: the ends that stretches and lives can have."""
    days = {day for stretch in stretches for day in stretch[:4]}
    for life in lives:
        for end in (life.since, life.until):
            if end is not None:
                days |= {end.earliest.toordinal(), end.latest.toordinal()}
    return days - {NEVER}
