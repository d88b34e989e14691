"""Countries as databases spell them are recognised, each as the party that is meant."""

from __future__ import annotations

import itertools

import pytest

from sti_frameworks.catalogue import shipped_catalogue
from sti_frameworks.spellings import CODES, Spellings

# Where a database's name is none of the party's usual ones; each was seen in files that use that database.
WORLD_BANK = {
    "Bahamas, The": "BHS",
    "Congo, Dem. Rep.": "COD",
    "Congo, Rep.": "COG",
    "Cote d'Ivoire": "CIV",
    "Curacao": "CUW",
    "Egypt, Arab Rep.": "EGY",
    "Gambia, The": "GMB",
    "Hong Kong SAR, China": "HKG",
    "Iran, Islamic Rep.": "IRN",
    "Korea, Dem. People's Rep.": "PRK",
    "Korea, Rep.": "KOR",
    "Kyrgyz Republic": "KGZ",
    "Lao PDR": "LAO",
    "Macao SAR, China": "MAC",
    "Micronesia, Fed. Sts.": "FSM",
    "Russian Federation": "RUS",
    "Slovak Republic": "SVK",
    "St. Kitts and Nevis": "KNA",
    "Syrian Arab Republic": "SYR",
    "Turkiye": "TUR",
    "Venezuela, RB": "VEN",
    "Viet Nam": "VNM",
    "West Bank and Gaza": "PSE",
    "Yemen, Rep.": "YEM",
}
WEB_OF_SCIENCE = {
    "BOSNIA & HERCEG": "BIH",
    "BYELARUS": "BLR",
    "COTE IVOIRE": "CIV",
    "DEM REP CONGO": "COD",
    "DOMINICAN REP": "DOM",
    "ENGLAND": "GBR",
    "FED REP GER": "DEU",
    "MONGOL PEO REP": "MNG",
    "NETH ANTILLES": "ANT",
    "NORTH IRELAND": "GBR",
    "PAPUA N GUINEA": "PNG",
    "PEOPLES R CHINA": "CHN",
    "REP CONGO": "COG",
    "SCOTLAND": "GBR",
    "SOUTH KOREA": "KOR",
    "SYRIAN ARAB REP": "SYR",
    "TAIWAN": "TWN",
    "TRINID & TOBAGO": "TTO",
    "TURKIYE": "TUR",
    "U ARAB EMIRATES": "ARE",
    "USA": "USA",
    "USSR": "RUS",
    "WALES": "GBR",
}
# The same by where each was read on 2026-11-30: programs that tidy its country column, and a table made from one.
READ_IN = {
    "github.com/Valdecy/pyBibX, pybibx/base/pbx.py at ff44d37": {
        "ANTIGUA & BARBU": "ATG",
        "BOSNIA & HERCEG": "BIH",
        "CENT AFR REPUBL": "CAF",
        "EQUAT GUINEA": "GNQ",
        "FR AUSTR LANDS": "ATF",
        "FR POLYNESIA": "PYF",
        "MALAGASY REPUBL": "MDG",
        "MONGOL PEO REP": "MNG",
        "PEOPLES R CHINA": "CHN",
        "REP OF GEORGIA": "GEO",
        "SAO TOME E PRIN": "STP",
        "ST KITTS & NEVI": "KNA",
        "TRINID & TOBAGO": "TTO",
        "U ARAB EMIRATES": "ARE",
    },
    "github.com/ropensci/refsplitr, R/authors_address.R and R/plot_net_country.R at 975a2c0": {
        "CENT AFR REPUBL": "CAF",
        "DEM REP CONGO": "COD",
        "DOMINICAN REP": "DOM",
        "FED REP GER": "DEU",
        "PAPUA N GUINEA": "PNG",
        "REP CONGO": "COG",
        "SAO TOME & PRIN": "STP",
        "SYRIAN ARAB REP": "SYR",
        "TURKS & CAICOS": "TCA",
    },
    "github.com/NETESOLUTIONS/ERNIE, Analysis/naltrexone/naltrexone_counts.R at 454518f": {
        "BUNDES REPUBLIK": "DEU",
        "EAST GERMANY": "DDR",
        "GER DEM REP": "DDR",
        "NETH ANTILLES": "ANT",
        "SERBIA MONTENEG": "SRB",
        "UPPER VOLTA": "BFA",
        "WEST GERMANY": "DEU",
    },
    "github.com/NETESOLUTIONS/ERNIE, P2_studies/Gladstone/country_count.csv at 454518f": {
        "Antigua & Barbu": "ATG",
        "Byelarus": "BLR",
        "North Ireland": "GBR",
        "St Kitts & Nevi": "KNA",
    },
    "github.com/tawhetsell/WOS_XML_Parse_Py, WOS_2021_articles_disambiguation.py at 07f6cd8": {
        "bonaire": "BES",
        "britishvirginisl": "VGB",
        "coteivoire": "CIV",
        "falklandisland": "FLK",
        "marshallisland": "MHL",
        "saotomeprin": "STP",
        "trinidadtobago": "TTO",
    },
    "github.com/massimoaria/bibliometrix, R/metaTagExtraction.R at 4d97a0b": {"NORTH IRELAND": "GBR", "TURKIYE": "TUR"},
}
UNITED_NATIONS = {
    "Bolivia (Plurinational State of)": "BOL",
    "China, Hong Kong Special Administrative Region": "HKG",
    "Democratic People's Republic of Korea": "PRK",
    "Iran (Islamic Republic of)": "IRN",
    "Micronesia (Federated States of)": "FSM",
    "Netherlands (Kingdom of the)": "NLD",
    "Republic of Moldova": "MDA",
    "State of Palestine": "PSE",
    "United Kingdom of Great Britain and Northern Ireland": "GBR",
    "United Republic of Tanzania": "TZA",
    "Venezuela (Bolivarian Republic of)": "VEN",
}


@pytest.mark.parametrize("code", ["name", "auto"])
@pytest.mark.parametrize(
    "names",
    [WORLD_BANK, WEB_OF_SCIENCE, *READ_IN.values(), UNITED_NATIONS],
    ids=["World Bank", "Web of Science", *READ_IN, "UN"],
)
def test_databases_names(names: dict[str, str], code: str) -> None:
    spellings = Spellings(shipped_catalogue().parties(), code)  # type: ignore[arg-type]
    found = {name: None if (slot := spellings.slot(name)) is None else spellings.party(slot, 2000) for name in names}
    assert found == names


def test_a_name_of_several_states_is_nobodys() -> None:
    spellings = Spellings(shipped_catalogue().parties(), "auto")
    assert [name for name in ("SENEGAMBIA", "W IND ASSOC ST") if spellings.slot(name) is not None] == []


@pytest.mark.parametrize("code", CODES)
def test_every_spelling_of_a_year_means_one_party(code: str) -> None:
    spellings = Spellings(shipped_catalogue().parties(), code)  # type: ignore[arg-type]
    for claims in spellings.slots:
        for one, following in itertools.pairwise(claims):
            assert one.last < following.first
        assert spellings.party(spellings.slots.index(claims), 2000) in shipped_catalogue().parties().ids


def test_every_name_that_finds_a_party_is_recognised_in_a_column_as_the_same() -> None:
    catalogue = shipped_catalogue()
    spellings = Spellings(catalogue.parties(), "auto")
    for party in catalogue.parties():
        for name in (party.id, party.name_en, party.name_ja, *party.aliases):
            slot = spellings.slot(name)
            if name.upper() == "AU":  # the African Union's id and Australia's alpha-2 code: nobody's in a column of either
                assert slot is None
                continue
            assert slot is not None, name
            if len(spellings.slots[slot]) > 1:  # a code that served two parties: the year decides
                continue
            assert spellings.party(slot, 2000) == catalogue.party(name).id
