"""Charts: what they show is what the questions answer, in both languages, without any network."""

from __future__ import annotations

import datetime
import io
import itertools
import re
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import altair
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sti_frameworks as sti
from sti_frameworks.plots import Charts
from sti_frameworks.plots.commitments import STRENGTHS
from sti_frameworks.plots.maps import areas_of, drawable, geometry
from sti_frameworks.plots.meetings import SHAPES
from sti_frameworks.plots.style import ROLE_COLOURS, STANDING_LOOKS, STRENGTH_COLOURS
from sti_frameworks.plots.words import JAPANESE

from .strategies import FIRST, LAST, catalogue_of, catalogues, spell_lists, whens


def rows(chart: Any, name: str) -> list[dict[str, Any]]:
    """The rows of a chart's data of that name."""
    found = [each["values"] for each in data_of(chart.to_dict(validate=False)) if each.get("name") == name]
    assert found, name
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


# Map


@pytest.mark.parametrize(("framework", "year"), [("g7", 1990), ("un", 1947), ("un", 1992), ("oecd", 2024), ("who", 2024)])
def test_the_map_fills_the_areas_of_the_roll(framework: str, year: int) -> None:
    chart = sti.plot.map(framework, year=year)
    shown = rows(chart, "members")
    roll = sti.members_in(framework, year)
    filled = {each["area"] for each in shown}
    assert filled >= {each for each in roll.ids if each in drawable()}
    names = {name for each in shown for name in each["party"].split(", ")}
    outside = [each for each in roll if not areas_of(sti.plot._catalogue, each)]
    assert len(names) + len(outside) == len(roll)
    assert f"Members: {len(roll)}." in chart.title.subtitle[0]


def test_a_day_and_the_end_of_its_year_fill_the_same_areas() -> None:
    in_year, on_day = sti.plot.map("eu", year=2019), sti.plot.map("eu", on="2019-12-31")
    assert rows(in_year, "members") == rows(on_day, "members")


def test_former_states_fill_the_areas_of_their_successors() -> None:
    shown = {each["area"]: each["party"] for each in rows(sti.plot.map("un", year=1980), "members")}
    assert {shown["CZE"], shown["SVK"]} == {"Czechoslovakia"}
    assert {shown[each] for each in ("BIH", "HRV", "MKD", "MNE", "SRB", "SVN", "XKX")} == {"Yugoslavia"}
    assert shown["RUS"] == "Union of Soviet Socialist Republics"
    assert "KAZ" not in shown
    assert shown["DEU"] == "Federal Republic of Germany, German Democratic Republic"


def test_members_without_an_area_are_counted() -> None:
    assert "Not on the map: 2 (" in sti.plot.map("g20", year=2024).title.subtitle[0]


def test_every_state_of_today_can_be_drawn() -> None:
    states = {each.id for each in sti.parties(kind="state") if each.until is None}
    assert states - drawable() == set()
    assert drawable() <= set(sti.parties().ids)
    small = {shape["id"] for shape in geometry()["objects"]["places"]["geometries"]}
    assert {"SGP", "TUV", "MLT", "LUX", "VAT"} <= small


def test_an_empty_roll_is_a_map_without_members() -> None:
    chart = sti.plot.map("g8", year=2020)
    assert rows(chart, "members") == []
    assert "Members: 0." in chart.title.subtitle[0]


# Overlap


@pytest.mark.parametrize("frameworks", [("g7", "g20", "oecd", "nato"), ("asean", "cptpp", "rcep", "ipef", "apec")])
def test_columns_and_sizes_of_an_overlap_are_those_of_the_rolls(frameworks: tuple[str, ...]) -> None:
    chart = sti.plot.overlap(frameworks, year=2024)
    rolls = {each: set(sti.members_in(each, 2024).ids) for each in frameworks}
    assert {each["id"]: each["count"] for each in rows(chart, "sets")} == {key: len(roll) for key, roll in rolls.items()}
    found = rows(chart, "intersections")
    for each in found:
        inside = set.intersection(*(rolls[key] for key in each["ids"]))
        outside = set().union(*(roll for key, roll in rolls.items() if key not in each["ids"]))
        assert set(each["members"]) == inside - outside
        assert each["count"] == len(each["members"]) > 0
    assert sum(each["count"] for each in found) == len(set().union(*rolls.values()))
    assert [each["count"] for each in found] == sorted((each["count"] for each in found), reverse=True)
    dots = rows(chart, "dots")
    assert len(dots) == len(found) * len(frameworks)
    assert sum(each["is_in"] for each in dots) == sum(len(each["ids"]) for each in found)


@given(catalogues(coarse=False), st.dates(FIRST, LAST))
@settings(max_examples=25)
def test_an_overlap_of_two_is_their_comparison(catalogue: sti.Catalogue, day: datetime.date) -> None:
    sides = catalogue.compare("one", "two", on=day)
    expected = {("one",): sides.only_left.ids, ("one", "two"): sides.both.ids, ("two",): sides.only_right.ids}
    expected = {key: ids for key, ids in expected.items() if ids}
    if not expected:
        with pytest.raises(sti.NoAnswer):
            catalogue.plot.overlap(["one", "two"], on=day)
    else:
        shown = rows(catalogue.plot.overlap(["one", "two"], on=day), "intersections")
        assert {tuple(each["ids"]): tuple(each["members"]) for each in shown} == expected


def test_an_overlap_needs_two_frameworks_and_one_time() -> None:
    with pytest.raises(sti.BadQuestion, match="two frameworks or more"):
        sti.plot.overlap(["g7", "G7"], year=2024)
    for chart in (sti.plot.overlap, sti.plot.map):
        with pytest.raises(sti.BadQuestion, match="one of the two"):
            chart("g7")
        with pytest.raises(sti.BadQuestion, match="one of the two"):
            chart("g7", year=2024, on="2024-01-01")


# Commitments


def test_the_squares_of_a_theme_are_its_commitments() -> None:
    shown = rows(sti.plot.commitments(), "commitments")
    for theme in sti.themes():
        if theme.broader is not None:
            expected = sorted(sti.commitments_by_theme(theme).ids)
            assert sorted(each["id"] for each in shown if each["theme"] == theme.id) == expected


@pytest.mark.parametrize(
    "asked",
    [
        {"theme": "ai", "years": (2023, 2024)},
        {"theme": "D", "framework": "g7", "min_strength": 2},
        {"theme": ("ai", "health"), "min_strength": 3},
    ],
)
def test_commitments_are_those_asked_for(asked: dict[str, Any]) -> None:
    shown = rows(sti.plot.commitments(**asked), "commitments")
    assert {each["id"] for each in shown} == set(sti.commitments_by_theme(**asked).ids)
    assert {each["id"]: each["level"] for each in shown} == {
        each.id: each.strength for each in sti.commitments_by_theme(**asked)
    }


def test_no_two_squares_lie_upon_each_other_and_stronger_ones_come_first() -> None:
    shown = rows(sti.plot.commitments(), "commitments")
    assert len({(each["theme"], each["x"]) for each in shown}) == len(shown)
    for one, next_one in itertools.pairwise(sorted(shown, key=lambda each: (each["theme"], each["date"][:4], each["x"]))):
        if (one["theme"], one["date"][:4]) == (next_one["theme"], next_one["date"][:4]):
            assert one["level"] >= next_one["level"]


# Meetings


@pytest.mark.parametrize(("framework", "years"), [("g7", None), ("nato", (2000, 2010)), (("oecd", "asean"), None)])
def test_every_meeting_has_its_mark(framework: Any, years: Any) -> None:
    shown = rows(sti.plot.meetings(framework, years=years), "meetings")
    found = {each.id: each for each in sti.meetings(framework=framework, years=years)}
    assert {each["id"] for each in shown} == set(found)
    for each in shown:
        meeting = found[each["id"]]
        assert each["framework"] in meeting.frameworks
        assert each["begins"] == meeting.since.earliest.isoformat()
        assert each["begins"] <= each["middle"] <= each["ends"]
        if meeting.since.is_exact and meeting.until is not None and meeting.until.is_exact:
            assert each["ends"] == str(meeting.until)


def test_a_meeting_stands_with_the_body_that_held_it_and_not_above_again() -> None:
    shown = rows(sti.plot.meetings(("g7", "g8")), "meetings")
    assert {each["framework"] for each in shown if each["id"] == "g7/2024-apulia"} == {"g7-leaders"}
    assert {each["framework"] for each in shown if each["id"] == "g8/2005-gleneagles"} == {"g7-leaders", "g8"}


# Network


@pytest.mark.parametrize("frameworks", [None, ("g7", "quad"), ("g7", "g20", "brics", "asean", "eu")])
def test_the_links_of_a_network_are_the_strongest_of_the_graph(frameworks: Any) -> None:
    chart = sti.plot.network(year=2024, frameworks=frameworks)
    links, nodes = rows(chart, "links"), rows(chart, "nodes")
    graph = sti.network(2024, frameworks=frameworks, projection="parties")
    least = min(each["weight"] for each in links)
    expected = {frozenset((a, b)): weight for a, b, weight in graph.edges(data="weight") if weight >= least}
    assert {frozenset((each["a"], each["b"])): each["weight"] for each in links} == expected
    assert {each["id"] for each in nodes} == set().union(*expected)
    assert len(links) <= 350
    both = sti.network(2024, frameworks=frameworks)
    assert all(each["frameworks"] == both.degree(each["id"]) for each in nodes)
    at = {each["id"]: (each["x"], each["y"]) for each in nodes}
    assert all((at[each["a"]], at[each["b"]]) == ((each["x"], each["y"]), (each["x2"], each["y2"])) for each in links)


def test_a_network_of_a_day_is_that_of_its_year_and_the_same_each_time() -> None:
    asked = ("g7", "quad", "cptpp")
    of_year = sti.plot.network(year=2023, frameworks=asked)
    assert rows(of_year, "links") == rows(sti.plot.network(on="2023-12-31", frameworks=asked), "links")
    assert rows(of_year, "nodes") == rows(sti.plot.network(year=2023, frameworks=asked), "nodes")
    with pytest.raises(sti.BadQuestion, match="one of the two"):
        sti.plot.network()


# All charts

CHARTS: dict[str, Any] = {
    "timeline": lambda plot, lang: plot.timeline(["g7", "g8"], lang=lang),
    "growth": lambda plot, lang: plot.growth(["g7", "g8"], lang=lang),
    "overlap": lambda plot, lang: plot.overlap(["asean", "cptpp"], year=2024, lang=lang),
    "commitments": lambda plot, lang: plot.commitments(theme="ai", lang=lang),
    "meetings": lambda plot, lang: plot.meetings("quad", lang=lang),
    "network": lambda plot, lang: plot.network(year=2024, frameworks=["g7", "quad"], lang=lang),
    "map": lambda plot, lang: plot.map("asean", year=2024, lang=lang),
}
NOTHING: dict[str, Any] = {
    "timeline": lambda plot: plot.timeline("g7", years=1900),
    "growth": lambda plot: plot.growth("g7", years=1900),
    "overlap": lambda plot: plot.overlap(["g7", "g8"], year=1900),
    "commitments": lambda plot: plot.commitments(theme="ai", years=1900),
    "meetings": lambda plot: plot.meetings("g7", years=1900),
    "network": lambda plot: plot.network(year=1900),
    "map": lambda plot: plot.map("afdb", year=2024),
}


UNKNOWN: dict[str, Any] = {
    "timeline": lambda plot: plot.timeline("g77x"),
    "growth": lambda plot: plot.growth(["g7", "g77x"]),
    "overlap": lambda plot: plot.overlap(["g7", "g77x"], year=2024),
    "commitments": lambda plot: plot.commitments(framework="g77x"),
    "meetings": lambda plot: plot.meetings("g77x"),
    "network": lambda plot: plot.network(year=2024, frameworks="g77x"),
    "map": lambda plot: plot.map("g77x", year=2024),
}
both_languages = pytest.mark.parametrize("lang", ["en", "ja"])
every_chart = pytest.mark.parametrize("name", CHARTS)


@cache
def drawn(name: str, lang: str) -> Any:
    return CHARTS[name](sti.plot, lang)


@cache
def svg(name: str, lang: str) -> str:
    with io.StringIO() as file, no_network():
        drawn(name, lang).save(file, format="svg")
        return file.getvalue()


@contextmanager
def no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


def refuse(*_: object) -> None:
    raise OSError("this test has no network")


def texts(picture: str) -> list[str]:
    tree = ElementTree.fromstring(picture)
    return ["".join(each.itertext()) for each in tree.iter("{http://www.w3.org/2000/svg}text")]


def test_every_value_of_a_vocabulary_has_its_look() -> None:
    assert set(ROLE_COLOURS) == set(sti.terms("role"))
    assert set(STANDING_LOOKS) == set(sti.terms("standing"))
    assert len({each.fullness for each in STANDING_LOOKS.values()}) == len(STANDING_LOOKS)
    assert set(SHAPES) == set(sti.terms("meeting_status"))
    assert set(STRENGTH_COLOURS) == set(STRENGTHS) == {int(each.rank) for each in sti.terms("modality").values()}


def test_every_chart_is_tried() -> None:
    methods = {name for name in vars(Charts) if not name.startswith("_")}
    assert methods == set(CHARTS) == set(NOTHING) == set(UNKNOWN)


@every_chart
@both_languages
def test_charts_are_valid_and_hold_all_their_data(name: str, lang: str) -> None:
    chart = drawn(name, lang).to_dict()  # Altair holds it against the schema of Vega-Lite
    assert "url" not in set(keys_of(chart))
    assert all(each.get("name") for each in data_of(chart) if "values" in each)


def keys_of(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from part
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from keys_of(each)


@every_chart
@both_languages
def test_pictures_are_made_without_a_network(name: str, lang: str) -> None:
    assert texts(svg(name, lang))
    with io.BytesIO() as file, no_network():
        drawn(name, lang).save(file, format="png")
        assert file.getvalue().startswith(b"\x89PNG")


JAPANESE_TEXT = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


@every_chart
def test_pictures_are_in_the_language_asked_for(name: str) -> None:
    english, japanese = texts(svg(name, "en")), texts(svg(name, "ja"))
    assert not [each for each in english if JAPANESE_TEXT.search(each)]
    assert any(JAPANESE_TEXT.search(each) for each in japanese)
    # What is not Japanese there is a code, a name that is one, a number or a day.
    latin = [each for each in japanese if re.search(r"[a-z]{3}", each) and not JAPANESE_TEXT.search(each)]
    assert set(latin) <= {"Quad"}
    titles = set(tooltip_titles(drawn(name, "ja").to_dict(validate=False)))
    assert not [each for each in titles if not JAPANESE_TEXT.search(each)]


def tooltip_titles(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        listed = part.get("tooltip", [])
        yield from (each["title"] for each in (listed if isinstance(listed, list) else [listed]))
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from tooltip_titles(each)


def test_every_phrase_has_its_parts_in_both_languages() -> None:
    for english, japanese in JAPANESE.items():
        assert not japanese.isascii()
        assert set(re.findall(r"{[a-z]+}", english)) == set(re.findall(r"{[a-z]+}", japanese)), english


@every_chart
@both_languages
def test_a_screen_reader_is_told_what_a_picture_shows(name: str, lang: str) -> None:
    chart = drawn(name, lang)
    assert chart.to_dict(validate=False)["description"].startswith(chart.title.text)


def test_naming_no_framework_is_an_error_that_says_how() -> None:
    for draw in (sti.plot.timeline, sti.plot.growth, sti.plot.meetings):
        with pytest.raises(sti.BadQuestion, match="no framework was named"):
            draw([])


@every_chart
def test_a_user_can_restyle_them(name: str) -> None:
    chart = drawn(name, "en")
    styled = chart.properties(title="Mine").configure_axis(labelFontSize=17).configure_title(anchor="middle").to_dict()
    assert styled["title"] == "Mine"
    assert styled["config"]["axis"]["labelFontSize"] == 17
    assert styled["config"]["title"]["anchor"] == "middle"
    assert chart.to_dict(validate=False)["config"]["axis"]["labelFontSize"] != 17


def test_charts_stand_side_by_side_once_their_looks_are_taken_out() -> None:
    one, other = (drawn(name, "en").copy() for name in ("growth", "map"))
    one.config = other.config = altair.Undefined
    assert len((one | other).to_dict()["hconcat"]) == 2


@every_chart
def test_charts_know_two_languages_and_name_them(name: str) -> None:
    with pytest.raises(sti.BadQuestion, match="en, ja"):
        CHARTS[name](sti.plot, "fr")


@every_chart
def test_nothing_to_draw_is_said(name: str) -> None:
    with pytest.raises(sti.NoAnswer):
        NOTHING[name](sti.plot)


@every_chart
def test_what_does_not_exist_is_an_error_with_what_does(name: str) -> None:
    with pytest.raises(sti.UnknownId, match="g77x"):
        UNKNOWN[name](sti.plot)


@every_chart
def test_without_the_extra_one_line_says_which_it_is(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(sti.MissingExtra, match=re.escape("pip install 'sti-frameworks[plot]'")):
        CHARTS[name](sti.plot, "en")


def test_the_network_needs_its_own_extra_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(sti.MissingExtra, match=re.escape("sti-frameworks[network]")):
        sti.plot.network(year=2024)


def test_altair_is_loaded_when_a_chart_is_drawn_and_not_before() -> None:
    code = "import sys, sti_frameworks as sti; sti.plot; assert 'altair' not in sys.modules; sti.plot.growth('g7')"
    subprocess.run([sys.executable, "-c", f"{code}; assert 'altair' in sys.modules"], check=True)


def test_another_catalogue_draws_its_own() -> None:
    club = sti.load(Path(__file__).parent / "good")
    (framework, *_) = {each.framework for each in club.memberships()}
    shown = rows(club.plot.timeline(framework), f"spells of {framework}")
    assert len(shown) == len(club.memberships(framework=framework))


# Whatever the data are


@given(spell_lists(coarse=True), st.sampled_from(["en", "ja"]))
@settings(max_examples=15)
def test_bars_hold_every_spell_and_lie_within_its_days(spells: list[sti.Membership], lang: str) -> None:
    if not spells:
        return
    shown = rows(catalogue_of(spells).plot.timeline("one", lang=lang), "spells of one")
    assert Counter((each["id"], each["since"], each["until"]) for each in shown) == Counter(
        (each.party, str(each.since), str(each.until or "")) for each in spells
    )
    for each in shown:
        assert each["begins"] <= (each["surely_from"] or each["begins"])
        assert (each["surely_from"] or "") <= (each["surely_to"] or "") <= each["ends"]


@given(catalogues(coarse=True), whens, st.sampled_from(["include", "exclude"]))
@settings(max_examples=15)
def test_growth_is_the_length_of_any_roll(catalogue: sti.Catalogue, when: Any, if_unsure: Any) -> None:
    if not catalogue.memberships(role="member", standing=("in_effect", "suspended")):
        return
    for each in rows(catalogue.plot.growth(("one", "two"), when=when, if_unsure=if_unsure), "growth"):
        assert each["count"] == len(catalogue.members_in(each["id"], each["year"], when=when, if_unsure=if_unsure))
