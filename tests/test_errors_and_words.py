"""Errors travel whole, and what is printed can be read."""

from __future__ import annotations

import pickle

import pytest

import sti_frameworks as sti
from sti_frameworks import BadData, FrameworksError, PartialDate, Problem, UnknownId, UnknownParty, Unsure


@pytest.mark.parametrize(
    "error",
    [
        UnknownParty("Jpan", [("Japan", "JPN")]),
        UnknownId("g77", [("G7", "g7")], kind="framework"),
        Unsure("too coarse", sti.memberships(framework="apec")[:1]),
        Problem("a.toml", 3, "wrong"),
        BadData([Problem("a.toml", 3, "wrong"), Problem("b.toml", 1, "wrong, too")]),
        sti.BadDate("no day"),
        sti.NoAnswer("nobody"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_comes_back_the_same(error: Exception) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (type(error), str(error))
    assert isinstance(again, FrameworksError)
    assert isinstance(again, (LookupError, ValueError))


def test_a_group_can_be_split_by_file() -> None:
    whole = BadData([Problem("a.toml", 3, "wrong"), Problem("b.toml", 1, "wrong, too")])
    of_a, rest = whole.split(lambda problem: isinstance(problem, Problem) and problem.file == "a.toml")
    assert isinstance(of_a, BadData)
    assert str(of_a) == "1 problem in the data, nothing was loaded:\n  a.toml:3: wrong"
    assert rest is not None


def test_an_unknown_name_without_a_match_says_where_to_look() -> None:
    with pytest.raises(UnknownId, match=r"no framework is called 'qqqqqqqq'; frameworks\(\) lists all that exist"):
        sti.framework("qqqqqqqq")
    with pytest.raises(UnknownParty, match=r"no party is called 'qqqqqqqq'; parties\(\) lists all that exist"):
        sti.party("qqqqqqqq")


def test_every_record_has_a_line_that_a_person_can_read() -> None:
    g8, russia = sti.framework("g8"), sti.party("RUS")
    assert repr(g8) == "<Framework g8 Group of Eight [1998-05-15, 2014-03-24)>"
    assert repr(russia) == "<Party RUS Russian Federation>"
    assert repr(PartialDate(1998, 5)) == "PartialDate('1998-05')"
    assert repr(russia.former_names[0]).startswith("<Name Union of Soviet Socialist Republics [")
    assert repr(russia.former_codes[0]).startswith("<Code SUN SU 810 [")
    assert repr(sti.sources()[0]) == f"<Source {sti.sources()[0].id}>"
    assert repr(g8.where) == f"<{g8.where}>"
    (relation,) = sti.framework("oecd").relations
    assert repr(relation) == "<Relation succeeds oeec>"
    assert "<LifeSpell dormant [" in repr(sti.framework("quad").life)
    variants = [variant for spell in sti.memberships() for variant in spell.variants]
    assert repr(variants[0]).startswith(f"<Variant {variants[0].field}={variants[0].value} says ")


def test_meetings_documents_and_commitments_read_as_one_line_each() -> None:
    meeting = sti.meeting("g7/2024-apulia")
    assert repr(meeting).startswith("<Meeting g7/2024-apulia G7 Apulia Summit")
    assert repr(meeting).endswith("[2024-06-13, 2024-06-16)>")
    assert str(meeting.last_day) == "2024-06-15"
    assert repr(meeting.sessions[0]).startswith("<Session ")
    (italy,) = [each for each in meeting.participations if each.party == "ITA"]
    assert repr(italy) == "<Participation g7/2024-apulia ITA chair (Giorgia Meloni, Prime Minister)>"
    assert repr(italy.represented_by[0]) == "<Person Giorgia Meloni, Prime Minister>"
    cancelled = sti.meetings(status="cancelled")[0]
    assert "(cancelled)" in repr(cancelled)
    assert {meeting.last_day for meeting in sti.meetings() if meeting.until is None} == {None}
    agenda = sti.document("cstp/2024-paris/agenda")
    assert repr(agenda).startswith("<Document cstp/2024-paris/agenda OECD Agenda")
    assert repr(agenda.outline[0]).endswith("with 3 parts>")
    assert repr(agenda.outline[0].parts[0]).startswith("<Part ")
    assert repr(sti.theme("ai")) == "<Theme D1 ai Artificial intelligence>"
    assert repr(sti.theme("ai").matches[0]).startswith("<Match ")
    (fund,) = [c for c in sti.commitments(document="nif/about") for target in c.targets if target.kind == "finance"]
    assert repr(fund).startswith(f"<Commitment {fund.id} ({fund.modality} {fund.strength}) ")
    assert repr(fund.targets[0]).startswith("<Target finance ")
    assert repr(fund.locators[0]).startswith("<Locator crds-2025, p. 36")
    linked = [commitment for commitment in sti.commitments() if commitment.links]
    assert repr(linked[0].links[0]).startswith("<Link ")
    assert repr(sti.events()[0]).startswith(f"<Event {sti.events()[0].date} ")
    assert repr(sti.source("crds-2025").footnotes[13]) == "<Footnote 14 p. 353 no mofa-g7-hiroshima-2023>"
    with pytest.raises(sti.UnknownId, match="no source is called 'crds-2024'; close to it: 'crds-2025'"):
        sti.source("crds-2024")
    assert sti.source(sti.source("crds-2025")) is sti.source("crds-2025")


def test_a_long_list_shows_its_beginning_and_its_length() -> None:
    shown = repr(sti.parties()).splitlines()
    assert shown[0] == f"<Records: {len(sti.parties())} records:"
    assert shown[-1] == f"  … {len(sti.parties()) - 60} more>"


def test_dates_and_inner_records_are_plain_in_dicts() -> None:
    (row,) = sti.parties().where(id="RUS").to_dicts()
    assert row["former_names"][0]["name_en"] == "Union of Soviet Socialist Republics"
    assert row["where"].startswith("parties.toml:")


def test_a_day_may_be_an_exact_partial_date_and_a_year_any_integer() -> None:
    class Int64:
        def __index__(self) -> int:
            return 1976

    assert sti.members_on("g7", PartialDate(1976, 12, 31)) == sti.members_in("g7", Int64())  # type: ignore[arg-type]
    with pytest.raises(sti.BadDate):
        sti.members_on("g7", PartialDate(1976))
    with pytest.raises(TypeError):
        _ = PartialDate(1976) < 1976


def test_vocabularies_answer_by_name() -> None:
    assert sti.terms("role")["member"].ja == "メンバー"
    assert "standing" in sti.vocabularies()
    with pytest.raises(sti.BadQuestion, match="there is no vocabulary 'rôle'"):
        sti.terms("rôle")


def test_explaining_between_two_spells_shows_the_one_before_and_the_one_after() -> None:
    told = sti.explain("GBR", "unesco", on="1990-01-01")
    assert [line.strip()[:1] for line in told.text.splitlines() if "member, in effect" in line] == ["→", "→"]
    assert told.where == tuple(spell.where for spell in told.spells if spell.role == "member")


def test_explaining_the_day_after_shows_all_that_ended_on_it() -> None:
    told = sti.explain("RUS", "g8", on="2014-03-24")
    ended = [spell for spell in sti.memberships(party="RUS", framework="g8") if str(spell.until) == "2014-03-24"]
    assert {spell.role for spell in ended} == {"member", "chair"}
    assert set(told.where) == {spell.where for spell in ended}
    assert {source for spell in ended for source in spell.sources} == set(told.sources)


def test_explaining_says_whose_each_other_value_is() -> None:
    told = sti.explain("RUS", "g8", on="2014-03-24")
    framework = sti.framework("g8")
    assert framework.variants
    owned = [("G8", variant) for variant in framework.variants]
    owned += [(spell.role, variant) for spell in told.spells if spell.where in told.where for variant in spell.variants]
    for whose, variant in owned:
        assert f"\n  {whose}: {variant.field} {variant.value}, says {variant.source}" in str(told)


def test_explaining_someone_who_never_belonged_points_to_the_framework() -> None:
    told = sti.explain("CHE", "nato", on="1960-01-01")
    assert told.answer is False
    assert sti.framework("nato").where in told.where or told.spells
    never = sti.explain("ATA", "g7", year=2000)
    assert "none on record" in never.text
    assert never.where == (sti.framework("g7").where,)
