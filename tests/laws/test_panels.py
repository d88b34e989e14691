"""Panels, pairs and networks say what the plain questions say, whatever the engine and the shape."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sti_frameworks as sti
from sti_frameworks import BadDate, BadQuestion, CoverageWarning, Membership, Unsure
from sti_frameworks.dates import When
from sti_frameworks.frames import BACKENDS
from tests.laws.test_tables import values_of
from tests.strategies import PARTIES, YEARS, catalogue_of, spell_lists, whens

# Any: the tests pass wrong arguments, too.
panel: Any = sti.panel


@pytest.fixture(autouse=True)
def _no_coverage_warning() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CoverageWarning)
        yield


def rows_of(frame: Any) -> list[dict[str, Any]]:
    names = list(frame.column_names if hasattr(frame, "column_names") else frame.columns)
    columns = [values_of(frame, name) for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


@settings(max_examples=25)
@given(spell_lists(coarse=True), whens, st.sampled_from(BACKENDS))
def test_a_long_panel_has_the_four_answers_for_every_party_and_year(spells: list[Membership], when: When, backend: Any) -> None:
    catalogue = catalogue_of(spells)
    found = rows_of(catalogue.panel("one", YEARS, parties=PARTIES, when=when, values="member", backend=backend))
    assert [(row["party"], row["year"]) for row in found] == [(party, year) for party in PARTIES for year in YEARS]
    for row in found:
        status = catalogue.status_in(row["party"], "one", row["year"], when=when)
        assert row["status"] == status
        assert row["member"] == {"member": True, "not_member": False}.get(status)


@settings(max_examples=25)
@given(spell_lists(coarse=True), st.sampled_from(BACKENDS), st.sampled_from(["member", "role", "tenure", "since", "status"]))
def test_wide_and_long_say_the_same(spells: list[Membership], backend: Any, values: Any) -> None:
    catalogue = catalogue_of(spells)
    both = ["one", "two"]
    long = rows_of(catalogue.panel(both, YEARS, parties=PARTIES, values=values, backend=backend))
    wide = rows_of(catalogue.panel(both, YEARS, parties=PARTIES, values=values, shape="wide", backend=backend))
    assert len(long) == 2 * len(wide)
    cells = {(row["party"], row["year"], row["framework"]): row[values] for row in long}
    for row in wide:
        assert row["one"] == cells[row["party"], row["year"], "one"]
        assert row["two"] == cells[row["party"], row["year"], "two"]


def test_tenure_counts_calendar_years_of_the_unbroken_membership() -> None:
    rows = rows_of(panel("unesco", [1984, 1990, 2003, 2010], parties="USA", values="tenure"))
    assert [row["tenure"] for row in rows] == [None, None, 0, 7]
    assert [row["status"] for row in rows] == ["not_member", "not_member", "member", "member"]


def test_no_member_and_did_not_exist_never_look_alike() -> None:
    rows = rows_of(panel("g8", [1990, 2005], parties=["CHN", "DDR"]))
    assert [(row["member"], row["status"]) for row in rows] == [
        (None, "not_applicable"),
        (False, "not_member"),
        (None, "not_applicable"),
        (None, "not_applicable"),
    ]


def test_the_parties_are_all_states_and_whoever_else_was_a_member() -> None:
    parties = set(values_of(panel("apec", 2024), "party"))
    assert {"HKG", "TWN", "FRA", "YUG"} <= parties
    assert "EU" not in parties
    assert {party.id for party in sti.parties(kind=("state", "former_state"))} <= parties


@settings(max_examples=25)
@given(spell_lists(coarse=False), spell_lists(coarse=False, framework="two"), st.sampled_from(BACKENDS), st.booleans())
def test_pairs_share_what_both_belong_to(one: list[Membership], two: list[Membership], backend: Any, directed: bool) -> None:
    catalogue = catalogue_of([*one, *two])
    years = list(YEARS)[:3]
    found = rows_of(
        catalogue.dyads(years, parties=PARTIES, values="list", directed=directed, frameworks=["one", "two"], backend=backend)
    )
    assert len(found) == len(years) * len(PARTIES) * (len(PARTIES) - 1) // (1 if directed else 2)
    for row in found:
        shared = catalogue.joint_memberships(row["party_a"], row["party_b"], year=row["year"]).ids
        assert tuple(row["frameworks"]) == shared
        assert row["count"] == len(shared)


def test_pairs_of_which_one_did_not_exist_are_not_there() -> None:
    frame = sti.dyads([1985, 1995], parties=["DEU", "DDR", "FRA"], frameworks="un", backend="polars")
    assert [(row["year"], row["party_a"], row["party_b"], row["count"]) for row in rows_of(frame)] == [
        (1985, "DEU", "DDR", 1),
        (1985, "DEU", "FRA", 1),
        (1985, "DDR", "FRA", 1),
        (1995, "DEU", "FRA", 1),
    ]


def test_a_network_has_an_edge_for_each_membership_and_projects_to_what_pairs_share() -> None:
    frameworks = ["g7", "oecd", "quad", "apec"]
    graph = sti.network(2024, frameworks=frameworks)
    assert graph.number_of_edges() == sum(len(sti.members_in(each, 2024)) for each in frameworks)
    assert graph.nodes["JPN"] == {"bipartite": 0, "kind": "state", "name_en": "Japan", "name_ja": "日本"}
    pairs = sti.network(2024, frameworks=frameworks, projection="parties")
    assert pairs["JPN"]["USA"] == {"weight": 4, "shared": ("g7", "oecd", "quad", "apec")}
    other = sti.network(2024, frameworks=frameworks, projection="frameworks")
    assert other["g7"]["quad"]["shared"] == ("JPN", "USA")
    ai = sti.network(2024, themes="ai")
    found = {node for node, about in ai.nodes.items() if about["bipartite"] == 1}
    assert {"g7", "oecd", "quad"} <= found
    for framework in found:
        assert sti.commitments_by_theme("ai", framework=framework)  # its own or a body's
    assert "eu" not in found


@given(spell_lists(coarse=True))
def test_what_dates_leave_open_is_an_error_unless_decided(spells: list[Membership]) -> None:
    catalogue = catalogue_of(spells)
    years = list(YEARS)
    open_years = set()
    for year in years:
        try:
            catalogue.members_in("one", year, when="any")
        except Unsure:
            open_years.add(year)
    if open_years:
        with pytest.raises(Unsure, match="if_unsure"):
            catalogue.dyads(years, parties=PARTIES, frameworks="one", when="any")
    included = catalogue.dyads(years, parties=PARTIES, frameworks="one", when="any", if_unsure="include", backend="arrow")
    excluded = catalogue.dyads(years, parties=PARTIES, frameworks="one", when="any", if_unsure="exclude", backend="arrow")
    counts = list(zip(values_of(excluded, "count"), values_of(included, "count"), strict=True))
    assert all(low <= high for low, high in counts)


@pytest.mark.parametrize(
    ("asked", "error", "says"),
    [
        ({"frameworks": [], "years": 2000}, BadQuestion, "no framework was named"),
        ({"frameworks": "g7", "years": (2001, 2000)}, BadQuestion, "ends before it begins"),
        ({"frameworks": "g7", "years": "2000"}, BadDate, "is not a year"),
        ({"frameworks": "g7", "years": [2000, True]}, BadDate, "is not a year"),
        ({"frameworks": "g7", "years": 2000, "values": "rank"}, BadQuestion, "it is one of: member, role"),
        ({"frameworks": "g7", "years": 2000, "shape": "tall"}, BadQuestion, "it is one of: long, wide"),
        ({"frameworks": "g7", "years": 2000, "backend": "excel"}, BadQuestion, "it is one of: pandas, polars, arrow"),
        ({"frameworks": "g77", "years": 2000}, sti.UnknownId, "g77"),
    ],
)
def test_bad_questions_get_one_clear_error(asked: dict[str, Any], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        panel(asked.pop("frameworks"), asked.pop("years"), **asked)


def test_bad_projections_themes_and_values_are_clear_errors() -> None:
    network: Any = sti.network
    dyads: Any = sti.dyads
    with pytest.raises(BadQuestion, match="it is one of: parties, frameworks"):
        network(2024, frameworks="g7", projection="states")
    with pytest.raises(BadQuestion, match="it is one of: count, list"):
        dyads(2024, frameworks="g7", values="matrix")


def test_beyond_the_last_check_one_warning_names_the_frameworks() -> None:
    with pytest.warns(CoverageWarning, match=r"unesco \(20"):
        sti.panel(["g8", "unesco"], (2020, 2050), parties="USA")
