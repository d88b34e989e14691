"""What each field of each record holds: its type, the vocabulary its values come from, the record it names, its meaning.

The record classes say it themselves, in annotations and docstrings; here it is read from them once, so that tables, schemas
and laws speak of the same fields.
"""

from __future__ import annotations

import re
from typing import Any, Literal

import attrs

from . import membership, proceedings, promises, records
from .membership import Framework, LifeSpell, Membership, Party, Relation
from .proceedings import Document, Event, Meeting, Participation
from .promises import Commitment, Link, Match, Target, Theme
from .records import Footnote, Locator, Source, Variant

__all__ = ["CLASSES", "REFERS_TO", "VOCABULARY_OF", "Field", "fields_of"]

Kind = Literal["text", "integer", "number", "boolean", "date", "where", "source", "part"]

VOCABULARY_OF: dict[type[Any], dict[str, str]] = {
    Party: {"kind": "party_kind"},
    Source: {"kind": "source_kind"},
    Footnote: {"supports": "supports"},
    Framework: {"kind": "framework_kind"},
    Relation: {"kind": "relation"},
    LifeSpell: {"state": "life"},
    Membership: {"role": "role", "standing": "standing", "entry": "entry", "exit": "exit"},
    Match: {"relation": "match"},
    Meeting: {"kind": "meeting_kind", "status": "meeting_status"},
    Participation: {"capacity": "capacity"},
    Document: {"kind": "document_kind", "adopted_by": "actor_scope"},
    Commitment: {
        "modality": "modality",
        "instrument": "instrument",
        "actor_scope": "actor_scope",
        "follow_up": "follow_up",
    },
    Target: {"kind": "target_kind"},
    Link: {"kind": "link"},
}
"""Record class to field to the vocabulary that its values come from."""

REFERS_TO: dict[type[Any], dict[str, type[Any]]] = {
    Party: {"succeeds": Party, "succeeded_by": Party},
    Framework: {"parent": Framework},
    Relation: {"other": Framework},
    Membership: {"framework": Framework, "party": Party},
    Meeting: {"frameworks": Framework, "country": Party, "chair": Party, "part_of": Meeting, "documents": Document},
    Participation: {"meeting": Meeting, "party": Party},
    Document: {"framework": Framework, "meeting": Meeting, "excluded": Party},
    Event: {"frameworks": Framework, "parties": Party},
    Theme: {"broader": Theme},
    Commitment: {
        "document": Document,
        "framework": Framework,
        "meeting": Meeting,
        "themes": Theme,
        "actors": Party,
        "excluded": Party,
    },
    Link: {"other": Commitment},
    Footnote: {"cites": Source},
    Variant: {"source": Source},
    Locator: {"source": Source},
}
"""Record class to field to the class of record whose id it holds."""

# Fields that mean the same in every record that has them.
_EVERYWHERE = {
    "sources": "ids of the sources that state it",
    "note": "a sentence to read with the fact",
    "doubt": "what is uncertain or disputed; its presence is the flag",
    "variants": "other values that serious sources give, with those sources",
    "locators": "places in sources at which it is stated",
    "where": "file and line at which it is written and can be corrected",
}


@attrs.frozen
class Field:
    """One field of a record class.

    Attributes:
        name: its public name.
        kind: what one value is: text, integer, number, boolean, date (of partial precision), where (file:line), source (a
            record named by its id) or part (a smaller record inside).
        several: whether it holds a tuple of them.
        optional: whether it can be None (several: never; they can be none at all).
        part: the class of the smaller record, where kind is "part".
        vocabulary: where its values come from, or None.
        refers_to: the class of record whose id it holds, or None.
        meaning: in plain English, from the class's docstring (empty where Python runs without docstrings).
    """

    name: str
    kind: Kind
    several: bool
    optional: bool
    part: type[Any] | None
    vocabulary: str | None
    refers_to: type[Any] | None
    meaning: str


_FIELDS: dict[type[Any], tuple[Field, ...]] = {}


def fields_of(cls: type[Any]) -> tuple[Field, ...]:
    """The public fields of a record class, in order."""
    if cls not in _FIELDS:
        _FIELDS[cls] = _read_fields(cls)
    return _FIELDS[cls]


def _read_fields(cls: type[Any]) -> tuple[Field, ...]:
    meanings = _meanings(cls.__doc__ or "")
    return tuple(
        _field(cls, each.name, meanings.get(each.name, "")) for each in attrs.fields(cls) if not each.name.startswith("_")
    )


CLASSES: dict[str, type[Any]] = {
    cls.__name__: cls
    for module in (records, membership, proceedings, promises)
    for cls in (getattr(module, name) for name in module.__all__)
    if attrs.has(cls)
}
_PLAIN: dict[str, Kind] = {
    "str": "text",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "PartialDate": "date",
    "Where": "where",
    "Source": "source",
}


def _field(cls: type[Any], name: str, meaning: str) -> Field:
    # The annotation as written: cattrs, where it was at work, has put types in the place of attrs' own text.
    written: str = cls.__annotations__[name]
    one = written.removesuffix(" | None")
    several = one.startswith("tuple[")
    if several:
        one = one.removeprefix("tuple[").split(",")[0]
    kind = _PLAIN.get(one, "part")
    return Field(
        name=name,
        kind=kind,
        several=several,
        optional=written != one and not several,
        part=CLASSES[one] if kind == "part" else None,
        vocabulary=VOCABULARY_OF.get(cls, {}).get(name),
        refers_to=Source if kind == "source" else REFERS_TO.get(cls, {}).get(name),
        meaning=_EVERYWHERE.get(name) or meaning,
    )


def _meanings(docstring: str) -> dict[str, str]:
    """The meaning of each attribute, from the section "Attributes:" of a docstring."""
    _, found, section = docstring.partition("Attributes:\n")
    if not found:
        return {}
    section = re.split(r"\n\s*\n", section)[0]
    indent = len(section) - len(section.lstrip())
    entries = re.split(rf"\n {{{indent}}}(?=\S)", "\n" + section.rstrip())
    meanings: dict[str, str] = {}
    for entry in entries[1:]:
        # Several pairs may share a line: "since: first day. until: first day no longer."
        text = " ".join(entry.split())
        for names, meaning in re.findall(r"((?:\w+, )*\w+): (.*?)(?=(?:[.;] )(?:\w+, )*\w+: |$)", text):
            for name in names.split(", "):
                meanings.setdefault(name, meaning.rstrip("."))
    return meanings
