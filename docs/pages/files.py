"""A page for each data file, as it is written, so that a fact's line can be seen and corrected."""

from __future__ import annotations

from pathlib import Path

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import TOMLLexer

import sti_frameworks

from .facts import file_page
from .markdown import code, escape, link, page

__all__ = ["pages"]

DATA = Path(sti_frameworks.__file__).parent / "data"


def pages() -> dict[str, str]:
    files = sorted(file.relative_to(DATA).as_posix() for file in DATA.rglob("*.toml"))
    return {"data/index.md": index(files), **{f"{file_page(file)}.md": file_page_of(file) for file in files}}


def index(files: list[str]) -> str:
    listed = "\n".join("* " + link(file, file_page(file).removeprefix("data/") + ".md") for file in files)
    about = (
        "The facts as they are written: TOML, one folder for each framework of the first rank. Every record's `where` names "
        "a file and a line of these."
    )
    return page("# Data files", about, listed)


def file_page_of(file: str) -> str:
    """One file with numbered lines; `#L12` leads to the twelfth."""
    text = (DATA / file).read_text(encoding="utf-8")
    shown = highlight(text, TOMLLexer(), HtmlFormatter(linenos="inline", lineanchors="L", anchorlinenos=True, wrapcode=True))
    # Addresses of lines as short as people write them: "#L12".
    shown = shown.replace('id="L-', 'id="L').replace('name="L-', 'name="L').replace('href="#L-', 'href="#L')
    up = "../" * file.count("/")
    return page(
        f"# {escape(file)}",
        f"{link('Data files', f'{up}index.md')} · in the source tree {code(f'src/sti_frameworks/data/{file}')} · "
        f"{link('How to correct a fact', f'{up}../contributing.md')}",
        # Sphinx's own code blocks have no addresses for their lines.
        f"````{{raw}} html\n{shown}\n````",
        orphan=True,
    )
