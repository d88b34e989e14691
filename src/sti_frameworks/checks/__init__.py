"""The laws of the data: what must hold of every record, ours and a user's. Only this package knows them.

Each law is one function that yields a `Problem` for each place that breaks it, in the module of its subject. `LAWS` lists them;
`tests/bad/` holds, for each, a file that breaks it and the errors expected.
"""

from __future__ import annotations

from ..contents import Contents
from ..errors import Problem
from . import links, proceedings, sources, text, time, words  # each adds its laws to LAWS
from .law import LAWS, Checked

__all__ = ["LAWS", "Checked", "check", "links", "proceedings", "sources", "text", "time", "words"]


def check(whole: Contents, *, own: Contents | None = None) -> list[Problem]:
    """Every breach of every law by the `own` contents (by default the whole), sorted by file and line."""
    subject = Checked(whole, whole if own is None else own)
    found = [problem for law in LAWS for problem in law(subject)]
    return sorted(found, key=lambda problem: (problem.file, problem.line, problem.what))
