"""Tables hold what records say: all come back from their rows, engines get the same values, grids answer as questions do."""

from __future__ import annotations

import datetime
import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sti_frameworks as sti
from sti_frameworks import CoverageWarning, Membership
from sti_frameworks.catalogue import Catalogue, shipped_catalogue
from sti_frameworks.contents import PLACES
from sti_frameworks.dates import When
from sti_frameworks.frames import BACKENDS
from sti_frameworks.tables import TABLES, contents_of, rows_of, table_of
from sti_frameworks.vocabulary import terms
from tests.strategies import PARTIES, YEARS, catalogue_of, days, spell_lists, whens

ENGINES = st.sampled_from(BACKENDS)
COUNTED = ("in_effect", "suspended")


def values_of(frame: Any, column: str) -> list[Any]:
    """A column as plain values, whatever the engine."""
    found = frame[column].to_pylist() if hasattr(frame, "to_pydict") else frame[column].to_list()
    return [None if each is None or each is getattr(each, "NaT", ()) or each != each else each for each in map(_plain, found)]


def _plain(value: Any) -> Any:
    if type(value).__name__ in ("NaTType", "NAType"):
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    return value


def test_every_record_comes_back_from_its_rows() -> None:
    contents = shipped_catalogue()._contents
    back = contents_of(rows_of(contents))
    for place in PLACES.values():
        whole, again = getattr(contents, place), getattr(back, place)
        assert list(whole) == list(again)
        assert whole == again
        assert [each.where for each in whole.values()] == [each.where for each in again.values()]


@given(spell_lists(coarse=True))
def test_generated_records_come_back_too(spells: list[Membership]) -> None:
    contents = catalogue_of(spells)._contents
    back = contents_of(rows_of(contents))
    assert back.frameworks == contents.frameworks
    assert back.parties == contents.parties


def test_rows_have_the_columns_of_their_table_and_keys_name_one_row() -> None:
    for name, rows in rows_of(shipped_catalogue()._contents).items():
        form = TABLES[name]
        columns = {column.name for column in form.columns}
        assert all(row.keys() == columns for row in rows), name
        keys = [tuple(row[part] for part in form.key) for row in rows]
        assert len(keys) == len(set(keys)), name


def test_what_a_row_refers_to_is_there() -> None:
    rows = rows_of(shipped_catalogue()._contents)
    ids = {name: {row["id"] for row in found} for name, found in rows.items() if "id" in TABLES[name].key}
    for name, form in TABLES.items():
        for column in form.columns:
            if column.refers_to is None:
                continue
            for row in rows[name]:
                value = row[column.name]
                named = value if column.type == "texts" else [value] if value is not None else []
                assert set(named) <= ids[column.refers_to], (name, column.name)


def test_every_column_says_what_it_means() -> None:
    silent = [(form.name, column.name) for form in TABLES.values() for column in form.columns if not column.meaning]
    assert silent == []


@pytest.mark.parametrize("name", TABLES)
def test_every_engine_gets_the_same_values(name: str) -> None:
    rows = rows_of(shipped_catalogue()._contents)[name]
    for backend in BACKENDS:
        frame = sti.table(name, backend=backend)
        for column in TABLES[name].columns:
            found = values_of(frame, column.name)
            wanted = [row[column.name] for row in rows]
            assert found == wanted, (backend, column.name)


def test_types_are_proper_ones() -> None:
    frame = sti.table("memberships", backend="pandas")
    assert str(frame["since_earliest"].dtype) == "datetime64[s]"
    assert list(frame["role"].cat.categories) == list(terms("role"))
    assert sti.table("parties", backend="pandas")["cow"].dtype == "Int64"
    polars = sti.table("memberships", backend="polars")
    assert str(polars.schema["since_latest"]) == "Date"
    assert str(polars.schema["role"]).startswith("Enum")
    assert str(polars.schema["sources"]) == "List(String)"
    arrow = sti.table("targets", backend="arrow")
    assert str(arrow.schema.field("approximate").type) == "bool"
    assert str(arrow.schema.field("kind").type).startswith("dictionary")


@given(spell_lists(coarse=True), whens, st.sampled_from(["member", ("member", "associate"), "observer"]))
def test_a_grid_of_years_answers_as_status_in_does(spells: list[Membership], when: When, role: str | tuple[str, ...]) -> None:
    catalogue = catalogue_of(spells)
    framework = catalogue.framework("one")
    grid = catalogue._grid(framework, role, COUNTED, when)
    for party in PARTIES:
        for year in (*YEARS, 1900, 2100):
            number = grid.cells[grid.rows[party], grid.column_of(np.array([year]))[0]]
            assert grid.answers[number].status == _status(catalogue, party, year, when, role)


def _status(catalogue: Catalogue, party: str, year: int, when: When, role: str | tuple[str, ...]) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CoverageWarning)
        return catalogue.status_in(party, "one", year, when=when, role=role)


@given(spell_lists(coarse=True), st.lists(days, min_size=1, max_size=20))
def test_a_grid_of_days_answers_as_is_member_does(spells: list[Membership], asked: list[datetime.date]) -> None:
    catalogue = catalogue_of(spells)
    grid = catalogue._grid(catalogue.framework("one"), "member", COUNTED)
    for party in PARTIES:
        for day in asked:
            number = grid.cells[grid.rows[party], grid.column_of(np.array([day.toordinal()]))[0]]
            answer = grid.answers[number]
            if answer.unsure:
                with pytest.raises(sti.Unsure):
                    catalogue.is_member(party, "one", on=day)
            else:
                assert (answer.status == "member") == catalogue.is_member(party, "one", on=day)


@given(spell_lists(coarse=True), st.sampled_from(BACKENDS))
def test_records_become_frames_with_the_columns_of_their_table_also_where_there_are_none(
    spells: list[Membership], backend: str
) -> None:
    catalogue = catalogue_of(spells)
    for records in (catalogue.memberships(), catalogue.memberships(party="AAA"), catalogue.parties(), catalogue.meetings()):
        frame = getattr(records, f"to_{backend}")()
        assert records.kind is not None
        kind = table_of(records.kind).name
        wanted = [column.name for column in TABLES[kind].columns if not (kind == "memberships" and column.name == "id")]
        assert list(frame.column_names if backend == "arrow" else frame.columns) == wanted
        assert len(frame) == len(records)
        first = wanted[0]
        assert values_of(frame, first) == [getattr(each, first) for each in records]


@given(spell_lists(coarse=True), st.sampled_from(["party", "role", "until", "sources"]))
def test_groups_hold_every_record_under_its_value(spells: list[Membership], field: str) -> None:
    records = catalogue_of(spells).memberships()
    groups = records.group_by(field)
    for value, group in groups.items():
        for record in group:
            held = getattr(record, field)
            assert value in held if isinstance(held, tuple) else value == held
    several = sum(len(each.sources) for each in records) if field == "sources" else len(records)
    assert sum(map(len, groups.values())) == several


def test_mixed_kinds_and_unknown_fields_are_clear_errors() -> None:
    with pytest.raises(sti.BadQuestion, match="several kinds"):
        sti.find("Japan").to_pandas()
    with pytest.raises(sti.BadQuestion, match="fields are"):
        sti.parties().group_by("colour")
    with pytest.raises(sti.BadQuestion, match="memberships"):
        sti.table("spells")
