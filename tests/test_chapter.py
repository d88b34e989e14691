"""What the source chapter holds, counted by itself, against the records that were made of it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

import sti_frameworks as sti


def test_all_104_footnotes_are_on_record_in_order() -> None:
    footnotes = sti.source("crds-2025").footnotes
    assert [footnote.number for footnote in footnotes] == list(range(1, 105))
    pages = [int(footnote.page) for footnote in footnotes]
    assert pages == sorted(pages)
    assert (pages[0], pages[-1]) == (349, 387)


def test_footnotes_that_do_not_support_their_sentence_say_why() -> None:
    footnotes = sti.source("crds-2025").footnotes
    assert {footnote.number for footnote in footnotes if footnote.supports == "no"} == {14, 28, 31, 33, 41, 48, 61}
    assert all(footnote.remark for footnote in footnotes if footnote.supports != "yes")
    # Two footnotes only explain; they cite nothing.
    assert [footnote.number for footnote in footnotes if not footnote.cites] == [4, 46]


# How many bulleted statements each list of the chapter has, counted in the chapter: 94 in all.
BULLETS = {
    "g7/2024-apulia/communique": 10,
    "g7-climate-energy-ministers/2024-turin/communique": 3,
    "g7-sti-ministers/2024-bologna/communique": 7,
    "g7-digital-ministers/2024-cernobbio/statement": 3,
    "g20/2024-rio/declaration": 9,
    "g20-research-ministers/2024-manaus/declaration": 6,
    "g20-energy-ministers/2024-foz-do-iguacu/outcome": 5,
    "quad/2024-09-wilmington/declaration": 13,
    "summit-of-the-future/2024/pact": 6,
    "summit-of-the-future/2024/global-digital-compact": 3,
    "gftech/aims": 3,
    "cstp/sti-outlook-2023": 7,
    "cstp/2024-paris/japan-asean-roundtable": 5,
    "cstp/2024-paris/declaration": 4,
    "oecd-mcm/2024-paris/statement": 6,
    "isc/founding-aims": 4,
}
# The sixth bullet of the Quad's list is the heading of those that follow it, and states nothing itself.
HEADINGS = {"quad/2024-09-wilmington/declaration": {6}}


def bullet(commitment: sti.Commitment) -> int | None:
    """The number of the bullet that a commitment is part of; None in prose and figures."""
    match = re.fullmatch(r"(\d+)[a-z]?", commitment.locators[0].paragraph or "")
    return int(match[1]) if match else None


def test_the_chapter_s_lists_have_94_bullets() -> None:
    assert sum(BULLETS.values()) == 94


@pytest.mark.parametrize("document", BULLETS)
def test_every_bullet_of_a_list_is_on_record(document: str) -> None:
    numbers = {bullet(commitment) for commitment in sti.commitments(document=document)} - {None}
    assert numbers == set(range(1, BULLETS[document] + 1)) - HEADINGS.get(document, set())


def test_every_commitment_names_its_page_section_and_paragraph_of_the_chapter() -> None:
    for commitment in sti.commitments():
        places = [locator for locator in commitment.locators if locator.source.id == "crds-2025"]
        assert places
        for place in places:
            assert 349 <= int(place.page or 0) <= 387
            assert re.fullmatch(r"9\.[12](\.\d){1,2}(\(\d\))?", place.section or "")
            assert place.paragraph


def test_there_are_well_over_230_commitments() -> None:
    assert len(sti.commitments()) > 230


def present(meeting: str) -> Counter[str]:
    return Counter(participation.capacity for participation in sti.meeting(meeting).participations)


def test_the_lists_of_those_present_are_complete() -> None:
    # As the chapter lists them: seven and the EU's two presidents, eleven countries, five organisations, Ukraine.
    assert present("g7/2024-apulia") == {
        "chair": 1, "member": 6, "participant": 1, "guest": 11, "organisation": 5, "special_guest": 1,
    }  # fmt: skip
    # Twenty-one members, nineteen countries, sixteen organisations.
    rio = present("g20/2024-rio")
    assert (rio["chair"] + rio["member"], rio["guest"], rio["organisation"]) == (21, 19, 16)
    # Twenty-eight countries with the EU, seven organisations.
    manaus = present("g20-research-ministers/2024-manaus")
    assert (manaus["chair"] + manaus["member"] + manaus["guest"], manaus["organisation"]) == (28, 7)
    # France in the chair with six co-chairs, thirty-eight others and the EU.
    assert sum(present("cstp/2024-paris").values()) == 45


def test_the_2024_declaration_on_sti_was_adopted_by_all_but_israel() -> None:
    declaration = sti.document("cstp/2024-paris/declaration")
    assert (declaration.adopted_by, declaration.excluded) == ("all_except", ("ISR",))
    for commitment in sti.commitments(document=declaration):
        assert "ISR" not in sti.bound_by(commitment).ids
        assert "JPN" in sti.bound_by(commitment).ids


def targets(document: str) -> set[tuple[str, float | None, str | None]]:
    return {
        (target.kind, target.value, target.unit)
        for commitment in sti.commitments(document=document)
        for target in commitment.targets
    }


def test_money_periods_and_headcounts_are_numbers_with_units() -> None:
    assert ("finance", 1_000_000_000, "EUR") in targets("nif/about")
    assert ("finance", 8_000_000, "EUR") in targets("oecd-mcm/2024-paris/side-event-searp")
    assert ("finance", 100_000_000, "USD") in targets("cstp/2024-paris/japan-asean-roundtable")
    assert ("count", 100, "persons") in targets("quad-fellowship/programme")
    assert targets("sdg-reports/2024-report") == {("share", 17, "%"), ("share", 48, "%"), ("share", 35, "%")}
    assert ("emissions", 0, "net emissions") in targets("oecd-mcm/2024-paris/statement")
