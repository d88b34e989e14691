"""The reference of the public names, from their docstrings, and the list of them that a test holds to `__all__`."""

from __future__ import annotations

import inspect
import re
import textwrap

from sphinx.ext.napoleon.docstring import GoogleDocstring

import sti_frameworks as sti

from .markdown import page

__all__ = ["SECTIONS", "pages", "spread"]

SECTIONS: dict[str, tuple[str, dict[str, str]]] = {
    "questions": (
        "Questions",
        {
            "One record": "framework party meeting document commitment theme source find",
            "Who belonged": "members_in members_on is_member status_in memberships chair joint_memberships compare explain",
            "Many records": "frameworks parties meetings documents events themes sources",
            "What was promised": "commitments commitments_by_theme bound_by",
            "In tables": "table panel annotate fixed_members dyads network export",
            "Versions, citations, own data": "version __version__ cite load vocabularies terms",
        },
    ),
    "records": (
        "Records",
        {
            "Sequences": "Records",
            "Membership": "Party Name Code Framework LifeSpell Relation Membership",
            "Meetings and documents": "Meeting Session Participation Person Document Part Event",
            "Commitments": "Commitment Target Link Theme Match",
            "Sources": "Source Footnote Locator Variant Where",
            "Dates": "PartialDate",
            "Answers": "Explanation Comparison FixedMembers Version",
            "Tables and vocabularies": "TABLES Table Column Term",
        },
    ),
    "charts": ("Charts", {"": "plot"}),
    "errors": (
        "Errors and warnings",
        {
            "": "FrameworksError UnknownId UnknownParty UnknownValues BadQuestion NoAnswer BadDate Unsure BadData Problem "
            "MissingExtra CoverageWarning"
        },
    ),
    "catalogue": ("Catalogue", {"": "Catalogue"}),
}
"""Page to its title and its sections, each with the public names that it shows."""

_ABOUT = {
    "questions": """\
Each is a method of [`Catalogue`](catalogue.md), asked of the data that came with the package. Nothing is read before the first
question. Words in the signatures:

* `Values`: one value of a vocabulary, or a tuple of several.
* `DateLike`: `"2014-03-25"`, a `datetime.date`, or a `PartialDate` that is exact.
* `When`: `"end"`, `"start"`, `"any"` or `"all"`. `IfUnsure`: `"raise"`, `"include"` or `"exclude"`.
* `Years`: a year, a pair of first and last year, or a range. `Backend`: `"pandas"`, `"polars"` or `"arrow"`.""",
    "records": "Immutable, typed, hashable, comparable, sortable, picklable. Fields that may be absent are `None` (one value) "
    "or an empty tuple (several). What each field holds as a column is in the [data dictionary](../data-dictionary.md).",
    "charts": "The extra `plot` brings them: `pip install 'sti-frameworks[plot]'`. The same of a catalogue of one's own: "
    "`catalogue.plot`.",
    "errors": "One root, `FrameworksError`; each is also the builtin that one would expect.",
    "catalogue": "Every [question](questions.md) is a method of it: `sti.load('my-data/').members_in(…)` asks your own files "
    "as `sti.members_in(…)` asks those of the package.",
}


def pages() -> dict[str, str]:
    made = {f"reference/api/{name}.md": _page(name, *SECTIONS[name]) for name in SECTIONS}
    listed = "\n".join(SECTIONS)
    contents = f"# Python\n\n`import sti_frameworks as sti`\n\n```{{toctree}}\n:maxdepth: 2\n\n{listed}\n```\n"
    return {"reference/api/index.md": contents, **made}


def _page(name: str, title: str, sections: dict[str, str]) -> str:
    parts = [f"# {title}", _ABOUT[name]]
    for section, names in sections.items():
        parts += [f"## {section}"] if section else []
        parts += [_directive(each) for each in names.split()]
    return page(*parts)


def _directive(name: str) -> str:
    found = getattr(sti, name)
    if isinstance(found, type):
        # What Records have of every sequence needs no words.
        text = f".. autoclass:: sti_frameworks.{name}\n   :members:\n   :exclude-members: count, index, later"
        text += "\n   :inherited-members:" if name == "Records" else ""
    elif callable(found):
        text = _question(name)
    elif name == "plot":
        text = ".. py:data:: plot\n   :type: Charts\n\n.. autoclass:: sti_frameworks.plots.Charts()\n   :members:"
    else:
        text = f".. autodata:: sti_frameworks.{name}\n   :no-value:"
    return f"```{{eval-rst}}\n{text}\n```"


class _Unquoted:
    """An annotation that is text, shown without quotes."""

    def __init__(self, text: object) -> None:
        self.text = text

    def __repr__(self) -> str:
        return str(self.text)


def _question(name: str) -> str:
    """A question as people write it, with the signature and the words of the method that answers it."""
    asked = getattr(sti.Catalogue, name, None) or getattr(sti, name)
    signature = inspect.signature(asked)
    parameters = [
        each.replace(annotation=_Unquoted(each.annotation)) for each in signature.parameters.values() if each.name != "self"
    ]
    shown = signature.replace(parameters=parameters, return_annotation=_Unquoted(signature.return_annotation))
    text = str(GoogleDocstring(spread(inspect.getdoc(asked) or "")))
    return f".. py:function:: {name}{shown}\n\n{textwrap.indent(text, '   ')}"


def spread(words: str) -> str:
    """A docstring whose "Returns: …" and "Raises: …" are paragraphs of their own."""
    return re.sub(r"\n(Returns|Raises): ", r"\n\n\1: ", words)
