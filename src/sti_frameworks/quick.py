"""The commonest questions about rolls, answered from a small index before anything else is loaded.

`data/rolls.tsv`, made when a wheel is built, holds for each framework with members its names and the roll of each year's end
wherever it changes. What it cannot answer (another day of the year, another role, a year beyond the last check, an unknown
name, a source tree without the file) is asked of the catalogue, which is the measure: tests hold the two equal.
"""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .catalogue import Catalogue
    from .collection import Records
    from .contents import Contents
    from .dates import DateLike, IfUnsure, When
    from .membership import Framework, Party
    from .store import Values

__all__ = ["is_member", "members_in"]

COUNTED = ("in_effect", "suspended")
_END, _MEMBER, _RAISE = "end", "member", "raise"


class _Roll:
    """The rolls of one framework: the years in which they change, and the ids from each on; None where it is not settled."""

    __slots__ = ("id", "ids", "known", "last", "sets", "years")

    def __init__(self, fields: list[str]) -> None:
        self.id = fields[0]
        self.last = int(fields[1])
        self.years: list[int] = []
        self.ids: list[tuple[str, ...] | None] = []
        self.sets: dict[int, frozenset[str] | None] = {}
        self.known: dict[int, Records[Party]] = {}
        roll: set[str] = set()
        for step in fields[3].split(" ") if fields[3] else ():
            year, _, changes = step.partition(":")
            self.years.append(int(year))
            if changes == "?":
                self.ids.append(None)
                continue
            for change in changes.split(","):
                if change:
                    (roll.add if change[0] == "+" else roll.discard)(change[1:])
            self.ids.append(tuple(sorted(roll)))

    def place(self, year: int) -> int:
        """Where the year's roll stands: -1 before the first."""
        return bisect_right(self.years, year) - 1


# Names, in lower case, to the line of their framework; filled when the first question is asked.
_lines: dict[str, str] = {}
# Names as they were asked, to their rolls; None where the catalogue has to be asked.
_known: dict[str, _Roll | None] = {}


def _roll_of(name: object) -> _Roll | None:
    """The rolls of a framework by one of its names; None where the catalogue has to be asked."""
    if not isinstance(name, str):
        return None
    if name not in _known:
        if not _lines:
            _lines.update(_read())
        line = _lines.get(name.casefold())
        _known[name] = None if line is None else _Roll(line.split("\t"))
    return _known[name]


def _read() -> dict[str, str]:
    """The index by name; of a source tree, which has none, nothing."""
    from .resources import read_data

    try:
        lines = read_data("rolls.tsv").decode("utf-8").splitlines()
    except OSError:
        return {"": ""}
    return {name: line for line in lines for name in line.split("\t", 3)[2].split("|")}


def members_in(
    framework: str | Framework,
    year: int,
    *,
    when: When = "end",
    role: Values = "member",
    standing: Values = COUNTED,
    if_unsure: IfUnsure = "raise",
) -> Records[Party]:
    """The roll of a year; see `Catalogue.members_in`."""
    # Defaults are recognised by identity: another text that says the same is answered by the catalogue, and the same.
    if when is _END and role is _MEMBER and standing is COUNTED and if_unsure is _RAISE and type(year) is int:
        roll = _known[framework] if type(framework) is str and framework in _known else _roll_of(framework)
        if roll is not None:
            if year in roll.known:
                return roll.known[year]
            if 1 <= year <= roll.last:
                place = roll.place(year)
                ids = roll.ids[place] if place >= 0 else ()
                if ids is not None:
                    roll.known[year] = found = _later(roll.id, year, ids)
                    return found
    return _catalogue().members_in(framework, year, when=when, role=role, standing=standing, if_unsure=if_unsure)


def _later(framework: str, year: int, ids: tuple[str, ...]) -> Records[Party]:
    from .collection import Records

    return Records.later(ids, lambda: _catalogue().members_in(framework, year))


def is_member(
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
    """Whether a party belonged on a day or in a year; see `Catalogue.is_member`."""
    if on is None and when is _END and role is _MEMBER and standing is COUNTED and if_unsure is _RAISE and type(year) is int:
        roll = _known[framework] if type(framework) is str and framework in _known else _roll_of(framework)
        if roll is not None and type(party) is str and 1 <= year <= roll.last:
            if year in roll.sets:
                members = roll.sets[year]
            else:
                place = roll.place(year)
                ids = roll.ids[place] if place >= 0 else ()
                members = roll.sets[year] = None if ids is None else frozenset(ids)
            # An id that is on the roll is enough; one that is not may be another name of somebody who is.
            if members is not None and party in members:
                return True
    return _catalogue().is_member(
        party, framework, on=on, year=year, when=when, role=role, standing=standing, if_unsure=if_unsure
    )


def _catalogue() -> Catalogue:
    from .catalogue import shipped_catalogue

    return shipped_catalogue()


def dump(contents: Contents) -> str:
    """The index of some contents: a line each of id, last year that it answers, names, changes of the roll by year."""
    from .catalogue import Catalogue
    from .errors import Unsure

    catalogue = Catalogue(contents)
    lines = []
    claimed: dict[str, str] = {}
    for framework in catalogue.frameworks():
        names = [framework.id, framework.acronym, framework.name_en, framework.name_ja, *framework.aliases]
        for name in names:
            if name is not None:
                claimed.setdefault(name.casefold(), framework.id)
    for framework in catalogue.frameworks():
        if not framework.memberships:
            continue
        ended = framework.until is not None and framework.until.latest <= framework.checked.latest
        last = 9999 if ended else framework.checked.year
        first = min(spell.since.year for spell in framework.memberships)
        before: tuple[str, ...] | None = ()
        roll: set[str] = set()
        steps = []
        for year in range(first, framework.checked.year + 2 if ended else last + 1):
            try:
                ids: tuple[str, ...] | None = catalogue.members_in(framework, year).ids
            except Unsure:
                ids = None
            if ids == before:
                continue
            before = ids
            if ids is None:
                steps.append(f"{year}:?")
                continue
            now = set(ids)
            changes = [f"+{each}" for each in sorted(now - roll)] + [f"-{each}" for each in sorted(roll - now)]
            steps.append(f"{year}:{','.join(changes)}")
            roll = now
        own = [
            key
            for key in dict.fromkeys(
                name.casefold()
                for name in (framework.id, framework.acronym, framework.name_en, framework.name_ja, *framework.aliases)
                if name is not None
            )
            if claimed[key] == framework.id
            and not set("|\t\n") & set(key)
            and catalogue._framework_names.get(key) == framework.id
        ]
        lines.append("\t".join([framework.id, str(last), "|".join(own), " ".join(steps)]))
    return "".join(f"{line}\n" for line in lines)
