"""A short guided tour of real answers; `make tour` prints it.

Every answer below is computed now, from the installed package: nothing is written down here but the questions.
"""

from __future__ import annotations

import textwrap

import sti_frameworks as sti

WIDTH = 110


def say(text: str) -> None:
    print(textwrap.fill(text, WIDTH))


def ask(question: str, answer: object) -> None:
    """Prints a question as one would type it, and its answer."""
    print(f"\n>>> {question}")
    for line in str(answer).splitlines():
        print(textwrap.fill(line, WIDTH, subsequent_indent=" " * (len(line) - len(line.lstrip()) + 4)) if line else "")


def title(text: str) -> None:
    print(f"\n\n{text}\n{'─' * len(text)}")


def main() -> None:
    say(f"{sti.version()}.")

    title("1. The G7 of 1976: the year's end counts, and Canada is in")
    ask('sti.members_in("G7", 1975).ids', sti.members_in("G7", 1975).ids)
    ask('sti.members_in("G7", 1976).ids', sti.members_in("G7", 1976).ids)
    ask(
        'sti.memberships(party="CAN", framework="g7", role="member")',
        sti.memberships(party="CAN", framework="g7", role="member"),
    )
    ask('sti.members_in("主要7か国", 1977, role="participant").ids', sti.members_in("主要7か国", 1977, role="participant").ids)

    title("2. Russia and the G8: guest, member, gone")
    for framework in ("g7", "g8"):
        ask(f'sti.memberships(party="RUS", framework="{framework}")', sti.memberships(party="RUS", framework=framework))
    ask('sti.members_on("G8", "2014-03-23").ids', sti.members_on("G8", "2014-03-23").ids)
    ask('sti.members_on("G8", "2014-03-24").ids', sti.members_on("G8", "2014-03-24").ids)

    title("3. The United States in UNESCO, with sources")
    ask('sti.is_member("USA", "UNESCO", year=2019)', sti.is_member("USA", "UNESCO", year=2019))
    ask('print(sti.explain("USA", "unesco", on="2019-06-01"))', sti.explain("USA", "unesco", on="2019-06-01"))

    title("4. Japan's memberships today")
    today = sti.version().data
    joined = [
        (spell, sti.framework(spell.framework))
        for spell in sti.memberships(party="日本", role="member", on=today, if_unsure="include")
        if spell.standing == "in_effect"
    ]
    ask(
        f'sti.memberships(party="日本", role="member", on="{today}")',
        "\n".join(f"{spell.since!s:<10}  {framework.id:<18}  {framework.name_ja}" for spell, framework in joined),
    )

    title("5. What was promised on artificial intelligence, strongest first")
    promised = sorted(sti.commitments_by_theme("ai", min_strength=2), key=lambda each: (-each.strength, str(each.date)))
    ask(
        'sti.commitments_by_theme("ai", min_strength=2)',
        "\n".join(
            f"{each.strength} {each.modality:<9} {each.date!s:<10} {each.summary_en} "
            f"[{sti.document(each.document).title_en}; {each.locators[0]}]"
            for each in promised
        ),
    )
    ask('len(sti.commitments_by_theme("人工知能（AI）"))', len(sti.commitments_by_theme("人工知能（AI）")))

    title("6. Who was at the G7 summit of 2024")
    meeting = sti.meeting("g7/2024-apulia")
    ask('sti.meeting("g7/2024-apulia")', meeting)
    by_capacity: dict[str, list[str]] = {}
    for each in meeting.participations:
        people = "; ".join(map(str, each.represented_by))
        by_capacity.setdefault(each.capacity, []).append(sti.party(each.party).name_en + (f" ({people})" if people else ""))
    ask(
        'sti.meeting("g7/2024-apulia").participations',
        "\n".join(f"{capacity:<14}{', '.join(names)}" for capacity, names in by_capacity.items()),
    )

    title("7. A near miss is never taken for a hit")
    try:
        sti.party("Brasil")
    except sti.UnknownParty as error:
        ask('sti.party("Brasil")', f"UnknownParty: {error}")
    try:
        sti.members_in("g7", "1998")  # type: ignore[arg-type]
    except sti.BadDate as error:
        ask('sti.members_in("g7", "1998")', f"BadDate: {error}")

    print()
    say("Next: README.md for the questions, docs/explanation/ for what counts as membership and which facts are weak.")


if __name__ == "__main__":
    main()
