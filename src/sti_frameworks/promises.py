"""What was promised: commitments, each one thing that one document says its actors do, will do, or hold, by theme."""

from __future__ import annotations

import attrs

from .dates import PartialDate
from .records import Locator, Record, Source, Variant, Where, where_field
from .vocabulary import terms

__all__ = ["Commitment", "Link", "Match", "Target", "Theme"]


@attrs.frozen(repr=False)
class Match:
    """A concept of another scheme that a theme corresponds to.

    Attributes:
        scheme: the scheme's name ("unesco-thesaurus", "sdg" …).
        relation: exact, close, broad, narrow or related, as in SKOS: "broad" says that the other concept is the broader one.
        code: the concept's code there.
    """

    scheme: str
    relation: str
    code: str

    def __repr__(self) -> str:
        return f"<Match {self.relation} {self.scheme} {self.code}>"


@attrs.frozen(order=False, repr=False)
class Theme(Record):
    """A concept of the theme scheme: a domain, or a theme of one domain.

    Attributes:
        id: lower-case name. notation: "D" for a domain, "D1" for a theme.
        label_en, label_ja: its words. definition_en: what belongs to it.
        broader: id of its domain; None for a domain.
        matches: concepts of other schemes.
    """

    id: str
    notation: str
    label_en: str
    label_ja: str
    definition_en: str
    broader: str | None = None
    matches: tuple[Match, ...] = ()
    where: Where | None = where_field()

    @property
    def sort_key(self) -> tuple[str, ...]:
        return self.notation, self.id

    def __repr__(self) -> str:
        return f"<Theme {self.notation} {self.id} {self.label_en}>"


@attrs.frozen(repr=False)
class Target:
    """A number, a limit or a date that a commitment sets.

    Attributes:
        kind: a value of the vocabulary `target_kind`.
        value, value_max: the number, or the two ends of a range.
        unit: ISO 4217 code for money, UCUM for measures ("Cel", "%"), else a plain English noun ("persons").
        approximate: whether the text says "about", "more than" and the like.
        basis: what it is measured against or counted over.
        since, until: first day of the period, first day after it.
        as_stated: the number in the text's own words, where they add something.
    """

    kind: str
    unit: str | None = None
    value: float | None = None
    value_max: float | None = None
    approximate: bool = False
    basis: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    as_stated: str | None = None

    def __repr__(self) -> str:
        number = "" if self.value is None else f"{self.value:,.10g}"
        upper = "" if self.value_max is None else f"–{self.value_max:,.10g}"
        parts = (self.kind, "about" if self.approximate else "", number + upper, self.unit or "")
        return f"<Target {' '.join(filter(None, parts))}>"


@attrs.frozen(repr=False)
class Link:
    """How a commitment stands to another one.

    Attributes:
        kind: a value of the vocabulary `link`. other: the other's id.
    """

    kind: str
    other: str

    def __repr__(self) -> str:
        return f"<Link {self.kind} {self.other}>"


@attrs.frozen(order=False, repr=False)
class Commitment(Record):
    """One thing that one document says its actors do, will do, or hold, in our own words.

    Attributes:
        id: the document's id and a running number.
        document: id of the text that says it. framework: whose text it is. meeting: the one that the text came out of.
        date: the day of the text.
        summary_en, summary_ja: what is promised.
        verb_en, verb_ja: the finite verb that governs it in the text.
        modality: a value of that vocabulary; strength: its rank, 3 (done or bound) to 0 (said).
        instrument: a value of that vocabulary, where the text names one.
        themes: ids of one to three themes, the first is the primary one.
        sdgs: targets of the Sustainable Development Goals that the text speaks of ("9.b").
        actor_scope: a value of that vocabulary; actors: party ids where some only; excluded: party ids left out.
        beneficiaries: whom it serves, in a few words.
        targets, deadline, follow_up: numbers; the date by which; a value of the vocabulary `follow_up`.
        links: to other commitments.
        locators: where it is stated. sources, note, doubt, variants, where: see `docs/explanation/facts.md`.
    """

    id: str
    document: str
    summary_en: str
    summary_ja: str
    modality: str
    themes: tuple[str, ...]
    actor_scope: str
    framework: str = ""
    meeting: str | None = None
    date: PartialDate | None = None
    verb_en: str | None = None
    verb_ja: str | None = None
    instrument: str | None = None
    sdgs: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    beneficiaries: str | None = None
    targets: tuple[Target, ...] = ()
    deadline: PartialDate | None = None
    follow_up: str = "none_stated"
    links: tuple[Link, ...] = ()
    sources: tuple[Source, ...] = ()
    locators: tuple[Locator, ...] = ()
    note: str | None = None
    doubt: str | None = None
    variants: tuple[Variant, ...] = ()
    where: Where | None = where_field()

    @property
    def strength(self) -> int:
        """3 (adopts, establishes, agrees, pledges) to 0 (welcomes, recognises, emphasises, expects)."""
        return int(terms("modality")[self.modality].rank)

    @property
    def sort_key(self) -> tuple[str, ...]:
        document, _, number = self.id.rpartition("/")
        return str(self.date or "9999"), document, number.rjust(4, "0")

    def __repr__(self) -> str:
        return f"<Commitment {self.id} ({self.modality} {self.strength}) {self.summary_en}>"
