"""Other people's answers are the judge: totals and rosters from outside, one file per framework in `tests/authorities/`.

Each file holds
* `[[totals]]`: how many members an outside source counts on given days;
* `[[rosters]]`: whom it lists on a day;
* `[[differences]]`: every place where our answer is another one, with what differs and why. It must differ just so: a
  difference that is not listed fails, and so does a listed one that is gone;
* `[[disagreements]]`: what outside sources say otherwise in ways that no total or roster here shows, in words.

Where our dates are too coarse to say whether a party belonged on that day, the outside list may or may not have it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import sti_frameworks as sti

FILES = sorted((Path(__file__).parent / "authorities").glob("*.toml"))

pytestmark = pytest.mark.filterwarnings("ignore::sti_frameworks.CoverageWarning")


def answers(framework: str, asked: dict[str, Any], day: str) -> tuple[set[str], set[str]]:
    """Who surely and who perhaps belonged on the day."""
    options = {"role": asked["role"]} | ({"standing": _values(asked["standing"])} if "standing" in asked else {})
    surely = sti.members_on(framework, day, if_unsure="exclude", **options)
    perhaps = sti.members_on(framework, day, if_unsure="include", **options)
    return set(surely.ids), set(perhaps.ids)


def _values(standing: str | list[str]) -> str | tuple[str, ...]:
    return standing if isinstance(standing, str) else tuple(standing)


def found_differences(framework: str, data: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for total in data.get("totals", []):
        for count in total["counts"]:
            surely, perhaps = answers(framework, total, count["on"])
            if not len(surely) <= count["count"] <= len(perhaps):
                found.append({"on": count["on"], "role": total["role"], "ours": len(surely), "theirs": count["count"]})
    for roster in data.get("rosters", []):
        surely, perhaps = answers(framework, roster, roster["on"])
        theirs = set(roster["members"])
        if not surely <= theirs <= perhaps:
            found.append(
                {
                    "on": roster["on"],
                    "role": roster["role"],
                    "only_ours": sorted(surely - theirs),
                    "only_theirs": sorted(theirs - perhaps),
                }
            )
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_outside_answers_agree_but_for_the_differences_explained(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert data.get("totals") or data.get("rosters"), "an authority without an answer judges nothing"
    explained = [
        {key: value for key, value in difference.items() if key != "why"} for difference in data.get("differences", [])
    ]
    assert all(difference["why"] for difference in data.get("differences", []))
    assert sorted(map(str, explained)) == sorted(map(str, found_differences(path.stem, data)))


def test_every_framework_with_members_has_an_authority() -> None:
    with_members = {framework.id for framework in sti.frameworks() if framework.memberships}
    assert {path.stem for path in FILES} == with_members
