"""What users are told is true and whole: cells and console lines run, everything public is documented, links lead somewhere.

`REWRITE_EXPECTED=1 pytest tests/test_documentation.py -k console` writes the outputs of the console blocks anew: read the
difference before committing it.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import altair
import pandas
import pytest
import vl_convert

import sti_frameworks as sti
from sti_frameworks.checks import LAWS
from sti_frameworks.cli import main, parser
from tests.written import (
    GENERATED,
    ROOT,
    anchors,
    cells,
    commands,
    fences,
    hand_written,
    headings,
    links,
    run_cells,
    slug,
)

PAGES = hand_written()
TEXT = {page: page.read_text(encoding="utf-8") for page in PAGES}
HOWTO = [page for page in PAGES if page.parent == ROOT / "docs" / "howto" and page.name != "index.md"]
WITH_CELLS = [page for page in PAGES if cells(page)]
WITH_COMMANDS = [page for page in PAGES if commands(page)]


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


# What is shown is what comes out


@pytest.mark.parametrize("page", WITH_CELLS, ids=name_of)
def test_every_cell_of_a_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    # What a page sets for itself is set back after it.
    with altair.renderers.enable("svg"), pandas.option_context("display.max_colwidth", 50):
        shown = run_cells(page)
    assert len(shown) == len(cells(page))
    # An error that a page shows is one of ours, not a slip of the page's.
    raised = [each for each in shown if isinstance(each, Exception)]
    assert all(isinstance(each, (sti.FrameworksError, sti.CoverageWarning)) for each in raised), raised


def test_a_cell_that_fails_names_its_page_and_line(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("text\n\n```{code-cell} python\n:tags: [hide-input]\n\n1 / 0\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"page\.md:5: ZeroDivisionError"):
        run_cells(page)
    page.write_text("```{code-cell} python\n:tags: [raises-exception]\n\n1\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="should raise"):
        run_cells(page)


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=name_of)
def test_every_console_line_runs_and_prints_what_is_shown(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "tests" / "good", tmp_path / "my-data")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in (("LANG", "C.UTF-8"), ("COLUMNS", "80"), ("PYTHONPATH", str(ROOT / "src"))):
        monkeypatch.setenv(name, value)
    text = TEXT[page]
    for command in commands(page):
        printed = printed_by(command.typed, capsys)
        if command.shown and os.environ.get("REWRITE_EXPECTED"):
            head = f"$ {command.typed}\n"
            text = text.replace(f"{head}{command.shown}\n", f"{head}{_cut(printed, command.shown)}\n", 1)
            page.write_text(text, encoding="utf-8")
        elif command.shown:
            assert command.shown == _cut(printed, command.shown), f"{page}:{command.line}: {command.typed}"


def printed_by(typed: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a line prints: by a real shell where it needs one, else by `main`, which reads the data once for all."""
    if re.search("[|>]", typed):
        program = f'sti-frameworks() {{ "{sys.executable}" -m sti_frameworks "$@"; }}'
        done = subprocess.run(["bash", "-c", f"{program}\n{typed}"], capture_output=True, encoding="utf-8", check=False)
        code, out, error = done.returncode, done.stdout, done.stderr
    else:
        code = main(shlex.split(typed)[1:])
        out, error = capsys.readouterr()
    assert (code, error) == (0, ""), f"{typed}: {error}"
    return "\n".join(line.rstrip() for line in out.splitlines())


def _cut(printed: str, shown: str) -> str:
    """As many lines of what was printed as are shown before a last line "…"; twelve if there are none yet."""
    *before, last = shown.splitlines()
    return "\n".join([*printed.splitlines()[: len(before) or 12], last]) if last == "…" else printed


@pytest.mark.parametrize("page", ["README.md", "README.ja.md"])
def test_the_picture_of_a_readme_is_what_its_line_draws_today(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    (line,) = re.findall(r"^sti\.plot\..*$", text, re.MULTILINE)
    (place,) = re.findall(r"^!\[[^\]]+\]\((.+)\)$", text, re.MULTILINE)
    drawn = vl_convert.vegalite_to_svg(eval(line, {"sti": sti}).to_dict())
    assert said_in(drawn) == said_in((ROOT / place).read_text(encoding="utf-8"))


def said_in(svg: str) -> list[tuple[str, str]]:
    """The words and bars of a picture; pixels follow the fonts of the machine."""
    nodes = ElementTree.fromstring(svg).iter()
    return sorted((node.text or "", node.get("aria-label", "")) for node in nodes)


# Everything public is told


@pytest.mark.parametrize("name", [name for name in sti.__all__ if name != "__version__"])
def test_every_public_name_is_in_the_documentation(name: str) -> None:
    assert any(re.search(rf"`[^`\n]*\b{name}\b[^`\n]*`|\bsti\.{name}\b", text) for text in TEXT.values())


QUESTIONS = [name for name in dir(sti.Catalogue) if not name.startswith("_") and callable(getattr(sti.Catalogue, name))]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_shown_asked(question: str) -> None:
    asked = re.compile(rf"\bsti\.{question}\(|`{question}\(")
    shown = [page for page in PAGES if asked.search(TEXT[page])]
    assert shown, f"no page asks {question}(…)"


OF_RECORDS = [name for name in vars(sti.Records) if not name.startswith("_") and name not in ("later", "kind")]  # inner ones


@pytest.mark.parametrize("method", OF_RECORDS)
def test_what_records_can_do_is_told(method: str) -> None:
    assert any(re.search(rf"\.{method}\b|`{method}`", text) for text in TEXT.values())


def _commands() -> list[str]:
    def below(made: argparse.ArgumentParser, path: str) -> list[str]:
        inner = [each.choices for each in made._actions if isinstance(each, argparse._SubParsersAction)]
        return [found for choices in inner for name in choices for found in below(choices[name], f"{path} {name}")] or [path]

    return below(parser(), "sti-frameworks")


@pytest.mark.parametrize("command", _commands())
def test_every_command_is_shown(command: str) -> None:
    typed = [each.typed for page in PAGES for each in commands(page)]
    assert any(f"{line} ".startswith(f"{command} ") for line in typed), f"no console block runs {command}"


def test_every_law_is_told_once_under_its_module_and_no_other_is() -> None:
    page = ROOT / "docs" / "explanation" / "laws.md"
    told = re.findall(r"^\| `(\w+)` \|", TEXT[page], re.MULTILINE)
    assert sorted(told) == sorted(law.__name__ for law in LAWS)
    # As the modules are parted, so are the tables.
    tables = [re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) for part in TEXT[page].split("\n## ")[1:]]
    modules = {law.__name__: law.__module__ for law in LAWS}
    assert all(len({modules[name] for name in table}) == 1 for table in tables)
    assert len(tables) == len(set(modules.values()))


def test_the_index_of_how_to_lists_every_question_once() -> None:
    index = ROOT / "docs" / "howto" / "index.md"
    questions = [f"{page.name}#{slug(heading)}" for page in HOWTO for heading in headings(page, level=2)]
    assert sorted(questions) == sorted(link for link in links(index) if "#" in link)
    assert len(questions) >= 24


@pytest.mark.parametrize("page", HOWTO, ids=name_of)
def test_every_question_has_an_answer_and_what_to_watch_for(page: Path) -> None:
    for section in re.split(r"^## ", TEXT[page], flags=re.MULTILINE)[1:]:
        heading = section.partition("\n")[0]
        assert "```" in section, f"{heading} has no code"
        assert "**Watch for**" in section, f"{heading} does not say what to watch for"


@pytest.mark.parametrize("page", HOWTO, ids=name_of)
def test_no_line_of_code_is_wider_than_the_page(page: Path) -> None:
    wide = [line for cell in cells(page) for line in cell.code.splitlines() if len(line) > 88]
    assert wide == []


# Links


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_relative_link_leads_to_a_page_and_a_heading(page: Path) -> None:
    for link in links(page):
        if re.match(r"[a-z][a-z0-9+.-]*:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if any(target.is_relative_to(folder) for folder in GENERATED):
            continue
        assert target.exists(), f"{page}: {link} is not there"
        if anchor:
            assert anchor in anchors(target), f"{page}: {link} has no such heading"


@pytest.mark.parametrize("page", [page for page in PAGES if page.is_relative_to(ROOT / "docs")], ids=name_of)
def test_no_page_repeats_a_heading_or_leaves_a_block_open(page: Path) -> None:
    found = headings(page)
    assert len(found) == len(set(found))
    assert TEXT[page].count("\n```") == 2 * len(list(fences(page))) - TEXT[page].startswith("```")
