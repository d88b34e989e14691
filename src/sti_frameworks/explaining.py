"""Answers in words: what is so, since when, how we know, what is doubted, and where to correct it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

import attrs

from .dates import PartialDate
from .membership import Framework, Membership, Party
from .records import Fact, Source, Variant, Where
from .vocabulary import terms

__all__ = ["Explanation", "explanation"]


@attrs.frozen(repr=False)
class Explanation:
    """Why an answer is what it is; `str()` gives the whole in words.

    Attributes:
        party, framework: their ids.
        answer: True (a member), False (not), None (the sources leave it open).
        spells: the party's spells in the framework, in order, those around the day marked in the text.
        sources: what the spells around the day cite.
        doubts, notes: of those spells, the framework and the party.
        variants: other values that serious sources give.
        where: the lines to correct.
        text: all of it in words.
    """

    party: str
    framework: str
    answer: bool | None
    spells: tuple[Membership, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    doubts: tuple[str, ...]
    variants: tuple[Variant, ...]
    where: tuple[Where, ...]
    text: str

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        from .cards import explanation

        return explanation(self)


def explanation(
    party: Party,
    framework: Framework,
    asked: str,
    day: datetime.date,
    answer: bool | None,
    deciding: Sequence[Membership],
    spells: Sequence[Membership],
    *,
    beyond: bool,
) -> Explanation:
    """Puts the answer, the spells around the day and what is known of them into words."""
    ordered = sorted(spells, key=lambda spell: spell.since.earliest)
    around = list(deciding) or _around(ordered, day)
    records: list[Fact] = [*around, framework, party]
    sources = tuple(dict.fromkeys(source for spell in around for source in spell.sources)) or framework.sources
    notes = tuple(dict.fromkeys(record.note for record in records if record.note))
    doubts = tuple(dict.fromkeys(record.doubt for record in records if record.doubt))
    variants = tuple(dict.fromkeys(variant for record in records for variant in record.variants))
    where = tuple(dict.fromkeys(spell.where for spell in around if spell.where is not None))
    if not where and framework.where is not None:
        where = (framework.where,)
    name = name_on(party, day)
    lines = [_sentence(name, framework, asked, answer), ""]
    lines += _listing("Its spells", (_spell_line(spell, marked=spell in around) for spell in ordered), "none on record")
    lines += _listing("Sources", map(str, sources))
    lines += _listing("Notes", notes)
    lines += _listing("Doubts", doubts)
    lines += _listing(
        "Other values", (_variant_line(each, owner_of(each, around, framework, party), name) for each in variants)
    )
    if beyond:
        lines += [f"Last checked on {framework.checked}: the answer takes it that nothing changed since.", ""]
    lines += _listing("To correct it, in the data", map(str, where))
    return Explanation(
        party.id, framework.id, answer, tuple(ordered), sources, notes, doubts, variants, where, "\n".join(lines).rstrip()
    )


def name_on(party: Party, day: datetime.date, *, lang: str = "en") -> str:
    """The name that a party bore on a day, as far as its former names tell; in English where it has no Japanese one."""
    for former in party.former_names:
        begun = former.since is None or former.since.earliest <= day
        if begun and former.until is not None and day < former.until.earliest:
            return (former.name_ja if lang == "ja" else None) or former.name_en
    return party.name_ja if lang == "ja" else party.name_en


def _sentence(name: str, framework: Framework, asked: str, answer: bool | None) -> str:
    title = framework.acronym or framework.name_en
    when = asked[0].upper() + asked[1:]
    if answer is None:
        return f"{when}, the sources leave open whether {name} was a member of {title}."
    return f"{when}, {name} was {'' if answer else 'not '}a member of {title}."


def _around(spells: Sequence[Membership], day: datetime.date) -> list[Membership]:
    """The spells that may hold on the day, else those that ended last before it and that begin first after it."""
    holding = [spell for spell in spells if spell.since.earliest <= day and (spell.until is None or spell.until.latest > day)]
    if holding:
        return holding
    # Several can end at once: a member's turn in the chair ends with its membership.
    before = [(spell.until.latest, spell) for spell in spells if spell.until is not None and spell.until.latest <= day]
    after = [(spell.since.earliest, spell) for spell in spells if spell.since.earliest > day]
    ended, begun = max((end for end, _ in before), default=None), min((begin for begin, _ in after), default=None)
    return [spell for end, spell in before if end == ended] + [spell for begin, spell in after if begin == begun]


def _spell_line(spell: Membership, *, marked: bool) -> str:
    parts = [f"{'→' if marked else ' '} {_words('role', spell.role)}, {_words('standing', spell.standing)}: {_times(spell)}"]
    if spell.entry is not None:
        parts.append(f"by {_words('entry', spell.entry)}")
    if spell.exit is not None:
        parts.append(f"ended by {_words('exit', spell.exit)}")
    if spell.notice is not None:
        parts.append(f"announced {spell.notice}")
    return "; ".join(parts)


def _times(spell: Membership) -> str:
    return f"from {spell.since}" + ("" if spell.until is None else f", no longer on {_day_out(spell.until)}")


def _day_out(until: PartialDate) -> str:
    return str(until) if until.is_exact else f"a day in {until}"


def _words(vocabulary: str, code: str) -> str:
    return terms(vocabulary)[code].en


def owner_of(
    variant: Variant, spells: Iterable[Membership], framework: Framework, party: Party
) -> Membership | Framework | Party:
    """Whose other value it is: that of one of the spells, of the framework, or of the party."""
    owner = next((spell for spell in spells if variant in spell.variants), None)
    return owner or (framework if variant in framework.variants else party)


def _variant_line(variant: Variant, owner: Membership | Framework | Party, name: str) -> str:
    if isinstance(owner, Party):
        whose = name
    else:
        whose = _words("role", owner.role) if isinstance(owner, Membership) else owner.acronym or owner.name_en
    note = "" if variant.note is None else f" ({variant.note})"
    return f"{whose}: {variant.field} {variant.value}, says {variant.source}{note}"


def _listing(title: str, items: Iterable[str], otherwise: str = "") -> list[str]:
    listed = list(items)
    if not listed and not otherwise:
        return []
    return [f"{title}:", *(f"  {item}" for item in listed or [otherwise]), ""]
