"""The codebook of commitments: its words are in `codebook.in.md`, its tables and examples come from the data."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import krippendorff

import sti_frameworks as sti

from .markdown import table

HERE = Path(__file__).parent
CODING = HERE.parent / "coding"


def pages() -> dict[str, str]:
    return {"reference/codebook.md": codebook()}


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
    text = (CODING / f"coder-{coder}.csv").read_text(encoding="utf-8")
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
