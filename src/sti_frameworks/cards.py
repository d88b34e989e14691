"""What a notebook shows: a card for a record, a table for `Records`, an explanation with its spells.

Plain HTML with one small style sheet: no script, nothing from outside, colours taken from the page around it, so that it reads
in light and in dark. Everything is built as a tree of elements and never as text, so nothing in the data can become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

from .collection import Records
from .fields import CLASSES, REFERS_TO, VOCABULARY_OF, Field, fields_of
from .membership import Framework, Membership, Party
from .proceedings import Document, Event, Meeting, Participation
from .promises import Commitment, Theme
from .records import Source, Variant, Where, interval
from .vocabulary import terms

if TYPE_CHECKING:
    from .belonging import Comparison
    from .explaining import Explanation

__all__ = ["card", "comparison", "explanation", "table"]

MOST_ROWS: Final = 1000
"""Rows that a table shows; it says how many more there are."""

_FEW: Final = 40
"""Parts that a card shows at once; more of them are folded."""

COLUMNS: Final[dict[type[Any], tuple[str, ...]]] = {
    Party: ("id", "name_en", "name_ja", "kind", "since", "until"),
    Framework: ("id", "acronym", "name_en", "name_ja", "kind", "parent", "since", "until", "checked"),
    Membership: ("framework", "party", "role", "standing", "since", "until", "entry", "exit", "notice"),
    Meeting: ("id", "name_en", "name_ja", "kind", "since", "until", "place_en", "place_ja", "country", "chair", "status"),
    Participation: ("meeting", "party", "capacity", "represented_by", "note"),
    Document: ("id", "title_en", "title_ja", "kind", "date", "symbol", "url"),
    Event: ("id", "date", "summary_en", "summary_ja", "frameworks", "parties"),
    Commitment: ("id", "date", "modality", "strength", "summary_en", "summary_ja", "themes"),
    Theme: ("notation", "id", "label_en", "label_ja", "definition_en"),
    Source: ("id", "publisher", "title", "published", "read", "url"),
}
"""What a table shows of each kind of record; a card shows everything."""

_CALLED: Final = {
    "name_en": "name",
    "name_ja": "名称",
    "title_en": "title",
    "title_ja": "表題",
    "summary_en": "summary",
    "summary_ja": "要約",
    "label_en": "label",
    "label_ja": "テーマ名",
    "definition_en": "definition",
    "place_en": "place",
    "place_ja": "場所",
    "theme_en": "theme",
    "theme_ja": "テーマ",
    "verb_en": "verb",
    "verb_ja": "動詞",
    "since": "since",
    "until": "until (first day out)",
}
_HEADS: Final = ("name_en", "title_en", "label_en", "name_ja", "title_ja", "label_ja", "title")
_LONG: Final = {"summary_en", "summary_ja", "definition_en", "title_en", "title_ja", "title", "note"}
_SAID_APART: Final = {"id", "kind", "summary_en", "summary_ja", "note", "doubt", "variants", "sources", "where", "memberships"}

# Colours are the page's own; amber and grey stand out of both a white and a black ground.
STYLE: Final = """
.sti{font-size:.9em;line-height:1.45;color:inherit;max-width:72rem}
.sti *{color:inherit;background:none}
.sti-card{border:1px solid rgba(128,128,128,.4);border-radius:6px;padding:.8em 1em;max-width:46rem}
.sti h3{margin:0;padding:0;font-size:1.15em;font-weight:600}
.sti p{margin:.4em 0}
.sti .sti-kind{opacity:.75;font-size:.85em;margin:0}
.sti code{font-size:.92em;vertical-align:baseline}
.sti dd,.sti dt{line-height:1.5}
.sti dl{display:grid;grid-template-columns:minmax(7em,max-content) 1fr;gap:.15em 1em;margin:.6em 0}
.sti dl dt{margin:0;opacity:.75;text-align:left}
.sti dl dd{margin:0;overflow-wrap:anywhere}
.sti dd ul,.sti td ul,.sti details ul,.sti .sti-sources{margin:0;padding-left:1.2em}
.sti .sti-doubt{border-left:4px solid #d97706;padding:.2em .7em}
.sti .sti-note{border-left:4px solid rgba(128,128,128,.6);padding:.2em .7em}
.sti a{text-decoration:underline;overflow-wrap:anywhere}
.sti .sti-where{opacity:.75;font-size:.85em;margin-top:.6em}
.sti-scroll{overflow:auto;max-height:32em;border:1px solid rgba(128,128,128,.4);border-radius:6px}
.sti table{border-collapse:separate;border-spacing:0;margin:0;min-width:100%;font-variant-numeric:tabular-nums}
.sti th,.sti td{text-align:left;vertical-align:top;padding:.25em .55em;max-width:30em}
.sti th,.sti td{border-bottom:1px solid rgba(128,128,128,.25)}
.sti thead th{position:sticky;top:0;font-weight:600;white-space:nowrap}
.sti thead th{backdrop-filter:blur(12px);background:rgba(128,128,128,.15)}
.sti tbody th{font-weight:400}
.sti caption{caption-side:bottom;text-align:left;padding:.4em .55em;opacity:.75}
.sti .sti-date{white-space:nowrap}
.sti td[lang=ja]{min-width:7em}
.sti td.sti-text{min-width:18em}
.sti td p{margin:0}
.sti td a{white-space:nowrap}
.sti .sti-remarked>*{border-bottom:0}
.sti .sti-remarks td{max-width:none;padding-top:0}
.sti .sti-remarks p{position:sticky;left:.55em;max-width:min(40rem,100vw - 6em);margin-bottom:.3em}
.sti .sti-sides{width:100%;table-layout:fixed}
.sti .sti-sides td{overflow-wrap:anywhere}
"""

Node = ElementTree.Element | str | None

# What HTML has no place for: it would be dropped, or worse, by whoever reads the page.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def card(record: Any) -> str:
    """One record as HTML: names in both languages, every field that says something, note and doubt, sources as links."""
    return _page(_card(record))


def table(records: Records[Any]) -> str:
    """Records as an HTML table in a frame that scrolls; at most 1,000 rows, and how many more there are."""
    return _page(_table(records))


def comparison(compared: Comparison) -> str:
    """The members of two frameworks, only left, both, only right, as an HTML table."""
    parts = (
        (f"only {compared.left}", compared.only_left),
        ("both", compared.both),
        (f"only {compared.right}", compared.only_right),
    )
    head = _element("thead", _element("tr", *(_head(f"{title} ({len(found)})") for title, found in parts)))
    cells = (_element("td", _listed(_party(party) for party in found) or "–") for _, found in parts)
    return _page(_element("table", head, _element("tbody", _element("tr", *cells)), class_="sti-sides"))


def explanation(told: Explanation) -> str:
    """An answer in words, with the spells behind it, its sources as links, and the lines to correct."""
    first, *_ = told.text.split("\n")
    spells = _element("p", "no spells on record")
    if told.spells:
        spells = _scroll(told.spells, Membership, len(told.spells), remarks=False)  # those that bear on the answer follow
    return _page(
        _element(
            "article",
            _element("h3", first),
            spells,
            *_remarks(told.doubts, told.notes),
            _variants(told.variants),
            _sources(told.sources),
            _where(told.where),
            class_="sti-card",
        )
    )


# Cards


def _card(record: Any) -> ElementTree.Element:
    kind = getattr(record, "kind", None)
    said = type(record).__name__.lower()
    if kind is not None and "kind" in VOCABULARY_OF.get(type(record), {}):
        term = terms(VOCABULARY_OF[type(record)]["kind"])[kind]
        said = f"{said} · {term.en} · {term.ja}"
    name = getattr(record, "id", None)
    heads = [(field, getattr(record, field)) for field in _HEADS if getattr(record, field, None)]
    if isinstance(record, (Membership, Participation)):
        # They have no name of their own.
        inside = record.framework if isinstance(record, Membership) else record.meeting
        heads = [("party", f"{record.party} in {inside}")]
    spells = getattr(record, "memberships", ())
    return _element(
        "article",
        _element("p", said, " · " if name else None, _element("code", name) if name else None, class_="sti-kind"),
        *(_element("h3" if n == 0 else "p", value, lang=_language(field)) for n, (field, value) in enumerate(heads)),
        *(
            _element("p", getattr(record, field), lang=_language(field))
            for field in ("summary_en", "summary_ja")
            if getattr(record, field, None)
        ),
        _fields(record, {field for field, _ in heads} - {"party"}),
        *_remarks(filter(None, [getattr(record, "doubt", None)]), filter(None, [getattr(record, "note", None)])),
        _variants(getattr(record, "variants", ())),
        _spells(record, spells) if spells else None,
        _sources(getattr(record, "sources", ())),
        _where(filter(None, [getattr(record, "where", None)])),
        class_="sti-card",
    )


def _fields(record: Any, shown: set[str]) -> ElementTree.Element | None:
    pairs: list[Node] = []
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.name in shown | _SAID_APART or value is None or value == ():
            continue
        pairs += [_element("dt", _label(field.name)), _element("dd", *_values(field, value, type(record)))]
        if field.name == "modality":
            pairs += [_element("dt", "strength"), _element("dd", f"{record.strength} of 3")]
    return _element("dl", *pairs) if pairs else None


def _spells(record: Framework, spells: tuple[Membership, ...]) -> ElementTree.Element:
    said = f"{len(spells)} spells of {len({spell.party for spell in spells})} parties, as checked on {record.checked}"
    return _element("details", _element("summary", said), _scroll(spells, Membership, len(spells)))


def _remarks(doubts: Iterable[str], notes: Iterable[str]) -> Iterator[ElementTree.Element]:
    for doubt in doubts:
        yield _element("p", _element("strong", "Doubt: "), doubt, class_="sti-doubt")
    for note in notes:
        yield _element("p", _element("strong", "Note: "), note, class_="sti-note")


def _variants(variants: tuple[Variant, ...]) -> ElementTree.Element | None:
    lines = (
        _element(
            "li",
            _label(each.field),
            f" {each.value}, says ",
            _source(each.source),
            f" ({each.note})" if each.note else None,
        )
        for each in variants
    )
    return _titled("Other values", lines)


def _sources(sources: tuple[Source, ...]) -> ElementTree.Element | None:
    return _titled("Sources", (_element("li", _source(source)) for source in sources))


def _titled(title: str, lines: Iterable[ElementTree.Element]) -> ElementTree.Element | None:
    listed = list(lines)
    return _element("div", _element("strong", title), _element("ul", *listed, class_="sti-sources")) if listed else None


def _source(source: Source) -> ElementTree.Element:
    published = f", {source.published}" if source.published else ""
    title = f"{source.publisher}: {source.title}{published}"
    copied = (", in the copy ", _link(source.copy, source.copy)) if source.copy else ()
    return _element("span", _link(source.url, title, lang=source.lang), f" (read {source.read}", *copied, ")")


def _where(lines: Iterable[Where]) -> ElementTree.Element | None:
    listed = ", ".join(map(str, lines))
    return _element("p", "To correct it, in the data: ", _element("code", listed), class_="sti-where") if listed else None


# Tables


def _table(records: Records[Any]) -> ElementTree.Element:
    kinds = {type(record) for record in records}
    if not kinds:
        return _element("p", "no records")
    return _scroll(records[:MOST_ROWS], kinds.pop() if len(kinds) == 1 else None, len(records))


def _scroll(records: Iterable[Any], kind: type[Any] | None, count: int, *, remarks: bool = True) -> ElementTree.Element:
    """A table in a frame that scrolls; `kind` is None where the records are of several kinds."""
    shown = list(records)
    names = _columns(shown, kind)
    heads = [_head(_label(name)) for name in names]
    rows = [row for record in shown for row in _rows(record, names, remarks=remarks)]
    more = f", of which {len(shown):,} are shown; slice them to see others" if count > len(shown) else ""
    caption = _element("caption", f"{count:,} {'record' if count == 1 else 'records'}{more}")
    inner = _element("table", caption, _element("thead", _element("tr", *heads)), _element("tbody", *rows))
    return _element("div", inner, class_="sti-scroll", tabindex="0", role="region", aria_label="records")


def _rows(record: Any, names: list[str], *, remarks: bool) -> Iterator[ElementTree.Element]:
    """The record's row, and below it one for its doubt and note: in a column of their own they would be far to the right."""
    doubt, note = (None if name in names else getattr(record, name, None) for name in ("doubt", "note"))
    said = list(_remarks(filter(None, [doubt]), filter(None, [note]))) if remarks else []
    cells = (_cell(record, name, first=name == names[0]) for name in names)
    yield _element("tr", *cells, class_="sti-remarked" if said else None)
    if said:
        yield _element("tr", _element("td", *said, colspan=str(len(names))), class_="sti-remarks")


def _columns(records: list[Any], kind: type[Any] | None) -> list[str]:
    if kind is None:
        return ["kind of record", "id", "name"]
    names = COLUMNS.get(kind) or tuple(field.name for field in fields_of(kind) if field.name not in ("sources", "where"))
    # A column that is empty throughout tells nothing.
    return [name for name in names if any(getattr(record, name) not in (None, ()) for record in records)]


def _cell(record: Any, name: str, *, first: bool) -> ElementTree.Element:
    tag = "th" if first else "td"
    scope = "row" if first else None
    if name == "kind of record":
        return _element(tag, type(record).__name__.lower(), scope=scope)
    if name == "name":
        named = next((getattr(record, field) for field in (*_HEADS, "summary_en") if getattr(record, field, None)), "")
        return _element("td", named)
    value = getattr(record, name)
    if value is None or value == ():
        return _element(tag, scope=scope)
    if name == "strength":
        return _element(tag, str(value), scope=scope)
    if name == "url":
        # The whole address would leave no room for the other columns.
        return _element(tag, _link(value, value.removeprefix("https://").partition("/")[0]), scope=scope)
    field = next(field for field in fields_of(type(record)) if field.name == name)
    css = "sti-date" if field.kind == "date" else "sti-text" if name in _LONG else None
    return _element(tag, *_values(field, value, type(record)), scope=scope, class_=css, lang=_language(name))


# Values


def _values(field: Field, value: Any, kind: type[Any]) -> Iterator[Node]:
    if not field.several:
        yield _value(field, value, kind)
    elif field.kind == "part":
        listed = _listed(_value(field, each, kind) for each in value)
        yield listed if len(value) <= _FEW else _element("details", _element("summary", str(len(value))), listed)
    else:
        for number, each in enumerate(value):
            yield ", " if number else None
            yield _value(field, each, kind)


def _value(field: Field, value: Any, kind: type[Any]) -> Node:
    if field.vocabulary is not None:
        term = terms(field.vocabulary)[value]
        return _element("span", term.en, title=f"{term.ja} ({value})")
    if field.name in ("url", "copy", "archived"):
        return _link(value, value)
    if field.name in REFERS_TO.get(kind, {}) or field.name == "id":
        return _element("code", str(value))
    if field.kind == "part":
        return _part(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _part(part: Any) -> Node:
    """A smaller record in one line; of an outline, with its own parts below it."""
    if type(part).__name__ not in CLASSES:  # pragma: no cover - records hold nothing else
        return str(part)
    pieces: list[str] = []
    inner: Node = None
    for field in fields_of(type(part)):
        value = getattr(part, field.name)
        if field.name == "since" and (value is not None or getattr(part, "until", None) is not None):
            pieces.append(interval(value, part.until))
        elif value is None or value == () or field.name == "until" or value is False:
            continue
        elif field.name == "parts" or (field.several and field.kind == "part"):
            inner = _listed(_part(each) for each in value)
        elif field.vocabulary is not None:
            pieces.append(terms(field.vocabulary)[value].en)
        elif field.kind == "boolean":
            pieces.append(field.name)
        elif isinstance(value, Source):
            pieces.append(value.id)
        elif field.name in ("meeting", "page", "section", "paragraph", "footnote", "number", "basis"):
            pieces += [f"{field.name} {value}"] if field.name != "meeting" else []
        else:
            pieces.append(", ".join(map(str, value)) if field.several else _number(value))
    return _element("span", " · ".join(pieces), inner)


def _number(value: object) -> str:
    return f"{value:,.10g}" if isinstance(value, float) else str(value)


def _party(party: Party) -> ElementTree.Element:
    return _element("span", _element("code", party.id), f" {party.name_en} ", _element("span", party.name_ja, lang="ja"))


def _label(name: str) -> str:
    return _CALLED.get(name) or name.replace("_", " ")


def _language(name: str) -> str | None:
    return "ja" if name.endswith("_ja") else None


# Elements


def _element(tag: str, *children: Node, **attributes: str | None) -> ElementTree.Element:
    made = ElementTree.Element(
        tag, {_attribute(name): _printable(value) for name, value in attributes.items() if value is not None}
    )
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            text = _printable(child)
            if len(made):
                made[-1].tail = (made[-1].tail or "") + text
            else:
                made.text = (made.text or "") + text
        else:
            made.append(child)
    return made


def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _head(text: str) -> ElementTree.Element:
    return _element("th", text, scope="col", lang="ja" if not text.isascii() else None)


def _listed(items: Iterable[Node]) -> ElementTree.Element | None:
    lines = [_element("li", item) for item in items]
    return _element("ul", *lines) if lines else None


def _link(address: str | None, text: str, *, lang: str | None = None) -> ElementTree.Element:
    """A link where the address is one that a browser may follow, else the text alone."""
    if address is None or not address.startswith(("https://", "http://")):
        return _element("span", text, lang=lang)
    return _element("a", text, href=address, rel="noopener", lang=lang)


def _page(*content: ElementTree.Element) -> str:
    whole = _element("div", _element("style", STYLE), *content, class_="sti")
    return ElementTree.tostring(whole, encoding="unicode", method="html")
