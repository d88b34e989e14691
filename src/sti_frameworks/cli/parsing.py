"""The parser of the command line: every command with its arguments, its help and an example. No data are read here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .arguments import (
    ANY_NAME,
    Parser,
    add_answer,
    add_bodies,
    add_data,
    add_filter,
    add_language,
    add_moment,
    add_name,
    add_over,
    add_role,
    add_unsure,
    add_when,
    add_years,
    year_of,
)

__all__ = ["PROGRAM", "parser"]

PROGRAM = "sti-frameworks"
EXIT_CODES = """\
exit codes:
  0    answered; an empty list is an answer
  1    no such record, a badly put question, or `check` found problems (one line on standard error says why)
  2    the command line cannot be read
  130  interrupted by Ctrl-C
  141  whoever read the output closed it"""
ENVIRONMENT = """\
environment:
  LC_ALL, LC_MESSAGES, LANG  answers are in Japanese where the first of them that is set begins with ja
  COLUMNS                    how wide tables may be
  NO_COLOR                   no colours"""
EXAMPLES = """\
examples:
  sti-frameworks members g7 1998
  sti-frameworks explain USA unesco --on 1990-01-01 --lang ja
  sti-frameworks commitments --theme ai --min-strength 2 --format csv
  sti-frameworks members --help"""

EXPORTS = ("datapackage", "parquet", "jsonl", "sqlite", "duckdb", "jsonld", "turtle", "bibtex", "csl", "ris")


def parser() -> Parser:
    """The parser of the whole command line, from which its reference and the completion for shells are made.

    It is an `argparse.ArgumentParser`: its commands are the choices of its only subparsers action, each with a one-line help, a
    description, and an epilog that begins with "example". Making it reads no data.
    """
    whole = Parser(
        prog=PROGRAM,
        description="Who belonged to which international framework, in which role, on which day, and how do we know.",
        epilog="\n\n".join((EXAMPLES, EXIT_CODES, ENVIRONMENT)),
    )
    commands = whole.add_subparsers(dest="name", required=True, metavar="command", prog=PROGRAM, parser_class=Parser)
    _belonging(_Group(whole, commands, "who belonged"))
    _texts(_Group(whole, commands, "what they did and promised"))
    _lookup(_Group(whole, commands, "looking up"))
    _deeds(_Group(whole, commands, "files and citations"))
    return whole


class _Group:
    """Adds commands under one title of the help."""

    def __init__(self, whole: Parser, commands: Any, title: str) -> None:
        self.commands = commands
        self.names = whole.groups.setdefault(title, [])

    def add(self, name: str, runs: str, help: str, *examples: str, about: str = "") -> Parser:
        """A command.

        Args:
            runs: the module and the function that answer it.
            help: one line, without a full stop. about: what more there is to say. examples: what follows the program's name.
        """
        made: Parser = self.commands.add_parser(
            name, help=help, description=f"{help[0].upper()}{help[1:]}.{about and ' ' + about}", epilog=_examples(examples)
        )
        made.set_defaults(runs=runs)
        self.names.append(name)
        return made


def _examples(examples: Sequence[str]) -> str:
    return "\n".join([f"example{'s' if len(examples) > 1 else ''}:", *(f"  {PROGRAM} {example}" for example in examples)])


def _belonging(group: _Group) -> None:
    members = group.add(
        "members", "belonging:members", "the roll of a framework in a year or on a day",
        "members g7 1998", "members g7 --on 2014-03-25 --format json", "members tpp 2016 --standing signed",
    )  # fmt: skip
    add_name(members, "framework")
    add_moment(members)
    add_role(members)
    add_answer(members)
    history = group.add(
        "history", "belonging:history", "the spells of a party in a framework, or in all frameworks",
        "history USA unesco", "history 日本 --role chair",
    )  # fmt: skip
    add_name(history, "party")
    add_name(history, "framework", optional=True)
    add_role(history)
    history.add_argument("--on", metavar="DAY", help="only the spells that hold on that day")
    add_unsure(history)
    add_answer(history)
    explain = group.add(
        "explain", "belonging:explain", "whether a party was a member, in words, with sources, doubts and the line to correct",
        "explain USA unesco --on 1990-01-01", "explain USA unesco 1990",
    )  # fmt: skip
    add_name(explain, "party")
    add_name(explain, "framework")
    add_moment(explain, unsure=False)
    add_answer(explain)
    compare = group.add("compare", "belonging:compare", "the members of two frameworks side by side", "compare cptpp rcep 2024")
    add_name(compare, "left", "framework")
    add_name(compare, "right", "framework")
    add_moment(compare)
    add_role(compare)
    add_answer(compare)
    joint = group.add("joint", "belonging:joint", "the frameworks that two parties are both members of", "joint JPN USA 2024")
    add_name(joint, "one", "party")
    add_name(joint, "other", "party")
    add_moment(joint)
    add_answer(joint)
    chair = group.add("chair", "belonging:chair", "who presided over a framework", "chair g20 --on 2025-12-10")
    add_name(chair, "framework")
    add_moment(chair)
    add_answer(chair)
    status = group.add(
        "status", "belonging:status", "member, not member, not applicable or undetermined: which of the four in a year",
        "status CSK un 1993",
    )  # fmt: skip
    add_name(status, "party")
    add_name(status, "framework")
    status.add_argument("year", nargs="?", type=year_of, help="the year; without it, that of the framework's last check")
    add_when(status)
    add_answer(status)


def _texts(group: _Group) -> None:
    commitments = group.add(
        "commitments", "texts:commitments", "what was promised, by theme, framework, party or meeting, the strongest first",
        "commitments --theme ai --min-strength 2", "commitments --framework g7 --years 2016-2024 --party JPN",
    )  # fmt: skip
    add_filter(commitments, "theme", "theme", "on this theme, or on those of this domain")
    add_filter(commitments, "framework", "framework", "of this framework and the bodies below it")
    add_years(commitments)
    commitments.add_argument("--meeting", metavar="ID", help="of one meeting's documents")
    commitments.add_argument("--document", metavar="ID", help="of one document")
    add_filter(commitments, "party", "party", "that bind this party")
    add_filter(commitments, "modality", "modality", "with this verb")
    commitments.add_argument(
        "--min-strength", type=int, choices=range(4), default=0,
        help="0 all, 1 what is at least favoured, 2 what researchers of summits call a commitment, 3 what is done",
    )  # fmt: skip
    add_bodies(commitments)
    add_answer(commitments)
    meetings = group.add(
        "meetings", "texts:meetings", "when and where a framework and its bodies met",
        "meetings g7 2024", "meetings g20 2020-2024 --kind summit", "meetings 2024 --party JPN",
    )  # fmt: skip
    add_name(meetings, "framework", optional=True)
    add_years(meetings, positional=True)
    add_filter(meetings, "kind", "meeting_kind", "of this kind")
    add_filter(meetings, "status", "meeting_status", "of this status")
    add_filter(meetings, "party", "party", "at which this party is on record as present")
    add_filter(meetings, "capacity", "capacity", "with --party: present as this")
    add_bodies(meetings)
    add_answer(meetings)
    documents = group.add(
        "documents", "texts:documents", "which texts a framework and its bodies put out", "documents oecd --kind declaration"
    )
    add_name(documents, "framework", optional=True)
    add_years(documents, positional=True)
    documents.add_argument("--meeting", metavar="ID", help="that came out of one meeting")
    add_filter(documents, "kind", "document_kind", "of this kind")
    add_bodies(documents)
    add_answer(documents)
    themes = group.add("themes", "texts:themes", "the tree of themes", "themes", "themes --broader D")
    themes.add_argument("--broader", metavar="THEME", help="only the themes of this domain")
    themes.holds["broader"] = "theme"
    add_answer(themes)


def _lookup(group: _Group) -> None:
    find = group.add("find", "lookup:find", "whatever has a text in its name or title", "find DIANA", "find 人工知能")
    find.add_argument("text", help="English or Japanese, part of a name or the whole")
    add_answer(find)
    frameworks = group.add(
        "frameworks",
        "lookup:frameworks",
        "all frameworks, by kind or parent",
        "frameworks --kind alliance",
        "frameworks --parent g7",
    )
    add_filter(frameworks, "kind", "framework_kind", "of this kind")
    frameworks.add_argument("--parent", metavar="FRAMEWORK", help="the bodies of this framework")
    frameworks.holds["parent"] = "framework"
    add_answer(frameworks)
    parties = group.add("parties", "lookup:parties", "all parties, by kind", "parties --kind former_state")
    add_filter(parties, "kind", "party_kind", "of this kind")
    add_answer(parties)
    sources = group.add("sources", "lookup:sources", "what a framework's facts rest on", "sources g8")
    add_name(sources, "framework", optional=True)
    add_filter(sources, "kind", "source_kind", "of this kind")
    add_answer(sources)
    source = group.add("source", "lookup:source", "all that is on record of one source", "source crds-2025")
    source.add_argument("source", help="the id of a source")
    add_answer(source)


def _deeds(group: _Group) -> None:
    export = group.add(
        "export", "deeds:export", "write all records to files that others read",
        "export out/ --format parquet", "export facts.sqlite --format sqlite --overwrite",
    )  # fmt: skip
    export.add_argument("place", help="the folder or file to make")
    export.holds["place"] = "file"
    export.add_argument("--format", required=True, choices=EXPORTS, help="what to write")
    export.add_argument("--overwrite", action="store_true", help="replace an export that is there already")
    export.add_argument("--partition-by", metavar="COLUMN", help="of parquet: part the tables that have this column by it")
    add_data(export)
    check = group.add(
        "check", "deeds:check", "hold your own data files to the laws of the data", "check my-data/ --over shipped",
        about="Every problem is a line on standard output, file:line: message; none, and nothing is written.",
    )  # fmt: skip
    check.add_argument("folder", help="the folder with your TOML files, or an export")
    check.holds["folder"] = "folder"
    add_over(check)
    _charts(group)
    cite = group.add(
        "cite", "deeds:cite", "how to cite this release, or the sources of one record",
        "cite --style bibtex", "cite --framework g7 --style csl",
    )  # fmt: skip
    cite.add_argument("--style", choices=("text", "bibtex", "csl"), default="text", help="a line each, BibTeX or CSL JSON")
    one = cite.add_mutually_exclusive_group()
    for kind in ("framework", "party", "meeting", "document", "commitment", "source"):
        one.add_argument(f"--{kind}", metavar="ID", help=f"the sources of this {kind}" if kind != "source" else "this source")
        if kind in ("framework", "party"):
            cite.holds[kind] = kind
    add_data(cite)
    completion = group.add(
        "completion", "completion:completion", "completion of commands, options and ids for your shell",
        'completion bash > ~/.local/share/bash-completion/completions/sti-frameworks',
        "completion zsh > ~/.zfunc/_sti-frameworks",
        "completion fish > ~/.config/fish/completions/sti-frameworks.fish",
        about="For zsh, ~/.zfunc must be in fpath before compinit is called. Open a new shell afterwards.",
    )  # fmt: skip
    completion.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell")
    add_data(completion)
    version = group.add("version", "deeds:version", "versions of code and data, and how much there is", "version")
    add_data(version)


def _charts(group: _Group) -> None:
    """A command for each chart; what it takes is what the chart's method takes."""
    chart = group.add(
        "chart", "deeds:chart", "draw a chart to a file: svg, png, html or json", "chart timeline g7 g8 --out g7.svg"
    )
    kinds = chart.add_subparsers(dest="chart", required=True, metavar="kind", parser_class=Parser)

    def add(name: str, help: str, example: str, *options: str, subjects: str = "") -> None:
        made: Parser = kinds.add_parser(
            name, help=help, description=f"{help[0].upper()}{help[1:]}.", epilog=_examples([f"chart {name} {example}"])
        )
        if subjects:
            made.add_argument(subjects, nargs="+" if subjects == "frameworks" else None, metavar="framework", help=ANY_NAME)
            made.holds[subjects] = "framework"
        for option in options:
            _CHART_OPTIONS[option](made)
        made.add_argument("--out", required=True, metavar="FILE", help="the file to write: .svg, .png, .html or .json")
        made.holds["out"] = "file"
        add_language(made)
        add_data(made)
        made.set_defaults(subjects=[subjects] if subjects else [], passes=options)

    add("timeline", "who belonged from when to when", "g7 g8 --out g7.svg", "parties", "roles", "years", subjects="frameworks")
    add(
        "growth",
        "how many belonged, year by year",
        "nato eu --out growth.svg",
        "years",
        "when",
        "role",
        "standing",
        subjects="frameworks",
    )
    add(
        "overlap",
        "who belonged to which of several",
        "cptpp rcep --year 2024 --out overlap.svg",
        "year",
        "on",
        "role",
        subjects="frameworks",
    )
    add("map", "the members on a map", "oecd --year 2024 --out oecd.png", "year", "on", subjects="framework")
    add(
        "commitments",
        "what was promised, by theme and strength",
        "--theme ai --out ai.svg",
        "theme",
        "framework",
        "years",
        "min_strength",
    )
    add("meetings", "when they met", "g7 g20 --years 2010-2024 --out meetings.svg", "years", subjects="frameworks")
    add(
        "network",
        "joint membership as a network",
        "--year 2024 --framework g7 --framework quad --out network.html",
        "year",
        "on",
        "frameworks",
    )


_CHART_OPTIONS: dict[str, Any] = {
    "parties": lambda made: add_filter(made, "party", "party", "only this party", dest="parties"),
    "roles": lambda made: add_filter(made, "role", "role", "only this role", dest="roles"),
    "role": lambda made: add_filter(made, "role", "role", "who is counted; member by default"),
    "standing": lambda made: add_filter(made, "standing", "standing", "which standing is counted"),
    "theme": lambda made: add_filter(made, "theme", "theme", "on this theme or domain"),
    "framework": lambda made: add_filter(made, "framework", "framework", "of this framework"),
    "frameworks": lambda made: add_filter(made, "framework", "framework", "by this framework", dest="frameworks"),
    "years": add_years,
    "when": add_when,
    "year": lambda made: made.add_argument("--year", type=year_of, help="a year's end"),
    "on": lambda made: made.add_argument("--on", metavar="DAY", help="a day: 2014-03-25"),
    "min_strength": lambda made: made.add_argument("--min-strength", type=int, choices=range(4), help="3 done … 0 said"),
}
