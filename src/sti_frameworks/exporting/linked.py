"""Linked data: JSON-LD and Turtle, every row a resource, in our own terms and in those that the web knows.

Memberships are W3C ORG, themes and vocabularies SKOS, sources PROV, the whole a schema.org Dataset. Our own terms (`sti:`) hold
every column, so that the records come back from the file.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..frames import need
from ..tables import TABLES, Column, Row, Table, in_key_order, rows_of
from ..vocabulary import vocabularies

if TYPE_CHECKING:
    from ..contents import Contents
    from . import Release

__all__ = ["JsonLd", "Turtle", "context", "document"]

BASE = "urn:sti-frameworks:"
TERMS = f"{BASE}terms:"
_XSD = {"integer": "xsd:integer", "number": "xsd:double", "boolean": "xsd:boolean", "date": "xsd:date"}

# What else a row of a table is.
_CLASSES = {
    "parties": ["org:Organization"],
    "frameworks": ["org:FormalOrganization"],
    "memberships": ["org:Membership"],
    "themes": ["skos:Concept"],
    "sources": ["prov:Entity", "schema:CreativeWork"],
    "meetings": ["schema:Event"],
    "documents": ["schema:CreativeWork"],
}
_MATCHES = {"exact": "skos:exactMatch", "close": "skos:closeMatch", "broad": "skos:broadMatch", "narrow": "skos:narrowMatch"}


def context() -> dict[str, Any]:
    """The JSON-LD context: prefixes, and the type of every column."""
    made: dict[str, Any] = {
        "sti": TERMS,
        "org": "http://www.w3.org/ns/org#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "prov": "http://www.w3.org/ns/prov#",
        "schema": "https://schema.org/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "dcterms": "http://purl.org/dc/terms/",
    }
    for form in TABLES.values():
        for column in form.columns:
            made[f"sti:{form.name}.{column.name}"] = _term(column)
    return made


def _term(column: Column) -> dict[str, Any]:
    if column.type == "texts":
        return {"@id": "", "@container": "@list"}
    return {"@id": "", **({"@type": _XSD[column.type]} if column.type in _XSD else {})}


def document(contents: Contents, release: Release) -> dict[str, Any]:
    """The whole as one JSON-LD document."""
    terms = {key: {**value, "@id": key} if isinstance(value, dict) else value for key, value in context().items()}
    rows = rows_of(contents)
    graph: list[dict[str, Any]] = [_dataset(release), *_schemes()]
    for name, found in rows.items():
        graph += [_node(TABLES[name], row) for row in found]
    matches: dict[str, dict[str, list[Any]]] = {}
    for row in rows["theme_matches"]:
        relation = _MATCHES.get(row["relation"], "skos:relatedMatch")
        target = {"@id": f"{BASE}scheme:{quote(row['scheme'])}:{quote(row['code'])}"}
        matches.setdefault(row["theme"], {}).setdefault(relation, []).append(target)
    graph += [{"@id": _id("themes", theme), **found} for theme, found in matches.items()]
    return {"@context": terms, "@graph": graph}


def _dataset(release: Release) -> dict[str, Any]:
    return {
        "@id": f"{BASE}dataset",
        "@type": ["schema:Dataset", "prov:Entity"],
        "schema:name": "sti-frameworks",
        "schema:description": "Memberships, meetings and commitments of international frameworks, each fact with its source.",
        "schema:version": release.version,
        "schema:dateModified": {"@value": release.data, "@type": "xsd:date"},
        "schema:license": {"@id": "https://creativecommons.org/licenses/by/4.0/"},
        "schema:creator": {"@type": "schema:Organization", "schema:name": "The sti-frameworks maintainers"},
    }


def _schemes() -> Iterator[dict[str, Any]]:
    yield {"@id": f"{BASE}themes", "@type": "skos:ConceptScheme", "skos:prefLabel": {"@value": "themes", "@language": "en"}}
    for name, found in vocabularies().items():
        scheme = f"{BASE}vocabulary:{name}"
        yield {"@id": scheme, "@type": "skos:ConceptScheme", "skos:prefLabel": {"@value": name, "@language": "en"}}
        for code, term in found.items():
            node: dict[str, Any] = {
                "@id": f"{scheme}:{code}",
                "@type": "skos:Concept",
                "skos:inScheme": {"@id": scheme},
                "skos:notation": code,
                "skos:prefLabel": [{"@value": term.en, "@language": "en"}, {"@value": term.ja, "@language": "ja"}],
            }
            if term.definition_en:
                node["skos:definition"] = {"@value": term.definition_en, "@language": "en"}
            yield node


def _id(table: str, key: str) -> str:
    return f"{BASE}{table}:{quote(key, safe='')}"


def _key(form: Table, row: Row) -> str:
    return "/".join(str(row[part]) for part in form.key)


def _node(form: Table, row: Row) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": _id(form.name, _key(form, row)),
        "@type": [f"sti:{form.name}", *_CLASSES.get(form.name, [])],
    }
    for column in form.columns:
        value = row[column.name]
        if value is None:
            continue
        node[f"sti:{form.name}.{column.name}"] = value.isoformat() if isinstance(value, datetime.date) else value
    node.update(_known(form.name, row))
    if row.get("sources"):
        node["prov:wasDerivedFrom"] = [{"@id": _id("sources", source)} for source in row["sources"]]
    return node


def _labels(row: Row, field: str = "name") -> list[dict[str, str]]:
    found = [(row.get(f"{field}_{lang}"), lang) for lang in ("en", "ja")]
    return [{"@value": text, "@language": lang} for text, lang in found if text]


def _known(name: str, row: Row) -> dict[str, Any]:
    """The same in terms that others know."""
    if name == "memberships":
        return {
            "org:member": {"@id": _id("parties", row["party"])},
            "org:organization": {"@id": _id("frameworks", row["framework"])},
            "org:role": {"@id": f"{BASE}vocabulary:role:{row['role']}"},
        }
    if name in ("parties", "frameworks"):
        made: dict[str, Any] = {"skos:prefLabel": _labels(row)}
        if row.get("parent"):
            made["org:subOrganizationOf"] = {"@id": _id("frameworks", row["parent"])}
        return made
    if name == "themes":
        made = {"skos:prefLabel": _labels(row, "label"), "skos:notation": row["notation"]}
        made["skos:inScheme"] = {"@id": f"{BASE}themes"}
        made["skos:definition"] = {"@value": row["definition_en"], "@language": "en"}
        if row["broader"]:
            made["skos:broader"] = {"@id": _id("themes", row["broader"])}
        return made
    if name == "sources":
        made = {"schema:name": row["title"], "schema:publisher": row["publisher"], "schema:inLanguage": row["lang"]}
        return {**made, "schema:url": {"@id": row["url"]}} if row["url"] else made
    return {}


class JsonLd:
    """One JSON-LD file."""

    @staticmethod
    def write(place: Path, contents: Contents, release: Release) -> None:
        """Writes the file."""
        text = json.dumps(document(contents, release), ensure_ascii=False, indent=1)
        place.write_text(text + "\n", encoding="utf-8")

    @staticmethod
    def is_mine(place: Path) -> bool:
        """Whether a file begins as one of ours."""
        with place.open("rb") as file:
            return b'"@context"' in file.read(200) and place.suffix in (".jsonld", ".json")

    @staticmethod
    def rows(place: Path) -> dict[str, list[Row]]:
        """The rows of all tables, read by a reader of RDF and not from the JSON."""
        return _rows(place, "json-ld")


class Turtle:
    """One Turtle file."""

    @staticmethod
    def write(place: Path, contents: Contents, release: Release) -> None:
        """Writes the file."""
        graph = need("rdflib", "rdf").Graph()
        graph.parse(data=json.dumps(document(contents, release)), format="json-ld")
        graph.serialize(place, format="turtle", encoding="utf-8")

    @staticmethod
    def is_mine(place: Path) -> bool:
        """Whether a file begins as one of ours."""
        with place.open("rb") as file:
            return place.suffix == ".ttl" and b"@prefix" in file.read(200)

    @staticmethod
    def rows(place: Path) -> dict[str, list[Row]]:
        """The rows of all tables."""
        return _rows(place, "turtle")


def _rows(place: Path, format: str) -> dict[str, list[Row]]:
    rdflib = need("rdflib", "rdf")
    graph = rdflib.Graph()
    graph.parse(place, format=format)
    kind = rdflib.RDF.type
    found: dict[str, list[Row]] = {}
    for name, form in TABLES.items():
        rows = [_row(rdflib, graph, form, node) for node in graph.subjects(kind, rdflib.URIRef(f"{TERMS}{name}"))]
        found[name] = in_key_order(form, rows)
    return found


def _row(rdflib: Any, graph: Any, form: Table, node: Any) -> Row:
    row: Row = {}
    for column in form.columns:
        value = graph.value(node, rdflib.URIRef(f"{TERMS}{form.name}.{column.name}"))
        if column.type == "texts":
            row[column.name] = [] if value is None else [str(each) for each in rdflib.collection.Collection(graph, value)]
        else:
            row[column.name] = None if value is None else str(value) if column.type == "text" else value.toPython()
    return row
