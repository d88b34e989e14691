"""Makes the pages that say what the data hold: codebook, errata of the chapter, data dictionary. `make docs` runs it.

Nothing here is committed: the codebook's words are in `docs/codebook.in.md`, its tables and examples and the whole of the
errata come from the data, the agreement of the coders from `docs/coding/`.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import krippendorff

import sti_frameworks as sti

HERE = Path(__file__).parent
CHAPTER = "crds-2025"


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    listed = [list(map(cell, row)) for row in rows]
    titles = list(head)
    return "\n".join(
        ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles), *("| " + " | ".join(row) + " |" for row in listed)]
    )


def cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")


# The codebook


def codebook() -> str:
    """The codebook, as Markdown."""
    template = (HERE / "codebook.in.md").read_text(encoding="utf-8")
    parts = {
        "modality": modalities(),
        "examples": examples(),
        "themes": themes(),
        "fields": fields(),
        "agreement": agreement(),
        "disputes": disputes(),
    }
    for name, text in parts.items():
        template = template.replace(f"{{{name}}}", text)
    return template


def modalities() -> str:
    counts = Counter(commitment.modality for commitment in sti.commitments())
    return table(
        ("modality", "strength", "Japanese", "meaning", "records"),
        ((term.code, term.rank, term.ja, term.definition_en, counts[term.code]) for term in sti.terms("modality").values()),
    )


def examples() -> str:
    lines = []
    for modality in sti.terms("modality"):
        found = sti.commitments(modality=modality)
        if found:
            # The shortest one shows the rule best.
            shown = min(found, key=lambda commitment: (len(commitment.summary_en), commitment.id))
            verb = f" ({shown.verb_ja})" if shown.verb_ja else ""
            lines.append(
                f"* `{modality}`{verb}: {shown.summary_en} {shown.summary_ja} — `{shown.id}`, themes {', '.join(shown.themes)}"
            )
    return "\n".join(lines)


def themes() -> str:
    primary = Counter(commitment.themes[0] for commitment in sti.commitments())
    anywhere = Counter(theme for commitment in sti.commitments() for theme in commitment.themes)
    return table(
        ("", "theme", "English", "日本語", "what belongs to it", "primary", "any"),
        (
            (
                theme.notation,
                theme.id,
                theme.label_en,
                theme.label_ja,
                theme.definition_en,
                primary[theme.id],
                anywhere[theme.id],
            )
            for theme in sti.themes()
        ),
    )


def fields() -> str:
    vocabularies = ("instrument", "actor_scope", "follow_up", "target_kind", "link")
    return table(
        ("field", "value", "Japanese", "meaning"),
        (
            (vocabulary, term.code, term.ja, term.definition_en or term.en)
            for vocabulary in vocabularies
            for term in sti.terms(vocabulary).values()
        ),
    )


# The coders


def coded() -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """The two coders' rows for each statement that both coded."""
    first, second = (_rows(name) for name in ("a", "b"))
    for unit in sorted(first.keys() & second.keys()):
        yield first[unit], second[unit]


def _rows(coder: str) -> dict[str, dict[str, str]]:
    text = (HERE / "coding" / f"coder-{coder}.csv").read_text(encoding="utf-8")
    return {row["unit"]: row for row in csv.DictReader(text.splitlines())}


def alpha(field: str) -> float:
    """Krippendorff's alpha, nominal, of the two coders for one field."""
    pairs = [(one[field], other[field]) for one, other in coded()]
    values = sorted({value for pair in pairs for value in pair})
    numbers = [[values.index(pair[coder]) for pair in pairs] for coder in (0, 1)]
    return float(krippendorff.alpha(reliability_data=numbers, level_of_measurement="nominal"))


def share(field: str) -> float:
    """The share of statements that both coders gave the same value."""
    pairs = [(one[field], other[field]) for one, other in coded()]
    return sum(one == other for one, other in pairs) / len(pairs)


def agreement() -> str:
    rows = [
        (name, len(list(coded())), f"{share(field):.0%}", f"{alpha(field):.2f}")
        for name, field in (
            ("modality", "modality"),
            ("strength", "strength"),
            ("primary theme", "theme"),
            ("primary domain", "domain"),
        )
    ]
    return table(("field", "statements", "same value", "Krippendorff's alpha"), rows)


def disputes() -> str:
    pairs = Counter(
        tuple(sorted((one["modality"], other["modality"]))) for one, other in coded() if one["modality"] != other["modality"]
    )
    rows = ((f"{pair[0]} / {pair[1]}", count) for pair, count in pairs.most_common(8))
    return "The modalities most often in dispute:\n\n" + table(("pair", "statements"), rows)


# The data dictionary


def dictionary() -> str:
    """Every table with its columns, as Markdown."""
    parts = [
        "# Data dictionary",
        "",
        "Made from the record classes by `make docs`. The same columns, in the same order, in every frame and every export.",
        "A date is four columns: as precise as its source, its earliest and its latest day, and that precision.",
    ]
    for form in sti.TABLES.values():
        rows = (
            (
                f"`{column.name}`",
                column.type,
                column.meaning,
                "yes" if column.optional else "",
                column.unit,
                column.vocabulary or ", ".join(column.values),
                column.refers_to,
            )
            for column in form.columns
        )
        head = ("column", "type", "meaning", "can be empty", "unit", "vocabulary or values", "refers to")
        parts += ["", f"## {form.name}", "", f"Each row is {form.meaning}. Key: {', '.join(form.key)}.", "", table(head, rows)]
    return "\n".join(parts) + "\n"


# The errata of the chapter


def errata() -> str:
    """What the source chapter says otherwise than the record, and its footnotes that do not support their sentence."""
    rows = [row for record in all_facts() for row in differences(record)]
    wrong = [row for row in rows if not is_coarser(row)]
    coarser = [row[:4] for row in rows if is_coarser(row)]
    footnotes = [note for note in sti.source(CHAPTER).footnotes if note.supports != "yes"]
    source = sti.source(CHAPTER)
    return "\n".join(
        [
            "# Errata of the source chapter",
            "",
            f"{source.publisher}: {source.title}. Made from the data by `make docs`: every variant whose source is",
            f"`{CHAPTER}`, and every footnote that does not, or not wholly, support its sentence. The record is right as far",
            "as its own sources are.",
            "",
            f"## {len(wrong)} places where the record says otherwise",
            "",
            table(("record", "field", "the record", "the chapter", "why"), wrong),
            "",
            f"## {len(footnotes)} footnotes of {len(source.footnotes)} that do not wholly support their sentence",
            "",
            table(
                ("footnote", "page", "supports", "cites", "remark"),
                ((note.number, note.page, note.supports, ", ".join(note.cites), note.remark) for note in footnotes),
            ),
            "",
            f"## {len(coarser)} dates that the chapter gives less precisely",
            "",
            table(("record", "field", "the record", "the chapter"), coarser),
            "",
        ]
    )


def is_coarser(row: tuple[object, ...]) -> bool:
    """Whether the chapter only gives the month or the year of the record's day: less precise, not wrong."""
    return isinstance(row[2], sti.PartialDate) and str(row[2]).startswith(str(row[3]))


def all_facts() -> Iterator[Any]:
    yield from sti.parties()
    yield from sti.frameworks()
    yield from sti.memberships()
    yield from sti.meetings()
    yield from sti.documents()
    yield from sti.events()
    yield from sti.commitments()


def differences(record: Any) -> Iterator[tuple[object, ...]]:
    name = getattr(record, "id", None) or f"{record.party} in {record.framework}"
    for variant in record.variants:
        if variant.source.id == CHAPTER:
            value = getattr(record, variant.field)
            shown = f"{len(value)} on record" if isinstance(value, tuple) else value
            yield f"`{name}`", variant.field, shown, variant.value, variant.note


def build(folder: Path) -> list[Path]:
    """Writes the pages into a folder."""
    pages = {"codebook.md": codebook(), "chapter-errata.md": errata(), "data-dictionary.md": dictionary()}
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in pages]


if __name__ == "__main__":
    for made in build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE):
        print(made)
