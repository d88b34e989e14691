"""Answers that everybody who knows the field knows, and the traps around them."""

from __future__ import annotations

import datetime
import warnings

import pytest

import sti_frameworks as sti

G7 = ("CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA")


def test_the_g7_of_1975_has_six_and_of_1976_seven() -> None:
    assert set(sti.members_in("G7", 1975).ids) == set(G7) - {"CAN"}
    assert sti.members_in("G7", 1976).ids == G7


def test_the_european_union_takes_part_in_the_g7_without_being_counted() -> None:
    assert "EU" not in sti.members_in("g7", 2024).ids
    assert sti.members_in("g7", 2024, role="participant").ids == ("EU",)
    assert sti.members_in("g7", 1976, role="participant").ids == ()


def test_russia_was_in_the_g8_and_never_in_the_g7() -> None:
    assert {year for year in range(1975, 2026) if sti.is_member("RUS", "g8", year=year)} == set(range(1998, 2014))
    assert not any(spell.role == "member" for spell in sti.memberships(party="RUS", framework="g7"))
    assert sti.members_on("g8", "2014-03-25").ids == ()


def test_the_united_states_left_unesco_twice_and_came_back_twice() -> None:
    ends = [
        (str(spell.since), str(spell.until), spell.exit)
        for spell in sti.memberships(party="USA", framework="unesco", role="member")
    ]
    assert ends == [
        ("1946-11-04", "1984-12-31", "withdrawal"),
        ("2003-10-01", "2018-12-31", "withdrawal"),
        ("2023-07-10", "None", None),
    ]
    assert [sti.is_member("US", "UNESCO", year=year) for year in (1983, 1984, 2002, 2003, 2017, 2018, 2022, 2023)] == [
        True, False, False, True, True, False, False, True,
    ]  # fmt: skip


def test_announced_is_not_effective() -> None:
    (_, second, third) = sti.memberships(party="USA", framework="unesco", role="member")
    assert str(second.notice) == "2017-10-12"
    assert third.until is None
    assert "2026" in (third.note or "")


def test_signed_is_not_bound() -> None:
    assert sti.members_in("TPP", 2016).ids == ()
    assert len(sti.members_in("TPP", 2016, standing="signed")) == 12
    assert not sti.is_member("USA", "tpp", year=2017, standing="signed")


def test_former_codes_and_names_resolve_to_the_party_that_goes_on() -> None:
    for key, party in {
        "SUN": "RUS", "Soviet Union": "RUS", "ソビエト連邦": "RUS", "SCG": "SRB", "ZAR": "COD", "BUR": "MMR", "Burma": "MMR",
        "West Germany": "DEU", "United Arab Republic": "EGY", "Tanganyika": "TZA", "EEC": "EU", "韓国": "KOR", "392": "JPN",
        "JP": "JPN", "cow:740": "JPN", "gw:740": "JPN", "iso:392": "JPN", "Q17": "JPN", "wikidata:Q17": "JPN", "日本": "JPN",
        "Turkey": "TUR", "türkiye": "TUR", "Côte d’Ivoire": "CIV", "ivory coast": "CIV", "米国": "USA", "iso:AU": "AUS",
        "AU": "AU",
    }.items():  # fmt: skip
        assert sti.party(key).id == party, key


def test_a_dissolved_state_is_its_own_party_with_links() -> None:
    assert sti.party("CSK").succeeded_by == ("CZE", "SVK")
    assert sti.is_member("CSK", "un", on="1992-12-31")
    assert sti.status_in("CSK", "un", 1993) == "not_applicable"
    assert sti.status_in("CZE", "un", 1993) == "member"


def test_status_tells_four_things_apart() -> None:
    assert sti.status_in("JPN", "un", 1956) == "member"
    assert sti.status_in("JPN", "un", 1955) == "not_member"
    assert sti.status_in("JPN", "un", 1944) == "not_applicable"
    assert sti.status_in("SAU", "brics", 2025) == "undetermined"


def test_before_and_after_its_life_a_framework_has_an_empty_roll() -> None:
    assert sti.members_in("un", 1900).ids == ()
    assert sti.members_in("g8", 2020).ids == ()


def test_beyond_the_check_the_answer_warns_and_names_the_day() -> None:
    checked = sti.framework("g7").checked
    with pytest.warns(sti.CoverageWarning, match=str(checked)):
        later = sti.members_in("g7", checked.year + 1)
    assert later == sti.members_on("g7", checked.latest)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sti.members_in("g7", checked.year)
        sti.members_in("g8", 3000)  # it ended: nothing can change


def test_chairs_have_their_real_terms() -> None:
    assert sti.chair("g20", on="2025-11-30").id == "ZAF"
    assert sti.chair("g20", on="2025-12-01").id == "USA"
    assert sti.chair("g7", year=2023).id == "JPN"
    assert [sti.chair("g7", year=year).id for year in (1979, 1986, 1993, 2000, 2008, 2016, 2023)] == ["JPN"] * 7


def test_a_chair_that_is_not_on_record_is_an_error_that_says_what_is() -> None:
    with pytest.raises(sti.NoAnswer, match=r"g7 has no chair on record .*; its chairs are on record from 1975"):
        sti.chair("g7", year=1970)
    with pytest.raises(sti.NoAnswer, match="none of its chairs is on record"):
        sti.chair("paris-agreement", year=2020)


def test_two_frameworks_side_by_side() -> None:
    compared = sti.compare("cptpp", "rcep", year=2024)
    assert set(compared.both.ids) == {"AUS", "BRN", "JPN", "MYS", "NZL", "SGP", "VNM"}
    assert {"CAN", "CHL", "GBR", "MEX", "PER"} == set(compared.only_left.ids)
    assert {"CHN", "KOR"} <= set(compared.only_right.ids)
    assert str(compared).splitlines()[1].startswith("both")


def test_joint_memberships_are_frameworks() -> None:
    joint = sti.joint_memberships("JPN", "USA", year=2022).ids
    assert {"g7", "g20", "quad", "un", "oecd", "apec", "who", "paris-agreement"} <= set(joint)
    assert "unesco" not in joint
    assert "nato" not in joint


def test_being_an_ally_is_not_being_in_the_fund() -> None:
    allies, fund = set(sti.members_on("nato", "2024-10-01").ids), set(sti.members_on("nif", "2024-10-01").ids)
    assert fund < allies
    assert "USA" in allies - fund


def test_a_question_takes_a_day_or_a_year_and_not_both() -> None:
    for wrong in ({}, {"on": "2000-01-01", "year": 2000}):
        with pytest.raises(sti.BadQuestion, match="one of the two"):
            sti.is_member("JPN", "un", **wrong)  # type: ignore[arg-type]


def test_records_answer_as_the_functions_do() -> None:
    oecd = sti.framework("経済協力開発機構")
    assert oecd.members_in(1970) == sti.members_in("oecd", 1970)
    assert oecd.members_on("1970-06-01") == sti.members_on("oecd", datetime.date(1970, 6, 1))
    assert set(oecd.memberships) == set(sti.memberships(framework="oecd"))


def test_filters_take_one_value_or_several() -> None:
    assert set(sti.frameworks(kind=("alliance", "igo")).ids) >= {"nato", "un", "oecd"}
    assert all(framework.parent == "nato" for framework in sti.frameworks(parent="nato"))
    assert sti.parties(kind="former_state").where(id="CSK").ids == ("CSK",)
    both = sti.memberships(party=("JPN", "USA"), framework=("oecd", "g7"), role="member")
    assert {(spell.party, spell.framework) for spell in both} == {(p, f) for p in ("JPN", "USA") for f in ("g7", "oecd")}
    assert sti.memberships(party="JPN", framework="cptpp", on="2018-10-01").where(standing="contracting")


def test_find_takes_any_part_of_a_name() -> None:
    assert "diana" in sti.find("DIANA").ids[:1]
    assert "nif" in sti.find("innovation fund").ids
    assert set(sti.find("コンゴ").ids) >= {"COD", "COG"}
    assert sti.find("no such thing").ids == ()
    with pytest.raises(sti.BadQuestion):
        sti.find(7)  # type: ignore[arg-type]


def test_explaining_names_spells_sources_and_the_line() -> None:
    told = sti.explain("USA", "unesco", on="1990-01-01")
    assert told.answer is False
    text = str(told)
    assert text.startswith("On 1990-01-01, United States of America was not a member of UNESCO.")
    assert "1984-12-31" in text
    assert all(source.url in text for source in told.sources if source.url)
    assert told.where
    assert all(str(where) in text for where in told.where)
    assert repr(told) == text


def test_explaining_uses_the_name_of_the_day() -> None:
    assert "Union of Soviet Socialist Republics was a member of UN" in str(sti.explain("RUS", "un", on="1980-01-01"))
    assert "Russian Federation was a member of UN" in str(sti.explain("RUS", "un", on="2000-01-01"))


def test_explaining_an_unsettled_answer_says_so() -> None:
    told = sti.explain("CHN", "apec", on="1991-11-10")
    assert told.answer is None
    assert "the sources leave open whether China was a member of APEC" in str(told)


def test_explaining_answers_as_the_status_does() -> None:
    members = {spell.party for spell in sti.memberships(framework=("brics", "g8", "tpp"))}
    for party in sorted(members):
        for framework in ("brics", "g8", "tpp"):
            for year in range(1997, 2025):
                told, status = sti.explain(party, framework, year=year).answer, sti.status_in(party, framework, year)
                assert (told is True, told is None) == (status == "member", status == "undetermined"), (party, framework, year)


def test_explaining_beyond_the_check_says_when_it_was() -> None:
    with pytest.warns(sti.CoverageWarning):
        told = sti.explain("JPN", "g7", year=2100)
    assert f"Last checked on {sti.framework('g7').checked}" in str(told)


def test_sources_are_those_cited() -> None:
    of_unesco = sti.sources(framework="unesco")
    assert set(of_unesco.ids) <= set(sti.sources().ids)
    assert all(source.url is None or source.url.startswith("https://") for source in sti.sources())


def test_version_tells_what_is_installed() -> None:
    version = sti.version()
    assert version.code == sti.__version__
    assert version.memberships == len(sti.memberships())
    assert version.code in str(version)
