"""Names to records: exact after folding, a near miss never taken for a hit."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sti_frameworks as sti
from sti_frameworks import UnknownId, UnknownParty
from sti_frameworks.checks.words import SHARED_NAMES
from sti_frameworks.names import NameIndex, fold

texts = st.text(st.characters(categories=("L", "N", "P", "Zs", "M")), max_size=20)
PARTIES, FRAMEWORKS = list(sti.parties()), list(sti.frameworks())


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_case_width_and_form_make_no_difference(text: str) -> None:
    # Letters whose capital is another letter's (Turkish ı) are kept apart, as Unicode keeps them.
    capital = "".join(letter.upper() if letter.upper().casefold() == letter.casefold() else letter for letter in text)
    assert fold(capital) == fold(text) == fold(text.casefold())
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d'Ivoire", "cote d’ivoire"),
        ("Ｇ７", "G7"),
        ("ASEAN+3", "asean 3"),
        ("U.S.A.", "usa"),
        ("ﾆｯﾎﾟﾝ", "ニッポン"),
        ("Türkiye", "TURKIYE"),
    ],
)
def test_what_people_spell_differently_folds_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("ガーナ", "カーナ"), ("Niger", "Nigeria"), ("ハハ", "ババ"), ("G7", "G77")])
def test_what_tells_names_apart_stays(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("theme", sti.themes(), ids=lambda theme: theme.id)
def test_a_theme_is_found_by_its_labels_also_without_what_stands_in_brackets(theme: sti.Theme) -> None:
    for name in (theme.id, theme.notation, theme.label_en, theme.label_ja, theme.label_ja.split("（")[0]):
        assert sti.theme(name) == theme


@given(st.sampled_from(PARTIES))
def test_every_present_name_and_code_of_a_party_finds_it(party: sti.Party) -> None:
    keys = [party.id, party.name_en, party.name_ja, *party.aliases]
    keys += [code for code in (party.alpha_2, party.alpha_3, party.numeric, party.wikidata) if code]
    keys += [f"{scheme}:{code}" for scheme, code in (("cow", party.cow), ("gw", party.gw)) if code is not None]
    for key in keys:
        if key in SHARED_NAMES and key != party.id:
            assert sti.party(f"iso:{key}") == party
            continue
        assert sti.party(key) == party
        assert sti.party(f" {key.lower()} ") == party
        assert sti.party(key.upper()) == party
    assert sti.party(party) is party


@given(st.sampled_from(FRAMEWORKS))
def test_every_name_of_a_framework_finds_it(framework: sti.Framework) -> None:
    for key in (framework.id, framework.acronym or framework.id, framework.name_en, framework.name_ja, *framework.aliases):
        assert sti.framework(key).id == framework.id
        assert sti.framework(key.upper()).id == framework.id
    assert sti.framework(framework) is sti.framework(framework.id)


@given(st.sampled_from(PARTIES), st.sampled_from("qxjzん"))
def test_a_near_miss_is_an_error_with_the_closest_matches(party: sti.Party, letter: str) -> None:
    asked = party.name_en + letter
    with pytest.raises(UnknownParty) as caught:
        sti.party(asked)
    assert caught.value.asked == asked
    assert repr(asked) in str(caught.value)
    assert party.id in caught.value.suggestions or len(caught.value.suggestions) == 3 or len(fold(party.name_en)) < 4


@pytest.mark.parametrize("asked", ["", " ", "…", "atlantis", "G 77", None, 7, True, 392, ["g7"], b"g7"])
def test_what_is_no_framework_is_an_error(asked: object) -> None:
    with pytest.raises(UnknownId):
        sti.framework(asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("asked", [392, 2, None, 3.0, True, ("JPN",)])
def test_a_party_is_never_a_bare_number(asked: object) -> None:
    with pytest.raises(UnknownParty, match="by a string"):
        sti.party(asked)  # type: ignore[arg-type]


def test_the_first_to_claim_a_name_keeps_it() -> None:
    index = NameIndex([("Congo", "COG"), ("Congo", "COD"), ("CONGO", "COD")])
    assert index.get("congo") == "COG"


def test_searching_puts_whole_names_before_beginnings_before_the_rest() -> None:
    index = NameIndex([("North One", "N"), ("One world", "W"), ("One", "O"), ("Two", "T")])
    assert list(index.search("one")) == ["O", "W", "N"]
    assert list(index.search("ne w")) == []
    assert list(index.search("…")) == []


@pytest.mark.parametrize(
    ("ask", "text", "meant"), [("theme", "量子", "quantum-and-emerging"), ("meeting", "広島", "g7/2023-hiroshima")]
)
def test_a_part_of_a_name_is_answered_with_the_names_that_hold_it(ask: str, text: str, meant: str) -> None:
    with pytest.raises(sti.UnknownId) as caught:
        getattr(sti, ask)(text)
    assert meant in caught.value.suggestions
    assert len(caught.value.suggestions) <= 3
