"""Generated records: dates of every precision, spells that obey the laws, whole catalogues of them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import attrs
from hypothesis import strategies as st

from sti_frameworks import Catalogue, Framework, Membership, PartialDate, Party, Source
from sti_frameworks.contents import Contents

CHECKED = datetime.date(2003, 6, 30)
FIRST, LAST = datetime.date(1999, 6, 1), CHECKED
PARTIES = ("AAA", "BBB", "CCC", "DDD")
FRAMEWORKS = ("one", "two")
ROLES = ("member", "associate", "observer")
STANDINGS = ("in_effect", "suspended", "signed", "contracting")
EXITS = ("withdrawal", "role_change", "suspension", "entry_into_force")
YEARS = range(FIRST.year - 1, CHECKED.year + 1)

SOURCE = Source(
    id="made-up", title="Made up", publisher="Tests", kind="report", lang="en", read=PartialDate.parse("2026-11-24")
)


def exact(day: datetime.date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def coarsened(day: datetime.date, precision: str) -> PartialDate:
    return {
        "day": exact(day),
        "month": PartialDate(day.year, day.month),
        "year": PartialDate(day.year),
    }[precision]


days = st.dates(FIRST, LAST)
precisions = st.sampled_from(["day", "month", "year"])
partial_dates = st.builds(coarsened, st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)), precisions)
whens = st.sampled_from(["end", "start", "any", "all"])


@st.composite
def chains(draw: st.DrawFn, *, party: str, framework: str, role: str, coarse: bool, longest: int = 3) -> list[Membership]:
    """Spells of one party, framework and role: in order, never overlapping, some of them meeting on one day."""
    ends = sorted(draw(st.lists(days, min_size=1, max_size=2 * longest, unique=True)))
    meeting = draw(st.booleans())
    precision = precisions if coarse else st.just("day")
    spells: list[Membership] = []
    while ends:
        begun = ends.pop(0)
        if spells and meeting and draw(st.booleans()):
            since = spells[-1].until
            assert since is not None
        else:
            since = coarsened(begun, draw(precision))
        over = ends.pop(0) if ends else None
        until = None if over is None else coarsened(over, draw(precision))
        spells.append(
            Membership(
                framework=framework,
                party=party,
                role=role,
                standing=draw(st.sampled_from(STANDINGS)),
                since=since,
                until=until,
                exit=None if until is None else draw(st.sampled_from(EXITS)),
                sources=(SOURCE,),
            )
        )
    return spells


@st.composite
def spell_lists(draw: st.DrawFn, *, coarse: bool, framework: str = "one", longest: int = 3) -> list[Membership]:
    """Spells of several parties and roles in one framework."""
    found: list[Membership] = []
    for party in draw(st.sets(st.sampled_from(PARTIES))):
        for role in draw(st.sets(st.sampled_from(ROLES), min_size=1, max_size=2)):
            found += draw(chains(party=party, framework=framework, role=role, coarse=coarse, longest=longest))
    return found


def catalogue_of(spells: Sequence[Membership], *, checked: datetime.date = CHECKED) -> Catalogue:
    """A catalogue that holds just these spells."""
    frameworks = {
        name: Framework(
            id=name,
            kind="informal_forum",
            name_en=name.capitalize(),
            name_ja="枠組み" + name,
            since=PartialDate(1999),
            checked=exact(checked),
            summary_en="Made up.",
            summary_ja="テスト用。",
            memberships=tuple(sorted((spell for spell in spells if spell.framework == name), key=lambda spell: spell.party)),
            sources=(SOURCE,),
        )
        for name in FRAMEWORKS
    }
    parties = {
        name: Party(id=name, kind="state", name_en=f"Land {name}", name_ja=f"国{name}", sources=(SOURCE,)) for name in PARTIES
    }
    return Catalogue(Contents(sources={SOURCE.id: SOURCE}, parties=parties, frameworks=frameworks))


def catalogues(*, coarse: bool) -> st.SearchStrategy[Catalogue]:
    """Catalogues of two frameworks."""
    both = [spell_lists(coarse=coarse, framework=name) for name in FRAMEWORKS]
    return st.tuples(*both).map(lambda pair: catalogue_of([*pair[0], *pair[1]]))


def split(spell: Membership, at: datetime.date) -> list[Membership]:
    """One spell cut in two that meet on a day inside it."""
    return [attrs.evolve(spell, until=exact(at), exit="role_change"), attrs.evolve(spell, since=exact(at))]
