"""Every engine annotates alike: the answers are those of the plain questions, rows and order are the user's own."""

from __future__ import annotations

import datetime
import random
import shutil
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import dask.dataframe
import duckdb
import ibis
import narwhals
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sti_frameworks as sti
from sti_frameworks import BadQuestion, CoverageWarning, UnknownValues

# Any: the tests pass wrong arguments, too.
annotate: Any = sti.annotate

ASKED = ["g8", "oecd", "brics", "un"]
CELLS = ["member", "status", "role", "tenure", "since"]
# Spellings with the party that each stands for in a year of its time.
SPELLINGS = {
    "JPN": "JPN",
    "jp": "JPN",
    " Japan ": "JPN",
    "日本": "JPN",
    "Peoples R China": "CHN",
    "Korea, Rep.": "KOR",
    "Côte d’Ivoire": "CIV",
    "Cote d'Ivoire": "CIV",
    "England": "GBR",
    "RUSSIAN FEDERATION": "RUS",
    "Bosnia & Herzegovina": "BIH",
    "St. Lucia": "LCA",
    "cow:740": "JPN",
    "SAU": "SAU",
    "EU": "EU",
    "DDR": "DDR",
    "Atlantis": None,
    "AU": None,  # the African Union or Australia: nobody's where ids and ISO codes may stand side by side
    "": None,
}

Row = tuple[str | None, int | None, datetime.date | None]

spelled = st.one_of(st.none(), st.sampled_from(sorted(SPELLINGS)))
years = st.one_of(st.none(), st.integers(1940, 2030))
days = st.one_of(st.none(), st.dates(datetime.date(1940, 1, 1), datetime.date(2027, 12, 31)))
rows = st.lists(st.tuples(spelled, years, days), max_size=25)


@pytest.fixture(autouse=True)
def _no_coverage_warning() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CoverageWarning)
        yield


def columns(found: list[Row]) -> dict[str, list[Any]]:
    return {
        "i": list(range(len(found))),
        "who": [row[0] for row in found],
        "year": [row[1] for row in found],
        "day": [row[2] for row in found],
    }


def arrow(found: list[Row]) -> pa.Table:
    schema = pa.schema([("i", pa.int64()), ("who", pa.string()), ("year", pa.int64()), ("day", pa.date32())])
    return pa.table(columns(found), schema=schema)


def pandas(found: list[Row]) -> pd.DataFrame:
    frame = pd.DataFrame(columns(found))
    frame["who"] = frame["who"].astype(object)
    frame["year"] = frame["year"].astype("Int64")
    frame["day"] = pd.to_datetime(frame["day"])
    return frame


def relation(found: list[Row]) -> Any:
    connection = duckdb.connect()
    connection.register("rows", arrow(found))
    return connection.sql("SELECT * FROM rows")


ENGINES: dict[str, Callable[[list[Row]], Any]] = {
    "pandas": pandas,
    "polars": lambda found: pl.from_arrow(arrow(found)),
    "arrow": arrow,
    "lazy polars": lambda found: pl.from_arrow(arrow(found)).lazy(),
    "duckdb": relation,
}
SLOW: dict[str, Callable[[list[Row]], Any]] = {
    "ibis": lambda found: ibis.memtable(arrow(found)),
    "dask": lambda found: dask.dataframe.from_pandas(pandas(found), npartitions=3),
}


def collected(frame: Any) -> list[dict[str, Any]]:
    """A frame of any engine as rows, in the order of `i`."""
    if isinstance(frame, pd.DataFrame):
        made = frame.to_dict("records")
    elif hasattr(frame, "compute"):
        made = frame.compute().to_dict("records")
    elif hasattr(frame, "toPandas"):
        made = frame.toPandas().to_dict("records")
    else:
        found = narwhals.from_native(frame)
        made = (found.collect() if isinstance(found, narwhals.LazyFrame) else found).to_arrow().to_pylist()
    return [{key: _plain(value) for key, value in row.items()} for row in sorted(made, key=lambda row: row["i"])]


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    return value.item() if hasattr(value, "item") else value


def expected(found: list[Row], value: str, *, by_day: bool) -> list[list[Any]]:
    """The answers of the plain questions, row by row."""
    return [[_answer(row, framework, value, by_day=by_day) for framework in ASKED] for row in found]


def _answer(row: Row, framework: str, value: str, *, by_day: bool) -> Any:
    who, year, day = row
    party = SPELLINGS[who] if who is not None else None
    if party is None or (day if by_day else year) is None:
        return None
    if by_day:
        assert day is not None
        return _on_a_day(party, framework, day, value)
    assert year is not None
    status = sti.status_in(party, framework, year)
    if value == "status":
        return status
    if value == "member":
        return {"member": True, "not_member": False}.get(status)
    return _detail(party, framework, value, lambda role: sti.status_in(party, framework, year, role=role) == "member", year)


def _on_a_day(party: str, framework: str, day: datetime.date, value: str) -> Any:
    def holds(role: str) -> bool:
        try:
            return sti.is_member(party, framework, on=day, role=role)
        except sti.Unsure:
            return False

    if value == "member":
        subject = sti.framework(framework)
        began = subject.since is None or subject.since.earliest <= day
        over = subject.until is not None and subject.until.latest <= day
        one = sti.party(party)
        lived = (one.since is None or one.since.latest <= day) and (one.until is None or one.until.earliest > day)
        unknown = sti.memberships(party=party, framework=framework, on=day, standing="unknown", if_unsure="include")
        if not holds("member") and (not began or over or not lived or unknown):
            return None
        return holds("member")
    return _detail(party, framework, value, holds, day.year)


def _detail(party: str, framework: str, value: str, holds: Callable[[str], bool], year: int) -> Any:
    if value == "role":
        return next((role for role in sti.terms("role") if role != "chair" and holds(role)), None)
    if not holds("member"):
        return None
    begun = [spell for spell in sti.memberships(party=party, framework=framework, role="member") if spell.since.year <= year]
    runs = [begun[0]]
    for spell in begun[1:]:
        counted = spell.standing in ("in_effect", "suspended")
        meets = runs[-1].until == spell.since and runs[-1].standing in ("in_effect", "suspended")
        runs = [*runs, spell] if counted and meets else [spell] if counted else runs
    first = runs[0].since
    return year - first.year if value == "tenure" else str(first)


def answers(frame: Any) -> list[list[Any]]:
    return [[row[each] for each in ASKED] for row in collected(frame)]


@settings(max_examples=15)
@given(rows, st.sampled_from(CELLS))
def test_years_are_answered_as_the_plain_questions_do(found: list[Row], value: str) -> None:
    wanted = expected(found, value, by_day=False)
    for name, make in ENGINES.items():
        made = annotate(make(found), party="who", year="year", frameworks=ASKED, value=value, unknown="null")
        assert answers(made) == wanted, name


@settings(max_examples=15)
@given(rows, st.sampled_from(["member", "role"]))
def test_days_are_answered_as_the_plain_questions_do(found: list[Row], value: str) -> None:
    wanted = expected(found, value, by_day=True)
    for name, make in ENGINES.items():
        made = annotate(make(found), party="who", date="day", frameworks=ASKED, value=value, unknown="null")
        assert answers(made) == wanted, name


def drawn(count: int) -> list[Row]:
    """Many rows, the same in every run."""
    chance = random.Random(20)
    first = datetime.date(1940, 1, 1).toordinal()
    return [
        (
            chance.choice([None, *SPELLINGS]),
            chance.choice([None, *range(1940, 2031)]),
            chance.choice([None, *(datetime.date.fromordinal(first + chance.randrange(32_000)) for _ in range(9))]),
        )
        for _ in range(count)
    ]


@pytest.mark.parametrize("engine", SLOW)
@pytest.mark.parametrize("value", CELLS)
def test_ibis_and_dask_answer_as_pandas_does(engine: str, value: str) -> None:
    found = drawn(300)
    for when in ({"year": "year"}, {"date": "day"}):
        one = annotate(pandas(found), party="who", frameworks=ASKED, value=value, unknown="null", **when)
        other = annotate(SLOW[engine](found), party="who", frameworks=ASKED, value=value, unknown="null", **when)
        assert type(other) is type(SLOW[engine](found))
        assert answers(other) == answers(one)


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    made = builder.config("spark.sql.shuffle.partitions", "2").config("spark.ui.showConsoleProgress", "false").getOrCreate()
    yield made
    made.stop()


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark runs on Java; .ci/run installs it")
@pytest.mark.filterwarnings("ignore")
def test_spark_answers_as_pandas_does_and_computes_nothing_before_it_is_asked(session: Any) -> None:
    found = drawn(300)
    schema = "i bigint, who string, year bigint, day date"
    frame = session.createDataFrame([(number, *row) for number, row in enumerate(found)], schema)
    tracker = session.sparkContext.statusTracker()
    for value, when in [(value, {"year": "year"}) for value in CELLS] + [
        ("member", {"date": "day"}),
        ("tenure", {"date": "day"}),
    ]:
        one = annotate(pandas(found), party="who", frameworks=ASKED, value=value, unknown="null", **when)
        before = tracker.getJobIdsForGroup(None)
        other = annotate(frame, party="who", frameworks=ASKED, value=value, unknown="null", **when)
        assert tracker.getJobIdsForGroup(None) == before
        assert type(other) is type(frame)
        assert answers(other) == answers(one)
    plan = other._jdf.queryExecution().executedPlan().toString()
    assert "BroadcastHashJoin" in plan


def test_order_index_and_columns_are_the_users_own() -> None:
    found = drawn(100)
    frame = pandas(found)
    frame.index = pd.Index([f"row {number % 7}" for number in range(100)], name="odd")
    made = annotate(frame, party="who", year="year", frameworks="g7", unknown="null")
    pd.testing.assert_frame_equal(made[frame.columns], frame)
    assert list(made.columns) == [*frame.columns, "g7"]
    twice = pd.concat([frame, frame[["i"]]], axis=1)  # a column name twice, as merges leave it
    assert list(annotate(twice, party="who", year="year", frameworks="g7", unknown="null").columns) == [
        *twice.columns,
        "g7",
    ]
    lazy = pl.from_pandas(frame.reset_index(drop=True)).lazy()
    assert annotate(lazy, party="who", year="year", frameworks="g7", unknown="null").collect()["i"].to_list() == list(
        range(100)
    )


@pytest.mark.parametrize(
    "kind", ["category", "string", "object", pd.ArrowDtype(pa.string()), pd.ArrowDtype(pa.dictionary(pa.int32(), pa.string()))]
)
def test_text_of_every_type_reads_alike(kind: Any) -> None:
    plain = pd.DataFrame({"who": ["JPN", None, "FRA", "JPN"], "year": [1998, 1998, 1975, 1970]})
    frame = plain.assign(who=plain["who"].astype(kind))
    made = annotate(frame, party="who", year="year", frameworks="g7")["g7"]
    assert [_plain(each) for each in made] == [True, None, True, None]
    for dtype in (pl.Categorical, pl.Enum(["FRA", "USA", "JPN"]), pl.String):
        frame = pl.DataFrame({"who": ["JPN", None, "FRA", "JPN"], "year": [1998, 1998, 1975, 1970]}).with_columns(
            pl.col("who").cast(dtype)
        )
        assert annotate(frame, party="who", year="year", frameworks="g7")["g7"].to_list() == [True, None, True, None]
    chunked = pa.chunked_array([["JPN", None], ["FRA", "JPN"]]).dictionary_encode()
    table = pa.table({"who": chunked, "year": [1998, 1998, 1975, 1970]})
    assert annotate(table, party="who", year="year", frameworks="g7")["g7"].to_pylist() == [True, None, True, None]


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("numeric", [392, 36, 840]),
        ("numeric", ["392", "036", "840"]),
        ("numeric", [392.0, 36.0, 840.0]),
        ("cow", [740, 900, 2]),
        ("gw", [740, 900, 2]),
        ("alpha2", ["JP", "AU", "us"]),
        ("alpha3", ["jpn", "AUS", "USA"]),
        ("name", ["Japan", "Australia", "USA"]),
    ],
)
def test_codes_of_every_system(code: str, values: list[Any]) -> None:
    data = {"who": values, "year": [2000] * 3}
    wanted = [True, False, True]
    made = annotate(pd.DataFrame(data), party="who", year="year", frameworks="g7", code=code)
    assert [_plain(each) for each in made["g7"]] == wanted
    lazy = annotate(pl.LazyFrame(data), party="who", year="year", frameworks="g7", code=code, unknown="null")
    assert lazy.collect()["g7"].to_list() == wanted


def test_a_code_that_served_two_parties_means_the_one_of_the_year() -> None:
    data = {"who": ["YUG", "YUG", "YUG"], "year": [1985, 1995, 2001]}
    made = annotate(pl.DataFrame(data), party="who", year="year", frameworks="un")
    # In 1995 the code was the Federal Republic's, which was admitted on 1 November 2000.
    assert made["un"].to_list() == [True, False, True]
    lazy = annotate(pl.LazyFrame(data), party="who", year="year", frameworks="un", unknown="null").collect()
    assert lazy["un"].to_list() == made["un"].to_list()


def test_a_group_of_constant_composition_and_shares_of_several_parties() -> None:
    group = sti.fixed_members("eu", on="2020-02-01")
    assert group.name == "eu_2020-02-01"
    assert len(group.parties) == 27
    data = {"who": ["FR; DE", "GB;FR", "Japan", "", None, "FR;Atlantis"], "year": [1960] * 6}
    wanted = [1.0, 0.5, 0.0, None, None, None]
    made = annotate(pd.DataFrame(data), party="who", year="year", frameworks=[group], fractional=True, unknown="null")
    assert [_plain(each) for each in made[group.name]] == wanted
    lazy = annotate(pl.LazyFrame(data), party="who", year="year", frameworks=[group], fractional=True, unknown="null")
    assert lazy.collect()[group.name].to_list() == wanted
    lists = pl.DataFrame({"who": [["FR", "DE"], ["GB", "FR"], []], "year": [1960] * 3})
    shares = annotate(lists, party="who", year="year", frameworks=[group], fractional=True)
    assert shares[group.name].to_list() == [1.0, 0.5, None]


def test_moments_count_on_the_day_of_their_time_zone() -> None:
    moment = pd.Timestamp("2014-03-23 23:30", tz="America/New_York")  # the 24th in London
    frame = pd.DataFrame({"who": ["RUS", "RUS"], "at": [moment, pd.NaT]})
    made = annotate(frame, party="who", date="at", frameworks="g8")
    assert [_plain(each) for each in made["g8"]] == [True, None]
    for other in (pl.from_pandas(frame), pa.Table.from_pandas(frame)):
        assert [row["g8"] for row in collected_unordered(annotate(other, party="who", date="at", frameworks="g8"))] == [
            True,
            None,
        ]


def collected_unordered(frame: Any) -> list[dict[str, Any]]:
    return narwhals.from_native(frame).to_arrow().to_pylist()  # type: ignore[no-any-return]


def one_row(**changed: Any) -> pd.DataFrame:
    return pd.DataFrame({"who": ["JPN"], "year": [2000], **changed})


@pytest.mark.parametrize(
    ("frame", "asked", "says"),
    [
        (one_row(), {"party": "country", "year": "year"}, r"no column 'country'; its columns are: 'who', 'year'"),
        (one_row(), {"party": "who", "year": "yr"}, "no column 'yr'"),
        (one_row(g7=[1]), {"party": "who", "year": "year"}, "a column 'g7' already"),
        (pd.concat([one_row(), one_row()], axis=1), {"party": "who", "year": "year"}, "several columns 'who'"),
        (one_row(year=["2000"]), {"party": "who", "year": "year"}, "'year' holds no whole numbers"),
        (one_row(year=[True]), {"party": "who", "year": "year"}, "'year' holds no whole numbers"),
        (one_row(year=[2000.5]), {"party": "who", "year": "year"}, "no year of 1..9999: 2000.5"),
        (one_row(year=[0]), {"party": "who", "year": "year"}, "no year of 1..9999: 0"),
        (one_row(), {"party": "who", "date": "year"}, "'year' holds no dates"),
        (one_row(), {"party": "who"}, "one of the two"),
        (one_row(), {"party": "who", "year": "year", "code": "iso9"}, "it is one of: auto, alpha3"),
        (one_row(), {"party": "who", "year": "year", "value": "rank"}, "it is one of: member, role"),
        (one_row(), {"party": "who", "year": "year", "unknown": "skip"}, "it is one of: raise, null"),
        (one_row(), {"party": "who", "year": "year", "value": "role", "fractional": True}, "shares of members"),
        (one_row(who=[3]), {"party": "who", "year": "year", "fractional": True}, "lists of parties"),
        (pl.LazyFrame({"who": ["JPN"], "year": [2000]}), {"party": "who", "year": "year"}, "pass unknown='null'"),
        ([("JPN", 2000)], {"party": "who", "year": "year", "unknown": "null"}, "annotate takes a frame of pandas"),
    ],
)
def test_bad_frames_get_one_clear_error(frame: Any, asked: dict[str, Any], says: str) -> None:
    with pytest.raises(BadQuestion, match=says):
        annotate(frame, frameworks="g7", **asked)


def test_unknown_values_are_reported_together_once_and_never_guessed() -> None:
    frame = pd.DataFrame({"who": ["JPN", "Jpan", "Atlantis", "Jpan", None, " "], "year": [2000] * 6})
    with pytest.raises(UnknownValues, match=r"'Jpan' \(JPN\?\), 'Atlantis'") as raised:
        annotate(frame, party="who", year="year", frameworks="g7")
    assert raised.value.values == ("Jpan", "Atlantis")
    assert raised.value.suggestions == {"Jpan": "JPN"}
    made = annotate(frame, party="who", year="year", frameworks="g7", unknown="null")
    assert [_plain(each) for each in made["g7"]] == [True, None, None, None, None, None]


def test_a_million_junk_names_are_one_error() -> None:
    frame = pl.DataFrame({"who": [f"junk {number:x}" for number in range(1_000_000)], "year": [2000] * 1_000_000})
    with pytest.raises(UnknownValues, match="and 999,980 more"):
        annotate(frame, party="who", year="year", frameworks="g7")


def test_frames_without_rows_keep_their_columns_and_gain_the_new_ones() -> None:
    for make in ENGINES.values():
        made = collected(annotate(make([]), party="who", year="year", frameworks=ASKED, unknown="null"))
        assert made == []
    assert list(annotate(pandas([]), party="who", year="year", frameworks="g7").columns) == [
        "i",
        "who",
        "year",
        "day",
        "g7",
    ]


YEARS_ALIKE: dict[str, Any] = {
    "whole numbers": pd.Series([1998, 1970, 1998]),
    "small numbers": pd.Series([1998, 1970, 1998], dtype="int16"),
    "unsigned": pd.Series([1998, 1970, 1998], dtype="uint16"),
    "fractions of zeros": pd.Series([1998.0, 1970.0, 1998.0]),
    "objects": pd.Series([1998, 1970, 1998], dtype=object),
    "nullable": pd.Series([1998, 1970, 1998], dtype="Int64"),
    "Arrow": pd.Series([1998, 1970, 1998], dtype=pd.ArrowDtype(pa.int32())),
}
GAPS_ALIKE: dict[str, Any] = {
    "fractions": pd.Series([1998.0, None, 1998.0]),
    "objects": pd.Series([1998, None, 1998], dtype=object),
    "nullable": pd.Series([1998, None, 1998], dtype="Int64"),
    "Arrow": pd.Series([1998, None, 1998], dtype=pd.ArrowDtype(pa.int32())),
}


@pytest.mark.parametrize("kind", YEARS_ALIKE)
def test_years_of_every_type_read_alike(kind: str) -> None:
    frame = pd.DataFrame({"who": ["JPN", "JPN", "FRA"], "year": YEARS_ALIKE[kind]})
    assert [_plain(each) for each in annotate(frame, party="who", year="year", frameworks="g7")["g7"]] == [True, None, True]


@pytest.mark.parametrize("kind", GAPS_ALIKE)
def test_a_row_without_a_year_stays_empty_whatever_its_type(kind: str) -> None:
    frame = pd.DataFrame({"who": ["JPN", "JPN", "FRA"], "year": GAPS_ALIKE[kind]})
    assert [_plain(each) for each in annotate(frame, party="who", year="year", frameworks="g7")["g7"]] == [True, None, True]
    table = pa.table({"who": ["JPN", "JPN", "FRA"], "year": [1998, None, 1998]})
    assert annotate(table, party="who", year="year", frameworks="g7")["g7"].to_pylist() == [True, None, True]
    assert annotate(pl.from_arrow(table), party="who", year="year", frameworks="g7")["g7"].to_list() == [True, None, True]


def test_days_of_every_type_read_alike() -> None:
    days = [datetime.date(2014, 3, 23), None, datetime.date(2014, 3, 24)]
    moments = [None if day is None else datetime.datetime(day.year, day.month, day.day, 12) for day in days]
    for column in (
        pd.Series(days, dtype=object),
        pd.Series(moments, dtype=object),
        pd.Series(pd.to_datetime(days)),
        pd.Series(days, dtype=pd.ArrowDtype(pa.date32())),
    ):
        frame = pd.DataFrame({"who": ["RUS"] * 3, "day": column})
        assert [_plain(each) for each in annotate(frame, party="who", date="day", frameworks="g8")["g8"]] == [True, None, None]
    for kind in (pa.date32(), pa.date64(), pa.timestamp("us")):
        table = pa.table({"who": ["RUS"] * 3, "day": pa.array(days, pa.date32()).cast(kind)})
        assert annotate(table, party="who", date="day", frameworks="g8")["g8"].to_pylist() == [True, None, None]
        assert annotate(pl.from_arrow(table), party="who", date="day", frameworks="g8")["g8"].to_list() == [True, None, None]


@pytest.mark.parametrize("make", [lambda data: data, pl.from_pandas, pa.Table.from_pandas], ids=["pandas", "polars", "arrow"])
@pytest.mark.parametrize(
    ("data", "when", "says"),
    [
        ({"who": ["JPN"], "at": ["1998"]}, {"year": "at"}, "'at' holds no whole numbers"),
        ({"who": ["JPN"], "at": ["1998-05-17"]}, {"date": "at"}, "'at' holds no dates"),
        ({"who": ["JPN"], "at": [1998.5]}, {"year": "at"}, "no year of 1..9999: 1998.5"),
        ({"who": ["JPN"], "at": [-5]}, {"year": "at"}, "no year of 1..9999: -5"),
        ({"who": ["JPN"], "at": [True]}, {"year": "at"}, "'at' holds no whole numbers"),
    ],
)
def test_every_engine_refuses_what_is_no_year_and_no_day(make: Any, data: Any, when: dict[str, str], says: str) -> None:
    with pytest.raises(BadQuestion, match=says):
        annotate(make(pd.DataFrame(data)), party="who", frameworks="g7", **when)


def test_a_lazy_frame_refuses_years_that_are_texts_and_lists_of_parties() -> None:
    with pytest.raises(BadQuestion, match="holds no whole numbers"):
        annotate(pl.LazyFrame({"who": ["JPN"], "year": ["1998"]}), party="who", year="year", frameworks="g7", unknown="null")
    lists = pl.LazyFrame({"who": [["JPN"]], "year": [1998]})
    with pytest.raises(BadQuestion, match="join the list into one first"):
        annotate(lists, party="who", year="year", frameworks="g7", unknown="null", fractional=True)


def test_arrow_texts_in_several_chunks_and_slices() -> None:
    whole = pa.chunked_array([["JPN", "FRA"], [], ["BRA", None]])
    table = pa.table({"who": whole, "year": [1998] * 4})
    assert annotate(table, party="who", year="year", frameworks="g7")["g7"].to_pylist() == [True, True, False, None]
    assert annotate(table.slice(1, 2), party="who", year="year", frameworks="g7")["g7"].to_pylist() == [True, False]


@given(st.lists(st.sampled_from(["JPN", "FRA", "BRA", "QQQ", "jpn", "JP", "日本国", "Jpn"]), min_size=1, max_size=30))
def test_codes_read_from_their_bytes_are_those_of_the_texts(texts: list[str]) -> None:
    made = [
        annotate(frame, party="who", year="year", frameworks="g7", unknown="null", code="alpha3")["g7"]
        for frame in (
            pd.DataFrame({"who": pd.Series(texts, dtype="str"), "year": 1998}),
            pd.DataFrame({"who": pd.Series(texts, dtype=object), "year": 1998}),
            pl.DataFrame({"who": texts}).with_columns(year=1998),
            pa.table({"who": texts, "year": [1998] * len(texts)}),
        )
    ]
    answers_ = [
        [_plain(each) for each in (column.to_pylist() if isinstance(column, pa.ChunkedArray) else column)] for column in made
    ]
    wanted = {"JPN": True, "jpn": True, "Jpn": True, "FRA": True, "BRA": False}
    assert answers_ == [[wanted.get(text) for text in texts]] * 4


def test_a_frame_that_reaches_beyond_the_last_check_gets_one_warning() -> None:
    frame = pd.DataFrame({"who": ["USA", "USA"], "year": [2020, 2050], "day": pd.to_datetime(["2020-01-01", "2050-01-01"])})
    for when in ({"year": "year"}, {"date": "day"}):
        with pytest.warns(CoverageWarning, match="beyond the last check of unesco") as seen:
            annotate(frame, party="who", frameworks=["g8", "unesco"], **when)
        assert len(seen) == 1
