"""The pages that are made from the data, made anew and read."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

import sti_frameworks as sti

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build", DOCS / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_errata_list_every_value_of_the_chapter_that_the_record_differs_from(builder: ModuleType, tmp_path: Path) -> None:
    builder.build(tmp_path)
    page = (tmp_path / "chapter-errata.md").read_text(encoding="utf-8")
    variants = [variant for record in builder.all_facts() for variant in record.variants if variant.source.id == "crds-2025"]
    counts = [int(count) for count in re.findall(r"^## (\d+) (?:places|dates)", page, re.MULTILINE)]
    assert sum(counts) == len(variants)
    assert all(builder.cell(variant.value) in page for variant in variants)
    for footnote in sti.source("crds-2025").footnotes:
        assert (f"\n| {footnote.number} | {footnote.page} |" in page) == (footnote.supports != "yes")


def test_the_codebook_has_every_modality_theme_and_no_gap(builder: ModuleType, tmp_path: Path) -> None:
    builder.build(tmp_path)
    page = (tmp_path / "codebook.md").read_text(encoding="utf-8")
    assert re.search(r"\{[a-z]+\}", page) is None
    for code in (*sti.terms("modality"), *sti.themes().ids):
        assert f"| {code} |" in page


def test_the_data_dictionary_has_every_column(builder: ModuleType, tmp_path: Path) -> None:
    builder.build(tmp_path)
    page = (tmp_path / "data-dictionary.md").read_text(encoding="utf-8")
    for form in sti.TABLES.values():
        _, _, section = page.partition(f"## {form.name}\n")
        section = section.split("\n## ")[0]
        for column in form.columns:
            assert f"| `{column.name}` | {column.type} | {builder.cell(column.meaning)} |" in section


def test_agreement_is_computed_from_both_coders_rows(builder: ModuleType) -> None:
    pairs = list(builder.coded())
    coded = {one["unit"] for one, _ in pairs}
    assert len(coded) == len(pairs) > 230
    for field in ("modality", "theme"):
        assert -1 <= builder.alpha(field) <= 1
        assert builder.share(field) == sum(one[field] == other[field] for one, other in pairs) / len(pairs)
    # A statistic that can't tell agreement from chance judges nothing.
    assert builder.alpha("unit") == 1
