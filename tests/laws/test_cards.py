"""What notebooks show: everything that a record says, and nothing that its text could smuggle in."""

from __future__ import annotations

import warnings
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sti_frameworks as sti
from sti_frameworks import cards
from sti_frameworks.fields import fields_of
from sti_frameworks.records import Source, plain
from sti_frameworks.vocabulary import terms

PLURALS = ("parties", "frameworks", "memberships", "meetings", "documents", "events", "themes", "commitments", "sources")


class Page(HTMLParser):
    """The tags, attributes and text of an HTML page, as a browser would read it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


ALLOWED = {
    *("div", "style", "article", "p", "h3", "code", "span", "strong", "a", "dl", "dt", "dd", "ul", "li"),
    *("details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td"),
}


def is_harmless(html: str) -> Page:
    page = Page(html)
    assert not page.open
    assert set(page.tags) <= ALLOWED
    for tag, name, value in page.attributes:
        assert name in {"class", "lang", "title", "href", "rel", "scope", "colspan", "tabindex", "role", "aria-label"}
        assert name != "href" or (tag == "a" and value.startswith(("https://", "http://")))
    return page


def rows(page: Page) -> int:
    """How many records have a row: each names its record in a head, the rows of remarks below have none."""
    return page.attributes.count(("th", "scope", "row"))


def said(value: Any) -> list[str]:
    """The texts that a card must show for a value of a field."""
    if value is None or value is False or value is True:
        return []
    if isinstance(value, Source):
        return [value.title, value.publisher]
    if isinstance(value, dict):
        return [text for each in value.values() for text in said(each)]
    if isinstance(value, (tuple, list)):
        return [text for each in value for text in said(each)]
    if isinstance(value, float):
        return [f"{value:,.10g}"]
    return [str(value)]


@pytest.mark.parametrize("plural", PLURALS)
def test_a_card_says_all_that_its_record_says(plural: str) -> None:
    for record in getattr(sti, plural)():
        page = is_harmless(record._repr_html_())
        shown = page.text + " ".join(value for _, name, value in page.attributes if name in ("title", "href"))
        for field in fields_of(type(record)):
            value = getattr(record, field.name)
            if field.name == "memberships":
                # Each spell is a row of a folded table.
                assert rows(page) == len(value)
            elif field.vocabulary is not None and value is not None:
                assert terms(field.vocabulary)[value].en in shown
            elif field.kind not in ("part",):
                assert all(text in shown for text in said(value)), (record, field.name)


@pytest.mark.parametrize("plural", PLURALS)
def test_the_parts_of_a_record_are_on_its_card(plural: str) -> None:
    for record in getattr(sti, plural)():
        text = is_harmless(record._repr_html_()).text
        for field in fields_of(type(record)):
            if field.kind == "part" and field.name != "memberships":
                for part in getattr(record, field.name):
                    inner = {f.name: f for f in fields_of(type(part))}
                    for name, value in plain(part).items():
                        if name == "source":
                            assert part.source.id in text or part.source.title in text
                        elif (vocabulary := inner[name].vocabulary) is not None and value is not None:
                            assert terms(vocabulary)[value].en in text
                        elif name not in ("meeting", "parts", "represented_by", "field"):
                            assert all(each in text for each in said(value)), (record, part, name)


@pytest.mark.parametrize("plural", PLURALS)
def test_a_table_has_a_row_for_each_record_up_to_a_thousand(plural: str) -> None:
    records = getattr(sti, plural)()
    page = is_harmless(records._repr_html_())
    assert rows(page) == min(len(records), cards.MOST_ROWS)
    assert f"{len(records):,} records" in page.text
    assert ("are shown" in page.text) == (len(records) > cards.MOST_ROWS)
    for record in records[: cards.MOST_ROWS]:
        assert str(getattr(record, "id", None) or getattr(record, "party", "") or record.date) in page.text
        assert all((getattr(record, remark, None) or "") in page.text for remark in ("note", "doubt"))


def test_records_of_several_kinds_and_none_have_tables_too() -> None:
    found = sti.find("AI")
    assert len({type(record) for record in found}) > 1
    page = is_harmless(found._repr_html_())
    assert all(record.id in page.text for record in found)
    assert "no records" in is_harmless(found[:0]._repr_html_()).text


@pytest.mark.parametrize(
    ("party", "framework", "day"), [("USA", "unesco", "1990-01-01"), ("RUS", "g8", "2014-03-23"), ("FRA", "quad", "2020-01-01")]
)
def test_an_explanation_shows_its_sentence_spells_sources_and_lines(party: str, framework: str, day: str) -> None:
    told = sti.explain(party, framework, on=day)
    page = is_harmless(told._repr_html_())
    assert told.text.splitlines()[0] in page.text
    assert rows(page) == len(told.spells)
    assert all(source.title in page.text for source in told.sources)
    assert all(remark in page.text for remark in (*told.notes, *told.doubts))
    assert all(str(where) in page.text for where in told.where)


def test_a_comparison_names_every_party() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", sti.CoverageWarning)
        compared = sti.compare("cptpp", "rcep", year=2024)
    page = is_harmless(compared._repr_html_())
    for part in (compared.only_left, compared.both, compared.only_right):
        assert f"({len(part)})" in page.text
        assert all(party.name_en in page.text and party.name_ja in page.text for party in part)


HOSTILE = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "</style><script>",
            "\"'><img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            'https://x.org/"onclick="alert(1)',
            "]]><!--",
            "&lt;b&gt;",
            "a\x00\x1b[31mb\ud800",
        ]
    ),
)


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_nothing_in_the_data_becomes_markup(name: str, address: str, note: str, key: str) -> None:
    party, meeting = sti.party("JPN"), sti.meeting("g7/2024-apulia")
    source = attrs.evolve(party.sources[0], url=address, copy=address, title=name, publisher=note, lang=key)
    records = sti.Records(
        [
            attrs.evolve(
                party, id=key, name_en=name, name_ja=note, aliases=(key, name), note=note, doubt=name, sources=(source,)
            ),
            attrs.evolve(party, former_names=(sti.Name(name, note),), where=sti.Where(key, 1)),
        ]
    )
    pages = [
        *(is_harmless(record._repr_html_()) for record in records),
        is_harmless(records._repr_html_()),
        is_harmless(attrs.evolve(meeting, place_en=name, theme_ja=note, documents=(key,))._repr_html_()),
    ]
    # What was plain text is read as the same text again; what has no place in a page is shown as a mark.
    assert cards._printable(name) in pages[0].text
