"""`Gridded`: a catalogue's grids, made when a table first needs them and kept: see `grids`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from . import rolls
from .contents import Contents
from .dates import When
from .membership import Framework, Party
from .store import Values
from .texts import Texts
from .vocabulary import one_or_several, terms

if TYPE_CHECKING:
    from .grids import Answer, Grid

__all__ = ["FixedMembers", "Gridded"]


@attrs.frozen
class FixedMembers:
    """A group of constant composition: the members of a framework on one day, taken as members in every year.

    What bibliometricians compare over time ("the EU-27 as of 2020"). Make one with `Catalogue.fixed_members`.

    Attributes:
        name: of the column it makes, "eu_2020-02-01".
        framework: the framework's id.
        on: the day, as text.
        parties: ids of the members of that day, sorted.
    """

    name: str
    framework: str
    on: str
    parties: tuple[str, ...]


class Gridded(Texts):
    """The answers about whole frameworks at once."""

    def __init__(self, contents: Contents, *, is_shipped: bool = False) -> None:
        super().__init__(contents, is_shipped=is_shipped)
        self._grids: dict[tuple[object, ...], Grid] = {}

    def _grid(self, subject: Framework | FixedMembers, role: Values, standing: Values, when: When | None = None) -> Grid:
        """The grid of years under a rule, or with None that of days."""
        from .grids import day_grid, year_grid

        if isinstance(subject, FixedMembers):
            return self._fixed_grid(subject)
        key = subject.id, when, one_or_several("role", role), one_or_several("standing", standing)
        if key not in self._grids:
            rule: When = "end" if when is None else when

            def ask(party: Party, first: int, last: int) -> Answer:
                return self._answer(party, subject, first, last, rule, role, standing)

            parties, telling = self._parties.values(), self._telling(subject, role, standing)
            if when is None:
                self._grids[key] = day_grid(subject, parties, ask, telling)
            else:
                self._grids[key] = year_grid(subject, parties, when, ask, telling)
        return self._grids[key]

    def _answer(
        self, party: Party, framework: Framework, first: int, last: int, rule: When, role: Values, standing: Values
    ) -> Answer:
        from .grids import Answer

        status, spells = self._status(party, framework, first, last, rule, role, standing)
        if status != "member":
            found = self._stretches_of(framework, role, standing).get(party.id, [])
            return Answer(status, unsure=rolls.belonging(found, first, last, every=rolls.is_every(rule))[0] is None)
        roles = one_or_several("role", role)
        held: str | None = next(iter(roles)) if len(roles) == 1 else None
        if held is None:
            in_order = [each for each in terms("role") if each in roles]
            asked = ((each, self._status(party, framework, first, last, rule, each, standing)[0]) for each in in_order)
            held = next((each for each, found in asked if found == "member"), None)
        return Answer(status, held, spells[0].since)

    def _fixed_grid(self, group: FixedMembers) -> Grid:
        import numpy as np

        from .grids import Answer, Grid

        rows = {party: row for row, party in enumerate(self._parties)}
        cells = np.array([[0 if party in group.parties else 1] for party in rows] + [[2]], dtype=np.uint16)
        answers = (Answer("member", "member"), Answer("not_member"), Answer("undetermined"))
        return Grid(group.name, rows, np.array([1]), cells, answers)

    def _telling(self, framework: Framework, role: Values, standing: Values) -> Callable[[str], list[rolls.Stretch]]:
        """For a party's id, all stretches that have a say in its answers."""
        every = [self._stretches_of(framework, role, standing), self._stretches_of(framework, role, "unknown")]
        roles = one_or_several("role", role)
        if len(roles) > 1:
            every += [self._stretches_of(framework, each, standing) for each in roles]
        return lambda party: [stretch for each in every for stretch in each.get(party, ())]
