"""What Japanese readers see: the pages run, say what the program says, and are written as Japanese is."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

import sti_frameworks as sti
from sti_frameworks.cli import main
from sti_frameworks.cli.wording import JAPANESE
from sti_frameworks.plots.words import JAPANESE as CHARTS
from tests.written import ROOT, commands, headings

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


# What runs (that it does, and prints what is shown, is tested with the other pages)


@pytest.mark.parametrize("page", WRITTEN, ids=name_of)
def test_commands_are_shown_with_japanese_answers(page: Path) -> None:
    for command in commands(page):
        assert "--lang ja" in command.typed, command.typed
        assert not command.shown or re.search(JAPANESE_LETTER, command.shown)


def test_the_readme_shows_commands_with_their_answers() -> None:
    shown = commands(README)
    assert len(shown) > 5
    assert any(command.shown for command in shown)


# What is said


def test_the_readme_covers_every_section_of_the_english_one_in_its_order() -> None:
    assert [each for each in headings(ROOT / "README.md", 2) if each not in SECTIONS] == []
    ours = headings(README, 2)
    places = [ours.index(SECTIONS[each]) for each in headings(ROOT / "README.md", 2)]
    assert places == sorted(places)


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


def prose(page: Path) -> str:
    """A page without its code, and without the addresses of its links."""
    text = re.sub(r"\A---\n.*?^---\n", "", text_of(page), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]+`", "`…`", text)
    return re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)


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
