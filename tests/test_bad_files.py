"""Every law has a bad file, `tests/bad/NAME.toml`, and the exact problems expected of it, `tests/bad/NAME.expected`.

Each bad file is added to the small good world of `tests/good/` and loaded. `REWRITE_EXPECTED=1 pytest tests/test_bad_files.py`
writes the expected files anew: read the difference before committing it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from sti_frameworks import BadData, Problem, load
from sti_frameworks.checks import LAWS, Checked, check
from sti_frameworks.loading import LARGEST_FILE, read_folder

HERE = Path(__file__).parent
CASES = sorted(path.stem for path in (HERE / "bad").glob("*.toml"))


@pytest.fixture
def world(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "good", tmp_path / "world")
    return tmp_path / "world"


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(BadData) as caught:
        load(folder)
    assert str(caught.value).count("\n") == len(caught.value.exceptions)
    return [str(problem) for problem in caught.value.exceptions]


def test_the_good_world_obeys_every_law(world: Path) -> None:
    assert load(world).members_in("club", 1989).ids == ("AAA", "BBB")


@pytest.mark.parametrize("case", CASES)
def test_a_bad_file_gives_just_the_expected_problems(case: str, world: Path) -> None:
    shutil.copy(HERE / "bad" / f"{case}.toml", world / "zoo.toml")
    with pytest.raises(BadData) as caught:
        load(world)
    found = "".join(f"{problem}\n" for problem in caught.value.exceptions)
    expected = HERE / "bad" / f"{case}.expected"
    if os.environ.get("REWRITE_EXPECTED"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    for problem in caught.value.exceptions:
        assert str(problem) in str(caught.value)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_every_law_has_a_bad_file_that_it_alone_finds(law: object, world: Path) -> None:
    name = law.__name__  # type: ignore[attr-defined]
    assert name in CASES, f"add tests/bad/{name}.toml"
    shutil.copy(HERE / "bad" / f"{name}.toml", world / "zoo.toml")
    contents = read_folder(world)
    found = list(law(Checked(contents, contents)))  # type: ignore[operator]
    assert found
    assert {problem.file for problem in found} == {"zoo.toml"}


def test_a_file_that_is_not_utf_8_is_named_with_its_line(world: Path) -> None:
    (world / "zoo.toml").write_bytes('# fine\n# "日本"\n'.encode("shift_jis"))
    assert problems_of(world) == ["zoo.toml:2: not UTF-8 (byte 0x93); save the file as UTF-8"]


def test_a_huge_file_is_not_parsed(world: Path) -> None:
    (world / "zoo.toml").write_bytes(b"#" * (LARGEST_FILE + 1))
    assert problems_of(world) == ["zoo.toml:0: the file has 8388609 bytes; at most 8388608 are read: split it"]


@pytest.mark.parametrize("opening", ["a = " + "[" * 100_000, "a = " + "{a = " * 100_000, "[" + "a." * 100_000 + "a]"])
def test_a_deeply_nested_file_is_an_error_not_a_crash(opening: str, world: Path) -> None:
    (world / "zoo.toml").write_text(opening, encoding="utf-8")
    (problem,) = problems_of(world)
    assert problem.startswith("zoo.toml:0: nested too deeply") or problem.startswith("zoo.toml:1: not TOML")


def test_windows_line_ends_are_named_by_line(world: Path) -> None:
    (world / "zoo.toml").write_bytes(b"[party.DDD]\r\nkind = 7\r\n")
    assert "zoo.toml:2: kind: 7 is not a text; write it in double quotes" in problems_of(world)


def test_an_empty_folder_says_what_is_missing(tmp_path: Path) -> None:
    assert [f"{tmp_path}:0: no TOML file is here; data/README.md shows the form"] == problems_of(tmp_path)


def test_problems_come_in_order_and_all_at_once(world: Path) -> None:
    shutil.copy(HERE / "bad" / "reading_wrong_types.toml", world / "zoo.toml")
    (world / "worse.toml").write_text("= 1", encoding="utf-8")
    with pytest.raises(BadData) as caught:
        load(world)
    places = [(problem.file, problem.line) for problem in caught.value.exceptions if isinstance(problem, Problem)]
    assert len(places) == len(caught.value.exceptions)
    assert places == sorted(places)
    assert {file for file, _ in places} == {"zoo.toml", "worse.toml"}


def test_laws_judge_only_the_files_laid_over() -> None:
    contents = read_folder(HERE / "good")
    assert check(contents) == []
