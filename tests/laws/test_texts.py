"""Meetings, documents and commitments: filters against plain loops, on the shipped data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sti_frameworks as sti
from sti_frameworks import BadQuestion, Commitment, Theme

THEMES, COMMITMENTS, MEETINGS = list(sti.themes()), list(sti.commitments()), list(sti.meetings())
FRAMEWORKS = sorted({commitment.framework for commitment in COMMITMENTS})
MODALITIES = list(sti.terms("modality"))

years = st.tuples(st.integers(1970, 2030), st.integers(0, 30)).map(lambda pair: (pair[0], pair[0] + pair[1]))

FILTERS: dict[str, tuple[st.SearchStrategy[Any], Callable[[Commitment, Any], bool]]] = {
    "theme": (st.sampled_from([theme.id for theme in THEMES]), lambda c, theme: not within(theme).isdisjoint(c.themes)),
    "modality": (st.sampled_from(MODALITIES), lambda c, modality: c.modality == modality),
    "min_strength": (st.integers(0, 3), lambda c, rank: c.strength >= rank),
    "years": (years, lambda c, span: c.date is not None and span[0] <= c.date.year <= span[1]),
    "framework": (st.sampled_from(FRAMEWORKS), lambda c, framework: framework in ancestry(c.framework)),
    "document": (st.sampled_from(sorted({c.document for c in COMMITMENTS})), lambda c, document: c.document == document),
}


def within(theme: str) -> set[str]:
    return {theme} | {each.id for each in THEMES if each.broader == theme}


def ancestry(framework: str) -> set[str]:
    found = set()
    above: str | None = framework
    while above is not None:
        found.add(above)
        above = sti.framework(above).parent
    return found


@given(st.data(), st.sets(st.sampled_from(sorted(FILTERS)), min_size=1, max_size=3))
def test_filters_compose_as_plain_conditions_do(data: st.DataObject, names: set[str]) -> None:
    asked = {name: data.draw(FILTERS[name][0], label=name) for name in sorted(names)}
    expected = [c.id for c in COMMITMENTS if all(FILTERS[name][1](c, value) for name, value in asked.items())]
    assert expected == list(sti.commitments(**asked).ids)


@given(st.data())
def test_filters_commute(data: st.DataObject) -> None:
    (one, other) = sorted(data.draw(st.sets(st.sampled_from(sorted(FILTERS)), min_size=2, max_size=2)))
    first, second = ({name: data.draw(FILTERS[name][0])} for name in (one, other))
    both = set(sti.commitments(**first, **second).ids)
    assert both == set(sti.commitments(**first).ids) & set(sti.commitments(**second).ids)


@pytest.mark.parametrize("domain", [theme for theme in THEMES if theme.broader is None], ids=lambda theme: theme.id)
def test_a_domain_s_commitments_are_the_union_of_its_themes(domain: Theme) -> None:
    inner = sti.themes(broader=domain)
    union = {identifier for theme in inner for identifier in sti.commitments_by_theme(theme).ids}
    assert union == set(sti.commitments_by_theme(domain).ids)


# Ids are drawn, not records: a record is too long to be printed with a failure.
commitment_ids = st.sampled_from([commitment.id for commitment in COMMITMENTS])
meeting_ids = st.sampled_from([meeting.id for meeting in MEETINGS])


@given(commitment_ids)
def test_who_is_bound_are_the_members_of_that_day(identifier: str) -> None:
    commitment = sti.commitment(identifier)
    bound = set(sti.bound_by(commitment).ids)
    if commitment.actor_scope in ("all_members", "all_except"):
        roster = next((each for each in lineage(commitment.framework) if sti.framework(each).memberships), None)
        if roster is None or commitment.date is None:
            assert bound == set()
        else:
            day = min(commitment.date.latest, sti.framework(roster).checked.latest)
            assert bound == set(sti.members_on(roster, day, if_unsure="include").ids) - set(commitment.excluded)
    elif commitment.actor_scope != "members_and_guests":
        assert bound == set(commitment.actors)
    for party in bound:
        assert commitment in sti.commitments(party=party, document=commitment.document)


def lineage(framework: str) -> list[str]:
    found = [framework]
    while (above := sti.framework(found[-1]).parent) is not None:
        found.append(above)
    return found


@given(commitment_ids)
def test_a_commitment_has_the_date_and_the_place_of_its_document(identifier: str) -> None:
    commitment = sti.commitment(identifier)
    document = sti.document(commitment.document)
    assert (commitment.framework, commitment.meeting, commitment.date) == (document.framework, document.meeting, document.date)
    assert commitment.strength == int(sti.terms("modality")[commitment.modality].rank)
    assert {locator.source for locator in commitment.locators} <= set(commitment.sources)


@given(meeting_ids)
def test_a_meeting_is_found_by_its_years_its_framework_and_its_guests(identifier: str) -> None:
    meeting = sti.meeting(identifier)
    assert meeting in sti.meetings(years=meeting.since.year)
    assert meeting in sti.meetings(framework=meeting.frameworks[0], bodies=False, kind=meeting.kind, status=meeting.status)
    assert meeting in sti.meetings(framework=lineage(meeting.frameworks[0])[-1])
    for participation in meeting.participations:
        assert meeting in sti.meetings(party=participation.party, capacity=participation.capacity)
    assert meeting not in sti.meetings(years=(1, meeting.since.year - 1))
    assert sti.meeting(meeting) is sti.meeting(meeting.id)


@given(meeting_ids)
def test_the_documents_of_a_meeting_name_it(identifier: str) -> None:
    meeting = sti.meeting(identifier)
    assert meeting.documents == tuple(sti.documents(meeting=meeting).ids)


@pytest.mark.parametrize("asked", [(2024,), (2024, 2016), range(2000, 2024, 2), range(0), (1, 2, 3)])
def test_years_that_are_no_run_are_refused(asked: Any) -> None:
    with pytest.raises(BadQuestion, match="years="):
        sti.commitments(years=asked)


@pytest.mark.parametrize("asked", [4, -1, True, "2", None])
def test_an_unknown_strength_lists_what_is_known(asked: Any) -> None:
    with pytest.raises(BadQuestion, match="it is one of 0, 1, 2, 3"):
        sti.commitments(min_strength=asked)


def test_a_capacity_without_a_party_is_refused() -> None:
    with pytest.raises(BadQuestion, match="pass party="):
        sti.meetings(capacity="guest")


@pytest.mark.parametrize("question", [sti.meeting, sti.document, sti.theme, sti.commitment])
def test_an_unknown_key_is_an_error(question: Callable[[str], object]) -> None:
    with pytest.raises(sti.UnknownId, match=r"no (meeting|document|theme|commitment) is called 'nowhere/1900'"):
        question("nowhere/1900")
