"""The command line, by real processes where a process is what matters, else by `main`."""

from __future__ import annotations

import argparse
import ast
import csv
import io
import json
import os
import pty
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

import sti_frameworks as sti
from sti_frameworks.cli import main, parser
from sti_frameworks.cli.wording import JAPANESE
from sti_frameworks.cli.wrapping import visible, width_of, wrap

ROOT = Path(__file__).parent.parent
GOOD = Path(__file__).parent / "good"
PLAIN = {
    name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "LANG", "LC_ALL", "LC_MESSAGES", "COLUMNS")
}

# Each command that answers with records: its line, and the library's answer.
ANSWERS: dict[str, Any] = {
    "members g7 1998": lambda: sti.members_in("g7", 1998),
    "members un --on 1985-06-01": lambda: sti.members_on("un", "1985-06-01"),
    "members tpp 2016 --standing signed": lambda: sti.members_in("tpp", 2016, standing="signed"),
    "members g7 --role participant --when any 1997": lambda: sti.members_in("g7", 1997, when="any", role="participant"),
    "history USA unesco": lambda: sti.memberships(party="USA", framework="unesco"),
    "history 日本 --role chair": lambda: sti.memberships(party="JPN", role="chair"),
    "chair g20 --on 2025-12-10": lambda: sti.Records([sti.chair("g20", on="2025-12-10")]),
    "joint JPN USA 2024": lambda: sti.joint_memberships("JPN", "USA", year=2024),
    "commitments --theme ai --min-strength 2": lambda: sti.commitments_by_theme("ai", min_strength=2),
    "commitments --framework g7 --years 2016-2024 --party JPN --no-bodies": lambda: sti.commitments(
        framework="g7", years=(2016, 2024), party="JPN", bodies=False
    ),
    "meetings g7 2024": lambda: sti.meetings(framework="g7", years=2024),
    "meetings 2024 --party JPN": lambda: sti.meetings(years=2024, party="JPN"),
    "documents oecd --kind declaration": lambda: sti.documents(framework="oecd", kind="declaration"),
    "themes": sti.themes,
    "frameworks --parent g7": lambda: sti.frameworks(parent="g7"),
    "parties --kind former_state": lambda: sti.parties(kind="former_state"),
    "sources g8": lambda: sti.sources(framework="g8"),
    "source crds-2025": lambda: sti.Records([sti.source("crds-2025")]),
}
OTHERS = ("compare cptpp rcep 2024", "explain USA unesco --on 1990-01-01", "status CSK un 1993", "find DIANA")


def run(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sti_frameworks", *shlex.split(line)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env={**PLAIN, **environment})


def said(line: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(shlex.split(line)) == 0
    return capsys.readouterr().out


# What is answered


@pytest.mark.parametrize("line", ANSWERS)
def test_json_is_the_librarys_answer(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(said(f"{line} --format json", capsys)) == ANSWERS[line]().to_dicts()


@pytest.mark.parametrize("line", ANSWERS)
def test_csv_has_the_columns_and_the_rows_of_the_table(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    from sti_frameworks.tables import columns_of_records

    expected = ANSWERS[line]()
    rows = list(csv.DictReader(io.StringIO(said(f"{line} --format csv", capsys), newline="")))
    assert rows
    assert list(rows[0]) == [column.name for column in columns_of_records(expected.kind)]
    key = "party" if "party" in rows[0] else "id"
    assert [row[key] for row in rows] == list(expected.ids)


def test_answers_that_are_no_list_are_whole(capsys: pytest.CaptureFixture[str]) -> None:
    compared = json.loads(said("compare cptpp rcep 2024 --format json", capsys))
    assert [each["id"] for each in compared["only_left"]] == list(sti.compare("cptpp", "rcep", year=2024).only_left.ids)
    sides = csv.DictReader(io.StringIO(said("compare cptpp rcep 2024 --format csv", capsys)))
    assert {row["id"] for row in sides if row["side"] == "both"} == set(sti.compare("cptpp", "rcep", year=2024).both.ids)
    told = json.loads(said("explain USA unesco --on 1990-01-01 --format json", capsys))
    assert (told["answer"], told["text"]) == (False, str(sti.explain("USA", "unesco", on="1990-01-01")))
    (row,) = json.loads(said("status CSK un 1993 --format json", capsys))
    assert row["status"] == sti.status_in("CSK", "un", 1993) == "not_applicable"
    (found,) = json.loads(said("find DIANA --format json", capsys))
    assert (found.pop("table"), found) == ("frameworks", sti.find("DIANA").to_dicts()[0])


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("line", [*ANSWERS, *OTHERS])
def test_no_line_is_wider_than_the_terminal(
    line: str, columns: int, lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    text = said(f"{line} --lang {lang}", capsys)
    assert max(cell_len(each) for each in text.splitlines()) <= columns
    if line.startswith("parties") and columns == 120:
        assert all(getattr(each, f"name_{lang}") in text for each in ANSWERS[line]())


@pytest.mark.parametrize("line", [*ANSWERS, *OTHERS])
def test_every_command_answers_as_a_process_in_both_languages(line: str) -> None:
    english, japanese = run(line), run(line, LANG="ja_JP.UTF-8")
    assert (english.returncode, japanese.returncode) == (0, 0)
    assert (english.stderr, japanese.stderr) == ("", "")
    assert english.stdout != japanese.stdout
    assert "\x1b" not in english.stdout + japanese.stdout
    assert re.search("[ぁ-んァ-ヶ一-龠]", japanese.stdout)


@pytest.mark.parametrize("line", [*ANSWERS, *OTHERS])
def test_markdown_is_one_table_with_all_its_cells(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(f"{line} --format markdown", capsys)
    for row in (each for each in text.splitlines() if each.startswith("|")):
        assert row.endswith("|")
    if "|" in text:
        assert "<table>" in MarkdownIt().enable("table").render(text)
        table = [each for each in text.splitlines() if each.startswith("|")]
        assert len({width_of(each) for each in table[:2]}) == 1


def test_every_phrase_has_its_japanese_and_no_other_is_kept() -> None:
    used = set()
    for path in (ROOT / "src" / "sti_frameworks" / "cli").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        used |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    kinds = {"party", "meeting", "document", "framework", "theme"}  # classes' names, in `find`
    assert {phrase for phrase in JAPANESE if phrase not in used | kinds} == set()
    for phrase, japanese in JAPANESE.items():
        assert set(re.findall(r"{(\w+)}", phrase)) == set(re.findall(r"{(\w+)}", japanese)), phrase
    calls = re.findall(r'\bsay\(\s*"([^"]+)"', "".join(p.read_text() for p in (ROOT / "src/sti_frameworks/cli").glob("*.py")))
    assert set(calls) <= set(JAPANESE)
    assert len(calls) > 50


def test_names_are_those_of_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Union of Soviet Socialist Republics" in said("members un 1985 --lang en", capsys)
    assert "ソビエト" in said("members un 1985 --lang ja", capsys)


# What goes wrong


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        ("members g77 1998", 1, "close to it: 'g7'"),
        ("members zzzzqq 1998", 1, "`sti-frameworks frameworks` lists"),
        ("members g7 --on 1998-02-30", 1, "not in the calendar"),
        ("members g7 1998 --on 1998-01-01", 1, "not both"),
        ("members g7 1998 --role emperor", 1, "it is one of: member"),
        ("explain CHN apec --on 1991", 1, "--year 1998"),
        ("chair g7 1900", 1, "no chair on record"),
        ("members apec --on 1991-11-10", 1, "--if-unsure include"),
        ("members g7 1998 --data nowhere", 1, "not a folder"),
        ("members g7 98a", 2, "--on 1998-05-17"),
        ("member g7", 2, "did you mean 'members'"),
        ("members", 2, "framework"),
        ("", 2, "command"),
        ("export x --format excel", 2, "parquet"),
        ("chart timeline g7 --out g7.pdf", 1, ".svg"),
    ],
)
def test_mistakes_are_one_line_with_a_code_and_a_hint(line: str, code: int, hint: str) -> None:
    done = run(line)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.count("\n") == 1
    assert hint in done.stderr


def test_an_empty_roll_is_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert said("members g8 2015 --format json", capsys) == "[]\n"
    assert said("members g8 2015 --format csv", capsys).startswith("id,kind,name_en")
    assert "ended on 2014" in said("members g8 2015 --lang en", capsys)


def test_beyond_the_last_check_one_line_says_so() -> None:
    done = run("members g7 2999 --format json")
    assert done.returncode == 0
    assert [each["id"] for each in json.loads(done.stdout)] == list(sti.members_in("g7", 2025).ids)
    assert re.fullmatch(r"sti-frameworks: g7 was last checked on [0-9-]+; [^\n]*\n", done.stderr)


def test_a_reader_who_leaves_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "sti_frameworks", "sources", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"[\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_an_interruption_ends_without_a_traceback() -> None:
    code = "import sys, sti_frameworks.cli.running as r, sti_frameworks.cli as c\n"
    code += (
        "def wait(_): print('ready', flush=True); import time; time.sleep(60)\nr._answer = wait\nsys.exit(c.main(['themes']))"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
        assert process.stderr.read() == b""


def test_answers_are_utf_8_whatever_the_locale() -> None:
    for environment in (
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ):
        assert "日本" in run("members g7 1998 --lang ja", **environment).stdout


# What a terminal gets


def on_a_terminal(line: str, **environment: str) -> str:
    """What the command writes to a pseudo-terminal, on both streams."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(
            sys.executable,
            [sys.executable, "-m", "sti_frameworks", *shlex.split(line)],
            {**PLAIN, "TERM": "xterm-256color", **environment},
        )
    found = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        found += piece
    os.waitpid(pid, 0)
    os.close(terminal)
    return found.decode("utf-8")


def test_colours_are_for_terminals_that_want_them() -> None:
    line = "members g7 1998"
    assert "\x1b[" in on_a_terminal(line, COLUMNS="80")
    assert "\x1b" not in on_a_terminal(line, COLUMNS="80", NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(line, COLUMNS="80", TERM="dumb")
    assert "\x1b[" in run(f"{line} --color always", TERM="xterm-256color").stdout
    assert "\x1b" not in on_a_terminal(f"{line} --color never", COLUMNS="80")


def test_progress_is_shown_on_a_terminal_and_nowhere_else(tmp_path: Path) -> None:
    assert "Writing jsonl" in on_a_terminal(f"export {tmp_path / 'a'} --format jsonl", COLUMNS="120")
    piped = run(f"export {tmp_path / 'b'} --format jsonl")
    assert (piped.stdout, piped.stderr) == (f"{tmp_path / 'b'}\n", "")


# What is loaded


def test_fast_answers_load_neither_rich_nor_frames_and_help_loads_no_data() -> None:
    heavy = "{'rich', 'pandas', 'polars', 'pyarrow', 'numpy', 'shtab'}"
    code = f"""
import sys
from sti_frameworks.cli import main, parser
parser().format_help()
print(sorted({{'attrs', 'attr', 'sti_frameworks.catalogue', 'rich'}} & set(sys.modules)), file=sys.stderr)
main(['members', 'g7', '1998', '--format', 'csv'])
print(sorted({heavy} & set(sys.modules)), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n[]\n"


def test_without_the_extra_everything_is_answered_in_plain_tables(tmp_path: Path) -> None:
    hidden = "import sys\nclass Hide:\n    def find_spec(self, name, path=None, target=None):\n"
    hidden += "        if name.split('.')[0] in ('rich', 'shtab'): raise ImportError(name)\nsys.meta_path.insert(0, Hide())\n"
    (tmp_path / "sitecustomize.py").write_text(hidden)
    environment = {"PYTHONPATH": str(tmp_path)}
    done = run("members g7 1998 --lang ja", **environment)
    rows = [each for each in done.stdout.splitlines() if each.startswith("|")]
    assert len(rows) == 2 + 7
    assert len({cell_len(each) for each in rows}) == 1
    assert done.stdout == run("members g7 1998 --lang ja --format markdown").stdout
    missing = run("completion bash", **environment)
    assert (missing.returncode, missing.stderr.count("\n")) == (1, 1)
    assert "sti-frameworks[cli]" in missing.stderr


# Deeds


def test_export_from_the_command_line_is_the_export_of_the_library(tmp_path: Path) -> None:
    done = run(f"export {tmp_path / 'out'} --format jsonl")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{tmp_path / 'out'}\n", "")
    ours = sti.export(tmp_path / "ours", format="jsonl")
    assert {each.name: each.read_bytes() for each in ours.iterdir()} == {
        each.name: each.read_bytes() for each in (tmp_path / "out").iterdir()
    }
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "thesis.txt").write_text("years of work")
    refused = run(f"export {tmp_path / 'own'} --format jsonl --overwrite")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (1, "", 1)
    assert "would be lost" in refused.stderr


def test_the_formats_of_the_parser_are_those_of_the_export() -> None:
    from sti_frameworks.cli.parsing import EXPORTS
    from sti_frameworks.exporting import FORMATS

    assert tuple(FORMATS) == EXPORTS


def test_check_prints_every_problem_with_its_line(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "my")
    assert run(f"check {tmp_path / 'my'}").returncode == 0
    shutil.copy(Path(__file__).parent / "bad" / "notice_comes_before_the_exit.toml", tmp_path / "my" / "bad.toml")
    with pytest.raises(sti.BadData) as raised:
        sti.load(tmp_path / "my")
    done = run(f"check {tmp_path / 'my'}")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [f"{tmp_path / 'my'}/{problem}" for problem in raised.value.exceptions]
    asked = run(f"themes --data {tmp_path / 'my'}")
    assert (asked.returncode, asked.stderr.count("\n")) == (1, 1)
    assert f"check {tmp_path / 'my'}" in asked.stderr


def test_own_data_are_answered_from_and_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(f"export {tmp_path / 'own.sqlite'} --format sqlite --data {GOOD}", capsys) == f"{tmp_path / 'own.sqlite'}\n"
    assert sti.load(tmp_path / "own.sqlite").version() == sti.load(GOOD).version()
    own = json.loads(said(f"parties --data {tmp_path / 'own.sqlite'} --format json", capsys))
    assert [each["id"] for each in own] == list(sti.load(GOOD).parties().ids)


def test_cite_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert said("version", capsys) == f"{sti.version()}\n"
    assert said("cite --style bibtex", capsys).rstrip() == sti.cite(style="bibtex").rstrip()
    assert said("cite --framework g7 --style csl", capsys).rstrip() == sti.cite(sti.framework("g7"), style="csl").rstrip()


class Drawn:
    """Stands for the charts: notes what it was asked, and saves that."""

    def __getattr__(self, chart: str) -> Any:
        def draw(*subjects: object, **options: object) -> Drawn:
            self.asked = repr((chart, subjects, options))
            return self

        return draw

    def save(self, place: str) -> None:
        Path(place).write_text(self.asked)


def test_charts_are_asked_for_as_the_library_draws_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sti.Catalogue, "plot", Drawn())
    for line, asked in {
        "timeline g7 g8 --years 1990-2000": ("timeline", (["g7", "g8"],), {"years": (1990, 2000), "lang": "ja"}),
        "map oecd --year 2024": ("map", ("oecd",), {"year": 2024, "lang": "ja"}),
        "commitments --theme ai --min-strength 2": ("commitments", (), {"theme": ("ai",), "min_strength": 2, "lang": "ja"}),
        "network --on 2024-01-01 --framework g7": ("network", (), {"on": "2024-01-01", "frameworks": ("g7",), "lang": "ja"}),
    }.items():
        place = tmp_path / "chart.json"
        assert said(f"chart {line} --out {place} --lang ja", capsys) == f"{place}\n"
        assert ast.literal_eval(place.read_text()) == asked


def test_a_real_chart_is_written_and_opens_without_a_network(tmp_path: Path) -> None:
    done = run(f"chart timeline g7 g8 --out {tmp_path / 'g7.html'}")
    assert (done.returncode, done.stdout) == (0, f"{tmp_path / 'g7.html'}\n"), done.stderr
    page = (tmp_path / "g7.html").read_text(encoding="utf-8")
    assert "vega" in page.lower()
    assert not re.search(r"<(script|link)\b[^>]*\b(src|href)=", page)


# Help and completion


def leaves(subject: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    found = [action for action in subject._actions if isinstance(action, argparse._SubParsersAction)]
    return [leaf for action in found for each in action.choices.values() for leaf in leaves(each)] or [subject]


def test_every_command_has_examples_that_can_be_read() -> None:
    assert len(leaves(parser())) >= 28
    for leaf in leaves(parser()):
        shown = re.findall(r"^  sti-frameworks (.+)$", leaf.format_help().partition("\nexample")[2], re.MULTILINE)
        assert shown, leaf.prog
        for line in shown:
            parser().parse_args(shlex.split(line.partition(" > ")[0]))


def test_help_shows_every_command_once_and_the_codes() -> None:
    done = run("--help", COLUMNS="80")
    names = parser().command_names()
    assert all(len(re.findall(rf"^  {name} +\S", done.stdout, re.MULTILINE)) == 1 for name in names)
    assert sorted(name for group in parser().groups.values() for name in group) == sorted(names)
    assert "exit codes:" in done.stdout


@pytest.fixture(scope="module")
def bash_completion(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("completion") / "sti-frameworks.bash"
    place.write_text(run("completion bash").stdout)
    return place


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("mem", {"members"}),
        ("members g2", {"g20", "g20-finance", "g20-leaders"}),
        ("members g7 --for", {"--format"}),
        ("members g7 --role cha", {"chair"}),
        ("chart tim", {"timeline"}),
    ],
)
def test_bash_completes(bash_completion: Path, typed: str, offered: set[str]) -> None:
    subprocess.run(["bash", "-n", bash_completion], check=True)
    words = ["sti-frameworks", *typed.split(" ")]
    script = f"""source {bash_completion}
COMP_WORDS=({" ".join(words)})
COMP_CWORD={len(words) - 1}; COMP_LINE={shlex.quote(" ".join(words))}; COMP_POINT=${{#COMP_LINE}}
function=$(complete -p sti-frameworks | sed -E 's/.*-F ([^ ]+).*/\\1/'); $function sti-frameworks {words[-1]} {words[-2]}
printf '%s\\n' "${{COMPREPLY[@]}}" """
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert offered <= set(done.stdout.split()), done
    assert all(each.startswith(words[-1]) for each in done.stdout.split())


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_other_shells_have_scripts_with_the_ids(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    script = said(f"completion {shell}", capsys)
    assert "asean-plus-three" in script
    assert "members" in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)


# Hostile text

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@given(texts, st.integers(2, 30))
@example("、。）」「（", 2)
@example("https://example.org/a/b", 12)
def test_wrapping_keeps_the_width_and_every_character(text: str, width: int) -> None:
    shown = visible(text)
    lines = wrap(shown, width)
    assert all(width_of(line) <= width for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", shown)


@given(texts)
def test_what_is_visible_commands_no_terminal(text: str) -> None:
    import unicodedata

    shown = visible(text + "\x1b[31m\x9b31m\u202e\r\x07")
    allowed = {"\n", "\u200c", "\u200d"}
    assert {each for each in shown if unicodedata.category(each) in ("Cc", "Cf", "Zl", "Zp")} <= allowed


@settings(max_examples=25, deadline=None)
@given(name=texts)
@example(name="a|b`c<script>*x*_y_ [z](w) & ~q~ \\|")
@example(name="\x1b]0;owned\x07 \x9b31m \r\n | 国")
def test_hostile_names_break_no_format(name: str) -> None:
    from sti_frameworks.cli.answers import Answer, Column, Grid, Page
    from sti_frameworks.cli.markdown import lines
    from sti_frameworks.cli.writing import _as_csv, _as_json

    source = sti.load(GOOD).sources()[0]
    record = sti.Party("AAA", "state", name, name, aliases=(name,), sources=(source,))
    records = sti.Records([record, record])
    page = Page(name, (Grid((Column("code"), Column(name)), (("AAA", name), ("BBB", name))),))
    answer = Answer(records, lambda: page)
    assert json.loads(_as_json(answer.data)) == records.to_dicts()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", _as_json(answer.data))
    rows = list(csv.DictReader(io.StringIO(_as_csv(answer.data), newline="")))
    assert [row["name_en"].removeprefix("'") for row in rows] == [name.removeprefix("'")] * 2
    text = "\n".join(lines(page))
    table = [each for each in text.split("\n") if each.startswith("|")]
    assert len(table) == 4
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    html = MarkdownIt().enable("table").render(text)
    assert (html.count("<tr>"), html.count("<td>")) == (3, 4)
    assert not re.search(r"<(?!/?(?:p|strong|table|thead|tbody|tr|th|td|br|em)\b)", html)


def test_hostile_data_reach_no_terminal_raw(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "my")
    world = tmp_path / "my" / "world.toml"
    world.write_text(world.read_text(encoding="utf-8").replace('"Alphaland"', '"Alpha\\u001b[31mland | x"'), encoding="utf-8")
    checked = run(f"check {tmp_path / 'my'}")
    assert "\x1b" not in checked.stdout
    for format in ("table", "json", "csv", "markdown"):
        written = on_a_terminal(f"parties --data {tmp_path / 'my'} --format {format}", NO_COLOR="1", COLUMNS="100")
        assert "\x1b" not in written
        assert "land" in written
