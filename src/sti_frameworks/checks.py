"""The laws of the data: what must hold of every record, ours and a user's. Only this module knows them.

Each law is one function that yields a `Problem` for each place that breaks it. `LAWS` lists them; `tests/bad/` holds, for
each, a file that breaks it and the errors expected.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

import attrs

from .dates import PartialDate
from .errors import Problem
from .loading import Contents, DataFile
from .names import clashes
from .records import Fact, Framework, Membership, Party, Source, Variant
from .vocabulary import allowed, terms

__all__ = ["LAWS", "check"]

Law = Callable[["Checked"], Iterator[Problem]]

LAWS: list[Law] = []


@attrs.define
class Checked:
    """What the laws look at: all contents, and those of the files under judgement, the only ones that can be at fault."""

    whole: Contents
    own: Contents

    def frameworks(self) -> Iterable[Framework]:
        return self.own.frameworks.values()

    def spells(self) -> Iterator[tuple[Framework, Membership]]:
        for framework in self.frameworks():
            for spell in framework.memberships:
                yield framework, spell

    def records(self) -> Iterator[Fact]:
        """Every record that can bear sources, notes and variants."""
        yield from self.own.parties.values()
        yield from self.frameworks()
        yield from (spell for _, spell in self.spells())


def check(whole: Contents, *, own: Contents | None = None) -> list[Problem]:
    """Every breach of every law by the `own` contents (by default the whole), sorted by file and line."""
    subject = Checked(whole, whole if own is None else own)
    found = [problem for law in LAWS for problem in law(subject)]
    return sorted(found, key=lambda problem: (problem.file, problem.line, problem.what))


def law(function: Law) -> Law:
    LAWS.append(function)
    return function


def at(record: Any, what: str) -> Problem:
    return Problem(record.where.file, record.where.line, what)


# Words and ids


VOCABULARY_OF: dict[type[Any], dict[str, str]] = {
    Party: {"kind": "party_kind"},
    Source: {"kind": "source_kind"},
    Framework: {"kind": "framework_kind"},
    Membership: {"role": "role", "standing": "standing", "entry": "entry", "exit": "exit"},
}


@law
def values_follow_the_vocabularies(data: Checked) -> Iterator[Problem]:
    for record in (*data.own.sources.values(), *data.records()):
        for field, vocabulary in VOCABULARY_OF[type(record)].items():
            value = getattr(record, field)
            if value is not None and value not in terms(vocabulary):
                yield at(record, f"{field} {value!r} is unknown; {allowed(vocabulary, value)}")
    for framework in data.frameworks():
        for relation in framework.relations:
            if relation.kind not in terms("relation"):
                yield at(framework, f"relation {relation.kind!r} is unknown; {allowed('relation', relation.kind)}")
        for spell in framework.life:
            if spell.state not in terms("life"):
                yield at(framework, f"life {spell.state!r} is unknown; {allowed('life', spell.state)}")


ID_FORMS: dict[type[Any], tuple[str, str]] = {
    Framework: (r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters, digits and single hyphens"),
    Source: (r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters, digits and single hyphens"),
    Party: (r"[A-Z][A-Z0-9-]*", "capitals, digits and hyphens, beginning with a capital"),
}


@law
def ids_have_their_form(data: Checked) -> Iterator[Problem]:
    named: list[Source | Party | Framework] = [*data.own.sources.values(), *data.own.parties.values(), *data.frameworks()]
    for record in named:
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
    known = data.whole.declared["framework"]
    for file in data.own.files:
        for alias, identifier in _table(file, "alias").items():
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


# What is referred to exists


@law
def parties_exist(data: Checked) -> Iterator[Problem]:
    known = data.whole.declared["party"]
    hint = "add it to parties.toml, or load the files over='shipped'"
    for framework, spell in data.spells():
        if spell.party not in known:
            yield at(spell, f"{framework.id} has a spell of {spell.party!r}, which is no party's id; {hint}")
    for party in data.own.parties.values():
        for other in (*party.succeeds, *party.succeeded_by):
            if other not in known:
                yield at(party, f"{party.id} is linked to {other!r}, which is no party's id; {hint}")


@law
def frameworks_exist(data: Checked) -> Iterator[Problem]:
    known = data.whole.declared["framework"]
    for framework in data.frameworks():
        if framework.parent is not None and framework.parent not in known:
            yield at(framework, f"the parent {framework.parent!r} is no framework's id")
        for relation in framework.relations:
            if relation.other not in known:
                yield at(framework, f"the relation {relation.kind} names {relation.other!r}, which is no framework's id")


@law
def parents_have_no_circle(data: Checked) -> Iterator[Problem]:
    for framework in data.frameworks():
        seen = [framework.id]
        above = framework.parent
        while above is not None and above in data.whole.frameworks and above not in seen:
            seen.append(above)
            above = data.whole.frameworks[above].parent
        if above == framework.id:
            yield at(framework, f"it is its own parent: {' → '.join([*seen, above])}")


@law
def successions_agree(data: Checked) -> Iterator[Problem]:
    for party in data.own.parties.values():
        for here, there in (("succeeds", "succeeded_by"), ("succeeded_by", "succeeds")):
            for other in getattr(party, here):
                if other in data.whole.parties and party.id not in getattr(data.whole.parties[other], there):
                    yield at(party, f"{party.id} has {other!r} in {here}, but {other} does not have it in {there}")


# Time


@law
def beginnings_come_before_ends(data: Checked) -> Iterator[Problem]:
    for record in data.records():
        for stretch in (record, *_inner_stretches(record)):
            if stretch.since is not None and stretch.until is not None and not _before(stretch.since, stretch.until):
                yield at(record, f"since {stretch.since} is not before until {stretch.until} (the first day out)")


def _inner_stretches(record: Any) -> Iterator[Any]:
    for field in ("life", "former_names", "former_codes"):
        yield from getattr(record, field, ())


def _before(since: PartialDate, until: PartialDate) -> bool:
    """Whether one day of `since` can lie before one day of `until`."""
    return since.earliest < until.latest


@law
def spells_of_one_role_do_not_overlap(data: Checked) -> Iterator[Problem]:
    for framework in data.frameworks():
        chains: dict[tuple[str, str], list[Membership]] = {}
        for spell in framework.memberships:
            chains.setdefault((spell.party, spell.role), []).append(spell)
        for chain in chains.values():
            for before, after in pairwise(chain):
                if before.until is None or before.until.earliest > after.since.latest:
                    yield at(
                        after,
                        f"{after!r} overlaps {before!r} ({before.where}), or comes before it; "
                        "end the one before the other begins, the oldest first",
                    )


@law
def spells_lie_within_the_life_of_the_framework(data: Checked) -> Iterator[Problem]:
    for framework, spell in data.spells():
        # Who signs or is bound before the treaty is in force, or asks to join at its birth, comes before its life.
        early = spell.standing in ("signed", "contracting") or spell.role in ("candidate", "applicant")
        if not early and spell.since.latest < framework.since.earliest:
            yield at(spell, f"{spell!r} begins before {framework.id} did ({framework.since})")
        if framework.until is not None and (spell.until is None or spell.until.earliest > framework.until.latest):
            yield at(spell, f"{spell!r} goes on after {framework.id} ended ({framework.until}); end it, with its exit")


@law
def parties_exist_on_the_day(data: Checked) -> Iterator[Problem]:
    for framework, spell in data.spells():
        party = data.whole.parties.get(spell.party)
        if party is None:
            continue
        # A territory can be an associate or an observer before it is a state: that is what these roles are for.
        early = spell.role in ("associate", "observer")
        if party.since is not None and not early and spell.since.latest < party.since.earliest:
            yield at(spell, f"{spell!r} in {framework.id} begins before {party.id} did ({party.since})")
        if party.until is not None and (spell.until is None or spell.until.earliest > party.until.latest):
            yield at(spell, f"{spell!r} in {framework.id} goes on after {party.id} ended ({party.until})")


@law
def an_exit_goes_with_an_until(data: Checked) -> Iterator[Problem]:
    for _, spell in data.spells():
        if (spell.exit is None) != (spell.until is None):
            has, lacks = ("until", "exit") if spell.exit is None else ("exit", "until")
            yield at(spell, f"{spell!r} has {has} but no {lacks}; both or neither")


@law
def notice_comes_before_the_exit(data: Checked) -> Iterator[Problem]:
    for _, spell in data.spells():
        if spell.notice is None:
            continue
        if spell.until is None:
            yield at(spell, f"{spell!r} has a notice but no until; a notice not yet in effect is a note")
        elif spell.notice.earliest > spell.until.latest:
            yield at(spell, f"{spell!r}: the notice of {spell.notice} comes after the exit")


@law
def nothing_is_dated_after_its_check(data: Checked) -> Iterator[Problem]:
    for framework, spell in data.spells():
        for field in ("since", "until", "notice"):
            date = getattr(spell, field)
            if date is not None and date.earliest > framework.checked.latest:
                yield at(spell, f"{field} {date} lies after the day on which {framework.id} was checked ({framework.checked})")


@law
def days_of_reading_are_days(data: Checked) -> Iterator[Problem]:
    for source in data.own.sources.values():
        if not source.read.is_exact:
            yield at(source, f"read {source.read} is not a day; write the day on which the source was read")
    for framework in data.frameworks():
        if not framework.checked.is_exact:
            yield at(framework, f"checked {framework.checked} is not a day; write the latest day for which its sources speak")


@law
def one_chair_at_a_time(data: Checked) -> Iterator[Problem]:
    for framework in data.frameworks():
        chairs = sorted(
            (spell for spell in framework.memberships if spell.role == "chair"), key=lambda each: each.since.earliest
        )
        for before, after in pairwise(chairs):
            if before.until is None or before.until.earliest > after.since.latest:
                yield at(
                    after, f"{after.party} takes the chair of {framework.id} before {before.party} leaves it ({before.where})"
                )


# Sources


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
    for source in data.own.sources.values():
        if source.id not in cited:
            yield at(source, f"source {source.id!r} is cited nowhere; cite it, or take it out")


def _sources(record: Any) -> Iterator[Source]:
    yield from record.sources
    yield from (variant.source for variant in record.variants)


@law
def variants_differ_in_a_field_of_the_record(data: Checked) -> Iterator[Problem]:
    for record in data.records():
        for variant in record.variants:
            yield from _variant_problems(record, variant)


def _variant_problems(record: Fact, variant: Variant) -> Iterator[Problem]:
    fields = [field.name for field in attrs.fields(type(record)) if not field.name.startswith("_")]
    if variant.field not in fields:
        yield at(record, f"a variant is of the unknown field {variant.field!r}; fields are: {', '.join(fields)}")
    elif str(getattr(record, variant.field)) == variant.value:
        yield at(record, f"a variant of {variant.field} says {variant.value!r}, as the record does; it varies nothing")


@law
def addresses_are_https(data: Checked) -> Iterator[Problem]:
    for record in (*data.own.sources.values(), *data.frameworks()):
        for field in ("url", "archived"):
            address = getattr(record, field, None)
            if address is not None and not re.fullmatch(r"https://[^\s/]+\.[^\s]+", address):
                yield at(record, f"{field} {address!r} is not an https address")


# Text


_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々〇]")
_KANA = re.compile(r"[\u3040-\u30ff]")


@law
def languages_keep_to_their_fields(data: Checked) -> Iterator[Problem]:
    for record in (*data.own.parties.values(), *data.frameworks()):
        for field in ("name_ja", "summary_ja"):
            text = getattr(record, field, None)
            # A name can be an acronym in both languages (APEC); a summary can't.
            if (
                text is not None
                and not _JAPANESE.search(text)
                and not (field == "name_ja" and text.isascii() and text.isupper())
            ):
                yield at(record, f"{field} {text!r} is not Japanese")
        for field in ("name_en", "summary_en", "note", "doubt"):
            text = getattr(record, field, None)
            if text is not None and _JAPANESE.search(text):
                yield at(record, f"{field} {text!r} holds Japanese; it is an English field")
    for _, spell in data.spells():
        for field in ("note", "doubt"):
            text = getattr(spell, field)
            if text is not None and _KANA.search(text):
                yield at(spell, f"{field} {text!r} holds Japanese; it is an English field")


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
    for record in (*data.own.sources.values(), *data.records()):
        for field in attrs.fields(type(record)):
            value = getattr(record, field.name)
            if isinstance(value, str) and (not value or value != value.strip()):
                yield at(record, f"{field.name} {value!r} is empty or has white space around it; leave the key out or trim it")


@law
def tables_stand_in_order(data: Checked) -> Iterator[Problem]:
    for file in data.own.files:
        for name in ("party", "members"):
            keys = list(_table(file, name))
            for before, after in pairwise(keys):
                if after < before:
                    yield Problem(
                        file.name, file.lines.line((name, after)), f"{name}.{after} stands after {name}.{before}; sort by id"
                    )
    for framework in data.frameworks():
        for earlier, later in pairwise(framework.memberships):
            if earlier.party == later.party and later.since.latest < earlier.since.earliest:
                yield at(later, f"{later!r} stands after {earlier!r}; the oldest spell of a party comes first")


@law
def lists_say_a_thing_once(data: Checked) -> Iterator[Problem]:
    for record in data.records():
        for field in ("aliases", "sources", "succeeds", "succeeded_by"):
            for value, count in Counter(getattr(record, field, ())).items():
                if count > 1:
                    yield at(record, f"{field} names {getattr(value, 'id', value)!r} {count} times")


def _table(file: DataFile, name: str) -> dict[str, Any]:
    found = file.tables.get(name, {})
    return found if isinstance(found, dict) else {}
