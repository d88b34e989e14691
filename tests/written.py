"""The hand-written pages as tests see them: their code cells, console blocks, headings and links."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors.index import slugify
from mdit_py_plugins.front_matter import front_matter_plugin

__all__ = [
    "GENERATED",
    "ROOT",
    "Cell",
    "Command",
    "anchors",
    "cells",
    "commands",
    "fences",
    "hand_written",
    "headings",
    "links",
    "run_cells",
    "slug",
]

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
# Made by `make docs`, with links that Sphinx checks.
GENERATED = tuple(DOCS / name for name in ("_build", "data", "explorer", "frameworks", "reference", "themes"))
OTHERS = ("node_modules", "site-packages")  # what other people wrote
TEMPLATES = ("codebook.in.md",)


@attrs.frozen
class Cell:
    """A code cell of a MyST notebook.

    Attributes:
        line: of its first line of code, counted from 1.
        code: what is run.
        tags: "raises-exception" says that it must raise.
    """

    line: int
    code: str
    tags: tuple[str, ...]


@attrs.frozen
class Command:
    """A command of a console block: what follows "$ ", and the output shown below it (empty: none is)."""

    line: int
    typed: str
    shown: str


def hand_written() -> list[Path]:
    """Every page that a person wrote and a user reads."""
    found = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]
    return sorted(
        page
        for page in found
        if page.name not in TEMPLATES
        and not any(page.is_relative_to(folder) for folder in GENERATED)
        and not set(OTHERS).intersection(page.parts[len(ROOT.parts) :])
    )


def tokens(page: Path) -> list[Token]:
    text = page.read_text(encoding="utf-8")
    found: list[Token] = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).parse(text)
    return found


def fences(page: Path) -> Iterator[tuple[str, int, str]]:
    """The fenced blocks of a page: what they are marked with, the line after the fence, their text."""
    for token in tokens(page):
        if token.type == "fence" and token.map is not None:
            yield token.info.strip(), token.map[0] + 2, token.content


def cells(page: Path) -> list[Cell]:
    """The code cells of a page, without their options."""
    found = []
    for info, first, text in fences(page):
        if not info.startswith("{code-cell}"):
            continue
        lines = text.splitlines()
        if lines[:1] == ["---"]:
            count = lines.index("---", 1) + 1
        else:
            count = next((number for number, each in enumerate(lines) if not each.startswith(":")), len(lines))
        tags = re.search(r"^:?tags: \[(.*)\]$", "\n".join(lines[:count]), flags=re.MULTILINE)
        code = "\n".join(lines[count:])
        found.append(Cell(first + count, code, tuple(re.findall(r"[\w-]+", tags[1])) if tags else ()))
    return found


def commands(page: Path) -> list[Command]:
    """The commands of this package that a page's console blocks show."""
    found = []
    for info, first, text in fences(page):
        if info != "console":
            continue
        for block in re.split(r"^(?=\$ )", text, flags=re.MULTILINE):
            head, _, shown = block.partition("\n")
            if head.startswith("$ sti-frameworks"):
                line = first + text[: text.index(block)].count("\n")
                found.append(Command(line, head.removeprefix("$ "), shown.rstrip("\n")))
    return found


def headings(page: Path, level: int | None = None) -> list[str]:
    """The texts of a page's headings, of one level or of all."""
    listed = tokens(page)
    return [
        _words(listed[number + 1])
        for number, token in enumerate(listed)
        if token.type == "heading_open" and level in (None, int(token.tag[1:]))
    ]


def _words(inline: Token) -> str:
    return "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))


def slug(heading: str) -> str:
    """The anchor of a heading, as the site and code hosts make it."""
    return slugify(heading)


def anchors(page: Path) -> set[str]:
    return {slug(heading) for heading in headings(page)}


def links(page: Path) -> Iterator[str]:
    """Where a page's links lead, as they are written."""
    for token in tokens(page):
        for child in token.children or ():
            for name in ("href", "src"):
                target = child.attrGet(name)
                if target is not None:
                    yield str(target)


def run_cells(page: Path) -> list[object]:
    """Runs a page's cells in one namespace, as a notebook would; what their last expressions show.

    An error bears the page and its line. A cell tagged "raises-exception" must raise.
    """
    namespace: dict[str, Any] = {"__name__": "__main__"}
    shown = []
    for cell in cells(page):
        raised: Exception | None = None
        try:
            shown.append(_run(cell, page, namespace))
        except Exception as error:
            raised = error
        if "raises-exception" in cell.tags:
            assert raised is not None, f"{page}:{cell.line}: this cell should raise"
            shown.append(raised)
        elif raised is not None:
            raise AssertionError(f"{page}:{cell.line}: {type(raised).__name__}: {raised}") from raised
    return shown


def _run(cell: Cell, page: Path, namespace: dict[str, Any]) -> object:
    # Blank lines in front, so that a traceback names the page's own line.
    code = re.sub(r"^%.*$", "", cell.code, flags=re.MULTILINE)  # what only says to notebooks how to show errors
    tree = ast.parse("\n" * (cell.line - 1) + code, filename=str(page))
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, str(page), "exec"), namespace)
    if not isinstance(last, ast.Expr):
        return None
    value = eval(compile(ast.Expression(last.value), str(page), "eval"), namespace)
    # What a notebook shows is a part of the answer.
    picture = getattr(value, "_repr_html_", None)
    return value if picture is None else (value, picture())
