"""Every export is judged by a tool that is not ours, reads back to equal records, and appears whole or not at all."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import bibtexparser
import dplib.profiles
import duckdb
import frictionless
import jsonschema
import mlcroissant
import pyshacl
import pytest
import rdflib
import rispy
from hypothesis import given
from hypothesis import strategies as st

import sti_frameworks as sti
from sti_frameworks import BadQuestion, Membership
from sti_frameworks.catalogue import shipped_catalogue
from sti_frameworks.contents import PLACES, Contents
from sti_frameworks.exporting import FORMATS, Release, export
from sti_frameworks.exporting.datapackage import cell, value
from sti_frameworks.exporting.linked import TERMS
from sti_frameworks.tables import TABLES, Column, rows_of
from tests.strategies import catalogue_of, spell_lists

SUFFIX = {
    "sqlite": ".sqlite",
    "duckdb": ".duckdb",
    "jsonld": ".jsonld",
    "turtle": ".ttl",
    "bibtex": ".bib",
    "csl": ".json",
    "ris": ".ris",
}
# Any: the tests go through the formats by name, and ask for one that is not there.
export_: Any = sti.export

READ_BACK = [name for name in FORMATS if name not in ("bibtex", "csl", "ris")]


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The shipped data in every format."""
    place = tmp_path_factory.mktemp("exports")
    return {name: export_(place / f"{name}{SUFFIX.get(name, '')}", format=name) for name in FORMATS}


def assert_equal(one: Contents, other: Contents) -> None:
    for name in PLACES.values():
        assert getattr(one, name) == getattr(other, name), name


@pytest.mark.parametrize("name", READ_BACK)
def test_every_export_reads_back_to_equal_records(exports: dict[str, Path], name: str) -> None:
    assert_equal(sti.load(exports[name])._contents, shipped_catalogue()._contents)


@given(spell_lists(coarse=True), st.sampled_from(READ_BACK))
def test_generated_records_read_back_too(tmp_path_factory: pytest.TempPathFactory, spells: list[Membership], name: str) -> None:
    contents = catalogue_of(spells)._contents
    place = tmp_path_factory.mktemp("generated") / f"it{SUFFIX.get(name, '')}"
    export(contents, Release("0", "2003-06-30"), place, format=name, overwrite=False, partition_by=None)
    from sti_frameworks.exporting import read

    back = read(place)
    assert back is not None
    assert back.frameworks == contents.frameworks


def test_parted_parquet_reads_back_too(tmp_path: Path) -> None:
    place = sti.export(tmp_path / "parted", format="parquet", partition_by="framework")
    assert (place / "memberships" / "framework=g7").is_dir()
    assert_equal(sti.load(place)._contents, shipped_catalogue()._contents)


def test_the_data_package_is_valid_to_frictionless_and_to_the_official_profile(exports: dict[str, Path]) -> None:
    place = exports["datapackage"]
    report = frictionless.validate(str(place / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]
    descriptor = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
    folder = Path(dplib.profiles.__path__[0]) / "2.0"
    resolved = {each.name: json.loads(each.read_text(encoding="utf-8")) for each in folder.glob("*.json")}
    jsonschema.Draft7Validator(resolved["datapackage.json"]).validate(descriptor)
    for resource in descriptor["resources"]:
        jsonschema.Draft7Validator(resolved["dataresource.json"]).validate(resource)
        jsonschema.Draft7Validator(resolved["tableschema.json"]).validate(resource["schema"])
    broken = {**descriptor, "resources": []}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(resolved["datapackage.json"]).validate(broken)


@pytest.mark.filterwarnings("ignore")
def test_the_croissant_description_is_valid_and_leads_to_the_files(exports: dict[str, Path]) -> None:
    dataset = mlcroissant.Dataset(jsonld=str(exports["datapackage"] / "croissant.json"))
    assert not dataset.metadata.ctx.issues.errors
    assert {each.id for each in dataset.metadata.record_sets} == set(TABLES)
    ids = [record["themes/id"].decode() for record in dataset.records("themes")]
    assert ids == [row["id"] for row in rows_of(shipped_catalogue()._contents)["themes"]]


def test_json_lines_obey_their_schemas(exports: dict[str, Path]) -> None:
    for name in TABLES:
        schema = json.loads((exports["jsonl"] / f"{name}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        judge = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        for line in (exports["jsonl"] / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[:400]:
            judge.validate(json.loads(line))
        assert not judge.is_valid({"id": 3})


def test_databases_answer_the_common_questions_and_say_what_columns_mean(exports: dict[str, Path]) -> None:
    today = {
        (each.framework, each.party)
        for each in sti.memberships(role="member", standing=("in_effect", "suspended"))
        if each.until is None
    }
    question = "SELECT framework, party FROM present_members"
    with sqlite3.connect(exports["sqlite"]) as lite:
        assert set(lite.execute(question)) == today
        assert lite.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        lite.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            lite.execute("UPDATE memberships SET party = 'ATL'")
        (made,) = lite.execute("SELECT sql FROM sqlite_schema WHERE name = 'memberships'").fetchone()
        assert "-- first day in" in made
    with duckdb.connect(str(exports["duckdb"]), read_only=True) as duck:
        assert set(duck.execute(question).fetchall()) == today
        (meaning,) = duck.execute(
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'memberships' AND column_name = 'role'"
        ).fetchone()
        assert meaning == next(each.meaning for each in TABLES["memberships"].columns if each.name == "role")
        years = duck.execute(
            "SELECT count(*) FROM memberships WHERE framework = 'g7' AND since_latest <= DATE '1975-12-31'"
        ).fetchone()
        assert years is not None
        assert years[0] >= len(sti.members_in("g7", 1975))


SHAPES = f"""
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix sti: <{TERMS}> . @prefix schema: <https://schema.org/> .
sti:MembershipShape a sh:NodeShape ; sh:targetClass org:Membership ;
  sh:property [ sh:path org:member ; sh:minCount 1 ; sh:maxCount 1 ; sh:class org:Organization ] ;
  sh:property [ sh:path org:organization ; sh:minCount 1 ; sh:maxCount 1 ; sh:class org:FormalOrganization ] ;
  sh:property [ sh:path org:role ; sh:minCount 1 ; sh:class skos:Concept ] ;
  sh:property [ sh:path prov:wasDerivedFrom ; sh:minCount 1 ; sh:class prov:Entity ] .
sti:ConceptShape a sh:NodeShape ; sh:targetClass skos:Concept ;
  sh:property [ sh:path skos:prefLabel ; sh:minCount 1 ; sh:uniqueLang true ] ;
  sh:property [ sh:path skos:inScheme ; sh:minCount 1 ; sh:class skos:ConceptScheme ] .
sti:DatasetShape a sh:NodeShape ; sh:targetClass schema:Dataset ;
  sh:property [ sh:path schema:license ; sh:minCount 1 ] ; sh:property [ sh:path schema:name ; sh:minCount 1 ] .
"""


def test_linked_data_obey_the_shapes_of_org_skos_and_prov(exports: dict[str, Path]) -> None:
    graph = rdflib.Graph().parse(exports["jsonld"], format="json-ld")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=SHAPES, shacl_graph_format="turtle", inference="none")
    assert conforms, text[:2000]
    members = len(list(graph.subjects(rdflib.RDF.type, rdflib.URIRef("http://www.w3.org/ns/org#Membership"))))
    assert members == len(sti.memberships())
    membership = next(graph.subjects(rdflib.RDF.type, rdflib.URIRef("http://www.w3.org/ns/org#Membership")))
    graph.remove((membership, rdflib.URIRef("http://www.w3.org/ns/org#member"), None))
    conforms, _, _ = pyshacl.validate(graph, shacl_graph=SHAPES, shacl_graph_format="turtle", inference="none")
    assert not conforms


def test_turtle_says_what_json_ld_says(exports: dict[str, Path]) -> None:
    one = rdflib.Graph().parse(exports["jsonld"], format="json-ld")
    other = rdflib.Graph().parse(exports["turtle"], format="turtle")
    assert len(one) == len(other)


def test_references_are_read_by_others(exports: dict[str, Path]) -> None:
    ids = {source.id for source in sti.sources()} | {f"sti-frameworks-{sti.__version__}"}
    bib = bibtexparser.parse_file(str(exports["bibtex"]))
    assert not bib.failed_blocks
    assert {entry.key for entry in bib.entries} == ids
    assert {entry["id"] for entry in rispy.loads(exports["ris"].read_text(encoding="utf-8"))} == ids
    items = json.loads(exports["csl"].read_text(encoding="utf-8"))
    assert {item["id"] for item in items} == ids
    titles = {item["id"]: item["title"] for item in items}
    assert all(titles[source.id] == source.title for source in sti.sources())


@given(st.text(max_size=12).filter(bool))
def test_no_cell_runs_as_a_formula_and_every_text_comes_back(text: str) -> None:
    column = Column("note", "text", "a note")
    written = cell(column, text)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert value(column, written) == text


def test_what_is_there_stays_unless_the_user_says_otherwise(tmp_path: Path) -> None:
    place = sti.export(tmp_path / "it", format="jsonl")
    with pytest.raises(BadQuestion, match="overwrite=True"):
        sti.export(place, format="jsonl")
    assert sti.export(place, format="parquet", overwrite=True) == place
    assert (place / "parties.parquet").is_file()
    own = tmp_path / "own"
    own.mkdir()
    (own / "thesis.txt").write_text("years of work")
    with pytest.raises(BadQuestion, match="would be lost"):
        sti.export(own, format="jsonl", overwrite=True)
    assert (own / "thesis.txt").read_text() == "years of work"
    with pytest.raises(BadQuestion, match="is not a file"):
        sti.export(own, format="sqlite", overwrite=True)


def test_an_export_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_row: Any) -> str:
        raise OSError("no space left")

    place = sti.export(tmp_path / "it", format="jsonl")
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    monkeypatch.setattr("sti_frameworks.exporting.jsonlines.schema_of", fails)
    with pytest.raises(OSError, match="no space left"):
        sti.export(place, format="jsonl", overwrite=True)
    with pytest.raises(OSError, match="no space left"):
        sti.export(tmp_path / "new", format="jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["it"]
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before


def test_bad_formats_and_places_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(BadQuestion, match="it is one of: datapackage, parquet"):
        export_(tmp_path / "x", format="excel")
    with pytest.raises(BadQuestion, match="a way of writing parquet"):
        sti.export(tmp_path / "x", format="jsonl", partition_by="framework")
    with pytest.raises(BadQuestion, match="a column of no table"):
        sti.export(tmp_path / "x", format="parquet", partition_by="colour")
    (tmp_path / "notes.txt").write_text("no export")
    with pytest.raises(BadQuestion, match="nor an export"):
        sti.load(tmp_path / "notes.txt")
    assert list(tmp_path.iterdir()) == [tmp_path / "notes.txt"]


def test_an_export_that_breaks_the_laws_is_not_loaded(tmp_path: Path) -> None:
    place = sti.export(tmp_path / "it", format="jsonl")
    path = place / "memberships.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    row = json.loads(lines[0])
    row["until"], row["exit"] = "1900-01-01", "withdrawal"
    path.write_text("\n".join([json.dumps(row), *lines[1:]]) + "\n", encoding="utf-8")
    with pytest.raises(sti.BadData):
        sti.load(place)


def test_a_users_own_catalogue_exports_alike(tmp_path: Path) -> None:
    own = sti.load(Path(__file__).parent / "good")
    assert_equal(sti.load(own.export(tmp_path / "own.sqlite", format="sqlite"))._contents, own._contents)
    assert own.version().memberships > 0
