"""The commands that do something: write files, check the user's own, cite the release."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ..catalogue import Catalogue, load
from ..errors import BadData, BadQuestion, Problem
from ..frames import need
from .progress import working
from .wrapping import visible

__all__ = ["chart", "check", "cite", "export", "version"]

PICTURES = {".png": "vl_convert", ".svg": "vl_convert", ".html": "vl_convert", ".json": None}
CITED = ("framework", "party", "meeting", "document", "commitment", "source")


def export(chosen: argparse.Namespace, catalogue: Catalogue) -> int:
    """Writes all records to files, and prints where."""
    with working(f"Writing {chosen.format}"):
        made = catalogue.export(
            chosen.place, format=chosen.format, overwrite=chosen.overwrite, partition_by=chosen.partition_by
        )
    print(made)
    return 0


def check(chosen: argparse.Namespace) -> int:
    """Prints every breach of the laws of the data as file:line: message; 1 if there is any."""
    try:
        with working("Checking the laws of the data"):
            load(chosen.folder, over=chosen.over)
    except BadData as found:
        problems = [each for each in found.exceptions if isinstance(each, Problem)]
        for problem in problems:
            print(visible(f"{Path(chosen.folder, problem.file)}:{problem.line}: {problem.what}").replace("\n", " "))
        return 1
    return 0


def chart(chosen: argparse.Namespace, catalogue: Catalogue) -> int:
    """Draws a chart to a file, whose suffix says of which kind, and prints where."""
    place = Path(chosen.out)
    if place.suffix.lower() not in PICTURES:
        raise BadQuestion(f"{chosen.out!r} has no suffix of a picture; it is one of: {', '.join(PICTURES)}")
    writer = PICTURES[place.suffix.lower()]
    if writer is not None:
        need(writer, "plot")
    draw = getattr(catalogue.plot, chosen.chart)
    arguments = {name: _argument(getattr(chosen, name)) for name in chosen.passes}
    given = {name: value for name, value in arguments.items() if value is not None}
    subjects = [getattr(chosen, name) for name in chosen.subjects]
    place.parent.mkdir(parents=True, exist_ok=True)
    # A page holds what draws it, so that it opens without a network.
    whole = {"inline": True} if place.suffix.lower() == ".html" else {}
    with working(f"Drawing {place.name}"):
        draw(*subjects, **given, lang=chosen.lang).save(str(place), **whole)
    print(place)
    return 0


def _argument(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def cite(chosen: argparse.Namespace, catalogue: Catalogue) -> int:
    """Prints a citation of the release, or of the sources that one record rests on."""
    asked = [(kind, getattr(chosen, kind)) for kind in CITED if getattr(chosen, kind) is not None]
    record = getattr(catalogue, asked[0][0])(asked[0][1]) if asked else None
    print(visible(catalogue.cite(record, style=chosen.style)))
    return 0


def version(_chosen: argparse.Namespace, catalogue: Catalogue) -> int:
    """Prints the versions of code and data, and how much there is."""
    print(catalogue.version())
    return 0
