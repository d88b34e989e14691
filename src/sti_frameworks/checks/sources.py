"""Laws of sources: every fact has one, every one is cited and stands once, variants differ, addresses are https."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs

from ..errors import Problem
from ..records import Fact, Source, Variant, field_names
from .law import Checked, at, law


@law
def every_fact_has_a_source(data: Checked) -> Iterator[Problem]:
    for record in data.records():
        if not record.sources:
            yield at(record, f"{record!r} has no source; add sources = […], or a default at the head of its file")


@law
def every_source_is_cited(data: Checked) -> Iterator[Problem]:
    if data.own.problems:
        return  # what could not be read may have cited it
    cited = {source.id for record in data.records() for source in _sources(record)}
    cited |= {each for source in data.own.sources.values() for footnote in source.footnotes for each in footnote.cites}
    for source in data.own.sources.values():
        if source.id not in cited:
            yield at(source, f"source {source.id!r} is cited nowhere; cite it, or take it out")


@law
def a_publication_is_one_source(data: Checked) -> Iterator[Problem]:
    # Editions, parts and later readings of an address differ in title, date, copy or note; else it is one source.
    seen: dict[Source, Source] = {}
    for source in data.own.sources.values():
        nameless = attrs.evolve(source, id="", where=None)
        first = seen.setdefault(nameless, source)
        if first is not source:
            yield at(source, f"source {source.id!r} repeats {first.id!r} ({first.where}); cite that one (shared: sources.toml)")


def _sources(record: Any) -> Iterator[Source]:
    yield from record.sources
    yield from (variant.source for variant in record.variants)


@law
def variants_differ_in_a_field_of_the_record(data: Checked) -> Iterator[Problem]:
    for record in data.records():
        for variant in record.variants:
            yield from _variant_problems(record, variant)


def _variant_problems(record: Fact, variant: Variant) -> Iterator[Problem]:
    fields = list(field_names(type(record)))
    if variant.field not in fields:
        yield at(record, f"a variant is of the unknown field {variant.field!r}; fields are: {', '.join(fields)}")
    elif str(getattr(record, variant.field)) == variant.value:
        yield at(record, f"a variant of {variant.field} says {variant.value!r}, as the record does; it varies nothing")


@law
def addresses_are_https(data: Checked) -> Iterator[Problem]:
    for record in data.all_records():
        for field in ("url", "archived"):
            address = getattr(record, field, None)
            if address is not None and not re.fullmatch(r"https://[^\s/]+\.[^\s]+", address):
                yield at(record, f"{field} {address!r} is not an https address")
