"""The shipped data against every law, and against what the design promises of them."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

import sti_frameworks as sti
from sti_frameworks.checks import check
from sti_frameworks.loading import read_folder

# Ids that other people's tables rely on; gftech and isc come with the bodies.
PROMISED = (
    "g7 g8 g20 quad nato nif diana stratcom-coe asean asean-plus-three eas tpsep tpp cptpp rcep ipef ipef-supply-chain "
    "ipef-clean-economy ipef-fair-economy un unesco who oecd cstp paris-agreement eu apec brics"
)


def test_the_shipped_data_obey_every_law() -> None:
    contents = read_folder(files("sti_frameworks") / "data")
    assert [str(problem) for problem in [*contents.problems, *check(contents)]] == []


@pytest.mark.parametrize("identifier", PROMISED.split())
def test_a_promised_id_is_there_under_its_own_name(identifier: str) -> None:
    framework = sti.framework(identifier)
    assert framework.id == identifier
    assert framework.memberships


def test_there_are_well_over_1700_spells() -> None:
    assert len(sti.memberships()) > 1700


def test_every_record_names_the_line_it_was_written_at() -> None:
    folder = files("sti_frameworks") / "data"
    texts: dict[str, list[str]] = {}
    tables: list[tuple[str, sti.Records[Any]]] = [
        ("body", sti.frameworks()),
        ("party", sti.parties()),
        ("source", sti.sources()),
        ("theme", sti.themes()),
        ("meeting", sti.meetings()),
        ("document", sti.documents()),
        ("event", sti.events()),
        ("commitment", sti.commitments()),
        ("members", sti.memberships()),
    ]
    for name, record in ((name, record) for name, records in tables for record in records):
        where = record.where
        assert where is not None
        if where.file not in texts:
            texts[where.file] = (folder / where.file).read_text(encoding="utf-8").splitlines()
        line = texts[where.file][where.line - 1]
        assert line == header_of(name, record)


def header_of(table: str, record: Any) -> str:
    if table == "members":
        return f"[[members.{record.party}]]"
    if table == "body" and record.where.file.endswith("/framework.toml"):
        return "[framework]"
    key = f'"{record.id}"' if "/" in record.id else record.id
    return f"[{table}.{key}]"


WITH_A_FILE = [each for each in sti.frameworks() if each.where is not None and each.where.file == f"{each.id}/framework.toml"]


@pytest.mark.parametrize("framework", WITH_A_FILE, ids=lambda framework: framework.id)
def test_a_file_s_head_names_its_rule_and_its_source_s_weakness(framework: sti.Framework) -> None:
    assert framework.where is not None
    text = (files("sti_frameworks") / "data" / framework.where.file).read_text(encoding="utf-8")
    head = "\n".join(line for line in text.split("[framework]")[0].splitlines() if line)
    assert all(line.startswith("#") for line in head.splitlines())
    assert "Life:" in head
    assert "Default source" in head or not framework.memberships


def test_no_shipped_text_speaks_of_how_it_was_made() -> None:
    for file in read_folder(files("sti_frameworks") / "data").files:
        for word in ("/work/", "/tmp/", "subagent", "helper-", "search corpus", "look-up"):
            assert word not in file.text, f"{file.name} says {word!r}"
