"""What Japanese readers see: the pages run, say what the program says, and are written as Japanese is."""

from __future__ import annotations

import ast
import os
import re
import shlex
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import sti_frameworks as sti
from sti_frameworks.cli import main
from sti_frameworks.cli.wording import JAPANESE
from sti_frameworks.plots.words import JAPANESE as CHARTS

ROOT = Path(__file__).parent.parent
README = ROOT / "README.ja.md"
PAGES = sorted((ROOT / "docs" / "ja").glob("*.md"))
WRITTEN = [README, *PAGES]
TERMS = ROOT / "docs" / "ja" / "terms.md"

# The sections of README.md and where README.ja.md has their subject; it may have more of its own.
SECTIONS = {
    "What it is": "収録しているもの",
    "For whom": "こんな方のために",
    "The questions": "質問の一覧",
    "In data frames": "データフレームで使う",
    "To look at": "図とノートブックで見る",
    "How the facts are known": "事実の根拠",
    "From the source tree": "ソースから動かす",
    "Licences": "ライセンス",
}
JAPANESE_LETTER = "[々〆ぁ-ゖァ-ヺー一-鿿]"


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


# What runs


def cells(page: Path) -> Iterator[tuple[str, bool]]:
    """The code of each cell, and whether it is there to show an exception."""
    for block in re.findall(r"^```\{code-cell\} python\n(.*?)^```$", text_of(page), re.MULTILINE | re.DOTALL):
        code = re.sub(r"\A(?::[\w-]+:.*\n)+", "", block)
        yield code, "raises-exception" in block[: len(block) - len(code)]


def run_cell(code: str, names: dict[str, Any]) -> None:
    """Runs a cell as a notebook does: what its last line is worth is shown."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)
    if isinstance(last, ast.Expr):
        shown = eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)
        for way in ("_repr_mimebundle_", "_repr_html_", "__repr__"):
            if hasattr(shown, way):
                getattr(shown, way)()
                break


@pytest.mark.parametrize("page", [page for page in PAGES if "{code-cell}" in text_of(page)], ids=name_of)
def test_every_cell_of_a_page_runs(page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    altair = pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    names: dict[str, Any] = {}
    # What a page sets for itself is set back after it.
    with altair.renderers.enable("svg"), pandas.option_context("display.max_colwidth", 50):
        for code, fails in cells(page):
            if fails:
                with pytest.raises(sti.FrameworksError):
                    run_cell(code, names)
            else:
                run_cell(code, names)
    assert names["sti"] is sti


def commands(page: Path) -> Iterator[tuple[str, str]]:
    """The commands of a page, each with what the page says that it prints: nothing, where it doesn't say."""
    for block in re.findall(r"^```console\n(.*?)^```$", text_of(page), re.MULTILINE | re.DOTALL):
        for each in re.split(r"^(?=(?:\$ )?sti-frameworks )", block, flags=re.MULTILINE):
            command, _, printed = each.partition("\n")
            if "sti-frameworks " in command and not command.startswith("pip "):
                yield command.removeprefix("$ ").removeprefix("sti-frameworks "), printed


@pytest.mark.parametrize(("line", "printed"), [found for page in WRITTEN for found in commands(page)])
def test_every_command_answers_in_japanese(line: str, printed: str, tmp_path: Path) -> None:
    plain = {name: value for name, value in os.environ.items() if name not in ("LANG", "LC_ALL", "LC_MESSAGES")}
    run = [sys.executable, "-m", "sti_frameworks", *shlex.split(line)]
    plain["COLUMNS"] = "100"
    done = subprocess.run(run, capture_output=True, encoding="utf-8", check=False, env=plain, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    drawn = [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()]
    assert re.search(JAPANESE_LETTER, "".join([done.stdout, *drawn]))
    if printed:
        assert stripped(done.stdout) == stripped(printed)


def stripped(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]


def test_commands_are_found() -> None:
    assert sum(1 for page in WRITTEN for _ in commands(page)) > 5
    assert any(printed for _, printed in commands(README))


# What is said


def headings(page: Path) -> list[str]:
    unfenced = re.sub(r"^```.*?^```$", "", text_of(page), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"^## (.+)$", unfenced, re.MULTILINE)


def test_the_readme_covers_every_section_of_the_english_one_in_its_order() -> None:
    assert [each for each in headings(ROOT / "README.md") if each not in SECTIONS] == []
    ours = headings(README)
    places = [ours.index(SECTIONS[each]) for each in headings(ROOT / "README.md")]
    assert places == sorted(places)


@pytest.mark.parametrize("page", WRITTEN, ids=name_of)
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", prose(page, links=True)):
        assert target.startswith("https://") or (page.parent / target).is_file(), target


def test_the_picture_of_the_readme_is_what_its_line_draws_today() -> None:
    vl_convert = pytest.importorskip("vl_convert")
    (line,) = re.findall(r"^sti\.plot\..*$", text_of(README), re.MULTILINE)
    (place,) = re.findall(r"^!\[.+\]\((.+)\)$", text_of(README), re.MULTILINE)
    drawn = vl_convert.vegalite_to_svg(eval(line, {"sti": sti}).to_dict())
    assert said_in(drawn) == said_in((ROOT / place).read_text(encoding="utf-8"))


def said_in(svg: str) -> list[tuple[str, str]]:
    """The words and bars of a picture; pixels follow the fonts of the machine."""
    nodes = ElementTree.fromstring(svg).iter()
    return sorted((node.text or "", node.get("aria-label", "")) for node in nodes)


def defined() -> dict[str, dict[str, str]]:
    """The words of the glossary: for each section's vocabulary ("" for the basic words), code to Japanese."""
    found: dict[str, dict[str, str]] = {}
    for section in text_of(TERMS).split("\n## ")[1:]:
        vocabulary = re.search(r"（`(\w+)`）", section.splitlines()[0])
        lines = re.findall(r"^\* \*\*(.+?)\*\*（`(\w+)`(?:、強さ(\d))?）：(?:.+)$", section, re.MULTILINE)
        if lines:
            found[vocabulary[1] if vocabulary else ""] = {code: ja for ja, code, _ in lines}
        for _, code, strength in lines:
            assert not strength or strength == sti.terms("modality")[code].rank
    return found


def test_the_glossary_gives_every_word_of_its_vocabularies_as_the_data_do() -> None:
    glossary = defined()
    assert {"role", "standing", "status", "when", "modality"} <= glossary.keys()
    for vocabulary, words in glossary.items():
        if vocabulary:
            assert words == {code: term.ja for code, term in sti.terms(vocabulary).items()}


def test_the_glossary_calls_things_as_the_command_line_does() -> None:
    words = defined()[""]
    headed = words.keys() & (JAPANESE.keys() - {"status"})  # as a heading, `status` is a meeting's
    assert {"framework", "party", "role", "standing", "since", "until", "commitment"} <= headed
    assert {code: words[code] for code in headed} == {code: JAPANESE[code] for code in headed}
    for title, code in {"Sources": "source", "Notes": "note", "Doubts": "doubt", "Other values": "variant"}.items():
        assert JAPANESE[title].partition("（")[0] == words[code]
    assert words["membership"] in JAPANESE["Spells"]
    assert words["status"] in JAPANESE["{party} in {framework} {moment}: {status}"]


def test_charts_and_command_line_call_things_the_same() -> None:
    shared = JAPANESE.keys() & CHARTS.keys()
    assert len(shared) > 15
    assert {phrase: CHARTS[phrase] for phrase in shared} == {phrase: JAPANESE[phrase] for phrase in shared}
    assert CHARTS["until (first day out)"] == JAPANESE["until"]
    assert CHARTS["doubt"] == JAPANESE["Doubts"]


def test_a_part_of_a_themes_japanese_label_finds_that_theme_and_no_other() -> None:
    labels = {theme.id: {theme.label_ja, *filter(None, re.split("[・（）]", theme.label_ja))} for theme in sti.themes()}
    assert sum(map(len, labels.values())) == len(set().union(*labels.values()))
    for identifier, parts in labels.items():
        assert {sti.theme(part).id for part in parts} == {identifier}


@pytest.mark.parametrize("when", ["any", "all"])
def test_a_denial_over_a_year_does_not_use_the_words_of_the_affirmation(when: str, capsys: pytest.CaptureFixture[str]) -> None:
    # 「一年を通じてメンバーではなかった」 would say that it never was one.
    moments = []
    for year, answer in ((2012, True), (2014 if when == "all" else 2016, False)):
        assert sti.explain("日本", "g8", year=year, when=when).answer is answer  # type: ignore[arg-type]
        assert main(["explain", "日本", "g8", str(year), "--when", when, "--lang", "ja"]) == 0
        moments.append(capsys.readouterr().out.partition("、")[0].replace(str(year), ""))
    assert moments[0] != moments[1]


# How it is written


def prose(page: Path, *, links: bool = False) -> str:
    """A page without its code, and without the addresses of its links."""
    text = re.sub(r"\A---\n.*?^---\n", "", text_of(page), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]+`", "`…`", text)
    return text if links else re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)


@pytest.mark.parametrize("page", WRITTEN, ids=name_of)
def test_no_sentence_is_left_in_english(page: Path) -> None:
    assert re.findall(r"[A-Za-z][\w'’-]*(?:[ ,]+[A-Za-z][\w'’-]*){4,}", prose(page)) == []


@pytest.mark.parametrize("page", WRITTEN, ids=name_of)
def test_punctuation_is_full_width_and_latin_words_stand_without_blanks(page: Path) -> None:
    text = prose(page)
    assert re.findall(rf"{JAPANESE_LETTER}[,.!?:;()]|[,.!?:;()]{JAPANESE_LETTER}", text) == []
    assert re.findall(rf"{JAPANESE_LETTER} [A-Za-z0-9`]|[A-Za-z0-9`] {JAPANESE_LETTER}", text) == []
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("page", WRITTEN, ids=name_of)
def test_a_paragraph_is_one_line(page: Path) -> None:
    # A browser shows a line's end as a blank, and Japanese has none.
    starts = r"(?:[#|*]|\d+\. )"
    assert re.findall(rf"^.*{JAPANESE_LETTER}.*\n(?!{starts})\S.*$", prose(page), re.MULTILINE) == []


def test_what_was_promised_or_happened_is_a_whole_japanese_sentence() -> None:
    # Not the clipped style of headlines: 「…を強調。」
    texts = [record.summary_ja for record in sti.commitments()] + [record.summary_ja for record in sti.events()]
    assert [text for text in texts if not re.search("[うくすつぬぶむるただい]。$", text)] == []


def test_japanese_summaries_have_full_width_punctuation() -> None:
    texts = [record.summary_ja for record in sti.commitments()] + [record.summary_ja or "" for record in sti.frameworks()]
    wrong = rf"{JAPANESE_LETTER}[,.!?:;()/]|[,.!?:;()/]{JAPANESE_LETTER}"
    assert [text for text in texts if re.search(wrong, text)] == []
