"""Laws of words: values follow the vocabularies, ids and codes have their form, names are borne by one alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..errors import Problem
from ..fields import VOCABULARY_OF
from ..membership import Framework, Party
from ..names import clashes
from ..proceedings import Document, Event, Meeting
from ..promises import Commitment, Theme
from ..records import Source
from ..vocabulary import allowed, terms
from .law import Checked, at, law, table


@law
def values_follow_the_vocabularies(data: Checked) -> Iterator[Problem]:
    for record in data.all_records():
        for part in (record, *_parts(record)):
            for field, vocabulary in VOCABULARY_OF.get(type(part), {}).items():
                value = getattr(part, field)
                if value is not None and value not in terms(vocabulary):
                    yield at(record, f"{vocabulary} {value!r} is unknown; {allowed(vocabulary, value)}")


def _parts(record: Any) -> Iterator[Any]:
    """The small records inside a record."""
    for field in ("relations", "life", "matches", "participations", "targets", "links", "footnotes"):
        yield from getattr(record, field, ())


_NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
ID_FORMS: dict[type[Any], tuple[str, str]] = {
    Theme: (_NAME, "lower-case letters, digits and single hyphens"),
    Meeting: (f"{_NAME}/{_NAME}", "a framework's id, a slash, the year and the place"),
    Document: (f"{_NAME}(/{_NAME}){{1,2}}", "its meeting's or framework's id, a slash, a name"),
    Event: (f"{_NAME}/{_NAME}", "a framework's id, a slash, the year and a name"),
    Commitment: (f"{_NAME}(/{_NAME}){{1,2}}/[0-9]+", "its document's id, a slash, a number"),
    Framework: (r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters, digits and single hyphens"),
    Source: (r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters, digits and single hyphens"),
    Party: (r"[A-Z][A-Z0-9-]*", "capitals, digits and hyphens, beginning with a capital"),
}


@law
def ids_have_their_form(data: Checked) -> Iterator[Problem]:
    for record in data.all_records():
        if type(record) not in ID_FORMS:
            continue
        form, words = ID_FORMS[type(record)]
        if not re.fullmatch(form, record.id):
            yield at(record, f"id {record.id!r} is not of the form of a {type(record).__name__.lower()}'s: {words}")


@law
def codes_have_their_form(data: Checked) -> Iterator[Problem]:
    forms = {
        "alpha_2": r"[A-Z]{2}",
        "alpha_3": r"[A-Z]{3}",
        "numeric": r"[0-9]{3}",
        "wikidata": r"Q[1-9][0-9]*",
        "ror": r"0[a-z0-9]{8}",
    }
    for record in (*data.own.parties.values(), *data.frameworks()):
        for code in (record, *getattr(record, "former_codes", ())):
            for field, form in forms.items():
                value = getattr(code, field, None)
                if value is not None and not re.fullmatch(form, value):
                    yield at(record, f"{field} {value!r} is not of the form {form}")


# Names that two may claim, with the reason; the id keeps the name.
SHARED_NAMES = {
    "AU": "the id of the African Union, by which everybody calls it, is also Australia's alpha-2 code (iso:AU)",
}


@law
def no_two_bear_one_name(data: Checked) -> Iterator[Problem]:
    parties = {
        party.id: [party.id, *filter(None, (party.alpha_2, party.alpha_3, party.numeric, party.wikidata)), *_names(party)]
        for party in data.whole.parties.values()
    }
    frameworks = {
        framework.id: [framework.id, *filter(None, (framework.acronym,)), *_names(framework)]
        for framework in data.whole.frameworks.values()
    }
    for kind, names, records in (
        ("parties", parties, data.whole.parties),
        ("frameworks", frameworks, data.whole.frameworks),
    ):
        for name, first, second in clashes(names):
            if name in SHARED_NAMES:
                continue
            culprit = second if second in getattr(data.own, kind) else first
            if culprit in getattr(data.own, kind):
                yield at(
                    records[culprit],
                    f"the {kind} {first!r} and {second!r} both bear the name {name!r}; leave it to one of them",
                )


def _names(record: Party | Framework) -> tuple[str, ...]:
    return record.name_en, record.name_ja, *record.aliases


@law
def aliases_name_ids(data: Checked) -> Iterator[Problem]:
    known = data.known(Framework)
    for file in data.own.files:
        for alias, identifier in table(file, "alias").items():
            where = file.where("alias", alias)
            if alias in known:
                yield Problem(where.file, where.line, f"alias {alias!r} is an id in use; an id never changes its meaning")
            elif identifier in known or not isinstance(identifier, str):
                continue
            elif identifier in data.whole.aliases:
                yield Problem(
                    where.file,
                    where.line,
                    f"alias {alias!r} names the alias {identifier!r}; name {data.whole.aliases[identifier]!r}",
                )
            else:
                yield Problem(where.file, where.line, f"alias {alias!r} names {identifier!r}, which is no framework's id")
