"""Laws of text: each language in its fields, normal form, no stray space, tables in order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import attrs

from ..errors import Problem
from ..loading import RECORDS
from ..membership import Membership
from ..records import Source
from .law import Checked, at, law, table

_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々〇]")
# Controls and breaks of lines, which tables, terminals and pages have no place for, and what turns the direction of writing.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@law
def languages_keep_to_their_fields(data: Checked) -> Iterator[Problem]:
    for record in data.all_records():
        if isinstance(record, Source):
            continue  # a title stands in its own language
        for part in (record, *_nested(record)):
            for field in attrs.fields(type(part)):
                text = getattr(part, field.name)
                if not isinstance(text, str):
                    continue
                if field.name.endswith("_ja") and not _reads_as_japanese(field.name, text):
                    yield at(record, f"{field.name} {text!r} is not Japanese")
                elif (field.name.endswith("_en") or field.name in ("note", "doubt")) and _JAPANESE.search(text):
                    yield at(record, f"{field.name} {text!r} holds Japanese; it is an English field")


def _reads_as_japanese(field: str, text: str) -> bool:
    # A name can be written in Latin letters in both languages (APEC, GFTech); a summary can't.
    return bool(_JAPANESE.search(text)) or (field != "summary_ja" and text.isascii())


def _nested(part: Any) -> Iterator[Any]:
    """The small records inside a record, at any depth."""
    for field in attrs.fields(type(part)):
        value = getattr(part, field.name)
        for each in value if isinstance(value, tuple) else ():
            if attrs.has(type(each)) and not isinstance(each, (Source, Membership)):
                yield each
                yield from _nested(each)


@law
def texts_are_normal_and_trimmed(data: Checked) -> Iterator[Problem]:
    for file in data.own.files:
        for number, line in enumerate(file.text.split("\n"), start=1):
            if line != line.rstrip():
                yield Problem(file.name, number, "white space at the end of the line; take it out")
            if "\t" in line:
                yield Problem(file.name, number, "a tab; use spaces")
            if not unicodedata.is_normalized("NFC", line):
                yield Problem(file.name, number, "not in Unicode's normal form C; save it normalised")


@law
def texts_are_not_empty(data: Checked) -> Iterator[Problem]:
    for record in data.all_records():
        for field in attrs.fields(type(record)):
            value = getattr(record, field.name)
            if isinstance(value, str) and (not value or value != value.strip()):
                yield at(record, f"{field.name} {value!r} is empty or has white space around it; leave the key out or trim it")


@law
def texts_hold_no_control_characters(data: Checked) -> Iterator[Problem]:
    for record in data.all_records():
        for part in (record, *_nested(record)):
            for field in attrs.fields(type(part)):
                text = getattr(part, field.name)
                if isinstance(text, str) and (found := _UNPRINTABLE.search(text)):
                    name = f"U+{ord(found[0]):04X}"
                    yield at(record, f"{field.name} {text!r} holds the control character {name}: take it out")


@law
def tables_stand_in_order(data: Checked) -> Iterator[Problem]:
    for file in data.own.files:
        for name in ("members", *RECORDS):
            keys = list(table(file, name))
            for before, after in pairwise(keys):
                in_order = _numbered(before) <= _numbered(after) if name == "commitment" else before <= after
                if not in_order:
                    yield Problem(
                        file.name, file.lines.line((name, after)), f"{name}.{after} stands after {name}.{before}; sort by id"
                    )
    for framework in data.frameworks():
        for earlier, later in pairwise(framework.memberships):
            if earlier.party == later.party and later.since.latest < earlier.since.earliest:
                yield at(later, f"{later!r} stands after {earlier!r}; the oldest spell of a party comes first")


def _numbered(key: str) -> tuple[str, int]:
    """Commitments sort by their documents, then by their numbers."""
    name, _, number = key.rpartition("/")
    return (name, int(number)) if number.isdecimal() else (key, 0)


_LISTS = ("aliases", "sources", "succeeds", "succeeded_by", "frameworks", "parties", "themes", "actors", "excluded")


@law
def lists_say_a_thing_once(data: Checked) -> Iterator[Problem]:
    for record in data.records():
        for field in (
            "aliases",
            "sources",
            "succeeds",
            "succeeded_by",
            "frameworks",
            "parties",
            "themes",
            "actors",
            "excluded",
        ):
            for value, count in Counter(getattr(record, field, ())).items():
                if count > 1:
                    yield at(record, f"{field} names {getattr(value, 'id', value)!r} {count} times")
