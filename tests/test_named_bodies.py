"""Whatever the source chapter names is on record, and is found by its English name, its Japanese name and its acronym."""

from __future__ import annotations

from typing import Any

import pytest

import sti_frameworks as sti

BODIES = """
g7-leaders g7-finance g7-sti-ministers g7-digital-ministers g7-climate-energy-ministers hiroshima-ai-process
haip-friends-group haip-reporting-framework sigre g7-virtual-academy g7-virtual-academy-board dfft dfft-iap
dfft-expert-community g7-semiconductors-contact-group venice-justice-group ai-hub energy-for-growth-in-africa reaim
g7-net-zero-agenda g20 g20-leaders g20-finance g20-riig g20-riwg g20-development-working-group g20-research-ministers
g20-energy-ministers g20-csar quad quad-leaders quad-wg-vaccines quad-wg-cet quad-wg-climate quad-wg-infrastructure
quad-wg-cyber quad-wg-space ai-engage quad-fellowship quin quad-cancer-moonshot maitri quad-at-sea quad-ports
quad-open-ran quad-semiconductor-network quad-bioexplore q-champ nato diana nif stratcom-coe nato-japan-itpp
nato-japan-ipcp ip4 nato-japan-mission asean asean-cost apast apasti aoip asean-secretariat tpp cptpp rcep ipef nexus
pif pif-2050-strategy iora iora-outlook un unga ecosoc unsc un-peacebuilding-commission cstd desa hlpf sdg-summit
agenda-2030 sdgs addis-ababa-action-agenda tfm iatt tfm-10-member-group tfm-platform sti-forum gsdr
gsdr-independent-group decade-of-sciences sti-roadmaps sti-roadmaps-pilot summit-of-the-future ai-panel ai-dialogue igf
unctad unesco unesco-general-conference unesco-jakarta stepan ioc ihp who undp unep unido fao ilo iaea wmo itu wipo
undrr oecd oecd-mcm cstp cstp-ministerial tip bnct gsf nesti oecd-space-forum oecd-ocean-programme oecd-dpc gftech
gftech-synthetic-biology gftech-immersive gftech-quantum st-policy-2025 reico gpai searp joapp oecd-africa-partnership
oecd-enhanced-engagement oeec isc icsu issc isc-general-assembly isc-mid-term-meeting muscat-dialogue isc-new-york irdr
icoe-coherence jhop unfccc unfccc-cop cma paris-agreement global-stocktake ndcs iea gas-reserve-mechanism african-union
eu european-commission european-council world-bank afdb aiib caf idb ndb imf fsb las wto acto belmont-forum gbif ingsa
twas apec jst crds cao-japan mofa-japan mext-japan meti-japan mic-japan digital-agency-japan mod-japan kantei-japan
sti-basic-plan-7 sti-for-sdgs-platform sustainability-expert-panel cast india-psa
"""

DOCUMENTS = """
g7/2021-cornwall/research-compact sigre/2022-common-values sigre/2024-best-practices
hiroshima-ai-process/code-of-conduct g7-digital-ministers/2024-cernobbio/ai-toolkit
g7-digital-ministers/2023-takasaki/ai-interoperability-action-plan
g7-digital-ministers/2024-cernobbio/digital-identity-mapping
g7-digital-ministers/2024-cernobbio/digital-government-compendium military-ai/political-declaration
g20/2019-osaka/ai-principles g20/2019-osaka/osaka-update g20/2019-osaka/roadmap-principles
g20-research-ministers/2024-manaus/open-innovation-strategy sti-roadmaps/guidebook summit-of-the-future/2024/pact
summit-of-the-future/2024/global-digital-compact summit-of-the-future/2024/future-generations unga/2024-ai-resolution
sdg-reports/2024-report gsdr/2019-report gsdr/2023-report unesco-general-conference/2021/open-science-recommendation
unesco-general-conference/2021/ai-ethics-recommendation cstp/sti-outlook-2021 cstp/sti-outlook-2023 oecd/ai-principles
oecd-mcm/2023-paris/indo-pacific-framework cstp/2024-paris/declaration cstp/2024-paris/agenda
cstp/2024-paris/anticipatory-governance-framework isc/guide-for-policy-makers
isc-general-assembly/2021/action-plan-2022-2024 isc-general-assembly/2025/strategic-plan-2025-2028
"""


@pytest.mark.parametrize("identifier", BODIES.split())
def test_a_body_is_found_by_its_names(identifier: str) -> None:
    body = sti.framework(identifier)
    assert body.id == identifier
    for name in filter(None, (body.name_en, body.name_ja, body.acronym, *body.aliases)):
        assert sti.framework(name) is body
        assert body in sti.find(name)


@pytest.mark.parametrize("identifier", DOCUMENTS.split())
def test_a_document_is_found_by_its_titles(identifier: str) -> None:
    document = sti.document(identifier)
    for title in (document.title_en, document.title_ja):
        assert document in sti.find(title)


def outline_counts(parts: tuple[Any, ...]) -> list[int]:
    return [len(part.parts) for part in parts]


def test_outlines_hold_what_the_figures_show() -> None:
    # Figure IX-9: three goals, six orientations, ten areas (six of resources, four of relations).
    assert outline_counts(sti.document("cstp/2024-paris/agenda").outline) == [3, 6, 6, 4]
    assert len(sti.document("cstp/2024-paris/anticipatory-governance-framework").outline) == 5
    assert len(sti.document("cstp/sti-outlook-2023").outline) == 6
    assert len(sti.document("sustainability-expert-panel/interim-report").outline) == 7


def test_figure_ix_4_is_relations() -> None:
    kinds = {(relation.kind, relation.other) for relation in sti.framework("tfm").relations}
    assert kinds & {("created_by", "agenda-2030"), ("created_by", "addis-ababa-action-agenda")}
    parts = {body.id for body in sti.frameworks() if any(r.other == "tfm" for r in body.relations) or body.parent == "tfm"}
    assert {"iatt", "tfm-10-member-group", "tfm-platform", "sti-forum"} <= parts


def test_figure_ix_3_is_a_query() -> None:
    frameworks = ("asean", "cptpp", "rcep", "ipef")
    rolls = {each: set(sti.members_on(each, "2024-12-31", if_unsure="include").ids) for each in frameworks}
    assert {"BRN", "MYS", "SGP", "VNM"} <= set.intersection(*rolls.values())


def test_figure_ix_6_is_a_query() -> None:
    with_g20 = sti.compare("oecd", "g20", on="2024-12-31")
    assert {"JPN", "USA", "MEX", "KOR", "TUR", "AUS"} <= set(with_g20.both.ids)
    assert set(sti.members_on("g7", "2024-12-31").ids) <= set(with_g20.both.ids)
