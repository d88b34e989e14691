"""What goes out as text or bytes comes back the same."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import sti_frameworks as sti
from sti_frameworks import Catalogue, Membership, NoAnswer, Records, load
from tests.strategies import catalogue_of, catalogues, spell_lists


@given(catalogues(coarse=True))
def test_pickled_records_are_equal(catalogue: Catalogue) -> None:
    for records in (catalogue.memberships(), catalogue.parties(), catalogue.frameworks(), catalogue.sources()):
        assert pickle.loads(pickle.dumps(records)) == records
        assert copy.deepcopy(records) == records


def test_a_shipped_framework_still_answers_after_its_journey() -> None:
    g7 = pickle.loads(pickle.dumps(sti.framework("g7")))
    assert g7 == sti.framework("g7")
    assert g7.members_in(1976) == sti.members_in("g7", 1976)


def test_another_catalogue_s_framework_says_that_it_was_copied_out_of_it() -> None:
    lone = copy.copy(catalogue_of([]).framework("one"))
    with pytest.raises(NoAnswer, match="copied out of its catalogue"):
        lone.members_in(2000)


@given(catalogues(coarse=True))
def test_dicts_are_plain_and_hold_every_field(catalogue: Catalogue) -> None:
    for record, row in zip(catalogue.memberships(), catalogue.memberships().to_dicts(), strict=True):
        assert json.loads(json.dumps(row)) == row
        assert (row["party"], row["role"], row["standing"]) == (record.party, record.role, record.standing)
        assert (row["since"], row["until"]) == (str(record.since), None if record.until is None else str(record.until))
        assert row["sources"] == [source.id for source in record.sources]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(spells=spell_lists(coarse=True))
def test_written_and_read_again_the_spells_are_equal(tmp_path: Path, spells: list[Membership]) -> None:
    (tmp_path / "data.toml").write_text(as_toml(spells), encoding="utf-8")
    expected = catalogue_of(spells).memberships()
    assert read_spells(tmp_path) == expected


def read_spells(folder: Path) -> Records[Membership]:
    from sti_frameworks.loading import read_folder

    # The generated spells need not obey every law (a party may have none): reading alone is what is tried here.
    contents = read_folder(folder)
    assert contents.problems == []
    return Catalogue(contents).memberships()


def as_toml(spells: list[Membership]) -> str:
    lines = [
        "[framework]",
        'id = "one"\nkind = "informal_forum"\nname_en = "One"\nname_ja = "枠組み"\nsince = "1999"\nchecked = "2003-06-30"',
        'summary_en = "Made up."\nsummary_ja = "テスト用。"\ndefault_source = "made-up"',
        "[source.made-up]",
        'title = "Made up"\npublisher = "Tests"\nkind = "report"\nlang = "en"\nread = "2026-11-24"',
    ]
    for party in ("AAA", "BBB", "CCC", "DDD"):
        lines.append(f'[party.{party}]\nkind = "state"\nname_en = "{party}"\nname_ja = "国"\nsources = ["made-up"]')
    for spell in sorted(spells, key=lambda each: each.party):
        fields = {name: getattr(spell, name) for name in ("role", "standing", "since", "until", "exit")}
        lines.append(f"[[members.{spell.party}]]")
        lines += [f'{name} = "{value}"' for name, value in fields.items() if value is not None]
    return "\n".join(lines) + "\n"


def test_what_load_gives_is_what_was_written(tmp_path: Path) -> None:
    text = as_toml([]).replace('name_ja = "国"', 'name_ja = "国PARTY"')
    for party in ("AAA", "BBB", "CCC", "DDD"):
        text = text.replace("国PARTY", f"国{party}", 1)
    (tmp_path / "data.toml").write_text(text, encoding="utf-8")
    catalogue = load(tmp_path)
    assert catalogue.framework("枠組み").id == "one"
    assert [party.id for party in catalogue.parties()] == ["AAA", "BBB", "CCC", "DDD"]
