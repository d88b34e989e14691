"""Memberships beside the rows of lazy and distributed frames, as a lazy join with a small table; nothing is computed here.

Works through narwhals on polars LazyFrames, DuckDB relations, Ibis tables and Spark; a Dask frame maps the in-memory way over
its partitions. The small table has one row for each kind of party and each year, so that a join on equality suffices also for
dates: the days within the year at which an answer changes stand in columns beside it.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import attrs

from .annotating import Answers, Request, annotate_in_memory, answers_for
from .errors import BadQuestion
from .frames import Coded, need
from .panels import Lookup
from .spellings import JUNK, NUMBERS, year_of_day

__all__ = ["annotate_lazily"]

_MARK = "__sti_frameworks_"


def annotate_lazily(frame: Any, request: Request) -> Any:
    """The frame with the new columns, of the same kind and as lazy as it was."""
    if request.unknown == "raise":
        raise BadQuestion(
            "a lazy frame can't be searched for unknown values without computing it; pass unknown='null', and look at the rows "
            "that stay empty"
        )
    if type(frame).__module__.split(".")[0] in ("dask", "dask_expr"):
        return _by_partitions(frame, request)
    root = type(frame).__module__.split(".")[0].lstrip("_")
    narwhals = need("narwhals", {"duckdb": "duckdb", "ibis": "ibis", "pyspark": "spark"}.get(root, "polars"))
    try:
        lazy = narwhals.from_native(frame)
    except TypeError:
        raise BadQuestion(
            f"annotate takes a frame of pandas, polars, Arrow, DuckDB, Ibis, Dask or Spark, not {type(frame).__name__}"
        ) from None
    have = lazy.collect_schema().names()
    request.check_columns(have)
    return _Joined(narwhals, lazy, request).annotated(have).to_native()


def _by_partitions(frame: Any, request: Request) -> Any:
    """Dask: each partition is a pandas frame."""
    request.check_columns(list(frame.columns))
    answer = _Partition(attrs.evolve(request, checked={}))
    return frame.map_partitions(answer, meta=answer(frame._meta))


class _Partition:
    """Annotates one partition; travels to the workers."""

    def __init__(self, request: Request) -> None:
        self.request = request

    def __call__(self, part: Any) -> Any:
        return annotate_in_memory(part, "pandas", self.request)


class _Joined:
    def __init__(self, narwhals: Any, lazy: Any, request: Request) -> None:
        self.nw, self.lazy, self.request = narwhals, lazy, request
        self.answers = answers_for(request)
        self.groups, self.group_of = _groups(self.answers)

    def annotated(self, have: Sequence[str]) -> Any:
        nw, request = self.nw, self.request
        if request.fractional:
            return self._shared(have)
        return self._with_answers(self.lazy).select(*[nw.col(name) for name in have], *map(nw.col, request.names))

    def _with_answers(self, lazy: Any) -> Any:
        """The frame joined with the answers, and the columns that this took."""
        nw, request = self.nw, self.request
        forms = request.spellings.forms
        time = nw.col(request.time)
        year = time.dt.year().cast(nw.Int64) if request.by_day else self._whole(lazy, time)
        first, last, table = self._years_table()
        clipped = nw.when(year < first).then(nw.lit(first)).otherwise(nw.when(year > last).then(nw.lit(last)).otherwise(year))
        lazy = lazy.with_columns(self._plain_form().alias(f"{_MARK}form"), clipped.alias(f"{_MARK}year"))
        lazy = lazy.with_columns(year.alias(f"{_MARK}asked"))
        by_form: dict[str, list[Any]] = {
            f"{_MARK}form": list(forms),
            f"{_MARK}group": [int(self.group_of[slot]) for slot in forms.values()],
        }
        lazy = self._left_join(lazy, by_form, [f"{_MARK}form"])
        lazy = self._left_join(lazy, table, [f"{_MARK}group", f"{_MARK}year"])
        return lazy.with_columns(*(self._answer(number).alias(name) for number, name in enumerate(request.names)))

    def _plain_form(self) -> Any:
        nw, code = self.nw, self.request.spellings.code
        text = nw.col(self.request.party).cast(nw.String)
        if code in NUMBERS:
            return text.str.strip_chars().str.replace_all(r"\.0+$", "").str.replace_all("^0+", "")
        return text.str.to_lowercase().str.replace_all(JUNK, "")

    def _whole(self, lazy: Any, time: Any) -> Any:
        """A year as a whole number; a fraction is no year, and its row stays empty."""
        nw = self.nw
        dtype = lazy.collect_schema()[self.request.time]
        if dtype.is_integer():
            return time.cast(nw.Int64)
        if not dtype.is_numeric():
            raise BadQuestion(
                f"column {self.request.time!r} holds no whole numbers (its type is {dtype}); years are numbers such as 1998. "
                "For days, pass date= instead of year="
            )
        whole = time.floor() == time
        return nw.when(whole).then(time).otherwise(None).cast(nw.Int64)

    # The small table

    def _years_table(self) -> tuple[int, int, dict[str, list[Any]]]:
        """A row for each group of parties with the same answers and each year: what is shown, in the order of the days
        within the year at which one of them changes."""
        years = self._years()
        first, last = years[0], years[-1]
        changes = _changes(self.answers, self.groups) if self.request.by_day else {}
        depth = max((len(days) for days in changes.values()), default=0)
        words = [_words(lookup, self.request.value) for lookup in self.answers.lookups]
        table: dict[str, list[Any]] = {f"{_MARK}group": [], f"{_MARK}year": []}
        for step in range(1, depth + 1):
            table[f"{_MARK}day{step}"] = []
        for number in range(len(self.request.names)):
            for step in range(depth + 1):
                table[f"{_MARK}{number}_{step}"] = []
        for group, rows in enumerate(self.groups):
            for year in years:
                days = changes.get((group, year), [])
                table[f"{_MARK}group"].append(group)
                table[f"{_MARK}year"].append(year)
                for step in range(1, depth + 1):
                    table[f"{_MARK}day{step}"].append(days[step - 1] if step <= len(days) else None)
                for number, row in enumerate(rows):
                    for step in range(depth + 1):
                        at = days[min(step, len(days)) - 1] if step and days else None
                        table[f"{_MARK}{number}_{step}"].append(words[number][int(row[self._edge(year, at)])])
        return first, last, table

    def _years(self) -> list[int]:
        edges = self.answers.edges
        if self.request.by_day:
            return list(range(max(year_of_day(int(edges[0])) - 1, 1), min(year_of_day(int(edges[-1])) + 1, 9999) + 1))
        return [int(edge) for edge in edges]

    def _edge(self, year: int, day: int | None) -> int:
        import numpy as np

        edges = self.answers.edges
        if not self.request.by_day:
            return year - int(edges[0])
        at = datetime.date(year, 1, 1).toordinal() if day is None else day
        return max(int(np.searchsorted(edges, at, side="right")) - 1, 0)

    def _answer(self, number: int) -> Any:
        """The expression of one new column."""
        shown = self._shown_at(number)
        return self.nw.col(f"{_MARK}asked") - shown if self.request.value == "tenure" else shown

    def _shown_at(self, number: int) -> Any:
        nw = self.nw
        found = nw.col(f"{_MARK}{number}_0")
        if not self.request.by_day:
            return found
        day = nw.col(self.request.time).dt.date() if self._is_moment() else nw.col(self.request.time)
        step = 1
        table = self._table_columns
        while f"{_MARK}day{step}" in table:
            change = nw.col(f"{_MARK}day{step}")
            found = nw.when(day >= change).then(nw.col(f"{_MARK}{number}_{step}")).otherwise(found)
            step += 1
        return found

    def _is_moment(self) -> bool:
        return bool(self.lazy.collect_schema()[self.request.time] != self.nw.Date)

    # Engines

    _table_columns: frozenset[str] = frozenset()

    def _left_join(self, lazy: Any, table: dict[str, list[Any]], on: list[str]) -> Any:
        self._table_columns |= table.keys()
        native = lazy.to_native()
        small = _small_table(native, table)
        if type(native).__module__.split(".")[0] == "polars":
            # The one engine with an order to keep.
            joined = native.join(small, on=on, how="left", maintain_order="left")
            return self.nw.from_native(joined)
        return lazy.join(self.nw.from_native(small), on=on, how="left")

    # Several parties in a cell

    def _shared(self, have: Sequence[str]) -> Any:
        """The share of members: answered once for each distinct cell and time, then joined back."""
        nw, request = self.nw, self.request
        party, time = nw.col(request.party), nw.col(request.time)
        if self.lazy.collect_schema()[request.party] != nw.String:
            raise BadQuestion(
                f"column {request.party!r}: on a lazy frame the parties of a row are a text with ';' between them; "
                "join the list into one first"
            )
        cell, moment = f"{_MARK}cell", f"{_MARK}moment"
        distinct = self.lazy.select(party.alias(cell), time.alias(moment)).filter(
            ~nw.col(cell).is_null(), ~nw.col(moment).is_null()
        )
        parts = nw.col(cell).str.split(";")
        single = distinct.unique().with_columns(parts.alias(request.party), nw.col(moment).alias(request.time))
        single = single.explode(request.party).filter(nw.col(request.party).str.strip_chars() != nw.lit(""))
        answered = self._with_answers(single)
        shares = answered.group_by(cell, moment).agg(
            *(nw.col(name).cast(nw.Float64).mean().alias(name) for name in request.names),
            *(nw.col(name).is_null().cast(nw.Int64).sum().alias(f"{_MARK}open_{name}") for name in request.names),
        )
        known = [
            nw.when(nw.col(f"{_MARK}open_{name}") == 0).then(nw.col(name)).otherwise(nw.lit(None)).alias(name)
            for name in request.names
        ]
        shares = shares.select(nw.col(cell), nw.col(moment), *known)
        left = self.lazy.with_columns(party.alias(cell), time.alias(moment))
        native, right = left.to_native(), shares.to_native()
        if type(native).__module__.split(".")[0] == "polars":
            joined = nw.from_native(native.join(right, on=[cell, moment], how="left", maintain_order="left"))
        else:
            joined = left.join(shares, on=[cell, moment], how="left")
        return joined.select(*[nw.col(name) for name in have], *map(nw.col, request.names))


def _groups(answers: Answers) -> tuple[list[list[Any]], list[int]]:
    """Slots with the same answers everywhere as one group: the rows of its numbers, and each slot's group."""
    numbers: dict[bytes, int] = {}
    groups: list[list[Any]] = []
    group_of: list[int] = []
    for slot in range(len(answers.numbers[0]) - 1):
        rows = [table[slot] for table in answers.numbers]
        key = b"|".join(row.tobytes() for row in rows)
        if key not in numbers:
            numbers[key] = len(groups)
            groups.append(rows)
        group_of.append(numbers[key])
    return groups, group_of


def _changes(answers: Answers, groups: list[list[Any]]) -> dict[tuple[int, int], list[int]]:
    """For each group and year the days, after 1 January, at which one of its answers changes."""
    found: dict[tuple[int, int], list[int]] = {}
    for group, rows in enumerate(groups):
        for place in range(1, len(answers.edges)):
            day = int(answers.edges[place])
            date = datetime.date.fromordinal(day)
            if (date.month, date.day) != (1, 1) and any(row[place] != row[place - 1] for row in rows):
                found.setdefault((group, date.year), []).append(day)
    return found


def _small_table(native: Any, table: dict[str, list[Any]]) -> Any:
    """The small table as a frame of the same engine, on the same connection or session; days as dates."""
    days = {name for name in table if name.startswith(f"{_MARK}day")}
    values = {
        name: [None if each is None else datetime.date.fromordinal(each) for each in column] if name in days else column
        for name, column in table.items()
    }
    kinds = {name: _kind(column) for name, column in values.items()}
    engine, kind = type(native).__module__.split(".")[0], type(native).__name__
    if engine == "polars":
        import polars

        types = {"date": polars.Date, "text": polars.String, "boolean": polars.Boolean, "integer": polars.Int64}
        return polars.LazyFrame(values, schema={name: types[kinds[name]] for name in values})
    if kind == "DuckDBPyRelation":
        return _duckdb_table(native, values, kinds)
    if engine == "ibis":
        import ibis
        import pyarrow

        names = {"date": "date", "text": "string", "boolean": "boolean", "integer": "int64"}
        return ibis.memtable(pyarrow.table(values), schema=ibis.schema({name: names[kinds[name]] for name in values}))
    return _spark_table(native, values, kinds)


def _kind(column: list[Any]) -> str:
    """What a column of the small table holds."""
    value = next((each for each in column if each is not None), 0)
    return next(
        kind
        for kind, types in (("date", datetime.date), ("text", str), ("boolean", bool), ("integer", int))
        if isinstance(value, types)
    )


def _words(lookup: Lookup, value: str) -> list[Any]:
    """What each number of an answer shows, as plain values; of a tenure the year it began."""
    if isinstance(lookup, Coded):
        return [None if code < 0 else lookup.categories[code] for code in lookup.codes.tolist()]
    kind = int if value == "tenure" else bool
    return [None if gone else kind(each) for each, gone in zip(lookup.values, lookup.missing, strict=True)]


def _duckdb_table(native: Any, values: dict[str, list[Any]], kinds: dict[str, str]) -> Any:
    types = {"date": "DATE", "text": "VARCHAR", "boolean": "BOOLEAN", "integer": "BIGINT"}
    # Each column as one text, taken apart by the engine: thousands of literals would take it seconds to read.
    texts = ", ".join(
        "unnest(string_split('{}', '\x1f')) AS \"{}\"".format(
            "\x1f".join("" if each is None else str(each).replace("'", "''") for each in column), name
        )
        for name, column in values.items()
    )
    typed = ", ".join(f'CAST(nullif("{name}", \'\') AS {types[kinds[name]]}) AS "{name}"' for name in values)
    # A relation can only be joined with one of its own connection, and it alone knows that.
    return native.limit(0).query(f"{_MARK}none", f"SELECT {typed} FROM (SELECT {texts})")


def _spark_table(native: Any, values: dict[str, list[Any]], kinds: dict[str, str]) -> Any:
    types = {"date": "date", "text": "string", "boolean": "boolean", "integer": "bigint"}
    schema = ", ".join(f"`{name}` {types[kinds[name]]}" for name in values)
    small = native.sparkSession.createDataFrame(list(zip(*values.values(), strict=True)), schema)
    return small.hint("broadcast")
