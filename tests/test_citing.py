"""Citations of the release and of what a record rests on."""

from __future__ import annotations

import json

import pytest

import sti_frameworks as sti


def test_the_release_is_cited_with_the_versions_of_code_and_data() -> None:
    version = sti.version()
    for text in (sti.cite(), sti.cite(style="bibtex"), sti.cite(style="csl")):
        assert version.code in text
        assert version.data in text


def test_a_record_is_cited_by_all_its_sources_and_the_release() -> None:
    (spell,) = sti.memberships(party="JPN", framework="oecd", role="member")
    items = json.loads(sti.cite(spell, style="csl"))
    assert [item["id"] for item in items] == [*(source.id for source in spell.sources), f"sti-frameworks-{sti.__version__}"]
    for source, item in zip(spell.sources, items, strict=False):
        assert (item["title"], item["publisher"], item.get("URL")) == (source.title, source.publisher, source.url)
        assert item["accessed"]["date-parts"] == [[source.read.year, source.read.month, source.read.day]]


@pytest.mark.parametrize("style", ["text", "bibtex", "csl"])
def test_every_source_can_be_cited_in_every_style(style: str) -> None:
    for source in sti.sources():
        text = sti.cite(source, style=style)  # type: ignore[arg-type]
        assert source.url is None or source.url in text
        if style == "bibtex":
            assert text.count("@misc{") == 2
            assert text.replace("\\{", "").count("{") == text.replace("\\}", "").count("}")


def test_special_characters_are_escaped_in_bibtex_but_not_in_addresses() -> None:
    source = sti.Source(
        id="odd", title="R&D 100%", publisher="A_B", kind="report", lang="en", read=sti.PartialDate(2026, 11, 24),
        url="https://example.org/a_b?c=d&e", published=sti.PartialDate(2020, 3),
    )  # fmt: skip
    text = sti.cite(source, style="bibtex")
    assert "title = {R\\&D 100\\%}," in text
    assert "organization = {A\\_B}," in text
    assert "url = {https://example.org/a_b?c=d&e}," in text
    assert "year = {2020}," in text
    assert "urldate = {2026-11-24}," in text
    assert sti.cite(source).splitlines()[0] == ("A_B, R&D 100%, 2020-03, https://example.org/a_b?c=d&e (read 2026-11-24)")


def test_what_can_t_be_cited_says_so() -> None:
    with pytest.raises(sti.BadQuestion, match="it is one of: text, bibtex, csl"):
        sti.cite(style="apa")  # type: ignore[arg-type]
    with pytest.raises(sti.BadQuestion, match="has no sources of its own"):
        sti.cite(sti.theme("ai"))  # type: ignore[arg-type]
