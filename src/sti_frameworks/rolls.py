"""Who belonged when: spells against days and years, with three answers, yes (True), no (False) and open (None).

A spell is half-open, and its coarse dates can stand for several days. Here each end becomes a range of ordinals, narrowed
by what is certain anyway: a spell ends after it began, the next one begins no earlier than the last one ended, and what a
file states on the day it was checked had happened by that day. A span of days is then compared with those ranges; the
answer is open only if the sources leave it open. Pure functions over spells: no catalogue, no files.
"""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from .dates import PartialDate, When
from .membership import Membership

__all__ = ["Stretch", "belonging", "stretches"]

NEVER = datetime.date.max.toordinal() + 1

# An exit after which the party goes on belonging, in another standing or role: where the next spell begins on the very
# same coarse date, there is no gap between the two, whichever day it was.
GOES_ON = frozenset({"role_change", "entry_into_force", "suspension"})


class Stretch(NamedTuple):
    """A time of unbroken belonging: one spell, or several that meet. Ends are ranges of ordinals, both inclusive."""

    since_first: int
    since_last: int
    until_first: int
    until_last: int
    spells: tuple[Membership, ...]


def stretches(
    spells: Iterable[Membership], roles: Container[str], standings: Container[str], checked: datetime.date
) -> list[Stretch]:
    """The stretches of one party in one framework, in those roles and standings, oldest first.

    All its spells are to be passed, those of each role in order: those of another standing narrow what the coarse dates
    can mean.
    """
    found: list[Stretch] = []
    for spell in sorted(_dated(spells, checked), key=_by_time):
        (last,) = spell.spells
        if last.role not in roles or last.standing not in standings:
            continue
        for index, earlier in enumerate(found):
            if _meets(earlier.spells[-1], last):
                found[index] = Stretch(*earlier[:2], *spell[2:4], (*earlier.spells, last))
                break
        else:
            found.append(spell)
    return found


def belonging(found: Iterable[Stretch], first: int, last: int, *, every: bool) -> tuple[bool | None, tuple[Membership, ...]]:
    """Whether a party belonged from `first` to `last` (both inclusive), on every day or on at least one of them, and the
    spells that decide it or leave it open."""
    begins_by, ends_after = (first, last) if every else (last, first)
    listed = list(found)
    for since, until, spells in _surely_unbroken(listed):
        if since <= begins_by and until > ends_after:
            return True, spells
    open_spells: tuple[Membership, ...] = ()
    for since, until, spells in _perhaps_unbroken(listed):
        if since <= begins_by and until > ends_after:
            open_spells += spells
    return (None, open_spells) if open_spells else (False, ())


Run = tuple[int, int, tuple[Membership, ...]]


def _surely_unbroken(found: Iterable[Stretch]) -> list[Run]:
    """Times without a gap however the dates are taken: the latest first days, the earliest days out."""
    return _runs((each.since_last, each.until_first, each.spells) for each in found)


def _perhaps_unbroken(found: Iterable[Stretch]) -> list[Run]:
    """Times without a gap if the dates are taken kindly: the earliest first days, the latest days out."""
    return _runs((each.since_first, each.until_last, each.spells) for each in found)


def _runs(times: Iterable[Run]) -> list[Run]:
    """Times that overlap or touch, joined: spells of several roles can overlap, and those of one can follow at once."""
    joined: list[Run] = []
    for since, until, spells in sorted(times, key=lambda run: run[:2]):
        if joined and since <= joined[-1][1]:
            begun, over, earlier = joined[-1]
            joined[-1] = begun, max(over, until), earlier + spells
        else:
            joined.append((since, until, spells))
    return joined


def by_party(spells: Sequence[Membership]) -> Iterable[tuple[str, tuple[Membership, ...]]]:
    """Spells of one framework by party; those of a party stand together."""
    for party, group in groupby(spells, key=lambda spell: spell.party):
        yield party, tuple(group)


def is_every(when: When) -> bool:
    """Whether the rule asks for every day of its span (of one day, both rules ask the same)."""
    return when != "any"


def _by_time(stretch: Stretch) -> tuple[int, int]:
    return stretch.since_first, stretch.until_last


def _dated(spells: Iterable[Membership], checked: datetime.date) -> Iterable[Stretch]:
    """Each spell as a stretch of its own. Spells of one role follow one another as written, which narrows their ends."""
    by_role: dict[str, list[Stretch]] = {}
    for spell in spells:
        until = (NEVER, NEVER) if spell.until is None else _range(spell.until, checked)
        by_role.setdefault(spell.role, []).append(Stretch(*_range(spell.since, checked), *until, (spell,)))
    for chain in by_role.values():
        yield from _narrowed(chain)


def _range(date: PartialDate, checked: datetime.date) -> tuple[int, int]:
    earliest, latest = date.earliest, date.latest
    if earliest <= checked < latest:
        latest = checked
    return earliest.toordinal(), latest.toordinal()


def _meets(before: Membership, after: Membership) -> bool:
    if before.until is None or before.until != after.since:
        return False
    return before.until.is_exact or before.exit in GOES_ON


def _narrowed(found: list[Stretch]) -> list[Stretch]:
    """Takes out the days that order alone rules out: since < until, and each stretch begins once the last one ended."""
    earliest = 0
    forward: list[Stretch] = []
    for stretch in found:
        since = max(stretch.since_first, earliest)
        until = max(stretch.until_first, since + 1)
        forward.append(stretch._replace(since_first=since, until_first=until))
        earliest = until
    latest = NEVER
    backward: list[Stretch] = []
    for stretch in reversed(forward):
        until = min(stretch.until_last, latest)
        since = min(stretch.since_last, until - 1)
        backward.append(stretch._replace(since_last=since, until_last=until))
        latest = since
    return backward[::-1]
