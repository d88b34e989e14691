"""Runs one command: reads the line, finds the data, answers, and turns whatever goes wrong into one line and a code."""

from __future__ import annotations

import difflib
import io
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from .parsing import PROGRAM, parser

if TYPE_CHECKING:
    import argparse

    from ..catalogue import Catalogue

__all__ = ["main"]

# Interrupted, and closed by the reader: 128 and the number of the signal, as shells have it.
INTERRUPTED, CLOSED = 130, 141

# The library's arguments, as its messages name them.
_ARGUMENT = re.compile(
    r"\b(if_unsure|when|year|years|on|role|standing|min_strength|partition_by|format|style|over)=(['\"]?)([\w-]+)\2"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Returns: 0 (answered), 1 (no such record, a badly put question, or problems found; one line on standard error says why),
    130 (interrupted) or 141 (whoever read the output closed it). The parser itself ends with 2 where the line cannot be read.
    """
    _speak_unicode()
    try:
        code = _run(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python would complain once more when it ends and finds that the rest can't be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED
    return code


def _run(arguments: list[str]) -> int:
    whole = parser()
    names = whole.command_names()
    if arguments and not arguments[0].startswith("-") and arguments[0] not in names:
        close = difflib.get_close_matches(arguments[0], names, n=1)
        whole.error(f"there is no command {arguments[0]!r}" + (f"; did you mean {close[0]!r}?" if close else ""))
    chosen = whole.parse_args(arguments)
    from ..errors import FrameworksError

    with _warnings_in_one_line():
        try:
            return _answer(chosen)
        except BrokenPipeError:
            raise
        except (FrameworksError, OSError) as error:
            _say(_message(error, chosen))
            return 1


def _answer(chosen: argparse.Namespace) -> int:
    from importlib import import_module

    from .wording import Wording, language_of_locale

    module, _, name = chosen.runs.partition(":")
    command: Callable[..., Any] = getattr(import_module(f".{module}", __package__), name)
    if chosen.name == "check":
        return int(command(chosen))
    if "lang" in chosen:
        chosen.lang = chosen.lang or language_of_locale()
    catalogue = _catalogue(chosen)
    if module in ("deeds", "completion"):
        return int(command(chosen, catalogue))
    from .writing import write

    write(command(chosen, catalogue, Wording(chosen.lang)), chosen.format, color=chosen.color)
    return 0


def _catalogue(chosen: argparse.Namespace) -> Catalogue:
    from ..catalogue import load, shipped_catalogue
    from ..errors import BadQuestion

    if chosen.data is None:
        if chosen.over is not None:
            raise BadQuestion("--over lays your own files over the shipped data; name their folder, too: --data FOLDER")
        return shipped_catalogue()
    return load(chosen.data, over=chosen.over)


def _message(error: Exception, chosen: argparse.Namespace) -> str:
    """What went wrong and what helps, in one line and in the words of the command line."""
    from ..errors import BadData, UnknownId

    if isinstance(error, BadData):
        over = f" --over {chosen.over}" if chosen.over else ""
        return f"{error.message}; `{PROGRAM} check {chosen.data}{over}` lists them"
    text = " ".join(str(error).split("\n"))
    if isinstance(error, UnknownId):
        plural = "parties" if error.kind == "party" else f"{error.kind}s"
        return text.replace(f"{plural}() lists", f"`{PROGRAM} {plural}` lists")
    text = text.replace("overwrite=True", "--overwrite").replace(" or datetime.date(1998, 5, 17)", "")
    return _ARGUMENT.sub(lambda found: f"--{found[1].replace('_', '-')} {found[3]}", text)


@contextmanager
def _warnings_in_one_line() -> Iterator[None]:
    """Warnings of coverage are one line each on standard error, after the answer and each once; others are left alone."""
    from ..errors import CoverageWarning

    said: dict[str, None] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("always", CoverageWarning)
        usual = warnings.showwarning

        def show(message: Warning | str, category: type[Warning], *rest: Any, **named: Any) -> None:
            if issubclass(category, CoverageWarning):
                said[str(message)] = None
            else:
                usual(message, category, *rest, **named)

        warnings.showwarning = show
        try:
            yield
            sys.stdout.flush()
        finally:
            for message in said:
                _say(message)


def _say(message: str) -> None:
    from .wrapping import visible

    print(f"{PROGRAM}: {visible(message)}", file=sys.stderr)


def _speak_unicode() -> None:
    """Answers are UTF-8, whatever the locale; what no encoding can write is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
