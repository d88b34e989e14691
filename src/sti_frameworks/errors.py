"""Every error and warning of the package: one root, and each is also the builtin a caller would expect.

A message says what was asked, what exists and what to do; see `Catalogue` for when each is raised.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "BadData",
    "BadDate",
    "BadQuestion",
    "CoverageWarning",
    "FrameworksError",
    "MissingExtra",
    "NoAnswer",
    "Problem",
    "UnknownId",
    "UnknownParty",
    "UnknownValues",
    "Unsure",
]


class FrameworksError(Exception):
    """The root of all errors that this package raises on purpose."""


class UnknownId(FrameworksError, LookupError):
    """No record of that kind has this id, acronym or name.

    Attributes:
        asked: what was asked, as given.
        suggestions: the ids of the closest matches, best first, perhaps none. They are never used in place of what was asked.
    """

    kind = "record"

    def __init__(self, asked: object, suggestions: Sequence[tuple[str, str]] = (), *, kind: str | None = None) -> None:
        self.asked = asked
        self.suggestions = tuple(identifier for _, identifier in suggestions)
        self.kind = kind or type(self).kind
        self._described = tuple(suggestions)
        super().__init__(asked)

    def __str__(self) -> str:
        if not isinstance(self.asked, str):
            return f"a {self.kind} is asked for by a string (id, code or name), not by {self.asked!r}"
        message = f"no {self.kind} is called {self.asked!r}"
        if self._described:
            close = ", ".join(_described(name, identifier) for name, identifier in self._described)
            return f"{message}; close to it: {close}"
        plural = "parties" if self.kind == "party" else self.kind + "s"
        return f"{message}; {plural}() lists all that exist"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.asked, self._described, self.kind)


def _described(name: str, identifier: str) -> str:
    return repr(name) if name == identifier else f"{name!r} ({identifier})"


def _rebuild(cls: type[UnknownId], asked: object, suggestions: tuple[tuple[str, str], ...], kind: str) -> UnknownId:
    return cls(asked, suggestions, kind=kind)


class UnknownParty(UnknownId):
    """No party has this id, code or name, present or former."""

    kind = "party"


class UnknownValues(FrameworksError, LookupError):
    """Values in a column of a frame that no party bears, all of them, reported once.

    Attributes:
        column: the column's name.
        values: every distinct value that was not recognised.
        suggestions: for some of them the id of the closest party. They are never used in place of what was written.
    """

    def __init__(self, column: str, values: Sequence[object], suggestions: dict[str, str], code: str) -> None:
        self.column, self.values, self.suggestions, self.code = column, tuple(values), dict(suggestions), code
        super().__init__(column, self.values, self.suggestions, code)

    def __str__(self) -> str:
        shown = [
            f"{value!r} ({self.suggestions[str(value)]}?)" if str(value) in self.suggestions else repr(value)
            for value in self.values[:20]
        ]
        more = f" and {len(self.values) - len(shown):,} more" if len(self.values) > len(shown) else ""
        return (
            f"column {self.column!r}: no party is written so with code={self.code!r}: {', '.join(shown)}{more}. "
            "Mend them, name another code, or pass unknown='null' to leave those rows empty"
        )


class NoAnswer(FrameworksError, LookupError):
    """The question is well put, but the data hold no record that answers it (no chair on that day, say)."""


class MissingExtra(FrameworksError, ImportError):
    """A library that this question needs is not installed; the message has the one command that installs it.

    Attributes:
        module: the module that was not found.
        extra: the extra of this package that brings it.
    """

    def __init__(self, module: str, extra: str) -> None:
        self.module, self.extra = module, extra
        super().__init__(f"this needs {module}, which is not installed; pip install 'sti-frameworks[{extra}]'", name=module)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.module, self.extra)


class BadQuestion(FrameworksError, ValueError):
    """An argument has a value that the question does not know; the message lists those that it does."""


class BadDate(BadQuestion):
    """A year or a date that cannot be: wrong type, wrong form, or not in the calendar."""


class Unsure(FrameworksError, ValueError):
    """The sources are too coarse to settle the answer.

    Pass `if_unsure="include"` or `if_unsure="exclude"` to decide it, or ask for the year's end, which dates of year
    precision always settle.

    Attributes:
        spells: the memberships whose dates leave the answer open.
    """

    def __init__(self, message: str, spells: Sequence[object] = ()) -> None:
        self.spells = tuple(spells)
        super().__init__(message)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.args[0], self.spells)


class CoverageWarning(UserWarning):
    """The question reaches beyond the day on which the framework's file was last compared with its sources."""


class Problem(FrameworksError, ValueError):
    """One thing that is wrong in a data file, with the place and what would be right.

    Attributes:
        file: the file, as a path below the folder that was loaded.
        line: its line, counted from 1 (0: the file as a whole).
        what: what is wrong, and what would be right.
    """

    def __init__(self, file: str, line: int, what: str) -> None:
        self.file, self.line, self.what = file, line, what
        super().__init__(file, line, what)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class BadData(ExceptionGroup[Problem], FrameworksError, ValueError):
    """Data files that break their laws; its `exceptions` are every `Problem` found, and nothing was loaded."""

    def __new__(cls, problems: Sequence[Problem]) -> BadData:
        noun = "problem" if len(problems) == 1 else "problems"
        return super().__new__(cls, f"{len(problems)} {noun} in the data, nothing was loaded", list(problems))

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(self.message, list(problems))

    def __str__(self) -> str:
        return "\n".join([f"{self.message}:", *(f"  {problem}" for problem in self.exceptions)])

    def derive(self, problems: Sequence[Problem]) -> BadData:  # type: ignore[override]
        return BadData(problems)

    def __reduce__(self) -> tuple[object, ...]:
        return BadData, (self.exceptions,)
