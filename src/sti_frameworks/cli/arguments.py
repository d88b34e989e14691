"""What the commands' parsers are made of: one-line errors, and the arguments that several commands have."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

__all__ = [
    "ANY_NAME",
    "Parser",
    "add_answer",
    "add_bodies",
    "add_data",
    "add_filter",
    "add_language",
    "add_moment",
    "add_name",
    "add_over",
    "add_role",
    "add_unsure",
    "add_when",
    "add_years",
    "range_of",
    "year_of",
    "years_of",
]

FORMATS = ("table", "json", "csv", "markdown")
ANY_NAME = "id, acronym or name, English or Japanese"

_YEARS = re.compile(r"([0-9]{4})(?:[-–]([0-9]{4}))?")


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, whose options may stand between the names, and which knows what its arguments hold.

    Attributes:
        holds: argument to what it holds: "framework", "party", "theme", "file", "folder", or a vocabulary.
        groups: of the whole command line: title to the names of the commands under it.
    """

    def __init__(self, **named: Any) -> None:
        fixed: dict[str, Any] = {"allow_abbrev": False, "formatter_class": argparse.RawDescriptionHelpFormatter}
        super().__init__(**(named | fixed))
        self.holds: dict[str, str] = {}
        self.groups: dict[str, list[str]] = {}
        self._is_reading = False

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {' '.join(message.split())}; `{self.prog} --help` says more\n")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        # Before 3.13, argparse takes an optional name that comes after an option for one too many: read all options first.
        if self._is_reading or self._subparsers is not None:
            return super().parse_known_args(args, namespace)
        self._is_reading = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._is_reading = False

    def format_help(self) -> str:
        """As argparse has it; the commands by their groups."""
        if not self.groups:
            return super().format_help()
        helps = {action.dest: action.help for action in self._commands()}
        width = max(map(len, helps))
        parts = [f"usage: {self.prog} <command> …", self.description or ""]
        for title, names in self.groups.items():
            parts.append("\n".join([f"{title}:", *(f"  {name:<{width}}  {helps[name]}" for name in names)]))
        parts += [self.epilog or ""]
        return "\n\n".join(parts) + "\n"

    def command_names(self) -> list[str]:
        """The names of all commands."""
        return [action.dest for action in self._commands()]

    def _commands(self) -> Sequence[argparse.Action]:
        return [
            each
            for action in self._actions
            if isinstance(action, argparse._SubParsersAction)
            for each in action._choices_actions
        ]


# Arguments that several commands have


def add_name(made: Parser, dest: str, holds: str | None = None, *, optional: bool = False) -> None:
    subject = holds or dest
    text = ANY_NAME if subject == "framework" else "code or name, English or Japanese, present or former"
    made.add_argument(dest, nargs="?" if optional else None, metavar=subject, help=text)
    made.holds[dest] = subject


def add_moment(made: Parser, *, unsure: bool = True) -> None:
    made.add_argument("year", nargs="?", type=year_of, help="a year; without it and --on, the day of the last check")
    made.add_argument("--year", dest="in_year", type=year_of, metavar="YEAR", help="the same")
    made.add_argument("--on", metavar="DAY", help="a day instead of a year: 2014-03-25")
    add_when(made)
    if unsure:
        add_unsure(made)


def add_when(made: Parser) -> None:
    text = "how a year counts: at its end (the default), at its start, any day of it, all days of it"
    made.add_argument("--when", choices=("end", "start", "any", "all"), help=text)


def add_unsure(made: Parser) -> None:
    text = "what to do with those of whom the dates are too coarse: raise an error (the default), include or exclude them"
    made.add_argument("--if-unsure", choices=("raise", "include", "exclude"), default="raise", help=text)


def add_role(made: Parser) -> None:
    add_filter(made, "role", "role", "member, chair, observer …")
    add_filter(made, "standing", "standing", "in_effect, suspended, signed …")


def add_filter(made: Parser, name: str, holds: str, help: str, *, dest: str | None = None) -> None:
    made.add_argument(f"--{name}", dest=dest or name, action="append", metavar=name.upper(), help=f"{help}; may be repeated")
    made.holds[dest or name] = holds


def add_years(made: Parser, *, positional: bool = False) -> None:
    if positional:
        made.add_argument("years", nargs="?", type=range_of, help="a year or years: 2024, 2016-2024")
    else:
        made.add_argument("--years", type=range_of, metavar="YEARS", help="a year or years: 2024, 2016-2024")


def add_bodies(made: Parser) -> None:
    made.add_argument("--no-bodies", dest="bodies", action="store_false", help="without the bodies below the framework")


def add_answer(made: Parser) -> None:
    """What every command that answers with records has."""
    output = made.add_argument_group("output")
    output.add_argument("--format", choices=FORMATS, default="table", help="a table for people (the default), or for machines")
    output.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours; auto: on a terminal")
    add_language(made)
    add_data(made)


def add_language(made: Parser) -> None:
    made.add_argument("--lang", choices=("en", "ja"), help="language of names and words; by default that of the environment")


def add_data(made: Parser) -> None:
    made.add_argument("--data", metavar="FOLDER", help="your own data files, or an export, instead of the shipped data")
    made.holds["data"] = "folder"
    add_over(made)


def add_over(made: Parser) -> None:
    made.add_argument("--over", choices=("shipped",), help="lay your own files over the shipped data")


def year_of(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a year such as 1998; a day is --on 1998-05-17")
    return int(text)


def years_of(text: str) -> int | tuple[int, int] | None:
    """ "2024" or "2016-2024" as the library takes years; None for anything else."""
    found = _YEARS.fullmatch(text)
    if found is None:
        return None
    first, last = found.groups()
    return int(first) if last is None else (int(first), int(last))


def range_of(text: str) -> int | tuple[int, int]:
    years = years_of(text)
    if years is None:
        raise argparse.ArgumentTypeError(f"{text!r} is neither a year nor years; write 2024 or 2016-2024")
    return years
