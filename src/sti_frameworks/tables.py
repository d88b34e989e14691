"""Every record as rows of plain tables, and the records back from such rows. No data-frame library is needed or known here.

A table holds what records say, each field a column of the same name. A date is four columns: as written ("1977-05"), its
earliest and latest day, its precision. Fields that hold smaller records are tables of their own, with the owner's key and a
running number, so nothing is nested: they read the same from a data frame, a CSV file or a database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

import attrs

from .contents import PLACES, Contents
from .dates import PartialDate
from .errors import BadQuestion
from .fields import Field, fields_of
from .membership import Code, Framework, LifeSpell, Membership, Name, Party, Relation
from .proceedings import Document, Meeting, Part, Participation, Person, Session
from .promises import Commitment, Link, Match, Target, Theme
from .records import Footnote, Locator, Source, Variant, Where

__all__ = ["TABLES", "Column", "Table", "contents_of", "rows_of", "table_of"]

ColumnType = Literal["text", "integer", "number", "boolean", "date", "texts"]
Row = dict[str, Any]

PRECISIONS = ("year", "month", "day")


@attrs.frozen
class Column:
    """One column of a table.

    Attributes:
        name: the same in every engine and file.
        type: text, integer, number, boolean, date (a day) or texts (a list of texts).
        meaning: what it says, in plain English.
        optional: whether it can be empty (a list is never empty of itself: it has no items).
        vocabulary: the vocabulary of its values, or None.
        values: those values in order, where it is to be a category; else empty.
        refers_to: the table whose `id` it holds, or None.
        unit: of what it counts, or None.
    """

    name: str
    type: ColumnType
    meaning: str
    optional: bool = False
    vocabulary: str | None = None
    values: tuple[str, ...] = ()
    refers_to: str | None = None
    unit: str | None = None


@attrs.frozen
class Table:
    """The form of one table.

    Attributes:
        name: plural noun.
        kind: the record class of its rows.
        meaning: what a row is.
        key: the columns that name a row.
        columns: in order.
    """

    name: str
    kind: type[Any]
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


# Record class and field to the table of what the field holds; variants and locators of all records share one table each.
_PARTS: dict[tuple[type[Any], str], str] = {
    (Source, "footnotes"): "footnotes",
    (Party, "former_names"): "party_names",
    (Party, "former_codes"): "party_codes",
    (Framework, "relations"): "relations",
    (Framework, "life"): "life",
    (Theme, "matches"): "theme_matches",
    (Meeting, "sessions"): "sessions",
    (Meeting, "participations"): "participations",
    (Participation, "represented_by"): "people",
    (Document, "outline"): "outlines",
    (Commitment, "targets"): "targets",
    (Commitment, "links"): "links",
}
_SHARED = {"variants": Variant, "locators": Locator}
_OWNERS: dict[str, tuple[str, ...]] = {
    "footnotes": ("source",),
    "party_names": ("party",),
    "party_codes": ("party",),
    "relations": ("framework",),
    "life": ("framework",),
    "theme_matches": ("theme",),
    "sessions": ("meeting",),
    "participations": ("meeting",),
    "people": ("meeting", "participation"),
    "outlines": ("document",),
    "targets": ("commitment",),
    "links": ("commitment",),
    "variants": ("table", "record"),
    "locators": ("table", "record"),
}
_MEANINGS: dict[str, str] = {
    "sources": "one source that was opened and read",
    "parties": "one party: a state, former state, union, territory or organisation",
    "frameworks": "one framework or body",
    "memberships": "one spell: a party in a framework, in one role and standing",
    "themes": "one theme or domain of the scheme",
    "meetings": "one meeting",
    "documents": "one document",
    "events": "one dated event that is neither a meeting nor a document",
    "commitments": "one commitment, coded from one document",
    "footnotes": "one footnote of a source",
    "party_names": "one former name of a party",
    "party_codes": "the former codes of a party in one time",
    "relations": "one relation between two frameworks",
    "life": "one stretch of a framework's life",
    "theme_matches": "one concept of another scheme that a theme corresponds to",
    "sessions": "one session of a meeting",
    "participations": "one party at one meeting",
    "people": "one person who spoke for a party at a meeting",
    "outlines": "one part of a document's outline",
    "targets": "one number, limit or date that a commitment sets",
    "links": "one link from a commitment to another",
    "variants": "another value that a serious source gives for a field of a record",
    "locators": "one place in a source at which a fact is stated",
}
_KINDS: dict[str, type[Any]] = {
    **{place: kind for kind, place in PLACES.items()},
    "memberships": Membership,
    "footnotes": Footnote,
    "party_names": Name,
    "party_codes": Code,
    "relations": Relation,
    "life": LifeSpell,
    "theme_matches": Match,
    "sessions": Session,
    "participations": Participation,
    "people": Person,
    "outlines": Part,
    "targets": Target,
    "links": Link,
    "variants": Variant,
    "locators": Locator,
}
_TABLE_OF = {kind: name for name, kind in _KINDS.items()}


@cache
def _tables() -> Mapping[str, Table]:
    return MappingProxyType({name: _table(name) for name in _MEANINGS})


def _table(name: str) -> Table:
    kind = _KINDS[name]
    key: tuple[str, ...] = ("id",)
    columns: list[Column] = []
    if name in _OWNERS:
        owners = _OWNERS[name]
        last = Column("number", "integer", "running number within its owner, from 1")
        if kind is Part:
            last = Column("path", "text", 'its place in the tree: "2.1" is the first part of the second')
        key = (*owners, last.name)
        columns = [*map(_owner, owners), last]
        if name in _SHARED:
            columns[0] = Column("table", "text", "the table of the record that it belongs to", values=tuple(_MEANINGS))
            columns[1] = Column("record", "text", "the key of that record")
    elif kind is Membership:
        columns.append(Column("id", "text", "framework, party and the running number of the spell among the party's, from 1"))
    have = {column.name for column in columns}
    for field in fields_of(kind):
        columns += [column for column in _columns(kind, field) if column.name not in have]
    return Table(name, kind, _MEANINGS[name], key, tuple(columns))


def _owner(owner: str) -> Column:
    if owner == "participation":
        return Column(owner, "integer", "the number of the participation that it belongs to")
    plural = {"party": "parties"}.get(owner, f"{owner}s")
    return Column(owner, "text", f"id of the {owner} that it belongs to", refers_to=plural)


def _columns(kind: type[Any], field: Field) -> Iterator[Column]:
    if field.kind == "part":
        return
    values: tuple[str, ...] = ()
    if field.vocabulary is not None:
        from .vocabulary import terms

        values = tuple(terms(field.vocabulary))
    refers_to = None if field.refers_to is None else _TABLE_OF[field.refers_to]
    if field.kind == "date":
        name, optional, meaning = field.name, field.optional, field.meaning
        yield Column(name, "text", f"{meaning}; as precise as its source: YYYY, YYYY-MM or YYYY-MM-DD", optional)
        yield Column(f"{name}_earliest", "date", f"the earliest day that {name} can stand for", optional, unit="day")
        yield Column(f"{name}_latest", "date", f"the latest day that {name} can stand for", optional, unit="day")
        yield Column(f"{name}_precision", "text", f"how precise {name} is", optional, values=PRECISIONS)
        return
    kinds: dict[str, ColumnType] = {"integer": "integer", "number": "number", "boolean": "boolean"}
    column_type: ColumnType = "texts" if field.several else kinds.get(field.kind, "text")
    yield Column(field.name, column_type, field.meaning, field.optional, field.vocabulary, values, refers_to)
    if kind is Commitment and field.name == "modality":
        yield Column("strength", "integer", "rank of the modality, 3 (done or bound) to 0 (said)", unit="rank")


class _Tables(Mapping[str, Table]):
    """The forms of all tables, by name; made when first asked for."""

    def __getitem__(self, name: str) -> Table:
        return _tables()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_MEANINGS)

    def __len__(self) -> int:
        return len(_MEANINGS)


TABLES: Mapping[str, Table] = _Tables()
"""The forms of all tables, by name."""


def table_of(kind: type[Any]) -> Table:
    """The table whose rows are the records of a class."""
    if kind not in _TABLE_OF:
        raise BadQuestion(f"there is no table of {kind.__name__}; there are: {', '.join(TABLES)}")
    return TABLES[_TABLE_OF[kind]]


def check_table(name: object) -> Table:
    """The form of the table of that name; anything else is a `BadQuestion` that lists the names."""
    if isinstance(name, str) and name in TABLES:
        return TABLES[name]
    raise BadQuestion(f"there is no table {name!r}; there are: {', '.join(TABLES)}")


# Records to rows


def rows_of(contents: Contents) -> dict[str, list[Row]]:
    """All records of a catalogue as rows, by table."""
    made: dict[str, list[Row]] = {name: [] for name in TABLES}
    for place in PLACES.values():
        for record in getattr(contents, place).values():
            _add(made, place, {}, record.id, record)
            if place == "frameworks":
                number: dict[str, int] = {}
                for spell in record.memberships:
                    number[spell.party] = number.get(spell.party, 0) + 1
                    _add(made, "memberships", {}, f"{spell.framework}/{spell.party}/{number[spell.party]}", spell)
    return made


def columns_of_records(kind: type[Any]) -> tuple[Column, ...]:
    """The columns that a record alone fills: those of its table without what its owner or its place in a list gives."""
    own = {column.name for field in fields_of(kind) for column in _columns(kind, field)}
    return tuple(column for column in table_of(kind).columns if column.name in own)


def rows_of_records(records: Iterable[Any], kind: type[Any]) -> list[Row]:
    """Some records of one kind as rows of `columns_of_records`; what has a table of its own is left to it."""
    rows: list[Row] = []
    for record in records:
        row: Row = {}
        for field in fields_of(kind):
            if field.kind != "part":
                row.update(_cells(record, field))
        rows.append(row)
    return rows


def _add(made: dict[str, list[Row]], name: str, owner: Row, key: str, record: Any) -> None:
    """Adds a record's row, and the rows of the smaller records in it."""
    row = dict(owner)
    if isinstance(record, Membership):
        row["id"] = key
    made[name].append(row)
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.kind != "part":
            row.update(_cells(record, field))
            continue
        if field.name in _SHARED:
            for number, part in enumerate(value, start=1):
                _add(made, field.name, {"table": name, "record": key, "number": number}, "", part)
        elif isinstance(record, Document):
            _add_outline(made, record.id, "", value)
        elif (type(record), field.name) in _PARTS:
            inner = _PARTS[type(record), field.name]
            owners = _OWNERS[inner]
            base = {"meeting": owner["meeting"], "participation": owner["number"]} if len(owners) > 1 else {owners[0]: key}
            for number, part in enumerate(value, start=1):
                _add(made, inner, {**base, "number": number}, "", part)


def _add_outline(made: dict[str, list[Row]], document: str, above: str, parts: tuple[Part, ...]) -> None:
    for number, part in enumerate(parts, start=1):
        path = f"{above}{number}"
        made["outlines"].append(
            {"document": document, "path": path, "name_en": part.name_en, "name_ja": part.name_ja, "kind": part.kind}
        )
        _add_outline(made, document, f"{path}.", part.parts)


def _cells(record: Any, field: Field) -> Row:
    name, value = field.name, getattr(record, field.name)
    if field.kind == "date":
        if value is None:
            return dict.fromkeys((name, f"{name}_earliest", f"{name}_latest", f"{name}_precision"))
        precision = PRECISIONS[(value.month is not None) + (value.day is not None)]
        return {
            name: str(value),
            f"{name}_earliest": value.earliest,
            f"{name}_latest": value.latest,
            f"{name}_precision": precision,
        }
    if field.several:
        return {name: [each.id if isinstance(each, Source) else each for each in value]}
    if isinstance(value, Source):
        return {name: value.id}
    if name == "modality":
        return {name: value, "strength": record.strength}
    return {name: str(value) if isinstance(value, Where) else value}


def in_key_order(form: Table, rows: Iterable[Row]) -> list[Row]:
    """The rows in the order of their keys, for files that keep none."""
    return sorted(rows, key=lambda row: tuple(_order(row[part]) for part in form.key))


def _order(value: object) -> tuple[str, int]:
    """A running number at the end of an id counts as a number: "unesco/USA/2" before "unesco/USA/10"."""
    head, _, tail = str(value).rpartition("/")
    return (head, int(tail)) if tail.isdigit() else (str(value), 0)


# Rows to records


def contents_of(rows: Mapping[str, Iterable[Row]]) -> Contents:
    """The records that the rows of all tables say: what `rows_of` took apart."""
    reader = _Reader({name: list(rows.get(name, ())) for name in TABLES})
    contents = Contents()
    for kind, place in PLACES.items():
        found = {row["id"]: reader.record(kind, place, row["id"], row) for row in reader.rows[place]}
        if kind is Source:
            reader.sources = found
        setattr(contents, place, found)
        contents.declared[place] = set(found)
    return contents


class _Reader:
    """Puts records together from the rows of all tables."""

    def __init__(self, rows: dict[str, list[Row]]) -> None:
        self.rows = rows
        self.sources: dict[str, Source] = {}
        self.parts: dict[str, dict[tuple[Any, ...], list[Row]]] = {}
        for name, owners in {**_OWNERS, "memberships": ("framework",)}.items():
            by_owner = self.parts[name] = {}
            for row in rows[name]:
                by_owner.setdefault(tuple(row[owner] for owner in owners), []).append(row)
            if "number" in TABLES[name].key:
                for each in by_owner.values():
                    each.sort(key=lambda row: row["number"])

    def record(self, kind: type[Any], table: str, key: str, row: Row) -> Any:
        owner = (row["meeting"], row["number"]) if kind is Participation else (key,)
        given = {field.name: self._value(kind, table, key, owner, field, row) for field in fields_of(kind)}
        return kind(**given)

    def _value(self, kind: type[Any], table: str, key: str, owner: tuple[Any, ...], field: Field, row: Row) -> Any:
        if field.kind == "part" and field.part is not None:
            return self._parts(kind, table, key, owner, field.name, field.part)
        value = row.get(field.name)
        if field.several:
            return tuple(self._one(field, each) for each in value or ())
        return None if value is None else self._one(field, value)

    def _parts(self, kind: type[Any], table: str, key: str, owner: tuple[Any, ...], name: str, part: type[Any]) -> Any:
        if part is Membership:
            return tuple(
                self.record(Membership, "memberships", row["id"], row) for row in self.parts["memberships"].get(owner, ())
            )
        if part is Part:
            return self._outline(key)
        inner = name if name in _SHARED else _PARTS[kind, name]
        found = self.parts[inner].get((table, key) if name in _SHARED else owner, ())
        return tuple(self.record(part, inner, "", row) for row in found)

    def _outline(self, document: str) -> tuple[Part, ...]:
        below: dict[str, list[tuple[tuple[int, ...], Row]]] = {}
        for row in self.parts["outlines"].get((document,), ()):
            above, _, _ = row["path"].rpartition(".")
            place = tuple(int(number) for number in row["path"].split("."))
            below.setdefault(above, []).append((place, row))

        def build(above: str) -> tuple[Part, ...]:
            in_order = sorted(below.get(above, ()), key=lambda found: found[0])
            return tuple(Part(row["name_en"], row["name_ja"], row["kind"], build(row["path"])) for _, row in in_order)

        return build("")

    def _one(self, field: Field, value: Any) -> Any:
        readers: dict[str, Callable[[Any], Any]] = {
            "date": PartialDate.parse,
            "where": _where,
            "source": self.sources.__getitem__,
        }
        return readers[field.kind](value) if field.kind in readers else value


def _where(text: str) -> Where:
    file, _, line = text.rpartition(":")
    return Where(file, int(line))
