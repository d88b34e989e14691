"""The quick answers are those of the catalogue, for every name and year; what they can't answer they pass on."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

import sti_frameworks as sti
from sti_frameworks import CoverageWarning, Membership, Unsure, quick
from sti_frameworks.catalogue import shipped_catalogue
from sti_frameworks.contents import Contents
from tests.strategies import YEARS, catalogue_of, spell_lists


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Each test has an index of its own, and leaves none behind."""
    quick._lines.clear()
    quick._known.clear()
    yield
    quick._lines.clear()
    quick._known.clear()


def use(contents: Contents) -> None:
    quick._known.clear()
    quick._lines.clear()
    for line in quick.dump(contents).splitlines():
        quick._lines.update(dict.fromkeys(line.split("\t", 3)[2].split("|"), line))


def asked(question: Any, *args: Any, **options: Any) -> Any:
    """What a question answers, whether it warns, or how it fails."""
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            answer = question(*args, **options)
        except (Unsure, sti.FrameworksError) as error:
            return type(error)
    return getattr(answer, "ids", answer), any(each.category is CoverageWarning for each in seen)


def test_every_name_and_year_of_the_shipped_data() -> None:
    catalogue = shipped_catalogue()
    use(catalogue._contents)
    for framework in catalogue.frameworks():
        for year in (1, 1800, *range(1940, 2031), 9999):
            assert asked(quick.members_in, framework.id, year) == asked(catalogue.members_in, framework.id, year)
        names = (framework.acronym, framework.name_en, framework.name_ja, *framework.aliases)
        for name in filter(None, names):
            assert asked(quick.members_in, name, 2000) == asked(catalogue.members_in, name, 2000), name


@given(spell_lists(coarse=True))
def test_generated_catalogues(spells: list[Membership]) -> None:
    catalogue = catalogue_of(spells)
    use(catalogue._contents)
    for year in YEARS:
        answer = _quick_only(year)
        if answer is not None:
            assert answer == catalogue.members_in("one", year).ids


def _quick_only(year: int) -> tuple[str, ...] | None:
    roll = quick._roll_of("one")
    if roll is None or year > roll.last:
        return None
    place = roll.place(year)
    return roll.ids[place] if place >= 0 else ()


def test_is_member_by_every_name_of_a_party() -> None:
    catalogue = shipped_catalogue()
    use(catalogue._contents)
    for party in ("JPN", "日本", "jp", "USA", "EU", "SUN", "Atlantis", "AU"):
        for framework in ("g7", "oecd", "unesco", "eu"):
            for year in (1960, 1975, 1990, 2019):
                wanted = asked(catalogue.is_member, party, framework, year=year)
                assert asked(quick.is_member, party, framework, year=year) == wanted


@pytest.mark.parametrize(
    ("args", "options"),
    [
        (("g7", True), {}),
        (("g7", 0), {}),
        (("g7", 10_000), {}),
        (("g7", 1998.0), {}),
        (("G77", 1998), {}),
        ((["g7"], 1998), {}),
        (("g7", 1998), {"when": "any"}),
        (("g7", 1998), {"when": "noon"}),
        (("g7", 1998), {"role": ("participant", "member")}),
        (("tpp", 2016), {"standing": "signed"}),
        (("g7", 2050), {}),
    ],
)
def test_what_the_index_cannot_answer_is_the_catalogues_answer(args: tuple[Any, ...], options: dict[str, Any]) -> None:
    catalogue = shipped_catalogue()
    use(catalogue._contents)
    assert asked(quick.members_in, *args, **options) == asked(catalogue.members_in, *args, **options)


def test_records_are_made_when_touched_and_are_the_catalogues_own() -> None:
    catalogue = shipped_catalogue()
    use(catalogue._contents)
    roll = quick.members_in("g7", 1998)
    assert roll._made is None
    assert len(roll) == len(roll.ids)
    assert roll._made is None
    assert roll == catalogue.members_in("g7", 1998)
    assert roll[0] is catalogue.party(roll.ids[0])
    assert hash(roll) == hash(catalogue.members_in("g7", 1998))
    assert quick.members_in("G7", 1998) == roll
