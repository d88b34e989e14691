"""Charts: what they show is what the questions answer, in both languages, without any network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import sti_frameworks as sti

pytest.importorskip("altair")


def rows(chart: Any, name: str) -> list[dict[str, Any]]:
    """The rows of a chart's data of that name."""
    found = [each["values"] for each in data_of(chart.to_dict()) if each.get("name") == name]
    assert found, f"no data {name!r}; there are {sorted({str(each.get('name')) for each in data_of(chart.to_dict())})}"
    assert all(each == found[0] for each in found)
    return list(found[0])


def data_of(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if isinstance(part.get("data"), dict):
            yield part["data"]
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from data_of(each)


# Timeline


@pytest.mark.parametrize("framework", ["g7", "cptpp", "brics", "paris-agreement"])
def test_the_bars_of_a_timeline_are_the_spells(framework: str) -> None:
    shown = rows(sti.plot.timeline(framework), f"spells of {framework}")
    spells = sti.memberships(framework=framework)
    assert sorted((each["id"], each["since"], each["until"]) for each in shown) == sorted(
        (each.party, str(each.since), str(each.until or "")) for each in spells
    )
    checked = sti.framework(framework).checked.latest.isoformat()
    for each in shown:
        assert each["begins"] <= each["ends"] <= checked
        if each["surely_from"] is not None:
            assert each["begins"] <= each["surely_from"] < each["surely_to"] <= each["ends"]


def test_a_coarse_date_is_drawn_over_all_days_that_it_can_mean() -> None:
    shown = {each["id"]: each for each in rows(sti.plot.timeline("brics", roles="member"), "spells of brics")}
    for spell in sti.memberships(framework="brics", role="member"):
        row = shown[spell.party]
        assert row["begins"] == spell.since.earliest.isoformat()
        assert row["surely_from"] == spell.since.latest.isoformat()


def test_notices_and_doubts_are_marked() -> None:
    shown = rows(sti.plot.timeline("unesco"), "marks of unesco")
    spells = sti.memberships(framework="unesco")
    assert len(shown) == sum(bool(each.doubt) + (each.notice is not None) for each in spells)
    assert {each["day"] for each in shown if each["mark"] == "exit announced"} == {
        str(each.notice) for each in spells if each.notice
    }


def test_a_timeline_shows_only_what_was_asked_for() -> None:
    chart = sti.plot.timeline(["g7", "g8"], parties=("RUS", "Japan"), roles=("member", "chair"), years=(1990, 2000))
    assert {each["id"] for each in rows(chart, "spells of g7")} == {"JPN"}
    shown = rows(chart, "spells of g8")
    assert {each["id"] for each in shown} == {"JPN", "RUS"}
    assert {each["role"] for each in shown} <= {"member", "chair or presidency"}
    assert all(each["begins"] <= "2000-12-31" and each["ends"] >= "1990-01-01" for each in shown)


def test_what_is_held_beside_membership_lies_narrower_upon_it() -> None:
    shown = rows(sti.plot.timeline("g7"), "spells of g7")
    members = [each["thickness"] for each in shown if each["role"] == "member"]
    chairs = [each["thickness"] for each in shown if each["role"] == "chair or presidency"]
    assert max(chairs) < min(members)


# Growth


@pytest.mark.parametrize("when", ["end", "start", "any", "all"])
def test_growth_counts_the_rolls(when: Any) -> None:
    shown = rows(sti.plot.growth(["nato", "g8"], when=when, if_unsure="include"), "growth")
    for each in shown:
        roll = sti.members_in(each["id"], each["year"], when=when, if_unsure="include")
        assert (each["year"], each["count"]) == (each["year"], len(roll))
    assert {each["id"] for each in shown} == {"nato", "g8"}
    assert max(each["year"] for each in shown if each["id"] == "g8") == 2014


def test_growth_of_another_role_and_standing() -> None:
    shown = rows(sti.plot.growth("tpp", role="member", standing="signed", years=(2015, 2020)), "growth")
    assert [(each["year"], each["count"]) for each in shown] == [
        (year, len(sti.members_in("tpp", year, standing="signed"))) for year in range(2016, 2021)
    ]


def test_growth_says_who_joined_and_who_left() -> None:
    shown = {each["year"]: each for each in rows(sti.plot.growth("eu", years=(2012, 2021)), "growth")}
    assert (shown[2012]["joined"], shown[2013]["joined"], shown[2020]["left"]) == ("", "Croatia", "United Kingdom")
    assert [year for year, each in shown.items() if each["is_change"]] == [2013, 2020]


def test_growth_leaves_open_what_the_sources_leave_open() -> None:
    with pytest.raises(sti.Unsure, match="unesco"):
        sti.plot.growth("unesco", when="start")
    with pytest.warns(sti.CoverageWarning):
        sti.plot.growth("g7", years=(2024, 2999))


# All charts

CHARTS: dict[str, Any] = {
    "timeline": lambda plot, lang: plot.timeline(["g7", "g8"], lang=lang),
    "growth": lambda plot, lang: plot.growth(["g7", "g8"], lang=lang),
}
NOTHING: dict[str, Any] = {
    "timeline": lambda plot: plot.timeline("g7", years=1900),
    "growth": lambda plot: plot.growth("g7", years=1900),
}


@pytest.mark.parametrize("name", CHARTS)
def test_charts_know_two_languages_and_name_them(name: str) -> None:
    with pytest.raises(sti.BadQuestion, match="en, ja"):
        CHARTS[name](sti.plot, "fr")


@pytest.mark.parametrize("name", NOTHING)
def test_nothing_to_draw_is_said(name: str) -> None:
    with pytest.raises(sti.NoAnswer):
        NOTHING[name](sti.plot)
