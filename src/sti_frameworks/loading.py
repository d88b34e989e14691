"""From a folder of TOML to records: the only module that knows that files exist.

Every `*.toml` below the folder may hold any of the tables of `data/README.md`. Reading never stops at the first mistake:
what can't be read becomes a `Problem` with its file and line, and the rest is read on. Whether the records obey the laws is
for `checks` to say.
"""

from __future__ import annotations

import datetime
import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path as FilePath
from typing import Any, TypeVar, cast, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from .contents import Contents, DataFile
from .dates import PartialDate
from .errors import BadDate, Problem
from .lines import LineIndex, Path
from .membership import Framework, Membership, Party
from .proceedings import Document, Event, Meeting
from .promises import Commitment, Theme
from .records import Locator, Source, Where

__all__ = ["RECORDS", "read_folder"]

R = TypeVar("R")

# No file of facts comes near this; a larger one is a mistake or an attack, and is not parsed.
LARGEST_FILE = 8 * 1024 * 1024
DEEPEST_TABLE = 8

# Tables that hold one record per key, written [meeting."g7/2024-apulia"]. A body is a framework without a file of its own.
RECORDS: Mapping[str, type[Any]] = {
    "party": Party,
    "body": Framework,
    "theme": Theme,
    "meeting": Meeting,
    "document": Document,
    "event": Event,
    "commitment": Commitment,
}
TABLES = ("framework", "members", "source", *RECORDS, "alias", "default_sources", "checked")

# Fields that are not written in a record's own table: they follow from where it stands, or from other records.
GIVEN: Mapping[type[Any], frozenset[str]] = {
    Source: frozenset({"id", "where"}),
    Party: frozenset({"id", "where"}),
    Framework: frozenset({"memberships", "where", "_home"}),
    Membership: frozenset({"framework", "party", "where"}),
    Theme: frozenset({"id", "where"}),
    Meeting: frozenset({"id", "documents", "where"}),
    Document: frozenset({"id", "where"}),
    Event: frozenset({"id", "where"}),
    Commitment: frozenset({"id", "framework", "meeting", "date", "where"}),
}


def read_folder(folder: FilePath | Traversable, *, over: Contents | None = None) -> Contents:
    """Reads all TOML files below a folder; what is wrong with them stands in `problems`.

    `over`: contents whose sources may be cited, too (the result still holds the folder's own records only).
    """
    contents = Contents()
    for name, found in _toml_files(folder):
        read = _read_file(name, found, contents.problems)
        if read is not None:
            contents.files.append(read)
    if not contents.files and not contents.problems:
        contents.problems.append(Problem(str(folder), 0, "no TOML file is here; data/README.md shows the form"))
    known = dict(over.sources) if over is not None else {}
    for file in contents.files:
        _read_sources(file, contents)
    reader = _Reader({**known, **contents.sources}, contents)
    for file in contents.files:
        reader.read(file)
    _link(contents, over)
    return contents


def _link(contents: Contents, over: Contents | None) -> None:
    """Gives commitments what they have from their document, and meetings the documents that came out of them."""
    documents = {**(over.documents if over is not None else {}), **contents.documents}
    for key, commitment in contents.commitments.items():
        document = documents.get(commitment.document)
        if document is not None:
            contents.commitments[key] = attrs.evolve(
                commitment, framework=document.framework, meeting=document.meeting, date=document.date
            )
    came_out: dict[str, list[str]] = {}
    for document in sorted(documents.values()):
        if document.meeting is not None:
            came_out.setdefault(document.meeting, []).append(document.id)
    for key, meeting in contents.meetings.items():
        contents.meetings[key] = attrs.evolve(meeting, documents=tuple(came_out.get(key, ())))


def _toml_files(folder: FilePath | Traversable, below: str = "") -> Iterator[tuple[str, FilePath | Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        name = f"{below}{entry.name}"
        if entry.is_dir():
            yield from _toml_files(entry, f"{name}/")
        elif entry.name.endswith(".toml"):
            yield name, entry


def _read_file(name: str, file: FilePath | Traversable, problems: list[Problem]) -> DataFile | None:
    raw = file.read_bytes()
    if len(raw) > LARGEST_FILE:
        problems.append(Problem(name, 0, f"the file has {len(raw)} bytes; at most {LARGEST_FILE} are read: split it"))
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as reason:
        line = raw.count(b"\n", 0, reason.start) + 1
        problems.append(Problem(name, line, f"not UTF-8 (byte 0x{raw[reason.start]:02x}); save the file as UTF-8"))
        return None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as reason:
        message, line = _toml_problem(reason, text)
        problems.append(Problem(name, line, f"not TOML: {message}"))
        return None
    except RecursionError:
        tables = None
    if tables is None or _is_deeper(tables, DEEPEST_TABLE):
        problems.append(Problem(name, 0, f"nested too deeply to be read; no table needs more than {DEEPEST_TABLE} levels"))
        return None
    return DataFile(name, text, tables, LineIndex(text.replace("\r\n", "\n")))


def _is_deeper(tables: object, levels: int) -> bool:
    """Whether tables and lists stand in one another more than so many levels deep (found without recursion)."""
    level = [tables]
    for _ in range(levels + 1):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer if isinstance(outer, list) else ())
        ]
    return bool(level)


def _toml_problem(reason: tomllib.TOMLDecodeError, text: str) -> tuple[str, int]:
    message = str(reason)
    match = re.search(r" \(at line (\d+), column \d+\)| \(at end of document\)", message)
    if match is None:
        return message, 0
    line = int(match[1]) if match[1] else text.count("\n") + 1
    return message.removesuffix(match.group()), line


def _read_sources(file: DataFile, contents: Contents) -> None:
    reader = _Reader({}, contents)
    for key, table in reader.tables_in(file, "source"):
        contents.declare(Source, key)
        source = reader.structure(Source, table, file, ("source", key), id=key)
        if source is not None:
            reader.keep(source)


class _Reader:
    """Turns the tables of one file after another into records, collecting what is wrong."""

    def __init__(self, sources: Mapping[str, Source], contents: Contents) -> None:
        self.sources = sources
        self.contents = contents
        self.converter = self._make_converter()

    # Tables of a file

    def read(self, file: DataFile) -> None:
        for key in file.tables:
            if key not in TABLES:
                self.problem(file, (key,), f"unknown key {key!r}; {_meant(key, TABLES)}")
        defaults = self._defaults(file, file.tables.get("default_sources", []), ("default_sources",))
        for name, kind in RECORDS.items():
            for key, table in self.tables_in(file, name):
                self.contents.declare(kind, key)
                found = self.structure(kind, self._completed(kind, key, table, file), file, (name, key), id=key)
                if found is not None:
                    self.keep(found if kind is Theme else _sourced(found, defaults))
        for key, other in self._mapping(file, "alias").items():
            if isinstance(other, str):
                self.contents.aliases[key] = other
            else:
                self.problem(file, ("alias", key), f"an alias names one id, not {other!r}")
        self._read_framework(file)

    @staticmethod
    def _completed(kind: type[Any], key: str, table: dict[str, Any], file: DataFile) -> dict[str, Any]:
        """The table with what it leaves to its place."""
        if kind is Framework and "checked" in file.tables:
            return {"checked": file.tables["checked"], **table}
        if kind is Meeting and isinstance(table.get("participations"), list):
            rows = [{**row, "meeting": key} if isinstance(row, dict) else row for row in table["participations"]]
            return {**table, "participations": rows}
        return table

    def _read_framework(self, file: DataFile) -> None:
        table = file.tables.get("framework")
        if table is None:
            if "members" in file.tables:
                self.problem(file, ("members",), "members without a [framework] table in the same file; add one, with its id")
            return
        if not isinstance(table, dict):
            self.problem(file, ("framework",), f"framework is a table, written [framework], not {table!r}")
            return
        table = dict(table)
        identifier = table.get("id")
        if isinstance(identifier, str):
            self.contents.declare(Framework, identifier)
        default = table.pop("default_source", None)
        defaults = self._defaults(file, [] if default is None else [default], ("framework", "default_source"))
        framework = self.structure(Framework, table, file, ("framework",))
        spells = list(self._read_members(file, str(identifier), defaults))
        if framework is not None:
            # By party, and of a party as written, oldest first: coarse dates alone can't tell which spell came before.
            spells.sort(key=lambda spell: spell.party)
            self.keep(_sourced(attrs.evolve(framework, memberships=tuple(spells)), defaults))

    def _read_members(self, file: DataFile, framework: str, defaults: tuple[Source, ...]) -> Iterator[Membership]:
        for party, spells in self._mapping(file, "members").items():
            if not isinstance(spells, list):
                self.problem(file, ("members", party), f"a spell is written [[members.{party}]], with two brackets")
                continue
            for index, table in enumerate(spells):
                path = ("members", party, index)
                given = {"framework": framework, "party": party}
                if isinstance(table, dict):
                    given |= {"role": table.get("role", "member"), "standing": table.get("standing", "in_effect")}
                spell = self.structure(Membership, table, file, path, **given)
                if spell is not None:
                    yield _sourced(spell, defaults)

    def tables_in(self, file: DataFile, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
        for key, table in self._mapping(file, name).items():
            if isinstance(table, dict):
                yield key, table
            else:
                self.problem(file, (name, key), f"{name}.{key} is a table, written [{name}.{key}], not {table!r}")

    def _mapping(self, file: DataFile, name: str) -> dict[str, Any]:
        found = file.tables.get(name, {})
        if isinstance(found, dict):
            return found
        self.problem(file, (name,), f"{name} holds tables, written [{name}.…], not {found!r}")
        return {}

    def _defaults(self, file: DataFile, names: object, path: Path) -> tuple[Source, ...]:
        found: list[Source] = []
        for name in names if isinstance(names, list) else [names]:
            try:
                found.append(self._source(name, Source))
            except ValueError as reason:
                self.problem(file, path, str(reason))
        return tuple(found)

    def keep(self, record: Any) -> None:
        """Adds a record under its id; a second record of the same id is a problem."""
        kept = self.contents.kept(type(record))
        if record.id in kept:
            name, first, where = type(record).__name__.lower(), kept[record.id].where, record.where
            self.contents.problems.append(
                Problem(where.file, where.line, f"{name} {record.id!r} is there twice; the first is at {first}")
            )
        else:
            kept[record.id] = record

    # Values

    def structure(self, kind: type[R], table: object, file: DataFile, path: Path, **given: object) -> R | None:
        """One record from its table, or None after the problems were noted."""
        if not isinstance(table, dict):
            self.problem(file, path, f"{path[-1]} is a table, not {table!r}")
            return None
        written = {field.name for field in attrs.fields(cast(Any, kind))} - GIVEN[kind]
        unknown = [key for key in table if key not in written]
        for key in unknown:
            self.problem(file, (*path, key), f"unknown key {key!r}; {_meant(key, sorted(written))}")
        values = {key: value for key, value in table.items() if key in written}
        try:
            record = self.converter.structure({**values, **given, "where": file.where(*path)}, kind)
        except BaseValidationError as group:
            for below, reason in _leaves(group):
                self.problem(file, (*path, *below), f"{_spoken(below)}{reason}")
            return None
        return None if unknown else record

    def problem(self, file: DataFile, path: Path, what: str) -> None:
        self.contents.problems.append(Problem(file.name, file.lines.line(path), what))

    def _source(self, value: object, _: object) -> Source:
        if not isinstance(value, str):
            raise ValueError(f"a source is cited by its id, a text, not {value!r}")
        if value in self.sources:
            return self.sources[value]
        raise ValueError(f"source {value!r} is not defined; {_meant(value, self.sources) or 'add a [source.…] table for it'}")

    def _make_converter(self) -> Converter:
        converter = Converter(forbid_extra_keys=True, prefer_attrib_converters=True)
        converter.register_structure_hook(str, _text)
        converter.register_structure_hook(int, _whole_number)
        converter.register_structure_hook(float, _number)
        converter.register_structure_hook(bool, _truth)
        converter.register_structure_hook(PartialDate, _date)
        converter.register_structure_hook(Where, lambda value, _: value)
        converter.register_structure_hook_factory(_is_tuple, lambda kind: _sequence_hook(kind, converter))
        # A source stands in its own table; everywhere else it is cited by its id.
        own_table = converter.get_structure_hook(Source)
        converter.register_structure_hook(
            Source, lambda value, kind: own_table(value, kind) if isinstance(value, dict) else self._source(value, kind)
        )
        place = converter.get_structure_hook(Locator)
        converter.register_structure_hook(Locator, lambda value, kind: place(_as_text(value), kind))
        return converter


def _sourced(fact: Any, defaults: tuple[Source, ...]) -> Any:
    """The fact with all its sources: those of its locators and its own, else the default of its file."""
    located = [locator.source for locator in getattr(fact, "locators", ())]
    sources = tuple(dict.fromkeys([*located, *fact.sources])) or defaults
    return attrs.evolve(fact, sources=sources)


def _as_text(table: object) -> object:
    """A locator's numbers may be written as numbers: pages, bullets and footnotes are text, as there is a page iv."""
    if not isinstance(table, dict):
        return table
    return {key: str(value) if type(value) is int else value for key, value in table.items()}


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _sequence_hook(kind: Any, converter: Converter) -> Callable[[object, object], tuple[object, ...]]:
    of_kind: Any = list[get_args(kind)[0]]  # type: ignore[misc]

    def hook(value: object, _: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise ValueError(f"{value!r} is not a list; write it in brackets")
        return tuple(converter.structure(value, of_kind))

    return hook


def _text(value: object, _: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(f"{value!r} is not a text; write it in double quotes")


def _whole_number(value: object, _: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError(f"{value!r} is not a whole number")


def _number(value: object, _: object) -> float:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    raise ValueError(f"{value!r} is not a number")


def _truth(value: object, _: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError(f"{value!r} is neither true nor false")


def _date(value: object, _: object) -> PartialDate:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return PartialDate(value.year, value.month, value.day)  # TOML's own dates, without quotes
    if isinstance(value, str):
        return PartialDate.parse(value)
    raise BadDate(f"{value!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD in double quotes")


def _leaves(error: BaseException, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Each single mistake in what cattrs raised, with the path to it."""
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        for inner in error.exceptions:
            yield from _leaves(inner, (*path, *_step(inner)))
    elif isinstance(error, KeyError):
        yield path[:-1], f"{error.args[0]!r} is missing"
    elif isinstance(error, ForbiddenExtraKeysError):
        fields = [field.name for field in attrs.fields(error.cl)]
        for key in sorted(error.extra_fields):
            yield path, f"unknown key {key!r}; {_meant(key, fields)}"
    elif isinstance(error, TypeError):
        yield path, "has the wrong form; data/README.md shows the right one"
    else:
        yield path, " ".join(str(error).split())


def _step(error: BaseException) -> Path:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (note.name,)
        if isinstance(note, IterableValidationNote):
            return (note.index,)
    return ()


def _spoken(path: Path) -> str:
    return f"{'.'.join(map(str, path))}: " if path else ""


def _meant(key: str, known: Iterable[str]) -> str:
    names = list(known)
    close = difflib.get_close_matches(key, names, n=1)
    if close:
        return f"did you mean {close[0]!r}?"
    return f"known here: {', '.join(names)}" if len(names) <= 40 else ""
