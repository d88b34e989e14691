"""Completion for shells, written by shtab from the parser and the ids of the catalogue."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from ..catalogue import Catalogue
from ..collection import Records
from ..frames import need
from ..vocabulary import terms, vocabularies
from .arguments import Parser
from .parsing import parser

__all__ = ["completion"]


def completion(chosen: argparse.Namespace, catalogue: Catalogue) -> int:
    """Prints the script for a shell."""
    shtab = need("shtab", "cli")
    whole = parser()
    _fill(whole, catalogue, shtab)
    print(shtab.complete(whole, shell=chosen.shell))
    return 0


def _fill(subject: Parser, catalogue: Catalogue, shtab: object) -> None:
    """Gives each argument the values that it may take, where these are few enough to be offered."""
    for action in subject._actions:
        holds = subject.holds.get(action.dest)
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                _fill(below, catalogue, shtab)
        elif holds in ("file", "folder"):
            action.complete = getattr(shtab, "FILE" if holds == "file" else "DIRECTORY")  # type: ignore[attr-defined]
        elif holds is not None and holds in vocabularies():
            action.choices = list(terms(holds))
        elif holds is not None:
            kinds: dict[str, Callable[[], Records[Any]]] = {
                "framework": catalogue.frameworks,
                "party": catalogue.parties,
                "theme": catalogue.themes,
            }
            action.choices = list(kinds[holds]().ids)
