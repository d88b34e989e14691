"""Loading one's own files: alone, or laid over the shipped data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import sti_frameworks as sti
from sti_frameworks import BadData, BadQuestion, PartialDate, load

GOOD = Path(__file__).parent / "good"

NETWORK = """
[framework]
id             = "my-network"
kind           = "network"
name_en        = "My Network"
name_ja        = "私のネットワーク"
since          = 2010-05-01
checked        = "2026-11-24"
default_source = "my-notes"
summary_en     = "A network of one's own."
summary_ja     = "自分のネットワーク。"

[source.my-notes]
title     = "Notes"
publisher = "Me"
kind      = "report"
lang      = "en"
read      = 2026-11-24

[[members.JPN]]
since = 2010-05-01

[[members.USA]]
since = "2012-03"

[alias]
old-network = "my-network"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "network.toml").write_text(NETWORK, encoding="utf-8")
    (tmp_path / "README.md").write_text("not read", encoding="utf-8")
    return tmp_path


def test_files_of_one_s_own_stand_alone() -> None:
    catalogue = load(GOOD)
    assert catalogue.frameworks().ids == ("club",)
    assert catalogue.members_in("The Club", 1990).ids == ("AAA", "CCC")
    assert repr(catalogue) == "<Catalogue of 1 frameworks, 3 parties>"
    with pytest.raises(sti.UnknownId):
        catalogue.framework("g7")


def test_laid_over_the_shipped_data_both_answer(folder: Path) -> None:
    catalogue = load(folder, over="shipped")
    assert catalogue.members_in("my-network", 2011).ids == ("JPN",)
    assert catalogue.members_in("g7", 1976) == sti.members_in("g7", 1976)
    assert catalogue.compare("my-network", "g7", year=2020).both.ids == ("JPN", "USA")
    assert "my-network" in catalogue.joint_memberships("JPN", "USA", year=2020).ids
    with pytest.raises(sti.UnknownId):
        sti.framework("my-network")


def test_the_shipped_catalogue_is_not_touched(folder: Path) -> None:
    before = sti.version()
    load(folder, over="shipped")
    assert sti.version() == before


def test_a_record_with_an_id_that_is_there_takes_its_place_whole(folder: Path) -> None:
    text = NETWORK.replace('"my-network"', '"quad"').replace("My Network", "Another Quad").replace("old-network", "old-quad")
    (folder / "network.toml").write_text(text, encoding="utf-8")
    catalogue = load(folder, over="shipped")
    assert catalogue.members_in("quad", 2020).ids == ("JPN", "USA")
    assert "IND" in sti.members_in("quad", 2020).ids


def test_laid_over_another_catalogue(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "below")
    (folder / "network.toml").write_text(NETWORK.replace("JPN", "AAA").replace("USA", "CCC"), encoding="utf-8")
    shutil.move(str(tmp_path / "below"), str(tmp_path.parent / f"{tmp_path.name}-below"))
    below = load(tmp_path.parent / f"{tmp_path.name}-below")
    assert load(folder, over=below).frameworks().ids == ("club", "my-network")


def test_alone_a_party_that_is_not_in_the_files_is_named_with_the_remedy(folder: Path) -> None:
    with pytest.raises(BadData) as caught:
        load(folder)
    assert "network.toml:20: members names 'JPN', which is no party's id" in str(caught.value)
    assert "over='shipped'" in str(caught.value)


def test_an_alias_works_for_ever(folder: Path) -> None:
    assert load(folder, over="shipped").framework("old-network").id == "my-network"


def test_toml_s_own_dates_are_exact_dates(folder: Path) -> None:
    (japan, america) = load(folder, over="shipped").memberships(framework="my-network")
    assert japan.since == PartialDate(2010, 5, 1)
    assert america.since == PartialDate(2012, 3)


def test_text_paths_are_paths(folder: Path) -> None:
    assert load(str(folder), over="shipped").framework("my-network") == load(folder, over="shipped").framework("my-network")


def test_what_is_no_folder_says_so(folder: Path) -> None:
    with pytest.raises(BadQuestion, match="is not a folder"):
        load(folder / "network.toml")
    with pytest.raises(BadQuestion, match="is not a folder"):
        load(folder / "nowhere")


def test_an_unknown_over_lists_what_is_known(folder: Path) -> None:
    with pytest.raises(BadQuestion, match="pass 'shipped', a Catalogue or None"):
        load(folder, over="installed")  # type: ignore[arg-type]


def test_two_chairs_of_one_year_ask_for_a_day(folder: Path) -> None:
    chairs = "".join(
        f'\n[[members.{party}]]\nrole = "chair"\nsince = "{since}"\n'
        + (f'until = "{until}"\nexit = "role_change"\n' if until else "")
        for party, since, until in (("JPN", "2019-01-01", "2019-07-01"), ("USA", "2019-07-01", ""))
    )
    text = NETWORK.split("[[members", maxsplit=1)[0] + chairs
    (folder / "network.toml").write_text(text, encoding="utf-8")
    catalogue = load(folder, over="shipped")
    assert catalogue.chair("my-network", year=2019).id == "USA"
    assert catalogue.chair("my-network", on="2019-06-30").id == "JPN"
    with pytest.raises(sti.NoAnswer, match=r"more than one chair on any day of 2019: JPN, USA; ask for a day"):
        catalogue.chair("my-network", year=2019, when="any")
