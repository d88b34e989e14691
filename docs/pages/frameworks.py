"""A page for each framework, and their index: everything on record about it, with sources and the lines to correct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import sti_frameworks as sti
from sti_frameworks import Framework, Membership, Records

from .charts import of_framework
from .facts import Cited, correct, remarks, variants
from .markdown import both, code, day, escape, link, page, table, web
from .promised import commitments

__all__ = ["called", "pages"]


def pages() -> dict[str, str]:
    made = {f"frameworks/{framework.id}.md": framework_page(framework) for framework in sti.frameworks()}
    return {"frameworks/index.md": index(), **made}


def index() -> str:
    """All frameworks by kind, those with a roll first."""
    everyone = sti.frameworks()
    with_roll = [framework for framework in everyone if framework.memberships]
    parts = [
        "# Frameworks",
        f"The data hold {len(everyone)} frameworks and bodies. {len(with_roll)} of them have a roll: who belonged, in which "
        "role, from which day to which. Each page says on which day its facts were last checked, and shows for each fact its "
        "source and the line of the data at which it can be corrected.",
        "## With a roll",
        table(
            ("framework", "日本語", "id", "members", "spells", "checked"),
            (
                (
                    called(framework),
                    escape(framework.name_ja),
                    code(framework.id),
                    len(_members(framework)),
                    len(framework.memberships),
                    day(framework.checked),
                )
                for framework in with_roll
            ),
        ),
    ]
    for kind, term in sti.terms("framework_kind").items():
        others = [framework for framework in sti.frameworks(kind=kind) if not framework.memberships]
        if others:
            parts.append(f"## Without a roll: {term.en} ({term.ja})")
            rows = ((called(each), escape(each.name_ja), code(each.id), _parent(each)) for each in others)
            parts.append(table(("framework", "日本語", "id", "body of"), rows))
    return page(*parts)


def called(framework: Framework | str, folder: str = "") -> str:
    """A framework's name as a link to its page."""
    found = sti.framework(framework) if isinstance(framework, str) else framework
    return link(_title(found), f"{folder}{found.id}.md")


def _title(framework: Framework) -> str:
    """The name, with the acronym where it does not stand in it."""
    acronym = framework.acronym
    return f"{framework.name_en} ({acronym})" if acronym and acronym not in framework.name_en else framework.name_en


def _parent(framework: Framework) -> str:
    return called(framework.parent) if framework.parent else ""


def framework_page(framework: Framework) -> str:
    """One framework: summary, chart, roll, spells, meetings, documents, commitments, bodies, doubts, sources."""
    cited = Cited()
    parts = [
        f"# {escape(_title(framework))}",
        f"{link('Frameworks', 'index.md')} · {code(framework.id)} · {escape(sti.terms('framework_kind')[framework.kind].en)}",
        f"**{escape(framework.name_ja)}**",
        escape(framework.summary_en),
        f'<div lang="ja">\n\n{escape(framework.summary_ja)}\n\n</div>',
        *_warnings(framework),
        _particulars(framework, cited),
        of_framework(framework),
        *_roll(framework),
        *_spells(framework, cited),
        *_meetings(framework, cited),
        *_documents(framework, cited),
        *_events(framework, cited),
        *_commitments(framework, cited),
        *_bodies(framework),
        "## Sources" if cited else None,
        cited.listed() or None,
        "## Correct this page",
        f"The number in each row's last column leads to the line of the data at which it is written. The framework itself "
        f"stands in {code(f'src/sti_frameworks/data/{framework.where.file}')} on line {correct(framework.where)}. "
        f"{link('How to correct a fact', '../contributing.md')}."
        if framework.where
        else None,
    ]
    return page(*parts, orphan=True)


def _warnings(framework: Framework) -> Iterator[str]:
    if framework.doubt:
        yield f":::{{warning}}\n{escape(framework.doubt)}\n:::"
    if framework.note:
        yield f":::{{note}}\n{escape(framework.note)}\n:::"


def _particulars(framework: Framework, cited: Cited) -> str:
    """Dates, place, relations, ids: a table of two columns."""
    rows = [
        ("began", framework.since or "no source gives the day"),
        ("ended", framework.until),
        ("state", _life(framework)),
        ("body of", _parent(framework)),
        ("relations", "; ".join(_relation(relation.kind, relation.other) for relation in framework.relations)),
        ("also called", ", ".join(map(escape, framework.aliases))),
        ("seat", escape(framework.seat or "")),
        ("own pages", web(framework.url, framework.url) if framework.url else ""),
        (
            "Wikidata",
            web(framework.wikidata, f"https://www.wikidata.org/wiki/{framework.wikidata}") if framework.wikidata else "",
        ),
        ("ROR", escape(framework.ror or "")),
        ("last checked", framework.checked),
        ("variants", "; ".join(variants(framework, cited))),
        ("sources", cited.marks(framework.sources)),
    ]
    return table(("", ""), ((name, value) for name, value in rows if value))


def _life(framework: Framework) -> str:
    states = sti.terms("life")
    return "; ".join(
        f"{states[spell.state].en} from {spell.since}"
        + (f" to before {spell.until}" if spell.until else "")
        + (f" ({escape(spell.note)})" if spell.note else "")
        for spell in framework.life
    )


def _relation(kind: str, other: str) -> str:
    return f"{sti.terms('relation')[kind].en} {called(other)}"


# Who belongs and belonged


@cache
def _by_id() -> dict[str, sti.Party]:
    return {party.id: party for party in sti.parties()}


def _party(party: str) -> str:
    return escape(_by_id()[party].name_en)


def _members(framework: Framework) -> Records[sti.Party]:
    """Who belongs on the day of the last check; nobody where the framework has ended by then."""
    return framework.members_on(framework.checked.latest, if_unsure="include")


def _roll(framework: Framework) -> Iterator[str]:
    if not framework.memberships:
        return
    holding = sti.memberships(framework=framework, on=framework.checked.latest, if_unsure="include")
    yield f"## Roll on {framework.checked}"
    if not holding:
        yield "Nobody belongs to it any more."
    for role, term in sti.terms("role").items():
        for standing, state in sti.terms("standing").items():
            spells = holding.where(role=role, standing=standing)
            if spells:
                yield f"**{len(spells)}: {term.en} ({term.ja}), {state.en} ({state.ja})**"
                yield ", ".join(f"{_party(spell.party)}\u00a0({code(spell.party)})" for spell in spells)


def _spells(framework: Framework, cited: Cited) -> Iterator[str]:
    if framework.memberships:
        yield f"## Spells ({len(framework.memberships)})"
        yield "From the first day in to before the first day out; dates are as precise as their sources."
        yield table(
            ("party", "role", "since", "until", "remarks", "source", "line"),
            (_spell(spell, cited) for spell in framework.memberships),
        )


def _spell(spell: Membership, cited: Cited) -> tuple[object, ...]:
    standing = "" if spell.standing == "in_effect" else f", {sti.terms('standing')[spell.standing].en}"
    entry = f" {sti.terms('entry')[spell.entry].en}" if spell.entry else ""
    exit_ = f" {sti.terms('exit')[spell.exit].en}" if spell.exit else ""
    notice = f", notice {day(spell.notice)}" if spell.notice else ""
    return (
        f"{_party(spell.party)} {code(spell.party)}",
        sti.terms("role")[spell.role].en + standing,
        day(spell.since) + entry,
        day(spell.until) + exit_ + notice,
        remarks(spell, cited),
        cited.marks(spell.sources),
        correct(spell.where),
    )


# What it did


def _meetings(framework: Framework, cited: Cited) -> Iterator[str]:
    found = sti.meetings(framework=framework.id, bodies=False)
    if not found:
        return
    yield f"## Meetings ({len(found)})"
    yield table(
        ("meeting", "days", "place", "chair", "there", "status", "remarks", "source", "line"),
        (
            (
                f"{both(each.name_en, each.name_ja)}<br>{code(each.id)}",
                _days(each),
                ", ".join(filter(None, (escape(each.place_en or ""), _party(each.country) if each.country else ""))),
                _party(each.chair) if each.chair else "",
                ", ".join(escape(part.party) for part in each.participations),
                "" if each.status == "held" else sti.terms("meeting_status")[each.status].en,
                remarks(each, cited),
                cited.marks(each.sources),
                correct(each.where),
            )
            for each in found
        ),
    )


def _days(meeting: sti.Meeting) -> str:
    last = meeting.last_day
    return day(meeting.since) if last is None or str(last) == str(meeting.since) else f"{day(meeting.since)} to {day(last)}"


def _documents(framework: Framework, cited: Cited) -> Iterator[str]:
    found = sti.documents(framework=framework.id, bodies=False)
    if not found:
        return
    yield f"## Documents ({len(found)})"
    yield table(
        ("document", "date", "kind", "symbol", "remarks", "source", "line"),
        (
            (
                f"{both(each.title_en, each.title_ja)}<br>{web('text', each.url) + ' ' if each.url else ''}{code(each.id)}",
                day(each.date),
                sti.terms("document_kind")[each.kind].en,
                escape(each.symbol or ""),
                remarks(each, cited),
                cited.marks(each.sources),
                correct(each.where),
            )
            for each in found
        ),
    )


def _events(framework: Framework, cited: Cited) -> Iterator[str]:
    found = sti.events(framework=framework.id, bodies=False)
    if found:
        yield f"## Other dated events ({len(found)})"
        yield table(
            ("date", "what happened", "remarks", "source", "line"),
            (
                (
                    day(each.date),
                    both(each.summary_en, each.summary_ja),
                    remarks(each, cited),
                    cited.marks(each.sources),
                    correct(each.where),
                )
                for each in found
            ),
        )


def _commitments(framework: Framework, cited: Cited) -> Iterator[str]:
    found = sti.commitments(framework=framework.id, bodies=False)
    if found:
        yield f"## Commitments ({len(found)})"
        yield commitments(found, cited)


def _bodies(framework: Framework) -> Iterator[str]:
    found = sti.frameworks(parent=framework.id)
    if found:
        yield f"## Bodies ({len(found)})"
        yield _listed(found)


def _listed(frameworks: Iterable[Framework]) -> str:
    return "\n".join(f"* {called(each)} {escape(each.name_ja)}" for each in frameworks)
