"""The reference of the command line: each command's own help, as its parser writes it."""

from __future__ import annotations

import argparse
import os

from sti_frameworks.cli import parser

from .markdown import page

__all__ = ["pages"]

WIDTH = "88"


def pages() -> dict[str, str]:
    # argparse asks the environment how wide a line is.
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = WIDTH
    try:
        return {"reference/command-line.md": commands()}
    finally:
        if before is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = before


def commands() -> str:
    whole = parser()
    made = next(action for action in whole._actions if isinstance(action, argparse._SubParsersAction)).choices
    parts = [
        "# Command line",
        "`pip install 'sti-frameworks[cli]'` brings tables that fit the terminal and completion; without the extra the same "
        "commands write plain tables.",
        _help(whole),
    ]
    for title, names in whole.groups.items():
        parts.append(f"## {title[0].upper()}{title[1:]}")
        for name in names:
            parts += [f"### {name}", _help(made[name])]
    return page(*parts)


def _help(of: argparse.ArgumentParser) -> str:
    return f"```text\n{of.format_help().rstrip()}\n```"
