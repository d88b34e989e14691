"""The pages that are made from the data and the code, made anew and read."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

import sti_frameworks as sti
from pages import api, codebook, commands, dictionary, errata, files, frameworks, themes, vocabularies
from pages.links import broken
from pages.markdown import cell, escape, table
from sti_frameworks.cli import parser


@pytest.fixture(scope="module")
def framework_pages() -> dict[str, str]:
    return frameworks.pages()


@pytest.fixture(scope="module")
def theme_pages() -> dict[str, str]:
    return themes.pages()


# The pages about the coding


def test_the_errata_list_every_value_of_the_chapter_that_the_record_differs_from() -> None:
    page = errata.errata()
    variants = [variant for record in errata.all_facts() for variant in record.variants if variant.source.id == "crds-2025"]
    counts = [int(count) for count in re.findall(r"^## (\d+) (?:places|dates)", page, re.MULTILINE)]
    assert sum(counts) == len(variants)
    assert all(cell(variant.value) in page for variant in variants)
    for footnote in sti.source("crds-2025").footnotes:
        assert (f"\n| {footnote.number} | {footnote.page} |" in page) == (footnote.supports != "yes")


def test_the_codebook_has_every_modality_theme_and_no_gap() -> None:
    page = codebook.codebook()
    assert re.search(r"\{[a-z]+\}", page) is None
    for code in (*sti.terms("modality"), *sti.themes().ids):
        assert f"| {code} |" in page


def test_agreement_is_computed_from_both_coders_rows() -> None:
    pairs = list(codebook.coded())
    coded = {one["unit"] for one, _ in pairs}
    assert len(coded) == len(pairs) > 230
    for field in ("modality", "theme"):
        assert -1 <= codebook.alpha(field) <= 1
        assert codebook.share(field) == sum(one[field] == other[field] for one, other in pairs) / len(pairs)
    # A statistic that can't tell agreement from chance judges nothing.
    assert codebook.alpha("unit") == 1


# The reference


def test_the_data_dictionary_has_every_column() -> None:
    page = dictionary.dictionary()
    for form in sti.TABLES.values():
        _, _, section = page.partition(f"## {form.name}\n")
        section = section.split("\n## ")[0]
        for column in form.columns:
            assert f"| `{column.name}` | {column.type} | {cell(column.meaning)} |" in section


def test_the_reference_shows_each_public_name_once() -> None:
    shown = [name for _, sections in api.SECTIONS.values() for names in sections.values() for name in names.split()]
    assert sorted(shown) == sorted(sti.__all__)
    pages = "\n".join(api.pages().values())
    for name in sti.__all__:
        assert re.search(rf"^\.\. (py:\w+:: |auto\w+:: sti_frameworks\.){name}\b", pages, re.MULTILINE), name


def test_every_public_name_has_words_of_its_own() -> None:
    for name in sti.__all__:
        found = getattr(sti.Catalogue, name, None) or getattr(sti, name)
        if callable(found):
            assert (found.__doc__ or "").strip(), name


def test_the_command_line_reference_has_every_command() -> None:
    page = commands.pages()["reference/command-line.md"]
    names = [name for group in parser().groups.values() for name in group]
    assert re.findall(r"^### (\S+)$", page, re.MULTILINE) == names
    assert all(f"usage: sti-frameworks {name}" in page for name in names)


def test_the_vocabularies_have_every_value() -> None:
    page = vocabularies.pages()["reference/vocabularies.md"]
    for name, values in sti.vocabularies().items():
        section = page.partition(f"\n## {name}\n")[2].split("\n## ")[0]
        assert re.findall(r"^\| `([^`]+)` ", section, re.MULTILINE) == list(values)


# A page for each framework, theme and file


def test_a_framework_has_a_page_with_each_of_its_facts(framework_pages: dict[str, str]) -> None:
    for framework in sti.frameworks():
        page = framework_pages[f"frameworks/{framework.id}.md"]
        facts: list[Any] = [
            *framework.memberships,
            *sti.meetings(framework=framework, bodies=False),
            *sti.documents(framework=framework, bodies=False),
            *sti.events(framework=framework, bodies=False),
            *sti.commitments(framework=framework, bodies=False),
        ]
        assert page.count('title="Correct it in') >= len(facts)
        for fact in (framework, *facts):
            assert f"Correct it in {fact.where}" in page
            assert fact.doubt is None or escape(fact.doubt) in page
            assert fact.note is None or escape(fact.note) in page
            assert all(f'href="#source-{source.id}"' in page for source in fact.sources)
            assert all(escape(variant.value) in page for variant in fact.variants)


def test_what_a_page_cites_stands_in_its_list_of_sources(framework_pages: dict[str, str], theme_pages: dict[str, str]) -> None:
    for path, page in (framework_pages | theme_pages).items():
        cited = set(re.findall(r'href="#(source-[^"]+)"', page))
        listed = re.findall(r'<span id="(source-[^"]+)">', page)
        assert len(listed) == len(set(listed)), path
        assert cited == set(listed), path


def test_a_roll_on_a_page_is_the_librarys(framework_pages: dict[str, str]) -> None:
    for framework in sti.frameworks():
        if framework.memberships:
            page = framework_pages[f"frameworks/{framework.id}.md"]
            _, _, section = page.partition(f"## Roll on {framework.checked}\n")
            rolls = re.findall(r"^\*\*\d+: member \(.*?\), (?:in effect|suspended) .*\n\n(.*)$", section, re.MULTILINE)
            shown = {party for roll in rolls for party in re.findall(r"`([^`]+)`", roll)}
            assert shown == set(framework.members_on(framework.checked.latest, if_unsure="include").ids), framework.id


def test_a_theme_has_a_page_with_each_commitment_on_it(theme_pages: dict[str, str]) -> None:
    for theme in sti.themes():
        page = theme_pages[f"themes/{theme.id}.md"]
        found = sti.commitments(theme=theme)
        assert f"\n## Commitments ({len(found)})\n" in page
        for commitment in found:
            assert f"Correct it in {commitment.where}" in page
            assert escape(commitment.summary_ja) in page


def test_a_data_file_is_shown_line_by_line() -> None:
    made = files.pages()
    for file in files.DATA.rglob("*.toml"):
        name = file.relative_to(files.DATA).as_posix()
        page = made[f"data/{name.removesuffix('.toml')}.md"]
        lines = file.read_text(encoding="utf-8").splitlines()
        assert re.findall(r'<a id="L(\d+)"', page) == [str(number) for number in range(1, len(lines) + 1)]


# Markdown


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


_SYNTAX = MdParserConfig(enable_extensions={"colon_fence", "attrs_inline"})
_HOSTILE = st.text(st.sampled_from("ab1 .*_`[](){}<>|~$&#^\\:+-=!\"'/%@\n日本"), max_size=30) | st.text(max_size=20)


@given(_HOSTILE)
def test_text_of_the_data_stays_text_in_a_page(text: str) -> None:
    read = _Text()
    read.feed(create_md_parser(_SYNTAX, RendererHTML).render(f"x {escape(text)}\n\n{escape(text)}\n"))
    plain = " ".join(text.replace("\0", "\N{REPLACEMENT CHARACTER}").split())
    assert set(read.tags) <= {"p"}
    assert read.text.strip().removeprefix("x").split() == [*plain.split(), *plain.split()]


@given(st.lists(st.lists(_HOSTILE, min_size=3, max_size=3), min_size=1, max_size=4))
def test_a_cell_stays_a_cell(rows: list[list[str]]) -> None:
    written = table(("one", "two", "three"), ((f"x{escape(value)}" for value in row) for row in rows))
    shown = create_md_parser(_SYNTAX, RendererHTML).render(written)
    cells = [html.unescape(found) for found in re.findall(r"<td>(.*?)</td>", shown, re.DOTALL)]
    wanted = ["x" + " ".join(value.replace("\0", "\N{REPLACEMENT CHARACTER}").split()) for row in rows for value in row]
    assert [" ".join(found.split()) for found in cells] == [" ".join(value.split()) for value in wanted]


# Links


def test_a_link_that_leads_nowhere_and_what_is_loaded_from_outside_are_found(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "index.html").write_text(
        '<p id="here"></p><a href="sub/page.html#there">good</a><a href="#here">good</a><a href="https://example.org/x">else</a>'
        '<a href="gone.html">bad</a><a href="sub/page.html#gone">bad</a><img src="gone.png"><img src="data:image/png;base64,">'
        '<script>load("https://cdn.example.org/chart.js"); see("https://example.org/x")</script>'
        '<link rel="stylesheet" href="https://example.org/x.css">',
        encoding="utf-8",
    )
    (tmp_path / "sub" / "page.html").write_text('<a name="there" href="../index.html"></a>', encoding="utf-8")
    assert list(broken(tmp_path)) == [
        "index.html: gone.html: there is no such file",
        "index.html: gone.png: there is no such file",
        "index.html: https://cdn.example.org/chart.js: loaded from outside",
        "index.html: https://example.org/x.css: loaded from outside",
        "index.html: sub/page.html#gone: there is no such place",
    ]
