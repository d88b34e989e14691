"""Folding joins and leaves in order of time rebuilds the roll of every year."""

from __future__ import annotations

import itertools

from hypothesis import given

from sti_frameworks import Catalogue
from tests.strategies import CHECKED, YEARS, catalogues


@given(catalogues(coarse=True))
def test_joins_and_leaves_rebuild_every_year_end(catalogue: Catalogue) -> None:
    spells = [
        spell for spell in catalogue.memberships(framework="one", role="member") if spell.standing in ("in_effect", "suspended")
    ]
    # At a year's end only the years of joining and leaving matter, whatever the dates' precision.
    joins = sorted((spell.since.year, spell.party) for spell in spells)
    leaves = sorted((spell.until.year, spell.party) for spell in spells if spell.until is not None)
    balance: dict[str, int] = {}
    for year in itertools.takewhile(lambda year: year < CHECKED.year, YEARS):
        for joined, party in joins:
            balance[party] = balance.get(party, 0) + (joined == year)
        for left, party in leaves:
            balance[party] = balance.get(party, 0) - (left == year)
        assert sorted(party for party, count in balance.items() if count > 0) == list(catalogue.members_in("one", year).ids)
