"""The commands of who belonged to what, when, in which role, and how we know."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import Any

from ..belonging import COUNTED
from ..catalogue import Catalogue
from ..collection import Records
from ..explaining import Explanation, owner_of
from ..membership import Framework, Membership, Party
from ..records import Source, Variant, field_names, plain
from .answers import Answer, Column, Data, Grid, Listing, Page, as_table
from .moments import Moment, moment_of, spells_at
from .wording import Wording

__all__ = ["chair", "compare", "explain", "history", "joint", "members", "status"]


def members(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """The roll of a framework."""
    framework = catalogue.framework(chosen.framework)
    moment = moment_of(chosen, framework)
    roles = tuple(chosen.role or ["member"])
    standings = tuple(chosen.standing or COUNTED)
    filters: dict[str, Any] = {"role": roles, "standing": standings, "if_unsure": chosen.if_unsure}
    if moment.year is None:
        assert moment.on is not None
        found = catalogue.members_on(framework, moment.on, **filters)
    else:
        found = catalogue.members_in(framework, moment.year, when=moment.when, **filters)

    def page() -> Page:
        title = say.framework(framework)
        if roles == ("member",) and standings == COUNTED:
            count = say.counted(len(found), "{count} member", "{count} members")
        else:
            role = say.listed("role", roles)
            if standings != COUNTED:
                role = say("{role} ({standing})", role=role, standing=say.listed("standing", standings))
            count = say.counted(len(found), "{count} party as {role}", "{count} parties as {role}", role=role)
        sentence = say("{framework}: {count} {moment}", framework=title, count=count, moment=moment.words(say))
        if not found:
            return Page(" ".join([sentence, *_life(framework, moment, say)]))
        return Page(sentence, (_roll(found, framework, roles, standings, moment, say),))

    return Answer(found, page)


def _roll(
    found: Records[Party], framework: Framework, roles: Sequence[str], standings: Sequence[str], moment: Moment, say: Wording
) -> Grid:
    """The parties with the first day of the spell that holds; role and standing where they are not all the same."""
    rows = []
    for party in found:
        spells = spells_at(framework, party.id, roles, standings, moment)
        rows.append(
            (
                party.id,
                say.party(party, moment.day(framework)),
                say.listed("role", dict.fromkeys(spell.role for spell in spells)) if len(roles) > 1 else "",
                _unusual(spells, standings, say),
                say.date(spells[0].since) if spells else "",
            )
        )
    columns = [
        Column(say("code"), "code", wraps=False),
        Column(say("name")),
        Column(say("role")),
        Column(say("standing")),
        Column(say("since"), "date", wraps=False),
    ]
    return Grid.of(columns, rows)


def _unusual(spells: Iterable[Membership], standings: Sequence[str], say: Wording) -> str:
    """The standings, where there are several to tell apart; "in effect" goes without saying among members."""
    if len(standings) == 1:
        return ""
    shown = dict.fromkeys(spell.standing for spell in spells)
    return "" if list(shown) == ["in_effect"] else say.listed("standing", shown)


def _life(framework: Framework, moment: Moment, say: Wording) -> list[str]:
    """Why nobody belonged: it had not begun, or was over."""
    first, last = moment.span(framework)
    if framework.since is not None and framework.since.earliest.toordinal() > last:
        return [say("{framework} begins on {day}.", framework=say.framework(framework), day=framework.since)]
    if framework.until is not None and framework.until.latest.toordinal() <= first:
        return [say("{framework} ended on {day}.", framework=say.framework(framework), day=framework.until)]
    return []


def history(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """The spells of a party, in one framework or in all."""
    party = catalogue.party(chosen.party)
    framework = None if chosen.framework is None else catalogue.framework(chosen.framework)
    found = catalogue.memberships(
        party=party,
        framework=framework,
        role=None if chosen.role is None else tuple(chosen.role),
        standing=None if chosen.standing is None else tuple(chosen.standing),
        on=chosen.on,
        if_unsure=chosen.if_unsure,
    )

    def page() -> Page:
        count = say.counted(len(found), "{count} spell", "{count} spells")
        name = say.of(party, "name")
        if framework is None:
            title = say("{party}: {count}", party=name, count=count)
        else:
            title = say("{party} in {framework}: {count}", party=name, framework=say.framework(framework), count=count)
        if not found:
            return Page(title)
        named = {each.id: each.acronym or say.framework(each) for each in catalogue.frameworks()} if framework is None else None
        return Page(title, _spells(found, say, frameworks=named))

    return Answer(found, page)


def _spells(
    found: Sequence[Membership],
    say: Wording,
    *,
    frameworks: dict[str, str] | None = None,
    marked: Sequence[Membership] | None = None,
) -> tuple[Grid | Listing, ...]:
    """Spells as a table. What a reader should know of them stands below, numbered; unless those that matter are marked."""
    remarks: dict[str, int] = {}
    rows = []
    for spell in found:
        texts = list(filter(None, (spell.note, spell.doubt))) if marked is None else []
        numbers = [remarks.setdefault(text, len(remarks) + 1) for text in texts]
        ended = say.term("exit", spell.exit)
        if spell.notice is not None:
            announced = say("announced {day}", day=spell.notice)
            ended = f"{ended}（{announced}）" if say.lang == "ja" else f"{ended}, {announced}"
        rows.append(
            (
                ">" if spell in (marked or ()) else "",
                "" if frameworks is None else frameworks[spell.framework],
                say.term("role", spell.role),
                say.term("standing", spell.standing) if spell.standing != "in_effect" else "",
                say.date(spell.since),
                say.date(spell.until) if spell.until is not None else "-",
                say.term("entry", spell.entry),
                ended,
                " ".join(f"({number})" for number in numbers),
            )
        )
    columns = [
        Column("", "strong", wraps=False),
        Column(say("framework"), "strong"),
        Column(say("role")),
        Column(say("standing")),
        Column(say("since"), "date", wraps=False),
        Column(say("until"), "date", wraps=False),
        Column(say("entry")),
        Column(say("exit")),
        Column(say("notes"), "quiet"),
    ]
    grid = Grid.of(columns, rows, title="" if marked is None else say("Spells"))
    if not remarks:
        return (grid,)
    return grid, Listing(say("Notes"), tuple((str(number), text) for text, number in remarks.items()))


def explain(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """The answer in words, its sources, its doubts, the line to correct."""
    party, framework = catalogue.party(chosen.party), catalogue.framework(chosen.framework)
    moment = moment_of(chosen, framework)
    told = catalogue.explain(party, framework, **moment.arguments)
    json = {name: plain(getattr(told, name)) for name in field_names(Explanation)}
    data = Data(json, *as_table(told.spells, Membership))

    def page() -> Page:
        sentences = {
            True: "{party} was a member of {framework} {moment}.",
            False: "{party} was not a member of {framework} {moment}.",
            None: "The sources leave open whether {party} was a member of {framework} {moment}.",
        }
        title = say(
            sentences[told.answer],
            party=say.party(party, moment.day(framework)),
            framework=say.framework(framework),
            moment=moment.words(say, denied=told.answer is False),
        )
        around = [spell for spell in told.spells if spell.where in told.where]

        def whose(variant: Variant) -> str:
            owner = owner_of(variant, around, framework, party)
            if isinstance(owner, Membership):
                return say.term("role", owner.role)
            return say.framework(owner) if isinstance(owner, Framework) else say.party(owner, moment.day(framework))

        parts: list[Grid | Listing] = list(_spells(told.spells, say, marked=around)) if told.spells else []
        parts += _listing(say("Sources"), (_cited(source, say) for source in told.sources), numbered=True)
        parts += _listing(say("Notes"), told.notes)
        parts += _listing(say("Doubts"), told.doubts)
        parts += _listing(say("Other values"), (_variant(each, whose(each), say) for each in told.variants))
        parts += _listing(say("To correct it"), map(str, told.where))
        return Page(title, tuple(parts))

    return Answer(data, page)


def _listing(title: str, items: Iterable[str], *, numbered: bool = False) -> list[Listing]:
    listed = tuple((str(number) if numbered else "-", item) for number, item in enumerate(items, start=1))
    return [Listing(title, listed)] if listed else []


def _cited(source: Source, say: Wording) -> str:
    parts = [source.publisher, source.title, say.date(source.published), source.url or ""]
    parts += [] if source.copy is None else [say("read in the copy {address}", address=source.copy)]
    return f"{', '.join(filter(None, parts))} {say('(read {day})', day=source.read)}"


def _variant(variant: Variant, whose: str, say: Wording) -> str:
    stated = say(
        "{whose}, {field}: {value} according to {source}",
        whose=whose,
        field=say.field(variant.field),
        value=variant.value,
        source=_cited(variant.source, say),
    )
    return stated if variant.note is None else f"{stated} {variant.note}"


def compare(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """The members of two frameworks side by side."""
    left, right = catalogue.framework(chosen.left), catalogue.framework(chosen.right)
    moment = moment_of(chosen, left, right)
    filters: dict[str, Any] = {"role": tuple(chosen.role or ["member"]), "standing": tuple(chosen.standing or COUNTED)}
    found = catalogue.compare(left, right, if_unsure=chosen.if_unsure, **filters, **moment.arguments)
    sides = {"only_left": found.only_left, "both": found.both, "only_right": found.only_right}
    header, _ = as_table(found.both, Party)
    rows = [(name, *row) for name, records in sides.items() for row in as_table(records, Party)[1]]
    json = {"left": left.id, "right": right.id, **{name: records.to_dicts() for name, records in sides.items()}}

    def page() -> Page:
        names = {
            "only_left": say("only {framework}", framework=left.acronym or say.framework(left)),
            "both": say("both"),
            "only_right": say("only {framework}", framework=right.acronym or say.framework(right)),
        }
        columns = [Column(say("{side} ({count})", side=names[side], count=len(records))) for side, records in sides.items()]
        shown = [[say.party(party, moment.day(left)) for party in records] for records in sides.values()]
        longest = max(map(len, shown))
        filled = [names + [""] * (longest - len(names)) for names in shown]
        title = say(
            "{left} and {right} {moment}", left=say.framework(left), right=say.framework(right), moment=moment.words(say)
        )
        return Page(title, (Grid(tuple(columns), tuple(zip(*filled, strict=True))),))

    return Answer(Data(json, ("side", *header), rows), page)


def joint(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """The frameworks that two parties are both members of."""
    one, other = catalogue.party(chosen.one), catalogue.party(chosen.other)
    moment = moment_of(chosen, *catalogue.frameworks())
    found = catalogue.joint_memberships(one, other, if_unsure=chosen.if_unsure, **moment.arguments)

    def page() -> Page:
        title = say(
            "{one} and {other}: {count} joint memberships {moment}",
            one=say.of(one, "name"),
            other=say.of(other, "name"),
            count=len(found),
            moment=moment.words(say),
        )
        columns = (Column(say("id"), "code"), Column(say("name")), Column(say("kind"), "quiet"))
        rows = tuple((each.id, say.of(each, "name"), say.term("framework_kind", each.kind)) for each in found)
        return Page(title, (Grid(columns, rows),) if rows else ())

    return Answer(found, page)


def chair(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """Who presided."""
    framework = catalogue.framework(chosen.framework)
    moment = moment_of(chosen, framework)
    found = Records([catalogue.chair(framework, if_unsure=chosen.if_unsure, **moment.arguments)], kind=Party)

    def page() -> Page:
        (party,) = found
        title = say(
            "{framework} was chaired by {party} {moment}.",
            framework=say.framework(framework),
            party=say.party(party, moment.day(framework)),
            moment=moment.words(say),
        )
        terms = spells_at(framework, party.id, ("chair",), COUNTED, moment)
        columns = (
            Column(say("code"), "code", wraps=False),
            Column(say("name")),
            Column(say("since"), "date", wraps=False),
            Column(say("until"), "date", wraps=False),
        )
        rows = [
            (party.id, say.of(party, "name"), say.date(term.since), "-" if term.until is None else str(term.until))
            for term in terms
        ]
        return Page(title, (Grid(columns, tuple(rows)),))

    return Answer(found, page)


def status(chosen: argparse.Namespace, catalogue: Catalogue, say: Wording) -> Answer:
    """Which of the four answers: member, not_member, not_applicable, undetermined."""
    party, framework = catalogue.party(chosen.party), catalogue.framework(chosen.framework)
    asked = chosen.year if chosen.year is not None else framework.checked.year
    moment = Moment(None, asked, chosen.when or "end")
    found = catalogue.status_in(party, framework, asked, when=moment.when)
    row = {"party": party.id, "framework": framework.id, "year": asked, "when": moment.when, "status": found}

    def page() -> Page:
        sentence = say(
            "{party} in {framework} {moment}: {status}",
            party=say.party(party, moment.day(framework)),
            framework=say.framework(framework),
            moment=moment.words(say),
            status=say.term("status", found),
        )
        return Page(sentence)

    return Answer(Data([row], tuple(row), [tuple(map(str, row.values()))]), page)
