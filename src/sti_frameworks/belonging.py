"""`Belonging`: the questions of who belonged to what, when, in which role."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Iterable
from typing import Literal

import attrs

from . import rolls
from .collection import Records
from .contents import Contents
from .dates import DateLike, IfUnsure, PartialDate, When, check_when, read_day, read_year, span_of_year
from .errors import BadQuestion, CoverageWarning, NoAnswer, Unsure
from .explaining import Explanation, explanation
from .membership import Framework, Membership, Party
from .store import Store, Values, several
from .vocabulary import check_term, one_or_several

__all__ = ["Belonging", "Comparison", "existed"]

Status = Literal["member", "not_member", "not_applicable", "undetermined"]

COUNTED: tuple[str, ...] = ("in_effect", "suspended")


@attrs.frozen
class Comparison:
    """The members of two frameworks side by side; see `Catalogue.compare`.

    Attributes:
        left, right: the frameworks' ids.
        only_left, both, only_right: their members, sorted by id.
    """

    left: str
    right: str
    only_left: Records[Party]
    both: Records[Party]
    only_right: Records[Party]

    def __str__(self) -> str:
        return "\n".join(
            f"{title:<{max(len(self.left), len(self.right)) + 6}}{', '.join(records.ids) or '–'}"
            for title, records in (
                (f"only {self.left}", self.only_left),
                ("both", self.both),
                (f"only {self.right}", self.only_right),
            )
        )

    def _repr_html_(self) -> str:
        # Cards stand above the questions; a notebook reaches them from here.
        from .cards import comparison

        return comparison(self)


class Belonging(Store):
    """Who belonged to what, when, in which role, and how we know."""

    def __init__(self, contents: Contents, *, is_shipped: bool = False) -> None:
        super().__init__(contents, is_shipped=is_shipped)
        self._stretches: dict[tuple[str, frozenset[str], frozenset[str]], dict[str, list[rolls.Stretch]]] = {}

    def memberships(
        self,
        *,
        party: str | Party | tuple[str | Party, ...] | None = None,
        framework: str | Framework | tuple[str | Framework, ...] | None = None,
        role: Values | None = None,
        standing: Values | None = None,
        on: DateLike | None = None,
        if_unsure: IfUnsure = "raise",
    ) -> Records[Membership]:
        """The spells of some parties in some frameworks, of every role and standing unless filtered; sorted.

        Args:
            on: only the spells that hold on that day.
            if_unsure: what to do where a spell's dates are too coarse to say whether it holds on that day.
        """
        parties = None if party is None else {self.party(each).id for each in several(party)}
        chosen = self._frameworks if framework is None else [self.framework(each).id for each in several(framework)]
        roles = None if role is None else one_or_several("role", role)
        standings = None if standing is None else one_or_several("standing", standing)
        spells = [
            spell
            for each in sorted(chosen)
            for spell in self._frameworks[each].memberships
            if (parties is None or spell.party in parties)
            and (roles is None or spell.role in roles)
            and (standings is None or spell.standing in standings)
        ]
        if on is None:
            return Records(spells, kind=Membership)
        day = read_day(on)
        return Records((spell for spell in spells if self._holds(spell, day, if_unsure)), kind=Membership)

    def members_in(
        self,
        framework: str | Framework,
        year: int,
        *,
        when: When = "end",
        role: Values = "member",
        standing: Values = COUNTED,
        if_unsure: IfUnsure = "raise",
    ) -> Records[Party]:
        """The roll of a year.

        Args:
            framework: by id, acronym or name.
            year: 1..9999. Years before its time give an empty roll.
            when: "end" (31 December; in the year of the last check, the day of that check), "start" (1 January), "any" (at
                least one day) or "all" (every day).
            role, standing: one value or several of those vocabularies. Signed is not bound, bound is not in force.
            if_unsure: "raise", "include" or "exclude" where dates are too coarse.

        Returns: the parties, sorted by id.
        Raises: `UnknownId`, `BadDate`, `BadQuestion`, `Unsure`. Warns `CoverageWarning` beyond the `checked` day.
        """
        subject = self.framework(framework)
        asked, rule = read_year(year), check_when(when)
        first, last = span_of_year(asked, rule, checked=subject.checked.latest)
        self._warn_beyond(subject, last)
        return self._roll(subject, first, last, rule, role, standing, if_unsure, f"in {asked} (when={rule!r})")

    def members_on(
        self,
        framework: str | Framework,
        day: DateLike,
        *,
        role: Values = "member",
        standing: Values = COUNTED,
        if_unsure: IfUnsure = "raise",
    ) -> Records[Party]:
        """The roll of one day ("2014-03-25" or a `datetime.date`); otherwise as `members_in`."""
        subject = self.framework(framework)
        ordinal = read_day(day).toordinal()
        self._warn_beyond(subject, ordinal)
        return self._roll(subject, ordinal, ordinal, "end", role, standing, if_unsure, f"on {read_day(day)}")

    def is_member(
        self,
        party: str | Party,
        framework: str | Framework,
        *,
        on: DateLike | None = None,
        year: int | None = None,
        when: When = "end",
        role: Values = "member",
        standing: Values = COUNTED,
        if_unsure: IfUnsure = "raise",
    ) -> bool:
        """Whether a party belonged on a day (`on`) or in a year (`year`, with `when` as in `members_in`)."""
        one, subject = self.party(party), self.framework(framework)
        first, last, rule = self._span(subject, on=on, year=year, when=when)
        found = self._stretches_of(subject, role, standing).get(one.id, [])
        answer, spells = rolls.belonging(found, first, last, every=rolls.is_every(rule))
        return _decided(answer, spells, if_unsure, f"whether {one.id} was in {subject.id} {_asked(on, year, rule)}")

    def status_in(
        self,
        party: str | Party,
        framework: str | Framework,
        year: int,
        *,
        when: When = "end",
        role: Values = "member",
        standing: Values = COUNTED,
    ) -> Status:
        """Which of four: "member", "not_member", "not_applicable" (the framework or the party did not exist),
        "undetermined" (the sources do not settle it). Never raises `Unsure`."""
        one, subject = self.party(party), self.framework(framework)
        first, last, rule = self._span(subject, on=None, year=year, when=when)
        return self._status(one, subject, first, last, rule, role, standing)[0]

    def joint_memberships(
        self,
        one: str | Party,
        other: str | Party,
        *,
        on: DateLike | None = None,
        year: int | None = None,
        when: When = "end",
        if_unsure: IfUnsure = "raise",
    ) -> Records[Framework]:
        """The frameworks that both are members of on a day, or in a year; sorted by id."""
        pair = self.party(one), self.party(other)
        shared = (
            framework
            for framework in self._frameworks.values()
            if all(self._belongs(party, framework, on, year, when, if_unsure) for party in pair)
        )
        return Records(shared, kind=Framework)

    def compare(
        self,
        left: str | Framework,
        right: str | Framework,
        *,
        on: DateLike | None = None,
        year: int | None = None,
        when: When = "end",
        role: Values = "member",
        standing: Values = COUNTED,
        if_unsure: IfUnsure = "raise",
    ) -> Comparison:
        """The members of two frameworks side by side: only in the left, in both, only in the right."""
        names, members = [], []
        for each in (left, right):
            subject = self.framework(each)
            first, last, rule = self._span(subject, on=on, year=year, when=when)
            roll = self._roll(subject, first, last, rule, role, standing, if_unsure, _asked(on, year, rule))
            names.append(subject.id)
            members.append(roll)
        ids = [set(roll.ids) for roll in members]
        return Comparison(
            names[0],
            names[1],
            Records((each for each in members[0] if each.id not in ids[1]), kind=Party),
            Records((each for each in members[0] if each.id in ids[1]), kind=Party),
            Records((each for each in members[1] if each.id not in ids[0]), kind=Party),
        )

    def chair(
        self,
        framework: str | Framework,
        *,
        on: DateLike | None = None,
        year: int | None = None,
        when: When = "end",
        if_unsure: IfUnsure = "raise",
    ) -> Party:
        """Who presided on a day, or at a year's end (or start).

        Raises `NoAnswer` where no chair is on record, `Unsure` where the dates leave it open.
        """
        subject = self.framework(framework)
        first, last, rule = self._span(subject, on=on, year=year, when=when)
        roll = self._roll(subject, first, last, rule, "chair", COUNTED, if_unsure, _asked(on, year, rule))
        if len(roll) == 1:
            return roll[0]
        if roll:
            raise NoAnswer(
                f"{subject.id} had more than one chair {_asked(on, year, rule)}: {', '.join(roll.ids)}; ask for a day"
            )
        known = [spell for spell in subject.memberships if spell.role == "chair"]
        recorded = "none of its chairs is on record"
        if known:
            begun = min(spell.since for spell in known)
            ends = [spell.until for spell in known]
            ended = "" if None in ends else f" until {max(end for end in ends if end is not None)}"
            recorded = f"its chairs are on record from {begun}{ended}"
        raise NoAnswer(f"{subject.id} has no chair on record {_asked(on, year, rule)}; {recorded}")

    def explain(
        self,
        party: str | Party,
        framework: str | Framework,
        *,
        on: DateLike | None = None,
        year: int | None = None,
        when: When = "end",
    ) -> Explanation:
        """The answer in words: the spells around the day, their sources with addresses, doubts and variants, and the
        file and line at which to correct it."""
        one, subject = self.party(party), self.framework(framework)
        first, last, rule = self._span(subject, on=on, year=year, when=when)
        answer, deciding = self._established(one, subject, first, last, rule, "member", COUNTED)
        day = datetime.date.fromordinal(min(last, datetime.date.max.toordinal()))
        spells = [spell for spell in subject.memberships if spell.party == one.id]
        beyond = last > subject.checked.latest.toordinal()
        return explanation(one, subject, _asked(on, year, rule), day, answer, deciding, spells, beyond=beyond)

    # Parts of the answers

    def _status(
        self, party: Party, framework: Framework, first: int, last: int, rule: When, role: Values, standing: Values
    ) -> tuple[Status, tuple[Membership, ...]]:
        """Which of the four for a span of days, and the spells that make it a member."""
        answer, spells = self._established(party, framework, first, last, rule, role, standing)
        if answer:
            return "member", spells
        if answer is None:
            return "undetermined", ()
        lives = [existed(each.since, each.until, first, last, every=rolls.is_every(rule)) for each in (party, framework)]
        if False in lives:
            return "not_applicable", ()
        return ("undetermined" if None in lives else "not_member"), ()

    def _established(
        self, party: Party, framework: Framework, first: int, last: int, rule: When, role: Values, standing: Values
    ) -> tuple[bool | None, tuple[Membership, ...]]:
        """Whether it belonged, None where dates or standings leave it open; and the spells that decide it."""
        every = rolls.is_every(rule)
        found = self._stretches_of(framework, role, standing).get(party.id, [])
        answer, spells = rolls.belonging(found, first, last, every=every)
        if answer:
            return answer, spells
        unsettled = self._stretches_of(framework, role, "unknown").get(party.id, [])
        perhaps, those = rolls.belonging(unsettled, first, last, every=every)
        return (answer, spells) if perhaps is False else (None, those)

    def _span(self, framework: Framework, *, on: DateLike | None, year: int | None, when: When) -> tuple[int, int, When]:
        rule = check_when(when)
        if (on is None) == (year is None):
            raise BadQuestion("pass a day (on='1998-05-17') or a year (year=1998), one of the two")
        if on is not None:
            first = last = read_day(on).toordinal()
            rule = "end"
        else:
            first, last = span_of_year(read_year(year), rule, checked=framework.checked.latest)
        self._warn_beyond(framework, last)
        return first, last, rule

    @staticmethod
    def _warn_beyond(framework: Framework, last: int) -> None:
        ended = framework.until is not None and framework.until.latest <= framework.checked.latest
        if last > framework.checked.latest.toordinal() and not ended:
            warnings.warn(
                f"{framework.id} was last checked on {framework.checked}; the answer takes it that nothing changed since",
                CoverageWarning,
                stacklevel=4,
            )

    def _stretches_of(self, framework: Framework, role: Values, standing: Values) -> dict[str, list[rolls.Stretch]]:
        roles, standings = one_or_several("role", role), one_or_several("standing", standing)
        key = framework.id, roles, standings
        if key not in self._stretches:
            checked = framework.checked.latest
            self._stretches[key] = {
                party: rolls.stretches(spells, roles, standings, checked)
                for party, spells in rolls.by_party(framework.memberships)
            }
        return self._stretches[key]

    def _roll(
        self,
        framework: Framework,
        first: int,
        last: int,
        rule: When,
        role: Values,
        standing: Values,
        if_unsure: str,
        asked: str,
    ) -> Records[Party]:
        every = rolls.is_every(rule)
        check_term("if_unsure", if_unsure)
        members: list[Party] = []
        open_spells: list[Membership] = []
        for party, found in self._stretches_of(framework, role, standing).items():
            answer, spells = rolls.belonging(found, first, last, every=every)
            if answer is None:
                open_spells += spells
                answer = if_unsure == "include"
            if answer:
                members.append(self._parties[party])
        if open_spells and if_unsure == "raise":
            raise _unsure(f"who was in {framework.id} {asked}", open_spells)
        return Records(members, kind=Party)

    def _belongs(
        self,
        party: Party,
        framework: Framework,
        on: DateLike | None,
        year: int | None,
        when: When,
        if_unsure: IfUnsure,
    ) -> bool:
        with warnings.catch_warnings():
            # A question across all frameworks reaches beyond some check or other; each framework's own questions warn.
            warnings.simplefilter("ignore", CoverageWarning)
            return self.is_member(party, framework, on=on, year=year, when=when, if_unsure=if_unsure)

    def _holds(self, spell: Membership, day: datetime.date, if_unsure: str) -> bool:
        checked = self._frameworks[spell.framework].checked.latest
        found = rolls.stretches([spell], (spell.role,), (spell.standing,), checked)
        answer, spells = rolls.belonging(found, day.toordinal(), day.toordinal(), every=True)
        return _decided(answer, spells, if_unsure, f"whether {spell!r} held on {day}")


def _decided(answer: bool | None, spells: Iterable[Membership], if_unsure: str, question: str) -> bool:
    check_term("if_unsure", if_unsure)
    if answer is None and if_unsure == "raise":
        raise _unsure(question, spells)
    return if_unsure == "include" if answer is None else answer


def _unsure(question: str, spells: Iterable[Membership]) -> Unsure:
    listed = tuple(spells)
    named = "; ".join(repr(spell) for spell in listed)
    return Unsure(
        f"the dates are too coarse to say {question}: {named}. Pass if_unsure='include' or 'exclude', or ask for a year's end",
        listed,
    )


def _asked(on: DateLike | None, year: int | None, rule: When) -> str:
    if on is not None:
        return f"on {read_day(on).isoformat()}"
    return {
        "end": f"at the end of {year}",
        "start": f"at the start of {year}",
        "any": f"on any day of {year}",
        "all": f"on every day of {year}",
    }[rule]


def existed(since: PartialDate | None, until: PartialDate | None, first: int, last: int, *, every: bool) -> bool | None:
    """Whether a life covers the span; a life without a beginning has begun."""
    begins_by, ends_after = (first, last) if every else (last, first)
    if since is not None and since.earliest.toordinal() > begins_by:
        return False
    if until is not None and until.latest.toordinal() <= ends_after:
        return False
    surely_begun = since is None or since.latest.toordinal() <= begins_by
    surely_not_over = until is None or until.earliest.toordinal() > ends_after
    return True if surely_begun and surely_not_over else None
