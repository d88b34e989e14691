"""A page for each theme and domain, and their index: definition, other schemes, and every commitment on it."""

from __future__ import annotations

from collections import Counter

import sti_frameworks as sti
from sti_frameworks import Theme

from .charts import of_theme
from .facts import Cited, correct
from .markdown import code, escape, link, page, table
from .promised import commitments

__all__ = ["pages"]


def pages() -> dict[str, str]:
    return {"themes/index.md": index(), **{f"themes/{theme.id}.md": theme_page(theme) for theme in sti.themes()}}


def index() -> str:
    """The tree, with the number of commitments of each strength."""
    domains = [theme for theme in sti.themes() if theme.broader is None]
    parts = [
        "# Themes",
        f"{len(domains)} domains and {len(sti.themes()) - len(domains)} themes, matched to six other schemes. A commitment "
        "bears one to three of them, and is counted below under each. Strength 3 is done or bound by the text itself, 2 "
        "promised, 1 backed, 0 said.",
    ]
    for domain in domains:
        parts.append(f"## {escape(domain.notation)} {link(domain.label_en, f'{domain.id}.md')} {escape(domain.label_ja)}")
        parts.append(table(("", "theme", "日本語", "strength 3", "2", "1", "0"), map(_row, sti.themes(broader=domain.id))))
    return page(*parts)


def _row(theme: Theme) -> tuple[object, ...]:
    counts = Counter(each.strength for each in sti.commitments(theme=theme.id))
    named = link(theme.label_en, f"{theme.id}.md")
    return (theme.notation, named, escape(theme.label_ja), *(counts[strength] or "" for strength in (3, 2, 1, 0)))


def theme_page(theme: Theme) -> str:
    """One theme or domain."""
    cited = Cited()
    broader = sti.theme(theme.broader) if theme.broader else None
    narrower = sti.themes(broader=theme.id)
    found = sti.commitments(theme=theme.id)
    crumbs = [link("Themes", "index.md"), *([link(broader.label_en, f"{broader.id}.md")] if broader else [])]
    parts = [
        f"# {escape(theme.label_en)}",
        f"{' · '.join(crumbs)} · {code(theme.id)} · {escape(theme.notation)}",
        f"**{escape(theme.label_ja)}**",
        escape(theme.definition_en),
        "\n".join(
            f"* {escape(each.notation)} {link(each.label_en, f'{each.id}.md')} {escape(each.label_ja)}" for each in narrower
        ),
        of_theme(theme),
        "## In other schemes" if theme.matches else None,
        _matches(theme) if theme.matches else None,
        f"## Commitments ({len(found)})",
        commitments(found, cited) if found else "None is on record.",
        "## Sources" if cited else None,
        cited.listed() or None,
        "## Correct this page",
        f"The theme stands in {code('src/sti_frameworks/data/themes.toml')} on line {correct(theme.where)}. "
        f"{link('How to correct a fact', '../contributing.md')}.",
    ]
    return page(*parts, orphan=True)


def _matches(theme: Theme) -> str:
    relations = sti.terms("match")
    return table(
        ("scheme", "concept", "relation"),
        ((escape(match.scheme), code(match.code), relations[match.relation].en) for match in theme.matches),
    )
