"""Memberships as the tables of quantitative work: country-years, pairs of countries by year, and the network they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from .errors import BadQuestion
from .frames import Coded, Masked, frame, need
from .grids import STATUSES, Grid
from .membership import Framework, Party
from .tables import Column
from .vocabulary import terms

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Cell", "Lookup", "cells", "column_of", "dyads", "network", "panel"]

Lookup: TypeAlias = "Coded | Masked"
Cell = Literal["member", "role", "status", "tenure", "since"]

CELLS: dict[str, tuple[str, str]] = {
    "member": (
        "boolean",
        "whether the party was a member; empty where it or the framework did not exist, or the sources leave it open",
    ),
    "role": ("text", "the role that the party held; empty where it held none"),
    "status": ("text", "which of four: member, not_member, not_applicable (party or framework did not exist), undetermined"),
    "tenure": (
        "integer",
        "calendar years since the party's present unbroken membership began, 0 in the first; empty where none",
    ),
    "since": ("text", "the first day of the party's present unbroken membership, as precise as its source; empty where none"),
}


def check_cell(values: object) -> Cell:
    """What a cell is to hold; anything unknown is a `BadQuestion` that lists what there is."""
    for known in ("member", "role", "status", "tenure", "since"):
        if values == known:
            return known
    raise BadQuestion(f"values={values!r} is unknown; it is one of: {', '.join(CELLS)}")


def column_of(values: Cell, name: str) -> Column:
    """The form of a column with such cells."""
    kind, meaning = CELLS[values]
    vocabulary = {"role": tuple(terms("role")), "status": STATUSES}.get(values, ())
    unit = "year" if values == "tenure" else None
    return Column(name, kind, meaning, values != "status", values if vocabulary else None, vocabulary, unit=unit)  # type: ignore[arg-type]


def cells(grid: Grid, values: Cell) -> Lookup:
    """What each answer of a grid shows, and -1 or a missing value for the number after the last: no answer at all."""
    import numpy as np

    answers = (*grid.answers, None)
    if values == "status":
        return Coded(
            np.array([-1 if each is None else STATUSES.index(each.status) for each in answers], dtype=np.int8), STATUSES
        )
    if values == "role":
        held = [None if each is None else each.role for each in answers]
        roles = tuple(terms("role"))
        return Coded(np.array([-1 if each is None else roles.index(each) for each in held], dtype=np.int8), roles)
    begun = [None if each is None else each.since for each in answers]
    if values == "since":
        days = tuple(sorted({str(each) for each in begun if each is not None}))
        return Coded(np.array([-1 if each is None else days.index(str(each)) for each in begun], dtype=np.int16), days)
    if values == "tenure":
        # The year it began; whoever has the years subtracts.
        first = np.array([0 if each is None else each.year for each in begun], dtype=np.int64)
        return Masked(first, first == 0)
    statuses = [None if each is None else each.status for each in answers]
    known = np.array([each in ("member", "not_member") for each in statuses])
    return Masked(np.array([each == "member" for each in statuses]), ~known)


def panel(
    grids: Sequence[Grid],
    parties: Sequence[Party],
    years: Sequence[int],
    values: Cell,
    shape: str,
    backend: str | None,
) -> Any:
    """A frame of party and year, long or wide; see `Catalogue.panel`."""
    import numpy as np

    if shape not in ("long", "wide"):
        raise BadQuestion(f"shape={shape!r} is unknown; it is one of: long, wide")
    ids = tuple(party.id for party in parties)
    every_year = np.array(years, dtype=np.int64)
    numbers = [
        grid.cells[np.array([grid.rows[each] for each in ids], dtype=np.intp)][:, grid.column_of(every_year)] for grid in grids
    ]
    columns = [
        Column("party", "text", "id of the party", values=ids, refers_to="parties"),
        Column("year", "integer", "the year"),
    ]
    if shape == "wide":
        data: dict[str, Any] = {
            "party": Coded(np.repeat(np.arange(len(ids), dtype=np.int16), len(years)), ids),
            "year": np.tile(every_year, len(ids)),
        }
        for grid, found in zip(grids, numbers, strict=True):
            columns.append(column_of(values, grid.framework))
            data[grid.framework] = _woven([cells(grid, values)], [found], every_year, values)
        return frame(columns, data, backend)
    count = len(grids)
    names = tuple(grid.framework for grid in grids)
    data = {
        "party": Coded(np.repeat(np.arange(len(ids), dtype=np.int16), len(years) * count), ids),
        "year": np.tile(np.repeat(every_year, count), len(ids)),
        "framework": Coded(np.tile(np.arange(count, dtype=np.int8 if count < 128 else np.int16), len(ids) * len(years)), names),
    }
    columns.append(Column("framework", "text", "id of the framework", values=names, refers_to="frameworks"))
    for each in dict.fromkeys(("status", values)):
        columns.append(column_of(each, each))
        data[each] = _woven([cells(grid, each) for grid in grids], numbers, every_year, each)
    return frame(columns, data, backend)


def _woven(lookups: list[Lookup], numbers: list[np.ndarray[Any, Any]], years: np.ndarray[Any, Any], values: Cell) -> Lookup:
    """One column out of one table (party, year) of answers per framework: for each party and year, the frameworks in order."""
    import numpy as np

    shape = (*numbers[0].shape, len(numbers))
    if values == "since":
        # Each framework has days of its own.
        days = sorted({day for lookup in lookups if isinstance(lookup, Coded) for day in lookup.categories})
        places = {day: place for place, day in enumerate(days)}
        codes = np.empty(shape, dtype=np.int16)
        for number, (lookup, found) in enumerate(zip(lookups, numbers, strict=True)):
            assert isinstance(lookup, Coded)
            codes[:, :, number] = np.array([*(places[day] for day in lookup.categories), -1], dtype=np.int16)[lookup.codes][
                found
            ]
        return Coded(codes.ravel(), tuple(days))
    if isinstance(lookups[0], Coded):
        codes = np.empty(shape, dtype=lookups[0].codes.dtype)
        for number, (lookup, found) in enumerate(zip(lookups, numbers, strict=True)):
            assert isinstance(lookup, Coded)
            np.take(lookup.codes, found, out=(part := np.empty(found.shape, dtype=codes.dtype)))
            codes[:, :, number] = part
        return Coded(codes.ravel(), lookups[0].categories)
    shown = np.empty(shape, dtype=lookups[0].values.dtype)
    missing = np.empty(shape, dtype=bool)
    for number, (lookup, found) in enumerate(zip(lookups, numbers, strict=True)):
        assert isinstance(lookup, Masked)
        shown[:, :, number], missing[:, :, number] = lookup.values[found], lookup.missing[found]
    if values == "tenure":
        shown = (years[None, :, None] - shown) * ~missing
    return Masked(shown.ravel(), missing.ravel())


def dyads(
    grids: Sequence[Grid],
    parties: Sequence[Party],
    years: Sequence[int],
    exists: np.ndarray[Any, Any],
    values: str,
    directed: bool,
    backend: str | None,
) -> Any:
    """A frame of two parties and a year with what they both were members of; see `Catalogue.dyads`.

    `exists` says for each party and year whether the party existed: pairs of which one did not have no row.
    """
    import numpy as np

    if values not in ("count", "list"):
        raise BadQuestion(f"values={values!r} is unknown; it is one of: count, list")
    ids = tuple(party.id for party in parties)
    joined = membership_cube(grids, ids, years)
    words = _packed(joined)
    first, second = np.nonzero(~np.eye(len(ids), dtype=bool)) if directed else np.triu_indices(len(ids), k=1)
    first, second = first.astype(np.int16), second.astype(np.int16)
    found: dict[str, list[Any]] = {"a": [], "b": [], "year": [], "count": [], "list": []}
    for number, year in enumerate(years):
        there = exists[first, number] & exists[second, number]
        a, b = first[there], second[there]
        both = words[a, number] & words[b, number]
        found["a"].append(a)
        found["b"].append(b)
        found["year"].append(np.full(len(a), year, dtype=np.int64))
        found["count"].append(np.bitwise_count(both).sum(axis=1, dtype=np.int64))
        if values == "list":
            shared = joined[a, number] & joined[b, number]
            names = [grid.framework for grid in grids]
            found["list"] += [[names[each] for each in np.flatnonzero(row)] for row in shared]
    columns = [
        Column("year", "integer", "the year"),
        Column("party_a", "text", "id of the one party", values=ids, refers_to="parties"),
        Column("party_b", "text", "id of the other party", values=ids, refers_to="parties"),
        Column("count", "integer", "how many of the frameworks both were members of", unit="framework"),
    ]

    def whole(name: str, kind: str) -> np.ndarray[Any, Any]:
        return np.concatenate(found[name]) if found[name] else np.empty(0, dtype=kind)

    data = {
        "year": whole("year", "int64"),
        "party_a": Coded(whole("a", "int16"), ids),
        "party_b": Coded(whole("b", "int16"), ids),
        "count": whole("count", "int64"),
    }
    if values == "list":
        columns.append(Column("frameworks", "texts", "ids of the frameworks that both were members of", refers_to="frameworks"))
        data["frameworks"] = found["list"]
    return frame(columns, data, backend)


def membership_cube(grids: Sequence[Grid], ids: Sequence[str], years: Sequence[int]) -> np.ndarray[Any, Any]:
    """Whether each party was a member, by year and framework: bool, shape (parties, years, frameworks)."""
    import numpy as np

    every_year = np.array(years, dtype=np.int64)
    cube = np.zeros((len(ids), len(years), len(grids)), dtype=bool)
    for number, grid in enumerate(grids):
        rows = np.array([grid.rows[each] for each in ids], dtype=np.intp)
        answers = grid.cells[rows[:, None], grid.column_of(every_year)[None, :]]
        cube[:, :, number] = (grid.statuses() == 0)[answers]
    return cube


def _packed(cube: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The last axis as the bits of 64-bit words: pairs are then compared 64 frameworks at a time."""
    import numpy as np

    count = -(-cube.shape[2] // 64) * 64
    wide = np.zeros((*cube.shape[:2], count), dtype=bool)
    wide[:, :, : cube.shape[2]] = cube
    return np.packbits(wide, axis=2).view(np.uint64)


def network(
    grids: Sequence[Grid],
    frameworks: Mapping[str, Framework],
    parties: Sequence[Party],
    year: int,
    projection: str | None,
) -> Any:
    """A networkx graph of parties and frameworks, or of one of them; see `Catalogue.network`."""
    import numpy as np

    networkx = need("networkx", "network")
    cube = membership_cube(grids, [party.id for party in parties], [year])[:, 0, :]
    party_nodes = [
        (party.id, {"bipartite": 0, "kind": party.kind, "name_en": party.name_en, "name_ja": party.name_ja})
        for party, row in zip(parties, cube, strict=True)
        if row.any()
    ]
    framework_nodes = [
        (grid.framework, {"bipartite": 1, "kind": each.kind, "name_en": each.name_en, "name_ja": each.name_ja})
        for grid, each, column in zip(grids, (frameworks[grid.framework] for grid in grids), cube.T, strict=True)
        if column.any()
    ]
    graph = networkx.Graph(year=year)
    if projection is None:
        graph.add_nodes_from(party_nodes)
        graph.add_nodes_from(framework_nodes)
        for row, column in zip(*np.nonzero(cube), strict=True):
            graph.add_edge(parties[row].id, grids[column].framework)
        return graph
    if projection not in ("parties", "frameworks"):
        raise BadQuestion(f"projection={projection!r} is unknown; it is one of: parties, frameworks, or None for both")
    of_parties = projection == "parties"
    graph.add_nodes_from(party_nodes if of_parties else framework_nodes)
    names = [party.id for party in parties] if of_parties else [grid.framework for grid in grids]
    other = [grid.framework for grid in grids] if of_parties else [party.id for party in parties]
    table = cube if of_parties else cube.T
    counts = table.astype(np.int64) @ table.T.astype(np.int64)
    for one, two in zip(*np.nonzero(np.triu(counts, k=1)), strict=True):
        shared = tuple(other[each] for each in np.flatnonzero(table[one] & table[two]))
        graph.add_edge(names[one], names[two], weight=int(counts[one, two]), shared=shared)
    return graph
