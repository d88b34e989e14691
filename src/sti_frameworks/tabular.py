"""`Tabular`: the records and their answers as data frames, panels, pairs and networks."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, cast

import attrs

from . import rolls
from .belonging import COUNTED
from .contents import Contents
from .dates import DateLike, IfUnsure, When, check_when, read_day, read_year, span_of_year
from .errors import BadQuestion, CoverageWarning, Unsure
from .gridding import FixedMembers, Gridded
from .membership import Framework, Party
from .store import Values, several
from .vocabulary import check_term, terms

if TYPE_CHECKING:
    from pathlib import Path

    from .frames import Backend
    from .grids import Grid
    from .panels import Cell
    from .spellings import CodeSystem, Spellings

__all__ = ["FixedMembers", "Tabular"]

F = TypeVar("F")
Format = Literal["datapackage", "parquet", "jsonl", "sqlite", "duckdb", "jsonld", "turtle", "bibtex", "csl", "ris"]

Frameworks: TypeAlias = "str | Framework | FixedMembers | Sequence[str | Framework | FixedMembers]"
Parties: TypeAlias = "str | Party | Sequence[str | Party]"
Years: TypeAlias = "int | tuple[int, int] | range | Sequence[int]"


class Tabular(Gridded):
    """Records and answers as tables."""

    def __init__(self, contents: Contents, *, is_shipped: bool = False) -> None:
        super().__init__(contents, is_shipped=is_shipped)
        self._spellings: dict[str, Spellings] = {}

    def table(self, name: str, *, backend: Backend | None = None) -> Any:
        """All records of a kind as a data frame.

        Args:
            name: of the table; `sti_frameworks.TABLES` has all with their columns, an unknown one is an error that lists them.
            backend: "pandas", "polars" or "arrow"; None for the first that is installed.

        Returns: a frame of that engine. A date is four columns: as written, earliest and latest day, precision. Vocabularies
        are categories, lists are lists. What a record holds in plenty (variants, locators, targets …) is a table of its own.
        """
        from .frames import check_backend, frame
        from .tables import check_table, rows_of

        form = check_table(name)
        engine = check_backend(backend)
        rows = rows_of(self._contents)[form.name]
        return frame(form.columns, {column.name: [row[column.name] for row in rows] for column in form.columns}, engine)

    def panel(
        self,
        frameworks: Frameworks,
        years: Years,
        *,
        parties: Parties | None = None,
        when: When = "end",
        values: Cell = "member",
        shape: Literal["long", "wide"] = "long",
        role: Values = "member",
        standing: Values = COUNTED,
        backend: Backend | None = None,
    ) -> Any:
        """A row for each party and year: what the party was in some frameworks.

        Args:
            frameworks: one or several, by id, acronym or name.
            years: a year, a range, a pair (first, last) or a list of years.
            parties: one or several; None for all states, present and former, and whoever else was ever a member of one of them.
            when: which day of the year counts, as in `members_in`.
            values: "member" (true, false, empty), "role", "status" (the four answers of `status_in`), "tenure" (calendar years
                since the present unbroken membership began) or "since" (its first day).
            shape: "long" (a row for each party, year and framework, always with the status beside the value) or "wide" (a row
                for each party and year, a column for each framework).
            role, standing: what counts as a member, as in `members_in`; of values="role", which roles are looked for (all but
                the chair by default).
            backend: "pandas", "polars" or "arrow"; None for the first that is installed.

        "Was no member" and "did not exist" never look alike: the first is false, the second empty, with its status.
        """
        from . import panels
        from .frames import check_backend

        engine = check_backend(backend)
        cell = panels.check_cell(values)
        roles = _all_roles() if cell == "role" and role == "member" else role
        subjects = self._subjects(frameworks)
        asked = _years(years)
        grids = [self._grid(each, roles, standing, check_when(when)) for each in subjects]
        self._warn_beyond_years(subjects, asked, check_when(when))
        chosen = self._parties_for(parties, subjects, roles, standing)
        return panels.panel(grids, chosen, asked, cell, shape, engine)

    def annotate(
        self,
        frame: F,
        *,
        party: str,
        frameworks: Frameworks,
        year: str | None = None,
        date: str | None = None,
        code: CodeSystem = "auto",
        value: Cell = "member",
        when: When = "end",
        role: Values = "member",
        standing: Values = COUNTED,
        unknown: Literal["raise", "null"] = "raise",
        prefix: str = "",
        fractional: bool = False,
    ) -> F:
        """The user's frame with a column for each framework: what the row's party was in it in the row's year, or on its day.

        Args:
            frame: of pandas, polars (eager or lazy), Arrow, DuckDB, Ibis, Dask or PySpark. The same kind comes back; rows,
                order and index are as they were, and a lazy frame stays lazy: nothing of it is computed.
            party: name of the column that says who.
            frameworks: one or several; also groups of constant composition (`fixed_members`).
            year, date: name of the column that says when: one of the two. A moment counts on the day of its own time zone.
            code: how parties are written: "alpha3", "alpha2", "numeric" (ISO), "cow", "gw", "name" (present or former, English
                or Japanese, also as databases spell them), or "auto" for ids, alpha codes and names alike. Plain numbers need
                the name of their system.
            value: "member" (true, false, empty), "role", "since", "tenure" or "status"; see `panel`.
            when, role, standing: as in `panel`.
            unknown: "raise" reports all values that nobody bears together, with suggestions; "null" leaves their rows empty. A
                lazy frame needs "null".
            prefix: put before the names of the new columns, which are the frameworks' ids.
            fractional: a cell holds several parties (a list, or a text with ";" between them); each new column is the share of
                them that were members, empty where one of them has no answer.

        Raises: `BadQuestion` for a column that is not there, is there already, or holds no years; `UnknownValues`.
        """
        from . import panels
        from .annotating import Request, annotate_in_memory
        from .coding import engine_of
        from .joining import annotate_lazily
        from .spellings import Spellings, check_code

        if (year is None) == (date is None):
            raise BadQuestion("name the column of years (year='year') or of dates (date='day'), one of the two")
        if unknown not in ("raise", "null"):
            raise BadQuestion(f"unknown={unknown!r} is unknown; it is one of: raise, null")
        cell = panels.check_cell(value)
        if fractional and cell != "member":
            raise BadQuestion(f"fractional=True gives shares of members; value={value!r} has none")
        system = check_code(code)
        if system not in self._spellings:
            self._spellings[system] = Spellings(self._parties.values(), system)
        roles = _all_roles() if cell == "role" and role == "member" else role
        subjects = self._subjects(frameworks)
        if year is not None:
            grids = [self._grid(each, roles, standing, check_when(when)) for each in subjects]
        else:
            grids = [self._grid(each, roles, standing) for each in subjects]
        request = Request(
            party=party,
            time=year if year is not None else str(date),
            by_day=year is None,
            spellings=self._spellings[system],
            grids=grids,
            names=[f"{prefix}{grid.framework}" for grid in grids],
            value=cell,
            unknown=unknown,
            fractional=fractional,
            checked=self._last_known(subjects, by_day=year is None),
        )
        engine = engine_of(frame)
        made = annotate_lazily(frame, request) if engine is None else annotate_in_memory(frame, engine, request)
        return cast(F, made)

    def dyads(
        self,
        years: Years,
        *,
        frameworks: Frameworks | None = None,
        themes: Values | None = None,
        parties: Parties | None = None,
        when: When = "end",
        directed: bool = False,
        values: Literal["count", "list"] = "count",
        if_unsure: IfUnsure = "raise",
        backend: Backend | None = None,
    ) -> Any:
        """A row for each pair of parties and year: how many frameworks both were members of, and with "list" which.

        Args:
            years, parties, when, backend: as in `panel`.
            frameworks: which ones count; None for all that have members on record.
            themes: only frameworks of which a commitment has one of these themes (a domain includes its themes).
            directed: both (A, B) and (B, A) instead of one of them.
            if_unsure: what a membership counts as of which the dates are too coarse to say whether it held.

        Pairs without anything in common are there with 0; a pair of which one party did not exist that year is not.
        """
        import numpy as np

        from . import panels
        from .frames import check_backend

        engine = check_backend(backend)
        asked = _years(years)
        subjects = self._joined_by(frameworks, themes)
        rule = check_when(when)
        grids = [self._settled(self._grid(each, "member", COUNTED, rule), asked, if_unsure) for each in subjects]
        if frameworks is not None:
            self._warn_beyond_years(subjects, asked, rule)
        chosen = self._parties_for(parties, subjects, "member", COUNTED)
        # Most parties lived through all the years; each span of life is looked at once.
        lives = {(party.since, party.until): party for party in chosen}
        alive = {life: [self._exists(party, year, rule) for year in asked] for life, party in lives.items()}
        exists = np.array([alive[party.since, party.until] for party in chosen], dtype=bool)
        return panels.dyads(grids, chosen, asked, exists.reshape(len(chosen), len(asked)), values, directed, engine)

    def network(
        self,
        year: int,
        *,
        frameworks: Frameworks | None = None,
        themes: Values | None = None,
        parties: Parties | None = None,
        when: When = "end",
        projection: Literal["parties", "frameworks"] | None = None,
        if_unsure: IfUnsure = "raise",
    ) -> Any:
        """The network of joint membership in a year, as a `networkx.Graph`.

        Args:
            frameworks, themes, parties, when, if_unsure: as in `dyads`.
            projection: None for both kinds of nodes (`bipartite` 0: parties, 1: frameworks) with an edge for each membership;
                "parties" or "frameworks" for those alone, an edge with its `weight` (how many they share) and `shared` (which).

        Nodes bear kind, name_en and name_ja. Whoever belongs to nothing is left out. Needs the extra `network`.
        """
        from . import panels

        asked = read_year(year)
        subjects = self._joined_by(frameworks, themes)
        rule = check_when(when)
        grids = [self._settled(self._grid(each, "member", COUNTED, rule), [asked], if_unsure) for each in subjects]
        if frameworks is not None:
            self._warn_beyond_years(subjects, [asked], rule)
        chosen = self._parties_for(parties, subjects, "member", COUNTED)
        groups = {each.name: self._frameworks[each.framework] for each in subjects if isinstance(each, FixedMembers)}
        known = {**self._frameworks, **groups}
        return panels.network(grids, known, chosen, asked, projection)

    def fixed_members(self, framework: str | Framework, *, on: DateLike, if_unsure: IfUnsure = "raise") -> FixedMembers:
        """The members of a framework on a day as a group of constant composition, for `panel` and `annotate`."""
        subject = self.framework(framework)
        day = read_day(on).isoformat()
        members = self.members_on(subject, on, if_unsure=if_unsure)
        return FixedMembers(f"{subject.id}_{day}", subject.id, day, members.ids)

    def export(
        self,
        place: str | Path,
        *,
        format: Format,
        overwrite: bool = False,
        partition_by: str | None = None,
    ) -> Path:
        """Writes all records to files.

        Args:
            place: the folder or file to make.
            format: "datapackage" (CSV files with a Frictionless Data Package v2 descriptor), "parquet", "jsonl" (JSON Lines
                with JSON Schemas), each a folder; "sqlite", "duckdb", "jsonld", "turtle", each a file with all tables;
                "bibtex", "csl", "ris", a file with the sources.
            overwrite: whether an export that is there may be replaced. Other files never are.
            partition_by: of parquet: a column by which the tables that have it are parted ("framework").

        Returns: the place. It holds the whole export, or what it held before if anything went wrong. `load` reads all of them
        back but the lists of sources.
        """
        from pathlib import Path

        from . import __version__
        from .exporting import Release, export

        release = Release(__version__, max((str(each.checked) for each in self._frameworks.values()), default=""))
        return export(self._contents, release, Path(place), format=format, overwrite=overwrite, partition_by=partition_by)

    # Parts of the answers

    def _subjects(self, frameworks: Frameworks) -> list[Framework | FixedMembers]:
        given = several(frameworks)
        if not given:
            raise BadQuestion("no framework was named; pass one or several: 'g7' or ['g7', 'oecd']")
        found: dict[str, Framework | FixedMembers] = {}
        for each in given:
            subject = each if isinstance(each, FixedMembers) else self.framework(each)
            found.setdefault(subject.name if isinstance(subject, FixedMembers) else subject.id, subject)
        return list(found.values())

    def _joined_by(self, frameworks: Frameworks | None, themes: Values | None) -> list[Framework | FixedMembers]:
        if frameworks is not None:
            subjects = self._subjects(frameworks)
        else:
            subjects = [each for each in self._frameworks.values() if each.memberships]
        if themes is not None:
            on_theme = {each.framework for each in self.commitments_by_theme(themes)}
            # A body's commitments are those of the framework whose members act through it.
            speak = {each for each in self._frameworks if self._with_bodies(self._frameworks[each]) & on_theme}
            subjects = [each for each in subjects if (each.framework if isinstance(each, FixedMembers) else each.id) in speak]
        if not subjects:
            raise BadQuestion("no framework has members on record and a commitment on those themes; themes() lists the themes")
        return subjects

    def _parties_for(
        self, parties: Parties | None, subjects: Iterable[Framework | FixedMembers], role: Values, standing: Values
    ) -> list[Party]:
        if parties is not None:
            return list({party.id: party for party in map(self.party, several(parties))}.values())
        members: set[str] = set()
        for each in subjects:
            if isinstance(each, FixedMembers):
                members |= set(each.parties)
            else:
                members |= {party for party, found in self._stretches_of(each, role, standing).items() if found}
        return [party for party in self._parties.values() if party.kind in ("state", "former_state") or party.id in members]

    @staticmethod
    def _settled(grid: Grid, years: Sequence[int], if_unsure: IfUnsure) -> Grid:
        """The grid with the answers that dates leave open decided as the user said."""
        import numpy as np

        check_term("if_unsure", if_unsure)
        unsure = {number for number, answer in enumerate(grid.answers) if answer.unsure}
        if not unsure or if_unsure == "exclude":
            return grid
        if if_unsure == "include":
            decided = tuple(each._replace(status="member") if each.unsure else each for each in grid.answers)
            return attrs.evolve(grid, answers=decided)
        columns = grid.column_of(np.array(years, dtype=np.int64))
        open_rows = np.atleast_1d(np.isin(grid.cells[:, columns], list(unsure)).any(axis=1))
        if not open_rows.any():
            return grid
        names = [party for party, row in grid.rows.items() if open_rows[row]]
        raise Unsure(
            f"the dates are too coarse to say whether {', '.join(names)} belonged to {grid.framework} in each of those years; "
            "pass if_unsure='include' or 'exclude', or when='end', which dates of year precision always settle"
        )

    def _exists(self, party: Party, year: int, when: When) -> bool:
        from .belonging import existed

        first, last = span_of_year(year, when)
        return existed(party.since, party.until, first, last, every=rolls.is_every(when)) is not False

    @staticmethod
    def _last_known(subjects: Iterable[Framework | FixedMembers], *, by_day: bool) -> dict[str, int]:
        """For each framework that goes on, the last day or year that its sources speak of."""
        return {
            each.id: each.checked.latest.toordinal() if by_day else each.checked.year
            for each in subjects
            if isinstance(each, Framework) and not (each.until is not None and each.until.latest <= each.checked.latest)
        }

    @staticmethod
    def _warn_beyond_years(subjects: Iterable[Framework | FixedMembers], years: Sequence[int], when: When) -> None:
        if not years:
            return
        beyond = [
            each
            for each in subjects
            if isinstance(each, Framework)
            and span_of_year(max(years), when, checked=each.checked.latest)[1] > each.checked.latest.toordinal()
            and not (each.until is not None and each.until.latest <= each.checked.latest)
        ]
        if beyond:
            named = ", ".join(f"{each.id} ({each.checked})" for each in beyond)
            warnings.warn(
                f"the years reach beyond the last check of {named}; the answers take it that nothing changed since",
                CoverageWarning,
                stacklevel=3,
            )


def _all_roles() -> tuple[str, ...]:
    """All roles but the chair, which is held beside another one."""
    return tuple(each for each in terms("role") if each != "chair")


def _years(years: object) -> list[int]:
    """The years asked for, in the order given, each once."""
    if isinstance(years, tuple) and len(years) == 2 and all(isinstance(each, int) for each in years):
        first, last = map(read_year, years)
        if first > last:
            raise BadQuestion(f"years={years!r} ends before it begins; pass (first, last), both included")
        return list(range(first, last + 1))
    if isinstance(years, str) or not isinstance(years, Iterable):
        return [read_year(years)]
    return list(dict.fromkeys(map(read_year, years)))
