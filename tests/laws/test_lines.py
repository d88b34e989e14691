"""The line index against the texts it was made of."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sti_frameworks.lines import LineIndex, Path

keys = st.sampled_from(["a", "b-c", "D1", '"quoted key"', "'with # mark'", '"with [brackets]"'])
values = st.sampled_from(
    [
        '"text"',
        '"a # b"',
        "'its'",
        "7",
        "true",
        "[1, 2]",
        "[\n  1, # one ]\n  2,\n]",
        "{ x = 1 }",
        '"""\n[not.a.table]\nkey = 1\n"""',
        "'''\n# no comment\n'''",
        '[ { s = "]" },\n  { s = "[" } ]',
        '"a \\" b"',
        '""',
        "1999-01-01",
    ]
)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, dict[Path, int]]:
    """A TOML text, and the line of each of its tables and keys."""
    lines: list[str] = draw(st.lists(st.sampled_from(["", "# [comment]", "# key = 1"]), max_size=2))
    expected: dict[Path, int] = {}
    table: Path = ()
    for name in draw(st.lists(st.sampled_from(["one", "two", "[[many]]", "[[many.deep]]"]), max_size=4, unique=True)):
        if name.startswith("[["):
            if name == "[[many.deep]]" and not any(path[:1] == ("many",) for path in expected):
                continue
            lines.append(name)
            table = ("many", 0, "deep", 0) if name == "[[many.deep]]" else ("many", 0)
        else:
            lines.append(f"[{name}]  # a table")
            table = (name,)
        expected[table] = len(lines)
        for key in draw(st.lists(keys, max_size=3, unique=True)):
            expected[(*table, key.strip("\"'"))] = len(lines) + 1
            lines += f"{key} = {draw(values)}  # why".split("\n")
            lines += draw(st.lists(st.sampled_from(["", "# between"]), max_size=1))
    return "\n".join(lines), expected


@given(texts())
def test_every_table_and_key_stands_where_it_was_written(case: tuple[str, dict[Path, int]]) -> None:
    text, expected = case
    index = LineIndex(text)
    assert {path: index.line(path) for path in expected} == expected
    for path in paths(tomllib.loads(text)):
        assert str(path[0]) in text
        assert 0 < index.line(path) <= text.count("\n") + 1


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from paths(each, (*path, key))


def test_what_is_not_there_has_the_line_of_what_is_around_it() -> None:
    index = LineIndex("# head\n[a]\nx = 1\n[[m.J]]\ns = 1\n[[m.J]]\ns = 2\n")
    assert [index.line(path) for path in [("a", "x"), ("a", "y"), ("m",), ("m", "J", 1, "s"), ("m", "J", 1, "t"), ("z",)]] == [
        3, 2, 4, 7, 6, 0,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment", "x = 1"])
def test_a_text_without_tables_is_no_trouble(text: str) -> None:
    assert LineIndex(text).line(("x",)) == (1 if text.startswith("x") else 0)
